"""The numbers that lines open with, each with the level it stands for and the heading it stands under."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from drafter.chinese import numeral, parse_numeral
from drafter.readers.marks import mark_of
from drafter.rules.text.paper import Line, Paper
from drafter.rules.text.reach import RUNNING, reached

_PATTERNS = ("{}、", "（{}）", "{}.", "（{}）")
_NO_NUMBER = re.compile(r"[一二三四五六七八九十]、[一二三四五六七八九十](?=[、级等产线审季次期是类]|$)")
_LOST = re.compile("(?P<bare>[、．])(?=[\u4e00-\u9fff“《])|[（(] *[）)](?=[\u4e00-\u9fff“《])")
_HALF_BRACKET = re.compile(
    "([一二三四五六七八九十]{1,3})）|（([一二三四五六七八九十]{1,3})(?=[\u4e00-\u9fff])(?![一二三四五六七八九十]?[站个是级])"
)
_BEFORE_YEAR = re.compile(r"(\d{1,2})[.．、](?=(?:19|20)\d\d年)")
_ODD_MARK = re.compile("(\\d{1,2})(?:[。：；，]|[.．、][.．、])(?=[\u4e00-\u9fff])")
LIKE_A_HEADING = re.compile(
    "(?![一二三四五六七八九十]是|今年|全年|年内|[0-9]{1,2}月)[\u4e00-\u9fff0-9“”《》、，（）]{3,35}[\u4e00-\u9fff]"
)
_BARE_NUMERAL = re.compile(
    "([一二三四五六七八九十]{1,3})(?![一二三四五六七八九十])(?:，|(?![是年月项个种类级方大步村镇要定般些体批线切直致次届中名线站]))(?=[\u4e00-\u9fff“《0-9])"
)
IN_DIGITS = re.compile("([0-9]{1,2})、")
_NEAR, _SECOND = 12, 2


class Numbered(NamedTuple):
    """A line that opens with a number, or a heading that should (`value` 0), and the heading it stands under.

    `lost` is one of which only the marks are left, `instead` one that bears the number of a lower level.
    """

    line: Line
    level: int
    value: int
    written: str
    parent: int
    lost: bool = False
    instead: bool = False

    @property
    def end(self) -> int:
        """Where its number ends in the line."""
        return len(self.written) if self.line.text.startswith(self.written) else 0

    @property
    def is_part(self) -> bool:
        """Whether it is 第一部分, which may stand over 一、."""
        return self.written.startswith("第")

    def as_if(self, value: int, level: int = 0) -> str:
        """Return how another number is written at its place, or at another level."""
        if self.is_part and not level:
            return f"第{numeral(value)}部分{self.written.rpartition('分')[2]}"
        at = min(level or self.level, len(_PATTERNS))
        return _PATTERNS[at - 1].format(numeral(value) if at <= _SECOND else value)


def numbered(paper: Paper) -> tuple[Numbered, ...]:
    """Return the numbered lines and the headings of a paper, each with the nearest one of a higher level before it.

    One that has the number of another level, and is the one missing between two of that, counts as such (`instead`).
    """
    lines = [(line, _number(line)) for line in reached(paper, RUNNING)]
    known = {value for _, (level, value, _, _) in lines if level == 1}
    counted = {match[1] for line, _ in lines if (match := IN_DIGITS.match(line.text))}
    told = [(line, _of_chapter(line, known, counted) or number) for line, number in lines]
    found = [
        Numbered(line, level, value, written, -1, lost)
        for line, (level, value, written, lost) in told
        if level
    ]
    placed = _placed(found)
    instead = _of_another_level(placed)
    return _placed([one._replace(level=instead.get(n, one.level)) for n, one in enumerate(placed)], instead)


def _placed(
    found: Sequence[Numbered], instead: Mapping[int, int] = MappingProxyType({})
) -> tuple[Numbered, ...]:
    """Return the lines with the heading each stands under."""
    placed: list[Numbered] = []
    above: list[int] = []
    for n, one in enumerate(found):
        while above and placed[above[-1]].level >= one.level:
            above.pop()
        placed.append(one._replace(parent=above[-1] if above else -1, instead=n in instead))
        above.append(n)
    return tuple(placed)


def _of_another_level(found: Sequence[Numbered]) -> dict[int, int]:
    """Return which lines fill a gap of a higher level: （一） 2. （三）, and 1. right under 一、 before （二）."""
    last: dict[tuple[int, int], int] = {}
    instead: dict[int, int] = {}
    for n, one in enumerate(found):
        before = last.get((one.level, one.parent), one.parent)
        value = found[before].value if before != one.parent else 0
        if one.level > 1 and one.value == value + 2:
            between = range(max(before + 1, n - _NEAR), n)
            fits = [k for k in between if (found[k].level, found[k].value) == (one.level + 1, value + 1)]
            alone = [k for k in fits if _is_out_of_line(found, k)]
            if len(alone) == 1:
                instead[alone[0]] = one.level
        elif value == 0 and one.value > 1 and before >= 0 and _follows_its_parent(found, n):
            instead[n] = found[before].level
        last[one.level, one.parent] = n
    return instead


def _follows_its_parent(found: Sequence[Numbered], at: int) -> bool:
    """Tell whether a line goes on counting from the heading it stands under: 3. under （二）, without 1. and 2."""
    one, above = found[at], found[found[at].parent]
    counts_on = above.level == one.level - 1 and above.value == one.value - 1
    return above.level > 1 and counts_on and _is_out_of_line(found, at) and not _goes_on(found, at)


def _is_out_of_line(found: Sequence[Numbered], at: int) -> bool:
    """Tell whether a number neither follows from the one before it at its level nor begins a series."""
    one = found[at]
    before = next(
        (
            found[k].value
            for k in range(at - 1, max(one.parent, at - _NEAR), -1)
            if found[k].level == one.level
        ),
        0,
    )
    return before != one.value - 1 if one.value > 1 else not _goes_on(found, at)


def _goes_on(found: Sequence[Numbered], at: int) -> bool:
    """Tell whether the next number at the level of a line follows from it."""
    one = found[at]
    near = (found[k] for k in range(at + 1, min(len(found), at + _NEAR)) if found[k].parent == one.parent)
    return next((other.value for other in near if other.level == one.level), 0) == one.value + 1


def _number(line: Line) -> tuple[int, int, str, bool]:
    """Return level, value and number of a line as it stands; level 0 where it is a plain paragraph."""
    text = line.text
    lost = _LOST.match(text)
    if lost:
        return line.level or (1 if lost["bare"] else 2), 0, lost[0], True
    half = None if line.label else _HALF_BRACKET.match(text)
    if half:
        return 2, parse_numeral(half[1] or half[2]) or 0, half[0], False
    odd = None if line.level else _ODD_MARK.match(text)
    if odd:
        return 3, int(odd[1]), odd[0], False
    dated = None if line.level else _BEFORE_YEAR.match(text)
    if dated:
        return 3, int(dated[1]), dated[0], False
    in_text = not line.label or line.written.startswith(line.label)
    mark = mark_of(text if in_text else f"{line.label} ")
    if (
        mark is None
        or mark.is_lost
        or (not line.label and _NO_NUMBER.match(text))
        or (not line.level and mark.level == 1 and len(text) > 60)
    ):
        return line.level, 0, "", False
    return line.level or mark.level, mark.value, text[: mark.end].rstrip() if in_text else line.label, False


def _of_chapter(
    line: Line, known: Container[int], counted: Container[str]
) -> tuple[int, int, str, bool] | None:
    """Return the number of a chapter that is written otherwise, where the numbers around lack it: 二推进……, 9、……."""
    if line.label or not LIKE_A_HEADING.fullmatch(line.text.rstrip("。")):
        return None
    bare, digits = _BARE_NUMERAL.match(line.text), IN_DIGITS.match(line.text)
    if bare is not None:
        value, written = parse_numeral(bare[1]) or 0, bare[0]
    elif digits is not None and str(int(digits[1]) - 1) not in counted:
        value, written = int(digits[1]), digits[0]
    else:
        return None
    fits = value not in known and (value - 1 in known or (value == 1 and _SECOND in known))
    return (1, value, written, False) if fits else None
