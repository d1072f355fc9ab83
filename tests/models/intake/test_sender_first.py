"""What is remembered of a sender decides before the headings do, and every sheet that is not read is named."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from models.domain.intake import IntakeKind
from models.domain.mapping import Pairs, ProfileDraft
from models.problems import ImportRejected
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.open_catalogue import Opened
from models.use_cases.remember_mapping import remember_mapping
from models.workbook.guesses import headings_key
from tests.models.workbook.books import xlsx
from tests.records import TODAY

HEAD = ("XQ1", "XQ2", "XQ3", "XQ4")
ROW = ("Dapur Contoh", "Siti Contoh", "Kab. Tuban", "keripik singkong")
MAPPING: Pairs = (("XQ1", "name"), ("XQ2", "owner"), ("XQ3", "kabupaten"), ("XQ4", "product"))


@pytest.fixture
def remembered(opened: Opened) -> Opened:
    """A sender whose headings say nothing by themselves."""
    draft = ProfileDraft("Dinas Contoh", IntakeKind.ENTERPRISES, headings_key(HEAD), MAPPING)
    remember_mapping(opened.catalogue, opened.actor, [draft])
    return opened


def take(opened: Opened, file: Path, sender: str = "", kind: IntakeKind | None = None) -> tuple[int, ...]:
    request = ImportRequest(file, kind, today=TODAY, sender=sender)
    report = import_workbook(opened.catalogue, opened.actor, request)
    return report.read, report.new, report.rejected


@pytest.mark.parametrize("kind", [None, IntakeKind.ENTERPRISES])
def test_a_known_sender_needs_no_kind(remembered: Opened, tmp_path: Path, kind: IntakeKind | None) -> None:
    assert take(remembered, xlsx(tmp_path / "a.xlsx", [HEAD, ROW]), "dinas contoh", kind) == (1, 1, 0)


@pytest.mark.parametrize("sender", ["", "Orang Lain"])
def test_without_the_sender_nothing_is_known(remembered: Opened, tmp_path: Path, sender: str) -> None:
    with pytest.raises(ImportRejected, match="kind_not_recognised"):
        take(remembered, xlsx(tmp_path / "a.xlsx", [HEAD, ROW]), sender)


def test_all_sheets_of_a_kind_are_counted_and_the_others_named(opened: Opened, tmp_path: Path) -> None:
    heads = ("Nama Usaha", "Pemilik", "Kabupaten", "Produk")
    recap = [("Kecamatan", "Jumlah UMKM", "Omzet"), ("Kerek", 3, 5), ("Jenu", 4, 6), ("Tuban", 2, 1)]
    lists = {"UMKM Kerek": [heads, ROW], "UMKM Jenu": [heads, ("Warung Jenu", *ROW[1:])], "Rekap": recap}
    book = xlsxwriter.Workbook(str(tmp_path / "dua.xlsx"))
    for name, rows in lists.items():
        page = book.add_worksheet(name)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    book.close()
    request = ImportRequest(tmp_path / "dua.xlsx", IntakeKind.ENTERPRISES, today=TODAY)
    report = import_workbook(opened.catalogue, opened.actor, request)
    assert [(one.sheet, one.read, one.new) for one in report.sheets] == [("UMKM Kerek", 1, 1), ("UMKM Jenu", 1, 1)]
    assert [(one.sheet, one.message) for one in report.findings if one.row == 0] == [("Rekap", "sheet_is_recap")]
