"""A YAML file as read: its text, its nodes, and the way from an address to either."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from drafter.files.nodes import Mapping, Node, Scalar, Sequence
from drafter.files.source import Source
from drafter.findings import Place

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
Key: TypeAlias = str | int


@dataclass(frozen=True, slots=True)
class Document:
    """A file as text and as nodes. `root` is None where the file does not hold keys and values."""

    source: Source
    root: Mapping | None


def place(document: Document, node: Node) -> Place:
    """Return where a node stands: its first character, and for text the length of its first line."""
    return place_in(document.source, node)


def place_in(source: Source, node: Node) -> Place:
    """Return where a node of a text stands."""
    start, end = node.start_mark, node.end_mark
    length = 0
    if isinstance(node, Scalar):
        last = end.column if end.line == start.line else len(source.line(start.line + 1))
        length = last - start.column
    return Place(source.path, start.line + 1, start.column + 1, length)


def plain(node: Node) -> Plain:
    """Return a node as nested dicts, lists and text, every value as typed."""
    if isinstance(node, Mapping):
        return {
            k.value: v.value if type(v) is Scalar else plain(v)
            for k, v in node.value
            if isinstance(k, Scalar)
        }
    if isinstance(node, Sequence):
        return [item.value if type(item) is Scalar else plain(item) for item in node.value]
    return str(node.value)


def find(document: Document, path: Iterable[Key]) -> Node | None:
    """Return the node at an address of keys and list indexes, None where there is none."""
    node: Node | None = document.root
    for key in path:
        step = _step(node, key)
        if step is None:
            return None
        node = step[1]
    return node


def locate(document: Document, loc: Iterable[Key]) -> Place:
    """Return the place of the value a pydantic error speaks of, as near as it exists."""
    _, node = _nearest(document, loc)
    return place(document, node) if node else Place(document.source.path)


def locate_key(document: Document, loc: Iterable[Key]) -> Place:
    """Return the place of the key a pydantic error speaks of, as near as it exists."""
    key, node = _nearest(document, loc)
    marked = key or node
    return place(document, marked) if marked else Place(document.source.path)


def _nearest(document: Document, loc: Iterable[Key]) -> tuple[Node | None, Node | None]:
    """Return key and value, skipping steps that are not in the file: pydantic names the members of unions."""
    key: Node | None = None
    node: Node | None = document.root
    for step in loc:
        found = _step(node, step)
        if found:
            key, node = found
    return key, node


def _step(node: Node | None, key: Key) -> tuple[Node | None, Node] | None:
    """Return the key node and the value node one step below."""
    if isinstance(node, Mapping):
        return next(((k, v) for k, v in node.value if k.value == key), None)
    if isinstance(node, Sequence) and isinstance(key, int) and -len(node.value) <= key < len(node.value):
        return None, node.value[key]
    return None
