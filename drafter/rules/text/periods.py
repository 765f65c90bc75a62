"""Periods that end before they begin (D208): 2025年10月至2025年3月, （2025—2021年）, 12月7日至1日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafter.chinese import half_width
from drafter.rules.text.noted import Noted
from drafter.rules.text.paper import Line, Paper

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

_TO = r"\s?(?:至|到|—+|－|-|–|~|～)\s?"
_YEARS = re.compile(rf"(?<![\d.])(?P<first>(?:19|20)\d\d)年?{_TO}(?P<last>(?:19|20)\d\d)年(?!\d)")
_MONTHS = re.compile(
    rf"(?<![\d.])(?P<first>(?:19|20)\d\d年\d{{1,2}}月)(?:\d{{1,2}}日)?{_TO}(?P<last>(?:19|20)\d\d年\d{{1,2}}月)"
)
_DAYS = re.compile(
    rf"(?<![\d.])(?P<month>\d{{1,2}})月(?P<first>\d{{1,2}})日?{_TO}(?:(?P=month)月)?(?P<last>\d{{1,2}})日"
)


def reversed_periods(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """D208: a period of years, months or days whose end lies before its beginning."""
    for line in paper.lines:
        if line.own:
            text = half_width(line.text)
            for pattern in (_YEARS, _MONTHS, _DAYS):
                yield from (_reversed(line, found) for found in pattern.finditer(text) if _is_reversed(found))


def _is_reversed(found: re.Match[str]) -> bool:
    first, last = (tuple(map(int, re.findall(r"\d+", found[end]))) for end in ("first", "last"))
    return last < first


def _reversed(line: Line, found: re.Match[str]) -> Noted:
    said = line.text[found.start() : found.end()]
    return Noted("D208", line, *found.span(), f"“{said}”的终了在起始之前。")
