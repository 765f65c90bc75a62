"""Show a line of a file with a caret under the place concerned, as a terminal prints it."""

from __future__ import annotations

import unicodedata

from drafter.chinese import display_width
from drafter.files.source import Source
from drafter.findings import Place

_TAB = "    "
_ROOM = 96


def excerpt(source: Source, at: Place) -> str:
    """Return the line and a caret line below it; an empty text for a place without a line."""
    if at.line is None:
        return ""
    line = source.line(at.line)
    start = min((at.column or 1) - 1, len(line))
    end = min(start + max(at.length, 1), len(line))
    before, marked, after = _clipped(line[:start], line[start:end], line[end:])
    gutter = f"    {at.line} | "
    carets = "^" * max(display_width(marked), 1)
    blank = " " * (len(gutter) - 2) + "| "
    row = f"{gutter}{before}{marked}{after}".rstrip()
    return row if at.column is None else f"{row}\n{blank}{' ' * display_width(before)}{carets}"


def _clipped(before: str, marked: str, after: str) -> tuple[str, str, str]:
    """Cut a long line around what is marked, so that line and caret stay on one row."""
    before, marked, after = shown(before), shown(marked), shown(after)
    room = _ROOM
    if display_width(before + marked + after) <= room:
        return before, marked, after
    marked = _head(marked, room * 2 // 3)
    room -= display_width(marked)
    tail = _head(after, max(room // 2, room - display_width(before)))
    return _head(before[::-1], room - display_width(tail))[::-1], marked, tail


def _head(text: str, room: int) -> str:
    """Return as much of a text as fits, … standing for the rest."""
    if display_width(text) <= room:
        return text
    used, kept = 1, ""
    for character in text:
        used += display_width(character)
        if used > room:
            break
        kept += character
    return kept + "…"


def shown(text: str) -> str:
    """Replace what would upset a terminal: tabs by spaces, control characters by a sign."""
    text = text.replace("\t", _TAB)
    return (
        text
        if text.isprintable()
        else "".join(c if _is_shown(c) else "\N{REPLACEMENT CHARACTER}" for c in text)
    )


def _is_shown(character: str) -> bool:
    return character.isprintable() or unicodedata.category(character) == "Zs"
