"""Kept views: as rows, as users see them, and what has gone from under them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.actor import Actor
from models.domain.lists import ListQuery
from models.domain.names import name_key
from models.domain.nearness import read_nearness
from models.domain.views import SavedView
from models.problems import UserProblem
from models.reference.regions import region
from models.steps.records.nearness import is_placed

_REGIONS = ("region", "kecamatan")


def views_of(session: Session, actor: Actor, name: str) -> tuple[SavedView, ...]:
    """The views of a list that this user made or that somebody of the office shares, by name."""
    v, user = t.SavedView, t.UserAccount
    seen = or_(user.uid == actor.user, v.shared & (t.Office.code == actor.office))
    query = (
        select(v, user.uid)
        .join(user, user.id == v.user_id)
        .join(t.Office, t.Office.id == v.office_id)
        .where(v.list == name, ~v.deleted, seen)
    )
    found = [_view(session, row, made_by == actor.user) for row, made_by in session.execute(query)]
    return tuple(sorted(found, key=lambda each: (name_key(each.name), each.uid)))


def own_view(session: Session, actor: Actor, uid: str) -> t.SavedView:
    """The row of a view; UserProblem when it is gone or somebody else's."""
    v, user = t.SavedView, t.UserAccount
    query = select(v, user.uid).join(user, user.id == v.user_id).where(v.uid == uid, ~v.deleted)
    found = session.execute(query).one_or_none()
    if found is None:
        raise UserProblem("view.gone")
    if found[1] != actor.user:
        raise UserProblem("view.of_another", name=found[0].name)
    return found[0]


def query_to_json(query: ListQuery) -> str:
    """A query as it is kept."""
    kept = {"words": query.words, "filters": query.filters, "sort": query.sort, "descending": query.descending}
    return json.dumps(kept, ensure_ascii=False)


def query_from_json(kept: str) -> ListQuery:
    """The query that was kept."""
    read: dict[str, Any] = json.loads(kept)
    filters = tuple((str(name), str(value)) for name, value in read["filters"])
    return ListQuery(str(read["words"]), filters, str(read["sort"]), bool(read["descending"]))


def columns_to_json(columns: Sequence[str]) -> str:
    """Keys of columns as they are kept."""
    return json.dumps(list(columns)) if columns else ""


def _view(session: Session, row: t.SavedView, own: bool) -> SavedView:
    query = query_from_json(row.query)
    columns = tuple(json.loads(row.columns)) if row.columns else ()
    return SavedView(row.uid, row.name, query, columns, row.shared, own, _gone(session, query))


def _gone(session: Session, query: ListQuery) -> tuple[str, ...]:
    return tuple(name for name, value in query.filters if not _is_there(session, name, value))


def _is_there(session: Session, name: str, value: str) -> bool:
    if name in _REGIONS:
        return region(value) is not None
    if name == "commodity":
        return _has(session, t.Commodity, t.Commodity.slug == value)
    if name == "group":
        return _has(session, t.Association, t.Association.uid == value)
    if name == "partner":
        return _has(session, t.Partner, t.Partner.uid == value)
    if name == "near":
        near = read_nearness(value)
        return near is not None and is_placed(session, near)
    if name == "programme":
        kept = session.scalars(select(t.Membership.programme).where(~t.Membership.deleted).distinct())
        return name_key(value) in map(name_key, kept)
    return True


def _has(session: Session, table: Any, which: Any) -> bool:
    return session.scalar(select(table.id).where(which, ~table.deleted)) is not None
