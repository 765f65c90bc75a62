"""Forms: what paragraphs, runs and tables look like without their text; a Word style and the little it cannot say."""

from __future__ import annotations

from typing import NamedTuple

from drafter.tree import Mark


class Form(NamedTuple):
    """A kind of paragraph: its style, and the little that a style cannot say. Lengths in twentieths of a point.

    `keep` puts the paragraph on the page of the next one (or, False, lets go what the style keeps). `right` is in
    hundredths of a character, which is `pitch` wide. `border` is the rule below: eighths of a point, points, colour.
    """

    style: str
    keep: bool | None = None
    before: int | None = None
    line: int | None = None
    left: int | None = None
    right: int | None = None
    pitch: int = 0
    tabs: tuple[tuple[str, int], ...] = ()
    border: tuple[int, int, str] | None = None


class Ink(NamedTuple):
    """A kind of run: the face it changes to, its mark in a draft, weight, letter spacing and size where they differ."""

    style: str = ""
    mark: Mark = Mark.NONE
    bold: bool | None = None
    spacing: int | None = None
    size: int | None = None


PLAIN = Ink()


class TableForm(NamedTuple):
    """A table: the widths of its columns, in twentieths of a point, and which of them hold words, set from the left."""

    widths: tuple[int, ...]
    wordy: tuple[bool, ...]


class SignersForm(NamedTuple):
    """Joint signers in rows: columns, their width, the indent of the first, and what stands above the first and later rows."""

    columns: int
    column: int
    indent: int
    before: int
    between: int


class ImprintLine(NamedTuple):
    """A line of a 版记: whether what it turns over begins under the first name (抄送), whether a tab parts it (印发)."""

    turned: bool
    parted: bool


class EndingForm(NamedTuple):
    """How a document ends: the lines of its 版记 and their height in twentieths of a point, and the page they stand on.

    `own_page` begins a page for it; `silent` leaves that page, and the blank one before it, without a page number.
    """

    lines: tuple[ImprintLine, ...] = ()
    height: int = 0
    own_page: bool = False
    silent: bool = False


class Extras(NamedTuple):
    """What a document needs beyond the usual parts: comments; footers without a number, for a blank page and its 版记."""

    comments: bool = False
    silent_footers: bool = False
