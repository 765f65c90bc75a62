"""How a sign (迹象) is seen: the figures that show it, said in Chinese; nothing where they prove nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from drafter.chinese import percent_change, share, shown
from drafter.facts.fact import Fact, State
from drafter.outline import Change
from drafter.outline.signals import Signal, Watch


def proves(fact: Fact) -> bool:
    """Tell whether a figure of the year can be relied on: it is known, exact, and someone has confirmed it."""
    return fact.state is State.KNOWN and fact.current is not None and fact.current.exact and fact.confirmed


def evidence(signal: Signal, known: Mapping[str, Fact]) -> str:
    """Say the figures by which a sign shows; nothing where it does not, or where a figure is not known."""
    facts = [known[i] for i in signal.ids if i in known]
    return _SEEN[signal.watch](signal, *facts) if len(facts) == len(signal.ids) else ""


def _changed(signal: Signal, fact: Fact) -> str:
    change = _change(fact)
    if change is None or not change or (change > 0) is not (signal.watch is Watch.RISES):
        return ""
    if abs(change) < (signal.limit or 0) or (signal.least and _difference(fact) < signal.least):
        return ""
    label, now = fact.indicator.label, _said(fact)
    if fact.last is not None:
        return f"{label}上年{fact.last.say(fact.indicator.unit)}，今年{now}"
    size = shown(abs(change)) + ("个百分点" if _in_points(fact) else "%")
    return f"{label}今年{now}，同比{signal.watch.value}{size}"


def _change(fact: Fact) -> Decimal | None:
    """Return the change against last year, in points of a rate, else in per cent; None where nobody knows it."""
    now, then = _value(fact), fact.last
    if then is None:
        typed = fact.typed_change
        return Decimal(typed.value) if typed is not None and typed.exact else None
    if not then.exact:
        return None
    if _in_points(fact):
        return now - Decimal(then.value)
    if not then.value:
        return Decimal(100) if now else Decimal(0)
    return percent_change(now, Decimal(then.value))


def _difference(fact: Fact) -> Decimal:
    """Return by how much a figure changed; 0 where only the rate of its change is known."""
    return abs(_value(fact) - Decimal(fact.last.value)) if fact.last is not None else Decimal(0)


def _in_points(fact: Fact) -> bool:
    return fact.indicator.change is Change.POINTS


def _beyond(signal: Signal, fact: Fact) -> str:
    bound, now = signal.limit or Decimal(0), _value(fact)
    if not (now < bound if signal.watch is Watch.BELOW else now > bound):
        return ""
    held = f"，{signal.watch.value}{shown(bound)}{fact.indicator.unit}" if bound else ""
    return f"{fact.indicator.label}今年{_said(fact)}{held}"


def _unfinished(signal: Signal, wanted: Fact, done: Fact) -> str:
    whole, open_ = _value(wanted), _value(wanted) - _value(done)
    if open_ <= 0 or open_ < signal.least or share(open_, whole) < (signal.limit or 0):
        return ""
    unit = wanted.indicator.unit
    return f"{_labelled(wanted)}，{_labelled(done)}，还差{shown(open_)}{unit}"


_SEEN: dict[Watch, Callable[..., str]] = {
    Watch.FALLS: _changed,
    Watch.RISES: _changed,
    Watch.BELOW: _beyond,
    Watch.ABOVE: _beyond,
    Watch.UNFINISHED: _unfinished,
}


def _value(fact: Fact) -> Decimal:
    return Decimal(fact.current.value) if fact.current is not None else Decimal(0)


def _said(fact: Fact) -> str:
    return fact.current.say(fact.indicator.unit) if fact.current is not None else ""


def _labelled(fact: Fact) -> str:
    return f"{fact.indicator.label}{_said(fact)}"
