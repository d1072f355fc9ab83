"""One change to many records: what it changes, what it leaves, and how it is taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from models.catalogue import tables as t
from models.catalogue.backup_shelf import backups_of
from models.domain.backups import BackupReason
from models.domain.bulk import BulkChange, BulkField, BulkReport, Selection, WhySkipped
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.problems import UserProblem
from models.use_cases.back_up import check_catalogue
from models.use_cases.count_list import count_list
from models.use_cases.edit_many import edit_many
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_enterprise import save_enterprise
from models.use_cases.save_partner import save_partner
from models.use_cases.undo_change import undo_change
from models.use_cases.view_enterprise import view_enterprise
from tests.models.records.drafts import enterprise, officer, partner

MANY = 7
WHOLE = ListQuery()
UMKM = IntakeKind.ENTERPRISES
OFF = BulkChange(BulkField.STATE, "nonaktif")


@pytest.fixture
def stocked(opened: Opened) -> Opened:
    """Seven enterprises of the office of a Diskopumdag, in two kabupaten."""
    opened = replace(opened, actor=officer(opened))
    for number in range(MANY):
        draft = enterprise(f"Usaha {number}", "35.23.01.2001" if number % 2 else "35.22.01")
        save_enterprise(opened.catalogue, opened.actor, replace(draft, owner=replace(draft.owner, nik="", kk="")))
    return opened


def _found(opened: Opened, *filters: tuple[str, str]) -> int:
    return list_enterprises(opened.catalogue, opened.actor, ListQuery("", filters), 0, 50).total


def _edit(opened: Opened, change: BulkChange, query: ListQuery = WHOLE, expected: int = MANY) -> BulkReport:
    return edit_many(opened.catalogue, opened.actor, UMKM, Selection(expected, query), change)


def _edited(opened: Opened) -> list[tuple[object, ...]]:
    """Everything that people edit, without the stamps."""
    tables = (t.Enterprise, t.Business, t.Membership)
    left_out = {"version", "changed_by", "made_by", "id"}
    with opened.catalogue.reading() as session:
        found: list[tuple[object, ...]] = []
        for table in tables:
            columns = [column for column in table.__table__.c if column.name not in left_out]
            live = session.execute(select(*columns).where(~table.deleted).order_by(table.uid))
            found += [tuple(row) for row in live]
        return found


@pytest.mark.parametrize(
    ("change", "filters"),
    [
        (OFF, ("state", "nonaktif")),
        (BulkChange(BulkField.REGION, "35.24"), ("region", "35.24")),
        (BulkChange(BulkField.PROGRAMME, "PKH  Plus"), ("programme", "pkh plus")),
        (BulkChange(BulkField.CONFIRMED, date.today().isoformat()), ("state", "aktif")),
    ],
    ids=lambda given: given.field.value if isinstance(given, BulkChange) else "",
)
def test_all_of_a_list_change_in_one_change_set_and_undo_restores_them(
    stocked: Opened, change: BulkChange, filters: tuple[str, str]
) -> None:
    before = _edited(stocked)
    report = _edit(stocked, change)
    assert (report.records, report.skipped) == (MANY, ())
    assert _found(stocked, filters) == MANY
    assert _edited(stocked) != before
    kept = backups_of(stocked.catalogue.file)
    assert [each.reason for each in kept] == [BackupReason.BULK_EDIT]
    undo_change(stocked.catalogue, stocked.actor, report.change_set)
    assert _edited(stocked) == before
    assert _found(stocked, filters) == (MANY if filters == ("state", "aktif") else 0)
    assert not check_catalogue(stocked.catalogue, stocked.actor).findings


def test_those_that_say_so_already_are_left_and_nothing_is_written_for_none(stocked: Opened) -> None:
    _edit(stocked, OFF, ListQuery("", (("region", "35.23"),)), 3)
    report = _edit(stocked, OFF)
    assert (report.records, report.count_of(WhySkipped.ALREADY)) == (4, 3)
    again = _edit(stocked, OFF)
    assert (again.records, again.change_set) == (0, "")


def test_a_region_that_is_known_more_closely_stays(stocked: Opened) -> None:
    report = _edit(stocked, BulkChange(BulkField.REGION, "35.23.01"))
    assert (report.records, report.count_of(WhySkipped.ALREADY)) == (4, 3)
    assert _found(stocked, ("region", "35.23.01.2001")) == 3


def test_a_programme_is_taken_away_again(stocked: Opened) -> None:
    _edit(stocked, BulkChange(BulkField.PROGRAMME, "PKH"))
    uids = tuple(row.uid for row in list_enterprises(stocked.catalogue, stocked.actor, ListQuery(), 0, 3).rows)
    change = BulkChange(BulkField.NO_PROGRAMME, "pkh")
    assert edit_many(stocked.catalogue, stocked.actor, UMKM, Selection(3, uids=uids), change).records == 3
    assert _found(stocked, ("programme", "PKH")) == MANY - 3
    assert view_enterprise(stocked.catalogue, stocked.actor, uids[0]).programmes == ()


def test_records_of_other_offices_are_left(stocked: Opened) -> None:
    with stocked.catalogue.transaction() as session:
        other = session.scalars(select(t.Office.id).where(t.Office.code != stocked.actor.office)).first()
        row = session.scalars(select(t.Enterprise).order_by(t.Enterprise.id).limit(1)).one()
        session.connection().execute(
            t.Enterprise.__table__.update().where(t.Enterprise.id == row.id).values(office_id=other)
        )
    report = _edit(stocked, OFF)
    assert (report.records, report.count_of(WhySkipped.OTHER_OFFICE)) == (MANY - 1, 1)


def test_a_list_that_is_no_longer_what_the_user_saw_is_refused(stocked: Opened) -> None:
    with pytest.raises(UserProblem, match=r"bulk\.list_changed"):
        _edit(stocked, OFF, expected=MANY + 1)
    assert _found(stocked, ("state", "nonaktif")) == 0
    assert backups_of(stocked.catalogue.file) == ()


def test_cancelled_work_leaves_everything_as_it_was(stocked: Opened) -> None:
    class Stop(Exception):
        pass

    def stop(done: int, _all: int) -> None:
        if done:
            raise Stop

    before = _edited(stocked)
    query = Selection(MANY, ListQuery())
    with pytest.raises(Stop):
        edit_many(stocked.catalogue, stocked.actor, UMKM, query, OFF, progress=stop)
    assert _edited(stocked) == before


@pytest.mark.parametrize(
    ("kind", "change", "problem"),
    [
        (UMKM, BulkChange(BulkField.REGION, "99"), "bulk.region_unknown"),
        (UMKM, BulkChange(BulkField.PROGRAMME, "  "), "bulk.programme_missing"),
        (IntakeKind.PARTNERS, BulkChange(BulkField.PROGRAMME, "PKH"), "bulk.programme_missing"),
        (IntakeKind.NEEDS, BulkChange(BulkField.REGION, "35.23"), "bulk.region_unknown"),
    ],
)
def test_a_value_that_is_none_is_refused(
    stocked: Opened, kind: IntakeKind, change: BulkChange, problem: str
) -> None:
    with pytest.raises(UserProblem) as refused:
        edit_many(stocked.catalogue, stocked.actor, kind, Selection(0, ListQuery()), change)
    assert refused.value.message == problem


def test_partners_are_changed_the_same_way(stocked: Opened) -> None:
    save_partner(stocked.catalogue, stocked.actor, partner())
    one = Selection(1, ListQuery())
    report = edit_many(stocked.catalogue, stocked.actor, IntakeKind.PARTNERS, one, OFF)
    assert report.records == 1
    query = ListQuery("", (("state", "nonaktif"),))
    assert count_list(stocked.catalogue, stocked.actor, IntakeKind.PARTNERS, query) == 1
