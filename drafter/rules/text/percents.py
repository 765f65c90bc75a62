"""A percentage held against the value it is of: rounded, cut off, of the wrong base, or wrong (N104, N106)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from drafter.chinese import shown
from drafter.rules.text.clauses import Figure
from drafter.rules.text.comparing import NEARLY, Change, Comparison, digits_off, note, width_of
from drafter.rules.text.noted import Noted
from drafter.rules.text.paper import Line
from drafter.rules.text.slips import slipped

_CLOSE = 5  # points by which a percentage may be off and still be meant for this base


class _Range(NamedTuple):
    """Between which numbers an exact percentage lies, for the figures it comes from are rounded."""

    low: Decimal
    high: Decimal

    def digits_off(self, stated: Figure) -> Decimal:
        """Return by how many of its last digits a stated percentage lies outside."""
        below, above = self.low - stated.value, stated.value - self.high
        return max(below, above, Decimal(0)) / stated.grain


def _percent_range(now: Figure | None, before: Decimal, change: Figure | None, slack: Decimal) -> _Range:
    """Return the percentage by which something changed that was `before`, give or take `slack`."""
    if change is not None:
        amount, width = change.value, width_of(change)
    else:
        assert now is not None
        amount, width = abs(now.value - before), width_of(now) + slack
    low = max(Decimal(0), amount - width) / (before + slack) * 100
    return _Range(low, (amount + width) / max(before - slack, before / 2) * 100)


class Base(NamedTuple):
    """The value that a percentage is taken of, the words that say where it comes from, and how far it may be off."""

    value: Decimal
    words: str
    slack: Decimal


def share(line: Line, told: Comparison, now: Figure, base: Base) -> Iterator[Noted]:
    """Note a percentage that is not the one that values and difference make; one cut off is N104."""
    if told.percent is None:
        return
    rate = told.percent.figure
    span, likely = (rate.start, rate.end), told.current is None
    if base.value <= 0:
        yield note("N106", line, span, f"{base.words}，上年没有数，算不出增减百分之几。", likely=likely)
        return
    change = told.change.figure if told.change is not None else None
    off = _percent_range(now, base.value, change, base.slack).digits_off(rate)
    if off <= Decimal("0.5"):
        return
    amount = change.value if change is not None else abs(now.value - base.value)
    exact, places = amount / base.value * 100, _decimals(rate)
    formula = f"{base.words}，{plain(amount, now)}÷{plain(base.value, now)}"
    if off < NEARLY:
        rounded = f"{shown(exact, places + 2)}%，四舍五入是{shown(exact, places)}%"
        yield note("N104", line, span, f"{formula}={rounded}，文中写的是{rate.text}。")
        return
    message = f"{formula}={shown(exact, max(2, places))}%，文中写的是{rate.text}。"
    wrong_base = _by_wrong_base(amount, now, rate)
    explained = (
        wrong_base or abs(exact - rate.value) <= _CLOSE or _slip_behind(now, base.value, told.percent, exact)
    )
    yield note("N106", line, span, message + wrong_base, likely=likely or not explained)


def _slip_behind(now: Figure, before: Decimal, percent: Change, exact: Decimal) -> bool:
    """Tell whether one slip of the pen, in the percentage or in a value, makes what was `exact` into what is stated."""
    rate, step = percent.figure, now.grain
    factor = 1 + percent.sign * rate.value / 100
    if slipped(round(rate.value / rate.grain), round(exact / rate.grain), digit_lost=True) or factor <= 0:
        return True
    this, last = round(now.value / step), round(before / step)
    return _nearly(this, last * factor) or _nearly(last, this / factor)


def _nearly(put: int, meant: Decimal) -> bool:
    """Tell whether a number is a slip for one of the whole numbers next to another."""
    least = int(meant)
    return any(value > 0 and slipped(put, value, digit_lost=False) for value in (least, least + 1))


def _by_wrong_base(amount: Decimal, now: Figure, rate: Figure) -> str:
    if now.value > 0 and digits_off(amount / now.value * 100, rate) <= 1:
        return "文中是用今年的数去除的，应当用上年的数。"
    return ""


def _decimals(rate: Figure) -> int:
    return max(0, -int(Decimal(str(rate.grain)).normalize().as_tuple().exponent))


def plain(value: Decimal, like: Figure) -> str:
    """Print a value in the unit of another figure."""
    scale = like.value / like.stated.value if like.stated.value else Decimal(1)
    return shown((value / scale).normalize() if scale != 1 else value, 4)
