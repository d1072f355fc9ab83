"""What a list shows, column for column, as cells of a workbook; with the NIK of owners where it may be known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.actor import Actor
from models.domain.intake import IntakeKind
from models.domain.lists import ExportColumn, ListQuery, Personal
from models.domain.progress import Progress
from models.problems import UserProblem
from models.steps.intake.businesses import OWNER
from models.steps.records import enterprise_lists, needs, partner_lists
from models.steps.records.listed import all_listed
from models.steps.records.rights import masked_number, sees_private

NIK = "NIK"
_PART = 1000
_LINES: dict[IntakeKind, Callable[[Session, Sequence[int]], Sequence[Any]]] = {
    IntakeKind.PARTNERS: partner_lists.lines_of,
    IntakeKind.NEEDS: needs.summaries_of,
}
Cells = tuple[str | int | float | None, ...]


def refuse_unless_allowed(session: Session, actor: Actor, kind: IntakeKind, personal: Personal) -> None:
    """Raise UserProblem for a column of NIK that this list does not have or this actor may not know."""
    if kind is not IntakeKind.ENTERPRISES or not sees_private(session, actor):
        raise UserProblem("export.nik_not_allowed")


def shown_rows(
    session: Session,
    actor: Actor,
    kind: IntakeKind,
    query: ListQuery,
    columns: Sequence[ExportColumn[Any]],
    personal: Personal | None,
    progress: Progress,
) -> Iterator[Cells]:
    """The rows of a list as they are shown, in their order."""
    ids = all_listed(session, actor, kind, query)
    for start in range(0, len(ids), _PART):
        progress(start, len(ids))
        lines = _lines(session, kind, ids[start : start + _PART], query)
        numbers = _niks(session, actor, lines, personal) if personal else {}
        for line in lines:
            cells = tuple(column.cell(line) for column in columns)
            yield (*cells, numbers.get(line.uid, "")) if personal else cells


def _lines(session: Session, kind: IntakeKind, ids: Sequence[int], query: ListQuery) -> Sequence[Any]:
    if kind is IntakeKind.ENTERPRISES:
        return enterprise_lists.lines_of(session, ids, query)
    return _LINES[kind](session, ids)


def _niks(session: Session, actor: Actor, lines: Sequence[Any], personal: Personal) -> dict[str, str]:
    """uid → the owner's NIK: whole with a reason and for the own office, else masked."""
    part, nik = t.BusinessPerson, t.PersonNik
    query = (
        select(t.Enterprise.uid, nik.value)
        .join(part, part.business_id == t.Enterprise.business_id)
        .join(nik, nik.person_id == part.person_id)
        .where(t.Enterprise.uid.in_([line.uid for line in lines]), part.role == OWNER, ~part.deleted)
        .where(nik.superseded_by.is_(None))
        .order_by(part.id.desc(), nik.id)
    )
    own = {line.uid for line in lines if line.office == actor.office} if personal.reason else set()
    return {uid: value if uid in own else masked_number(True, value).shown for uid, value in session.execute(query)}
