"""What is offered while typing: the keys of figures behind {, laws behind 《, offices, found by characters or first letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from drafter.facts import REFERENCE, State, absolute
from drafter.interview import words
from drafter.interview.cards import Check, Suggest, Suggestion, Verdict
from drafter.interview.matching import matches
from drafter.interview.session import Session

_MOST = 12
_KEY = re.compile(r"\{([^{}]*)$")
_LAW = re.compile(r"《([^《》]*)$")
_NAME = re.compile(r"[^、，,；;\s]*$")


class Suggester:
    """What the words of one file may be completed with."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @cached_property
    def _offices(self) -> tuple[str, ...]:
        """Every office that the outline names or the file does."""
        outline, facts = self._session.outline, self._session.facts
        named = [plan.office for plan in facts.plans]
        for topic in outline.topics.values():
            named += [topic.office, *(i.office for i in topic.indicators.values())]
        return tuple(dict.fromkeys(name for text in named for name in text.split("、") if name))

    def offices(self, before: str) -> tuple[Suggestion, ...]:
        """Suggest offices for the name that is being typed."""
        typed = _NAME.search(before)
        part = typed[0] if typed else ""
        return _suggested(((name, "") for name in self._offices), part, part) if part else ()

    def keys(self, topic: str) -> Suggest:
        """Return what suggests the keys of a topic's figures."""

        def suggest(before: str) -> tuple[Suggestion, ...]:
            typed = _NAME.search(before)
            part = typed[0] if typed else ""
            return _suggested(self._keys(topic), part, part)

        return suggest

    def words(self, topic: str) -> Suggest:
        """Return what suggests figures of a topic, and of the others by their address, behind {, and laws behind 《."""

        def suggest(before: str) -> tuple[Suggestion, ...]:
            key = _KEY.search(before)
            if key:
                closed = ((f"{name}}}", note) for name, note in self._keys(topic))
                return _suggested(closed, key[1], key[1])
            law = _LAW.search(before)
            if law and law[1]:
                return _suggested(
                    ((f"{name}》", "") for name in self._session.shop.law_names), law[1], law[1]
                )
            return self._phrases(before)

        return suggest

    @cached_property
    def _set_phrases(self) -> tuple[str, ...]:
        return self._session.shop.phrases(self._session.facts)

    def _phrases(self, before: str) -> tuple[Suggestion, ...]:
        """Suggest the set phrases of which at least two characters stand before the cursor."""
        found = []
        for phrase in self._set_phrases:
            begun = next((n for n in range(len(phrase) - 1, 1, -1) if before.endswith(phrase[:n])), 0)
            if begun:
                found.append(Suggestion(phrase, begun))
        return tuple(found[:_MOST])

    def referring(self, topic: str, check: Check) -> Check:
        """Return a check that also says which {键} leads nowhere yet: the figure may still come."""

        def checked(text: str) -> Verdict:
            verdict = check(text)
            wrong = self._bad_reference(verdict.value, topic) if verdict.value else ""
            return verdict._replace(message=wrong) if wrong else verdict

        return checked

    def _bad_reference(self, text: str, topic: str) -> str:
        """Say what is wrong with the first {键} of a text that leads nowhere, or has its unit typed behind it."""
        figures = self._session.facts.figures()
        for found in REFERENCE.finditer(text):
            fact = figures.get(absolute(found[1], topic)) if topic else figures.get(found[1])
            if fact is None or fact.state is State.NOT_APPLICABLE:
                return words.NO_SUCH_FIGURE.format(found[1])
            unit = fact.indicator.unit
            if (
                unit
                and not found[2]
                and text.startswith(unit, found.end())
                and not _longer(text, found.end())
            ):
                return words.UNIT_TWICE.format(found[1], unit)
        return ""

    def _keys(self, topic: str) -> Iterable[tuple[str, str]]:
        name = topic.partition(".")[0]
        figures = [f for f in self._session.facts.figures().values() if f.current is not None]
        own = [f for f in figures if f.indicator.topic == name]
        for fact in (*own, *(f for f in figures if f.indicator.topic != name)):
            shown = fact.indicator.key if fact.indicator.topic == name else fact.key
            yield shown, fact.current.say(fact.indicator.unit) if fact.current is not None else ""


def _longer(text: str, at: int) -> bool:
    """Tell whether what follows a figure only begins like its unit: 件次 behind 件."""
    return text.startswith(("件次", "人次", "人民", "人大", "人员", "场次", "批次"), at)


def _suggested(known: Iterable[tuple[str, str]], typed: str, replaced: str) -> tuple[Suggestion, ...]:
    found = [Suggestion(text, len(replaced), note) for text, note in known if matches(typed, text)]
    return tuple(found[:_MOST])
