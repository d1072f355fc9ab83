"""What partners make and take in: as they state it themselves, else by the KBLI of their business and of the steps."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from matching.codes import Pattern
from models.catalogue import tables as t
from models.domain.partners import GoodDirection
from models.reference.links import MADE

OWN_PRODUCT = (Pattern.DISTRIBUSI_KEAGENAN, Pattern.SUBKONTRAK)
"""Patterns whose need names what the partner makes itself: goods to be sold on, steps of its product."""


def made(session: Session) -> list[tuple[int, int]]:
    """(partner, commodity) ids of what partners make: their own word, and the KBLI only where they gave none."""
    own = {(row.partner_id, row.commodity_id) for row in declared_goods(session, GoodDirection.MADE)}
    asked = {partner for partner, _good in own}
    return sorted(own | {pair for pair in made_by_kbli(session) if pair[0] not in asked})


def declared_goods(session: Session, direction: GoodDirection) -> Sequence[t.PartnerGood]:
    """What partners say that they make, or that they take in, in the order in which they said it."""
    good = t.PartnerGood
    query = (
        select(good)
        .join(t.Partner, t.Partner.id == good.partner_id)
        .join(t.Commodity, t.Commodity.id == good.commodity_id)
        .where(~good.deleted, ~t.Partner.deleted, ~t.Commodity.deleted, good.direction == str(direction))
    )
    return session.scalars(query.order_by(good.id)).all()


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
