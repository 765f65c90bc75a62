"""Rates of a line: what each is called, and which counts it may have been worked out from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from drafter.canon.breakdowns import Breakdowns
from drafter.rules.text.clauses import Figure, clauses_of
from drafter.rules.text.counts import counts_of, is_change, label_of
from drafter.rules.text.slips import slipped

NEARBY = 24
_ALL, _WORD, _SMALL = 100, 2, 20
# more may be done than came in where some was left from the year before
CARRIED = ("结转", "上年", "遗留", "旧存", "含", "往年", "历年")
_NAME = re.compile(
    r"(?P<name>[^，、；。%\d]{0,20}(?:率|占比|比例|比重))(?:均|全部|都|已|也|约)*"
    r"(?:(?:为|达|是|至)到?|(?:提高|提升|上升|增长|下降|降低|稳定|保持)(?:到|至|在)|高达|实现)?$"
)
_SHARE = re.compile("占(?:比|(?:全部|所有|总|其)?[^，、；。占]{0,14})?(?:为|达|达到)?$")
_PART_YEAR = re.compile("上半年|下半年|季度|其中")
_DUE = re.compile("应[^，、；。]{0,6}(?:出庭|到庭|参加|到|报备|报送|办|整改)")
_OWN_SUBJECT = re.compile("([一-龥]{3,12}?)(?:约|仅|只|各|共|均|已|合计)?占(?!有|用|地|道)")
_BARE_SHARE = re.compile("[约仅只各]?占(?:比)?(?:为|达|达到)?")
_TO = re.compile("(?:到|至|为)$")
_FROM = re.compile("[由从][^，,；。]*$")
_ELSEWHERE = re.compile(
    "全国|全省|全市|上半年|下半年|[一二三四]季度|平均|目标|力争|确保|上年|去年|上一年|同期|不低于|以上|计划(?![总数])|要求|预计|争取"
)
_COMMON = re.compile("行政机关|负责人|应诉|案件|问题|事项|工作|行政|达到|实现|意见")
_NEGATED = re.compile("不予|未|没有|不[^断同定]")
_TOTAL = re.compile(
    "(?:比|比例|(?:全部|所有|其|总)[^，。]{0,8}|[^，。]{0,10}总(?:数|量|件数|额|次数|人数))?的?"
)
# what a rate is of by its name, though no part is told
_OF_WHAT = (
    ("受案", ("收到", "申请", "新收")),
    ("受理", ("收到", "申请", "新收")),
    ("采纳", ("提出",)),
    ("整改", ("发现", "查找", "反馈")),
    ("答复", ("收到", "申请")),
)
_OF_ALL = re.compile("总(?:数|量|件数|额|次数|人数)|全部|所有|当年|全年|年度|[的其比例]")
WHOLE = re.compile(
    "共|总|应|登记|评查|抽查|抽评|列出|查找|查出|梳理|收到|受理|审结|办理|发现|提出|排查|反馈|收|全年|累计|现有|制定|征集|(?<![以经])调解(?!和解|、|等|书|结案|撤|终止)|抽取|接到|接收|交办|参评|参考|下发|反映"
)


class Rate(NamedTuple):
    """A percentage that is a rate or a share: its figure, its name (受案率, 占), and the counts around it, nearest last."""

    figure: Figure
    name: str
    base: str
    counts: tuple[Figure, ...]

    @property
    def is_share(self) -> bool:
        """Tell whether it is a share of something: 占35%."""
        return self.base != "" or self.name in ("占", "占比", "比例", "比重")

    def gap(self, part: Decimal, whole: Decimal) -> Decimal:
        """Return by how many points it differs from a part of a whole."""
        return part * 100 / whole - self.figure.value

    def fits(self, part: Decimal, whole: Decimal) -> bool:
        """Tell whether a part of a whole gives it to the digits written, rounded."""
        return whole > 0 and abs(self.gap(part, whole)) <= self.figure.grain / 2

    def nearly(self, part: Decimal, whole: Decimal) -> bool:
        """Tell whether a part of a whole gives it but for one in the last digit."""
        return whole > 0 and abs(self.gap(part, whole)) <= self.figure.grain * 6 / 5


class Pair(NamedTuple):
    """The counts a rate should come from, whether the text leaves no doubt that it does, whether one follows the other."""

    part: Figure
    whole: Figure
    sure: bool
    adjoins: bool = False


def rates_of(text: str) -> Iterator[Rate]:
    """Yield the rates of a line that can be worked out: exact, of the year itself, of the county itself."""
    figures, counts = clauses_of(text).figures, counts_of(text)
    seen = 0
    for figure in figures:
        while seen < len(counts) and counts[seen].start < figure.start:
            seen += 1
        if figure.unit != "%" or not figure.exact or is_change(figure):
            continue
        name, base = _called(figures, figure)
        if (
            not name
            or _ELSEWHERE.search(figure.before)
            or _passes(figures, figure)
            or _begins_a_list(figures, figure)
        ):
            continue
        before = [c for c in counts[max(0, seen - NEARBY) : seen] if c.sentence >= figure.sentence - 3]
        after = [c for c in counts[seen : seen + 3] if c.clause <= figure.clause + 1]
        yield Rate(figure, name, base, (*after[::-1], *before))


def _called(figures: tuple[Figure, ...], figure: Figure) -> tuple[str, str]:
    """Return the name of a rate and what it is a share of."""
    found = _NAME.search(figure.before)
    if found:
        return found["name"].lstrip("其中的"), ""
    found = _SHARE.search(figure.before)
    if found:
        base = re.sub("^占|(?:为|达|达到)$", "", found[0])
        return "占比", base.removesuffix("的")
    before = figures[figure.number - 1] if figure.number else None
    if before is not None and before.clause == figure.clause and _of_a_count(before, figure):
        return "占比", before.text
    if before is not None and before.clause == figure.clause and _TO.search(figure.before) and before.is_rate:
        return _called(figures[: before.number + 1], before) if _FROM.search(before.before) else ("", "")
    if figure.before.startswith(("由", "从")) or _FROM.search(figure.before):
        return _called_from(figure.before)
    return "", ""


def _of_a_count(before: Figure, figure: Figure) -> bool:
    """Tell whether a percentage is said to be of the count before it: 占交办积案34件的91.2%."""
    return (
        not before.is_rate
        and before.before.startswith("占")
        and re.fullmatch("[^，、；。]{0,8}的", figure.gap) is not None
    )


def _called_from(before: str) -> tuple[str, str]:
    name = _FROM.sub("", before)
    found = _NAME.search(name)
    return (found["name"], "") if found else ("", "")


def _begins_a_list(figures: tuple[Figure, ...], figure: Figure) -> bool:
    """Tell whether a rate is the first of several that go with several counts: 占比为52.0%、36.5%."""
    following = figures[figure.number + 1] if figure.number + 1 < len(figures) else None
    return following is not None and following.is_rate and following.gap in ("、", "和")


def _passes(figures: tuple[Figure, ...], figure: Figure) -> bool:
    """Tell whether a rate is the one that another came from: 由82.2%提高到87.5%."""
    following = figures[figure.number + 1] if figure.number + 1 < len(figures) else None
    return (
        following is not None
        and following.clause == figure.clause
        and following.is_rate
        and _FROM.search(figure.before) is not None
    )


def pair_of(rate: Rate, words: Breakdowns) -> Pair | None:
    """Return the counts that a rate says it comes from; None where the text does not say so."""
    before = [c for c in rate.counts if c.start < rate.figure.start]
    if not before or not before[-1].exact:
        return None
    return _share_pair(rate, before) if rate.is_share else _named_pair(rate, before, words)


def _share_pair(rate: Rate, before: list[Figure]) -> Pair | None:
    part = before[-1]
    if part.sentence != rate.figure.sentence or part.clause < rate.figure.clause - 1:
        return None
    if any(sign.isdigit() for sign in rate.base):  # 占台账13件的84.6%
        named = before[-1:] if len(before) > 1 and part.clause == rate.figure.clause else []
        return Pair(before[-2], named[0], sure=False) if named and before[-2].kind == named[0].kind else None
    subject = _OWN_SUBJECT.match(rate.figure.before)
    if subject and not _shares(subject[1], label_of(part)):  # 网上24万件，窗口14万件，网办量占64%
        return None
    stem = _OF_ALL.sub("", rate.base)
    plain = _TOTAL.fullmatch(rate.base) is not None and len(stem) < _WORD
    for whole in reversed(before[:-1]):
        if whole.kind != part.kind or not whole.exact:
            continue
        told = label_of(whole)
        adjoins = whole is before[-2] and whole.sentence == part.sentence
        bare = adjoins and _BARE_SHARE.fullmatch(rate.figure.before) is not None
        if whole.value <= part.value:
            if bare:
                return Pair(part, whole, sure=False)
            continue
        if (plain and WHOLE.search(told)) or _shares(stem, told) or bare:
            return Pair(part, whole, plain and adjoins, adjoins)
    return None


def _named_pair(rate: Rate, before: list[Figure], words: Breakdowns) -> Pair | None:
    wanted = words.numerators(rate.name)
    name = _COMMON.sub("", rate.name.removesuffix("率"))
    for at in range(len(before) - 1, -1, -1):
        part = before[at]
        if part.sentence < rate.figure.sentence - 1:
            return None
        told = label_of(part)
        if _DUE.search(told):
            continue
        if at < len(before) - 1 and _PART_YEAR.search(label_of(before[at + 1])):
            return None
        if not (any(word in told for word in wanted) or (not wanted and _shares(name, told))):
            continue
        if _NEGATED.search(told):
            continue
        if any(word in rate.name and word not in told for word in words.qualified):
            return None
        wholes = [c for c in before[:at] if not words.divide((label_of(c), told))]
        return _based(rate, part, wholes, bool(wanted) or at == len(before) - 1)
    return None


def _based(rate: Rate, part: Figure, before: list[Figure], adjacent: bool) -> Pair | None:
    """Return a part with the count it is to be divided by: the one before it, else the one that comes nearest."""
    alike = [c for c in before if c.kind == part.kind and c.exact]
    if not alike or not part.exact:
        return None
    nearest = alike[-1]
    sure = adjacent and nearest is before[-1] and nearest.sentence == part.sentence == rate.figure.sentence
    if nearest.value and (abs(rate.gap(part.value, nearest.value)) <= 15 or (sure and _is_whole(nearest))):
        return Pair(part, nearest, sure and _is_whole(nearest), sure)
    most = max(alike, key=lambda count: count.value)
    if (
        adjacent
        and rate.figure.value < _ALL
        and most.value < part.value
        and most.sentence >= part.sentence - 1
    ):
        return Pair(part, most, sure=False)
    wholes = [c for c in alike if c.value >= part.value and c.value and _is_whole(c)]
    close = [c for c in wholes if abs(rate.gap(part.value, c.value)) <= 5]
    return Pair(part, close[-1], False) if close else None


def _is_whole(figure: Figure) -> bool:
    return WHOLE.search(label_of(figure)) is not None


def _shares(name: str, told: str) -> bool:
    """Tell whether two labels share a word of two characters."""
    return any(name[i : i + 2] in told for i in range(len(name) - 1))


def slip_in(rate: Rate, words: Breakdowns) -> Pair | None:
    """Return the two counts just before a rate if one slip of the pen, in them or in the rate, keeps it from being theirs."""
    before = [c for c in rate.counts if c.start < rate.figure.start]
    if not before or rate.figure.value >= _ALL:
        return None
    part = before[-1]
    whole = next((c for c in before[-2::-1] if c.kind == part.kind), part)
    near = (
        whole is not part
        and part.clause >= rate.figure.clause - 1
        and part.sentence == whole.sentence == rate.figure.sentence
    )
    alike = part.kind == whole.kind and part.exact and whole.exact and min(part.value, whole.value) > 0
    if (
        not (near and alike)
        or max(part.value, whole.value) < _SMALL
        or rate.fits(whole.value - part.value, whole.value)
    ):
        return None
    if not _is_whole(whole) and any(
        c.sentence == whole.sentence and c.kind == whole.kind for c in before if c.start < whole.start
    ):
        return None  # one part beside another
    if words.divide((label_of(part), label_of(whole))):
        return None
    return Pair(part, whole, sure=False, adjoins=True) if is_slip(rate, part, whole) else None


def is_slip(rate: Rate, part: Figure, whole: Figure) -> bool:
    """Tell whether one slip of the pen, in a count or in the rate, keeps it from being theirs."""
    step, grain = max(part.grain, whole.grain), rate.figure.grain
    parts, base = part.value / step, whole.value / step
    stated, right = round(rate.figure.value / grain), round(parts * 100 / base / grain)
    if part.value <= whole.value and slipped(stated, right, digit_lost=True):
        return True
    if any(
        near > 0 and rate.fits(near, base) and slipped(int(parts), int(near), digit_lost=True)
        for near in near_parts(rate, base)
    ):
        return True
    least = int(parts * 100 / (rate.figure.value + grain / 2))
    bases = (n for n in range(max(int(parts), least), least + 4) if rate.fits(parts, Decimal(n)))
    return any(slipped(int(base), n, digit_lost=False) for n in bases)


def others(rate: Rate, pair: Pair | None) -> Iterator[tuple[Decimal, Decimal]]:
    """Yield other parts and wholes a rate may come from: the same part of another whole, the rest, several parts."""
    counts = [c for c in rate.counts if c.value]
    if pair is None:
        near = [c for c in counts if c.sentence == rate.figure.sentence]
        yield from ((a.value, b.value) for a in near for b in near if a.kind == b.kind and a.value < b.value)
        return
    own = [c for c in counts if c.sentence == rate.figure.sentence and c.kind == pair.part.kind]
    yield from (
        (b.value - a.value, b.value)
        for a in own
        if _NEGATED.search(label_of(a))
        for b in own
        if a.value < b.value
    )
    for count in (c for c in counts if c.sentence >= rate.figure.sentence - 1 and c.kind != pair.part.kind):
        yield pair.part.value, count.value  # 800户问卷，收回752份，满意的709户
    alike = [c for c in counts if c.kind == pair.part.kind]
    if pair.sure or pair.adjoins:  # what stands far off fits by chance
        alike = [c for c in alike if c.sentence == rate.figure.sentence]
    for count in (c for c in alike if c is not pair.part and c is not pair.whole):
        yield pair.part.value, count.value
        yield count.value, pair.whole.value
        if not pair.sure:  # else the part itself is what the rate is of
            yield count.value - pair.part.value, count.value
            yield pair.whole.value - count.value, pair.whole.value
        yield pair.part.value, pair.whole.value + count.value
        yield pair.part.value + count.value, pair.whole.value
    yield from _several(alike, pair)


def impossible_base(rate: Rate) -> Figure | None:
    """Return the count that a rate must be of, though no part of it gives the rate: 收到32件，受案率90%.

    None where a part of any count before it, or of several added up, would give it.
    """
    before = [c for c in rate.counts if c.start < rate.figure.start]
    base = before[-1] if before else None
    if base is None or base.sentence != rate.figure.sentence or not base.exact:
        return None
    if not any(
        name in rate.name and whole in label_of(base) for name, wholes in _OF_WHAT for whole in wholes
    ):
        return None
    values = [count.value for count in before]
    sums = (
        sum(values[at:end])
        for at in range(len(values))
        for end in range(at + 1, min(at + 6, len(values)) + 1)
    )
    if rate.is_share or any(
        rate.fits(part, Decimal(whole)) for whole in sums for part in near_parts(rate, whole)
    ):
        return None
    return base


def near_parts(rate: Rate, whole: Decimal | int) -> tuple[Decimal, ...]:
    """Return the whole numbers that come nearest to a rate of a count."""
    part = int(rate.figure.value * whole / 100)
    return tuple(Decimal(near) for near in (part, part + 1) if near <= whole)


def _several(alike: list[Figure], pair: Pair) -> Iterator[tuple[Decimal, Decimal]]:
    """Yield successive counts added up, over every whole: 纠错率 divides several results."""
    wholes = {c.value for c in alike if _is_whole(c)} | {pair.whole.value}
    for at in range(len(alike)):
        total = alike[at].value
        for other in alike[at + 1 : at + 6]:
            total += other.value
            yield from ((total, whole) for whole in wholes if total <= whole)
