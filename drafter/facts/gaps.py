"""What nobody gave: required figures become gaps, optional ones are named once a topic."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from drafter.facts import faults
from drafter.facts.fact import Fact, State
from drafter.facts.fields import Reader
from drafter.facts.model import Facts, TopicFacts
from drafter.findings import Finding
from drafter.outline import Indicator, Role

USUAL = 3


def with_required(reader: Reader, topics: list[TopicFacts]) -> list[TopicFacts]:
    """Add to topics the required figures nobody gave, be it in another topic; one the clerk has written out needs none."""
    given = {fact.key for topic in topics for fact in topic.all_figures()}
    return [_with_gaps(reader, topic, given) for topic in topics]


def _with_gaps(reader: Reader, topic: TopicFacts, given: Collection[str]) -> TopicFacts:
    gaps: dict[str, Fact] = {}
    for indicator in _absent(topic, given):
        if indicator.required:
            reader.note(faults.missing_figure(topic.place, indicator))
            address = indicator.address
            gaps[indicator.key] = Fact(address, indicator, topic.place, State.MISSING, sources=(address,))
    return replace(topic, figures={**gaps, **topic.figures}) if gaps else topic


def filled(facts: Facts, role: Role) -> bool:
    """Tell whether anything stands in the section of a role."""
    return {
        Role.WORK: any(not topic.empty for topic in facts.topics) or bool(facts.duties),
        Role.PROBLEMS: bool(facts.problems),
        Role.PLANS: bool(facts.plans),
        Role.DUTY: bool(facts.duties),
        Role.SUGGESTIONS: bool(facts.suggestions),
        Role.OTHER: bool(facts.other),
    }.get(role, True)


def left_out(facts: Facts) -> list[Finding]:
    """Note, a topic at a time, which optional figures were not given."""
    noticed, given = [], facts.figures().keys()
    for topic in facts.topics:
        absent = _absent(topic, given)
        if absent:
            here = facts.outline.usual.get(topic.key, ())
            usual = [i.key for i in absent if i.frequency == USUAL or i.key in here]
            noticed.append(faults.left_out(topic.place, topic.key, usual, len(absent)))
    return noticed


def _absent(topic: TopicFacts, given: Collection[str]) -> list[Indicator]:
    if topic.topic is None or topic.text is not None:
        return []
    return [i for i in topic.topic.indicators.values() if i.address not in given]
