"""Where lines break: the width of every character is known, so lines are counted without any other program.

The rules are those Word, WPS and LibreOffice share for Chinese text: full-width characters on the pitch of the grid, a
quarter of an em between a Chinese character and a digit or letter, no 。，）” at the start of a line and no （“《 at its
end (the offender takes its neighbour along), strings of digits and letters unbroken, no punctuation in the margin.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.chinese import is_character

NO_START = frozenset(
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
)
NO_END = frozenset("$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥")
# marks that may stand in the margin, where a program lets punctuation hang
HANGING = frozenset("、，。；：！？")
_LATIN = re.compile(r"([ -~]+)")

# advance widths of Times New Roman, in 1/2048 em, from space to ~; Liberation Serif has the same
_TIMES = dict(zip(map(chr, range(32, 127)), (
    512, 682, 836, 1024, 1024, 1706, 1593, 369, 682, 682, 1024, 1155, 512, 682, 512, 569, 1024, 1024, 1024, 1024, 1024, 1024,
    1024, 1024, 1024, 1024, 569, 569, 1155, 1155, 1155, 909, 1886, 1479, 1366, 1366, 1479, 1251, 1139, 1479, 1479, 682, 797,
    1479, 1251, 1821, 1479, 1479, 1139, 1479, 1366, 1139, 1251, 1479, 1479, 1933, 1479, 1479, 1251, 682, 569, 682, 961, 1024,
    682, 909, 1024, 909, 1024, 909, 682, 1024, 1024, 569, 569, 1024, 569, 1593, 1024, 1024, 1024, 1024, 682, 797, 569, 1024,
    1024, 1479, 1024, 1024, 909, 983, 410, 983, 1108,
), strict=True))  # fmt: skip

# the space between a Chinese character and a digit: a quarter of an em on paper; LibreOffice draws rather less of it
QUARTER, _GAP = 0.25, 0.2235


class Metrics(NamedTuple):
    """The type of a paragraph, in points: size, letter spacing, and whether digits take half a character (仿宋)."""

    size: float
    spacing: float
    half_width: bool = False

    @property
    def pitch(self) -> float:
        """The width of a full-width character."""
        return self.size + self.spacing


def latin_width(text: str, metrics: Metrics) -> float:
    """Measure a string of digits, letters and half-width signs, in points."""
    if metrics.half_width:
        return len(text) * (metrics.size / 2 + metrics.spacing)
    return sum([_TIMES[c] for c in text]) * metrics.size / 2048 + len(text) * metrics.spacing


def text_width(text: str, metrics: Metrics) -> float:
    """Measure a text on one line, in points."""
    width, before = 0.0, ""
    for index, token in enumerate(_LATIN.split(text)):
        if not token:
            continue
        joined = before and is_character(before[-1] if index % 2 else token[0])
        width += (latin_width(token, metrics) if index % 2 else len(token) * metrics.pitch) + (
            metrics.size * QUARTER if joined else 0
        )
        before = token
    return width


class Measure:
    """Counts the lines of paragraphs of one type set to one width; all in full-width characters.

    `hangs` are the marks that may stand in the margin where they end a line.
    """

    def __init__(self, metrics: Metrics, width: float, hangs: frozenset[str] = frozenset()) -> None:
        self.metrics = metrics
        self.full = (width + 0.01) / metrics.pitch
        self.gap = metrics.size * _GAP / metrics.pitch
        self.hangs = hangs
        self._latin: dict[str, float] = {}

    def lines(self, text: str, first: float = 0.0) -> int:
        """Count the lines of a paragraph whose first line starts `first` characters in."""
        full, gap, widths = self.full, self.gap, self._latin
        x, lines, before, carry = first, 1, "", 0.0
        latin = False
        for token in _LATIN.split(text):
            if latin and token:
                carry = widths.get(token) or self._latin_width(token)
                end = x + carry + (gap if before and "\u3400" <= before[-1] <= "\u9fff" else 0.0)
                if end > full:
                    lines += 1
                    end = carry + _trailing_openers(before)
                x = end
            elif token:
                if carry and "\u3400" <= token[0] <= "\u9fff":
                    x += gap
                if len(token) + x > full:
                    more, x = self._broken(token, full - x, carry)
                    lines += more
                else:
                    x += len(token)
            before = token
            latin = not latin
        return lines

    def _latin_width(self, token: str) -> float:
        width = self._latin[token] = latin_width(token, self.metrics) / self.metrics.pitch
        return width

    def _broken(self, token: str, room: float, carry: float) -> tuple[int, float]:
        """Break full-width text that does not fit: how many line ends it takes, and how far its last line reaches.

        `room` is what is left of the current line, `carry` the number or word just before the text.
        """
        size, full, hangs = len(token), self.full, self.hangs
        start, used, lines = 0, full - room, 0
        while True:
            end = start + int(full - used) if used < full else start
            if size <= end:
                return lines, used + size - start
            if token[end] in hangs:
                end += 1
                if end == size:
                    return lines, full
            cut = _cut(token, start, end) if token[end] in NO_START or token[end - 1] in NO_END else end
            lines += 1
            if cut == start and not used:
                cut = end
            if cut == 0 and carry and token[0] in NO_START:
                # a 。 cannot begin a line: the number before it goes along
                used, carry = carry, 0.0
            else:
                start, used = cut, 0.0


def _cut(token: str, start: int, end: int) -> int:
    """Move a break back to where the next line may begin and this one may end."""
    while end > start and (token[end] in NO_START or token[end - 1] in NO_END):
        end -= 1
    return end


def _trailing_openers(before: str) -> int:
    """Count the opening marks at the end of a text: they go to the next line with what follows."""
    count = 0
    while count < len(before) and before[-1 - count] in NO_END:
        count += 1
    return count
