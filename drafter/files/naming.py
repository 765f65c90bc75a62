"""What a text may be as part of a file name, and the marks by which the documents of one report are told apart."""

from __future__ import annotations

import re

NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s\x00-\x1f\x7f]+')
DRAFT_MARK = "（草稿）"
_LONGEST_MARK = 40


def clipped(text: str, room: int) -> str:
    """Return as much of a text as fits into so many bytes of a file name."""
    encoded = text.encode("utf-8", "surrogateescape")
    return text if len(encoded) <= room else encoded[:room].decode("utf-8", "ignore")


def mark(text: str) -> str:
    """Return a mark behind the stem of a file name: （公开）."""
    return NOT_IN_NAMES.sub("", f"（{clipped(text, _LONGEST_MARK)}）")
