"""A report set in type: which form each paragraph takes, in which order, and what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.style import HouseStyle
from drafter.style.wording import SetItem, attachment_labels, heading_numbers, said_recipients, set_items
from drafter.tree import Attachment, Block, Heading, Items, Mark, Paragraph, Report, Spans, Table, plain
from drafter.writers.docx import stylenames as w
from drafter.writers.docx.forms import Form, Ink, TableForm
from drafter.writers.docx.galley import PLAIN, Galley, Runs, Set, SetParagraph, SetTable, line, paragraph
from drafter.writers.docx.letterhead import set_letterhead
from drafter.writers.docx.lines import Metrics
from drafter.writers.docx.signing import set_signing

TITLE_BLOCK = -1
_BODY = Form(w.BODY)
_LONGEST_UNIT = 4
_DIGIT = re.compile("[0-9]")


class Setter:
    """Sets reports in one house style; gaps and unconfirmed figures highlighted, or not."""

    def __init__(self, style: HouseStyle, metrics: Metrics, highlight: bool) -> None:
        self.style = style
        self.metrics = metrics
        self.highlight = highlight
        self._run_in = tuple(map(self._run_in_ink, range(4)))

    def galley(self, report: Report) -> Galley:
        """Set a whole report, but for the 版记."""
        text = (*self._front(report), *self._text(report.blocks, counted=True))
        close = (
            *self._notes(report.attachments),
            *set_signing(self.style, self.metrics, report, self.highlight),
        )
        return Galley(text, close, tuple(self._attachments(report.attachments)))

    def _front(self, report: Report) -> Iterator[Set]:
        before = None
        if report.letterhead:
            yield from set_letterhead(self.style, report.letterhead)
            before = w.white_lines(self.style, self.style.letterhead.title_gap)
        title = "\n".join(self.style.break_title(report.title))
        yield SetParagraph(Form(w.TITLE, before=before), ((PLAIN, title),), title, (TITLE_BLOCK,))
        if report.recipients:
            yield line(w.RECIPIENTS, said_recipients(report.recipients))

    def _text(self, blocks: Sequence[Block], counted: bool) -> Iterator[Set]:
        """Set the blocks of the text or of an attachment; `counted` where comments may point at them."""
        numbers = heading_numbers(self.style, blocks)
        level, last = 1, len(blocks) - 1
        run_in: Heading | None = None
        for index, block in enumerate(blocks):
            places = (index,) if counted else ()
            follows = blocks[index + 1] if index < last else None
            if isinstance(block, Paragraph):
                if run_in is None:
                    runs = self._runs(block.spans)
                    yield SetParagraph(_BODY, runs, "".join([text for _, text in runs]), places)
                run_in = None
            elif isinstance(block, Heading):
                level = block.level
                if block.run_in and isinstance(follows, Paragraph):
                    run_in = block
                    both = (index, index + 1) if counted else ()
                    yield self._run_in_paragraph(block, numbers[index], follows, both)
                else:
                    heading = ((PLAIN, numbers[index]), *self._runs(block.spans))
                    yield paragraph(Form(w.HEADINGS[level - 1]), heading, places)
            elif isinstance(block, Items):
                yield from self._items(block, level, places)
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

    def _item_runs(self, items: tuple[SetItem, ...]) -> Iterator[tuple[Ink, str]]:
        lead = Ink(bold=True) if self.style.items.bold else PLAIN
        for item in items:
            yield lead, item.lead
            yield from self._runs(item.spans)
            yield PLAIN, item.end

    def _run_in_paragraph(
        self, heading: Heading, number: str, text: Paragraph, places: tuple[int, ...]
    ) -> SetParagraph:
        """Set a heading, closed by 。, and the paragraph that continues on its line."""
        level = heading.level - 1
        stop = "" if plain(heading.spans).endswith("。") else "。"
        head = ((PLAIN, number), *self._runs(heading.spans), (PLAIN, stop))
        body = self._runs(text.spans, self._run_in[level])
        return paragraph(Form(w.HEADINGS[level], keep=False), (*head, *body), places)

    def _run_in_ink(self, level: int) -> Ink:
        face, body = self.style.headings[level], self.style.body
        same = face.family == body.family and face.size == body.size
        return Ink("" if same else w.TEXT_FONT, bold=False if face.bold else None)

    def _table(self, table: Table, places: tuple[int, ...]) -> SetTable:
        head: tuple[Runs, ...] = tuple(((PLAIN, text),) for text in table.header)
        rows = tuple(tuple(self._runs(cell) for cell in row) for row in table.rows)
        wordy = tuple(map(_is_wordy, zip(*(r for r in rows if len(r) == len(head)), strict=True)))
        form = TableForm(self._columns(table.widths), wordy or (False,) * len(table.header))
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
                yield from self._text(attachment.blocks, counted=False)


def _is_wordy(column: Sequence[Runs]) -> bool:
    """Tell whether a column of a table holds words, not figures or units: those stand in the middle."""
    cells = ["".join([text for _, text in runs]) for runs in column]
    figures = sum(_DIGIT.search(cell) is not None for cell in cells)
    return max(map(len, cells)) > _LONGEST_UNIT and 2 * figures < len(cells)
