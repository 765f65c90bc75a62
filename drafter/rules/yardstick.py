"""对照方案: a report held against a plan for its county: which tasks it answers, which targets it meets.

A task counts as answered where the clerk says so (对应任务), where one of its targets has a figure in the report, where
one of its key words is found in the report, or where its topic is told and the plan has no other task under it. Each
answer says which of these it was, so that anybody can check it.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from drafter.facts.fact import Fact, State, Words
from drafter.facts.model import Facts, TopicFacts
from drafter.facts.planned import Programme, Target, Task
from drafter.findings import DrafterError, Finding, Place
from drafter.rules import yardfaults
from drafter.rules.yardfaults import BY_FIGURE, BY_NUMBER, BY_TOPIC, BY_WORD, Answer

ALIKE = 80
LONG = 4
_YEAR = re.compile(r"20\d\d")
_QUOTED = re.compile(r"“([^”、]{3,12})”|《([^》]{4,40})》")
_CLAUSE_END = re.compile("[，。；：、]")
_PHRASE_END = re.compile("[，。；：！？]")
# what says that something was not done: 没有建平台, 平台尚未建成, 还没有平台
_NOT = "(?:没有?|[尚暂仍还并均也]未能?|未能?)"
_DONE = (
    "(?:建|开展|出台|制定|完成|启动|实施|设立|成立|编制|修订|组织|落实|推行|推进|形成|运行|上线|到位|召开|举办"
    "|配备|印发|公布|纳入|实现)"
)
_NOT_DONE = f"{_NOT}(?:再|全面|正式|真正|按期|按时|及时|完全|全部|得到)?{_DONE}"
_DENIED_BEFORE = re.compile(f"{_NOT_DONE}[^的]{{0,10}}$|(?:没有|尚无|暂无|缺乏|缺少|无)$")
_DENIED_AFTER = re.compile(f"^[^的]{{0,8}}{_NOT_DONE}|^(?:工作|建设)?(?:缺失|空白|为零)")
_HIGHER = "省市州盟国"
_LEADING_VERBS = re.compile(
    "^(?:深入|全面|做好|抓好|办好|开展|发挥|增强|持续|加快|有序|主动|严格|积极|推进|推动|深化|优化|强化|加强|加大|提升|提高|完善|健全|落实|实现|构建|树立|形成|规范)+"
)


class _Told(NamedTuple):
    """A text of the report, and the topic it stands in."""

    topic: str
    text: str


def against_plan(facts: Facts, read: Callable[[str], Facts]) -> tuple[Finding, ...]:
    """Hold a report against the plan named under 对照方案; say what is wrong with that file, if anything.

    `read` reads the facts of a plan by its path. A copy for the public is not held: what it leaves out is no failing.
    """
    file = facts.header.yardstick
    if facts.copy is not None and facts.copy.public:
        return ()
    if file is None:
        named = (place for topic in facts.topics for _, place in topic.named_tasks)
        return tuple(yardfaults.no_plan_named(place) for place in islice(named, 1))
    path = Path(facts.path).parent / file.text
    if not os.path.isfile(path):
        return (yardfaults.not_there(file.place, file.text),)
    return tuple(_held(facts, file, path, read))


def _held(facts: Facts, file: Words, path: Path, read: Callable[[str], Facts]) -> Iterator[Finding]:
    try:
        plan = read(str(path))
    except DrafterError as trouble:
        yield yardfaults.unreadable(file.place, file.text, trouble.findings[0].message)
        return
    if plan.programme is None:
        yield yardfaults.no_plan(file.place, file.text)
    elif not plan.programme.tasks:
        yield yardfaults.no_tasks(file.place, file.text)
    else:
        yield from _doubts(facts, plan, file.place)
        yield from _compared(facts, plan, file.place)


def _doubts(facts: Facts, plan: Facts, where: Place) -> Iterator[Finding]:
    """Say where a plan is not the one for this report: of another place, of other years."""
    here, there = facts.header.region, plan.header.region
    if here and there and here != there and there[-1] not in _HIGHER:
        yield yardfaults.elsewhere(where, there, here)
    year, term = facts.header.year, plan.header.term
    if year and term and not term.first <= year <= term.last:
        span = str(term) if term.first < term.last else f"{term.first}年"
        yield yardfaults.other_years(where, span, year)


def _compared(facts: Facts, plan: Facts, where: Place) -> Iterator[Finding]:
    programme = plan.programme or Programme()
    known = _figures(facts)
    answers = _answers(facts, programme, known)
    whose = plan.header.region or "、".join(plan.header.organs)
    yield yardfaults.summary(where, whose, len(programme.tasks), answers)
    unanswered = [task for task in programme.tasks if task.number not in answers]
    if unanswered:
        yield yardfaults.unanswered(where, [(task.number, task.title) for task in unanswered])
    yield from _missed(facts, programme, known)
    unused = {f.indicator.id for f in facts.figures().values() if f.state is State.NOT_APPLICABLE}
    counted = (
        t for t in programme.targets if t.fact is not None and t.fact.indicator.id not in unused - {""}
    )
    open_targets = [t.label for t in counted if _figure_for(t, known) is None]
    if open_targets:
        yield yardfaults.without_figure(where, open_targets)
    yield from _strange_numbers(facts, {task.number for task in programme.tasks})


def _figures(facts: Facts) -> dict[str, Fact]:
    """Return the figures a report has: by 标识, those the outline does not know by name."""
    known = (f for f in facts.figures().values() if f.current is not None and f.state is State.KNOWN)
    return {fact.indicator.id or fact.indicator.label: fact for fact in known}


def _figure_for(target: Target, known: dict[str, Fact]) -> Fact | None:
    if target.fact is None:
        return None
    indicator = target.fact.indicator
    found = known.get(indicator.id or target.label)
    return found if found is not None and found.indicator.unit == indicator.unit else None


def _missed(facts: Facts, programme: Programme, known: dict[str, Fact]) -> Iterator[Finding]:
    """Yield a finding for each target that the figure of the report does not meet."""
    for task in programme.tasks:
        for target in task.targets:
            fact = _figure_for(target, known)
            if fact is None or target.fact is None or fact.current is None or target.fact.current is None:
                continue
            if not fact.current.exact:
                continue  # 约8 is neither above 8 nor below
            if not target.bound.holds(fact.current, target.fact.current):
                due = _due(target.deadline or task.deadline, facts.header.year)
                yield yardfaults.missed(task.number, target, fact, due)


def _due(deadline: str, year: int | None) -> str:
    """Return the deadline where it lies after the year of the report: what is missed then is not late yet."""
    found = _YEAR.search(deadline)
    return deadline if found and year and int(found[0]) > year else ""


def _answers(facts: Facts, programme: Programme, known: dict[str, Fact]) -> dict[int, Answer]:
    """Return how each task is answered, by its number; a task that is not is left out."""
    named = {number for topic in facts.topics for number, _ in topic.named_tasks}
    told = list(_told(facts))
    shared = Counter(topic for task in programme.tasks for topic in task.topics)
    answers = {}
    for task in programme.tasks:
        answer = Answer(BY_NUMBER) if task.number in named else None
        answer = answer or _by_figure(task, known) or _by_words(task, told) or _by_topic(task, told, shared)
        if answer is not None:
            answers[task.number] = answer
    return answers


def _by_figure(task: Task, known: dict[str, Fact]) -> Answer | None:
    target = next((t for t in task.targets if _figure_for(t, known) is not None), None)
    return Answer(BY_FIGURE, target.label) if target is not None else None


def _by_words(task: Task, told: list[_Told]) -> Answer | None:
    found = (word for word in key_words(task) if any(_stands(word, one, task.topics) for one in told))
    word = next(found, "")
    return Answer(BY_WORD, word) if word else None


def _stands(word: str, one: _Told, topics: tuple[str, ...]) -> bool:
    """Tell whether a text has a key word: in the task's own topics one much like it will do, elsewhere only a long one."""
    at_home = one.topic in topics
    if word in one.text:
        return (at_home or len(word) >= LONG) and not _denied(word, one.text)
    return at_home and len(word) >= LONG and _resembles(word, one.text)


def _denied(word: str, text: str) -> bool:
    """Tell whether a text has a key word only to say that nothing was done: 没有建平台 answers nothing."""
    parts = [phrase.partition(word) for phrase in _PHRASE_END.split(text) if word in phrase]
    return bool(parts) and all(
        _DENIED_BEFORE.search(before) or _DENIED_AFTER.search(after) for before, _, after in parts
    )


def _resembles(word: str, text: str) -> bool:
    """Tell whether a clause has a word in another form: 裁量基准 for 裁量权基准, 执法体制改革 for 执法改革.

    One that says that something was not done has none.
    """
    from rapidfuzz import fuzz
    from rapidfuzz.distance import LCSseq

    return any(
        len(clause) >= len(word)
        and not re.search(_NOT_DONE, clause)
        and (fuzz.partial_ratio(word, clause) >= ALIKE or LCSseq.similarity(word, clause) == len(word))
        for clause in _CLAUSE_END.split(text)
    )


def _by_topic(task: Task, told: list[_Told], shared: Counter[str]) -> Answer | None:
    topics = {one.topic for one in told}
    alone = next((t for t in task.topics if t in topics and shared[t] == 1), None)
    return Answer(BY_TOPIC, alone) if alone is not None else None


def key_words(task: Task) -> tuple[str, ...]:
    """Return the words by which a task is known: the clerk's, or what its measures quote; then the title without its verbs."""
    quoted = (a or b for m in task.measures for a, b in _QUOTED.findall(m.words.text))
    core = _LEADING_VERBS.sub("", task.title)
    words = (*(task.words or quoted), core if len(core) > 1 else task.title)
    return tuple(dict.fromkeys(word for word in words if word))


def _told(facts: Facts) -> Iterator[_Told]:
    """Yield every text of the report with its topic; what was promised for next year answers nothing."""
    for topic in facts.topics:
        yield from _told_in(topic, topic.key)
    for duty in facts.duties:
        yield from (_Told("第一责任人", act.text) for act in duty.acts)
    for promise in facts.promises:
        yield _Told("", f"{promise.words.text}，{promise.note}")


def _told_in(topic: TopicFacts, key: str) -> Iterator[_Told]:
    texts = [topic.title, *(w.text for w in (topic.lead, topic.text) if w is not None)]
    for measure in topic.measures:
        texts += [measure.title, measure.words.text, measure.outcome]
    texts += [fact.indicator.label for fact in (*topic.figures.values(), *topic.others) if fact.told]
    yield from (_Told(key, text) for text in texts if text)
    for part in topic.parts:
        yield from _told_in(part, key)


def _strange_numbers(facts: Facts, numbers: set[int]) -> Iterator[Finding]:
    """Yield a finding for each 对应任务 that names no task of the plan."""
    for topic in facts.topics:
        for number, place in topic.named_tasks:
            if number not in numbers:
                yield yardfaults.no_such_task(place, number, max(numbers))
