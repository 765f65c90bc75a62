"""How long a key takes until the screen has answered it, in a terminal, with the fullest report there is open.

Beside each time stands that of a bare prompt_toolkit field that holds as much, given its keys in turns with ours.
"""

from __future__ import annotations

import os
import select
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from benchmarks.counties import SAMPLES
from drafter.interview.bookmark import Bookmark, write_bookmark
from tests.terminal import DOWN, DRAWN, ENTER, UP, Terminal

DRAFTER = (str(Path(sys.executable).parent / "drafter"), "ask", "yunling-2026.yaml")
BARE = (
    sys.executable,
    "-c",
    "import sys; from prompt_toolkit import PromptSession; PromptSession().prompt('> ', default=sys.argv[1])",
)
LONG = "县政府常务会议审议通过年度要点，逐项明确责任单位和完成时限，按季度通报进展。" * 79  # 3,002 characters
COLUMNS, ROWS = 120, 40
SILENCE = 0.03  # seconds; what is done behind a key is over then
PATIENCE = 60
MOST, FIRST = 16, 400
WIPE = "\x15"


@dataclass(frozen=True, slots=True)
class Wait:
    """One line of the table: milliseconds to wait for drafter and for the bare field, and how many are allowed."""

    what: str
    ours: float
    theirs: float
    target: float | None = None

    def __str__(self) -> str:
        line = f"{self.what:<58}{self.ours:>9.2f}{self.theirs:>9.2f}{self.ours / self.theirs:>8.2f} ×"
        if self.target is None:
            return line
        return f"{line}  < {self.target:g}ms {'met' if self.ours < self.target else 'missed'}"


def keys(folder: Path, rounds: int, strokes: int) -> list[Wait]:
    """Return what is waited for: the first question, a sign that is typed, the next cell, an answer being saved."""
    for name in ("yunling-2025.yaml", "yunling-2026.yaml"):
        shutil.copy(SAMPLES / name, folder)
    return [*_first(folder, rounds), *_typing(folder, strokes), *_table(folder, strokes), *_saving(folder)]


def _first(folder: Path, rounds: int) -> list[Wait]:
    """Start the program and wait for its first question, of the full report and of an empty file."""
    waits: dict[str, list[float]] = {"full": [], "empty": [], "bare": []}
    for number in range(rounds + 1):
        new = (*DRAFTER[:2], f"云岭县-{2030 + number}.yaml")
        for name, program in (("full", DRAFTER), ("empty", new), ("bare", BARE)):
            arguments = ("",) if program is BARE else ()
            began = time.perf_counter()
            with _opened(folder, program, *arguments):
                waits[name].append((time.perf_counter() - began) * 1000)
    full, empty, bare = (median(each[1:]) for each in waits.values())  # the first round warms the disk
    return [
        Wait("to the first question: drafter ask, full / bare prompt", full, bare, FIRST),
        Wait("to the first question: drafter ask, new file / bare prompt", empty, bare, FIRST),
    ]


def _typing(folder: Path, strokes: int) -> list[Wait]:
    """Type at the end of a text of 3,000 characters, with validation, suggestions and the keys below."""
    write_bookmark(str(folder / DRAFTER[2]), Bookmark("行政复议.正文", draft=LONG))
    with _opened(folder, DRAFTER) as ours, _opened(folder, BARE, LONG) as theirs:
        assert f"{len(LONG)}字" in ours.text, ours
        mine, other = _in_turns(ours, theirs, "法治政府建设" * (strokes // 6))
    return _lines("a sign typed behind 3,000", mine, other)


def _table(folder: Path, strokes: int) -> list[Wait]:
    """Move through a table of figures with the arrows; the bare field goes through its lines."""
    write_bookmark(str(folder / DRAFTER[2]), Bookmark("行政复议.数据"))
    with _opened(folder, DRAFTER) as ours, _opened(folder, BARE, LONG) as theirs:
        assert "▶ 收到行政复议申请" in ours.text, ours
        mine, other = _in_turns(ours, theirs, [UP if n % 8 > 3 else DOWN for n in range(strokes)])
    return _lines("an arrow key in a table", mine, other)


def _saving(folder: Path) -> list[Wait]:
    """Enter behind a figure: until the screen says that it is being saved, and until the next cell is there."""
    write_bookmark(str(folder / DRAFTER[2]), Bookmark("行政复议.数据"))
    said, moved, other = [], [], []
    with _opened(folder, DRAFTER) as ours, _opened(folder, BARE, "") as theirs:
        for number in range(40):
            for keys in (WIPE, str(170 + number % 2)):
                _settle(ours, keys)
            first, then = _pressed(ours, ENTER, lambda s: "▶ 受理行政复议案件" in s.text)
            said.append(first)
            moved.append(then)
            other.append(_pressed(theirs, "1")[0])
            _settle(ours, UP)
            assert "▶ 收到行政复议申请" in ours.text, ours
    return [
        *_lines("Enter in a table, until it answers / a sign", said, other),
        Wait("  until the next cell, p50", _share(moved, 50), _share(other, 50)),
        Wait("  until the next cell, p95", _share(moved, 95), _share(other, 95)),
    ]


def _opened(folder: Path, program: Sequence[str], *arguments: str) -> Terminal:
    """Start a program and wait until it has drawn its first picture."""
    screen = Terminal(*arguments, folder=folder, columns=COLUMNS, rows=ROWS, program=program)
    mark = "" if program is BARE else "─"
    return screen.wait_for(lambda s: s.at_rest and s.text.strip() and mark in s.text)


def _in_turns(ours: Terminal, theirs: Terminal, strokes: Sequence[str]) -> tuple[list[float], list[float]]:
    for screen in (ours, theirs):
        _settle(screen, "")
    waits = [(_pressed(ours, key)[0], _pressed(theirs, key)[0]) for key in strokes]
    return [mine for mine, _ in waits], [other for _, other in waits]


def _settle(screen: Terminal, keys: str) -> None:
    screen.send(keys)
    while screen.read(0.3):
        pass


def _pressed(
    screen: Terminal, key: str, wanted: Callable[[Terminal], bool] = lambda _: True
) -> tuple[float, float]:
    """Press a key; return the milliseconds until the next picture is finished, and until one is that is wanted.

    What arrives is looked at when all has arrived: drawing it here takes time, too.
    """
    came: list[tuple[float, bytes]] = []
    began = time.perf_counter()
    os.write(screen.keyboard, key.encode())
    first = 0.0
    while select.select(
        [screen.keyboard], [], [], (SILENCE if wanted(screen) else 0.5) if first else PATIENCE
    )[0]:
        data = os.read(screen.keyboard, 65536)
        came.append(((time.perf_counter() - began) * 1000, data))
        first = first or (came[-1][0] if DRAWN in data else 0.0)
    then = 0.0
    for when, data in came:
        screen.draw(data)
        then = then or (when if wanted(screen) and screen.at_rest else 0.0)
    assert then, screen
    return first, then


def _lines(what: str, ours: list[float], theirs: list[float]) -> list[Wait]:
    return [
        Wait(f"{what}, p{share}", _share(ours, share), _share(theirs, share), MOST if share == 99 else None)
        for share in (50, 95, 99)
    ]


def _share(waits: list[float], percent: int) -> float:
    return quantiles(waits, n=100, method="inclusive")[percent - 1]


def main() -> None:
    """Measure and print: folder, rounds, strokes."""
    for wait in keys(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])):
        print(wait)


if __name__ == "__main__":
    main()
