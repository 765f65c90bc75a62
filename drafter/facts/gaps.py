"""What nobody gave: required figures become gaps, optional ones are named once a topic."""

from __future__ import annotations

from dataclasses import replace

from drafter.facts import faults
from drafter.facts.fact import Fact, State
from drafter.facts.fields import Reader
from drafter.facts.model import Facts, TopicFacts
from drafter.findings import Finding
from drafter.outline import Indicator, Role

USUAL = 3


def with_required(reader: Reader, topic: TopicFacts) -> TopicFacts:
    """Add the required figures nobody gave, as gaps; a topic the clerk has written out needs none."""
    gaps: dict[str, Fact] = {}
    for indicator in _absent(topic):
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
    noticed = []
    for topic in facts.topics:
        absent = _absent(topic)
        if absent:
            usual = [i.key for i in absent if i.frequency == USUAL]
            noticed.append(faults.left_out(topic.place, topic.key, usual, len(absent)))
    return noticed


def _absent(topic: TopicFacts) -> list[Indicator]:
    if topic.topic is None or topic.text is not None:
        return []
    given = {fact.key for fact in topic.all_figures()}
    return [i for i in topic.topic.indicators.values() if i.address not in given]
