"""What an import leaves unread is named, what is too much comes back, what is doubtful is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.domain.findings import Finding
from models.domain.intake import EnterpriseIntake, IntakeKind
from models.workbook.cells.percent import percent
from models.workbook.checking import check
from models.workbook.headings import heading_of
from models.workbook.reading import read_workbook
from models.workbook.writing import rejected_sheet, write_rejected
from tests.models.workbook.books import CONTEXT, HEAD, ROW, checked, messages

KIND = IntakeKind.ENTERPRISES


def test_columns_without_a_place_are_named_once() -> None:
    found = checked((*HEAD, "No", "Keterangan", "Email", "Tanggal", None), (*ROW, 1, "baik", "a@b.c", None, "x"))
    (finding,) = found.findings
    assert (finding.message, dict(finding.values)["columns"]) == ("columns_unread", ("Keterangan", "Email", "L"))


def test_a_blank_column_is_not_worth_a_word() -> None:
    assert messages(checked((*HEAD, "Keterangan", "Paraf"), (*ROW, None, "x"))) == []


@pytest.mark.parametrize(
    "heading", ["Tgl Kadaluarsa PIRT", "Kedaluwarsa P-IRT", "PIRT Expired", "Tanggal habis berlaku P-IRT"]
)
def test_the_last_day_of_a_paper_has_many_names(heading: str) -> None:
    assert heading_of(heading, KIND).field == "until_pirt"
    (intake,) = checked((*HEAD, "PIRT", heading), (*ROW, "Ada", "21/11/2027")).intakes
    assert isinstance(intake, EnterpriseIntake)
    assert [paper.valid_until for paper in intake.papers] == ["2027-11-21"]


def test_a_computed_size_is_never_read_as_declared() -> None:
    (intake,) = checked((*HEAD, "Skala (dihitung)"), (*ROW, "kecil")).intakes
    assert intake.business.size is None  # type: ignore[union-attr]


def reason(finding: Finding) -> str:
    return finding.message


def test_cells_beyond_the_columns_come_back_and_keep_the_row_out_again(tmp_path: Path) -> None:
    file = tmp_path / "miring.csv"
    lines = [
        ";".join(map(str, HEAD)),
        ";".join(str(cell or "") for cell in ROW),
        "UD B;Budi;Kab. Tuban;tahu;kg;3;;50;lagi",
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    for _ in range(2):
        result = check(read_workbook(file)[0], KIND, CONTEXT)
        assert [(one.row, [each.message for each in one.findings]) for one in result.rejected][-1][1] == [
            "row_too_wide"
        ]
        file = tmp_path / "ditolak.xlsx"
        write_rejected(file, [rejected_sheet(result)], reason)
        head, row = read_workbook(file)[0].rows
        told = dict(zip(head, row, strict=True))
        assert (told["Sel lebih 1"], told["Sel lebih 2"]) == ("50", "lagi")
        assert head.count("Alasan penolakan") == 1


def test_a_total_is_named_by_its_word() -> None:
    finding = checked(("No", *HEAD), (1, *ROW), (6, "JUMLAH", None, None, None, None, 300, None)).findings[-1]
    assert (finding.message, finding.value) == ("closing_row", "JUMLAH")


@pytest.mark.parametrize(
    ("cell", "hundredths", "told"), [(0.5, 5_000, ["percent_of_one"]), (12.5, 1_250, []), ("0,5 %", 50, [])]
)
def test_a_share_below_one_is_said_as_it_is_read(cell: float | str, hundredths: int, told: list[str]) -> None:
    found = percent(cell, says_percent=True)
    assert (found.value, [remark.message for remark in found.remarks]) == (hundredths, told)


@pytest.mark.parametrize("words", ["Gaji", "aneka jajanan"])
def test_what_is_like_nothing_suggests_nothing(words: str) -> None:
    found = checked(HEAD, (*ROW[:3], words, *ROW[4:]))
    assert messages(found) == ["offer_unlisted"]
