"""From facts to the report: every paragraph made of facts and of the templates' words, nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.canon import Canon, Slot
from drafter.compose import frame, listed, sections
from drafter.compose.length import Composed, shortened, told_cuts
from drafter.compose.opening import open_phrases, opening, plan_phrases
from drafter.compose.programme import issued
from drafter.compose.topics import Sentence, TopicTeller, Voice
from drafter.facts import DUTY_TOPIC, Facts, TopicFacts, by_section
from drafter.findings import Finding
from drafter.outline import Role, Section
from drafter.sentences import SentenceFiles
from drafter.tree import Block, Heading, Paragraph, Report, Span

OTHER_TITLE = "其他需要报告的情况"


class Composer:
    """Composes reports; what all reports of a run share is read once."""

    def __init__(self, sentences: SentenceFiles, canon: Canon) -> None:
        self._sentences = sentences
        self._canon = canon

    def compose(self, facts: Facts) -> tuple[Report, tuple[Finding, ...]]:
        """Return the report that the facts make, or the plan with its notice, and what was noticed on the way."""
        if facts.programme is not None:
            return issued(facts, self._sentences), ()
        whole = self._composed(facts, frozenset())
        cut = shortened(facts, whole, lambda without: self._composed(facts, without))
        return cut.report, (*cut.findings, *told_cuts(facts, cut, whole))

    def open_phrases(self, facts: Facts) -> dict[Slot, str]:
        """Return what has to be asked of the clerk because the calendar does not know it, each with why."""
        return open_phrases(self._canon, facts)

    def _composed(self, facts: Facts, without: frozenset[Sentence]) -> Composed:
        header = facts.header
        seed = f"{'|'.join(header.home)}|{header.year}"
        voice = Voice(self._sentences.topic, seed, header.year, header.governed, without)
        teller = TopicTeller(voice, facts.figures())
        begun, noticed = opening(teller, facts, self._canon, self._sentences)
        blocks = [*begun]
        blocks += self._sections(teller, facts)
        blocks += self._closing(teller, facts)
        report = Report(
            title=frame.title(facts),
            blocks=tuple(blocks),
            recipients=header.recipients,
            signature=frame.signature(header),
            attachments=frame.attachments(facts),
            annotation=header.annotation,
            letterhead=frame.letterhead(header),
            imprint=frame.imprint(header),
            subject=facts.outline.name,
            title_keys=("年度", "机关"),
            publication=frame.publication(header),
        )
        return Composed(report, noticed, tuple(teller.sentences), without)

    def _sections(self, teller: TopicTeller, facts: Facts) -> Iterator[Block]:
        shared = by_section(with_duties(facts), facts.outline)
        for number, section in enumerate(with_other(facts)):
            told = list(self._section(section, shared.get(number, ()), teller, facts))
            if told and section.title:
                yield Heading(1, (Span(section.title),), keys=(section.title,))
            yield from told

    def _section(
        self, section: Section, topics: tuple[TopicFacts, ...], teller: TopicTeller, facts: Facts
    ) -> Iterator[Block]:
        if section.role is Role.WORK:
            yield from self._work(section, topics, teller, facts)
            return
        if section.role is Role.DUTY:
            yield from sections.duties(teller, facts, section, topics)
        elif section.role is Role.OTHER:
            yield from sections.other(teller, facts)
        elif not any(topic.text is not None or topic.parts for topic in topics):
            yield from self._listed(section, teller, facts)
        for topic in topics:
            yield from teller.body(topic, (), 2)

    def _listed(self, section: Section, teller: TopicTeller, facts: Facts) -> Iterator[Block]:
        lister = listed.Lister(teller, facts, section)
        if section.role is Role.PROBLEMS:
            yield from lister.problems(self._sentences.frame("problems", listed.PROBLEM_NAMES))
        elif section.role is Role.SUGGESTIONS:
            yield from lister.suggestions()
        else:
            lead = self._sentences.frame("plans", listed.PLAN_NAMES)
            yield from lister.plans(lead, plan_phrases(self._canon, facts.header))

    def _work(
        self, section: Section, topics: tuple[TopicFacts, ...], teller: TopicTeller, facts: Facts
    ) -> Iterator[Block]:
        works = [s for s in facts.outline.sections if s.role is Role.WORK]
        if section is works[0] and all(topic.empty for topic in facts.topics) and not facts.duties:
            yield listed.gap(section.title)
        told = [topic for topic in topics if not topic.empty or topic.key == DUTY_TOPIC]
        alone = len(told) == 1 < len(works) and not told[0].title
        for topic in told:
            duties = facts.duties if topic.key == DUTY_TOPIC else ()
            if alone:
                yield from teller.body(topic, duties, 2)
            else:
                yield from teller.blocks(topic, duties, run_in=section.run_in)
        if section is works[0]:
            lead = self._sentences.frame("follow_up", sections.FOLLOW_UP_NAMES)
            yield from sections.follow_ups(teller, facts, lead)

    def _closing(self, teller: TopicTeller, facts: Facts) -> Iterator[Block]:
        header = facts.header
        wording = teller.wording("结语")
        if header.closing is not None and header.closing.text:
            yield Paragraph(wording.finished([wording.words(header.closing)]), ("结语",))
        elif header.recipients and header.closing is None:
            yield Paragraph((Span("特此报告。"),))


def with_duties(facts: Facts) -> tuple[TopicFacts, ...]:
    """Return the topics to tell; 第一责任人 has its place although only its own list says anything about it."""
    order = [key for section in facts.outline.sections for key in section.topics]
    if not facts.duties or DUTY_TOPIC not in order or any(t.key == DUTY_TOPIC for t in facts.topics):
        return facts.topics
    topic = TopicFacts(DUTY_TOPIC, facts.outline.topics[DUTY_TOPIC], "", facts.duties[0].place)
    before = set(order[: order.index(DUTY_TOPIC)])
    at = max((i + 1 for i, t in enumerate(facts.topics) if t.key in before), default=0)
    while at < len(facts.topics) and not facts.topics[at].headed:
        at += 1
    return (*facts.topics[:at], topic, *facts.topics[at:])


def with_other(facts: Facts) -> tuple[Section, ...]:
    """Return the sections of a report; 其他情况 comes last where they have no place for it."""
    wanted = facts.outline.sections
    if not facts.other or any(section.role is Role.OTHER for section in wanted):
        return wanted
    return (*wanted, Section.model_construct(title=OTHER_TITLE, role=Role.OTHER))
