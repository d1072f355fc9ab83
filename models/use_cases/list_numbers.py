"""The register of numbers given out: what each stands on, which are void and why."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Select, String, cast, func, or_, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.lists import ExportColumn, ListQuery, Slice
from models.domain.papers import NumberBook, NumberLine, PaperKind
from models.domain.progress import Progress, no_progress
from models.domain.records import ExportReport
from models.workbook.writing import write_rows

_REASONED = ("void_agreement", "void_paper", "void_letter")
"""Notes of change sets that carry a reason."""
_ALL = 1_000_000


def list_numbers(catalogue: Catalogue, actor: Actor, query: ListQuery, start: int, limit: int) -> Slice[NumberLine]:
    """Every number of the actor's office, newest first; words search number, book, year, code and title.

    Filters: book, year, voided ("1", or "0" for those that stand).
    """
    with catalogue.reading() as session:
        rows = _rows(session, actor, query)
        total = session.scalar(select(func.count()).select_from(rows.order_by(None).subquery())) or 0
        found = session.execute(rows.offset(start).limit(limit)).all()
        return Slice(tuple(_line(session, row) for row in found), start, total)


def _rows(session: Session, actor: Actor, query: ListQuery) -> Select[Any]:
    n, a, p = t.IssuedNumber, t.Agreement, t.IssuedPaper
    office = session.scalars(select(t.Office.id).where(t.Office.code == actor.office)).one()
    columns: Any = select(n, a.code, a.deleted, p.code, p.title, p.deleted, t.ChangeSet.at)
    rows: Select[Any] = (
        columns.outerjoin(a, a.id == n.agreement_id)
        .outerjoin(p, p.number_id == n.id)
        .join(t.ChangeSet, t.ChangeSet.id == n.made_by)
        .where(n.office_id == office)
        .order_by(n.id.desc())
    )
    if book := query.value_of("book"):
        rows = rows.where(n.kind == book)
    if year := query.value_of("year"):
        rows = rows.where(n.year == int(year))
    if voided := query.value_of("voided"):
        rows = rows.where(n.voided if voided == "1" else ~n.voided)
    for word in query.words.casefold().split():
        fields = (n.text, n.kind, cast(n.year, String), a.code, p.code, p.title)
        rows = rows.where(or_(*(func.lower(each).contains(word, autoescape=True) for each in fields)))
    return rows


def number_books(catalogue: Catalogue, actor: Actor) -> tuple[NumberBook, ...]:
    """The books of the actor's office by year, the newest first, with the serials that are missing."""
    n = t.IssuedNumber
    office = select(t.Office.id).where(t.Office.code == actor.office).scalar_subquery()
    found: dict[tuple[int, str], list[tuple[int, bool]]] = {}
    with catalogue.reading() as session:
        series = session.scalars(select(t.NumberSeries).where(t.NumberSeries.office_id == office))
        last = {(row.year, row.kind): row.last for row in series if row.last}
        given = select(n.year, n.kind, n.serial, n.voided).where(n.office_id == office)
        for year, book, serial, voided in session.execute(given):
            found.setdefault((year, book), []).append((serial, voided))
    keys = sorted({*last, *found}, key=lambda key: (-key[0], key[1]))
    return tuple(_book(key, last.get(key, 0), found.get(key, [])) for key in keys)


def _book(key: tuple[int, str], last: int, given: Sequence[tuple[int, bool]]) -> NumberBook:
    serials = {serial for serial, _ in given}
    last = max(last, *serials, 0)
    missing = tuple(serial for serial in range(1, last + 1) if serial not in serials)
    return NumberBook(key[1], key[0], last, sum(voided for _, voided in given), missing)


def export_numbers(
    catalogue: Catalogue, actor: Actor, query: ListQuery, path: Path, columns: Sequence[ExportColumn[NumberLine]], *,
    progress: Progress = no_progress,
) -> ExportReport:  # fmt: skip
    """All numbers that a list shows, in its order, as .xlsx or .csv."""
    progress(0, 1)
    rows = list_numbers(catalogue, actor, query, 0, _ALL).rows
    headings = tuple(column.heading for column in columns)
    written = (tuple(column.cell(row) for column in columns) for row in rows)
    return ExportReport(write_rows(path, headings, written, sheet="Buku nomor", text=set(headings)), str(path))


def _line(session: Session, row: Any) -> NumberLine:
    number, agreement, gone, paper, title, paper_gone, at = row
    code = (agreement if agreement and not gone else "") or (paper if paper and not paper_gone else "")
    why, by = _voided(session, number) if number.voided else ("", "")
    return NumberLine(
        number=number.text, book=number.kind, year=number.year, serial=number.serial, code=code,
        title=title or (PaperKind.AGREEMENT if agreement else ""), given_on=at[:10], voided=number.voided, why=why,
        by=by,
    )  # fmt: skip


def _voided(session: Session, number: t.IssuedNumber) -> tuple[str, str]:
    """The reason in the words of who voided it, and who; taking the issue back gives none."""
    line, made = t.Change, t.ChangeSet
    query = (
        select(made.note, t.UserAccount.name)
        .join(line, line.change_set_id == made.id)
        .join(t.UserAccount, t.UserAccount.id == made.user_id)
        .where(line.table_name == "issued_number", line.row_uid == str(number.id), line.field == "voided")
        .order_by(line.id.desc())
    )
    note, name = session.execute(query.limit(1)).one_or_none() or ("", "")
    return _reason(note), name


def _reason(note: str) -> str:
    try:
        said = json.loads(note)
    except ValueError:
        return ""
    reasoned = isinstance(said, list) and len(said) > 2 and said[0] in _REASONED
    return str(said[2]) if reasoned else ""
