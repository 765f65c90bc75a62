"""Which terminal there is: the whole screen, plain lines, or none."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO, TypeVar

from drafter.findings import DrafterError
from drafter.interview import faults

if TYPE_CHECKING:
    from drafter.interview.cards import Flow

T = TypeVar("T")


def output_terminal() -> TextIO | None:
    """Return where a person sees what is printed: the usual output, else the one for messages; None where neither is."""
    return next(
        (stream for stream in (sys.stdout, sys.stderr) if stream is not None and stream.isatty()), None
    )


def is_terminal() -> bool:
    """Tell whether a person can be asked."""
    return sys.stdin is not None and sys.stdin.isatty() and output_terminal() is not None


def refuse_elsewhere(path: str) -> None:
    """Stop where nobody can be asked, or where Chinese would not come through. Raises DrafterError."""
    if not is_terminal():
        raise DrafterError(faults.no_terminal(path))
    told, spoken = (sys.stdin.encoding or "").lower(), locale.getpreferredencoding(False).lower()
    if _is_unicode(spoken) != _is_unicode(told):
        raise DrafterError(faults.torn_encoding(path, spoken, told))


def _is_unicode(encoding: str) -> bool:
    return encoding.replace("-", "").replace("_", "") in ("utf8", "cp65001")


def converse(flow: Flow[T], keep: Callable[[str], None]) -> tuple[T, bool]:
    """Ask what a flow of cards asks; return what came of it, and whether Ctrl-C ended it."""
    output = output_terminal() or sys.stdout
    if os.environ.get("TERM", "") in ("dumb", "unknown") and os.name != "nt":
        from drafter.interview.plain import PlainLines

        return PlainLines(flow, sys.stdin, output).run()
    from prompt_toolkit.output import create_output

    from drafter.interview.screen import Screen
    from drafter.interview.widths import are_wide, draw_wide

    if are_wide(output):
        draw_wide()
    return Screen(flow, keep, output=create_output(stdout=output)).run()
