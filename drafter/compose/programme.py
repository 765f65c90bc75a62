"""A plan and the notice that issues it: 印发 sentence and signature, then the plan with its tasks numbered straight through."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from drafter.chinese import without_stop
from drafter.compose import frame
from drafter.compose.topics import TopicTeller, Voice
from drafter.compose.wording import Wording
from drafter.facts import Facts, Measure, Programme, Target, Task, Words, task_topic
from drafter.outline import Role, Section
from drafter.sentences import Sense, SentenceFiles, Tag, Told, paragraphs
from drafter.tree import Attachment, Block, Heading, Items, Mark, Paragraph, Report, Span

ISSUE_NAMES = frozenset({"文件"})
BASIS_NAMES = frozenset({"文件", "目的", "自称", "名"})
TASK_LEVEL = 3
_KIND = re.compile(r"(方案|要点|规划|计划|意见|办法)(?:（[^）]*）)?$")
_TITLE_KEYS = ("标题", "规划期", "年度")


def issued(facts: Facts, sentences: SentenceFiles) -> Report:
    """Return the notice, with the plan it issues attached to it."""
    header = facts.header
    title = plan_title(facts)
    voice = Voice(sentences.topic, f"{'|'.join(header.organs)}|{title}", header.year, header.region)
    composer = _Composer(facts, TopicTeller(voice, facts.figures()), sentences)
    plan = Attachment(title, tuple(composer.plan(title)), issued=True)
    return Report(
        title=f"{' '.join(header.organs)}关于印发《{title}》的通知",
        blocks=(composer.notice(title),),
        recipients=header.recipients,
        signature=frame.signature(header),
        attachments=(plan, *map(Attachment, header.attachments)),
        annotation=header.annotation,
        letterhead=frame.letterhead(header),
        imprint=frame.imprint(header),
        subject=facts.outline.name,
        title_keys=("规划期", "年度", "机关"),
        publication=frame.publication(header),
    )


def plan_title(facts: Facts) -> str:
    """Return the title of the plan: the clerk's own, or the outline's wording."""
    header = facts.header
    if header.title:
        return header.title.removeprefix("《").removesuffix("》")
    title = facts.outline.title.replace("{区域}", header.region or "".join(header.organs))
    title = title.replace("{规划期}", str(header.term or "××××—××××年"))
    return title.replace("{年度}", str(header.year or "××××"))


class _Composer:
    """Composes one plan and its notice."""

    def __init__(self, facts: Facts, teller: TopicTeller, sentences: SentenceFiles) -> None:
        self._facts = facts
        self._programme = facts.programme or Programme()
        self._teller = teller
        self._sentences = sentences

    def notice(self, title: str) -> Paragraph:
        """Return the sentence that issues the plan, or the clerk's own."""
        wording = self._teller.wording("引言")
        opening = self._facts.header.opening
        if opening is not None and opening.text:
            return Paragraph(wording.finished([wording.words(opening)]), ("引言",))
        known = {"文件": wording.tags.put(f"《{title}》", Tag(Sense.DERIVED, _TITLE_KEYS))}
        told = paragraphs(self._sentences.frame("issue", ISSUE_NAMES).render(known), wording.telling)
        return Paragraph(wording.finished([s for one in told for s in one]), ("引言",))

    def plan(self, title: str) -> Iterator[Block]:
        """Yield the plan: why it is made, then its sections."""
        yield from self._basis(title)
        for section in self._facts.outline.sections:
            told = list(self._section(section))
            if not told and section.required:
                what = section.title or section.role.value
                told = [Paragraph((Span(f"「待填：{what}」", (what,), Mark.GAP),), (what,))]
            if told and section.title:
                yield Heading(1, (Span(section.title),), keys=(section.role.value,))
            yield from told
        closing = self._facts.header.closing
        if closing is not None and closing.text:
            yield from self._lines((closing,), "结语")

    def _basis(self, title: str) -> Iterator[Block]:
        basis = self._programme.basis
        if basis.text is not None:
            yield from self._lines((basis.text,), "依据")
        if not basis.documents and basis.purpose is None:
            return
        wording = self._teller.wording("依据")
        kind = _KIND.search(title)
        known: dict[str, object] = {"自称": self._facts.header.self_name, "名": kind[1] if kind else "方案"}
        if basis.documents:
            named = "".join(d if "《" in d else f"《{d}》" for d in basis.documents)
            known["文件"] = wording.tags.put(named, Tag(Sense.DERIVED, ("依据",)))
        if basis.purpose is not None:
            known["目的"] = wording.words(basis.purpose)
        told = paragraphs(self._sentences.frame("basis", BASIS_NAMES).render(known), wording.telling)
        yield Paragraph(wording.finished([s for one in told for s in one]), ("依据",))

    def _section(self, section: Section) -> Iterator[Block]:
        if section.role is Role.GUIDANCE:
            yield from self._lines(self._programme.guidance, section.role.value)
        elif section.role is Role.GOALS:
            yield from self._goals(section.role.value)
        elif section.role is Role.TASKS:
            for area in self._programme.areas:
                yield Heading(2 if section.title else 1, (Span(without_stop(area.title)),), keys=(area.key,))
                for task in area.tasks:
                    yield from self._task(task)
        elif section.role is Role.SAFEGUARDS:
            yield from self._safeguards(2 if section.title else 1)

    def _lines(self, lines: Iterable[Words], key: str) -> Iterator[Block]:
        wording = self._teller.wording(key)
        for words in lines:
            yield Paragraph(wording.finished([wording.words(words)]), (key,))

    def _goals(self, key: str) -> Iterator[Block]:
        yield from self._lines(self._programme.goal, key)
        wording = self._teller.wording(key)
        goals = tuple(wording.tags.spans(wording.words(goal)) for goal in self._programme.goals)
        if len(goals) == 1:
            yield Paragraph((*goals[0], Span("。")), (key,))
        elif goals:
            yield Items(goals, (key,))

    def _task(self, task: Task) -> Iterator[Block]:
        """Yield a task: its heading, run in; its measures, each titled one on a line of its own; its targets; who and by when."""
        wording = self._teller.wording(task_topic(task))
        told = list(_paragraphs(wording, task.measures))
        aims = _aims(
            wording, [t for t in task.targets if t.fact is None or t.fact.key not in wording.telling.said]
        )
        if aims:
            told = [*told[:-1], [*told[-1], *aims]] if told else [aims]
        yield Heading(
            TASK_LEVEL, (Span(without_stop(task.title), (task.key,)),), True, keys=(task.key,), counts_on=True
        )
        for number, sentences in enumerate(told, 1):
            spans = wording.finished(sentences)
            if number == len(told):
                spans = (*spans, *_terms(task))
            yield Paragraph(spans, (task.key,))

    def _safeguards(self, level: int) -> Iterator[Block]:
        safeguards = self._programme.safeguards
        for safeguard in safeguards:
            wording = self._teller.wording(Role.SAFEGUARDS.value)
            told = list(_paragraphs(wording, safeguard.measures))
            yield Heading(level, (Span(without_stop(safeguard.title)),), bool(told), keys=(safeguard.key,))
            for sentences in told:
                yield Paragraph(wording.finished(sentences), (safeguard.key,))


def _paragraphs(wording: Wording, measures: Iterable[Measure]) -> Iterator[list[str]]:
    """Yield the measures as sentences, a paragraph at a time: each one with a title begins a new one."""
    sentences: list[str] = []
    for measure in measures:
        if measure.title and sentences:
            yield sentences
            sentences = []
        sentences.append(wording.measure(measure))
    if sentences:
        yield sentences


def _aims(wording: Wording, targets: list[Target]) -> list[str]:
    """Say the targets that no measure has said: those alike in one clause, each deadline once."""
    sentences = []
    for deadline, group in groupby(targets, key=lambda t: t.deadline):
        due = list(group)
        when = wording.tags.put(deadline, Tag(Sense.DERIVED, (due[0].key,))) if deadline else ""
        clauses = [_aim(wording, list(alike)) for _, alike in groupby(due, key=_measured_by)]
        counted = due[0].fact is not None
        lead = f"{when}，" if when and counted else when or ("确保" if counted else "")
        sentences.append(lead + "，".join(clauses))
    return sentences


def _measured_by(target: Target) -> tuple[str, str]:
    """Return what targets must share to be said in one: the bound and the figure."""
    figure = (
        target.fact.current.say(target.fact.indicator.unit)
        if target.fact and target.fact.current
        else target.key
    )
    return target.bound.value, figure


def _aim(wording: Wording, targets: list[Target]) -> str:
    first = targets[0]
    if first.fact is None:
        return first.bound.value + _named(wording, first)
    labels = [_named(wording, target) for target in targets]
    both = "均" if len(targets) > 1 else ""
    joint = "、" if len(targets) > 2 or any("、" in t.label or "和" in t.label for t in targets) else "和"
    figures = [str(Told(t.fact, wording.tags)) for t in targets if t.fact is not None]
    wording.telling.said.update(t.key for t in targets)
    # one figure stands for all: it carries the addresses of each
    figure = figures[0] if len(figures) == 1 else _of_all(wording, targets)
    return f"{joint.join(labels)}{both}{first.bound.value}{figure}"


def _of_all(wording: Wording, targets: list[Target]) -> str:
    fact = targets[0].fact
    if fact is None or fact.current is None:
        return f"「待填：{targets[0].label}」"
    keys = tuple(target.key for target in targets)
    return wording.tags.put(fact.current.say(fact.indicator.unit), Tag(Sense.DERIVED, keys))


def _named(wording: Wording, target: Target) -> str:
    return wording.tags.put(target.label, Tag(Sense.DERIVED, (target.key,)))


def _terms(task: Task) -> tuple[Span, ...]:
    """Return in brackets who leads a task, who helps, by when."""
    terms = (
        ("牵头单位", "、".join(task.leaders)), ("配合单位", "、".join(task.partners)), ("完成时限", task.deadline),
    )  # fmt: skip
    said = "；".join(f"{what}：{term}" for what, term in terms if term)
    return (Span(f"（{said}）", (task.key,)),) if said else ()
