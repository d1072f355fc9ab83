"""Rows of one file that speak of one business: what is the same goes in together, what denies it is given back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from models.catalogue import tables as t
from models.domain.findings import Finding
from models.domain.imports import ImportKey, ImportReport
from models.domain.intake import IntakeKind
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.open_catalogue import Opened
from models.workbook.reading import read_workbook
from models.workbook.sheet import Cell
from tests.models.records.drafts import officer
from tests.models.workbook.books import workbook
from tests.records import PARTNERS, TODAY, import_rows

HEAD = (
    "Nama UMKM", "Pemilik", "Kab/Kota", "Kec.", "Desa", "Produk", "Satuan", "Kapasitas", "Harga", "Telp", "NIK", "NIB",
    "Omzet per Tahun", "Tahun Data",
)  # fmt: skip
NIB = "0220001234501"
SRI: tuple[Cell, ...] = (
    *("UD Berkah 1", "Sri", "Kab. Tuban", "Kerek", "Gaji", "tahu", "kg", "100", "5000", "081000000001"),
    *("3523084101800000", NIB, None, None),
)
NAMES = (
    *("name", "owner", "kabupaten", "kecamatan", "desa", "product", "unit", "capacity", "price", "phone"),
    *("nik", "nib", "sales", "year"),
)
WATI = {"name": "UD Berkah 2", "owner": "Wati", "phone": "081000000002", "nik": "3523084201800000"}


def row(**cells: Cell) -> tuple[Cell, ...]:
    """Sri's row with other cells."""
    return tuple(cells.get(name, cell) for name, cell in zip(NAMES, SRI, strict=True))


def take(opened: Opened, folder: Path, *sheets: Sequence[Sequence[Cell]], **how: object) -> ImportReport:
    file = workbook(folder / "daftar.xlsx", {f"Daftar {n}": [HEAD, *rows] for n, rows in enumerate(sheets, 1)})
    request = ImportRequest(file, today=TODAY, samples_allowed=True, **how)  # type: ignore[arg-type]
    return import_workbook(opened.catalogue, opened.actor, request)


def fates(report: ImportReport) -> tuple[int, int, int, int]:
    return report.new, report.updated, report.unchanged, report.rejected


def denials(report: ImportReport) -> list[Finding]:
    return [one for one in report.findings if one.message.startswith("denies_row")]


def owners(opened: Opened) -> list[tuple[str, str]]:
    with opened.catalogue.reading() as session:
        part = t.BusinessPerson
        query = select(t.Business.name, t.Person.name).join(part, part.business_id == t.Business.id)
        rows = session.execute(query.join(t.Person, t.Person.id == part.person_id))
        return [(business, person) for business, person in rows]


@pytest.mark.parametrize("product", ["terasi", "tahu"])
@pytest.mark.parametrize("name", ["UD Berkah 2", "Warung Lain Sekali", "UD Berkah 1"])
def test_one_nib_of_two_businesses_gives_the_second_back(
    opened: Opened, tmp_path: Path, product: str, name: str
) -> None:
    other = row(**{**WATI, "name": name, "product": product, "kecamatan": "Palang", "desa": "Gesikharjo"})
    back = tmp_path / "ditolak.xlsx"
    report = take(opened, tmp_path, [SRI, other], rejected=back)
    assert fates(report) == (1, 0, 0, 1)
    (told,) = denials(report)
    values = dict(told.values)
    assert (told.row, values["first"]) == (3, 2)
    assert {"wilayah", "nama pemilik", "NIK pemilik", "telepon pemilik"} <= set(str(values["fields"]).split(", "))
    assert owners(opened) == [("UD Berkah 1", "Sri")]
    assert any("Wati" in map(str, each) for each in read_workbook(back)[0].rows)


@pytest.mark.parametrize(
    ("cells", "label"),
    [
        ({"name": "UD Berkah 2"}, "nama usaha"),
        ({"owner": "Wati"}, "nama pemilik"),
        ({"nik": "3523084201800000"}, "NIK pemilik"),
        ({"desa": "Wolutengah"}, "wilayah"),
        ({"sales": "20000000", "year": "2025"}, "omzet"),
    ],
)
def test_whatever_is_said_otherwise_is_named(
    opened: Opened, tmp_path: Path, cells: dict[str, Cell], label: str
) -> None:
    first, other = row(sales="10000000", year="2025"), row(**{"product": "terasi", "name": "Berkah 1", **cells})
    report = take(opened, tmp_path, [first, other], key=ImportKey.NIB)
    assert fates(report) == (1, 0, 0, 1)
    assert dict(denials(report)[0].values)["fields"] == label


def test_a_further_product_under_another_spelling_is_of_the_same_business(opened: Opened, tmp_path: Path) -> None:
    more = row(name="Berkah 1 (UD)", owner="Ibu Sri", product="terasi", phone=None, nik=None)
    assert fates(take(opened, tmp_path, [SRI, more])) == (2, 0, 0, 0)
    assert owners(opened) == [("UD Berkah 1", "Sri")]
    again = take(opened, tmp_path, [SRI, more])
    assert (fates(again), denials(again)) == ((0, 0, 2, 0), [])


def test_what_a_later_row_adds_to_a_new_business_is_told(opened: Opened, tmp_path: Path) -> None:
    more = row(name="Berkah 1 (UD)", product="terasi")
    report = take(opened, tmp_path, [row(phone=None), more])
    (late,) = [one for one in report.findings if one.message == "row_adds_late"]
    assert (late.row, dict(late.values)) == (3, {"first": 2, "fields": "telepon pemilik"})
    assert fates(take(opened, tmp_path, [row(phone=None), more])) == (0, 1, 1, 0)


def test_figures_of_two_years_are_no_contradiction(opened: Opened, tmp_path: Path) -> None:
    take(opened, tmp_path, [SRI])
    older = row(sales="20240000", year="2024")
    newer = row(sales="20250000", year="2025", product="terasi")
    assert denials(take(opened, tmp_path, [older], [newer])) == []


@pytest.mark.parametrize("stored", [False, True])
def test_a_second_sheet_overwrites_nothing_of_the_first(opened: Opened, tmp_path: Path, stored: bool) -> None:
    said = row(sales="120000000", year="2025")
    if stored:
        take(opened, tmp_path, [said])
    report = take(opened, tmp_path, [said], [row(sales="125000000", year="2025", capacity="110")])
    (told,) = denials(report)
    assert (told.message, told.sheet, told.row) == ("denies_row_of_sheet", "Daftar 2", 2)
    assert dict(told.values) == {"first": 2, "other": "Daftar 1", "fields": "omzet"}
    assert fates(report) == (int(not stored), 0, int(stored), 1)
    assert fates(take(opened, tmp_path, [said], [row(sales="125000000", year="2025")])) == (0, 0, 1, 1)


def test_an_offer_of_two_sheets_has_the_figures_of_the_first(opened: Opened, tmp_path: Path) -> None:
    sheets = [SRI], [row(capacity="160")]
    assert fates(take(opened, tmp_path, *sheets)) == (1, 0, 0, 1)
    report = take(opened, tmp_path, *sheets)
    assert (fates(report), [one.message for one in denials(report)]) == ((0, 0, 1, 1), ["denies_row_of_sheet"])


def test_a_second_sheet_that_says_more_completes_the_record(opened: Opened, tmp_path: Path) -> None:
    report = take(opened, tmp_path, [row(phone=None)], [row(product="terasi")])
    assert (fates(report), denials(report)) == ((1, 1, 0, 0), [])
    assert fates(take(opened, tmp_path, [row(phone=None)], [row(product="terasi")])) == (0, 0, 2, 0)


def test_two_partners_of_one_nib_are_not_one(opened: Opened, tmp_path: Path) -> None:
    opened = replace(opened, actor=officer(opened))
    one = PARTNERS[0]
    other = replace(one, row=3, business=replace(one.business, name="Lain Sekali", address="Jl. Lain 4"))
    report = import_rows(opened, tmp_path, IntakeKind.PARTNERS, (one, other))
    assert fates(report) == (1, 0, 0, 1)
    assert str(dict(denials(report)[0].values)["fields"]).split(", ") == ["nama usaha", "alamat"]
