"""Agreements as reports and registers list them: names as signed, terms as they hold now."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session, aliased

from models.catalogue import tables as t
from models.domain.agreements import AgreementStatus
from models.domain.paper_reports import ReportScope
from models.domain.papers import AMENDING
from models.problems import UserProblem
from models.reference.regions import region
from models.reference.units import unit
from models.steps.papers.public_names import is_firm, persons_of, public_name
from models.steps.records.places import kabupaten_of, lies_in
from reports.office_papers.names import pattern_words, size_words
from reports.office_papers.partnership_facts import AgreementRow
from reports.office_papers.parts import Amount

ALL_REGIONS, ALL_PATTERNS = "Provinsi Jawa Timur", "Semua pola kemitraan"


@dataclass(frozen=True, slots=True)
class Period:
    """The days of a report, decided."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Listed:
    """An agreement with what only the office may read of it."""

    row: AgreementRow
    code: str
    price: int | None
    """Sen per unit."""
    price_words: str
    payment_days: int
    first_signatory: str
    second_signatory: str


def period_of(scope: ReportScope, today: date) -> Period:
    """The days asked for; UserProblem where the first comes after the last."""
    end = scope.end or today
    start = scope.start or date(end.year, 1, 1)
    if start > end:
        raise UserProblem("report.period", start=start.isoformat(), end=end.isoformat())
    return Period(start, end)


def region_words(code: str) -> str:
    """The region that a report is about; UserProblem for a code that nobody knows."""
    if not code:
        return ALL_REGIONS
    found = region(code)
    if found is None:
        raise UserProblem("report.region_unknown", region=code)
    return found.name


def pattern_of(scope: ReportScope) -> str:
    """The pattern that a report is about."""
    return pattern_words(scope.pattern) if scope.pattern else ALL_PATTERNS


def signed_between(period: Period) -> ColumnElement[bool]:
    """Agreements signed within the days, void ones among them."""
    return t.Agreement.signed_on.between(period.start.isoformat(), period.end.isoformat())


def running_on(day: date) -> ColumnElement[bool]:
    """Agreements in force on a day, whenever they were signed."""
    a, on = t.Agreement, day.isoformat()
    return (a.status == AgreementStatus.ISSUED) & (a.starts <= on) & (a.ends >= on)


def listed(session: Session, scope: ReportScope, *conditions: ColumnElement[bool], named: bool = False) -> list[Listed]:
    """The agreements of a scope in the order of their signing.

    `named`, for the office alone: persons' names stay in those of businesses, and so do numbers whose issue was undone.
    """
    query = _query(scope, withdrawn=named).where(*conditions)
    found, changed = session.execute(query).all(), _changed(session, query)
    businesses = {each for row in found for each in (row.seller_id, row.buyer_id)}
    persons = None if named else persons_of(session, businesses)
    return [_as_it_stands(_listed(row, persons, changed.get(row[0].id)), withdrawn=row[0].deleted) for row in found]


def _as_it_stands(each: Listed, *, withdrawn: bool) -> Listed:
    """The number of an agreement whose issue was undone stays given out, and stands for nothing."""
    return replace(each, row=replace(each.row, voided=True)) if withdrawn else each


def _changed(session: Session, agreements: Select[*tuple[Any, ...]]) -> dict[int, dict[str, Any]]:
    """What the newest adendum or ending in force states, by agreement."""
    paper, mine = t.IssuedPaper, agreements.with_only_columns(t.Agreement.id).order_by(None)
    standing = (paper.kind.in_(AMENDING), ~paper.deleted, paper.status == AgreementStatus.ISSUED)
    query = select(paper.agreement_id, paper.document).where(paper.agreement_id.in_(mine), *standing)
    newest = {row.agreement_id: row.document for row in session.execute(query.order_by(paper.id))}
    return {agreement: _kept(document)["after"] for agreement, document in newest.items()}


def _query(scope: ReportScope, *, withdrawn: bool) -> Select[*tuple[Any, ...]]:
    a, seller, buyer = t.Agreement, aliased(t.Business), aliased(t.Business)
    query = (
        select(
            a, seller.id.label("seller_id"), seller.region.label("region"), seller.size.label("size"),
            buyer.id.label("buyer_id"), buyer.legal_form.label("buyer_form"),
            seller.legal_form.label("seller_form"), t.Enterprise.code.label("enterprise"),
            t.Partner.code.label("partner"), t.Commodity.name.label("commodity"),
        )
        .join(t.Offer, t.Offer.id == a.offer_id)
        .join(t.Enterprise, t.Enterprise.id == t.Offer.enterprise_id)
        .join(seller, seller.id == t.Enterprise.business_id)
        .join(t.Need, t.Need.id == a.need_id)
        .join(t.Commodity, t.Commodity.id == t.Need.commodity_id)
        .join(t.Partner, t.Partner.id == t.Need.partner_id)
        .join(buyer, buyer.id == t.Partner.business_id)
    )  # fmt: skip
    if not withdrawn:
        query = query.where(~a.deleted)
    if scope.region:
        query = query.where(lies_in(seller.region, scope.region))
    if scope.pattern:
        query = query.where(a.pattern == scope.pattern)
    return query.order_by(a.signed_on, a.id)


def _listed(found: Any, persons: dict[int, tuple[str, ...]] | None, after: dict[str, Any] | None) -> Listed:
    agreement: t.Agreement = found[0]
    kept = _kept(agreement.document)
    first, second = kept["first"], kept["second"]
    # all four from one paper: the row may still hold the larger quantity while a smaller one is to come
    terms = after or {**kept, "quantity": kept["quantity_per_month"]}
    price = terms["price"]
    large = _name(first, persons, found.buyer_id, f"Mitra {found.partner}", is_firm(found.buyer_form))
    group = agreement.group_id is not None
    otherwise = f"Kelompok UMKM {found.enterprise} dkk." if group else f"UMKM {found.enterprise}"
    signing = (second, *kept.get("members", ()))
    small = _name(second, persons, found.seller_id, otherwise, is_firm(found.seller_form) and not group, signing)
    row = AgreementRow(
        number=agreement.number, signed_on=_day(agreement.signed_on), starts=_day(agreement.starts),
        ends=_day(terms["end"]), partner=large, enterprise=small, region=kabupaten_of(found.region),
        pattern=pattern_words(agreement.pattern), goods=found.commodity,
        quantity=Amount(terms["quantity"]["thousandths"], _unit(agreement.unit)), size=size_words(found.size),
        enterprise_code=found.enterprise, partner_code=found.partner,
        voided=agreement.status == AgreementStatus.VOIDED,
    )  # fmt: skip
    return Listed(
        row, agreement.code, price["sen"], price.get("formula", ""), int(terms["payment_days"]),
        first["representative"], second["representative"],
    )  # fmt: skip


def _name(
    party: dict[str, Any], persons: dict[int, tuple[str, ...]] | None, business: int, otherwise: str, firm: bool,
    signing: Sequence[dict[str, Any]] = (),
) -> str:  # fmt: skip
    """The name as signed; where papers are for everybody, only if it tells of none of its persons and members."""
    if persons is None:
        return str(party["name"])
    private = (*persons.get(business, ()), *(each["representative"] for each in (party, *signing)))
    return public_name(party["name"], private, otherwise, firm=firm)


def _kept(document: str) -> dict[str, Any]:
    """The facts of an agreement as kept, whichever version wrote them."""
    raw: dict[str, Any] = json.loads(document)
    found: dict[str, Any] = raw["document"] if "facts_version" in raw else raw
    return found


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _unit(code: str) -> str:
    found = unit(code)
    return found.name if found else code
