"""Shortcomings that the facts of a year suggest: the clerk takes one or leaves it.

Nothing is invented. A proposal rests on figures that someone has confirmed and given exactly, or on what the clerk says
became of last year's plans and problems; it says its figures as {主题.键}, so that they come from the facts. A figure
that is kept from the public proves as much as any other, and the proposal is then not public either.

What an item of 存在问题 says already is not proposed (`admitted`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from drafter.chinese import without_stop
from drafter.facts.balance import contradictions
from drafter.facts.fact import Fact
from drafter.facts.fields import REFERENCE
from drafter.facts.model import Facts, FollowUp
from drafter.facts.since import PROMISES, REPAIRS, as_said
from drafter.facts.topics import absolute
from drafter.facts.withheld import public_only
from drafter.findings import Level
from drafter.outline import Indicator
from drafter.outline.signals import Signals
from drafter.rules.admitted import (
    Stated,
    admitted,
    clauses_of,
    references,
    said_again,
    stated_in,
    without_figures,
    worded_alike,
)
from drafter.rules.evidence import evidence, proves

STATISTICS = "统计"
_LONG = 30
_NAMED_OFFICES = 3
_DIGIT = re.compile(r"[\d０-９]")
_PROMISE = {
    "推进中": "上年提出的“{what}”{work}仍在推进，尚未全部落实",
    "未完成": "“{what}”{work}上年已经列入打算，至今没有完成",
}
_PROMISE_HINT = "还差什么没有办？是哪个环节、哪个单位没有跟上？"
_REPAIR_HINT = "整改采取了哪些措施？为什么过了一年还没有解决？"
_STATISTICS_HINT = "是数填错了，还是几家统计的范围、时点不一样？填错了的改数，不用写成问题。"


class Proposal(NamedTuple):
    """A shortcoming that may be admitted: its wording, the figures that speak for it, a question after its cause.

    `code` is that of the sign, or the address of the plan or problem of last year; `keys` are the facts it rests on. One
    that is not `public` rests on what is kept from the public, and so is to be kept from it (公开: 否).
    """

    code: str
    topic: str
    problem: str
    why: str
    hint: str
    keys: tuple[str, ...]
    public: bool = True


def proposals(facts: Facts, signals: Signals) -> tuple[Proposal, ...]:
    """Return the shortcomings that facts suggest and 存在问题 does not say: by topic, then plans, problems, statistics."""
    if facts.programme is not None:
        return ()
    hidden = facts.figures().keys() - public_only(facts).figures().keys()
    stated = stated_in(facts)
    found = list(_by_signals(facts, signals, stated))
    known = [*stated, *(Stated(p.topic, without_figures(p.problem), frozenset(p.keys)) for p in found)]
    found += _by_follow_ups(facts, known)
    found += _by_identities(facts, stated)
    return tuple(p._replace(public=p.public and hidden.isdisjoint(p.keys)) for p in found)


def _by_signals(facts: Facts, signals: Signals, stated: list[Stated]) -> Iterator[Proposal]:
    """Yield the signs that show, in the order of the outline; of one matter only the first, and none that is admitted."""
    order = [key for section in facts.outline.sections for key in section.topics]
    by_topic = sorted(signals.signals, key=lambda s: order.index(s.topic) if s.topic in order else len(order))
    known = {f.indicator.id: f for f in facts.figures().values() if f.indicator.id and proves(f)}
    shown_already: set[str] = set()
    for signal in by_topic:
        matter = signal.matter or signal.code
        seen = evidence(signal, known)
        if not seen or matter in shown_already:
            continue
        shown_already.add(matter)
        problem = _addressed(signal.problem, signal.topic)
        if not (admitted(_watched(matter, signals, facts), stated) or worded_alike(problem, stated)):
            keys = tuple(known[i].key for i in signal.ids)
            why = f"{seen}。{without_stop(signal.why)}。"
            yield Proposal(signal.code, signal.topic, problem, why, signal.hint, keys)


def _watched(matter: str, signals: Signals, facts: Facts) -> list[Indicator]:
    """Return the figures that the signs of a matter look at, as far as the outline has them."""
    ids = dict.fromkeys(i for s in signals.signals if (s.matter or s.code) == matter for i in s.ids)
    return [facts.outline.by_id[i] for i in ids if i in facts.outline.by_id]


def _by_follow_ups(facts: Facts, known: list[Stated]) -> Iterator[Proposal]:
    """Yield last year's plans that are not carried out, and its problems that are still there."""
    figures = facts.figures()
    for section, items, wording, hint in (
        (PROMISES, facts.promises, _promise, _PROMISE_HINT),
        (REPAIRS, facts.repairs, _repair, _REPAIR_HINT),
    ):
        for item in items:
            problem = wording(item) if item.words.confirmed else ""
            refers = references(f"{item.words.text}。{item.note}", section)
            if problem and not said_again(item.words.text, refers, known, figures):
                keys = (item.words.key, *refers)
                why = _became(item, section, figures)
                yield Proposal(item.words.key, "", problem, why, hint, keys, item.words.public)


def _promise(item: FollowUp) -> str:
    pattern = _PROMISE.get(item.outcome, "")
    what = _in_short(item.words.text)
    work = "等工作" if what != without_stop(item.words.text) else "这项工作"
    return pattern.format(what=_quotable(what), work=work) if pattern else ""


def _repair(item: FollowUp) -> str:
    """Say that an old problem is still there: without the figures it had then, which are not this year's."""
    if item.outcome != "仍存在":
        return ""
    clauses = clauses_of(without_stop(item.words.text).removesuffix("的问题"))
    lasting: list[str] = []
    for clause in clauses:
        if _DIGIT.search(without_figures(clause)) or len("，".join([*lasting, clause])) > _LONG:
            break
        lasting.append(clause)
    if lasting:
        what = "" if lasting[-1].endswith("问题") else "的问题"
        return f"{'，'.join(lasting)}{what}仍然存在"
    return f"上年查找的“{_quotable(clauses[0])}”的问题仍未解决"


def _became(item: FollowUp, section: str, figures: Mapping[str, Fact]) -> str:
    what = _quotable(as_said(without_stop(item.words.text), section, figures))
    note = f"：{without_stop(as_said(item.note, section, figures))}" if item.note else ""
    return f"{section}里，“{what}”的结果写的是“{item.outcome}”{note}。"


def _by_identities(facts: Facts, stated: list[Stated]) -> Iterator[Proposal]:
    """Yield, once a topic, that offices give figures that contradict each other.

    Within one office a contradiction is a slip of the pen, to be put right and not to be reported: F046 says it.
    """
    figures = facts.figures()
    told: set[str] = set()
    for finding in contradictions(facts):
        concerned = [figures[key] for key in finding.keys]
        topic = concerned[0].indicator.topic
        offices = list(dict.fromkeys(fact.source for fact in concerned if fact.source))
        if finding.level is not Level.ERROR or len(offices) < 2 or topic in told:
            continue
        named = "、".join(offices[:_NAMED_OFFICES]) + ("等" if len(offices) > _NAMED_OFFICES else "")
        problem = f"部门之间数据衔接不够，{named}提供的“{topic}”数据对不上"
        said = worded_alike(problem, stated) or any(one.keys & set(finding.keys) for one in stated)
        if all(map(proves, concerned)) and not said:
            told.add(topic)
            code, why = f"{STATISTICS}.{topic}", finding.message
            yield Proposal(code, topic, problem, why, _STATISTICS_HINT, finding.keys)


def _addressed(text: str, topic: str) -> str:
    """Write each {键} of a wording as {主题.键}, which leads to the same figure from 存在问题."""

    def whole(found: re.Match[str]) -> str:
        how = f"|{found[2]}" if found[2] else ""
        return f"{{{absolute(found[1], topic)}{how}}}"

    return REFERENCE.sub(whole, text)


def _in_short(text: str) -> str:
    """Return a text, of a long one its first clause."""
    whole = without_stop(text)
    return whole if len(whole) <= _LONG else clauses_of(whole)[0]


def _quotable(text: str) -> str:
    return text.replace("“", "‘").replace("”", "’")
