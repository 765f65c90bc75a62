"""How reports divide what they count: parts that make up a whole, parts that cannot exceed it, what a rate divides."""

from __future__ import annotations

import re
from itertools import permutations

from pydantic import Field

from drafter.records import FromFile, YesNo

_NOT = re.compile("(?:不予|不|未|非|没有)(.+)")
_PAIR = 2
_NEW = re.compile("新增|新发|新收|新认定")
FILE = "breakdowns.yaml"
_SHORT = 8  # a longer label only mentions the word


def _contrary(one: str, other: str) -> bool:
    """Tell whether one label is the other with a word for not before it: 规范 and 不规范, 立案 and 不予立案."""
    found = _NOT.match(other)
    return found is not None and len(found[1]) > 1 and (one.endswith(found[1]) or one.startswith(found[1]))


class PartOf(FromFile):
    """Words for a whole, and for what is counted within it. Where `doubtful`, more may have been left from last year."""

    wholes: tuple[str, ...] = Field(alias="整体", min_length=1)
    parts: tuple[str, ...] = Field(alias="部分", min_length=1)
    doubtful: YesNo = Field(alias="存疑", default=False)


class Breakdowns(FromFile):
    """The words by which rules of figures know a breakdown, a remainder, a part, and the numerator of a rate."""

    sets: tuple[tuple[str, ...], ...] = Field(alias="成套")
    rests: tuple[str, ...] = Field(alias="独指")
    parts: tuple[PartOf, ...] = Field(alias="部分")
    rates: dict[str, tuple[str, ...]] = Field(alias="比率")
    qualified: tuple[str, ...] = Field(alias="限定")
    unbounded: tuple[str, ...] = Field(alias="可超")

    def divide(self, labels: tuple[str, ...]) -> bool:
        """Tell whether labels are members of one set: two of them at least, by different words."""
        return any(len({_longest(words, label) for label in labels} - {""}) > 1 for words in self.sets)

    def divide_all(self, labels: tuple[str, ...]) -> bool:
        """Tell whether every label is a member of one set, each by another word."""
        return any(
            len({_longest(words, label) for label in labels} - {""}) == len(labels) > 1 for words in self.sets
        )

    def cover(self, labels: tuple[str, ...]) -> bool:
        """Tell whether labels are all there is: 线上 and 线下; 民事, 刑事 and 行政; a thing and its contrary."""
        if len(labels) == _PAIR and _contrary(*(label.removesuffix("的") for label in labels)):
            return True
        return any({_longest(words, label) for label in labels} >= set(words) for words in self.sets)

    def nested(self, labels: tuple[str, ...]) -> bool:
        """Tell whether one of the labels is told within another: 审结 and 败诉; but not 判决驳回 and 准予撤诉."""
        return any(
            _longest(part.wholes, one) and _longest(part.parts, other) and not _longest(part.parts, one)
            for part in self.parts
            for one, other in permutations(labels, 2)
        )

    def goes_on(self, labels: tuple[str, ...], label: str) -> bool:
        """Tell whether a label is one more member of the set that labels before it are of, and none of them again."""
        sets = (
            words
            for words in self.sets
            for word in (_longest(words, label),)
            if word
            and len(label) - len(word) <= _SHORT
            and word not in (_longest(words, one) for one in labels)
        )
        return any(sum(1 for one in labels if _longest(words, one)) * 2 > len(labels) for words in sets)

    def has_rest(self, labels: tuple[str, ...]) -> bool:
        """Tell whether one of the labels is what is left over."""
        return any(word in label and not _NEW.search(label) for label in labels for word in self.rests)

    def numerators(self, rate: str) -> tuple[str, ...]:
        """Return the words that what a rate divides is told by: 采纳率 by 采纳, 受案率 by 受理."""
        return self.rates.get(_longest(tuple(self.rates), rate), ())


def _longest(words: tuple[str, ...], label: str) -> str:
    return max((word for word in words if word in label), key=len, default="")
