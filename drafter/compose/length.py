"""字数 and 篇幅: how long a report may be, which sentences go when it is longer, and how long its parts are.

Only sentences that the program made of figures can go; the clerk's words are the clerk's to cut. A figure that is left
out of the text still stands in the table of figures.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from drafter.compose.topics import Sentence
from drafter.facts import BRIEF, FULL, Fact, Facts
from drafter.facts.faults import left_out_for_brevity, too_long
from drafter.findings import Finding, Place
from drafter.outline import Indicator
from drafter.tree import Block, Heading, Report, Table, block_spans, plain

OPENING, LAST_YEAR = "引言", "上年打算落实"
_USUAL, _REQUIRED = 3, 4
_RANKS = {BRIEF: 0, FULL: 2}
_QUOTED = 16
_SHORTEST = 20
_INNER = str.maketrans("“”", "‘’")


class Composed(NamedTuple):
    """A report as composed, what was noticed, the sentences made of figures alone, and those that were left out."""

    report: Report
    findings: tuple[Finding, ...]
    sentences: tuple[Sentence, ...]
    without: frozenset[Sentence]


def characters(report: Report) -> int:
    """Count the characters of the text, and of what it issues; other attachments not included."""
    return sum(_length(block) for block in report.text_blocks())


def said_lengths(facts: Facts, report: Report) -> str:
    """Say how long each part of a report is: the opening, each topic, each section that has no topics."""
    if facts.programme is not None:
        return f"正文共{characters(report)}字。"
    parts = (f"{part}{count}" for part, count in lengths(facts, report).items() if count >= _SHORTEST)
    return f"各部分字数：{'、'.join(parts)}。"


def lengths(facts: Facts, report: Report) -> dict[str, int]:
    """Count the characters of each part of a report: topics by their keys, other sections by their titles."""
    topics = {topic.key for topic in facts.topics} | facts.outline.topics.keys() | {LAST_YEAR}
    counted: dict[str, int] = {}
    part = within = OPENING
    for block in report.blocks:
        if isinstance(block, Heading) and block.level == 1:
            part = within = plain(block.spans)
        elif isinstance(block, Heading) and block.level == 2:
            part = next((key for key in block.keys if key in topics), within)
        counted[part] = counted.get(part, 0) + _length(block)
    return counted


def _length(block: Block) -> int:
    return 0 if isinstance(block, Table) else sum(len(span.text) for span in block_spans(block))


def shortened(facts: Facts, whole: Composed, composed: Callable[[frozenset[Sentence]], Composed]) -> Composed:
    """Leave out what topics in brief can do without, then what a report that is too long can do without."""
    extents, figures = _extents(facts), facts.figures()
    brief = [s for s in whole.sentences if extents[_topic(s)] == BRIEF and _weight(s, figures) < _USUAL]
    now = composed(frozenset(brief)) if brief else whole
    limit = facts.header.limit
    if limit is None or characters(now.report) <= limit:
        return now
    rest = sorted(
        (s for s in whole.sentences if s.facts and s not in now.without),
        key=lambda s: (_weight(s, figures), _RANKS.get(extents[_topic(s)], 1), -len(s.text)),
    )
    return _fewest(limit, now, rest, composed)


def _fewest(
    limit: int,
    now: Composed,
    rest: list[Sentence],
    composed: Callable[[frozenset[Sentence]], Composed],
) -> Composed:
    """Leave out as few of some sentences as will do, in their order; all of them where nothing else helps."""
    low, high = 1, len(rest)
    best = composed(now.without.union(rest)) if rest else now
    while low < high:
        middle = (low + high) // 2
        tried = composed(now.without.union(rest[:middle]))
        if characters(tried.report) <= limit:
            best, high = tried, middle
        else:
            low = middle + 1
    return best


def _extents(facts: Facts) -> dict[str, str]:
    return {topic.key: topic.extent for topic in facts.topics}


def _topic(sentence: Sentence) -> str:
    return sentence.topic.partition(".")[0]


def _weight(sentence: Sentence, figures: dict[str, Fact]) -> int:
    """Say how much a sentence matters: as much as the figure in it that matters most."""
    known = (figures[key].indicator for key in sentence.facts if key in figures)
    return max(map(_importance, known), default=_REQUIRED)


def _importance(indicator: Indicator) -> int:
    return _REQUIRED if indicator.required else indicator.frequency


def told_cuts(facts: Facts, cut: Composed, whole: Composed) -> tuple[Finding, ...]:
    """Say which sentences were left out and why, and whether the report is still too long."""
    limit, place = facts.header.limit, facts.header.limit_place or Place(facts.path, 1)
    found = []
    gone = [s for s in whole.sentences if s in cut.without]
    extents = _extents(facts)
    for reason, some in (
        ("篇幅写的是“略”", [s for s in gone if extents[_topic(s)] == BRIEF]),
        (f"超过{limit}字", [s for s in gone if extents[_topic(s)] != BRIEF]),
    ):
        if some:
            keys = tuple(sorted({key for s in some for key in s.facts}))
            quoted = "、".join(f"{_topic(s)}“{_opening_of(s.text)}”" for s in some)
            found.append(left_out_for_brevity(place, reason, len(some), quoted, keys))
    over = characters(cut.report) - limit if limit is not None else 0
    if over > 0 and limit is not None:
        found.append(too_long(place, limit, over))
    return tuple(found)


def _opening_of(text: str) -> str:
    return (text if len(text) <= _QUOTED else text[:_QUOTED] + "…").translate(_INNER)
