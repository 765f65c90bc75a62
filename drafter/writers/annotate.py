"""A copy of somebody's own Word file, with comments at the exact words, or with words put right; nothing else is touched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from io import BytesIO
from typing import Any, NamedTuple

from docx import Document
from docx.oxml.ns import qn
from docx.text.run import Run

from drafter.readers.word import pieces_of

AUTHOR = "drafter"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Remark(NamedTuple):
    """A comment on some characters of the n-th paragraph of a file, counted from 1; on the title where it has none."""

    text: str
    initials: str
    paragraph: int | None = None
    column: int = 1
    length: int = 0


class Change(NamedTuple):
    """Characters of the n-th paragraph, counted from 1, that become another text; `old` is what must stand there."""

    paragraph: int
    column: int
    old: str
    new: str


class _Part(NamedTuple):
    """A text element, and which characters of its paragraph stand in it."""

    node: Any
    start: int
    end: int


class _Copy:
    """The file as it is changed: its paragraphs as the text elements they are read as."""

    def __init__(self, content: bytes, path: str) -> None:
        body, paragraphs = pieces_of(content, path)
        numbers = {node: n for n, node in enumerate(body.iter(qn("w:t")))}
        self.document = Document(BytesIO(content))
        nodes = list(self.document.element.body.iter(qn("w:t")))
        self.parts: list[list[_Part]] = []
        for pieces in paragraphs:
            at, parts = 0, []
            for piece in pieces:
                if piece.node is not None:
                    parts.append(_Part(nodes[numbers[piece.node]], at, at + len(piece.text)))
                at += len(piece.text)
            self.parts.append(parts)

    def runs(self, paragraph: int, start: int, end: int) -> tuple[Any, Any] | None:
        """Return the first and last run of some characters, split off from what stands around them."""
        parts = self.parts[paragraph]
        self._split(paragraph, start)
        self._split(paragraph, end)
        inside = [p.node for p in parts if p.start >= start and p.end <= end and p.end > p.start]
        return (inside[0].getparent(), inside[-1].getparent()) if inside else None

    def _split(self, paragraph: int, at: int) -> None:
        """End a run before a character of a paragraph, so that another begins with it."""
        parts = self.parts[paragraph]
        for n, part in enumerate(parts):
            if part.start < at < part.end:
                parts[n : n + 1] = [
                    part._replace(end=at),
                    _Part(_split_run(part.node, at - part.start), at, part.end),
                ]
                return

    def first(self) -> Any | None:
        """Return the first run of the first paragraph that has text: the title, as a rule."""
        return next((p.node.getparent() for parts in self.parts for p in parts if p.end > p.start), None)

    def replace(self, change: Change) -> bool:
        """Put a text in the place of another; leave it where something else stands there."""
        parts = self.parts[change.paragraph - 1]
        start, end = change.column - 1, change.column - 1 + len(change.old)
        touched = [p for p in parts if p.start < end and p.end > start]
        said = "".join((p.node.text or "")[max(start - p.start, 0) : end - p.start] for p in touched)
        if not touched or said != change.old:
            return False
        for n, part in enumerate(touched):
            text = part.node.text or ""
            middle = change.new if n == 0 else ""
            _write(part.node, text[: max(start - part.start, 0)] + middle + text[end - part.start :])
        return True

    def saved(self) -> bytes:
        """Return the bytes of the copy."""
        stream = BytesIO()
        self.document.save(stream)
        return stream.getvalue()


def _split_run(node: Any, at: int) -> Any:
    """Divide the run of a text element before one of its characters; return the element that begins with it."""
    run, text = node.getparent(), node.text or ""
    other = run.makeelement(run.tag, run.attrib)
    properties = run.find(qn("w:rPr"))
    if properties is not None:
        other.append(deepcopy(properties))
    rest = node.makeelement(node.tag, {})
    following = list(node.itersiblings())
    other.append(rest)
    other.extend(following)
    _write(node, text[:at])
    _write(rest, text[at:])
    run.addnext(other)
    return rest


def _write(node: Any, text: str) -> None:
    node.text = text
    node.set(_SPACE, "preserve")


def with_remarks(content: bytes, path: str, remarks: Iterable[Remark]) -> bytes:
    """Return a copy of a Word file with comments. Raises DrafterError where it cannot be read as one."""
    copy = _Copy(content, path)
    for remark in remarks:
        runs = None
        if remark.paragraph is not None and 0 < remark.paragraph <= len(copy.parts):
            start = remark.column - 1
            runs = copy.runs(remark.paragraph - 1, start, start + max(1, remark.length))
        if runs is None and (first := copy.first()) is not None:
            runs = (first, first)
        if runs is not None:
            anchors = [Run(run, copy.document) for run in runs]
            copy.document.add_comment(anchors, remark.text, AUTHOR, remark.initials)
    return copy.saved()


def with_changes(content: bytes, path: str, changes: Sequence[Change]) -> tuple[bytes, tuple[Change, ...]]:
    """Return a copy of a Word file with words put right, and which changes were made: those where the old words stood."""
    copy = _Copy(content, path)
    ordered = sorted(changes, key=lambda change: (change.paragraph, -change.column))
    made = tuple(change for change in ordered if copy.replace(change))
    return copy.saved(), made
