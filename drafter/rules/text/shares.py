"""N101, N105, N113: shares of all that do not make all of it; a part larger than its whole; shares of an untold whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, NamedTuple

from drafter.canon.breakdowns import FILE, Breakdowns, PartOf
from drafter.findings import Level
from drafter.rules.text.clauses import Figure, clauses_of
from drafter.rules.text.counts import counts_of, is_change, label_of
from drafter.rules.text.noted import Noted
from drafter.rules.text.paper import Line, Paper
from drafter.rules.text.rates import last_digit
from drafter.rules.text.ratios import CARRIED
from drafter.rules.text.runs import LISTED, Cue, runs_of

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

_RATE = r"(?:约?占(?:比|总数的)?|为)\s?(?P<{}>\d{{1,3}}(?:\.\d{{1,2}})?)[%％]"
_SHARED = re.compile(
    rf"(?:[一-龥“”]{{2,14}}{_RATE.format('rate')}[，、；])+[一-龥]{{0,2}}(?:其他|其余|剩余)[一-龥]{{0,8}}{_RATE.format('last')}"
)
_EACH = re.compile(_RATE.format("rate"))
_EARLIER = 7
_MOST_WHOLES = 200
_VAGUE = frozenset({"个", "项", "条", "份", "次", "处", "类", "种"})
_RESULTS = ("方式", "其他", "和解", "调解结案", "撤")
_ADJOINS = re.compile(r"[^，。；、\d]{0,16}(?P<aside>，[^，。；、\d]{0,16})?，其中")


class Share(NamedTuple):
    """A count and the percentage it is said to be of something."""

    counted: Figure
    rate: Figure

    def fits(self, whole: int, *, cut: bool = False) -> bool:
        """Tell whether the count is that share of a whole: rounded, or cut off after the last digit."""
        exact = self.counted.value * 100 / whole
        if cut:
            return self.rate.value <= exact < self.rate.value + self.rate.grain
        return abs(exact - self.rate.value) <= self.rate.grain / 2


def parts(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """Note parts that are larger than what they are a part of."""
    words = tables.words(Breakdowns, FILE)
    for line in paper.prose:
        if not (paper.from_facts and not line.own):
            told = {noted.end: noted for noted in (*_larger_by_name(line, words), *_larger_than_whole(line))}
            yield from told.values()


def _larger_than_whole(line: Line) -> Iterator[Noted]:
    """Note what 其中 tells of a whole it exceeds."""
    for run in runs_of(line.text):
        if run.cue is not Cue.AMONG or not run.earlier:
            continue
        part, whole = max(run.listed, key=lambda member: member.value), run.earlier[-1]
        if part.value <= _whole_of_list(run.earlier):
            continue
        near = [figure.value for figure in run.earlier if figure.sentence == whole.sentence]
        most = max(sum(near[-3:], Decimal(0)), *(figure.value for figure in run.earlier))
        adjoins = None if whole.gap.startswith(LISTED) else _ADJOINS.match(line.text, whole.end)
        if not (part.exact and whole.exact and whole.sentence >= part.sentence - 1):
            continue
        if whole.sentence != part.sentence and _other_between(line.text, whole, part):
            continue
        most = max(whole.value, sum(near, Decimal(0))) if adjoins and adjoins["aside"] else most
        if part.value > (whole.value if adjoins and not adjoins["aside"] else most):
            vague = part.unit in _VAGUE and label_of(part)[-2:] != label_of(whole)[-2:]
            doubtful = vague or part.value <= most
            yield _larger(line, whole, part, Level.WARNING if doubtful else None)


def _whole_of_list(earlier: tuple[Figure, ...]) -> Decimal:
    """Return the count that a list just before 其中 adds up to, which it may be of: 240卷，处罚150卷，许可90卷，其中优秀98卷."""
    values = [figure.value for figure in earlier]
    return max(
        (one for at, one in enumerate(values[:-2]) if sum(values[at + 1 :]) == one), default=Decimal(0)
    )


def _other_between(text: str, whole: Figure, part: Figure) -> bool:
    """Tell whether something else is counted between two counts: then 其中 may be of that."""
    return any(whole.start < c.start < part.start and c.kind != whole.kind for c in counts_of(text))


def _larger_by_name(line: Line, words: Breakdowns) -> Iterator[Noted]:
    """Note what by its name is a part of a count it exceeds: 审结75件，败诉76件."""
    counts = counts_of(line.text)
    for at, part in enumerate(counts):
        before = [c for c in counts[max(0, at - _EARLIER) : at] if c.kind == part.kind]
        kinds = [k for k in words.parts if before and _is_part(part, k)]
        for kind in kinds:
            wholes = [c for c in before if _is_whole(c, kind)]
            if not wholes or not part.exact or any(c.value >= part.value or not c.exact for c in wholes):
                continue
            whole = wholes[-1]
            aside = line.text[max(0, whole.start - 40) : part.end + 12]
            among_more = any(c.sentence == part.sentence and _covers(c, part) for c in before)
            carried = any(word in aside for word in CARRIED)
            nearer = any(c.start > whole.start and c.value >= part.value for c in before)
            if whole.sentence != part.sentence or nearer or (kind.doubtful and (among_more or carried)):
                continue
            yield _larger(line, whole, part, Level.WARNING if kind.doubtful else None)
            break


def _covers(other: Figure, part: Figure) -> bool:
    """Tell whether a part may be of this count: as large as it, or one of several told together: 13个和8个."""
    return other.value >= part.value or other.gap.startswith(LISTED)


def _is_part(part: Figure, kind: PartOf) -> bool:
    told = label_of(part)
    return any(word in told for word in kind.parts) and not any(word in told for word in kind.wholes)


def _is_whole(whole: Figure, kind: PartOf) -> bool:
    told = label_of(whole)
    named = any(word in told for word in kind.wholes) and not any(word in told for word in kind.parts)
    return named and not any(word in told for word in _RESULTS)


def _larger(line: Line, whole: Figure, part: Figure, level: Level | None) -> Noted:
    more = (part.value - whole.value).normalize()
    by = f"{more:f}{part.unit}" if part.unit == whole.unit else ""
    message = (
        f"“{part.before[-12:]}{part.text}”是“{whole.before[-12:]}{whole.text}”里的一部分，"
        f"部分却比整体还多{by}。"
    )
    return Noted("N105", line, whole.start, part.end, message, certain=level is None, level=level)


def unstated(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """Note the shares of a sentence that do not go with the whole that most of them have in common."""
    del tables
    for line in paper.prose:
        if paper.from_facts and not line.own:
            continue
        for group in _groups(line.text):
            yield from _apart(line, group)


def _groups(text: str) -> Iterator[list[Share]]:
    """Yield the counts of a sentence with the percentages they are said to be, four pairs at least."""
    figures = [f for f in clauses_of(text).figures if f.exact and not is_change(f) and f.value > 0]
    group: list[Share] = []
    at, last = 0, 0
    while at < len(figures):
        end = at
        while end < len(figures) and not figures[end].is_rate:
            end += 1
        stop = end
        while (
            stop < len(figures)
            and figures[stop].unit == "%"
            and figures[stop].sentence == figures[end].sentence
        ):
            stop += 1
        rates_ = figures[end:stop]
        counts = figures[max(at, end - len(rates_)) : end]
        told = bool(rates_) and "占" in text[max(0, rates_[0].start - 16) : rates_[0].start]
        if group and "。" in text[last : figures[at].start]:
            yield from _enough(group)
            group = []
        if told and len(counts) == len(rates_) and len({c.kind for c in counts}) == 1:
            group += [Share(c, r) for c, r in zip(counts, rates_, strict=True)]
        last = figures[max(at, stop - 1)].end
        at = max(stop, at + 1)
    yield from _enough(group)


def _enough(group: list[Share]) -> Iterator[list[Share]]:
    if len(group) >= 4 and len({share.counted.kind for share in group}) == 1:
        yield group


def _apart(line: Line, group: list[Share]) -> Iterator[Noted]:
    """Note the shares that differ from the rest; those cut off instead of rounded by their last digit."""
    whole, fitting = _common(group)
    if fitting < max(3, len(group) // 2 + 1):
        return
    if any(f.value == whole and f.kind == group[0].counted.kind for f in counts_of(line.text)):
        return
    for share in group:
        if share.fits(whole):
            continue
        exact = share.counted.value * 100 / whole
        if share.fits(whole, cut=True):
            yield last_digit(line, share.rate, exact, f"{share.counted.shown}÷{whole}")
            continue
        others = "、".join(
            s.rate.text for s in group if s is not share and s.fits(whole, cut=True) | s.fits(whole)
        )
        message = (
            f"{others}都是以{whole}{share.counted.unit}为分母算的，按这个分母，"
            f"{share.counted.text}应占{exact:.2f}%，文中是{share.rate.text}。"
        )
        yield Noted("N113", line, share.counted.start, share.rate.end, message, certain=False)


def _common(group: list[Share]) -> tuple[int, int]:
    """Return the whole that most shares go with, and how many do."""
    wholes: set[int] = set()
    for share in group:
        most = share.counted.value * 100 / max(share.rate.value - share.rate.grain / 2, Decimal("0.0001"))
        least = share.counted.value * 100 / (share.rate.value + share.rate.grain)
        first = int(least.to_integral_value(ROUND_CEILING))
        end = int(most.to_integral_value(ROUND_FLOOR))
        if end - first < _MOST_WHOLES:
            wholes |= set(range(max(1, first), end + 1))
    ranked = [(*_fitting(group, whole), whole) for whole in sorted(wholes)]
    if not ranked:
        return 1, 0
    fitting, _, _, whole = max(ranked)
    return whole, fitting


def _fitting(group: list[Share], whole: int) -> tuple[int, int, Decimal]:
    """Return how many shares go with a whole, how many of them rounded, and how far those are off (less is more)."""
    rounded = [share for share in group if share.fits(whole)]
    cut = sum(share.fits(whole, cut=True) for share in group if share not in rounded)
    off = sum((abs(s.counted.value * 100 / whole - s.rate.value) for s in rounded), Decimal(0))
    return len(rounded) + cut, len(rounded), -off


def shares_of_all(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """Note shares that end in 其余 or 其他, so are of all there is, and do not make a hundred."""
    for line in paper.prose:
        if paper.from_facts and not line.own:
            continue
        for found in _SHARED.finditer(line.text):
            rates = [Decimal(each["rate"]) for each in _EACH.finditer(found[0])]
            grains = [Decimal(1).scaleb(int(rate.as_tuple().exponent)) for rate in rates]
            if abs(sum(rates, Decimal(0)) - 100) > sum(grains, Decimal(0)) / 2:
                added = "＋".join(f"{rate}%" for rate in rates)
                message = f"各项占比一直说到“其他”，合起来该是100%：{added}＝{sum(rates)}%。"
                yield Noted("N101", line, *found.span(), message)
