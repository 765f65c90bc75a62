"""What a rule of text notes: which rule, where, what is wrong with the calculation, what to do, what would put it right."""

from __future__ import annotations

from typing import NamedTuple

from drafter.findings import Level
from drafter.rules.text.paper import Line


class Fix(NamedTuple):
    """The one way to put something right: these characters of the line become that text.

    One that is not safe may change what is meant, and is made only when asked for.
    """

    start: int
    end: int
    text: str
    safe: bool = True


class Noted(NamedTuple):
    """Something a rule noted in the characters `start` to `end` of a line; without a line, of the paper as a whole.

    `message` and `advice` are whole Chinese sentences, the message with the calculation. `pattern` groups what is to be
    told once where it is found again and again. `level` is set where the case is graver or lighter than the rule.
    """

    code: str
    line: Line | None
    start: int
    end: int
    message: str
    advice: str = ""
    certain: bool = True
    level: Level | None = None
    fix: Fix | None = None
    pattern: str = ""
    keys: tuple[str, ...] = ()
