"""Many drafts: one after another or in several processes; one bad file never stops the others."""

from __future__ import annotations

import gc
import os
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from itertools import islice

from drafter.pipeline.draft import Made, Order, make_each

AHEAD = 4
MOST_WORKERS = 61  # what Windows can wait for


def make_all(orders: Sequence[Order], jobs: int) -> Generator[Made]:
    """Yield what came of each order, in order; only a few documents are held in memory at a time."""
    workers = min(jobs, len(orders), os.cpu_count() or 1, MOST_WORKERS)
    if workers < 2:
        yield from _one_by_one(orders)
        return
    from concurrent.futures.process import BrokenProcessPool

    done = 0
    try:
        with closing(_made_by(workers, orders)) as made:
            for copies in made:
                yield from copies
                done += 1
    except BrokenProcessPool:  # a worker was killed from outside: what it had not made is made here
        yield from _one_by_one(orders[done:])


def _one_by_one(orders: Sequence[Order]) -> Iterator[Made]:
    for order in orders:
        yield from make_each(order)


def _made_by(workers: int, orders: Sequence[Order]) -> Generator[list[Made]]:
    from concurrent.futures import Future, ProcessPoolExecutor

    pool = ProcessPoolExecutor(workers, initializer=_begin)
    try:
        waiting: list[Future[list[list[Made]]]] = []
        chunks = _chunks(orders, workers)
        for chunk in islice(chunks, workers * AHEAD):
            waiting.append(pool.submit(_make_some, chunk))
        while waiting:
            yield from waiting.pop(0).result()
            waiting.extend(pool.submit(_make_some, chunk) for chunk in islice(chunks, 1))
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """Leave Ctrl-C to the parent but end with it, and the collector aside: reports make no cycles."""
    import signal
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    gc.disable()


def _end_with_parent() -> None:
    """Wait for the parent to end, however it ends; a worker that waits for work would never notice."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _make_some(orders: Sequence[Order]) -> list[list[Made]]:
    return [make_each(order) for order in orders]


def _chunks(orders: Sequence[Order], workers: int) -> Iterator[Sequence[Order]]:
    size = max(1, min(16, len(orders) // (workers * AHEAD)))
    for start in range(0, len(orders), size):
        yield orders[start : start + size]
