"""What all reports of a run share, read once a process: outlines, sentences, calendar, house styles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from drafter import canon
from drafter.canon import Canon, Slot
from drafter.compose import Composer
from drafter.facts import Facts, read_facts
from drafter.files import Scalar, Shelf, find, locate, read_yaml, shelf_for
from drafter.findings import DrafterError, Finding, Place, in_order
from drafter.outline import Outlines
from drafter.outline.questions import Question, load_questions
from drafter.rules.citations import badly_cited
from drafter.sentences import SentenceFiles
from drafter.style import STANDARD, HouseStyle, UnknownStyleError, load
from drafter.tree import Report, below

if TYPE_CHECKING:
    from drafter.canon.countyrules import CountyRule
    from drafter.canon.laws import Laws
    from drafter.canon.rulebook import RuleBook
    from drafter.outline.signals import Signals
    from drafter.rules.signals import Proposal
    from drafter.rules.text.checker import Tables
    from drafter.writers.docx import DocxWriter


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as composed, with the facts it rests on and everything noticed."""

    facts: Facts
    report: Report
    findings: tuple[Finding, ...]


class Workshop:
    """Everything needed to turn facts files of one county folder into reports."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._writers: dict[str, tuple[HouseStyle, DocxWriter]] = {}
        self._styles: dict[str, HouseStyle | DrafterError] = {}

    @cached_property
    def outlines(self) -> Outlines:
        """The outlines that reports of this folder may use."""
        return Outlines(self._shelf)

    @cached_property
    def _sentences(self) -> SentenceFiles:
        return SentenceFiles(self._shelf)

    @cached_property
    def _composer(self) -> Composer:
        return Composer(self._sentences, self._calendar)

    @cached_property
    def _calendar(self) -> Canon:
        return canon.load(str(self._shelf.find("outlines", "common/formulations.yaml")))

    @cached_property
    def _laws(self) -> Laws:
        from drafter.canon.laws import load_laws

        return load_laws(str(self._shelf.find("outlines", "common/laws.yaml")))

    @cached_property
    def law_names(self) -> tuple[str, ...]:
        """The names of the laws that a report may cite."""
        return self._laws.names

    def phrases(self, facts: Facts) -> tuple[str, ...]:
        """Return the set phrases that are current when a report is written; none where that day is not known."""
        day = facts.header.written
        return self._calendar.phrases(day) if day is not None else ()

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """How the interview words its questions."""
        return load_questions(self._shelf)

    @cached_property
    def _signals(self) -> Signals:
        from drafter.rules.signalfile import load_signals

        return load_signals(str(self._shelf.find("outlines", "common/signals.yaml")), self.outlines)

    def proposals(self, facts: Facts) -> tuple[Proposal, ...]:
        """Return the shortcomings that some facts suggest, to be taken or left."""
        from drafter.rules.signals import proposals

        return proposals(facts, self._signals)

    @cached_property
    def rulebook(self) -> RuleBook:
        """What each rule of text is called, and why it is there."""
        from drafter.canon.rulebook import load_rulebook

        return load_rulebook(self._shelf)

    @cached_property
    def county_rules(self) -> Mapping[str, CountyRule]:
        """The county's own rules, by their code."""
        from drafter.canon.countyrules import load_county_rules

        return load_county_rules(self._shelf).rules

    @cached_property
    def tables(self) -> Tables:
        """What the rules of text look things up in."""
        from drafter.rules.text.checker import Tables

        return Tables(self._shelf, self.rulebook, lambda: self._laws, lambda: self._calendar)

    def draft(self, path: str, copy: str = "") -> Draft:
        """Read a facts file and compose its report, or one of its copies.

        Raises DrafterError where the file cannot be read at all, or has no such copy.
        """
        facts, noticed = read_facts(path, self.outlines, copy)
        report, more = self.compose(facts)
        return Draft(
            facts, report, in_order((*noticed, *more, *self._judged(facts), *self._without_style(facts)))
        )

    def compose(self, facts: Facts) -> tuple[Report, tuple[Finding, ...]]:
        """Compose the report that some facts make; say what was noticed on the way."""
        composed = self._composer.compose(facts)
        self._sentences.keep()
        return composed

    def open_phrases(self, facts: Facts) -> dict[Slot, str]:
        """Return which set phrases of the year the clerk has to be asked for, each with why (提法)."""
        return self._composer.open_phrases(facts)

    def part(self, report: Report, facts: Facts, key: str) -> tuple[str, ...]:
        """Return the lines of a report that stand below the heading made from `key`, with that heading."""
        from drafter.writers.text import part_as_text

        return part_as_text(report, self.style(facts), below(report.blocks, key))

    def lines(self, report: Report, facts: Facts) -> tuple[str, ...]:
        """Return a report as lines of text."""
        from drafter.writers.text import as_text

        return tuple(as_text(report, self.style(facts)).splitlines())

    def facts(self, path: str) -> tuple[Facts, tuple[Finding, ...]]:
        """Read a facts file. Raises DrafterError where it cannot be read at all."""
        return read_facts(path, self.outlines)

    def _judged(self, facts: Facts) -> tuple[Finding, ...]:
        """Return what the rules find in facts as a whole."""
        cited = badly_cited(facts, lambda: self._laws, lambda: self.rulebook.rules)
        if facts.header.yardstick is None and not any(topic.named_tasks for topic in facts.topics):
            return tuple(cited)
        from drafter.rules.yardstick import against_plan

        return (*cited, *against_plan(facts, lambda path: read_facts(path, self.outlines)[0]))

    def check(self, path: str) -> tuple[Finding, ...]:
        """Return what was noticed in a report and in every copy of it."""
        report = self.draft(path)
        copies = (self.draft(path, name) for name in report.facts.copies)
        return in_order(dict.fromkeys([*report.findings, *(f for copy in copies for f in copy.findings)]))

    @property
    def standard(self) -> HouseStyle:
        """The house style of this folder; ours where that cannot be had."""
        return self._usable(STANDARD)

    def style(self, facts: Facts) -> HouseStyle:
        """Return the house style the facts ask for; ours where that cannot be had."""
        return self._usable(facts.header.style or STANDARD)

    def _usable(self, name: str) -> HouseStyle:
        style = self._style(name)
        return load(Shelf(built_in=self._shelf.built_in)) if isinstance(style, DrafterError) else style

    def writer(self, facts: Facts) -> tuple[HouseStyle, DocxWriter]:
        """Return the house style of some facts, and the Word writer made for it."""
        name = facts.header.style or STANDARD
        if name not in self._writers:
            from drafter.writers.docx import DocxWriter

            style = self.style(facts)
            self._writers[name] = (style, DocxWriter(style))
        return self._writers[name]

    def _style(self, name: str) -> HouseStyle | DrafterError:
        """Return a house style, or why it cannot be had."""
        if name not in self._styles:
            try:
                self._styles[name] = load(self._shelf, name)
            except DrafterError as trouble:
                self._styles[name] = trouble
        return self._styles[name]

    def _without_style(self, facts: Facts) -> tuple[Finding, ...]:
        """Return why the house style the facts ask for cannot be had; nothing where it can."""
        trouble = self._style(facts.header.style or STANDARD)
        if isinstance(trouble, UnknownStyleError):
            return (trouble.asked_at(_where_asked(facts)),)
        return trouble.findings if isinstance(trouble, DrafterError) else ()


def _where_asked(facts: Facts) -> Place:
    """Return where a house style is asked for: in the head of the file, or by one of its copies."""
    document, _ = read_yaml(facts.path)
    node = find(document, ("版式",))
    in_head = isinstance(node, Scalar) and node.value.strip() == facts.header.style
    return facts.copy.place if facts.copy and not in_head else locate(document, ("版式",))


@lru_cache(maxsize=4)
def _workshop(shelf: Shelf) -> Workshop:
    return Workshop(shelf)


def workshop_for(path: str) -> Workshop:
    """Return the workshop for a facts file: its county folder decides which outlines and templates win."""
    return _workshop(shelf_for(path))
