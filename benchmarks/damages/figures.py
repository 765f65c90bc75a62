"""Figures that no longer agree, damaged where the report reckons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from random import Random

from benchmarks.damages.relations import UNITS, Number, Rate, Sum, cut, numbers, rates, slipped, sums
from benchmarks.damages.text import Edit, Report

_LABELLED = re.compile(rf"(?<=[，。；])([\u4e00-\u9fff]{{5,16}})(\d{{2,}})({UNITS})")
_WITHIN = re.compile(rf"(\d+)({UNITS})[^。；\d]{{0,20}}其中[^。；\d]{{0,20}}?(\d+)\2")
_LISTED = re.compile(
    r"((?:[\u4e00-\u9fff]{2,10}、)+[\u4e00-\u9fff]{2,10})([二两三四五六七八九])(项|个|类|种)"
)
_BORROWED = re.compile("^(?:其|较|比|同比|分别|占|为|共|加上|另|剩余|已|累计|评出)|上年|由|的$|该|其中")
_DIGITS = "零一二三四五六七八九十"
_OPPOSITE = {"增长": "下降", "增加": "减少", "上升": "下降", "下降": "上升", "减少": "增加", "提高": "降低"}
_CHANGE = re.compile(r"增加|减少|增长|上升|多|少|下降")


def part_changed(report: Report, rng: Random) -> list[Edit]:
    """Change a part of a total that says 其中."""
    return [_slip(report, rng, rng.choice(s.parts), s) for s in sums(report) if s.said]


def total_changed(report: Report, rng: Random) -> list[Edit]:
    """Change the total."""
    return [_slip(report, rng, s.total, s) for s in sums(report) if s.said]


def implicit_part_changed(report: Report, rng: Random) -> list[Edit]:
    """Change a part where only the list shows that these are parts."""
    return [_slip(report, rng, rng.choice(s.parts), s) for s in sums(report) if not s.said]


def part_larger(report: Report, rng: Random) -> list[Edit]:
    """Let a part be larger than its whole."""
    edits = []
    for p in report.paragraphs("body"):
        for m in _WITHIN.finditer(p.text):
            if int(m[3]) < int(m[1]):
                new = str(int(m[1]) + rng.randint(1, int(m[1])))
                span = (p.start + m.start(1), p.start + m.end(3))
                told = f"部分大于整体：{m[0]}，{m[3]}→{new}"
                edits.append(Edit(p.start + m.start(3), p.start + m.end(3), new, told, span))
    return edits


def rate_changed(report: Report, rng: Random) -> list[Edit]:
    """Change a rate, or a count that it is of."""
    return [_slip(report, rng, rng.choice(r), r) for r in rates(report, growing=False) if r.rate.value < 100]


def rate_cut(report: Report, rng: Random) -> list[Edit]:
    """Cut a rate off where it must be rounded."""
    return list(_cuts(report, rng.random() < 0.5))


def _cuts(report: Report, growing: bool) -> Iterator[Edit]:
    for r in rates(report, growing=growing):
        above = abs(r.part.value - r.whole.value) if growing else r.part.value
        short = cut(above / r.whole.value * 100, r.rate.places)
        if short != r.rate.value:
            yield Edit(r.rate.start, r.rate.end, str(short), f"截尾：{r.rate.value}→{short}", r.span)


def yearly_changed(report: Report, rng: Random) -> list[Edit]:
    """Change how many per cent more or less than last year, where both years' counts are said."""
    return [_slip(report, rng, r.rate, r) for r in rates(report, growing=True)]


def change_changed(report: Report, rng: Random) -> list[Edit]:
    """Change how many more or less than last year, where both years' counts are said."""
    return [
        _slip(report, rng, more, Sum(more, (now, then), said=True)) for now, then, more in _changes(report)
    ]


def growth_reversed(report: Report, _rng: Random) -> list[Edit]:
    """Say that a count grew where it fell."""
    spans = [r.span for r in rates(report, growing=True)]
    spans += [(min(n.start for n in c), max(n.end for n in c)) for c in _changes(report)]
    edits = []
    for begin, end in spans:
        for m in re.compile("|".join(_OPPOSITE)).finditer(report.text, begin, end):
            new = _OPPOSITE[m[0]]
            edits.append(Edit(m.start(), m.end(), new, f"增减颠倒：{m[0]}→{new}", (begin, end)))
    return edits


def _changes(report: Report) -> Iterator[tuple[Number, Number, Number]]:
    for span in report.sentences():
        tokens = [n for n in numbers(report.text, span) if n.unit not in ("%", "个百分点")]
        for more in tokens:
            if not _CHANGE.search(report.text[max(span[0], more.start - 4) : more.start]):
                continue
            others = [n for n in tokens if n is not more and n.unit == more.unit]
            two = [(a, b) for a in others for b in others if a.start < b.start]
            yield from ((a, b, more) for a, b in two if abs(a.value - b.value) == more.value)


def points_as_percent(report: Report, _rng: Random) -> list[Edit]:
    """Write % where percentage points are meant: only where a rate stands before it."""
    edits = []
    for begin, end in report.sentences():
        for m in re.compile(r"(\d+(?:\.\d+)?)个百分点").finditer(report.text, begin, end):
            if re.search(r"率|占比|比重|[%％]", report.text[begin : m.start()]):
                edits.append(Edit(m.end(1), m.end(), "⟦%⟧", f"百分点写成%：{m[0]}", (m.start(), m.end())))
    return edits


def figure_differs(report: Report, rng: Random) -> list[Edit]:
    """Change a figure in one of the two places that say it in the same words."""
    seen: dict[tuple[str, ...], list[re.Match[str]]] = {}
    for m in _LABELLED.finditer(report.text):
        seen.setdefault((m[1][-6:], m[2], m[3]), []).append(m)
    edits = []
    for found in seen.values():
        if len(found) > 1:
            m, other = rng.sample(found, 2)
            new = slipped(Decimal(m[2]), rng)
            told = f"前后不一：{m[0]}→{new}"
            edits.append(Edit(m.start(2), m.end(2), new, told, m.span(), (other.span(),)))
    return edits


def figure_said_again(report: Report, rng: Random) -> list[Edit]:
    """Say a figure again elsewhere, in the same words, and wrong."""
    bodies = [p for p in report.paragraphs("body") if p.text.endswith("。")]
    edits = []
    for m in _LABELLED.finditer(report.text):
        if _BORROWED.search(m[1]):
            continue
        p = rng.choice(bodies)
        if not p.start <= m.start() <= p.end:
            new = f"⟦{m[1]}{slipped(Decimal(m[2]), rng)}{m[3]}⟧，工作成效进一步显现。"
            edits.append(Edit(p.end, p.end, new, f"前后不一：{m[0]}→{new}", None, (m.span(),)))
    return edits


def listed_changed(report: Report, rng: Random) -> list[Edit]:
    """Say another count than that of the things listed."""
    edits = []
    for p in report.paragraphs("body"):
        for m in _LISTED.finditer(p.text):
            count, said = len(re.split("、|和|及", m[1])), _DIGITS.find(m[2].replace("两", "二"))
            if count == said:
                new = _DIGITS[count + rng.choice((-1, 1))]
                span = (p.start + m.start(), p.start + m.end())
                told = f"列举数不符：{m[0]}→{new}"
                edits.append(Edit(p.start + m.start(2), p.start + m.end(2), new, told, span))
    return edits


def _slip(report: Report, rng: Random, number: Number, relation: Sum | Rate) -> Edit:
    new = slipped(number.value, rng)
    begin, end = relation.span
    told = f"{report.text[number.start : number.end]}→{new}：{report.text[begin:end]}"
    return Edit(number.start, number.end, new, told, relation.span)
