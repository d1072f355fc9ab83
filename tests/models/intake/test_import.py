"""Lists into the catalogue: the reconciliation, what changes, what is never overwritten, what can be taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from matching.codes import Pattern
from models.catalogue import tables as t
from models.catalogue.recording import change_set
from models.domain.changes import ChangeKind
from models.domain.imports import ImportReport
from models.domain.intake import EnterpriseIntake, IntakeKind, PaperIntake
from models.problems import Cancelled, ImportRejected, UserProblem
from models.use_cases.back_up import check_catalogue
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.open_catalogue import Opened
from models.use_cases.undo_change import undo_change, undo_import
from models.workbook.reading import read_workbook
from models.workbook.writing import write_intakes
from tests.records import ENTERPRISES, NEEDS, PARTNERS, enterprise, import_rows, need


def rows_of(opened: Opened, table: type[t.Edited]) -> int:
    with opened.catalogue.reading() as session:
        return session.scalar(select(func.count()).select_from(table).where(~table.deleted)) or 0


def fates(report: object) -> tuple[int, int, int, int, int]:
    return (report.read, report.new, report.updated, report.unchanged, report.rejected)  # type: ignore[attr-defined]


def test_every_row_of_a_new_list_is_new(opened: Opened, tmp_path: Path) -> None:
    report = import_rows(opened, tmp_path, IntakeKind.ENTERPRISES, ENTERPRISES)
    assert fates(report) == (5, 5, 0, 0, 0)
    assert rows_of(opened, t.Enterprise) == 5
    assert report.import_id == "I-0001"


def test_the_same_list_again_changes_nothing(filled: Opened, tmp_path: Path) -> None:
    for kind, rows in (
        (IntakeKind.ENTERPRISES, ENTERPRISES),
        (IntakeKind.PARTNERS, PARTNERS),
        (IntakeKind.NEEDS, NEEDS),
    ):
        report = import_rows(filled, tmp_path, kind, rows)
        assert fates(report) == (len(rows), 0, 0, len(rows), 0), kind


def test_a_changed_capacity_supersedes_and_keeps_the_old_fact(filled: Opened, tmp_path: Path) -> None:
    changed = replace(ENTERPRISES[0], offer=replace(ENTERPRISES[0].offer, capacity=7_000_000))
    report = import_rows(filled, tmp_path, IntakeKind.ENTERPRISES, (changed, *ENTERPRISES[1:]))
    assert fates(report) == (5, 0, 1, 4, 0)
    with filled.catalogue.reading() as session:
        facts = session.scalars(
            select(t.OfferFact).join(t.Offer).where(t.Offer.enterprise_id == 1, t.OfferFact.kind == "kapasitas")
        ).all()
        assert sorted((fact.value, fact.superseded_by is None) for fact in facts) == [
            (5_000_000, False),
            (7_000_000, True),
        ]


def test_a_further_product_of_a_known_enterprise_is_a_further_offer(filled: Opened, tmp_path: Path) -> None:
    other = replace(ENTERPRISES[0], offer=replace(ENTERPRISES[4].offer))
    assert fates(import_rows(filled, tmp_path, IntakeKind.ENTERPRISES, (other,))) == (1, 0, 1, 0, 0)
    assert rows_of(filled, t.Enterprise) == 5
    assert rows_of(filled, t.Offer) == 6


def test_a_telephone_number_is_never_overwritten_silently(filled: Opened, tmp_path: Path) -> None:
    other = replace(ENTERPRISES[0], owner=replace(ENTERPRISES[0].owner, phone="+6281000000999"))
    report = import_rows(filled, tmp_path, IntakeKind.ENTERPRISES, (other,))
    assert [finding.message for finding in report.findings] == ["personal_value_kept"]
    with filled.catalogue.reading() as session:
        assert "+6281000000999" not in session.scalars(select(t.PersonPhone.value)).all()


def told(report: ImportReport) -> list[str]:
    return [finding.message for finding in report.findings]


def owners(opened: Opened) -> list[str]:
    with opened.catalogue.reading() as session:
        return sorted(session.scalars(select(t.Person.name)).all())


def test_a_nik_under_another_name_is_said_and_the_name_kept(filled: Opened, tmp_path: Path) -> None:
    before = owners(filled)
    other = replace(ENTERPRISES[0], owner=replace(ENTERPRISES[0].owner, name="Orang Lain"))
    report = import_rows(filled, tmp_path, IntakeKind.ENTERPRISES, (other, *ENTERPRISES[1:]))
    assert (fates(report), told(report)) == ((5, 0, 0, 5, 0), ["owner_name_kept"])
    assert owners(filled) == before


def test_two_businesses_under_one_nik_and_two_names_settle_at_once(opened: Opened, tmp_path: Path) -> None:
    one, other = enterprise(2, "Usaha Pertama", "ubi_kayu"), enterprise(3, "Usaha Kedua", "ubi_kayu")
    rows = (one, replace(other, owner=replace(one.owner, name="Orang Lain")))
    first = import_rows(opened, tmp_path, IntakeKind.ENTERPRISES, rows)
    assert (fates(first), told(first)) == ((2, 2, 0, 0, 0), ["nik_repeated"])
    again = import_rows(opened, tmp_path, IntakeKind.ENTERPRISES, rows)
    assert (fates(again), told(again)) == ((2, 0, 0, 2, 0), ["nik_of_another"])
    assert owners(opened) == ["Orang Lain", "Pemilik Usaha Pertama"]


def test_another_spelling_of_a_name_is_taken_once(filled: Opened, tmp_path: Path) -> None:
    spelt = replace(ENTERPRISES[0], owner=replace(ENTERPRISES[0].owner, name=ENTERPRISES[0].owner.name.upper()))
    report = import_rows(filled, tmp_path, IntakeKind.ENTERPRISES, (spelt,))
    assert (fates(report), told(report)) == ((1, 0, 1, 0, 0), [])
    assert ENTERPRISES[0].owner.name.upper() in owners(filled)
    assert fates(import_rows(filled, tmp_path, IntakeKind.ENTERPRISES, (spelt,))) == (1, 0, 0, 1, 0)


def worded(words: str, capacity: int) -> EnterpriseIntake:
    row = ENTERPRISES[0]
    assert row.offer is not None
    return replace(row, offer=replace(row.offer, words=words, capacity=capacity))


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_products_of_one_commodity_are_two_offers_for_good(
    opened: Opened, tmp_path: Path, order: tuple[int, int]
) -> None:
    both = (worded("ubi kayu", 5_000_000), worded("singkong", 2_000_000))
    listed = tuple(both[index] for index in order)
    assert fates(import_rows(opened, tmp_path, IntakeKind.ENTERPRISES, both)) == (2, 2, 0, 0, 0)
    assert fates(import_rows(opened, tmp_path, IntakeKind.ENTERPRISES, listed)) == (2, 0, 0, 2, 0)
    assert (rows_of(opened, t.Enterprise), rows_of(opened, t.Offer)) == (1, 2)


def test_a_second_product_of_a_commodity_leaves_the_known_one(filled: Opened, tmp_path: Path) -> None:
    both = (worded("singkong", 2_000_000), ENTERPRISES[0])
    assert fates(import_rows(filled, tmp_path, IntakeKind.ENTERPRISES, both)) == (2, 0, 1, 1, 0)
    assert fates(import_rows(filled, tmp_path, IntakeKind.ENTERPRISES, both)) == (2, 0, 0, 2, 0)
    assert rows_of(filled, t.Offer) == 6


def test_a_lone_product_under_other_words_is_the_same_offer(filled: Opened, tmp_path: Path) -> None:
    report = import_rows(filled, tmp_path, IntakeKind.ENTERPRISES, (worded("singkong", 5_000_000),))
    assert fates(report) == (1, 0, 1, 0, 0)
    assert rows_of(filled, t.Offer) == 5


@pytest.mark.parametrize("held", [True, False])
def test_a_deleted_paper_comes_back_with_a_list_that_states_it(filled: Opened, tmp_path: Path, held: bool) -> None:
    stated = replace(ENTERPRISES[0], papers=(PaperIntake("sni", held=held),))
    import_rows(filled, tmp_path, IntakeKind.ENTERPRISES, (stated,))
    with filled.catalogue.transaction() as session, change_set(session, filled.actor, ChangeKind.SCREEN):
        for paper in session.scalars(select(t.Paper).where(t.Paper.kind == "sni")):
            paper.deleted = True
    assert fates(import_rows(filled, tmp_path, IntakeKind.ENTERPRISES, (stated,))) == (1, 0, 1, 0, 0)
    with filled.catalogue.reading() as session:
        found = session.scalars(select(t.Paper).where(t.Paper.kind == "sni")).all()
        assert [(paper.held, paper.deleted) for paper in found] == [(held, False)]
    assert fates(import_rows(filled, tmp_path, IntakeKind.ENTERPRISES, (stated,))) == (1, 0, 0, 1, 0)


def npwps(opened: Opened) -> set[str]:
    with opened.catalogue.reading() as session:
        return set(session.scalars(select(t.Business.npwp)).all()) - {""}


def test_an_npwp_is_kept_changed_and_never_emptied(filled: Opened, tmp_path: Path) -> None:
    for number, stored, fate in (
        ("012345678901000", "012345678901000", "updated"),
        ("012345678901000", "012345678901000", "unchanged"),
        ("", "012345678901000", "unchanged"),
        ("0012345678901000", "0012345678901000", "updated"),
    ):
        row = replace(PARTNERS[0], business=replace(PARTNERS[0].business, npwp=number))
        report = import_rows(filled, tmp_path, IntakeKind.PARTNERS, (row,))
        assert (getattr(report, fate), npwps(filled)) == (1, {stored})


def test_the_npwp_of_an_enterprise_comes_with_its_paper(opened: Opened, tmp_path: Path) -> None:
    row = replace(ENTERPRISES[0], papers=(PaperIntake("npwp", held=True, number="01.234.567.8-901.000"),))
    import_rows(opened, tmp_path, IntakeKind.ENTERPRISES, (row,))
    assert npwps(opened) == {"012345678901000"}
    assert fates(import_rows(opened, tmp_path, IntakeKind.ENTERPRISES, (row,))) == (1, 0, 0, 1, 0)


def test_a_list_without_rows_spends_no_number(opened: Opened, tmp_path: Path) -> None:
    with pytest.raises(ImportRejected, match="no_rows"):
        import_rows(opened, tmp_path, IntakeKind.ENTERPRISES, ())
    assert import_rows(opened, tmp_path, IntakeKind.ENTERPRISES, ENTERPRISES).import_id == "I-0001"


def test_a_list_that_names_only_the_kecamatan_leaves_the_desa(filled: Opened, tmp_path: Path) -> None:
    coarse = replace(ENTERPRISES[0], code="U-000001", business=replace(ENTERPRISES[0].business, region="35.23.11"))
    assert fates(import_rows(filled, tmp_path, IntakeKind.ENTERPRISES, (coarse,))) == (1, 0, 0, 1, 0)


def test_a_need_of_an_unknown_partner_comes_back(filled: Opened, tmp_path: Path) -> None:
    rows = (need(2, "Tidak Dikenal", Pattern.INTI_PLASMA, "ubi_kayu"),)
    rejected = tmp_path / "ditolak.xlsx"
    report = import_rows(filled, tmp_path, IntakeKind.NEEDS, rows, rejected=rejected)
    assert fates(report) == (1, 0, 0, 0, 1)
    (sheet,) = read_workbook(rejected)
    assert "partner_unknown" in [cell for cell in sheet.rows[1] if isinstance(cell, str)][-1]


def test_two_rows_of_one_need_that_contradict_are_not_silently_merged(filled: Opened, tmp_path: Path) -> None:
    rows = (
        need(2, "Jahit Contoh", Pattern.INTI_PLASMA, "ubi_kayu"),
        need(3, "Jahit Contoh", Pattern.INTI_PLASMA, "ubi_kayu", quantity=9_000),
    )
    assert fates(import_rows(filled, tmp_path, IntakeKind.NEEDS, rows)) == (2, 1, 0, 0, 1)


def test_a_dry_run_finds_the_same_and_writes_nothing(opened: Opened, tmp_path: Path) -> None:
    report = import_rows(opened, tmp_path, IntakeKind.ENTERPRISES, ENTERPRISES, dry_run=True)
    assert (fates(report), report.import_id) == ((5, 5, 0, 0, 0), "")
    assert rows_of(opened, t.Enterprise) == 0


def test_a_cancelled_import_leaves_nothing(opened: Opened, tmp_path: Path) -> None:
    file = tmp_path / "umkm.xlsx"
    write_intakes(file, [(IntakeKind.ENTERPRISES, ENTERPRISES)], personal=True)
    calls = 0

    def stop_late(_done: int, _total: int) -> None:
        nonlocal calls
        calls += 1
        if calls > 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        import_workbook(opened.catalogue, opened.actor, ImportRequest(file, samples_allowed=True), progress=stop_late)
    assert rows_of(opened, t.Enterprise) == 0


def test_undone_and_imported_again(filled: Opened, tmp_path: Path) -> None:
    more = (enterprise(2, "Tani Baru", "ubi_kayu", nib="0000777777777"),)
    report = import_rows(filled, tmp_path, IntakeKind.ENTERPRISES, more)
    undone = undo_import(filled.catalogue, filled.actor, report.import_id)
    assert undone.restored > 5
    assert rows_of(filled, t.Enterprise) == 5
    undo_change(filled.catalogue, filled.actor, undone.change_set)
    assert rows_of(filled, t.Enterprise) == 6
    assert check_catalogue(filled.catalogue, filled.actor).ok


def test_an_import_is_undone_once(filled: Opened, tmp_path: Path) -> None:
    report = import_rows(
        filled, tmp_path, IntakeKind.ENTERPRISES, (enterprise(2, "Tani Baru", "ubi_kayu", nib="0000777777777"),)
    )
    undo_import(filled.catalogue, filled.actor, report.import_id)
    with pytest.raises(UserProblem, match=r"undo\.already"):
        undo_import(filled.catalogue, filled.actor, report.import_id)


def test_undoing_an_update_brings_the_old_values_back(filled: Opened, tmp_path: Path) -> None:
    changed = replace(
        ENTERPRISES[0],
        business=replace(ENTERPRISES[0].business, address="Jl. Baru 2"),
        offer=replace(ENTERPRISES[0].offer, capacity=7_000_000),
    )
    report = import_rows(filled, tmp_path, IntakeKind.ENTERPRISES, (changed,))
    undo_change(filled.catalogue, filled.actor, report.change_set)
    again = import_rows(filled, tmp_path, IntakeKind.ENTERPRISES, (ENTERPRISES[0],))
    assert fates(again) == (1, 0, 0, 1, 0)


def test_a_later_edit_forbids_undoing_what_it_stands_on(filled: Opened, tmp_path: Path) -> None:
    first = import_rows(
        filled, tmp_path, IntakeKind.ENTERPRISES, (enterprise(2, "Tani Baru", "ubi_kayu", nib="0000777777777"),)
    )
    later = enterprise(2, "Tani Baru", "ubi_kayu", nib="0000777777777", region="35.23.11.2002")
    import_rows(filled, tmp_path, IntakeKind.ENTERPRISES, (later,))
    with pytest.raises(UserProblem, match=r"undo\.built_upon"):
        undo_import(filled.catalogue, filled.actor, first.import_id)
