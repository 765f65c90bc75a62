"""The report itself: what readers and `compose` make, what writers write and rules read.

A heading carries its level, not its number: numbering belongs to the house style. Readers keep the number
they saw, for the checker.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NamedTuple, TypeAlias


class Mark(Enum):
    """What is special about a stretch of text in a draft."""

    NONE = ""
    GAP = "待填"
    UNCONFIRMED = "待核"

    # Enum hashes by name, in Python; forms of runs are looked up by their mark for every run of a report.
    __hash__ = object.__hash__


class Span(NamedTuple):
    """A stretch of text of one origin: the clerk's or the template's words (no keys), or a figure (keys of its facts)."""

    text: str
    keys: tuple[str, ...] = ()
    mark: Mark = Mark.NONE


Spans: TypeAlias = tuple[Span, ...]


def plain(spans: Spans) -> str:
    """Return the bare text of some spans."""
    return "".join([s.text for s in spans])


class Heading(NamedTuple):
    """A heading of level 1 (一、) to 4 (（1）). Run in, the next paragraph continues on its line.

    One that counts on goes on from the last of its level, whatever heading stands between: the tasks of a plan.
    """

    level: int
    spans: Spans
    run_in: bool = False
    number: str = ""
    keys: tuple[str, ...] = ()
    counts_on: bool = False


class Paragraph(NamedTuple):
    """A paragraph of body text. `keys` names what it was made from, beyond the keys of its spans."""

    spans: Spans
    keys: tuple[str, ...] = ()


class Items(NamedTuple):
    """An enumeration (一是…二是…, or 1. 2. by house style); each item a sentence without its end mark.

    `lead` opens the paragraph in which it runs; before numbered items it is a paragraph of its own.
    """

    items: tuple[Spans, ...]
    keys: tuple[str, ...] = ()
    lead: Spans = ()


class Table(NamedTuple):
    """A table with one header row; a row of one cell runs across it and heads the rows below.

    `widths` are shares of the width of the type area, adding up to 1.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[Spans, ...], ...]
    widths: tuple[float, ...]


Block: TypeAlias = Heading | Paragraph | Items | Table


class Signature(NamedTuple):
    """署名 and 成文日期; `seal` tells whether a seal will be put on (GB/T 9704 7.3.5)."""

    organs: tuple[str, ...]
    date: date | None
    seal: bool = False


class Attachment(NamedTuple):
    """An attachment: listed in the 附件说明; printed on a new page where it has blocks.

    What a notice issues (印发) is printed behind it and is no 附件: neither listed nor labelled (GB/T 9704 7.3.4).
    """

    title: str
    blocks: tuple[Block, ...] = ()
    issued: bool = False


class Letterhead(NamedTuple):
    """版头: 发文机关标志, 发文字号, 签发人 (GB/T 9704 7.2)."""

    organs: tuple[str, ...]
    number: str = ""
    signers: tuple[str, ...] = ()


class Imprint(NamedTuple):
    """版记: 抄送, 印发机关, 印发日期 (GB/T 9704 7.4)."""

    copies: tuple[str, ...] = ()
    printer: str = ""
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A report as a tree. `title` is one line; the house style breaks it by sense.

    `publication` is what a website says of a paper (索引号, 发布机构, 有效性), name and value.
    """

    title: str
    blocks: tuple[Block, ...]
    recipients: tuple[str, ...] = ()
    signature: Signature = Signature((), None)
    attachments: tuple[Attachment, ...] = ()
    annotation: str = ""
    letterhead: Letterhead | None = None
    imprint: Imprint | None = None
    subject: str = ""
    title_keys: tuple[str, ...] = ()
    publication: tuple[tuple[str, str], ...] = ()

    def spans(self) -> Iterator[Span]:
        """Yield every span of the text and its attachments, in reading order."""
        for block in self.all_blocks():
            yield from block_spans(block)

    def all_blocks(self) -> Iterator[Block]:
        """Yield the blocks of the text, then those of the attachments."""
        yield from self.blocks
        for attachment in self.attachments:
            yield from attachment.blocks

    def text_blocks(self) -> Iterator[Block]:
        """Yield the blocks of the text, then those of what it issues, if it is a notice: what the clerk has to answer for."""
        yield from self.blocks
        for attachment in self.attachments:
            if attachment.issued:
                yield from attachment.blocks


def block_spans(block: Block) -> Iterator[Span]:
    """Yield the spans of one block, in reading order."""
    if isinstance(block, Items):
        yield from block.lead
        for item in block.items:
            yield from item
    elif isinstance(block, Table):
        for row in block.rows:
            for cell in row:
                yield from cell
    else:
        yield from block.spans


def below(blocks: tuple[Block, ...], key: str) -> range:
    """Return the numbers of the heading made from `key` and of the blocks below it; none where there is no such heading.

    Where only a paragraph was made from it, that paragraph.
    """
    for number, block in enumerate(blocks):
        if isinstance(block, Heading) and key in block.keys:
            ends = (
                n
                for n, other in enumerate(blocks[number + 1 :], number + 1)
                if isinstance(other, Heading) and other.level <= block.level
            )
            return range(number, next(ends, len(blocks)))
    found = [n for n, block in enumerate(blocks) if not isinstance(block, Table) and key in block.keys]
    return range(found[0], found[-1] + 1) if found else range(0)
