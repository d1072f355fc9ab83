"""What is known about the pairs of an event before they talk: what fits, what is missing, what to ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.event_slips import company
from models.domain.events import EventFacts, GuestFacts, MeetingState
from models.domain.matching import MatchSettings, PairExplanation, settings_from_json
from models.steps.events.pair_words import Judged, Wanted, fitting, missing, paper_label, questions
from models.steps.events.paper_facts import amount_words
from models.steps.events.rows import EventRows
from models.steps.matching.building import build_problem
from models.steps.matching.explaining import Sides, best_offers
from models.steps.need_days import stands
from models.steps.papers.profiles import months_words
from models.steps.papers.public_names import without_numbers
from models.steps.papers_held import held_on
from reports.event_papers.briefs import Brief

_OPEN = "belum tercatat"


@dataclass(frozen=True, slots=True)
class _Offer:
    """What an enterprise brings to the table."""

    row: int
    commodity: int
    words: str
    unit: str
    months: int
    capacity: int | None
    business: int


def briefs_of(session: Session, rows: EventRows, facts: EventFacts, today: date) -> dict[int, Brief]:
    """Number of a meeting → what is known about it: what the matcher says of everybody at the table and the need."""
    book = _Book.of(session, rows, facts, today)
    return {row.number: book.brief(row) for row in rows.meetings if row.state != MeetingState.CANCELLED}


@dataclass(frozen=True, slots=True)
class _Book:
    """Everything that the pages of an event are made from, read at once."""

    seats: Mapping[int, list[t.EventGuest]]
    """Meeting → who sits there with the buyer."""
    wishes: Mapping[int, list[t.Need]]
    """Meeting → the need it is about, else all that the buyer looks for."""
    offers: Mapping[int, list[_Offer]]
    found: Mapping[Sides, PairExplanation]
    guests: Mapping[int, GuestFacts]
    """Row of a guest → what is said of it."""
    goods: Mapping[int, str]
    papers: _Papers

    @classmethod
    def of(cls, session: Session, rows: EventRows, facts: EventFacts, today: date) -> _Book:
        """What stands in the catalogue on a day."""
        guests = {row.id: row for row in rows.guests}
        known = {each.uid: each for each in facts.guests}
        listed = {meeting: [guests[each] for each in some] for meeting, some in rows.enterprises_of.items()}
        seats = {meeting: _sitting(some, known) for meeting, some in listed.items()}
        wishes = _wishes(session, rows, guests, today)
        offers = _offers(session, {row.enterprise_id or 0 for row in rows.guests})
        said = {each.uid: each for each in (*facts.guests, *facts.removed)}
        return cls(
            seats, wishes, offers, _judged(session, rows, _asked(seats, wishes), today),
            {row.id: said[row.uid] for row in rows.guests if row.uid in said},
            dict(session.execute(select(t.Commodity.id, t.Commodity.name)).all()),
            _Papers(session, {each.business for some in offers.values() for each in some}, today),
        )  # fmt: skip

    def brief(self, meeting: t.EventMeeting) -> Brief:
        """What is known of one meeting."""
        people = self.seats.get(meeting.id, [])
        need = self._best_need(people, self.wishes[meeting.id])
        brought = [(who, offer) for who in people if (offer := self._brought(who, need)) is not None]
        seated = [] if need is None else [each for who in people for each in self._seen(who, need)]
        wanted = None if need is None else self._wanted(need)
        return Brief(
            (*(fitting(seated, wanted) if seated and wanted else ()), *self._near(meeting, people)),
            (*(missing(seated, wanted) if seated and wanted else ()), *_unknown(need, len(people) - len(brought))),
            tuple(_sides(need, wanted, [offer for _who, offer in brought], self.papers)),
            (*_first(need, len(brought)), *questions(seated)),
        )  # fmt: skip

    def _near(self, meeting: t.EventMeeting, people: Sequence[t.EventGuest]) -> Iterable[str]:
        places = {self.guests[row].region for row in (meeting.buyer_id, *(who.id for who in people))}
        if len(places) == 1 and all(places):
            yield f"Sama-sama di {places.pop()}."

    def _best_need(self, people: Sequence[t.EventGuest], needs: Sequence[t.Need]) -> t.Need | None:
        """Of several the one that suits most of the people best."""

        def suits(need: t.Need) -> tuple[int, int]:
            found = [each for who in people if (each := self.found.get((who.enterprise_id or 0, need.id)))]
            return sum(each.possible for each in found), sum(each.score for each in found)

        return max(needs, key=suits, default=None)

    def _seen(self, who: t.EventGuest, need: t.Need) -> Iterable[Judged]:
        found = self.found.get((who.enterprise_id or 0, need.id))
        offer = self._brought(who, need)
        if found is not None and offer is not None:
            name = without_numbers(self.guests[who.id].name)
            yield Judged(name, offer.months, found, partial(self.papers.state, offer.business))

    def _brought(self, who: t.EventGuest, need: t.Need | None) -> _Offer | None:
        """The offer that the matcher judged, else the first of the need's commodity, else the first."""
        offers, found = self.offers.get(who.enterprise_id or 0, []), None
        if need is not None:
            found = self.found.get((who.enterprise_id or 0, need.id))
        judged = (each for each in offers if found is not None and each.row == found.offer)
        return next(judged, next(iter(offers), None))

    def _wanted(self, need: t.Need) -> Wanted:
        words = without_numbers(need.words) or self.goods[need.commodity_id]
        return Wanted(words, need.quantity, need.minimum_lot, need.unit, need.months)


def _sitting(people: Sequence[t.EventGuest], known: Mapping[str, GuestFacts]) -> list[t.EventGuest]:
    """Those of a meeting's enterprises who come."""
    there = company([who.uid for who in people], known)
    return [who for who in people if who.uid in there]


def _sides(
    need: t.Need | None, wanted: Wanted | None, brought: Sequence[_Offer], papers: _Papers
) -> Iterable[tuple[str, str, str]]:
    """(what, as asked, as offered)."""
    if not brought and need is None:
        return
    yield "Barang atau jasa", wanted.words if wanted else _OPEN, "; ".join(each.words for each in brought) or _OPEN
    capacities = [amount_words(each.capacity, each.unit) for each in brought if each.capacity is not None]
    asked = _OPEN if need is None else amount_words(need.quantity, need.unit)
    yield "Jumlah sebulan", asked, "; ".join(capacities) or _OPEN
    offered = "; ".join(dict.fromkeys(months_words(each.months) for each in brought))
    yield "Bulan", _OPEN if need is None else months_words(need.months), offered or _OPEN
    if need is not None:
        yield from _asked_of_quality(need, brought, papers)


def _asked_of_quality(need: t.Need, brought: Sequence[_Offer], papers: _Papers) -> Iterable[tuple[str, str, str]]:
    asked = need.papers.split()
    if asked:
        held = [kind for kind in asked if brought and all(papers.state(each.business, kind) for each in brought)]
        yield "Dokumen", ", ".join(map(paper_label, asked)), ", ".join(map(paper_label, held)) or "belum ada"
    if need.specification.strip():
        yield "Mutu", without_numbers(need.specification), "–"


def _unknown(need: t.Need | None, without_offer: int) -> Iterable[tuple[str, str]]:
    """What the catalogue itself lacks."""
    if need is None:
        yield "Kebutuhan pembeli belum tercatat", "Pembeli, lalu petugas mencatatnya"
    if without_offer:
        yield "Yang ditawarkan UMKM belum tercatat", "UMKM, lalu petugas mencatatnya"


def _first(need: t.Need | None, brought: int) -> Iterable[str]:
    """What to ask before everything else."""
    if need is None:
        yield "Apa yang dicari pembeli: barang atau jasa apa, berapa sebulan, dengan mutu bagaimana?"
    if not brought:
        yield "Apa yang dapat ditawarkan UMKM, dan berapa yang sanggup dibuat setiap bulan?"


def _asked(seats: Mapping[int, list[t.EventGuest]], wishes: Mapping[int, list[t.Need]]) -> set[Sides]:
    return {
        (who.enterprise_id or 0, need.id)
        for meeting, needs in wishes.items()
        for need in needs
        for who in seats.get(meeting, ())
    }


def _judged(session: Session, rows: EventRows, wanted: Collection[Sides], today: date) -> dict[Sides, PairExplanation]:
    """The matcher's explanation of these sides, with the settings of the event's run."""
    e, n = t.Enterprise, t.Need
    codes = _codes(session, e, {enterprise for enterprise, _need in wanted})
    needs = _codes(session, n, {need for _enterprise, need in wanted})
    if not codes or not needs:
        return {}
    run = session.get(t.MatchingRun, rows.event.run_id) if rows.event.run_id else None
    settings = replace(settings_from_json(run.settings) if run else MatchSettings(), region="")
    built = build_problem(session, settings, today, enterprises=codes, needs_of=needs)
    return best_offers(session, built, today, wanted)


def _codes(session: Session, role: Any, ids: Collection[int]) -> tuple[str, ...]:
    return tuple(session.scalars(select(role.code).where(role.id.in_(ids), ~role.deleted).order_by(role.code)))


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


def _wishes(
    session: Session, rows: EventRows, guests: Mapping[int, t.EventGuest], today: date
) -> dict[int, list[t.Need]]:
    n = t.Need
    named = [row.need_id for row in rows.meetings if row.need_id]
    partners = {row.partner_id for row in rows.guests if row.partner_id}
    held = {row.id: row for row in session.scalars(select(n).where(n.id.in_(named)))}
    looked_for: dict[int, list[t.Need]] = defaultdict(list)
    standing = select(n).where(n.partner_id.in_(partners), ~n.deleted, stands(today))
    for need in session.scalars(standing.order_by(n.code)):
        looked_for[need.partner_id].append(need)
    return {
        row.id: [held[row.need_id]] if row.need_id else looked_for[guests[row.buyer_id].partner_id or 0]
        for row in rows.meetings
    }


def _offers(session: Session, enterprises: Collection[int]) -> dict[int, list[_Offer]]:
    e, o, b, c, fact = t.Enterprise, t.Offer, t.Business, t.Commodity, t.OfferFact
    held = (fact.offer_id == o.id) & (fact.kind == "kapasitas") & fact.superseded_by.is_(None)
    query: Any = (
        select(o.enterprise_id, o.id, o.commodity_id, o.words, c.name, o.unit, o.months, fact.value, b.id)
        .join(e, e.id == o.enterprise_id)
        .join(b, b.id == e.business_id)
        .join(c, c.id == o.commodity_id)
        .outerjoin(fact, held)
        .where(o.enterprise_id.in_(enterprises), ~o.deleted, o.active)
        .order_by(o.id)
    )
    found: dict[int, list[_Offer]] = defaultdict(list)
    for enterprise, row, commodity, words, name, unit, months, capacity, business in session.execute(query):
        said = without_numbers(words) or name
        found[enterprise].append(_Offer(row, commodity, said, unit, months, capacity, business))
    return found
