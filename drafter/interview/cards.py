"""What passes between the interview and a terminal: a card with one question goes out, a reply comes back.

The interview knows no terminal and a terminal knows no facts, so that keyboard, plain lines and a script of answers
drive the same code.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, TypeAlias, TypeVar

from drafter.files import Key, Plain
from drafter.interview.commands import Command


class Verdict(NamedTuple):
    """What a typed answer comes to: the value to keep and how it is shown, or why it is refused and what to do.

    `offer` is another reading, taken only if the clerk says so.
    """

    value: str | None
    shown: str = ""
    message: str = ""
    offer: str = ""


Check: TypeAlias = Callable[[str], Verdict]


class Suggestion(NamedTuple):
    """A word offered while typing: what is put in, in place of how many characters, and what is shown beside it."""

    text: str
    replaces: int
    note: str = ""


Suggest: TypeAlias = Callable[[str], tuple[Suggestion, ...]]


class Act(Enum):
    """What a reply does, beyond the commands."""

    SAY = "答"
    DELETE = "删"
    MOVE = "移"
    PASTE = "贴"


class Reply(NamedTuple):
    """What the clerk did: `text` is what was typed, confirmed or not, `at` and `to` are numbers of cells, items, options."""

    act: Act | Command
    text: str = ""
    at: int = -1
    to: int = -1


class Progress(NamedTuple):
    """How far the file is: which section, how many of how many are answered, when it was last saved."""

    name: str = ""
    section: str = ""
    number: int = 0
    sections: int = 0
    answered: int = 0
    asked: int = 0
    saved: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One question, or one page to read. `draft` is what stands in the field already; `message` what has to be said now.

    `path` is where in the facts file the answer goes, empty where it goes nowhere by itself; `about` are the words of
    the items of lists that it leads through. `length` is how many
    characters the report has now, `limit` how many it may have.
    """

    address: str
    path: tuple[Key, ...] = ()
    about: tuple[str, ...] = ()
    title: str
    where: str = ""
    notes: tuple[str, ...] = ()
    help: tuple[str, ...] = ()
    message: str = ""
    draft: str = ""
    preview: tuple[str, ...] = ()
    preview_title: str = ""
    progress: Progress = Progress()
    length: int = 0
    limit: int | None = None
    commands: tuple[Command, ...] = (Command.BACK, Command.SKIP, Command.OVERVIEW)


def _as_it_is(text: str) -> Verdict:
    return Verdict(text, text)


def nothing(_: str) -> tuple[Suggestion, ...]:
    """Offer no word."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Card):
    """A question with an answer of one line; `default` is taken by Enter, `origin` says where it comes from."""

    check: Check = _as_it_is
    default: str = ""
    origin: str = ""
    suggest: Suggest = nothing
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Card):
    """A question with an answer of several paragraphs."""

    check: Check = _as_it_is
    suggest: Suggest = nothing


class Option(NamedTuple):
    """One choice: what it is called, what is said beside it, what else it is found by; a hidden one shows when searched."""

    label: str
    note: str = ""
    found_by: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Card):
    """A question with some answers to choose from, by number, by first letters, or with the arrows."""

    options: tuple[Option, ...]
    at: int = 0


class Cell(NamedTuple):
    """One figure of a table: its name and unit, last year's, this year's, how it changed, how to fill it in."""

    path: tuple[Key, ...]
    label: str
    unit: str
    last: str
    now: str
    change: str
    draft: str
    check: Check
    notes: tuple[str, ...] = ()
    required: bool = False
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid(Card):
    """A small table of figures, filled cell by cell or confirmed as a whole."""

    cells: tuple[Cell, ...]
    at: int = 0


class Offer(NamedTuple):
    """Something that may be taken into a list: last year's words, or what the figures suggest, and why.

    One that is not public rests on what is kept from the public, and is to be kept from it. `item` is the whole of it where
    it has more than words: heading, figures, outcome.
    """

    text: str
    why: str = ""
    public: bool = True
    item: Plain = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Card):
    """A list that items are added to, edited, moved and deleted; `noun` is what one of them is called.

    `main` is the key under which the words of an item stand that has keys.
    """

    items: tuple[str, ...]
    noun: str
    main: str = ""
    offers: tuple[Offer, ...] = ()
    offered: str = ""
    check: Check = _as_it_is
    suggest: Suggest = nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Card):
    """Something to read; any reply goes on."""

    lines: tuple[str, ...]


T = TypeVar("T")
Flow: TypeAlias = Generator[Card, Reply, T]
