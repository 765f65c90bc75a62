"""The signature never stands alone on a page (7.3.5.5): decided by counting lines, in the order a typesetter tries things.

The last paragraph is tied to the signature. Where that would leave much of a page white, the letters of the last two
paragraphs are set closer, then the white above a sealed signature is reduced, if that brings the signature back to the
page of the text. A closer line pitch is no remedy: 22 lines of 28.5 points do not make room for a 23rd.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeGuard

from drafter.style import HouseStyle
from drafter.style.lengths import said_points
from drafter.writers.docx import stylenames as w
from drafter.writers.docx.forms import SignersForm
from drafter.writers.docx.galley import Galley, Set, SetParagraph
from drafter.writers.docx.pages import Fall, Pages

_MOST_WHITE_LINES = 4
# LibreOffice moves a tied paragraph whole, and gives up where page and signature cannot hold it
_LONGEST_MOVED = 10
_TIGHT_PARAGRAPHS = 2
# where punctuation hangs, 100 lines become 98 or 99
_HANGING_SAVES = 0.03
_AFTER_TABLE = "落款单独成页，前面是表格，不能随它移动：请在表格后面写一段正文，或者把表格改作附件。"
_BARE_FIRST_PAGE = "正文和落款在首页放不下，已一起移到第 2 页，首页没有正文：请缩短标题，或把正文写长一些。"
_BODY_STYLES = {w.BODY, *w.HEADINGS}


class Settled(NamedTuple):
    """A galley whose signature has company, and what was done for it."""

    galley: Galley
    notes: tuple[str, ...] = ()


class Closer:
    """Keeps the signature on a page with text, in one house style."""

    def __init__(self, style: HouseStyle, pages: Pages, hanging: Pages) -> None:
        self.style = style
        self._pages = pages
        self._hanging = hanging

    def settle(self, galley: Galley) -> Settled:
        """Return the galley with its signature in company."""
        if not galley.close:
            return Settled(galley)
        text, end = _falls(self._pages, galley)
        if not _is_text(galley.text[-1]):
            return Settled(galley, () if text.last == end.last else (_AFTER_TABLE,))
        if text.last == end.last:
            return Settled(self._secured(galley, text))
        return self._brought_together(galley, text)

    def _secured(self, galley: Galley, text: Fall) -> Galley:
        """Tie the last paragraph to the signature, unless it runs over two pages and the signature is safe without.

        A tied paragraph is moved whole by LibreOffice. LibreOffice also lets punctuation hang where Word does not, and
        so may need some lines less.
        """
        if text.first < text.last and text.lines > 1:
            few = text.lines <= 1 + _HANGING_SAVES * text.last * self.style.grid.lines
            above, end = _falls(self._hanging, galley) if few else (text, text)
            if above.last == end.last:
                return galley
        return _tied(galley)

    def _brought_together(self, galley: Galley, text: Fall) -> Settled:
        tied = _tied(galley)
        moved, end = _falls(self._pages, tied)
        white = text.lines if moved.first > text.last else 0
        bare = bool(white) and sum(map(_is_text, galley.text)) == 1
        if white > _MOST_WHITE_LINES or bare or text.lines > _LONGEST_MOVED:
            for remedy in self._remedies(galley):
                above, end_after = _falls(self._pages, remedy.galley)
                if above.last == end_after.last:
                    return remedy._replace(galley=self._secured(remedy.galley, above))
        if bare:
            return Settled(tied, (_BARE_FIRST_PAGE,))
        left = f"，第 {text.last} 页末尾空 {white} 行" if white else ""
        return Settled(tied, (f"落款本来会单独成页：正文最后一段已随落款移到第 {end.last} 页{left}。",))

    def _remedies(self, galley: Galley) -> Iterator[Settled]:
        yield self._tightened(galley)
        yield from self._nearer(galley)

    def _tightened(self, galley: Galley) -> Settled:
        """Set the letters of the last two paragraphs closer."""
        style, text = self.style, list(galley.text)
        spacing = style.signing.tight - style.body.size * 10
        places = [n for n, one in enumerate(text) if _is_text(one)][-_TIGHT_PARAGRAPHS:]
        for n in places:
            text[n] = _closer(text[n], spacing)
        said = f"{said_points(style.grid.pitch)}收紧到 {said_points(style.signing.tight)}"
        note = f"落款本来会单独成页：正文最后{len(places)}段的字距已由 {said}。"
        return Settled(galley._replace(text=tuple(text)), (note,))

    def _nearer(self, galley: Galley) -> Iterator[Settled]:
        """Leave one blank line above a sealed signature: its seal still reaches to within a line of the text."""
        gap = self.style.grid.line
        for n, one in enumerate(galley.close):
            if (moved := _lifted(one, gap)) is not None:
                note = "落款本来会单独成页：用印署名前的空行已减为一行。"
                yield Settled(
                    galley._replace(close=(*galley.close[:n], moved, *galley.close[n + 1 :])), (note,)
                )


def _is_text(one: Set) -> TypeGuard[SetParagraph]:
    return isinstance(one, SetParagraph) and one.form.style in _BODY_STYLES


def _tied(galley: Galley) -> Galley:
    *others, last = galley.text
    assert isinstance(last, SetParagraph)
    return galley._replace(text=(*others, last._replace(form=last.form._replace(keep=True))))


def _closer(one: Set, spacing: int) -> Set:
    assert isinstance(one, SetParagraph)
    runs = tuple((ink._replace(spacing=spacing), words) for ink, words in one.runs)
    return one._replace(runs=runs, tight=True)


def _lifted(one: Set, gap: int) -> Set | None:
    """Return a line of the close with less white above it, None where it has no more than that."""
    if isinstance(one, SetParagraph):
        wide = one.form.before is not None and one.form.before > gap
        return one._replace(form=one.form._replace(before=gap)) if wide else None
    if isinstance(one.form, SignersForm) and one.form.before > gap:
        return one._replace(form=one.form._replace(before=gap))
    return None


def _falls(pages: Pages, galley: Galley) -> tuple[Fall, Fall]:
    """Say where the last paragraph of the text and the end of the close fall."""
    text, close = pages.boxes(galley.text), pages.boxes(galley.close)
    falls = pages.fill(text + close)
    return falls[len(text) - 1], falls[-1]
