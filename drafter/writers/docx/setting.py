"""A report set in type: which form each paragraph takes, in which order, and what stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.style import HouseStyle
from drafter.style.wording import (
    SetItem,
    attachment_labels,
    heading_numbers,
    runs_in,
    said_recipients,
    set_items,
    wordy_columns,
)
from drafter.tree import Attachment, Block, Heading, Items, Mark, Paragraph, Report, Spans, Table, plain
from drafter.writers.docx import stylenames as w
from drafter.writers.docx.forms import Form, Ink, TableForm
from drafter.writers.docx.galley import PLAIN, Galley, Runs, Set, SetParagraph, SetTable, line, paragraph
from drafter.writers.docx.letterhead import set_letterhead
from drafter.writers.docx.lines import Metrics
from drafter.writers.docx.signing import set_signing

TITLE_BLOCK = -1
_BODY = Form(w.BODY)


class Setter:
    """Sets reports in one house style; gaps and unconfirmed figures highlighted, or not."""

    def __init__(self, style: HouseStyle, metrics: Metrics, highlight: bool) -> None:
        self.style = style
        self.metrics = metrics
        self.highlight = highlight
        self._run_in = tuple(map(self._run_in_ink, range(4)))

    def galley(self, report: Report) -> Galley:
        """Set a whole report, but for the 版记."""
        text = (*self._front(report), *self._text(report.blocks, first=0))
        listed = [attachment for attachment in report.attachments if not attachment.issued]
        close = (
            *self._notes(listed),
            *set_signing(self.style, self.metrics, report, self.highlight),
        )
        return Galley(text, close, (*self._issued(report), *self._attachments(listed)))

    def _front(self, report: Report) -> Iterator[Set]:
        before = None
        if report.letterhead:
            yield from set_letterhead(self.style, report.letterhead)
            before = w.white_lines(self.style, self.style.letterhead.title_gap)
        title = "\n".join(self.style.break_title(report.title))
        yield SetParagraph(Form(w.TITLE, before=before), ((PLAIN, title),), title, (TITLE_BLOCK,))
        if report.recipients:
            yield line(w.RECIPIENTS, said_recipients(report.recipients))

    def _text(self, blocks: Sequence[Block], first: int | None = None) -> Iterator[Set]:
        """Set the blocks of the text or of an attachment; `first` is the place of the first where comments may point."""
        numbers = heading_numbers(self.style, blocks)
        level, last = 1, len(blocks) - 1
        run_in: Heading | None = None
        for index, block in enumerate(blocks):
            places = () if first is None else (first + index,)
            follows = blocks[index + 1] if index < last else None
            if isinstance(block, Paragraph):
                if run_in is None:
                    runs = self._runs(block.spans)
                    yield SetParagraph(_BODY, runs, "".join([text for _, text in runs]), places)
                run_in = None
            elif isinstance(block, Heading):
                level = block.level
                if isinstance(follows, Paragraph | Items) and runs_in(self.style, block, follows):
                    run_in = block
                    both = () if first is None else (first + index, first + index + 1)
                    yield self._run_in_paragraph(block, numbers[index], follows, both)
                else:
                    heading = ((PLAIN, numbers[index]), *self._runs(block.spans))
                    yield paragraph(Form(w.HEADINGS[level - 1]), heading, places)
            elif isinstance(block, Items):
                if run_in is None:
                    yield from self._items(block, level, places)
                run_in = None
            else:
                yield self._table(block, places)
                if follows is None or isinstance(follows, Table):
                    yield SetParagraph(Form(w.AFTER_TABLE), (), "")

    def _runs(self, spans: Spans, ink: Ink = PLAIN) -> Runs:
        """Turn spans into as few runs as their marks allow."""
        if len(spans) == 1 and (not self.highlight or spans[0].mark is Mark.NONE):
            return ((ink, spans[0].text),)
        if not self.highlight or all(s.mark is Mark.NONE for s in spans):
            return ((ink, plain(spans)),)
        return tuple((ink._replace(mark=s.mark), s.text) for s in spans if s.text)

    def _items(self, items: Items, level: int, places: tuple[int, ...]) -> Iterator[Set]:
        for one in set_items(self.style, items, level):
            yield paragraph(_BODY, self._item_runs(one), places)
            places = ()

    def _item_runs(self, items: tuple[SetItem, ...], ink: Ink = PLAIN) -> Iterator[tuple[Ink, str]]:
        lead = ink._replace(bold=True) if self.style.items.bold else ink
        for item in items:
            if item.lead:
                yield lead, item.lead
            yield from self._runs(item.spans, ink)
            if item.end:
                yield ink, item.end

    def _run_in_paragraph(
        self, heading: Heading, number: str, text: Paragraph | Items, places: tuple[int, ...]
    ) -> SetParagraph:
        """Set a heading, closed by 。, and the paragraph or the enumeration that continues on its line."""
        level = heading.level - 1
        stop = "" if plain(heading.spans).endswith("。") else "。"
        head = ((PLAIN, number), *self._runs(heading.spans), (PLAIN, stop))
        ink = self._run_in[level]
        if isinstance(text, Items):
            (running,) = set_items(self.style, text, heading.level)
            body = tuple(self._item_runs(running, ink))
        else:
            body = self._runs(text.spans, ink)
        return paragraph(Form(w.HEADINGS[level], keep=False), (*head, *body), places)

    def _run_in_ink(self, level: int) -> Ink:
        face, body = self.style.headings[level], self.style.body
        same = face.family == body.family and face.size == body.size
        return Ink("" if same else w.TEXT_FONT, bold=False if face.bold else None)

    def _table(self, table: Table, places: tuple[int, ...]) -> SetTable:
        head: tuple[Runs, ...] = tuple(((PLAIN, text),) for text in table.header)
        rows = tuple(tuple(self._runs(cell) for cell in row) for row in table.rows)
        form = TableForm(self._columns(table.widths), wordy_columns(table))
        return SetTable(form, (head, *rows), places)

    def _columns(self, shares: tuple[float, ...]) -> tuple[int, ...]:
        """Turn shares of the type area into whole widths that fill it exactly."""
        whole = sum(shares)
        ends = [round(self.style.text_width * sum(shares[:n]) / whole) for n in range(len(shares) + 1)]
        return tuple(end - start for start, end in pairwise(ends))

    def _notes(self, attachments: Sequence[Attachment]) -> Iterator[Set]:
        """Set the 附件说明 (7.3.4): a blank line above, no mark after a name, turned lines under the first character."""
        titles = [attachment.title.rstrip("。；，、") for attachment in attachments]
        if len(titles) == 1:
            yield line(w.NOTE_ONLY, f"附件：{titles[0]}")
            return
        for n, title in enumerate(titles, 1):
            yield line(w.NOTE_NEXT, f"{n}.\t{title}") if n > 1 else line(w.NOTE_FIRST, f"附件：1.\t{title}")

    def _attachments(self, attachments: Sequence[Attachment]) -> Iterator[Set]:
        """Set each attachment that has blocks on a new page: label on line 1, title on line 3 (7.3.7)."""
        for label, attachment in zip(attachment_labels(len(attachments)), attachments, strict=True):
            if attachment.blocks:
                yield line(w.LABEL, label)
                yield line(w.ATTACHMENT_TITLE, "\n".join(self.style.break_title(attachment.title)))
                yield from self._text(attachment.blocks)

    def _issued(self, report: Report) -> Iterator[Set]:
        """Set what a notice issues: on a new page, under a title of its own, its blocks counted on from the notice's."""
        first = len(report.blocks)
        for attachment in report.attachments:
            if attachment.issued:
                yield line(w.ISSUED_TITLE, "\n".join(self.style.break_title(attachment.title)))
                yield from self._text(attachment.blocks, first)
                first += len(attachment.blocks)
