"""Lists as offices keep them: examples left in, merged names, cells that Excel could not compute, signatures below."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from models.domain.intake import EnterpriseIntake, IntakeKind, NeedIntake
from models.problems import ImportRejected
from models.workbook.cells.identifiers import family_card, nib, nik
from models.workbook.checking import Checked, check
from models.workbook.reading import read_workbook
from models.workbook.recognition import choose_sheets, detect_kind, recognise
from models.workbook.sheet import Cell, Sheet
from tests.models.workbook.books import CONTEXT, HEAD, ROW, checked, messages

EXAMPLE: tuple[Cell, ...] = ("CONTOH Keripik", "Contoh Siti", *ROW[2:])
FURTHER: tuple[Cell, ...] = (None, None, None, "keripik pisang", "kg", 40, None)


def reasons(result: Checked) -> list[tuple[int, list[str]]]:
    return [(row.row, [one.message for one in row.findings]) for row in result.rejected]


def test_examples_stay_out_where_own_rows_stand_beside_them() -> None:
    mixed = checked(HEAD, EXAMPLE, ROW)
    assert (reasons(mixed), [one.row for one in mixed.intakes]) == ([(2, ["example_row"])], [3])
    alone = checked(HEAD, EXAMPLE)
    assert (messages(alone), len(alone.intakes)) == (["example_row"], 1)


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#VALUE!", "#DIV/0!"])
def test_a_cell_that_excel_could_not_compute_is_an_error(error: str) -> None:
    result = checked(HEAD, (error, *ROW[1:]), (*ROW[:5], error, None))
    assert [(one.message, one.row, one.column, one.value) for one in result.findings] == [
        ("cell_is_error", 2, "Nama Usaha", error),
        ("cell_is_error", 3, "Kapasitas/bln", error),
    ]
    assert not result.intakes


def test_failed_cells_of_a_workbook_are_not_blank(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    for name in ("Satu & dua", "Tiga"):
        sheet = book.add_worksheet(name)
        for row, cells in enumerate((HEAD, ROW)):
            sheet.write_row(row, 0, cells)
    sheet.write_formula(1, 5, "=1/0", None, "#DIV/0!")
    sheet.write_formula(1, 6, '=VLOOKUP("x",A1:B2,2,0)', None, "#N/A")
    book.close()
    first, second = read_workbook(tmp_path / "a.xlsx")
    assert first.rows[1][5] == 300
    assert second.rows[1][5:] == ("#DIV/0!", "#N/A")
    assert [one.column for one in check(second, IntakeKind.ENTERPRISES, CONTEXT).findings] == ["Kapasitas/bln", "NIK"]


def test_a_merged_name_goes_on_with_further_products() -> None:
    result = checked(("No", *HEAD), (1, *ROW), (None, *FURTHER), (None, *FURTHER[:3], "ubi kayu", "kg", "banyak", None))
    first, further = result.intakes
    assert isinstance(first, EnterpriseIntake)
    assert isinstance(further, EnterpriseIntake)
    assert (further.row, further.business, further.owner) == (3, first.business, first.owner)
    assert further.offer is not None
    assert further.offer.words == "keripik pisang"
    assert reasons(result) == [(4, ["number_unreadable"])]
    assert result.rejected[0].cells[1] == "Keripik Berkah"
    assert [(one.row, one.values) for one in result.findings if one.message == "row_continues"] == [
        (3, (("first", 2),)),
        (4, (("first", 2),)),
    ]


@pytest.mark.parametrize(
    "row",
    [
        (2, *FURTHER),
        (None, None, "Budi", *FURTHER[2:]),
        (None, None, None, "Kab. Gresik", *FURTHER[3:]),
        (None, None, None, None, None, "kg", 40, None),
    ],
)
def test_a_row_that_merely_lacks_its_name_is_rejected(row: tuple[Cell, ...]) -> None:
    result = checked(("No", *HEAD), (1, *ROW), row)
    assert [one.row for one in result.rejected] == [3]
    assert "required_missing" in messages(result)


def test_a_blank_row_ends_what_a_name_covers() -> None:
    assert [row.row for row in checked(HEAD, ROW, (), FURTHER).rejected] == [4]
    assert [row.row for row in checked(HEAD, FURTHER, ROW).rejected] == [2]


def test_a_merged_partner_goes_on_with_further_needs() -> None:
    head = ("Perusahaan", "Barang yang dibutuhkan", "Jumlah", "Satuan")
    rows: list[tuple[Cell, ...]] = [("Pangan Jaya", "keripik singkong", 5, "kg"), (None, "keripik pisang", 9, "kg")]
    _, further = checked(head, *rows, kind=IntakeKind.NEEDS).intakes
    assert isinstance(further, NeedIntake)
    assert (further.partner, further.words) == ("Pangan Jaya", "keripik pisang")


def test_what_stands_below_a_list_is_counted_and_named() -> None:
    below: list[tuple[Cell, ...]] = [
        ("Jumlah", None, None, None, None, 300),
        (None, None, None, None, "Tuban, 21 November 2026"),
        ("Mengetahui,",),
        (None, "Drs. Hartono"),
        ("NIP. 19650101 199003 1 001",),
    ]
    result = checked(HEAD, ROW, (), *below)
    assert result.read == 6
    assert reasons(result) == [(row, ["closing_row"]) for row in range(4, 9)]


def test_what_could_be_data_is_no_signature() -> None:
    sure: tuple[Cell, ...] = ("Total", "Siti", *ROW[2:])
    assert len(checked(HEAD, sure).intakes) == 1
    head = ("Nama Perusahaan", "Kabupaten")
    result = checked(head, ("Total", "Gresik"), ("Mengetahui", None), ("Budi", None), kind=IntakeKind.PARTNERS)
    assert [intake.row for intake in result.intakes] == [2]
    assert reasons(result) == [(3, ["closing_row"]), (4, ["closing_row"])]


def test_a_list_without_rows_is_refused() -> None:
    with pytest.raises(ImportRejected) as refused:
        checked(HEAD)
    assert (refused.value.message, refused.value.values["sheet"], refused.value.values["row"]) == ("no_rows", "Data", 1)


def test_an_empty_list_beside_a_filled_one_is_left_out() -> None:
    filled = Sheet("UMKM", (HEAD, ROW))
    empty = Sheet("Mitra", (("Nama Perusahaan", "Kabupaten", "Contact Person"),))
    assert [sheet.name for sheet, _ in choose_sheets((filled, empty), None)] == ["UMKM"]
    assert [sheet.name for sheet, _ in choose_sheets((empty,), None)] == ["Mitra"]


@pytest.mark.parametrize("heading", ["Nama PT", "Perusahaan", "Nama Perusahaan/Mitra"])
@pytest.mark.parametrize("goods", ["Barang yang dibutuhkan", "Kebutuhan barang"])
def test_partners_and_goods_are_headed_in_many_ways(heading: str, goods: str) -> None:
    partners = Sheet("Data", ((heading, "Kabupaten", "Contact Person"), ("A", "Gresik", "B")))
    assert detect_kind(partners) is IntakeKind.PARTNERS
    assert dict(recognise(partners, IntakeKind.PARTNERS).pairs)[heading] == "name"
    needs = Sheet("Data", ((heading, goods, "Jumlah"), ("A", "keripik singkong", "5 kg")))
    assert detect_kind(needs) is IntakeKind.NEEDS
    assert recognise(needs, IntakeKind.NEEDS).pairs == (
        (heading, "partner"),
        (goods, "product"),
        ("Jumlah", "quantity"),
    )


def test_a_number_between_words_is_told_from_one_too_short() -> None:
    assert [one.message for one in nik("3523105508859777 (Siti)").remarks] == ["nik_with_words"]
    assert [one.message for one in family_card("KK 3523105508859777").remarks] == ["kk_with_words"]
    assert [one.message for one in nib("NIB 0220001234567").remarks] == ["nib_with_words"]
    assert nik("352310550885077 (Siti)").remarks[0].values == (("digits", 15),)


def test_a_missing_file_names_the_whole_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ImportRejected) as refused:
        read_workbook(Path("masuk/a.xlsx"))
    assert refused.value.values["folder"] == str(tmp_path / "masuk")
