"""The report as a web page: semantic headings, the house style's numbers, nothing but HTML and its own style sheet.

What belongs to paper stays there: 发文机关标志, 签发人, 版记 and page numbers are no part of a web copy; of the 版头 the
发文字号 is kept.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from html import escape
from pathlib import Path

from drafter.chinese import print_date
from drafter.style import HouseStyle
from drafter.style.wording import (
    NO_DATE,
    attachment_labels,
    heading_numbers,
    runs_in,
    said_annotation,
    said_recipients,
    set_items,
    wordy_columns,
)
from drafter.tree import Attachment, Block, Heading, Items, Mark, Paragraph, Report, Spans, Table, plain
from drafter.writers.stylesheet import stylesheet

_BLANK = "drafter:" + "0" * 32
_WRITTEN = re.compile(rb"drafter:[0-9a-f]{32}")
_LONGEST = 20_000_000


def as_html(report: Report, style: HouseStyle, *, highlight: bool) -> str:
    """Return a page that holds the whole report; with `highlight` it is a draft, its gaps and open figures marked."""
    return stamped("\n".join(_Page(report, style, highlight).lines()) + "\n")


def stamped(page: str) -> str:
    """Put a page's fingerprint at its end, so that it can be told whether anybody has edited it."""
    page = f"{page}<!-- {_BLANK} -->\n"
    return page.replace(_BLANK, _fingerprint(page.encode()))


def untouched(path: Path) -> bool:
    """Tell whether a page is exactly as drafter wrote it; anything edited or foreign is not."""
    try:
        if not os.path.isfile(path) or os.path.getsize(path) > _LONGEST:
            return False
        content = path.read_bytes()
    except OSError:
        return False
    found = _WRITTEN.findall(content)
    return len(found) == 1 and _fingerprint(content.replace(found[0], _BLANK.encode())) == found[0].decode()


def _fingerprint(content: bytes) -> str:
    return f"drafter:{blake2b(content, digest_size=16).hexdigest()}"


class _Page:
    """Sets one report as a page."""

    def __init__(self, report: Report, style: HouseStyle, highlight: bool) -> None:
        self._report = report
        self._style = style
        self._highlight = highlight

    def lines(self) -> Iterator[str]:
        """Yield the page, an element a line."""
        report = self._report
        yield "<!doctype html>"
        yield '<html lang="zh-CN">'
        yield "<head>"
        yield '<meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{escape(report.title)}{'（草稿）' if self._highlight else ''}</title>"
        yield f"<style>\n{stylesheet(self._style)}</style>"
        yield "</head>"
        yield "<body>"
        yield "<main>"
        yield from self._front()
        yield from self._text(report.blocks, 2)
        yield from self._enclosures()
        yield from self._signature()
        yield from self._attachments()
        yield "</main>"
        yield "</body>"
        yield "</html>"

    def _front(self) -> Iterator[str]:
        report = self._report
        if report.publication:
            yield '<table class="about">'
            for name, value in report.publication:
                yield f'<tr><th scope="row">{escape(name)}</th><td>{escape(value)}</td></tr>'
            yield "</table>"
        yield f"<h1>{self._broken(report.title)}</h1>"
        if report.letterhead and report.letterhead.number:
            yield f'<p class="number">{escape(report.letterhead.number)}</p>'
        if report.recipients:
            yield f'<p class="recipients">{escape(said_recipients(report.recipients))}</p>'

    def _broken(self, title: str) -> str:
        """Mark the parts of a title that stay together where the screen is wide enough."""
        made, end = "", 0
        for part in self._style.break_title(title):
            start = title.index(part, end)
            made += f"{escape(title[end:start])}<span>{escape(part)}</span>"
            end = start + len(part)
        return made

    def _text(self, blocks: Sequence[Block], highest: int) -> Iterator[str]:
        """Set the blocks of the text or of an attachment; headings of level 1 become <h2>, or lower."""
        lead, level = "", 0
        following = (*blocks, None)[1:]
        numbers = heading_numbers(self._style, blocks)
        for number, block, follows in zip(numbers, blocks, following, strict=True):
            if isinstance(block, Heading):
                level = block.level
                said = escape(number) + self._spans(block.spans)
                if runs_in(self._style, block, follows):
                    stop = "" if plain(block.spans).endswith("。") else "。"
                    lead = f'<strong class="lead-{level}">{said}{stop}</strong>'
                else:
                    tag = f"h{level - 1 + highest}"
                    yield f"<{tag}>{said}</{tag}>"
            elif isinstance(block, Table):
                yield from self._table(block)
            else:
                for paragraph in self._paragraphs(block, level):
                    yield f"<p>{lead}{paragraph}</p>"
                    lead = ""

    def _paragraphs(self, block: Paragraph | Items, level: int) -> Iterator[str]:
        if isinstance(block, Paragraph):
            yield self._spans(block.spans)
            return
        for paragraph in set_items(self._style, block, level):
            yield "".join(self._lead(i.lead) + self._spans(i.spans) + i.end for i in paragraph)

    def _lead(self, lead: str) -> str:
        said = escape(lead)
        return f"<strong>{said}</strong>" if said and self._style.items.bold else said

    def _spans(self, spans: Spans) -> str:
        if not self._highlight:
            return escape(plain(spans))
        return "".join(
            escape(s.text) if s.mark is Mark.NONE else f"<mark>{escape(s.text)}</mark>" for s in spans
        )

    def _table(self, table: Table) -> Iterator[str]:
        """Set a table; a row that runs across it heads a group of rows."""
        whole = sum(table.widths)
        wordy = wordy_columns(table)
        yield '<div class="figures">'
        yield "<table>"
        columns = (f'<col style="width:{100 * width / whole:.4g}%">' for width in table.widths)
        yield f"<colgroup>{''.join(columns)}</colgroup>"
        heads = (f'<th scope="col">{escape(name)}</th>' for name in table.header)
        yield f"<thead><tr>{''.join(heads)}</tr></thead>"
        yield "<tbody>"
        for number, row in enumerate(table.rows):
            if len(row) == len(table.header):
                yield f"<tr>{self._row(row, wordy)}</tr>"
                continue
            if number:
                yield "</tbody>"
                yield "<tbody>"
            yield f'<tr><th scope="rowgroup" colspan="{len(table.header)}">{self._spans(row[0])}</th></tr>'
        yield "</tbody>"
        yield "</table>"
        yield "</div>"

    def _row(self, row: tuple[Spans, ...], wordy: tuple[bool, ...]) -> str:
        cells = []
        for column, cell in enumerate(row):
            tag, scope = ("td", "") if column else ("th", ' scope="row"')
            look = ' class="wordy"' if wordy[column] else ""
            cells.append(f"<{tag}{scope}{look}>{self._spans(cell)}</{tag}>")
        return "".join(cells)

    def _enclosures(self) -> Iterator[str]:
        """Set the 附件说明; a name leads to its attachment where that stands on the page."""
        listed = [self._name(n, a) for n, a in enumerate(self._listed(), 1)]
        if len(listed) == 1:
            yield f'<div class="enclosures"><p>附件：{listed[0]}</p></div>'
        elif listed:
            items = "".join(f"<li>{name}</li>" for name in listed)
            yield f'<div class="enclosures"><p>附件：</p><ol>{items}</ol></div>'

    def _listed(self) -> list[Attachment]:
        return [attachment for attachment in self._report.attachments if not attachment.issued]

    def _name(self, number: int, attachment: Attachment) -> str:
        name = escape(attachment.title.rstrip("。；，、"))
        return f'<a href="#attachment-{number}">{name}</a>' if attachment.blocks else name

    def _signature(self) -> Iterator[str]:
        organs, day, _ = self._report.signature
        dated = f'<p><time datetime="{day.isoformat()}">{print_date(day)}</time></p>' if day else ""
        if not day and organs and self._highlight:
            dated = f"<p><mark>{NO_DATE}</mark></p>"
        if organs or dated:
            yield f'<div class="signature">{"".join(f"<p>{escape(o)}</p>" for o in organs)}{dated}</div>'
        if self._report.annotation:
            yield f"<p>{escape(said_annotation(self._report.annotation))}</p>"

    def _attachments(self) -> Iterator[str]:
        """Set what is issued, then the attachments that have blocks, each a section under its title."""
        for attachment in self._report.attachments:
            if attachment.issued:
                yield from self._section("<section>", attachment)
        listed = self._listed()
        for number, label in enumerate(attachment_labels(len(listed)), 1):
            if listed[number - 1].blocks:
                start = f'<section id="attachment-{number}"><p class="label">{label}</p>'
                yield from self._section(start, listed[number - 1])

    def _section(self, start: str, attachment: Attachment) -> Iterator[str]:
        yield start
        yield f"<h2>{self._broken(attachment.title)}</h2>"
        yield from self._text(attachment.blocks, 3)
        yield "</section>"
