"""Verified copies of an embedded catalogue, and putting one back."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from models.catalogue.identity import now
from models.problems import UserProblem


@dataclass(frozen=True, slots=True)
class Copy:
    """A verified copy: where, its hash, and how many records it holds."""

    file: Path
    sha256: str
    records: int


def copy_database(source: Path, target: Path) -> Copy:
    """A copy made by SQLite's backup API, checked before it takes its name."""
    partial = target.with_name(target.name + ".sementara")
    partial.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(source)) as original, closing(sqlite3.connect(partial)) as copy:
            # one read transaction: the counts compared below are of the state that was copied
            original.execute("BEGIN")
            original.execute("SELECT 1 FROM sqlite_master").fetchone()
            original.backup(copy)
            # a copy is a single file: no -wal beside it that somebody could forget
            copy.execute("PRAGMA journal_mode=DELETE")
            records = verified_records(copy, str(target))
            if records != _records(original):
                raise UserProblem("backup.differs", file=str(target))
        _sync(partial)
        os.replace(partial, target)
    except (OSError, sqlite3.OperationalError) as error:
        raise UserProblem("backup.cannot_write", file=str(target)) from error
    except sqlite3.DatabaseError as error:
        raise UserProblem("storage.damaged", place=str(source)) from error
    finally:
        partial.unlink(missing_ok=True)
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
    made = copy_database(copy, fresh)
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
    with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        verified_records(connection, str(copy))
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'change_set'").fetchone():
            raise UserProblem("backup.no_catalogue", file=str(copy))


def _records(connection: sqlite3.Connection) -> int:
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'enterprise_search_%'"
        " AND name NOT LIKE 'sqlite_%'"
    )
    return sum(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names.fetchall())


def _sync(file: Path) -> None:
    with file.open("rb") as stream:
        os.fsync(stream.fileno())
