"""Small workbooks for tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import xlsxwriter

from models.domain.intake import IntakeKind
from models.workbook.checking import CheckContext, Checked, check
from models.workbook.sheet import Cell, Sheet

TODAY = date(2026, 11, 21)
CONTEXT = CheckContext(TODAY)
SAMPLES = Path(__file__).parent / "samples"
HEAD = ("Nama Usaha", "Pemilik", "Kabupaten", "Produk", "Satuan", "Kapasitas/bln", "NIK")
ROW: tuple[Cell, ...] = ("Keripik Berkah", "Siti", "Kab. Tuban", "keripik singkong", "kg", 300, None)


def xlsx(path: Path, rows: Sequence[Sequence[Cell]], name: str = "Data") -> Path:
    """An .xlsx file with one sheet."""
    return workbook(path, {name: rows})


def workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> Path:
    """An .xlsx file with these sheets."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for index, cell in enumerate(row):
                if cell is not None:
                    sheet.write(number, index, cell)
    book.close()
    return path


def xlsx_bytes(rows: Sequence[Sequence[Cell]], folder: Path) -> bytes:
    """The bytes of such a file."""
    return xlsx(folder / "bytes.xlsx", rows).read_bytes()


def with_part(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A workbook with one text replaced in one of its parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in source.infolist():
            content = source.read(entry)
            assert entry.filename != part or old in content
            copy.writestr(entry.filename, content.replace(old, new) if entry.filename == part else content)
    return target.getvalue()


def zipped(parts: Sequence[tuple[str, bytes]]) -> bytes:
    """A zip archive of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            # programs know an .ods by this first part, which is never packed
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return target.getvalue()


def ods(rows: Sequence[Sequence[str]]) -> bytes:
    """An .ods file with one sheet of text cells."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    namespaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {namespaces}><office:body>'
        f'<office:spreadsheet><table:table table:name="Data">{cells}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = b'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return zipped([("mimetype", kind), ("content.xml", content.encode()), ("META-INF/manifest.xml", manifest)])


def checked(
    head: Sequence[Cell],
    *rows: Sequence[Cell],
    kind: IntakeKind = IntakeKind.ENTERPRISES,
    context: CheckContext = CONTEXT,
) -> Checked:
    """What checking says of rows under a heading."""
    return check(Sheet("Data", (tuple(head), *(tuple(row) for row in rows))), kind, context)


def messages(result: Checked) -> list[str]:
    """The message ids of all findings."""
    return [finding.message for finding in result.findings]
