"""The facts of letters: who they are between, what they are about, out of proposals and agreements."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.matching import Decided
from models.domain.paper_reports import LetterRequest, ReportScope
from models.domain.papers import PaperKind
from models.problems import UserProblem
from models.reference.consents import consent_purposes
from models.reference.law import law_row
from models.reference.regions import full_name, region
from models.steps.agreements.deals import Deal, deal_of
from models.steps.agreements.drafting import officials_of
from models.steps.agreements.goods import running, titled
from models.steps.agreements.issuing import refuse_unconfirmed
from models.steps.agreements.parties import in_full, party, place_name
from models.steps.intake.businesses import OWNER, SIGNATORY
from models.steps.own_law import overrides_of
from models.steps.papers.letter_groups import listed_members, refuse_group, small_side, spoken_quantity
from models.steps.papers.listed_agreements import Listed, listed
from models.steps.papers.office_head import contact_of, kop_of, signer_of, town_of
from reports.agreement import Party
from reports.office_papers.consent import ConsentDocument, Purpose
from reports.office_papers.memorandum import MemorandumDocument
from reports.office_papers.minutes import MinutesDocument
from reports.office_papers.names import pattern_words
from reports.office_papers.parts import Side, Signer
from reports.office_papers.reporting_letter import ReportedAgreement, ReportingDocument

REPORTED = "agreement.reported"
"""The rule that asks for the report."""
LETTERS = (PaperKind.MEMORANDUM, PaperKind.MINUTES, PaperKind.REPORTING_LETTER)
"""Those that take a number."""
LetterDocument = MemorandumDocument | MinutesDocument | ReportingDocument
LONGEST_MONTHS = 60
_NO_MORE = (Decided.REJECT.value, Decided.FORBID.value)
_FAR = 3660


def letter_document(
    session: Session, office: t.Office, request: LetterRequest, today: date, number: str
) -> LetterDocument:
    """Everything the letter states; UserProblem where it cannot be written about these."""
    if request.kind not in LETTERS or not request.subjects:
        raise UserProblem("letter.kind_unknown", kind=str(request.kind))
    on = request.on or today
    if abs((on - today).days) > _FAR:
        raise UserProblem("letter.far_day", day=on.isoformat())
    if request.kind is PaperKind.REPORTING_LETTER:
        return _reporting(session, office, request, on, number)
    deal = deal_of(session, request.subjects[0])
    if deal.members:
        refuse_group(session, deal)
    else:
        _refuse_rejected(session, deal)
    refuse_unconfirmed(deal)
    write = _memorandum if request.kind is PaperKind.MEMORANDUM else _minutes
    return write(session, office, deal, request, on, number)


def _refuse_rejected(session: Session, deal: Deal) -> None:
    d = t.Decision
    query = select(d.status).where(d.offer_id == deal.offer.id, d.need_id == deal.need.id, ~d.deleted)
    if session.scalar(query) in _NO_MORE:
        raise UserProblem("letter.pair_rejected", proposal=deal.proposal.code)


def _memorandum(
    session: Session, office: t.Office, deal: Deal, request: LetterRequest, on: date, number: str
) -> MemorandumDocument:
    if not 1 <= request.months <= LONGEST_MONTHS:
        raise UserProblem("letter.months", least=1, most=LONGEST_MONTHS)
    goods = _goods(deal, request)
    return MemorandumDocument(
        first=_as_side(party(session, deal.buyer, SIGNATORY, request.first)),
        second=_as_side(small_side(session, deal, request)),
        subject=f"Rencana Kemitraan {titled(goods)}", pattern=pattern_words(deal.proposal.pattern),
        goods=running(goods), quantity=spoken_quantity(deal), signed_on=on, place=request.place or _place(deal),
        months=request.months, ends=_end(on, request.months), number=number,
        distribution=deal.proposal.pattern == "distribusi_keagenan", scope=_ended(request.scope),
        kop=kop_of(office), officials=_knowing(session, deal, office), members=listed_members(session, deal),
    )  # fmt: skip


def _minutes(
    session: Session, office: t.Office, deal: Deal, request: LetterRequest, on: date, number: str
) -> MinutesDocument:
    if request.follow_up and request.follow_up < on:
        raise UserProblem("letter.follow_up", day=request.follow_up.isoformat())
    return MinutesDocument(
        first=_as_side(party(session, deal.buyer, SIGNATORY, request.first)),
        second=_as_side(small_side(session, deal, request)),
        pattern=pattern_words(deal.proposal.pattern), goods=_goods(deal, request), quantity=spoken_quantity(deal),
        held_on=on, place=request.place or _place(deal), number=number,
        delivery=request.delivery or _taken_at(deal), quality=" ".join(deal.need.specification.split()),
        starts=request.starts, months=request.months, follow_up=request.follow_up, points=_ended(request.points),
        kop=kop_of(office), officials=_knowing(session, deal, office), members=listed_members(session, deal),
    )  # fmt: skip


def _reporting(session: Session, office: t.Office, request: LetterRequest, on: date, number: str) -> ReportingDocument:
    signer = signer_of(session, office)
    if signer is None:
        raise UserProblem("letter.no_official", office=office.name)
    codes = tuple(dict.fromkeys(request.subjects))
    found = {each.code: each for each in listed(session, ReportScope(), t.Agreement.code.in_(codes), named=True)}
    for code in codes:
        if code not in found or found[code].row.voided:
            raise UserProblem("agreement.unknown", agreement=code)
    to, town = _addressee(session, found[codes[0]], office)
    rule = law_row(REPORTED, on, overrides_of(session))
    return ReportingDocument(
        kop=kop_of(office), number=number, place=request.place or town_of(office), signed_on=on,
        to=request.addressee or to, at=request.town or town,
        agreements=tuple(_reported(found[code]) for code in codes), signer=signer, copies=request.copies,
        duty=rule is not None, article=rule.source if rule is not None and rule.verified else "",
    )  # fmt: skip


def _reported(each: Listed) -> ReportedAgreement:
    row = each.row
    return ReportedAgreement(
        row.number, row.partner, row.enterprise, row.pattern, row.goods, row.quantity, row.starts, row.ends
    )


def _addressee(session: Session, each: Listed, own: t.Office) -> tuple[str, str]:
    """The head of the district's office for cooperatives and micro business, unless that is who writes."""
    o = t.Office
    offices = session.scalars(select(o).where(o.kind == "diskopumdag", ~o.deleted, o.id != own.id).order_by(o.id))
    for office in offices:
        found = region(office.region)
        if found is not None and found.name == each.row.region:
            return f"Kepala {office.name}", town_of(office)
    return "", ""


def consent_document(session: Session, office: t.Office, enterprise: str, today: date) -> ConsentDocument:
    """The consent form of an enterprise's owner; without a code a form to be filled in by hand."""
    purposes = tuple(Purpose(each.label, each.asks) for each in consent_purposes())
    owner, business = _owner(session, enterprise) if enterprise else ("", None)
    return ConsentDocument(
        office=office.name, contact=contact_of(office), purposes=purposes, on=today, owner=owner,
        business=business.name if business else "", code=enterprise,
        address=_place_of(business.region) if business else "", place=town_of(office), kop=kop_of(office),
    )  # fmt: skip


def _owner(session: Session, enterprise: str) -> tuple[str, t.Business]:
    query = select(t.Business).join(t.Enterprise, t.Enterprise.business_id == t.Business.id)
    business = session.scalars(query.where(t.Enterprise.code == enterprise, ~t.Enterprise.deleted)).one_or_none()
    if business is None:
        raise UserProblem("letter.enterprise_unknown", enterprise=enterprise)
    part, person = t.BusinessPerson, t.Person
    named = select(person.name).join(part, part.person_id == person.id)
    of = (part.business_id == business.id, part.role == OWNER, ~part.deleted)
    return session.scalar(named.where(*of).order_by(part.id).limit(1)) or "", business


def _as_side(found: Party) -> Side:
    return Side(
        found.name, found.legal_form, found.address, found.representative, found.position, found.authority,
        found.in_own_name,
    )  # fmt: skip


def _knowing(session: Session, deal: Deal, office: t.Office) -> tuple[Signer, ...]:
    found = officials_of(session, deal.seller.region, office)
    return tuple(Signer(each.office, each.position, each.name, each.rank, each.nip) for each in found)


def _goods(deal: Deal, request: LetterRequest) -> str:
    return " ".join(request.goods.split()) or deal.need.words or deal.commodity.name


def _place(deal: Deal) -> str:
    return place_name(deal.seller.region)


def _taken_at(deal: Deal) -> str:
    giver = deal.seller if deal.proposal.pattern == "distribusi_keagenan" else deal.buyer
    place = _place_of(giver.region)
    return f"Tempat usaha {giver.name}, {place}" if place else ""


def _place_of(code: str) -> str:
    return in_full(full_name(".".join(code.split(".")[:3]))) if code else ""


def _ended(items: tuple[str, ...]) -> tuple[str, ...]:
    """Items as a list of a letter ends them: semicolons, "dan" before the last, a full stop."""
    bare = [" ".join(item.split()).rstrip(" ;.,") for item in items if item.strip()]
    ends = [";"] * (len(bare) - 2) + ["; dan"] * (len(bare) > 1) + ["."] * bool(bare)
    return tuple(f"{item}{end}" for item, end in zip(bare, ends, strict=True))


def _end(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    day = min(start.day, calendar.monthrange(year, month + 1)[1])
    return date(year, month + 1, day) - timedelta(days=1)
