"""Figures that contradict each other: a total that is not the sum of its parts, more put right than was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from drafter.chinese import round_half_up, share, shown
from drafter.facts import faults
from drafter.facts.fact import Fact, Origin
from drafter.facts.model import Facts
from drafter.findings import Finding
from drafter.outline import Identity, Relation


def contradictions(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each relation of the outline that the figures given break.

    A figure nobody gave proves nothing: parts are held against their total only where all of them are known, or where
    those known are already more than it.
    """
    known = {f.indicator.id: f for f in facts.figures().values() if _counts(f)}
    for identity in facts.outline.identities:
        said = _broken(identity, known)
        if said:
            concerned = [known[i] for i in identity.ids if i in known]
            yield faults.out_of_balance(concerned[0].place, identity, said, tuple(f.key for f in concerned))


def _counts(fact: Fact) -> bool:
    return bool(fact.indicator.id) and fact.current is not None and fact.current.exact and fact.told


def _broken(identity: Identity, known: dict[str, Fact]) -> str:
    """Say how a relation is broken; nothing where it holds, or where too little is known."""
    left = [known[i] for i in identity.left if i in known]
    right = [known[i] for i in identity.right if i in known]
    if len(left) < len(identity.left) or not right:
        return ""
    if identity.relation is Relation.RATIO:
        return _wrong_rate(identity, left[0], right, known)
    total, parts = _sum(left), _sum(right)
    complete = len(right) == len(identity.right)
    if identity.relation is Relation.SUM:
        more = _sum(known[i] for i in identity.may_include if i in known)
        broken = parts > total or (complete and total not in {parts, parts + more})
    elif identity.relation is Relation.AT_LEAST:
        broken = parts > total
    else:
        broken = complete and total > parts
    return f"{_named(left, total)}，{_named(right, parts)}，对不上。" if broken else ""


def _wrong_rate(identity: Identity, rate: Fact, whole: list[Fact], known: dict[str, Fact]) -> str:
    parts = [known[i] for i in identity.numerator if i in known]
    complete = len(parts) == len(identity.numerator) and len(whole) == len(identity.right)
    base = _sum(whole)
    if rate.origin is Origin.COMPUTED or rate.current is None or not complete or not base:
        return ""
    typed = Decimal(rate.current.value)
    worked_out = share(_sum(parts), base)
    if round_half_up(worked_out, max(0, -int(typed.as_tuple().exponent))) == typed:
        return ""
    basis = f"{_named(parts, _sum(parts))}、{_named(whole, base)}"
    return f"“{rate.indicator.label}”填的是{rate.current.say('%')}，按{basis}算是{shown(worked_out, 2)}%。"


def _sum(facts: Iterable[Fact]) -> Decimal:
    return sum((Decimal(f.current.value) for f in facts if f.current), Decimal(0))


def _named(facts: list[Fact], total: Decimal) -> str:
    """Name figures with what they come to: “收到行政复议申请”10件; “受理”“不予受理”合计15件."""
    names = "".join(f"“{fact.indicator.label}”" for fact in facts)
    return f"{names}{'合计' if len(facts) > 1 else ''}{shown(total)}{facts[0].indicator.unit}"
