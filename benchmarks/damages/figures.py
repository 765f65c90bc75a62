"""Figures that no longer agree, damaged where the report reckons."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from random import Random

from benchmarks.damages.relations import (
    UNITS,
    Number,
    Rate,
    Sum,
    cut,
    explained,
    numbers,
    rates,
    slips,
    sums,
    sums_in,
)
from benchmarks.damages.text import Edit, Paragraph, Report, Span, chapters, plan

_LABELLED = re.compile(rf"(?<=[，。；])([\u4e00-\u9fff]{{5,16}})(\d{{2,}})({UNITS})")
_PART = re.compile(rf"(?<![\d.,，])(\d+)({UNITS})[^。；\d]{{0,20}}其中[^。；\d]{{0,20}}?(\d+)\2(?!次)")
_LISTED = re.compile(
    r"(?<![、》”）和])((?:[\u4e00-\u9fff]{2,10}、)+[\u4e00-\u9fff]{2,10})(?<!十)([二两三四五六七八九]|[2-9])(项|个|类|种)"
)
_DIGITS = "零一二三四五六七八九十"
_OPPOSITE = {"增长": "下降", "增加": "减少", "上升": "下降", "下降": "上升", "减少": "增加", "提高": "降低"}
_OPPOSITE |= {"增幅": "降幅", "降幅": "增幅", "多": "少", "少": "多"}
_CHANGE = re.compile("(?:净增|多出|增加|减少|增长|上升|下降|提高|增幅|降幅|(?<![不至很许])[多少])[了为约]?$")
_COMPARED = re.compile(r"上年|去年|上一年|20\d\d年|[由从比较]")
_COMPLETE = re.compile(
    "分别|包括|其他|其余|另外?有?|剩余|具体为|[：（即]|上半年|线上|不予|继续有效|共|合计|总"
)

# Two values contradict each other only where the words are of the whole year or place, and of one thing there.
_WHOLE = re.compile(
    "^(?:.司法局)?(?:全年|全[县区市镇乡旗]|年内|截至年底|年末|现有|共有|主动公开|(?:收到|受理)行政复议)"
)
_MATTER = re.compile(
    "行政复议|行政处罚|行政诉讼|规范性文件|法律援助|矛盾纠纷|调解组织|信访事项|政府信息|法律明白人|合法性审[查核]|涉法事项"
    "|行政执法人员|持证执法人员|公职律师|法律顾问|市场主体|经营主体|执法案卷|代表建议|政协提案"
)
_LOOSE = re.compile(
    "组织开展|召开|举办|培训|活动|会议|讲座|宣传|发放|调研|督察|抽查|主要|平均|其中|上年|累计|的$|同比|下降|增长|[由该较比]"
)
_ORGAN = re.compile("[局办委队院所科股]|中心|街道|乡镇|协会|单位")
_OTHER_TIME = re.compile(r"上年|去年|上一年|近[一二两三四五]年|五年|累计|“十|将")


def part_changed(report: Report, rng: Random) -> list[Edit]:
    """Change a part of a total that says 其中."""
    return [e for s in sums(report) if s.said for e in _upset(report, rng, rng.choice(s.parts), s)]


def total_changed(report: Report, rng: Random) -> list[Edit]:
    """Change the total."""
    return [e for s in sums(report) if s.said for e in _upset(report, rng, s.total, s)]


def implicit_part_changed(report: Report, rng: Random) -> list[Edit]:
    """Change a part where only the list shows that these are parts."""
    shown = (
        s for s in sums(report) if not s.said and _shows(report.text, s) and not _compares(report.text, s)
    )
    return [e for s in shown for e in _upset(report, rng, rng.choice(s.parts), s)]


def _compares(text: str, relation: Sum) -> bool:
    """Tell whether what is added is by how much it has grown since last year: that is another kind of error."""
    return any(_CHANGE.search(text[max(0, n.start - 4) : n.start]) for n in relation.parts)


def _shows(text: str, relation: Sum) -> bool:
    """Tell whether a reader takes the figures for a total and its parts: few and small ones add up by chance."""
    lead = text[relation.parts[0].end : relation.parts[-1].end]
    large = all(n.value >= 20 for n in relation.parts)
    return "其中" not in lead and (large or bool(_COMPLETE.search(text, *relation.span)))


def part_larger(report: Report, rng: Random) -> list[Edit]:
    """Let a part be larger than its whole."""
    edits = []
    for p in report.paragraphs("body"):
        for m in _PART.finditer(p.text):
            if int(m[3]) < int(m[1]):
                new = str(int(m[1]) + rng.randint(1, int(m[1])))
                span = (p.start + m.start(1), p.start + m.end(3))
                told = f"部分大于整体：{m[0]}，{m[3]}→{new}"
                edits.append(Edit(p.start + m.start(3), p.start + m.end(3), new, told, span))
    return edits


def rate_changed(report: Report, rng: Random) -> list[Edit]:
    """Change a rate, or a count that it is of."""
    found = (r for r in rates(report, growing=False) if r.rate.value < 100)
    return [e for r in found for e in _unexplained(report, rng, rng.choice(r), r, growing=False)]


def rate_cut(report: Report, rng: Random) -> list[Edit]:
    """Cut a rate off where it must be rounded."""
    return list(_cuts(report, rng.random() < 0.5))


def _cuts(report: Report, growing: bool) -> Iterator[Edit]:
    for r in rates(report, growing=growing):
        above = abs(r.part.value - r.whole.value) if growing else r.part.value
        short = cut(above / r.whole.value * 100, r.rate.places)
        if short != r.rate.value and _rate_wrong(report, r.rate, str(short), r, growing=growing):
            yield Edit(r.rate.start, r.rate.end, str(short), f"截尾：{r.rate.value}→{short}", r.span)


def yearly_changed(report: Report, rng: Random) -> list[Edit]:
    """Change how many per cent more or less than last year, where both years' counts are said."""
    return [
        e for r in rates(report, growing=True) for e in _unexplained(report, rng, r.rate, r, growing=True)
    ]


def change_changed(report: Report, rng: Random) -> list[Edit]:
    """Change how many more or less than last year, where both years' counts are said."""
    edits = []
    for now, then, more in _changes(report):
        counts = {n.value for n in numbers(report.text, _sentence(report, more.start)) if n.unit == more.unit}
        differences = {abs(a - b) for a in counts for b in counts}

        def wrong(new: str, known: set[Decimal] = differences) -> bool:
            return Decimal(new) not in known

        edits += _slip(report, rng, more, Sum(more, (now, then), said=True), wrong)
    return edits


def growth_reversed(report: Report, _rng: Random) -> list[Edit]:
    """Say that a count grew where it fell."""
    found = [(r.rate, r.span) for r in rates(report, growing=True)]
    found += [(c[2], (min(n.start for n in c), max(n.end for n in c))) for c in _changes(report)]
    edits = []
    for number, (begin, end) in found:
        lead = report.text[max(begin - 8, number.start - 6, 0) : number.start]
        m = _CHANGE.search(lead)
        word = m[0].rstrip("了为约") if m else ""
        if m and word in _OPPOSITE:
            at, new = number.start - len(lead) + m.start(), _OPPOSITE[word]
            edits.append(Edit(at, at + len(word), new, f"增减颠倒：{word}→{new}", (min(begin, at), end)))
    return edits


def _changes(report: Report) -> Iterator[tuple[Number, Number, Number]]:
    for span in report.sentences():
        tokens = [n for n in numbers(report.text, span) if n.unit not in ("%", "个百分点")]
        for more in tokens:
            if not _CHANGE.search(report.text[max(span[0], more.start - 4) : more.start]):
                continue
            others = [n for n in tokens if n is not more and n.unit == more.unit]
            two = [(a, b) for a in others for b in others if a.start < b.start]
            fitting = ((a, b) for a, b in two if abs(a.value - b.value) == more.value)
            yield from (
                (a, b, more) for a, b in fitting if _COMPARED.search(report.text, a.start - 20, more.start)
            )


def points_as_percent(report: Report, _rng: Random) -> list[Edit]:
    """Write % where percentage points are meant: only where both rates are told, so that it can be nothing else."""
    edits = []
    for begin, end in report.sentences():
        told = [n.value for n in numbers(report.text, (begin, end)) if n.unit == "%"]
        for m in re.compile(r"(\d+(?:\.\d+)?)个百分点").finditer(report.text, begin, end):
            if any(a - b == Decimal(m[1]) for a in told for b in told):
                edits.append(Edit(m.end(1), m.end(), "⟦%⟧", f"百分点写成%：{m[0]}", (m.start(), m.end())))
    return edits


def figure_differs(report: Report, rng: Random) -> list[Edit]:
    """Change a figure in one of the two places that say it in the same words."""
    seen: dict[tuple[str, ...], list[re.Match[str]]] = {}
    for m in _LABELLED.finditer(report.text):
        if _specific(report, m):
            seen.setdefault((m[1][-6:], m[2], m[3]), []).append(m)
    edits = []
    for found in seen.values():
        if len(found) > 1:
            m, other = rng.sample(found, 2)
            new = _as_long(m[2], rng)
            told = f"前后不一：{m[0]}→{new}"
            edits.append(Edit(m.start(2), m.end(2), new, told, m.span(), (other.span(),)))
    return edits


def figure_said_again(report: Report, rng: Random) -> list[Edit]:
    """Say a figure of the whole year or place again elsewhere, in the same words, and wrong."""
    edits = []
    for m in _LABELLED.finditer(report.text):
        if _specific(report, m):
            at = rng.choice(_seats(report, m))
            new = f"⟦{m[1]}{_as_long(m[2], rng)}{m[3]}⟧，工作成效进一步显现。"
            edits.append(Edit(at, at, new, f"前后不一：{m[0]}→{new}", None, (m.span(),)))
    return edits


def _specific(report: Report, m: re.Match[str]) -> bool:
    """Tell whether nothing else can be meant by the words of a figure."""
    before = report.text[_sentence(report, m.start())[0] : m.start()]
    whole = _WHOLE.search(m[1]) and _MATTER.search(m[1]) and not _LOOSE.search(m[1])
    return bool(whole) and not _ORGAN.search(before) and not _OTHER_TIME.search(before)


def _seats(report: Report, m: re.Match[str]) -> list[int]:
    """Find where the same may be said again: before 现将…报告如下, and behind paragraphs of the same matter and year."""
    matter = _MATTER.search(m[1])
    first, *others = report.paragraphs("body")
    ahead = [span for _, span in chapters(report, plan(report))]
    seats = [_opening(first)] if not first.start <= m.start() <= first.end else []
    for p in others:
        own = p.start <= m.start() <= p.end or any(begin <= p.start < end for begin, end in ahead)
        last = p.text[p.text.rfind("。", 0, -1) + 1 :]
        strange = _OTHER_TIME.search(last) or re.search(rf"20\d\d(?<!{report.year})年", last)
        if p.text.endswith("。") and matter and matter[0] in p.text and not own and not strange:
            seats.append(p.end)
    return seats or [_opening(first)]


def _opening(first: Paragraph) -> int:
    closing = re.search("[^。]*报告如下[。：]?$", first.text)
    return first.start + closing.start() if closing else first.end


def _as_long(said: str, rng: Random) -> str:
    """Return another value that may be the same figure: as many digits, and the first of them kept where there are three."""
    wrong = [
        s
        for s in slips(Decimal(said), rng)
        if len(s) == len(said) and s[: len(s) // 3] == said[: len(s) // 3]
    ]
    return wrong[0] if wrong else str(int(said) + 2)


def listed_changed(report: Report, rng: Random) -> list[Edit]:
    """Say another count than that of the things listed."""
    edits = []
    for p in report.paragraphs("body"):
        for m in _LISTED.finditer(p.text):
            count = len(re.split("、|和|及", m[1]))
            said = int(m[2]) if m[2].isdecimal() else _DIGITS.find(m[2].replace("两", "二"))
            if count == said and "等" not in m[1]:
                wrong = count + rng.choice((-1, 1))
                new = str(wrong) if m[2].isdecimal() else _DIGITS[wrong]
                span = (p.start + m.start(), p.start + m.end())
                told = f"列举数不符：{m[0]}→{new}"
                edits.append(Edit(p.start + m.start(2), p.start + m.end(2), new, told, span))
    return edits


def _upset(report: Report, rng: Random, number: Number, relation: Sum) -> list[Edit]:
    """Slip so that the parts do not make the total; where the list need not be complete, so that they make more."""
    begin, end = _sentence(report, number.start)
    complete = _COMPLETE.search(report.text, *relation.span)

    def wrong(new: str) -> bool:
        values = [Decimal(new) if n is number else n.value for n in (relation.total, *relation.parts)]
        changed = _with(report, number, new, (begin, end))
        moved = (
            relation.total.start
            - begin
            + (len(changed) - (end - begin)) * (number.start < relation.total.start)
        )
        fits = any(s.total.start == moved for s in sums_in(changed, (0, len(changed))))
        return not fits and (sum(values[1:]) != values[0] if complete else sum(values[1:]) > values[0])

    return _slip(report, rng, number, relation, wrong)


def _unexplained(report: Report, rng: Random, number: Number, relation: Rate, *, growing: bool) -> list[Edit]:
    """Slip so that no two counts of the sentence make the rate."""
    return _slip(
        report, rng, number, relation, lambda new: _rate_wrong(report, number, new, relation, growing=growing)
    )


def _rate_wrong(report: Report, number: Number, new: str, relation: Rate, *, growing: bool) -> bool:
    span = _sentence(report, number.start)
    place = [n.start for n in numbers(report.text, span)].index(relation.rate.start)
    changed = _with(report, number, new, span)
    tokens = numbers(changed, (0, len(changed)))
    return not explained(tokens, tokens[place], growing=growing)


def _slip(
    report: Report, rng: Random, number: Number, relation: Sum | Rate, wrong: Callable[[str], bool]
) -> list[Edit]:
    new = next(filter(wrong, slips(number.value, rng)), None)
    if new is None:
        return []
    begin, end = relation.span
    told = f"{report.text[number.start : number.end]}→{new}：{report.text[begin:end]}"
    return [Edit(number.start, number.end, new, told, relation.span)]


def _sentence(report: Report, at: int) -> Span:
    return next((s for s in report.sentences() if s[0] <= at < s[1]), (at, at))


def _with(report: Report, number: Number, new: str, span: Span) -> str:
    return report.text[span[0] : number.start] + new + report.text[number.end : span[1]]
