"""The checks that a file passes before a parser sees it. Runs in the parsing process."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from enum import StrEnum
from operator import itemgetter

from models.problems import ImportRejected
from models.workbook.limits import MEGABYTE, ReadingLimits


class Format(StrEnum):
    """What the bytes of a file are."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    TEXT = "text"


_WORKBOOK_SUFFIXES = {".xlsx", ".xls", ".ods"}
_TEXT_SUFFIXES = {".csv", ".tsv", ".txt"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BINARY_MAGIC = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    _OLE,
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
)
_REFERENCE = re.compile(rb"""\sr\s*+=\s*+["']\s*+([A-Za-z]*+)(\d++)""")
_LETTERS, _DIGITS = itemgetter(0), itemgetter(1)


def format_of(data: bytes, suffix: str, limits: ReadingLimits) -> Format:
    """The format of a file that may be parsed; ImportRejected for every other."""
    suffix = suffix.lower()
    if suffix not in _WORKBOOK_SUFFIXES | _TEXT_SUFFIXES:
        raise ImportRejected("file_type_unknown", suffix=suffix)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise ImportRejected("file_empty")
    if suffix in _TEXT_SUFFIXES:
        return _text_format(data)
    return _workbook_format(data, limits)


def _text_format(data: bytes) -> Format:
    if data.startswith(_BINARY_MAGIC):
        raise ImportRejected("file_not_text")
    if _looks_like_markup(data):
        raise ImportRejected("file_is_web_page")
    return Format.TEXT


def _workbook_format(data: bytes, limits: ReadingLimits) -> Format:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise ImportRejected("file_password_protected")
        return Format.XLS
    if data.startswith(b"PK"):
        return _zip_format(data, limits)
    if _looks_like_markup(data):
        raise ImportRejected("file_is_web_page")
    raise ImportRejected("file_not_a_workbook")


def _looks_like_markup(data: bytes) -> bool:
    return data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _zip_format(data: bytes, limits: ReadingLimits) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive, len(data), limits)
            found = _zip_kind(archive)
            for entry in archive.infolist():
                _check_part(archive.read(entry), entry.filename, found, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise ImportRejected("file_damaged") from error
    except RuntimeError as error:
        # zipfile's word for an entry with a password
        raise ImportRejected("file_password_protected") from error
    return found


def _check_sizes(archive: zipfile.ZipFile, packed: int, limits: ReadingLimits) -> None:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > limits.zip_entries:
        raise ImportRejected("file_too_many_parts", limit=limits.zip_entries)
    if unpacked > limits.unpacked_bytes:
        raise ImportRejected("file_unpacks_too_large", limit=limits.unpacked_bytes // MEGABYTE)
    if unpacked > limits.zip_ratio * packed:
        raise ImportRejected("file_packed_too_tight", limit=limits.zip_ratio)


def _zip_kind(archive: zipfile.ZipFile) -> Format:
    names = set(archive.namelist())
    if "xl/workbook.xml" in names:
        return Format.XLSX
    if "content.xml" not in names or "spreadsheet" not in _mimetype(archive, names):
        raise ImportRejected("file_not_a_workbook")
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise ImportRejected("file_password_protected")
    return Format.ODS


def _mimetype(archive: zipfile.ZipFile, names: set[str]) -> str:
    return archive.read("mimetype")[:200].decode("ascii", "replace") if "mimetype" in names else ""


def _check_part(part: bytes, name: str, found: Format, limits: ReadingLimits) -> None:
    if not (name.endswith((".xml", ".rels")) or _looks_like_markup(part)):
        return
    # a NUL means UTF-16, where the searches below would look past what a parser reads
    if b"<!DOCTYPE" in part or b"\x00" in part:
        raise ImportRejected("file_has_doctype")
    if found is Format.XLSX and b"sheetData" in part:
        _check_references(part, limits)


def _check_references(part: bytes, limits: ReadingLimits) -> None:
    found = _REFERENCE.findall(part)
    columns, rows = set(map(_LETTERS, found)), set(map(_DIGITS, found))
    last_row = max((int(digits) if len(digits) < 12 else limits.last_row + 1 for digits in rows), default=0)
    if last_row > limits.last_row:
        raise ImportRejected("too_many_rows", limit=limits.last_row)
    if any(_column_number(letters) > limits.columns for letters in columns):
        raise ImportRejected("too_many_columns", limit=limits.columns)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper()[:8]:
        number = number * 26 + letter - 64
    return number
