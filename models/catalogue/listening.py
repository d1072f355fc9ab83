"""Long work within a session hears soon that the user wants to stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter

from sqlalchemy import event
from sqlalchemy.orm import Session

EVERY = 0.1
"""Seconds between two questions whether to go on."""


@contextmanager
def listening(session: Session, ask: Callable[[], None]) -> Iterator[None]:
    """Whatever is read and written inside asks now and then; what `ask` raises ends it."""
    last = -EVERY

    def now_and_then(*_statement: object) -> None:
        nonlocal last
        if perf_counter() - last >= EVERY:
            last = perf_counter()
            ask()

    session.info["listening"] = now_and_then
    # a flush of many changed rows runs one statement after the other without coming back to us
    connection = session.connection()
    event.listen(connection, "before_cursor_execute", now_and_then)
    try:
        yield
    finally:
        event.remove(connection, "before_cursor_execute", now_and_then)
        session.info.pop("listening", None)


def go_on(session: Session) -> None:
    """Ends the work where somebody listens and the user wants to stop."""
    ask: Callable[[], None] | None = session.info.get("listening")
    if ask is not None:
        ask()
