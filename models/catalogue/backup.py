"""Verified copies of an embedded catalogue, and putting one back."""

from __future__ import annotations

import errno
import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from models.catalogue.engine import has_unwritten_pages
from models.catalogue.identity import now
from models.catalogue.listening import heard, now_and_then
from models.problems import UserProblem

_PAGES = 4_096
"""Copied between two questions whether to go on."""
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True, slots=True)
class Copy:
    """A verified copy: where, its hash, and how many records it holds."""

    file: Path
    sha256: str
    records: int


def copy_database(
    source: Path, target: Path, *, untouched: bool = False, ask: Callable[[], None] = lambda: None
) -> Copy:
    """A copy made by SQLite's backup API, checked before it takes its name.

    `untouched` leaves nothing beside a source that is not the catalogue at work; `ask` may end it with Cancelled.
    """
    partial, asked = target.with_name(target.name + ".sementara"), now_and_then(ask)
    _remove(partial)
    opened = _untouched(source) if untouched else closing(sqlite3.connect(source))
    try:
        with (
            opened as original,
            closing(sqlite3.connect(partial)) as copy,
            heard(original, asked),
            heard(copy, asked),
        ):
            # one read transaction: the counts compared below are of the state that was copied
            original.execute("BEGIN")
            original.execute("SELECT 1 FROM sqlite_master").fetchone()
            original.backup(copy, pages=_PAGES, progress=asked)
            # a copy is a single file: no -wal beside it that somebody could forget
            copy.execute("PRAGMA journal_mode=DELETE")
            records = verified_records(copy, str(target))
            if records != _records(original):
                raise UserProblem("backup.differs", file=str(target))
        _sync(partial)
        os.replace(partial, target)
    except (OSError, sqlite3.OperationalError) as error:
        raise _cannot_copy(error, source, target) from error
    except sqlite3.DatabaseError as error:
        raise UserProblem("storage.damaged", place=str(source)) from error
    finally:
        _remove(partial)
    return Copy(target, sha256_of(target), records)


def put_back(copy: Path, catalogue: Path) -> tuple[Copy, Path | None]:
    """Make the copy the catalogue; what stands there now, and where the replaced one is kept.

    The catalogue must be closed. A stale -wal of the old file would give wrong rows in the new one, so that old file
    is copied through SQLite (which reads its -wal) and then its -wal and -shm go.
    """
    _refuse_no_copy(copy)
    kept = None
    if catalogue.exists():
        stamp = now().replace(":", "").replace("-", "")[:15]
        kept = catalogue.with_name(f"{catalogue.stem}.diganti-{stamp}{catalogue.suffix}")
        copy_database(catalogue, kept)
    fresh = catalogue.with_name(catalogue.name + ".pulih")
    made = copy_database(copy, fresh, untouched=True)
    for suffix in ("-wal", "-shm"):
        Path(f"{catalogue}{suffix}").unlink(missing_ok=True)
    os.replace(fresh, catalogue)
    return Copy(catalogue, made.sha256, made.records), kept


def verified_records(connection: sqlite3.Connection, file: str) -> int:
    """Count of rows of a sound database; raises UserProblem where the integrity check complains."""
    try:
        verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise UserProblem("storage.damaged", place=file) from error
    if verdict != "ok":
        raise UserProblem("storage.damaged", place=file)
    return _records(connection)


def sha256_of(file: Path) -> str:
    """The file's SHA-256 in hexadecimal."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _refuse_no_copy(copy: Path) -> None:
    if not copy.is_file():
        raise UserProblem("backup.missing", file=str(copy))
    with copy.open("rb") as stream:
        if stream.read(16) != b"SQLite format 3\x00":
            raise UserProblem("backup.no_catalogue", file=str(copy))
    try:
        with _untouched(copy) as connection:
            verified_records(connection, str(copy))
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'change_set'").fetchone():
                raise UserProblem("backup.no_catalogue", file=str(copy))
    except sqlite3.DatabaseError as error:
        raise UserProblem("storage.damaged", place=str(copy)) from error


@contextmanager
def _untouched(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection that only reads; with a -wal to be read too, SQLite's -shm goes again afterwards."""
    shared = Path(f"{file}-shm")
    left_alone = shared.exists()
    options = "mode=ro" if has_unwritten_pages(file) else "mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?{options}", uri=True)) as connection:
            yield connection
    finally:
        if not left_alone:
            with suppress(OSError):
                shared.unlink(missing_ok=True)


def _cannot_copy(error: Exception, source: Path, target: Path) -> UserProblem:
    said = str(error)
    if "malformed" in said or "not a database" in said:
        return UserProblem("storage.damaged", place=str(source))
    if "full" in said or "disk I/O" in said or getattr(error, "errno", 0) in _NO_ROOM:
        return UserProblem("storage.full", place=str(target))
    return UserProblem("backup.cannot_write", file=str(target))


def _remove(partial: Path) -> None:
    """Take away an unfinished copy with all that SQLite put beside it."""
    for suffix in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            Path(f"{partial}{suffix}").unlink(missing_ok=True)


def _records(connection: sqlite3.Connection) -> int:
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'enterprise_search_%'"
        " AND name NOT LIKE 'sqlite_%'"
    )
    return sum(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names.fetchall())


def _sync(file: Path) -> None:
    with file.open("rb") as stream:
        os.fsync(stream.fileno())
