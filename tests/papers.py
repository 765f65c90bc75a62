"""Texts as rules read them, with the fixes of what was found made."""

from __future__ import annotations

from drafter.rules.text.checker import Checked


def mended(text: str, found: tuple[Checked, ...]) -> str:
    """Return a line with every fix of its findings made."""
    for one in reversed(found):
        fix = one.noted.fix
        assert fix is not None
        text = text[: fix.start] + fix.text + text[fix.end :]
    return text
