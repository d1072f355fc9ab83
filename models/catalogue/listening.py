"""Long work within a session hears soon that the user wants to stop."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from time import perf_counter

from sqlalchemy import Connection, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from models.problems import Cancelled, UserProblem

EVERY = 0.1
"""Seconds between two questions whether to go on."""
_STEPS = 50_000
"""Instructions of SQLite between two looks at the clock: some thousandths of a second."""


def now_and_then(ask: Callable[[], None]) -> Callable[..., None]:
    """Asks when it is called, but never sooner after the last time than EVERY."""
    last = -EVERY

    def asked(*_statement: object) -> None:
        nonlocal last
        if perf_counter() - last >= EVERY:
            last = perf_counter()
            ask()

    return asked


@contextmanager
def listening(session: Session, ask: Callable[[], None]) -> Iterator[None]:
    """Whatever is read and written inside asks now and then; what `ask` raises ends it."""
    asked = session.info["listening"] = now_and_then(ask)
    # a flush of many changed rows runs one statement after the other without coming back to us
    connection = session.connection()
    event.listen(connection, "before_cursor_execute", asked)
    try:
        with _statements_heard(connection, asked):
            yield
    finally:
        event.remove(connection, "before_cursor_execute", asked)
        session.info.pop("listening", None)


@contextmanager
def _statements_heard(connection: Connection, ask: Callable[[], None]) -> Iterator[None]:
    """On SQLite a statement asks while it runs, too: one that looks through all of a large import takes seconds."""
    embedded = connection.connection.driver_connection
    with heard(embedded, ask) if isinstance(embedded, sqlite3.Connection) else nullcontext():
        yield


@contextmanager
def heard(embedded: sqlite3.Connection, ask: Callable[[], None]) -> Iterator[None]:
    """Every statement inside asks while it runs; Cancelled ends it, and goes on up."""
    stopped: list[Cancelled] = []

    def is_stopped() -> bool:
        try:
            ask()
        except Cancelled as wish:  # may not pass through SQLite, which ends the statement and complains of that
            stopped.append(wish)
        return bool(stopped)

    embedded.set_progress_handler(is_stopped, _STEPS)
    try:
        yield
    except (OperationalError, sqlite3.OperationalError, UserProblem) as complaint:
        if stopped:
            raise stopped[0] from complaint
        raise
    finally:
        embedded.set_progress_handler(None, 0)


def go_on(session: Session) -> None:
    """Ends the work where somebody listens and the user wants to stop."""
    ask: Callable[[], None] | None = session.info.get("listening")
    if ask is not None:
        ask()
