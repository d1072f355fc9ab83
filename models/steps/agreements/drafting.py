"""The facts of an agreement, collected from proposal, parties, offices and terms."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TypedDict

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.agreements import AgreementTerms
from models.problems import UserProblem
from models.reference.law import paper_dues
from models.reference.papers import paper_kind
from models.steps.agreements.activities import activity, makes, registered
from models.steps.agreements.deals import Deal, deal_of
from models.steps.agreements.goods import (
    minimum_lot,
    quantity_of,
    running,
    season,
    specification,
    titled,
    unit_name,
    yield_words,
)
from models.steps.agreements.members import Settled, as_settled, group_members, group_party
from models.steps.agreements.need_terms import need_terms
from models.steps.agreements.own_rows import own_prices, own_schedule, own_specification
from models.steps.agreements.parties import member_papers, party, place_name
from models.steps.agreements.ranges import check_price, check_ranges
from models.steps.intake.businesses import OWNER, SIGNATORY
from models.steps.own_law import overrides_of
from models.steps.papers_held import held_on
from models.steps.remembering import remembered
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
    ScheduleRow,
    Term,
    Witness,
    monthly_schedule,
)
from reports.agreement.own_words import provisions_of
from reports.wording.library import default_sources, duties, parameters
from reports.wording.values import BadValue, read_value

__all__ = ["Deal", "deal_of", "draft"]

_DUTY_OF = {
    "bimbingan_teknis": "bimbingan",
    "kesempatan_produksi": "kesempatan_kerja",
    "bahan_baku": "ketersediaan_bahan",
    "pemasaran": "kerja_sama_pemasaran",
    "sub.tidak_sepihak": "tidak_memutus",
    "dist.pasokan": "pasokan",
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


def draft(
    session: Session, deal: Deal, office: t.Office, terms: AgreementTerms, today: date, number: str
) -> AgreementDocument:
    """Everything the paper states, decided."""
    check_ranges(terms, today)
    deal, members = as_settled(deal, terms)
    signed = terms.date or today
    pattern, start = Pattern(deal.proposal.pattern), terms.start or signed
    quantity, price = _quantity(deal, members), _price(session, deal, terms)
    settled = _clause_terms(pattern, signed, terms)
    return AgreementDocument(
        pattern=pattern,
        first=party(session, deal.buyer, SIGNATORY, terms.first),
        second=_second(session, deal, terms, members),
        subject=terms.subject or _subject(pattern, deal),
        signed_on=signed,
        place=terms.place or place_name(deal.seller.region),
        commodity=running(_goods(deal)),
        **_activity(session, deal),
        quantity_per_month=quantity,
        minimum_lot=minimum_lot(deal, quantity, settled, _defaults(pattern, signed)),
        price=price,
        payment_days=_payment_days(deal, terms),
        **_term(start, terms.months),
        **_forum(deal, terms),
        duties=_duties(pattern, deal.need.supports.split(), signed),
        sources=default_sources(pattern, signed),
        witnesses=tuple(Witness(each.name, each.position) for each in terms.witnesses),
        **_numbers(number, terms),
        letterhead=letterhead_of(office),
        specification=own_specification(terms) or specification(deal.need.specification),
        **_own(deal, terms, price),
        **_deliveries(deal, start, terms, quantity),
        papers=_papers(session, deal),
        terms=settled,
        assumed=(*_assumed(session, deal, settled), *need_terms(deal, pattern, signed, settled)),
        officials=officials_of(session, deal.seller.region, office),
        food=_food(session, deal, signed),
        principal_makes_or_imports=makes(session, deal),
        members=group_members(session, deal, members),
    )


class _Own(TypedDict):
    price_list: tuple[PriceRow, ...]
    provisions: tuple[str, ...]


def _own(deal: Deal, terms: AgreementTerms, price: Price) -> _Own:
    prices = own_prices(terms.price_list, price.unit) or (PriceRow(_goods(deal), price),)
    return _Own(price_list=prices, provisions=provisions_of(terms.provisions))


class _Activity(TypedDict):
    kbli: Kbli
    kbli_registered: Kbli | None


def _activity(session: Session, deal: Deal) -> _Activity:
    return _Activity(kbli=activity(session, deal), kbli_registered=registered(deal))


def _quantity(deal: Deal, members: tuple[Settled, ...]) -> Quantity:
    """Of a group what its members bring together."""
    if not members:
        return quantity_of(deal)
    return Quantity(sum(each.quantity for each in members), unit_name(deal.need.unit))


def _second(session: Session, deal: Deal, terms: AgreementTerms, members: tuple[Settled, ...]) -> Party:
    if deal.members:
        return group_party(session, deal, terms, members)
    return party(session, deal.seller, OWNER, terms.second)


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


def _subject(pattern: Pattern, deal: Deal) -> str:
    goods = titled(_goods(deal))
    return {
        Pattern.INTI_PLASMA: f"Produksi dan Pemasaran {goods}",
        Pattern.SUBKONTRAK: f"Pengerjaan {goods}",
        Pattern.DISTRIBUSI_KEAGENAN: f"Pemasaran {goods}",
        Pattern.RANTAI_PASOK: f"Pasokan {goods}",
        Pattern.PERDAGANGAN_UMUM: f"Pemasokan {goods}",
    }[pattern]


def _defaults(pattern: Pattern, on: date) -> tuple[Term, ...]:
    return tuple(Term(each.clause, each.code, each.default) for each in parameters(pattern, on))


def _assumed(session: Session, deal: Deal, settled: tuple[Term, ...]) -> tuple[Term, ...]:
    """What the supply chain says where the parties said nothing: the yield of subcontracted work."""
    said = {(each.clause, each.parameter) for each in settled}
    if deal.proposal.pattern != Pattern.SUBKONTRAK or said & {("bahan", "hasil"), ("bahan", "susut")}:
        return ()
    words = yield_words(session, deal)
    return (Term("bahan", "hasil", words),) if words else ()


def _goods(deal: Deal) -> str:
    return deal.need.words or deal.commodity.name


def _price(session: Session, deal: Deal, terms: AgreementTerms) -> Price:
    name = unit_name(deal.need.unit)
    if formula := " ".join(terms.formula.split()):
        return Price(None, name, formula)
    listed = own_prices(terms.price_list, name)
    sen = terms.price if terms.price is not None else listed[0].price.sen if listed else deal.need.price
    if sen is None and deal.offer.unit == deal.need.unit:
        fact = t.OfferFact
        of = (fact.offer_id == deal.offer.id, fact.kind == "harga", fact.superseded_by.is_(None))
        sen = session.scalar(select(fact.value).where(*of))
    if not sen:
        raise UserProblem("agreement.no_price", need=deal.need.code)
    check_price(sen)
    return Price(sen, name)


def end_of(start: date, months: int) -> date:
    """The last day of so many months."""
    month = start.month - 1 + months
    year, month = start.year + month // 12, month % 12 + 1
    day = min(start.day, calendar.monthrange(year, month)[1])
    return date(year, month, day) - timedelta(days=1)


class _TermOf(TypedDict):
    start: date
    end: date
    months: int


def _term(start: date, months: int) -> _TermOf:
    return _TermOf(start=start, end=end_of(start, months), months=months)


class _Deliveries(TypedDict):
    season: int
    schedule: tuple[ScheduleRow, ...]


def _deliveries(deal: Deal, start: date, terms: AgreementTerms, quantity: Quantity) -> _Deliveries:
    chosen = season(deal)
    rows = own_schedule(terms, quantity.unit) or monthly_schedule(start, terms.months, quantity, chosen)
    return _Deliveries(season=chosen, schedule=rows)


class _Forum(TypedDict):
    forum: Forum
    forum_name: str


def _forum(deal: Deal, terms: AgreementTerms) -> _Forum:
    if terms.forum.strip().upper() == "BANI":
        return _Forum(forum=Forum.BANI, forum_name="Badan Arbitrase Nasional Indonesia (BANI)")
    place = place_name(deal.seller.region).removeprefix("Kota ")
    return _Forum(forum=Forum.PENGADILAN_NEGERI, forum_name=terms.forum or f"Pengadilan Negeri {place}")


def _duties(pattern: Pattern, supports: list[str], on: date) -> tuple[str, ...]:
    known = [duty.code for duty in duties(pattern, on)]
    wanted = {*supports, *(_DUTY_OF.get(each, each) for each in supports), *_ALWAYS.get(pattern, ())}
    return tuple(code for code in known if code in wanted)


def letterhead_of(office: t.Office) -> Letterhead | None:
    """The kop of an office; None where it has given none."""
    if not office.letterhead and not office.address:
        return None
    lines = [line.strip() for line in office.letterhead.splitlines() if line.strip()]
    return Letterhead((*lines, office.name), " · ".join(part for part in (office.address, office.contact) if part))


def _papers(session: Session, deal: Deal) -> tuple[Paper, ...]:
    sellers = _sellers(deal)
    found = [Paper(business.name, "NIB", business.nib) for business in (deal.buyer, *sellers) if business.nib]
    for seller in sellers:
        query = select(t.Paper).where(t.Paper.business_id == seller.id, t.Paper.held, ~t.Paper.deleted)
        for row in session.scalars(query.order_by(t.Paper.kind)):
            kind = paper_kind(row.kind)
            if row.kind != "nib":
                found.append(Paper(seller.name, kind.label if kind else row.kind, row.number))
    # a group of ours lists its members in an annex of its own
    return (*found, *member_papers(deal.buyer), *(() if deal.members else member_papers(deal.seller)))


def _sellers(deal: Deal) -> tuple[t.Business, ...]:
    """Everybody on the small side."""
    return tuple(each.business for each in deal.members) or (deal.seller,)


def officials_of(session: Session, region: str, office: t.Office) -> tuple[Official, ...]:
    """Those who sign "Mengetahui": one of the district's Dinas and one of KADIN; witnesses of knowledge only."""
    district = ".".join(region.split(".")[:2])
    return remembered(session, ("officials", district, office.id), lambda: _officials(session, district, office))


def _officials(session: Session, district: str, office: t.Office) -> tuple[Official, ...]:
    o, official = t.Office, t.Official
    query = (
        select(official, o)
        .join(o, o.id == official.of_office_id)
        .where(official.signs, ~official.deleted, ~o.deleted)
        .where((o.region == district) | (o.id == office.id) | (o.kind == "kadin"))
        .order_by(o.kind.not_in(("diskopumdag", "kadin")), o.kind, o.region != district, o.id != office.id, official.id)
    )
    first: dict[str, Official] = {}
    for who, at in session.execute(query):
        first.setdefault(at.kind, Official(at.name, who.position, who.name, who.nip, who.rank))
    return tuple(first.values())[:2]


def _food(session: Session, deal: Deal, on: date) -> FoodPapers | None:
    due = set(deal.commodity.papers_due.split())
    if not due & {"halal", "pirt", "bpom_md"}:
        return None
    makers = (deal.buyer,) if deal.proposal.pattern == Pattern.DISTRIBUSI_KEAGENAN else _sellers(deal)
    held = _held_by_all(session, makers, on)
    sizes = {maker.size for maker in makers}
    own = remembered(session, "own law", lambda: overrides_of(session))
    dues = paper_dues(on, own)
    in_force = {row.paper for row in dues if sizes & set(row.sizes) and row.rule.valid_from <= on}
    return FoodPapers(
        halal=held.get("halal", ""),
        permit=held.get("pirt", "") or held.get("bpom_md", ""),
        halal_mandatory="halal" in due and "halal" in in_force,
        permit_mandatory=bool(due & {"pirt", "bpom_md"}),
    )


def _held_by_all(session: Session, makers: tuple[t.Business, ...], on: date) -> dict[str, str]:
    """Kind of paper → its number, where every maker has one in force."""
    query = select(t.Paper).where(*held_on(on))
    of_each = (session.scalars(query.where(t.Paper.business_id == maker.id)) for maker in makers)
    each = [{row.kind: row.number or "ada" for row in papers} for papers in of_each]
    return {kind: number for kind, number in each[0].items() if all(kind in other for other in each)}
