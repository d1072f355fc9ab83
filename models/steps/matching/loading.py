"""The catalogue as the engine's columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session, aliased

from matching.codes import BusinessSize, OfferKind, Paper, Pattern, Support
from matching.problem import UNKNOWN, Need, Needs, Offer, Offers
from models.catalogue import tables as t
from models.domain.matching import MatchSettings
from models.domain.priority import priority_of
from models.reference.regions import point
from models.reference.units import dimension_number, unit
from models.steps.intake.businesses import OWNER, SIGNATORY
from models.steps.matching.promises import filled_by_groups, held_by_groups

ALL_PAPERS = sum(Paper)


@dataclass(frozen=True, slots=True)
class OfferKey:
    """Which row of the catalogue an offer's column stands for."""

    offer: int
    enterprise: int
    code: str
    name: str
    words: str
    unit: str
    region: str


@dataclass(frozen=True, slots=True)
class NeedKey:
    """Which row of the catalogue a need's column stands for."""

    need: int
    code: str
    words: str
    partner: str
    unit: str
    region: str


class Numbering:
    """Gives things consecutive numbers in the order in which they are met."""

    def __init__(self) -> None:
        self._numbers: dict[object, int] = {}

    def of(self, thing: object) -> int:
        """The thing's number; -1 for nothing."""
        if thing in (None, ""):
            return UNKNOWN
        return self._numbers.setdefault(thing, len(self._numbers))


class Loader:
    """Reads offers and needs; numbers shared between both sides (owners, NIBs, commodities) agree."""

    def __init__(
        self, session: Session, settings: MatchSettings, today: date, enterprise: str = "", need: str = ""
    ) -> None:
        self._session = session
        self._only_enterprise = enterprise
        self._only_need = need
        self._settings = settings
        self._today = today
        self._nibs = Numbering()
        self.commodities: list[int] = list(
            session.scalars(select(t.Commodity.id).where(~t.Commodity.deleted).order_by(t.Commodity.id))
        )
        self.commodity_at = {number: at for at, number in enumerate(self.commodities)}

    def offers(self) -> tuple[Offers, list[OfferKey]]:
        """Every offer of an enterprise in the catalogue, in the order of the public codes."""
        papers = self._papers()
        taken = self._taken()
        enterprises = Numbering()
        rows, keys = [], []
        for row in self._session.execute(self._offer_query()):
            rows.append(self._offer(row, enterprises, papers, taken))
            keys.append(OfferKey(row.id, row.enterprise, row.code, row.name, row.words, row.unit, row.region))
        return Offers.of(rows), keys

    def needs(self) -> tuple[Needs, list[NeedKey]]:
        """Every need in the catalogue, in the order of the public codes."""
        agreed, groups = self._agreed(), filled_by_groups(self._session)
        rows, keys = [], []
        for row in self._session.execute(self._need_query()):
            filled, slots = groups.get(row.id, (0, 0))
            rows.append(self._need(row, agreed.get(row.id, 0) + filled, slots))
            keys.append(NeedKey(row.id, row.code, row.words or row.commodity, row.name, row.unit, row.region))
        return Needs.of(rows), keys

    def _offer_query(self) -> Select[*tuple[Any, ...]]:
        capacity, price = (_current_fact(kind) for kind in ("kapasitas", "harga"))
        desil = (
            select(t.HouseholdDesil.household_id, func.max(t.HouseholdDesil.value).label("value"))
            .where(t.HouseholdDesil.superseded_by.is_(None))
            .group_by(t.HouseholdDesil.household_id)
            .subquery()
        )
        owner = _person_of(OWNER)
        e, b, o = t.Enterprise, t.Business, t.Offer
        query = (
            select(
                o.id, e.id.label("enterprise"), e.code, b.name, o.kind, o.commodity_id, o.words, o.unit, o.months,
                o.minimum_order, o.lead_days, capacity.c.value.label("capacity"), price.c.value.label("price"),
                b.id.label("business"), b.nib, b.region, b.latitude, b.longitude, b.size, b.verified,
                owner.c.person_id.label("owner"), desil.c.value.label("desil"), (o.active & e.active).label("active"),
            )
            .join(e, e.id == o.enterprise_id)
            .join(b, b.id == e.business_id)
            .outerjoin(capacity, capacity.c.offer_id == o.id)
            .outerjoin(price, price.c.offer_id == o.id)
            .outerjoin(owner, owner.c.business_id == b.id)
            .outerjoin(t.Person, t.Person.id == owner.c.person_id)
            .outerjoin(desil, desil.c.household_id == t.Person.household_id)
            .where(~o.deleted, ~e.deleted)
            .order_by(e.code, o.id)
        )  # fmt: skip
        if self._only_enterprise:
            return query.where(e.code == self._only_enterprise)
        region = self._settings.region
        return query.where(b.region.startswith(region)) if region else query

    def _offer(
        self,
        row: Row[*tuple[Any, ...]],
        enterprises: Numbering,
        papers: dict[int, tuple[int, int]],
        taken: dict[int, int],
    ) -> Offer:
        held, asked = papers.get(row.business, (0, 0))
        nib = int(Paper.NIB) if row.nib else 0
        dimension, factor = unit_columns(row.unit)
        return Offer(
            uid=f"{row.code}/{row.id:09}",
            enterprise=enterprises.of(row.enterprise),
            kind=OfferKind(row.kind).code,
            commodity=self.commodity_at[row.commodity_id],
            dimension=dimension,
            factor=factor,
            capacity=UNKNOWN if row.capacity is None else max(0, row.capacity - taken.get(row.id, 0)),
            months=row.months,
            price=UNKNOWN if row.price is None else row.price,
            minimum_order=row.minimum_order or 0,
            lead_days=UNKNOWN if row.lead_days is None else row.lead_days,
            **_place(row.region, row.latitude, row.longitude),
            size=BusinessSize(row.size).code,
            owner=UNKNOWN if row.owner is None else row.owner,
            business=row.business,
            nib=self._nibs.of(row.nib),
            papers=held | nib,
            papers_unknown=ALL_PAPERS & ~(asked | nib),
            verified=bool(row.verified),
            active=bool(row.active),
            priority=priority_of(int(row.desil) if row.desil else None),
        )

    def _need_query(self) -> Select[*tuple[Any, ...]]:
        signatory = _person_of(SIGNATORY)
        n, p, b, c = t.Need, t.Partner, t.Business, t.Commodity
        query = (
            select(
                n.id, n.code, n.words, n.pattern, n.commodity_id, n.unit, n.quantity, n.minimum_lot,
                n.maximum_partners, n.months, n.price, n.territory, n.papers, n.supports, n.inferred,
                c.name.label("commodity"), c.papers_due, p.id.label("partner"), b.id.label("business"), b.name, b.nib,
                b.region, b.latitude, b.longitude, b.size, signatory.c.person_id.label("owner"),
                (n.active & p.active).label("active"),
            )
            .join(p, p.id == n.partner_id)
            .join(b, b.id == p.business_id)
            .join(c, c.id == n.commodity_id)
            .outerjoin(signatory, signatory.c.business_id == b.id)
            .where(~n.deleted, ~p.deleted)
            .order_by(n.code)
        )  # fmt: skip
        return query.where(n.code == self._only_need) if self._only_need else query

    def _need(self, row: Row[*tuple[Any, ...]], agreed: int, groups: int) -> Need:
        dimension, factor = unit_columns(row.unit)
        left = row.quantity - agreed
        return Need(
            uid=row.code,
            partner=row.partner,
            commodity=self.commodity_at[row.commodity_id],
            dimension=dimension,
            factor=factor,
            quantity=max(left, 1),
            pattern=Pattern(row.pattern).code if row.pattern else UNKNOWN,
            minimum_lot=min(row.minimum_lot or 0, max(left, 1)),
            maximum_partners=max(0, row.maximum_partners - groups) if row.maximum_partners else UNKNOWN,
            months=row.months & self._settings.months,
            price=UNKNOWN if row.price is None else row.price,
            **_place(row.region, row.latitude, row.longitude),
            territory=_region_number(row.territory),
            size=BusinessSize(row.size).code,
            owner=UNKNOWN if row.owner is None else row.owner,
            business=row.business,
            nib=self._nibs.of(row.nib),
            papers_required=_mask(Paper, row.papers),
            papers_due=_mask(Paper, row.papers_due),
            supports_offered=_mask(Support, row.supports),
            duration=1,
            development=1 if row.supports else UNKNOWN,
            active=bool(row.active) and left > 0,
            inferred=bool(row.inferred),
        )

    def _papers(self) -> dict[int, tuple[int, int]]:
        """Business → (papers held, papers asked about)."""
        found: dict[int, list[int]] = defaultdict(lambda: [0, 0])
        query = select(t.Paper.business_id, t.Paper.kind, t.Paper.held, t.Paper.valid_until).where(~t.Paper.deleted)
        for business, kind, held, valid_until in self._session.execute(query):
            bit = _mask(Paper, kind)
            found[business][1] |= bit
            if held and (not valid_until or valid_until >= self._today.isoformat()):
                found[business][0] |= bit
        return {business: (held, asked) for business, (held, asked) in found.items()}

    def _taken(self) -> dict[int, int]:
        """Offer → what running agreements and accepted groups take of its capacity."""
        a = t.Agreement
        query = select(a.offer_id, func.sum(a.offer_quantity)).where(*self._running()).group_by(a.offer_id)
        found = held_by_groups(self._session)
        for offer, taken in self._session.execute(query):
            found[offer] = found.get(offer, 0) + int(taken)
        return found

    def _agreed(self) -> dict[int, int]:
        """Need → what running agreements fill of it."""
        a = t.Agreement
        query = select(a.need_id, func.sum(a.quantity)).where(*self._running()).group_by(a.need_id)
        return {need: int(filled) for need, filled in self._session.execute(query)}

    def _running(self) -> Sequence[Any]:
        return (
            ~t.Agreement.deleted,
            t.Agreement.status == "terbit",
            t.Agreement.ends >= self._today.isoformat(),
        )


def unit_columns(code: str) -> tuple[int, int]:
    """A unit as (dimension number, thousandths of the base unit); only units of one dimension compare."""
    found = unit(code)
    if found is None:
        raise ValueError(f"{code} is no unit")
    return dimension_number(code), found.factor


def _current_fact(kind: str) -> Any:
    fact = aliased(t.OfferFact)
    return (
        select(fact.offer_id, func.max(fact.value).label("value"))
        .where(fact.kind == kind, fact.superseded_by.is_(None))
        .group_by(fact.offer_id)
        .subquery()
    )


def _person_of(role: str) -> Any:
    part = aliased(t.BusinessPerson)
    return (
        select(part.business_id, func.min(part.person_id).label("person_id"))
        .where(part.role == role, ~part.deleted)
        .group_by(part.business_id)
        .subquery()
    )


def _place(region: str, latitude: float | None, longitude: float | None) -> dict[str, Any]:
    if latitude is None or longitude is None:
        found = point(region) if region else None
        latitude, longitude = (found.latitude, found.longitude) if found else (np.nan, np.nan)
    levels = [_region_number(region, depth) for depth in (1, 2, 3)]
    return dict(zip(("province", "kabupaten", "kecamatan"), levels, strict=True)) | {
        "latitude": latitude,
        "longitude": longitude,
    }


def _region_number(region: str, depth: int = 4) -> int:
    parts = region.split(".") if region else []
    if not parts or (depth < 4 and len(parts) < depth):
        return 0
    return int("".join(parts[:depth]))


def _mask(flags: type[Paper] | type[Support], keys: str) -> int:
    members = flags.__members__
    return _union(int(members[key.upper()]) for key in keys.split() if key.upper() in members)


def _union(bits: Iterable[int]) -> int:
    whole = 0
    for bit in bits:
        whole |= bit
    return whole
