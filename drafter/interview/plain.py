"""The interview in plain lines, for screen readers and terminals that cannot move the cursor: the same cards."""

from __future__ import annotations

import re
from typing import Generic, TextIO, TypeVar

from drafter.interview import words
from drafter.interview.cards import Act, Card, Check, Choice, Flow, Grid, Line, Listing, Page, Reply, Text
from drafter.interview.checking import SHORT_STATES
from drafter.interview.choosing import found
from drafter.interview.commands import Command, typed_command

T = TypeVar("T")
_END_OF_TEXT = "。。"
_LIST_WORD = re.compile(r"([删改移])?\s*第?\d{1,4}条?\s*(?:到\s*第?\d{1,4}条?)?")


class PlainLines(Generic[T]):
    """Prints cards and reads lines."""

    def __init__(self, flow: Flow[T], source: TextIO, output: TextIO) -> None:
        self._flow = flow
        self._source = source
        self._output = output
        self._preview: tuple[str, ...] = ()
        self._where = ""

    def run(self) -> tuple[T, bool]:
        """Lead through the cards; return how it ended, and whether Ctrl-C did it."""
        card = next(self._flow)
        by_ctrl_c = False
        while True:
            try:
                reply = self._ask(card)
            except EOFError:
                reply = Reply(Command.QUIT)
            except KeyboardInterrupt:
                reply, by_ctrl_c = Reply(Command.QUIT), True
            try:
                card = self._flow.send(reply)
            except StopIteration as end:
                return end.value, by_ctrl_c

    def _print(self, *lines: str) -> None:
        for line in lines:
            print(line, file=self._output, flush=True)

    def _read(self, prompt: str) -> str:
        print(prompt, end="", file=self._output, flush=True)
        line = self._source.readline()
        if not line:
            raise EOFError
        return line.rstrip("\r\n")

    def _ask(self, card: Card) -> Reply:
        if card.where != self._where and card.preview and card.preview != self._preview:
            self._print("", f"{card.preview_title}：", *card.preview)
            self._preview = card.preview
        self._where = card.where
        self._print("", *([card.where] if card.where else []))
        if card.message:
            self._print(card.message)
        if isinstance(card, Page):
            self._print(card.title, *card.lines)
            self._read(words.PLAIN_GO_ON)
            return Reply(Act.SAY)
        if isinstance(card, Grid):
            return self._cell(card)
        self._print(card.title, *card.notes)
        if isinstance(card, Choice):
            return self._choose(card)
        if isinstance(card, Listing):
            return self._item(card)
        if isinstance(card, Text):
            return self._text(card)
        assert isinstance(card, Line)
        return self._line(card)

    def _cell(self, card: Grid) -> Reply:
        cell = card.cells[card.at]
        last = words.PLAIN_LAST.format(cell.last, cell.unit) if cell.last else ""
        now = words.PLAIN_NOW.format(cell.now) if cell.now else ""
        self._print(f"{cell.label}（{cell.unit}）{last}{now}", *cell.notes)
        return self._checked(cell.check, card.at, cell.draft, SHORT_STATES)

    def _line(self, card: Line) -> Reply:
        default = card.draft or card.default
        if default:
            self._print(words.DEFAULT.format(default, words.ANSWERED_BEFORE if card.draft else card.origin))
        return self._checked(card.check, -1, default, {})

    def _checked(self, check: Check, at: int, default: str, short: dict[str, str]) -> Reply:
        """Read a line until it is an answer, or a command."""
        offered = ""
        while True:
            text = self._read("> ").strip()
            command = typed_command(text)
            if command is not None:
                return Reply(command, at=at)
            text = short.get(text, text) or offered or default
            verdict = check(text) if text else None
            if verdict is None or verdict.value is not None:
                return Reply(Act.SAY, text, at)
            offered = verdict.offer
            self._print(verdict.message + (words.OFFERED.format(offered) if offered else ""))

    def _choose(self, card: Choice) -> Reply:
        """Read until one option is meant. A number is that of a line just printed; where some are hidden, of a label."""
        shown = [n for n, option in enumerate(card.options) if not option.hidden]
        numbered = len(shown) == len(card.options)
        while True:
            for place, number in enumerate(shown, 1):
                option = card.options[number]
                label = f"{place}. {option.label}" if numbered else option.label
                self._print(f"  {label}" + (f"  {option.note}" if option.note else ""))
            text = self._read(words.PLAIN_CHOOSE)
            command = typed_command(text)
            if command is not None:
                return Reply(command)
            asked = _LIST_WORD.fullmatch(text.strip())
            if numbered and asked and not asked[1] and _numbers(text)[0] in range(len(shown)):
                return Reply(Act.SAY, at=shown[_numbers(text)[0]])
            chosen = found(text, card.options) if text.strip() else ()
            if len(chosen) == 1:
                return Reply(Act.SAY, at=chosen[0])
            shown, numbered = list(chosen) or shown, bool(chosen) or numbered
            self._print(words.PLAIN_SEVERAL.format(len(chosen)) if chosen else words.NOT_FOUND)

    def _item(self, card: Listing) -> Reply:
        for number, item in enumerate(card.items, 1):
            self._print(f"  {number}. {item}")
        if card.offers:
            self._print(f"{card.offered}：")
            for number, offer in enumerate(card.offers, len(card.items) + 1):
                self._print(f"  {number}. {offer.text}" + (f"（{offer.why}）" if offer.why else ""))
        while True:
            text = self._read(words.PLAIN_LIST.format(card.noun)).strip()
            command = typed_command(text)
            if command is not None:
                return Reply(command)
            if not text:
                return Reply(Command.DONE)
            reply = self._list_word(card, text)
            if reply is not None:
                return reply
            verdict = card.check(text)
            if verdict.value is not None:
                return Reply(Act.SAY, text)
            self._print(verdict.message)

    def _list_word(self, card: Listing, text: str) -> Reply | None:
        """Return what “删2”, “移3到1”, “改2” or the number of an offer asks for."""
        asked = _LIST_WORD.fullmatch(text)
        word, numbers = (asked[1] or "", _numbers(text)) if asked else ("", [])
        if word == "删" and len(numbers) == 1:
            return Reply(Act.DELETE, at=numbers[0])
        if word == "移" and len(numbers) == 2:
            return Reply(Act.MOVE, at=numbers[0], to=numbers[1])
        if word == "改" and len(numbers) == 1 and numbers[0] < len(card.items):
            self._print(card.items[numbers[0]])
            return Reply(Act.SAY, self._read(words.PLAIN_NEW_WORDS), numbers[0])
        at = numbers[0] - len(card.items) if numbers and not word else -1
        return Reply(Act.SAY, card.offers[at].text) if 0 <= at < len(card.offers) else None

    def _text(self, card: Text) -> Reply:
        """Read paragraphs until a line that says that there are no more."""
        if card.draft:
            self._print(card.draft)
        self._print(words.PLAIN_TEXT.format(_END_OF_TEXT))
        lines: list[str] = []
        while True:
            line = self._read("> ")
            command = typed_command(line)
            if command is not None:
                return Reply(command, "\n".join(lines))
            if line.strip() == _END_OF_TEXT:
                return Reply(Act.SAY, "\n".join(lines) or card.draft)
            lines.append(line)


def _numbers(text: str) -> list[int]:
    """Return the numbers in a text, counted from 0."""
    parts = "".join(sign if sign.isdecimal() else " " for sign in text).split()
    return [int(part) - 1 for part in parts[:2]]
