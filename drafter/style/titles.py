"""Titles broken by sense into at most three lines, 梯形 or 菱形 (7.3.1)."""

from __future__ import annotations

import math
import re
from bisect import bisect
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from drafter.chinese import display_width

_YEAR = r"\d{4}(?:[—～-]\d{4})?年(?:度|上半年|下半年)?|[一二三四五六七八九〇○]{4}年度?"
_SUBJECT = "|".join(
    (
        "法治政府建设与责任落实",
        "全面依法治[县市区省国]",
        "法治政府建设",
        "法治[县市区]建设",
        "法治建设",
        "依法行政",
        "依法治[县市区省]",
    )
)
_CLOSING = "|".join(
    (
        "(?:工作)?(?:进展)?情况的?报告",
        "(?:年度|工作|自查|总结|专项)+报告",
        "的?报告",
        "(?:工作)?实施(?:方案|意见)",
        "(?:工作)?(?:方案|计划|要点|总结|规划|纲要)",
        "的?(?:通知|意见|请示|函|决定|通报|批复)",
    )
)
_WORD = re.compile(
    rf"(?P<year>{_YEAR})|(?P<about>关于(?:印发|报送|呈报|上报)?)|(?P<subject>{_SUBJECT})|(?P<closing>(?:{_CLOSING})(?=$|的|[（(]))"
    r"|(?P<organ>(?:[一-鿿]{2}[省市县区旗州盟])?(?:人民政府|政府|委员会|办公室|县委|市委|区委|旗委|州委)(?![一-鿿]{0,2}建设))"
    r"|(?P<aside>[（(][^）)]*[）)])|(?P<open>[《“])|(?P<close>[》”])|(?P<space>[ \u3000]+)|(?P<list>、)|(?P<and>[和及与暨])"
)
_BEFORE = {"about": 0, "subject": 3, "year": 4, "closing": 4, "aside": 4, "open": 3, "and": 3}
_AFTER = {"organ": 2, "year": 3, "subject": 4, "list": 2, "aside": 4, "close": 4, "space": 0}
_HARD = 40
_EXTRA_LINE = 5
_LONGEST = 160


@lru_cache(maxsize=512)
def break_title(title: str, width: int = 20, most_lines: int = 3) -> tuple[str, ...]:
    """Break a title into lines of at most `width` characters: by sense first, then by shape, with as few lines as will do."""
    title = " ".join(title.split())
    if _width(title) <= width and " " not in title:
        return (title,)
    if len(title) > _LONGEST or _width(title) > (width + 1) * most_lines:
        return _filled(title, width)
    soft = dict(_breaks(title))
    return (
        _Search(title, soft, width).within(most_lines)
        or _Search(title, {**_anywhere(title), **soft}, width).within(most_lines)
        or _filled(title, width)
    )


def _width(text: str) -> float:
    return display_width(text) / 2


def _breaks(title: str) -> Iterator[tuple[int, int]]:
    """Yield each place between two words where a line may end, with what it costs to end it there."""
    costs: dict[int, list[int]] = {}
    for word in _WORD.finditer(title):
        kind = word.lastgroup or ""
        if kind in _BEFORE:
            costs.setdefault(word.start(), []).append(_BEFORE[kind])
        if kind in _AFTER:
            costs.setdefault(word.end(), []).append(_AFTER[kind])
        if kind == "about":
            costs.setdefault(word.end(), []).append(_HARD)
    for place, cost in costs.items():
        if 0 < place < len(title):
            yield place, _HARD if _HARD in cost else min(cost)


def _anywhere(title: str) -> dict[int, int]:
    """Allow a break between any two characters outside the known words: the last resort."""
    inside = {i for word in _WORD.finditer(title) for i in range(word.start() + 1, word.end())}
    closing = set("》）”、，的")
    return {
        i: _HARD
        for i in range(1, len(title))
        if i not in inside and title[i] not in closing and not title[i].isdigit()
    }


class _Line(NamedTuple):
    """A line of a title and its width."""

    text: str
    width: float


class _Search:
    """Looks for the cheapest way to set a title: what its breaks and extra lines cost, and its shape."""

    def __init__(self, title: str, breaks: dict[int, int], width: int) -> None:
        self._title, self._width = title, width
        self._breaks = [(place, cost + _EXTRA_LINE) for place, cost in sorted(breaks.items())]
        self._least = min((cost for _, cost in self._breaks), default=0)
        self._lines: dict[tuple[int, int], _Line] = {}
        self._best: tuple[float, tuple[str, ...]] = (math.inf, ())

    def within(self, most_lines: int) -> tuple[str, ...]:
        """Return the lines of the cheapest way with so many lines at most; none where none fits."""
        for count in range(most_lines):
            self._extend((), 0, 0, count)
        return self._best[1]

    def _extend(self, lines: tuple[_Line, ...], start: int, cost: int, count: int) -> None:
        """Set what begins at `start` with so many breaks, as long as it fits and may be cheaper than the best so far."""
        if not count:
            lines = (*lines, self._line(start, len(self._title)))
            if 0 < lines[-1].width <= self._width:
                total = cost + _shape([line.width for line in lines])
                self._best = min(self._best, (total, tuple(line.text for line in lines)))
            return
        for place, price in self._breaks[bisect(self._breaks, (start, math.inf)) :]:
            line = self._line(start, place)
            if line.width > self._width:
                return
            further = cost + price
            if (
                line.text
                and further + (count - 1) * self._least <= self._best[0]
                and self._holds(place, count)
            ):
                self._extend((*lines, line), place, further, count - 1)

    def _line(self, start: int, end: int) -> _Line:
        if (start, end) not in self._lines:
            text = self._title[start:end].strip()
            self._lines[start, end] = _Line(text, _width(text))
        return self._lines[start, end]

    def _holds(self, start: int, lines: int) -> bool:
        """Tell whether so many lines can hold what begins at `start`, each with a space less at its end."""
        return self._line(start, len(self._title)).width <= (self._width + 1) * lines


def _shape(widths: list[float]) -> float:
    """Say how far the lines are from 梯形 and 菱形: uneven, all alike, or narrow in the middle."""
    longest, shortest = max(widths), min(widths)
    cost = 4 * (1 - shortest / longest)
    if len(widths) > 1 and longest == shortest:
        cost += 1
    if len(widths) == 3 and widths[1] < min(widths[0], widths[2]):
        cost += 4
    return cost


def _filled(title: str, width: int) -> tuple[str, ...]:
    """Fill line after line: for a title too long for every better way."""
    lines, line = [], ""
    for char in title:
        if line and _width(line + char) > width:
            lines.append(line)
            line = ""
        line += char
    return (*lines, line)
