"""Finding by characters or by the first letters of their pinyin: sfj finds 县司法局."""

from __future__ import annotations

from functools import lru_cache

from drafter.chinese import half_width, initials


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return half_width(text).lower()


def matches(typed: str, *texts: str) -> bool:
    """Tell whether what was typed is in a text, as it stands or as first letters; nothing typed matches all."""
    wanted = _folded(typed).strip()
    if not wanted:
        return True
    if any(wanted in _folded(text) for text in texts):
        return True
    return wanted.isascii() and wanted.isalpha() and any(wanted in initials(text) for text in texts if text)


def begins(typed: str, label: str) -> bool:
    """Tell whether a label begins with what was typed, as it stands or as first letters."""
    lowered = _folded(typed).strip()
    if _folded(label).startswith(lowered):
        return True
    return lowered.isascii() and lowered.isalpha() and initials(label).startswith(lowered)
