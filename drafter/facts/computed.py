"""Rates nobody typed, worked out from figures that are known: 受理率 from 受理 and 收到.

A rate is worked out only where nothing has to be supposed: every part of the numerator is known, or the parts
given already add up to the base, so that those not given are none.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from drafter.chinese import round_half_up, share, shown
from drafter.facts.fact import Fact, Origin
from drafter.facts.model import Facts, TopicFacts
from drafter.outline import Figure, Identity, Indicator, Outline, Relation


def with_computed(facts: Facts) -> Facts:
    """Add the rates that can be worked out to their topics."""
    by_id = {f.indicator.id: f for f in facts.figures().values() if f.indicator.id}
    added: dict[str, list[Fact]] = {}
    for identity in facts.outline.ratios:
        rate = facts.outline.by_id[identity.left[0]]
        if rate.id not in by_id and (fact := _rate(identity, rate, by_id, facts.outline)) is not None:
            added.setdefault(rate.topic, []).append(fact)
    if not added:
        return facts
    return replace(facts, topics=tuple(_with(t, added.get(t.key, [])) for t in facts.topics))


def _with(topic: TopicFacts, rates: list[Fact]) -> TopicFacts:
    """Put each rate where its numerator stands: in the topic, or in a 小节 of it."""
    if not rates:
        return topic
    here, parts = dict(topic.figures), []
    for part in topic.parts:
        keys = {f.key for f in part.all_figures()}
        inside = [r for r in rates if r.sources[0] in keys]
        parts.append(_with(part, inside))
        rates = [r for r in rates if r not in inside]
    here.update({r.indicator.key: r for r in rates})
    return replace(topic, figures=_in_order(topic, here), parts=tuple(parts))


def _in_order(topic: TopicFacts, figures: dict[str, Fact]) -> dict[str, Fact]:
    """Put figures in the order of the outline: a total, its parts, its rate."""
    order = list(topic.topic.indicators) if topic.topic else []
    return dict(
        sorted(figures.items(), key=lambda pair: order.index(pair[0]) if pair[0] in order else len(order))
    )


def _rate(identity: Identity, rate: Indicator, by_id: dict[str, Fact], outline: Outline) -> Fact | None:
    whole = [by_id.get(i) for i in identity.right]
    parts = [by_id.get(i) for i in identity.numerator]
    known = [f for f in parts if f is not None]
    bases = [f for f in whole if f is not None]
    if not known or len(bases) < len(whole) or not all(_exact(f) for f in known + bases):
        return None
    if len(known) < len(parts) and not _closes(identity, by_id, outline):
        return None
    current = _share([f.current for f in known], [f.current for f in bases], rate)
    if current is None:
        return None
    first = known[0]
    return Fact(
        rate.address,
        rate,
        first.place,
        current=current,
        last=_share([f.last for f in known], [f.last for f in bases], rate)
        if len(known) == len(parts)
        else None,
        confirmed=all(f.confirmed for f in known + bases),
        public=all(f.public for f in known + bases),
        origin=Origin.COMPUTED,
        sources=tuple(f.key for f in known + bases),
    )


def _exact(fact: Fact) -> bool:
    return fact.current is not None and fact.current.exact


def _share(parts: list[Figure | None], wholes: list[Figure | None], rate: Indicator) -> Figure | None:
    figures = [*parts, *wholes]
    if any(f is None or not f.exact for f in figures):
        return None
    part = sum((Decimal(f.value) for f in parts if f), Decimal(0))
    whole = sum((Decimal(f.value) for f in wholes if f), Decimal(0))
    if not whole or part > whole:
        return None
    value = round_half_up(share(part, whole), rate.decimals)
    return Figure(value, shown(value, rate.decimals))


def _closes(identity: Identity, by_id: dict[str, Fact], outline: Outline) -> bool:
    """Tell whether the parts of the base that were given add up to it, so that the others are none."""
    for total in outline.identities:
        if total.relation is not Relation.SUM or total.left != identity.right:
            continue
        if not set(identity.numerator) <= set(total.right):
            continue
        base = by_id[total.left[0]].current
        given = [by_id[i].current for i in total.right if i in by_id]
        if base and all(f is not None and f.exact for f in given):
            return sum(Decimal(f.value) for f in given if f) == Decimal(base.value)
    return False
