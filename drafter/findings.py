"""What we tell people: where, what is wrong, what to do, how grave it is.

Trouble in people's material is data (`Finding`); only "cannot go on" is an exception (`DrafterError`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple


class Level(Enum):
    """How grave a finding is. Only an ERROR keeps a report from being signed."""

    ERROR = "错误"
    WARNING = "提醒"
    NOTE = "说明"


class Place(NamedTuple):
    """An address in someone's file. Lines and columns count from 1, columns in characters."""

    path: str
    line: int | None = None
    column: int | None = None
    length: int = 0

    def __str__(self) -> str:
        return self.path if self.line is None else f"{self.path}:{self.line}"


class Rule(NamedTuple):
    """What a code stands for: a stable code, its Chinese name, its usual level, why it matters."""

    code: str
    name: str
    level: Level
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a careful reader would point out.

    `message` says what is wrong, with the calculation where there is one; `advice` says what to do.
    Both are whole Chinese sentences. `keys` are the addresses of the facts concerned (行政复议.受理).
    """

    rule: Rule
    place: Place
    message: str
    advice: str
    keys: tuple[str, ...] = ()
    quote: str = ""
    certain: bool = True
    level_override: Level | None = None

    @property
    def level(self) -> Level:
        """The level of this finding: the rule's, unless the case is graver or lighter."""
        return self.level_override or self.rule.level

    def __str__(self) -> str:
        return (
            f"{self.place}: {self.level.value} {self.rule.code} {self.rule.name} {self.message}{self.advice}"
        )


class DrafterError(Exception):
    """Cannot go on: the findings say why. `exit_code` is 2 unless said otherwise."""

    def __init__(self, findings: Sequence[Finding] | Finding, exit_code: int = 2) -> None:
        self.findings = (findings,) if isinstance(findings, Finding) else tuple(findings)
        self.exit_code = exit_code
        super().__init__("\n".join(map(str, self.findings)))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort by place, then code; findings about a whole document come first."""
    return tuple(
        sorted(findings, key=lambda f: (f.place.path, f.place.line or 0, f.place.column or 0, f.rule.code))
    )


def errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Keep only the findings of level 错误."""
    return tuple(f for f in findings if f.level is Level.ERROR)
