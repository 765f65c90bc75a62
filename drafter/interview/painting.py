"""What a card looks like: header, question, table or list, field, what is said, the paragraph to come, the keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.styles import Style
from prompt_toolkit.utils import get_cwidth

from drafter.interview import words
from drafter.interview.cards import Card, Choice, Grid, Line, Listing, Page, Text
from drafter.interview.commands import KEYS, Command

STYLE = Style.from_dict(
    {
        "title": "bold",
        "chosen": "reverse",
        "message": "bold",
        "label": "",
        "completion-menu": "noreverse",
        "completion-menu.completion.current": "reverse",
    }
)
_ALWAYS = (Command.HELP,)
_LEAST_ROWS_FOR_PREVIEW = 18
_PIECE = re.compile(r"[0-9A-Za-z.,]{1,20}|.", re.DOTALL)
_HANGING = "，。、；：！？）》”’」』】％%"
_ROOM_TO_TYPE = 20
_ROWS_FOR_A_LINE_OF_KEYS = 8


class Shown(Protocol):
    """What painting has to know of the screen."""

    card: Card
    at: int
    said: str
    editing: int
    line: int

    @property
    def typed(self) -> str:
        """What stands in the field."""

    @property
    def columns(self) -> int:
        """How wide the screen is."""

    @property
    def rows(self) -> int:
        """How high the screen is."""

    @property
    def visible(self) -> tuple[int, ...]:
        """The options that are shown."""


def width(text: str) -> int:
    """Return how many columns a text takes here."""
    return sum(map(get_cwidth, text))


def cut(text: str, columns: int) -> str:
    """Return a text that takes no more than some columns, never cut inside a wide character."""
    if width(text) <= columns:
        return text
    kept, taken = "", 0
    for sign in text:
        taken += get_cwidth(sign)
        if taken > columns - 2:
            return f"{kept}…"
        kept += sign
    return kept


def padded(text: str, columns: int, *, right: bool = False) -> str:
    """Return a text filled up to some columns."""
    space = " " * max(0, columns - width(text))
    return f"{space}{text}" if right else f"{text}{space}"


def here() -> str:
    """Return what marks the line that is chosen, without depending on colour."""
    return "▶ " if get_cwidth("▶") == 1 else "> "


def bullet() -> str:
    """Return what stands before something that is offered."""
    return "○ " if get_cwidth("○") == 1 else "o "


def rule() -> str:
    """Return what a rule across the screen is made of."""
    return "─" if get_cwidth("─") == 1 else "-"


def header(card: Card, columns: int) -> StyleAndTextTuples:
    """Return the line on top: where one is on the left, how far the file is on the right."""
    progress = card.progress
    right = ""
    if progress.asked:
        saved = words.SAVED.format(progress.saved) if progress.saved else ""
        right = words.PROGRESS.format(
            progress.number, progress.sections, progress.answered, progress.asked, saved
        )
    left = cut(f" {card.where or card.title}", max(4, columns - width(right) - 2))
    space = " " * max(1, columns - width(left) - width(right) - 1)
    return (
        [("class:title", left), ("", f"{space}{right}")]
        if width(right) + 8 < columns
        else [("class:title", left)]
    )


def head(shown: Shown) -> StyleAndTextTuples:
    """Return the question, what stands below it, and the heads of the columns of a table."""
    card = shown.card
    lines: StyleAndTextTuples = [("class:title", f" {card.title}")]
    if not isinstance(card, Page):
        wrapped = (part for note in _notes(shown) for part in _wrapped(note, shown.columns - 2))
        lines += [("", f"\n {line}") for line in wrapped]
    if isinstance(card, Grid):
        lines.append(("", f"\n   {_Columns(shown, card).heads}"))
    return lines


def body(shown: Shown) -> StyleAndTextTuples:
    """Return what is chosen from, filled in or read: the part that scrolls."""
    card = shown.card
    if isinstance(card, Page):
        kept = page_lines(card, shown.columns)[shown.line :]
        return [("", "\n".join(f" {line}" for line in kept))]
    if isinstance(card, Grid):
        rows = enumerate(_Columns(shown, card).rows)
        return _joined([_marked(shown, n, [row]) for n, row in rows])
    if isinstance(card, Choice):
        return _joined([_marked(shown, n, [_option(shown, card, n)]) for n in shown.visible]) or [
            ("", f"   {words.NOT_FOUND}")
        ]
    return _joined(list(_items(shown, card))) if isinstance(card, Listing) else []


def _joined(parts: list[tuple[str, str]]) -> StyleAndTextTuples:
    return [(style, text if n == 0 else f"\n{text}") for n, (style, text) in enumerate(parts)]


def _marked(shown: Shown, number: int, lines: list[str]) -> tuple[str, str]:
    """Return some lines with a mark before the first where they are what is chosen."""
    first, *others = lines
    text = "\n".join(
        [f" {here() if number == shown.at else '  '}{first}", *(f"   {line}" for line in others)]
    )
    return ("class:title" if number == shown.at else "", text)


def page_lines(card: Card, columns: int) -> list[str]:
    """Return the lines of a page, broken where the screen ends."""
    lines = card.lines if isinstance(card, Page) else ()
    return [part for line in lines for part in _wrapped(line, columns - 2)]


def _notes(shown: Shown) -> tuple[str, ...]:
    card = shown.card
    if isinstance(card, Grid):
        return card.cells[shown.at].notes
    if isinstance(card, Line) and card.default and not shown.typed:
        return (*card.notes, words.DEFAULT.format(card.default, card.origin))
    return card.notes


class _Columns:
    """A table of figures: name and unit, last year, this year, the change; columns line up at every width."""

    def __init__(self, shown: Shown, card: Grid) -> None:
        numbers = [(c.last or words.NOTHING, c.now or words.TO_FILL, c.change) for c in card.cells]
        heads = (words.LAST, words.THIS, words.CHANGE)
        self._widths = [max(width(head), *(width(row[n]) for row in numbers)) for n, head in enumerate(heads)]
        names = [f"{c.label}（{c.unit}）{words.REQUIRED if c.required else ''}" for c in card.cells]
        room = shown.columns - sum(self._widths) - 12
        self._wide = max(8, min(room, max(map(width, names))))
        self.heads = self._line("", heads)
        self.rows = [self._line(name, row) for name, row in zip(names, numbers, strict=True)]

    def _line(self, name: str, numbers: tuple[str, ...]) -> str:
        said = "  ".join(padded(text, w, right=True) for text, w in zip(numbers, self._widths, strict=True))
        return f"{padded(cut(name, self._wide), self._wide)}  {said}"


def _option(shown: Shown, card: Choice, number: int) -> str:
    option = card.options[number]
    hidden = any(other.hidden for other in card.options)
    label = option.label if hidden else f"{number + 1}. {option.label}"
    return cut(f"{label}  {option.note}" if option.note else label, shown.columns - 4)


def _items(shown: Shown, card: Listing) -> Iterator[tuple[str, str]]:
    """Yield the items of a list, then what is offered and why, the lines of each below one another."""
    room = shown.columns - 9
    for number, item in enumerate(card.items):
        editing = words.EDITING if number == shown.editing else ""
        yield _marked(shown, number, _hung(f"{number + 1}. ", f"{item}{editing}", room))
    if card.offers:
        yield "", f" {card.offered}："
    for number, offer in enumerate(card.offers, len(card.items)):
        why = [f"   {line}" for line in _wrapped(offer.why, room)] if offer.why else []
        yield _marked(shown, number, [*_hung(bullet(), offer.text, room), *why])


def _hung(mark: str, text: str, columns: int) -> list[str]:
    """Return the lines of an item: its mark before the first, the others below its text."""
    first, *others = _wrapped(text, columns)
    return [f"{mark}{first}", *(f"{' ' * width(mark)}{line}" for line in others)]


def cursor(shown: Shown) -> Point:
    """Return the line of the body that must be in sight: that of what is chosen, of a list else that of its last item."""
    lines = "".join(part[1] for part in body(shown)).split("\n")
    chosen = [n for n, line in enumerate(lines) if line.startswith(f" {here()}")]
    card = shown.card
    if not chosen and isinstance(card, Listing) and card.items:
        return Point(
            0,
            "".join(text for _, text in list(_items(shown, card))[: len(card.items)]).count("\n")
            + len(card.items)
            - 1,
        )
    return Point(0, chosen[0] if chosen else 0)


def prompt(shown: Shown) -> StyleAndTextTuples:
    """Return what stands before the field."""
    card = shown.card
    if isinstance(card, Grid):
        cell = card.cells[shown.at]
        return [("class:title", f" {cut(f'{cell.label}（{cell.unit}）', shown.columns - _ROOM_TO_TYPE)}> ")]
    if isinstance(card, Choice):
        return [("", f" {words.SEARCH}> ")]
    if isinstance(card, Listing):
        if shown.editing >= 0:
            return [("", f" {words.ITEM.format(card.noun, shown.editing + 1)}> ")]
        return [("", f" {words.NEW_ITEM.format(card.noun)}> ")]
    return [("", " > ")]


def message(shown: Shown) -> StyleAndTextTuples:
    """Return what has to be said now, and how long a text has become."""
    card, parts = shown.card, []
    if isinstance(card, Listing | Text) and shown.typed:
        typed = len("".join(shown.typed.split()))
        over = words.TOO_LONG if card.limit is not None and card.length > card.limit else ""
        whole = words.LENGTH if card.limit is None else words.LENGTH_OF
        parts.append(whole.format(typed, card.length, card.limit) + over)
    parts += [shown.said] if shown.said else []
    return [("class:message", " " + "　".join(parts))] if parts else []


def preview(shown: Shown) -> StyleAndTextTuples:
    """Return the paragraph as it will stand, as much of its end as there is room for."""
    card, columns, rows = shown.card, shown.columns, shown.rows
    if not card.preview or rows < _LEAST_ROWS_FOR_PREVIEW:
        return []
    room = max(3, rows // 3)
    lines: list[str] = []
    for line in card.preview:
        lines += _wrapped(line, columns - 3)
    kept = lines[-room:] if len(lines) > room else lines
    more = "……\n" if len(kept) < len(lines) else ""
    title = f"{rule()} {card.preview_title} "
    line = title + rule() * max(0, columns - width(title))
    return [("", f"{line}\n{more}"), ("", "\n".join(f"  {line}" for line in kept))]


def _wrapped(text: str, columns: int) -> list[str]:
    """Break a text into lines: a number stays whole, a mark stays with the word before it."""
    lines: list[str] = []
    line: list[str] = []
    for piece in _PIECE.findall(text):
        if line and width("".join(line)) + width(piece) > columns:
            carried = line[-1:] if piece in _HANGING and len(line) > 1 else []
            lines.append("".join(line[: len(line) - len(carried)]))
            line = carried
        line.append(piece)
    return [*lines, "".join(line)]


def bar(shown: Shown) -> StyleAndTextTuples:
    """Return the keys that are needed now, broken between two keys; on a low screen the first of them."""
    card, columns = shown.card, shown.columns
    commands = dict.fromkeys((*card.commands, *_ALWAYS, *((Command.QUIT,) if card.progress.asked else ())))
    lines, most = [""], max(1, shown.rows // _ROWS_FOR_A_LINE_OF_KEYS)
    for said in (*_OWN_KEYS.get(type(card), ()), *(f"{KEYS[c].shown} {words.SHORT[c]}" for c in commands)):
        if width(lines[-1]) + width(said) + 3 > columns:
            lines.append("")
        lines[-1] += f" {said} "
    return [("", "\n".join(lines[:most]))]


_OWN_KEYS = {
    Grid: words.KEYS_OF_GRID,
    Choice: words.KEYS_OF_CHOICE,
    Listing: words.KEYS_OF_LIST,
    Line: words.KEYS_OF_LINE,
    Text: words.KEYS_OF_TEXT,
    Page: words.KEYS_OF_PAGE,
}
