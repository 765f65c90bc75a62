"""工作情况 next year: the same topics in the clerk's order, every figure asked again, the words offered in comments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drafter.facts import Fact, State
from drafter.files import Plain
from drafter.files.annotated import Entry, Listed, commented, commented_items
from drafter.outline import Indicator, Topic
from drafter.roll.ground import Ground, Moved, counted, entries_of, items_of

_KEPT_OF_FIGURES = ("口径", "来源", "小数", "公开")
_KEPT_OF_OTHERS = ("名称", "单位", "键")
_REWRITE = "上年写的，改成今年的事再用，去掉行首的“# ”："
_DOUBTFUL = "上年报告里读出来、没有人核过的数，今年也要报的列进来，去掉行首的“# ”，本年换成今年的："
_WORDS = ("导语", "正文")
_STAYS = ("标题", "写法", "篇幅", "对应任务", "公开")


@dataclass(slots=True)
class _Tally:
    """What a topic held."""

    figures: int = 0
    carried: int = 0
    others: int = 0
    measures: int = 0
    texts: int = 0


class TopicRoller:
    """Rolls the topics of one facts file."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._units = ground.facts.outline.topics

    def topics(self, content: dict[str, Plain]) -> tuple[Entry, ...]:
        """Return next year's topics, and say of each what becomes of it."""
        behind = self._ground.left_behind
        made = [
            self._topic(key, body)
            for key, body in content.items()
            if isinstance(body, dict) and key not in behind
        ]
        self._ground.moved.extend(
            Moved(key, "原文", "上年的话，不带过来") for key in content if key in behind
        )
        left = dict.fromkeys(address.partition(".")[0] for address in self._ground.carried)
        for key in left:
            made.append(Entry(key, (Entry("数据", tuple(self._carried(key))),), above=("",)))
        return tuple(made)

    def _topic(self, key: str, body: dict[str, Plain]) -> Entry:
        topic, tally = self._units.get(key), _Tally()
        inside = list(self._body(topic, body, tally))
        rest = tuple(self._carried(key))
        if rest:
            tally.carried += len(rest)
            inside = _with_data(inside, rest)
        self._ground.moved.append(_moved(key, tally))
        about = (
            f"{topic.title}；找{topic.office}要" if topic and topic.office else topic.title if topic else ""
        )
        return Entry(key, tuple(inside), about, above=("",))

    def _body(self, topic: Topic | None, body: dict[str, Plain], tally: _Tally) -> Iterator[Entry]:
        for key, value in body.items():
            if key in _STAYS and value:
                yield Entry(key, self._ground.later(value) if key == "标题" else value)
            elif key in _WORDS and value:
                tally.texts += 1
                yield Entry("", above=(_REWRITE, *commented(key, value)))
                if key == "正文" and not body.keys() & {"举措", "小节"}:
                    yield Entry("举措", "", "今年的，一件事一条；也可以自己写整段“正文”")
            elif key == "举措":
                measures = items_of(value)
                tally.measures += len(measures)
                offered = (_REWRITE, *commented_items(measures)) if measures else ()
                yield Entry(key, "", f"上年{len(measures)}条" if measures else "", below=offered)
            elif key == "数据":
                yield Entry(key, tuple(self._data(topic, entries_of(value), tally)))
            elif key == "另":
                yield from self._others(items_of(value), tally)
            elif key == "小节":
                yield Entry(key, tuple(self._parts(topic, entries_of(value), tally)))

    def _parts(self, topic: Topic | None, parts: dict[str, Plain], tally: _Tally) -> Iterator[Entry]:
        for key, body in parts.items():
            yield Entry(key, tuple(self._body(topic, entries_of(body), tally)))

    def _data(self, topic: Topic | None, data: dict[str, Plain], tally: _Tally) -> Iterator[Entry]:
        for key, value in data.items():
            indicator = self._indicator(topic, key)
            if indicator is None:
                continue
            tally.figures += 1
            carried = self._ground.carried.pop(indicator.address, None)
            tally.carried += carried is not None
            fact = self._ground.figures.get(indicator.address)
            kept = self._kept(entries_of(value))
            if carried is not None:
                now = (Entry("本年", carried.value), Entry("待核", "是"))
                yield Entry(key, (*now, *kept), _handed(indicator, carried.origin))
            else:
                aside = _aside(indicator, fact, self._may_be_left(indicator), topic)
                yield Entry(key, (Entry("本年"), *kept) if kept else "", aside)

    def _carried(self, topic: str) -> Iterator[Entry]:
        """Yield the figures handed to a topic whose key the old file does not have."""
        for address in [a for a in self._ground.carried if a.partition(".")[0] == topic]:
            value, origin = self._ground.carried.pop(address)
            indicator = self._units[topic].indicators[address.partition(".")[2]]
            now = (Entry("本年", value), Entry("待核", "是"))
            yield Entry(indicator.key, now, _handed(indicator, origin))

    def _kept(self, figure: dict[str, Plain]) -> tuple[Entry, ...]:
        return tuple(
            Entry(key, self._ground.later(figure[key]) if key == "口径" else figure[key])
            for key in _KEPT_OF_FIGURES
            if figure.get(key)
        )

    def _others(self, others: list[Plain], tally: _Tally) -> Iterator[Entry]:
        """Yield 另: the figures of the clerk's own, asked again, last year's beside them."""
        groups, doubtful = [], [other for other in others if entries_of(other).get("待核") == "是"]
        if doubtful:
            yield Entry("", above=(_DOUBTFUL, *commented("另", doubtful)))
        for other in (entries_of(other) for other in others if other not in doubtful):
            names = [Entry(key, other[key]) for key in _KEPT_OF_OTHERS if other.get(key)]
            then = other.get("本年", "")
            last = [Entry("上年", then)] if then and then not in ("暂缺", "不适用") else []
            if names:
                groups.append((*names, Entry("本年"), *last, *self._kept(other)))
        tally.others += len(groups)
        if groups:
            yield Entry("另", Listed(tuple(groups)), "提纲里没有的数；不再报的整条删去")

    def _indicator(self, topic: Topic | None, key: str) -> Indicator | None:
        if topic is not None and key in topic.indicators:
            return topic.indicators[key]
        name, _, inner = key.partition(".")
        return self._units[name].indicators.get(inner) if name in self._units else None

    def _may_be_left(self, indicator: Indicator) -> bool:
        """Tell whether the program works a rate out by itself."""
        return any(identity.left[0] == indicator.id for identity in self._ground.facts.outline.ratios)


def _with_data(inside: list[Entry], more: tuple[Entry, ...]) -> list[Entry]:
    """Add figures to the 数据 of a topic, or begin it."""
    for n, entry in enumerate(inside):
        if entry.key == "数据" and isinstance(entry.value, tuple):
            return [*inside[:n], entry._replace(value=(*entry.value, *more)), *inside[n + 1 :]]
    return [*inside, Entry("数据", more)]


def _handed(indicator: Indicator, origin: str) -> str:
    return f"{indicator.unit}；由上年的“{origin}”结转，核对后删去“待核”"


def _aside(indicator: Indicator, fact: Fact | None, may_be_left: bool, topic: Topic | None) -> str:
    """Say beside an empty key what it was last year, and what else helps to fill it."""
    said = ["必填"] if indicator.required else []
    said.append(_last_year(indicator, fact))
    if may_be_left:
        said.append("可以不填，由程序算")
    if topic is not None and indicator.office != topic.office:
        said.append(f"找{indicator.office}要")
    if fact is not None and fact.compared is not None:
        then = "，占".join(
            [f.say(u) for f, u in ((fact.compared.value, indicator.unit), (fact.compared.share, "%")) if f]
        )
        said.append(f"上年和{fact.compared.when or '此前'}（{then}）比，还要这样比的写“对比”")
    return "；".join(filter(None, said))


def _last_year(indicator: Indicator, fact: Fact | None) -> str:
    if fact is None or fact.state is State.MISSING:
        return f"{indicator.unit}，上年没有报"
    if fact.current is None:
        return f"{indicator.unit}，上年{fact.state.value}"
    return f"上年{fact.current.say(indicator.unit)}{'' if fact.confirmed else '（还没有核过）'}"


def _moved(key: str, tally: _Tally) -> Moved:
    """Say what becomes of a topic."""
    held = counted(
        (tally.figures, "个", "数"),
        (tally.others, "个", "“另”里的数"),
        (tally.measures, "条", "举措"),
        (tally.texts, "段", "话"),
    )
    empty = tally.figures + tally.others - tally.carried
    becomes = counted((max(empty, 0), "个", "键等填"), (tally.carried, "个", "结转待核"))
    offered = "话在注释里" if tally.texts and not tally.measures else "举措在注释里" if tally.measures else ""
    return Moved(key, held or "空的", "，".join(filter(None, (becomes, offered))) or "照样留着")
