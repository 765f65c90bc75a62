"""Reading the topics of a facts file: measures, figures, others, 小节, 正文."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from drafter.chinese import without_ordinal, without_stop
from drafter.facts import faults
from drafter.facts.fact import Fact, Measure, State, Words
from drafter.facts.fields import NOTHING, REFERENCE, WITH_CHANGE, Reader, is_empty, nearest
from drafter.facts.figures import FIGURE_KEYS, FigureReader
from drafter.facts.model import BRIEF, FULL, Facts, TopicFacts
from drafter.facts.texts import measures, texts
from drafter.files import Mapping, Node, Scalar
from drafter.findings import Place
from drafter.outline import Change, Indicator, Kind, Outline, Shape, Topic

PART_KEYS = ("标题", "导语", "写法", "举措", "数据", "另", "小节", "正文", "对应任务", "公开")
TOPIC_KEYS = (*PART_KEYS, "篇幅", "待核")
EXTENTS = (BRIEF, FULL)
DEEPEST = 2
SHAPES = (Shape.ITEMS.value, Shape.PARAGRAPH.value)
MEASURE_KEYS = ("标题", "做法", "数据", "成效", "对应任务", "待核", "公开", "备注", "来源")
OTHER_KEYS = ("名称", "单位", "键", *FIGURE_KEYS)
_TOPIC_EXAMPLE = "行政复议: {举措: […], 数据: {收到复议申请: 29}}"
_MEASURE_EXAMPLE = "- {做法: 对疑难案件逐案听证, 数据: [复议听证会], 成效: 化解一批积案}"
_OTHER_EXAMPLE = "- {名称: 复议便民服务点, 单位: 个, 本年: 12}"


def _none(_: str) -> tuple[str, ...]:
    return ()


class TopicReader:
    """Reads the topics of one document against an outline; `others` names the outlines that have a topic."""

    def __init__(
        self, reader: Reader, outline: Outline, others: Callable[[str], Sequence[str]] = _none
    ) -> None:
        self._reader = reader
        self._outline = outline
        self._others_with = others
        self._figures = FigureReader(reader, outline.units)
        self.seen: dict[str, Place] = {}

    def topics(self, node: Node, what: str) -> list[TopicFacts]:
        """Read the topics of a section, in the order of the file."""
        return [
            self._topic(key, key_node, value)
            for key, key_node, value in self._reader.entries(node, what, _TOPIC_EXAMPLE)
            if self._is_topic(key, key_node, value)
        ]

    def _is_topic(self, key: str, key_node: Scalar, value: Node) -> bool:
        if key in self._outline.topics:
            return True
        own = isinstance(value, Mapping) and any(
            isinstance(k, Scalar) and k.value == "标题" for k, _ in value.value
        )
        if not own:
            near = nearest(key, self._outline.topics)
            where = self._reader.place(key_node)
            others = self._others_with(key)
            self._reader.note(faults.unknown_topic(where, key, self._outline.name, near, others))
        return own

    def _topic(self, key: str, key_node: Scalar, node: Node) -> TopicFacts:
        topic = self._outline.topics.get(key)
        inside = topic.indicators if topic else ()
        fields = self._reader.fields(node, TOPIC_KEYS, f"主题“{key}”里", _TOPIC_EXAMPLE, inside)
        told = self._body(key, topic, key_node, fields)
        if not self._reader.yes(fields.get("待核"), "待核", default=False):
            return told
        self._reader.note(faults.unconfirmed(told.place, told.title or key, key))
        return _unconfirmed(told)

    def _body(
        self, address: str, topic: Topic | None, key_node: Scalar, fields: dict[str, Node]
    ) -> TopicFacts:
        reader = self._reader
        title = reader.text(fields["标题"], "标题") if "标题" in fields else ""
        shape = reader.choice(fields.get("写法"), "写法", SHAPES)
        figures, blank = self._data(topic, fields["数据"], address) if "数据" in fields else ({}, ())
        others = self._others(address, fields["另"]) if "另" in fields else ()
        if "正文" in fields:
            self._replaced(address, key_node, fields)
        return TopicFacts(
            address,
            topic,
            "" if title in NOTHING else title,
            reader.place(key_node),
            measures=self.measures(fields["举措"], f"{address}.举措") if "举措" in fields else (),
            figures=figures,
            others=others,
            parts=self._parts(address, topic, fields["小节"]) if "小节" in fields else (),
            text=self._text(address, fields["正文"]) if "正文" in fields else None,
            public=reader.public(fields.get("公开")),
            lead=reader.words(fields["导语"], f"{address}.导语", "导语") if "导语" in fields else None,
            extent=reader.choice(fields.get("篇幅"), "篇幅", EXTENTS),
            tasks=reader.numbers(fields["对应任务"], "对应任务") if "对应任务" in fields else (),
            headed=title not in NOTHING,
            shape=Shape(shape) if shape else None,
            blank=blank,
        )

    def _replaced(self, address: str, key_node: Scalar, fields: dict[str, Node]) -> None:
        """Note what a 正文 stands in place of."""
        unsaid = "、".join(key for key in ("导语", "举措") if key in fields and not is_empty(fields[key]))
        if unsaid and not is_empty(fields["正文"]):
            self._reader.note(faults.replaced(self._reader.place(key_node), address, unsaid))

    def _text(self, address: str, node: Node) -> Words | None:
        where = self._reader.place(node)
        if not isinstance(node, Scalar):
            self._reader.note(faults.wrong_shape(where, "正文", "一段文字", "正文: |"))
            return None
        self._reader.check_braces(node, node.value, "正文", refers=True)
        return Words(node.value.strip(), f"{address}.正文", where) if node.value.strip() else None

    def _parts(self, address: str, topic: Topic | None, node: Node) -> tuple[TopicFacts, ...]:
        parts = []
        for key, key_node, value in self._reader.entries(
            node, f"主题“{address}”的小节", "小节: {案卷评查: {举措: […]}}"
        ):
            fields = self._reader.fields(value, PART_KEYS, f"小节“{key}”里", _TOPIC_EXAMPLE)
            if address.count(".") >= DEEPEST:
                wanted = "放在主题或者它的小节里；再深就没有层次可排了"
                self._reader.note(
                    faults.wrong_shape(
                        self._reader.place(key_node), "小节", wanted, "小节: {案卷评查: {举措: […]}}"
                    )
                )
            part = self._body(f"{address}.{key}", topic, key_node, fields)
            parts.append(part)
        return tuple(parts)

    def measures(self, node: Node, address: str) -> tuple[Measure, ...]:
        """Read measures: texts, or mappings with 做法, 数据 and 成效."""
        found = []
        for number, item in enumerate(self._reader.items(node, "举措", _MEASURE_EXAMPLE), 1):
            measure = self._measure(item, f"{address}.{number}")
            if measure is not None:
                found.append(measure)
        return tuple(found)

    def _measure(self, node: Node, address: str) -> Measure | None:
        reader = self._reader
        if isinstance(node, Scalar):
            words = reader.words(node, address, "举措", counted=True)
            return Measure(words) if words else None
        fields = reader.fields(node, MEASURE_KEYS, "举措里", _MEASURE_EXAMPLE)
        if "做法" not in fields:
            reader.note(faults.missing(reader.place(node), "“做法”", f"写法如：{_MEASURE_EXAMPLE}"))
            return None
        words = reader.words(fields["做法"], address, "做法", fields, counted=True)
        if words is None:
            if is_empty(fields["做法"]) or fields["做法"].value == "":
                reader.note(faults.missing(reader.place(node), "“做法”", f"写法如：{_MEASURE_EXAMPLE}"))
            return None
        outcome = reader.words(fields["成效"], f"{address}.成效", "成效") if "成效" in fields else None
        title = reader.text(fields["标题"], "标题") if "标题" in fields else ""
        return Measure(
            words,
            reader.texts(fields["数据"], "数据") if "数据" in fields else (),
            outcome.text if outcome else "",
            without_stop(without_ordinal(title)),
            reader.numbers(fields["对应任务"], "对应任务") if "对应任务" in fields else (),
        )

    def _data(
        self, topic: Topic | None, node: Node, address: str
    ) -> tuple[dict[str, Fact], tuple[tuple[Indicator, Place], ...]]:
        """Read 数据: the facts, and the figures whose key has no value."""
        facts: dict[str, Fact] = {}
        blank: list[tuple[Indicator, Place]] = []
        known = topic.indicators if topic else {}
        for key, key_node, value in self._reader.entries(node, "数据", "数据: {收到复议申请: 29}"):
            indicator = known.get(key) or self._of_another_topic(key)
            if indicator is None:
                self._unknown_indicator(key, key_node, address, topic)
            elif (first := self.seen.get(indicator.address)) is not None:
                where = self._reader.place(key_node)
                self._reader.note(faults.twice(where, indicator.label, first.line, indicator.address))
            elif (fact := self._figures.fact(value, indicator)) is not None:
                self.seen[fact.key] = fact.place
                facts[key] = fact
            else:
                blank.append((indicator, self._reader.place(key_node)))
        return facts, tuple(blank)

    def _of_another_topic(self, key: str) -> Indicator | None:
        """Return the indicator that a key such as 行政执法.行政处罚案件 names: a figure told where it does not belong."""
        name, _, inner = key.partition(".")
        topic = self._outline.topics.get(name)
        return topic.indicators.get(inner) if topic is not None else None

    def _unknown_indicator(self, key: str, key_node: Scalar, address: str, topic: Topic | None) -> None:
        elsewhere = next(
            (t.key for t in self._outline.topics.values() if t is not topic and key in t.indicators), ""
        )
        known = topic.indicators if topic else {}
        self._reader.unknown(key, key_node, f"主题“{address}”的数据里", known, elsewhere)

    def _others(self, address: str, node: Node) -> tuple[Fact, ...]:
        found = []
        for number, item in enumerate(self._reader.items(node, "另", _OTHER_EXAMPLE), 1):
            fact = self._other(item, f"{address}.另.{number}")
            if fact is not None:
                found.append(fact)
        return tuple(found)

    def _other(self, node: Node, address: str) -> Fact | None:
        reader = self._reader
        fields = reader.fields(node, OTHER_KEYS, "“另”里", _OTHER_EXAMPLE)
        label = reader.text(fields.pop("名称"), "名称") if "名称" in fields else ""
        unit = reader.text(fields.pop("单位"), "单位") if "单位" in fields else ""
        if not label or not unit:
            what = "“名称”" if not label else "“单位”"
            reader.note(faults.missing(reader.place(node), what, f"写法如：{_OTHER_EXAMPLE}"))
            return None
        address = self._own_address(fields.pop("键"), address) if "键" in fields else address
        topic, _, key = address.partition(".")
        rate = unit == "%"
        indicator = Indicator.model_construct(
            id="",
            label=label,
            unit=unit,
            kind=Kind.RATE if rate else Kind.LEVEL,
            change=Change.POINTS if rate else Change.PERCENT,
            required=True,
            phrase=label + "{}",
            short=label + "{}",
            topic=topic,
            key=key,
            address=address,
        )
        return self._figures.full(node, indicator, fields)

    def _own_address(self, node: Node, address: str) -> str:
        """Return the address under which a figure of the clerk's own goes: by its 键, if that is free."""
        key = self._reader.text(node, "键")
        if not key:
            return address
        own, where = f"{address.partition('.')[0]}.{key}", self._reader.place(node)
        if any(own == i.address for t in self._outline.topics.values() for i in t.indicators.values()):
            self._reader.note(faults.taken_key(where, own))
            return address
        if own in self.seen:
            self._reader.note(faults.twice(where, key, self.seen[own].line, own))
            return address
        self.seen[own] = where
        return own


def _unconfirmed(topic: TopicFacts) -> TopicFacts:
    """Return a topic none of whose texts anybody has confirmed."""
    measures = tuple(m._replace(words=m.words._replace(confirmed=False)) for m in topic.measures)
    return replace(
        topic,
        measures=measures,
        text=topic.text._replace(confirmed=False) if topic.text else None,
        lead=topic.lead._replace(confirmed=False) if topic.lead else None,
        parts=tuple(map(_unconfirmed, topic.parts)),
    )


# what may follow a reference and only begins like its unit
_NO_UNITS = ("件次", "人次", "人民", "人大", "人员", "场次")


class References:
    """Checks that what texts and measures refer to is there."""

    def __init__(self, reader: Reader, facts: dict[str, Fact], outline: Outline) -> None:
        self._reader = reader
        self._facts = facts
        self._known = {i.address for t in outline.topics.values() for i in t.indicators.values()}

    def check(self, facts: Facts) -> None:
        """Note each {键} of a text and each 数据 of a measure that leads nowhere."""
        for said in texts(facts):
            self.check_text(said.text, said.topic, said.place)
        for measure, topic in measures(facts):
            for key in measure.figures:
                self._check(key, topic, measure.words.place)

    def check_text(self, text: str, topic: str, where: Place) -> None:
        """Note each {键} of a text that leads nowhere, asks for what there is not, or has its unit typed behind it."""
        if "{" not in text:
            return
        for found in REFERENCE.finditer(text):
            key, how, after = found[1], found[2] or "", text[found.end() :]
            if how not in ("", WITH_CHANGE):
                self._reader.note(faults.no_such_way(where, key, how))
            self._check(key, topic, where)
            fact = self._facts.get(absolute(key, topic))
            unit = fact.indicator.unit if fact else ""
            if unit and not how and after.startswith(unit) and not after.startswith(_NO_UNITS):
                self._reader.note(faults.unit_twice(where, key, unit))

    def _check(self, key: str, topic: str, where: Place) -> None:
        address = absolute(key, topic)
        fact = self._facts.get(address)
        if fact is not None and fact.state is not State.NOT_APPLICABLE:
            return
        short = [a.partition(".")[2] for a in self._facts if a.startswith(topic.partition(".")[0] + ".")]
        near = "" if address in self._known else nearest(key, short)
        self._reader.note(faults.no_such_figure(where, key, near, address in self._known))


def absolute(key: str, topic: str) -> str:
    """Return the address of a key as written in a topic: 受理 in 行政复议 → 行政复议.受理."""
    return key if "." in key else f"{topic.partition('.')[0]}.{key}"
