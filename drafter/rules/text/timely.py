"""Set phrases that are over, and those that every report of a year has (S704, S705)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from drafter.canon.calendar import Bundle, Canon, Formulation, FormulationKind
from drafter.canon.phrases import FILE, Phrases, Stale
from drafter.chinese import print_date
from drafter.findings import Level
from drafter.rules.text.noted import Noted
from drafter.rules.text.paper import Line, Paper
from drafter.rules.text.phrases import (
    Spans,
    clause_around,
    pattern,
    quoted,
    sentence_around,
    spans_of_titles,
    within,
)

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

_SPIRIT = re.compile("党的(?P<name>十[七八九]大)(?P<rest>[^，。；]{0,24})精神")
_PAST = re.compile("以来|历史|之后|期间|以后")
_SHORTEST = 600
_SINCE_THOUGHT = 2021


def stale(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """Note set phrases that had been given up before the year of the report."""
    if paper.year is None:
        return
    start, calendar = date(paper.year, 1, 1), tables.calendar()
    over = [
        (entry, ended)
        for entry in tables.words(Phrases, FILE).stale
        if (ended := entry.ended(calendar)) is not None and ended < start
    ]
    told: set[Stale] = set()
    for line in paper.body:
        if not line.own:
            continue
        titles = spans_of_titles(line)
        for entry, ended in over:
            if entry not in told:
                for noted in _over(line, entry, ended, titles):
                    yield noted
                    if entry.once:
                        told.add(entry)
                        break
        yield from _old_spirit(line, calendar, start)


def _over(line: Line, entry: Stale, ended: date, titles: Spans) -> Iterator[Noted]:
    for found in pattern(*entry.words).finditer(line.text):
        sentence = sentence_around(line.text, *found.span())
        if within(found.start(), titles) or (entry.unless and pattern(entry.unless).search(sentence)):
            continue
        if entry.where and not pattern(entry.where).search(clause_around(line.text, *found.span())):
            continue
        if _dated_before(sentence, ended):
            continue
        instead = f"，现在用{quoted(entry.instead)}" if entry.instead else ""
        message = f"{quoted(found[0])}用到{print_date(ended)}为止{instead}。"
        yield Noted("S704", line, *found.span(), message, certain=False, level=entry.level)


def _dated_before(sentence: str, ended: date) -> bool:
    """Tell whether a sentence names a year in which the phrase was current."""
    return any(int(year) <= ended.year for year in re.findall(r"(?<!\d)((?:19|20)\d{2})年", sentence))


def _old_spirit(line: Line, calendar: Canon, start: date) -> Iterator[Noted]:
    """Yield the spirit of a congress that a later one has followed, where the later one is not named beside it."""
    for found in _SPIRIT.finditer(line.text):
        entry = _congress(calendar, found["name"])
        later = _latest(calendar, start)
        if entry is None or entry.until is None or entry.until >= start or later is None:
            continue
        sentence = sentence_around(line.text, *found.span())
        if later.text.removeprefix("党的") in sentence or _PAST.search(found["rest"]):
            continue
        message = f"{later.text}{print_date(later.since) if later.since else ''}已经召开，只写{entry.text}精神过时了。"
        yield Noted("S704", line, *found.span(), message, f"改写{later.text}精神；说过去的写明时间。")


def _congress(calendar: Canon, name: str) -> Formulation | None:
    return next((f for f in calendar.formulations if f.text == f"党的{name}"), None)


def _latest(calendar: Canon, day: date) -> Formulation | None:
    """Return the latest congress that had been held by a day."""
    held = calendar.current(FormulationKind.CONGRESS, day)
    return held[-1] if held else None


def absent(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """Note what every report of its year names and this one does not: the latest congress, the guiding thought."""
    if paper.year is None or paper.genre != "报告" or "法治政府" not in paper.title or paper.from_facts:
        return
    bundle = tables.calendar().year(paper.year)
    text = paper.text
    if bundle is None or len(text) < _SHORTEST:
        return
    missing = [words for words, sign in _wanted(bundle, paper.year) if not re.search(sign, text)]
    if missing:
        said = "、".join(f"“{words}”" for words in missing)
        message = f"{paper.year}年度的报告一般都写到{said}，全文没有。"
        yield Noted("S705", None, 0, 0, message, level=Level.NOTE, certain=False)


def _wanted(bundle: Bundle, year: int) -> Iterator[tuple[str, str]]:
    """Yield what the reports of a year name, each with what shows that it is there, be it misspelt."""
    congress = bundle.congress.removeprefix("党的")
    yield (
        bundle.congress,
        f"{congress}|{congress.removesuffix('大')}(?:届|精神)|{congress.removesuffix('大')}次全国代表大会",
    )
    thought = "习近平新时代|新时代中国特色社会主义思想|习近平总书记系列重要讲话"
    yield bundle.ideology[0], f"{thought}|习近平法治思想" if year >= _SINCE_THOUGHT else thought
    if year >= _SINCE_THOUGHT and len(bundle.ideology) > 1:
        yield bundle.ideology[1], "法[治制]思想"
