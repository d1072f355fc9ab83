"""What a stored run leaves over, after what the officer refused and what agreements took since."""

from __future__ import annotations

from collections import Counter

import numpy as np
from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session

from matching.carriers import Left, left_untouched
from models.catalogue import tables as t
from models.domain.matching import Decided
from models.steps.matching.building import CatalogueProblem

_REFUSED = (str(Decided.REJECT), str(Decided.FORBID))


def left_by_run(session: Session, built: CatalogueProblem, run: int) -> Left:
    """Spare capacity and what is filled, row by row of the problem; everything is left before the first run."""
    untouched = left_untouched(built.problem)
    offer_at = built.offers.rows()
    need_at = {key.need: at for at, key in enumerate(built.needs)}
    spare, filled, partners = untouched.spare.copy(), untouched.filled.copy(), Counter[int]()
    for offer, need, quantity, taken in session.execute(_standing(run)):
        if need in need_at:
            filled[need_at[need]] += quantity
            partners[need_at[need]] += 1
        if offer in offer_at and spare[offer_at[offer]] >= 0:
            spare[offer_at[offer]] = max(0, spare[offer_at[offer]] - taken)
    counts = [partners[at] for at in range(len(built.needs))]
    return Left(spare, np.minimum(filled, built.problem.needs.quantity), np.array(counts, dtype=np.int64))


def _standing(run: int) -> Select[int, int, int, int]:
    """Proposals that still take something: refused ones take nothing, issued ones were taken off before."""
    p, d, a = t.Proposal, t.Decision, t.Agreement
    pair = (d.offer_id == p.offer_id, d.need_id == p.need_id, ~d.deleted, d.status.in_(_REFUSED))
    issued = (a.offer_id == p.offer_id, a.need_id == p.need_id, a.group_id.is_(None), ~a.deleted, a.status == "terbit")
    return (
        select(p.offer_id, p.need_id, p.quantity, p.offer_quantity)
        .where(p.run_id == run, ~exists().where(*pair), ~exists().where(*issued))
        .order_by(p.id)
    )
