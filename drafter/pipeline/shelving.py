"""Where documents are put: one person's edits and another report's file are never overwritten."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

from drafter.files import NOT_IN_NAMES, clipped, make_folder, mark, write_atomically
from drafter.findings import DrafterError

_LONGEST_STEM = 180  # bytes: file systems take 255 for a name, and a mark or two may follow


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
        (done,) = self.put_all((written,), facts, folder, name)
        if isinstance(done, DrafterError):
            raise done
        return done

    def put_all(
        self, documents: Sequence[Written], facts: str, folder: Path, name: str = ""
    ) -> Iterator[tuple[Path, tuple[str, ...]] | DrafterError]:
        """Put down one report in several forms, all under one number; yield where and what to tell, or what went wrong."""
        try:
            make_folder(folder)
        except DrafterError as trouble:
            yield trouble
            return
        asked = [folder / (_of_form(name, one.form) or one.name) for one in documents]
        wanted = [self._wanted(path, facts) for path in asked]
        kept = [
            os.path.exists(path) and not _is_ours(path, one)
            for path, one in zip(wanted, documents, strict=True)
        ]
        number = self._number(wanted, documents) if any(kept) else 1
        for written, path, first, is_kept in zip(documents, asked, wanted, kept, strict=True):
            target, other = _numbered(first, number), self._taken.get(_known_as(path))
            try:
                write_atomically(target, written.content)
            except DrafterError as trouble:
                yield trouble
                continue
            self._taken[_known_as(first)] = self._taken[_known_as(target)] = facts
            notes = [f"和“{other}”的报告同名，另存为“{first.name}”"] if other is not None else []
            if target != first:
                notes.append(_why_another(written, first, target, is_kept=is_kept))
            yield target, tuple(notes)

    def _wanted(self, asked: Path, facts: str) -> Path:
        """Return the name asked for, or one that no other report of this run has."""
        other = self._taken.get(_known_as(asked))
        return next(path for path in _names_for(asked, facts, other) if self._free(path))

    def _free(self, path: Path) -> bool:
        return _known_as(path) not in self._taken

    def _number(self, wanted: Sequence[Path], documents: Sequence[Written]) -> int:
        """Return the first number under which no form of the report is there, or each is as drafter wrote it."""

        def is_open(number: int) -> bool:
            paths = [_numbered(path, number) for path in wanted]
            return all(
                self._free(path) and (not os.path.exists(path) or _is_ours(path, one))
                for path, one in zip(paths, documents, strict=True)
            )

        return next(number for number in count(2) if is_open(number))


def _numbered(path: Path, number: int) -> Path:
    return path if number == 1 else path.with_stem(f"{path.stem}第{number}稿")


def _why_another(written: Written, first: Path, target: Path, *, is_kept: bool) -> str:
    """Say why a document has a number: somebody has edited the first, or the same report in another form."""
    if not is_kept:
        return f"和同一次写的别的文件用一个稿号，另存为“{target.name}”"
    why = "和这次写的不一样" if written.form == "txt" else "在起草后改动过"
    return f"“{first.name}”{why}，没有覆盖，另存为“{target.name}”"


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


def file_stem(text: str, marks: str = "") -> str:
    """Return a text as the stem of a file name, what no name may hold left out, with marks behind it."""
    marks = NOT_IN_NAMES.sub("", marks)
    return (
        clipped(NOT_IN_NAMES.sub("", text), _LONGEST_STEM - len(marks.encode("utf-8", "surrogateescape")))
        + marks
    )


def _names_for(asked: Path, facts: str, other: str | None) -> Iterator[Path]:
    """Yield the name asked for, then with what tells its facts file from the other of that name, then with numbers."""
    yield asked
    here, there = Path(os.path.abspath(facts)), Path(os.path.abspath(other or facts))
    marks = [here.stem] if here.stem != there.stem else []
    for text in chain(marks, (here.parent.name,), map(str, count(2))):
        if text:
            yield asked.with_stem(asked.stem + mark(text))
