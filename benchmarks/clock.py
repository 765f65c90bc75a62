"""Contests between commands: each in a process of its own, in turns, so that a busy machine is unkind to all alike."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

Words = Sequence[str]

# As installed: modules compiled once, not at every start.
_ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a command took: seconds by the clock on the wall, MiB of memory at its fullest."""

    seconds: float
    peak: float


@dataclass(frozen=True, slots=True)
class Result:
    """What the runs of one command took."""

    runs: tuple[Run, ...]

    @property
    def seconds(self) -> float:
        """The median time."""
        return median(r.seconds for r in self.runs)

    @property
    def fastest(self) -> float:
        """The shortest time."""
        return min(r.seconds for r in self.runs)

    @property
    def peak(self) -> float:
        """The median of the memory needed."""
        return median(r.peak for r in self.runs)


def run(words: Words) -> Run:
    """Run a command to its end; what it prints is thrown away. Raises where it could not do its work."""
    began = time.perf_counter()
    running = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_ENVIRONMENT)
    _, status, used = os.wait4(running.pid, 0)
    seconds = time.perf_counter() - began
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, words)
    return Run(seconds, used.ru_maxrss / 1024)


def contest(commands: Callable[[int], Mapping[str, Words]], rounds: int) -> dict[str, Result]:
    """Run commands in turns; `commands` names those of a round, which may write where no other round does."""
    runs: dict[str, list[Run]] = {}
    for number in range(rounds):
        for name, words in commands(number).items():
            runs.setdefault(name, []).append(run(words))
    return {name: Result(tuple(each)) for name, each in runs.items()}
