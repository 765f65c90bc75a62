"""Figures of a table: a row that begins with the name of an indicator gives its value, and last year's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from drafter.chinese import SCALES, half_width
from drafter.harvest.changes import Comparison
from drafter.harvest.matching import Sought, bare
from drafter.harvest.model import Found
from drafter.harvest.outlay import CELLS, Line
from drafter.mentions import Stated

_FEWEST = 3
_NUMBER = re.compile(r"(约|近|超)?(\d[\d,]*(?:\.\d+)?)([万亿]?)(余|多)?%?(以上|左右)?")


def tabled(lines: Iterable[Line], wanted: Iterable[Sought]) -> list[Found]:
    """Return the figures of rows such as 收到行政复议申请 / 件 / 171 / 138, each with its indicator."""
    by_label: dict[str, list[Sought]] = {}
    for each in wanted:
        by_label.setdefault(bare(each.indicator.label), []).append(each)
    found = [_row(line, by_label) for line in lines if line.text.count(CELLS) >= _FEWEST - 1]
    return [figure for figure in found if figure is not None]


def _row(line: Line, by_label: dict[str, list[Sought]]) -> Found | None:
    cells = line.text.split(CELLS)
    known = [s for s in by_label.get(bare(cells[0]), ()) if cells[1].strip() in s.units]
    value = _number(cells[2])
    if len(known) != 1 or value is None:
        return None
    amount, approx = value
    start = len(cells[0]) + len(cells[1]) + 2 * len(CELLS)
    figure = Stated(start, start + len(cells[2]), cells[2], amount, cells[1].strip(), approx)
    last = _number(cells[3]) if len(cells) > _FEWEST else None
    comparison = Comparison(amount, last[0]) if last is not None and not last[1] else None
    return Found(figure, line, indicator=known[0].indicator, comparison=comparison, what=cells[0])


def _number(cell: str) -> tuple[Decimal, str] | None:
    found = _NUMBER.fullmatch(half_width(cell).strip())
    if found is None:
        return None
    amount = Decimal(found[2].replace(",", "")) * SCALES.get(found[3], 1)
    return amount, found[1] or found[4] or found[5] or ""
