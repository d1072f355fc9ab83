"""What a partner makes and takes in, as it says itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.tables import Commodity, Partner, PartnerGood
from models.domain.partners import GoodDirection, GoodPart
from models.problems import UserProblem
from models.steps.supply import commodity_ids


def goods_of(session: Session, partner: int) -> Sequence[PartnerGood]:
    """Every good ever stated of a partner, those taken away too."""
    return session.scalars(select(PartnerGood).where(PartnerGood.partner_id == partner).order_by(PartnerGood.id)).all()


def good_parts(session: Session, rows: Iterable[PartnerGood]) -> tuple[GoodPart, ...]:
    """The goods that stand, what is made before what is taken in."""
    standing = [row for row in rows if not row.deleted]
    query = select(Commodity).where(Commodity.id.in_({row.commodity_id for row in standing}))
    goods = {good.id: good for good in session.scalars(query)}
    found = (_part(row, goods[row.commodity_id]) for row in standing)
    return tuple(sorted(found, key=lambda part: list(GoodDirection).index(part.direction)))


def save_goods(session: Session, partner: int, parts: Iterable[GoodPart]) -> None:
    """Bring the goods of a form into the catalogue; one that it does not name any more is marked as gone."""
    ids, names = commodity_ids(session), dict(session.execute(select(Commodity.id, Commodity.name)).all())
    rows = {row.uid: row for row in goods_of(session, partner) if not row.deleted}
    for part in parts:
        if part.commodity not in ids:
            raise UserProblem("record.commodity_unknown", field="goods")
        row = rows.pop(part.uid, None) or PartnerGood(partner_id=partner)
        row.direction, row.commodity_id = str(part.direction), ids[part.commodity]
        row.words = " ".join(part.words.split()) or names[row.commodity_id]
        row.unit, row.quantity = part.unit, part.quantity
        session.add(row)
    for row in rows.values():
        row.deleted = True


def what_partners_say(session: Session, uids: Sequence[str]) -> dict[str, tuple[str, str, str]]:
    """uid → last day of the membership, what is made, what is taken in; for a list."""
    p, good = Partner, PartnerGood
    partners = {row.id: row for row in session.execute(select(p.id, p.uid, p.kadin_until).where(p.uid.in_(uids)))}
    words: dict[tuple[int, str], list[str]] = defaultdict(list)
    stated = select(good.partner_id, good.direction, good.words).where(good.partner_id.in_(partners), ~good.deleted)
    for partner, direction, said in session.execute(stated.order_by(good.id)):
        words[partner, direction].append(said)
    return {
        row.uid: (
            row.kadin_until or "",
            ", ".join(words[row.id, str(GoodDirection.MADE)]),
            ", ".join(words[row.id, str(GoodDirection.TAKEN)]),
        )
        for row in partners.values()
    }


def _part(row: PartnerGood, good: Commodity) -> GoodPart:
    return GoodPart(row.uid, GoodDirection(row.direction), good.slug, good.name, row.words, row.unit, row.quantity)
