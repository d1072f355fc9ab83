"""Terms of needs and goods of partners as lists write them."""

from __future__ import annotations

from datetime import date

import pytest

from models.domain.intake import IntakeKind, NeedIntake, PaperIntake, PartnerIntake
from models.domain.partners import GoodDirection
from models.workbook.cells.percent import percent, percent_spelled
from models.workbook.checking import check
from models.workbook.sheet import Cell, Sheet
from tests.models.workbook.books import CONTEXT

NEED = ("Mitra", "Komoditas", "Jumlah per Bulan", "Satuan")
ROW: tuple[Cell, ...] = ("Pangan Jaya", "keripik singkong", 500, "kg")


def need(heading: str, cell: Cell) -> tuple[NeedIntake, list[str]]:
    sheet = Sheet("Data", ((*NEED, heading), (*ROW, cell)))
    result = check(sheet, IntakeKind.NEEDS, CONTEXT)
    (intake,) = result.intakes
    assert isinstance(intake, NeedIntake)
    return intake, [found.message for found in result.findings]


def partner(*cells: tuple[str, Cell]) -> tuple[PartnerIntake, list[str]]:
    heads, row = zip(("Nama Perusahaan", "Pangan Jaya"), ("Kabupaten/Kota", "Kab. Tuban"), *cells, strict=True)
    result = check(Sheet("Data", (heads, row)), IntakeKind.PARTNERS, CONTEXT)
    (intake,) = result.intakes
    assert isinstance(intake, PartnerIntake)
    return intake, [found.message for found in result.findings]


@pytest.mark.parametrize(
    ("heading", "cell", "field", "value"),
    [
        ("Proses", "Menjahit kerah", "process", "Menjahit kerah"),
        ("Lead time", "2 minggu", "lead_days", 14),
        ("Waktu Tunggu (hari)", 10, "lead_days", 10),
        ("Margin", "12,5%", "margin", 1_250),
        ("Margin Agen (%)", 10, "margin", 1_000),
        ("Komisi", 0.125, "margin", 1_250),
        ("Jenis outlet", "warung", "outlet", "toko"),
        ("Berlaku Sampai", "31/12/2027", "until", "2027-12-31"),
        ("Masa berlaku", date(2027, 3, 4), "until", "2027-03-04"),
        ("Dukungan", "tidak memutus sepihak, bahan baku", "supports", ("sub.tidak_sepihak", "bahan_baku")),
    ],
)
def test_a_term_is_understood(heading: str, cell: Cell, field: str, value: object) -> None:
    intake, findings = need(heading, cell)
    assert (getattr(intake, field), findings) == (value, [])


@pytest.mark.parametrize(
    ("heading", "cell", "message"),
    [
        ("Margin", "10-15 %", "percent_unreadable"),
        ("Margin", 100, "percent_unreadable"),
        ("Tempat usaha", "istana", "outlet_unknown"),
        ("Berlaku Sampai", "nanti", "date_unreadable"),
        ("Berlaku Sampai", "03/04/2027", "date_ambiguous"),
    ],
)
def test_a_term_that_cannot_be_read_stays_out_alone(heading: str, cell: Cell, message: str) -> None:
    intake, findings = need(heading, cell)
    assert findings == [message]
    assert (intake.margin, intake.outlet, intake.until) == (None, "", "")


def test_goods_of_a_partner_are_listed_by_name() -> None:
    intake, findings = partner(
        ("Produk yang Dibuat", "tapioka, tempe dan debu bintang"), ("Bahan yang Diserap", "ubi kayu; ubi kayu")
    )
    told = [(one.direction, one.commodity) for one in intake.goods]
    assert told == [
        (GoodDirection.MADE, "tapioka"), (GoodDirection.MADE, "tempe"), (GoodDirection.TAKEN, "ubi_kayu"),
    ]  # fmt: skip
    assert findings == ["goods_unknown"]


def test_the_last_day_of_a_membership_is_read() -> None:
    intake, findings = partner(("No. Anggota KADIN", "20201-0001"), ("KADIN Berlaku Sampai", "31-12-2027"))
    assert (intake.kadin_number, intake.kadin_until, findings) == ("20201-0001", "2027-12-31", [])


@pytest.mark.parametrize(
    ("cells", "papers"),
    [
        ((("Halal", "Ada"), ("Masa berlaku halal", "21/11/2027")), (PaperIntake("halal", True, "", "2027-11-21"),)),
        (
            (("Sertifikat Halal", "ID35110000000000121"), ("Berlaku sampai", "21/11/2027")),
            (PaperIntake("halal", True, "ID35110000000000121", "2027-11-21"),),
        ),
        ((("SNI", "Tidak"), ("SIUP", "ada")), (PaperIntake("sni", False), PaperIntake("izin_usaha", True))),
        ((("Kartu NPWP", "Ada"), ("NPWP", "01.234.567.8-901.000")), (PaperIntake("npwp", True),)),
        ((("HACCP berlaku hingga", "31/12/2028"),), (PaperIntake("haccp", True, "", "2028-12-31"),)),
        ((("Sertifikat Halal", None),), ()),
    ],
)
def test_papers_of_a_partner_are_read(
    cells: tuple[tuple[str, Cell], ...], papers: tuple[PaperIntake, ...]
) -> None:
    intake, findings = partner(*cells)
    assert (intake.papers, findings) == (papers, [])


def test_the_last_day_of_a_paper_is_not_that_of_the_membership() -> None:
    intake, _ = partner(
        ("KTA KADIN", "20201-0001"), ("Masa berlaku", "31/12/2027"), ("Halal", "Ada"), ("Berlaku hingga", "1/1/2029")
    )
    assert intake.papers == (PaperIntake("halal", True, "", "2029-01-01"),)


@pytest.mark.parametrize("hundredths", [1, 50, 100, 1_250, 1_205, 9_999])
def test_a_share_reads_back(hundredths: int) -> None:
    assert percent(percent_spelled(hundredths)).value == hundredths
