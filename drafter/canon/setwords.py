"""Set words of the trade, and the slips they are known in: a character lost, doubled, exchanged, or one that sounds alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from drafter.chinese import is_character, sounds_alike

_HALF = 2
_SHORTEST = 3
_JOINING = frozenset("以与及于由向对为和或而则且也已亦又在将把被从自至到等之其的了")


class Slip(NamedTuple):
    """A set word with a slip in it: where it stands, the word it is, and what happened to it."""

    start: int
    end: int
    word: str
    how: str


class _Half(NamedTuple):
    """A word of which two characters at an end stand in a text: `rest` are the others, behind them or before."""

    word: str
    rest: str
    ahead: bool


class SetWords:
    """Words of three characters or more, with each the words in which a slip of it stands by right (行政复核)."""

    def __init__(self, words: Mapping[str, str], firm: Mapping[str, str]) -> None:
        """Take the words, with what is right though it looks like a slip of one, parted by spaces.

        `firm` are those that are words still, or parts of others, when a character is lost.
        """
        self._right = {word: tuple(right.split()) for word, right in ({**words, **firm}).items()}
        self._words = frozenset(self._right)
        self._firm = frozenset(firm)

    @cached_property
    def _halves(self) -> Mapping[str, tuple[_Half, ...]]:
        halves: dict[str, list[_Half]] = defaultdict(list)
        for word in self._words:
            halves[word[:_HALF]].append(_Half(word, word[_HALF:], ahead=True))
            halves[word[-_HALF:]].append(_Half(word, word[:-_HALF], ahead=False))
        return {half: tuple(words) for half, words in halves.items()}

    @cached_property
    def _turned(self) -> Mapping[str, str]:
        """Words by themselves with two neighbouring characters exchanged."""
        return {turned: word for word in self._words for turned in _exchanged(word) if turned != word}

    @cached_property
    def _lengths(self) -> tuple[int, ...]:
        return tuple(sorted({len(word) for word in self._words}, reverse=True))

    def slips(self, text: str) -> Iterator[Slip]:
        """Yield the slips in a text, in its order, one at a place."""
        done = 0
        for at in range(len(text) - 1):
            for slip in self._at(text, at):
                if slip.start >= done and not self._is_right(text, slip):
                    yield slip
                    done = slip.end
                    break

    def _at(self, text: str, at: int) -> Iterator[Slip]:
        for length in self._lengths:
            word = self._turned.get(text[at : at + length])
            if word:
                yield Slip(at, at + length, word, "字的次序颠倒了")
        for half in self._halves.get(text[at : at + _HALF], ()):
            found = _behind(text, at, half) if half.ahead else _before(text, at, half)
            if found is not None and (
                found.end - found.start >= len(found.word) or found.word not in self._firm
            ):
                yield found

    def _is_right(self, text: str, slip: Slip) -> bool:
        """Tell whether what looks like a slip is a word, or part of one, that is right.

        What is right for a shortened form, as 治政府 in 整治政府, excuses nothing that is as long as the word.
        """
        said = text[slip.start : slip.end]
        if said in self._words:
            return True
        return any(
            right in text[max(0, slip.start - len(right) + 1) : slip.end + len(right) - 1]
            for right in self._right[slip.word]
            if len(said) < len(slip.word) or slip.word in self._firm or right == said or right not in said
        )


def _behind(text: str, at: int, half: _Half) -> Slip | None:
    """Return the slip where a word begins that does not go on as it should."""
    rest, begin = half.rest, at + _HALF
    if text.startswith(rest, begin):
        return None
    size = len(rest)
    if text.startswith(half.word[_HALF - 1] + rest, begin):
        return Slip(at, begin + size + 1, half.word, f"多了一个“{half.word[_HALF - 1]}”")
    for n in range(size - 1):
        if text.startswith(rest[: n + 1] + rest[n:], begin):
            return Slip(at, begin + size + 1, half.word, f"多了一个“{rest[n]}”")
    if _alike(text[begin : begin + size], rest, half.word):
        return Slip(at, begin + size, half.word, "")
    for n in range(size) if size > 1 else ():
        if text.startswith(rest[:n] + rest[n + 1 :], begin):
            return Slip(at, begin + size - 1, half.word, f"少了一个“{rest[n]}”")
    return None


def _before(text: str, at: int, half: _Half) -> Slip | None:
    """Return the slip where a word ends that did not begin as it should."""
    rest, size = half.rest, len(half.rest)
    if text.endswith(rest, 0, at):
        return None
    if _alike(text[max(0, at - size) : at], rest, half.word):
        return Slip(at - size, at + _HALF, half.word, "")
    for n in range(size) if size > 1 else ():
        shorter = rest[:n] + rest[n + 1 :]
        if text.endswith(shorter, 0, at):
            return Slip(at - size + 1, at + _HALF, half.word, f"少了一个“{rest[n]}”")
    return None


def _alike(said: str, rest: str, word: str) -> bool:
    """Tell whether one character of a word of four or more was taken for another that sounds alike."""
    if len(word) <= _SHORTEST or len(said) != len(rest):
        return False
    wrong = [(a, b) for a, b in zip(said, rest, strict=True) if a != b]
    return len(wrong) == 1 and _is_content(wrong[0][0]) and sounds_alike(*wrong[0])


def _is_content(sign: str) -> bool:
    """Tell whether a sign is a character that does not merely join words: 常务会以 may go on as 常务会以……."""
    return is_character(sign) and sign not in _JOINING


def _exchanged(word: str) -> Iterator[str]:
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
