"""The commodity graph as the catalogue holds it."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.tables import Commodity, CommodityWord, SupplyLink
from models.domain.choices import CommodityChoice
from models.problems import UserProblem
from models.reference.lexicon import Lexicon
from models.reference.links import MADE


def commodity_ids(session: Session) -> dict[str, int]:
    """Slug → id of every commodity."""
    return dict(session.execute(select(Commodity.slug, Commodity.id).where(~Commodity.deleted)).all())


def commodity_of(session: Session, slug: str) -> Commodity:
    """The commodity with this slug; UserProblem when there is none."""
    row = session.scalars(select(Commodity).where(Commodity.slug == slug, ~Commodity.deleted)).one_or_none()
    if row is None:
        raise UserProblem("supply.unknown_commodity", commodity=slug)
    return row


def link_of(session: Session, uid: str) -> SupplyLink:
    """The link with this uid; UserProblem when there is none."""
    row = session.scalars(select(SupplyLink).where(SupplyLink.uid == uid, ~SupplyLink.deleted)).one_or_none()
    if row is None:
        raise UserProblem("supply.unknown_link")
    return row


def commodity_choices(session: Session) -> tuple[CommodityChoice, ...]:
    """Every commodity with its other names, by name."""
    names: dict[int, list[str]] = defaultdict(list)
    words = select(CommodityWord.commodity_id, CommodityWord.word).where(~CommodityWord.deleted)
    for number, word in session.execute(words.order_by(CommodityWord.id)):
        names[number].append(word)
    rows = session.scalars(select(Commodity).where(~Commodity.deleted).order_by(Commodity.name))
    return tuple(CommodityChoice(row.slug, row.name, row.unit, tuple(names[row.id])) for row in rows)


def catalogue_lexicon(session: Session) -> Lexicon:
    """The spellings that this catalogue knows."""
    return Lexicon(commodity_choices(session))


def kind_parents(session: Session) -> dict[int, int]:
    """Id of each commodity → id of what it is a kind of."""
    rows = session.execute(select(Commodity.id, Commodity.kind_id).where(~Commodity.deleted))
    return {number: kind for number, kind in rows if kind is not None}


def made_of(session: Session) -> dict[int, set[int]]:
    """Id of each commodity → ids of what is made of it."""
    found: dict[int, set[int]] = defaultdict(set)
    query = select(SupplyLink.input_id, SupplyLink.output_id).where(~SupplyLink.deleted, SupplyLink.kind == MADE)
    for source, target in session.execute(query):
        found[source].add(target)
    return found
