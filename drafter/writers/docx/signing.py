"""署名 and 成文日期 (7.3.5): how far each stands from the right edge, for one and for joint signers, with and without seal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.chinese import print_date
from drafter.style import HouseStyle
from drafter.style.wording import NO_DATE, said_annotation
from drafter.tree import Mark, Report
from drafter.writers.docx import stylenames as w
from drafter.writers.docx.forms import Form, Ink, SignersForm
from drafter.writers.docx.galley import PLAIN, Set, SetTable, line, paragraph
from drafter.writers.docx.lines import Metrics, text_width

_SEAL = 42 / 25.4 * 72
_SEAL_LINES = 5


class Places(NamedTuple):
    """How far signers and date stand from the right edge, in hundredths of a character."""

    signers: tuple[int, ...]
    date: int


def set_signing(style: HouseStyle, metrics: Metrics, report: Report, highlight: bool) -> Iterator[Set]:
    """Set 署名 and 成文日期, and the 附注 below them. A date nobody gave is a gap of the draft."""
    organs, date, seal = report.signature
    written = print_date(date) if date else (NO_DATE if organs and highlight else "")
    gap = w.white_lines(style, style.signing.sealed_gap if seal else style.signing.gap)
    if seal and len(organs) > 1:
        yield _rows(style, metrics, organs, written, gap)
        places = Places((), style.signing.sealed_date_right)
    else:
        places = (_sealed if seal and organs else _unsealed)(style, metrics, organs, written)
    before: int | None = None if seal and len(organs) > 1 else gap
    for organ, right in zip(organs, places.signers, strict=False):
        yield paragraph(Form(w.SIGNER, before=before, right=right, pitch=style.grid.pitch), ((PLAIN, organ),))
        before = None
    if written:
        keep = True if report.annotation else None
        ink = PLAIN if date else Ink(mark=Mark.GAP)
        form = Form(w.DATE, keep, None if organs else before, right=places.date, pitch=style.grid.pitch)
        yield paragraph(form, ((ink, written),))
    if report.annotation:
        yield line(w.ANNOTATION, said_annotation(report.annotation))


def _unsealed(style: HouseStyle, metrics: Metrics, organs: Sequence[str], date: str) -> Places:
    """Place signers and date without a seal: the date begins 2 characters right of the signer (7.3.5.2).

    Joint signers stand below one another, left edges aligned, the longest name measured. Where the date would come too
    near the edge, it keeps its distance and the names go left.
    """
    right = style.signing.right
    widths = [_hundredths(organ, metrics) for organ in organs]
    longest, dated = max(widths, default=0), _hundredths(date, metrics)
    date_right = max(right, longest - dated)
    if organs and longest - dated < right:
        right = dated - longest + 2 * right
    return Places(tuple(right + longest - width for width in widths), date_right)


def _sealed(style: HouseStyle, metrics: Metrics, organs: Sequence[str], date: str) -> Places:
    """Place one signer, centred above the date, which stands 4 characters from the edge (7.3.5.1)."""
    date_right = style.signing.sealed_date_right
    signer_right = (
        date_right + (_hundredths(date, metrics) - _hundredths(organs[0], metrics)) // 2
        if date
        else date_right
    )
    moved = max(0, -signer_right)
    return Places((signer_right + moved,), date_right + moved)


def _rows(style: HouseStyle, metrics: Metrics, organs: Sequence[str], date: str, gap: int) -> SetTable:
    """Set joint signers in rows, as many to a row as seals and names leave room for, the last one above the date."""
    width = style.text_width / 20
    last = width - style.signing.sealed_date_right / 100 * metrics.pitch - text_width(date, metrics) / 2
    needed = max(_SEAL + 2, max(text_width(organ, metrics) for organ in organs) + metrics.pitch)
    most = min(style.signing.seals_a_row, len(organs))
    columns = next((n for n in range(most, 1, -1) if (last - _SEAL / 2) / (n - 1) >= needed), 1)
    # two stand evenly about the middle; three need the whole width; a single column is the last
    first = {1: last, 2: min(width - last, last - needed)}.get(columns, _SEAL / 2)
    column = (last - first) / (columns - 1) if columns > 1 else 2 * (width - last)
    indent = first - column / 2
    form = SignersForm(
        columns, round(column * 20), round(indent * 20), gap, (_SEAL_LINES - 1) * style.grid.line
    )
    return SetTable(form, tuple(_dealt(organs, columns)))


def _dealt(organs: Sequence[str], columns: int) -> Iterator[tuple[tuple[tuple[Ink, str], ...], ...]]:
    """Deal the signers out in order; the last row is filled from the right, so that the last name is above the date."""
    for start in range(0, len(organs), columns):
        row = organs[start : start + columns]
        yield ((),) * (columns - len(row)) + tuple(((PLAIN, organ),) for organ in row)


def _hundredths(text: str, metrics: Metrics) -> int:
    return round(text_width(text, metrics) / metrics.pitch * 100)
