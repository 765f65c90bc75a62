"""Plain text: a line a paragraph, tables with ｜ or tabs between their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.files.decoding import decode
from drafter.findings import Finding
from drafter.readers.furniture import entries
from drafter.readers.marks import mark_of
from drafter.readers.passages import Passage, Row, cleaned
from drafter.readers.places import Stretch
from drafter.readers.report import Read, report_of

_LINE_END = re.compile("\r\n|\n|\r|\f")
_CELLS = re.compile(r"[｜|]|\t+")
_LONGEST_ACROSS, _MOST_ACROSS = 40, 3
_RULE = re.compile(r"[-—|｜:+\s=]+")


def read_text(content: bytes, path: str) -> tuple[Read, tuple[Finding, ...]]:
    """Read a report from plain text in UTF-8, GB18030 or UTF-16."""
    text, _, _ = decode(content, path)
    return report_of(passages_of(text), path)


def passages_of(text: str) -> list[Passage]:
    """Return the lines of a text as passages, tables as one each."""
    lines = _LINE_END.split(text)
    made: list[Passage] = []
    margin = min((_blank(line) for line in lines if line.strip()), default=0)
    number = 0
    while number < len(lines):
        table = _table_at(lines, number)
        if table:
            made.append(table[0])
            number = table[1]
            continue
        line = lines[number]
        stretch = cleaned(line, number + 1)
        if stretch.text:
            made.append(Passage(stretch, indent=_blank(line) - margin >= 2))
        number += 1
    return made


def _blank(line: str) -> int:
    """Return how many columns a line stands in; a full-width space takes two, a tab four."""
    start = line[: len(line) - len(line.lstrip())]
    return len(start) + start.count("\u3000") + 3 * start.count("\t")


def _table_at(lines: Sequence[str], start: int) -> tuple[Passage, int] | None:
    """Return the table that begins at a line, and the line behind it."""
    width = _width(lines[start])
    if width < 2 or entries(cleaned(lines[start], 1).text):
        return None
    rows: list[tuple[int, str]] = []
    number, end = start, start
    while number < len(lines) and number - end <= _MOST_ACROSS:
        line = lines[number]
        if _width(line) == width or (_RULE.fullmatch(line) and "-" in line):
            rows += [(n, lines[n]) for n in range(end, number) if lines[n].strip()] if rows else []
            rows.append((number, line))
            end = number + 1
        elif not _runs_across(line):
            break
        number += 1
    cells = tuple(_row(line, n + 1) for n, line in rows if not _RULE.fullmatch(line))
    if len(cells) < 2 or sum(len(row) > 1 for row in cells) < 2:
        return None
    return Passage(cells[0][0], rows=cells), end


def _runs_across(line: str) -> bool:
    """Tell whether a line between rows may be a cell that runs across the table."""
    bare = line.strip()
    return (
        bool(bare)
        and len(bare) <= _LONGEST_ACROSS
        and not bare.endswith(("。", "："))
        and mark_of(bare) is None
    )


def _width(line: str) -> int:
    bare = line.strip().strip("|")
    return len(_CELLS.split(bare)) if len(bare) < 2000 else 0


def _row(line: str, number: int) -> Row:
    return tuple(_cells(line, number))


def _cells(line: str, number: int) -> Iterator[Stretch]:
    start = len(line) - len(line.lstrip(" |\t"))
    end = len(line.rstrip(" |\t"))
    for sign in _CELLS.finditer(line, start, end):
        yield cleaned(line[start : sign.start()], number, start + 1)
        start = sign.end()
    yield cleaned(line[start:end], number, start + 1)
