"""Which sheets of a workbook are read, as what, and what is said of the others."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from models.domain.intake import IntakeKind
from models.problems import ImportRejected
from models.workbook.checking import check
from models.workbook.recognition import choose_sheets, detect_kind, recognise, sheets_left_out
from models.workbook.sheet import Cell, Sheet
from tests.models.workbook.books import CONTEXT

ENTERPRISES, PARTNERS, NEEDS = IntakeKind.ENTERPRISES, IntakeKind.PARTNERS, IntakeKind.NEEDS
HEAD = ("Nama Usaha", "Pemilik", "Kabupaten", "Kecamatan", "Produk")
ROW = ("UD A", "Ali", "Kab. Tuban", "Kerek", "tahu")
OWNERLESS = tuple(word for word in HEAD if word != "Pemilik")
RECAP = (("Kecamatan", "Jumlah UMKM", "Omzet"), ("Kerek", 3, 5), ("Jenu", 4, 6), ("Tuban", 2, 1))
PROPOSALS = (
    *("Kode", "Kode UMKM", "Nama usaha", "Kabupaten/kota", "Produk", "Kode kebutuhan", "Kebutuhan", "Mitra", "Pola"),
    *("Jumlah per bulan", "Satuan", "Nilai", "Keputusan", "Alasan", "Perjanjian"),
)


def sheet(name: str, *rows: Sequence[Cell]) -> Sheet:
    return Sheet(name, tuple(map(tuple, rows)))


@pytest.mark.parametrize("kind", [None, NEEDS, ENTERPRISES])
def test_proposals_of_the_program_are_no_register(kind: IntakeKind | None) -> None:
    row = (
        "P-1",
        "U-000001",
        "UD A",
        "Kab. Tuban",
        "tahu",
        "K-0001",
        "tahu",
        "PT B",
        "inti plasma",
        5,
        "kg",
        9,
        "",
        "",
        "",
    )
    with pytest.raises(ImportRejected, match="file_is_proposals"):
        choose_sheets([sheet("Usulan", PROPOSALS, row)], kind)


@pytest.mark.parametrize(
    "found",
    [
        sheet("UMKM Jenu", OWNERLESS, ("UD B", "Kab. Tuban", "Jenu", "tempe")),
        sheet("Data", ("DATA UMKM KECAMATAN JENU",), OWNERLESS, ("UD B", "Kab. Tuban", "Jenu", "tempe")),
        sheet("Data", (*OWNERLESS, "Desil"), ("UD B", "Kab. Tuban", "Jenu", "tempe", 2)),
        sheet("Data", (*OWNERLESS, "P-IRT"), ("UD B", "Kab. Tuban", "Jenu", "tempe", "Ada")),
        sheet("Data", ("Nama UMKM", "Kabupaten"), ("UD B", "Kab. Tuban")),
    ],
)
def test_a_list_of_umkm_without_owners_does_not_become_partners(found: Sheet) -> None:
    ((chosen, kind),) = choose_sheets([found], None)
    assert kind is ENTERPRISES
    with pytest.raises(ImportRejected, match="columns_missing") as refused:
        check(chosen, kind, CONTEXT)
    assert refused.value.values["columns"] == ("Nama Pemilik",)


def test_partners_stay_partners() -> None:
    head = ("Nama Perusahaan", "Kabupaten", "Nama Kontak", "No. Telepon", "NIB")
    assert detect_kind(sheet("Sheet1", head, ("PT A", "Kab. Gresik", "Ali", "031", None))) is PARTNERS
    assert detect_kind(sheet("Mitra UMKM", ("Nama Perusahaan", "Kabupaten"), ("PT A", "Kab. Gresik"))) is PARTNERS


def test_every_list_of_the_kind_is_read_and_every_other_sheet_named() -> None:
    book = [
        sheet("UMKM Kerek", HEAD, ROW), sheet("UMKM Jenu", HEAD, ROW), sheet("UMKM Palang", OWNERLESS, OWNERLESS),
        sheet("Rekap", *RECAP), sheet("Foto", ("a", "b"), (1, 2)), sheet("Petunjuk", ("Kolom", "Arti"), ("x", "y")),
        sheet("Mitra", ("Nama Perusahaan", "Kabupaten", "Nama Kontak"), ("PT A", "Kab. Gresik", "B")),
    ]  # fmt: skip
    chosen = choose_sheets(book, ENTERPRISES)
    assert [one.name for one, _ in chosen] == ["UMKM Kerek", "UMKM Jenu"]
    told = {finding.sheet: finding for finding in sheets_left_out(book, {one.name for one, _ in chosen})}
    assert {name: finding.message for name, finding in told.items()} == {
        "UMKM Palang": "sheet_lacks_columns",
        "Rekap": "sheet_is_recap",
        "Foto": "sheet_not_recognised",
        "Mitra": "sheet_of_another_kind",
    }
    assert dict(told["UMKM Palang"].values)["columns"] == ("Nama Pemilik",)


UPPER = ("No", "Nama Usaha", "Identitas Pemilik", None, None, "Alamat", None, None, "Produksi", None, None, "Legalitas")
LOWER = (None, None, "Nama", "NIK", "HP", "Kab", "Kec", "Desa", "Jenis Produk", "Jumlah", "Satuan", "PIRT")


@pytest.mark.parametrize("group", ["Identitas Pemilik", "Pemilik", "Data Pemilik Usaha"])
def test_two_rows_of_headings_need_not_all_be_known(group: str) -> None:
    upper = tuple(group if word == "Identitas Pemilik" else word for word in UPPER)
    data = (1, "UD A", "Ali", None, None, "Kab. Tuban", "Kerek", "Gaji", "tahu", 100, "kg", "blm")
    found = recognise(sheet("Data", ("DATA",), upper, LOWER, data), ENTERPRISES)
    assert (found.header_row, found.first_row) == (3, 4)
    places = {one.field: one.index for one in found.columns if one.field}
    assert (places["name"], places["owner"], places["product"], places["capacity"]) == (1, 2, 8, 9)


def test_a_known_heading_of_the_second_row_may_hold_a_year() -> None:
    upper = ("Nama Usaha", "Pemilik", "Kabupaten", "Kegiatan", None)
    lower = (None, None, None, "KBLI 2020", "Jenis Produk")
    row = ("UD A", "Ali", "Kab. Tuban", "10794", "tahu")
    assert recognise(sheet("Data", upper, lower, row), ENTERPRISES).first_row == 3


def test_a_row_of_data_is_no_second_row_of_headings() -> None:
    found = recognise(sheet("Data", HEAD, ("Usaha", "Pemilik Lama", "Kab. Tuban", "Kerek", "tahu")), ENTERPRISES)
    assert (found.header_row, found.first_row) == (1, 2)
