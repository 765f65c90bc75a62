"""Interviews in tests: a small outline of two topics (tests/cases/interview), and a talk led by what stands in the test."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from textwrap import dedent

from drafter.files import Plain, Shelf, plain, read_yaml
from drafter.interview import Conductor, Stop
from drafter.interview.cards import Act, Card, Choice, Grid, Line, Listing, Page, Reply, Text
from drafter.interview.choosing import found
from drafter.interview.commands import Command
from drafter.interview.session import Session
from drafter.interview.steps import Step
from drafter.pipeline.workshop import Workshop

COUNTY = Path(__file__).parent / "cases" / "interview"
HEAD = """\
提纲: 小样
机关: 云岭县人民政府
区域: 云岭县
年度: 2026
成文日期: 2027-01-18
主送: 县委
提法: {纲要: 无, 全会: 无}
"""


@lru_cache(maxsize=1)
def small() -> Workshop:
    """Return the workshop that knows the small outline, 小样, beside the shipped ones."""
    return Workshop(Shelf(COUNTY))


def session_on(folder: Path, text: str = "提纲: 小样\n", name: str = "云岭县-2026.yaml") -> Session:
    """Write a facts file and sit down to it."""
    path = folder / name
    path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return Session(str(path), small())


def again(session: Session) -> Session:
    """Sit down to the same file another day."""
    return Session(session.path, session.shop)


def not_wanted(_: Step) -> bool:
    """Want nothing that need not be asked."""
    return False


class Talk:
    """An interview whose replies stand in the test; counts them."""

    def __init__(self, session: Session, wanted: Callable[[Step], bool] = not_wanted) -> None:
        self.session = session
        self.stop: Stop | None = None
        self.replies = 0
        self._flow = Conductor(session, wanted).run()
        self.card: Card = next(self._flow)

    def send(self, reply: Reply) -> Card:
        """Give a reply; return the card that follows, the same where the talk is over."""
        self.replies += 1
        try:
            self.card = self._flow.send(reply)
        except StopIteration as end:
            self.stop = end.value
        return self.card

    def say(self, *texts: str, at: int = -1) -> Card:
        """Answer this question and those behind it; in a table the present cell, in a list a new item."""
        for text in texts:
            here = self.card.at if at < 0 and isinstance(self.card, Grid) else at
            self.send(Reply(Act.SAY, text, here))
        return self.card

    def press(self, command: Command, text: str = "", at: int = -1) -> Card:
        """Ask for a command, with what stands in the field."""
        here = self.card.at if at < 0 and isinstance(self.card, Grid) else at
        return self.send(Reply(command, text, here))

    def choose(self, typed: str) -> Card:
        """Choose what is found first for some words, as a terminal does."""
        return self.send(Reply(Act.SAY, typed, found(typed, self.choice.options)[0]))

    def go(self, typed: str) -> Card:
        """Go by the overview to what is found first for some words."""
        self.press(Command.OVERVIEW)
        return self.choose(typed)

    def more(self, typed: str) -> Card:
        """Go to one of the questions that are asked only when wanted."""
        self.press(Command.MORE)
        return self.choose(typed)

    @property
    def labels(self) -> tuple[str, ...]:
        """What may be chosen."""
        return tuple(option.label for option in self.choice.options)

    @property
    def choice(self) -> Choice:
        """The card, one with answers to choose from."""
        assert isinstance(self.card, Choice), self.card
        return self.card

    @property
    def line(self) -> Line:
        """The card, one with an answer of one line."""
        assert isinstance(self.card, Line), self.card
        return self.card

    @property
    def grid(self) -> Grid:
        """The card, one with a table of figures."""
        assert isinstance(self.card, Grid), self.card
        return self.card

    @property
    def listing(self) -> Listing:
        """The card, one with a list."""
        assert isinstance(self.card, Listing), self.card
        return self.card

    @property
    def paper(self) -> Text:
        """The card, one with an answer of several paragraphs."""
        assert isinstance(self.card, Text), self.card
        return self.card

    @property
    def page(self) -> Page:
        """The card, one to read."""
        assert isinstance(self.card, Page), self.card
        return self.card

    @property
    def disk(self) -> str:
        """The facts file as it is on disk."""
        return Path(self.session.path).read_text(encoding="utf-8")

    def kept(self, *path: str | int) -> Plain:
        """What the file on disk says at an address, nothing where it says nothing."""
        return kept(self.session.path, *path)


def kept(file: str, *path: str | int) -> Plain:
    """Return what a facts file says at an address, nothing where it says nothing."""
    document, _ = read_yaml(file)
    here: Plain = plain(document.root) if document.root is not None else {}
    for key in path:
        if isinstance(here, dict) and isinstance(key, str):
            here = here.get(key, "")
        elif isinstance(here, list) and isinstance(key, int) and key < len(here):
            here = here[key]
        else:
            return ""
    return here


def talk_on(folder: Path, text: str = "提纲: 小样\n", name: str = "云岭县-2026.yaml") -> Talk:
    """Write a facts file and begin to talk about it."""
    return Talk(session_on(folder, text, name))
