"""The folder of automatic copies beside an embedded catalogue, and which of them may go."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from models.domain.backups import Backup, BackupReason

FOLDER = "cadangan"
NEWEST_KEPT, DAYS_WHOLE = 10, 2
DAILY, WEEKLY, MONTHLY = 12, 10, 9
_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(?P<stem>.+)\.(?P<serial>\d{6,})\.(?P<at>\d{8}T\d{6}Z)\.(?P<reason>[a-z-]+)\.db")

_PERIODS: tuple[tuple[int, Callable[[datetime], tuple[int, ...]]], ...] = (
    (DAILY, lambda at: (at.year, at.month, at.day)),
    (WEEKLY, lambda at: tuple(at.isocalendar()[:2])),
    (MONTHLY, lambda at: (at.year, at.month)),
)


def shelf_of(catalogue: Path) -> Path:
    """The folder of a catalogue's copies; it may not exist yet."""
    return catalogue.parent / FOLDER


def backups_of(catalogue: Path) -> tuple[Backup, ...]:
    """The copies of this catalogue on its shelf, newest first; other files there are not ours to count."""
    shelf = shelf_of(catalogue)
    found = (_backup(file, catalogue.stem) for file in shelf.iterdir()) if shelf.is_dir() else ()
    return tuple(sorted((each for each in found if each), key=lambda backup: -backup.serial))


def next_backup(catalogue: Path, reason: BackupReason, at: datetime) -> Backup:
    """Where the next copy goes: its serial is above all others."""
    serial = max((each.serial for each in backups_of(catalogue)), default=0) + 1
    name = f"{catalogue.stem}.{serial:06}.{at.astimezone(UTC):{_STAMP}}.{reason}.db"
    return Backup(serial, at, reason, shelf_of(catalogue) / name)


def to_thin(backups: Sequence[Backup], now: datetime) -> tuple[Backup, ...]:
    """The copies that may go.

    Kept are the ten newest by serial, all of the two days around now, and the newest copy of each of the last 12 days,
    10 weeks and 9 months in which copies were made. Periods are counted along the serials, not back from the clock:
    one that jumps by years makes nothing older than it is.
    """
    newest_first = sorted(backups, key=lambda backup: -backup.serial)
    kept = {each.serial for each in newest_first[:NEWEST_KEPT]}
    kept |= {each.serial for each in backups if abs(now - each.at) <= timedelta(days=DAYS_WHOLE)}
    for number, period_of in _PERIODS:
        kept |= _newest_of_periods(newest_first, number, period_of)
    return tuple(each for each in backups if each.serial not in kept)


def _newest_of_periods(
    newest_first: Sequence[Backup], number: int, period_of: Callable[[datetime], tuple[int, ...]]
) -> set[int]:
    found: dict[tuple[int, ...], int] = {}
    for backup in newest_first:
        if len(found) == number:
            break
        found.setdefault(period_of(backup.at), backup.serial)
    return set(found.values())


def _backup(file: Path, stem: str) -> Backup | None:
    match = _NAME.fullmatch(file.name)
    if match is None or match["stem"] != stem or match["reason"] not in set(BackupReason):
        return None
    try:
        at = datetime.strptime(match["at"], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(int(match["serial"]), at, BackupReason(match["reason"]), file)
