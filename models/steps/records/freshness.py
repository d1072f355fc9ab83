"""When somebody last said something of a record, and whether that is too long ago to be relied on."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from models.catalogue import tables as t
from models.domain.changes import ChangeKind
from models.domain.freshness import Freshness, FreshnessSettings, freshness_from_json
from models.steps.intake.businesses import CONTACT, SIGNATORY

SETTING = "freshness"
_TELLING = (ChangeKind.SCREEN, ChangeKind.IMPORT, ChangeKind.EXCHANGE, ChangeKind.SEED)
"""Change sets in which somebody looked at a record; bulk edits, mergers and undoings say nothing of it."""
CONFIRMED = "confirmed_on"


def freshness_settings(session: Session) -> FreshnessSettings:
    """The settings of the catalogue; the program's own where none were saved."""
    kept = session.scalar(select(t.Setting.value).where(t.Setting.name == SETTING, ~t.Setting.deleted))
    return freshness_from_json(kept) if kept else FreshnessSettings()


def stale_before(session: Session, today: date) -> str:
    """A last word of an earlier day than this is too long ago."""
    back = today.year * 12 + today.month - 1 - freshness_settings(session).months
    year, month = divmod(back, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1])).isoformat()


def freshness(
    session: Session, confirmed_on: str | None, rows: Iterable[Any], today: date, marks: Iterable[int] = ()
) -> Freshness:
    """The last word about a record, from all its rows, dated facts too, and the marks of other change sets."""
    known = tuple(rows)
    told = _last_told(session, {*marks, *(row.made_by for row in known)}, known)
    last = max(confirmed_on or "", told)
    return Freshness(last, last < stale_before(session, today))


def stale_enterprises(session: Session, ids: Sequence[int], today: date) -> frozenset[int]:
    """Those of these enterprises of which nobody has said anything for too long, as their list knows it."""
    listed, since = t.EnterpriseListing, stale_before(session, today)
    old = select(listed.enterprise_id).where(listed.enterprise_id.in_(ids), listed.told_on < since)
    return frozenset(session.scalars(old))


def _last_told(session: Session, made: set[int], rows: Sequence[Any]) -> str:
    """The day of the newest change set that made one of the rows or wrote a field of one; empty for none."""
    line, by = t.Change, t.ChangeSet
    lines = select(line.change_set_id).where(
        line.table_name.in_({row.__tablename__ for row in rows}),
        line.row_uid.in_({row.uid for row in rows}),
        line.field != CONFIRMED,
    )
    at = session.scalar(select(func.max(by.at)).where(*that_count(by), or_(by.id.in_(made), by.id.in_(lines))))
    return datetime.fromisoformat(at).astimezone().date().isoformat() if at else ""


def that_count(by: Any) -> tuple[ColumnElement[bool], ...]:
    """Conditions on change sets in which somebody looked at records, and which stand."""
    undone, redone = aliased(t.ChangeSet), aliased(t.ChangeSet)
    redo = exists().where(redone.reverses_id == undone.id)
    return by.kind.in_([str(kind) for kind in _TELLING]), ~exists().where(undone.reverses_id == by.id, ~redo)


Ways = tuple[tuple[Any, Select[int]], ...]
"""Tables with rows of a kind of record, each with the way there: a query of the records' ids."""


def reached() -> Ways:
    """Every table with rows of an enterprise, and the way from one to the other; the likeliest come first."""
    e: Any = t.Enterprise
    of_business = (t.BusinessFact, t.Paper, t.BusinessPerson)
    own = (t.Offer, t.Outlet, t.Machine, t.InputUsed, t.Membership)
    part, person, offer, fact = t.BusinessPerson, t.Person, t.Offer, t.OfferFact
    return (
        (e, select(e.id)),
        (t.Business, select(e.id).join(t.Business, t.Business.id == e.business_id)),
        *((one, select(e.id).join(one, one.business_id == e.business_id)) for one in of_business),
        *((one, select(e.id).join(one, one.enterprise_id == e.id)) for one in own),
        (fact, select(e.id).join(offer, offer.enterprise_id == e.id).join(fact, fact.offer_id == offer.id)),
        (person, select(e.id).join(part, part.business_id == e.business_id).join(person, person.id == part.person_id)),
    )


def reached_of_partners() -> Ways:
    """The same of a partner, without its needs: each of them is told of by itself."""
    p, b, part, person = t.Partner, t.Business, t.BusinessPerson, t.Person
    spoken = part.role.in_((CONTACT, SIGNATORY))
    people = select(p.id).join(part, (part.business_id == p.business_id) & spoken)
    return (
        (p, select(p.id)),
        (b, select(p.id).join(b, b.id == p.business_id)),
        *((one, select(p.id).join(one, one.business_id == p.business_id)) for one in (t.BusinessFact, t.Paper)),
        (part, people),
        (person, people.join(person, person.id == part.person_id)),
        (t.PartnerGood, select(p.id).join(t.PartnerGood, t.PartnerGood.partner_id == p.id)),
    )


def reached_of_needs() -> Ways:
    """The same of a need: its own row."""
    return ((t.Need, select(t.Need.id)),)
