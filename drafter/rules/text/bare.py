"""Headings with nothing under them (H307): the text was deleted, or never written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from drafter.outline import Role
from drafter.rules.text.noted import Noted
from drafter.rules.text.paper import Line, Paper, What

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables


def bare_headings(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """H307: a heading that another of its rank or above follows at once; where its neighbours are as bare, it is a list."""
    lines = paper.body
    bare = [_is_bare(lines, at) for at in range(len(lines))]
    for at, line in enumerate(lines):
        told = line.level == 1 and line.role in (Role.PROBLEMS, Role.PLANS)  # C402, C404
        if bare[at] and not told and not any(bare[n] for n in _neighbours(lines, at)):
            message = f"“{line.text[:20]}”下面没有正文。"
            yield Noted("H307", line, 0, len(line.text), message, certain=False)


def _is_bare(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    if not _is_heading(line) or line.text.rstrip()[-1:] in "。；：":
        return False
    return at + 1 == len(lines) or (_is_heading(lines[at + 1]) and lines[at + 1].level <= line.level)


def _is_heading(line: Line) -> bool:
    return line.what is What.HEADING and line.level > 0 and line.label != "" and not line.run_in


def _neighbours(lines: Sequence[Line], at: int) -> Iterator[int]:
    """Yield where the headings of its rank before and behind stand."""
    level = lines[at].level
    for way in (range(at - 1, -1, -1), range(at + 1, len(lines))):
        for n in way:
            if _is_heading(lines[n]) and lines[n].level <= level:
                if lines[n].level == level:
                    yield n
                break
