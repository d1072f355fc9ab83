"""Offices, officials, and which office is one's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.changes import Changed
from models.domain.offices import OfficeDraft, OfficeRecord, OfficialDraft, bare_nip, nip_doubt, spaced_nip
from models.problems import UserProblem
from models.use_cases.choose_own_office import choose_own_office
from models.use_cases.delete_official import delete_official
from models.use_cases.list_offices import list_offices, office_kinds
from models.use_cases.list_officials import list_officials
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.save_office import example_number, save_office
from models.use_cases.save_official import save_official
from models.use_cases.try_place import PlaceState, try_place
from models.use_cases.undo_change import undo_change

NEW = OfficeDraft("", 0, "DINSOS-TBN", "dinsos", "Dinas Sosial Kabupaten Tuban", "35.23")
DAY = date(2026, 11, 21)


def offices(opened: Opened) -> dict[str, OfficeRecord]:
    return {office.code: office for office in list_offices(opened.catalogue, opened.actor)}


def draft_of(office: OfficeRecord) -> OfficeDraft:
    return OfficeDraft(
        office.uid, office.version, office.code, office.kind, office.name, office.region, office.address,
        office.contact, office.letterhead, office.number_pattern, office.number_code,
    )  # fmt: skip


def official_of(opened: Opened, office: str = "TBN") -> OfficialDraft:
    uid = offices(opened)[office].uid
    return OfficialDraft("", 0, uid, "Siti Rahayu, S.E.", "Kepala Dinas", "19790312 200501 2 004", "Pembina (IV/a)")


def test_ones_own_office_comes_first(opened: Opened) -> None:
    found = list_offices(opened.catalogue, opened.actor)
    assert [office.own for office in found].index(True) == 0
    assert found[0].code == "KADIN-JTM"
    assert {office.kind for office in found} <= {kind.value for kind in office_kinds()}


def test_a_new_office_is_listed_and_can_be_taken_back(opened: Opened) -> None:
    saved = save_office(opened.catalogue, opened.actor, NEW)
    assert saved.changed is Changed.OFFICES
    assert offices(opened)["DINSOS-TBN"].region_name == "Kab. Tuban"
    undone = undo_change(opened.catalogue, opened.actor, saved.change_set)
    assert "DINSOS-TBN" not in offices(opened)
    undo_change(opened.catalogue, opened.actor, undone.change_set)
    assert offices(opened)["DINSOS-TBN"].name == NEW.name


def test_a_letterhead_is_changed_and_taken_back(opened: Opened) -> None:
    draft = draft_of(offices(opened)["TBN"])
    saved = save_office(opened.catalogue, opened.actor, replace(draft, address="Jl. Contoh 1 Tuban"))
    assert offices(opened)["TBN"].address == "Jl. Contoh 1 Tuban"
    undo_change(opened.catalogue, opened.actor, saved.change_set)
    assert offices(opened)["TBN"].address == ""


def test_an_office_that_did_not_change_writes_nothing(opened: Opened) -> None:
    saved = save_office(opened.catalogue, opened.actor, draft_of(offices(opened)["TBN"]))
    assert (saved.change_set, saved.changed) == ("", Changed.NOTHING)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name": "  "}, "office.no_name"),
        ({"code": "kecil"}, "office.bad_code"),
        ({"code": "TBN"}, "office.code_taken"),
        ({"number_pattern": "{serial}/{unit}"}, "number.needs_serial_and_year"),
        ({"number_pattern": "{serial}/{hari}/{tahun}"}, "number.unknown_token"),
    ],
)
def test_wrong_offices_are_refused(opened: Opened, changes: dict[str, str], message: str) -> None:
    with pytest.raises(UserProblem) as problem:
        save_office(opened.catalogue, opened.actor, replace(NEW, **changes))
    assert problem.value.message == message
    assert len(offices(opened)) == 12


def test_two_who_change_the_same_office_do_not_overwrite_each_other(opened: Opened) -> None:
    draft = draft_of(offices(opened)["TBN"])
    save_office(opened.catalogue, opened.actor, replace(draft, contact="(0356) 000000"))
    with pytest.raises(UserProblem) as problem:
        save_office(opened.catalogue, opened.actor, replace(draft, contact="lain"))
    assert problem.value.message == "record.changed_elsewhere"
    assert offices(opened)["TBN"].contact == "(0356) 000000"


def test_the_example_number_follows_pattern_and_unit() -> None:
    assert example_number("", "KADIN-JTM", DAY) == "012/KADIN-JTM/XI/2026"
    assert example_number("500.3/{serial:4}/{unit}/{tahun}", "414.107", DAY) == "500.3/0012/414.107/2026"


def test_the_own_office_is_chosen_and_stays_chosen(opened: Opened) -> None:
    own = choose_own_office(opened.catalogue, opened.actor, offices(opened)["TBN"].uid)
    assert (own.actor.office, own.actor.region) == ("TBN", "35.23")
    saved = save_office(opened.catalogue, own.actor, NEW)
    assert saved.code == "DINSOS-TBN"
    opened.catalogue.close()
    again = open_catalogue(str(opened.catalogue.file))
    assert again.actor == own.actor
    again.catalogue.close()


def test_an_official_is_kept_changed_deleted_and_brought_back(opened: Opened) -> None:
    save_official(opened.catalogue, opened.actor, official_of(opened))
    (kept,) = list_officials(opened.catalogue, opened.actor)
    assert (kept.nip, kept.office_name, kept.signs) == ("197903122005012004", offices(opened)["TBN"].name, True)
    assert offices(opened)["TBN"].officials == 1
    changed = OfficialDraft(kept.uid, kept.version, kept.office, kept.name, "Plt. Kepala Dinas", kept.nip, signs=False)
    save_official(opened.catalogue, opened.actor, changed)
    assert offices(opened)["TBN"].officials == 0
    gone = delete_official(opened.catalogue, opened.actor, kept.uid)
    assert list_officials(opened.catalogue, opened.actor) == ()
    undo_change(opened.catalogue, opened.actor, gone.change_set)
    assert [each.position for each in list_officials(opened.catalogue, opened.actor)] == ["Plt. Kepala Dinas"]


def test_an_official_without_a_name_or_office_is_refused(opened: Opened) -> None:
    for draft, message in (
        (replace(official_of(opened), name=" "), "official.no_name"),
        (replace(official_of(opened), office="tidak ada"), "office.unknown"),
        (replace(official_of(opened), uid="tidak ada"), "official.unknown"),
    ):
        with pytest.raises(UserProblem) as problem:
            save_official(opened.catalogue, opened.actor, draft)
        assert problem.value.message == message


@pytest.mark.parametrize(
    ("nip", "doubt"),
    [
        ("", ""),
        ("19790312 200501 2 004", ""),
        ("197903122005012004", ""),
        ("1979031220050120", "official.nip_length"),
        ("19791332 200501 2 004", "official.nip_birth"),
        ("19790312 200513 2 004", "official.nip_appointed"),
        ("19790312 198501 2 004", "official.nip_appointed"),
        ("19790312 200501 3 004", "official.nip_sex"),
    ],
)
def test_a_doubtful_nip_is_said(nip: str, doubt: str) -> None:
    assert nip_doubt(nip) == doubt


@given(st.text(max_size=30))
def test_spacing_a_nip_loses_no_digit(nip: str) -> None:
    assert bare_nip(spaced_nip(bare_nip(nip))) == bare_nip(nip)
    nip_doubt(nip)


def test_a_place_is_tried_without_being_changed(opened: Opened, tmp_path: Path) -> None:
    assert try_place(str(opened.catalogue.file)).state is PlaceState.READY
    missing = tmp_path / "belum-ada.db"
    assert try_place(str(missing)).state is PlaceState.EMPTY
    assert not missing.exists()


@pytest.mark.parametrize("place", ["mysql://a@b/c", "postgresql://", "bukan://alamat", "postgresql://a@b:x/c"])
def test_an_address_that_is_none_is_refused(place: str) -> None:
    with pytest.raises(UserProblem) as problem:
        try_place(place)
    assert problem.value.message in ("catalogue.bad_address", "storage.unreachable")


def test_a_file_that_is_no_catalogue_is_said(tmp_path: Path) -> None:
    file = tmp_path / "surat.db"
    file.write_text("bukan basis data" * 100)
    with pytest.raises(UserProblem) as problem:
        try_place(str(file))
    assert problem.value.message == "storage.not_a_catalogue"
