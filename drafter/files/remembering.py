"""What a run may keep for the next: made once from our own files and code, thrown away when either changes.

It lies in the user's cache folder (DRAFTER_CACHE names another). Nothing depends on it: where it cannot be read or
written, everything is made anew.
"""

from __future__ import annotations

import os
import pickle
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias, TypeVar

from drafter.files.saving import write_atomically
from drafter.findings import DrafterError

HERE = Path(__file__).resolve().parent.parent
Stamp: TypeAlias = tuple[object, ...]
_State: TypeAlias = tuple[str, int, int]
_SEAL = 16
_LONGEST = 60
_Thing = TypeVar("_Thing")


def folder() -> Path | None:
    """Return the folder for what is kept, ours alone; None where there is none."""
    return _opened(os.environ.get("DRAFTER_CACHE", ""))


@cache
def _opened(named: str) -> Path | None:
    if named:
        path = Path(named)
    else:
        from platformdirs import user_cache_path

        path = user_cache_path("drafter", appauthor=False)
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = path.stat()
    except OSError:
        return None
    if not hasattr(os, "getuid"):
        return path
    # what is kept is unpickled: nobody else may be able to put anything there
    return path if state.st_uid == os.getuid() and not state.st_mode & stat.S_IWOTH else None


def stamp(files: Iterable[Path], libraries: Iterable[str] = ()) -> Stamp:
    """Return what must be the same for something kept to be good: Python, our code, these libraries, these files."""
    specs = [spec.origin for name in libraries if (spec := find_spec(name)) and spec.origin]
    return (sys.version, _code(), *map(_state, specs), *map(_state, files))


@cache
def _code() -> tuple[_State, ...]:
    return tuple(sorted(_states(str(HERE))))


def _states(folder: str) -> Iterator[_State]:
    """Yield the state of every module below a folder."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                state = entry.stat()
                yield entry.path, state.st_mtime_ns, state.st_size
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _states(entry.path)


def _state(path: str | Path) -> _State:
    try:
        state = os.stat(path)
    except OSError:
        return str(path), 0, -1
    return str(path), state.st_mtime_ns, state.st_size


def remembered(name: str, good: Stamp, kind: type[_Thing], make: Callable[[], _Thing]) -> _Thing:
    """Return what was kept under a name; where nothing good was, make it and keep it. What `make` raises is raised."""
    kept = recall(name, good)
    if isinstance(kept, kind):
        return kept
    made = make()
    keep(name, good, made)
    return made


def recall(name: str, good: Stamp) -> object | None:
    """Return what was kept under a name, if its stamp is still good."""
    here = folder()
    if here is None:
        return None
    try:
        kept = (here / _file_name(name)).read_bytes()
    except (OSError, ValueError):  # a system without Chinese has no such name
        return None
    seal, content = kept[:_SEAL], kept[_SEAL:]
    return pickle.loads(content) if seal == _seal(good, content) else None


def keep(name: str, good: Stamp, thing: object) -> None:
    """Keep a thing for the next run; where that fails, the next run makes it anew."""
    here = folder()
    if here is None:
        return
    content = pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
    with suppress(DrafterError):
        write_atomically(here / _file_name(name), _seal(good, content) + content)


def _file_name(name: str) -> str:
    """Leave what no file system minds: a name may come from a facts file (提纲、版式)."""
    return "".join(c if c.isalnum() or c == "-" else "_" for c in name[:_LONGEST])


def _seal(good: Stamp, content: bytes) -> bytes:
    """Bind a content to its stamp: what is damaged, or of another stamp, is not even unpickled."""
    return blake2b(content, digest_size=_SEAL, key=blake2b(repr(good).encode()).digest()).digest()
