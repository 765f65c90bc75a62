"""Words that are written for one another, and words a sentence cannot end in: the lists that rules of wording read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, Field

from drafter.canon.setwords import SetWords
from drafter.records import FromFile, YesNo


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as trouble:
        raise ValueError(f"“{pattern}”不是能用的匹配式") from trouble
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]


FILE = "confusions.yaml"
_NEAR_BEFORE, _NEAR_BEHIND = 8, 40


class Confusion(FromFile):
    """A word written for another, and between which words: what must or must not stand before and after it.

    `sure` is one where nothing else can be meant; `either` one that is only the less usual way of writing.
    """

    wrong: str = Field(alias="错", min_length=1)
    right: str = Field(alias="改", min_length=1)
    before: Pattern = Field(alias="前", default="")
    after: Pattern = Field(alias="后", default="")
    not_before: Pattern = Field(alias="前非", default="")
    not_after: Pattern = Field(alias="后非", default="")
    sure: YesNo = Field(alias="确定", default=True)
    either: YesNo = Field(alias="两可", default=False)
    note: str = Field(alias="说明", default="")

    @cached_property
    def _around(self) -> tuple[re.Pattern[str], ...]:
        ends = [f"(?:{pattern})$" if pattern else "" for pattern in (self.before, self.not_before)]
        return tuple(map(re.compile, (*ends, self.after, self.not_after)))

    def fits(self, before: str, after: str) -> bool:
        """Tell whether it is a slip between these words."""
        wanted, unwanted, follows, unfit = self._around
        if (self.not_before and unwanted.search(before)) or (self.not_after and unfit.match(after)):
            return False
        return bool(wanted.search(before)) and bool(follows.match(after))


class Confusions(FromFile):
    """The words written for one another: those never right as they stand, and those that depend on their neighbours.

    `traditional` is pairs of characters, the traditional one first. `set_words` are words that every slip of is wrong,
    `firm` those that are words still with a character lost; with each what is right though it looks like a slip.
    """

    always: dict[str, str] = Field(alias="字词")
    between: tuple[Confusion, ...] = Field(alias="看上下文")
    traditional: str = Field(alias="繁体", default="")
    set_words: dict[str, str] = Field(alias="成词", default={})
    firm: dict[str, str] = Field(alias="字序", default={})

    @cached_property
    def _by_word(self) -> Mapping[str, tuple[Confusion, ...]]:
        """The entries by the wrong word."""
        found: dict[str, tuple[Confusion, ...]] = {}
        for pair in self.traditional.split():
            found[pair[0]] = (Confusion(错=pair[0], 改=pair[1:], 说明="这是繁体字"),)
        for wrong, right in self.always.items():
            found[wrong] = (Confusion(错=wrong, 改=right),)
        for one in self.between:
            found[one.wrong] = (*found.get(one.wrong, ()), one)
        return found

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """What finds every wrong word, the longest first."""
        return re.compile("|".join(map(re.escape, sorted(self._by_word, key=len, reverse=True))))

    @cached_property
    def old_signs(self) -> frozenset[str]:
        """The traditional characters."""
        return frozenset(pair[0] for pair in self.traditional.split())

    @cached_property
    def _words(self) -> SetWords:
        return SetWords(self.set_words, self.firm)

    def slips(self, text: str) -> Iterator[tuple[int, int, Confusion]]:
        """Yield what is written for another word in a text, with where it stands: from the lists, then in set words."""
        taken: set[int] = set()
        for found in self._pattern.finditer(text):
            start, end = found.span()
            around = text[max(0, start - _NEAR_BEFORE) : start], text[end : end + _NEAR_BEHIND]
            entry = next((e for e in self._by_word[found[0]] if e.fits(*around)), None)
            if entry is not None:
                taken.update(range(start, end))
                yield start, end, entry
        for slip in self._words.slips(text):
            if taken.isdisjoint(range(slip.start, slip.end)):
                yield (
                    slip.start,
                    slip.end,
                    Confusion(错=text[slip.start : slip.end], 改=slip.word, 说明=slip.how),
                )


class Endings(FromFile):
    """What a sentence cannot end in: words that join, and beginnings of words, each with the words that do end in it.

    `alone` are verbs that are no clause by themselves.
    """

    joining: dict[str, str] = Field(alias="虚词")
    cut: dict[str, str] = Field(alias="断词")
    never: tuple[str, ...] = Field(alias="不成词")
    alone: tuple[str, ...] = Field(alias="单用", default=())

    def _allowed(self, table: Mapping[str, str], clause: str) -> bool:
        return any(clause.endswith(word) for word in table[clause[-1]].split())

    def joins(self, clause: str) -> str:
        """Return the joining word that a clause wrongly ends in."""
        return clause[-1] if clause[-1] in self.joining and not self._allowed(self.joining, clause) else ""

    def breaks_off(self, clause: str) -> str:
        """Return the beginning of a word that a clause ends in; or the clause where it is a verb that lacks its object."""
        if clause in self.alone:
            return clause
        for word in self.never:
            if clause.endswith(word):
                return word
        return clause[-1] if clause[-1] in self.cut and not self._allowed(self.cut, clause) else ""
