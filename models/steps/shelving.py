"""Copies of an embedded catalogue onto its shelf, older ones thinned."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import UTC, datetime

from models.catalogue.backup import copy_database
from models.catalogue.backup_shelf import backups_of, next_backup, shelf_of, to_thin
from models.catalogue.catalogue import Catalogue
from models.domain.backups import BackupReason, ShelfReport
from models.problems import UserProblem


def put_on_shelf(
    catalogue: Catalogue, reason: BackupReason, now: datetime | None = None, ask: Callable[[], None] = lambda: None
) -> ShelfReport:
    """A verified copy on the shelf; nothing where a server keeps the catalogue. `ask` may end it with Cancelled.

    Raises UserProblem when the copy cannot be made: then the work it was to precede should not begin either.
    """
    if not catalogue.is_embedded:
        return ShelfReport(None)
    at = now or datetime.now(UTC)
    backup = next_backup(catalogue.file, reason, at)
    _make_shelf(catalogue)
    copy_database(catalogue.file, backup.file, ask=ask)
    return ShelfReport(backup, _thin(catalogue, at))


def _make_shelf(catalogue: Catalogue) -> None:
    shelf = shelf_of(catalogue.file)
    try:
        shelf.mkdir(exist_ok=True)
    except OSError as error:
        raise UserProblem("backup.cannot_write", file=str(shelf)) from error


def _thin(catalogue: Catalogue, now: datetime) -> int:
    gone = to_thin(backups_of(catalogue.file), now)
    for backup in gone:
        # a copy that somebody has open on Windows goes next time
        with contextlib.suppress(OSError):
            backup.file.unlink()
    return len(gone)
