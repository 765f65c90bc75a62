"""Untidy reports as they are found, and the outline each is read into: one case below another in tests/cases/readers.

The notation of an outline: 标题, 版头, 主送, 署名, 附注, 版记, 公开 stand for what is above and below the text; `2 （一）…` is a
heading of level 2 with its number, ▸ behind it where the text runs in, + behind the level where it counts on; 段 is a
paragraph, 举 an enumeration (lead｜items), 表 a table (cells｜, rows／); 附件 and 印发 begin what is attached or issued; 旁 is
what belongs to the page; `!` names findings by code and line.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.findings import Finding
from drafter.readers import Read
from drafter.readers.html import read_html
from drafter.readers.text import read_text
from drafter.readers.word import read_word
from drafter.tree import Block, Heading, Items, Paragraph, Table, plain
from tests.wordfiles import word_file

CASES = Path(__file__).parent / "cases" / "readers"
_FEWEST = 60


def cases() -> dict[str, tuple[str, str, str]]:
    """Return the cases: kind of file, input, expected outline."""
    found = {}
    for path in sorted(CASES.glob("*.txt")):
        for part in path.read_text(encoding="utf-8").split("\n== ")[1:]:
            title, _, rest = part.partition("\n")
            text, _, outline = rest.partition("->\n")
            found[f"{path.stem}: {title}"] = (path.stem, text, outline.rstrip("\n"))
    return found


def read(kind: str, text: str) -> tuple[Read, tuple[Finding, ...]]:
    """Read a case in the format it is written in."""
    if kind == "pages":
        return read_html(text.encode(), "page.html")
    if kind == "word":
        return read_word(word_file(text), "report.docx")
    return read_text(text.encode(), "report.txt")


def outlined(read: Read, findings: tuple[Finding, ...]) -> str:
    """Write what was read in the notation of the cases."""
    return "\n".join([*_front(read), *_text(read), *_behind(read, findings)])


def _front(read: Read) -> Iterator[str]:
    report = read.report
    yield f"标题 {report.title}"
    if head := report.letterhead:
        yield f"版头 {'、'.join(head.organs)} {head.number} {'、'.join(head.signers)}"
    if report.publication:
        yield f"公开 {'、'.join(f'{name}={value}' for name, value in report.publication)}"
    if report.recipients:
        yield f"主送 {'、'.join(report.recipients)}"
    organs, day, _ = report.signature
    if organs or day:
        yield f"署名 {'、'.join(organs)} {day or ''}"
    if report.annotation:
        yield f"附注 {report.annotation}"
    if end := report.imprint:
        yield f"版记 {'、'.join(end.copies)} {end.printer} {end.date or ''}"


def _text(read: Read) -> Iterator[str]:
    yield from map(_block, read.report.blocks)
    for attachment in read.report.attachments:
        yield f"{'印发' if attachment.issued else '附件'} {attachment.title}"
        yield from map(_block, attachment.blocks)


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        level = f"{block.level}{'+' if block.counts_on else ''}"
        return f"{level} {block.number}{plain(block.spans)}{'▸' if block.run_in else ''}"
    if isinstance(block, Paragraph):
        return f"段 {plain(block.spans)}"
    if isinstance(block, Items):
        return "｜".join([f"举 {plain(block.lead)}", *map(plain, block.items)])
    assert isinstance(block, Table)
    rows = ["｜".join(block.header), *("｜".join(map(plain, row)) for row in block.rows)]
    return f"表 {'／'.join(rows)}"


def _behind(read: Read, findings: tuple[Finding, ...]) -> Iterator[str]:
    yield from (f"旁 {stretch.text}" for stretch in read.aside)
    if findings:
        yield " ".join(["!", *(f"{f.rule.code} {f.place.line or 0}" for f in findings)])


@pytest.mark.parametrize("title", cases())
def test_an_untidy_report_is_read_as_it_was_meant(title: str) -> None:
    kind, text, outline = cases()[title]
    found, findings = read(kind, text)
    assert outlined(found, findings).splitlines() == outline.splitlines()


@pytest.mark.parametrize("title", cases())
def test_every_text_has_its_place(title: str) -> None:
    """The places run parallel to the tree: each text of each block is the stretch of that place."""
    kind, text, _ = cases()[title]
    found, _ = read(kind, text)
    for block, texts in zip(found.report.all_blocks(), found.places.all_blocks(), strict=True):
        if isinstance(block, Items):
            assert [t.text for t in texts] == [plain(block.lead), *map(plain, block.items)]
        elif isinstance(block, Table):
            assert [t.text for t in texts if t.text] == [
                cell for row in (block.header, *(map(plain, r) for r in block.rows)) for cell in row if cell
            ]
        else:
            assert [t.text for t in texts] == [plain(block.spans)]
    if kind not in ("pages", "word"):
        lines = text.split("\n")
        for texts in found.places.all_blocks():
            for stretch in texts:
                line, column = stretch.spot()
                assert not stretch.text or lines[line - 1][column - 1] == stretch.text[0]


def test_there_are_cases_enough() -> None:
    assert len(cases()) >= _FEWEST
