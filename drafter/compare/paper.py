"""The comparison as a paper: a tree that any writer sets in house style, to go with the report as an attachment."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.compare.comparison import Answered, Comparison, Row
from drafter.tree import Block, Heading, Paragraph, Report, Span, Spans, Table

_FIGURES = (0.38, 0.15, 0.15, 0.32)
_ANSWERS = (0.12, 0.4, 0.12, 0.36)


def as_paper(comparison: Comparison) -> Report:
    """Return the comparison as a report of its own."""
    return Report(comparison.title, tuple(_blocks(comparison)), subject="两年对照")


def _blocks(comparison: Comparison) -> Iterator[Block]:
    yield Paragraph((Span(comparison.summary),))
    for remark in comparison.remarks:
        yield Paragraph((Span(remark),))
    header = ("指标", f"{comparison.this_year}年", f"{comparison.last_year}年", "变化")
    if comparison.headlines:
        yield _heading("变化大的数据")
        yield Table(header, tuple(map(_cells, comparison.headlines)), _FIGURES)
    yield _heading("各项数据")
    rows: list[tuple[Spans, ...]] = []
    for group in comparison.groups:
        rows += [((Span(group.title),),), *map(_cells, group.rows)]
    yield Table(header, tuple(rows), _FIGURES)
    for title, what, items in (
        ("上年打算落实情况", "打算", comparison.promises),
        ("上年问题整改情况", "问题", comparison.repairs),
    ):
        if items:
            yield _heading(title)
            yield Table(("编号", what, "结果", "说明"), tuple(map(_answer, items)), _ANSWERS)


def _heading(text: str) -> Heading:
    return Heading(1, (Span(text),))


def _cells(row: Row) -> tuple[Spans, ...]:
    return tuple((Span(text),) for text in (row.label, row.this, row.last, row.told or "—"))


def _answer(item: Answered) -> tuple[Spans, ...]:
    texts = (item.number or "—", item.what, item.outcome, item.note or "—")
    return tuple((Span(text),) for text in texts)
