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
YEAR = "全年"
_FIRST_TAG = 0x100
_TAGGED = re.compile(f"{TAG}(.)([^{END}]*){END}", re.DOTALL)
_TAG_SIGN = re.compile(f"{TAG}(.)", re.DOTALL)
_SIGNS = re.compile(f"{TAG}.|[\ufdd0-\ufdef]", re.DOTALL)


class Sense(Enum):
    """What a tagged stretch is to the sentence it stands in."""

    FIGURE = "the figure of a fact: said once"
    DERIVED = "worked out from facts: may stand wherever they are known"
    COMPARED = "the figure a fact is compared with: said once, beside it"
    NEEDS = "prints nothing; the fact must have been said earlier in this sentence"


class Tag(NamedTuple):
    """What a tagged stretch was made from: the addresses it rests on, and the fact it says or needs."""

    sense: Sense
    keys: tuple[str, ...]
    mark: Mark = Mark.NONE
    fact: str = ""


class Tags:
    """The tags given out while one topic is told; `compared` are the facts whose change is said there, None where all."""

    def __init__(self) -> None:
        self._tags: list[Tag] = []
        self.compared: frozenset[str] | None = None

    def put(self, text: str, tag: Tag) -> str:
        """Wrap a text in its tag."""
        self._tags.append(tag)
        return f"{TAG}{chr(_FIRST_TAG + len(self._tags) - 1)}{text}{END}"

    def of(self, text: str) -> list[Tag]:
        """Return the tags in a text, in order."""
        if TAG not in text:
            return []
        return [self._tags[ord(sign) - _FIRST_TAG] for sign in _TAG_SIGN.findall(text)]

    def spans(self, text: str) -> tuple[Span, ...]:
        """Cut a text into spans at its tags."""
        spans: list[Span] = []
        parts = iter(_TAGGED.split(text))
        for between in parts:
            if between:
                spans.append(Span(between))
            sign, tagged = next(parts, ""), next(parts, "")
            if tagged:
                tag = self._tags[ord(sign) - _FIRST_TAG]
                spans.append(Span(tagged, tag.keys, tag.mark))
        return tuple(spans)


def bare(text: str) -> str:
    """Return what will be read: the text without tags and signs."""
    return _SIGNS.sub("", text)


def beginning(text: str, length: int) -> str:
    """Return the first characters that will be read."""
    return bare(text[:80])[:length]


def last_character(text: str) -> str:
    """Return the last character that will be read."""
    return text.rstrip(END)[-1:]
