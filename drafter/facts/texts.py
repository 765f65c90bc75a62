"""Every text of the clerk's that may refer to figures, with its address: what {键} is looked for in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.facts.fact import Measure
from drafter.facts.model import Facts, TopicFacts
from drafter.findings import Place


class Said(NamedTuple):
    """A text of the clerk's: what it says, in which topic its {键} are looked for, its address and place."""

    text: str
    topic: str
    key: str
    place: Place


def texts(facts: Facts) -> Iterator[Said]:
    """Yield every text of some facts that may refer to figures."""
    for topic in facts.topics:
        yield from _openings(topic)
    for measure, where in measures(facts):
        words = measure.words
        yield Said(f"{words.text}。{measure.outcome}", where, words.key, words.place)
    listed = [words for p in facts.problems for words in (p.words, p.cause)]
    listed += [act for duty in facts.duties for act in duty.acts]
    header = facts.header
    listed += [header.opening, header.summary, header.closing, *facts.other, *facts.leads.values()]
    for words in filter(None, listed):
        yield Said(words.text, words.key.partition(".")[0], words.key, words.place)
    for item in (*facts.promises, *facts.repairs):
        section = item.words.key.partition(".")[0]
        yield Said(f"{item.words.text}。{item.note}", section, item.words.key, item.words.place)


def measures(facts: Facts) -> Iterator[tuple[Measure, str]]:
    """Yield every measure, with the topic or section in which its figures are looked for."""
    for topic in facts.topics:
        yield from _measures(topic)
    for section, plans in (("下一步工作打算", facts.plans), ("意见建议", facts.suggestions)):
        for plan in plans:
            yield from ((measure, section) for measure in plan.measures)


def _openings(topic: TopicFacts) -> Iterator[Said]:
    for words in filter(None, (topic.lead, topic.text)):
        yield Said(words.text, topic.key, words.key, words.place)
    for part in topic.parts:
        yield from _openings(part)


def _measures(topic: TopicFacts) -> Iterator[tuple[Measure, str]]:
    yield from ((measure, topic.key) for measure in topic.measures)
    for part in topic.parts:
        yield from _measures(part)
