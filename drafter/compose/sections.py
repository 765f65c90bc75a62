"""The sections beside the work: 存在问题 with causes, 下一步工作打算, what became of last year's plans and problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from drafter.canon import Bundle
from drafter.chinese import without_stop
from drafter.compose.opening import set_phrases
from drafter.compose.topics import Enumerated, TopicTeller
from drafter.compose.wording import Wording
from drafter.facts import Facts, FollowUp, Plan, Problem
from drafter.sentences import Sense, Tag, Template, chooser, last_character, paragraphs
from drafter.tree import Block, Heading, Items, Mark, Paragraph, Span, Spans

FEW = 2
PROBLEM_NAMES = frozenset({"自称", "年"})
PLAN_NAMES = frozenset({"自称", "下年", "思想", "法治思想"})
FOLLOW_UP_NAMES = frozenset({"上年", "打算数", "打算结果", "问题数", "问题结果"})
_CAUSE = "，主要原因是"
_HAS_CAUSE_WORD = ("由于", "因为", "主要是", "主要原因", "原因")
_FOLLOW_UP_TITLES = {
    (True, True): "上年工作打算落实和问题整改情况",
    (True, False): "上年工作打算落实情况",
    (False, True): "上年问题整改情况",
}


def gap(what: str) -> Paragraph:
    """Return the paragraph that stands for a section nobody has filled."""
    return Paragraph((Span(f"「待填：{what}」", (what,), Mark.GAP),), (what,))


def problems(teller: TopicTeller, facts: Facts, title: str, lead: Template) -> Iterator[Block]:
    """Yield the problems, each with its cause: one runs on from the lead, several are enumerated."""
    if not facts.problems:
        yield gap(title)
        return
    wording = teller.wording("存在问题")
    told = [_problem(wording, p) for p in facts.problems]
    known: dict[str, object] = {"自称": facts.header.self_name}
    if facts.header.year:
        known["年"] = wording.tags.put(f"{facts.header.year}年", Tag(Sense.DERIVED, ("年度",)))
    opening = _lead(lead, wording, known)
    if len(told) < FEW:
        runs_on = opening and last_character(opening[-1]) == "："
        sentences = ["".join([*opening, *told])] if runs_on else [*opening, *told]
        yield Paragraph(wording.finished(sentences), (title,))
    else:
        yield Paragraph(wording.finished(opening), (title,))
        yield Items(tuple(wording.tags.spans(t) for t in told), (title,))


def _lead(lead: Template, wording: Wording, known: dict[str, object]) -> list[str]:
    told = paragraphs(lead.render(known | {"选": chooser(wording.seed)}), wording.telling)
    return [sentence for paragraph in told for sentence in paragraph]


def _problem(wording: Wording, problem: Problem) -> str:
    text = wording.words(problem.words)
    if problem.cause is None:
        return text
    cause = wording.words(problem.cause)
    return text + ("，" if problem.cause.text.startswith(_HAS_CAUSE_WORD) else _CAUSE) + cause


def plans(
    teller: TopicTeller, facts: Facts, title: str, lead: Template, bundle: Bundle | None
) -> Iterator[Block]:
    """Yield the plans: a run-in heading, the measures, who and by when."""
    if not facts.plans:
        yield gap(title)
        return
    wording = teller.wording("下一步工作打算")
    if facts.header.year:
        next_year = wording.tags.put(f"{facts.header.year + 1}年", Tag(Sense.DERIVED, ("年度",)))
        known = set_phrases(wording, bundle) | {"自称": facts.header.self_name, "下年": next_year}
        opening = _lead(lead, wording, known)
        yield Paragraph(wording.finished(opening), (title,))
    untitled = [p for p in facts.plans if not p.title]
    if len(untitled) == len(facts.plans) and len(untitled) >= FEW:
        yield Items(
            tuple(wording.tags.spans("。".join(_plan(wording, p))) for p in untitled),
            (title,),
        )
        return
    for plan in facts.plans:
        sentences = _plan(wording, plan)
        if plan.title:
            mark = Mark.NONE if plan.confirmed else Mark.UNCONFIRMED
            heading: Spans = (Span(without_stop(plan.title), (plan.number or title,), mark),)
        else:
            # beside plans with a title, the first sentence is one
            heading = wording.tags.spans(sentences.pop(0))
        if len(facts.plans) == 1:
            stop = (Span("。"),)
            yield Paragraph((*heading, *stop, *wording.finished(sentences)), (plan.number or title,))
        else:
            yield Heading(2, heading, run_in=bool(sentences), keys=(plan.number or title,))
            if sentences:
                yield Paragraph(wording.finished(sentences), (plan.number or title,))


def _plan(wording: Wording, plan: Plan) -> list[str]:
    """Say a plan: its measures, then in brackets who leads it and by when."""
    told = [wording.measure(m) for m in plan.measures]
    key = (plan.number or "下一步工作打算",)
    terms = (("牵头单位", plan.office), ("完成时限", plan.deadline))
    said = [f"{what}：{wording.tags.put(term, Tag(Sense.DERIVED, key))}" for what, term in terms if term]
    if said and told:
        told[-1] += f"（{'；'.join(said)}）"
    elif said:
        told.append("；".join(said))
    return told


def follow_ups(teller: TopicTeller, facts: Facts, lead: Template) -> Iterator[Block]:
    """Yield what became of last year's plans, then of last year's problems: counted, then one by one."""
    groups = (
        ("上年打算落实", [p for p in facts.promises if p.outcome], "打算", "项"),
        ("上年问题整改", [r for r in facts.repairs if r.outcome], "问题", "个"),
    )
    title = _FOLLOW_UP_TITLES.get((bool(groups[0][1]), bool(groups[1][1])))
    if title is None:
        return
    yield Heading(2, (Span(title),), keys=("上年打算落实", "上年问题整改"))
    for section, items, what, unit in groups:
        if items:
            wording = teller.wording(section)
            known: dict[str, object] = {
                f"{what}数": _count(wording, section, len(items)),
                f"{what}结果": _outcomes(wording, items, unit),
            }
            if facts.header.year:
                last = f"{facts.header.year - 1}年"
                known["上年"] = wording.tags.put(last, Tag(Sense.DERIVED, ("年度",)))
            yield from _accounted(wording, section, _lead(lead, wording, known), items)


def _accounted(wording: Wording, section: str, opening: list[str], items: list[FollowUp]) -> Iterator[Block]:
    noted = Enumerated(_follow_up(wording, item) for item in items if item.note)
    if len(noted) > FEW:
        yield Paragraph(wording.finished(opening), (section,))
        yield Items(tuple(wording.tags.spans(n) for n in noted), (section,))
    else:
        yield Paragraph(wording.finished([*opening, *noted]), (section,))


def _count(wording: Wording, section: str, number: int) -> str:
    return wording.tags.put(str(number), Tag(Sense.DERIVED, (section,)))


_SAID = {
    "完成": "已完成", "推进中": "正在推进", "未完成": "尚未完成", "已调整": "已作调整",
    "已解决": "已解决", "仍存在": "仍需继续解决", "已转化": "列入今年的存在问题继续整改",
}  # fmt: skip


def _outcomes(wording: Wording, items: list[FollowUp], unit: str) -> str:
    counted = Counter(item.outcome for item in items)
    if len(counted) == 1:
        return ("均" if len(items) > 1 else "") + _SAID[items[0].outcome]
    parts = [
        f"{_SAID[o]}{_count(wording, items[0].words.key.partition('.')[0], n)}{unit}"
        for o, n in counted.items()
    ]
    return "、".join(parts)


def _follow_up(wording: Wording, item: FollowUp) -> str:
    note = wording.text(without_stop(item.note), item.words)
    what = wording.words(item.words)
    if item.outcome == "完成":
        return f"{what}，{note}"
    joint = "的问题" if item.words.key.startswith("上年问题整改") else "，"
    return f"{what}{joint}{_SAID[item.outcome]}，{note}"
