"""Needs: in a line, as a record, and a draft brought into one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from matching.codes import Pattern
from models.catalogue import tables as t
from models.catalogue.trade_search import Trade
from models.domain.partners import NeedDraft, NeedRecord, NeedSummary
from models.problems import UserProblem
from models.reference.regions import full_name
from models.steps.codes import CodeKind, CodeSource
from models.steps.need_days import has_lapsed
from models.steps.records.freshness import freshness
from models.steps.records.history import history_of
from models.steps.records.places import kabupaten_of
from models.steps.records.standing import version_of
from models.steps.records.trade_sought import stale_ids
from models.steps.supply import commodity_ids

RUNNING = "terbit"


def summaries_of(session: Session, ids: Sequence[int]) -> tuple[NeedSummary, ...]:
    """What the list says of each of these needs, in the given order."""
    agreed, old = _agreed(session, ids), stale_ids(session, Trade.NEED, ids)
    rows = {row.Need.id: row for row in session.execute(joined(_columns()).where(t.Need.id.in_(ids)))}
    return tuple(_summary(rows[number], agreed.get(number, 0), number in old) for number in ids if number in rows)


def summaries_of_partner(session: Session, partner: int) -> tuple[NeedSummary, ...]:
    """The needs of one partner, the newest first."""
    ids = select(t.Need.id).where(t.Need.partner_id == partner, ~t.Need.deleted).order_by(t.Need.id.desc())
    return summaries_of(session, session.scalars(ids).all())


def load(session: Session, uid: str) -> t.Need:
    """The row of a need; UserProblem when it is not there (any more)."""
    found = session.scalars(select(t.Need).where(t.Need.uid == uid, ~t.Need.deleted)).one_or_none()
    if found is None:
        raise UserProblem("record.gone")
    return found


def version(need: t.Need) -> int:
    """The version that a form filled from this record gives back."""
    return version_of([need])


def record(session: Session, need: t.Need) -> NeedRecord:
    """The need with all its terms."""
    commodity = session.get_one(t.Commodity, need.commodity_id)
    told = freshness(session, need.confirmed_on, [need], date.today())
    return NeedRecord(
        summary=summaries_of(session, [need.id])[0],
        version=version(need),
        commodity_slug=commodity.slug,
        maximum_partners=need.maximum_partners,
        months=need.months,
        price=need.price,
        payment_days=need.payment_days,
        territory_code=need.territory,
        supports=tuple(need.supports.split()),
        specification=need.specification,
        history=history_of(session, need, {"need": [need]}, ()),
        confirmed_on=need.confirmed_on or "",
        told_on=told.on,
        stale=told.stale,
    )


def save(session: Session, need: t.Need | None, draft: NeedDraft) -> t.Need:
    """Bring a draft into the catalogue; `need` is the one it changes, None for a new one."""
    ids = commodity_ids(session)
    if draft.commodity not in ids:
        raise UserProblem("record.commodity_unknown", field="commodity")
    row = need or t.Need(code=CodeSource(session, CodeKind.NEED).next())
    row.partner_id, row.commodity_id = _partner_id(session, draft.partner), ids[draft.commodity]
    row.pattern, row.words = str(draft.pattern or ""), " ".join(draft.words.split())
    for field in _PLAIN:
        setattr(row, field, getattr(draft, field))
    row.papers, row.supports = " ".join(draft.papers), " ".join(draft.supports)
    row.specification, row.process = draft.specification.strip(), " ".join(draft.process.split())
    row.until = draft.until or None
    if need is None:
        row.inferred = False  # a change of its terms is no word of the partner: only confirming takes the mark away
    session.add(row)
    return row


_PLAIN = (
    *("unit", "quantity", "minimum_lot", "maximum_partners", "months", "price", "payment_days", "territory"),
    *("active", "lead_days", "margin", "outlet"),
)


def _partner_id(session: Session, uid: str) -> int:
    found = session.scalar(select(t.Partner.id).where(t.Partner.uid == uid, ~t.Partner.deleted))
    if found is None:
        raise UserProblem("record.partner_missing", field="partner")
    return found


def _columns() -> Select[*tuple[Any, ...]]:
    return select(
        t.Need, t.Commodity.name.label("commodity"), t.Business.name.label("partner"), t.Business.region,
        t.Partner.uid.label("partner_uid"),
    )  # fmt: skip


def joined(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Needs that stand, with their commodity, partner and its business."""
    return (
        query.select_from(t.Need)
        .join(t.Partner, t.Partner.id == t.Need.partner_id)
        .join(t.Business, t.Business.id == t.Partner.business_id)
        .join(t.Commodity, t.Commodity.id == t.Need.commodity_id)
        .where(~t.Need.deleted, ~t.Partner.deleted)
    )


def _agreed(session: Session, ids: Iterable[int]) -> dict[int, int]:
    """Need → how much of it running agreements promise."""
    a = t.Agreement
    query = (
        select(a.need_id, func.sum(a.quantity))
        .where(a.need_id.in_(list(ids)), ~a.deleted, a.status == RUNNING, a.ends >= date.today().isoformat())
        .group_by(a.need_id)
    )
    return {need: int(quantity) for need, quantity in session.execute(query)}


def _summary(row: Row[*tuple[Any, ...]], agreed: int, old: bool) -> NeedSummary:
    need = row.Need
    return NeedSummary(
        uid=need.uid,
        code=need.code,
        partner=row.partner,
        partner_uid=row.partner_uid,
        kabupaten=kabupaten_of(row.region),
        words=need.words or row.commodity,
        commodity=row.commodity,
        pattern=Pattern(need.pattern) if need.pattern else None,
        quantity=need.quantity,
        agreed=agreed,
        unit=need.unit,
        minimum_lot=need.minimum_lot,
        territory=full_name(need.territory) if need.territory else "",
        papers=tuple(need.papers.split()),
        inferred=need.inferred,
        active=need.active,
        process=need.process,
        lead_days=need.lead_days,
        margin=need.margin,
        outlet=need.outlet,
        until=need.until or "",
        lapsed=has_lapsed(need, date.today()),
        stale=old,
    )
