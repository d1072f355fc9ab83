"""Partners: listed, as a record, and a draft brought into one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, or_, select
from sqlalchemy.orm import Session

from matching.codes import BusinessSize
from models.catalogue import tables as t
from models.domain.actor import Actor
from models.domain.changes import HistoryEntry
from models.domain.lists import ListQuery
from models.domain.names import name_key
from models.domain.partners import PartnerDraft, PartnerLine, PartnerRecord
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
from models.steps.records.places import kabupaten_of, kecamatan_of, lies_in
from models.steps.records.rights import sees_private
from models.steps.records.standing import version_of

_SORTS: dict[str, tuple[Any, ...]] = {
    "name": (t.Business.name_key,),
    "code": (t.Partner.code,),
    "place": (t.Business.region, t.Business.name_key),
    "size": (t.Business.size, t.Business.name_key),
}


def listed_partners(query: ListQuery) -> Select[int]:
    """The partners of a list, in no order yet."""
    wanted = select(t.Partner.id).join(t.Business, t.Business.id == t.Partner.business_id).where(~t.Partner.deleted)
    for word in name_key(query.words).split():
        wanted = wanted.where(_holds(word))
    for name, value in query.filters:
        wanted = wanted.where(_condition(name, value))
    return wanted


def ordered(wanted: Select[int], query: ListQuery) -> Select[int]:
    """The list in its order."""
    keys = [*_SORTS.get(query.sort, _SORTS["name"]), t.Partner.id]
    return wanted.order_by(*([key.desc() for key in keys] if query.descending else keys))


def lines_of(session: Session, ids: Sequence[int]) -> tuple[PartnerLine, ...]:
    """What the list says of each of these partners, in the given order."""
    needs = _needs(session, ids)
    rows = {row.id: row for row in session.execute(_line_query(ids))}
    return tuple(_line(rows[number], needs[number]) for number in ids if number in rows)


def _holds(word: str) -> ColumnElement[bool]:
    needed = (
        select(t.Need.id)
        .join(t.Commodity, t.Commodity.id == t.Need.commodity_id)
        .where(t.Need.partner_id == t.Partner.id, ~t.Need.deleted)
        .where(or_(t.Need.words.icontains(word, autoescape=True), t.Commodity.name.icontains(word, autoescape=True)))
    )
    named = (t.Business.name_key, t.Partner.code, t.Partner.kadin_number, t.Business.nib)
    return or_(*(column.icontains(word, autoescape=True) for column in named), needed.exists())


def _condition(name: str, value: str) -> ColumnElement[bool]:
    match name:
        case "region":
            return lies_in(t.Business.region, value)
        case "size":
            return t.Business.size == value
        case "state":
            return t.Partner.active.is_(value == "aktif")
        case "commodity":
            slug = select(t.Commodity.id).where(t.Commodity.slug == value)
            return t.Partner.id.in_(
                select(t.Need.partner_id).where(t.Need.commodity_id.in_(slug), ~t.Need.deleted)
            )
    raise UserProblem("record.filter_unknown", filter=name)


def _line_query(ids: Sequence[int]) -> Select[*tuple[Any, ...]]:
    p, b, part = t.Partner, t.Business, t.BusinessPerson
    contact = (
        select(t.Person.name)
        .join(part, part.person_id == t.Person.id)
        .where(part.business_id == b.id, part.role.in_((CONTACT, SIGNATORY)), ~part.deleted)
        .order_by(part.role, part.id)
        .limit(1)
        .correlate(b)
        .scalar_subquery()
    )
    return (
        select(
            p.id, p.uid, p.code, p.kadin_number, p.active, b.name, b.region, b.size, contact.label("contact"),
            t.Office.code.label("office"),
        )
        .join(b, b.id == p.business_id)
        .join(t.Office, t.Office.id == p.office_id)
        .where(p.id.in_(ids))
    )  # fmt: skip


def _needs(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    query = (
        select(t.Need.partner_id, t.Commodity.name)
        .join(t.Commodity, t.Commodity.id == t.Need.commodity_id)
        .where(t.Need.partner_id.in_(ids), ~t.Need.deleted, t.Need.active)
        .order_by(t.Need.id)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for partner, name in session.execute(query):
        found[partner].append(name)
    return found


def _line(row: Row[*tuple[Any, ...]], needs: list[str]) -> PartnerLine:
    return PartnerLine(
        uid=row.uid,
        code=row.code,
        name=row.name,
        kecamatan=kecamatan_of(row.region),
        kabupaten=kabupaten_of(row.region),
        size=BusinessSize(row.size),
        needs=len(needs),
        asks_for=tuple(dict.fromkeys(needs)),
        contact=row.contact or "",
        kadin_number=row.kadin_number,
        active=row.active,
        office=row.office,
    )


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
