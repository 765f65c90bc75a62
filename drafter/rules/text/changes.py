"""Whether what a report says of a change agrees with itself: value, value before, difference, per cent, points, direction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile
from typing import TYPE_CHECKING

from drafter.chinese import half_width, shown
from drafter.rules.text.clauses import Figure, clauses_of
from drafter.rules.text.comparing import (
    LARGEST_COUNT,
    NEARLY,
    Change,
    Comparison,
    around,
    comparisons_of,
    digits_off,
    earlier,
    exactly,
    note,
    whole_before,
    width_of,
    words_of,
)
from drafter.rules.text.noted import Noted
from drafter.rules.text.paper import Line, Paper
from drafter.rules.text.percents import Base, plain, share
from drafter.rules.text.points import both_signs, of_rates, wording
from drafter.rules.text.reportyear import year_of
from drafter.rules.text.slips import slipped

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

_HUNDRED = Decimal(100)
_MORE_BY_TIMES = re.compile(
    r",?(?:同比|净)?(?:增长|增加|提高|扩大|上升)了?(?P<times>\d{1,4}(?:\.\d{1,2})?)倍(?!多|以上)"
)
_LESS_BY_TIMES = re.compile(r"(?:减少|下降|降低|缩减|缩短|压缩|回落)了?(?:约|近)?\d+(?:\.\d+)?倍")


def changes(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """N104, N106, N107, N108: comparisons that do not come out, contradict themselves, or mix per cent and points."""
    year = year_of(paper)
    for line in paper.body:
        if line.own:
            for comparison in comparisons_of(line.text, year):
                yield from _first(_checked(line, _of_a_whole(line, comparison)))
            yield from _less_by_times(line)
            yield from both_signs(line)


def _of_a_whole(line: Line, told: Comparison) -> Comparison:
    """Return a comparison with the count told earlier in the sentence that it is of, where the last figures are its parts.

    As in 出台文件23件，其中部门9件，比上年的31件减少8件: 31−8 is the 23; and so where only the per cent is told.
    """
    if told.current is None or told.previous is None or told.current.is_rate:
        return told
    whole = next(
        (
            figure
            for figure in clauses_of(line.text).figures
            if figure.kind == told.current.kind
            and figure.sentence == told.current.sentence
            and figure.start < told.current.start
            and _comes_of(figure, told.previous, told)
        ),
        None,
    )
    return told if whole is None else replace(told, current=whole)


def _comes_of(now: Figure, before: Figure, told: Comparison) -> bool:
    """Tell whether a change, or else a percentage but for its last digit, leads from the value before to this one."""
    if told.change is not None:
        return now.value == before.value + told.change.figure.value * told.change.sign
    if told.percent is None or before.value <= 0 or (now.value > before.value) != told.percent.rises:
        return False
    return digits_off(exactly(now.value, before.value), told.percent.figure) <= NEARLY


def _first(noted: Iterator[Noted]) -> Iterator[Noted]:
    """Yield only the first thing wrong with a comparison: the others follow from it."""
    for one in noted:
        yield one
        return


def _checked(line: Line, told: Comparison) -> Iterator[Noted]:
    yield from _directions(line, told)
    if told.shared and told.percent is not None and not told.elsewhere:
        yield from _one_each(line, told.percent)
    if not told.exact:
        if not told.shared and told.current is not None and told.current.is_rate and told.previous is None:
            yield from of_rates(line, replace(told, points=None))
        return
    yield from wording(line, told)
    if told.points is not None or (told.current is not None and told.current.is_rate):
        yield from of_rates(line, told)
    else:
        yield from _of_counts(line, told)


def _directions(line: Line, told: Comparison) -> Iterator[Noted]:
    """N107: 增加9件，下降23.68%; or 增加 where the value before was larger."""
    ways = {change.rises for change in told.changes}
    if len(ways) > 1:
        one, other = told.changes[0], next(c for c in told.changes if c.rises != told.changes[0].rises)
        said = f"前面说“{words_of(line, one)}”，后面说“{words_of(line, other)}”，一增一减，互相矛盾。"
        yield note("N107", line, (one.start, other.figure.end), said + _which_way(told))
        return
    now, before = told.current, told.previous
    if now is None or before is None or not told.changes or not told.exact or now.kind != before.kind:
        return
    change = told.changes[0]
    if now.value != before.value and (now.value > before.value) != change.rises:
        way = "增加" if now.value > before.value else "减少"
        message = f"从{before.text}到{now.text}是{way}，文中写的却是“{change.verb}”。"
        span = (change.start, max(change.figure.end, change.start + len(change.verb)))
        yield note("N107", line, span, message)


def _which_way(told: Comparison) -> str:
    """Return which direction the figures bear out, where they bear out only one."""
    if told.current is None or told.change is None or told.percent is None:
        return ""
    fits = [
        sign
        for sign in (1, -1)
        if (before := told.current.value - sign * told.change.figure.value) > 0
        and digits_off(exactly(told.current.value, before), told.percent.figure) <= Decimal("0.5")
    ]
    if len(fits) != 1:
        return ""
    before = told.current.value - fits[0] * told.change.figure.value
    return f"按数字推算，上年是{shown(before)}，应当是{'增加' if fits[0] > 0 else '减少'}。"


def _of_counts(line: Line, told: Comparison) -> Iterator[Noted]:
    """N106, N104: the changes of a count or a sum of money."""
    now = _current(line, told)
    if now is not None and told.previous is not None and now.kind == told.previous.kind:
        yield from _difference(line, told, now, told.previous)
        base = Base(told.previous.value, f"上年{told.previous.text}", width_of(told.previous))
        yield from share(line, told, now, base)
    elif now is not None and told.change is not None and told.change.figure.kind == now.kind:
        yield from _from_difference(line, told, now, told.change)
    elif now is None and told.previous is not None and told.previous.value > 0:
        yield from _first(_without_value(line, told, told.previous))
    yield from _times(line, told)
    yield from _beyond(line, told)
    if now is not None and told.change is None and told.previous is None and not told.elsewhere:
        yield from _no_whole_number(line, told, now)


def _without_value(line: Line, told: Comparison, before: Figure) -> Iterator[Noted]:
    """N106: a change of the value before, where the value now was told earlier: 642件，……；案件数较上年的598件增加44件."""
    change, percent = told.change, told.percent
    counts = [c for c in earlier(line, before) if c.kind == before.kind]
    near = [c for c in counts if c.sentence >= before.sentence - 1]
    if change is not None and change.figure.kind == before.kind:
        value = before.value + change.sign * change.figure.value
        stated = before.stated._replace(value=before.stated.value * value / before.value)
        now = replace(before, value=value, stated=stated)
        yield from share(line, told, now, Base(before.value, f"上年{before.text}", width_of(before)))
        step = min(before.grain, change.figure.grain)
        meant = int(now.value / step)
        if all(c.value != now.value for c in counts) and any(
            slipped(int(c.value / step), meant, digit_lost=False) for c in near
        ):
            said = f"上年{before.text}，{words_of(line, change)}，今年应当是{plain(now.value, before)}{before.unit}"
            span = (before.start, change.figure.end)
            yield note("N106", line, span, f"{said}，前面没有这个数。", likely=True)
    elif change is None and percent is not None:
        rate = percent.figure
        exact = [exactly(c.value, before.value) for c in counts]
        off = (
            slipped(
                round(rate.value / rate.grain),
                round(exactly(c.value, before.value) / rate.grain),
                digit_lost=True,
            )
            for c in near
            if (c.value > before.value) == percent.rises
        )
        if all(digits_off(one, rate) > NEARLY for one in exact) and any(off):
            message = f"和上年的{before.text}比，前面的数没有一个是{words_of(line, percent)}的。"
            yield note("N106", line, (rate.start, rate.end), message, likely=True)


def _current(line: Line, told: Comparison) -> Figure | None:
    """Return the value now; where the change has a subject of its own, the one earlier count that is called alike."""
    if told.current is not None or told.change is None:
        return told.current
    kind, subject = told.change.figure.kind, told.subject
    pairs = {subject[n : n + 2] for n in range(len(subject) - 1)}
    alike = [
        figure
        for figure in earlier(line, told.change.figure)
        if figure.kind == kind
        and figure.sentence == told.change.figure.sentence
        and any(pair in figure.before for pair in pairs)
    ]
    return alike[0] if len(alike) == 1 and alike[0].exact else None


def _difference(line: Line, told: Comparison, now: Figure, before: Figure) -> Iterator[Noted]:
    if told.change is None or told.change.figure.kind != now.kind:
        return
    said = told.change.figure
    slack = width_of(now) + width_of(before) + width_of(said)
    if abs(abs(now.value - before.value) - said.value) <= slack:
        return
    larger, smaller = (now, before) if now.value >= before.value else (before, now)
    gap = plain(larger.value - smaller.value, now)
    message = f"{larger.shown}−{smaller.shown}={gap}，相差{gap}{now.unit}，文中写的是{said.text}。"
    blamed = _culprit(told, now, before)
    yield note(
        "N106", line, (blamed.start, blamed.end), message, likely=not _one_slip(now, before, told.change)
    )


def _one_slip(now: Figure, before: Figure, change: Change) -> bool:
    """Tell whether one slip of the pen keeps two values and their difference apart; else it may be that of others."""
    step = min(now.grain, before.grain, change.figure.grain)
    this, last, by = (int(figure.value / step) for figure in (now, before, change.figure))
    meant = ((by, abs(this - last)), (this, last + change.sign * by), (last, this - change.sign * by))
    return any(value > 0 and slipped(put, value, digit_lost=True) for put, value in meant)


def _culprit(told: Comparison, now: Figure, before: Figure) -> Figure:
    """Return the figure that does not go with the others: as the percentage has it, else the difference."""
    said = told.change
    assert said is not None
    blamed = said.figure
    if told.percent is not None:
        rate = told.percent.figure
        implied = now.value - said.sign * said.figure.value
        if implied > 0 and digits_off(exactly(now.value, implied), rate) <= 1:
            blamed = before
        elif before.value > 0 and digits_off(said.figure.value / before.value * 100, rate) <= 1:
            blamed = now
    return blamed


def _from_difference(line: Line, told: Comparison, now: Figure, change: Change) -> Iterator[Noted]:
    before = now.value - change.sign * change.figure.value
    span = (change.start, change.figure.end)
    if change.verb == "净增":  # new ones less those that went, told beside it
        return
    fitting = told.percent is not None and _fits_another(line, told, change, told.percent.figure)
    if before < 0 and not fitting:
        message = f"今年一共才{now.text}，不会比上年增加{change.figure.text}。"
        yield note("N106", line, span, message, likely=told.current is None)
    elif told.percent is not None and not fitting:
        slack = width_of(now) + width_of(change.figure)
        sign = "−" if change.rises else "+"
        words = f"上年{now.shown}{sign}{change.figure.shown}={plain(before, now)}"
        yield from share(line, told, now, Base(before, words, slack))


def _fits_another(line: Line, told: Comparison, change: Change, rate: Figure) -> bool:
    """Tell whether the change is that of another count told before: 县级312件、乡镇235件；县级增加32件."""
    return any(
        (before := other.value - change.sign * change.figure.value) > 0
        and other is not told.current
        and other.kind == change.figure.kind
        and digits_off(change.figure.value / before * 100, rate) <= Decimal("0.5")
        for other in earlier(line, change.figure)
    )


def _beyond(line: Line, told: Comparison) -> Iterator[Noted]:
    """N106: nothing falls by more than a hundred per cent."""
    if told.percent is not None and not told.percent.rises and told.percent.figure.value > _HUNDRED:
        message = f"下降最多是100%，不会{words_of(line, told.percent)}。"
        yield note("N106", line, (told.percent.start, told.percent.figure.end), message)


def _times(line: Line, told: Comparison) -> Iterator[Noted]:
    """N106: 由2件增加到6件，增长3倍: three times as many are two times more."""
    now, before = told.current, told.previous
    if now is None or before is None or before.value <= 0 or now.kind != before.kind:
        return
    end = max(figure.end for figure in told.figures)
    found = _MORE_BY_TIMES.match(half_width(line.text[end : end + 24]))
    if found is None or now.value <= before.value:
        return
    said, exact = Decimal(found["times"]), (now.value - before.value) / before.value
    if abs(exact - said) <= Decimal("0.6").scaleb(int(said.as_tuple().exponent)):
        return
    times = shown(exact, 2)
    message = f"（{now.shown}−{before.shown}）÷{before.shown}={times}，是增加{times}倍，文中写的是{said}倍。"
    if abs(exact + 1 - said) <= Decimal("0.5"):
        message += "增加到原来的几倍，比增加几倍多1。"
    yield note("N106", line, (end + found.start("times"), end + found.end()), message)


def _less_by_times(line: Line) -> Iterator[Noted]:
    for found in _LESS_BY_TIMES.finditer(half_width(line.text)):
        message = f"减少最多减到0，不能说“{found[0]}”。"
        yield note("N106", line, found.span(), message)


def _one_each(line: Line, percent: Change) -> Iterator[Noted]:
    """N106, likely: 审结47件、调解38件，同比分别增长23.68%、11.76%: each percentage with its own count."""
    figures = around(line, percent.figure)
    at = next(n for n, figure in enumerate(figures) if figure.number == percent.figure.number)
    rates = [percent.figure, *takewhile(_goes_along, figures[at + 1 :])]
    counts = figures[:at]
    if len(rates) < 2 or len(counts) != len(rates) or any(c.is_rate or not c.exact for c in counts):
        return
    for count, rate in zip(counts, rates, strict=True):
        own = percent._replace(figure=rate)
        if rate.exact and not whole_before(count, own):
            before = count.value / max(1 + own.sign * rate.value / 100, Decimal("0.01"))
            way = "增长" if percent.rises else "下降"
            message = f"{count.text}{way}{rate.text}，推算上年是{shown(before, 2)}{count.unit}，不是整数。"
            yield note("N106", line, (rate.start, rate.end), message, likely=True)


def _goes_along(figure: Figure) -> bool:
    return figure.unit == "%" and figure.gap.strip() in ("、", "和", "，", "及", "以及")


def _no_whole_number(line: Line, told: Comparison, now: Figure) -> Iterator[Noted]:
    """N106, likely: a count and its growth from which no whole number results for the year before."""
    percent = told.percent
    if percent is None or width_of(now) or not 0 < now.value <= LARGEST_COUNT or told.subject:
        return
    rate = percent.figure
    if any(whole_before(f, percent) for f in (*earlier(line, rate), now)):
        return
    factor = 1 + percent.sign * rate.value / 100
    if factor <= 0:
        return
    before = now.value / factor
    near = [n for n in (int(before), int(before) + 1) if n > 0]
    nearest = "，".join(f"上年{n}{now.unit}时是{shown(exactly(now.value, Decimal(n)), 2)}%" for n in near)
    message = f"按今年{now.text}、{words_of(line, percent)}推算，上年是{shown(before, 2)}{now.unit}，不是整数（{nearest}）。"
    yield note("N106", line, (rate.start, rate.end), message, likely=True)
