"""How much of a need the proposals of its run still fill, after what the officer refused."""

from __future__ import annotations

from sqlalchemy import ColumnElement, case, func, select

from models.catalogue import tables as t
from models.domain.matching import Decided

_REFUSED = (str(Decided.REJECT), str(Decided.FORBID))


def still_filled() -> ColumnElement[int]:
    """What a row of RunNeed has left of its filled quantity: rejected and forbidden pairs fill nothing."""
    p, d = t.Proposal, t.Decision
    refused = (
        select(func.coalesce(func.sum(p.quantity), 0))
        .join(d, (d.offer_id == p.offer_id) & (d.need_id == p.need_id) & ~d.deleted)
        .where(p.run_id == t.RunNeed.run_id, p.need_id == t.RunNeed.need_id, d.status.in_(_REFUSED))
        .correlate(t.RunNeed)
        .scalar_subquery()
    )
    left = t.RunNeed.filled - refused
    return case((left > 0, left), else_=0)
