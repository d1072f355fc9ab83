"""Groups that a run proposes: the list, and one of them with shares, reserve and what happens if one leaves."""

from __future__ import annotations

from sqlalchemy import func, select

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.groups import GroupDetail, GroupLine
from models.domain.lists import ListQuery, Slice
from models.steps.matching.group_lists import full_group, group_line, listed_groups


def list_groups(catalogue: Catalogue, _actor: Actor, query: ListQuery, start: int, limit: int) -> Slice[GroupLine]:
    """Groups of a run (the newest without the filter), and accepted ones of runs before; filters: run, need, status."""
    with catalogue.reading() as session:
        rows = listed_groups(session, query)
        total = session.scalar(select(func.count()).select_from(rows.order_by(None).subquery())) or 0
        found = session.execute(rows.offset(start).limit(limit))
        return Slice(tuple(group_line(row) for row in found), start, total)


def view_group(catalogue: Catalogue, _actor: Actor, group: str) -> GroupDetail:
    """The group with this code; raises UserProblem where there is none."""
    with catalogue.reading() as session:
        return full_group(session, group)
