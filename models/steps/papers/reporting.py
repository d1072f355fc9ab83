"""The facts of a partnership report and of a register, out of the catalogue."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.agreements import AgreementStatus
from models.domain.matching import Decided
from models.domain.paper_reports import ReportScope, ReportTotals
from models.domain.papers import PaperKind
from models.steps.papers.listed_agreements import (
    Listed,
    listed,
    pattern_of,
    period_of,
    region_words,
    running_on,
    signed_between,
)
from models.steps.papers.office_head import kop_of, signer_of, town_of
from models.steps.records.places import lies_in
from reports import numerals
from reports.office_papers.partnership_facts import (
    LEAST_FOR_WORTH,
    MOST_OF_WORTH,
    Count,
    PartnershipDocument,
    Stage,
    tally,
)
from reports.office_papers.register import RegisterDocument, RegisterRow

ENDING_DAYS = 60
_NO_MORE = (Decided.REJECT.value, Decided.FORBID.value)


def partnership_document(session: Session, office: t.Office, scope: ReportScope, today: date) -> PartnershipDocument:
    """Everything the report states, decided."""
    period = period_of(scope, today)
    found = listed(session, scope, signed_between(period))
    rows = tuple(each.row for each in found)
    running = listed(session, scope, running_on(period.end))
    until = period.end + timedelta(days=ENDING_DAYS)
    sums, (worth, priced) = tally(rows, period.start, period.end), _worth(found)
    return PartnershipDocument(
        kop=kop_of(office), start=period.start, end=period.end, region=region_words(scope.region),
        pattern=pattern_of(scope), made_on=today, place=town_of(office), rows=rows, tally=sums,
        stages=_stages(session, scope, sums.agreements), standing=_standing(session, scope), running=len(running),
        ending=tuple(each.row for each in running if each.row.ends <= until), ending_days=ENDING_DAYS,
        worth=worth, priced=priced, signer=signer_of(session, office),
    )  # fmt: skip


def totals_of(document: PartnershipDocument) -> ReportTotals:
    """The figures of a report."""
    sums = document.tally
    return ReportTotals(
        sums.agreements, sums.voided, sums.enterprises, sums.partners, document.running, document.stages[0].count,
        document.worth, *(tuple((each.label, each.value) for each in counts)
                          for counts in (sums.by_pattern, sums.by_region, sums.by_month)),
    )  # fmt: skip


def register_document(
    session: Session, office: t.Office, scope: ReportScope, today: date, *, internal: bool
) -> RegisterDocument:
    """The agreements signed in a period, in the order of their numbers."""
    period = period_of(scope, today)
    found = listed(session, scope, signed_between(period), named=internal)
    reported = _reported(session) if internal else {}
    rows = tuple(_register_row(each, today, reported, internal=internal) for each in found)
    return RegisterDocument(
        kop=kop_of(office), start=period.start, end=period.end, region=region_words(scope.region),
        pattern=pattern_of(scope), made_on=today, place=town_of(office), rows=rows, internal=internal,
        signer=signer_of(session, office),
    )  # fmt: skip


def _register_row(each: Listed, today: date, reported: dict[str, str], *, internal: bool) -> RegisterRow:
    state = _state(each, today)
    if not internal:
        return RegisterRow(each.row, state)
    unit = each.row.quantity.unit
    price = f"{numerals.rupiah(each.price)} per {unit}" if each.price else each.price_words
    payment = f"{numerals.grouped(each.payment_days)} hari" if each.payment_days else ""
    return RegisterRow(
        each.row, state, each.first_signatory, each.second_signatory, price, payment,
        reported.get(each.row.number, ""),
    )  # fmt: skip


def _state(each: Listed, today: date) -> str:
    if each.row.voided:
        return "batal"
    if each.row.starts > today:
        return "belum mulai"
    return "berlaku" if each.row.ends >= today else "berakhir"


def _reported(session: Session) -> dict[str, str]:
    """Number of an agreement → the letter that reported it, with its receipt."""
    p = t.IssuedPaper
    live = (p.kind == PaperKind.REPORTING_LETTER, ~p.deleted, p.status == AgreementStatus.ISSUED)
    found: dict[str, str] = {}
    for row in session.scalars(select(p).where(*live).order_by(p.id)):
        receipt = f"; diterima {row.receipt}" if row.receipt else ""
        for one in json.loads(row.document)["document"]["agreements"]:
            found[one["number"]] = f"{row.number} {date.fromisoformat(row.signed_on):%d-%m-%Y}{receipt}"
    return found


def _worth(found: list[Listed]) -> tuple[int | None, int]:
    """What the agreements come to in a month (sen) and how many of them have a fixed price."""
    priced = [each for each in found if each.price and not each.row.voided]
    of_partners, of_enterprises = Counter[str](), Counter[str]()
    for each in priced:
        worth = each.row.quantity.thousandths * (each.price or 0)
        of_partners[each.row.partner_code] += worth
        of_enterprises[each.row.enterprise_code] += worth
    told = _hides_each(of_partners) and _hides_each(of_enterprises)
    return (of_partners.total() // 1000 if told else None), len(priced)


def _hides_each(sums: Counter[str]) -> bool:
    """Whether a total tells nobody's price: of enough businesses, and none with most of it."""
    return len(sums) >= LEAST_FOR_WORTH and 100 * max(sums.values()) <= MOST_OF_WORTH * sums.total()


def _stages(session: Session, scope: ReportScope, agreed: int) -> tuple[Stage, ...]:
    count, run = _potential(session, scope)
    note = f"Usulan pencocokan {run} yang tidak ditolak" if run else "Pencocokan belum pernah dijalankan"
    return (
        Stage("Potensi", count, note),
        Stage("Disepakati", agreed, "Perjanjian yang terbit dalam periode"),
        Stage("Terkirim", None, "Pengiriman belum dicatat dalam katalog"),
        Stage("Terbayar", None, "Pembayaran belum dicatat dalam katalog"),
    )


def _potential(session: Session, scope: ReportScope) -> tuple[int | None, str]:
    newest = session.scalars(select(t.MatchingRun).order_by(t.MatchingRun.id.desc()).limit(1)).one_or_none()
    if newest is None:
        return None, ""
    p, d = t.Proposal, t.Decision
    decided = (d.offer_id == p.offer_id) & (d.need_id == p.need_id) & ~d.deleted
    query: Any = (
        select(func.count(p.id))
        .outerjoin(d, decided)
        .join(t.Offer, t.Offer.id == p.offer_id)
        .join(t.Enterprise, t.Enterprise.id == t.Offer.enterprise_id)
        .join(t.Business, t.Business.id == t.Enterprise.business_id)
        .where(p.run_id == newest.id, or_(d.status.is_(None), d.status.not_in(_NO_MORE)))
    )
    if scope.region:
        query = query.where(lies_in(t.Business.region, scope.region))
    if scope.pattern:
        query = query.where(p.pattern == scope.pattern)
    return int(session.scalar(query) or 0), newest.code


def _standing(session: Session, scope: ReportScope) -> tuple[Count, ...]:
    """What the catalogue holds today, in the region."""
    b, e, m, n = t.Business, t.Enterprise, t.Partner, t.Need
    enterprises = select(func.count(e.id)).join(b, b.id == e.business_id).where(~e.deleted, e.active)
    partners = select(func.count(m.id)).join(b, b.id == m.business_id).where(~m.deleted, m.active)
    needs = (
        select(func.count(n.id)).join(m, m.id == n.partner_id).join(b, b.id == m.business_id)
        .where(~n.deleted, n.active, ~n.inferred)
    )  # fmt: skip
    found = []
    for label, query in (("UMKM", enterprises), ("mitra", partners), ("kebutuhan", needs)):
        where = query.where(lies_in(b.region, scope.region)) if scope.region else query
        found.append(Count(label, session.scalar(where) or 0))
    return tuple(found)
