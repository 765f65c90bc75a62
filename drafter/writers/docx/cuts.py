"""Cuts: what stands around the text of a paragraph, a run, a table; and text as XML can hold it.

`HERE` stands in a specimen where the text goes, `NUMBER_HERE` in a cut where the number of a comment goes.
"""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias

from drafter.writers.docx.container import Entry

HERE = "\ue000"
NUMBER_HERE = "\ue001"
_ILLEGAL = "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]"

Cut: TypeAlias = tuple[str, str]


class TableCuts(NamedTuple):
    """The pieces of a table: what opens it, its head, one row, a row of one cell, what closes it.

    Head and rows have a piece before every cell text, and one behind the last.
    """

    opening: str
    head: tuple[str, ...]
    row: tuple[str, ...]
    across: tuple[str, ...]
    closing: str


class TextCuts(NamedTuple):
    """What a run is made of: plain text, text with spaces at its ends, and the signs for a tab and for a new line."""

    plain: Cut
    spaced: Cut
    tab: str
    line: str


class CommentCuts(NamedTuple):
    """The pieces of comments: what opens and closes their part, each before and after its text, its anchors in the document."""

    opening: str = ""
    closing: str = ""
    before: str = ""
    after: str = ""
    start: str = ""
    end: str = ""


class Basics(NamedTuple):
    """What every document of a style has: the parts no report touches, packed, and the cuts of what is the same in all.

    `shell` is the document around a report; the cuts of comments are empty where there are none.
    """

    still: tuple[Entry, ...]
    shell: Cut
    text: TextCuts
    comments: CommentCuts
    dated: str
    undated: str


def escaped(text: str) -> str:
    """Escape a text for XML."""
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def clean(text: str) -> str:
    """Leave out the characters no XML file may hold; a line ends in one character."""
    return text if text.isprintable() else re.sub(_ILLEGAL, "", text).replace("\r\n", "\n")
