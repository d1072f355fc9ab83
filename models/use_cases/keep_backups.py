"""Automatic copies of an embedded catalogue: before what changes much, and daily; old ones thinned."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime

from models.catalogue.backup import copy_database
from models.catalogue.backup_shelf import backups_of, next_backup, shelf_of, to_thin
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.backups import Backup, BackupReason, ShelfReport
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem


def keep_backup(
    catalogue: Catalogue,
    _actor: Actor,
    reason: BackupReason,
    *,
    now: datetime | None = None,
    progress: Progress = no_progress,
) -> ShelfReport:
    """A verified copy on the shelf, older ones thinned; nothing where a server keeps the catalogue.

    Raises UserProblem when the copy cannot be made: then the work it was to precede should not begin either.
    """
    if not catalogue.is_embedded:
        return ShelfReport(None)
    progress(0, 1)
    at = now or datetime.now(UTC)
    backup = next_backup(catalogue.file, reason, at)
    _make_shelf(catalogue)
    copy_database(catalogue.file, backup.file)
    return ShelfReport(backup, _thin(catalogue, at))


def keep_daily_backup(
    catalogue: Catalogue, actor: Actor, *, now: datetime | None = None, progress: Progress = no_progress
) -> ShelfReport:
    """Today's copy unless one was made today already, or the catalogue may only be read."""
    at = now or datetime.now(UTC)
    newest = last_backup(catalogue)
    if catalogue.read_only or (newest is not None and newest.at.astimezone().date() == at.astimezone().date()):
        return ShelfReport(None)
    return keep_backup(catalogue, actor, BackupReason.DAILY, now=at, progress=progress)


def last_backup(catalogue: Catalogue) -> Backup | None:
    """The newest copy on the shelf."""
    return next(iter(backups_of(catalogue.file)), None) if catalogue.is_embedded else None


def list_backups(catalogue: Catalogue, _actor: Actor) -> tuple[Backup, ...]:
    """All copies on the shelf, newest first."""
    return backups_of(catalogue.file) if catalogue.is_embedded else ()


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
