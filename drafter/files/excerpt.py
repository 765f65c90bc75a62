"""Show a line of a file with a caret under the place concerned, as a terminal prints it."""

from __future__ import annotations

import unicodedata

from drafter.files.source import Source
from drafter.findings import Place

_TAB = "    "
_ROOM = 96


def width(text: str) -> int:
    """Return how many columns a terminal needs: two for a wide character, none for a combining one."""
    return sum(_columns(c) for c in text)


def excerpt(source: Source, at: Place) -> str:
    """Return the line and a caret line below it; an empty text for a place without a line."""
    if at.line is None:
        return ""
    line = source.line(at.line)
    start = min((at.column or 1) - 1, len(line))
    end = min(start + max(at.length, 1), len(line))
    before, marked, after = _clipped(line[:start], line[start:end], line[end:])
    gutter = f"    {at.line} | "
    carets = "^" * max(width(marked), 1)
    blank = " " * (len(gutter) - 2) + "| "
    shown = f"{gutter}{before}{marked}{after}".rstrip()
    return shown if at.column is None else f"{shown}\n{blank}{' ' * width(before)}{carets}"


def _clipped(before: str, marked: str, after: str) -> tuple[str, str, str]:
    """Cut a long line around what is marked, so that line and caret stay on one row."""
    before, marked, after = _shown(before), _shown(marked), _shown(after)
    room = _ROOM
    if width(before + marked + after) <= room:
        return before, marked, after
    marked = _head(marked, room * 2 // 3)
    room -= width(marked)
    tail = _head(after, max(room // 2, room - width(before)))
    return _head(before[::-1], room - width(tail))[::-1], marked, tail


def _head(text: str, room: int) -> str:
    """Return as much of a text as fits, … standing for the rest."""
    if width(text) <= room:
        return text
    used, kept = 1, ""
    for character in text:
        used += _columns(character)
        if used > room:
            break
        kept += character
    return kept + "…"


def _shown(text: str) -> str:
    """Replace what would upset a terminal: tabs by spaces, control characters by a sign."""
    text = text.replace("\t", _TAB)
    return (
        text
        if text.isprintable()
        else "".join(c if _is_shown(c) else "\N{REPLACEMENT CHARACTER}" for c in text)
    )


def _is_shown(character: str) -> bool:
    return character.isprintable() or unicodedata.category(character) == "Zs"


def _columns(character: str) -> int:
    if character < "\x7f":
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
