"""One draft: read, compose, write; findings become comments, a file someone has edited is left alone."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from drafter.files import make_folder, write_atomically
from drafter.findings import DrafterError, Finding, Level, Place, Rule, errors
from drafter.pipeline.workshop import Draft, workshop_for
from drafter.style import deviations, said_missing_fonts
from drafter.tree import Mark, Report, Table, block_spans

OPEN_PLACE = Rule("F048", "留有待填", Level.ERROR, "成稿是给领导签的，不能留着没有填的地方。")

_DIGIT = re.compile(r"\d")
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s\x00-\x1f\x7f]+')
_LONGEST_STEM = 180  # bytes: file systems take 255 for a name, and a mark or two may follow
_LONGEST_MARK = 40


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be drafted: a facts file, where to, and whether it is for signing."""

    facts: str
    out: str = ""
    final: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """What came of an order: the document (none where refused), its name, the findings, what to tell.

    `notes` are about this report; `shared` is the same for every report of its style: what departs from the standard,
    which typefaces the machine lacks.
    """

    order: Order
    findings: tuple[Finding, ...]
    exit_code: int
    name: str = ""
    document: bytes = b""
    notes: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    characters: int = 0
    figures: int = 0


def make(order: Order) -> Made:
    """Draft one report. Never raises for trouble in the file: the findings and the exit code tell."""
    try:
        shop = workshop_for(order.facts)
        draft = shop.draft(order.facts)
        wrong = errors(draft.findings)
        if order.final and (wrong or open_places(draft)):
            return Made(order, draft.findings if wrong else (*draft.findings, *open_places(draft)), 1)
        style, writer = shop.writer(draft.facts)
        comments = {} if order.final else comments_by_block(draft)
        document, adjusted = writer.write(draft.report, comments, highlight=not order.final)
    except DrafterError as trouble:
        return Made(order, trouble.findings, trouble.exit_code)
    return Made(
        order,
        draft.findings,
        1 if wrong else 0,
        file_name(draft, order.final),
        document,
        adjusted,
        (*deviations(style), *said_missing_fonts(style)),
        *size(draft.report),
    )


def open_places(draft: Draft) -> tuple[Finding, ...]:
    """Return the places that still read 「待填」, whatever the findings say: none may reach a leader."""
    blocks = draft.report.blocks
    gaps = [span for block in blocks for span in block_spans(block) if span.mark is Mark.GAP]
    said = dict.fromkeys((span.text, span.keys) for span in gaps)
    place = Place(draft.facts.path)
    return tuple(
        Finding(OPEN_PLACE, place, f"报告里还有{text}。", "请补上再成稿，或先写草稿。", keys)
        for text, keys in said
    )


def file_name(draft: Draft, final: bool) -> str:
    """Return the name a report is filed under: 云岭县2026年度法治政府建设情况报告（草稿）.docx."""
    header = draft.facts.header
    who = header.region or (header.organs[0] if header.organs else Path(draft.facts.path).stem)
    pattern = draft.facts.outline.file_name
    name = pattern.replace("{区域}", who).replace("{年度}", str(header.year or "××××"))
    return _clipped(_NOT_IN_NAMES.sub("", name), _LONGEST_STEM) + ("" if final else "（草稿）") + ".docx"


def _clipped(text: str, room: int) -> str:
    """Return as much of a text as fits into so many bytes of a file name."""
    encoded = text.encode("utf-8", "surrogateescape")
    return text if len(encoded) <= room else encoded[:room].decode("utf-8", "ignore")


def comments_by_block(draft: Draft) -> dict[int, list[str]]:
    """Return findings as comments: on the first paragraph that carries the fact, else on the title (-1)."""
    where: dict[str, int] = {}
    for number, block in enumerate(draft.report.blocks):
        if isinstance(block, Table):
            continue
        for key in (*block.keys, *(k for span in block_spans(block) for k in span.keys)):
            where.setdefault(key, number)
    comments: dict[int, list[str]] = defaultdict(list)
    for finding in draft.findings:
        if finding.level is not Level.NOTE:
            number = next((where[k] for k in finding.keys if k in where), -1)
            comments[number].append(
                f"{finding.level.value} {finding.rule.code} {finding.message}{finding.advice}"
            )
    return comments


def size(report: Report) -> tuple[int, int]:
    """Return the characters of the text and how many figures it holds."""
    spans = [span for block in report.blocks for span in block_spans(block)]
    figures = [span for span in spans if span.keys and _DIGIT.search(span.text)]
    return sum([len(span.text) for span in spans]), len(figures)


class Shelver:
    """Puts documents where they belong; one person's edits and another report's file are never overwritten."""

    def __init__(self) -> None:
        self._taken: dict[str, str] = {}

    def put(self, made: Made, folder: Path, name: str = "") -> tuple[Path, tuple[str, ...]]:
        """Write a document; return where, and what to tell. Raises DrafterError where it cannot be written."""
        make_folder(folder)
        asked = folder / (name or made.name)
        other = self._taken.get(_known_as(asked))
        wanted = next(path for path in _names_for(asked, made.order.facts, other) if self._free(path))
        target = self._unedited(wanted)
        write_atomically(target, made.document)
        self._taken[_known_as(wanted)] = self._taken[_known_as(target)] = made.order.facts
        notes: list[str] = []
        if other is not None:
            notes.append(f"和“{other}”的报告同名，另存为“{wanted.name}”")
        if target != wanted:
            notes.append(f"“{wanted.name}”在起草后改动过，没有覆盖，另存为“{target.name}”")
        return target, tuple(notes)

    def _free(self, path: Path) -> bool:
        return _known_as(path) not in self._taken

    def _unedited(self, wanted: Path) -> Path:
        """Return the file itself, or the first 第2稿, 第3稿 … that is not there or is as drafter wrote it."""
        from drafter.writers.docx import untouched

        later = (wanted.with_stem(f"{wanted.stem}第{number}稿") for number in count(2))
        drafts = (path for path in chain((wanted,), later) if self._free(path))
        return next(path for path in drafts if not os.path.exists(path) or untouched(path))


def _known_as(path: Path) -> str:
    return os.path.normcase(os.path.join(os.path.realpath(path.parent), path.name))


def _names_for(asked: Path, facts: str, other: str | None) -> Iterator[Path]:
    """Yield the name asked for, then with what tells its facts file from the other of that name, then with numbers."""
    yield asked
    here, there = Path(os.path.abspath(facts)), Path(os.path.abspath(other or facts))
    marks = [here.stem] if here.stem != there.stem else []
    for mark in chain(marks, (here.parent.name,), map(str, count(2))):
        if mark:
            yield asked.with_stem(f"{asked.stem}（{_clipped(mark, _LONGEST_MARK)}）")
