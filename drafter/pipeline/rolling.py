"""Next year's file from this year's: read, roll, save beside it; never over a file that is there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from drafter.facts import Facts
from drafter.facts.faults import WAITING
from drafter.files import make_folder, read_yaml, refuse_existing, save
from drafter.findings import Finding, errors
from drafter.pipeline.shelving import file_stem
from drafter.pipeline.workshop import workshop_for
from drafter.roll import Moved, Names, Rolled, roll, year_after


class Next(NamedTuple):
    """What is to become of a facts file: where the new one goes, what becomes of each part, what is wrong in the old one."""

    target: Path
    rolled: Rolled
    findings: tuple[Finding, ...]

    @property
    def moved(self) -> tuple[Moved, ...]:
        """What becomes of each part."""
        return self.rolled.moved

    def save(self) -> tuple[Finding, ...]:
        """Save the new file. Raises DrafterError where one of that name is there, or it cannot be written."""
        make_folder(self.target.parent)
        return save(self.rolled.document)[1]


def roll_forward(path: str, out: str, year: int | None) -> Next:
    """Roll a facts file into next year's, not yet saved. Raises DrafterError where that cannot be done."""
    facts, found = workshop_for(path).facts(path)
    wanted = year_after(facts, year)
    target = _target(facts, out, wanted)
    refuse_existing(target)
    old, _ = read_yaml(path)
    yardstick = facts.header.yardstick
    names = Names(
        str(target),
        _from(target, path),
        _from(target, str(Path(path).parent / yardstick.text)) if yardstick else "",
    )
    return Next(target, roll(facts, old, names), tuple(f for f in errors(found) if f.rule not in WAITING))


def _target(facts: Facts, out: str, year: int) -> Path:
    """Return where the new file goes: beside the old one unless told otherwise."""
    header = facts.header
    who = header.governed or "、".join(header.organs) or header.region or Path(facts.path).stem
    name = f"{file_stem(f'{who}-{year}')}.yaml"
    if not out:
        return Path(facts.path).parent / name
    return Path(out) / name if out.endswith(("/", os.sep)) or os.path.isdir(out) else Path(out)


def _from(target: Path, path: str) -> str:
    """Name a file as seen from the folder of another."""
    try:
        return Path(os.path.relpath(path, target.parent)).as_posix()
    except ValueError:  # on another drive
        return str(Path(path).absolute())
