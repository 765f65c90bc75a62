"""The Word writer: a report in a house style, ready to sign, or as a draft with its gaps marked and findings as comments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafter.style import HouseStyle
from drafter.tree import Report
from drafter.writers.docx.closing import Closer
from drafter.writers.docx.container import COMMENTS, DOCUMENT, PROPERTIES, pack, weigh
from drafter.writers.docx.ending import set_ending
from drafter.writers.docx.fingerprint import BLANK, fingerprint
from drafter.writers.docx.forms import Extras
from drafter.writers.docx.galley import Galley
from drafter.writers.docx.lines import HANGING, Metrics
from drafter.writers.docx.pages import Pages
from drafter.writers.docx.press import NO_COMMENTS, Press
from drafter.writers.docx.setting import TITLE_BLOCK, Setter
from drafter.writers.docx.stock import Stock


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
        ending = set_ending(self.style, self._pages, galley, report.imprint)
        press = self._press(Extras(bool(comments), ending.form.silent))
        placed = _placed(galley, comments) if comments else NO_COMMENTS
        entries = [pack(DOCUMENT, press.document(galley.sets, ending, placed))]
        if comments:
            entries.append(pack(COMMENTS, press.comments(galley.sets, placed)))
        blank = weigh(PROPERTIES, press.properties.stamped(report, BLANK))
        mark = fingerprint((*press.container.entries, *entries, blank))
        entries.append(pack(PROPERTIES, press.properties.stamped(report, mark)))
        press.stock.keep()
        return press.container.written(entries), (*self._long_title(report.title), *notes)

    def _press(self, extras: Extras) -> Press:
        if extras not in self._presses:
            self._presses[extras] = Press(Stock(self.style, extras))
        return self._presses[extras]

    def _long_title(self, title: str) -> tuple[str, ...]:
        most = self.style.title.most_lines
        lines = len(self.style.break_title(title))
        return (f"标题排了 {lines} 行，超过 {most} 行：请写得短些。",) if lines > most else ()


def _placed(galley: Galley, comments: Mapping[int, Sequence[str]]) -> Mapping[int, Sequence[str]]:
    """Move comments on blocks that are not set to the title."""
    known = {block for one in galley.sets for block in one.blocks}
    lost = [text for block, texts in comments.items() if block not in known for text in texts]
    if not lost:
        return comments
    return {**comments, TITLE_BLOCK: (*comments.get(TITLE_BLOCK, ()), *lost)}
