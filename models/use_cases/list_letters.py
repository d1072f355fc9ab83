"""Issued letters, and their bytes again."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, func, or_, select

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.lists import ListQuery, Slice
from models.domain.paper_reports import LetterLine
from models.domain.papers import LETTERS, FileRole, PaperKind
from models.problems import UserProblem


def list_letters(catalogue: Catalogue, _actor: Actor, query: ListQuery, start: int, limit: int) -> Slice[LetterLine]:
    """Letters of every kind, newest first; filter: kind."""
    with catalogue.reading() as session:
        rows = _letters(query)
        total = session.scalar(select(func.count()).select_from(rows.order_by(None).subquery())) or 0
        lines = tuple(_line(row) for row in session.execute(rows.offset(start).limit(limit)))
        return Slice(lines, start, total)


def letter_file(catalogue: Catalogue, _actor: Actor, code: str) -> bytes:
    """The stored bytes of a letter: a reprint is the same paper."""
    f, p = t.PaperFile, t.IssuedPaper
    query = select(f.content).join(p, p.id == f.issued_paper_id).where(p.code == code, f.role == FileRole.ORIGINAL)
    with catalogue.reading() as session:
        content = session.scalar(query.order_by(f.id).limit(1))
    if content is None:
        raise UserProblem("letter.unknown", letter=code)
    return content


def _letters(query: ListQuery) -> Select[*tuple[Any, ...]]:
    p, f = t.IssuedPaper, t.PaperFile
    rows = (
        select(p, f.sha256)
        .join(f, (f.issued_paper_id == p.id) & (f.role == FileRole.ORIGINAL))
        .where(~p.deleted, p.kind.in_(LETTERS))
    )
    if kind := query.value_of("kind"):
        rows = rows.where(p.kind == kind)
    for word in query.words.split():
        rows = rows.where(or_(p.number.icontains(word, autoescape=True), p.title.icontains(word, autoescape=True)))
    order: tuple[Any, ...] = (p.id.desc(),)
    if query.sort in ("number", "title", "signed_on"):
        column = getattr(p, query.sort)
        order = (column.desc() if query.descending else column.asc(), p.id)
    return rows.order_by(*order)


def _line(row: Any) -> LetterLine:
    paper, sha256 = row
    return LetterLine(
        paper.code, PaperKind(paper.kind), paper.number, paper.title, paper.signed_on, paper.status, sha256,
        paper.sent_on, paper.receipt,
    )  # fmt: skip
