"""What the index knows of partners and of needs: the words they are found by, and the day of the last word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.search_terms import day_marks
from models.catalogue.trade_search import Trade, indexed_words, told_letter
from models.reference.regions import full_name
from models.steps.intake.businesses import CONTACT, SIGNATORY
from models.steps.records.freshness import reached_of_needs, reached_of_partners
from models.steps.told import told_days

Told = Mapping[int, list[str]]


def words_of_partners(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """Words for the index, of those of these partners that stand."""
    p, b = t.Partner, t.Business
    query = (
        select(p.id, p.code, p.kadin_number, p.confirmed_on, p.made_by, b.name, b.nib, b.region)
        .join(b, b.id == p.business_id)
        .where(p.id.in_(ids), ~p.deleted)
    )
    rows = session.execute(query).all()
    told = told_days(session, rows, reached_of_partners())
    more = _said_of_partners(session, ids)
    return {
        row.id: _indexed(
            Trade.PARTNER, told[row.id],
            (row.code, row.name, row.nib, row.kadin_number, full_name(row.region), *more[row.id]),
        )
        for row in rows
    }  # fmt: skip


def words_of_needs(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """Words for the index, of those of these needs that stand, with whose they are."""
    n, p, b, c = t.Need, t.Partner, t.Business, t.Commodity
    query = (
        select(
            n.id, n.code, n.words, n.process, n.confirmed_on, n.made_by, p.code.label("partner"), b.name, b.region,
            c.name.label("commodity"),
        )
        .join(p, p.id == n.partner_id)
        .join(b, b.id == p.business_id)
        .join(c, c.id == n.commodity_id)
        .where(n.id.in_(ids), ~n.deleted, ~p.deleted)
    )  # fmt: skip
    rows = session.execute(query).all()
    told = told_days(session, rows, reached_of_needs())
    return {row.id: _indexed(Trade.NEED, told[row.id], _words_of_need(row)) for row in rows}


def _words_of_need(row: Row[*tuple[Any, ...]]) -> tuple[str, ...]:
    place = full_name(row.region)
    return (row.code, row.words, row.commodity, row.process, row.name, row.partner, place)


def _indexed(trade: Trade, told_on: str, texts: Iterable[str]) -> str:
    return indexed_words(trade, texts, day_marks(told_letter(trade), told_on))


def _said_of_partners(session: Session, ids: Sequence[int]) -> Told:
    """Who speaks for each partner, what it needs, makes and takes in."""
    found: dict[int, list[str]] = defaultdict(list)
    for query in (*_goods(ids), _people(ids)):
        for number, *texts in session.execute(query):
            found[number] += texts
    return found


def _goods(ids: Sequence[int]) -> Iterable[Any]:
    for table in (t.Need, t.PartnerGood):
        named = select(table.partner_id, table.words, t.Commodity.name)
        named = named.join(t.Commodity, t.Commodity.id == table.commodity_id)
        yield named.where(table.partner_id.in_(ids), ~table.deleted).order_by(table.id)


def _people(ids: Sequence[int]) -> Any:
    part, spoken = t.BusinessPerson, (CONTACT, SIGNATORY)
    return (
        select(t.Partner.id, t.Person.name)
        .join(part, part.business_id == t.Partner.business_id)
        .join(t.Person, t.Person.id == part.person_id)
        .where(t.Partner.id.in_(ids), part.role.in_(spoken), ~part.deleted)
        .order_by(part.id)
    )
