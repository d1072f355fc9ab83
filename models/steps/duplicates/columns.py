"""The catalogue's enterprises as the columns that are compared; of a NIK or telephone only a keyed hash goes along."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.listening import go_on
from models.steps.intake.businesses import OWNER

if TYPE_CHECKING:
    from models.likeness.register import Register

_PORTION = 5_000
_HASH_DIGITS = 15
"""Of a hash's 64 hexadecimal digits: fits a column of 64 bits."""
_PRODUCTS = 62
_NUMBER = 10**15


def enterprise_columns(session: Session, businesses: Collection[int] | None = None) -> Register:
    """Every enterprise that is not deleted, or those of these businesses."""
    facts = [row for rows in _parts(session, _businesses(), businesses, t.Business.id) for row in rows]
    owners = _first(_parts(session, _owners(), businesses, t.BusinessPerson.business_id, t.BusinessPerson.id))
    products: dict[int, int] = defaultdict(int)
    for rows in _parts(session, _offers(), businesses, t.Enterprise.business_id):
        for business, commodity in rows:
            products[business] |= product_mark(commodity)
    persons = {row.person for row in owners.values()} if businesses is not None else None
    niks, phones = (_lookups(session, table, persons) for table in (t.PersonNik, t.PersonPhone))
    return register_of(facts, owners, niks, phones, products)


def register_of(
    facts: Iterable[Any], owners: dict[int, Any], niks: dict[int, int], phones: dict[int, int], products: dict[int, int]
) -> Register:
    """Rows of the catalogue as columns."""
    import numpy as np

    from models.likeness.register import Register

    rows = list(facts)
    owned = [owners.get(row.id) for row in rows]
    persons = [row.person if row else 0 for row in owned]
    return Register(
        numbers=np.array([row.id for row in rows], dtype=np.int64),
        names=tuple(row.name for row in rows),
        owners=tuple(row.name if row else "" for row in owned),
        regions=tuple(row.region for row in rows),
        addresses=tuple(row.address for row in rows),
        niks=np.array([niks.get(person, 0) for person in persons], dtype=np.int64),
        phones=np.array([phones.get(person, 0) for person in persons], dtype=np.int64),
        nibs=np.array([nib_number(row.nib) for row in rows], dtype=np.int64),
        products=np.array([products.get(row.id, 0) for row in rows], dtype=np.int64),
    )


def lookup_number(lookup: str) -> int:
    """A keyed hash as a number that equals where the protected values are equal."""
    return int(lookup[:_HASH_DIGITS], 16) if lookup else 0


def nib_number(nib: str) -> int:
    """A NIB as a number; 0 for none, and for what is no number."""
    return int(nib) % _NUMBER if nib.isascii() and nib.isdigit() else 0


def product_mark(commodity: int) -> int:
    """The bit of a commodity; two may share one, which only weakens a contradiction."""
    return 1 << commodity % _PRODUCTS


def trade_words(session: Session) -> frozenset[str]:
    """Words for goods and crafts that the catalogue knows, as they sound."""
    return _sounds((*session.scalars(select(t.Commodity.name)), *session.scalars(select(t.CommodityWord.word))))


@lru_cache(maxsize=4)
def _sounds(texts: tuple[str, ...]) -> frozenset[str]:
    from models.likeness.words import plain_words, sound

    return frozenset(sound(word) for text in texts for word in plain_words(text) if len(word) > 2)


def _businesses() -> Select[*tuple[Any, ...]]:
    b, e = t.Business, t.Enterprise
    return select(b.id, b.name, b.region, b.address, b.nib).join(e, e.business_id == b.id).where(~e.deleted)


def _owners() -> Select[*tuple[Any, ...]]:
    part, person = t.BusinessPerson, t.Person
    query = select(part.business_id, person.id.label("person"), person.name).join(person, person.id == part.person_id)
    return query.where(part.role == OWNER, ~part.deleted)


def _offers() -> Select[*tuple[Any, ...]]:
    e, o = t.Enterprise, t.Offer
    return select(e.business_id, o.commodity_id).join(o, o.enterprise_id == e.id).where(~o.deleted)


def _lookups(
    session: Session, table: type[t.PersonNik | t.PersonPhone], persons: Collection[int] | None
) -> dict[int, int]:
    query = select(table.person_id, table.lookup).where(table.superseded_by.is_(None), table.value != "")
    parts = _parts(session, query, persons, table.person_id)
    return {person: lookup_number(lookup) for rows in parts for person, lookup in rows}


def _first(parts: Iterable[Iterable[Any]]) -> dict[int, Any]:
    """Of several owners the first."""
    found: dict[int, Any] = {}
    for rows in parts:
        for row in rows:
            found.setdefault(row.business_id, row)
    return found


def _parts(
    session: Session, query: Select[*tuple[Any, ...]], wanted: Collection[int] | None, key: Any, *then: Any
) -> Iterable[Iterable[Row[*tuple[Any, ...]]]]:
    """The rows in portions, in the order in which they came into the catalogue."""
    ordered = query.order_by(key, *then)
    if wanted is not None:
        yield session.execute(ordered.where(key.in_(wanted)))
        return
    for rows in session.execute(ordered.execution_options(yield_per=_PORTION)).partitions():
        go_on(session)
        yield rows
