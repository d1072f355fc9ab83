"""Copies that the program keeps by itself."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from models.domain.backups import BackupReason
from models.problems import UserProblem
from models.use_cases.keep_backups import keep_backup, keep_daily_backup, last_backup, list_backups
from models.use_cases.open_catalogue import Opened

NOON = datetime(2026, 11, 21, 5, tzinfo=UTC)


def test_a_copy_holds_what_the_catalogue_holds(opened: Opened) -> None:
    report = keep_backup(opened.catalogue, opened.actor, BackupReason.IMPORT, now=NOON)
    assert report.backup is not None
    with closing(sqlite3.connect(report.backup.file)) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("SELECT count(*) FROM office").fetchone() == (12,)
    assert last_backup(opened.catalogue) == list_backups(opened.catalogue, opened.actor)[0]


def test_one_a_day_is_enough(opened: Opened) -> None:
    first = keep_daily_backup(opened.catalogue, opened.actor, now=NOON)
    again = keep_daily_backup(opened.catalogue, opened.actor, now=NOON + timedelta(minutes=5))
    tomorrow = keep_daily_backup(opened.catalogue, opened.actor, now=NOON + timedelta(days=1))
    assert first.backup is not None
    assert again.backup is None
    assert tomorrow.backup is not None
    assert tomorrow.backup.serial == 2


def test_an_import_today_counts_as_todays_copy(opened: Opened) -> None:
    keep_backup(opened.catalogue, opened.actor, BackupReason.IMPORT, now=NOON)
    assert keep_daily_backup(opened.catalogue, opened.actor, now=NOON).backup is None


def test_old_copies_go_when_a_new_one_is_made(opened: Opened) -> None:
    for hour in range(14):
        keep_backup(opened.catalogue, opened.actor, BackupReason.IMPORT, now=NOON + timedelta(hours=hour))
    report = keep_backup(opened.catalogue, opened.actor, BackupReason.MANUAL, now=NOON + timedelta(days=40))
    left = list_backups(opened.catalogue, opened.actor)
    assert report.thinned == 15 - len(left) > 0
    assert [each.serial for each in left][:10] == list(range(15, 5, -1))


@pytest.mark.skipif(os.name == "nt", reason="a file where the folder belongs stops Windows differently")
def test_a_shelf_that_cannot_be_made_is_said(opened: Opened) -> None:
    (opened.catalogue.file.parent / "cadangan").write_text("bukan folder")
    with pytest.raises(UserProblem) as problem:
        keep_backup(opened.catalogue, opened.actor, BackupReason.IMPORT)
    assert problem.value.message == "backup.cannot_write"
