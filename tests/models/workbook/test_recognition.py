from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.intake import IntakeKind
from models.problems import ImportRejected
from models.workbook.columns import columns
from models.workbook.recognition import choose_sheets, detect_kind, read_mapping, recognise
from models.workbook.sheet import Cell, Row, Sheet

ENTERPRISES, PARTNERS, NEEDS = IntakeKind.ENTERPRISES, IntakeKind.PARTNERS, IntakeKind.NEEDS


def sheet(*rows: Sequence[Cell], name: str = "Sheet1") -> Sheet:
    return Sheet(name, tuple(tuple(row) for row in rows))


DATA: Row = ("x",) * 12
LAYOUTS: list[tuple[IntakeKind, Sheet, int, int, set[str]]] = [
    (
        ENTERPRISES,
        sheet(("No", "Nama Usaha", "Pemilik", "No. HP", "Kec.", "Kelurahan/Desa", "Kab/Kota", "Kapasitas/bln"), DATA),
        *(1, 2, {"name", "owner", "phone", "kecamatan", "desa", "kabupaten", "capacity"}),
    ),
    (
        ENTERPRISES,
        sheet(
            ("DATA UMKM BINAAN KABUPATEN TUBAN",),
            ("Tahun 2026",),
            (),
            ("NO.", "NAMA UMKM", "NAMA PEMILIK", "NIK", "NIB", "ALAMAT", "KAB/KOTA", "JENIS PRODUK", "OMZET"),
            ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"),
            DATA,
        ),
        *(4, 6, {"name", "owner", "nik", "nib", "address", "kabupaten", "product", "annual_sales"}),
    ),
    (
        ENTERPRISES,
        sheet(
            ("No", "Nama Usaha", "Nama Pemilik", "Alamat", None, None, "Produk", None),
            (None, None, None, "Desa", "Kecamatan", "Kabupaten", "Nama Produk", "Satuan"),
            DATA,
        ),
        *(2, 3, {"name", "owner", "desa", "kecamatan", "kabupaten", "product", "unit"}),
    ),
    (
        ENTERPRISES,
        sheet(
            ("kota", "produk unggulan", "nama pelaku usaha", "nama ukm", "kapasitas produksi (kg/bulan)", "HARGA/kg"),
            DATA,
        ),
        *(1, 2, {"kabupaten", "product", "owner", "name", "capacity", "price"}),
    ),
    (
        ENTERPRISES,
        sheet(("Nama Usaha *", "Nama  Pemilik :", "L/P", "No KTP", "No. WA", "Desil DTSEN", "Kabupaten"), DATA),
        *(1, 2, {"name", "owner", "female", "nik", "phone", "desil", "kabupaten"}),
    ),
    (
        ENTERPRISES,
        sheet(("Nama", "Pemilik", "Kabupaten", "Omzet/bln", "Jml Tenaga Kerja", "Skala", "P-IRT", "Halal"), DATA),
        *(1, 2, {"name", "owner", "kabupaten", "monthly_sales", "workers", "size", "paper_pirt", "paper_halal"}),
    ),
    (
        ENTERPRISES,
        sheet(("Nama Usaha", "Nama", "Kabupaten", "Omzet (Rp/tahun)", "Kode Desa"), DATA),
        *(1, 2, {"name", "owner", "kabupaten", "annual_sales", "region_code"}),
    ),
    (
        ENTERPRISES,
        sheet((None, "Nama Ushaa", "Nama Pemlik", "Kabupaten / Kota", "Kecamtan"), DATA),
        *(1, 2, {"name", "owner", "kabupaten", "kecamatan"}),
    ),
    (
        PARTNERS,
        sheet((), ("No", "Nama Perusahaan", "Contact Person", "Telp.", "Kab./Kota", "Direktur", "No. KTA KADIN"), DATA),
        *(2, 3, {"name", "contact", "phone", "kabupaten", "signatory", "kadin_number"}),
    ),
    (
        NEEDS,
        sheet(("Perusahaan", "Bahan Baku", "Volume per Bulan (ton)", "Pola", "Termin", "Persyaratan", "Wilayah"), DATA),
        *(1, 2, {"partner", "product", "quantity", "pattern", "payment_days", "papers", "territory"}),
    ),
]


@pytest.mark.parametrize(("kind", "given_sheet", "header", "first", "fields"), LAYOUTS)
def test_ordinary_layouts_need_no_mapping(
    kind: IntakeKind, given_sheet: Sheet, header: int, first: int, fields: set[str]
) -> None:
    found = recognise(given_sheet, kind)
    assert {field for _, field in found.pairs} == fields
    assert (found.header_row, found.first_row) == (header, first)


@pytest.mark.parametrize(("kind", "given_sheet"), [(layout[0], layout[1]) for layout in LAYOUTS])
def test_the_kind_of_a_sheet_is_seen_from_its_headings(kind: IntakeKind, given_sheet: Sheet) -> None:
    assert detect_kind(given_sheet) is kind


@given(st.sampled_from(list(IntakeKind)), st.randoms(use_true_random=False))
def test_template_headings_are_known_in_any_order(kind: IntakeKind, shuffler: st.DataObject) -> None:
    order = list(columns(kind))
    shuffler.shuffle(order)  # type: ignore[attr-defined]
    found = recognise(sheet([one.heading for one in order], DATA), kind)
    assert [field for _, field in found.pairs] == [one.name for one in order]
    assert not found.findings


@pytest.mark.parametrize("kind", list(IntakeKind))
def test_no_two_columns_share_a_name(kind: IntakeKind) -> None:
    names = [one.name for one in columns(kind)]
    assert len(names) == len(set(names))


def test_a_misspelt_heading_is_taken_with_a_warning() -> None:
    found = recognise(sheet(("Nama Usaha", "Nama Pemlik", "Kabupaten"), DATA), ENTERPRISES)
    assert [(one.message, one.column) for one in found.findings] == [("heading_by_likeness", "Nama Pemlik")]
    assert found.findings[0].values == (("field", "Nama Pemilik"),)


def test_what_is_not_used_is_said() -> None:
    head = ("Nama Usaha", "Pemilik", "Kabupaten", "Kapasitas per hari", "Pemilik Usaha", "Hobi")
    found = recognise(sheet(head, DATA), ENTERPRISES)
    assert [(one.message, one.column) for one in found.findings] == [
        ("heading_not_per_month", "Kapasitas per hari"),
        ("heading_repeated", "Pemilik Usaha"),
        ("heading_not_used", "Hobi"),
    ]
    assert [field for _, field in found.pairs] == ["name", "owner", "kabupaten"]


def test_a_given_mapping_overrules_and_leaves_out() -> None:
    head = ("Nama Usaha", "Pemilik", "Kabupaten", "Sebutan", "NIK")
    given_pairs = (("sebutan", "Nama Usaha"), ("NIK", ""), ("Nama Usaha", ""))
    found = recognise(sheet(head, DATA), ENTERPRISES, given_pairs)
    assert dict(found.pairs) == {"Pemilik": "owner", "Kabupaten": "kabupaten", "Sebutan": "name"}


@pytest.mark.parametrize(
    ("rows", "given_pairs", "message"),
    [
        ([("a", "b"), ("c", "d")], (), "header_not_found"),
        ([("Nama Usaha", "Kabupaten"), DATA], (), "columns_missing"),
        ([("Nama Usaha", "Pemilik"), DATA], (("Tidak Ada", "nik"),), "mapping_unknown_header"),
        ([("Nama Usaha", "Pemilik"), DATA], (("Pemilik", "tidak_ada"),), "mapping_unknown_field"),
        ([], (), "header_not_found"),
    ],
)
def test_headings_that_cannot_be_understood(
    rows: list[Row], given_pairs: tuple[tuple[str, str], ...], message: str
) -> None:
    with pytest.raises(ImportRejected) as refused:
        recognise(sheet(*rows), ENTERPRISES, given_pairs)
    assert refused.value.message == message


@given(st.lists(st.lists(st.one_of(st.none(), st.text(max_size=12), st.floats()), max_size=6), max_size=6))
def test_any_sheet_is_recognised_or_refused(rows: list[list[Cell]]) -> None:
    given_sheet = sheet(*rows)
    detect_kind(given_sheet)
    with pytest.raises(ImportRejected):
        recognise(given_sheet, ENTERPRISES)


def test_sheets_are_chosen_by_kind_and_partners_come_before_needs() -> None:
    by_layout = {kind: given_sheet for kind, given_sheet, *_ in reversed(LAYOUTS)}
    book = (by_layout[NEEDS], sheet(("Catatan",), name="Petunjuk"), by_layout[PARTNERS], by_layout[ENTERPRISES])
    assert [kind for _, kind in choose_sheets(book, None)] == [ENTERPRISES, PARTNERS, NEEDS]
    assert [kind for _, kind in choose_sheets(book, PARTNERS)] == [PARTNERS]


def test_a_sheet_can_be_named() -> None:
    book = (sheet(("x",), name="Satu"), sheet(("y",), name="Dua"))
    assert choose_sheets(book, NEEDS, "dua")[0][0].name == "Dua"
    with pytest.raises(ImportRejected) as refused:
        choose_sheets(book, NEEDS, "tiga")
    assert refused.value.message == "sheet_not_found"
    with pytest.raises(ImportRejected) as unknown:
        choose_sheets(book, None)
    assert unknown.value.message == "kind_not_recognised"


def test_mapping_files(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(json.dumps({"Sebutan": "name", "NIK": None}), encoding="utf-8")
    assert read_mapping(good) == (("Sebutan", "name"), ("NIK", ""))
    for content in ("[1]", "{", '{"a": 5}'):
        bad.write_text(content, encoding="utf-8")
        with pytest.raises(ImportRejected):
            read_mapping(bad)
