"""What a report compares: a value now, the value before, the change in numbers, in per cent, in percentage points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from drafter.chinese import percent_change
from drafter.findings import Level
from drafter.rules.text.clauses import Figure, clauses_of
from drafter.rules.text.noted import Noted
from drafter.rules.text.paper import Line

_RISES = (
    "增长", "增加", "上升", "提高", "提升", "升高", "增多", "上涨", "净增", "新增", "扩大", "增幅",
    "涨幅", "增速", "升幅", "扩展", "拓展", "多出", "高出",
    "多办", "多办理", "多办结", "多受理", "多收", "多设立", "多", "增", "升", "高",
)  # fmt: skip
_FALLS = (
    "下降", "降低", "减少", "回落", "下滑", "缩减", "缩短", "压减", "压缩", "减幅", "降幅", "下调", "精简",
    "少办", "少办理", "少办结", "少受理", "少收", "少拆", "减", "少", "降", "低",
)  # fmt: skip
RISING = frozenset(_RISES)
# these tell of a change only where something is compared
_ALONE = frozenset(
    {"增", "减", "升", "降", "新增", "扩大", "扩展", "拓展", "压减", "压缩", "缩减", "缩短", "精简"}
) | {verb for verb in (*_RISES, *_FALLS) if verb[0] in "多少高低"}
_WHEN = r"(?:上年[度末底]?|去年[末底]?|上一年[度末底]?|前一年度?|(?P<year>\d{4})年[度末底]?)"
_VERB = re.compile(
    rf"(?P<verb>{'|'.join((*_RISES, *_FALLS))})(?P<over>了)?(?:幅度)?(?:达到?|为|是)?(?P<to>到|至)?$"
)
_TO = re.compile(
    rf"^[^，。；\d]{{0,8}}?(?P<verb>{'|'.join((*_RISES, *_FALLS))})(?:了|幅度)?(?:到|至|为)(?:\d{{4}}年的?|今年的?)?$"
)
_TOWARDS = re.compile(
    rf"^[^，。；\d]{{0,8}}?(?:{'|'.join((*_RISES, *_FALLS))})(?:了|幅度)?(?:(?:到|至|为)(?:\d{{4}}年的?|今年的?)?)?$"
)
_BECAME = re.compile("^[^，。；\\d]{0,8}?(?:变|调整|合并|整合|并)(?:为|成|到|至)$")
_NOW = re.compile("今年|本年|当年|现有|目前")
_SAYS_NOTHING = re.compile("同期|全年|[的为是共仅只有数达（(]")
_FROM = re.compile(r"[由从](?P<when>[^，。；\d]{0,12}|(?:\d{4}年|上年|去年)[^，。；\d]{0,8})$")
_BEFORE = re.compile(rf"{_WHEN}(?P<said>[^，。；、\d]{{0,14}})$")
_COMPARES = re.compile(
    r"(?:与|和|同|较|比|对比|相比|相较于?)?(?:上年度?|去年|上一年度?|前一年度?|往年|\d{4}年度?)?(?:同期|全年)?的?(?:相比|比较)"
    r"|(?:与|较|比)(?:上年度?|去年|上一年度?|前一年度?|往年|\d{4}年度?)(?:同期|全年)?的?|同比|环比|同期"
)
_FILLERS = re.compile(
    "数量|总量|总数|大幅度?|略有|明显|小幅|有所|持续|进一步|首次|实现|呈|并|且|又|也|还|则|净|共|了|约|近|分别|均|各"
)
_MARKS = re.compile(r"[，。；：、（）()\s“”]")
_STOPS = re.compile("[，；：]")
_SHARED = re.compile("分别|均|各|双双|依次|平均")
_NOT_BEFORE = re.compile("结转|遗留|转入|以来|年底|末|[较比]|相比|同比|起|至今|增|减|上升|下降|提高|降低")
_RATE = re.compile("率|占比|比例|比重")
_LONGEST_GAP, _MOST_COUNTS, LARGEST_COUNT = 48, 12, 2000
NEARLY = Decimal("1.2")  # digits of the last place by which cutting off and rounding may differ


class Change(NamedTuple):
    """A figure that tells how much something changed; `start` is where its verb stands. `rises` is the direction."""

    figure: Figure
    rises: bool
    verb: str
    start: int

    @property
    def sign(self) -> int:
        """1 where it rises, -1 where it falls."""
        return 1 if self.rises else -1


@dataclass(frozen=True)
class Comparison:
    """What a sentence says of one change. What it does not say is None.

    `subject` are the words a change has of its own, where it does not simply follow the value. `moved` is the word of
    direction of 由……上升到……. `to` is a change that is worded as a result: 较上年增加到9件. `elsewhere` tells that it
    is compared with something else than last year.
    """

    current: Figure | None = None
    previous: Figure | None = None
    change: Change | None = None
    percent: Change | None = None
    points: Change | None = None
    moved: Change | None = None
    to: Change | None = None
    subject: str = ""
    shared: bool = False
    elsewhere: bool = False

    @property
    def changes(self) -> tuple[Change, ...]:
        """What tells of a change, in the order of the text."""
        told = [c for c in (self.change, self.percent, self.points, self.moved) if c is not None]
        return tuple(sorted(told, key=lambda c: c.start))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure that takes part."""
        told = [f for f in (self.current, self.previous) if f is not None]
        return (*told, *(c.figure for c in self.changes))

    @property
    def exact(self) -> bool:
        """Tell whether every figure is stated as exact and belongs to one subject."""
        return not self.shared and all(figure.exact for figure in self.figures)


class _Told(NamedTuple):
    """A figure with the words before it, taken apart."""

    figure: Figure
    gap: str
    verb: re.Match[str] | None
    subject: str
    compared: bool
    shared: bool
    year: str


@lru_cache(maxsize=8192)
def comparisons_of(text: str, year: int | None) -> tuple[Comparison, ...]:
    """Return what a line compares, in its order."""
    parts = clauses_of(text)
    by_sentence: dict[int, list[Figure]] = {}
    for figure in (f for f in parts.figures if f.unit != "倍"):
        by_sentence.setdefault(figure.sentence, []).append(figure)
    return tuple(one for figures in by_sentence.values() for one in _Reader(figures, year).read())


def _told(figure: Figure, before: Figure | None) -> _Told:
    gap = figure.gap[-_LONGEST_GAP:]
    if before is None:
        gap = re.split("[。；！？]", gap)[-1]
    verb = _VERB.search(gap)
    compared = _COMPARES.search(gap) is not None
    if verb and verb["verb"] in _ALONE and not (compared or _is_of_before(verb, before)):
        verb = None
    words = gap[: verb.start()] if verb else gap
    found = re.search(r"(\d{4})年", words)
    if not figure.is_rate:
        words = _STOPS.split(words.rstrip("，"))[-1]
    shared = _SHARED.search(words) is not None
    return _Told(figure, gap, verb, _own_words(words), compared, shared, found[1] if found else "")


def _is_of_before(verb: re.Match[str], before: Figure | None) -> bool:
    """Tell whether a verb stands alone behind a value of last year: 较上年259名多17名."""
    return before is not None and verb.start() == 0 and _COMPARES.search(before.gap) is not None


def _own_words(words: str) -> str:
    """Return what is left of the words before a change without those that only compare: its own subject."""
    return _MARKS.sub("", _FILLERS.sub("", _COMPARES.sub("", words)))


class _Reader:
    """Reads the comparisons of one sentence, figure by figure."""

    def __init__(self, figures: list[Figure], year: int | None) -> None:
        self._told = [
            _told(figure, before) for before, figure in zip((None, *figures), figures, strict=False)
        ]
        self._year = year
        self._now = Comparison()
        self._waiting: Figure | None = None
        self._found: list[Comparison] = []

    def read(self) -> Iterator[Comparison]:
        for number, told in enumerate(self._told):
            behind = self._told[number + 1].gap if number + 1 < len(self._told) else ""
            self._take(told, behind, self._told[number - 1] if number else None)
        self._close()
        yield from self._found

    def _take(self, told: _Told, behind: str, before: _Told | None) -> None:
        figure = told.figure
        if before is not None and self._now.previous is before.figure and self._now.current is None:
            reached = _TO.search(told.gap)
            if reached and self._waiting is None:
                start = figure.start - len(told.gap) + reached.start("verb")
                moved = Change(figure, reached["verb"] in RISING, reached["verb"], start)
                self._now = replace(self._now, current=figure, moved=moved)
                return
            if _BECAME.search(told.gap):
                self._now = replace(self._now, current=figure)
                return
        if _FROM.search(told.gap) and (_TOWARDS.search(behind) or _BECAME.search(behind)):
            self._close()
            self._now = Comparison(previous=figure, elsewhere=self._is_elsewhere(told))
        elif told.verb is not None:
            self._change(told)
        elif (said := self._before(told)) is not None:
            self._previous(figure, said)
        else:
            self._value(figure, told.gap)

    def _before(self, told: _Told) -> str | None:
        """Return what a value of last year is said to be one of: 受理 in 上年受理38件; None where it is none."""
        found = _BEFORE.search(told.gap)
        if found is None or _NOT_BEFORE.search(found["said"]):
            return None
        if found["year"] and (self._year is None or int(found["year"]) != self._year - 1):
            return None
        return _SAYS_NOTHING.sub("", found["said"])

    def _is_elsewhere(self, told: _Told) -> bool:
        other = told.year and self._year is not None and int(told.year) != self._year - 1
        return bool(other) or "环比" in told.gap

    def _value(self, figure: Figure, gap: str) -> None:
        self._close()
        kept = self._waiting
        if kept is not None and (kept.kind != figure.kind or not self._is_now(gap)):
            kept = None
        self._now, self._waiting = Comparison(current=figure, previous=kept), None

    def _is_now(self, gap: str) -> bool:
        return _NOW.search(gap) is not None or (self._year is not None and f"{self._year}年" in gap)

    def _previous(self, figure: Figure, said: str) -> None:
        current = self._now.current
        same = current is not None and (not said or _alike(said, current.before))
        if current is not None and same and current.kind == figure.kind and self._now.previous is None:
            self._now = replace(self._now, previous=figure)
        else:
            self._close()
            self._now, self._waiting = Comparison(previous=figure), figure

    def _change(self, told: _Told) -> None:
        assert told.verb is not None
        figure, verb = told.figure, told.verb["verb"]
        change = Change(figure, verb in RISING, verb, figure.start - len(told.gap) + told.verb.start())
        if not self._goes_on(told):
            self._close()
            self._now = Comparison(subject=told.subject or "……")
        if told.verb["to"]:
            if told.compared and self._now.current is not None:
                self._now = replace(self._now, to=change)
            else:
                self._value(figure, told.gap)
            return
        slot = "points" if "百分点" in figure.unit else "percent" if figure.is_rate else "change"
        if getattr(self._now, slot) is not None:
            current = self._now.current
            self._close()
            self._now = Comparison(current=current)
        shared = self._now.shared or told.shared
        now = replace(self._now, shared=shared, elsewhere=self._now.elsewhere or self._is_elsewhere(told))
        self._now = _with(now, slot, change)

    def _goes_on(self, told: _Told) -> bool:
        """Tell whether a change is one of the value before it: nothing else is named in between, or the same thing."""
        now = self._now
        if now == Comparison():
            return False
        if told.subject:
            head = now.current.before if now.current is not None else now.subject
            of_rate = _RATE.search(told.subject) is not None
            if not _alike(told.subject, head) or (now.current and of_rate != now.current.is_rate):
                return False
        if now.current is None or told.figure.is_rate:
            return True
        return now.current.kind == told.figure.kind

    def _close(self) -> None:
        if self._now.changes or self._now.to or (self._now.current and self._now.previous):
            self._found.append(self._now)
        self._now = Comparison()


def _with(told: Comparison, slot: str, change: Change) -> Comparison:
    match slot:
        case "points":
            return replace(told, points=change)
        case "percent":
            return replace(told, percent=change)
        case _:
            return replace(told, change=change)


def _alike(one: str, other: str) -> bool:
    """Tell whether two stretches of words share two characters in a row."""
    pairs = {one[n : n + 2] for n in range(len(one) - 1)}
    return any(other[n : n + 2] in pairs for n in range(len(other) - 1))


def width_of(figure: Figure) -> Decimal:
    """Return how far a figure may be off for being rounded: a plain count not at all."""
    if figure.grain <= 1 and not figure.is_rate and figure.kind != "元":
        return Decimal(0)
    return figure.grain / 2


def note(code: str, line: Line, span: tuple[int, int], message: str, *, likely: bool = False) -> Noted:
    """Note something wrong with a change; what is only likely is no error."""
    level = Level.WARNING if likely else None
    return Noted(code, line, *span, message, certain=not likely, level=level)


def words_of(line: Line, change: Change) -> str:
    """Return a change as the line words it: 增加9件."""
    return line.text[change.start : change.figure.end]


def exactly(now: Decimal, before: Decimal) -> Decimal:
    """Return by how many per cent something changed, in whichever direction."""
    return abs(percent_change(now, before))


def digits_off(exact: Decimal, stated: Figure) -> Decimal:
    """Return by how many of its last digits a percentage differs from the exact one."""
    return abs(exact - stated.value) / stated.grain


def around(line: Line, figure: Figure) -> tuple[Figure, ...]:
    """Return the figures of its sentence that stand near a figure, itself among them."""
    number = figure.number
    near = clauses_of(line.text).figures[max(0, number - _MOST_COUNTS) : number + _MOST_COUNTS]
    return tuple(f for f in near if f.sentence == figure.sentence)


def earlier(line: Line, figure: Figure) -> tuple[Figure, ...]:
    """Return the counts shortly before a figure, the nearest last."""
    figures = clauses_of(line.text).figures[max(0, figure.number - _MOST_COUNTS) : figure.number]
    return tuple(f for f in figures if not f.is_rate)


def whole_before(now: Figure, percent: Change) -> bool:
    """Tell whether some whole number before makes a count and its percentage."""
    factor = 1 + percent.sign * percent.figure.value / 100
    if factor <= 0 or now.is_rate:
        return False
    if width_of(now) or now.value > LARGEST_COUNT or not now.exact:
        return True
    before = int(now.value / factor)
    return any(
        digits_off(exactly(now.value, Decimal(n)), percent.figure) < NEARLY
        for n in (before, before + 1)
        if n > 0
    )
