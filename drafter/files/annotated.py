"""New files: keys with their values and with comments that explain them; written, read again and compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from drafter.chinese import display_width
from drafter.files import faults
from drafter.files.document import Document, Plain, plain
from drafter.files.reading import parse_yaml
from drafter.files.rendering import ANY, FLOW_WIDTH, Habits, Like, entry, flow, item, key_text
from drafter.findings import DrafterError, Finding, Place

_ASIDE = 30
_HABITS = Habits()


class Entry(NamedTuple):
    """A key with its value, and what is said above it, beside it and below it; without a key only what is said above.

    An empty line above is one of the file.
    """

    key: str
    value: Value = ""
    beside: str = ""
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of groups of keys, each with its own comments."""

    items: tuple[tuple[Entry, ...], ...]


Value: TypeAlias = "str | list[Plain] | dict[str, Plain] | tuple[Entry, ...] | Listed"


def new_document(entries: tuple[Entry, ...], path: str) -> Document:
    """Return a new file with these entries. Raises DrafterError where it would not be read back as what it says."""
    document, _ = parse_yaml("\n".join(_lines(entries, 0)) + "\n", path)
    if document.root is None or plain(document.root) != _content(entries):
        said = "写好重读，内容与预期不符，没有写。"
        raise DrafterError(
            Finding(faults.EDIT_REFUSED, Place(path), said, "请把原来的文件发给维护程序的人。")
        )
    return document


def commented(key: str, value: Plain) -> tuple[str, ...]:
    """Write a key and its value as they would stand in a file, to be put into comments."""
    return tuple(entry(key, value, 0, _HABITS))


def commented_items(values: list[Plain]) -> tuple[str, ...]:
    """Write the items of a list as they would stand in a file, to be put into comments."""
    return tuple(line for value in values for line in item(value, 0, _HABITS))


def _content(entries: tuple[Entry, ...]) -> dict[str, Plain]:
    return {entry.key: _plain(entry.value) for entry in entries if entry.key}


def _plain(value: Value) -> Plain:
    if isinstance(value, Listed):
        return [_content(part) for part in value.items]
    return _content(value) if isinstance(value, tuple) else value


def _lines(entries: tuple[Entry, ...], column: int) -> Iterator[str]:
    for one in entries:
        yield from (_remark(line, column) for line in one.above)
        if not one.key:
            continue
        head, *rest = _written(one.key, one.value, column)
        yield _with_aside(head, one.beside)
        yield from rest
        yield from (_remark(line, column + _HABITS.step) for line in one.below)


def _written(key: str, value: Value, column: int) -> Iterator[str]:
    head = f"{' ' * column}{key_text(key)}:"
    if isinstance(value, Listed):
        yield head
        for part in value.items:
            yield from _item(part, column + _HABITS.dash)
    elif isinstance(value, tuple):
        yield head
        yield from _lines(value, column + _HABITS.step)
    elif value == "":
        yield head
    else:
        yield from entry(key, value, column, _HABITS, _like(value))


def _item(entries: tuple[Entry, ...], column: int) -> Iterator[str]:
    """Write one group of a list, its dash before the first key."""
    dashed = False
    for line in _lines(entries, column + 2):
        if dashed or line.lstrip().startswith("#"):
            yield line
        else:
            yield f"{' ' * column}- {line[column + 2 :]}"
            dashed = True


def _like(value: Plain) -> Like:
    """Keep a short list of texts in one line."""
    texts = isinstance(value, list) and all(isinstance(part, str) for part in value)
    return Like(flow=True) if texts and display_width(flow(value)) <= FLOW_WIDTH else ANY


def _remark(line: str, column: int) -> str:
    return f"{' ' * column}# {line}" if line else ""


def _with_aside(line: str, aside: str) -> str:
    return f"{line}{' ' * max(2, _ASIDE - display_width(line))}# {aside}" if aside else line
