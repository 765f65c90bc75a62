"""Where the 版记 stands (7.4): on the foot of the last page, which is an even one."""

from __future__ import annotations

from drafter.chinese import print_date
from drafter.style import HouseStyle
from drafter.tree import Imprint
from drafter.writers.docx.forms import EndingForm, ImprintLine
from drafter.writers.docx.galley import Galley, SetEnding
from drafter.writers.docx.lines import Measure, Metrics
from drafter.writers.docx.pages import Pages
from drafter.writers.docx.stylenames import HAIRLINE

_COPIES = "抄送："


def set_ending(style: HouseStyle, pages: Pages, galley: Galley, imprint: Imprint | None) -> SetEnding:
    """Set the 版记 on the foot of the last page if that is an even one with room, else on that of the next even page.

    Where a blank page comes before it, neither carries a page number (7.5).
    """
    rows = _rows(imprint) if imprint else ()
    if not rows:
        return SetEnding()
    lines, height = tuple(map(_line, rows)), _height(style, rows)
    falls = pages.fill(pages.boxes(galley.sets))
    even = falls[-1].last % 2 == 0
    if even and style.text_height - falls[-1].bottom - HAIRLINE >= height:
        return SetEnding(EndingForm(lines, height), rows)
    return SetEnding(EndingForm(lines, height, own_page=True, silent=even), rows)


def _rows(imprint: Imprint) -> tuple[str, ...]:
    """Write the lines of a 版记: 抄送 first, then who printed it and when, a tab between them."""
    rows = []
    if imprint.copies:
        rows.append(f"{_COPIES}{'，'.join(imprint.copies)}。")
    if imprint.printer or imprint.date:
        rows.append(f"{imprint.printer}\t{print_date(imprint.date)}印发" if imprint.date else imprint.printer)
    return tuple(rows)


def _line(row: str) -> ImprintLine:
    return ImprintLine(turned=row.startswith(_COPIES), parted="\t" in row)


def _height(style: HouseStyle, rows: tuple[str, ...]) -> int:
    """Work out the height of a 版记, in twentieths of a point."""
    size, edge = style.imprint.size / 2, style.imprint.edge / 100
    lines = 0
    for row in rows:
        turned = 3 if row.startswith(_COPIES) else 0
        room = style.text_width / 20 - size * (2 * edge + turned)
        lines += 1 if "\t" in row else Measure(Metrics(size, 0.0), room).lines(row, -turned)
    rules = 2 * style.imprint.thick + (len(rows) - 1) * style.imprint.thin
    return lines * style.grid.line + rules + HAIRLINE
