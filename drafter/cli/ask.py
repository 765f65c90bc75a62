"""`drafter ask`: the interview; every answer is saved when it is given."""

from __future__ import annotations

import argparse
import gc
from pathlib import Path

from drafter.cli.reporting import print_findings, say
from drafter.cli.stopping import EXIT_CODE
from drafter.files import lock, make_folder, read_yaml
from drafter.findings import DrafterError, errors
from drafter.interview import Conductor, Opened, Script, open_facts
from drafter.interview.terminal import converse, refuse_elsewhere
from drafter.interview.words import OPENING


def run(words: argparse.Namespace) -> int:
    """Ask for one facts file; return the exit code."""
    path: str = words.facts
    try:
        if not words.answers:
            refuse_elsewhere(path)
            say(OPENING)
        make_folder(Path(path).parent)
        with lock(path):
            opened = open_facts(path, words.outline, words.last)
            for line in opened.told:
                say(line)
            print_findings(opened.findings)
            code = _play(opened, words.answers) if words.answers else _converse(opened)
    except DrafterError as trouble:
        print_findings(trouble.findings)
        say(f"{path}：没有问成")
        return trouble.exit_code
    if code is None:
        from drafter.cli.draft import draft

        return draft(path)
    return code


def _converse(opened: Opened) -> int | None:
    """Ask on the terminal; return the exit code, or None where a draft is to be made now."""
    session = opened.session
    gc.freeze()  # an interview is long: what is read once stays, what each answer leaves behind adds up
    gc.enable()
    stop, by_ctrl_c = converse(Conductor(session).run(), session.keep_draft)
    say(f"已经存好：{session.path}")
    if stop.draft:
        return None
    if not stop.finished:
        say(f"接着填：drafter ask {session.path}")
    return EXIT_CODE if by_ctrl_c else 0


def _play(opened: Opened, answers: str) -> int:
    """Answer from a file; return the exit code."""
    document, found = read_yaml(answers)
    script = Script(document)
    session = opened.session
    _, refused = script.play(Conductor(session, script.wants).run(), session.value)
    print_findings((*found, *refused))
    say(f"{answers} → {session.path}（没有收下的{len(refused)}处）")
    return 1 if errors((*found, *refused)) else 0
