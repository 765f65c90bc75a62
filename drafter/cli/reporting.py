"""How findings and summaries are printed: one line each, with the excerpt and a caret on a terminal."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from drafter.files import Source, excerpt, read_source
from drafter.findings import Finding, Level


def print_findings(findings: Iterable[Finding]) -> None:
    """Print findings to stdout, one line each; on a terminal with the line concerned and a caret."""
    with_excerpt = sys.stdout.isatty()
    for finding in findings:
        print(finding)
        if with_excerpt and finding.place.line:
            print(excerpt(_source(finding.place.path), finding.place))


@lru_cache(maxsize=2)
def _source(path: str) -> Source:
    return read_source(path)[0]


def print_json(findings: Iterable[Finding]) -> None:
    """Print findings to stdout, one JSON object a line."""
    import json

    for finding in findings:
        place = finding.place
        record = {
            "source": place.path,
            "line": place.line,
            "column": place.column,
            "length": place.length,
            "quote": finding.quote,
            "code": finding.rule.code,
            "rule": finding.rule.name,
            "level": finding.level.name.lower(),
            "certain": finding.certain,
            "message": finding.message,
            "advice": finding.advice,
            "keys": list(finding.keys),
        }
        print(json.dumps(record, ensure_ascii=False))


def tally(findings: Iterable[Finding]) -> str:
    """Count findings by level: 错误2 提醒1 说明12."""
    counted = Counter(f.level for f in findings)
    return " ".join(f"{level.value}{counted[level]}" for level in Level)


def say(text: str) -> None:
    """Print progress or a summary to stderr."""
    print(text, file=sys.stderr)
