"""What a run may keep for the next: made once from our own files and code, thrown away when either changes.

It lies in the user's cache folder (DRAFTER_CACHE names another). Nothing depends on it: where it cannot be read or
written, everything is made anew.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from drafter.files.saving import write_atomically
from drafter.findings import DrafterError

HERE = Path(__file__).resolve().parent.parent
Stamp = tuple[object, ...]


@cache
def folder() -> Path | None:
    """Return the folder for what is kept, ours alone; None where there is none."""
    named = os.environ.get("DRAFTER_CACHE")
    if named:
        path = Path(named)
    else:
        from platformdirs import user_cache_path

        path = user_cache_path("drafter", appauthor=False)
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        trusted = not hasattr(os, "getuid") or path.stat().st_uid == os.getuid()
    except OSError:
        return None
    return path if trusted and os.access(path, os.W_OK) else None


def stamp(files: Iterable[Path], libraries: Iterable[str] = ()) -> Stamp:
    """Return what must be the same for something kept to be good: Python, our code, these libraries, these files."""
    specs = [spec.origin for name in libraries if (spec := find_spec(name)) and spec.origin]
    return (sys.version_info[:3], _code(), *(_state(Path(p)) for p in specs), *(_state(p) for p in files))


@cache
def _code() -> Stamp:
    return tuple(_state(path) for path in sorted(HERE.rglob("*.py")))


def _state(path: Path) -> tuple[str, int, int]:
    state = path.stat()
    return str(path), state.st_mtime_ns, state.st_size


def recall(name: str, good: Stamp) -> object | None:
    """Return what was kept under a name, if its stamp is still good."""
    here = folder()
    if here is None:
        return None
    try:
        kept = pickle.loads((here / name).read_bytes())
    except (
        OSError,
        pickle.UnpicklingError,
        EOFError,
        AttributeError,
        ImportError,
        ValueError,
        IndexError,
        TypeError,
    ):
        return None
    return kept[1] if isinstance(kept, tuple) and len(kept) == 2 and kept[0] == good else None


def keep(name: str, good: Stamp, thing: object) -> None:
    """Keep a thing for the next run; where that fails, the next run makes it anew."""
    here = folder()
    if here is None:
        return
    try:
        write_atomically(here / name, pickle.dumps((good, thing)))
    except DrafterError:
        return
