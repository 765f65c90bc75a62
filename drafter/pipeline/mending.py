"""What comes of a check beside the list: a copy with comments at the exact words, a copy with what is safe put right."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

from drafter.files import read_source, write_atomically
from drafter.files.reading import parse_yaml
from drafter.findings import DrafterError, Finding, Level, Place, Rule
from drafter.pipeline.checking import Result
from drafter.rules.text.checker import Checked

NOT_MENDED = Rule("Z002", "不能代改", Level.WARNING, "拿不准改得对不对的，不替人改。")
_MARK = "（改过）"
_FACTS = (".yaml", ".yml")
_TEXTS = (".txt", *_FACTS)
_LINE_END = re.compile("(\r\n|\n|\r|\f)")


class Mended(NamedTuple):
    """A copy in which something was put right: where it lies, what was changed, what was left and why."""

    target: Path | None
    changes: tuple[Finding, ...]
    findings: tuple[Finding, ...] = ()


class _Change(NamedTuple):
    finding: Finding
    place: Place
    old: str
    new: str


def commented(path: str, result: Result, target: str) -> None:
    """Write a copy of a Word file with every finding as a comment at its words.

    Raises DrafterError where that cannot be done.
    """
    from drafter.writers.annotate import Remark, with_remarks

    remarks = [
        Remark(
            f"{f.level.value} {f.rule.code} {f.rule.name} {f.message}{f.advice}",
            f.rule.code[0],
            f.place.line,
            f.place.column or 1,
            f.place.length,
        )
        for f in result.findings
        if f.place.path == path
    ]
    write_atomically(target, with_remarks(Path(path).read_bytes(), path, remarks))


def mended(path: str, result: Result) -> Mended:
    """Write a copy in which everything is put right that has exactly one safe remedy; never over a file that is there.

    Raises DrafterError where the copy cannot be written.
    """
    changes = tuple(_changes(result.noted))
    if not changes:
        return Mended(None, ())
    ending = Path(path).suffix.lower()
    if ending == ".docx":
        content, made = _in_word(path, changes)
    elif ending in _TEXTS:
        content, made = _in_text(path, changes)
    else:
        advice = "请用 WPS 或 Word 打开，另存为 .docx 再来。"
        return Mended(None, (), (Finding(NOT_MENDED, Place(path), f"{ending} 文件不代改。", advice),))
    target = _free(path)
    write_atomically(target, content)
    return Mended(
        target, tuple(replace(one.finding, place=one.place, quote=one.old) for one in changes if one in made)
    )


def _changes(noted: Iterable[Checked]) -> Iterable[_Change]:
    """Yield what is to be changed, without what overlaps with a change before it."""
    taken: dict[int, int] = {}
    every = ((one, noted) for one in noted for noted in (one.noted, *one.alike))
    for one, each in sorted(every, key=lambda pair: pair[1].start):
        fix, line = each.fix, each.line
        if fix is None or line is None or not fix.safe or fix.start < taken.get(line.number, 0):
            continue
        place = line.locate(fix.start, fix.end)
        if place.line is not None and place.column is not None:
            taken[line.number] = fix.end
            yield _Change(one.finding, place, line.written[fix.start : fix.end], fix.text)


def _in_word(path: str, changes: tuple[_Change, ...]) -> tuple[bytes, set[_Change]]:
    from drafter.writers.annotate import Change, with_changes

    by_change = {Change(one.place.line or 0, one.place.column or 0, one.old, one.new): one for one in changes}
    content, made = with_changes(Path(path).read_bytes(), path, list(by_change))
    return content, {by_change[change] for change in made}


def _in_text(path: str, changes: tuple[_Change, ...]) -> tuple[bytes, set[_Change]]:
    """Change a text file; a facts file must read afterwards as it did before."""
    source, _ = read_source(path)
    lines = _LINE_END.split(source.text)  # lines and, between them, what ends them
    made: set[_Change] = set()
    for one in sorted(changes, key=lambda c: (c.place.line or 0, -(c.place.column or 0))):
        number, start = 2 * ((one.place.line or 1) - 1), (one.place.column or 1) - 1
        line = lines[number] if number < len(lines) else ""
        if line[start : start + len(one.old)] == one.old:
            lines[number] = line[:start] + one.new + line[start + len(one.old) :]
            made.add(one)
    new = "".join(lines)
    if path.endswith(_FACTS) and any(f.level is Level.ERROR for f in parse_yaml(new, path)[1]):
        raise DrafterError(Finding(NOT_MENDED, Place(path), "改完读不成事实文件，没有写。", "请自己改。"))
    return new.encode("utf-8"), made


def _free(path: str) -> Path:
    """Return a name beside the file that is not taken."""
    original = Path(path)
    numbered = (f"{original.stem}{_MARK}{n}{original.suffix}" for n in count(2))
    names = chain((f"{original.stem}{_MARK}{original.suffix}",), numbered)
    return next(target for name in names if not (target := original.with_name(name)).exists())
