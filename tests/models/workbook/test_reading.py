from __future__ import annotations

import base64
import io
import subprocess
import sys
import tomllib
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.domain.intake import IntakeKind
from models.problems import Cancelled, ImportRejected
from models.workbook import reading
from models.workbook.checking import check
from models.workbook.limits import ReadingLimits
from models.workbook.reading import read_workbook
from models.workbook.recognition import choose_sheets
from models.workbook.sheet import Sheet
from tests.models.workbook.books import CONTEXT, HEAD, ROW, SAMPLES, ods, with_part, xlsx, xlsx_bytes, zipped

SENTENCES = tomllib.loads((Path(__file__).parents[3] / "ui/resources/sentences/intake.toml").read_text("utf-8"))
SHEET = "xl/worksheets/sheet1.xml"
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def refusal(path: Path, limits: ReadingLimits | None = None) -> ImportRejected:
    with pytest.raises(ImportRejected) as refused:
        read_workbook(path, limits=limits)
    assert refused.value.values["file"] == path.name
    return refused.value


def written(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def test_cells_keep_what_they_arrived_as(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook = xlsxwriter.Workbook(str(path))
    sheet = workbook.add_worksheet("Lembar")
    sheet.write_string(2, 1, "3523151508859991")
    sheet.write_number(2, 2, 3523151508859991)
    sheet.write_datetime(2, 3, datetime(2026, 1, 2), workbook.add_format({"num_format": "dd/mm/yyyy"}))
    sheet.write_boolean(2, 4, True)
    sheet.write_formula(2, 5, "=1+1", None, 2)
    workbook.add_worksheet("Kosong")
    hidden = workbook.add_worksheet("Rahasia")
    hidden.write_string(0, 0, "x")
    hidden.hide()
    workbook.close()
    (found,) = read_workbook(path)
    assert found.name == "Lembar"
    assert len(found.rows) == 3
    assert found.rows[2] == (None, "3523151508859991", 3523151508859991.0, date(2026, 1, 2), True, 2.0)
    assert isinstance(found.rows[2][1], str)
    assert isinstance(found.rows[2][2], float)


def test_an_old_xls_and_an_ods_are_read(tmp_path: Path) -> None:
    ((sheet, kind),) = choose_sheets(read_workbook(SAMPLES / "umkm.xls"), None)
    assert kind is IntakeKind.ENTERPRISES
    assert len(check(sheet, kind, CONTEXT).intakes) == 2
    (other,) = read_workbook(written(tmp_path, "a.ods", ods([["Nama Usaha", "Pemilik"], ["Keripik", "Siti"]])))
    assert other.rows == (("Nama Usaha", "Pemilik"), ("Keripik", "Siti"))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_text_files_of_every_usual_kind(tmp_path: Path, separator: str, encoding: str) -> None:
    lines = [
        separator.join(("Nama Usaha", "Pemilik", "NIK")),
        separator.join(('"Café ""Sari"""', "Siti", "0123456789012345")),
    ]
    path = written(tmp_path, "daftar.csv", "\r\n".join(lines).encode(encoding))
    (sheet,) = read_workbook(path)
    assert sheet.name == "daftar"
    assert sheet.rows == (("Nama Usaha", "Pemilik", "NIK"), ('Café "Sari"', "Siti", "0123456789012345"))


def test_a_text_file_may_name_its_separator_and_break_lines_in_quotes(tmp_path: Path) -> None:
    (sheet,) = read_workbook(written(tmp_path, "a.csv", b'sep=;\r\nNama;Alamat\r\nA;"Jl. 1, RT 2\nRW 3"\r\n'))
    assert sheet.rows == (("Nama", "Alamat"), ("A", "Jl. 1, RT 2\nRW 3"))


def test_our_apostrophe_is_taken_off_and_no_other(tmp_path: Path) -> None:
    (sheet,) = read_workbook(written(tmp_path, "a.csv", b"a;b;c;d\r\n'=1+1;''-x;'biasa;=2\r\n"))
    assert sheet.rows[1] == ("=1+1", "'-x", "'biasa", "=2")


HOSTILE = [
    ("gambar.xlsx", PICTURE, "file_not_a_workbook"),
    ("halaman.xls", b"<html><table><tr><td>Nama</td></tr></table></html>", "file_is_web_page"),
    ("lembar.xls", b'\xef\xbb\xbf<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', "file_is_web_page"),
    ("kosong.xlsx", b"", "file_empty"),
    ("kosong.csv", b"\r\n \r\n", "file_empty"),
    ("pisah.csv", b";;;\r\n;;;\r\n", "file_empty"),
    ("surat.docx", b"PK\x03\x04", "file_type_unknown"),
    ("tanpa", b"x", "file_type_unknown"),
    ("surat.xlsx", zipped([("word/document.xml", b"<w/>")]), "file_not_a_workbook"),
    ("biner.csv", b"PK\x03\x04abc", "file_not_text"),
    ("biner2.csv", b"a;b\r\n\x00\x01;c\r\n", "file_not_text"),
    ("halaman.csv", b"<html></html>", "file_is_web_page"),
    ("aneh.csv", b"nama\r\n\x81\x8d\x8f\xff", "file_encoding_unknown"),
    (
        "rahasia.xlsx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "file_password_protected",
    ),
    ("rusak.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "file_damaged"),
    ("kosong.ods", ods([]), "file_empty"),
    (
        "rahasia.ods",
        zipped(
            [
                ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
                ("content.xml", b"x"),
                ("META-INF/manifest.xml", b"<m:encryption-data/>"),
            ]
        ),
        "file_password_protected",
    ),
    ("banyak.xlsx", zipped([(f"a{number}", b"") for number in range(2_001)]), "file_too_many_parts"),
    ("bom.xlsx", zipped([("xl/workbook.xml", b" " * 3_000_000)]), "file_packed_too_tight"),
]


@pytest.mark.parametrize(("name", "data", "message"), HOSTILE)
def test_files_that_are_not_lists_are_refused_by_name(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    assert refusal(written(tmp_path, name, data)).message == message


def test_a_truncated_workbook_is_refused(tmp_path: Path) -> None:
    data = xlsx_bytes([HEAD, ROW], tmp_path)
    for part in (0.2, 0.5, 0.9, 0.99):
        assert refusal(written(tmp_path, "potong.xlsx", data[: int(len(data) * part)])).message == "file_damaged"


def test_a_doctype_is_refused(tmp_path: Path) -> None:
    data = with_part(xlsx_bytes([HEAD], tmp_path), SHEET, b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet')
    assert refusal(written(tmp_path, "a.xlsx", data)).message == "file_has_doctype"


@pytest.mark.parametrize(
    ("reference", "message"),
    [(b"XFD1048576", "too_many_rows"), (b"XFD1", "too_many_columns"), (b"A50201", "too_many_rows")],
)
def test_far_cells_never_reach_the_parser(tmp_path: Path, reference: bytes, message: str) -> None:
    data = with_part(xlsx_bytes([["a"]], tmp_path), SHEET, b'<c r="A1"', b'<c r="' + reference + b'"')
    assert refusal(written(tmp_path, "jauh.xlsx", data)).message == message


def test_a_parser_that_dies_harms_nobody(tmp_path: Path) -> None:
    path = tmp_path / "jauh.xlsx"
    workbook = xlsxwriter.Workbook(str(path))
    sheet = workbook.add_worksheet()
    sheet.write(0, 0, "a")
    sheet.write(1_048_575, 16_383, "b")
    workbook.close()
    unguarded = ReadingLimits(rows=2_000_000, columns=20_000)
    assert refusal(path, unguarded).message == "file_too_demanding"
    assert read_workbook(xlsx(tmp_path / "b.xlsx", [["a"]]))[0].rows == (("a",),)


def test_limits_are_settings(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [["a", "b", "c"]] * 5)
    assert refusal(path, ReadingLimits(rows=3, rows_around=1)).values["limit"] == 4
    assert refusal(path, ReadingLimits(columns=2)).message == "too_many_columns"
    assert refusal(path, ReadingLimits(file_bytes=100)).message == "file_too_large"
    assert refusal(path, ReadingLimits(unpacked_bytes=100)).message == "file_unpacks_too_large"
    assert refusal(path, ReadingLimits(zip_ratio=1)).message == "file_packed_too_tight"
    text = written(tmp_path, "a.csv", b"a;b;c\r\n" * 5)
    assert refusal(text, ReadingLimits(rows=3, rows_around=1)).message == "too_many_rows"
    assert refusal(text, ReadingLimits(columns=2)).message == "too_many_columns"
    assert refusal(written(tmp_path, "b.csv", b'a;"' + b"x" * 99 + b'"'), ReadingLimits(cell_characters=9)).message


def test_fifty_thousand_rows_of_data_below_titles_and_headings_are_read(tmp_path: Path) -> None:
    titles = b"DATA UMKM\r\nTahun 2026\r\n\r\nNama Usaha;Pemilik\r\n"
    lines = b"".join(b"Usaha %d;Siti\r\n" % number for number in range(50_000))
    (sheet,) = read_workbook(written(tmp_path, "a.csv", titles + lines + b";Mengetahui\r\n"))
    assert len(sheet.rows) == 50_005


def test_a_parser_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [[number] * 30 for number in range(3_000)])
    assert refusal(path, ReadingLimits(seconds=-1.0)).message == "file_takes_too_long"
    assert len(read_workbook(path)[0].rows) == 3_000


def test_a_file_that_is_gone_or_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path / "tidak-ada.xlsx").message == "file_missing"
    (tmp_path / "folder.xlsx").mkdir()
    assert refusal(tmp_path / "folder.xlsx").message == "file_unreadable"


def test_reading_can_be_cancelled_and_begun_again(tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    path = xlsx(tmp_path / "a.xlsx", [["a"]])
    with pytest.raises(Cancelled):
        read_workbook(path, progress=stop)
    assert read_workbook(path)[0].rows == (("a",),)


def test_a_warm_parser_that_died_meanwhile_is_replaced(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [["a"]])
    read_workbook(path)
    reading._warm[-1]._process.kill()
    reading._warm[-1]._process.join()
    assert read_workbook(path)[0].rows == (("a",),)


def test_progress_counts_rows(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    read_workbook(xlsx(tmp_path / "a.xlsx", [["a"]] * 2_500), progress=lambda done, total: told.append((done, total)))
    assert told[-1][0] >= 2_000
    assert all(done <= total for done, total in told)


def test_the_parsing_process_imports_neither_qt_nor_sqlalchemy() -> None:
    program = (
        "import sys, models.workbook.parser.parsing; "
        "print([name for name in ('PySide6', 'sqlalchemy', 'numpy', 'xlsxwriter') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def mutated(data: bytes, changes: list[tuple[int, int]], cut: int) -> bytes:
    changed = bytearray(data)
    for place, value in changes:
        changed[place % len(changed)] = value
    return bytes(changed[: len(changed) - cut % 64] if cut % 4 == 0 else changed)


CHANGES = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=12)


def read_or_one_refusal(path: Path) -> None:
    """Rows, or one ImportRejected; anything else escapes and fails the test."""
    refused: list[ImportRejected] = []
    sheets = read_or_refused(path, refused)
    for sheet in sheets:
        check_or_refused(sheet, refused)
    assert all(one.message in SENTENCES for one in refused)
    assert sheets or len(refused) == 1


def read_or_refused(path: Path, refused: list[ImportRejected]) -> tuple[Sheet, ...]:
    try:
        return read_workbook(path)
    except ImportRejected as rejection:
        refused.append(rejection)
        return ()


def check_or_refused(sheet: Sheet, refused: list[ImportRejected]) -> None:
    try:
        result = check(sheet, IntakeKind.ENTERPRISES, CONTEXT)
    except ImportRejected as rejection:
        refused.append(rejection)
    else:
        accepted = {intake.row for intake in result.intakes}
        assert result.read == len(accepted) + len(result.rejected)
        assert accepted.isdisjoint(row.row for row in result.rejected)


def seeds(folder: Path) -> dict[str, bytes]:
    rows = [HEAD, ROW, ("Batik Ayu", "Rahma", "Kota Mojokerto", "batik tulis", "lembar", 40, None)]
    return {
        "a.xlsx": xlsx_bytes(rows, folder),
        "a.xls": (SAMPLES / "umkm.xls").read_bytes(),
        "a.ods": ods([[str(cell or "") for cell in row] for row in rows]),
        "a.csv": "\r\n".join(";".join(str(cell or "") for cell in row) for row in rows).encode(),
    }


def inside(data: bytes, part: str, changes: list[tuple[int, int]]) -> bytes:
    """A workbook whose part is damaged while the archive around it is sound."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = [(entry.filename, source.read(entry)) for entry in source.infolist()]
    return zipped([(name, mutated(content, changes, 1) if name == part else content) for name, content in parts])


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.ods", "a.csv"])
@settings(max_examples=75, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES, cut=st.integers(0, 63), part=st.sampled_from([SHEET, "xl/workbook.xml", "content.xml", ""]))
def test_damaged_files_give_rows_or_one_clear_refusal(
    tmp_path: Path, name: str, changes: list[tuple[int, int]], cut: int, part: str
) -> None:
    read_or_one_refusal(written(tmp_path, name, damaged(seeds(tmp_path)[name], changes, cut, part)))


@pytest.mark.long
@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.ods", "a.csv"])
@settings(max_examples=2_500, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes=CHANGES, cut=st.integers(0, 63), part=st.sampled_from([SHEET, "xl/workbook.xml", "content.xml", ""]))
def test_ten_thousand_damaged_files(
    tmp_path: Path, name: str, changes: list[tuple[int, int]], cut: int, part: str
) -> None:
    read_or_one_refusal(written(tmp_path, name, damaged(seeds(tmp_path)[name], changes, cut, part)))


def damaged(data: bytes, changes: list[tuple[int, int]], cut: int, part: str) -> bytes:
    return inside(data, part, changes) if part and data.startswith(b"PK") else mutated(data, changes, cut)
