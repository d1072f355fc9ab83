"""A merge taken apart later: everything goes back, and later work stays where it was done."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.domain.lists import ListQuery
from models.domain.merging import KeptEdit, Side
from models.problems import UserProblem
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.list_merges import find_merge, list_merges
from models.use_cases.merge_records import merge_records
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.save_enterprise import save_enterprise
from models.use_cases.undo_change import undo_change
from models.use_cases.unmerge_records import unmerge_records
from models.use_cases.view_enterprise import view_enterprise
from models.use_cases.view_merge import view_merge
from tests.models.duplicates.merged import merged, offers_of, plan, sound, the_merge
from tests.models.duplicates.rich import live, picture, promised, twins, wanted
from tests.models.duplicates.twins import saved, shop
from tests.models.records.drafts import OTHER_NIK, officer, unchanged, with_capacity


def test_taking_apart_at_once_restores_every_table(opened: Opened) -> None:
    actor = officer(opened)
    first, second = twins(opened, actor)
    promised(opened, actor, offers_of(opened, actor, second.uid)["Tapioka"], wanted(opened, actor), agreed=True)
    before = picture(opened)
    merged(opened, actor, first.uid, second.uid)
    report = unmerge_records(opened.catalogue, actor, the_merge(opened, actor))
    assert report.kept == ()
    assert live(picture(opened)) == live(before)
    assert list_merges(opened.catalogue, actor, ListQuery(), 0, 10).total == 0
    undo_change(opened.catalogue, actor, report.change_set)
    assert view_enterprise(opened.catalogue, actor, second.uid).code == first.code
    sound(opened.catalogue, actor)


def test_later_work_on_the_survivor_is_kept_and_told(opened: Opened) -> None:
    actor = officer(opened)
    first, second = twins(opened, actor)
    before = view_enterprise(opened.catalogue, actor, second.uid)
    merged(opened, actor, first.uid, second.uid)
    record = view_enterprise(opened.catalogue, actor, first.uid)
    draft = unchanged(record)
    business = replace(draft.business, name="Sumber Rejeki Baru", nib="", workers=9)
    save_enterprise(opened.catalogue, actor, replace(draft, business=business, note="Pindah ke pasar baru"))
    report = unmerge_records(opened.catalogue, actor, the_merge(opened, actor))
    assert KeptEdit("enterprise.note", "Pindah ke pasar baru") in report.kept
    assert KeptEdit("tenaga_kerja", "9") in report.kept
    stays = view_enterprise(opened.catalogue, actor, first.uid)
    assert (stays.business.name, stays.note) == ("Sumber Rejeki Baru", "Pindah ke pasar baru")
    assert [fact.value for fact in (stays.business.workers,) if fact is not None] == [9]
    again = view_enterprise(opened.catalogue, actor, second.uid)
    assert again.code == second.code
    for field in ("business", "owner", "offers", "papers", "programmes", "note", "active"):
        assert getattr(again, field) == getattr(before, field), field
    sound(opened.catalogue, actor)


def test_a_capacity_said_anew_stays_and_the_old_one_goes_back(opened: Opened) -> None:
    actor = officer(opened)
    first, second = twins(opened, actor)
    merged(opened, actor, first.uid, second.uid)
    draft = unchanged(view_enterprise(opened.catalogue, actor, first.uid))
    save_enterprise(opened.catalogue, actor, with_capacity(draft, 777_000))
    unmerge_records(opened.catalogue, actor, the_merge(opened, actor))
    records = [view_enterprise(opened.catalogue, actor, uid) for uid in (first.uid, second.uid)]
    capacities = [[offer.capacity and offer.capacity.value for offer in record.offers] for record in records]
    assert capacities == [[777_000, 90_000], [None, 10_000]]


def test_a_fact_cleared_since_stays_unknown(opened: Opened) -> None:
    actor = officer(opened)
    one, two = shop(phone=""), shop("Rejeki Sumber", phone="")
    newer = replace(two, business=replace(two.business, annual_sales=50_000_000_00, sales_year=2026))
    older = replace(one, business=replace(one.business, annual_sales=20_000_000_00, sales_year=2024))
    first, second = saved(opened, actor, older, newer)
    merged(opened, actor, first.uid, second.uid)
    draft = unchanged(view_enterprise(opened.catalogue, actor, first.uid))
    assert draft.business.annual_sales == 50_000_000_00
    save_enterprise(opened.catalogue, actor, replace(draft, business=replace(draft.business, annual_sales=None)))
    unmerge_records(opened.catalogue, actor, the_merge(opened, actor))
    sales = [view_enterprise(opened.catalogue, actor, uid).business.annual_sales for uid in (first.uid, second.uid)]
    assert [fact and fact.value for fact in sales] == [None, 50_000_000_00]


def test_merges_into_one_are_taken_apart_in_any_order(opened: Opened) -> None:
    actor = officer(opened)
    names = ("Sumber Rejeki", "Rejeki Sumber", "Sumber Redjeki")
    plain = [shop(name, phone="") for name in names]
    drafts = [
        replace(draft, business=replace(draft.business, annual_sales=number * 1_000_000_00))
        for number, draft in enumerate(plain, 1)
    ]
    one, two, three = saved(opened, actor, *drafts)
    before = live(picture(opened))
    for other in (two, three):
        merged(opened, actor, one.uid, other.uid, ("name", Side.SECOND), ("penjualan", Side.SECOND))
    for code in (two.code, three.code):
        unmerge_records(opened.catalogue, actor, find_merge(opened.catalogue, actor, code).uid)
    assert live(picture(opened)) == before
    sound(opened.catalogue, actor)


def test_who_was_merged_further_is_taken_apart_first(opened: Opened) -> None:
    actor = officer(opened)
    one, two, three = saved(opened, actor, shop(), shop("Rejeki Sumber"), shop("Sumber Redjeki"))
    merged(opened, actor, two.uid, three.uid)
    merged(opened, actor, one.uid, two.uid)
    assert view_enterprise(opened.catalogue, actor, three.uid).code == one.code
    found = list_enterprises(opened.catalogue, actor, ListQuery(three.code), 0, 10)
    assert [line.code for line in found.rows] == [one.code]
    with pytest.raises(UserProblem, match=r"duplicate\.merged_further"):
        unmerge_records(opened.catalogue, actor, find_merge(opened.catalogue, actor, three.code).uid)
    with pytest.raises(UserProblem, match=r"duplicate\.not_merged"):
        find_merge(opened.catalogue, actor, one.code)


def test_an_offer_named_by_a_later_agreement_stays(opened: Opened) -> None:
    actor = officer(opened)
    first, second = twins(opened, actor)
    merged(opened, actor, first.uid, second.uid)
    promised(opened, actor, offers_of(opened, actor, first.uid)["Beras curah"], wanted(opened, actor), agreed=True)
    report = unmerge_records(opened.catalogue, actor, the_merge(opened, actor))
    assert KeptEdit("agreement", "Beras curah") in report.kept
    assert "Beras curah" in offers_of(opened, actor, first.uid)
    assert set(offers_of(opened, actor, second.uid)) == {"Tapioka"}


@pytest.mark.parametrize("nik", ["", OTHER_NIK])
def test_whatever_is_chosen_can_be_taken_apart(opened: Opened, nik: str) -> None:
    actor = officer(opened)
    records = twins(opened, actor, nik=nik) if nik else twins(opened, actor)
    before = live(picture(opened))

    @settings(max_examples=10, deadline=None)
    @given(st.lists(st.sampled_from(list(Side)), min_size=24, max_size=24), st.booleans(), st.booleans())
    def chosen(picks: list[Side], swap: bool, undone: bool) -> None:
        first, second = reversed(records) if swap else records
        view = view_merge(opened.catalogue, actor, first.uid, second.uid)
        pairs = zip(view.fields, picks, strict=False)
        choices = [(field.key, side) for field, side in pairs if side is not Side.BOTH or field.both]
        merge = merge_records(opened.catalogue, actor, plan(view, *choices))
        if undone:
            undo_change(opened.catalogue, actor, merge.change_set)
        else:
            uid = find_merge(opened.catalogue, actor, second.code).uid
            assert unmerge_records(opened.catalogue, actor, uid).kept == ()
        assert live(picture(opened)) == before

    chosen()
    sound(opened.catalogue, actor)


def test_a_shared_server_merges_and_takes_apart_alike(postgres_database: str) -> None:
    opened = open_catalogue(postgres_database)
    try:
        actor = officer(opened)
        first, second = twins(opened, actor)
        before = live(picture(opened))
        merged(opened, actor, first.uid, second.uid)
        found = list_enterprises(opened.catalogue, actor, ListQuery(second.code), 0, 10)
        assert [line.code for line in found.rows] == [first.code]
        unmerge_records(opened.catalogue, actor, the_merge(opened, actor))
        assert live(picture(opened)) == before
        sound(opened.catalogue, actor)
    finally:
        opened.catalogue.close()
