"""How the change of a rate is told: in percentage points that agree with the rates, and 增加到 kept apart from 增加了."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.chinese import percent_change, shown
from drafter.findings import Level
from drafter.rules.text.clauses import Figure
from drafter.rules.text.comparing import (
    Change,
    Comparison,
    around,
    digits_off,
    earlier,
    exactly,
    note,
    whole_before,
    words_of,
)
from drafter.rules.text.noted import Noted
from drafter.rules.text.paper import Line

_BOTH_SIGNS = re.compile(r"\d[%％]\s?个?百分点")
_HUNDRED = Decimal(100)
_OF_RATES = ("提高", "提升", "升高")
_OF_COUNTS = ("增长", "增加", "增幅", "增速")
_RATE_WORDS = re.compile("率|占|比例|比重|覆盖面|满意度")


def wording(line: Line, told: Comparison) -> Iterator[Noted]:
    """N108: 增加到 where only the increase is meant, 增加了 where the result is."""
    if told.to is not None and told.current is not None and told.to.figure.value != told.current.value:
        to = told.to
        message = f"前面说的是{told.current.text}，后面又说“{words_of(line, to)}”：“到”后面是结果，不带“到”才是增减的数。"
        yield note(
            "N108", line, (to.start, to.figure.end), message, likely=told.current.kind != to.figure.kind
        )
    if told.current is None and told.previous and told.change and told.percent:
        before, said, rate = told.previous, told.change.figure, told.percent.figure
        alike = before.kind == said.kind and before.value > 0
        if (
            alike
            and digits_off(said.value / before.value * 100, rate) > 1
            and digits_off(exactly(said.value, before.value), rate) <= 1
        ):
            message = f"{_formula(said.value, before.value)}，{said.text}是变化以后的数，应当写“{told.change.verb}到”。"
            yield note("N108", line, (told.change.start, said.end), message)


def of_rates(line: Line, told: Comparison) -> Iterator[Noted]:
    """N108: what is said of the change of a rate."""
    now, before, points = told.current, told.previous, told.points
    if now is not None and not now.is_rate:
        yield from _points_of_count(line, told, now)
        return
    if now is None or "百分点" in now.unit:
        return
    if points is not None:
        yield from _points(line, now, before, points)
    if told.percent is not None and not told.subject:
        yield from _percent_of_rate(line, told, now, before)


def _points_of_count(line: Line, told: Comparison, now: Figure) -> Iterator[Noted]:
    points = told.points
    if points is None or told.subject or told.percent is not None:
        return
    if any(f.is_rate for f in around(line, points.figure) if f.number < points.figure.number):
        return
    message = f"{now.text}是数量，数量的增减写“%”；“百分点”只用于两个百分比相减。"
    yield note("N108", line, (points.figure.start, points.figure.end), message, likely=True)


def _points(line: Line, now: Figure, before: Figure | None, points: Change) -> Iterator[Noted]:
    said = points.figure
    span = (said.start, said.end)
    if before is not None and before.unit == "%":
        off = abs(abs(now.value - before.value) - said.value)
        grains = (now.grain, before.grain, said.grain)
        slack = said.grain if len(set(grains)) == 1 else sum(grains, Decimal(0)) / 2
        if off < min(grains):
            return
        gap = shown(abs(now.value - before.value))
        sums = f"{shown(max(now.value, before.value))}−{shown(min(now.value, before.value))}={gap}"
        message = f"{sums}，相差{gap}个百分点，文中写的是{said.text}。"
        if off > slack:
            yield note("N108", line, span, message)
        else:
            message += "多半是先减后舍入的，用写出来的数减。"
            yield Noted("N108", line, *span, message, certain=False, level=Level.NOTE)
        return
    was = now.value - points.sign * said.value
    if was < 0:
        yield note("N108", line, span, f"现在才{now.text}，不会比上年提高{said.text}。")
    elif was > _HUNDRED and _RATE_WORDS.search(now.before):
        message = f"按{now.text}、{points.verb}{said.text}推算，上年是{shown(was)}%，超过了100%。"
        yield note("N108", line, span, message)


def _percent_of_rate(line: Line, told: Comparison, now: Figure, before: Figure | None) -> Iterator[Noted]:
    """Note a change of a rate that is told in per cent where percentage points are meant."""
    percent = told.percent
    assert percent is not None
    said = percent.figure
    message = f"{now.text}是比率，两个比率相减得的是百分点"
    span = (said.start, said.end)
    if before is not None and before.unit == "%" and before.value > 0:
        gap = abs(now.value - before.value)
        if digits_off(exactly(now.value, before.value), said) <= 1 and digits_off(gap, said) > 1:
            return
        sums = f"{shown(max(now.value, before.value))}−{shown(min(now.value, before.value))}={shown(gap)}"
        yield note(
            "N108", line, span, f"{message}：{sums}，应当写“{shown(gap)}个百分点”，文中写的是{said.text}。"
        )
        return
    if now.value == _HUNDRED and percent.rises and percent.verb in _OF_COUNTS:
        return
    counts = [f for f in earlier(line, said) if f.sentence == now.sentence and percent.verb not in _OF_RATES]
    if any(whole_before(f, percent) for f in counts) or not _RATE_WORDS.search(now.before):
        return
    yield note("N108", line, span, f"{message}，“{words_of(line, percent)}”应当写成百分点。", likely=True)


def _formula(now: Decimal, before: Decimal) -> str:
    return f"（{shown(now)}−{shown(before)}）÷{shown(before)}={shown(percent_change(now, before), 2)}%"


def both_signs(line: Line) -> Iterator[Noted]:
    """N108: 0.6%个百分点."""
    for found in _BOTH_SIGNS.finditer(line.text):
        yield note("N108", line, (found.start() + 1, found.end()), "“%”和“百分点”叠用，只能用一个。")
