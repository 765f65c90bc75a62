"""One draft: read, compose, write; findings become comments, a file someone has edited is left alone."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from drafter.files import write_atomically
from drafter.findings import DrafterError, Finding, Level, errors
from drafter.pipeline.workshop import Draft, workshop_for
from drafter.style import deviations, said_missing_fonts
from drafter.tree import Report, Table, block_spans

_DIGIT = re.compile(r"\d")
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s]+')


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be drafted: a facts file, where to, and whether it is for signing."""

    facts: str
    out: str = ""
    final: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """What came of an order: the document (none where refused), its name, the findings, what to tell."""

    order: Order
    findings: tuple[Finding, ...]
    exit_code: int
    name: str = ""
    document: bytes = b""
    notes: tuple[str, ...] = ()
    characters: int = 0
    figures: int = 0


def make(order: Order) -> Made:
    """Draft one report. Never raises for trouble in the file: the findings and the exit code tell."""
    try:
        shop = workshop_for(order.facts)
        draft = shop.draft(order.facts)
        wrong = errors(draft.findings)
        if order.final and wrong:
            return Made(order, draft.findings, 1)
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
        (*deviations(style), *said_missing_fonts(style), *adjusted),
        *size(draft.report),
    )


def file_name(draft: Draft, final: bool) -> str:
    """Return the name a report is filed under: 云岭县2026年度法治政府建设情况报告（草稿）.docx."""
    header = draft.facts.header
    who = header.region or (header.organs[0] if header.organs else Path(draft.facts.path).stem)
    pattern = draft.facts.outline.file_name
    name = pattern.replace("{区域}", who).replace("{年度}", str(header.year or "××××"))
    return _NOT_IN_NAMES.sub("", name) + ("" if final else "（草稿）") + ".docx"


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
        self._taken: dict[Path, str] = {}

    def put(self, made: Made, folder: Path, name: str = "") -> tuple[Path, tuple[str, ...]]:
        """Write a document; return where, and what to tell. Raises DrafterError where it cannot be written."""
        from drafter.writers.docx import untouched

        wanted = folder / (name or made.name)
        notes: list[str] = []
        if self._taken.get(wanted, made.order.facts) != made.order.facts:
            other = self._taken[wanted]
            wanted = wanted.with_stem(f"{wanted.stem}（{Path(made.order.facts).stem}）")
            notes.append(f"和“{Path(other).name}”的报告同名，另存为“{wanted.name}”")
        self._taken[wanted] = made.order.facts
        target, number = wanted, 1
        while target.exists() and not untouched(target):
            number += 1
            target = wanted.with_stem(f"{wanted.stem}第{number}稿")
        if number > 1:
            notes.append(f"“{wanted.name}”在起草后改动过，没有覆盖，另存为“{target.name}”")
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(target, made.document)
        return target, tuple(notes)
