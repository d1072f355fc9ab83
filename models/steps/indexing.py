"""Keep the full-text index of enterprises true, and what their list sorts by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, and_, select
from sqlalchemy.orm import Session

from matching.codes import OfferKind
from models.catalogue.listening import go_on
from models.catalogue.search import forget_enterprises, index_enterprises, list_enterprises
from models.catalogue.tables import Business, BusinessPerson, Commodity, Enterprise, Offer, Person
from models.domain.names import name_key
from models.reference.regions import full_name
from models.steps.intake.businesses import OWNER

_CHUNK = 500


def index_again(session: Session, enterprises: Iterable[int]) -> None:
    """Index these enterprises by what they are now; those deleted leave the index."""
    ids = sorted(enterprises)
    for start in range(0, len(ids), _CHUNK):
        go_on(session)
        some = ids[start : start + _CHUNK]
        found = _found(session, some)
        products, kinds = _products(session, some)
        known = {row.id for row in found}
        forget_enterprises(session, [number for number in some if number not in known])
        index_enterprises(session, ((row.id, _words(row, products[row.id])) for row in found))
        list_enterprises(session, (_listed(row, kinds[row.id]) for row in found))


def _found(session: Session, ids: list[int]) -> list[Row[*tuple[Any, ...]]]:
    e, b, part = Enterprise, Business, BusinessPerson
    owned = and_(part.business_id == b.id, part.role == OWNER, ~part.deleted)
    query = (
        select(
            e.id, e.code, e.active, b.name, b.name_key, b.nib, b.region, b.size, Person.name.label("owner")
        )
        .join(b, b.id == e.business_id)
        .outerjoin(part, owned)
        .outerjoin(Person, Person.id == part.person_id)
        .where(e.id.in_(ids), ~e.deleted)
        .order_by(e.id, part.id.desc())
    )
    return list({row.id: row for row in session.execute(query)}.values())  # of two owners the first


def _words(row: Row[*tuple[Any, ...]], products: str) -> str:
    place = full_name(row.region) if row.region else ""
    return " ".join((row.code, row.name, row.nib, place, row.owner or "", products))


def _listed(row: Row[*tuple[Any, ...]], kinds: int) -> dict[str, Any]:
    return {
        "enterprise_id": row.id,
        "code": row.code,
        "name_key": row.name_key,
        "owner_key": name_key(row.owner or ""),
        "region": row.region,
        "size": row.size,
        "kinds": kinds,
        "active": row.active,
    }


def _products(session: Session, ids: list[int]) -> tuple[dict[int, str], dict[int, int]]:
    """Of each enterprise the words of its offers, and the mask of their kinds."""
    words: dict[int, str] = defaultdict(str)
    kinds: dict[int, int] = defaultdict(int)
    query = (
        select(Offer.enterprise_id, Offer.kind, Offer.words, Commodity.name)
        .join(Commodity, Commodity.id == Offer.commodity_id)
        .where(Offer.enterprise_id.in_(ids), ~Offer.deleted)
    )
    for number, kind, named, commodity in session.execute(query):
        words[number] += f" {named} {commodity}"
        kinds[number] |= 1 << OfferKind(kind).code
    return words, kinds
