"""上年: last year's facts as the source of every 上年数 that is not typed."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from drafter.facts import faults
from drafter.facts.fact import Fact, Words
from drafter.facts.model import Facts, TopicFacts
from drafter.facts.years import a_year_later
from drafter.findings import DrafterError, Finding

_YEAR_NAMED = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def last_facts(
    facts: Facts, last_file: Words, read: Callable[[str], Facts]
) -> tuple[Facts | None, tuple[Finding, ...]]:
    """Return the facts of the file named under 上年; None where it cannot serve, with what is wrong with it."""
    path = Path(facts.path).parent / last_file.text
    where = last_file.place
    if not os.path.isfile(path):
        message = f"找不到上年的文件“{last_file.text}”。"
        advice = (
            "请核对文件名、位置（从本文件所在的文件夹算起）和读的权限；"
            "没有上年的文件就删去“上年”，上年数逐项填写。"
        )
        return None, (faults.last_file(where, message, advice),)
    try:
        last = read(str(path))
    except DrafterError as trouble:
        message = f"上年的文件“{last_file.text}”读不了：{trouble.findings[0].message}"
        return None, (faults.last_file(where, message, "请先用 drafter check 检查那个文件。"),)
    wrong = _wrong_year(facts, last)
    if wrong:
        return None, (faults.last_file(where, wrong, "请改成上一年的文件，否则同比会算错。"),)
    return last, ()


def with_last(facts: Facts, last: Facts, source: str) -> tuple[Facts, tuple[Finding, ...]]:
    """Fill in last year's figures; say where those typed are others. `source` is what the file is called."""
    figures = last.figures()
    noticed: list[Finding] = []
    topics = tuple(_topic_with_last(t, figures, noticed, source) for t in facts.topics)
    return replace(facts, topics=topics), tuple(noticed)


def _wrong_year(facts: Facts, last: Facts) -> str:
    this, that = facts.header.year, last.header.year
    if this is None or that == this - 1:
        return ""
    name = Path(last.path).name
    return (
        f"上年的文件“{name}”是{that}年度的，本文件是{this}年度。"
        if that
        else f"上年的文件“{name}”没有写年度。"
    )


def _topic_with_last(
    topic: TopicFacts, last: dict[str, Fact], noticed: list[Finding], source: str
) -> TopicFacts:
    figures = {k: _fact_with_last(f, last.get(f.key), noticed, source) for k, f in topic.figures.items()}
    parts = tuple(_topic_with_last(p, last, noticed, source) for p in topic.parts)
    return replace(topic, figures=figures, parts=parts)


def scope_changed(fact: Fact, last: Fact) -> bool:
    """Tell whether a figure is counted another way than last year's; that its scope names the year is no change."""
    year = _YEAR_NAMED.search(last.scope)
    same = fact.scope in (last.scope, a_year_later(last.scope, int(year[0])) if year else "")
    return bool(fact.scope and last.scope) and not same


def _fact_with_last(fact: Fact, last: Fact | None, noticed: list[Finding], source: str) -> Fact:
    if last is None or last.current is None or not last.told:
        return fact
    if fact.last is None and scope_changed(fact, last):
        noticed.append(faults.scope_differs(fact.place, fact.indicator, fact.scope, last.scope))
        return fact
    if fact.last is None:
        return fact._replace(last=last.current)
    if fact.last.value != last.current.value and not fact.scope:
        noticed.append(faults.last_differs(fact.place, fact.indicator, fact.last, last.current, source))
    return fact
