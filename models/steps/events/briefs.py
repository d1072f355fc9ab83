"""What is known about the pairs of an event before they talk: what fits, what is missing, what to ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.events import EventFacts
from models.reference.papers import paper_kind
from models.steps.events.paper_facts import amount_words
from models.steps.events.rows import EventRows
from models.steps.papers.profiles import months_words
from models.steps.papers_held import held_on
from models.steps.records.places import kabupaten_of
from reports.event_papers.briefs import Brief

_GOOD = 60
"""Points from which the matcher's score is worth naming."""


@dataclass(frozen=True, slots=True)
class _Offer:
    """What an enterprise brings to the table."""

    enterprise: int
    commodity: int
    words: str
    unit: str
    months: int
    capacity: int | None
    business: int
    region: str


def briefs_of(session: Session, rows: EventRows, facts: EventFacts, today: date) -> dict[int, Brief]:
    """Number of a meeting → what is known about it; meetings about no need of the catalogue have none."""
    needs = {row.id: row for row in session.scalars(_needs(rows.event.id))}
    guests = {row.id: row.enterprise_id or 0 for row in rows.guests}
    offers = _offers(session, set(guests.values()))
    papers = _Papers(session, {each.business for some in offers.values() for each in some}, today)
    places = _places(session, {need.partner_id for need in needs.values()})
    goods: dict[int, str] = dict(session.execute(select(t.Commodity.id, t.Commodity.name)).all())
    scores = {each.uid: each.score for each in facts.meetings}
    seated, found = rows.enterprises_of, {}
    for row in rows.meetings:
        need = needs.get(row.need_id or 0)
        brought = [_best(need, offers[guests[each]]) for each in seated.get(row.id, ()) if offers[guests[each]]]
        if need is not None and brought:
            asked = need.words or goods[need.commodity_id]
            pair = _Pair(need, asked, tuple(brought), papers, places.get(need.partner_id, ""), scores[row.uid])
            found[row.number] = pair.brief()
    return found


@dataclass(frozen=True, slots=True)
class _Pair:
    need: t.Need
    asked: str
    offers: tuple[_Offer, ...]
    papers: _Papers
    place: str
    score: int | None

    def brief(self) -> Brief:
        return Brief(tuple(self._fits()), tuple(self._missing()), tuple(self._sides()), tuple(self._questions()))

    @property
    def _capacity(self) -> int | None:
        """Of all together, where everybody counts in the need's unit and has said it."""
        told = [each.capacity for each in self.offers if each.unit == self.need.unit]
        known = [each for each in told if each is not None]
        return sum(known) if len(known) == len(self.offers) else None

    def _fits(self) -> Iterable[str]:
        need, capacity = self.need, self._capacity
        if all(each.commodity == need.commodity_id for each in self.offers):
            yield f"Yang dicari dan yang dibuat sama: {self.asked}."
        if capacity is not None and capacity >= need.quantity:
            yield f"Kapasitas {amount_words(capacity, need.unit)} sebulan cukup untuk seluruh kebutuhan."
        elif capacity is not None and capacity >= (need.minimum_lot or 0):
            yield f"Kapasitas {amount_words(capacity, need.unit)} sebulan memenuhi sebagian kebutuhan."
        if all(need.months & ~each.months == 0 for each in self.offers):
            yield "Tersedia di semua bulan yang diminta."
        if self.place and all(kabupaten_of(each.region) == self.place for each in self.offers):
            yield f"Sama-sama di {self.place}."
        if self.score is not None and self.score >= _GOOD:
            yield f"Nilai kecocokan {self.score} dari 100."

    def _missing(self) -> Iterable[tuple[str, str]]:
        for each, kind in self._asked_papers():
            if self.papers.state(each.business, kind) is False:
                known = paper_kind(kind)
                yield (known.label, known.helper or known.issuer) if known else (kind, "")
        capacity, least = self._capacity, self.need.minimum_lot
        if capacity is not None and least is not None and capacity < least:
            said = f"Kapasitas {amount_words(capacity, self.need.unit)}; paling sedikit diminta "
            yield said + amount_words(least, self.need.unit), "Bergabung dalam kelompok"

    def _sides(self) -> Iterable[tuple[str, str, str]]:
        need, brought = self.need, self.offers
        yield "Barang atau jasa", self.asked, "; ".join(each.words for each in brought)
        capacities = [amount_words(each.capacity, each.unit) for each in brought if each.capacity is not None]
        yield "Jumlah sebulan", amount_words(need.quantity, need.unit), "; ".join(capacities) or "belum tercatat"
        offered = "; ".join(dict.fromkeys(months_words(each.months) for each in brought))
        yield "Bulan", months_words(need.months), offered
        asked = need.papers.split()
        if asked:
            held = [kind for kind in asked if all(self.papers.state(each.business, kind) for each in brought)]
            yield "Dokumen", _labels(asked), _labels(held) or "belum ada"
        if need.specification.strip():
            yield "Mutu", " ".join(need.specification.split()), "–"

    def _questions(self) -> Iterable[str]:
        if any(each.capacity is None for each in self.offers):
            yield "Berapa yang sanggup dikirim setiap bulan? Kapasitasnya belum tercatat."
        for each, kind in self._asked_papers():
            if self.papers.state(each.business, kind) is None:
                yield f"Apakah {_labels([kind])} sudah ada? Belum tercatat."

    def _asked_papers(self) -> list[tuple[_Offer, str]]:
        return [(each, kind) for kind in self.need.papers.split() for each in self.offers]


class _Papers:
    """Which papers businesses hold on a day."""

    def __init__(self, session: Session, businesses: Collection[int], today: date) -> None:
        p = t.Paper
        some = p.business_id.in_(businesses)
        held = select(p.business_id, p.kind).where(some, *held_on(today))
        told = select(p.business_id, p.kind).where(some, ~p.deleted)
        self._held = {(business, kind) for business, kind in session.execute(held)}
        self._told = {(business, kind) for business, kind in session.execute(told)}

    def state(self, business: int, kind: str) -> bool | None:
        """Whether it is held; None where nobody has asked."""
        if (business, kind) in self._held:
            return True
        return False if (business, kind) in self._told else None


def _needs(event: int) -> Any:
    n, m = t.Need, t.EventMeeting
    return select(n).where(n.id.in_(select(m.need_id).where(m.event_id == event, m.need_id.is_not(None))))


def _offers(session: Session, enterprises: Collection[int]) -> dict[int, list[_Offer]]:
    e, o, b, c, fact = t.Enterprise, t.Offer, t.Business, t.Commodity, t.OfferFact
    held = (fact.offer_id == o.id) & (fact.kind == "kapasitas") & fact.superseded_by.is_(None)
    query: Any = (
        select(o.enterprise_id, o.commodity_id, o.words, c.name, o.unit, o.months, fact.value, b.id, b.region)
        .join(e, e.id == o.enterprise_id)
        .join(b, b.id == e.business_id)
        .join(c, c.id == o.commodity_id)
        .outerjoin(fact, held)
        .where(o.enterprise_id.in_(enterprises), ~o.deleted, o.active)
        .order_by(o.id)
    )
    found: dict[int, list[_Offer]] = defaultdict(list)
    for enterprise, commodity, words, name, unit, months, capacity, business, region in session.execute(query):
        found[enterprise].append(_Offer(enterprise, commodity, words or name, unit, months, capacity, business, region))
    return found


def _best(need: t.Need | None, offers: list[_Offer]) -> _Offer:
    """The one that is of the need's commodity, else its first."""
    same = (each for each in offers if need is not None and each.commodity == need.commodity_id)
    return next(same, offers[0])


def _places(session: Session, partners: Collection[int]) -> dict[int, str]:
    p, b = t.Partner, t.Business
    query = select(p.id, b.region).join(b, b.id == p.business_id).where(p.id.in_(partners))
    return {partner: kabupaten_of(region) for partner, region in session.execute(query)}


def _labels(kinds: Iterable[str]) -> str:
    return ", ".join(known.label if (known := paper_kind(kind)) else kind for kind in kinds)
