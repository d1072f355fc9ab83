"""What happened in the catalogue between two runs, as far as it touches their pairs."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.matching import Decided

Fields = dict[int, tuple[str, ...]]
"""Id of a record → names of the fields that changed."""
Pair = tuple[int, int]
"""(offer, need)"""


@dataclass(slots=True)
class Happened:
    """Ids of enterprises, offers and needs, and what happened to them."""

    enterprises_new: set[int] = field(default_factory=set)
    enterprises_gone: set[int] = field(default_factory=set)
    enterprises_changed: Fields = field(default_factory=dict)
    needs_new: set[int] = field(default_factory=set)
    needs_gone: set[int] = field(default_factory=set)
    needs_changed: Fields = field(default_factory=dict)
    decided: dict[Pair, tuple[Decided, Decided]] = field(default_factory=dict)
    """(word at the older run, word at the newer one), where they differ."""
    agreements: tuple[tuple[int, int, str], ...] = ()
    """(offer, need, number) of agreements issued in between."""
    expired: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Enterprise → papers that ran out between the days of the runs."""

    @property
    def anything(self) -> bool:
        """Whether the catalogue says anything else at all."""
        return any(
            (
                self.enterprises_new, self.enterprises_gone, self.enterprises_changed, self.needs_new,
                self.needs_gone, self.needs_changed, self.decided, self.agreements, self.expired,
            )
        )  # fmt: skip


class Between:
    """Reads what change sets after one run and before another wrote."""

    def __init__(self, session: Session, older: t.MatchingRun, newer: t.MatchingRun) -> None:
        self._session = session
        self._first, self._last = older.made_by, newer.made_by
        self._days = (older.today, newer.today)
        self._happened = Happened()

    def happened(self) -> Happened:
        """Everything at once."""
        self._new()
        self._edited()
        self._facts()
        self._decisions()
        self._agreements()
        self._papers()
        return self._happened

    def _within(self, column: Any) -> ColumnElement[bool]:
        inside: ColumnElement[bool] = (column > self._first) & (column < self._last)
        return inside

    def _new(self) -> None:
        e, n = t.Enterprise, t.Need
        self._happened.enterprises_new = set(self._session.scalars(select(e.id).where(self._within(e.made_by))))
        self._happened.needs_new = set(self._session.scalars(select(n.id).where(self._within(n.made_by))))

    def _edited(self) -> None:
        """From the lines of the history: the last word on a field within the time counts."""
        for table, owner in _owners():
            query = (
                select(owner.id, t.Change.field, t.Change.new)
                .join(t.Change, (t.Change.row_uid == owner.uid) & (t.Change.table_name == table))
                .where(self._within(t.Change.change_set_id))
                .order_by(t.Change.id)
            )
            self._note(table, [(number, name, new) for number, name, new in self._session.execute(query)])

    def _note(self, table: str, lines: list[tuple[int, str, str | None]]) -> None:
        gone: dict[int, bool] = {}
        fields: dict[int, list[str]] = defaultdict(list)
        for number, name, new in lines:
            fields[number].append(f"{table}.{name}")
            if name in ("deleted", "active"):
                gone[number] = (new == "true") is (name == "deleted")
        left = {number for number, is_gone in gone.items() if is_gone}
        self._keep(table, left, {number: tuple(dict.fromkeys(names)) for number, names in fields.items()})

    def _keep(self, table: str, gone: set[int], fields: Fields) -> None:
        happened = self._happened
        if table in ("need", "partner"):
            numbers = self._needs_of(table, fields)
            happened.needs_gone |= {need for each in gone for need in numbers.get(each, ())}
            _merge(happened.needs_changed, numbers, fields)
        else:
            numbers = self._enterprises_of(table, fields)
            if table == "enterprise":
                happened.enterprises_gone |= gone
            _merge(happened.enterprises_changed, numbers, fields)

    def _needs_of(self, table: str, fields: Iterable[int]) -> dict[int, tuple[int, ...]]:
        if table == "need":
            return {number: (number,) for number in fields}
        return _listed(self._session, t.Need.partner_id, t.Need.id)

    def _enterprises_of(self, table: str, fields: Iterable[int]) -> dict[int, tuple[int, ...]]:
        match table:
            case "enterprise":
                return {number: (number,) for number in fields}
            case "offer":
                return _listed(self._session, t.Offer.id, t.Offer.enterprise_id)
            case "paper":
                joined = select(t.Paper.id, t.Enterprise.id).join(
                    t.Enterprise, t.Enterprise.business_id == t.Paper.business_id
                )
                return {number: (enterprise,) for number, enterprise in self._session.execute(joined)}
        return _listed(self._session, t.Enterprise.business_id, t.Enterprise.id)

    def _facts(self) -> None:
        """Rows that are added, not edited: capacity, price, papers, further offers."""
        o, f, p, e = t.Offer, t.OfferFact, t.Paper, t.Enterprise
        queries = (
            select(o.enterprise_id, f.kind).join(o, o.id == f.offer_id).where(self._within(f.made_by)),
            select(o.enterprise_id, o.deleted).where(self._within(o.made_by)),
            select(e.id, p.held).join(e, e.business_id == p.business_id).where(self._within(p.made_by)),
        )
        for query, plain in zip(queries, ("", "offer", "paper"), strict=True):
            for enterprise, kind in self._session.execute(query.order_by(query.selected_columns[0])):
                _add(self._happened.enterprises_changed, enterprise, plain or str(kind))

    def _decisions(self) -> None:
        """The word on each pair as it was at both runs, told from its lines of history."""
        d, c = t.Decision, t.Change
        later: dict[str, list[tuple[int, str, str | None]]] = defaultdict(list)
        lines = select(c.row_uid, c.change_set_id, c.field, c.old).where(
            c.table_name == d.__tablename__, c.field.in_(("status", "deleted")), c.change_set_id > self._first
        )
        for uid, change, name, old in self._session.execute(lines.order_by(c.id)):
            later[uid].append((change, name, old))
        touched = (d.made_by > self._first) | d.uid.in_(list(later))
        for row in self._session.scalars(select(d).where(touched, d.made_by < self._last)):
            words = tuple(_word_at(row, later[row.uid], at) for at in (self._first, self._last))
            if words[0] is not words[1]:
                self._happened.decided[row.offer_id, row.need_id] = (words[0], words[1])

    def _agreements(self) -> None:
        """Of a group every member."""
        a, member = t.Agreement, t.AgreementMember
        offer = func.coalesce(member.offer_id, a.offer_id)
        query = (
            select(offer, a.need_id, a.number)
            .select_from(a)
            .outerjoin(member, member.agreement_id == a.id)
            .where(self._within(a.made_by), ~a.deleted, a.status == "terbit")
        )
        rows = self._session.execute(query.order_by(a.id, member.position))
        self._happened.agreements = tuple((offer, need, number) for offer, need, number in rows)

    def _papers(self) -> None:
        """Papers that were valid on the day of one run and no longer on that of the other."""
        p, e = t.Paper, t.Enterprise
        days = (p.valid_until >= min(self._days), p.valid_until < max(self._days))
        query = select(e.id, p.kind).join(e, e.business_id == p.business_id).where(~p.deleted, p.held, *days)
        for enterprise, kind in self._session.execute(query.order_by(e.id, p.kind)):
            _add(self._happened.expired, enterprise, kind)


def _owners() -> tuple[tuple[str, Any], ...]:
    tables: tuple[Any, ...] = (t.Enterprise, t.Business, t.Offer, t.Paper, t.Need, t.Partner)
    return tuple((str(table.__tablename__), table) for table in tables)


def _listed(session: Session, key: Any, value: Any) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    for number, other in session.execute(select(key, value).order_by(value)):
        found[number] = (*found.get(number, ()), other)
    return found


def _merge(into: Fields, numbers: dict[int, tuple[int, ...]], fields: Fields) -> None:
    for number, names in fields.items():
        for each in numbers.get(number, ()):
            for name in names:
                _add(into, each, name)


def _add(into: Fields, number: int, name: str) -> None:
    if name not in into.get(number, ()):
        into[number] = (*into.get(number, ()), name)


def _word_at(row: t.Decision, later: list[tuple[int, str, str | None]], run: int) -> Decided:
    """The officer's word when that run was made: what the first change after it says it was before."""
    if row.made_by > run:
        return Decided.OPEN
    after = {name: json.loads(old or "null") for change, name, old in reversed(later) if change > run}
    if after.get("deleted", row.deleted):
        return Decided.OPEN
    return Decided(after.get("status", row.status) or Decided.OPEN)
