"""How findings and summaries are printed: one line each, with the excerpt and a caret on a terminal."""

from __future__ import annotations

import codecs
import re
import sys
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from drafter.cli.streams import print_line
from drafter.files import Source, excerpt, read_source, shown
from drafter.findings import DrafterError, Finding, Level

_LONGEST_QUOTE = 60
_LONG_QUOTE = re.compile(f"“([^”]{{{_LONGEST_QUOTE}}})[^”]+")


def print_findings(findings: Iterable[Finding]) -> None:
    """Print findings to stdout, one line each; on a terminal with the line concerned and a caret."""
    with_excerpt = sys.stdout.isatty()
    for finding in findings:
        print_line(one_line(_LONG_QUOTE.sub(r"“\1…", str(finding))), sys.stdout)
        source = _source(finding.place.path) if with_excerpt and finding.place.line else None
        if source is not None:
            print_line(excerpt(source, finding.place), sys.stdout)


def one_line(text: str) -> str:
    """Keep a text to one line, whatever it quotes: no line breaks, no control characters."""
    return shown(" ".join(text.splitlines()))


@lru_cache(maxsize=2)
def _source(path: str) -> Source | None:
    """Read a file again for its excerpts; None where that cannot be done."""
    try:
        return read_source(path)[0]
    except DrafterError:
        return None


def print_json(findings: Iterable[Finding]) -> None:
    """Print findings to stdout, one JSON object a line."""
    import json

    in_ascii = codecs.lookup(sys.stdout.encoding or "utf-8").name != "utf-8"
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
        print_line(json.dumps(record, ensure_ascii=in_ascii), sys.stdout)


def tally(findings: Iterable[Finding]) -> str:
    """Count findings by level: 错误2 提醒1 说明12."""
    counted = Counter(f.level for f in findings)
    return " ".join(f"{level.value}{counted[level]}" for level in Level)


def say(text: str) -> None:
    """Print progress or a summary to stderr."""
    print_line(one_line(text), sys.stderr)
