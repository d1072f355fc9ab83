"""The facts of an agreement, collected from proposal, parties, offices and terms."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.agreements import AgreementTerms, Signatory
from models.problems import UserProblem
from models.reference import regions
from models.reference.kbli import editions_of, kbli
from models.reference.law import paper_dues
from models.reference.links import MADE
from models.reference.papers import paper_kind
from models.reference.units import unit
from models.steps.intake.businesses import OWNER, SIGNATORY
from reports.agreement import (
    NO_NUMBER,
    AgreementDocument,
    FoodPapers,
    Forum,
    Kbli,
    Letterhead,
    Official,
    Paper,
    Party,
    Pattern,
    Price,
    PriceRow,
    Quantity,
    Size,
    SpecificationRow,
    Term,
    Witness,
    monthly_schedule,
)
from reports.wording.library import default_sources, duties, parameters
from reports.wording.values import BadValue, read_value

_DUTY_OF = {
    "bimbingan_teknis": "bimbingan",
    "kesempatan_produksi": "kesempatan_kerja",
    "bahan_baku": "ketersediaan_bahan",
    "pemasaran": "kerja_sama_pemasaran",
}
"""Supports of a need whose duty has another name in a pattern's wording."""
_ALWAYS = {
    Pattern.INTI_PLASMA: ("bimbingan", "pemasaran"),
    Pattern.SUBKONTRAK: ("kesempatan_kerja", "tidak_memutus"),
    Pattern.DISTRIBUSI_KEAGENAN: ("hak_khusus", "pasokan", "daftar_harga"),
    Pattern.RANTAI_PASOK: ("perpindahan_produk",),
    Pattern.PERDAGANGAN_UMUM: ("penerimaan_pasokan",),
}
"""Duties without which the pattern would not be what it is called."""
DEFAULT_PAYMENT_DAYS = 14


@dataclass(frozen=True, slots=True)
class Deal:
    """The rows that an agreement is about."""

    proposal: t.Proposal
    need: t.Need
    offer: t.Offer
    commodity: t.Commodity
    buyer: t.Business
    seller: t.Business
    enterprise: t.Enterprise


def deal_of(session: Session, proposal: str) -> Deal:
    """The rows behind a proposal's code."""
    buyer_role, seller_role = t.Partner, t.Enterprise
    found = session.scalars(select(t.Proposal).where(t.Proposal.code == proposal)).one_or_none()
    if found is None:
        raise UserProblem("proposal.unknown", proposal=proposal)
    need, offer = session.get_one(t.Need, found.need_id), session.get_one(t.Offer, found.offer_id)
    partner = session.get_one(buyer_role, need.partner_id)
    enterprise = session.get_one(seller_role, offer.enterprise_id)
    return Deal(
        proposal=found,
        need=need,
        offer=offer,
        commodity=session.get_one(t.Commodity, need.commodity_id),
        buyer=session.get_one(t.Business, partner.business_id),
        seller=session.get_one(t.Business, enterprise.business_id),
        enterprise=enterprise,
    )


def draft(
    session: Session, deal: Deal, office: t.Office, terms: AgreementTerms, today: date, number: str
) -> AgreementDocument:
    """Everything the paper states, decided."""
    signed = terms.date or today
    pattern, start = Pattern(deal.proposal.pattern), terms.start or signed
    quantity = Quantity(deal.proposal.quantity, _unit_name(deal.need.unit))
    price = _price(session, deal, terms)
    forum = _forum(deal, terms)
    return AgreementDocument(
        pattern=pattern,
        first=_party(session, deal.buyer, SIGNATORY, terms.first, "Direktur"),
        second=_party(session, deal.seller, OWNER, terms.second, "Pemilik"),
        subject=terms.subject or _subject(pattern, deal),
        signed_on=signed,
        place=terms.place or _place_name(deal.seller.region),
        commodity=_running(_goods(deal)),
        kbli=_kbli(session, deal),
        quantity_per_month=quantity,
        minimum_lot=Quantity(min(deal.need.minimum_lot or quantity.thousandths, quantity.thousandths), quantity.unit),
        price=price,
        payment_days=_payment_days(deal, terms),
        start=start,
        end=_end_of(start, terms.months),
        months=terms.months,
        forum=forum[0],
        forum_name=forum[1],
        duties=_duties(pattern, deal.need.supports.split(), signed),
        sources=default_sources(pattern, signed),
        witnesses=tuple(Witness(each.name, each.position) for each in terms.witnesses),
        **_numbers(number, terms),
        letterhead=_letterhead(office),
        specification=_specification(deal),
        price_list=(PriceRow(_goods(deal), price),),
        schedule=monthly_schedule(start, terms.months, quantity),
        papers=_papers(session, deal),
        terms=_clause_terms(pattern, signed, terms),
        officials=_officials(session, deal.seller.region, office),
        food=_food(session, deal, signed),
        principal_makes_or_imports=pattern is Pattern.DISTRIBUSI_KEAGENAN,
    )


def _numbers(number: str, terms: AgreementTerms) -> dict[str, str]:
    given = {"number": number, "number_first": terms.first_number, "number_second": terms.second_number}
    return {name: value or NO_NUMBER for name, value in given.items()}


def _payment_days(deal: Deal, terms: AgreementTerms) -> int:
    days = terms.payment_days if terms.payment_days is not None else deal.need.payment_days
    return DEFAULT_PAYMENT_DAYS if days is None else days


def _clause_terms(pattern: Pattern, on: date, terms: AgreementTerms) -> tuple[Term, ...]:
    known = {(each.clause, each.code): each for each in parameters(pattern, on)}
    found = []
    for term in terms.clauses:
        parameter = known.get((term.clause, term.parameter))
        try:
            value = read_value(parameter, term.value) if parameter else str(term.value)
        except BadValue as error:
            raise UserProblem(
                "agreement.bad_value", clause=term.clause, label=error.parameter.label, value=str(term.value)
            ) from error
        found.append(Term(term.clause, term.parameter, value))
    return tuple(found)


def _party(session: Session, business: t.Business, role: str, given: Signatory, usual: str) -> Party:
    person, position = _representative(session, business, role)
    nik = _nik(session, person) if person is not None and given.name in ("", person.name) else ""
    name = given.name or (person.name if person else "")
    if not name:
        raise UserProblem("agreement.no_signatory", business=business.name)
    size = business.size if business.size in set(Size) else None
    return Party(
        name=business.name,
        legal_form=business.legal_form,
        address=_address(business),
        representative=name,
        position=given.position or position or usual,
        authority=given.authority or _authority(business, role),
        nib=business.nib,
        npwp=business.npwp,
        nik=nik,
        size=Size(size) if size else None,
    )


def _representative(session: Session, business: t.Business, role: str) -> tuple[t.Person | None, str]:
    part = t.BusinessPerson
    query = select(t.Person, part.position).join(part, part.person_id == t.Person.id)
    of = (part.business_id == business.id, ~part.deleted)
    for wanted in (role, OWNER, SIGNATORY):
        found = session.execute(query.where(*of, part.role == wanted).order_by(part.id)).first()
        if found is not None:
            return found[0], found[1]
    return None, ""


def _nik(session: Session, person: t.Person) -> str:
    query = select(t.PersonNik.value).where(t.PersonNik.person_id == person.id, t.PersonNik.superseded_by.is_(None))
    return session.scalar(query) or ""


def _authority(business: t.Business, role: str) -> str:
    if role == OWNER:
        return "pemilik usaha"
    return "anggaran dasar badan usaha" if business.legal_form else "kedudukannya sebagai pimpinan usaha"


def _address(business: t.Business) -> str:
    place = regions.full_name(business.region) if business.region else ""
    return ", ".join(part for part in (business.address, place) if part)


def _place_name(region: str) -> str:
    found = regions.region(".".join(region.split(".")[:2])) if region else None
    return found.name.removeprefix("Kab. ") if found else "Surabaya"


def _subject(pattern: Pattern, deal: Deal) -> str:
    goods = _titled(_goods(deal))
    return {
        Pattern.INTI_PLASMA: f"Produksi dan Pemasaran {goods}",
        Pattern.SUBKONTRAK: f"Pengerjaan {goods}",
        Pattern.DISTRIBUSI_KEAGENAN: f"Pemasaran {goods}",
        Pattern.RANTAI_PASOK: f"Pasokan {goods}",
        Pattern.PERDAGANGAN_UMUM: f"Pemasokan {goods}",
    }[pattern]


def _goods(deal: Deal) -> str:
    return deal.need.words or deal.commodity.name


def _running(name: str) -> str:
    """A name inside a sentence: "ayam pedaging hidup", but "LPG 3 kg" as it is."""
    return name[0].lower() + name[1:] if name[1:2].islower() else name


def _titled(name: str) -> str:
    """A name inside a title: "Ayam Pedaging Hidup"."""
    return " ".join(word if word in ("dan", "atau") else word[:1].upper() + word[1:] for word in name.split())


def _unit_name(code: str) -> str:
    found = unit(code)
    return found.name if found else code


def _kbli(session: Session, deal: Deal) -> Kbli:
    """The enterprise's own code; where it has none, that of the step that makes the commodity."""
    known = [(deal.seller.kbli_edition, deal.seller.kbli)]
    link = t.SupplyLink
    steps = select(link.kbli2025, link.kbli2020).where(link.output_id == deal.commodity.id, ~link.deleted)
    for newer, older in session.execute(steps.order_by(link.kind != MADE, link.code)):
        known += [("2025", newer), ("2020", older)]
    for edition, code in known:
        if code and (row := _kbli_row(edition, code)) is not None:
            return row
    return Kbli("", "", "")


def _kbli_row(edition: str, code: str) -> Kbli | None:
    found = kbli(edition, code) if edition else next(iter(editions_of(code)), None)
    if found is None:
        return Kbli(edition, code, "") if edition else None
    return Kbli(found.edition, found.code, found.title)


def _price(session: Session, deal: Deal, terms: AgreementTerms) -> Price:
    name = _unit_name(deal.need.unit)
    sen = terms.price if terms.price is not None else deal.need.price
    if sen is None and deal.offer.unit == deal.need.unit:
        fact = t.OfferFact
        of = (fact.offer_id == deal.offer.id, fact.kind == "harga", fact.superseded_by.is_(None))
        sen = session.scalar(select(fact.value).where(*of))
    if not sen:
        raise UserProblem("agreement.no_price", need=deal.need.code)
    return Price(sen, name)


def _end_of(start: date, months: int) -> date:
    if months < 1:
        raise UserProblem("agreement.months", months=months)
    month = start.month - 1 + months
    year, month = start.year + month // 12, month % 12 + 1
    day = min(start.day, calendar.monthrange(year, month)[1])
    return date(year, month, day) - timedelta(days=1)


def _forum(deal: Deal, terms: AgreementTerms) -> tuple[Forum, str]:
    if terms.forum.strip().upper() == "BANI":
        return Forum.BANI, "Badan Arbitrase Nasional Indonesia (BANI)"
    if terms.forum:
        return Forum.PENGADILAN_NEGERI, terms.forum
    place = _place_name(deal.seller.region).removeprefix("Kota ")
    return Forum.PENGADILAN_NEGERI, f"Pengadilan Negeri {place}"


def _duties(pattern: Pattern, supports: list[str], on: date) -> tuple[str, ...]:
    known = [duty.code for duty in duties(pattern, on)]
    wanted = {*supports, *(_DUTY_OF.get(each, each) for each in supports), *_ALWAYS.get(pattern, ())}
    return tuple(code for code in known if code in wanted)


def _letterhead(office: t.Office) -> Letterhead | None:
    if not office.letterhead and not office.address:
        return None
    lines = [line.strip() for line in office.letterhead.splitlines() if line.strip()]
    return Letterhead((*lines, office.name), " · ".join(part for part in (office.address, office.contact) if part))


def _specification(deal: Deal) -> tuple[SpecificationRow, ...]:
    parts = [part.strip() for part in deal.need.specification.split(";") if part.strip()]
    rows = []
    for part in parts:
        name, colon, wanted = part.partition(":")
        rows.append(SpecificationRow(name.strip(), wanted.strip()) if colon else SpecificationRow("Mutu", part))
    return tuple(rows)


def _papers(session: Session, deal: Deal) -> tuple[Paper, ...]:
    found = [Paper(business.name, "NIB", business.nib) for business in (deal.buyer, deal.seller) if business.nib]
    query = select(t.Paper).where(t.Paper.business_id == deal.seller.id, t.Paper.held, ~t.Paper.deleted)
    for row in session.scalars(query.order_by(t.Paper.kind)):
        kind = paper_kind(row.kind)
        if row.kind != "nib":
            found.append(Paper(deal.seller.name, kind.label if kind else row.kind, row.number))
    return tuple(found)


def _officials(session: Session, region: str, office: t.Office) -> tuple[Official, ...]:
    """Those who sign "Mengetahui": of the enterprise's district and of the own office; witnesses of knowledge only."""
    district = ".".join(region.split(".")[:2])
    o, official = t.Office, t.Official
    query = (
        select(official, o)
        .join(o, o.id == official.of_office_id)
        .where(official.signs, ~official.deleted, ~o.deleted)
        .where((o.region == district) | (o.id == office.id) | (o.kind == "kadin"))
        .order_by(o.kind != "diskopumdag", o.id, official.id)
    )
    return tuple(Official(at.name, who.position, who.name, who.nip, who.rank) for who, at in session.execute(query))[:2]


def _food(session: Session, deal: Deal, on: date) -> FoodPapers | None:
    due = set(deal.commodity.papers_due.split())
    if not due & {"halal", "pirt", "bpom_md"}:
        return None
    maker = deal.buyer if deal.proposal.pattern == Pattern.DISTRIBUSI_KEAGENAN else deal.seller
    held = {
        row.kind: row.number or "ada"
        for row in session.scalars(
            select(t.Paper).where(t.Paper.business_id == maker.id, t.Paper.held, ~t.Paper.deleted)
        )
    }
    in_force = {row.paper for row in paper_dues(on) if maker.size in row.sizes and row.rule.valid_from <= on}
    return FoodPapers(
        halal=held.get("halal", ""),
        permit=held.get("pirt", "") or held.get("bpom_md", ""),
        halal_mandatory="halal" in due and "halal" in in_force,
        permit_mandatory=bool(due & {"pirt", "bpom_md"}),
    )
