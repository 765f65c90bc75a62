"""The Word writer: a report in a house style, ready to sign, or as a draft with its gaps marked and findings as comments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafter.style import HouseStyle
from drafter.tree import Imprint, Report
from drafter.writers.docx.closing import Closer
from drafter.writers.docx.container import pack, weigh
from drafter.writers.docx.fingerprint import BLANK, fingerprint
from drafter.writers.docx.galley import Galley
from drafter.writers.docx.imprint import imprint_height, imprint_rows
from drafter.writers.docx.lines import HANGING, Metrics
from drafter.writers.docx.package import Extras
from drafter.writers.docx.pages import Pages
from drafter.writers.docx.press import COMMENTS, DOCUMENT, NO_COMMENTS, PROPERTIES, Ending, Press
from drafter.writers.docx.properties import Properties
from drafter.writers.docx.setting import TITLE_BLOCK, Setter
from drafter.writers.docx.wordstyles import HAIRLINE


class DocxWriter:
    """Writes reports as Word files in one house style; what does not change from report to report is made once."""

    def __init__(self, style: HouseStyle) -> None:
        self.style = style
        metrics = Metrics(
            style.body.size / 2, style.grid.pitch / 20 - style.body.size / 2, not style.body.latin.isascii()
        )
        self._setters = {highlight: Setter(style, metrics, highlight) for highlight in (False, True)}
        self._pages = Pages(style, metrics)
        self._closer = Closer(style, self._pages, Pages(style, metrics, HANGING))
        self._properties = Properties()
        self._presses: dict[Extras, Press] = {}

    def write(
        self, report: Report, comments: Mapping[int, Sequence[str]] = NO_COMMENTS, highlight: bool = True
    ) -> tuple[bytes, tuple[str, ...]]:
        """Write a report: the bytes of the file, and what was adjusted, in whole Chinese sentences.

        `comments` holds comments by the place of their block in the report; those on no block go to the title, whose
        place is -1.
        """
        comments = {block: texts for block, texts in comments.items() if texts}
        galley, notes = self._closer.settle(self._setters[highlight].galley(report))
        ending = self._ending(galley, report.imprint)
        extras = Extras(bool(comments), ending.silent)
        press = self._presses.get(extras) or self._presses.setdefault(extras, Press(self.style, extras))
        placed = _placed(galley, comments) if comments else NO_COMMENTS
        entries = [pack(DOCUMENT, press.document(galley.sets, ending, placed))]
        if comments:
            entries.append(pack(COMMENTS, press.comments(galley.sets, placed)))
        blank = weigh(PROPERTIES, self._properties.stamped(report, BLANK))
        mark = fingerprint((*press.container.entries, *entries, blank))
        entries.append(pack(PROPERTIES, self._properties.stamped(report, mark)))
        return press.container.written(entries), (*self._long_title(report.title), *notes)

    def _long_title(self, title: str) -> tuple[str, ...]:
        most = self.style.title.most_lines
        lines = len(self.style.break_title(title))
        return (f"标题排了 {lines} 行，超过 {most} 行：请写得短些。",) if lines > most else ()

    def _ending(self, galley: Galley, imprint: Imprint | None) -> Ending:
        """Decide where the 版记 goes: the foot of the last page if that is an even one with room, else the next even page.

        Where a blank page comes before it, neither carries a page number (7.5).
        """
        rows = imprint_rows(imprint) if imprint else ()
        if not rows:
            return Ending()
        falls = self._pages.fill(self._pages.boxes(galley.sets))
        even = falls[-1].last % 2 == 0
        room = self.style.text_height - falls[-1].bottom - HAIRLINE
        if even and room >= imprint_height(self.style, rows):
            return Ending(rows)
        return Ending(rows, own_page=True, silent=even)


def _placed(galley: Galley, comments: Mapping[int, Sequence[str]]) -> Mapping[int, Sequence[str]]:
    """Move comments on blocks that are not set to the title."""
    known = {block for one in galley.sets for block in one.blocks}
    lost = [text for block, texts in comments.items() if block not in known for text in texts]
    if not lost:
        return comments
    return {**comments, TITLE_BLOCK: (*comments.get(TITLE_BLOCK, ()), *lost)}
