"""Ctrl-C: the first ends the run in good order, the second at once; neither with a traceback."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial

STOPPED = "已停下。写完的文件都是完整的。"
EXIT_CODE = 130


@contextmanager
def stopped_by_ctrl_c() -> Iterator[None]:
    """Raise KeyboardInterrupt at the first Ctrl-C and end at the second; after the first, hear no more of it."""
    mine = threading.current_thread() is threading.main_thread()
    if not mine or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    after: signal.Handlers | object = signal.default_int_handler
    signal.signal(signal.SIGINT, partial(_stop, os.getpid()))
    try:
        yield
    except KeyboardInterrupt:
        after = signal.SIG_IGN
        raise
    finally:
        signal.signal(signal.SIGINT, after)  # type: ignore[arg-type]


def _stop(started: int, *_: object) -> None:
    if os.getpid() != started:  # a worker that has only just begun
        os._exit(EXIT_CODE)
    signal.signal(signal.SIGINT, _stop_at_once)
    raise KeyboardInterrupt


def _stop_at_once(*_: object) -> None:
    with suppress(OSError):
        os.write(2, f"{STOPPED}\n".encode())
    os._exit(EXIT_CODE)
