"""Sentences that are not whole: a paragraph without its end mark, a sentence that ends in 和 or in half a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.canon.confusions import Endings
from drafter.chinese import is_character
from drafter.findings import Level
from drafter.rules.text.noted import Noted
from drafter.rules.text.numbers import LIKE_A_HEADING
from drafter.rules.text.paper import Line, Paper, What
from drafter.rules.text.reach import RUNNING, reached

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

_END = "。！？：；…"
_CLOSING = '”’）》】」)〕" '
_LONG, _LONG_WITH_COMMA = 40, 25
_BROKEN_OFF = "，、"
_STOP = re.compile("[。！？]")
_NO_TEXT = re.compile("附件|附：|（?(?:联系人|联系电话|此件)|https?:|[\\d\\s]+$|（此")
_SHORTEST, _FAR, _BEGUN = 12, 24, 8
_BEGINS = re.compile("[一二三四五六七八九十]是|今年|全年|年内|\\d{1,2}月|20\\d\\d年\\d")
# with these a sentence may end in 的: 是依法办理的
_IS_SAID = re.compile("有(?![关效序力])|属|凡|若|如果|应当|可以|不予|看来|听[^，]{1,4}的$")
_NTH = re.compile("第[一二三四五六七八九十]")
_MOST_IN_TWO = 20  # more are the way a file is written
_POINTS = "一二三四五六七八九"
_POINT = re.compile(f"(?<=[一-龥])(?<![第其之])(?P<number>[{_POINTS[1:]}])是")
_FORMULA = re.compile("特此报告|特此汇报|以上报告，?请(?:予以?)?审[阅议]")


def unfinished(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """T502: paragraphs and sentences that break off."""
    endings = tables.words(Endings, "endings.yaml")
    lines = list(reached(paper, RUNNING))
    for place, line in enumerate(lines):
        if line.what is What.PARAGRAPH and line.own:
            follows = lines[place + 1] if place + 1 < len(lines) else None
            yield from _without_end(line, follows)
            yield from _broken_off(line, endings)
            yield from _run_on(line)
    yield from _in_two(lines, paper)


def _without_end(line: Line, follows: Line | None) -> Iterator[Noted]:
    """Yield a finding where a paragraph that is long enough to be one has no mark at its end."""
    text = line.text.rstrip()
    bare = text.rstrip(_CLOSING)
    end = len(bare)
    if (
        bare.endswith("；")
        and "。" in text
        and not (follows is not None and follows.text.rstrip().endswith("；"))
    ):
        message = "这一段话说完了，结尾用的是分号。"
        yield Noted("T502", line, end - 1, end, message, "请改成句号。", False, Level.WARNING)
        return
    if not bare or bare[-1] in _END or (text[0] == "（" and text[-1] == "）"):
        return
    if bare[-1] in _BROKEN_OFF and text == bare and len(text) >= _SHORTEST:
        message = f"这一段以“{bare[-1]}”结尾，话没有说完。"
        yield Noted("T502", line, end - 1, end, message, "请补全，或者改成句号。")
        return
    if not _is_long(text) or _NO_TEXT.match(text) or _is_list(line, follows):
        return
    start = max(0, end - 6)
    message = f"这一段结尾没有标点（…{bare[-8:]}）。"
    yield Noted(
        "T502",
        line,
        start,
        end,
        message,
        "话说完了的，补上句号；没有说完的，补全。",
        certain=False,
        level=Level.WARNING,
    )


def _is_long(text: str) -> bool:
    """Tell whether a line without an end mark is too long, or begins or goes on too plainly, for a heading."""
    return (
        len(text) >= _LONG
        or bool(_FORMULA.fullmatch(text))
        or (len(text) >= _LONG_WITH_COMMA and "，" in text)
        or (len(text) >= _BEGUN and _BEGINS.match(text) is not None)
        or _STOP.search(text.rstrip(_CLOSING)) is not None
    )


def _in_two(lines: list[Line], paper: Paper) -> Iterator[Noted]:
    """Yield where a sentence was broken into two lines: the first reads like no heading, or ends within a word.

    A word is known by three characters, two of one line and one of the other, standing together elsewhere.
    """
    pairs = [(first, second) for first, second in pairwise(lines) if _may_go_on(first, second)]
    for first, second in pairs if len(pairs) <= _MOST_IN_TWO else ():
        text, behind = first.text.rstrip(), second.text
        within = text[-2:] + behind[0] in paper.text or text[-1] + behind[:2] in paper.text
        unclosed = any(text.count(opened) > text.count(closed) for opened, closed in ("《》", "“”", "（）"))
        if within or unclosed or not LIKE_A_HEADING.fullmatch(text):
            message = f"这一句断成了两行：“…{text[-6:]}”后面接着“{behind[:6]}…”。"
            advice = "请把两行接起来；本来是两段的，前一段补上标点。"
            yield Noted(
                "T502", first, max(0, len(text) - 6), len(text), message, advice, False, Level.WARNING
            )


def _may_go_on(first: Line, second: Line) -> bool:
    """Tell whether a paragraph has no mark at its end, and the next one no number."""
    if {first.what, second.what} != {What.PARAGRAPH} or not (first.own and second.text) or second.level:
        return False
    text = first.text.rstrip()
    open_end = (
        bool(text)
        and is_character(text[-1])
        and not (first.level and not first.run_in)
        and not _is_long(text)
    )
    return (
        open_end
        and is_character(second.text[0])
        and _NTH.match(text) is None
        and _NO_TEXT.match(text) is None
    )


def _is_list(line: Line, follows: Line | None) -> bool:
    """Tell whether the line is one of a list, or goes on in the next: no paragraph that should end here."""
    if line.level and not line.run_in:
        return True
    text = follows.text if follows is not None else ""
    return bool(text) and text[0] in "，。；、）"


def _broken_off(line: Line, endings: Endings) -> Iterator[Noted]:
    for stop in _STOP.finditer(line.text):
        at = stop.start()
        clause = line.text[max(0, at - 16) : at]
        if not clause or not is_character(clause[-1]):
            continue
        clause = re.split("[，。；：！？“”（）《》、]", clause)[-1]
        if not clause:
            continue
        start, advice = at - min(len(clause), 4), "请补全这一句。"
        if joining := endings.joins(clause):
            message = f"这一句以“{joining}”收尾，后面少了话。"
            yield Noted("T502", line, start, at + 1, message, advice, certain=len(clause) > 1)
        elif cut := endings.breaks_off(clause):
            message = f"这一句以“{cut}”收尾，像是少了后半截。"
            yield Noted("T502", line, start, at + 1, message, advice, certain=False, level=Level.WARNING)
        elif clause.endswith("的") and not _is_said(re.split("[。！？；]", line.text[:at])[-1]):
            message = "这一句以“的”收尾，后面少了话。"
            yield Noted("T502", line, start, at + 1, message, advice, certain=False, level=Level.WARNING)


def _is_said(sentence: str) -> bool:
    """Tell whether a sentence may end in 的: 是……的, or with a word that asks for it shortly before."""
    return "是" in sentence or "因" in sentence or _IS_SAID.search(sentence[-_FAR:]) is not None


def _run_on(line: Line) -> Iterator[Noted]:
    """Yield points that begin within a sentence: the one before them was cut off."""
    for found in _POINT.finditer(line.text):
        before = _POINTS[_POINTS.index(found["number"]) - 1]
        if f"{before}是" in line.text[: found.start()]:
            start = max(0, found.start() - 4)
            message = f"“{found[0]}”前面一句没有说完，也没有标点。"
            yield Noted("T502", line, start, found.end(), message, "请把前一句补全。", False, Level.WARNING)
