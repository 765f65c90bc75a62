"""Find outlines, templates and samples: the county's own first, then ours.

What is there is asked of os.path: unlike Path, it says no of a name that is too long or a folder that is closed to us.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from drafter.files import faults
from drafter.findings import DrafterError, Finding, Place

HERE = Path(__file__).resolve().parent.parent
BUILT_IN = HERE / "_shelf" if (HERE / "_shelf").is_dir() else HERE.parent
COUNTY_MARK = "drafter.yaml"


class Found(NamedTuple):
    """A file of the shelf: its name below its kind, where it is, whose it is, and which of ours it hides."""

    name: str
    path: Path
    is_county: bool
    hidden: Path | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folders to look in. `county` is the folder marked by drafter.yaml, None where there is none."""

    county: Path | None = None
    built_in: Path = BUILT_IN

    def where(self, kind: str, name: str) -> Found | None:
        """Return which file wins for a name like three-part/outline.yaml, and which one it hides."""
        if not _stays_inside(name):
            return None
        ours = self.built_in / kind / name
        ours_there = os.path.isfile(ours)
        if self.county and os.path.isfile(self.county / kind / name):
            return Found(name, self.county / kind / name, True, ours if ours_there else None)
        return Found(name, ours, False) if ours_there else None

    def find(self, kind: str, name: str) -> Path:
        """Return the file that wins; raise where there is none, with the nearest name there is."""
        found = self.where(kind, name)
        if found:
            return found.path
        from difflib import get_close_matches

        names = [other.name for other in self.list(kind)]
        near = get_close_matches(name, names, 1, 0.4)
        advice = f"是不是“{near[0]}”？" if near else "请核对文件名。"
        raise DrafterError(
            Finding(
                faults.NOT_OPENED, Place(f"{kind}/{name}"), "本县目录和内置目录里都没有这个文件。", advice
            )
        )

    def list(self, kind: str) -> tuple[Found, ...]:
        """Return every file of a kind, by name, the winner of each name."""
        names = {name for folder in (self.county, self.built_in) if folder for name in _names(folder / kind)}
        return tuple(found for name in sorted(names) if (found := self.where(kind, name)))


def shelf_for(start: str | Path | None = None) -> Shelf:
    """Return the shelf for someone working on a file, or in a folder: its nearest county folder, then ours."""
    with suppress(OSError):  # the present folder may be gone
        at = Path(start or ".").absolute()
        for folder in (at, *at.parents):
            if os.path.isfile(folder / COUNTY_MARK):
                return Shelf(folder)
    return Shelf()


def _stays_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not (path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or "\0" in name)


def _names(folder: Path) -> Iterator[str]:
    """Yield the files below a folder, without hidden ones and copies that editors leave behind."""
    for inside, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and name != "__pycache__"]
        for name in files:
            path = Path(inside, name)
            if not name.startswith(".") and not name.endswith((".bak", ".tmp", "~")) and os.path.isfile(path):
                yield path.relative_to(folder).as_posix()
