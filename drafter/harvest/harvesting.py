"""A report as read → what it says, understood: the verb of this room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.findings import DrafterError, Place
from drafter.harvest import faults
from drafter.harvest.entries import Listing, listings
from drafter.harvest.figures import figures_of
from drafter.harvest.head import Head, read_head
from drafter.harvest.matching import sought
from drafter.harvest.model import Harvest
from drafter.harvest.outlay import Line, Outlay, Text, laid_out
from drafter.harvest.roles import Chapter, chapters_of
from drafter.harvest.subjects import Subject, Subjects
from drafter.outline import Genre, Outline, Outlines, Role
from drafter.style import HouseStyle
from drafter.tree import Block, Heading, Report, Span

USUAL, PLAN, BY_AREA, OFFICE, TOWNSHIP = "三段式", "实施方案", "分领域", "部门", "乡镇街道"
_AREAS = 4
_OFFICES = ("局", "委", "委员会", "办", "办公室", "厅", "中心", "院", "队")
_TOWNSHIPS = ("镇", "乡", "街道")

Texts = Sequence[Sequence[Text]]


class Seen(NamedTuple):
    """A report as read from a file, with the texts of its blocks, and of those of its attachments, as they stand there."""

    path: str
    report: Report
    texts: Texts
    attached: Sequence[Texts] = ()


def harvest(seen: Seen, outlines: Outlines, style: HouseStyle, outline_name: str = "") -> Harvest:
    """Harvest a report, by the outline of a name or the one that suits it.

    Raises DrafterError where it is neither a report nor a plan, or where there is no such outline.
    """
    path, report = seen.path, seen.report
    blocks, pieces = _body(seen)
    outlay = laid_out(blocks, pieces, style)
    head = read_head(report, outlay)
    if head.genre is None or not outlay.chapters:
        raise DrafterError(faults.no_report(Place(path)))
    chapters = tuple(chapters_of(outlay.chapters, head.genre, head.year))
    outline = _outline(outlines, outline_name or _usual(head, chapters), path)
    if outline.genre is not head.genre:
        raise DrafterError(faults.other_genre(Place(path), outline.name, head.genre.value))
    subjects = Subjects(outline).of(chapters) if head.genre is Genre.REPORT else {}
    figures, beside = figures_of(_lines(outlay, chapters, subjects), sought(outline), head.year)
    return Harvest(
        path,
        report,
        head,
        outline,
        outlay,
        chapters,
        subjects,
        {number: listings(chapter) for number, chapter in enumerate(chapters)},
        figures,
        beside,
        tuple(a for a in report.attachments if not a.issued and not a.blocks),
    )


def head_of(report: Report, texts: Texts, style: HouseStyle) -> Head:
    """Return who reports, on which year and when, as far as a paper of any kind says so."""
    return read_head(report, laid_out(list(report.blocks), list(texts), style))


def _body(seen: Seen) -> tuple[list[Block], list[Sequence[Text]]]:
    """Return the blocks that are to be understood: the plan of a notice, else the text with what is attached to it."""
    report, attached = seen.report, seen.attached
    issued = next((n for n, a in enumerate(report.attachments) if a.issued and a.blocks), None)
    if issued is not None:
        return list(report.attachments[issued].blocks), list(attached[issued])
    blocks, pieces = list(report.blocks), list(seen.texts)
    for attachment, its in zip(report.attachments, attached, strict=True):
        if attachment.blocks and its:
            blocks += (Heading(1, (Span(attachment.title),)), *attachment.blocks)
            pieces += (its[0], *its)
    return blocks, pieces


def _usual(head: Head, chapters: Sequence[Chapter]) -> str:
    """Return the outline that suits a report: by its genre, its organ, how many chapters tell of the work."""
    organ = head.organs[-1] if head.organs else ""
    if head.genre is Genre.PLAN:
        return PLAN
    if head.region.endswith(_TOWNSHIPS) or organ.endswith("街道办事处"):
        return TOWNSHIP
    if organ.endswith(_OFFICES) and not organ.startswith("中共") and not organ.endswith("政府"):
        return OFFICE
    works = sum(chapter.role is Role.WORK for chapter in chapters)
    return BY_AREA if works >= _AREAS else USUAL


def _outline(outlines: Outlines, name: str, path: str) -> Outline:
    outline = outlines.get(name)
    if outline is None:
        raise DrafterError(faults.no_outline(Place(path), name, outlines.names()))
    return outline


def _lines(
    outlay: Outlay, chapters: Sequence[Chapter], subjects: dict[int, list[Subject]]
) -> Iterator[tuple[Line, str, bool]]:
    """Yield every line with the topic it stands in, and whether its figures are of the year."""
    for line in outlay.opening:
        yield line, "", True
    for number, chapter in enumerate(chapters):
        counts = chapter.role is not Role.PLANS
        mine = subjects.get(number)
        parts = [(s.key, s.part) for s in mine] if mine else [("", chapter.part)]
        for key, part in parts:
            for line in part.all_lines():
                yield line, key, counts


def listed(harvested: Harvest, role: Role) -> list[tuple[int, Listing]]:
    """Return the listings of a role, each with the number of its chapter."""
    return [
        (number, listing)
        for number, some in sorted(harvested.listings.items())
        for listing in some
        if listing.role is role
    ]
