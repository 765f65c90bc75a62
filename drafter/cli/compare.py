"""`drafter compare`: two years side by side, on the terminal, as a page, as a Word file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from drafter.cli.reporting import one_line, print_findings, say
from drafter.cli.streams import print_line
from drafter.cli.tables import WIDTH, lines_of, table
from drafter.compare import Answered, Comparison, Row
from drafter.findings import DrafterError, errors
from drafter.pipeline.comparing import Compared, compare_files

_FIGURES = (30, -10, -10, 22)
_ANSWERS = (8, 30, 8, 26)


def run(last: str, this: str, page: str, form: str) -> int:
    """Compare two years; return the exit code."""
    if page and not Path(page).is_dir() and Path(page).suffix.lower() not in (".html", ".htm"):
        say(f"--html 后面的文件名要以 .html 结尾，写的是“{Path(page).name}”。")
        return 2
    try:
        done = compare_files(last, this)
        print_findings(done.findings)
        for line in _told(done.comparison):
            print_line(one_line(line), sys.stdout)
        _write(done, page, form)
    except DrafterError as trouble:
        print_findings(trouble.findings)
        say(f"{last}、{this}：没有做完")
        return trouble.exit_code
    wrong = errors(done.findings)
    if wrong:
        say(f"两个文件里有{len(wrong)}处错误，有错误的数没有比。")
    return 1 if wrong else 0


def _write(done: Compared, page: str, form: str) -> None:
    written = [done.write_page(page)] if page else []
    written += [done.write_paper()] if form else []
    for target, notes in written:
        say(f"→ {target}")
        for note in notes:
            say(f"  {note}")


def _told(comparison: Comparison) -> Iterator[str]:
    """Yield the comparison as lines for a terminal."""
    yield from lines_of(comparison.title, WIDTH)
    for text in (comparison.summary, *comparison.remarks):
        yield from lines_of(text, WIDTH)
    header = ("指标", f"{comparison.this_year}年", f"{comparison.last_year}年", "变化")
    groups = [("变化大的数据", comparison.headlines)] if comparison.headlines else []
    for title, rows in (*groups, *comparison.groups):
        yield ""
        yield f"【{title}】"
        yield from table([header, *map(_cells, rows)], _FIGURES)
    for title, items in (("上年打算落实", comparison.promises), ("上年问题整改", comparison.repairs)):
        if items:
            yield ""
            yield f"【{title}】"
            yield from table(map(_answer, items), _ANSWERS)


def _cells(row: Row) -> tuple[str, ...]:
    return row.label, row.this, row.last, row.short or "—"


def _answer(item: Answered) -> tuple[str, ...]:
    return item.number, item.what, item.outcome, item.note
