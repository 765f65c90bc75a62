"""The sentences of a text, made alike: what tells whether a report came back as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from drafter.chinese import half_width
from drafter.harvest.outlay import texts_of
from drafter.style.house import HouseStyle
from drafter.tree import Block, Heading, plain

_END = re.compile(r"[。！？；!?;\n]+")
_SPACE = re.compile(r"\s+")


def sentences(text: str) -> tuple[str, ...]:
    """Split a text into sentences: no end marks, no spaces, full-width signs made half-width."""
    plain_text = _SPACE.sub("", half_width(text))
    return tuple(kept for part in _END.split(plain_text) if (kept := part.strip(",:.、")))


def said(blocks: Iterable[Block], style: HouseStyle) -> tuple[str, ...]:
    """Return the sentences of some blocks; a heading is one, without its number."""
    found: list[str] = []
    level = 1
    for block in blocks:
        if isinstance(block, Heading):
            level = block.level
            found += sentences(plain(block.spans))
        else:
            for text in texts_of(block, style, level):
                found += sentences(text)
    return tuple(found)


def stands_in(part: Sequence[str], whole: Sequence[str], start: int = 0) -> int | None:
    """Return where some sentences stand together in a text, behind the first of them; None where they do not."""
    if not part:
        return start
    for at in range(start, len(whole) - len(part) + 1):
        if whole[at] == part[0] and tuple(whole[at : at + len(part)]) == tuple(part):
            return at + len(part)
    return None
