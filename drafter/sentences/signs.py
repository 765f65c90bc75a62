"""The signs templates leave in their output for `assemble`: noncharacters of Unicode, which no text contains.

A template is rendered in one pass; what is absent leaves a sign instead of stopping it, and `assemble` then
decides clause by clause what stands.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from drafter.tree import Mark, Span

TAG, END = "\ufdd0", "\ufdd1"
CLAUSE, SENTENCE, PARAGRAPH, OTHERWISE = "\ufdd2", "\ufdd3", "\ufdd4", "\ufdd5"
ABSENT, YEAR_WORD, LIST, ITEM, MEASURES = "\ufdd6", "\ufdd7", "\ufdd8", "\ufdd9", "\ufdda"
_FIRST_TAG = 0x100
_TAGGED = re.compile(f"{TAG}(.)([^{END}]*){END}", re.DOTALL)
SIGNS = re.compile("[\ufdd0-\ufdef]")


class Sense(Enum):
    """What a tagged stretch is to the sentence it stands in."""

    FIGURE = "the figure of a fact: said once"
    DERIVED = "worked out from facts: may stand wherever they are known"
    NEEDS = "prints nothing; the fact must have been said earlier in this sentence"


class Tag(NamedTuple):
    """What a tagged stretch was made from: the addresses it rests on, and the fact it says or needs."""

    sense: Sense
    keys: tuple[str, ...]
    mark: Mark = Mark.NONE
    fact: str = ""


class Tags:
    """The tags given out while one topic is told."""

    def __init__(self) -> None:
        self._tags: list[Tag] = []

    def put(self, text: str, tag: Tag) -> str:
        """Wrap a text in its tag."""
        self._tags.append(tag)
        return f"{TAG}{chr(_FIRST_TAG + len(self._tags) - 1)}{text}{END}"

    def of(self, text: str) -> list[Tag]:
        """Return the tags in a text, in order."""
        return [self._tags[ord(sign) - _FIRST_TAG] for sign, _ in _TAGGED.findall(text)]

    def spans(self, text: str) -> tuple[Span, ...]:
        """Cut a text into spans at its tags."""
        spans: list[Span] = []
        at = 0
        for found in _TAGGED.finditer(text):
            if found.start() > at:
                spans.append(Span(text[at : found.start()]))
            tag = self._tags[ord(found[1]) - _FIRST_TAG]
            if found[2]:
                spans.append(Span(found[2], tag.keys, tag.mark))
            at = found.end()
        if at < len(text):
            spans.append(Span(text[at:]))
        return tuple(spans)


def bare(text: str) -> str:
    """Return what will be read: the text without tags and signs."""
    return SIGNS.sub("", _TAGGED.sub(r"\2", text))
