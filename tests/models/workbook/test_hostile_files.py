"""Files that somebody made to do harm: rows or one clear refusal, soon, and this process neither dies nor swells."""

from __future__ import annotations

import io
import os
import resource
import struct
import time
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

import pytest

from models.problems import ImportRejected
from models.workbook.reading import read_workbook
from models.workbook.sheet import Row
from tests.models.workbook.books import HEAD, ROW, SAMPLES, ods, with_part, xlsx, xlsx_bytes, zipped
from tests.models.workbook.test_reading import SENTENCES, SHEET

STRINGS, CONTENT = "xl/sharedStrings.xml", "content.xml"
LONGEST = 60.0
"""Seconds for one file; the parsing process is ended then."""
GROWTH = 200 * 1024
"""KiB that this process may grow by."""
Maker = Callable[[Path], bytes]


def sound(folder: Path) -> bytes:
    return xlsx_bytes([HEAD, ROW], folder)


def changed(part: str, old: bytes, new: bytes, folder: Path) -> bytes:
    return with_part(sound(folder), part, old, new)


def in_sheet(old: bytes, new: bytes) -> Maker:
    return partial(changed, SHEET, old, new)


def with_content(old: bytes, new: bytes, _folder: Path) -> bytes:
    return with_part(ods([list(map(str, HEAD)), [str(cell or "") for cell in ROW]]), CONTENT, old, new)


def repeated(rows: int, columns: int, text: str) -> Maker:
    """An .ods with one cell that says of itself that it stands very often."""
    cell = f'<table:table-cell table:number-columns-repeated="{columns}" office:value-type="string"><text:p>{text}'
    tail = "</text:p></table:table-cell></table:table-row></table:table>"
    row = f'<table:table-row table:number-rows-repeated="{rows}">{cell}{tail}'
    return partial(with_content, b"</table:table>", row.encode())


def lying_about_sizes(folder: Path) -> bytes:
    """A packed part of three million signs whose headers speak of ten."""
    data = bytearray(zipped([("xl/workbook.xml", b" " * 3_000_000)]))
    for sign, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.index(sign) + at, 10)
    return bytes(data)


def one_part_a_thousand_times(folder: Path) -> bytes:
    """A directory whose thousand entries all point to the same packed part."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", Random(1).randbytes(250_000))
        only = archive.infolist()[0]
        for number in range(1_000):
            again = zipfile.ZipInfo(f"xl/{number}.xml")
            for name in ("CRC", "compress_size", "file_size", "header_offset", "compress_type"):
                setattr(again, name, getattr(only, name))
            archive.filelist.append(again)
    return target.getvalue()


def encrypted_part(folder: Path) -> bytes:
    data = bytearray(sound(folder))
    at = data.index(b"PK\x03\x04")
    struct.pack_into("<H", data, at + 6, struct.unpack_from("<H", data, at + 6)[0] | 1)
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 8, struct.unpack_from("<H", data, at + 8)[0] | 1)
    return bytes(data)


def many_sheets(folder: Path) -> bytes:
    import xlsxwriter

    with xlsxwriter.Workbook(str(folder / "banyak.xlsx")) as book:
        for number in range(400):
            book.add_worksheet(f"L{number}").write_string(0, 0, "x")
    return (folder / "banyak.xlsx").read_bytes()


def without(part: str, folder: Path) -> bytes:
    with zipfile.ZipFile(io.BytesIO(sound(folder))) as archive:
        return zipped([(one, archive.read(one)) for one in archive.namelist() if one != part])


def beside(name: str, content: bytes, folder: Path) -> bytes:
    with zipfile.ZipFile(io.BytesIO(sound(folder))) as archive:
        return zipped([*((one, archive.read(one)) for one in archive.namelist()), (name, content)])


def looping_sectors(_folder: Path) -> bytes:
    """An old .xls whose table of sectors leads every sector to itself."""
    data = bytearray((SAMPLES / "umkm.xls").read_bytes())
    table = 512 * (1 + struct.unpack_from("<I", data, 76)[0])
    for number in range(128):
        struct.pack_into("<I", data, table + 4 * number, number)
    return bytes(data)


def of_bytes(data: bytes) -> Maker:
    return lambda _folder: data


BLANK = (
    b'<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/>'
    b"</table:table-row></table:table>"
)
DEEP = b"".join(b"<a%x>" % number for number in Random(3).choices(range(2**48), k=200_000))
LAUGHS = b"<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
OUTSIDE = b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
WIDE = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><sst>&a;</sst>'.encode("utf-16")

REFUSED: dict[str, tuple[str, Maker, str]] = {
    "entities in the strings": ("a.xlsx", partial(changed, STRINGS, b"<sst", LAUGHS + b"<sst"), "file_has_doctype"),
    "an entity of another file": ("a.xlsx", in_sheet(b"<worksheet", OUTSIDE + b"<worksheet"), "file_has_doctype"),
    "entities in an ods": (
        "a.ods", partial(with_content, b"<office:document-content", LAUGHS + b"<office:document-content"),
        "file_has_doctype",
    ),
    "a doctype in two-byte letters": ("a.xlsx", partial(beside, "xl/lain.xml", WIDE), "file_has_doctype"),
    "sizes that lie": ("a.xlsx", lying_about_sizes, "file_damaged"),
    "one part a thousand times": ("a.xlsx", one_part_a_thousand_times, "file_unpacks_too_large"),
    "an encrypted part": ("a.xlsx", encrypted_part, "file_password_protected"),
    "no sheet behind its name": ("a.xlsx", partial(without, SHEET), "sheet_damaged"),
    "no relations": ("a.xlsx", partial(without, "xl/_rels/workbook.xml.rels"), "file_damaged"),
    "a macro workbook": ("a.xlsm", sound, "file_type_unknown"),
    "a workbook in a zip": ("a.xlsx", lambda folder: zipped([("dalam.xlsx", sound(folder))]), "file_not_a_workbook"),
    "a row beyond all numbers": ("a.xlsx", in_sheet(b'r="A2"', b'r="A99999999999999999999"'), "too_many_rows"),
    "a column beyond all letters": ("a.xlsx", in_sheet(b'r="A2"', b'r="' + b"Z" * 5_000 + b'2"'), "too_many_columns"),
    "a cell in every place": ("a.ods", repeated(1_048_576, 16_384, "x"), "file_damaged"),
    "a cell a million times": ("a.ods", repeated(1_048_000, 1, "x"), "too_many_rows"),
    "a count of strings that lies": (
        "a.xlsx", partial(changed, STRINGS, b'uniqueCount="', b'uniqueCount="4294967295'), "file_too_demanding",
    ),
    "a line of a million cells": ("a.csv", of_bytes(b"a" + b";" * 1_000_000), "too_many_columns"),
    "a cell without an end": ("a.csv", of_bytes(b'nama;alamat\r\na;"' + b"x" * 15_000_000), "text_not_in_columns"),
    "an old workbook that leads in circles": ("a.xls", looping_sectors, "file_too_demanding"),
}  # fmt: skip
READ: dict[str, tuple[str, Maker]] = {
    "a size that is not that of the list": ("a.xlsx", in_sheet(b'ref="A1:G2"', b'ref="A1:XFD1048576"')),
    "names that lead out of the folder": ("a.xlsx", partial(beside, "../../../keluar.xml", b"<x/>")),
    "a workbook inside": ("a.xlsx", lambda folder: beside("dalam.xlsx", sound(folder), folder)),
    "blank rows to the end of the sheet": ("a.ods", partial(with_content, b"</table:table>", BLANK)),
    "an image that is none": ("a.xlsx", partial(beside, "xl/media/gambar.png", b"<svg onload='x'/>")),
}
EITHER: dict[str, tuple[str, Maker]] = {
    "strings that do not exist": ("a.xlsx", in_sheet(b"<v>0</v>", b"<v>4000000000</v>")),
    "tags two hundred thousand deep": ("a.xlsx", in_sheet(b"<sheetData>", DEEP + b"<sheetData>")),
    "a number that is none": ("a.xlsx", in_sheet(b"<v>300</v>", b"<v>1e999</v>")),
    "four hundred sheets": ("a.xlsx", many_sheets),
    "two workbooks in one": ("a.xlsx", lambda folder: beside("xl/Workbook.xml", b"<workbook/>", folder)),
    "fifteen million bytes of nothing": ("a.csv", of_bytes(Random(2).randbytes(15_000_000))),
    "a million quotes": ("a.csv", of_bytes(b'nama;alamat\r\n' + b'"' * 1_000_001)),
    "tags without an end": ("a.xlsx", in_sheet(b"<sheetData>", b'<c t="e" ' * 20_000)),
}


def outcome(path: Path) -> tuple[str, tuple[Row, ...]]:
    """The refusal, or the rows; within time and memory, whatever the file holds."""
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    message, rows = "", ()
    try:
        rows = read_workbook(path)[0].rows
    except ImportRejected as rejection:
        message = rejection.message
        assert message in SENTENCES
    assert time.monotonic() - began < LONGEST + 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < GROWTH
    return message, rows


def still_reads(folder: Path) -> bool:
    return read_workbook(xlsx(folder / "sesudah.xlsx", [["a"]]))[0].rows == (("a",),)


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_made_to_harm_is_refused(what: str, tmp_path: Path) -> None:
    name, make, message = REFUSED[what]
    path = tmp_path / name
    path.write_bytes(make(tmp_path))
    assert outcome(path) == (message, ())
    assert still_reads(tmp_path)


@pytest.mark.parametrize("what", READ)
def test_what_only_looks_like_harm_is_read(what: str, tmp_path: Path) -> None:
    name, make = READ[what]
    path = tmp_path / name
    path.write_bytes(make(tmp_path))
    message, rows = outcome(path)
    assert (message, rows[1][:2]) == ("", ROW[:2])
    assert not (tmp_path.parent / "keluar.xml").exists()


@pytest.mark.parametrize("what", EITHER)
def test_what_nobody_can_read_for_certain_ends_well(what: str, tmp_path: Path) -> None:
    name, make = EITHER[what]
    path = tmp_path / name
    path.write_bytes(make(tmp_path))
    message, rows = outcome(path)
    assert bool(message) != bool(rows)
    assert still_reads(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in its folders")
def test_a_pipe_or_a_device_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.xlsx")
    (tmp_path / "alat.csv").symlink_to("/dev/zero")
    for name in ("pipa.xlsx", "alat.csv"):
        assert outcome(tmp_path / name) == ("file_unreadable", ())
