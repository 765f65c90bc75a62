"""What every format is read into before it becomes a tree: passages, with what their look says about them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from drafter.readers.places import Spot, Stretch, joined

Row = tuple[Stretch, ...]

_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")
_SPACES = re.compile("[\t\r\n\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")


class Passage(NamedTuple):
    """A paragraph as a file has it, or a table (`rows`).

    `level` is the level of a heading style, `number` what Word counts by itself, `bold` how many characters at the
    start are bold, `outside` whether it stands outside the main text of a web page, `indent` whether the line starts
    further right than it must, `first` whether it is the first of its paragraph.
    """

    stretch: Stretch
    level: int = 0
    is_title: bool = False
    number: str = ""
    bold: int = 0
    centred: bool = False
    right: bool = False
    outside: bool = False
    indent: bool = False
    first: bool = True
    rows: tuple[Row, ...] = ()

    @property
    def text(self) -> str:
        """Its bare text."""
        return self.stretch.text

    @property
    def whole(self) -> Stretch:
        """Its text; of a table that of all its cells."""
        return (
            joined((cell for row in self.rows for cell in row if cell.text), " ")
            if self.rows
            else self.stretch
        )


def cleaned(text: str, line: int, column: int = 1) -> Stretch:
    """Return a text with plain spaces for every kind of space, and without what nobody sees."""
    text = _SPACES.sub(" ", text)
    if not _HIDDEN.search(text):
        return Stretch.at(text, line, column).cut(0)
    made, spots, end = "", [Spot(0, line, column)], 0
    for hidden in _HIDDEN.finditer(text):
        made += text[end : hidden.start()]
        end = hidden.end()
        spots.append(Spot(len(made), line, column + end))
    merged = {spot.offset: spot for spot in spots}
    return Stretch(made + text[end:], tuple(merged.values())).cut(0)


def together(group: Sequence[Passage]) -> Passage:
    """Make one passage of the lines of a paragraph."""
    first = group[0]
    if len(group) == 1:
        return first
    pieces = [first.stretch]
    bold = first.bold
    for before, passage in pairwise(group):
        if _is_word(before.text[-1:]) and _is_word(passage.text[:1]):
            pieces.append(Stretch.at(" ", passage.stretch.line))
        pieces.append(passage.stretch)
        bold += passage.bold if bold and before.bold >= len(before.text) else 0
    return first._replace(stretch=joined(pieces), bold=bold)


def _is_word(character: str) -> bool:
    return character.isascii() and character.isalpha()
