"""What the figures of a clean report have to do with each other, found by reckoning: sums, rates, changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import permutations
from random import Random
from typing import NamedTuple

from benchmarks.damages.text import Report, Span

UNITS = "万元|亿元|万人次|人次|件次|平方公里|公里|[个件次人份条场名起部家项篇期类处元户宗例张册辆台卷所间支批堂项]"
_NUMBER = re.compile(rf"(?<![\d.，,])(\d+(?:\.\d+)?)\s?({UNITS}|个?百分点|[%％])")
GROWTH = re.compile(r"增长|增加|上升|提高|增幅|下降|减少|降低|降幅|提升|多|少")


class Number(NamedTuple):
    """A figure: where its digits stand, its value, what it counts."""

    start: int
    end: int
    value: Decimal
    unit: str

    @property
    def places(self) -> int:
        """How many digits stand behind the point."""
        exponent = self.value.as_tuple().exponent
        return -exponent if isinstance(exponent, int) else 0


class Sum(NamedTuple):
    """Write a total and its parts; `said` where 其中 or 包括 says so."""

    total: Number
    parts: tuple[Number, ...]
    said: bool

    @property
    def span(self) -> Span:
        """From the first of its figures to the last."""
        every = (self.total, *self.parts)
        return min(n.start for n in every), max(n.end for n in every)


class Rate(NamedTuple):
    """A per cent and the two counts it is of; in a change, `part` is this year's count and `whole` last year's."""

    part: Number
    whole: Number
    rate: Number

    @property
    def span(self) -> Span:
        """From the first of its figures to the last."""
        return min(n.start for n in self), max(n.end for n in self)


def numbers(text: str, span: Span) -> list[Number]:
    """Read the figures of a sentence."""
    found = _NUMBER.finditer(text, *span)
    return [Number(m.start(1), m.end(1), Decimal(m[1]), m[2].replace("％", "%")) for m in found]


def sums(report: Report) -> Iterator[Sum]:
    """Find the totals whose parts stand beside them."""
    for span in report.sentences():
        yield from sums_in(report.text, span)


def sums_in(text: str, span: Span) -> Iterator[Sum]:
    """Find the totals of a sentence whose parts, all of them, stand beside them."""
    tokens = [n for n in numbers(text, span) if n.unit != "%" and n.value > 0]
    for at, total in enumerate(tokens):
        yield from _before(text, tokens, at)
        parts: list[Number] = []
        for place, other in enumerate(tokens[at + 1 :], at + 2):
            if other.unit != total.unit:
                break
            parts.append(other)
            whole = len(parts) > 1 and sum(p.value for p in parts) == total.value
            if whole and not _goes_on(text, total, other, tokens[place : place + 1]):
                between = text[total.end : parts[0].start]
                yield Sum(total, tuple(parts), bool(re.search("其中|包括|分别", between)))


def _goes_on(text: str, total: Number, last: Number, after: list[Number]) -> bool:
    """Tell whether the list goes on behind the figures that make the total: then it is one of aspects, by chance a sum."""
    return any(
        n.unit == total.unit and n.value <= total.value and "；" not in text[last.end : n.start]
        for n in after
    )


def _before(text: str, tokens: list[Number], at: int) -> Iterator[Sum]:
    total, parts = tokens[at], list[Number]()
    for other in reversed(tokens[:at]):
        if other.unit != total.unit:
            return
        parts.insert(0, other)
        lead = text[parts[-1].end : total.start]
        if len(parts) > 1 and sum(p.value for p in parts) == total.value and re.search("共|合计|总", lead):
            yield Sum(total, tuple(parts), said=False)


def rates(report: Report, *, growing: bool) -> Iterator[Rate]:
    """Find the per cents whose two counts stand in the same sentence: shares, or changes where `growing`."""
    for span in report.sentences():
        tokens = numbers(report.text, span)
        for rate in (n for n in tokens if n.unit == "%"):
            lead = report.text[max(span[0], rate.start - 6) : rate.start]
            if bool(GROWTH.search(lead)) is not growing:
                continue
            for part, whole in _pairs(tokens):
                few = 10 if rate.places else 20  # of fewer, a pair makes the rate by chance
                if whole.value >= few and _holds(part, whole, rate, growing):
                    yield Rate(part, whole, rate)
                    break


def _pairs(tokens: list[Number]) -> Iterator[tuple[Number, Number]]:
    counts = [n for n in tokens if n.unit not in ("%", "个百分点", "百分点") and n.value]
    return ((part, whole) for part, whole in permutations(counts, 2) if part.unit == whole.unit)


def _holds(part: Number, whole: Number, rate: Number, growing: bool) -> bool:
    exact = _exact(part, whole, growing)
    return exact == rate.value if rate.places == 0 else rounded(exact, rate.places) == rate.value


def _exact(part: Number, whole: Number, growing: bool) -> Decimal:
    above = abs(part.value - whole.value) if growing else part.value
    return Decimal(-1) if above > whole.value and not growing else above / whole.value * 100


def explained(tokens: list[Number], rate: Number, *, growing: bool) -> bool:
    """Tell whether any two counts of the sentence make the rate, as far as its digits go."""
    last = Decimal(1).scaleb(-rate.places)
    return any(abs(_exact(a, b, growing) - rate.value) <= last / 2 for a, b in _pairs(tokens))


def rounded(value: Decimal, places: int) -> Decimal:
    """Round as one learns at school."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def cut(value: Decimal, places: int) -> Decimal:
    """Throw the further digits away."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_DOWN)


def slips(value: Decimal, rng: Random) -> list[str]:
    """Return slips of the hand, in any order: a digit another, two exchanged, one too many, one too few."""
    said = str(value)
    found = {_other_digit(said, rng) for _ in range(4)}
    found |= {said[:i] + said[i + 1] + said[i] + said[i + 2 :] for i in range(len(said) - 1)}
    found |= {said[:-1], said + said[-1]} if "." not in said else set()
    wrong = sorted(s for s in found if re.fullmatch(r"[1-9]\d*(\.\d+)?|0\.\d+", s) and Decimal(s) != value)
    return rng.sample(wrong, len(wrong))


def _other_digit(said: str, rng: Random) -> str:
    at = rng.choice([i for i, c in enumerate(said) if c.isdigit()])
    digit = rng.choice([d for d in "123456789" if d != said[at]])
    return said[:at] + digit + said[at + 1 :]
