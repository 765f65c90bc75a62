"""Where documents are put: one person's edits and another report's file are never overwritten."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

from drafter.files import make_folder, write_atomically

_LONGEST_MARK = 40  # bytes


class Written(NamedTuple):
    """A document as written: the name it is filed under, and its bytes."""

    name: str
    content: bytes

    @property
    def form(self) -> str:
        """Its form, as its name ends: docx, html, txt."""
        return self.name.rpartition(".")[2]


class Shelver:
    """Puts documents where they belong."""

    def __init__(self) -> None:
        self._taken: dict[str, str] = {}

    def put(self, written: Written, facts: str, folder: Path, name: str = "") -> tuple[Path, tuple[str, ...]]:
        """Put down a document made of a facts file; return where, and what to tell.

        Raises DrafterError where it cannot be written.
        """
        make_folder(folder)
        asked = folder / (_of_form(name, written.form) or written.name)
        other = self._taken.get(_known_as(asked))
        wanted = next(path for path in _names_for(asked, facts, other) if self._free(path))
        target = self._unedited(wanted, written)
        write_atomically(target, written.content)
        self._taken[_known_as(wanted)] = self._taken[_known_as(target)] = facts
        notes: list[str] = []
        if other is not None:
            notes.append(f"和“{other}”的报告同名，另存为“{wanted.name}”")
        if target != wanted:
            why = "和这次写的不一样" if written.form == "txt" else "在起草后改动过"
            notes.append(f"“{wanted.name}”{why}，没有覆盖，另存为“{target.name}”")
        return target, tuple(notes)

    def _free(self, path: Path) -> bool:
        return _known_as(path) not in self._taken

    def _unedited(self, wanted: Path, written: Written) -> Path:
        """Return the file itself, or the first 第2稿, 第3稿 … that is not there or is as drafter wrote it."""
        later = (wanted.with_stem(f"{wanted.stem}第{number}稿") for number in count(2))
        drafts = (path for path in chain((wanted,), later) if self._free(path))
        return next(path for path in drafts if not os.path.exists(path) or _is_ours(path, written))


def _is_ours(path: Path, written: Written) -> bool:
    """Tell whether a file is as drafter wrote it. A text bears no fingerprint: only the very same one is sure to be."""
    if written.form == "docx":
        from drafter.writers.docx import untouched

        return untouched(path)
    if written.form == "html":
        from drafter.writers.html import untouched

        return untouched(path)
    try:
        return os.path.isfile(path) and path.read_bytes() == written.content
    except OSError:
        return False


def _of_form(name: str, form: str) -> str:
    """Return the name asked for, ending as this form does: of several forms each gets its own ending."""
    given = Path(name)
    return name if not name or given.suffix.lower() == f".{form}" else str(given.with_suffix(f".{form}"))


def _known_as(path: Path) -> str:
    return os.path.normcase(os.path.join(os.path.realpath(path.parent), path.name))


def clipped(text: str, room: int) -> str:
    """Return as much of a text as fits into so many bytes of a file name."""
    encoded = text.encode("utf-8", "surrogateescape")
    return text if len(encoded) <= room else encoded[:room].decode("utf-8", "ignore")


def mark(text: str) -> str:
    """Return a mark behind the stem of a file name: （公开）."""
    return f"（{clipped(text, _LONGEST_MARK)}）"


def _names_for(asked: Path, facts: str, other: str | None) -> Iterator[Path]:
    """Yield the name asked for, then with what tells its facts file from the other of that name, then with numbers."""
    yield asked
    here, there = Path(os.path.abspath(facts)), Path(os.path.abspath(other or facts))
    marks = [here.stem] if here.stem != there.stem else []
    for text in chain(marks, (here.parent.name,), map(str, count(2))):
        if text:
            yield asked.with_stem(asked.stem + mark(text))
