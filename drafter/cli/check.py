"""`drafter check`: what a careful reader would find."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.cli.reporting import print_findings, print_json, say, tally
from drafter.cli.words import each_once
from drafter.findings import DrafterError, Finding, errors
from drafter.pipeline import workshop_for

_VERDICTS = ("可以成稿", "有错误要改", "读不了")


def run(paths: Sequence[str], form: str) -> int:
    """Check facts files; return the exit code."""
    code = 0
    for path in each_once(paths):
        findings, one = _check(path)
        (print_json if form == "json" else print_findings)(findings)
        say(f"{path}：{_VERDICTS[one]}（{tally(findings)}）")
        code = max(code, one)
    return code


def _check(path: str) -> tuple[tuple[Finding, ...], int]:
    try:
        findings = workshop_for(path).check(path)
    except DrafterError as trouble:
        return trouble.findings, trouble.exit_code
    return findings, 1 if errors(findings) else 0
