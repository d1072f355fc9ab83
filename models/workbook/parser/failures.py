"""Cells of an .xlsx file that Excel could not compute: #N/A, #REF!, #VALUE!. Runs in the parsing process."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from html import unescape
from posixpath import join, normpath

Failures = Mapping[str, Mapping[int, Mapping[int, str]]]
"""What stands in the cell, by the name of the sheet, the index of the row and that of the column."""

_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
# no tag reaches beyond the next one, and what once matched is never tried shorter: time grows with the file, no faster
_SHEET = re.compile(rb"<(?:\w{1,20}:)?sheet\s[^<>]*+>")
_RELATION = re.compile(rb"<(?:\w{1,20}:)?Relationship\s[^<>]*+>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*["']([^"']*)["']""")
_FAILED = re.compile(
    rb"""<(?:\w{1,20}:)?c\s((?>[^<>]*?\bt\s{0,9}=\s{0,9}["']e["'])[^<>]*+)>[^<]*+"""
    rb"""(?:<(?:\w{1,20}:)?f\b[^<>]*+>(?:(?<=/>)|[^<]*+</(?:\w{1,20}:)?f>)[^<]*+)?<(?:\w{1,20}:)?v>([^<]*+)<"""
)
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def failed_cells(data: bytes) -> Failures:
    """The failed cells of all sheets; none where the file does not say which part is which sheet."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        if not {_WORKBOOK, _RELATIONS} <= names:
            return {}
        parts = dict(_parts(archive.read(_WORKBOOK), archive.read(_RELATIONS)))
        return {sheet: _of_sheet(archive.read(part)) for sheet, part in parts.items() if part in names}


def _parts(workbook: bytes, relations: bytes) -> Iterator[tuple[str, str]]:
    """The name of every sheet and the part of the archive that holds it."""
    targets = {one.get("Id"): one.get("Target", "") for one in map(_attributes, _RELATION.findall(relations))}
    for sheet in map(_attributes, _SHEET.findall(workbook)):
        relation = next((value for name, value in sheet.items() if name.endswith(":id")), None)
        if "name" in sheet and targets.get(relation):
            yield sheet["name"], normpath(join("/xl", targets[relation])).lstrip("/")


def _attributes(tag: bytes) -> dict[str, str]:
    return {
        name.decode("ascii", "replace"): unescape(value.decode("utf-8", "replace"))
        for name, value in _ATTRIBUTE.findall(tag)
    }


def _of_sheet(part: bytes) -> dict[int, dict[int, str]]:
    failed: dict[int, dict[int, str]] = {}
    # most sheets hold none: the quick look spares them the slow one
    for tag, value in _FAILED.findall(part) if b't="e"' in part or b"t='e'" in part else ():
        place = _PLACE.fullmatch(_attributes(b" " + tag).get("r", ""))
        if place:
            failed.setdefault(int(place.group(2)) - 1, {})[_index(place.group(1))] = value.decode("ascii", "replace")
    return failed


def _index(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
