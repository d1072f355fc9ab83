"""Issued agreements, and their bytes again."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import aliased

from matching.codes import Pattern
from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.agreements import AgreementLine, AgreementStatus
from models.domain.lists import ListQuery, Slice
from models.problems import UserProblem
from models.steps.papers.snapshots import document_of


def list_agreements(
    catalogue: Catalogue, _actor: Actor, query: ListQuery, start: int, limit: int
) -> Slice[AgreementLine]:
    """Agreements, newest first; filters: pattern, status, ends_by (a day: those still running that end by then)."""
    with catalogue.reading() as session:
        rows = _agreements(query)
        total = session.scalar(select(func.count()).select_from(rows.order_by(None).subquery())) or 0
        lines = tuple(_line(row) for row in session.execute(rows.offset(start).limit(limit)))
        return Slice(lines, start, total)


def agreement_file(catalogue: Catalogue, _actor: Actor, agreement: str) -> bytes:
    """The stored bytes of an agreement's paper: a reprint is the same paper."""
    with catalogue.reading() as session:
        query = select(t.AgreementFile.content).join(t.Agreement, t.Agreement.id == t.AgreementFile.agreement_id)
        content = session.scalar(query.where(t.Agreement.code == agreement))
        if content is None:
            raise UserProblem("agreement.unknown", agreement=agreement)
        return content


def _agreements(query: ListQuery) -> Select[*tuple[Any, ...]]:
    a, buyer = t.Agreement, aliased(t.Business)
    rows = (
        select(
            a,
            t.Enterprise.code,
            t.Business.name,
            buyer.name,
            t.Need.words,
            t.Commodity.name,
            t.AgreementFile.sha256,
            _members(),
        )
        .join(t.Offer, t.Offer.id == a.offer_id)
        .join(t.Enterprise, t.Enterprise.id == t.Offer.enterprise_id)
        .join(t.Business, t.Business.id == t.Enterprise.business_id)
        .join(t.Need, t.Need.id == a.need_id)
        .join(t.Commodity, t.Commodity.id == t.Need.commodity_id)
        .join(t.Partner, t.Partner.id == t.Need.partner_id)
        .join(buyer, buyer.id == t.Partner.business_id)
        .join(t.AgreementFile, t.AgreementFile.agreement_id == a.id)
        .where(~a.deleted)
    )
    if pattern := query.value_of("pattern"):
        rows = rows.where(a.pattern == pattern)
    if status := query.value_of("status"):
        rows = rows.where(a.status == status)
    if ends_by := query.value_of("ends_by"):
        today = date.today().isoformat()
        rows = rows.where(a.ends <= ends_by, a.ends >= today, a.status == AgreementStatus.ISSUED)
    if query.words:
        like = f"%{query.words.casefold()}%"
        columns = (func.lower(a.number), t.Business.name_key, buyer.name_key, func.lower(t.Need.words))
        rows = rows.where(or_(*(column.like(like) for column in columns)))
    return rows.order_by(*_order(query, buyer))


def _members() -> Any:
    """Of the group that it was made with."""
    m = t.AgreementMember
    query = select(func.count()).select_from(m).where(m.agreement_id == t.Agreement.id)
    return query.correlate(t.Agreement).scalar_subquery()


def _order(query: ListQuery, buyer: type[t.Business]) -> tuple[Any, ...]:
    a = t.Agreement
    columns = {"number": a.number, "ends": a.ends, "name": t.Business.name_key, "partner": buyer.name_key}
    column = columns.get(query.sort)
    if column is None:
        return (a.id.desc(),)
    return (column.desc() if query.descending else column.asc(), a.id)


def _line(row: Any) -> AgreementLine:
    a, code, name, partner, words, commodity, sha256, members = row
    if members:
        name = document_of(a.document).second.name
    return AgreementLine(
        agreement=a.code, number=a.number, pattern=Pattern(a.pattern), enterprise=code, enterprise_name=name,
        partner=partner, commodity=words or commodity, quantity=a.quantity, unit=a.unit, signed_on=a.signed_on,
        starts=a.starts, ends=a.ends, status=AgreementStatus(a.status), sha256=sha256, members=members,
    )  # fmt: skip
