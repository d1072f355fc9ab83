"""Objects made in hundred thousands that all stay: the search for garbage need not look at them again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from models.domain.progress import Progress

_lock = Lock()
_at_work = 0


@contextmanager
def lasting(progress: Progress) -> Iterator[Progress]:
    """Progress that sets aside, whenever it is told anything, what was made so far; searched again at the end.

    One search among all the rows of a large list would keep every thread waiting for tenths of a second.
    """
    global _at_work
    with _lock:
        _at_work += 1

    def told(done: int, total: int) -> None:
        gc.freeze()
        progress(done, total)

    try:
        yield told
    finally:
        with _lock:
            _at_work -= 1
            if not _at_work:
                gc.unfreeze()
