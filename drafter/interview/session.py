"""One sitting on one facts file: what is known, each answer saved when it is given, taken back when asked."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from drafter.facts import Facts, facts_of
from drafter.facts.faults import UNKNOWN_KEY, WAITING, WRONG_SHAPE
from drafter.files import Document, Key, Plain, find, parse_yaml, plain, read_yaml, save
from drafter.files.edits import add_item, add_key, delete_item, move_item, replace_value
from drafter.findings import DrafterError, Finding, Level, errors
from drafter.interview import faults
from drafter.interview.bookmark import Bookmark, read_bookmark, write_bookmark
from drafter.interview.orders import keys_in_order
from drafter.outline import Outline
from drafter.outline.questions import Question
from drafter.pipeline.workshop import Workshop
from drafter.tree import Report

Address: TypeAlias = tuple[Key, ...]
KEPT_STEPS = 200


class Session:
    """A facts file being answered. Every change is on disk, durably, before the method that makes it returns."""

    def __init__(self, path: str, shop: Workshop) -> None:
        self.path = path
        self.shop = shop
        self.document, found = read_yaml(path)
        if errors(found):  # what is read otherwise than it was meant is no ground to write on
            raise DrafterError(errors(found))
        self.bookmark: Bookmark = read_bookmark(path)
        self.saved = ""
        self._undo: deque[tuple[str, str]] = deque(maxlen=KEPT_STEPS)
        self._read: tuple[Document, Facts, tuple[Finding, ...]] | None = None
        self._plain: tuple[Document, Plain] | None = None
        self._composed: tuple[Document, Report, tuple[Finding, ...]] | None = None
        self._seen: Plain | None = None  # what others wrote that the clerk has been told of

    @property
    def facts(self) -> Facts:
        """What the file says now."""
        return self._known()[0]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is noticed in the file now."""
        return self._known()[1]

    @property
    def outline(self) -> Outline:
        """The outline, with the sections that this file wants."""
        return self.facts.outline

    def _known(self) -> tuple[Facts, tuple[Finding, ...]]:
        if self._read is None or self._read[0] is not self.document:
            self._read = (self.document, *facts_of(self.document, (), self.shop.outlines))
        return self._read[1], self._read[2]

    @property
    def composed(self) -> tuple[Report, tuple[Finding, ...]]:
        """The report that the file makes now, and what was noticed in composing it."""
        if self._composed is None or self._composed[0] is not self.document:
            self._composed = (self.document, *self.shop.compose(self.facts))
        return self._composed[1], self._composed[2]

    @property
    def misreadings(self) -> tuple[str, ...]:
        """What is wrong with the file in ways that keep answers from being put in: unknown keys, wrong shapes."""
        wrong = (f for f in self.findings if f.rule in (WRONG_SHAPE, UNKNOWN_KEY))
        return tuple(f"第{f.place.line}行：{f.message}" for f in wrong if f.level is Level.ERROR)

    @staticmethod
    def is_waiting(finding: Finding) -> bool:
        """Tell whether a finding only says that something is still to be filled in or confirmed."""
        return finding.rule in WAITING

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """How questions are worded."""
        return self.shop.questions

    @cached_property
    def outlines(self) -> tuple[Outline, ...]:
        """The outlines there are to choose from."""
        known = self.shop.outlines
        return tuple(outline for name in known.names() if (outline := known.get(name)) is not None)

    @cached_property
    def last(self) -> Facts | None:
        """Last year's facts, where the file names them and they can be read."""
        return self._last[0]

    @cached_property
    def last_content(self) -> dict[str, Plain]:
        """What last year's file says, as typed."""
        return self._last[1]

    @cached_property
    def _last(self) -> tuple[Facts | None, dict[str, Plain]]:
        named = self.facts.header.last
        if named is None:
            return None, {}
        path = str(Path(self.path).parent / named.text)
        try:
            document, found = read_yaml(path)
            facts, _ = facts_of(document, found, self.shop.outlines)
        except DrafterError:
            return None, {}
        content = plain(document.root) if document.root is not None else {}
        return facts, content if isinstance(content, dict) else {}

    def forget_last(self) -> None:
        """Read last year's file again when it is next asked for: another was named."""
        for name in ("last", "last_content", "_last"):
            self.__dict__.pop(name, None)

    @property
    def year(self) -> int | None:
        """The year of the report, or the first of a plan."""
        header = self.facts.header
        return header.year or (header.term.first if header.term else None)

    def value(self, path: Address) -> Plain | None:
        """Return what stands at an address, as typed; None where nothing does. It is not to be changed in place."""
        here: Plain | None = self._content()
        for step in path:
            if isinstance(here, dict) and isinstance(step, str):
                here = here.get(step)
            elif isinstance(here, list) and isinstance(step, int) and 0 <= step < len(here):
                here = here[step]
            else:
                return None
        return here

    def _content(self) -> Plain:
        """Return all that the file says, as typed; worked out once for each state of the file."""
        if self._plain is None or self._plain[0] is not self.document:
            root = self.document.root
            self._plain = (self.document, plain(root) if root is not None else {})
        return self._plain[1]

    def text(self, path: Address) -> str:
        """Return the text at an address, empty where there is none."""
        value = self.value(path)
        return value if isinstance(value, str) else ""

    def entries(self, path: Address) -> dict[str, Plain]:
        """Return the keys and values at an address, none where something else stands there."""
        value = self.value(path)
        return value if isinstance(value, dict) else {}

    def items(self, path: Address) -> list[Plain]:
        """Return the items of a list; a single value is a list of one, as for the reading of facts."""
        value = self.value(path)
        if isinstance(value, list):
            return value
        return [] if value in (None, "", {}) else [value]

    def set(self, path: Address, value: Plain) -> None:
        """Put a value at an address: in the place of another, or where its key belongs among its neighbours."""
        if self.value(path) != value:
            self._change(path, value, lambda document: _put(document, path, value, self.outline))

    def add(self, path: Address, value: Plain, index: int | None = None) -> None:
        """Add an item to a list, or begin it."""
        present = self.value(path)
        if isinstance(present, str | dict) and present:
            self.set(path, [present, value])
        elif present is None:
            self.set(path, [value])
        else:
            self._change(path, value, lambda document: add_item(document, path, value, index))

    def replace_item(self, path: Address, number: int, value: Plain) -> None:
        """Put another item in the place of one; a single value that counts as a list of one is replaced as it stands."""
        if isinstance(self.value(path), list):
            self.set((*path, number), value)
        else:
            self.set(path, value if isinstance(value, str) else [value])

    def delete(self, path: Address) -> None:
        """Delete an item of a list."""
        if isinstance(self.value(path[:-1]), list):
            self._change(path, "", lambda document: delete_item(document, path))
        else:
            self.set(path[:-1], [])

    def move(self, path: Address, to: int) -> None:
        """Move an item of a list to another place in it."""
        self._change(path, "", lambda document: move_item(document, path, to))

    def undo(self) -> str:
        """Take back the last change; return the address of its question, nothing where there is none to take back."""
        self._refresh(None, "")
        if not self._undo:
            return ""
        address, text = self._undo[-1]
        before, _ = parse_yaml(text, self.path)
        self._save(Document(replace(self.document.source, text=text), before.root))
        self._undo.pop()
        return address

    def noticed(self, address: str) -> tuple[Finding, ...]:
        """Return what is noticed about one fact, beyond that something is still open."""
        return tuple(
            f
            for f in self.findings
            if address in f.keys and f.level is not Level.NOTE and not self.is_waiting(f)
        )

    def at(self, address: str, cell: int = 0) -> None:
        """Keep which question is asked."""
        if (address, cell) != (self.bookmark.address, self.bookmark.at):
            self._mark(replace(self.bookmark, address=address, at=cell, draft=""))

    def keep_draft(self, text: str) -> None:
        """Keep what was typed and not confirmed."""
        if text != self.bookmark.draft:
            self._mark(replace(self.bookmark, draft=text))

    def pass_by(self, address: str) -> None:
        """Keep that a question was passed because there is nothing to say."""
        if address not in self.bookmark.passed:
            self._mark(replace(self.bookmark, passed=self.bookmark.passed | {address}))

    def count_taken(self) -> None:
        """Count what was taken over as it was offered."""
        self._mark(replace(self.bookmark, taken=self.bookmark.taken + 1))

    def _mark(self, bookmark: Bookmark) -> None:
        self.bookmark = bookmark
        write_bookmark(self.path, bookmark)

    def _change(self, path: Address, mine: Plain, change: Callable[[Document], Document]) -> None:
        self._refresh(path, mine)
        before = self.document.source.text
        self._save(change(self.document))
        self._undo.append((self.bookmark.address, before))

    def _save(self, document: Document) -> None:
        self.document, _ = save(document)
        self.saved = f"{datetime.now():%H:%M}"

    def _refresh(self, path: Address | None, mine: Plain) -> None:
        """Take in what others changed in the file since it was read.

        Raises DrafterError, once, where they changed what is about to be changed.
        """
        if not Path(self.path).exists():
            return
        document, _ = read_yaml(self.path)
        if document.source.stamp == self.document.source.stamp:
            return
        ours, theirs = _at(self.document, path), _at(document, path)
        facts_of(document, (), self.shop.outlines)
        self.document = document
        self._undo.clear()
        if path is not None and theirs not in (ours, mine, self._seen):
            self._seen = theirs
            shown = [value if isinstance(value, str) and value else "另一段" for value in (mine, theirs)]
            raise DrafterError(faults.conflict(self.path, *shown))


def _at(document: Document, path: Address | None) -> Plain | None:
    node = find(document, path) if path is not None else None
    return None if node is None else plain(node)


def _put(document: Document, path: Address, value: Plain, outline: Outline) -> Document:
    """Replace a value, or add its key behind the nearest neighbour that comes before it in the usual order."""
    if find(document, path) is not None:
        return replace_value(document, path, value)
    known = next(n for n in range(len(path) - 1, -1, -1) if n == 0 or find(document, path[:n]) is not None)
    parent = find(document, path[:known])
    present = plain(parent) if parent is not None else {}
    if not isinstance(present, dict) or not present:
        return add_key(document, path, value)
    order = keys_in_order(path[: known + 1], outline)
    if path[known] not in order:
        return add_key(document, path, value)
    before = order[: order.index(str(path[known]))]
    nearest = next((key for key in reversed(before) if key in present), None)
    followed = any(key in present for key in order)
    return add_key(document, path, value, nearest, first=nearest is None and followed)
