"""Reading one figure of a facts file: a bare value, or a mapping with 本年, 上年, 对比 and what else belongs to it."""

from __future__ import annotations

from collections.abc import Mapping as Named
from decimal import Decimal

from drafter.facts import faults
from drafter.facts.fact import Compared, Fact, State
from drafter.facts.fields import Reader, is_empty
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
        address = indicator.address
        if isinstance(node, Scalar):
            state, figure = self._value(node, indicator)
            if state is None:
                return None
            return Fact(address, indicator, self._reader.place(node), state, figure, sources=(address,))
        example = f"{indicator.key}: {{本年: 22, 上年: 30}}"
        if isinstance(node, Sequence):
            where = self._reader.place(node)
            wanted = "一个数，或“本年、上年”等几项"
            self._reader.note(faults.wrong_shape(where, indicator.label, wanted, example))
            return Fact(address, indicator, where, State.MISSING, sources=(address,))
        what = f"数据“{indicator.key}”里"
        return self.full(node, indicator, self._reader.fields(node, FIGURE_KEYS, what, example))

    def full(self, node: Node, indicator: Indicator, fields: dict[str, Node]) -> Fact | None:
        """Return the fact that the fields of a mapping give."""
        reader, now = self._reader, fields.get("本年", node)
        state, figure = self._value(now, indicator)
        if state is None:
            return None
        where = reader.place(now)
        confirmed = "待核" not in fields or not reader.yes(fields["待核"], "待核", default=False)
        if not confirmed and figure is not None:
            reader.note(faults.unconfirmed(where, indicator.label, indicator.address))
        return Fact(
            indicator.address,
            indicator,
            where,
            state,
            figure,
            self._optional(fields["上年"], indicator, "上年") if "上年" in fields else None,
            "上年" in fields,
            self._compared(fields["对比"], indicator) if "对比" in fields else None,
            self._change(fields["同比"], indicator) if "同比" in fields else None,
            self._decimals(fields["小数"]) if "小数" in fields else None,
            confirmed,
            reader.public(fields.get("公开")),
            self._words(fields, "来源"),
            self._words(fields, "口径"),
            self._words(fields, "备注"),
            sources=(indicator.address,),
        )

    def _value(self, node: Node, indicator: Indicator) -> tuple[State | None, Figure | None]:
        """Return what is known of this year's figure; no state where it is optional and was not written."""
        reader = self._reader
        if isinstance(node, Scalar) and not is_empty(node):
            state = STATES.get(node.value)
            if state is None:
                figure = self.figure(node, indicator)
                return (State.KNOWN if figure else State.MISSING), figure
            if state is State.PENDING:
                where = reader.place(node)
                reader.note(faults.pending(where, indicator.label, indicator.address, indicator.office))
            return state, None
        if isinstance(node, Sequence):
            reader.note(faults.wrong_shape(reader.place(node), "本年", "一个数", "本年: 22"))
        elif indicator.required:
            reader.note(faults.missing_figure(reader.place(node), indicator))
        else:
            return None, None
        return State.MISSING, None

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

    def _optional(self, node: Node, indicator: Indicator, what: str) -> Figure | None:
        if is_empty(node) or (isinstance(node, Scalar) and node.value in STATES):
            return None
        if not isinstance(node, Scalar):
            self._reader.note(faults.wrong_shape(self._reader.place(node), what, "一个数", f"{what}: 30"))
            return None
        return self.figure(node, indicator)

    def _compared(self, node: Node, indicator: Indicator) -> Compared | None:
        fields = self._reader.fields(node, ("值", "占比", "时点"), "“对比”里", _COMPARED_EXAMPLE)
        share = fields.get("占比")
        value = self._optional(fields["值"], indicator, "值") if "值" in fields else None
        part = self.figure(share, indicator, Kind.RATE, _PERCENT) if isinstance(share, Scalar) else None
        if value is None and part is None:
            if fields and "值" not in fields and not isinstance(share, Scalar):
                what = "“对比”的“值”或“占比”"
                self._reader.note(
                    faults.missing(self._reader.place(node), what, f"写法如：{_COMPARED_EXAMPLE}")
                )
            return None
        when = self._reader.text(fields["时点"], "时点") if "时点" in fields else ""
        return Compared(value, part, when)

    def _change(self, node: Node, indicator: Indicator) -> Figure | None:
        if is_empty(node):
            return None
        if not isinstance(node, Scalar):
            self._reader.note(
                faults.wrong_shape(self._reader.place(node), "同比", "一个百分数", "同比: -25.6%")
            )
            return None
        points = indicator.change is Change.POINTS
        unit = Unit("个百分点", {"百分点": Decimal(1)}) if points else Unit("%", {})
        return self.figure(node, indicator, Kind.CHANGE_RATE, unit)

    def _decimals(self, node: Node) -> int | None:
        if is_empty(node):
            return None
        if isinstance(node, Scalar) and node.value in {"0", "1", "2", "3", "4"}:
            return int(node.value)
        self._reader.note(
            faults.wrong_shape(self._reader.place(node), "小数", "保留的位数，0 到 4", "小数: 1")
        )
        return None
