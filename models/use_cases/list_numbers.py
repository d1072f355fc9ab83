"""The register of numbers given out: what each stands on, which are void and why."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.lists import ListQuery, Slice
from models.domain.papers import NumberLine, PaperKind

_REASONED = ("void_agreement", "void_paper", "void_letter")
"""Notes of change sets that carry a reason."""


def list_numbers(catalogue: Catalogue, actor: Actor, query: ListQuery, start: int, limit: int) -> Slice[NumberLine]:
    """Every number of the actor's office, newest first; filters: book, year, voided ("1"); words search its text."""
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
    if query.value_of("voided"):
        rows = rows.where(n.voided)
    if query.words:
        rows = rows.where(func.lower(n.text).contains(query.words.casefold(), autoescape=True))
    return rows


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
