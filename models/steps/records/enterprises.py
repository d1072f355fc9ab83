"""One enterprise: everything that makes it up, as a record, and a draft brought into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from matching.codes import OfferKind
from models.catalogue import tables as t
from models.domain.actor import Actor
from models.domain.changes import HistoryEntry
from models.domain.enterprises import EnterpriseDraft, EnterpriseRecord, OfferDraft, OfferRecord
from models.problems import UserProblem
from models.steps.codes import CodeKind, CodeSource
from models.steps.intake.businesses import OWNER
from models.steps.records.businesses import business_record, paper_records, save_business, save_papers
from models.steps.records.consents import named_consents
from models.steps.records.equipment import (
    Equipment,
    input_parts,
    load_equipment,
    machine_parts,
    outlet_parts,
    save_equipment,
)
from models.steps.records.facts import (
    CAPACITY,
    PRICE,
    current,
    facts_of_business,
    facts_of_offers,
    offer_fact,
    put,
)
from models.steps.records.freshness import freshness
from models.steps.records.history import history_of
from models.steps.records.identity import with_identity
from models.steps.records.memberships import (
    Belonging,
    belongings_of,
    group_parts,
    named_belongings,
    save_belongings,
)
from models.steps.records.people import NOBODY, Part, part_of, person_record, protected_marks, save_person
from models.steps.records.rights import sees_private
from models.steps.records.standing import version_of
from models.steps.supply import commodity_ids


@dataclass(frozen=True, slots=True)
class Whole:
    """The rows that make up an enterprise."""

    enterprise: t.Enterprise
    business: t.Business
    office: str
    owner: Part | None
    offers: Sequence[t.Offer]
    papers: Sequence[t.Paper]
    memberships: Sequence[t.Membership]
    business_facts: Sequence[t.BusinessFact]
    offer_facts: Sequence[t.OfferFact]
    equipment: Equipment
    belongings: Sequence[Belonging]


def load(session: Session, uid: str) -> Whole:
    """The rows of an enterprise, deleted offers and papers among them; UserProblem when it is not there (any more)."""
    found = session.execute(
        select(t.Enterprise, t.Business, t.Office.code)
        .join(t.Business, t.Business.id == t.Enterprise.business_id)
        .join(t.Office, t.Office.id == t.Enterprise.office_id)
        .where(t.Enterprise.uid == uid, ~t.Enterprise.deleted)
    ).one_or_none()
    if found is None:
        raise UserProblem("record.gone")
    enterprise, business, office = found
    offers = session.scalars(select(t.Offer).where(t.Offer.enterprise_id == enterprise.id).order_by(t.Offer.id)).all()
    return Whole(
        enterprise=enterprise,
        business=business,
        office=office,
        owner=part_of(session, business.id, OWNER),
        offers=offers,
        papers=session.scalars(select(t.Paper).where(t.Paper.business_id == business.id)).all(),
        memberships=session.scalars(select(t.Membership).where(t.Membership.enterprise_id == enterprise.id)).all(),
        business_facts=facts_of_business(session, business.id),
        offer_facts=facts_of_offers(session, (offer.id for offer in offers)),
        equipment=load_equipment(session, enterprise.id),
        belongings=belongings_of(session, enterprise.id),
    )


def version(session: Session, whole: Whole) -> int:
    """The version that a form filled from this record gives back."""
    return version_of(_rows(whole), _marks(session, whole))


def _rows(whole: Whole) -> tuple[Any, ...]:
    owner = whole.owner or ()
    rows = (whole.enterprise, whole.business, *owner, *whole.offers, *whole.papers, *whole.memberships)
    parts = (part for part, _group in whole.belongings)
    return (*rows, *whole.business_facts, *whole.offer_facts, *whole.equipment.rows, *parts)


def _marks(session: Session, whole: Whole) -> list[int]:
    return protected_marks(session, whole.owner[1]) if whole.owner else []


def record(session: Session, actor: Actor, whole: Whole) -> EnterpriseRecord:
    """The enterprise as this actor may see it."""
    told = freshness(session, whole.enterprise.confirmed_on, _rows(whole), date.today(), _marks(session, whole))
    private = sees_private(session, actor)
    offers = [offer for offer in whole.offers if not offer.deleted]
    commodities = _commodities(session, offers)
    due = " ".join(commodities[offer.commodity_id].papers_due for offer in offers).split()
    papers = [paper for paper in whole.papers if not paper.deleted]
    return EnterpriseRecord(
        uid=whole.enterprise.uid,
        code=whole.enterprise.code,
        office=whole.office,
        own=whole.office == actor.office,
        private=private,
        version=version(session, whole),
        business=with_identity(
            business_record(session, whole.business, whole.business_facts), whole.business, private=private
        ),
        owner=person_record(session, actor, whole.office, whole.owner) if whole.owner else NOBODY,
        offers=tuple(_offer_record(offer, commodities[offer.commodity_id], whole.offer_facts) for offer in offers),
        papers=paper_records(papers, whole.business.nib, due, date.today()),
        programmes=tuple(each.programme for each in whole.memberships if not each.deleted),
        active=whole.enterprise.active,
        note=whole.enterprise.note,
        history=_history(session, whole, private=private),
        groups=group_parts(whole.belongings),
        outlets=outlet_parts(whole.equipment.outlets),
        machines=machine_parts(whole.equipment.machines),
        inputs=input_parts(session, whole.equipment.inputs),
        confirmed_on=whole.enterprise.confirmed_on or "",
        told_on=told.on,
        stale=told.stale,
    )


def save(session: Session, actor: Actor, whole: Whole | None, draft: EnterpriseDraft, today: date) -> t.Enterprise:
    """Bring a draft into the catalogue; `whole` is the enterprise it changes, None for a new one."""
    business = save_business(session, whole.business if whole else None, draft.business, t.Enterprise, today)
    save_person(session, actor, business.id, OWNER, draft.owner)
    save_papers(session, business.id, draft.papers, actor.name)
    if whole is None:
        code = CodeSource(session, CodeKind.ENTERPRISE).next()
        enterprise = t.Enterprise(code=code, business_id=business.id)
        session.add(enterprise)
    else:
        enterprise = whole.enterprise
    enterprise.active, enterprise.note = draft.active, draft.note.strip()
    session.flush()
    _save_offers(session, enterprise.id, draft.offers, today)
    save_equipment(session, enterprise.id, draft)
    save_belongings(session, enterprise.id, draft)
    return enterprise


def _save_offers(session: Session, enterprise: int, drafts: Sequence[OfferDraft], today: date) -> None:
    rows = {
        row.uid: row
        for row in session.scalars(select(t.Offer).where(t.Offer.enterprise_id == enterprise, ~t.Offer.deleted))
    }
    ids = commodity_ids(session)
    for draft in drafts:
        row = rows.pop(draft.uid, None)
        if row is None:
            row = t.Offer(enterprise_id=enterprise)
            session.add(row)
        _fill_offer(row, draft, ids)
        session.flush()
        held = facts_of_offers(session, [row.id])
        for kind, value in ((CAPACITY, draft.capacity), (PRICE, draft.price)):
            put(session, held, offer_fact(row.id, kind, value, today), kind)
    for row in rows.values():
        row.deleted = True


def _fill_offer(row: t.Offer, draft: OfferDraft, ids: dict[str, int]) -> None:
    if draft.commodity not in ids:
        raise UserProblem("record.commodity_unknown", field="commodity")
    row.kind, row.commodity_id = str(draft.kind), ids[draft.commodity]
    row.words, row.unit, row.months = " ".join(draft.words.split()), draft.unit, draft.months
    row.minimum_order, row.lead_days, row.active = draft.minimum_order, draft.lead_days, draft.active


def _offer_record(row: t.Offer, commodity: t.Commodity, facts: Sequence[t.OfferFact]) -> OfferRecord:
    now = current(fact for fact in facts if fact.offer_id == row.id)
    return OfferRecord(
        uid=row.uid,
        kind=OfferKind(row.kind),
        commodity=commodity.slug,
        commodity_name=commodity.name,
        words=row.words,
        unit=row.unit,
        capacity=now.get(CAPACITY),
        price=now.get(PRICE),
        months=row.months,
        minimum_order=row.minimum_order,
        lead_days=row.lead_days,
        active=row.active,
    )


def _commodities(session: Session, offers: Sequence[t.Offer]) -> dict[int, t.Commodity]:
    ids = {offer.commodity_id for offer in offers}
    return {row.id: row for row in session.scalars(select(t.Commodity).where(t.Commodity.id.in_(ids)))}


def _history(session: Session, whole: Whole, *, private: bool) -> tuple[HistoryEntry, ...]:
    rows: dict[str, Sequence[Any]] = {
        "enterprise": [whole.enterprise],
        "business": [whole.business],
        "person": [whole.owner[1]] if whole.owner else [],
        "business_person": [whole.owner[0]] if whole.owner else [],
        "offer": whole.offers,
        "paper": whole.papers,
        "membership": whole.memberships,
        **whole.equipment.by_table,
        "association_member": named_belongings(whole.belongings),
        "consent": named_consents(session, whole.owner[1].id) if whole.owner and private else [],
    }
    return history_of(session, whole.enterprise, rows, [*whole.business_facts, *whole.offer_facts])
