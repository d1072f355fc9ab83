"""What may be shown of an UMKM and of a need to a possible partner: nothing of persons, no address, no price."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.problems import UserProblem
from models.reference.kbli import kbli
from models.reference.law.patterns import LARGE_SIDE, pattern_law
from models.reference.papers import paper_kind
from models.reference.regions import full_name
from models.reference.units import unit
from models.steps.agreements.parties import in_full
from models.steps.papers.office_head import contact_of, kop_of
from models.steps.papers.public_names import is_firm, persons_of, public_name, without_numbers
from models.steps.papers_held import held_on
from reports import numerals
from reports.office_papers.names import KINDS, pattern_words, size_words
from reports.office_papers.profile import NeedDocument, OfferLine, ProfileDocument

ALL_YEAR = 0b1111_1111_1111
_WORKERS = "tenaga_kerja"


def profile_document(session: Session, office: t.Office, code: str, today: date) -> ProfileDocument:
    """The profile of the UMKM with this code."""
    enterprise, business = _enterprise(session, code)
    return ProfileDocument(
        code=enterprise.code, name=_name(session, business, f"UMKM {enterprise.code}"),
        place=_place(business.region), legal_form=business.legal_form, size=size_words(business.size),
        activity=_activity(session, business), offers=_offers(session, enterprise.id), papers=_papers(
            session, business.id, today
        ), machines=_machines(session, enterprise.id), made_on=today, contact=contact_of(office),
        workers=_workers(session, business.id), kop=kop_of(office),
    )  # fmt: skip


def need_document(session: Session, office: t.Office, code: str, today: date) -> NeedDocument:
    """The profile of the need with this code; UserProblem for one that was only concluded."""
    found = session.scalars(select(t.Need).where(t.Need.code == code, ~t.Need.deleted)).one_or_none()
    if found is None:
        raise UserProblem("profile.need_unknown", need=code)
    partner = session.get_one(t.Partner, found.partner_id)
    business = session.get_one(t.Business, partner.business_id)
    if found.inferred:
        raise UserProblem("agreement.need_unconfirmed", need=code, partner=business.name)
    commodity = session.get_one(t.Commodity, found.commodity_id)
    return NeedDocument(
        code=found.code, goods=_capital(without_numbers(found.words or commodity.name)),
        partner=_name(session, business, f"Mitra {partner.code}"), place=_place(business.region),
        pattern=pattern_words(found.pattern), quantity=_amount(found.quantity, found.unit),
        smallest=_amount(found.minimum_lot, found.unit), months=months_words(found.months),
        specification=without_numbers(found.specification), papers=_wanted(found.papers),
        supports=_supports(found, today), territory=_place(found.territory), made_on=today,
        contact=contact_of(office), process=without_numbers(found.process),
        until=numerals.short_date(date.fromisoformat(found.until)) if found.until else "", kop=kop_of(office),
    )  # fmt: skip


def shares_contact(session: Session, code: str, today: date) -> bool:
    """Whether the owner of an UMKM has agreed to be made known to partners."""
    _enterprise_row, business = _enterprise(session, code)
    c, part = t.Consent, t.BusinessPerson
    query = (
        select(c.id).join(part, part.person_id == c.person_id)
        .where(part.business_id == business.id, ~part.deleted, ~c.deleted, c.purpose == "berbagi_mitra")
        .where(c.withdrawn_on.is_(None), c.given_on <= today.isoformat())
    )  # fmt: skip
    return session.scalar(query.limit(1)) is not None


def months_words(mask: int) -> str:
    """Months of a season as ranges: "Januari–Maret, Oktober"."""
    if mask & ALL_YEAR == ALL_YEAR:
        return "sepanjang tahun"
    listed = [number for number in range(12) if mask >> number & 1]
    runs: list[list[int]] = []
    for number in listed:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(_run(run) for run in runs)


def _run(run: list[int]) -> str:
    first, last = numerals.month_name(run[0] + 1), numerals.month_name(run[-1] + 1)
    return first if first == last else f"{first}–{last}"


def _enterprise(session: Session, code: str) -> tuple[t.Enterprise, t.Business]:
    query = select(t.Enterprise).where(t.Enterprise.code == code, ~t.Enterprise.deleted)
    found = session.scalars(query).one_or_none()
    if found is None:
        raise UserProblem("letter.enterprise_unknown", enterprise=code)
    return found, session.get_one(t.Business, found.business_id)


def _name(session: Session, business: t.Business, otherwise: str) -> str:
    persons = persons_of(session, (business.id,)).get(business.id, ())
    return public_name(business.name, persons, otherwise, firm=is_firm(business.legal_form))


def _place(code: str) -> str:
    """The kecamatan and kabupaten or kota in full; nothing below, where people live."""
    return in_full(full_name(".".join(code.split(".")[:3]))) if code else ""


def _activity(session: Session, business: t.Business) -> str:
    if not business.kbli:
        return ""
    known = kbli(business.kbli_edition, business.kbli)
    listed = (t.KbliCode.edition == business.kbli_edition, t.KbliCode.code == business.kbli)
    title = known.title if known else session.scalar(select(t.KbliCode.title).where(*listed).limit(1)) or ""
    return " ".join(part for part in ("KBLI", business.kbli_edition, business.kbli, title) if part)


def _offers(session: Session, enterprise: int) -> tuple[OfferLine, ...]:
    o, c, fact = t.Offer, t.Commodity, t.OfferFact
    query = select(o, c.name).join(c, c.id == o.commodity_id).where(o.enterprise_id == enterprise, ~o.deleted, o.active)
    found = []
    for offer, name in session.execute(query.order_by(o.id)):
        of = (fact.offer_id == offer.id, fact.kind == "kapasitas", fact.superseded_by.is_(None))
        capacity = session.scalar(select(fact.value).where(*of).order_by(fact.id.desc()).limit(1))
        found.append(
            OfferLine(
                _capital(without_numbers(offer.words or name)),
                KINDS.get(offer.kind, offer.kind),
                _amount(capacity, offer.unit),
                _amount(offer.minimum_order, offer.unit),
                months_words(offer.months),
            )
        )
    return tuple(found)


def _machines(session: Session, enterprise: int) -> tuple[tuple[str, str, str], ...]:
    m = t.Machine
    rows = session.scalars(select(m).where(m.enterprise_id == enterprise, ~m.deleted).order_by(m.id))
    return tuple(
        (_capital(without_numbers(row.name)), without_numbers(row.process), numerals.grouped(row.count)) for row in rows
    )


def _papers(session: Session, business: int, today: date) -> tuple[tuple[str, str], ...]:
    p = t.Paper
    rows = session.scalars(select(p).where(p.business_id == business, *held_on(today)).order_by(p.kind))
    return tuple((_label(row.kind), _until(row.valid_until)) for row in rows)


def _label(kind: str) -> str:
    found = paper_kind(kind)
    return found.label if found else kind


def _until(day: str | None) -> str:
    return f"Ada, sampai {numerals.short_date(date.fromisoformat(day))}" if day else "Ada"


def _workers(session: Session, business: int) -> str:
    fact = t.BusinessFact
    of = (fact.business_id == business, fact.kind == _WORKERS, fact.superseded_by.is_(None))
    count = session.scalar(select(fact.value).where(*of).order_by(fact.id.desc()).limit(1))
    return f"{numerals.grouped(count)} orang" if count else ""


def _wanted(papers: str) -> tuple[str, ...]:
    return tuple(_label(kind) for kind in papers.split())


def _supports(need: t.Need, today: date) -> tuple[str, ...]:
    law = pattern_law(need.pattern, today)
    known = {key: duty.text for duty in law.duties_of(LARGE_SIDE) for key in (duty.code, duty.support)} if law else {}
    return tuple(_capital(known.get(code) or _plain(code)) for code in need.supports.split())


def _plain(code: str) -> str:
    return code.rpartition(".")[2].replace("_", " ")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _amount(thousandths: int | None, code: str) -> str:
    if thousandths is None:
        return ""
    found = unit(code)
    return numerals.measured_figures(thousandths, found.name if found else code)
