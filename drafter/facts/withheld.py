"""公开: 否: what is kept out of a public copy, what must go with it, and what would still give it away.

All is done on facts, before anything is composed: a sentence never knew what it does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from drafter.facts import copyfaults
from drafter.facts.fact import Fact, Measure, Origin
from drafter.facts.fields import REFERENCE
from drafter.facts.gaps import filled
from drafter.facts.model import Copy, Facts, FollowUp, Plan, TopicFacts
from drafter.facts.since import PROMISES, REPAIRS
from drafter.facts.texts import texts
from drafter.facts.topics import absolute
from drafter.findings import Finding, Place
from drafter.outline import Identity, Relation

_MOST_NAMED = 6
_TO_PUBLISH = re.compile(r"(?<![不非])(?<!不予)(?:公开|公示|上网)")
_PUBLISHED = re.compile(r"(?<![不非])(?<!不予)公开发布")


def public_only(facts: Facts) -> Facts:
    """Return facts without anything that is marked 公开: 否, and without what would say it all the same.

    With a measure go the figures that sit in its topic or belong to it, unless a public text tells them; with a figure go
    the rates worked out from it, the typed rate that gives it away, and the change against last year that somebody typed.
    """
    hidden = _hidden(facts)
    promises, repairs = _answers(facts.promises), _answers(facts.repairs)
    trimmed = {PROMISES: promises != facts.promises, REPAIRS: repairs != facts.repairs}
    return replace(
        facts,
        topics=tuple(_topic(t, hidden) for t in facts.topics if t.public),
        duties=tuple(d for d in facts.duties if d.public),
        problems=tuple(p for p in facts.problems if p.words.public),
        plans=tuple(_plans(facts.plans)),
        promises=promises,
        repairs=repairs,
        suggestions=tuple(_plans(facts.suggestions)),
        trimmed=frozenset(section for section, less in trimmed.items() if less),
    )


def withholds(facts: Facts) -> bool:
    """Tell whether anything in some facts is kept out of a public copy."""
    return public_only(facts) != facts


def _answers(items: tuple[FollowUp, ...]) -> tuple[FollowUp, ...]:
    return tuple(item for item in items if item.words.public)


def _topic(topic: TopicFacts, hidden: set[str]) -> TopicFacts:
    return replace(
        topic,
        measures=_measures(topic.measures),
        figures={key: fact for key, fact in topic.figures.items() if fact.key not in hidden},
        others=tuple(fact for fact in topic.others if fact.key not in hidden),
        parts=tuple(_topic(part, hidden) for part in topic.parts if part.public),
    )


def _measures(measures: Iterable[Measure]) -> tuple[Measure, ...]:
    return tuple(m for m in measures if m.words.public)


def _plans(plans: Iterable[Plan]) -> Iterator[Plan]:
    for plan in plans:
        left = _measures(plan.measures)
        if plan.public and (left or plan.title):
            yield replace(plan, measures=left)


def _hidden(facts: Facts) -> set[str]:
    """Return the addresses of the figures that a public copy may not say."""
    figures = facts.figures()
    hidden = figures.keys() - {key for topic in facts.topics for key in _marked_public(topic)}
    hidden |= _told(facts, public=False) - _told(facts, public=True)
    by_id = {fact.indicator.id: fact for fact in figures.values() if fact.indicator.id}
    hidden |= {f.key for f in figures.values() if f.origin is Origin.COMPUTED and hidden & set(f.sources)}
    for identity in facts.outline.identities:
        if identity.relation is Relation.RATIO and _one_missing(identity, by_id, hidden):
            hidden |= {by_id[i].key for i in identity.left if i in by_id}
    changes = [
        (f.indicator.change_id, f.indicator.change_rate_id) for f in figures.values() if f.key in hidden
    ]
    return set(hidden) | {by_id[i].key for pair in changes for i in pair if i in by_id}


def _marked_public(topic: TopicFacts) -> Iterator[str]:
    if topic.public:
        yield from (f.key for f in (*topic.figures.values(), *topic.others) if f.public)
        for part in topic.parts:
            yield from _marked_public(part)


def _told(facts: Facts, *, public: bool) -> set[str]:
    """Return the figures that topics tell in public, or keep to themselves: those that sit in them or belong to them."""
    told: set[str] = set()
    for topic in facts.topics:
        own, begin = {fact.key for fact in topic.all_figures()}, topic.key.partition(".")[0] + "."
        told |= {k for k in _told_by(topic, topic.public, public) if k in own or k.startswith(begin)}
    return told


def _told_by(topic: TopicFacts, is_open: bool, public: bool) -> set[str]:
    """Return what the public texts of a topic refer to, or the others; in what is not open no text is public."""
    told: set[str] = set()
    for part in topic.parts:
        told |= _told_by(part, is_open and part.public, public)
    for measure in topic.measures:
        if (measure.words.public and is_open) is public:
            told |= {absolute(key, topic.key) for key in measure.figures}
            told |= _referred_to(measure.words.text, topic.key) | _referred_to(measure.outcome, topic.key)
    for words in filter(None, (topic.lead, topic.text)) if is_open is public else ():
        told |= _referred_to(words.text, topic.key)
    return told


def _referred_to(text: str, topic: str) -> set[str]:
    return {absolute(found[1], topic) for found in REFERENCE.finditer(text)}


def _one_missing(identity: Identity, by_id: dict[str, Fact], hidden: Iterable[str]) -> bool:
    """Tell whether all but one of the figures a rate rests on are known to the public."""
    given = [by_id[i] for i in (*identity.right, *identity.numerator) if i in by_id]
    has_base = all(i in by_id for i in identity.right)
    return has_base and len(given) > 1 and sum(f.key in hidden for f in given) == 1


def forgotten(facts: Facts, where: Place) -> Iterator[Finding]:
    """Yield that a copy, or the file itself, looks as if it were to be published and prints what is not public.

    `where` is the place of 附注.
    """
    copy, annotation = facts.copy, facts.header.annotation
    named = copy is not None and _TO_PUBLISH.search(copy.name)
    if (named or _PUBLISHED.search(annotation)) and withholds(facts):
        yield copyfaults.forgotten(copy.place if copy else where, copy.name if copy else "", annotation)


def hidden_addresses(facts: Facts, public: Facts) -> frozenset[str]:
    """Return the addresses of all that a public copy leaves out: figures, topics, texts, plans."""
    return frozenset(_addresses(facts)) - frozenset(_addresses(public))


def _addresses(facts: Facts) -> Iterator[str]:
    yield from facts.figures()
    yield from (topic.key for topic in facts.topics)
    for said in texts(facts):
        yield said.key
        # of a plan, its own address, under which it is found unconfirmed
        yield said.key.partition(".举措.")[0]


def noticed(facts: Facts, public: Facts, copy: Copy) -> Iterator[Finding]:
    """Yield what must be said of a public copy: what would give away something, and what was left out."""
    figures, left = facts.figures(), public.figures()
    hidden = {key: fact for key, fact in figures.items() if key not in left}
    for said in texts(public):
        for key in sorted(_referred_to(said.text, said.topic) & hidden.keys()):
            yield copyfaults.leak(said.place, copy.name, hidden[key].indicator.label, key)
    yield from _derivable(facts, hidden, copy)
    yield from _emptied(facts, public, copy)
    named = [fact.indicator.label for fact in hidden.values() if fact.told]
    gone = len(list(texts(facts))) - len(list(texts(public)))
    listed = "、".join(named[:_MOST_NAMED]) + ("等" if len(named) > _MOST_NAMED else "")
    said_gone = [f"数据{len(named)}项（{listed}）"] if named else []
    said_gone += [f"文字{gone}条"] if gone else []
    if said_gone:
        yield copyfaults.withheld(copy.place, copy.name, said_gone)


def _derivable(facts: Facts, hidden: dict[str, Fact], copy: Copy) -> Iterator[Finding]:
    """Yield each figure left out that the reader can work out: as what a total lacks, or as a rate of two that are told."""
    by_id = {fact.indicator.id: fact for fact in facts.figures().values() if fact.indicator.id}
    for identity in facts.outline.identities:
        ids = (*identity.left, *identity.right, *identity.numerator)
        given = [by_id[i] for i in ids if i in by_id and by_id[i].told]
        secret = [fact for fact in given if fact.key in hidden]
        told = [fact for fact in given if fact.key not in hidden]
        if len(secret) == 1 and told and _gives_away(identity, secret[0], by_id):
            names = [fact.indicator.label for fact in told]
            yield copyfaults.derivable(
                secret[0].place, copy.name, secret[0].indicator.label, names, secret[0].key
            )


def _gives_away(identity: Identity, secret: Fact, by_id: dict[str, Fact]) -> bool:
    if identity.relation is Relation.RATIO:
        whole = (*identity.right, *identity.numerator)
        return secret.indicator.id in identity.left and all(i in by_id for i in whole)
    if identity.relation is not Relation.SUM:
        return False
    total = [_value(by_id.get(i)) for i in identity.left]
    parts = [value for i in identity.right if (value := _value(by_id.get(i))) is not None]
    known = [value for value in total if value is not None]
    return len(known) == len(total) and sum(known) == sum(parts)


def _value(fact: Fact | None) -> Decimal | None:
    if fact is None or fact.current is None or not fact.current.exact:
        return None
    return Decimal(fact.current.value)


def _emptied(facts: Facts, public: Facts, copy: Copy) -> Iterator[Finding]:
    """Yield the sections that a report must have and a public copy has nothing in."""
    for section in facts.outline.sections:
        if section.required and filled(facts, section.role) and not filled(public, section.role):
            yield copyfaults.emptied(copy.place, copy.name, section.title)
