"""The parts of a plan (实施方案) as its facts file has them: 依据, 指导思想, 总体目标, tasks, 组织保障."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.files.annotated import Entry, Listed
from drafter.files.document import Plain
from drafter.harvest.entries import split
from drafter.harvest.model import Harvest
from drafter.harvest.outlay import Line, Part
from drafter.harvest.roles import Chapter
from drafter.harvest.values import unbraced
from drafter.outline import Role

_LONGEST_TITLE = 24
_CLOSING = 2


def programme(harvested: Harvest) -> Iterator[Entry]:
    """Yield the entries of a plan."""
    basis = "".join(unbraced(line.text) for line in harvested.outlay.opening)
    if basis:
        yield Entry("依据", basis, above=("", "为什么订这个方案。"))
    closing = _closing(harvested.chapters)
    for role in (Role.GUIDANCE, Role.GOALS, Role.TASKS, Role.SAFEGUARDS):
        parts = [chapter.part for chapter in harvested.chapters if chapter.role is role]
        if not parts:
            continue
        above = ("", f"原文第{parts[0].at}行起。")
        if role is Role.TASKS:
            areas = [area for part in parts for area in _areas(part)]
            yield Entry(role.value, Listed(tuple(areas)), above=above)
        elif role is Role.SAFEGUARDS:
            items = [item for part in parts for item in _safeguards(part, closing)]
            yield Entry(role.value, Listed(tuple(items)), above=above)
        else:
            lines = [unbraced(line.text) for part in parts for line in part.all_lines()]
            yield Entry(role.value, [*lines], above=above)
    if closing:
        yield Entry("结语", "".join(unbraced(line.text) for line in closing), above=("",))


def in_one(harvested: Harvest) -> Iterator[Entry]:
    """Yield the entries of a plan whose parts cannot be told apart without loss: its headings and lines as paragraphs."""
    opening = [line.text for line in harvested.outlay.opening]
    told = [text for chapter in harvested.chapters for text in _in_order(chapter.part) if text]
    role = Role.GUIDANCE.value
    yield Entry(
        "章节",
        Listed(((Entry("角色", role),),)),
        above=("", "这份方案的层次没有认全，各级标题和正文一段一行放在一起。"),
    )
    yield Entry(role, [unbraced(text) for text in (*opening, *told)])


def _in_order(part: Part) -> list[str]:
    """Return the headings and lines of a part, in reading order."""
    found = [part.title, *(line.text for line in part.lines)]
    for inner in part.parts:
        found += _in_order(inner)
    return found


def _closing(chapters: Sequence[Chapter]) -> list[Line]:
    """Return the last lines of a plan that are no longer about its last heading."""
    if not chapters or not chapters[-1].part.parts:
        return []
    last = chapters[-1].part.parts[-1]
    return last.lines[1:] if len(last.lines) >= _CLOSING and not last.parts else []


def _areas(part: Part) -> Iterator[tuple[Entry, ...]]:
    """Yield the areas of the tasks; tasks that stand under no area make one that bears the title of the chapter."""
    areas = part.parts if any(inner.parts for inner in part.parts) else [part]
    for area in areas:
        tasks = area.parts or [area]
        yield (Entry("领域", area.title or part.title), Entry("任务", Listed(tuple(map(_task, tasks)))))


def _task(part: Part) -> tuple[Entry, ...]:
    return (Entry("标题", part.title.rstrip("。")), Entry("举措", _measures(list(part.all_lines()))))


def _safeguards(part: Part, closing: Sequence[Line]) -> Iterator[tuple[Entry, ...]]:
    for inner in part.parts or [part]:
        lines = [line for line in inner.all_lines() if line not in closing]
        fields = [Entry("标题", inner.title.rstrip("。"))]
        if lines:
            fields.append(Entry("举措", _measures(lines)))
        yield tuple(fields)


def _measures(lines: Sequence[Line]) -> list[Plain]:
    """Return the sentences of some paragraphs as measures; from the second on a paragraph begins with a title."""
    found: list[Plain] = []
    for number, line in enumerate(lines):
        told = [unbraced(sentence) for sentence in split(line.text)]
        if number and len(told) > 1 and len(told[0]) <= _LONGEST_TITLE:
            found.append({"标题": told[0], "做法": told[1]})
            told = told[2:]
        found += told
    return found
