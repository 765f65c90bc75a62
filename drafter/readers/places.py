"""Stretches of text that know where in the file they stand, through every cut and join on the way to the tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Spot(NamedTuple):
    """From `offset` of a text on, it stands in the file at this line and column (both from 1)."""

    offset: int
    line: int
    column: int = 1


@dataclass(frozen=True, slots=True)
class Stretch:
    """A text with the spots at which its parts stand; `spots` is never empty and begins at offset 0."""

    text: str
    spots: tuple[Spot, ...]

    @classmethod
    def at(cls, text: str, line: int, column: int = 1) -> Stretch:
        """Return a text that stands in one piece."""
        return cls(text, (Spot(0, line, column),))

    @property
    def line(self) -> int:
        """The line on which it begins."""
        return self.spots[0].line

    def spot(self, offset: int = 0) -> tuple[int, int]:
        """Return the line and column of a character."""
        found = self.spots[0]
        for spot in self.spots:
            if spot.offset > offset:
                break
            found = spot
        return found.line, found.column + offset - found.offset

    def cut(self, start: int, end: int | None = None) -> Stretch:
        """Return the part between two offsets, without the spaces at its ends."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        if len(self.spots) == 1:
            _, line, column = self.spots[0]
            return Stretch(text, (Spot(0, line, column + start),))
        line, column = self.spot(start)
        later = (s for s in self.spots if start < s.offset < start + len(text))
        return Stretch(text, (Spot(0, line, column), *(s._replace(offset=s.offset - start) for s in later)))

    def before(self, character: str) -> Stretch:
        """Return it without these characters at its end."""
        return Stretch(self.text.rstrip(character), self.spots)


def joined(stretches: Iterable[Stretch], between: str = "") -> Stretch:
    """Join texts; each keeps its place."""
    parts = tuple(stretches)
    text, spots = "", []
    for part in parts:
        if text:
            text += between
        spots += [spot._replace(offset=spot.offset + len(text)) for spot in part.spots]
        text += part.text
    return Stretch(text, tuple(spots))
