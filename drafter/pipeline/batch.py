"""Many drafts: one after another or in several processes; one bad file never stops the others."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from itertools import islice

from drafter.pipeline.draft import Made, Order, make

AHEAD = 4


def make_all(orders: Sequence[Order], jobs: int) -> Iterator[Made]:
    """Yield what came of each order, in order; only a few documents are held in memory at a time."""
    if jobs < 2 or len(orders) < 2:
        yield from map(make, orders)
        return
    from concurrent.futures import Future, ProcessPoolExecutor

    with ProcessPoolExecutor(min(jobs, len(orders)), initializer=_begin) as pool:
        waiting: list[Future[list[Made]]] = []
        chunks = _chunks(orders, jobs)
        try:
            for chunk in islice(chunks, jobs * AHEAD):
                waiting.append(pool.submit(_make_some, chunk))
            while waiting:
                yield from waiting.pop(0).result()
                waiting.extend(pool.submit(_make_some, chunk) for chunk in islice(chunks, 1))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _begin() -> None:
    """Leave Ctrl-C to the parent, and the collector aside: reports make no cycles."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()


def _make_some(orders: Sequence[Order]) -> list[Made]:
    return [make(order) for order in orders]


def _chunks(orders: Sequence[Order], jobs: int) -> Iterator[Sequence[Order]]:
    size = max(1, min(16, len(orders) // (jobs * AHEAD)))
    for start in range(0, len(orders), size):
        yield orders[start : start + size]
