"""Offers and papers that two records have both: which belong together, which is proposed, and what hinders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from rapidfuzz import fuzz
from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from models.catalogue import tables as t
from models.domain.enterprises import OfferRecord
from models.domain.matching import Decided
from models.domain.merging import MergeField, Reason, Side
from models.domain.names import name_key
from models.steps.duplicates.sides import Pair, Twin
from models.steps.duplicates.traits import Proposed, known_side
from models.steps.matching.promises import promised_of
from models.steps.records.businesses import papers_of
from models.steps.records.facts import CAPACITY

OFFER, PAPER = "offer:", "paper:"
_ALIKE = 75
OfferPair = tuple[t.Offer, t.Offer]
SAID = (~t.Decision.deleted, t.Decision.status != Decided.OPEN)
"""A word that stands: not one that was taken back."""


def offer_pairs(session: Session, pair: Pair) -> list[OfferPair]:
    """Offers of the same commodity and kind on both sides, each in one pair at most, those named alike first."""
    firsts, seconds = (_offers(session, twin) for twin in (pair.first, pair.second))
    fitting = [
        (_likeness(one.words, other.words), one, other)
        for one in firsts
        for other in seconds
        if (one.kind, one.commodity_id) == (other.kind, other.commodity_id)
    ]
    found: list[OfferPair] = []
    taken: set[int] = set()
    for _, one, other in sorted(fitting, key=lambda each: (-each[0], each[1].id, each[2].id)):
        if not {one.id, other.id} & taken:
            taken |= {one.id, other.id}
            found.append((one, other))
    return found


def offer_fields(session: Session, pair: Pair) -> Iterator[MergeField]:
    """The offers that may be one and the same."""
    first, second = (_shown(twin) for twin in (pair.first, pair.second))
    for one, other in offer_pairs(session, pair):
        shown = first[one.uid], second[other.uid]
        yield MergeField(f"{OFFER}{one.uid}", *shown, *_proposed(session, (one, other), *shown), both=True)


def paper_pairs(session: Session, pair: Pair) -> list[tuple[t.Paper, t.Paper]]:
    """Papers of one kind that both have an answer for."""
    seconds = {row.kind: row for row in papers_of(session, pair.second.business.id)}
    return [(row, seconds[row.kind]) for row in papers_of(session, pair.first.business.id) if row.kind in seconds]


def paper_fields(session: Session, pair: Pair) -> Iterator[MergeField]:
    """The papers that both have an answer for."""
    shown = [{paper.kind: paper for paper in twin.record.papers} for twin in (pair.first, pair.second)]
    for one, other in paper_pairs(session, pair):
        both_shown = shown[0].get(one.kind), shown[1].get(one.kind)
        yield MergeField(f"{PAPER}{one.kind}", *both_shown, *_better_paper(one, other))


def hindrance(session: Session, kept: t.Offer, dropped: t.Offer) -> str:
    """Message id of what forbids letting one offer stand for both; empty: nothing does."""
    if _in_group(session, dropped):
        return "duplicate.offer_in_group"
    promised = promised_of(session, dropped.id)
    if promised and kept.unit != dropped.unit:
        return "duplicate.offer_units_differ"
    if _words_differ(session, kept, dropped):
        return "duplicate.offer_decisions_differ"
    capacity = _capacity(session, kept) or _capacity(session, dropped)
    over = promised and capacity is not None and promised + promised_of(session, kept.id) > capacity
    return "duplicate.offer_over_capacity" if over else ""


def counting_facts(session: Session, offer: t.Offer) -> dict[str, t.OfferFact]:
    """Capacity and price that count."""
    fact = t.OfferFact
    rows = session.scalars(select(fact).where(fact.offer_id == offer.id, fact.superseded_by.is_(None)))
    return {row.kind: row for row in rows}


def _capacity(session: Session, offer: t.Offer) -> int | None:
    fact = counting_facts(session, offer).get(CAPACITY)
    return None if fact is None else fact.value


def _offers(session: Session, twin: Twin) -> Sequence[t.Offer]:
    o = t.Offer
    return session.scalars(select(o).where(o.enterprise_id == twin.enterprise.id, ~o.deleted).order_by(o.id)).all()


def _shown(twin: Twin) -> dict[str, OfferRecord]:
    return {offer.uid: offer for offer in twin.record.offers}


def _proposed(session: Session, rows: OfferPair, one: OfferRecord, other: OfferRecord) -> Proposed:
    if hindrance(session, *rows):
        return Side.BOTH, Reason.PROMISED
    if _likeness(one.words, other.words) < _ALIKE or one.unit != other.unit:
        return Side.BOTH, Reason.DIFFERENT
    return known_side(_bare(one), _bare(other)) or (Side.FIRST, Reason.STAYS)


def _bare(offer: OfferRecord) -> OfferRecord:
    """What it says, whoever says it and since when."""
    facts = [None if fact is None else replace(fact, as_of="", source="") for fact in (offer.capacity, offer.price)]
    return replace(offer, uid="", words=name_key(offer.words), capacity=facts[0], price=facts[1])


def _likeness(one: str, other: str) -> float:
    plain = [name_key(words) for words in (one, other)]
    return float(fuzz.token_set_ratio(*plain)) if all(plain) else 100.0


def _in_group(session: Session, offer: t.Offer) -> bool:
    member, decision = t.GroupMember, t.GroupDecision
    query = select(member.id).join(decision, decision.group_id == member.group_id)
    query = query.where(member.offer_id == offer.id, ~decision.deleted, decision.status == str(Decided.ACCEPT))
    agreed, a = t.AgreementMember, t.Agreement
    named = select(agreed.id).join(a, a.id == agreed.agreement_id).where(agreed.offer_id == offer.id, ~a.deleted)
    return any(session.scalar(each.limit(1)) is not None for each in (query, named))


def _words_differ(session: Session, kept: t.Offer, dropped: t.Offer) -> bool:
    """Whether the officer's words on the two speak against each other for a need."""
    one, other = t.Decision, aliased(t.Decision)
    query = select(one.id).join(other, other.need_id == one.need_id)
    query = query.where(one.offer_id == kept.id, other.offer_id == dropped.id, one.status != other.status)
    return session.scalar(query.where(*SAID, ~other.deleted, other.status != Decided.OPEN).limit(1)) is not None


def _better_paper(one: t.Paper, other: t.Paper) -> Proposed:
    known = known_side(_said(one), _said(other))
    if known is not None:
        return known
    for why, first, second in (
        (Reason.HELD, one.held, other.held),
        (Reason.VERIFIED, bool(one.seen_on), bool(other.seen_on)),
        (Reason.NEWER, one.valid_until or "", other.valid_until or ""),
        (Reason.ONLY, bool(one.number), bool(other.number)),
    ):
        if first != second:
            return (Side.FIRST if first > second else Side.SECOND), why  # type: ignore[operator]
    return Side.FIRST, Reason.STAYS


def _said(paper: t.Paper) -> tuple[Any, ...]:
    return paper.held, paper.number, paper.valid_until, paper.seen_on, paper.seen_by
