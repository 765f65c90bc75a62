"""Tables on a terminal: columns by display width, what is too long goes on in the next line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from drafter.chinese import display_width

WIDTH = 78
_GAP = 2
_PIECE = re.compile(r"[0-9A-Za-z.-]+|.", re.DOTALL)
# signs that do not begin a line
_HANGING = "，。、；：）》”！？%"


def table(rows: Iterable[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    """Yield the lines of a table; negative widths are columns of figures, set to the right."""
    for row in rows:
        cells = [lines_of(cell, abs(width)) for cell, width in zip(row, widths, strict=True)]
        for line in zip_longest(*cells, fillvalue=""):
            parts = [_padded(text, width) for text, width in zip(line, widths, strict=True)]
            yield (" " * _GAP).join(parts).rstrip()


def _padded(text: str, width: int) -> str:
    room = " " * max(0, abs(width) - display_width(text))
    return room + text if width < 0 else text + room


def lines_of(text: str, width: int) -> list[str]:
    """Break a text into lines of a display width; a number stays whole, a mark stays with the word before it."""
    lines, line = [], ""
    for piece in _PIECE.findall(text):
        if line and display_width(line + piece) > width and piece not in _HANGING:
            lines.append(line)
            line = ""
        line += piece
    return [*lines, line]
