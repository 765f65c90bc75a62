"""Which lines of a paper rules of wording and marks look at."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.rules.text.paper import Line, Paper, What

RUNNING = frozenset({What.HEADING, What.PARAGRAPH})
SAID = RUNNING | {What.TITLE, What.CELL}


def reached(paper: Paper, kinds: frozenset[What]) -> Iterator[Line]:
    """Yield the lines of some kinds: of a report without what is attached to it; what a notice issues is the paper itself."""
    whole = paper.genre != "报告"
    for line in paper.lines:
        if line.what in kinds and (whole or not line.attached):
            yield line
