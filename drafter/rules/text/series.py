"""一是、二是 and 第一、第二 in a text: a member left out or doubled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from drafter.chinese import numeral
from drafter.readers.marks import Ordinal, ordinals
from drafter.rules.text.noted import Fix, Noted
from drafter.rules.text.paper import Line, Paper, What
from drafter.rules.text.reach import RUNNING, reached

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

_KINDS = {"是": "{}是", "要": "{}要", "nth": "第{}"}
_DEEPEST, _NEAR = 8, 30


class Member(NamedTuple):
    """一是 in its line."""

    line: Line
    ordinal: Ordinal


def series(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """H304: 一是, 三是; series within series begin anew, and one may run on through the paragraphs of a section."""
    section: list[Line] = []
    for line in reached(paper, RUNNING):
        if line.what is What.HEADING or line.level:
            yield from _section(section)
            section = []
        section.append(line)
    yield from _section(section)


def _section(lines: Sequence[Line]) -> Iterator[Noted]:
    members = [
        Member(line, o) for line in lines for o in ordinals(line.text) if not _names_quarters(line.text, o)
    ]
    by_number = {line.number: line for line in lines}
    for kind in sorted({m.ordinal.kind for m in members}):
        yield from _kind([m for m in members if m.ordinal.kind == kind], by_number)


def _names_quarters(text: str, ordinal: Ordinal) -> bool:
    """Tell whether 第三、 is no member: 第三、四季度, 第一、二产业."""
    return ordinal.kind == "nth" and text[ordinal.end : ordinal.end + 1] in tuple("第一二三四五六七八九十百")


def _kind(members: Sequence[Member], lines: Mapping[int, Line]) -> Iterator[Noted]:
    """Follow a series and those within it; the innermost that a member continues takes it."""
    open_at: list[int] = []
    for place, member in enumerate(members):
        value = member.ordinal.value
        follows = members[place + 1].ordinal.value if place + 1 < len(members) else 0
        if _is_slip(value, follows, open_at):
            open_at[-1] += 1
            yield _noted(member, open_at[-1], slip=True)
        elif value == 1:
            open_at = [*open_at[-_DEEPEST:], 1]
        elif member.line.text[: member.ordinal.start].endswith("："):
            yield _noted(member, 1)
            open_at = [*open_at[-_DEEPEST:], value]
        elif place and _said_twice(members[place - 1], member):
            yield _noted(member, value + 1)
            open_at = [*open_at[:-1], value + 1]
        elif (at := _continued(open_at, value)) is not None:
            open_at = [*open_at[:at], value]
        else:
            expected = open_at[-1] + 1 if open_at else 1
            if not _written_otherwise(members, place, expected, lines):
                yield _noted(member, expected)
            open_at = [*open_at[:-1], value]


def _said_twice(before: Member, member: Member) -> bool:
    """Tell whether two members of one sentence have the same number: the second then goes on with no series around them."""
    same = before.line is member.line and before.ordinal.value == member.ordinal.value
    return same and "。" not in member.line.text[before.ordinal.end : member.ordinal.start]


def _is_slip(value: int, follows: int, open_at: Sequence[int]) -> bool:
    """Tell whether the next member shows that this one has the wrong number."""
    if not open_at or value == open_at[-1] + 1:
        return False
    if value == 1 == open_at[-1]:
        return follows != 2
    return follows == open_at[-1] + 2


def _continued(open_at: Sequence[int], value: int) -> int | None:
    """Return which open series a member continues, the innermost first."""
    return next((at for at in range(len(open_at) - 1, -1, -1) if open_at[at] + 1 == value), None)


def _written_otherwise(
    members: Sequence[Member], place: int, expected: int, lines: Mapping[int, Line]
) -> bool:
    """Tell whether the member looked for stands in the text all the same, where no mark is before it: 主要有一是."""
    this = members[place]
    before = members[place - 1] if place else None
    sign = _KINDS[this.ordinal.kind].format(numeral(expected))
    first = before.line.number if before is not None else this.line.number - _NEAR
    for line in (lines[n] for n in range(max(0, first), this.line.number + 1) if n in lines):
        start = before.ordinal.end if before is not None and before.line is line else 0
        end = this.ordinal.start if this.line is line else len(line.text)
        if sign in line.text[start:end] or (expected == 1 and _first(line.text[start:end])):
            return True
    return False


def _first(text: str) -> bool:
    return any(word in text for word in ("首先", "其一", "一方面", "首要", "第一"))


def _noted(member: Member, expected: int, *, slip: bool = False) -> Noted:
    line, ordinal = member.line, member.ordinal
    said = _KINDS[ordinal.kind]
    found, wanted = said.format(numeral(ordinal.value)), said.format(numeral(expected))
    end = ordinal.start + len(found)
    if slip:
        message, advice = f"这里是“{found}”，前后接得上的是“{wanted}”。", f"请改成“{wanted}”。"
        fix = Fix(ordinal.start, end, wanted, safe=False)
        return Noted("H304", line, ordinal.start, end, message, advice, fix=fix)
    before = f"“{said.format(numeral(expected - 1))}”后面是" if expected > 1 else "前面没有"
    message = f"{before}“{found}”，缺“{wanted}”。" if expected > 1 else f"“{found}”前面没有“{wanted}”。"
    if ordinal.value == expected - 1:
        message = f"“{found}”出现了两次。"
    return Noted("H304", line, ordinal.start, end, message, "请核对是漏了一项，还是序号写错了。")
