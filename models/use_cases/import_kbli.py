"""Take the full KBLI list of an edition into the catalogue."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import insert, select

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set, stamps
from models.catalogue.tables import KbliCode
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind
from models.domain.names import name_key
from models.domain.progress import Progress, no_progress
from models.problems import ImportRejected
from models.workbook.cells.concealing import file_words
from models.workbook.reading import read_workbook

EDITIONS = ("2020", "2025")
_TITLES = ("judul", "judul kbli", "nama", "uraian judul", "keterangan")
_CODES = ("kode", "kode kbli", "kbli")


@dataclass(frozen=True, slots=True)
class KbliReport:
    """How many codes the list held, and how many of them were new or had another title."""

    read: int
    new: int
    changed_titles: int
    change_set: str
    changed: Changed = Changed.SETTINGS


def import_kbli(
    catalogue: Catalogue, actor: Actor, file: Path, edition: str, *, progress: Progress = no_progress
) -> KbliReport:
    """The list taken in; rows whose code is not of five digits (groups, sections) are passed over.

    Raises ImportRejected where no columns of code and title are found.
    """
    listed = dict(_rows(file, edition, progress))
    if not listed:
        raise ImportRejected("kbli.no_codes", file=file_words(file))
    with catalogue.transaction() as session:
        note = json.dumps(["import", file_words(file)], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.IMPORT, note=note) as current:
            held = {row.code: row for row in session.scalars(select(KbliCode).where(KbliCode.edition == edition))}
            fresh = [stamps(session, edition=edition, code=c, title=t) for c, t in listed.items() if c not in held]
            if fresh:
                session.execute(insert(KbliCode), fresh)
            other = [(held[code], title) for code, title in listed.items() if code in held]
            changed = sum(_bring_up_to_date(row, title) for row, title in other)
    return KbliReport(len(listed), len(fresh), changed, current.uid)


def _bring_up_to_date(row: KbliCode, title: str) -> bool:
    differs = row.title != title or row.deleted
    row.title, row.deleted = title, False
    return differs


def _rows(file: Path, edition: str, progress: Progress) -> Iterator[tuple[str, str]]:
    if edition not in EDITIONS:
        raise ImportRejected("kbli.edition", edition=edition)
    for sheet in read_workbook(file, progress=progress):
        at: tuple[int, int] | None = None
        for row in sheet.rows:
            cells = [str(cell).strip() if cell is not None else "" for cell in row]
            at = at or _columns(cells)
            if at is not None and max(at) < len(cells) and (code := _code(cells[at[0]])):
                yield code, cells[at[1]]


def _columns(cells: list[str]) -> tuple[int, int] | None:
    """Where code and title stand, if this is the heading."""
    keys = [name_key(cell) for cell in cells]
    code = next((at for at, key in enumerate(keys) if key in _CODES), None)
    title = next((at for at, key in enumerate(keys) if key in _TITLES), None)
    return None if code is None or title is None else (code, title)


def _code(text: str) -> str:
    """Five digits; a number that lost its leading zero gets it back, because all codes have five."""
    digits = text.removesuffix(".0")
    return digits.zfill(5) if re.fullmatch(r"\d{4,5}", digits) else ""
