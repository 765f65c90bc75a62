"""One draft: read, compose, write in the forms asked for; findings become comments."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from drafter.compose import said_lengths
from drafter.facts import copy_names, public_copies, withholds
from drafter.facts.faults import TOO_LONG
from drafter.files import DRAFT_MARK, mark
from drafter.findings import DrafterError, Finding, Level, Place, Rule, errors
from drafter.pipeline import shelving
from drafter.pipeline.shelving import Written
from drafter.pipeline.workshop import Draft, Workshop, workshop_for
from drafter.style import deviations, said_missing_fonts
from drafter.tree import Mark, Report, Table, block_spans

OPEN_PLACE = Rule("F048", "留有待填", Level.ERROR, "成稿是给领导签的，不能留着没有填的地方。")

_FOR_WEB = {"html": "网页", "txt": "文本"}
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be drafted: a facts file, where to, whether for signing, which of its copies (报送), in which forms."""

    facts: str
    out: str = ""
    final: bool = False
    copy: str = ""
    forms: tuple[str, ...] = ("docx",)

    @property
    def said(self) -> str:
        """What is drafted, as it is said to the clerk."""
        return f"{self.facts}（{self.copy}）" if self.copy else self.facts


@dataclass(frozen=True, slots=True)
class Made:
    """What came of an order: the documents (none where refused), the findings, what to tell.

    `notes` are about this report, `lengths` says how long its parts are; `shared` is the same for every report of its
    style: what departs from the standard, which typefaces the machine lacks.
    """

    order: Order
    findings: tuple[Finding, ...]
    exit_code: int
    documents: tuple[Written, ...] = ()
    notes: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    characters: int = 0
    figures: int = 0
    lengths: str = ""


def make_each(order: Order) -> list[Made]:
    """Draft a report, or every copy of it that was asked for."""
    if not order.copy:
        return [make(order)]
    try:
        names = copy_names(order.facts, order.copy)
    except DrafterError as trouble:
        return [Made(order, trouble.findings, trouble.exit_code)]
    return [make(replace(order, copy=name)) for name in names]


def make(order: Order) -> Made:
    """Draft one report. Never raises for trouble in the file: the findings and the exit code tell."""
    try:
        shop = workshop_for(order.facts)
        draft = shop.draft(order.facts, order.copy)
        wrong = errors(draft.findings)
        if order.final and (wrong or open_places(draft)):
            return Made(order, draft.findings if wrong else (*draft.findings, *open_places(draft)), 1)
        made = [FORMS[form](shop, draft, order.final) for form in order.forms]
    except DrafterError as trouble:
        return Made(order, trouble.findings, trouble.exit_code)
    return Made(
        order,
        draft.findings,
        1 if wrong else 0,
        tuple(
            Written(f"{file_stem(draft, order.final)}.{form}", one.content)
            for form, one in zip(order.forms, made, strict=True)
        ),
        (*(note for one in made for note in one.notes), *left_out(draft), *exposed(draft, order.forms)),
        tuple(note for one in made for note in one.shared),
        *size(draft.report),
        said_lengths(draft.facts, draft.report),
    )


def left_out(draft: Draft) -> tuple[str, ...]:
    """Say which sentences a report that is short of room goes without: whoever reads it misses them."""
    return tuple(f.message for f in draft.findings if f.rule is TOO_LONG and f.level is Level.NOTE)


def exposed(draft: Draft, forms: Iterable[str]) -> tuple[str, ...]:
    """Say that a page or a text, made to be put on a website, prints what is not public, and how to do without."""
    copy = draft.facts.copy
    web = [_FOR_WEB[form] for form in forms if form in _FOR_WEB]
    if not web or (copy is not None and copy.public) or not withholds(draft.facts):
        return ()
    said = f"{'、'.join(web)}里照样印了标着“公开: 否”的内容，不能上网"
    names = public_copies(draft.facts.path)
    if names:
        return (f"{said}；上网的用 --copy {names[0]} 另写",)
    return (f"{said}；上网的先在“报送”里写一份“公开: 是”的，再用 --copy 写它",)


class _Form(NamedTuple):
    """A report in one form, and what to tell of it: of this report, and of every one in its style."""

    content: bytes
    notes: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()


def _as_word(shop: Workshop, draft: Draft, final: bool) -> _Form:
    style, writer = shop.writer(draft.facts)
    comments = {} if final else comments_by_block(draft)
    content, adjusted = writer.write(draft.report, comments, highlight=not final)
    return _Form(content, adjusted, (*deviations(style), *said_missing_fonts(style)))


def _as_page(shop: Workshop, draft: Draft, final: bool) -> _Form:
    from drafter.writers.html import as_html

    return _Form(as_html(draft.report, shop.style(draft.facts), highlight=not final).encode())


def _as_text(shop: Workshop, draft: Draft, _final: bool) -> _Form:
    from drafter.writers.text import as_text

    return _Form(as_text(draft.report, shop.style(draft.facts)).encode())


FORMS: dict[str, Callable[[Workshop, Draft, bool], _Form]] = {
    "docx": _as_word,
    "html": _as_page,
    "txt": _as_text,
}


def open_places(draft: Draft) -> tuple[Finding, ...]:
    """Return the places that still read 「待填」, whatever the findings say: none may reach a leader."""
    gaps = [
        span for block in draft.report.text_blocks() for span in block_spans(block) if span.mark is Mark.GAP
    ]
    said = dict.fromkeys((span.text, span.keys) for span in gaps)
    place = Place(draft.facts.path)
    return tuple(
        Finding(OPEN_PLACE, place, f"报告里还有{text}。", "请补上再成稿，或先写草稿。", keys)
        for text, keys in said
    )


def file_stem(draft: Draft, final: bool) -> str:
    """Return the name a report is filed under, without its ending: 云岭县2026年度法治政府建设情况报告（公开）（草稿）."""
    header = draft.facts.header
    place = header.region if draft.facts.programme else header.governed
    who = place or (header.organs[0] if header.organs else Path(draft.facts.path).stem)
    pattern = draft.facts.outline.file_name
    name = pattern.replace("{区域}", who).replace("{年度}", str(header.year or "××××"))
    name = name.replace("{规划期}", str(header.term or "××××—××××年"))
    copy = draft.facts.copy
    return shelving.file_stem(name, mark(copy.name) if copy else "") + ("" if final else DRAFT_MARK)


def comments_by_block(draft: Draft) -> dict[int, list[str]]:
    """Return findings as comments: on the first paragraph that carries the fact, else on the title (-1)."""
    where: dict[str, int] = {}
    for number, block in enumerate(draft.report.text_blocks()):
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
    spans = [span for block in report.text_blocks() for span in block_spans(block)]
    figures = [span for span in spans if span.keys and _DIGIT.search(span.text)]
    return sum([len(span.text) for span in spans]), len(figures)
