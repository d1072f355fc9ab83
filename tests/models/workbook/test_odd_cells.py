"""Cells that are not what their column is for: a NIK as a paper, odd papers, names as numbers, sums too small."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from models.domain.intake import EnterpriseIntake, IntakeKind, PartnerIntake
from models.problems import ImportRejected
from models.reference.words import shipped_lexicon
from models.workbook.cells.choices import paper
from models.workbook.checking import Checked, check
from models.workbook.guesses import propose
from models.workbook.reading import read_workbook
from models.workbook.recognition import choose_sheets
from models.workbook.sheet import Cell, Sheet
from tests.models.workbook.books import CONTEXT, HEAD, ROW, checked, messages

NIK, OTHER = "3523105508859991", "3523101508859992"
PARTNER = ("Nama Perusahaan", "Kabupaten")
PAPERS = ("P-IRT", "Izin Usaha", "Merek", "SNI", "Sertifikat Halal", "NKV", "NPWP")


def partners(heading: str, cell: Cell) -> Checked:
    return checked((*PARTNER, heading), ("Pangan Jaya", "Gresik", cell), kind=IntakeKind.PARTNERS)


def the_partner(result: Checked) -> PartnerIntake:
    (intake,) = result.intakes
    assert isinstance(intake, PartnerIntake)
    return intake


@pytest.mark.parametrize("heading", PAPERS)
@pytest.mark.parametrize("cell", [NIK, f"Siti {NIK}", "3523-1055-0885-9991", f"ada, NIK {NIK}", f"habis {NIK}"])
def test_a_nik_among_the_papers_is_neither_kept_nor_told(heading: str, cell: str) -> None:
    for result in (partners(heading, cell), checked((*HEAD, heading), (*ROW, cell))):
        kept = [one.number for intake in result.intakes for one in intake.papers]  # type: ignore[union-attr]
        assert not any(kept)
        assert {"personal_number_in_text", "npwp_is_nik", "npwp_unreadable"} & set(messages(result))
        assert NIK not in str(result.findings).replace("-", "")


@pytest.mark.parametrize("cell", ["ID3511000001234012", "ID35110000012340121", "ID00410000123456"])
def test_the_number_of_a_halal_certificate_is_none(cell: str) -> None:
    found = paper("halal", cell).value
    assert found is not None
    assert found.number == cell
    assert paper("halal", f"{cell} {NIK}").value is None


def test_a_long_number_of_another_paper_is_none() -> None:
    found = paper("pirt", "2063523001234530").value
    assert found is not None
    assert found.number == "2063523001234530"


@pytest.mark.parametrize("kind", [IntakeKind.PARTNERS, IntakeKind.ENTERPRISES])
def test_a_column_of_nik_is_not_proposed_as_a_paper(kind: IntakeKind) -> None:
    known: tuple[Cell, ...] = ("Pangan Jaya", "Gresik") if kind is IntakeKind.PARTNERS else ROW
    head = PARTNER if kind is IntakeKind.PARTNERS else HEAD
    for number in (NIK, int(NIK)):
        rows = ((*head, "NIK Direktur"), (*known, number), (*known, OTHER))
        field = propose(Sheet("Data", rows), kind, shipped_lexicon()).columns[-1].field
        assert not field.startswith("paper_")


@pytest.mark.parametrize(
    ("heading", "cell"), [("NKV", "NKV-123"), ("SNI", "SNI x y"), ("Sertifikat Halal", "ID123"), ("P-IRT", "x")]
)
def test_an_odd_paper_keeps_only_itself_out(heading: str, cell: str) -> None:
    result = partners(heading, cell)
    assert (the_partner(result).papers, messages(result)) == ((), ["paper_unclear"])
    of_umkm = checked((*HEAD, heading), (*ROW, cell))
    assert (len(of_umkm.intakes), messages(of_umkm)) == (1, ["paper_unclear"])


@pytest.mark.parametrize("order", [("Kontak", "Telp"), ("Telp", "Kontak"), ("Contact Person", "HP")])
def test_a_person_and_a_number_are_both_kept(order: tuple[str, str]) -> None:
    cells = {"Telp": "0812-3456-7890", "HP": "0812-3456-7890"}
    row = ("Pangan Jaya", "Gresik", *(cells.get(name, "Bu Ratna") for name in order))
    contact = the_partner(checked((*PARTNER, *order), row, kind=IntakeKind.PARTNERS)).contact
    assert contact is not None
    assert (contact.name, contact.phone) == ("Bu Ratna", "+6281234567890")


def test_a_number_below_kontak_stays_a_number() -> None:
    head = (*PARTNER, "Nama Kontak", "Kontak")
    row = ("Pangan Jaya", "Gresik", "Bu Ratna", "0812-3456-7890")
    contact = the_partner(checked(head, row, kind=IntakeKind.PARTNERS)).contact
    assert contact is not None
    assert (contact.name, contact.phone) == ("Bu Ratna", "+6281234567890")


def umkm(heading: str, cell: Cell) -> tuple[EnterpriseIntake, list[str]]:
    result = checked((*HEAD, heading), (*ROW, cell))
    (intake,) = result.intakes
    assert isinstance(intake, EnterpriseIntake)
    return intake, messages(result)


@pytest.mark.parametrize("cell", [25, 9_999, "Rp 250", "10-20"])
def test_sales_of_a_few_rupiah_give_neither_sum_nor_size(cell: Cell) -> None:
    intake, said = umkm("Omzet per tahun", cell)
    assert (intake.business.annual_sales, intake.business.size, said) == (None, None, ["sum_tiny"])


def test_small_but_possible_sales_are_kept() -> None:
    intake, said = umkm("Omzet per tahun", 10_000)
    assert (intake.business.annual_sales, said) == (10_000_00, [])


@pytest.mark.parametrize(
    ("cell", "kept", "found"),
    [(9, None, ["price_tiny"]), ("0,5", None, ["price_tiny"]), (15, 15_00, ["price_small"]), (100, 100_00, []),
     (99_999_999_999, 99_999_999_999_00, ["price_large"])],
)  # fmt: skip
def test_a_price_that_is_hardly_one_is_told(cell: Cell, kept: int | None, found: list[str]) -> None:
    intake, said = umkm("Harga", cell)
    assert intake.offer is not None
    assert (intake.offer.price, said) == (kept, found)


@pytest.mark.parametrize(("unit", "kept", "found"), [("ton", None, ["price_tiny"]), ("gram", 5500_00, [])])
def test_a_price_is_judged_for_the_usual_unit(unit: str, kept: int | None, found: list[str]) -> None:
    cells = [unit if heading == "Satuan" else cell for heading, cell in zip(HEAD, ROW, strict=True)]
    result = checked((*HEAD, "Harga"), (*cells, 5500))
    (intake,) = result.intakes
    assert isinstance(intake, EnterpriseIntake)
    assert intake.offer is not None
    assert (intake.offer.price, messages(result)) == (kept, found)


def test_sheets_whose_names_differ_in_hidden_digits_alone_are_told_apart(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "dua.xlsx"))
    for name in (NIK, NIK.replace("5508", "5608")):
        book.add_worksheet(name).write_row(0, 0, ("Nama Usaha", name[:1]))
    book.close()
    assert [sheet.name for sheet in read_workbook(tmp_path / "dua.xlsx")] == [
        "3523••••••••9991", "3523••••••••9991 (2)"
    ]  # fmt: skip
    (tmp_path / f"{NIK}.csv").write_text("Nama Usaha;Pemilik\nA;B\n", encoding="utf-8")
    assert read_workbook(tmp_path / f"{NIK}.csv")[0].name == "3523••••••••9991"


def test_a_nik_in_the_name_of_a_sheet_is_hidden_everywhere() -> None:
    sheet = Sheet(f"UMKM {NIK}", (("Nama Usaha", "Pemilik", "Produk"), ("Keripik Berkah", "Siti", "tempe")))
    with pytest.raises(ImportRejected) as refused:
        check(sheet, IntakeKind.ENTERPRISES, CONTEXT)
    assert refused.value.values["sheet"] == "UMKM 3523••••••••9991"
    with pytest.raises(ImportRejected) as unknown:
        choose_sheets([sheet], None, OTHER)
    assert OTHER not in str(unknown.value.values)
    whole = Sheet(sheet.name, (HEAD, (*ROW[:5], "banyak", NIK)))
    assert choose_sheets([whole], IntakeKind.ENTERPRISES, f"umkm {NIK}")[0][0] is whole
    assert NIK not in str(check(whole, IntakeKind.ENTERPRISES, CONTEXT).findings)


def test_a_hidden_sheet_with_rows_is_named(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "dua.xlsx"))
    for name, rows in (("Data", 2), ("lama", 3), ("kosong", 0)):
        sheet = book.add_worksheet(name)
        for row in range(rows):
            sheet.write_row(row, 0, ("Nama Usaha", "Pemilik"))
        if name != "Data":
            sheet.hide()
    book.close()
    (shown,) = read_workbook(tmp_path / "dua.xlsx")
    (finding,) = shown.findings
    assert (finding.message, dict(finding.values)) == ("sheet_hidden", {"hidden": "lama", "rows": 3})
