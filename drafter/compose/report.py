"""From facts to the report: every paragraph made of facts and of the templates' words, nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.canon import Canon
from drafter.compose import frame, sections
from drafter.compose.opening import opening
from drafter.compose.topics import TopicTeller, Voice
from drafter.facts import Facts, TopicFacts
from drafter.findings import Finding
from drafter.outline import Role, Section
from drafter.sentences import SentenceFiles
from drafter.tree import Block, Heading, Paragraph, Report, Span

DUTY_TOPIC = "第一责任人"


class Composer:
    """Composes reports; what all reports of a run share is read once."""

    def __init__(self, sentences: SentenceFiles, canon: Canon) -> None:
        self._sentences = sentences
        self._canon = canon

    def compose(self, facts: Facts) -> tuple[Report, tuple[Finding, ...]]:
        """Return the report that the facts make, and what was noticed on the way."""
        header = facts.header
        seed = f"{'|'.join(header.organs)}|{header.year}"
        voice = Voice(self._sentences.topic, seed, header.year, header.region)
        teller = TopicTeller(voice, facts.figures())
        begun, noticed = opening(teller, facts, self._canon, self._sentences)
        blocks = [*begun]
        for section in facts.outline.sections:
            blocks += self._section(section, teller, facts)
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
        )
        return report, noticed

    def _section(self, section: Section, teller: TopicTeller, facts: Facts) -> Iterator[Block]:
        yield Heading(1, (Span(section.title),), keys=(section.title,))
        if section.role is Role.WORK:
            yield from self._work(section, teller, facts)
        elif section.role is Role.PROBLEMS:
            lead = self._sentences.frame("problems", sections.PROBLEM_NAMES)
            yield from sections.problems(teller, facts, section.title, lead)
        elif section.role is Role.PLANS:
            lead = self._sentences.frame("plans", sections.PLAN_NAMES)
            bundle = self._canon.year(facts.header.year) if facts.header.year else None
            yield from sections.plans(teller, facts, section.title, lead, bundle)

    def _work(self, section: Section, teller: TopicTeller, facts: Facts) -> Iterator[Block]:
        if all(topic.empty for topic in facts.topics) and not facts.duties:
            yield sections.gap(section.title)
        for topic in with_duties(facts):
            yield from teller.blocks(topic, facts.duties if topic.key == DUTY_TOPIC else ())
        lead = self._sentences.frame("follow_up", sections.FOLLOW_UP_NAMES)
        yield from sections.follow_ups(teller, facts, lead)

    def _closing(self, teller: TopicTeller, facts: Facts) -> Iterator[Block]:
        header = facts.header
        wording = teller.wording("结语")
        if header.closing is not None:
            yield Paragraph(wording.finished([wording.words(header.closing)]), ("结语",))
        elif header.recipients:
            yield Paragraph((Span("特此报告。"),))


def with_duties(facts: Facts) -> tuple[TopicFacts, ...]:
    """Return the topics to tell; 第一责任人 has its place although only its own list says anything about it."""
    order = list(facts.outline.topics)
    if not facts.duties or DUTY_TOPIC not in order or any(t.key == DUTY_TOPIC for t in facts.topics):
        return facts.topics
    topic = TopicFacts(DUTY_TOPIC, facts.outline.topics[DUTY_TOPIC], "", facts.duties[0].place)
    before = set(order[: order.index(DUTY_TOPIC)])
    at = max((i + 1 for i, t in enumerate(facts.topics) if t.key in before), default=0)
    return (*facts.topics[:at], topic, *facts.topics[at:])
