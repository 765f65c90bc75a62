"""Reading one figure of a facts file: a bare value, or a mapping with 本年, 上年, 对比 and what else belongs to it."""

from __future__ import annotations

from collections.abc import Mapping as Named
from decimal import Decimal

from drafter.facts import faults
from drafter.facts.fields import Reader, is_empty
from drafter.facts.model import Compared, Fact, State
from drafter.files import Node, Scalar, Sequence
from drafter.outline import Change, Figure, Indicator, Kind, NotThisKindError, Unit, read_figure

FIGURE_KEYS = (
    "本年", "上年", "对比", "同比", "来源", "口径", "备注", "小数", "公开", "待核",
)  # fmt: skip
STATES = {"暂缺": State.PENDING, "不适用": State.NOT_APPLICABLE}
_PERCENT = Unit("%", {"个百分点": Decimal(1), "百分点": Decimal(1)})
_COMPARED_EXAMPLE = "对比: {值: 28, 占比: 7.9%, 时点: 改革前}"


class FigureReader:
    """Reads the figures of one document."""

    def __init__(self, reader: Reader, units: Named[str, Unit]) -> None:
        self._reader = reader
        self._units = units

    def fact(self, node: Node, indicator: Indicator) -> Fact | None:
        """Return the fact a node gives, a gap where it cannot be read; None where nothing was written."""
        if isinstance(node, Scalar):
            return self._bare(node, indicator)
        example = f"{indicator.key}: {{本年: 22, 上年: 30}}"
        if isinstance(node, Sequence):
            where = self._reader.place(node)
            self._reader.note(
                faults.wrong_shape(where, indicator.label, "一个数，或“本年、上年”等几项", example)
            )
            return self._gap(node, indicator)
        return self.full(
            node, indicator, self._reader.fields(node, FIGURE_KEYS, f"数据“{indicator.key}”里", example)
        )

    def _bare(self, node: Scalar, indicator: Indicator) -> Fact | None:
        where = self._reader.place(node)
        if is_empty(node):
            return self._nothing_given(node, indicator)
        state = STATES.get(node.value)
        if state is not None:
            return self._unknown(node, indicator, state)
        figure = self.figure(node, indicator)
        if figure is None:
            return self._gap(node, indicator)
        return Fact(indicator.address, indicator, where, current=figure, sources=(indicator.address,))

    def _nothing_given(self, node: Node, indicator: Indicator) -> Fact | None:
        if not indicator.required:
            return None
        self._reader.note(faults.missing_figure(self._reader.place(node), indicator))
        return self._gap(node, indicator)

    def _no_current(self, now: Node | None, node: Node, indicator: Indicator) -> Fact | None:
        if now is None:
            return self._nothing_given(node, indicator)
        self._reader.note(faults.wrong_shape(self._reader.place(now), "本年", "一个数", "本年: 22"))
        return self._gap(now, indicator)

    def _gap(self, node: Node, indicator: Indicator) -> Fact:
        where = self._reader.place(node)
        return Fact(indicator.address, indicator, where, State.MISSING, sources=(indicator.address,))

    def _unknown(self, node: Node, indicator: Indicator, state: State) -> Fact:
        where = self._reader.place(node)
        if state is State.PENDING:
            self._reader.note(faults.pending(where, indicator.label, indicator.address, indicator.office))
        return Fact(indicator.address, indicator, where, state, sources=(indicator.address,))

    def full(self, node: Node, indicator: Indicator, fields: dict[str, Node]) -> Fact | None:
        """Return the fact that the fields of a mapping give."""
        reader, now = self._reader, fields.get("本年")
        if now is None or not isinstance(now, Scalar):
            base = self._no_current(now, node, indicator)
        else:
            base = self._bare(now, indicator)
        if base is None:
            return None
        confirmed = not reader.yes(fields.get("待核"), "待核", default=False)
        if not confirmed and base.current is not None:
            reader.note(faults.unconfirmed(base.place, indicator.label, indicator.address))
        return Fact(
            base.key,
            indicator,
            base.place,
            base.state,
            base.current,
            self._optional(fields.get("上年"), indicator),
            self._compared(fields["对比"], indicator) if "对比" in fields else None,
            self._change(fields.get("同比"), indicator),
            self._decimals(fields.get("小数")),
            confirmed,
            reader.yes(fields.get("公开"), "公开", default=True),
            self._words(fields, "来源"),
            self._words(fields, "口径"),
            self._words(fields, "备注"),
            sources=base.sources,
        )

    def _words(self, fields: dict[str, Node], key: str) -> str:
        return self._reader.text(fields[key], key) if key in fields else ""

    def figure(
        self, node: Scalar, indicator: Indicator, kind: Kind | None = None, unit: Unit | None = None
    ) -> Figure | None:
        """Return a figure; a finding and None where the text is none."""
        try:
            wanted = unit or self._units.get(indicator.unit) or Unit(indicator.unit, {})
            return read_figure(node.value, kind or indicator.kind, wanted)
        except NotThisKindError as trouble:
            where = self._reader.place(node)
            self._reader.note(faults.wrong_kind(where, indicator.label, trouble, indicator.address))
            return None

    def _optional(self, node: Node | None, indicator: Indicator) -> Figure | None:
        if node is None or is_empty(node) or (isinstance(node, Scalar) and node.value in STATES):
            return None
        if not isinstance(node, Scalar):
            self._reader.note(faults.wrong_shape(self._reader.place(node), "上年", "一个数", "上年: 30"))
            return None
        return self.figure(node, indicator)

    def _compared(self, node: Node, indicator: Indicator) -> Compared | None:
        fields = self._reader.fields(node, ("值", "占比", "时点"), "“对比”里", _COMPARED_EXAMPLE)
        share = fields.get("占比")
        value = self._optional(fields.get("值"), indicator)
        if value is None and share is None:
            return None
        when = self._reader.text(fields["时点"], "时点") if "时点" in fields else ""
        part = self.figure(share, indicator, Kind.RATE, _PERCENT) if isinstance(share, Scalar) else None
        return Compared(value, part, when)

    def _change(self, node: Node | None, indicator: Indicator) -> Figure | None:
        if node is None or is_empty(node):
            return None
        if not isinstance(node, Scalar):
            self._reader.note(
                faults.wrong_shape(self._reader.place(node), "同比", "一个百分数", "同比: -25.6%")
            )
            return None
        points = indicator.change is Change.POINTS
        unit = Unit("个百分点", {"百分点": Decimal(1)}) if points else Unit("%", {})
        return self.figure(node, indicator, Kind.CHANGE_RATE, unit)

    def _decimals(self, node: Node | None) -> int | None:
        if node is None or is_empty(node):
            return None
        if isinstance(node, Scalar) and node.value in {"0", "1", "2", "3", "4"}:
            return int(node.value)
        self._reader.note(
            faults.wrong_shape(self._reader.place(node), "小数", "保留的位数，0 到 4", "小数: 1")
        )
        return None
