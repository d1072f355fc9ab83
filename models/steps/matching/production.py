"""What partners make: by the KBLI of their business and of the steps, and by what they state themselves."""

from __future__ import annotations

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from matching.codes import Pattern
from models.catalogue import tables as t
from models.reference.links import MADE

OWN_PRODUCT = (Pattern.DISTRIBUSI_KEAGENAN, Pattern.SUBKONTRAK)
"""Patterns whose need names what the partner makes itself: goods to be sold on, steps of its product."""


def made_by_kbli(session: Session) -> list[tuple[int, int]]:
    """(partner, commodity) ids of the outputs of steps that carry the KBLI of the partner's business."""
    b, link = t.Business, t.SupplyLink
    same = or_(
        and_(b.kbli_edition != "2025", b.kbli == link.kbli2020), and_(b.kbli_edition != "2020", b.kbli == link.kbli2025)
    )
    query = (
        select(t.Partner.id, link.output_id)
        .join(b, b.id == t.Partner.business_id)
        .join(link, and_(b.kbli != "", same))
        .where(~t.Partner.deleted, ~link.deleted, link.kind == MADE)
        .distinct()
        .order_by(t.Partner.id, link.output_id)
    )
    return [(partner, output) for partner, output in session.execute(query)]


def made_as_stated(session: Session, partner: int | None = None) -> dict[tuple[int, int], str]:
    """(partner, commodity) ids of its own products that a partner states needs about → code of the first such need."""
    n = t.Need
    query = (
        select(n.partner_id, n.commodity_id, n.code)
        .where(~n.deleted, ~n.inferred, n.pattern.in_([str(each) for each in OWN_PRODUCT]))
        .order_by(n.code.desc())
    )
    if partner is not None:
        query = query.where(n.partner_id == partner)
    return {(maker, good): code for maker, good, code in session.execute(query)}
