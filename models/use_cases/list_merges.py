"""List the merges that stand, the newest first."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.lists import ListQuery, Slice
from models.domain.merging import MergeLine
from models.problems import UserProblem


def list_merges(catalogue: Catalogue, _actor: Actor, _query: ListQuery, start: int, limit: int) -> Slice[MergeLine]:
    """Consecutive merges that can be taken apart, and how many there are."""
    with catalogue.reading() as session:
        m, standing = t.RecordMerge, t.RecordMerge.superseded_by.is_(None)
        total = session.scalar(select(func.count()).select_from(m).where(standing)) or 0
        rows = session.execute(_merges().where(standing).order_by(m.id.desc()).offset(start).limit(limit))
        return Slice(tuple(MergeLine(*row) for row in rows), start, total)


def find_merge(catalogue: Catalogue, _actor: Actor, merged_code: str) -> MergeLine:
    """The merge by which the record with this code went into another; UserProblem where there is none."""
    with catalogue.reading() as session:
        m, gone = t.RecordMerge, t.Enterprise
        query = _merges().where(m.superseded_by.is_(None))
        query = query.where(m.merged_id.in_(select(gone.business_id).where(gone.code == merged_code)))
        found = session.execute(query).one_or_none()
        if found is None:
            raise UserProblem("duplicate.not_merged", code=merged_code)
        return MergeLine(*found)


def _merges() -> Select[*tuple[Any, ...]]:
    m, made = t.RecordMerge, t.ChangeSet
    e, gone, named, was = t.Enterprise, aliased(t.Enterprise), t.Business, aliased(t.Business)
    return (
        select(m.uid, made.at, t.UserAccount.name, e.code, e.uid, named.name, gone.code, was.name)
        .join(made, made.id == m.made_by)
        .join(t.UserAccount, t.UserAccount.id == made.user_id)
        .join(named, named.id == m.survivor_id)
        .join(e, e.business_id == m.survivor_id)
        .join(was, was.id == m.merged_id)
        .join(gone, gone.business_id == m.merged_id)
    )
