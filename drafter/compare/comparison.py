"""Two years of facts matched figure by figure, plan by plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from drafter.chinese import percent_change
from drafter.compare import faults
from drafter.facts import Fact, Facts, FollowUp, State, TopicFacts
from drafter.facts.last import scope_changed
from drafter.facts.since import admitted, answer_to, as_said, promised
from drafter.findings import Finding
from drafter.outline import Change, Figure, Kind, Period
from drafter.sentences import change_words

SILENT = "没有回音"
_NOT_YET = "今年还没有填"
_USUAL = 3
_HEADLINES = 8
_LEAST_BASE, _LEAST_PERCENT, _LEAST_POINTS = 10, 10, 1
_SMALL = 30
_MOST_PERCENT, _POINT_WEIGHT = 300, 10


class Row(NamedTuple):
    """One figure in both years: as printed, the words for its change, what else has to be said of it.

    `size` says how much it changed, for the order of rows; it is nothing where the two cannot be compared.
    """

    label: str
    unit: str
    now: Figure | None
    then: Figure | None
    words: str = ""
    remark: str = ""
    size: Decimal = Decimal(0)
    usual: bool = False
    last_unit: str = ""

    @property
    def this(self) -> str:
        """The figure of this year as printed."""
        return self.now.say(self.unit) if self.now else "—"

    @property
    def last(self) -> str:
        """The figure of last year as printed."""
        return self.then.say(self.last_unit or self.unit) if self.then else "—"

    @property
    def told(self) -> str:
        """The change in the usual words, and what else has to be said."""
        return f"{self.words}（{self.remark}）" if self.words and self.remark else self.words or self.remark

    @property
    def short(self) -> str:
        """The change in its shortest words: 同比下降25.6%, without the difference before it."""
        words = self.words.rpartition("，")[2]
        return f"{words}（{self.remark}）" if words and self.remark else words or self.remark

    @property
    def notable(self) -> bool:
        """Tell whether the change stands out."""
        return self.size >= _LEAST_PERCENT

    @property
    def weight(self) -> Decimal:
        """Weigh a change for the whole: what everybody reports weighs more, what is small in number less."""
        small = self.unit != "%" and max(f.value for f in (self.now, self.then) if f) < _SMALL
        return self.size * (_USUAL if self.usual else 1) / (2 if small else 1)


class Group(NamedTuple):
    """The figures of one topic, those that stand out first."""

    title: str
    rows: tuple[Row, ...]


class Answered(NamedTuple):
    """A plan or a problem of last year's report, and what this year's says of it."""

    number: str
    what: str
    outcome: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two years side by side."""

    who: str
    last_year: int
    this_year: int
    groups: tuple[Group, ...]
    promises: tuple[Answered, ...]
    repairs: tuple[Answered, ...]
    remarks: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What the comparison is called."""
        return f"{self.who}{self.this_year}年度与{self.last_year}年度法治政府建设情况对照"

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every figure."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def headlines(self) -> tuple[Row, ...]:
        """The changes that stand out most, of what everybody reports before the rest."""
        most = sorted((row for row in self.rows if row.notable), key=lambda row: row.weight, reverse=True)
        return tuple(most[:_HEADLINES])

    @property
    def summary(self) -> str:
        """Say in a sentence or two how the years compare."""
        counted = Counter(_kind(row) for row in self.rows)
        both = sum(counted[kind] for kind in ("增加", "减少", "持平"))
        parts = [f"{kind}{counted[kind]}项" for kind in ("增加", "减少", "持平") if counted[kind]]
        said = f"两年都有数、可以比的{both}项" + (f"：{'，'.join(parts)}" if parts else "")
        rest = [
            f"{kind}{counted[kind]}项"
            for kind in ("不能比的", "今年还没有填的", "今年没有报的", "上年没有报的")
            if counted[kind]
        ]
        return "；".join([said, *rest]) + "。" + "".join(self._accounted())

    def _accounted(self) -> Iterator[str]:
        for what, items, unit in (("打算", self.promises, "项"), ("问题", self.repairs, "个")):
            if items:
                outcomes = Counter(item.outcome for item in items)
                said = "、".join(f"{outcome}{number}{unit}" for outcome, number in outcomes.items())
                yield f"{self.last_year}年报告提出的{len(items)}{unit}{what}：{said}。"


def _kind(row: Row) -> str:
    if row.now is None:
        return "今年还没有填的" if row.remark == _NOT_YET else "今年没有报的"
    if row.then is None:
        return "上年没有报的"
    if not row.now.exact or not row.then.exact or (row.remark and not row.words):
        return "不能比的"
    return "增加" if row.now.value > row.then.value else "减少" if row.now.value < row.then.value else "持平"


def compared(last: Facts, this: Facts) -> tuple[Comparison, tuple[Finding, ...]]:
    """Compare two years. Raises DrafterError where they are not two reports on two years, one behind the other."""
    for facts in (last, this):
        if facts.programme is not None:
            raise faults.no_report(facts.path)
        if facts.header.year is None:
            raise faults.no_year(facts.path)
    last_year, this_year = last.header.year or 0, this.header.year or 0
    if this_year != last_year + 1:
        raise faults.wrong_years(this.path, last_year, this_year)
    comparison = Comparison(
        _who(this),
        last_year,
        this_year,
        tuple(_groups(last, this)),
        tuple(_answered([(p.number, promised(p, last)) for p in last.plans], this, this.promises)),
        tuple(_answered([(p.number, admitted(p, last)) for p in last.problems], this, this.repairs)),
        tuple(_remarks(last, this)),
    )
    same = not {*last.header.organs}.isdisjoint(this.header.organs) or _who(last) == _who(this)
    found = () if same else (faults.other_organ(this.path, _who(last), _who(this)),)
    return comparison, found


def _who(facts: Facts) -> str:
    header = facts.header
    return header.governed or "、".join(header.organs) or header.region


def _remarks(last: Facts, this: Facts) -> Iterator[str]:
    if last.outline.name != this.outline.name:
        names = f"“{last.outline.name}”和“{this.outline.name}”"
        yield f"两年用的提纲不同（{names}），同一个数归到今年的主题里比。"
    unconfirmed = sum(not fact.confirmed for facts in (last, this) for fact in facts.figures().values())
    if unconfirmed:
        yield f"有{unconfirmed}个数还没有核过，标着“待核”。"


def _groups(last: Facts, this: Facts) -> Iterator[Group]:
    """Yield the topics of this year, then those only last year had."""
    given = {f.key: f for f in last.figures().values() if f.told}
    unmatched = dict(given)
    pairs = {topic.key: [*_pairs(topic, given, unmatched)] for topic in this.topics}
    left: dict[str, list[tuple[Fact | None, Fact | None]]] = {}
    blank = {indicator.label for topic in this.topics for indicator, _ in topic.all_blank()}
    titles = {topic.key: _titled(topic) for topic in (*last.topics, *this.topics)}
    for fact in unmatched.values():
        left.setdefault(fact.key.partition(".")[0], []).append((None, fact))
    for key in dict.fromkeys((*pairs, *left)):
        rows = [_row(now, then) for now, then in (*pairs.get(key, ()), *left.get(key, ()))]
        rows = [
            row._replace(remark=_NOT_YET) if row.label in blank and row.now is None else row for row in rows
        ]
        if rows:
            yield Group(titles.get(key, key), _in_order(rows))


def _titled(topic: TopicFacts) -> str:
    return topic.key if topic.topic is not None else topic.title or topic.key


def _pairs(
    topic: TopicFacts, given: dict[str, Fact], unmatched: dict[str, Fact]
) -> Iterator[tuple[Fact | None, Fact | None]]:
    """Pair each figure of a topic with last year's: by its address, its 标识, or its name where it is the clerk's own."""
    for fact in topic.all_figures():
        then = given.get(fact.key) if fact.indicator.id else None
        then = then or next((f for f in unmatched.values() if _same(fact, f)), None)
        if then is not None:
            unmatched.pop(then.key, None)
        if fact.told or then is not None:
            yield fact, then


def _same(fact: Fact, other: Fact) -> bool:
    """Tell whether two figures are the same one, asked for by another outline or named by the clerk."""
    one, two = fact.indicator, other.indicator
    if one.id or two.id:
        return one.id == two.id
    return one.label == two.label


def _row(now: Fact | None, then: Fact | None) -> Row:
    fact = now or then
    assert fact is not None
    indicator = fact.indicator
    last = _last(now, then)
    current = now.current if now else None
    row = Row(indicator.label, indicator.unit, current, last, last_unit=then.indicator.unit if then else "")
    remark = _remark(now, then, last)
    words = ""
    if now is not None and last is not None and not _incomparable(now, then):
        words = _words(now._replace(last=last, compared=None))
    open_ones = [f for f in (now, then) if f is not None and f.current is not None and not f.confirmed]
    if open_ones:
        remark = "；".join(filter(None, (remark, "待核")))
    size = _size(now, last) if now is not None and last is not None and words else Decimal(0)
    return row._replace(words=words, remark=remark, size=size, usual=indicator.frequency >= _USUAL)


def _words(fact: Fact) -> str:
    """Say the change in the usual words; of what reports do not compare, the difference."""
    words = change_words(fact)
    now, last = fact.current, fact.last
    if words or now is None or last is None or not (now.exact and last.exact):
        return words
    if now.value == last.value:
        return "与上年持平"
    change = Change.POINTS if fact.indicator.kind is Kind.RATE else Change.PERCENT
    as_stock = {"change": change, "period": Period.STOCK}
    return change_words(fact._replace(indicator=fact.indicator.model_copy(update=as_stock)))


def _last(now: Fact | None, then: Fact | None) -> Figure | None:
    """Return last year's figure: the one typed this year before the one of last year's file."""
    if now is not None and now.last_typed and now.last is not None:
        return now.last
    return then.current if then else None


def _incomparable(now: Fact, then: Fact | None) -> str:
    """Say why two figures that are there cannot be compared; nothing where they can."""
    if then is None or (now.last_typed and now.last is not None):
        return ""
    if now.indicator.unit != then.indicator.unit:
        return f"单位不同（上年按{then.indicator.unit}报），不比"
    return "口径变了，不比" if scope_changed(now, then) else ""


def _remark(now: Fact | None, then: Fact | None, last: Figure | None) -> str:
    if now is None or now.current is None:
        state = {State.PENDING: "今年暂缺", State.NOT_APPLICABLE: "今年不涉及"}
        return state.get(now.state, _NOT_YET) if now is not None else "今年没有报"
    if last is None:
        return "上年没有报" if then is None or then.state is not State.PENDING else "上年暂缺"
    why = _incomparable(now, then)
    if why:
        return why
    if not now.current.exact or not last.exact:
        return "约数，不比"
    if then is not None and then.current is not None and then.current.value != last.value:
        return f"上年报告里是{then.current.say(then.indicator.unit)}"
    return ""


def _size(now: Fact, last: Figure) -> Decimal:
    """Say how much a figure changed, in per cent; a point of a rate counts like ten; of small counts nothing stands out."""
    assert now.current is not None
    difference = abs(Decimal(now.current.value) - Decimal(last.value))
    if now.indicator.change is Change.POINTS:
        return difference * _POINT_WEIGHT if difference >= _LEAST_POINTS else Decimal(0)
    if max(now.current.value, last.value) < _LEAST_BASE or not now.current.exact or not last.exact:
        return Decimal(0)
    if not last.value:
        return Decimal(_MOST_PERCENT)
    return min(Decimal(_MOST_PERCENT), abs(percent_change(now.current.value, last.value)))


def _in_order(rows: list[Row]) -> tuple[Row, ...]:
    """Put what stands out first, most changed before less; the rest as it stands in the facts."""
    notable = sorted((row for row in rows if row.notable), key=lambda row: -row.size)
    return (*notable, *(row for row in rows if not row.notable))


def _answered(asked: list[tuple[str, str]], this: Facts, answers: tuple[FollowUp, ...]) -> Iterator[Answered]:
    figures = this.figures()
    for number, what in asked:
        answer = answer_to(number, what, answers)
        if answer is None:
            yield Answered(number, what, SILENT)
        else:
            section = answer.words.key.partition(".")[0]
            note = as_said(answer.note, section, figures)
            yield Answered(number or answer.number, what, answer.outcome or "还没有填", note)
