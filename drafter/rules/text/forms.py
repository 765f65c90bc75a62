"""How headings are written: their numbers in the form of their level, with the same end all over (H303, H305)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafter.chinese import numeral
from drafter.rules.text.noted import Fix, Noted
from drafter.rules.text.numbers import IN_DIGITS, Numbered, numbered
from drafter.rules.text.paper import Line, Paper, What
from drafter.rules.text.reach import reached

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

_FORMS = (
    (2, re.compile(r"[一二三四五六七八九十]{1,3}[）)]"), "（{}）", "少了前面的括号"),
    (3, re.compile(r"\d{1,2}[.．、][.．、]"), "{}.", "只用一个下圆点"),
    (3, re.compile(r"\d{1,2}[。：；]"), "{}.", "后面用下圆点"),
    (2, re.compile(r"[（(][一二三四五六七八九十]+[）)][、.．，]"), "（{}）", "括号后面不再用标点"),
    (
        2,
        re.compile(r"\([一二三四五六七八九十]+\)|\([一二三四五六七八九十]+）|（[一二三四五六七八九十]+\)"),
        "（{}）",
        "用全角括号",
    ),
    (
        1,
        re.compile(r"[一二三四五六七八九十]+(?:[.．，,]|(?=[^、.．，,一二三四五六七八九十）)]))"),
        "{}、",
        "后面用顿号",
    ),
    (3, re.compile(r"\d{1,2}[、，,](?!\d)"), "{}.", "后面用下圆点，不用顿号"),
    (4, re.compile(r"[（(]\d{1,2}[）)][、.．，]"), "（{}）", "括号后面不再用标点"),
    (4, re.compile(r"\(\d{1,2}\)|\(\d{1,2}）|（\d{1,2}\)"), "（{}）", "用全角括号"),
)


def written_otherwise(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """H303: a number written in another form than 一、（一）1.（1）; of half-width brackets P504 tells where all are."""
    if paper.from_facts:
        return
    from drafter.rules.text.spacing import is_narrow

    narrow = is_narrow(paper)
    for one in numbered(paper):
        found = one.value and one.end and next(_forms(one, narrow=narrow), None)
        if found:
            yield _form(one, *found)


def _forms(one: Numbered, *, narrow: bool) -> Iterator[tuple[str, str, str]]:
    digits = IN_DIGITS.match(one.line.text) if one.level == 1 else None
    if digits is not None:
        yield digits[0], f"{numeral(one.value)}、", "这一级用汉字数字"
    for _, pattern, right, why in _FORMS:
        found = pattern.match(one.line.written)
        if found and not (narrow and "全角" in why):
            yield found[0], right.format(re.sub(r"[^\d一二三四五六七八九十]", "", found[0])), why


def _form(one: Numbered, found: str, right: str, why: str) -> Noted:
    message = f"序号“{found}”的写法不规范：{why}，写作“{right}”。"
    fix = Fix(0, len(found), right)
    return Noted("H303", one.line, 0, len(found), message, f"请改成“{right}”。", fix=fix, pattern=why)


def ended_otherwise(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """H305: of the headings of one level that stand alone, some end in 。 and some do not."""
    if paper.from_facts:
        return
    yield from _taken_for_text(paper)
    alone = [
        h for h in reached(paper, frozenset({What.HEADING})) if h.level and len(h.text) > len(h.label) + 1
    ]
    for level in sorted({line.level for line in alone}):
        mine = [line for line in alone if line.level == level]
        yield from (_stopped(line) for line in mine if line.text[-1] in "，、；：")
        closed = [line for line in mine if line.text.endswith("。")]
        if len(mine) < 3 or len(closed) in (0, len(mine)):
            continue
        unclosed = [line for line in mine if line not in closed and line.text[-1] not in "，、；："]
        few = closed if len(closed) * 2 <= len(mine) else unclosed
        yield from (_ending(line, len(mine), len(closed)) for line in few)


_LIKE_HEADING = re.compile(
    "(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)[^。；：]{4,40}[，、；：]"
)


def _taken_for_text(paper: Paper) -> Iterator[Noted]:
    """Yield a lone heading that its mark at the end makes look like a paragraph; several in a row are a list."""
    like = [
        line for line in reached(paper, frozenset({What.PARAGRAPH})) if _LIKE_HEADING.fullmatch(line.text)
    ]
    if len(like) == 1:
        yield _stopped(like[0])


def _stopped(line: Line) -> Noted:
    end = len(line.text)
    message = f"单独成行的标题末尾有“{line.text[-1]}”。"
    return Noted("H305", line, end - 1, end, message, "请删去。", fix=Fix(end - 1, end, ""))


def _ending(line: Line, whole: int, closed: int) -> Noted:
    end = len(line.text)
    said = f"同级的{whole}个标题里，{closed}个末尾有句号，{whole - closed}个没有"
    if line.text.endswith("。"):
        return Noted(
            "H305",
            line,
            end - 1,
            end,
            f"{said}，这个有。",
            "请删去句号。",
            fix=Fix(end - 1, end, ""),
            pattern="末",
        )
    return Noted(
        "H305",
        line,
        end - 1,
        end,
        f"{said}，这个没有。",
        "请加上句号。",
        fix=Fix(end, end, "。"),
        pattern="末",
    )
