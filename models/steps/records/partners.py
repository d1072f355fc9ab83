"""Partners: as a record, and a draft brought into one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.actor import Actor
from models.domain.changes import HistoryEntry
from models.domain.partners import PartnerDraft, PartnerRecord
from models.domain.validity import validity_of
from models.problems import UserProblem
from models.steps.codes import CodeKind, CodeSource
from models.steps.intake.businesses import CONTACT, SIGNATORY
from models.steps.records.businesses import business_record, paper_records, save_business, save_papers
from models.steps.records.facts import facts_of_business
from models.steps.records.freshness import freshness
from models.steps.records.history import history_of
from models.steps.records.identity import with_identity
from models.steps.records.needs import summaries_of_partner
from models.steps.records.partner_goods import good_parts, goods_of, save_goods
from models.steps.records.people import Part, part_of, person_record, protected_marks, save_person
from models.steps.records.rights import sees_private
from models.steps.records.standing import version_of


@dataclass(frozen=True, slots=True)
class Whole:
    """The rows that make up a partner."""

    partner: t.Partner
    business: t.Business
    office: str
    contact: Part | None
    signatory: Part | None
    facts: Sequence[t.BusinessFact]
    papers: Sequence[t.Paper]
    """Those taken away too."""
    goods: Sequence[t.PartnerGood]
    """Those taken away too."""

    @property
    def people(self) -> tuple[Part, ...]:
        """Contact and signatory, as far as known."""
        return tuple(part for part in (self.contact, self.signatory) if part is not None)


def load(session: Session, uid: str) -> Whole:
    """The rows of a partner; UserProblem when it is not there (any more)."""
    found = session.execute(
        select(t.Partner, t.Business, t.Office.code)
        .join(t.Business, t.Business.id == t.Partner.business_id)
        .join(t.Office, t.Office.id == t.Partner.office_id)
        .where(t.Partner.uid == uid, ~t.Partner.deleted)
    ).one_or_none()
    if found is None:
        raise UserProblem("record.gone")
    partner, business, office = found
    contact, signatory = (part_of(session, business.id, role) for role in (CONTACT, SIGNATORY))
    papers = session.scalars(select(t.Paper).where(t.Paper.business_id == business.id)).all()
    goods = goods_of(session, partner.id)
    return Whole(
        partner, business, office, contact, signatory, facts_of_business(session, business.id), papers, goods
    )


def version(session: Session, whole: Whole) -> int:
    """The version that a form filled from this record gives back."""
    return version_of(_rows(whole), _marks(session, whole))


def _rows(whole: Whole) -> tuple[Any, ...]:
    people = (row for part in whole.people for row in part)
    return (whole.partner, whole.business, *people, *whole.facts, *whole.papers, *whole.goods)


def _marks(session: Session, whole: Whole) -> list[int]:
    return [mark for _part, person in whole.people for mark in protected_marks(session, person)]


def record(session: Session, actor: Actor, whole: Whole) -> PartnerRecord:
    """The partner as this actor may see it."""
    contact, signatory = (
        person_record(session, actor, whole.office, part) if part else None
        for part in (whole.contact, whole.signatory)
    )
    today, until = date.today(), whole.partner.kadin_until or ""
    told = freshness(session, whole.partner.confirmed_on, _rows(whole), today, _marks(session, whole))
    papers = [paper for paper in whole.papers if not paper.deleted]
    return PartnerRecord(
        uid=whole.partner.uid,
        code=whole.partner.code,
        office=whole.office,
        own=whole.office == actor.office,
        version=version(session, whole),
        business=with_identity(
            business_record(session, whole.business, whole.facts), whole.business, private=sees_private(session, actor)
        ),
        contact=contact,
        signatory=signatory,
        kadin_number=whole.partner.kadin_number,
        active=whole.partner.active,
        note=whole.partner.note,
        needs=summaries_of_partner(session, whole.partner.id),
        history=_history(session, whole),
        goods=good_parts(session, whole.goods),
        kadin_until=until,
        kadin_validity=validity_of(until, today),
        papers=paper_records(papers, whole.business.nib, (), today),
        confirmed_on=whole.partner.confirmed_on or "",
        told_on=told.on,
        stale=told.stale,
    )


def save(session: Session, actor: Actor, whole: Whole | None, draft: PartnerDraft, today: date) -> t.Partner:
    """Bring a draft into the catalogue; `whole` is the partner it changes, None for a new one."""
    business = save_business(session, whole.business if whole else None, draft.business, t.Partner, today)
    for role, person in ((CONTACT, draft.contact), (SIGNATORY, draft.signatory)):
        save_person(session, actor, business.id, role, person)
    if whole is None:
        partner = t.Partner(code=CodeSource(session, CodeKind.PARTNER).next(), business_id=business.id)
        session.add(partner)
    else:
        partner = whole.partner
    partner.kadin_number, partner.active = draft.kadin_number.strip(), draft.active
    partner.note, partner.kadin_until = draft.note.strip(), draft.kadin_until or None
    if draft.papers is not None:
        save_papers(session, business.id, draft.papers, actor.name)
    if draft.goods is not None:
        session.flush()
        save_goods(session, partner.id, draft.goods)
    return partner


def _history(session: Session, whole: Whole) -> tuple[HistoryEntry, ...]:
    rows: dict[str, Sequence[Any]] = {
        "partner": [whole.partner],
        "business": [whole.business],
        "business_person": [part for part, _person in whole.people],
        "person": [person for _part, person in whole.people],
        "paper": whole.papers,
        "partner_good": whole.goods,
    }
    return history_of(session, whole.partner, rows, whole.facts)
