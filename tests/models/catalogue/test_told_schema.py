"""A catalogue with an event from before it was noted who knows its timetable: schema 0009."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, select

from models.catalogue import tables as t
from models.catalogue.chain import contents
from models.domain.event_slips import schedules_of
from models.domain.event_timetables import Told
from models.use_cases.back_up import check_catalogue
from models.use_cases.mark_told import mark_told
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.plan_event import plan_event
from models.use_cases.undo_change import undo_change
from tests.models.events.staged import picture, seen, staged

Rows = dict[str, list[tuple[object, ...]]]


def rows_of(file: Path) -> Rows:
    """Every row of every table but the new one."""
    with closing(sqlite3.connect(file)) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        ours = sorted(set(names) - {"event_told", "alembic_version", "sqlite_stat1", "sqlite_stat4"})
        return {name: sorted(database.execute(f"SELECT * FROM {name}"), key=repr) for name in ours}


@pytest.fixture
def old(filled: Opened) -> tuple[Path, str, str, dict[int, str]]:
    """A file of schema 0009 with a planned event, the change set of the plan, and the digests."""
    event = staged(filled, [(0, (0,)), (1, (0,)), (1, (1, 2))])
    change = plan_event(filled.catalogue, filled.actor, event).change_set
    with filled.catalogue.reading() as session:
        digests = contents(session)
    file = Path(str(filled.catalogue.file))
    filled.catalogue.close()
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("DROP TABLE event_told")
        database.execute("UPDATE alembic_version SET version_num = '0009'")
    return file, event, change, digests


def test_what_stands_stays_and_what_is_new_can_be_used(old: tuple[Path, str, str, dict[int, str]]) -> None:
    file, event, change, digests = old
    before = rows_of(file)
    opened = open_catalogue(str(file))
    with opened.catalogue.reading() as session:
        assert contents(session) == digests
        assert session.scalar(select(func.count()).select_from(t.EventTold)) == 0
    facts = picture(opened, event)
    assert check_catalogue(opened.catalogue, opened.actor).findings == ()
    told = tuple(Told(guest, schedule) for guest, schedule in schedules_of(seen(opened, event)).items())
    noted = mark_told(opened.catalogue, opened.actor, event, told)
    assert check_catalogue(opened.catalogue, opened.actor).findings == ()
    undo_change(opened.catalogue, opened.actor, noted.change_set)
    assert picture(opened, event) == facts
    undo_change(opened.catalogue, opened.actor, change)
    assert check_catalogue(opened.catalogue, opened.actor).findings == ()
    opened.catalogue.close()
    assert rows_of(file.with_name(f"{file.stem}.sebelum-0009.db")) == before


def test_the_rows_are_the_same_after(old: tuple[Path, str, str, dict[int, str]]) -> None:
    file, *_ = old
    before = rows_of(file)
    open_catalogue(str(file)).catalogue.close()
    assert rows_of(file) == before
