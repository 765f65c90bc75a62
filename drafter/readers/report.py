"""Passages of any format → the report as a tree, and where in the file everything stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from drafter.findings import Finding, Place
from drafter.readers import faults
from drafter.readers.body import Placed, Texts, read_body
from drafter.readers.closing import Closing, read_closing
from drafter.readers.front import Front, read_front
from drafter.readers.furniture import is_furniture, publication
from drafter.readers.judging import refuse_foreign, refuse_long
from drafter.readers.lines import paragraphs
from drafter.readers.marks import date_of, is_organ
from drafter.readers.passages import Passage
from drafter.readers.places import Stretch
from drafter.tree import Attachment, Report, Signature


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a report stand, beside its tree: `blocks[n]` holds the texts of `report.blocks[n]`.

    A heading and a paragraph have one text, an enumeration its lead (which may be empty) and its items, a table its
    cells, the head's first. `attachments[n]` does the same for `report.attachments[n].blocks`.
    """

    blocks: tuple[Texts, ...] = ()
    attachments: tuple[tuple[Texts, ...], ...] = ()
    title: Stretch | None = None
    recipients: Stretch | None = None
    signature: tuple[Stretch, ...] = ()

    def all_blocks(self) -> Iterator[Texts]:
        """Yield the texts of `Report.all_blocks`, in its order."""
        yield from self.blocks
        for attachment in self.attachments:
            yield from attachment


@dataclass(frozen=True, slots=True)
class Read:
    """A report that was read. `aside` is what stood in the file and belongs to no part of the report: page furniture.

    `paragraphs` are those of the text as they stand there, each with the number Word counts by itself, before the tree
    was made of them; `enclosed` those of what is attached.
    """

    path: str
    report: Report
    places: Places = field(default_factory=Places)
    aside: tuple[Stretch, ...] = ()
    paragraphs: tuple[tuple[str, Stretch], ...] = ()
    enclosed: tuple[tuple[str, Stretch], ...] = ()

    def place(self, text: Stretch, offset: int = 0, length: int = 0) -> Place:
        """Return the address of a character of a text."""
        line, column = text.spot(offset)
        return Place(self.path, line, column, length)


def report_of(
    passages: Sequence[Passage], path: str, page_title: str = ""
) -> tuple[Read, tuple[Finding, ...]]:
    """Make a report of what a file holds; raise DrafterError where that is none."""
    refuse_long(passages, path)
    whole = paragraphs([passage for passage in passages if passage.text or passage.rows])
    front = read_front(whole, page_title or Path(path).stem)
    body, furniture = _without_furniture(front.body)
    closing = read_closing(body, front.title.text if front.title else "")
    text = read_body(closing.text)
    enclosed = tuple((enclosure, read_body(enclosure.body)) for enclosure in closing.enclosures)
    attachments = tuple(
        Attachment(one.title.text, tuple(p.block for p in made.placed), one.issued) for one, made in enclosed
    )
    report = Report(
        front.title.text if front.title else "",
        tuple(placed.block for placed in text.placed),
        front.recipients,
        _signature(front, closing),
        attachments,
        closing.annotation,
        front.letterhead,
        closing.imprint,
        publication=publication(front.entries),
    )
    refuse_foreign(report, path)
    places = Places(
        _texts(text.placed),
        tuple(_texts(made.placed) for _, made in enclosed),
        front.title,
        front.recipients_at,
        closing.signed_at,
    )
    lost = [stretch for made in (text, *(made for _, made in enclosed)) for stretch in made.lost]
    left = (passage.whole for passage in (*front.aside, *furniture, *closing.aside))
    aside = tuple(sorted(left, key=lambda stretch: stretch.spot()))
    enclosures = (passage for enclosure in closing.enclosures for passage in enclosure.body)
    read = Read(path, report, places, aside, _paragraphs(closing.text), _paragraphs(enclosures))
    return read, (*_untitled(read), *(_lost_number(read, stretch) for stretch in lost))


def _paragraphs(passages: Iterable[Passage]) -> tuple[tuple[str, Stretch], ...]:
    """Return running text as it stands; tables have their own places."""
    return tuple((passage.number, passage.stretch) for passage in passages if not passage.rows)


def _texts(placed: Sequence[Placed]) -> tuple[Texts, ...]:
    return tuple(one.texts for one in placed)


def _signature(front: Front, closing: Closing) -> Signature:
    """Return the signature, or the organ and date under the title where there is none below the text."""
    signature = closing.signature
    return Signature(signature.organs or front.organs, signature.date or front.date)


def _without_furniture(body: Sequence[Passage]) -> tuple[list[Passage], list[Passage]]:
    """Take page numbers, clocks and share bars out of a text."""
    kept: list[Passage] = []
    aside: list[Passage] = []
    within = any(not passage.outside for passage in body)
    signed = _signed_outside(body) if within else set()
    for n, passage in enumerate(body):
        is_aside = not passage.rows and is_furniture(passage.text, around=False)
        is_aside = is_aside or (within and passage.outside and n not in signed)
        (aside if is_aside else kept).append(passage)
    return kept, aside


def _signed_outside(body: Sequence[Passage]) -> set[int]:
    """Return the places of organs and date that a page sets apart from the text they sign."""
    places: set[int] = set()
    for n, passage in enumerate(body):
        if passage.outside and not passage.rows and date_of(passage.text):
            start = n
            while start and is_organ(body[start - 1].text):
                start -= 1
            places |= set(range(start, n + 1)) if start < n else set()
    return places


def _untitled(read: Read) -> Iterator[Finding]:
    if not read.report.title:
        yield Finding(
            faults.NO_TITLE,
            Place(read.path),
            "文件里没有找到报告的标题。",
            "请在正文上面补上标题，一行写完，如“云岭县人民政府关于2026年度法治政府建设情况的报告”。",
        )


def _lost_number(read: Read, heading: Stretch) -> Finding:
    return Finding(
        faults.LOST_NUMBER,
        read.place(heading, 0, len(heading.text)),
        f"标题“{heading.text}”前面的序号没有了，按它的位置补读。",
        "请对照原件核对这一标题是第几部分。",
        quote=heading.text,
    )
