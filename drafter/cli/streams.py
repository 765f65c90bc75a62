"""What goes out: printing never fails, whatever the terminal can encode and whether anybody still reads."""

from __future__ import annotations

import errno
import os
import sys
from typing import TextIO

# the other end has gone, as `head` does when it has enough; Windows says EINVAL of a closed pipe
_NOBODY_READS = (errno.EPIPE, errno.EINVAL)
_lost: list[OSError] = []


def open_streams() -> None:
    """Let everything be printed: what a stream cannot encode as an escape, what has no stream nowhere."""
    _lost.clear()
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - open until the end
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def close_streams() -> bool:
    """Send out what is still to be printed; tell whether all arrived that anybody wanted to read."""
    _flush(sys.stdout)
    if _lost:
        print_line("结果没有全部印出来。请看磁盘是否满了，或换个地方再印。", sys.stderr)
    _flush(sys.stderr)
    return not _lost


def print_line(text: str, stream: TextIO) -> None:
    """Print a line; that a stream takes nothing more never keeps the work from going on."""
    try:
        print(text, file=stream)
    except OSError as trouble:
        _silence(stream, trouble)


def _flush(stream: TextIO) -> None:
    try:
        stream.flush()
    except OSError as trouble:
        _silence(stream, trouble)


def _silence(stream: TextIO, trouble: OSError) -> None:
    """Send nowhere what is still to come."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
    if trouble.errno not in _NOBODY_READS:
        _lost.append(trouble)
