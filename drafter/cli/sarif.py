"""Findings as SARIF 2.1.0, for tools that show what checkers find."""

from __future__ import annotations

import codecs
import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from drafter import __version__
from drafter.cli.streams import print_line
from drafter.findings import Finding, Level

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "note"}


def print_sarif(findings: Iterable[Finding], remedies: Mapping[str, str]) -> None:
    """Print one run with all findings; `remedies` says by code what to do."""
    found = list(findings)
    rules = {f.rule.code: f.rule for f in found}
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "drafter",
                        "version": __version__,
                        "rules": [
                            {
                                "id": code,
                                "name": rule.name,
                                "shortDescription": {"text": rule.name},
                                "fullDescription": {"text": rule.reason},
                                "help": {"text": remedies.get(code, rule.reason)},
                                "defaultConfiguration": {"level": _LEVELS[rule.level]},
                            }
                            for code, rule in sorted(rules.items())
                        ],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(f) for f in found],
            }
        ],
    }
    in_ascii = codecs.lookup(sys.stdout.encoding or "utf-8").name != "utf-8"
    print_line(json.dumps(log, ensure_ascii=in_ascii), sys.stdout)


def _result(finding: Finding) -> dict[str, Any]:
    place = finding.place
    region: dict[str, Any] = {}
    if place.line is not None:
        region["startLine"] = place.line
    if place.line is not None and place.column is not None:
        region |= {"startColumn": place.column, "endColumn": place.column + max(1, place.length)}
    if finding.quote:
        region["snippet"] = {"text": finding.quote}
    location: dict[str, Any] = {"artifactLocation": {"uri": place.path.replace("\\", "/")}}
    return {
        "ruleId": finding.rule.code,
        "level": _LEVELS[finding.level],
        "message": {"text": f"{finding.message}{finding.advice}"},
        "locations": [{"physicalLocation": location | ({"region": region} if region else {})}],
        "properties": {"certain": finding.certain, "keys": list(finding.keys)},
    }
