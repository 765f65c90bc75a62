"""Numbers that lines open with: one left out, doubled or lost; a level skipped (H301, H302, H306)."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from drafter.findings import Level
from drafter.rules.text.noted import Fix, Noted
from drafter.rules.text.numbers import LIKE_A_HEADING, Numbered, numbered
from drafter.rules.text.paper import Paper
from drafter.rules.text.reach import RUNNING, reached

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

_HALF_BRACKET = re.compile("\\d{1,2}[）)]")
_MOST_BREAKS, _NEAR, _ENOUGH, _SECOND = 3, 12, 4, 2


class Break(NamedTuple):
    """A number that does not follow: what was expected, and how many headings without a number stand before it."""

    found: Numbered
    expected: int
    is_slip: bool = False
    bare: Numbered | None = None


def skipped(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """H301, H302: numbers left out or doubled, and numbers that were lost; one finding for each."""
    if paper.from_facts:
        return
    found, lines = numbered(paper), {line.number: line.text for line in reached(paper, RUNNING)}
    for one in found:
        if one.lost:
            yield _lost(one)
    bare: set[int] = set()
    for level in sorted({one.level for one in found}):
        mine = [one for one in found if one.level == level]
        broken = [b for b in _fewest_breaks(mine, found, level) if not _runs_in(b, found, lines)]
        clear = len(broken) <= max(_MOST_BREAKS, len(mine) // 3)
        yield from (_broken(b, certain=clear) for b in broken)
        bare |= {b.bare.line.number for b in broken if b.bare is not None}
    yield from _unnumbered(paper, found, bare)


def _fewest_breaks(mine: Sequence[Numbered], whole: Sequence[Numbered], level: int) -> list[Break]:
    """Return the breaks of a level: counted anew under each heading, within each chapter, or through the whole.

    At the top 第一部分 may stand over 一、, which is then counted by itself: anew under each part.
    """
    readings = [[one.parent for one in mine]]
    if level > 1:
        readings += [[_chapter(one, whole) for one in mine], [-1] * len(mine)]
    told = [list(_breaks(mine, groups)) for groups in readings]
    parts = [one for one in mine if one.is_part]
    if level == 1 and 0 < len(parts) < len(mine):
        within = [one for one in mine if not one.is_part]
        numbers = [one.line.number for one in parts]
        under = [bisect(numbers, one.line.number) for one in within]
        told.insert(0, [*_breaks(parts, [-1] * len(parts)), *_breaks(within, under)])
    return min(told, key=len)


def _chapter(one: Numbered, whole: Sequence[Numbered]) -> int:
    """Return which heading of level 1 a line stands under."""
    at = one.parent
    while at >= 0 and whole[at].level > 1:
        at = whole[at].parent
    return at


def _breaks(mine: Sequence[Numbered], groups: Sequence[int]) -> Iterator[Break]:
    last, bare = 0, list[Numbered]()
    for place, one in enumerate(mine):
        if place and groups[place] != groups[place - 1]:
            last, bare = 0, []
        follows = _value_at(mine, groups, place + 1, groups[place])
        if one.lost:
            last += 1
        elif not one.value:
            bare.append(one)
        elif one.value == last + 1 or _begins_anew(one, last, follows):
            last, bare = one.value, []
        elif bare and one.value == last + len(bare) + 1 and last:
            yield Break(one, last + 1, bare=bare[0])
            last, bare = one.value, []
        else:
            slip = follows == last + 2
            yield Break(one, last + 1, slip)
            last, bare = (last + 1 if slip else one.value), []


def _value_at(mine: Sequence[Numbered], groups: Sequence[int], place: int, group: int) -> int:
    return mine[place].value if place < len(mine) and groups[place] == group else 0


def _begins_anew(one: Numbered, last: int, follows: int) -> bool:
    """Tell whether a second series begins, as lists in paragraphs do: 1. after 3., and 2. after it."""
    return one.level > 1 and one.value == 1 and last > 1 and follows == 2


def _unnumbered(paper: Paper, found: Sequence[Numbered], told: Container[int]) -> Iterator[Noted]:
    """Yield the one short line among numbered headings that reads like one and has no number; several are a style."""
    if sum(one.value > 0 for one in found) < _ENOUGH:
        return
    known = {one.line.number for one in found if one.value or one.lost}
    alone = [
        line
        for line in reached(paper, RUNNING)
        if line.number not in known and not line.run_in and LIKE_A_HEADING.fullmatch(line.text)
    ]
    if len(alone) == 1 and alone[0].number not in told:
        line = alone[0]
        message = "这一行像是小标题，别的小标题都有序号，这里的丢了。"
        yield Noted(
            "H302", line, 0, min(len(line.text), 20), message, "请对照原件补上序号。", False, Level.WARNING
        )


def _runs_in(broken: Break, found: Sequence[Numbered], lines: Mapping[int, str]) -> bool:
    """Tell whether the number looked for stands within a paragraph before it: （1）…（2）… there, （3） on its own."""
    one = broken.found
    sign = one.written.replace(str(one.value), str(broken.expected))
    if one.level == _SECOND:
        sign = one.as_if(broken.expected)
    if one.level < _SECOND or broken.is_slip or sign == one.written:
        return False
    number, said = one.line.number, re.compile(rf"(?<![\d.]){re.escape(sign)}(?!\d)")
    first = found[one.parent].line.number if one.parent >= 0 else 0
    return any(said.search(lines.get(before, "")) for before in range(max(first, number - _NEAR), number))


def _lost(one: Numbered) -> Noted:
    message = f"这一行以“{one.written}”开头，前面的序号丢了。"
    return Noted("H302", one.line, 0, one.end, message, "请对照原件补上序号。")


def _broken(broken: Break, *, certain: bool) -> Noted:
    one = broken.found
    wanted = one.as_if(broken.expected)
    if broken.bare is not None:
        line = broken.bare.line
        message = f"同级的标题都有序号，后面是“{one.written}”，这一行的“{wanted}”丢了。"
        return Noted("H302", line, 0, min(len(line.text), 20), message, f"请补上“{wanted}”。", certain=False)
    grave = None if certain else Level.WARNING
    message, advice = _said(broken, wanted)
    fix = Fix(0, one.end, wanted, safe=False) if one.end and broken.is_slip else None
    return Noted("H301", one.line, 0, one.end or 1, message, advice, certain=certain, level=grave, fix=fix)


def _said(broken: Break, wanted: str) -> tuple[str, str]:
    one = broken.found
    if broken.is_slip:
        return f"这里的序号是“{one.written}”，前后都接得上的是“{wanted}”。", f"请改成“{wanted}”。"
    if broken.expected == 1:
        return (
            f"这一级的第一个序号是“{one.written}”，前面没有“{wanted}”。",
            "请核对是不是漏了，再顺次改序号。",
        )
    before = one.as_if(broken.expected - 1)
    if one.value == broken.expected - 1:
        return f"“{before}”出现了两次。", f"这里应当是“{wanted}”，后面的请顺次改。"
    if one.value > broken.expected:
        return f"“{before}”后面是“{one.written}”，缺“{wanted}”。", "请核对是漏了一部分，还是序号写错了。"
    return f"“{before}”后面又是“{one.written}”，应当是“{wanted}”。", "请核对序号。"


def level_skipped(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """H306: 1. among （一）, and a chapter that goes from 一、 straight to 1. here and has （一） between there.

    H303 where it is no form at all: 2）among 1. and 3.
    """
    if paper.from_facts:
        return
    found = numbered(paper)
    for one in found:
        if one.instead:
            yield _out_of_place(one)
    text = {line.number for line in reached(paper, RUNNING)} - {one.line.number for one in found}
    for level in (3, 4):
        mixed = {one.parent for one in found if one.level == level - 1}
        below = Counter(one.parent for one in found if one.level == level)
        told: set[int] = set()
        for one in found:
            above = found[one.parent]
            skips = one.level == level and one.parent >= 0 and above.level < level - 1 and above.value > 0
            if skips and one.parent in mixed and below[one.parent] > 1 and _is_headed(one, text):
                if one.parent not in told:
                    yield _skipped_level(one, above)
                told.add(one.parent)


def _is_headed(one: Numbered, text: Container[int]) -> bool:
    """Tell whether a line is a heading with text of its own, not a member of a list."""
    return one.line.level > 0 and (one.line.run_in > 0 or one.line.number + 1 in text)


def _out_of_place(one: Numbered) -> Noted:
    right = one.as_if(one.value)
    message = f"前后的同级标题用的是“{one.as_if(1)}”这样的序号，这里是“{one.written}”，应当是“{right}”。"
    fix = Fix(0, one.end, right, safe=False) if one.end else None
    code = "H303" if _HALF_BRACKET.fullmatch(one.written) else "H306"
    return Noted(code, one.line, 0, one.end or 1, message, f"请改成“{right}”。", fix=fix)


def _skipped_level(one: Numbered, above: Numbered) -> Noted:
    between = one.as_if(1, one.level - 1)
    message = f"“{above.written}”下面直接用了“{one.written}”，别处在两者之间有“{between}”一级。"
    return Noted("H306", one.line, 0, one.end or 1, message, f"请改用“{between}”这一级的序号，和别处一致。")
