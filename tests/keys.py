"""A keyboard for tests: keys by name, pressed on the screen of the interview, with what is seen at the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from drafter.interview.cards import Card, Flow, Reply
from drafter.interview.commands import Command
from drafter.interview.screen import Screen

T = TypeVar("T")
KEYS = {
    "F1": "\x1bOP",
    "F2": "\x1bOQ",
    "F3": "\x1bOR",
    "F4": "\x1bOS",
    "F5": "\x1b[15~",
    "F6": "\x1b[17~",
    "F7": "\x1b[18~",
    "F8": "\x1b[19~",
    "F9": "\x1b[20~",
    "F12": "\x1b[24~",
    "Enter": "\r",
    "Tab": "\t",
    "Up": "\x1b[A",
    "Down": "\x1b[B",
    "Left": "\x1b[D",
    "Home": "\x1b[H",
    "End": "\x1b[F",
    "Backspace": "\x7f",
    "Delete": "\x1b[3~",
    "PgUp": "\x1b[5~",
    "PgDn": "\x1b[6~",
    **{f"Ctrl-{letter}": chr(ord(letter) - ord("A") + 1) for letter in "ABCDEGKNOPSTUYZ"},
}


class Sized(DummyOutput):
    """A screen of some size that shows nothing."""

    def __init__(self, columns: int, rows: int) -> None:
        self._size = Size(rows=rows, columns=columns)

    def get_size(self) -> Size:
        """How large it is."""
        return self._size


class Seen(NamedTuple):
    """What is on the screen behind the last key, what was replied on the way, and how it ended where it did by itself."""

    card: Card
    typed: str
    said: str
    at: int
    editing: int
    replies: tuple[Reply, ...]
    by_ctrl_c: bool


def pasted(text: str) -> str:
    """Return what a terminal sends when something is pasted."""
    return f"\x1b[200~{text}\x1b[201~"


def _forget(_: str) -> None:
    pass


def press(
    flow: Flow[T], *keys: str, columns: int = 80, rows: int = 24, keep: Callable[[str], None] = _forget
) -> Seen:
    """Press keys, named or as they are, all at once; then the terminal is gone. `keep` is given what ends a line."""
    replies: list[Reply] = []
    with create_pipe_input() as source:
        source.send_text("".join(KEYS.get(key, key) for key in keys))
        source.close()
        screen = Screen(_noted(flow, replies), keep, source, Sized(columns, rows))
        _, by_ctrl_c = screen.run()
        return Seen(
            screen.card, screen.typed, screen.said, screen.at, screen.editing, tuple(replies), by_ctrl_c
        )


def _noted(flow: Flow[T], replies: list[Reply]) -> Flow[T]:
    """Pass cards and replies on, and note the replies; that the terminal is gone at the end is none."""
    card = next(flow)
    while True:
        reply = yield card
        replies.append(reply)
        try:
            card = flow.send(reply)
        except StopIteration as end:
            result: T = end.value
            return result


def of_one(card: Card) -> Flow[Reply]:
    """Show one card until it is quit; return the first reply."""
    first = yield card
    reply = first
    while reply.act is not Command.QUIT:
        reply = yield card
    return first
