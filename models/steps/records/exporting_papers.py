"""The papers of businesses as columns of an exported list, by the headings that an import reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.intake import IntakeKind
from models.steps.records.identity import is_of_a_person
from models.workbook.cells.choices import holds_nik
from models.workbook.columns import PAPER_FIELD, PAPER_HEADINGS, UNTIL_FIELD, column

_TABLES: dict[IntakeKind, type[t.Enterprise | t.Partner]] = {
    IntakeKind.ENTERPRISES: t.Enterprise,
    IntakeKind.PARTNERS: t.Partner,
}
_YES, _NO = "Ada", "Tidak"


@dataclass(frozen=True, slots=True)
class PaperColumns:
    """A column for each paper that anybody has been asked about, and one for each that holds until a day."""

    kind: IntakeKind
    asked: tuple[str, ...]
    ending: tuple[str, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """Of these columns, in their order."""
        fields = (*(f"{PAPER_FIELD}{code}" for code in self.asked), *(f"{UNTIL_FIELD}{code}" for code in self.ending))
        return tuple(column(self.kind, field).heading for field in fields)

    def cells(self, session: Session, uids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """uid of the record → its cells in these columns."""
        table, paper = _TABLES[self.kind], t.Paper
        query = (
            select(table.uid, paper)
            .join(paper, paper.business_id == table.business_id)
            .where(table.uid.in_(uids), ~paper.deleted)
        )
        held = {(uid, row.kind): row for uid, row in session.execute(query)}
        return {uid: (*self._held(held, uid), *self._days(held, uid)) for uid in uids}

    def _held(self, held: dict[tuple[str, str], t.Paper], uid: str) -> list[str]:
        return [_told(held.get((uid, code))) for code in self.asked]

    def _days(self, held: dict[tuple[str, str], t.Paper], uid: str) -> list[str]:
        rows = (held.get((uid, code)) for code in self.ending)
        return [(row.valid_until or "") if row is not None and row.held else "" for row in rows]


def paper_columns(session: Session, kind: IntakeKind) -> PaperColumns:
    """The columns that an exported list of this kind has for papers; none for needs."""
    if kind not in _TABLES:
        return PaperColumns(kind, (), ())
    table, paper = _TABLES[kind], t.Paper
    known = select(paper.kind, paper.valid_until.is_not(None)).join(table, table.business_id == paper.business_id)
    rows = session.execute(known.where(~paper.deleted, ~table.deleted).distinct())
    found = {(code, bool(ends)) for code, ends in rows}
    asked = tuple(code for code in PAPER_HEADINGS if {(code, True), (code, False)} & found)
    return PaperColumns(kind, asked, tuple(code for code in asked if (code, True) in found))


def _told(row: t.Paper | None) -> str:
    if row is None:
        return ""
    if not row.held:
        return _NO
    is_private = (row.kind == "npwp" and is_of_a_person(row.number)) or holds_nik(row.kind, row.number)
    return _YES if is_private else row.number or _YES
