"""Which lines of a paper rules of wording and marks look at."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.rules.text.paper import Line, Paper, What

RUNNING = frozenset({What.HEADING, What.PARAGRAPH})
SAID = RUNNING | {What.TITLE, What.CELL}


_LONGEST_ENTRY = 40


def reached(paper: Paper, kinds: frozenset[What]) -> Iterator[Line]:
    """Yield the lines of some kinds: of a report without the text attached to it; what a notice issues is the paper itself.

    With cells go the entries of tables that are attached: those are the writer's own.
    """
    whole = paper.genre != "报告"
    for line in paper.lines:
        entry = What.CELL in kinds and len(line.text) <= _LONGEST_ENTRY and "。" not in line.text
        if line.what in kinds and (whole or not line.attached or entry):
            yield line
