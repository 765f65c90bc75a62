"""Marks in pairs, one upon another, and straight quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from drafter.chinese import is_character
from drafter.findings import Level
from drafter.rules.text.noted import Fix, Noted
from drafter.rules.text.paper import Line, Paper
from drafter.rules.text.reach import SAID, reached

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

_PAIRS = {"《": "》", "〈": "〉", "“": "”", "‘": "’", "（": "）", "〔": "〕", "【": "】", "「": "」"}
_OPENS = {closing: opening for opening, closing in _PAIRS.items()}
_NAMES = {
    "《": "书名号",
    "〈": "书名号",
    "“": "引号",
    "‘": "引号",
    "（": "括号",
    "〔": "括号",
    "【": "括号",
    "「": "引号",
}
_SPANNING = frozenset("“‘")
_FURTHER = 3
_PAIRED = re.compile("[《》〈〉“”‘’（）〔〕【】「」]")
# 1） and a） number an item and need no other half
_ITEM = re.compile(r"(?:^|(?<=[。；：，、！？ ]))(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3}|[①-⑳])$")
_SHOWN, _FAR = 12, 60


class Mark(NamedTuple):
    """One half of a pair, and where it stands in its line."""

    sign: str
    at: int


def unpaired(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """P501: a bracket, quotation mark or title mark without its other half."""
    lines = list(reached(paper, SAID))
    left = [_left_over(line.text) for line in lines]
    _spanned(left)
    for line, marks in zip(lines, left, strict=True):
        yield from _odd_marks(line, marks)


def _left_over(text: str) -> list[Mark]:
    """Return the marks of a line that have no other half in it, in their order."""
    opened: list[Mark] = []
    odd: list[Mark] = []
    for found in _PAIRED.finditer(text):
        mark = Mark(found[0], found.start())
        if mark.sign in _PAIRS:
            opened.append(mark)
        elif opened and opened[-1].sign == _OPENS[mark.sign]:
            opened.pop()
        elif not _is_no_half(text, mark):
            _closed(opened, odd, mark)
    return sorted((*odd, *opened), key=lambda mark: mark.at)


def _closed(opened: list[Mark], odd: list[Mark], mark: Mark) -> None:
    """Close an outer pair, so that what was opened within it stays odd; else the closing mark itself is odd."""
    for back in range(len(opened) - 1, max(-1, len(opened) - 6), -1):
        if opened[back].sign == _OPENS[mark.sign]:
            odd += opened[back + 1 :]
            del opened[back:]
            return
    odd.append(mark)


def _is_no_half(text: str, mark: Mark) -> bool:
    """Tell whether a closing mark stands for itself: 1） before an item, the apostrophe of an English word."""
    if mark.sign == "）":
        return bool(_ITEM.search(text[max(0, mark.at - 5) : mark.at]))
    return (
        mark.sign == "’" and text[mark.at - 1 : mark.at].isascii() and text[mark.at - 1 : mark.at].isalnum()
    )


def _spanned(left: Sequence[list[Mark]]) -> None:
    """Take out quotation marks that open in one paragraph and close in one of the next three."""
    for number, marks in enumerate(left):
        for mark in [m for m in marks if m.sign in _SPANNING][-1:]:
            for later in left[number + 1 : number + 1 + _FURTHER]:
                if later and later[0].sign == _PAIRS[mark.sign] and mark is marks[-1]:
                    marks.remove(mark)
                    later.pop(0)
                    break
                if later:
                    break


def _odd_marks(line: Line, marks: list[Mark]) -> Iterator[Noted]:
    told = 0
    for number, mark in enumerate(marks):
        if number < told or _beside_straight(line.written, mark):
            continue
        follows = marks[number + 1] if number + 1 < len(marks) else None
        yield _odd(line, mark, follows)
        told = number + 2 if follows is not None and _is_turned(mark, follows) else told


def _is_turned(mark: Mark, follows: Mark) -> bool:
    """Tell whether two odd marks are one pair of which a half, or both, is the wrong way round."""
    kind, other = _OPENS.get(mark.sign, mark.sign), _OPENS.get(follows.sign, follows.sign)
    return kind == other and follows.at - mark.at <= 60 and (mark.sign in _OPENS or follows.sign in _PAIRS)


def _beside_straight(written: str, mark: Mark) -> bool:
    """Tell whether the other half is a straight quotation mark: P503 says so."""
    if _OPENS.get(mark.sign, mark.sign) not in _SPANNING:
        return False
    straight = '"' if mark.sign in "“”" else "'"
    far = written.rfind(straight, mark.at, mark.at + _FAR) if mark.sign in _PAIRS else -1
    return far >= 0 or (mark.sign in _OPENS and written.find(straight, max(0, mark.at - _FAR), mark.at) >= 0)


def _odd(line: Line, mark: Mark, follows: Mark | None) -> Noted:
    text, sign = line.text, mark.sign
    name = _NAMES[_OPENS.get(sign, sign)]
    if follows is not None and _is_turned(mark, follows):
        shown = text[mark.at : follows.at + 1]
        said = f"“{shown}”的{name}方向不对" if name != "引号" else f"{shown} 两头的引号方向不对"
        return Noted("P501", line, mark.at, follows.at + 1, f"{said}。", "请改成一前一后成对的。")
    half = "前" if sign in _PAIRS else "后"
    other = "后" if sign in _PAIRS else "前"
    lacks = _PAIRS.get(sign) or _OPENS[sign]
    around = (
        text[mark.at : mark.at + _SHOWN]
        if sign in _PAIRS
        else text[max(0, mark.at + 1 - _SHOWN) : mark.at + 1]
    )
    message = f"{around} 这里有{half}{name} {sign}，没有配对的{other}{name} {lacks}。"
    return Noted("P501", line, mark.at, mark.at + 1, message)


_STACKED = re.compile("(?P<first>[，、；：。])(?P<gap> {0,2})(?P<second>[，、；：。])")
_AND_SO_ON = re.compile("、等(?![级待额候价同量身次于值效压离温分高著闲到比轮差腰面形长距外])")
_TITLES = re.compile("》、《")
_OPENING = re.compile("[，。；：！？](?=.)")


def stacked(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """P502: one mark upon another, a mark that opens a line, 、 before 等; 、 between titles is only a matter of form."""
    listed: list[tuple[Line, int]] = []
    for line in reached(paper, SAID):
        if line.own or not paper.from_facts:
            yield from _stacked(line)
            listed += [(line, found.start()) for found in _TITLES.finditer(line.text)]
    if listed:
        line, at = listed[0]
        much = f"，全文{len(listed)}处" if len(listed) > 1 else ""
        message = f"并列的书名号之间一般不用顿号{much}。"
        fix = Fix(at + 1, at + 2, "") if len(listed) == 1 else None
        yield Noted(
            "P502", line, at, at + 3, message, "可以删去书名号之间的顿号。", level=Level.NOTE, fix=fix
        )


def _stacked(line: Line) -> Iterator[Noted]:
    text, done = line.text, 0
    opening = _OPENING.match(text)
    if opening:
        yield Noted(
            "P502", line, 0, 1, f"这一段以“{opening[0]}”开头，标点放错了地方。", "请核对前面是不是漏了字。"
        )
    while found := _STACKED.search(text, done):
        start, end = found.span()
        while end < len(text) and text[end] in "，、；：。":
            end += 1
        done = end
        yield _stack(line, start, end)
    for found in _AND_SO_ON.finditer(text):
        at = found.start()
        message = "“等”的前面不用顿号。"
        yield Noted("P502", line, at, at + 2, message, "请删去这个顿号。", fix=Fix(at, at + 1, ""))


def _stack(line: Line, start: int, end: int) -> Noted:
    marks = line.text[start:end].replace(" ", "")
    kinds = set(marks)
    kept = marks[0] if len(kinds) == 1 else "。" if end == len(line.text) and "。" in kinds else ""
    message = f"“{marks}”{len(marks)}个标点叠在一起。"
    if not kept:
        return Noted("P502", line, start, end, message, "请只留一个。", fix=_guess(marks, start, end))
    return Noted("P502", line, start, end, message, f"请只留一个“{kept}”。", fix=Fix(start, end, kept))


def _guess(marks: str, start: int, end: int) -> Fix | None:
    """Return the likely remedy of two marks that differ: the one that ends more."""
    strongest = next(sign for sign in "。；：，、" if sign in marks)
    return Fix(start, end, strongest, safe=False)


def straight(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """P503: straight quotation marks around Chinese words; a pair is told once."""
    for line in reached(paper, SAID):
        if line.own or not paper.from_facts:
            for sign in ('"', "'"):
                yield from _straight(line, sign)


def _straight(line: Line, sign: str) -> Iterator[Noted]:
    """Follow the quotation marks of a line, curved and straight: a straight one opens or closes by what is open."""
    text, curved = line.written, "“”" if sign == '"' else "‘’"
    opened: int | None = None
    inside = False
    wide = chr(ord(sign) + 0xFEE0)
    if sign not in text and wide not in text:
        return
    for at in [found.start() for found in re.finditer(f"[{curved}{sign}{wide}]", text)]:
        if text[at] == curved[0]:
            inside = True
        elif text[at] == curved[1]:
            if opened is not None:
                yield _unbent(line, (opened,), curved[0])
            opened, inside = None, False
        elif not _is_quote(text, at):
            continue
        elif inside:
            yield _unbent(line, (at,), curved[1])
            inside = False
        elif opened is not None:
            yield _unbent(line, (opened, at), curved)
            opened = None
        else:
            opened = at
    if opened is not None:
        yield _unbent(line, (opened,), "")


def _is_quote(text: str, at: int) -> bool:
    """Tell whether a straight mark stands beside Chinese, and is no apostrophe, minute or inch."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if before.isascii() and before.isalnum() and after.isascii() and after.isalnum():
        return False
    return any(c and (is_character(c) or not c.isascii()) for c in (before, after))


def _unbent(line: Line, places: tuple[int, ...], curved: str) -> Noted:
    start, end = places[0], places[-1] + 1
    inside = line.written[start + 1 : end - 1]
    message = "中文里用了直引号。"
    if not curved:
        return Noted("P503", line, start, end, "中文里用了直引号，而且不成对。", "请补成一对弯引号。")
    text = f"{curved[0]}{inside}{curved[1]}" if len(places) == 2 else curved
    advice = f"请改成弯引号 {text if len(text) <= 16 else curved} 。"
    return Noted(
        "P503", line, start, end, message, advice, fix=Fix(start, end, text, safe=False), pattern="直"
    )
