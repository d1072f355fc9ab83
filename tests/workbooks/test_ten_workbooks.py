"""What becomes of ten bad workbooks: every row is read or named, and nothing is falsified."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from matching.problem import BusinessSize
from models.catalogue import tables as t
from models.domain.findings import Severity
from models.domain.intake import EnterpriseIntake, IntakeKind, OfferIntake
from models.problems import ImportRejected
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.open_catalogue import Opened
from models.workbook.checking import CheckContext, Checked, check
from models.workbook.reading import read_workbook
from models.workbook.recognition import choose_sheets
from tests.records import TODAY
from tests.workbooks.bad_books import BOOKS, WOMAN

CONTEXT = CheckContext(TODAY, samples_allowed=True)
PALANG = "35.23.18"
JUTA = 100_000_000
"""A million rupiah in sen."""


def taken(book: str, folder: Path) -> tuple[Checked, ...]:
    """Every list of a book, checked."""
    chosen = choose_sheets(read_workbook(BOOKS[book](folder)), None)
    return tuple(check(sheet, kind, CONTEXT) for sheet, kind in chosen)


def only(book: str, folder: Path) -> Checked:
    """The one list of a book."""
    (result,) = taken(book, folder)
    return result


def enterprises(result: Checked) -> list[EnterpriseIntake]:
    return [intake for intake in result.intakes if isinstance(intake, EnterpriseIntake)]


def names(result: Checked) -> list[str]:
    return [intake.business.name for intake in enterprises(result)]


def offers(result: Checked) -> list[OfferIntake]:
    return [intake.offer for intake in enterprises(result) if intake.offer is not None]


def rejected(result: Checked) -> dict[int, str]:
    """The first reason of every row that stays out."""
    return {row.row: row.findings[0].message for row in result.rejected}


def told(result: Checked) -> set[tuple[int, str]]:
    """Rows and messages of everything that was said."""
    return {(finding.row, finding.message) for finding in result.findings}


@pytest.mark.parametrize("book", [name for name in BOOKS if name != "recap"])
def test_every_row_is_read_or_named(book: str, tmp_path: Path) -> None:
    for result in taken(book, tmp_path):
        accepted = {intake.row for intake in result.intakes}
        refused = {row.row for row in result.rejected}
        assert result.read == len(accepted) + len(refused)
        assert accepted.isdisjoint(refused)
        assert refused == {one.row for one in result.findings if one.severity is Severity.ERROR}


@pytest.mark.parametrize("book", [name for name in BOOKS if name != "recap"])
def test_a_bad_book_goes_into_the_catalogue_and_adds_up(book: str, opened: Opened, tmp_path: Path) -> None:
    back = tmp_path / "ditolak.xlsx"
    request = ImportRequest(BOOKS[book](tmp_path), today=TODAY, samples_allowed=True, rejected=back)
    report = import_workbook(opened.catalogue, opened.actor, request)
    for sheet in report.sheets:
        assert sheet.read == sheet.new + sheet.changed + sheet.unchanged + sheet.rejected
    assert report.new > 0
    assert back.exists() is (report.rejected > 0)


def test_titles_totals_and_signatures_are_no_businesses(tmp_path: Path) -> None:
    result = only("titles_and_signature", tmp_path)
    assert names(result) == ["Keripik Sumber Rasa", "Rengginang Bu Darmi", "Kerupuk Ikan Laut Biru"]
    assert [offer.capacity for offer in offers(result)] == [300_000, 1_250_000, 200_000]
    assert rejected(result) == dict.fromkeys((10, 12, 13), "closing_row")
    assert [intake.business.region for intake in enterprises(result)] == ["35.23.08", PALANG, PALANG]


def test_merged_cells_carry_the_business_to_its_further_products(tmp_path: Path) -> None:
    result = only("merged_headers", tmp_path)
    assert names(result) == ["Dapur Mawar", "Dapur Mawar", "Dapur Mawar", "Batik Lestari"]
    assert [(offer.unit, offer.capacity) for offer in offers(result)] == [
        *(("kg", 150_000), ("kg", 80_000), ("bungkus", 400_000), ("potong", 25_000)),
    ]
    assert {(5, "row_continues"), (6, "row_continues"), (7, "desa_unlisted")} <= told(result)


def test_two_lists_in_one_book_are_each_read_as_what_they_are(tmp_path: Path) -> None:
    results = taken("two_sheets", tmp_path)
    assert [(result.sheet, result.kind) for result in results] == [
        ("UMKM 2026", IntakeKind.ENTERPRISES),
        ("Permintaan", IntakeKind.NEEDS),
    ]
    assert names(results[0]) == ["Keripik Sumber Rasa"]
    assert rejected(results[0]) == {3: "kabupaten_unknown"}
    assert len(results[1].intakes) == 1


def test_units_are_read_wherever_they_stand(tmp_path: Path) -> None:
    result = only("mixed_units", tmp_path)
    assert [(offer.unit, offer.capacity, offer.price) for offer in offers(result)] == [
        ("ton", 1_500, 600_000_000),
        ("kuintal", 12_000, 60_000_000),
        ("jeriken", 20_000, None),
        ("kodi", 3_000, 15_000_000),
        ("buah", 5_000_000, 250_000),
        ("kg", None, None),
    ]
    assert rejected(result) == {7: "unit_unknown"}
    assert (8, "quantity_left_out") in told(result)


def test_damaged_numbers_stay_out_and_their_rows_go_in(tmp_path: Path) -> None:
    result = only("damaged_numbers", tmp_path)
    assert not result.rejected
    owners = [intake.owner for intake in enterprises(result)]
    assert [owner.nik for owner in owners] == ["", "", WOMAN, "", ""]
    assert [owner.phone for owner in owners] == ["+6281234567890", "+6281234567891", "", "", ""]
    assert [intake.business.nib for intake in enterprises(result)] == ["0220001234567", "", "", "", ""]
    assert {
        *((2, "nik_damaged"), (3, "nik_damaged"), (3, "nib_length"), (4, "phone_unreadable")),
        *((5, "nik_length"), (5, "phone_unreadable"), (6, "phone_unreadable")),
    } <= told(result)
    assert not [finding for finding in result.findings if "35231515" in repr(finding)]


def test_a_file_of_windows_keeps_its_letters(tmp_path: Path) -> None:
    result = only("of_windows", tmp_path)
    assert names(result) == ["Café Sari", "Rumah “Ayu”"]
    assert [intake.owner.name for intake in enterprises(result)] == ["André", "Zoë"]
    assert [offer.capacity for offer in offers(result)] == [12_500, 1_250_000]
    assert [dict(one.values) for one in result.findings if one.message == "encoding_taken"] == [
        {"encoding": "Windows-1252"}
    ]


def test_a_ragged_file_loses_no_row(tmp_path: Path) -> None:
    result = only("ragged", tmp_path)
    assert names(result) == [
        *("Usaha Satu", "Usaha Dua", "Usaha Empat", "Usaha Lima", "Usaha Énam", 'Usaha "Tujuh" Jaya'),
    ]
    assert rejected(result) == {5: "row_too_wide"}
    assert {(0, "encoding_taken"), (4, "quote_not_closed"), (8, "letters_unreadable")} <= told(result)
    assert enterprises(result)[3].business.address == "Jl. Anggrek, RT 1 RW 2"


def test_what_is_said_twice_is_taken_once_and_contradictions_stay_out(tmp_path: Path) -> None:
    result = only("duplicates", tmp_path)
    assert rejected(result) == {5: "duplicate_conflict", 6: "further_offer_differs"}
    assert (3, "duplicate_row") in told(result)
    assert [intake.row for intake in result.intakes] == [2, 3, 4, 7]
    assert [intake.owner.name for intake in enterprises(result)] == ["Siti", "Siti", "Siti", "Aminah"]


@pytest.mark.parametrize("kind", [None, IntakeKind.ENTERPRISES])
def test_a_recap_is_no_list(kind: IntakeKind | None, tmp_path: Path) -> None:
    with pytest.raises(ImportRejected) as refused:
        choose_sheets(read_workbook(BOOKS["recap"](tmp_path)), kind)
    assert (refused.value.message, refused.value.values["sheet"]) == ("file_is_recap", "Rekap")


def test_several_products_of_a_cell_are_offers_of_one_enterprise(opened: Opened, tmp_path: Path) -> None:
    request = ImportRequest(BOOKS["money_and_products"](tmp_path), today=TODAY)
    first = import_workbook(opened.catalogue, opened.actor, request)
    assert (first.read, first.new, first.rejected) == (7, 7, 0)
    with opened.catalogue.reading() as session:
        assert session.scalar(select(func.count()).select_from(t.Enterprise)) == 7
        assert session.scalar(select(func.count()).select_from(t.Offer)) == 8
    again = import_workbook(opened.catalogue, opened.actor, request)
    assert (again.new, again.updated, again.unchanged) == (0, 0, 7)


def test_several_products_and_sums_that_are_no_single_number(tmp_path: Path) -> None:
    result = only("money_and_products", tmp_path)
    assert names(result) == ["Satu", "Satu", "Satu", "Dua", "Dua", "Tiga", "Empat", "Lima", "Enam", "Tujuh"]
    assert [(offer.capacity, offer.price) for offer in offers(result)] == [
        *((None, None), (None, None), (None, None), (100_000, 1_500_000), (50_000, 2_000_000)),
        *((10_000, None), (10_000, 1_500_000), (10_000, 1_500_000)),
    ]
    assert not result.rejected
    assert {row for row, message in told(result) if message.startswith("offer_un")} == {4, 5}
    sales = {intake.business.name: intake.business.annual_sales for intake in enterprises(result)}
    named = ("Satu", "Dua", "Lima", "Enam", "Tujuh")
    assert [sales[name] for name in named] == [10 * JUTA, 24 * JUTA, None, None, None]
    sizes = {intake.business.name: intake.business.size for intake in enterprises(result)}
    assert sizes["Lima"] is BusinessSize.MIKRO
    assert {
        *((2, "products_split"), (2, "amount_of_several"), (2, "range_lower_end"), (3, "sales_from_a_month")),
        *((6, "price_range_left_out"), (6, "bound_gives_size"), (7, "range_without_size"), (8, "sum_left_out")),
    } <= told(result)
