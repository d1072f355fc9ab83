"""The catalogue as the engine's columns."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session, aliased

from matching.codes import BusinessSize, Paper, Pattern, Support
from matching.problem import UNKNOWN, Need, Needs, Offers
from models.catalogue import tables as t
from models.domain.matching import MatchSettings
from models.steps.intake.businesses import SIGNATORY
from models.steps.matching.columns import Nibs
from models.steps.matching.keys import NeedKey, OfferKeys
from models.steps.matching.offer_columns import (
    Scope,
    mask,
    middle_of,
    read_offers,
    region_number,
    running,
    unit_columns,
)
from models.steps.matching.promises import filled_by_groups
from models.steps.need_days import stands


class Loader:
    """Reads offers and needs; numbers shared between both sides (owners, NIBs, commodities) agree."""

    def __init__(
        self, session: Session, settings: MatchSettings, today: date, enterprises: tuple[str, ...] = (),
        needs: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        self._session = session
        self._scope = Scope(settings.region, enterprises)
        self._only_needs = needs
        self._settings = settings
        self._today = today
        self._nibs = Nibs()
        self.commodities: list[int] = list(
            session.scalars(select(t.Commodity.id).where(~t.Commodity.deleted).order_by(t.Commodity.id))
        )
        self.commodity_at = {number: at for at, number in enumerate(self.commodities)}

    def offers(self) -> tuple[Offers, OfferKeys]:
        """Every offer of an enterprise in the catalogue, in the order of the public codes."""
        return read_offers(self._session, self._scope, self._today, self.commodities, self._nibs)

    def needs(self) -> tuple[Needs, list[NeedKey]]:
        """Every need in the catalogue, in the order of the public codes."""
        agreed, groups = self._agreed(), filled_by_groups(self._session, self._today)
        rows, keys = [], []
        for row in self._session.execute(self._need_query()):
            filled, slots = groups.get(row.id, (0, 0))
            rows.append(self._need(row, agreed.get(row.id, 0) + filled, slots))
            keys.append(NeedKey(row.id, row.code, row.words or row.commodity, row.name, row.unit, row.region))
        return Needs.of(rows), keys

    def _need_query(self) -> Select[*tuple[Any, ...]]:
        signatory = _person_of(SIGNATORY)
        n, p, b, c = t.Need, t.Partner, t.Business, t.Commodity
        query = (
            select(
                n.id, n.code, n.words, n.pattern, n.commodity_id, n.unit, n.quantity, n.minimum_lot,
                n.maximum_partners, n.months, n.price, n.territory, n.papers, n.supports, n.inferred,
                c.name.label("commodity"), c.papers_due, p.id.label("partner"), b.id.label("business"), b.name, b.nib,
                b.region, b.latitude, b.longitude, b.size, signatory.c.person_id.label("owner"),
                (stands(self._today) & p.active).label("active"),
            )
            .join(p, p.id == n.partner_id)
            .join(b, b.id == p.business_id)
            .join(c, c.id == n.commodity_id)
            .outerjoin(signatory, signatory.c.business_id == b.id)
            .where(~n.deleted, ~p.deleted)
            .order_by(n.code)
        )  # fmt: skip
        return query.where(n.code.in_(self._only_needs)) if self._only_needs else query

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
            territory=region_number(row.territory),
            size=BusinessSize(row.size).code,
            owner=UNKNOWN if row.owner is None else row.owner,
            business=row.business,
            nib=int(self._nibs((row.nib,))[0]),
            papers_required=mask(Paper, row.papers),
            papers_due=mask(Paper, row.papers_due),
            supports_offered=mask(Support, row.supports),
            duration=1,
            development=1 if row.supports else UNKNOWN,
            active=bool(row.active) and left > 0,
            inferred=bool(row.inferred),
        )

    def _agreed(self) -> dict[int, int]:
        """Need → what running agreements with one enterprise fill of it."""
        a = t.Agreement
        query = select(a.need_id, func.sum(a.quantity)).where(*running(self._today)).group_by(a.need_id)
        return {need: int(filled) for need, filled in self._session.execute(query)}


def _person_of(role: str) -> Any:
    part = aliased(t.BusinessPerson)
    return (
        select(part.business_id, func.min(part.person_id).label("person_id"))
        .where(part.role == role, ~part.deleted)
        .group_by(part.business_id)
        .subquery()
    )


def _place(region: str, latitude: float | None, longitude: float | None) -> dict[str, Any]:
    by_region = latitude is None or longitude is None
    if by_region:
        latitude, longitude = middle_of(region)
    levels = [region_number(region, depth) for depth in (1, 2, 3)]
    return dict(zip(("province", "kabupaten", "kecamatan"), levels, strict=True)) | {
        "latitude": latitude,
        "longitude": longitude,
        "by_region": by_region,
    }
