"""A stored run's proposals as a plan of the problem that the catalogue makes of its settings and its day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from matching.dependence import Standing
from matching.fairness import GivenPlan
from matching.fingerprint import fingerprint
from models.catalogue import tables as t
from models.domain.matching import settings_from_json
from models.problems import UserProblem
from models.steps.matching.building import CatalogueProblem, build_problem
from models.steps.matching.group_promises import agreed_shares


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """The problem, the plan, what agreements carry beside it, and how many proposals have lost their records."""

    built: CatalogueProblem
    plan: GivenPlan
    standing: Standing
    lost: int
    as_it_was: bool


def stored_run(session: Session, run: str) -> t.MatchingRun:
    """The run with this code; raises UserProblem where there is none."""
    found = session.scalars(select(t.MatchingRun).where(t.MatchingRun.code == run)).one_or_none()
    if found is None:
        raise UserProblem("run.unknown", run=run)
    return found


def fingerprint_of(built: CatalogueProblem) -> str:
    """What tells this problem from any other, public codes included."""
    codes = [list(built.offers.code), [key.code for key in built.needs]]
    return fingerprint(built.problem, *codes)


def stored_plan(session: Session, run: t.MatchingRun) -> StoredPlan:
    """Proposals that have become agreements are no part of the plan: their capacity is taken already."""
    day = date.fromisoformat(run.today)
    built = build_problem(session, settings_from_json(run.settings), day)
    offer_at = built.offers.rows()
    need_at = {key.need: at for at, key in enumerate(built.needs)}
    agreed = _agreements(session, day)
    settled = {(offer, need) for offer, need, *_ in agreed}
    rows, lost = [], 0
    for offer, need, quantity in _proposals(session, run.id):
        if offer not in offer_at or need not in need_at:
            lost += 1
        elif (offer, need) not in settled:
            rows.append((offer_at[offer], need_at[need], quantity))
    standing = ((offer_at[o], need_at[n], p, q, u) for o, n, p, q, u in agreed if o in offer_at and n in need_at)
    as_it_was = fingerprint_of(built) == run.fingerprint
    return StoredPlan(built, GivenPlan(*_columns(rows, 3)), Standing(*_columns(standing, 5)), lost, as_it_was)


def _proposals(session: Session, run: int) -> Iterable[tuple[int, int, int]]:
    p = t.Proposal
    query = select(p.offer_id, p.need_id, p.quantity).where(p.run_id == run).order_by(p.id)
    return ((offer, need, quantity) for offer, need, quantity in session.execute(query))


def _agreements(session: Session, day: date) -> list[tuple[int, int, int, int, int]]:
    """(offer, need, partner, quantity, units of the offer) of the agreements that run on that day."""
    a, shares = t.Agreement, agreed_shares(session, today=day)
    wanted = select(t.Need.id, t.Need.partner_id).where(t.Need.id.in_({each.need for each in shares}))
    partners: dict[int, int] = dict(session.execute(wanted).all())
    members = [(each.offer, each.need, partners[each.need], each.quantity, each.offer_quantity) for each in shares]
    query = (
        select(a.offer_id, a.need_id, t.Need.partner_id, a.quantity, a.offer_quantity)
        .join(t.Need, t.Need.id == a.need_id)
        .where(a.group_id.is_(None), ~a.deleted, a.status == "terbit", a.ends >= day.isoformat())
        .order_by(a.id)
    )
    alone = [(offer, need, partner, quantity, used) for offer, need, partner, quantity, used in session.execute(query)]
    return alone + members


def _columns(rows: Iterable[tuple[int, ...]], width: int) -> list[np.ndarray[tuple[int], np.dtype[np.int64]]]:
    table = np.array(list(rows), dtype=np.int64).reshape(-1, width)
    return [table[:, at].copy() for at in range(width)]
