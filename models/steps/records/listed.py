"""The three lists of records behind one question each: how many, which, and what a line says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.actor import Actor
from models.domain.bulk import Selection
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.problems import UserProblem
from models.steps.records import enterprise_lists, need_lists, partner_lists

_PORTION = 500


def count_listed(session: Session, actor: Actor, kind: IntakeKind, query: ListQuery) -> int:
    """How many records a list has."""
    if kind is IntakeKind.ENTERPRISES:
        return enterprise_lists.count_of(session, enterprise_lists.wanted_by(session, actor, query))
    listed = partner_lists.listed_partners if kind is IntakeKind.PARTNERS else need_lists.listed_needs
    wanted = listed(session, query)
    return session.scalar(wanted.with_only_columns(func.count())) or 0


def all_listed(session: Session, actor: Actor, kind: IntakeKind, query: ListQuery) -> Sequence[int]:
    """Ids of all records of a list, in its order."""
    if kind is IntakeKind.ENTERPRISES:
        return enterprise_lists.all_of(session, actor, query)
    if kind is IntakeKind.PARTNERS:
        return session.scalars(partner_lists.ordered(partner_lists.listed_partners(session, query), query)).all()
    return session.scalars(need_lists.ordered(need_lists.listed_needs(session, query), query)).all()


def selected(session: Session, actor: Actor, kind: IntakeKind, selection: Selection) -> Sequence[int]:
    """Ids of the records chosen; UserProblem when they are not those that the user saw any more."""
    if selection.query is not None:
        ids = all_listed(session, actor, kind, selection.query)
    else:
        ids = _of_uids(session, _ROLES[kind], selection.uids)
    if len(ids) != selection.expected:
        raise UserProblem("bulk.list_changed", expected=selection.expected, found=len(ids))
    return ids


def _of_uids(session: Session, role: Any, uids: Sequence[str]) -> list[int]:
    found: list[int] = []
    for start in range(0, len(uids), _PORTION):
        some = role.uid.in_(uids[start : start + _PORTION])
        found += session.scalars(select(role.id).where(some, ~role.deleted))
    return found


_ROLES: dict[IntakeKind, Any] = {
    IntakeKind.ENTERPRISES: t.Enterprise,
    IntakeKind.PARTNERS: t.Partner,
    IntakeKind.NEEDS: t.Need,
}
