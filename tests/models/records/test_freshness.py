"""When somebody last said something of a record: confirmed, changed, imported, undone; and what is too long ago."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.catalogue.tables import Business, ChangeSet, Enterprise
from models.domain.actor import Role
from models.domain.changes import Changed, ChangeKind
from models.domain.enterprises import EnterpriseRecord
from models.domain.freshness import FreshnessSettings
from models.domain.lists import ListQuery
from models.problems import UserProblem
from models.steps.indexing import index_again
from models.steps.records.freshness import stale_before
from models.use_cases.confirm_enterprise import confirm_enterprise
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.save_enterprise import save_enterprise
from models.use_cases.settings import read_freshness_settings, save_freshness_settings
from models.use_cases.undo_change import undo_change
from models.use_cases.view_enterprise import view_enterprise
from tests.models.records.drafts import enterprise, officer, unchanged, with_capacity

LONG_AGO = "2020-05-01T03:00:00.000+00:00"


@pytest.fixture
def opened(opened: Opened) -> Opened:
    """Worked in by an officer of a Diskopumdag."""
    return replace(opened, actor=officer(opened))


@pytest.fixture
def shared(postgres_database: str) -> Iterator[Opened]:
    """A new catalogue on a server."""
    found = open_catalogue(postgres_database)
    yield replace(found, actor=officer(found))
    found.catalogue.close()


def _old(opened: Opened) -> str:
    """The uid of an enterprise of which nobody has said anything since 2020."""
    saved = save_enterprise(opened.catalogue, opened.actor, enterprise())
    let_years_pass(opened.catalogue)
    return saved.uid


def let_years_pass(catalogue: Catalogue) -> None:
    """Everything that was written until now was written in 2020."""
    with catalogue.transaction() as session:
        session.execute(update(ChangeSet).values(at=LONG_AGO))
        index_again(session, session.scalars(select(Enterprise.id)))


def _view(opened: Opened, uid: str) -> EnterpriseRecord:
    return view_enterprise(opened.catalogue, opened.actor, uid)


def _told(opened: Opened, uid: str) -> tuple[str, bool]:
    """The day of the last word and whether it is too long ago, in the record as in the list."""
    record = _view(opened, uid)
    (line,) = list_enterprises(opened.catalogue, opened.actor, ListQuery(), 0, 10).rows
    assert line.stale is record.stale
    return record.told_on, record.stale


def _confirm(opened: Opened, uid: str, on: date | None = None) -> str:
    return confirm_enterprise(opened.catalogue, opened.actor, uid, _view(opened, uid).version, on).change_set


TODAY = date.today().isoformat()


def test_what_was_entered_today_is_fresh_and_what_nobody_spoke_of_for_years_is_stale(opened: Opened) -> None:
    uid = _old(opened)
    assert _told(opened, uid) == ("2020-05-01", True)
    draft = unchanged(_view(opened, uid))
    save_enterprise(opened.catalogue, opened.actor, with_capacity(draft, 1))
    assert _told(opened, uid) == (TODAY, False)


def test_a_confirmation_makes_it_fresh_and_an_undo_stale_again(opened: Opened) -> None:
    uid = _old(opened)
    confirmed = _confirm(opened, uid)
    record = _view(opened, uid)
    assert (record.confirmed_on, record.told_on, record.stale) == (TODAY, TODAY, False)
    assert ("enterprise.confirmed_on", TODAY) in {(line.field, line.new) for line in record.history}
    undone = undo_change(opened.catalogue, opened.actor, confirmed)
    assert _view(opened, uid).confirmed_on == ""
    assert _told(opened, uid) == ("2020-05-01", True)
    undo_change(opened.catalogue, opened.actor, undone.change_set)
    assert _told(opened, uid) == (TODAY, False)


def test_a_second_confirmation_of_a_day_writes_nothing(opened: Opened) -> None:
    uid = _old(opened)
    _confirm(opened, uid)
    again = confirm_enterprise(opened.catalogue, opened.actor, uid, _view(opened, uid).version)
    assert (again.changed, again.change_set) == (Changed.NOTHING, "")


def test_a_confirmation_may_be_of_an_earlier_day_but_of_none_to_come(opened: Opened) -> None:
    uid = _old(opened)
    earlier = date.today() - timedelta(days=3)
    _confirm(opened, uid, earlier)
    assert _told(opened, uid) == (earlier.isoformat(), False)
    with pytest.raises(UserProblem, match=r"equipment\.confirmed_later"):
        _confirm(opened, uid, date.today() + timedelta(days=1))


def test_only_what_was_read_can_be_confirmed(opened: Opened) -> None:
    uid = _old(opened)
    read = _view(opened, uid)
    save_enterprise(opened.catalogue, opened.actor, with_capacity(unchanged(read), 1))
    with pytest.raises(UserProblem, match=r"record\.changed_elsewhere"):
        confirm_enterprise(opened.catalogue, opened.actor, uid, read.version)
    _confirm(opened, uid)
    with pytest.raises(UserProblem, match=r"record\.changed_elsewhere"):
        save_enterprise(opened.catalogue, opened.actor, replace(unchanged(read), note="terlambat"))


def test_an_undone_edit_says_nothing_of_the_record(opened: Opened) -> None:
    uid = _old(opened)
    edit = save_enterprise(opened.catalogue, opened.actor, replace(unchanged(_view(opened, uid)), note="salah"))
    assert _told(opened, uid)[1] is False
    undone = undo_change(opened.catalogue, opened.actor, edit.change_set)
    assert _told(opened, uid) == ("2020-05-01", True)
    undo_change(opened.catalogue, opened.actor, undone.change_set)
    assert _told(opened, uid) == (TODAY, False)


@pytest.mark.parametrize(
    ("kind", "stale"), [(ChangeKind.IMPORT, False), (ChangeKind.BULK, True), (ChangeKind.MERGE, True)]
)
def test_a_list_tells_of_a_record_and_a_bulk_edit_does_not(opened: Opened, kind: ChangeKind, stale: bool) -> None:
    uid = _old(opened)
    with opened.catalogue.transaction() as session, change_set(session, opened.actor, kind):
        session.query(Business).one().address = "Jl. Contoh 5"
        session.flush()
        index_again(session, session.scalars(select(Enterprise.id)))
    assert _told(opened, uid) == ("2020-05-01" if stale else TODAY, stale)


def test_an_edit_under_a_later_bulk_edit_still_counts(opened: Opened) -> None:
    uid = _old(opened)
    save_enterprise(opened.catalogue, opened.actor, replace(unchanged(_view(opened, uid)), note="diperiksa"))
    with opened.catalogue.transaction() as session, change_set(session, opened.actor, ChangeKind.BULK):
        session.query(Enterprise).one().active = False
        session.flush()
        index_again(session, session.scalars(select(Enterprise.id)))
    assert _told(opened, uid) == (TODAY, False)


def test_the_number_of_months_is_the_catalogues_and_an_undo_gives_it_back(opened: Opened) -> None:
    uid = _old(opened)
    assert read_freshness_settings(opened.catalogue, opened.actor) == FreshnessSettings(12)
    _confirm(opened, uid, date.today() - timedelta(days=100))
    let_years_pass(opened.catalogue)
    assert _told(opened, uid)[1] is False
    saved = save_freshness_settings(opened.catalogue, opened.actor, FreshnessSettings(3))
    assert _told(opened, uid)[1] is True
    undo_change(opened.catalogue, opened.actor, saved.change_set)
    assert _told(opened, uid)[1] is False
    for months in (0, 121):
        with pytest.raises(UserProblem, match=r"equipment\.months_range"):
            save_freshness_settings(opened.catalogue, opened.actor, FreshnessSettings(months))


@pytest.mark.parametrize(
    ("today", "months", "before"),
    [
        (date(2026, 11, 22), 12, "2025-11-22"),
        (date(2026, 3, 31), 1, "2026-02-28"),
        (date(2028, 3, 31), 1, "2028-02-29"),
        (date(2026, 1, 15), 1, "2025-12-15"),
        (date(2026, 12, 31), 24, "2024-12-31"),
    ],
)
def test_months_are_counted_by_the_calendar(opened: Opened, today: date, months: int, before: str) -> None:
    save_freshness_settings(opened.catalogue, opened.actor, FreshnessSettings(months))
    with opened.catalogue.reading() as session:
        assert stale_before(session, today) == before


def test_kadin_may_confirm_and_sees_the_mark(opened: Opened) -> None:
    uid = _old(opened)
    kadin = replace(opened, actor=replace(opened.actor, role=Role.KADIN, office="KADIN-JTM"))
    assert _told(kadin, uid) == ("2020-05-01", True)
    _confirm(kadin, uid)
    assert _told(kadin, uid) == (TODAY, False)


def test_the_mark_is_the_same_on_a_server(shared: Opened) -> None:
    uid = _old(shared)
    assert _told(shared, uid) == ("2020-05-01", True)
    confirmed = _confirm(shared, uid)
    assert _told(shared, uid) == (TODAY, False)
    undo_change(shared.catalogue, shared.actor, confirmed)
    assert _told(shared, uid) == ("2020-05-01", True)
    edit = save_enterprise(shared.catalogue, shared.actor, replace(unchanged(_view(shared, uid)), note="lain"))
    assert _told(shared, uid) == (TODAY, False)
    undo_change(shared.catalogue, shared.actor, edit.change_set)
    assert _told(shared, uid) == ("2020-05-01", True)
