"""On which page and at which height everything falls: a page is filled as Word, WPS and LibreOffice fill it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from drafter.style import HouseStyle
from drafter.writers.docx import stylenames as w
from drafter.writers.docx.forms import Form, SignersForm
from drafter.writers.docx.galley import Runs, Set, SetTable
from drafter.writers.docx.lines import Measure, Metrics

_KEPT = {*w.HEADINGS, w.NOTE_ONLY, w.NOTE_FIRST, w.NOTE_NEXT, w.SIGNER, w.LABEL, w.ATTACHMENT_TITLE}
_HAIRLINES = {w.AFTER_TABLE, w.IMPRINT_ANCHOR}
_UNBROKEN = {
    w.TITLE, w.ATTACHMENT_TITLE, w.ISSUED_TITLE, w.SIGNER, w.DATE, w.LABEL, w.MARK, w.NUMBER, w.NUMBER_LEFT, w.SIGNERS,
    *_HAIRLINES,
}  # fmt: skip
_OPENING = {w.LABEL, w.ISSUED_TITLE}
_CELL_MARGINS = 216


class Box(NamedTuple):
    """A paragraph or table row as the page sees it; lengths in twentieths of a point.

    `keep` holds it on the page of the next box, whole; `opens` begins a page; `again` is the table head repeated above it
    on a new page.
    """

    before: int
    lines: int
    line: int
    after: int = 0
    keep: bool = False
    opens: bool = False
    again: int = 0


class Fall(NamedTuple):
    """Where a box falls: the page of its first and its last line, how many lines stand on the latter, its lower edge."""

    first: int
    last: int
    lines: int
    bottom: int


class _Shape(NamedTuple):
    """What all paragraphs of a form share; without a measure, a paragraph has the lines its text was broken into."""

    before: int
    line: int
    after: int
    keep: bool
    opens: bool
    measure: Measure | None
    first: float


class Pages:
    """Measures set reports of one house style and fills pages with them."""

    def __init__(self, style: HouseStyle, metrics: Metrics, hangs: frozenset[str] = frozenset()) -> None:
        self.style = style
        self.metrics = metrics
        self._hangs = hangs
        self._text = Measure(metrics, style.text_width / 20, hangs)
        tight = metrics._replace(spacing=style.signing.tight / 20 - metrics.size)
        self._tight = Measure(tight, style.text_width / 20, hangs)
        self._others: dict[tuple[Metrics, float], Measure] = {}
        self._shapes: dict[Form, _Shape] = {}

    def boxes(self, sets: Sequence[Set]) -> list[Box]:
        """Measure every paragraph and every row of every table."""
        boxes: list[Box] = []
        for one in sets:
            if isinstance(one, SetTable):
                boxes += self._rows(one)
                continue
            before, line, after, keep, opens, measure, first = self._shapes.get(one.form) or self._shape(
                one.form
            )
            if measure is None:
                lines = one.text.count("\n") + 1
            else:
                lines = (self._tight if one.tight else measure).lines(one.text, first)
            boxes.append(Box(before, lines, line, after, keep, opens))
        return boxes

    def _shape(self, form: Form) -> _Shape:
        before, line, after = self._heights(form.style)
        if form.before is not None:
            before = form.before
        line = form.line or line
        if form.border:
            line += form.border[1] * 20 + form.border[0] * 20 // 8
        keep = form.style in _KEPT if form.keep is None else form.keep
        measure, first = self._widths(form.style)
        shape = _Shape(before, line, after, keep, form.style in _OPENING, measure, first)
        self._shapes[form] = shape
        return shape

    def _heights(self, name: str) -> tuple[int, int, int]:
        """Return the white above, the line height and the white below that a Word style gives."""
        style, line = self.style, self.style.grid.line
        if name in {w.TITLE, w.ISSUED_TITLE}:
            return 0, style.title.line, w.white_lines(style, style.title.gap)
        if name == w.ATTACHMENT_TITLE:
            return line, style.title.line, line
        if name in {w.NOTE_ONLY, w.NOTE_FIRST}:
            return w.white_lines(style, style.attachment.gap), line, 0
        return 0, w.HAIRLINE if name in _HAIRLINES else line, 0

    def _widths(self, name: str) -> tuple[Measure | None, float]:
        """Return the measure of a Word style, and how many characters in its first line starts."""
        if name in _UNBROKEN:
            return None, 0.0
        if name in w.NOTE_INDENTS:
            left, first = w.NOTE_INDENTS[name]
            return self._measure(self.metrics, self.style.text_width / 20 - left * self.metrics.pitch), first
        return self._text, 0.0 if name == w.RECIPIENTS else self.style.body.indent / 100

    def _measure(self, metrics: Metrics, width: float) -> Measure:
        key = (metrics, width)
        if key not in self._others:
            self._others[key] = Measure(metrics, width, self._hangs)
        return self._others[key]

    def _rows(self, table: SetTable) -> Sequence[Box]:
        if isinstance(table.form, SignersForm):
            form, line = table.form, self.style.grid.line
            return [
                Box(form.between if n else form.before, 1, line, keep=True) for n in range(len(table.rows))
            ]
        style = self.style.table
        metrics = Metrics(style.size / 2, 0.0, self.metrics.half_width)
        measures = [self._measure(metrics, (width - _CELL_MARGINS) / 20) for width in table.form.widths]
        across = [self._measure(metrics, (sum(table.form.widths) - _CELL_MARGINS) / 20)]
        heights = [
            self._row_height(row, measures if len(row) == len(measures) else across) for row in table.rows
        ]
        return [Box(0, 1, height, again=heights[0] if n > 1 else 0) for n, height in enumerate(heights)]

    def _row_height(self, row: Sequence[Runs], measures: Sequence[Measure]) -> int:
        texts = ("".join([text for _, text in runs]) for runs in row)
        lines = max(measure.lines(text) for measure, text in zip(measures, texts, strict=True))
        return lines * self.style.table.line + self.style.table.rule

    def fill(self, boxes: Sequence[Box]) -> list[Fall]:
        """Fill pages with boxes, from the top of the first page on."""
        room, page, y = self.style.text_height, 1, 0
        falls: list[Fall] = []
        for index, (before, count, line, after, keep, opens, again) in enumerate(boxes):
            if y and (opens or (keep and room - y < _chain(boxes, index) <= room)):
                page, y = page + 1, 0
            # white above is dropped at the top of a page, but not of the first: there the 版头 hangs from it
            top = y + before if y or not index else 0
            fit = (room - top) // line
            first, here = page, count
            if count <= fit:
                y = top + count * line
            else:
                first = page if fit > 0 else page + 1
                full_pages, more = divmod(count - max(fit, 0) - 1, max(1, (room - again) // line))
                page, here = page + 1 + full_pages, more + 1
                y = again + here * line
            falls.append(Fall(first, page, here, y))
            y += after
        return falls


def _chain(boxes: Sequence[Box], index: int) -> int:
    """Return the height that must stay on one page from a kept box on: up to the first line of what it is kept with."""
    height = 0
    for place in range(index, len(boxes)):
        box = boxes[place]
        if box.opens and place > index:
            break
        if not box.keep:
            return height + box.before + box.line
        height += box.before + box.lines * box.line + box.after
    return height
