"""A report beside that of the year before: values it gives otherwise, and figures copied with their sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from drafter.chinese import half_width, percent_change, shown, without_ordinal
from drafter.findings import Level
from drafter.outline import Role
from drafter.rules.text.clauses import Figure, clauses_of
from drafter.rules.text.comparing import Comparison, comparisons_of, note, width_of
from drafter.rules.text.noted import Noted
from drafter.rules.text.paper import Line, Paper, Sentence
from drafter.rules.text.reportyear import within, year_of

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

_EMPTY_WORDS = re.compile(
    r"\d{4}年度?|全年|今年|本年度?|年内|以来|共计|一共|总共|累计|我[县区市镇乡局]|全[县区市镇乡]|达到?|[共为是了的约，：、“”\s]"
)
_YEARS = re.compile(r"(?<!\d)(\d{4})年度?")
_SIGNS = re.compile(r"[\s，、：:“”‘’（）()。；;,.]")
_SHORTEST_NAME, _SHORTEST_CLAUSE, _MEMORABLE, _SMALL = 4, 8, 100, 10
# what stands from year to year: so many townships, departments, systems
_STANDING = frozenset({"个", "家", "所", "处", "门", "类", "种", "项", "小时", "个小时", "部", "台", "套"})
_STAFF = frozenset({"人"})
_EVERY = re.compile("每|至少|不少于|以上")


class _Valued(NamedTuple):
    """What the values of a report are called, each with the figures that go by that name."""

    named: Mapping[tuple[str, str], tuple[Figure, ...]]

    def only(self, figure: Figure) -> Figure | None:
        """Return the one value that is called as a figure is; None where there is none, or several that differ."""
        found = self.named.get((_name(figure), figure.kind), ())
        return found[0] if found and len({f.value for f in found}) == 1 and found[0].exact else None


def _name(figure: Figure) -> str:
    before = _EMPTY_WORDS.sub("", figure.before)
    return before if len(before) >= _SHORTEST_NAME else f"{before}…{figure.after}"


def _values(paper: Paper, year: int | None) -> _Valued:
    named: dict[tuple[str, str], tuple[Figure, ...]] = defaultdict(tuple)
    for line in paper.body:
        told = comparisons_of(line.text, year)
        no_value = {f.number for c in told for f in c.figures if f is not c.current}
        for figure in clauses_of(line.text).figures:
            name = _name(figure)
            if figure.number not in no_value and len(name) > _SHORTEST_NAME - 1:
                named[name, figure.kind] += (figure,) if len(named[name, figure.kind]) < 4 else ()
    return _Valued(named)


def against_last(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """N106, N107: a value of last year, or a change against it, that last year's report does not bear out."""
    year = year_of(paper)
    if paper.last is None or (paper.last.year and year and paper.last.year != year - 1):
        return
    then, now = _values(paper.last, paper.last.year), _values(paper, year)
    for line in paper.body:
        if line.own:
            for told in comparisons_of(line.text, year):
                known = _known(told, then, now)
                if known is not None:
                    yield from _borne_out(line, told, known)


def _known(told: Comparison, then: _Valued, now: _Valued) -> Figure | None:
    """Return what last year's report gives for the value that is compared."""
    if told.current is None or told.elsewhere or not told.exact or now.only(told.current) is None:
        return None
    return then.only(told.current)


def _borne_out(line: Line, told: Comparison, known: Figure) -> Iterator[Noted]:
    now = told.current
    assert now is not None
    said = f"上年的报告里这个数是{known.text}"
    slack = width_of(known) + width_of(now)
    if told.previous is not None:
        if abs(told.previous.value - known.value) > slack:
            span = (told.previous.start, told.previous.end)
            yield note("N106", line, span, f"{said}，这里写的上年数是{told.previous.text}。", likely=True)
        return
    change = told.change or told.points or told.percent
    if change is None or (change is told.percent and now.is_rate):
        return
    span = (change.start, change.figure.end)
    if now.value != known.value and (now.value > known.value) != change.rises:
        way = "增加" if now.value > known.value else "减少"
        yield note(
            "N107",
            line,
            span,
            f"{said}，今年是{now.text}，是{way}，文中写的却是“{change.verb}”。",
            likely=True,
        )
        return
    due, unit = _due(told, now, known)
    if due is not None and abs(due - change.figure.value) > slack + width_of(change.figure) * 2:
        words = f"{said}，与今年的{now.text}相比应当是{shown(due)}{unit}，文中写的是{change.figure.text}。"
        yield note("N106", line, span, words, likely=True)


def _due(told: Comparison, now: Figure, known: Figure) -> tuple[Decimal | None, str]:
    """Return the change that follows from last year's report."""
    if told.change is not None or told.points is not None:
        return abs(
            now.value - known.value
        ), "个百分点" if told.points else "元" if now.kind == "元" else now.unit
    if known.value <= 0:
        return None, ""
    return Decimal(shown(abs(percent_change(now.value, known.value)), 2)), "%"


def unchanged(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """N116: a sentence that stood in last year's report word for word, its figures too."""
    if paper.last is None:
        return
    sentences, clauses = _said(paper.last)
    year = year_of(paper)
    for line in paper.prose:
        if line.own and line.role is not Role.PLANS:
            for sentence in line.sentences:
                yield from _copied(line, sentence, year, sentences, clauses)


def _said(last: Paper) -> tuple[set[str], set[str]]:
    """Return the sentences of a report, and the clauses with a figure one would not meet twice by chance."""
    sentences, clauses = set(), set()
    for line in last.prose:
        sentences |= {_bare(sentence.text, last.year) for sentence in line.sentences}
        for clause in clauses_of(line.text).clauses:
            if any(f.value >= _MEMORABLE for f in clause.figures):
                clauses.add(_bare(clause.text, last.year))
    return sentences, clauses


def _bare(text: str, year: int | None) -> str:
    """Return a sentence without marks and ordinals, its years counted from the report year."""
    words = _YEARS.sub(
        lambda found: f"<{int(found[1]) - (year or 0)}>", half_width(without_ordinal(text.strip()))
    )
    return _SIGNS.sub("", words)


def _copied(
    line: Line, sentence: Sentence, year: int | None, sentences: set[str], clauses: set[str]
) -> Iterator[Noted]:
    end = sentence.start + len(sentence.text)
    parts = clauses_of(line.text)
    counted = [f for f in within(parts.figures, sentence.start, end) if _is_count(f)]
    if not counted:
        return
    if _bare(sentence.text, year) in sentences:
        first = counted[0]
        yield _unchanged(line, first, len(counted), "这一句")
        return
    for figure in counted:
        clause = parts.clauses[figure.clause]
        words = _bare(clause.text, year)
        if figure.value >= _MEMORABLE and len(words) >= _SHORTEST_CLAUSE and words in clauses:
            yield _unchanged(line, figure, 1, "这半句")
            return


def _is_count(figure: Figure) -> bool:
    """Tell whether a figure counts what is done anew each year, not what stands or is always due."""
    if figure.kind in _STANDING or _EVERY.search(figure.before) or _EVERY.search(figure.after[:4]):
        return False
    return not (figure.is_rate and figure.value == _MEMORABLE)


def _unchanged(line: Line, figure: Figure, count: int, what: str) -> Noted:
    chance = count == 1 and (figure.value < _SMALL or figure.kind in _STAFF)
    figures = f"“{figure.text}”" if count == 1 else f"“{figure.text}”等{count}个数字"
    message = f"{what}和上年的报告一字不差，{figures}也一样。"
    level = Level.NOTE if chance else None
    return Noted(
        "N116", line, figure.start, figure.end, message, certain=False, level=level, pattern="与上年同"
    )
