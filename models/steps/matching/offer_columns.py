"""Offers out of the catalogue, straight into the engine's columns: one narrow query per kind of fact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from matching.codes import BusinessSize, OfferKind, Paper, Support
from matching.columns import Flags, Floats, Ints
from matching.problem import UNKNOWN, Offers
from models.catalogue import tables as t
from models.domain.priority import priority_of
from models.reference.regions import point
from models.reference.units import dimension_number, unit
from models.steps.intake.businesses import OWNER
from models.steps.matching.columns import (
    Column,
    Lookup,
    Nibs,
    Runs,
    Words,
    columns_of,
    flags,
    floats,
    found_by,
    ints,
    listed,
    lookup,
)
from models.steps.matching.keys import OfferKeys
from models.steps.matching.promises import held_by_groups

ALL_PAPERS = sum(Paper)
NOWHERE = (float("nan"), float("nan"))


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose offers are read: everybody's, those of a region, or of some enterprises by their codes."""

    region: str = ""
    enterprises: tuple[str, ...] = ()

    def businesses(self) -> Select[int] | None:
        """Ids of their businesses; None where they are all."""
        if self.enterprises:
            return select(t.Enterprise.business_id).where(t.Enterprise.code.in_(self.enterprises))
        if self.region:
            return select(t.Business.id).where(t.Business.region.startswith(self.region))
        return None

    def of_business(self, column: Any) -> tuple[ColumnElement[bool], ...]:
        """Conditions on a column of business ids."""
        some = self.businesses()
        return () if some is None else (column.in_(some),)

    def of_offer(self, column: Any) -> tuple[ColumnElement[bool], ...]:
        """Conditions on a column of offer ids."""
        some = self.businesses()
        if some is None:
            return ()
        e = t.Enterprise
        return (column.in_(select(t.Offer.id).join(e, e.id == t.Offer.enterprise_id).where(e.business_id.in_(some))),)

    def of_person(self, column: Any) -> tuple[ColumnElement[bool], ...]:
        """Conditions on a column of person ids."""
        some = self.businesses()
        part = t.BusinessPerson
        return () if some is None else (column.in_(select(part.person_id).where(part.business_id.in_(some))),)

    def of_household(self, column: Any) -> tuple[ColumnElement[bool], ...]:
        """Conditions on a column of household ids."""
        those = self.of_person(t.Person.id)
        return (column.in_(select(t.Person.household_id).where(*those)),) if those else ()


class _Rows:
    """One row per offer, as the catalogue's own columns."""

    def __init__(self, session: Session, scope: Scope, nibs: Nibs) -> None:
        self.code, self.name, self.words, self.region = Runs(), Runs(), Words(), Words()
        self.kind, self.unit, self.size = Words(), Words(), Words()
        wide: dict[str, Any] = {
            "offer": ints, "enterprise": ints, "business": ints, "code": self.code, "name": self.name,
            "words": self.words, "region": self.region, "kind": self.kind, "unit": self.unit, "size": self.size,
            "nib": nibs, "commodity": ints, "months": ints, "minimum_order": ints, "lead_days": ints,
            "latitude": floats, "longitude": floats, "verified": flags, "active": flags,
        }  # fmt: skip
        found = columns_of(session, _query(scope), *wide.values())
        self.at = dict(zip(wide, found, strict=True))

    def column(self, name: str) -> Column:
        """A column of words."""
        words: Words | Runs = getattr(self, name)
        return Column(words.met(), self.at[name])


def _query(scope: Scope) -> Select[*tuple[Any, ...]]:
    e, b, o = t.Enterprise, t.Business, t.Offer
    return (
        select(
            o.id, e.id, b.id, e.code, b.name, o.words, b.region, o.kind, o.unit, b.size, b.nib, o.commodity_id,
            o.months, func.coalesce(o.minimum_order, 0), func.coalesce(o.lead_days, UNKNOWN), b.latitude, b.longitude,
            b.verified, o.active & e.active,
        )
        .join(e, e.id == o.enterprise_id)
        .join(b, b.id == e.business_id)
        .where(~o.deleted, ~e.deleted, *scope.of_business(b.id))
        .order_by(e.code, o.id)
    )  # fmt: skip


def read_offers(
    session: Session, scope: Scope, today: date, commodities: Sequence[int], nibs: Nibs
) -> tuple[Offers, OfferKeys]:
    """Every offer in the scope, in the order of the public codes; `commodities` are the ids behind the engine's."""
    rows = _Rows(session, scope, nibs)
    at = rows.at
    code, regions = rows.column("code"), rows.column("region")
    columns: dict[str, NDArray[Any]] = {
        "uid": _uids(code, at["offer"]),
        "enterprise": at["code"].astype(np.int64),
        "commodity": _rows_of(commodities, at["commodity"]),
        "kind": rows.kind.told(lambda word: OfferKind(word).code, np.int64)[at["kind"]],
        "size": rows.size.told(lambda word: BusinessSize(word).code, np.int64)[at["size"]],
        "business": at["business"],
        **{name: at[name] for name in ("nib", "months", "minimum_order", "lead_days", "verified", "active")},
        **_units(rows),
        **_places(regions, at["latitude"], at["longitude"]),
        **_facts(session, scope, at["offer"], today),
        **_people(session, scope, at["business"]),
    }
    columns |= _papers(session, scope, at["business"], columns["nib"] >= 0, today)
    keys = OfferKeys(
        at["offer"], at["enterprise"], code, rows.column("name"), rows.column("words"), rows.column("unit"), regions
    )
    return _with_nothing_said(columns, len(keys)), keys


def _with_nothing_said(columns: dict[str, NDArray[Any]], count: int) -> Offers:
    """With the columns that the catalogue does not know."""
    unsaid = {name: np.full(count, np.nan) for name in ("track_record", "quality")}
    return Offers(**columns, **unsaid, supports_wanted=np.zeros(count, dtype=np.int64))


def _rows_of(commodities: Sequence[int], ids: Ints) -> Ints:
    """The engine's indexes of commodities, which are listed by id."""
    listed = np.array(commodities, dtype=np.int64)
    found = Lookup(listed, np.arange(len(listed))).of(ids, UNKNOWN)
    if (found == UNKNOWN).any():
        raise KeyError("an offer of a commodity that is gone")
    return found


def _uids(code: Column, offer: Ints) -> NDArray[np.str_]:
    width = max(map(len, code.words), default=0) + len("/123456789")
    told = (f"{each}/{number:09}" for each, number in zip(code, listed(offer), strict=True))
    return np.fromiter(told, dtype=f"<U{width}", count=len(offer))


def _units(rows: _Rows) -> dict[str, Ints]:
    found = np.array([unit_columns(code) for code in rows.unit.met()], dtype=np.int64).reshape(-1, 2)
    return {"dimension": found[rows.at["unit"], 0], "factor": found[rows.at["unit"], 1]}


def unit_columns(code: str) -> tuple[int, int]:
    """A unit as (dimension number, thousandths of the base unit); only units of one dimension compare."""
    found = unit(code)
    if found is None:
        raise ValueError(f"{code} is no unit")
    return dimension_number(code), found.factor


def _places(region: Column, latitude: Floats, longitude: Floats) -> dict[str, NDArray[Any]]:
    """Where nobody has measured, the middle of the region."""
    unknown: Flags = np.isnan(latitude) | np.isnan(longitude)
    middle = np.array([middle_of(each) for each in region.words], dtype=np.float64).reshape(-1, 2)[region.place]
    levels = np.array([[region_number(each, depth) for depth in (1, 2, 3)] for each in region.words], dtype=np.int64)
    province, kabupaten, kecamatan = levels.reshape(-1, 3)[region.place].T.copy()
    return {
        "province": province, "kabupaten": kabupaten, "kecamatan": kecamatan, "by_region": unknown,
        "latitude": np.where(unknown, middle[:, 0], latitude), "longitude": np.where(unknown, middle[:, 1], longitude),
    }  # fmt: skip


def middle_of(region: str) -> tuple[float, float]:
    """Latitude and longitude of a region's middle; NaN where nobody knows."""
    found = point(region) if region else None
    return (found.latitude, found.longitude) if found else NOWHERE


def region_number(region: str, depth: int = 4) -> int:
    """A dotted region code down to a level as one number (35, 3523, 352301); 0 where it does not go that deep."""
    parts = region.split(".") if region else []
    if not parts or (depth < 4 and len(parts) < depth):
        return 0
    return int("".join(parts[:depth]))


def _facts(session: Session, scope: Scope, offer: Ints, today: date) -> dict[str, Ints]:
    """Spare capacity less what is promised, and price."""
    capacity, price = (_current(session, scope, kind).of(offer, UNKNOWN) for kind in ("kapasitas", "harga"))
    left = np.maximum(0, capacity - _taken(session, today).of(offer, 0))
    return {"capacity": np.where(capacity == UNKNOWN, UNKNOWN, left), "price": price}


def _current(session: Session, scope: Scope, kind: str) -> Lookup:
    fact = t.OfferFact
    counts = fact.kind == kind, fact.superseded_by.is_(None), *scope.of_offer(fact.offer_id)
    return found_by(session, select(fact.offer_id, fact.value).where(*counts), np.maximum)


def _taken(session: Session, today: date) -> Lookup:
    """Offer → what running agreements and accepted groups take of its capacity."""
    query = select(t.Agreement.offer_id, t.Agreement.offer_quantity).where(*running(today))
    offer, taken = columns_of(session, query, ints, ints)
    groups = held_by_groups(session, today)
    return lookup(
        np.concatenate((offer, ints(list(groups)))), np.concatenate((taken, ints(list(groups.values())))), np.add
    )


def running(today: date) -> Sequence[ColumnElement[bool]]:
    """Conditions on the agreements with one enterprise that hold on a day."""
    a = t.Agreement
    return a.group_id.is_(None), ~a.deleted, a.status == "terbit", a.ends >= today.isoformat()


def _people(session: Session, scope: Scope, business: Ints) -> dict[str, NDArray[Any]]:
    """The owner, and the priority of the household."""
    part, person, desil = t.BusinessPerson, t.Person, t.HouseholdDesil
    owners = select(part.business_id, part.person_id).where(
        part.role == OWNER, ~part.deleted, *scope.of_business(part.business_id)
    )
    owner = found_by(session, owners, np.minimum).of(business, UNKNOWN)
    homes = select(person.id, person.household_id).where(person.household_id.is_not(None), *scope.of_person(person.id))
    home = found_by(session, homes, np.minimum).of(owner, UNKNOWN)
    values = Words()
    counts = desil.superseded_by.is_(None), *scope.of_household(desil.household_id)
    desils = select(desil.household_id, func.max(desil.value)).where(*counts).group_by(desil.household_id)
    known = found_by(session, desils, np.maximum, values).of(home, UNKNOWN)
    worth = values.told(lambda word: priority_of(int(word) if word else None), np.float64)
    return {"owner": owner, "priority": np.append(worth, priority_of(None))[known]}


def _papers(session: Session, scope: Scope, business: Ints, has_nib: Flags, today: date) -> dict[str, Ints]:
    """Masks of the papers held, and of those that nobody has asked about; a NIB is a paper too."""
    paper, kinds = t.Paper, Words()
    valid = and_(paper.held, or_(func.coalesce(paper.valid_until, "") == "", paper.valid_until >= today.isoformat()))
    query = select(paper.business_id, paper.kind, valid).where(~paper.deleted, *scope.of_business(paper.business_id))
    whose, kind, holds = columns_of(session, query, ints, kinds, flags)
    bit = kinds.told(lambda word: mask(Paper, word), np.int64)[kind]
    nib = has_nib.astype(np.int64) * int(Paper.NIB)
    asked = lookup(whose, bit, np.bitwise_or).of(business, 0) | nib
    held = lookup(whose[holds], bit[holds], np.bitwise_or).of(business, 0) | nib
    return {"papers": held, "papers_unknown": ALL_PAPERS & ~asked}


def mask(words: type[Paper] | type[Support], keys: str) -> int:
    """The bits of keys separated by spaces; what is not ours is left out."""
    members = words.__members__
    return _union(int(members[key.upper()]) for key in keys.split() if key.upper() in members)


def _union(bits: Iterable[int]) -> int:
    whole = 0
    for bit in bits:
        whole |= bit
    return whole
