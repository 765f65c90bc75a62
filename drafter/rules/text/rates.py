"""N103, N104, N105, N114: rates that do not come from the counts they stand beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile
from typing import TYPE_CHECKING

from drafter.canon.breakdowns import FILE, Breakdowns
from drafter.chinese import round_half_up, shown
from drafter.findings import Level
from drafter.outline import Role
from drafter.rules.text.clauses import Figure
from drafter.rules.text.counts import counts_of
from drafter.rules.text.noted import Fix, Noted
from drafter.rules.text.paper import Line, Paper
from drafter.rules.text.phrases import sentence_around
from drafter.rules.text.ratios import (
    CARRIED,
    Pair,
    Rate,
    impossible_base,
    is_slip,
    near_parts,
    others,
    pair_of,
    rates_of,
    slip_in,
)

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

_DEALT_WITH = re.compile("审结|办结|结案|中止|终止|在[办审]|未结|正在|尚在")
_WHOLE, _CLOSE = Decimal(100), 3


def rates(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """Note rates that the counts around them do not give, and rates beyond 100 %."""
    words = tables.words(Breakdowns, FILE)
    for line in paper.prose:
        if paper.from_facts and not line.own:
            continue
        for rate in rates_of(line.text):
            yield from _judged(rate, line, words)


def baseless(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """Note rates in paragraphs that give no count at all."""
    del tables
    for line in paper.prose:
        if line.role is Role.PLANS or counts_of(line.text):
            continue
        for rate in rates_of(line.text):
            figure = rate.figure
            message = f"“{rate.name}{figure.text}”所在的这一段没有任何件数，看不出是怎样算出来的。"
            yield Noted("N114", line, figure.start, figure.end, message)


def _judged(rate: Rate, line: Line, words: Breakdowns) -> Iterator[Noted]:
    figure = rate.figure
    if figure.value > _WHOLE:
        if not any(word in rate.name for word in words.unbounded):
            message = f"{rate.name}是部分占整体的比例，不会超过100%，文中是{figure.text}。"
            yield Noted("N105", line, *_marked(figure), message)
        return
    pair = pair_of(rate, words)
    if pair is not None and rate.fits(pair.part.value, pair.whole.value):
        return
    alike = list(others(rate, pair))
    if any(rate.fits(part, whole) for part, whole in alike):
        return
    near = next(((p, w) for p, w in alike if p <= w and rate.nearly(p, w)), None)
    if pair is not None and rate.nearly(pair.part.value, pair.whole.value):
        near = (pair.part.value, pair.whole.value)
    if near is not None and (pair is not None or figure.grain < Decimal("0.1")):
        yield _last_digit(rate, near, line)
    elif pair is not None and (found := list(_wrong(rate, pair, line))):
        yield from found
    elif (base := impossible_base(rate)) is not None:
        yield _of_no_part(rate, base, line)
    elif (meant := slip_in(rate, words)) is not None:
        yield from _wrong(rate, meant, line)


def _of_no_part(rate: Rate, base: Figure, line: Line) -> Noted:
    """Return the note that no part of a count gives a rate; where one does but for the last digit, that it was cut off.

    Where what was done with all that came in is told behind it, all of it was taken up: 收到32件，受案率90%，审结29件，中止3件.
    """
    if (told := _all_taken_up(rate, base, line)) != "":
        message = f"{told}，合起来就是{base.text}，都受理了，{rate.name}不会是{rate.figure.text}。"
        return Noted("N103", line, *_marked(rate.figure), message, certain=False, level=Level.WARNING)
    near = next((part for part in near_parts(rate, base.value) if rate.nearly(part, base.value)), None)
    if near is not None:
        return _last_digit(rate, (near, base.value), line)
    message = f"{base.text}里不论有多少，都得不出{rate.figure.text}的{rate.name}。"
    return Noted("N103", line, *_marked(rate.figure), message, certain=False, level=Level.WARNING)


def _all_taken_up(rate: Rate, base: Figure, line: Line) -> str:
    """Return what was done with all that a 受案率 is of, as told in the clauses behind it; empty where that is not told."""
    behind = [
        c for c in counts_of(line.text) if c.start > rate.figure.end and c.sentence == rate.figure.sentence
    ]
    done = list(takewhile(lambda one: one.kind == base.kind and _DEALT_WITH.search(one.before), behind))
    taken = "受" in rate.name and sum(one.value for one in done) == base.value
    return "、".join(f"{one.before}{one.text}" for one in done) if taken else ""


def _wrong(rate: Rate, pair: Pair, line: Line) -> Iterator[Noted]:
    part, whole, figure = pair.part, pair.whole, rate.figure
    # what is off by far, and by no slip of the pen, may be of another whole after all
    close = whole.value > 0 and (
        abs(rate.gap(part.value, whole.value)) <= _CLOSE or is_slip(rate, part, whole)
    )
    level = None if pair.sure and close else Level.WARNING
    if part.value > whole.value:
        told = sentence_around(line.text, whole.start, part.end)
        if pair.sure or not any(word in told for word in CARRIED):
            message = (
                f"{part.before}{part.text}多于{whole.before}{whole.text}，{rate.name}不会是{figure.text}。"
            )
            yield Noted("N105", line, whole.start, figure.end, message, certain=level is None, level=level)
        return
    right = shown(part.value * 100 / whole.value, max(2, places(figure)))
    message = f"{part.shown}÷{whole.shown}＝{right}%，文中{rate.name}是{figure.text}。"
    if not (pair.sure or pair.adjoins) and rate.is_share and abs(rate.gap(part.value, whole.value)) > 15:
        return
    yield Noted("N103", line, *_marked(figure), message, certain=level is None, level=level)


def _last_digit(rate: Rate, near: tuple[Decimal, Decimal], line: Line) -> Noted:
    part, whole = near
    return last_digit(
        line, rate.figure, part * 100 / whole, f"{shown(part.normalize())}÷{shown(whole.normalize())}"
    )


def last_digit(line: Line, figure: Figure, exact: Decimal, sum_shown: str) -> Noted:
    """Return the note that a percentage was cut off instead of rounded: what it is to be, and how that is worked out."""
    right = fixed(exact, places(figure))
    message = f"{sum_shown}＝{shown(exact, places(figure) + 2)}%，四舍五入是{right}%，文中是{figure.text}，末位差了一。"
    start, end = figure.digits
    return Noted("N104", line, *_marked(figure), message, fix=Fix(start, end, right, safe=False))


def places(figure: Figure) -> int:
    """Return how many decimals a percentage is written with."""
    exponent = figure.grain.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def fixed(value: Decimal, decimals: int) -> str:
    """Print a percentage with so many decimals, rounded half up."""
    return f"{round_half_up(value, decimals):f}"


def _marked(figure: Figure) -> tuple[int, int]:
    return figure.digits[0], figure.end
