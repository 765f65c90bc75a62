"""`drafter` by itself on a terminal: the menu, and what is chosen there, until the clerk leaves."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from pathlib import Path

from drafter.cli.reporting import print_findings, say
from drafter.cli.stopping import EXIT_CODE
from drafter.findings import DrafterError
from drafter.interview import words
from drafter.interview.menu import menu
from drafter.interview.terminal import converse, refuse_elsewhere


def run(answer: Callable[[Sequence[str]], int]) -> int:
    """Show the menu and run what is chosen, again and again; return the exit code."""
    try:
        refuse_elsewhere("")
    except DrafterError as trouble:
        print_findings(trouble.findings)
        return trouble.exit_code
    while True:
        chosen, by_ctrl_c = converse(menu(Path()), lambda _: None)
        if not chosen:
            return EXIT_CODE if by_ctrl_c else 0
        say(words.RAN.format(shlex.join(chosen)))
        if answer(chosen) == EXIT_CODE:
            return EXIT_CODE
        try:
            input(words.BACK_TO_MENU)
        except EOFError:
            return 0
