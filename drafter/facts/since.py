"""What a report owes to last year's: figures given then, plans and problems to come back to, words of this year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from drafter.chinese import without_stop
from drafter.facts import lastfaults
from drafter.facts.fact import Fact, State, Words
from drafter.facts.fields import REFERENCE
from drafter.facts.model import Facts, FollowUp, Plan, Problem, TopicFacts
from drafter.facts.texts import measures
from drafter.facts.topics import absolute
from drafter.findings import Finding, Place

PROMISES, REPAIRS = "上年打算落实", "上年问题整改"
_SHORTEST_COPY = 12


def since_last(facts: Facts, last: Facts) -> Iterator[Finding]:
    """Yield what a reader who knows last year's report would miss in this year's."""
    where = facts.header.last.place if facts.header.last else Place(facts.path)
    given = last.figures()
    unconfirmed = sum(not given[key].confirmed for key in facts.figures() if key in given)
    if unconfirmed:
        yield lastfaults.last_open(where, Path(last.path).name, unconfirmed)
    for topic in facts.topics:
        yield from _not_given(topic, facts, given)
    yield from _wordless(facts, last)
    for section, asked, answers in (
        (PROMISES, [(p.number, promised(p, last)) for p in last.plans], facts.promises),
        (REPAIRS, [(p.number, admitted(p, last)) for p in last.problems], facts.repairs),
    ):
        missed = [number or what for number, what in asked if answer_to(number, what, answers) is None]
        if missed:
            at = answers[0].words.place if answers else where
            yield lastfaults.unanswered(at, section, missed)
    yield from _copied(facts, last)


def promised(plan: Plan, facts: Facts) -> str:
    """Say a plan in short: its title, else the first thing to be done, its figures as they stood then."""
    words = plan.title or (plan.measures[0].words.text if plan.measures else "")
    return as_said(without_stop(words), "下一步工作打算", facts.figures())


def admitted(problem: Problem, facts: Facts) -> str:
    """Say a problem in short: its title, else the problem, its figures as they stood then."""
    words = problem.title or problem.words.text
    return as_said(without_stop(words), "存在问题", facts.figures())


def as_said(text: str, topic: str, figures: Mapping[str, Fact]) -> str:
    """Put the figures into a text of the clerk's: what it said in its year it says in any other."""
    if "{" not in text:
        return text

    def figure(found: re.Match[str]) -> str:
        key = found[1]
        fact = figures.get(absolute(key, topic))
        return fact.current.say(fact.indicator.unit) if fact and fact.current else "××"

    return REFERENCE.sub(figure, text)


def answer_to(number: str, what: str, answers: tuple[FollowUp, ...]) -> FollowUp | None:
    """Return what became of a plan or a problem: by its number, else by its words."""
    by_number = (a for a in answers if number and a.number == number)
    by_words = (a for a in answers if without_stop(a.words.text) == what)
    return next(by_number, None) or next(by_words, None)


def _not_given(topic: TopicFacts, facts: Facts, given: Mapping[str, Fact]) -> Iterator[Finding]:
    known = facts.figures()
    missed = [
        (indicator, place)
        for indicator, place in topic.all_blank()
        if indicator.address not in known
        and (fact := given.get(indicator.address)) is not None
        and fact.state is State.KNOWN
    ]
    if missed:
        labels, keys = [i.key for i, _ in missed], tuple(i.address for i, _ in missed)
        yield lastfaults.not_given(missed[0][1], topic.key, labels, keys)


def _wordless(facts: Facts, last: Facts) -> Iterator[Finding]:
    """Yield the topics that have no words in this year's file, and had some last year."""
    told = {topic.key for topic in last.topics if _worded(topic)}
    for topic in facts.topics:
        if topic.key in told and not _worded(topic):
            yield lastfaults.nothing_yet(topic.place, topic.key)


def _worded(topic: TopicFacts) -> bool:
    return bool(topic.measures or topic.text or topic.lead) or any(map(_worded, topic.parts))


def _copied(facts: Facts, last: Facts) -> Iterator[Finding]:
    """Yield the measures, problems and plans that are word for word last year's."""
    then = {_bare(words) for _, words in _told(last)}
    for what, words in _told(facts):
        if len(words.text) >= _SHORTEST_COPY and _bare(words) in then:
            yield lastfaults.copied(words.place, what, words.text, words.key)


def _told(facts: Facts) -> Iterator[tuple[str, Words]]:
    for measure, section in measures(facts):
        if section != "意见建议":
            yield _kind(section), measure.words
    yield from (("问题", problem.words) for problem in facts.problems)


def _kind(section: str) -> str:
    return "打算" if section == "下一步工作打算" else "举措"


def _bare(words: Words) -> str:
    return without_stop(words.text)
