"""Sections that are lists: 存在问题 with causes, 意见建议, 下一步工作打算; each in the shape its outline wants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from drafter.chinese import without_stop
from drafter.compose.opening import set_phrases
from drafter.compose.topics import TopicTeller
from drafter.compose.wording import Wording
from drafter.facts import Facts, Plan, Problem
from drafter.outline import Role, Section, Shape
from drafter.sentences import Sense, Tag, Template, chooser, last_character, paragraphs
from drafter.tree import Block, Heading, Items, Mark, Paragraph, Span, Spans, plain

FEW = 2
PROBLEM_NAMES = frozenset({"自称", "年"})
PLAN_NAMES = frozenset(
    {"自称", "下年", "思想", "法治思想", "会议精神", "纲要", "收官纲要", "五年规划", "阶段"}
)
PROBLEMS_PART, SUGGESTIONS_PART = "存在的问题", "意见建议"
SUGGESTIONS_LEAD = "现提出以下建议："
_CAUSE = "，主要原因是"
_CAUSE_ALONE = "主要原因是"
_HAS_CAUSE_WORD = ("由于", "因为", "主要是", "主要原因", "原因")
_STOP: Spans = (Span("。"),)


class Entry(NamedTuple):
    """One problem, suggestion or plan: its title, if it has one, its sentences without end marks, its key."""

    title: Spans
    sentences: list[str]
    key: str


class Lister:
    """Sets the lists of one section of a report."""

    def __init__(self, teller: TopicTeller, facts: Facts, section: Section) -> None:
        self._teller = teller
        self._facts = facts
        self._section = section
        self._title = section.title or section.role.value

    def problems(self, lead: Template) -> Iterator[Block]:
        """Yield the problems with their causes, then what is asked of the level above, unless that has its own section."""
        facts, section = self._facts, self._section
        own = any(s.role is Role.SUGGESTIONS for s in facts.outline.sections)
        both = bool(facts.suggestions) and not own
        if both and section.title:
            yield Heading(2, (Span(PROBLEMS_PART),), keys=(self._title,))
        yield from self._problems(lead)
        if both and section.title:
            yield Heading(2, (Span(SUGGESTIONS_PART),), keys=(self._title,))
        if both:
            yield from self.suggestions()

    def _problems(self, lead: Template) -> Iterator[Block]:
        facts = self._facts
        if not facts.problems:
            yield gap(self._title)
            return
        wording = self._teller.wording("存在问题")
        known: dict[str, object] = {"自称": facts.header.self_name}
        if facts.header.year:
            known["年"] = wording.tags.put(f"{facts.header.year}年", Tag(Sense.DERIVED, ("年度",)))
        opening = self._opening(lead, wording, known)
        shape = self._section.shape or Shape.ITEMS
        entries = [_problem(wording, problem, shape) for problem in facts.problems]
        yield from self._set(wording, opening, entries, shape)

    def suggestions(self) -> Iterator[Block]:
        """Yield what is asked of the level above."""
        wording = self._teller.wording(SUGGESTIONS_PART)
        shape = (
            self._section.shape if self._section.role is Role.SUGGESTIONS or not self._section.title else None
        )
        entries = [_plan(wording, plan, SUGGESTIONS_PART) for plan in self._facts.suggestions]
        lead = self._own_lead(wording, Role.SUGGESTIONS)
        if not lead and not self._section.title:
            lead = [SUGGESTIONS_LEAD]
        yield from self._set(wording, lead, entries, shape or Shape.ITEMS)

    def plans(self, lead: Template, phrases: Mapping[str, str]) -> Iterator[Block]:
        """Yield the plans: their measures, who leads them and by when."""
        facts = self._facts
        if not facts.plans:
            yield gap(self._title)
            return
        wording = self._teller.wording("下一步工作打算")
        known = set_phrases(wording, phrases) | {"自称": facts.header.self_name}
        if facts.header.year:
            known["下年"] = wording.tags.put(f"{facts.header.year + 1}年", Tag(Sense.DERIVED, ("年度",)))
        opening = self._opening(lead if facts.header.year else None, wording, known)
        titled = any(plan.title for plan in facts.plans)
        shape = self._section.shape or (Shape.HEADINGS if titled else Shape.ITEMS)
        entries = [_plan(wording, plan, self._title) for plan in facts.plans]
        yield from self._set(wording, opening, entries, shape)

    def _opening(self, lead: Template | None, wording: Wording, known: dict[str, object]) -> list[str]:
        """Return the clerk's own first sentences, else the template's."""
        if self._section.role in self._facts.leads:
            return self._own_lead(wording, self._section.role)
        return lead_of(lead, wording, known) if lead else []

    def _own_lead(self, wording: Wording, role: Role) -> list[str]:
        words = self._facts.leads.get(role)
        return [wording.words(words)] if words is not None and words.text else []

    def _set(
        self, wording: Wording, opening: list[str], entries: list[Entry], shape: Shape
    ) -> Iterator[Block]:
        if len(entries) < FEW:
            yield from self._alone(wording, opening, entries)
        elif shape is Shape.HEADINGS:
            if opening:
                yield Paragraph(wording.finished(opening), (self._title,))
            for entry in entries:
                yield from _under_heading(wording, entry)
        else:
            items = tuple(_item(wording, entry) for entry in entries)
            together = shape is Shape.PARAGRAPH
            if opening and not together:
                yield Paragraph(wording.finished(opening), (self._title,))
            yield Items(items, (self._title,), wording.finished(opening) if opening and together else ())

    def _alone(self, wording: Wording, opening: list[str], entries: list[Entry]) -> Iterator[Block]:
        """Set a single entry; without a title it runs on from a lead that leads up to it."""
        for entry in entries:
            runs_on = opening and not entry.title and last_character(opening[-1]) == "："
            before = wording.finished(opening) if opening else ()
            if before and not runs_on:
                yield Paragraph(before, (self._title,))
                before = ()
            text = wording.finished(entry.sentences) if entry.sentences else ()
            title = (*entry.title, *_STOP) if entry.title else ()
            yield Paragraph((*before, *title, *text), (entry.key,))


def gap(what: str) -> Paragraph:
    """Return the paragraph that stands for a section nobody has filled."""
    return Paragraph((Span(f"「待填：{what}」", (what,), Mark.GAP),), (what,))


def lead_of(lead: Template, wording: Wording, known: dict[str, object]) -> list[str]:
    """Return the sentences that open a section."""
    told = paragraphs(lead.render(known | {"选": chooser(wording.seed)}), wording.telling)
    return [sentence for paragraph in told for sentence in paragraph]


def _problem(wording: Wording, problem: Problem, shape: Shape) -> Entry:
    """Say a problem and its cause; under a heading of its own the cause is a sentence by itself."""
    text = wording.words(problem.words)
    key = problem.words.key
    title: Spans = (Span(without_stop(problem.title), (key,)),) if problem.title else ()
    if problem.cause is None:
        return Entry(title, [text], key)
    cause = wording.words(problem.cause)
    says_so = problem.cause.text.startswith(_HAS_CAUSE_WORD)
    if shape is Shape.HEADINGS:
        return Entry(title, [text, cause if says_so else _CAUSE_ALONE + cause], key)
    return Entry(title, [text + ("，" if says_so else _CAUSE) + cause], key)


def _plan(wording: Wording, plan: Plan, section: str) -> Entry:
    """Say a plan: its title, its measures, then in brackets who leads it and by when."""
    told = [wording.measure(m) for m in plan.measures]
    key = plan.number or section
    terms = (("牵头单位", plan.office), ("完成时限", plan.deadline))
    said = [f"{what}：{wording.tags.put(term, Tag(Sense.DERIVED, (key,)))}" for what, term in terms if term]
    if said and told:
        told[-1] += f"（{'；'.join(said)}）"
    elif said:
        told.append("；".join(said))
    mark = Mark.NONE if plan.confirmed else Mark.UNCONFIRMED
    title: Spans = (Span(without_stop(plan.title), (key,), mark),) if plan.title else ()
    return Entry(title, told, key)


def _under_heading(wording: Wording, entry: Entry) -> Iterator[Block]:
    """Yield a run-in heading and the text; of an entry without a title the first sentence is one."""
    title, sentences = entry.title, entry.sentences
    if not title:
        title, sentences = wording.tags.spans(sentences[0]), sentences[1:]
    several = not sentences and "。" in plain(title)
    yield Heading(2, (*title, *_STOP) if several else title, run_in=bool(sentences), keys=(entry.key,))
    if sentences:
        yield Paragraph(wording.finished(sentences), (entry.key,))


def _item(wording: Wording, entry: Entry) -> Spans:
    """Return an entry as an item: title and text, without the last end mark."""
    text = wording.tags.spans("。".join(entry.sentences))
    return (*entry.title, *(_STOP if entry.title and text else ()), *text)
