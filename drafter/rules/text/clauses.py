"""The clauses of a line with the figures in each: what a figure counts is said by the words before and after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from drafter.chinese import half_width
from drafter.mentions import Stated, stated

# units that count the same thing, and how many of the first make one
KINDS = {
    **dict.fromkeys(("件", "起", "宗", "例"), "件"),
    **dict.fromkeys(("人", "名", "位"), "人"),
    **dict.fromkeys(("家", "户"), "家"),
    **dict.fromkeys(("次", "场", "场次", "轮", "轮次", "期"), "次"),
    **dict.fromkeys(("卷", "本", "册"), "卷"),
    **dict.fromkeys(("元", "千元", "万元", "亿元"), "元"),
    **dict.fromkeys(("个百分点", "百分点"), "百分点"),
}
NEAR = 40  # words farther away say nothing about a figure
_SCALES = {"千元": 1000, "万元": 10_000, "亿元": 100_000_000}
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.(?P<decimals>\d+))?(?P<scale>[万亿](?!元))?")
_STOPS = re.compile(r"[，；：。！？;!?]|,(?!\d{3}(?!\d))|:(?!\d)")
_ENDS = frozenset("。！？；!?;")
_BRACKETS = re.compile("[（(]|[）)]")
_ASIDE = re.compile("（[^（）]*）|[(][^()]*[)]")
_JOINS = re.compile("[、（()）]")
_EDGES = " \u3000、，,；;：:。！？!?（()）的"
OTHER_YEAR = re.compile("上年|去年|上一年|前年|同期|往年|历年|近年|以来")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a line. `before` and `after` are the words of its clause that touch it, up to the next figure.

    `gap` is all that stands between the figure before it and this one, marks included. `clause` and `sentence` count
    from 0; sentences end at ；too. `bracket` is where the bracket opens that it stands in, -1 outside any.
    """

    stated: Stated
    number: int
    clause: int
    sentence: int
    bracket: int
    before: str
    after: str
    gap: str
    value: Decimal
    grain: Decimal
    digits: tuple[int, int]

    @property
    def start(self) -> int:
        """Where it begins in the line, a 约 before it included."""
        return self.stated.start

    @property
    def end(self) -> int:
        """Where it ends in the line."""
        return self.stated.end

    @property
    def text(self) -> str:
        """The figure as it is written, without 约 or 余: 91.75%, 12万元."""
        return self.stated.text.replace(" ", "")

    @property
    def unit(self) -> str:
        """The unit as it is written."""
        return self.stated.unit

    @property
    def kind(self) -> str:
        """What its unit counts: 起 and 件 are one kind, 元 and 万元 another."""
        return KINDS.get(self.unit, self.unit)

    @property
    def exact(self) -> bool:
        """Tell whether it is stated as exact."""
        return not self.stated.approx

    @property
    def is_rate(self) -> bool:
        """Tell whether it is a percentage or a number of percentage points."""
        return self.stated.is_rate

    @property
    def fine(self) -> bool:
        """Tell whether it is written with decimals, or in 万."""
        return self.grain != _SCALES.get(self.unit, 1)

    @property
    def shown(self) -> str:
        """The number alone, as it is to stand in a calculation."""
        return self.stated.number


class Clause(NamedTuple):
    """A stretch of a line between two marks, with the figures in it."""

    text: str
    start: int
    sentence: int
    figures: tuple[Figure, ...]


class Clauses(NamedTuple):
    """A line taken apart."""

    clauses: tuple[Clause, ...]
    figures: tuple[Figure, ...]

    def of_sentence(self, sentence: int) -> tuple[Figure, ...]:
        """Return the figures of a sentence."""
        return tuple(f for f in self.figures if f.sentence == sentence)


class _Stretch(NamedTuple):
    start: int
    end: int
    sentence: int


@lru_cache(maxsize=8192)
def clauses_of(text: str) -> Clauses:
    """Take a line apart into clauses and figures. The same text is taken apart once."""
    stretches = _stretches(text)
    found = stated(text)
    open_at = _brackets(text, found)
    figures: list[Figure] = []
    at = 0
    for number, one in enumerate(found):
        while stretches[at].end <= one.start and at + 1 < len(stretches):
            at += 1
        last = found[number - 1].end if number else 0
        coming = found[number + 1].start if number + 1 < len(found) else len(text)
        inside = stretches[at]
        gap = text[last : one.start]
        leading = _ASIDE.sub("", text[max(last, inside.start, one.start - NEAR) : one.start])
        before = _JOINS.split(leading)[-1].strip(_EDGES)
        after = _JOINS.split(text[one.end : max(one.end, min(coming, inside.end, one.end + NEAR))])[0].strip(
            _EDGES
        )
        amount, grain, digits = _measure(one)
        figures.append(
            Figure(
                one, number, at, inside.sentence, open_at[number], before, after, gap, amount, grain, digits
            )
        )
    return Clauses(_clauses(text, stretches, figures), tuple(figures))


def _clauses(text: str, stretches: list[_Stretch], figures: list[Figure]) -> tuple[Clause, ...]:
    held: list[list[Figure]] = [[] for _ in stretches]
    for figure in figures:
        held[figure.clause].append(figure)
    return tuple(
        Clause(text[s.start : s.end], s.start, s.sentence, tuple(inside))
        for s, inside in zip(stretches, held, strict=True)
    )


def _stretches(text: str) -> list[_Stretch]:
    found, start, sentence = [], 0, 0
    for stop in _STOPS.finditer(text):
        found.append(_Stretch(start, stop.end(), sentence))
        start = stop.end()
        sentence += stop[0] in _ENDS
    found.append(_Stretch(start, len(text), sentence))
    return found


def _brackets(text: str, figures: tuple[Stated, ...]) -> list[int]:
    """Return for each figure where the innermost bracket around it opens, -1 where there is none."""
    marks = list(_BRACKETS.finditer(text))
    around: list[int] = []
    stack: list[int] = []
    at = 0
    for figure in figures:
        while at < len(marks) and marks[at].start() < figure.start:
            if marks[at][0] in "（(":
                stack.append(marks[at].start())
            elif stack:
                stack.pop()
            at += 1
        around.append(stack[-1] if stack else -1)
    return around


def _measure(one: Stated) -> tuple[Decimal, Decimal, tuple[int, int]]:
    """Return value in the smallest unit, what one step of the last digit is worth, and where the digits stand."""
    found = _NUMBER.search(half_width(one.text))
    scale = Decimal(_SCALES.get(one.unit, 1))
    if found is None:
        length = max(0, len(one.text) - len(one.unit))
        return one.value * scale, scale, (one.start, one.start + length)
    grain = Decimal(1).scaleb(-len(found["decimals"] or "")) * scale
    if found["scale"]:
        grain *= 10_000 if found["scale"] == "万" else 100_000_000
    return one.value * scale, grain, (one.start + found.start(), one.start + found.end())
