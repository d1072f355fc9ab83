"""Open a database the way it loses nothing (the figures behind these settings: docs/decisions)."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.pool import ConnectionPoolEntry

from models.problems import UserProblem

_KNOWN = {"sqlite", "postgresql"}
_MANY_PAGES, _FEW_PAGES = 262_144, 8_192
"""KiB of the file that a connection keeps in memory, as far as the file is large: a list of a million in another order
than by name looks far around; nothing read or written once gains by more than the few."""
_NETWORK_FILE_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs"}


def database_url(place: str) -> URL:
    """The SQLAlchemy URL of a database given as URL or as path of an SQLite file.

    UserProblem("catalogue.bad_address") does not repeat the address, which may hold a password.
    """
    if "://" not in place:
        return URL.create("sqlite", database=str(Path(place).expanduser().absolute()))
    try:
        url = make_url(place)
    except (ArgumentError, ValueError) as error:
        raise UserProblem("catalogue.bad_address") from error
    if url.get_backend_name() not in _KNOWN:
        raise UserProblem("catalogue.bad_address")
    return url.set(drivername="postgresql+psycopg") if url.get_backend_name() == "postgresql" else url


def open_engine(url: URL, *, read_only: bool = False) -> Engine:
    """An engine with explicit transactions: `BEGIN IMMEDIATE` to write, `BEGIN` to read."""
    # hide_parameters: the text of a database error ends in logs, and the values may be a NIK
    if url.get_backend_name() != "sqlite":
        return _server_engine(url)
    _refuse_network_share(url)
    engine = create_engine(_sqlite_url(url, read_only), hide_parameters=True, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _set_up_read_only if read_only else _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _sqlite_url(url: URL, read_only: bool) -> URL:
    if not read_only:
        return url
    file = Path(url.database or "").absolute()
    query = {"mode": "ro", "uri": "true"} | ({"immutable": "1"} if reads_without_traces(file) else {})
    return URL.create("sqlite", database=file.as_uri(), query=query)


def reads_without_traces(file: Path) -> bool:
    """Whether a catalogue's file holds all of it and nobody can write to its folder from here.

    SQLite would otherwise put a -shm beside it, and cannot open it at all where that is refused.
    """
    return not os.access(file.parent, os.W_OK) and not has_unwritten_pages(file)


def has_unwritten_pages(file: Path) -> bool:
    """Whether a -wal stands beside the file, which must be read with it."""
    wal = Path(f"{file}-wal")
    return wal.exists() and wal.stat().st_size > 0


def _server_engine(url: URL) -> Engine:
    import psycopg
    from psycopg.conninfo import make_conninfo

    waits = {"connect_timeout": 10}
    try:
        engine = create_engine(url, hide_parameters=True, pool_pre_ping=True, connect_args=waits)
        _positional, options = engine.dialect.create_connect_args(url)
        # the client library knows its options; it is asked before anything is sent
        make_conninfo("", **{name: value for name, value in options.items() if name != "context"})
    except (ArgumentError, ValueError, psycopg.ProgrammingError) as error:
        raise UserProblem("catalogue.bad_address") from error
    return engine


def _set_up(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # SQLAlchemy's own begin would come too late: pysqlite must not manage transactions at all
    connection.isolation_level = None
    # the patience first: two programs may turn a new file to WAL at the same moment
    for pragma in ("busy_timeout=5000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(f"PRAGMA cache_size=-{_MANY_PAGES}")


def _set_up_read_only(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA query_only=ON")


def _begin(connection: Any) -> None:
    options = connection.get_execution_options()
    pages = _FEW_PAGES if options.get("passes_once", False) else _MANY_PAGES
    if pages != connection.info.get("pages", _MANY_PAGES):
        connection.exec_driver_sql(f"PRAGMA cache_size=-{pages}")
        connection.info["pages"] = pages
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes", False) else "BEGIN")


def _refuse_network_share(url: URL) -> None:
    file = url.database or ""
    if file.startswith(("\\\\", "//")) or _file_system_of(file) in _NETWORK_FILE_SYSTEMS:
        raise UserProblem("catalogue.network_share", file=file)


def _file_system_of(file: str) -> str:
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return ""
    best, kind = "", ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _device, at, this, *_rest = line.split(" ")
        if (file == at or file.startswith(at.rstrip("/") + "/")) and len(at) >= len(best):
            best, kind = at, this
    return kind


@contextmanager
def user_problems(place: str) -> Iterator[None]:
    """Turn what the storage complains of into problems that the user can mend."""
    try:
        yield
    except StaleDataError as error:
        raise UserProblem("record.changed_elsewhere") from error
    except (OperationalError, DBAPIError) as error:
        message = _message_of(error)
        if message is None:
            raise
        raise UserProblem(message, place=place) from error


_COMPLAINTS = (
    ("disk is full", "storage.full"),
    ("No space left", "storage.full"),
    ("disk I/O error", "storage.full"),
    ("database is locked", "storage.busy"),
    ("lock timeout", "storage.busy"),
    ("readonly database", "storage.read_only"),
    ("unable to open", "storage.cannot_open"),
    ("not a database", "storage.not_a_catalogue"),
    ("malformed", "storage.damaged"),
    ("password authentication", "storage.password"),
    ("connection", "storage.unreachable"),
    ("could not translate host", "storage.unreachable"),
    ("failed to resolve host", "storage.unreachable"),
    ("does not exist", "storage.no_such_database"),
)


def _message_of(error: DBAPIError) -> str | None:
    if not isinstance(error, OperationalError) and not isinstance(error.orig, sqlite3.DatabaseError):
        return None
    if isinstance(error.orig, sqlite3.IntegrityError | sqlite3.ProgrammingError):
        return None
    text = str(error.orig)
    return next((message for sign, message in _COMPLAINTS if sign in text), None)
