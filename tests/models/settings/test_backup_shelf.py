"""Which copies may go: whatever the clock says, never the newest ten."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from models.catalogue.backup_shelf import (
    DAILY,
    DAYS_WHOLE,
    MONTHLY,
    NEWEST_KEPT,
    WEEKLY,
    backups_of,
    next_backup,
    to_thin,
)
from models.domain.backups import Backup, BackupReason

MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
SHELVES = st.lists(MOMENTS, max_size=80).map(
    lambda moments: [Backup(n, at, BackupReason.DAILY, Path(f"{n}.db")) for n, at in enumerate(moments, 1)]
)


def every_hour(start: datetime, hours: int) -> list[Backup]:
    return [Backup(n, start + timedelta(hours=n), BackupReason.IMPORT, Path(f"{n}.db")) for n in range(1, hours + 1)]


@given(SHELVES, MOMENTS)
def test_the_newest_ten_always_stay(shelf: list[Backup], now: datetime) -> None:
    gone = {each.serial for each in to_thin(shelf, now)}
    newest = sorted((each.serial for each in shelf), reverse=True)[:NEWEST_KEPT]
    assert not gone & set(newest)


@given(SHELVES, MOMENTS)
def test_all_of_two_days_stay(shelf: list[Backup], now: datetime) -> None:
    gone = to_thin(shelf, now)
    assert all(abs(now - each.at) > timedelta(days=DAYS_WHOLE) for each in gone)


@given(SHELVES, MOMENTS)
def test_thinning_again_takes_nothing_more(shelf: list[Backup], now: datetime) -> None:
    gone = set(to_thin(shelf, now))
    assert to_thin([each for each in shelf if each not in gone], now) == ()


@given(SHELVES, MOMENTS)
def test_what_stays_is_bounded(shelf: list[Backup], now: datetime) -> None:
    kept = len(shelf) - len(to_thin(shelf, now))
    recent = sum(abs(now - each.at) <= timedelta(days=DAYS_WHOLE) for each in shelf)
    assert kept <= recent + NEWEST_KEPT + DAILY + WEEKLY + MONTHLY


@given(SHELVES, MOMENTS)
def test_the_newest_of_each_of_the_last_days_stays(shelf: list[Backup], now: datetime) -> None:
    gone = {each.serial for each in to_thin(shelf, now)}
    days = list(dict.fromkeys(each.at.date() for each in reversed(shelf)))[:DAILY]
    for day in days:
        assert max(each.serial for each in shelf if each.at.date() == day) not in gone


def test_a_year_of_hourly_copies_becomes_days_weeks_and_months() -> None:
    start = datetime(2025, 11, 21, tzinfo=UTC)
    shelf = every_hour(start, 24 * 365)
    now = start + timedelta(days=365)
    gone = set(to_thin(shelf, now))
    kept = [each.at for each in shelf if each not in gone]
    assert len({at.date() for at in kept}) >= DAILY
    assert len({tuple(at.isocalendar()[:2]) for at in kept}) >= WEEKLY
    assert len({(at.year, at.month) for at in kept}) == MONTHLY
    assert sum(now - at <= timedelta(days=2) for at in kept) == 49
    assert len(kept) < 49 + DAILY + WEEKLY + MONTHLY


def test_a_clock_that_jumps_seventy_years_makes_nothing_old() -> None:
    shelf = every_hour(datetime(2026, 1, 1, tzinfo=UTC), 24 * 30)
    right = set(to_thin(shelf, datetime(2026, 1, 31, tzinfo=UTC)))
    wrong = set(to_thin(shelf, datetime(2096, 1, 31, tzinfo=UTC)))
    kept_only_when_right = wrong - right
    assert all(each.at >= datetime(2026, 1, 29, tzinfo=UTC) for each in kept_only_when_right)


def test_a_name_says_serial_time_and_reason(tmp_path: Path) -> None:
    catalogue = tmp_path / "katalog.db"
    at = datetime(2026, 11, 21, 7, 5, 9, tzinfo=UTC)
    first = next_backup(catalogue, BackupReason.IMPORT, at)
    first.file.parent.mkdir()
    first.file.write_bytes(b"")
    assert first.file.name == "katalog.000001.20261121T070509Z.sebelum-impor.db"
    assert backups_of(catalogue) == (first,)
    earlier = next_backup(catalogue, BackupReason.MANUAL, at - timedelta(days=4000))
    earlier.file.write_bytes(b"")
    assert [each.serial for each in backups_of(catalogue)] == [2, 1]


def test_other_files_on_the_shelf_are_not_ours(tmp_path: Path) -> None:
    catalogue = tmp_path / "katalog.db"
    shelf = tmp_path / "cadangan"
    shelf.mkdir()
    names = (
        "katalog.db", "contoh.000001.20261121T070509Z.harian.db", "katalog.000001.20261341T070509Z.harian.db",
        "katalog.000001.20261121T070509Z.entah.db", "katalog.000002.20261121T070509Z.harian.db.sementara",
    )  # fmt: skip
    for name in names:
        (shelf / name).write_bytes(b"")
    assert backups_of(catalogue) == ()
