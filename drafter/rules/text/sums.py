"""N101, N102: the parts of a breakdown do not add up to the whole."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from drafter.canon.breakdowns import FILE, Breakdowns
from drafter.chinese import shown
from drafter.rules.text.clauses import Figure, clauses_of
from drafter.rules.text.counts import between, counts_of, is_change, label_of
from drafter.rules.text.noted import Noted
from drafter.rules.text.paper import Line, Paper

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

_EARLIER, _FAR = 7, 60
_LINK = re.compile(r"[^，、；;,。：:和及与]{0,14}(?:[，、；;,]|以及|和|及|与)[^，、；;,。：:]{0,24}")
_BREAKS = re.compile(
    "其中|[一-龥]中[，,](?:已|共)?有$|分别|包括|包含|具体[为是]|合计|共计|总计|累计|平均|同时|另外[，,]|此外|全年|目前|截至|截止|参与|[^公共]共(?!同|享|建|治|有)|^共|同比|上年|结转"
)
_AMONG = re.compile(
    "其中[^，,。；;]{0,24}$|其中[，,：:][^，,。；;]{0,24}$|^[一-龥]{2,16}中[，,](?:已|共)?有$"
)
_PARTED = re.compile("分别|包括|包含|具体[为是]|[：:（(][^，,。；;、]{0,24}$")
_SCOPED = re.compile(
    "(?:件|案|请|的|果|况)中[，,：:]?[^，,。；;]{0,20}$|从[^，,。；;]{2,12}看[，,：:]?[^，,。；;]{0,20}$"
)
_TOTALLED = re.compile(
    "[^，,；;。、公中]{0,8}[，,；;。、]?(?:以上)?(?:合计|共计|总计|一共|累计|总共|共)[^，,；;。、]{0,8}$"
)
_OPEN = re.compile("^[^，,。；;]{0,6}等")


# they introduce all parts, or only some
_SOME = re.compile("包括|包含")
_MARK = re.compile("以[上下]|学历|党员|岁|资格|职称|女|同时|涉[及嫌企外农]|持有|取得")
_DONE = re.compile("[^，,。；;、]{0,6}(?:了|经|过)[^，,。；;、]{2}")
_WITHIN = re.compile("(?:案件|申请|问题|事项)?中")
LISTED = ("、", "和", "及", "以及")
_JOINED = re.compile("[^，,；;]*(?:、|和|及|与)[^，,；;]*")
_COMPARED = re.compile("比|较|上年|去年|同期")
_BARE = re.compile("共(?:有|为|计)?$")
_ALIKE = frozenset({"件", "项", "个", "条", "份", "处", "类", "种"})
MOST, _TWO = 12, 2
_OTHERS = ("其他", "其它")


class Cue(Enum):
    """How a text says that parts of a whole follow."""

    NONE = 0
    AMONG = 1
    SCOPED = 2
    PARTED = 3


class Run(NamedTuple):
    """Successive counts of one kind, what led to them, the counts of that kind before them, and the count after them."""

    members: tuple[Figure, ...]
    cue: Cue
    earlier: tuple[Figure, ...]
    later: tuple[Figure, ...]
    open_list: bool
    lead: str

    @property
    def listed(self) -> tuple[Figure, ...]:
        """Its members up to a comma, after which something else may be told."""
        ends = (at for at in range(1, len(self.members)) if not self.members[at].gap.startswith(LISTED))
        return self.members[: next(ends, len(self.members))]

    def ends(self, words: Breakdowns) -> Iterator[int]:
        """Yield how many members may be the parts: up to what is left over, or a comma after which something else is told."""
        labels = tuple(map(label_of, self.members))
        rest = next((at for at in range(1, len(labels)) if words.has_rest(labels[at : at + 1])), 0)
        if rest:
            yield rest + 1
            return
        for end in range(2, len(self.members)):
            listed = self.members[end].gap.startswith(LISTED)
            if not listed and not words.goes_on(labels[:end][-MOST:], labels[end]):
                yield end
        if len(self.members) > 1:
            yield len(self.members)


class Sum(NamedTuple):
    """A whole and what should add up to it."""

    whole: Figure
    parts: tuple[Figure, ...]

    @property
    def excess(self) -> Decimal:
        """By how much the parts exceed the whole; 0 where rounding explains it."""
        over = sum((part.value for part in self.parts), Decimal(0)) - self.whole.value
        return Decimal(0) if self.rounded and any(f.fine for f in self.all) else over

    @property
    def all(self) -> tuple[Figure, ...]:
        """The whole with its parts."""
        return (self.whole, *self.parts)

    @property
    def rounded(self) -> bool:
        """Tell whether rounding of amounts may explain that the parts do not add up."""
        over = sum((part.value for part in self.parts), Decimal(0)) - self.whole.value
        coarse = max(f.grain for f in self.all)
        return (coarse > 1 or any(f.fine for f in self.all)) and abs(over) <= coarse * len(self.all) / 2

    @property
    def exact(self) -> bool:
        """Tell whether all of it is stated as exact."""
        return all(figure.exact for figure in self.all)

    def within(self, least: int, percent: int) -> bool:
        """Tell whether it is off by little: a number, or some per cent of the whole."""
        return abs(self.excess) <= max(Decimal(least), self.whole.value * percent / 100)


def sums(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """Note breakdowns whose parts do not add up to the whole."""
    words = tables.words(Breakdowns, FILE)
    for line in paper.prose:
        if paper.from_facts and not line.own:
            continue
        for run in runs_of(line.text):
            noted = _judged(run, line, words)
            if noted is not None:
                yield noted


@lru_cache(maxsize=8192)
def runs_of(text: str) -> tuple[Run, ...]:
    """Return the runs of counts of a line; those in a bracket apart from those around it."""
    counts = counts_of(text)
    levels: dict[int, list[Figure]] = {}
    for figure in counts:
        levels.setdefault(figure.bracket, []).append(figure)
    return tuple(
        run
        for bracket, inside in levels.items()
        for run in _runs(text, inside, _just_before(counts, bracket))
    )


def _just_before(counts: tuple[Figure, ...], place: int) -> tuple[Figure, ...]:
    at = bisect_left(counts, place, key=lambda figure: figure.start)
    return counts[max(0, at - 1) : at] if place >= 0 else ()


def _runs(text: str, counts: list[Figure], before: tuple[Figure, ...]) -> Iterator[Run]:
    """Part the counts of a line, or of a bracket in it, into runs."""
    lead = between(text, before[-1], counts[0])[-48:] if before else ""
    start, cue = 0, _cue_in(lead)
    for at in range(1, len(counts) + 1):
        here = counts[at] if at < len(counts) else None
        gap = between(text, counts[at - 1], here) if here is not None else ""
        if here is not None and _linked(counts[at - 1], here, gap, cue):
            continue
        members = tuple(counts[start:at])
        earlier = (*before, *counts[max(0, start - _EARLIER) : start])
        open_list = _OPEN.match(text[members[-1].end : members[-1].end + 8]) is not None
        later = (here,) if here is not None and _TOTALLED.match(gap) else ()
        yield Run(members, cue, _of_kind(members, earlier), _of_kind(members, later), open_list, lead)
        if here is not None:
            start, lead, cue = at, gap[-48:], _cue_in(gap)


def _of_kind(members: tuple[Figure, ...], others: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return those of other counts that a run may add up to."""
    mixed = len({member.kind for member in members}) > 1
    return tuple(f for f in others if f.kind == members[0].kind or (mixed and f.unit in _ALIKE))


def _linked(first: Figure, second: Figure, gap: str, cue: Cue) -> bool:
    """Tell whether two counts are members of one list."""
    alike = first.kind == second.kind
    if not alike and cue is not Cue.NONE and gap.startswith(LISTED):
        alike = first.unit in _ALIKE and second.unit in _ALIKE
    return (
        alike
        and _LINK.fullmatch(gap) is not None
        and _BREAKS.search(gap) is None
        and _WITHIN.match(gap) is None
    )


def _cue_in(gap: str) -> Cue:
    near = gap[-48:]
    if _AMONG.search(near):
        return Cue.PARTED if "分别" in near[-30:] else Cue.AMONG
    if _PARTED.search(near):
        return Cue.PARTED
    return Cue.SCOPED if _SCOPED.search(near) else Cue.NONE


def _judged(run: Run, line: Line, words: Breakdowns) -> Noted | None:
    """Return what is to be noted of a run: nothing where any reading of it adds up."""
    added = [
        Sum(later, run.members[at:])
        for later in run.later
        for at in range(len(run.members) - 1)
        if at == 0 or not run.members[at].gap.startswith(LISTED)
    ]
    told = _nearest([*added, *_readings(run, words)])
    if told is None or _with_changes(line.text, told) or _told_elsewhere(line.text, told):
        return None
    if run.cue is Cue.AMONG and _overlap(line.text, told):
        return None
    if told.whole in run.later:
        code = _after(told, run, words)
    elif run.cue is not Cue.NONE:
        code = _stated(told, run, words, line.text[max(0, told.whole.start - _FAR) : told.whole.start])
    else:
        code = _implied(told, run, words)
    mixed = len({figure.kind for figure in told.all}) > 1
    return _noted("N102" if mixed or told.rounded else code, told, line) if code else None


def _told_elsewhere(text: str, told: Sum) -> bool:
    """Tell whether what the parts come to is stated in the same sentence: 队员11名，其中9名持证；加上5名……共14名."""
    total = sum((part.value for part in told.parts), Decimal(0))
    last = told.parts[-1]
    return any(
        f.kind == last.kind and f.sentence == last.sentence and f.value == total and f.start > last.start
        for f in counts_of(text)
    )


def _overlap(text: str, told: Sum) -> bool:
    """Tell whether the parts say what was done with some of the whole, and may overlap.

    As in 6项，其中4项组织了论证，5项开展了评估.
    """
    return told.excess > 0 and all(_DONE.match(text, part.end) for part in told.parts)


def _with_changes(text: str, told: Sum) -> bool:
    """Tell whether among the parts something was added or taken off, which may be parts as well: 增加4项，减少2项."""
    first, last = sorted((told.whole.number, told.parts[-1].number))
    inner = clauses_of(text).figures[first + 1 : last]
    return any(f.kind == told.whole.kind and is_change(f) and not _COMPARED.search(f.before) for f in inner)


def _readings(run: Run, words: Breakdowns) -> list[Sum]:
    """Return the readings of a run: its members as parts of a count before it, or of its own first member."""
    ends = list(run.ends(words))
    wholes = run.earlier[-3:] if run.cue in (Cue.NONE, Cue.SCOPED) else run.earlier[-1:]
    if run.cue is Cue.SCOPED:
        wholes = tuple(w for w in wholes if w.before.removesuffix("案件")[-2:] in (run.lead or " ")) or wholes
    readings = [Sum(whole, run.members[:end]) for whole in wholes for end in ends]
    if run.cue is Cue.NONE:
        readings += [Sum(run.members[0], run.members[1:end]) for end in ends if end > 2]
    return readings


def _nearest(readings: list[Sum]) -> Sum | None:
    """Return the reading that is off by least; None where there is none, one adds up, or one is not exact."""
    if not readings or any(not reading.excess for reading in readings):
        return None
    if not all(reading.exact for reading in readings):
        return None
    return min(readings, key=lambda reading: (abs(reading.excess), -len(reading.parts)))


def _stated(told: Sum, run: Run, words: Breakdowns, before: str) -> str:
    """Return the code for a breakdown that the text announces: 其中, 分别, a colon, a bracket; `before` leads to the whole."""
    if any(not Sum(whole, told.parts).excess for whole in run.earlier) or _sum_of_several(told, run):
        return ""
    labels = tuple(map(label_of, told.parts))
    rest, divided = words.has_rest(labels), words.divide(labels)
    over, many = told.excess > 0, len(told.parts) > 2
    if max(part.value for part in told.parts) > told.whole.value or (run.open_list and not over):
        return ""
    if run.cue is Cue.PARTED or rest or divided or _is_all(labels, before):
        whole = rest or words.cover(labels) or _is_all(labels, before)
        sure = whole or run.cue is Cue.PARTED or (over and divided)
        some = not (over or whole) and _SOME.search(run.lead) is not None
        return _of_all(told, sure=sure, some=some)
    if over:
        return "N101" if told.within(10, 12) else "" if _cross(told) else "N102"
    if told.within(1, 1) and (many or told.whole.value >= 20):
        return "N101"
    return "N102" if told.within(*((3, 5) if many else (2, 3))) and told.whole.value >= 10 else ""


def _sum_of_several(told: Sum, run: Run) -> bool:
    """Tell whether the parts are those of several counts together: 建议68件、提案94件，其中已解决112件."""
    total = sum((part.value for part in told.parts), Decimal(0))
    return any(number and whole == total for number, whole in enumerate(_running(run.earlier[::-1])))


def _is_all(labels: tuple[str, ...], before: str) -> bool:
    """Tell whether the parts are all there is: the last one is all others, or the words before the whole name every part.

    As in 其中决策9件、其他文件78件, and in 设立立法联系点、监督联系点共41个，其中…….
    """
    return labels[-1].startswith(_OTHERS) or all(
        len(one) > 1 and one.removeprefix("其中") in before for one in labels
    )


def _cross(told: Sum) -> bool:
    """Tell whether the parts are told by several marks, one of which does not exclude the other: 党员, 35岁以下."""
    return any(_MARK.search(label_of(part)) for part in told.parts)


def _of_all(told: Sum, *, sure: bool, some: bool) -> str:
    """Return the code for a breakdown into all there is; a few kinds that fall short may be the chief ones only.

    What is off by far is doubtful: `some` where the words may introduce only some of the parts.
    """
    if sure:
        return "N101" if told.within(10, 12) else "" if some else "N102"
    if len(told.parts) > 2:
        return "N101" if told.within(3, 5) else "N102" if told.within(3, 12) else ""
    return "N101" if told.within(1, 1) else "N102" if told.within(3, 3) else ""


def _implied(told: Sum, run: Run, words: Breakdowns) -> str:
    """Return the code for a list that reads like a breakdown, though the text does not say so."""
    labels = tuple(map(label_of, told.parts))
    if words.has_rest(labels[1:]):
        if told.within(10, 12):
            return "N101"
        if told.whole.number == told.parts[0].number - 1 and (told.excess > 0 or len(told.parts) == _TWO):
            return "N102"
    if (
        not (told.within(3, 12) or (told.excess > 0 and words.divide_all(labels)))
        or _hangs_together(run.members, words.divide(labels))
        or _stands_beside(told, labels, words)
    ):
        return ""
    if words.divide(labels):
        return "N102"
    listed = all(part.gap.startswith(LISTED) for part in told.parts[1:])
    total = re.search("共|累计|合计|现有|现行", told.whole.before) is not None
    apart = not told.parts[0].gap.startswith(LISTED)
    return "N102" if len(told.parts) > 2 and listed and total and apart else ""


def _stands_beside(told: Sum, labels: tuple[str, ...], words: Breakdowns) -> bool:
    """Tell whether what would be the whole is one more part, is no larger than a part, or was told long before."""
    first = told.parts[0]
    return (
        words.divide((label_of(told.whole), labels[0]))
        or any(part.value > told.whole.value for part in told.parts)
        or (told.whole.sentence < first.sentence and any(p.value == told.whole.value for p in told.parts))
        or told.whole.sentence < first.sentence - 1
    )


def _hangs_together(members: tuple[Figure, ...], divided: bool) -> bool:
    """Tell whether a member is the sum of those beside it: then the list has its own order.

    Small numbers add up by chance; in what reads like a breakdown only large ones tell anything.
    """
    for at, member in enumerate(members):
        if divided and (member.value < 20 or at not in (0, len(members) - 1)):
            continue
        for side in (members[at + 1 : at + 9], members[max(0, at - 8) : at][::-1]):
            if any(number and total == member.value for number, total in enumerate(_running(side))):
                return True
    return False


def _running(figures: tuple[Figure, ...]) -> Iterator[Decimal]:
    yield from accumulate(figure.value for figure in figures)


def _after(told: Sum, run: Run, words: Breakdowns) -> str:
    """Return the code for a list that is added up after it: 合计, 共计, 共."""
    divided = words.divide(tuple(map(label_of, told.parts)))
    plain = re.search("(?:合计|共计|总计|一共|总共)[为达是]?$", told.whole.before) is not None
    every = len(told.parts) == len(run.members) or told.parts[0].gap.startswith("；")
    listed = all(_JOINED.fullmatch(part.gap) for part in told.parts[1:])
    joined = listed and every and (plain or _BARE.search(told.whole.before) is not None)
    if not told.within(3, 12):
        return "N102" if joined else ""
    if (run.cue is Cue.PARTED and every) or (plain and (every or divided)):
        return "N101"
    return "N102" if plain or divided or joined else ""


def _noted(code: str, told: Sum, line: Line) -> Noted:
    figures = told.all
    unit = told.whole.unit
    scale = told.whole.value / told.whole.stated.value if told.whole.stated.value else Decimal(1)
    total = sum((part.value for part in told.parts), Decimal(0)) / scale
    added = "＋".join(part.shown if part.unit == unit else part.text for part in told.parts)
    less = "多" if told.excess > 0 else "少"
    message = (
        f"各项相加是{added}＝{_plain(total)}{unit}，合计写的是{told.whole.shown}{unit}，"
        f"加起来{less}{_plain(abs(told.excess) / scale)}{unit}。"
    )
    start, end = min(f.start for f in figures), max(f.end for f in figures)
    return Noted(code, line, start, end, message, certain=code == "N101")


def _plain(value: Decimal) -> str:
    return shown(value, 4)
