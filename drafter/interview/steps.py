"""One step of the interview: a question with its place in the file, the card that asks it, and what an answer does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from drafter.interview.cards import Card, Reply
from drafter.interview.session import Address


class State(Enum):
    """Whether a question has its answer."""

    ANSWERED = "已填"
    OPEN = "待填"
    PASSED = "没有"
    OPTIONAL = "可填"


ON, STAY = "下一题", "还在这一题"


class Turn(NamedTuple):
    """Where an answer leads: on, back to the same question at a cell or item, or to the question of an address."""

    to: str = ON
    at: int = 0
    message: str = ""


class Target(NamedTuple):
    """Where to go: the question of an address, the cell or item in it, and what has to be said there."""

    address: str
    at: int = 0
    message: str = ""


class Row(NamedTuple):
    """One answer as a table of answers shows it: what was asked, what stands there, what stood there last year.

    `address` leads to the cell or item `at`.
    """

    title: str
    answer: str = ""
    last: str = ""
    at: int = 0
    address: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One question. `section` is its group in the overview, `reads` the heading below which its words will stand.

    `paths` are where in the facts file its answers go. `asked` and `answered` count what it holds, a table as many as
    its cells. An optional one is asked only when wanted.
    """

    address: str
    section: str
    title: str
    state: State
    card: Callable[[int], Card]
    take: Callable[[Reply], Turn]
    paths: tuple[Address, ...] = ()
    about: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    asked: int = 1
    answered: int = 0
    reads: str = ""
    optional: bool = False

    @property
    def target(self) -> Target:
        """The way to it: to the first cell of a table that has no answer."""
        first = next((row.at for row in self.rows if not row.answer), 0)
        return Target(self.address, first if self.asked > 1 else 0)

    @property
    def open(self) -> bool:
        """Tell whether it is on the way and has no answer yet."""
        return not self.optional and self.state is State.OPEN
