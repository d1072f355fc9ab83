from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.domain.findings import Finding
from models.domain.intake import IntakeKind
from models.files import write_atomically, write_bytes
from models.problems import UserProblem
from models.workbook.checking import check
from models.workbook.columns import columns
from models.workbook.reading import read_workbook
from models.workbook.recognition import choose_sheets
from models.workbook.sheet import Cell
from models.workbook.template import write_template
from models.workbook.writing import rejected_sheet, sheet_title, write_rejected, write_rows
from tests.models.workbook.books import CONTEXT, HEAD, ROW, checked

PAYLOADS = [
    *("=1+1", "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", '=HYPERLINK("http://x")', "{=1+1}"),
    *("'=1+1", "''=1", "=", "+", "-", "@", "+62 812", "-5", "=A1&B1", "http://example.org", "mailto:a@b.c"),
    *("=IMPORTXML(1)", "@a", "=DDE()", "+cmd", "-cmd", "\t", "\t\t=1", "'", "''", "'biasa", "a=b", "1e5", "0012"),
]


def table(path: Path) -> list[list[Cell]]:
    return [list(row) for row in read_workbook(path)[0].rows]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_becomes_a_formula_and_all_of_it_comes_back(tmp_path: Path, payload: str, suffix: str) -> None:
    path = tmp_path / f"keluar{suffix}"
    assert write_rows(path, ["Nama", payload], [[payload, "x"], ["y", payload]]) == 2
    assert table(path) == [["Nama", payload], [payload, "x"], ["y", payload]]
    if suffix == ".xlsx":
        cells = [cell for row in openpyxl.load_workbook(path).worksheets[0].iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} == {"s"}
    else:
        dangerous = ("=", "+", "-", "@", "\t", '"=', '"+', '"-', '"@', '"\t')
        words = path.read_text(encoding="utf-8-sig").replace("\r\n", ";").split(";")
        assert not [word for word in words if word.startswith(dangerous)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.tuples(
            st.text(st.characters(exclude_characters="\x00\r", exclude_categories=["Cs"]), max_size=20),
            st.text(alphabet="'=+-@\ta;\"\n,|", max_size=8),
        ),
        max_size=6,
    )
)
def test_any_text_survives_a_csv_file(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    path = tmp_path / "a.csv"
    write_rows(path, ["Satu", "Dua"], rows)
    kept = [[one or None, other or None] for one, other in rows]
    read = [list(row) for row in read_workbook(path)[0].rows][1:]
    blank = [not ((one or "").strip() or (other or "").strip()) for one, other in kept]
    expected = [[] if is_blank else row for row, is_blank in zip(kept, blank, strict=True)]
    while expected and not expected[-1]:
        expected.pop()
    assert read == expected


def test_values_keep_their_kind(tmp_path: Path) -> None:
    row: list[Cell] = ["0012", 1500, 12.5, date(2026, 11, 21), True, None, "3523151508859991"]
    write_rows(tmp_path / "a.xlsx", list("abcdefg"), [row], text=["g"])
    assert table(tmp_path / "a.xlsx")[1] == row
    write_rows(tmp_path / "a.csv", list("abcdefg"), [row])
    assert table(tmp_path / "a.csv")[1] == ["0012", "1500", "12,5", "21/11/2026", "Ya", None, "3523151508859991"]


def test_the_template_imports_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "templat.xlsx"
    write_template(path)
    sheets = read_workbook(path)
    assert [sheet.name for sheet in sheets] == ["UMKM", "Mitra", "Kebutuhan", "Petunjuk"]
    results = [check(sheet, kind, CONTEXT) for sheet, kind in choose_sheets(sheets, None)]
    assert [(one.kind, one.read, len(one.intakes)) for one in results] == [(kind, 2, 2) for kind in IntakeKind]
    assert {finding.message for one in results for finding in one.findings} == {"example_row"}


def test_the_template_explains_and_offers(tmp_path: Path) -> None:
    path = tmp_path / "templat.xlsx"
    write_template(path)
    book = openpyxl.load_workbook(path)
    sheet = book["UMKM"]
    heads = {cell.value: cell for cell in sheet[1]}
    assert list(heads) == [column.heading for column in columns(IntakeKind.ENTERPRISES) if not column.is_rare]
    assert all(cell.comment is not None for cell in heads.values())
    text = [(one.min, one.max) for one in sheet.column_dimensions.values() if one.number_format == "@"]
    for heading in ("NIK", "No. KK", "NIB", "No. HP"):
        assert any(first <= heads[heading].column <= last for first, last in text)
    offered = {letters for one in sheet.data_validations.dataValidation for letters in str(one.sqref).split()}
    for heading in ("Produk", "Satuan", "Kabupaten/Kota", "Skala Usaha", "Sertifikat Halal"):
        assert any(area.startswith(heads[heading].column_letter + "2:") for area in offered)
    guide = [cell.value for row in book["Petunjuk"].iter_rows() for cell in row]
    assert all(column.explanation in guide for kind in IntakeKind for column in columns(kind))


def test_rejected_rows_come_back_as_they_were_and_can_be_imported_again(tmp_path: Path) -> None:
    bad: Sequence[Cell] = ("Batik Ayu", "Rahma", "Mojokerto", "batik tulis", "lembar", "=1+1", 3523151508859991)
    result = checked(HEAD, ROW, bad, (None, "Budi"))
    path = tmp_path / "ditolak.xlsx"
    write_rejected(path, [rejected_sheet(result)], lambda finding: finding.message)
    rows = table(path)
    assert rows[0] == [*HEAD, "Alasan penolakan"]
    assert rows[1][:7] == list(bad)
    assert rows[1][7] == "kabupaten_unknown\nnumber_unreadable"
    ((sheet, kind),) = choose_sheets(read_workbook(path), None)
    again = check(sheet, kind, CONTEXT)
    assert (again.read, len(again.rejected)) == (2, 2)
    assert [one.message for one in again.findings if one.row < 2] == []


def test_reasons_are_made_by_the_caller(tmp_path: Path) -> None:
    def reason(finding: Finding) -> str:
        return f"baris {finding.row}: =salah"

    write_rejected(tmp_path / "a.xlsx", [rejected_sheet(checked(HEAD, (None, "Budi")))], reason)
    assert table(tmp_path / "a.xlsx")[1][-1] == "baris 2: =salah"


def test_a_suffix_that_nobody_reads_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserProblem) as refused:
        write_rows(tmp_path / "a.pdf", ["x"], [])
    assert refused.value.message == "file_suffix_unknown"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "title"), [("a/b:c", "a b c"), ("", "Data"), ("x" * 40, "x" * 31), ("'s'", "s")])
def test_sheet_titles_are_what_excel_accepts(name: str, title: str) -> None:
    assert sheet_title(name) == title


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    write_bytes(path, b"lama")
    write_bytes(path, b"baru")
    assert path.read_bytes() == b"baru"
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    write_bytes(path, b"lama")

    def full(temporary: Path) -> NoReturn:
        temporary.write_bytes(b"sete")
        raise OSError(errno.ENOSPC, "penuh")

    with pytest.raises(UserProblem) as refused:
        write_atomically(path, full)
    assert refused.value.message == "disk_full"
    assert path.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserProblem) as refused:
        write_bytes(tmp_path / "tidak" / "a.bin", b"x")
    assert refused.value.message == "folder_missing"
    assert refused.value.values["file"] == "a.bin"


def test_a_file_that_another_program_holds_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(_source: Path, _target: Path) -> NoReturn:
        raise PermissionError(errno.EACCES, "ditahan")

    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(UserProblem) as refused:
        write_rows(tmp_path / "a.xlsx", ["x"], [["y"]])
    assert refused.value.message == "file_open_elsewhere"
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_on_a_full_disk_is_a_problem_not_a_defect(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> NoReturn:
        raise OSError(errno.ENOSPC, "penuh")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserProblem) as refused:
        write_template(tmp_path / "templat.xlsx")
    assert refused.value.message == "disk_full"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_disk_that_fills_up_while_writing_leaves_nothing(tmp_path: Path, suffix: str) -> None:
    """A real limit on the size of files, in a process of its own: no traceback of a half-written archive either."""
    program = f"""
import resource, signal, sys
from pathlib import Path
from models.problems import UserProblem
from models.workbook.writing import write_rows
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))
try:
    write_rows(Path({str(tmp_path / ("a" + suffix))!r}), ["x"], [[str(n)] for n in range(5000)])
except UserProblem as problem:
    sys.stdout.write(problem.message)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("disk_full", "")
    assert list(tmp_path.iterdir()) == []


def test_a_read_only_medium_is_a_problem_not_a_defect(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_named: object) -> NoReturn:
        raise OSError(errno.EROFS, "hanya baca")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    for write in (write_template, lambda path: write_rows(path, ["x"], [["y"]])):
        with pytest.raises(UserProblem) as refused:
            write(tmp_path / "a.xlsx")
        assert refused.value.message == "file_not_writable"
        assert refused.value.values["folder"] == str(tmp_path)


def test_a_target_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(UserProblem) as refused:
        write_rows(tmp_path / "a.xlsx", ["x"], [])
    assert refused.value.message == "file_not_writable"
