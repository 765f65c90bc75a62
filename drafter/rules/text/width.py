"""Half-width marks among Chinese characters, as web pages have them: told once, and full width for every other rule."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.chinese import is_character

FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。"}
_MARK = re.compile("[,;:?!().]")
_NUMBER = re.compile("[一二三四五六七八九十]{1,3}|[（(][一二三四五六七八九十]{1,3}[）)]")
_CHINESE_MARKS = frozenset("，、；：。？！“”‘’《》〈〉（）〔〕【】…")
_SPACES = str.maketrans({"\u3000": " ", "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " "})


def half_width_marks(written: str) -> tuple[int, ...]:
    """Return where half-width marks stand for full-width ones: beside Chinese, not within 1,300 or 9:30, not in 1.

    A bracket counts in every line that has Chinese in it, for its other half does too.
    """
    found = [mark.start() for mark in _MARK.finditer(written)]
    if not found or not any(map(is_character, written)):
        return ()
    return tuple(at for at in found if _stands_for_another(written, at))


def _stands_for_another(written: str, at: int) -> bool:
    mark = written[at]
    if mark in "()":
        return True
    before = _before(written, at)
    after = written[at + 1 : at + 2]
    if mark == ".":
        return (
            _is_chinese(before)
            and (not after or _is_chinese(after))
            and not _NUMBER.fullmatch(written, 0, at)
        )
    if before.isascii() and before.isdigit() and after.isascii() and after.isdigit():
        return False
    return _is_chinese(before) or _is_chinese(after.strip()) or (before in ("%", ")", '"') and mark in ",;")


def _before(written: str, at: int) -> str:
    """Return the sign before a mark, spaces apart."""
    while at and written[at - 1] == " ":
        at -= 1
    return written[at - 1 : at]


def _is_chinese(sign: str) -> bool:
    return bool(sign) and (is_character(sign) or sign in _CHINESE_MARKS)


def widened(written: str, places: Sequence[int]) -> str:
    """Return a line with full-width marks at some places and plain spaces, one sign for one: every offset stays true."""
    text = written if written.isprintable() and "\u3000" not in written else written.translate(_SPACES)
    if not places:
        return text
    signs = list(text)
    for at in places:
        signs[at] = FULL[written[at]]
    return "".join(signs)
