"""An enterprise entered, changed, deleted, undone; and what each actor may see of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from matching.codes import BusinessSize
from models.catalogue import tables as t
from models.catalogue.chain import contents
from models.catalogue.recording import change_set
from models.domain.actor import Role
from models.domain.businesses import PersonDraft
from models.domain.changes import ChangeKind
from models.domain.lists import ListQuery
from models.problems import UserProblem
from models.steps.intake.batch import Batch
from models.steps.intake.facts import Facts
from models.use_cases.delete_enterprise import delete_enterprise
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_enterprise import check_enterprise, save_enterprise
from models.use_cases.undo_change import undo_change
from models.use_cases.view_enterprise import may_know_private, view_enterprise
from tests.models.records.drafts import (
    DESA,
    KK,
    NIK,
    OTHER_NIK,
    PHONE,
    enterprise,
    officer,
    unchanged,
    with_capacity,
)


@pytest.fixture
def opened(opened: Opened) -> Opened:
    """Worked in by an officer of a Diskopumdag, who may see protected values masked."""
    return replace(opened, actor=officer(opened))


def _names(opened: Opened, words: str) -> list[str]:
    found = list_enterprises(opened.catalogue, opened.actor, ListQuery(words), 0, 50)
    assert found.total == len(found.rows)
    return [row.name for row in found.rows]


def test_what_was_entered_is_seen_again(opened: Opened) -> None:
    saved = save_enterprise(opened.catalogue, opened.actor, enterprise())
    record = view_enterprise(opened.catalogue, opened.actor, saved.uid)
    assert (record.code, record.business.name, record.business.region) == (saved.code, "Keripik Bu Contoh", DESA)
    assert record.business.place == "Ds. Jlodro, Kec. Kenduruan, Kab. Tuban"
    assert record.business.size is BusinessSize.MIKRO
    assert record.business.size_from == "penjualan"
    (offer,) = record.offers
    assert offer.capacity is not None
    assert (offer.capacity.value, offer.unit, offer.commodity_name) == (500_000, "kg", "Tapioka")
    papers = {paper.kind: (paper.held, paper.due) for paper in record.papers}
    assert papers["halal"] == (True, True)
    assert papers["pirt"] == (False, True)
    assert papers["sni"] == (None, False)


def test_protected_values_are_masked_for_all_and_absent_for_kadin(opened: Opened) -> None:
    saved = save_enterprise(opened.catalogue, opened.actor, enterprise())
    seen = view_enterprise(opened.catalogue, opened.actor, saved.uid).owner
    assert seen.nik.shown == "3523••••••••9991"
    assert seen.kk.known
    assert "2" not in seen.desil.shown
    assert seen.phone.shown == PHONE
    kadin = replace(opened.actor, role=Role.KADIN, office="KADIN-JTM")
    hidden = view_enterprise(opened.catalogue, kadin, saved.uid)
    assert (hidden.owner.nik.shown, hidden.owner.kk.shown, hidden.owner.desil.shown) == ("", "", "")
    assert not hidden.owner.desil.known
    assert hidden.owner.phone.shown == "+62812••••••90"
    for secret in (NIK, KK, PHONE, "2026-Q3"):
        assert secret not in repr(hidden)


def test_desil_filters_the_list_but_not_for_kadin(opened: Opened) -> None:
    save_enterprise(opened.catalogue, opened.actor, enterprise())
    for number in range(9):
        save_enterprise(opened.catalogue, opened.actor, enterprise(f"Usaha {number}"))
    by_desil = ListQuery(filters=(("desil", "1-2"),))
    assert list_enterprises(opened.catalogue, opened.actor, by_desil, 0, 5).total == 10
    for kadin in (replace(opened.actor, role=Role.KADIN), replace(opened.actor, office="KADIN-JTM")):
        with pytest.raises(UserProblem, match=r"record\.filter_not_allowed"):
            list_enterprises(opened.catalogue, kadin, by_desil, 0, 10)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        (ListQuery("keripik", (("desil", "1-2"),)), "record.desil_with_words"),
        (ListQuery(filters=(("desil", "1-2"),)), "record.group_too_small"),
        (ListQuery(filters=(("desil", "3-4"),)), "record.group_too_small"),
        (ListQuery(filters=(("desil", "1-2"), ("region", "35.22"))), "record.group_too_small"),
    ],
)
def test_desil_cannot_be_read_back_through_the_list(opened: Opened, query: ListQuery, message: str) -> None:
    save_enterprise(opened.catalogue, opened.actor, enterprise())
    with pytest.raises(UserProblem) as refused:
        list_enterprises(opened.catalogue, opened.actor, query, 0, 10)
    assert refused.value.message == message


def test_the_kind_of_office_decides_what_its_administrator_sees(opened: Opened) -> None:
    saved = save_enterprise(opened.catalogue, opened.actor, enterprise())
    kadin = replace(opened.actor, office="KADIN-JTM")
    assert may_know_private(opened.catalogue, opened.actor)
    assert not may_know_private(opened.catalogue, kadin)
    assert not may_know_private(opened.catalogue, replace(kadin, office="TIDAK-ADA"))
    hidden = view_enterprise(opened.catalogue, kadin, saved.uid)
    assert not hidden.private
    assert (hidden.owner.nik.known, hidden.owner.kk.known, hidden.owner.desil.known) == (False, False, False)


def test_saving_by_kadin_erases_nothing_of_what_is_hidden(opened: Opened) -> None:
    first = enterprise()
    first = replace(first, owner=replace(first.owner, female=True))
    saved = save_enterprise(opened.catalogue, opened.actor, first)
    kadin = replace(opened.actor, office="KADIN-JTM")
    draft = unchanged(view_enterprise(opened.catalogue, kadin, saved.uid))
    save_enterprise(opened.catalogue, kadin, replace(draft, owner=PersonDraft(name="Contoh Lain", nik=OTHER_NIK)))
    owner = view_enterprise(opened.catalogue, opened.actor, saved.uid).owner
    assert (owner.name, owner.female, owner.nik.shown) == ("Contoh Lain", True, "3523••••••••9991")
    assert (owner.kk.known, owner.desil.known) == (True, True)


def test_a_kbli_edition_stays_while_its_code_does(opened: Opened) -> None:
    first = enterprise()
    of_2025 = replace(first, business=replace(first.business, kbli="47112", kbli_edition="2025"))
    saved = save_enterprise(opened.catalogue, opened.actor, of_2025)
    draft = unchanged(view_enterprise(opened.catalogue, opened.actor, saved.uid))
    renamed = replace(draft, business=replace(draft.business, name="Nama Baru", kbli="47112"))
    save_enterprise(opened.catalogue, opened.actor, renamed)
    record = view_enterprise(opened.catalogue, opened.actor, saved.uid)
    assert (record.business.kbli, record.business.kbli_edition) == ("47112", "2025")
    assert "kbli_edition" not in {line.field for line in record.history}
    other = replace(unchanged(record), business=replace(draft.business, kbli="01261"))
    save_enterprise(opened.catalogue, opened.actor, other)
    assert view_enterprise(opened.catalogue, opened.actor, saved.uid).business.kbli_edition == ""


def test_a_new_capacity_supersedes_and_an_unchanged_one_adds_nothing(opened: Opened) -> None:
    saved = save_enterprise(opened.catalogue, opened.actor, enterprise())
    draft = unchanged(view_enterprise(opened.catalogue, opened.actor, saved.uid))
    save_enterprise(opened.catalogue, opened.actor, with_capacity(draft, 700_000))
    with opened.catalogue.reading() as session:
        query = select(t.OfferFact.value, t.OfferFact.superseded_by.is_(None)).where(t.OfferFact.kind == "kapasitas")
        capacities = [tuple(row) for row in session.execute(query.order_by(t.OfferFact.id))]
        prices = session.scalars(select(t.OfferFact).where(t.OfferFact.kind == "harga")).all()
        sales = session.scalars(select(t.BusinessFact).where(t.BusinessFact.kind == "penjualan")).all()
    assert capacities == [(500_000, False), (700_000, True)]
    assert (len(prices), len(sales)) == (1, 1)


def test_a_capacity_that_is_not_known_any_more_does_not_count_as_zero(opened: Opened) -> None:
    saved = save_enterprise(opened.catalogue, opened.actor, enterprise())
    draft = unchanged(view_enterprise(opened.catalogue, opened.actor, saved.uid))
    save_enterprise(opened.catalogue, opened.actor, with_capacity(draft, None))
    record = view_enterprise(opened.catalogue, opened.actor, saved.uid)
    assert record.offers[0].capacity is None
    assert ("kapasitas", "500000", None) in {(line.field, line.old, line.new) for line in record.history}


def test_personal_values_left_empty_stay_and_new_ones_supersede(opened: Opened) -> None:
    saved = save_enterprise(opened.catalogue, opened.actor, enterprise())
    draft = unchanged(view_enterprise(opened.catalogue, opened.actor, saved.uid))
    save_enterprise(opened.catalogue, opened.actor, draft)
    again = view_enterprise(opened.catalogue, opened.actor, saved.uid)
    assert (again.owner.nik.shown, again.owner.phone.shown) == ("3523••••••••9991", PHONE)
    corrected = replace(unchanged(again), owner=PersonDraft(name="Contoh Satu", nik=OTHER_NIK))
    save_enterprise(opened.catalogue, opened.actor, corrected)
    assert view_enterprise(opened.catalogue, opened.actor, saved.uid).owner.nik.shown == "3523••••••••9992"
    with opened.catalogue.reading() as session:
        assert len(session.scalars(select(t.PersonNik)).all()) == 2


def test_a_form_filled_before_somebody_else_saved_is_refused(opened: Opened) -> None:
    saved = save_enterprise(opened.catalogue, opened.actor, enterprise())
    draft = unchanged(view_enterprise(opened.catalogue, opened.actor, saved.uid))
    save_enterprise(opened.catalogue, opened.actor, with_capacity(draft, 1))
    with pytest.raises(UserProblem) as refused:
        save_enterprise(opened.catalogue, opened.actor, with_capacity(draft, 2))
    assert refused.value.message == "record.changed_elsewhere"


def test_undo_and_redo_of_an_edit_reach_the_list_and_the_search(opened: Opened) -> None:
    saved = save_enterprise(opened.catalogue, opened.actor, enterprise())
    draft = unchanged(view_enterprise(opened.catalogue, opened.actor, saved.uid))
    renamed = replace(draft, business=replace(draft.business, name="Dapur Zamrud"))
    edit = save_enterprise(opened.catalogue, opened.actor, with_capacity(renamed, 700_000))
    assert (_names(opened, "zam"), _names(opened, "keripik")) == (["Dapur Zamrud"], [])
    undone = undo_change(opened.catalogue, opened.actor, edit.change_set)
    record = view_enterprise(opened.catalogue, opened.actor, saved.uid)
    assert record.offers[0].capacity is not None
    assert (record.business.name, record.offers[0].capacity.value) == ("Keripik Bu Contoh", 500_000)
    assert (_names(opened, "zam"), _names(opened, "keripik")) == ([], ["Keripik Bu Contoh"])
    undo_change(opened.catalogue, opened.actor, undone.change_set)
    assert _names(opened, "zam") == ["Dapur Zamrud"]


def test_a_deleted_enterprise_is_gone_until_undo(opened: Opened) -> None:
    saved = save_enterprise(opened.catalogue, opened.actor, enterprise())
    deleted = delete_enterprise(opened.catalogue, opened.actor, saved.uid)
    assert _names(opened, "") == []
    with pytest.raises(UserProblem, match=r"record\.gone"):
        view_enterprise(opened.catalogue, opened.actor, saved.uid)
    undo_change(opened.catalogue, opened.actor, deleted.change_set)
    assert _names(opened, "keripik") == ["Keripik Bu Contoh"]


def test_the_history_tells_who_changed_what_from_what_to_what(opened: Opened) -> None:
    saved = save_enterprise(opened.catalogue, opened.actor, enterprise())
    draft = unchanged(view_enterprise(opened.catalogue, opened.actor, saved.uid))
    moved = replace(draft, business=replace(draft.business, region="35.22"))
    save_enterprise(opened.catalogue, opened.actor, with_capacity(moved, 700_000))
    history = view_enterprise(opened.catalogue, opened.actor, saved.uid).history
    told = {(line.field, line.old, line.new) for line in history}
    assert ("kapasitas", "500000", "700000") in told
    assert ("business.region", "Ds. Jlodro, Kec. Kenduruan, Kab. Tuban", "Kab. Bojonegoro") in told
    assert history[-1].field == ""
    assert {line.user for line in history} == {opened.actor.name}


def test_a_nib_belongs_to_one_enterprise(opened: Opened) -> None:
    first = enterprise()
    with_nib = replace(first, business=replace(first.business, nib="1234.5678.9012.3"))
    saved = save_enterprise(opened.catalogue, opened.actor, with_nib)
    assert view_enterprise(opened.catalogue, opened.actor, saved.uid).business.nib == "1234567890123"
    other = enterprise("Keripik Lain")
    with pytest.raises(UserProblem) as refused:
        save_enterprise(
            opened.catalogue, opened.actor, replace(other, business=replace(other.business, nib="1234567890123"))
        )
    assert (refused.value.message, refused.value.values["field"]) == ("record.nib_taken", "nib")


def test_two_enterprises_of_one_owner_share_the_person(opened: Opened) -> None:
    for name in ("Keripik Bu Contoh", "Tempe Bu Contoh"):
        save_enterprise(opened.catalogue, opened.actor, enterprise(name))
    with opened.catalogue.reading() as session:
        assert len(session.scalars(select(t.Person)).all()) == 1
        assert len(session.scalars(select(t.Household)).all()) == 1


@pytest.mark.parametrize(
    ("field", "message", "business", "owner"),
    [
        ("name", "record.name_missing", {"name": " "}, {}),
        ("region", "record.region_missing", {"region": ""}, {}),
        ("region", "record.region_unknown", {"region": "35.99"}, {}),
        ("nib", "record.nib_length", {"nib": "123"}, {}),
        ("kbli", "record.kbli_unreadable", {"kbli": "107"}, {}),
        ("annual_sales", "record.amount_range", {"annual_sales": -1}, {}),
        ("owner.name", "record.owner_missing", {}, {"name": ""}),
        ("owner.nik", "record.nik_length", {}, {"nik": "35230145018"}),
        ("owner.nik", "record.nik_date", {}, {"nik": "3523013213809991"}),
        ("owner.phone", "record.phone_unreadable", {}, {"phone": "rumah"}),
        ("owner.desil", "record.desil_range", {}, {"desil": 11}),
        ("owner.desil_quarter", "record.quarter_unreadable", {}, {"desil_quarter": "akhir 2026"}),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_saved(
    opened: Opened, field: str, message: str, business: dict[str, object], owner: dict[str, object]
) -> None:
    draft = enterprise()
    draft = replace(
        draft,
        business=replace(draft.business, **business),
        owner=replace(draft.owner, **owner),  # type: ignore[arg-type]
    )
    assert [(each.field, each.message) for each in check_enterprise(draft)] == [(field, message)]
    with pytest.raises(UserProblem) as refused:
        save_enterprise(opened.catalogue, opened.actor, draft)
    assert refused.value.message == message
    assert _names(opened, "") == []


def test_the_chain_holds_over_saving_deleting_and_undoing(opened: Opened) -> None:
    saved = save_enterprise(opened.catalogue, opened.actor, enterprise())
    draft = unchanged(view_enterprise(opened.catalogue, opened.actor, saved.uid))
    save_enterprise(opened.catalogue, opened.actor, with_capacity(draft, 1))
    deleted = delete_enterprise(opened.catalogue, opened.actor, saved.uid)
    undo_change(opened.catalogue, opened.actor, deleted.change_set)
    with opened.catalogue.reading() as session:
        stored = {row.id: row.content for row in session.scalars(select(t.ChangeSet))}
        assert contents(session) == stored
        assert len(stored) >= 5


def test_another_kk_moves_its_owner_alone_and_says_so(opened: Opened) -> None:
    """The family card of a household is nobody's to replace by typing another number for one of its members."""
    first = save_enterprise(opened.catalogue, opened.actor, enterprise())
    other = enterprise("Usaha Saudara")
    save_enterprise(opened.catalogue, opened.actor, replace(other, owner=replace(other.owner, nik=OTHER_NIK)))
    draft = unchanged(view_enterprise(opened.catalogue, opened.actor, first.uid))
    typed = replace(draft, owner=replace(draft.owner, kk="3523010101019992"))
    saved = save_enterprise(opened.catalogue, opened.actor, typed)
    assert saved.remark == "records.household_moved"
    with opened.catalogue.reading() as session:
        counting = t.HouseholdKk.superseded_by.is_(None)
        cards = dict(session.execute(select(t.HouseholdKk.value, t.HouseholdKk.household_id).where(counting)).all())
        families = session.scalars(select(t.Person.household_id).order_by(t.Person.id)).all()
    assert families == [cards["3523010101019992"], cards[KK]]
    undo_change(opened.catalogue, opened.actor, saved.change_set)
    assert view_enterprise(opened.catalogue, opened.actor, first.uid).owner.desil.known


def test_the_first_kk_of_a_family_moves_nobody(opened: Opened) -> None:
    first = enterprise()
    saved = save_enterprise(opened.catalogue, opened.actor, replace(first, owner=replace(first.owner, kk="")))
    draft = unchanged(view_enterprise(opened.catalogue, opened.actor, saved.uid))
    again = save_enterprise(opened.catalogue, opened.actor, replace(draft, owner=replace(draft.owner, kk=KK)))
    assert again.remark == ""
    owner = view_enterprise(opened.catalogue, opened.actor, saved.uid).owner
    assert (owner.kk.known, owner.desil.known) == (True, True)


def test_a_fact_of_an_older_year_is_no_change_in_the_history(opened: Opened) -> None:
    saved = save_enterprise(opened.catalogue, opened.actor, enterprise())
    for value, day in ((1, "2020-12-31"), (2, "2099-12-31")):
        with opened.catalogue.transaction() as session, change_set(session, opened.actor, ChangeKind.IMPORT):
            batch = Batch(session)
            assert Facts(batch, t.BusinessFact).put(1, "penjualan", value, day)
            batch.write()
    record = view_enterprise(opened.catalogue, opened.actor, saved.uid)
    sales = [(entry.old, entry.new) for entry in record.history if entry.field == "penjualan"]
    assert sales == [("1000000000", "2")]
