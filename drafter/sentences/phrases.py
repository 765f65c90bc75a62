"""How a figure is said: with its unit, its change against last year, from … to …, or as none."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from decimal import Decimal
from typing import Protocol

from drafter.chinese import percent_change, round_half_up, share, shown
from drafter.outline import Change, Figure, Indicator, Kind, Period
from drafter.sentences.signs import ABSENT, ITEM, LIST, Sense, Tag, Tags
from drafter.tree import Mark

SMALL_BASE = 30
ALWAYS_COMPARED = 3
FEW_COMPARED, MANY_FIGURES, POINT_WEIGHT = 2, 4, 4
HUGE_CHANGE = 300
SEVERAL = 2


class Compared(Protocol):
    """A comparison with a point in time that is not last year (对比)."""

    @property
    def value(self) -> Figure | None:
        """The figure at that time."""

    @property
    def share(self) -> Figure | None:
        """Its share at that time, in per cent."""

    @property
    def when(self) -> str:
        """The point in time, in words: 改革前."""


class Tellable(Protocol):
    """A fact as far as sentences need it."""

    @property
    def key(self) -> str:
        """The address: 行政复议.受理."""

    @property
    def indicator(self) -> Indicator:
        """What was asked."""

    @property
    def current(self) -> Figure | None:
        """The figure of the year; None where it is required and not known yet."""

    @property
    def last(self) -> Figure | None:
        """Last year's figure."""

    @property
    def last_typed(self) -> bool:
        """Whether the clerk typed last year's figure, and so wants it compared."""

    @property
    def compared(self) -> Compared | None:
        """A comparison with another point in time."""

    @property
    def typed_change(self) -> Figure | None:
        """The change as somebody typed it, in per cent or points."""

    @property
    def mark(self) -> Mark:
        """GAP where the figure is not known yet, UNCONFIRMED where nobody has confirmed it."""

    @property
    def decimals(self) -> int | None:
        """Decimals the clerk asks for in rates and changes."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The addresses a computed figure was worked out from; else its own."""


class Told:
    """A fact inside a template. Printed, it is its figure with the unit, and counts as said.

    What has been said before (`said`) is not said again, but may still be the base of a rate.
    """

    __slots__ = ("fact", "said", "tags")

    def __init__(self, fact: Tellable, tags: Tags, *, said: bool = False) -> None:
        self.fact, self.tags, self.said = fact, tags, said

    def __str__(self) -> str:
        return ABSENT if self.said else self.figure(self._text())

    def _text(self) -> str:
        fact = self.fact
        if fact.current is None:
            return f"「待填：{fact.indicator.label}（{fact.indicator.unit}）」"
        return fact.current.say(fact.indicator.unit)

    def figure(self, text: str) -> str:
        """Tag a text as the figure of this fact."""
        return self.tags.put(text, Tag(Sense.FIGURE, self.fact.sources, self.fact.mark, self.fact.key))

    def past(self, text: str, what: str = "值") -> str:
        """Tag a text as the figure (值) or the share (占比) this fact is compared with."""
        sense = Sense.COMPARED if self.fact.compared else Sense.DERIVED
        return self.tags.put(text, Tag(sense, self.fact.sources, fact=f"{self.fact.key}.对比.{what}"))

    def derived(self, text: str) -> str:
        """Tag a text as worked out from this fact."""
        return self.tags.put(text, Tag(Sense.DERIVED, self.fact.sources, self.fact.mark)) if text else ""

    @property
    def zero(self) -> bool:
        """Tell whether nothing of the kind happened."""
        return self.fact.current is not None and self.fact.current.exact and self.fact.current.value == 0


def _filled(told: Told, pattern: str) -> str:
    if told.fact.compared is None:
        return pattern.replace("{}", str(told))
    text = from_to(told)
    return (
        pattern.replace("为{}", "{}").replace("{}", text)
        if text.startswith(("由", "为"))
        else pattern.replace("{}", text)
    )


def say(told: Told) -> str:
    """Say a figure in a clause of its own, with its change: 收到行政复议申请29件，同比下降25.6%.

    Where there is none to speak of, the outline's words for it stand instead: 未发生行政机关败诉案件.
    """
    if told.said:
        return ABSENT
    if told.zero and told.fact.indicator.none:
        return told.figure(told.fact.indicator.none)
    return _filled(told, told.fact.indicator.phrase) + ("" if told.fact.compared else change(told))


def short(told: Told) -> str:
    """Say a figure in an enumeration: 受理22件."""
    return _filled(told, told.fact.indicator.short)


def change(told: Told, *, wanted: bool = False) -> str:
    """Say the change against last year, with the comma before it; nothing where there is none to say.

    A comparison behind every figure makes none of them stand out: unless it is `wanted`, only what stands out in a topic
    is compared (see `notable`). The table of figures has them all.
    """
    if told.said:
        return ""
    fact, chosen = told.fact, told.tags.compared
    if fact.compared is not None:
        return f"（{past(told, fact.compared)}）"
    if not wanted and (not _comparable(fact) or (chosen is not None and fact.key not in chosen)):
        return ""
    words = change_words(fact)
    return "，" + told.derived(words) if words else ""


def _comparable(fact: Tellable) -> bool:
    """Tell whether a figure may be compared in the text: everybody reports it, or the clerk typed last year's."""
    typed = fact.last_typed or fact.typed_change is not None
    return typed or fact.indicator.frequency >= ALWAYS_COMPARED


def notable(facts: Iterable[Tellable]) -> frozenset[str]:
    """Return the figures of a topic whose change is worth saying: what everybody reports first, then what changed most."""
    known = [fact for fact in facts if _comparable(fact) and change_words(fact)]
    most = FEW_COMPARED if len(known) <= MANY_FIGURES else FEW_COMPARED + 1
    known.sort(key=lambda fact: (fact.indicator.frequency, _size_of_change(fact)), reverse=True)
    return frozenset(fact.key for fact in known[:most])


def _size_of_change(fact: Tellable) -> Decimal:
    """Say how much a figure changed, in per cent of last year's; a point of a rate counts like some per cent."""
    now, then = fact.current, fact.last
    if now is None or then is None:
        return Decimal(0)
    if fact.indicator.change is Change.POINTS:
        return abs(Decimal(now.value) - Decimal(then.value)) * POINT_WEIGHT
    return abs(percent_change(now.value, then.value)) if then.value else Decimal(100)


def past(told: Told, compared: Compared, said: Container[str] = ()) -> str:
    """Say what a fact is compared with, as far as it has not been said: 改革前为28项，占7.9%."""
    address = f"{told.fact.key}.对比."
    words = []
    if compared.value and address + "值" not in said:
        words.append("为" + told.past(compared.value.say(told.fact.indicator.unit)))
    if compared.share and address + "占比" not in said:
        words.append("占" + told.past(compared.share.say("%"), "占比"))
    return told.derived(compared.when or "此前") + "，".join(words) if words else ""


def change_words(fact: Tellable) -> str:
    """Return the words for the change against last year: 同比下降25.6%; nothing where there is none to say."""
    indicator = fact.indicator
    if fact.mark is Mark.GAP or fact.compared is not None or indicator.change is Change.NONE:
        return ""
    if fact.typed_change is not None:
        return _typed_change(fact, fact.typed_change)
    now, then = fact.current, fact.last
    if now is None or then is None or not (now.exact and then.exact):
        return ""
    if now.value == then.value:
        return "" if indicator.kind is Kind.RATE and now.value == 100 else "与上年持平"
    if indicator.change is Change.POINTS:
        return _points(fact, Decimal(now.value) - Decimal(then.value))
    return _percent(fact, now, then)


def _typed_change(fact: Tellable, typed: Figure) -> str:
    digits = typed.digits.lstrip("-")
    if fact.indicator.change is Change.POINTS:
        return ("同比下降" if typed.value < 0 else "同比上升") + f"{digits}个百分点"
    if not typed.value:
        return "与上年持平"
    return (
        "同比下降" if typed.value < 0 else "同比增长"
    ) + f"{typed.before}{digits}{typed.after}%{typed.tail}"


def _points(fact: Tellable, difference: Decimal) -> str:
    size = shown(abs(difference), 2 if fact.decimals is None else fact.decimals)
    if size == "0":
        return "与上年基本持平"
    rises = difference > 0
    if fact.indicator.period is Period.STOCK:
        return ("比上年提高" if rises else "比上年降低") + f"{size}个百分点"
    return ("同比上升" if rises else "同比下降") + f"{size}个百分点"


def _percent(fact: Tellable, now: Figure, then: Figure) -> str:
    unit, rises = fact.indicator.unit, now.value > then.value
    absolute = ("比上年增加" if rises else "比上年减少") + _difference(now, then, unit)
    if fact.indicator.period is Period.STOCK or then.value < SMALL_BASE or not now.value:
        return absolute
    percent = abs(percent_change(now.value, then.value))
    size = shown(percent, 1 if fact.decimals is None else fact.decimals)
    if size == "0" or percent > HUGE_CHANGE or (size == "100" and not rises):
        return absolute
    relative = ("同比增长" if rises else "同比下降") + f"{size}%"
    return f"{absolute}，{relative}" if fact.indicator.change_id else relative


def _difference(now: Figure, then: Figure, unit: str) -> str:
    if now.unit == then.unit and now.digits.endswith(("万", "亿")) and now.digits[-1] == then.digits[-1]:
        size = abs(Decimal(now.digits[:-1]) - Decimal(then.digits[:-1]))
        return f"{size:f}{now.digits[-1]}{now.unit or unit}"
    plain_unit = now.unit if now.unit == then.unit and now.unit else unit
    return shown(abs(Decimal(now.value) - Decimal(then.value))) + plain_unit


def from_to(told: Told) -> str:
    """Say where a figure came from: 由改革前的28项增加到195项; where nothing is known of the past, 195项 or, of a rate, 为4%."""
    fact, now = told.fact, told.fact.current
    then = fact.compared.value if fact.compared else fact.last
    when = fact.compared.when if fact.compared else "上年"
    if now is None or then is None or (then.exact and now.exact and then.value == now.value):
        return ("为" if fact.indicator.kind in (Kind.DURATION, Kind.RATE) and not told.said else "") + str(
            told
        )
    rises = now.value > then.value
    verb = {Kind.DURATION: ("延长到", "压缩到"), Kind.RATE: ("提高到", "下降到")}.get(
        fact.indicator.kind, ("增加到", "减少到")
    )[0 if rises else 1]
    of_when = told.derived(when) + "的" if when else ""
    return "由" + of_when + told.past(then.say(fact.indicator.unit)) + verb + str(told)


def share_from_to(told: Told, counted: Told | None = None) -> str:
    """Say a share with the share at the time the count is compared with: 从7.9%提高到55.08%."""
    origin = counted if counted is not None else told
    compared, now = origin.fact.compared, told.fact.current
    then = compared.share if compared is not None else told.fact.last
    if now is None or told.said:
        return str(told)
    if then is None or not then.exact:
        return "达到" + str(told)
    verb = "提高到" if now.value > then.value else "下降到" if now.value < then.value else "保持在"
    if compared is None:
        return (
            "由上年的" + told.derived(then.say("%")) + verb + str(told)
            if now.value != then.value
            else str(told)
        )
    return "从" + origin.past(then.say("%"), "占比") + verb + str(told)


def computed_share(part: Told, whole: Told) -> str:
    """Say a part's share of a whole, worked out: 75.86%; absent where it cannot be."""
    a, b = part.fact.current, whole.fact.current
    if a is None or b is None or not (a.exact and b.exact) or not b.value or a.value > b.value:
        return ABSENT
    decimals = 2 if part.fact.decimals is None else part.fact.decimals
    text = shown(round_half_up(share(a.value, b.value), decimals), decimals) + "%"
    return part.tags.put(text, Tag(Sense.DERIVED, (*part.fact.sources, *whole.fact.sources)))


def all_of_them(part: Told, whole: Told, words: str) -> str:
    """Say that a part is the whole, in words: 全部整改到位; absent where it is not, or nobody knows.

    Of a single one nothing is 均 or 全部.
    """
    a, b = part.fact.current, whole.fact.current
    if a is None or b is None or not (a.exact and b.exact) or a.value != b.value or not b.value:
        return ABSENT
    if a.value == 1:
        words = words.replace("均", "").replace("全部", "")
    return part.figure(words)


def alike(*tolds: object) -> str:
    """Say several figures that are the same in one: 目录公布率、集体讨论率均为100%; absent where they are not."""
    known = [t for t in tolds if isinstance(t, Told) and not t.said and t.fact.current is not None]
    said = {t.fact.current.say(t.fact.indicator.unit) for t in known if t.fact.current}
    if len(known) < SEVERAL or len(said) > 1:
        return ABSENT
    names = "、".join(t.fact.indicator.short.replace("{}", "") for t in known)
    sources = tuple(key for t in known for key in t.fact.sources)
    mark = next((t.fact.mark for t in known if t.fact.mark is not Mark.NONE), Mark.NONE)
    figure = known[0].tags.put(said.pop(), Tag(Sense.FIGURE, sources, mark, known[0].fact.key))
    return f"{names}均为{figure}" + "".join(t.figure("") for t in known[1:])


def enumerate_short(*tolds: object) -> str:
    """List what is known of several figures: 受理22件、不予受理4件; absent where nothing is."""
    return listed(short, tolds)


def enumerate_long(*tolds: object) -> str:
    """List several figures, each in its own clause."""
    return listed(say, tolds)


def listed(how: Callable[[Told], str], tolds: tuple[object, ...]) -> str:
    """Say those of some facts that are known, with a sign between them for `assemble`."""
    parts = [how(t) for t in tolds if isinstance(t, Told) and not t.said]
    return LIST + ITEM.join(parts) if parts else ABSENT


def needs(told: object) -> str:
    """Print nothing, and let the clause stand only where the fact was said earlier in the sentence."""
    if not isinstance(told, Told):
        return ABSENT
    return told.tags.put("", Tag(Sense.NEEDS, told.fact.sources, fact=told.fact.key))
