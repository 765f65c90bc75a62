"""One writer at a time: a lock beside the file, and a note on who holds it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from drafter.files import faults
from drafter.findings import DrafterError, Finding, Place


@contextlib.contextmanager
def lock(path: str | Path) -> Iterator[None]:
    """Keep a file to ourselves; refused, with who and since when, while another program has it.

    The system frees the lock of a program that has ended, however it ended; its note is then written over.
    """
    from filelock import FileLock, Timeout

    note = Path()
    try:
        target = Path(os.path.realpath(path))
        note = target.with_name(f".{target.name}.owner")
        guard = FileLock(target.with_name(f".{target.name}.lock"))
        if not target.parent.is_dir():
            raise NotADirectoryError(target.parent)
        guard.acquire(blocking=False)
    except Timeout:
        raise _in_use(path, _read(note)) from None
    except (OSError, ValueError):
        raise _cannot_lock(path) from None
    try:
        with contextlib.suppress(OSError):
            note.write_text(_self(), encoding="utf-8")
        yield
    finally:
        with contextlib.suppress(OSError):
            note.unlink(missing_ok=True)
        guard.release()


def _self() -> str:
    """Return who we are and since when, as the other side will read it."""
    import getpass
    import socket

    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = "?"
    return f"{user}@{socket.gethostname()}（进程 {os.getpid()}）从 {datetime.now():%Y-%m-%d %H:%M} 起"


def _read(note: Path) -> str:
    try:
        return note.read_text(encoding="utf-8").strip()[:200]
    except (OSError, UnicodeDecodeError):
        return ""


def _cannot_lock(path: str | Path) -> DrafterError:
    advice = "请检查文件夹是否存在、是否只读，或把文件放到自己的文件夹里。"
    return DrafterError(
        Finding(faults.NOT_SAVED, Place(str(path)), "这个文件夹里不能写，没法防止两人同时修改。", advice)
    )


def _in_use(path: str | Path, who: str) -> DrafterError:
    message = f"{who or '另一个窗口或另一个人'}正在改这个文件。"
    advice = "请等那边存好退出，或关掉那个窗口，再来打开。"
    return DrafterError(Finding(faults.IN_USE, Place(str(path)), message, advice))
