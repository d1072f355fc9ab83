"""Automatic copies of an embedded catalogue: before what changes much, and daily; old ones thinned."""

from __future__ import annotations

from datetime import UTC, datetime

from models.catalogue.backup_shelf import backups_of
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.backups import Backup, BackupReason, ShelfReport
from models.domain.progress import Progress, no_progress
from models.steps.shelving import put_on_shelf


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
    progress(0, 1)
    return put_on_shelf(catalogue, reason, now)


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
