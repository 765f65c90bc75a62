"""What a figure is there for: a value, a change against last year, last year's value, or where something started from."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from typing import NamedTuple

from drafter.chinese import half_width
from drafter.mentions import Stated

_UP = "增加|增长|上升|提高|提升|增多|多"
_DOWN = "减少|下降|降低|回落|减|少"
_CHANGE = re.compile(
    rf"(?:^|[,，、;；(（和])(?P<base>[^,，。;；]{{0,14}}?)(?:同比|环比|净|分别|又)?(?P<verb>{_UP}|{_DOWN})(?:了|约|近)?$"
)
_BASE = re.compile(r"(?:比|较|与|同比|环比)")
_LAST = re.compile(r"(?:上年|去年|上一年度?|上年度|去年度)(?:同期)?(?:为|是|的)?$")
_FROM = re.compile(r"[由从](?P<when>[^,，。;；由从]{0,10})$")
_TO = re.compile(rf"^[^,，。;；]{{0,4}}?(?:{_UP}|{_DOWN}|扩大|压缩|缩短|扩展)(?:了)?(?:到|至|为)$")
_OTHER_BASE = re.compile(r"(?:19|20)\d{2}年|改革前|此前|环比|月")
_RISES = frozenset(_UP.split("|"))
_LAST_WORDS = ("上年", "去年", "上一年", "同比", "上年度", "去年同期")


class Use(Enum):
    """What a figure stands for."""

    VALUE = "值"
    CHANGE = "增减"
    LAST = "上年"
    FROM = "起点"


class Used(NamedTuple):
    """A figure with what it stands for; `of` is the number of the figure it belongs to, `when` the time it is of."""

    figure: Stated
    use: Use = Use.VALUE
    of: int | None = None
    sign: int = 1
    when: str = ""
    last_year: bool = True


class Comparison(NamedTuple):
    """What a value is compared with: the value before, the change in units and in per cent, and of when that was."""

    current: Decimal
    previous: Decimal | None = None
    change: Decimal | None = None
    percent: Decimal | None = None
    when: str = ""
    last_year: bool = True
    agrees: bool = True


def uses(text: str, figures: tuple[Stated, ...], year: int | None) -> tuple[Used, ...]:
    """Tell what each figure of a text stands for."""
    typed = half_width(text)
    told: list[Used] = []
    end = 0
    for number, figure in enumerate(figures):
        before = typed[end : figure.start]
        rises = number + 1 < len(figures) and _TO.search(typed[figure.end : figures[number + 1].start])
        told.append(
            _use(before, figure, told, year) if not rises else _start(before, figure, number, told, year)
        )
        end = figure.end
    return tuple(told)


def _use(before: str, figure: Stated, told: list[Used], year: int | None) -> Used:
    value = _value_before(told)
    if told and told[-1].use is Use.FROM and _TO.search(before):
        return Used(figure)
    if value is not None and re.search(r"[。;；]", before) is None:
        if _last_year_value(before, year) and told[value].figure.is_rate == figure.is_rate:
            return Used(figure, Use.LAST, value)
        change = _CHANGE.search(before)
        if change is not None and (_BASE.search(before) or told[-1].use is Use.CHANGE):
            base = change["base"]
            against = base or ("同比" if "同比" in before else told[-1].when)
            sign = 1 if change["verb"] in _RISES else -1
            return Used(figure, Use.CHANGE, value, sign, against, _is_last(against, year))
    return Used(figure)


def _start(before: str, figure: Stated, number: int, told: list[Used], year: int | None) -> Used:
    """Tell whether a figure is where the next one came from: 由28项 before 增加到195项."""
    start = _FROM.search(before)
    if start is None:
        return _use(before, figure, told, year)
    when = start["when"].removesuffix("的")
    return Used(figure, Use.FROM, number + 1, when=when, last_year=_is_last(when, year))


def _value_before(told: list[Used]) -> int | None:
    return next((n for n in range(len(told) - 1, -1, -1) if told[n].use is Use.VALUE), None)


def _last_year_value(before: str, year: int | None) -> bool:
    if re.search(r"[比较与]", before):
        return False
    return bool(_LAST.search(before)) or bool(
        year and re.search(rf"{year - 1}年(?:同期)?(?:为|是)?$", before)
    )


def _is_last(words: str, year: int | None) -> bool:
    """Tell whether words name last year as what something is compared with."""
    if year is not None and f"{year - 1}年" in words:
        return True
    return any(word in words for word in _LAST_WORDS) and not (
        _OTHER_BASE.search(words) and "同比" not in words
    )


def comparisons(told: tuple[Used, ...]) -> dict[int, Comparison]:
    """Return what each value is compared with, by its number."""
    found: dict[int, Comparison] = {}
    for number, used in enumerate(told):
        if used.use is Use.VALUE:
            others = [other for other in told if other.of == number and other.use is not Use.VALUE]
            comparison = _comparison(used.figure, others)
            if comparison is not None:
                found[number] = comparison
    return found


def _comparison(figure: Stated, others: list[Used]) -> Comparison | None:
    previous = change = percent = None
    when, last_year = "", True
    for other in others:
        if other.use in (Use.LAST, Use.FROM):
            previous = other.figure.value
        elif other.figure.is_rate and (not figure.is_rate or other.figure.unit == "%"):
            percent = other.sign * other.figure.value
        else:
            change = other.sign * other.figure.value
        when, last_year = other.when or when, last_year and other.last_year
    if previous is None and change is None and percent is None:
        return None
    exact = not figure.approx and all(not other.figure.approx for other in others)
    if previous is None and change is not None and exact and figure.value - change >= 0:
        previous = figure.value - change
    agrees = _agrees(figure.value, previous, change, percent)
    return Comparison(figure.value, previous, change, percent, when, last_year, agrees)


def _agrees(
    value: Decimal, previous: Decimal | None, change: Decimal | None, percent: Decimal | None
) -> bool:
    """Tell whether what a text says of a change agrees with itself, rounded or cut off where the text does."""
    if previous is None:
        return True
    if change is not None and previous + change != value:
        return False
    if percent is None or not previous:
        return True
    exact = (value - previous) / previous * 100
    places = -int(percent.as_tuple().exponent)
    return abs(exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) - percent) <= Decimal(1).scaleb(
        -places
    )
