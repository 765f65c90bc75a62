"""版头 (7.2): 发文机关标志, 发文字号, 签发人, the red line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.style import HouseStyle
from drafter.tree import Letterhead
from drafter.writers.docx import stylenames as w
from drafter.writers.docx.forms import Form, Ink
from drafter.writers.docx.galley import PLAIN, SetParagraph, paragraph

_LABEL = "签发人："
_NAMES_A_ROW = 2
# on an exact line the ink of a character begins this far below the upper edge, and ends this far above the lower one
_INK_ABOVE, _INK_BELOW = 60, 84
_MARK_LINE = 11  # tenths of the size


def set_letterhead(style: HouseStyle, letterhead: Letterhead) -> Iterator[SetParagraph]:
    """Set the mark (one line for each organ), then the 发文字号 on the line of the last signer, over the red line."""
    if letterhead.organs:
        yield from _mark(style, letterhead.organs)
    before = w.white_lines(style, style.letterhead.gap)
    if not letterhead.signers:
        yield paragraph(Form(w.NUMBER, before=before, border=_red_line(style)), ((PLAIN, letterhead.number),))
        return
    yield from _signers(style, letterhead, before)


def _mark(style: HouseStyle, organs: Sequence[str]) -> Iterator[SetParagraph]:
    head = style.letterhead
    suffix = head.suffix if len(organs) == 1 and not organs[0].endswith(head.suffix) else ""
    longest = max(len(organ) for organ in organs) + len(suffix)
    size = min(head.size, style.text_width // (10 * longest))
    ink = Ink(size=size) if size != head.size else PLAIN
    for n, organ in enumerate(organs):
        before = None if n else head.top - _INK_ABOVE
        yield paragraph(Form(w.MARK, before=before, line=size * _MARK_LINE), ((ink, organ + suffix),))


def _signers(style: HouseStyle, letterhead: Letterhead, before: int) -> Iterator[SetParagraph]:
    """Set two names to a row, later rows under the first name; the last row also holds the 发文字号."""
    names = letterhead.signers
    pitch = style.grid.pitch
    columns = min(_NAMES_A_ROW, len(names))
    name = max(len(n) for n in names) * pitch
    second = style.text_width - pitch - name
    first = second - (name + pitch if columns > 1 else 0)
    rows = [names[i : i + columns] for i in range(0, len(names), columns)]
    for n, row in enumerate(rows):
        runs = [(Ink(w.SIGNER_FONT), f"\t{name}" if place else name) for place, name in enumerate(row)]
        if n == 0:
            runs.insert(0, (PLAIN, _LABEL))
        start = first - len(_LABEL) * pitch if n == 0 else first
        tabs = (("left", second),) if columns > 1 else ()
        top = None if n else before
        if n < len(rows) - 1:
            yield paragraph(Form(w.SIGNERS, before=top, left=start, tabs=tabs), runs)
        else:
            form = Form(w.NUMBER_LEFT, before=top, tabs=(("left", start), *tabs), border=_red_line(style))
            yield paragraph(form, [(PLAIN, f"{letterhead.number}\t"), *runs])


def _red_line(style: HouseStyle) -> tuple[int, int, str]:
    head = style.letterhead
    return round(head.rule * 8 / 20), (head.rule_gap - _INK_BELOW) // 20, head.colour
