"""Answers from a file in the place of a keyboard: the same cards, the same replies, whatever the order in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from drafter.files import Document, Key, Plain, locate, plain
from drafter.findings import Finding
from drafter.interview import checking, words
from drafter.interview.cards import Act, Card, Choice, Flow, Grid, Line, Listing, Reply, Text
from drafter.interview.commands import Command
from drafter.interview.conductor import Stop
from drafter.interview.faults import not_taken
from drafter.interview.session import Address
from drafter.interview.steps import Step


def _unknown(_: Address) -> Plain | None:
    return None


class Script:
    """A file of answers, written as a facts file is."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._answers: Plain = plain(document.root) if document.root is not None else {}
        self._used: set[Address] = set()
        self._taken: set[Address] = set()
        self._refused: list[Finding] = []
        self._listed: dict[Address, int] = {}
        self._before: tuple[str, int, Reply] | None = None

    def wants(self, step: Step) -> bool:
        """Tell whether the file answers a question that has not been answered from it yet."""
        own = (self._own(path, step.about) for path in step.paths if path)
        return any(self._at(path) is not None and path not in self._used for path in own if path)

    def play(
        self, flow: Flow[Stop], present: Callable[[Address], Plain | None] = _unknown
    ) -> tuple[Stop, tuple[Finding, ...]]:
        """Answer every question from the file; return how it ended, and what was not taken.

        What is `present` in the facts file in the end, taken or not, is not lost.
        """
        card = next(flow)
        while True:
            try:
                card = flow.send(self._reply(card))
            except StopIteration as end:
                return end.value, (*self._refused, *self._not_asked(present))

    def _reply(self, card: Card) -> Reply:
        """Answer a card; what cannot be saved is refused, not tried again and again."""
        reply = self._answer(card)
        state = (card.address, card.at if isinstance(card, Grid) else 0, reply)
        if card.message and state == self._before:
            self._refuse(card.path, card.message)
            reply = Reply(Command.SKIP, at=reply.at)
        self._before = state
        return reply

    def _answer(self, card: Card) -> Reply:
        if isinstance(card, Grid):
            return self._cell(card)
        if isinstance(card, Listing):
            return self._item(card)
        if isinstance(card, Line | Text):
            return self._line(card)
        if isinstance(card, Choice) and card.path:
            return self._choice(card)
        if isinstance(card, Choice):
            stop = next((n for n, o in enumerate(card.options) if o.label == words.STOP_HERE), -1)
            return Reply(Act.SAY, at=stop) if stop >= 0 else Reply(Command.BACK)
        return Reply(Command.DONE)

    def _line(self, card: Line | Text) -> Reply:
        path = self._own(card.path, card.about)
        text = _text(self._take(path)) if path else ""
        if not text:
            return Reply(Command.SKIP)
        verdict = card.check(text)
        if verdict.value is None:
            self._refuse(path, verdict.message)
            return Reply(Command.SKIP)
        return Reply(Act.SAY, text)

    def _choice(self, card: Choice) -> Reply:
        path = self._own(card.path, card.about)
        text = _text(self._take(path)) if path else ""
        at = next((n for n, option in enumerate(card.options) if option.label == text), -1)
        if text and at < 0:
            known = " / ".join(option.label for option in card.options)
            self._refuse(path, f"“{text}”不在可选的里面：{known}。")
        return Reply(Act.SAY, at=at) if at >= 0 else Reply(Command.SKIP)

    def _cell(self, card: Grid) -> Reply:
        cell = card.cells[card.at]
        path = self._own(cell.path, cell.about)
        text = _text(self._take(path)) if path else ""
        if not text:
            return Reply(Command.SKIP, at=card.at)
        verdict = cell.check(text)
        if verdict.value is None:
            self._refuse(path, f"{cell.label}：{verdict.message}")
            return Reply(Command.SKIP, at=card.at)
        return Reply(Act.SAY, text, card.at)

    def _item(self, card: Listing) -> Reply:
        """Add the next item of a list that is not there yet; the list is done when there is none."""
        path = self._own(card.path, card.about)
        self._used.add(path)
        value = self._at(path) if path else None
        items = _items(value)
        for number in range(self._listed.get(path, 0), len(items)):
            self._listed[path] = number + 1
            item = items[number]
            text = item.get(card.main, "") if isinstance(item, dict) else item
            place = (*path, number) if isinstance(value, list) else path
            self._taken.add((*place, card.main) if isinstance(item, dict) else place)
            if not isinstance(text, str) or not text or text in card.items:
                continue
            verdict = card.check(text)
            if verdict.value is None:
                self._refuse((*path, number), verdict.message)
            elif verdict.value not in card.items:
                return Reply(Act.SAY, text)
        return Reply(Command.DONE)

    def _own(self, path: Address, about: tuple[str, ...]) -> Address:
        """Return where this file has what stands at an address of the facts file: items of lists are known by their words.

        Nothing where it has no such item.
        """
        own: list[Key] = []
        words_of = iter(about)
        for key in path:
            if isinstance(key, str):
                own.append(key)
                continue
            said, here = next(words_of, ""), self._at(tuple(own))
            at = next((n for n, item in enumerate(_items(here)) if not said or said in _said(item)), None)
            if at is None:
                return ()
            own.append(at if said else key)
        return tuple(own)

    def _take(self, path: Address) -> Plain | None:
        value = self._at(path)
        self._used.add(path)
        self._taken.add(path)
        if path[-1:] == ("本年",):
            self._taken.update(() if isinstance(self._at(path[:-1]), dict) else (path[:-1],))
        if isinstance(value, dict):
            self._taken.remove(path)
            self._taken.update((*path, key) for key in _parts_of(value))
        return value

    def _at(self, path: Address) -> Plain | None:
        """Return what the file has at an address; a figure may stand there with 本年 or without."""
        here: Plain | None = self._answers
        for key in path:
            if isinstance(here, dict) and isinstance(key, str):
                here = here.get(key)
            elif isinstance(here, list) and isinstance(key, int) and key < len(here):
                here = here[key]
            elif key == "本年" and isinstance(here, str):
                continue
            else:
                return None
        return here

    def _refuse(self, path: Address, message: str) -> None:
        self._refused.append(_finding(self._document, path, message))

    def _not_asked(self, present: Callable[[Address], Plain | None]) -> Iterator[Finding]:
        """Yield what the file has and nothing asked for."""
        for path in _leaves(self._answers, ()):
            taken = any(path[:length] in self._taken for length in range(1, len(path) + 1))
            if not taken and present(path) != self._at(path):
                yield _finding(self._document, path, words.NOT_ASKED.format(".".join(map(str, path))))


def _finding(document: Document, path: Address, message: str) -> Finding:
    return not_taken(locate(document, path), ".".join(map(str, path)), message)


def _items(value: Plain | None) -> list[Plain]:
    return value if isinstance(value, list) else [value] if value else []


def _said(item: Plain) -> tuple[str, ...]:
    """Return the words that an item may be known by."""
    if isinstance(item, dict):
        return tuple(checking.item(v).value or v for v in item.values() if isinstance(v, str))
    return (checking.item(item).value or item,) if isinstance(item, str) else ()


def _leaves(value: Plain, path: tuple[Key, ...]) -> Iterator[Address]:
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    elif isinstance(value, list) and value:
        for number, inner in enumerate(value):
            yield from _leaves(inner, (*path, number))
    elif value:
        yield path


def _text(value: Plain | None) -> str:
    """Return an answer as it would be typed."""
    if isinstance(value, list):
        return "，".join(filter(None, map(_text, value)))
    if isinstance(value, dict):
        return "，".join(filter(None, (_text(value.get(key)) for key in _parts_of(value))))
    return value or ""


def _parts_of(value: dict[str, Plain]) -> tuple[str, ...]:
    """Return what is told of an answer with keys: this year's figure, or the name and unit of a figure of the clerk's own."""
    return ("本年",) if value.get("本年") and not value.get("名称") else ("名称", "单位")
