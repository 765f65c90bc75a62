"""Findings that somebody has looked at and wants to hear no more of: a comment in the facts file, a list beside a report.

Each names the rule and gives the reason. One that matches nothing any more is told (Z001): it would hide the next mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from drafter.files import Plain, Source, locate, plain, read_source, read_yaml
from drafter.findings import DrafterError, Finding, Level, Place, Rule

STALE = Rule("Z001", "无效的忽略", Level.WARNING, "对不上任何一处的忽略，会把下一个错也盖住。")
_COMMENT = re.compile(r"#\s*drafter[:：]\s*(?:忽略|ignore)\s*\[([^\]]*)\]\s*(.*)")
_BETWEEN = re.compile(r"[,，、\s]+")
_EXAMPLE = "# drafter: 忽略[N102] 口径为应出庭案件"


class Suppression(NamedTuple):
    """What is not to be told: findings of some codes on some lines of a facts file, or that mark some words of a report."""

    codes: tuple[str, ...]
    reason: str
    place: Place
    lines: tuple[int, ...] = ()
    quote: str = ""

    def covers(self, finding: Finding) -> bool:
        """Tell whether a finding is one of those."""
        if not self.reason or finding.rule.code not in self.codes:
            return False
        if self.lines:
            return finding.place.line in self.lines
        return bool(self.quote) and (self.quote in finding.quote or finding.quote in self.quote != "")


def sidecar(path: str) -> Path:
    """Return the file beside a report that says what is not to be told of it: 报告.docx → 报告.drafter.yaml."""
    return Path(path).with_suffix(".drafter.yaml")


def suppressions_for(path: str, *, facts: bool) -> tuple[Suppression, ...]:
    """Return what is not to be told of a file. Raises DrafterError where the list beside it cannot be read."""
    if facts:
        return tuple(_comments(read_source(path)[0]))
    beside = sidecar(path)
    return tuple(_listed(str(beside))) if beside.is_file() else ()


def _comments(source: Source) -> Iterator[Suppression]:
    """Yield the comments of a facts file: of their own line, or, standing alone, of the next that is no comment."""
    lines = source.lines()
    for number, line in enumerate(lines, 1):
        found = _COMMENT.search(line) if "#" in line else None
        if found is None:
            continue
        at = number
        while line.lstrip().startswith("#") and at < len(lines) and lines[at - 1].lstrip().startswith("#"):
            at += 1
        codes = tuple(filter(None, _BETWEEN.split(found[1].strip())))
        place = Place(source.path, number, found.start() + 1, found.end() - found.start())
        yield Suppression(codes, found[2].strip(), place, (at,))


def _listed(path: str) -> Iterator[Suppression]:
    document, _ = read_yaml(path)
    content: Plain = plain(document.root) if document.root is not None else {}
    items = content.get("忽略", []) if isinstance(content, dict) else []
    for number, item in enumerate(items if isinstance(items, list) else []):
        if isinstance(item, dict):
            said = {key: value if isinstance(value, str) else "" for key, value in item.items()}
            codes = tuple(filter(None, _BETWEEN.split(said.get("规则", ""))))
            place = locate(document, ("忽略", number))
            yield Suppression(codes, said.get("理由", ""), place, quote=said.get("原文", ""))


def suppressed(
    findings: Iterable[Finding], wanted: tuple[Suppression, ...]
) -> tuple[tuple[Finding, ...], int]:
    """Return the findings that are to be told, with those on suppressions that match nothing, and how many are not."""
    found = tuple(findings)
    kept = tuple(f for f in found if not any(s.covers(f) for s in wanted))
    stale = tuple(_stale(s) for s in wanted if not any(s.covers(f) for f in found))
    return (*kept, *stale), len(found) - len(kept)


def _stale(suppression: Suppression) -> Finding:
    named = "、".join(suppression.codes) or "（没有写代码）"
    if not suppression.reason:
        message, advice = (
            f"忽略 {named} 没有写理由，不起作用。",
            f"在后面写上为什么不用改，如：{_EXAMPLE}。",
        )
    else:
        message, advice = (
            f"忽略 {named} 对不上这里的任何一处。",
            "原来的地方已经改好了就删去它；还要忽略的，核对代码和原文。",
        )
    return Finding(STALE, suppression.place, message, advice)


def read_suppressions(path: str, *, facts: bool) -> tuple[tuple[Suppression, ...], tuple[Finding, ...]]:
    """Return what is not to be told of a file; where the list cannot be read, why, and everything is told."""
    try:
        return suppressions_for(path, facts=facts), ()
    except DrafterError as trouble:
        return (), trouble.findings
