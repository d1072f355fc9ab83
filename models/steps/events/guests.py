"""Guests of an event: let in, changed, taken off the list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.events import Arrival, Curation, GuestFacts, Invitation, Side
from models.domain.matching import Decided
from models.problems import UserProblem
from models.steps.duplicates.forwarding import followed
from models.steps.events.rows import EventRows

MOST_MEETINGS = 200
_HOLDS = (str(Decided.ACCEPT), str(Decided.LOCK))


@dataclass(frozen=True, slots=True)
class Invited:
    """A record that is to be a guest."""

    side: Side
    code: str
    number: int
    """Of the partner or the enterprise."""


def invited_by_code(session: Session, codes: Iterable[str]) -> list[Invited]:
    """The records of these public codes, those of merged records among them; UserProblem for one that is none."""
    return [_by_code(session, code.strip().upper()) for code in dict.fromkeys(codes)]


def _by_code(session: Session, code: str) -> Invited:
    side, role = (Side.BUYER, t.Partner) if code.startswith("M-") else (Side.ENTERPRISE, t.Enterprise)
    table: Any = role
    uid = session.scalar(select(table.uid).where(table.code == code))
    query = select(table.id, table.code).where(table.uid == (followed(session, table, uid) if uid else ""))
    found = session.execute(query.where(~table.deleted)).one_or_none()
    if found is None:
        raise UserProblem("event.guest_unknown", code=code)
    return Invited(side, found.code, found.id)


def invited_by_decision(session: Session, event: t.Event) -> list[Invited]:
    """Partners and enterprises of the accepted and locked pairs and groups of the event's run."""
    pairs = [*session.execute(_accepted_pairs(event)), *session.execute(_accepted_groups(event))]
    partners = {row.partner: row.partner_code for row in pairs}
    enterprises = {row.enterprise: row.enterprise_code for row in pairs}
    buyers = [Invited(Side.BUYER, code, number) for number, code in partners.items()]
    others = [Invited(Side.ENTERPRISE, code, number) for number, code in enterprises.items()]
    return sorted(buyers, key=lambda each: each.code) + sorted(others, key=lambda each: each.code)


def _people() -> Any:
    return (
        t.Partner.id.label("partner"), t.Partner.code.label("partner_code"), t.Enterprise.id.label("enterprise"),
        t.Enterprise.code.label("enterprise_code"),
    )  # fmt: skip


def _accepted_pairs(event: t.Event) -> Any:
    p, d, o, n = t.Proposal, t.Decision, t.Offer, t.Need
    query = (
        select(*_people())
        .join(o, o.enterprise_id == t.Enterprise.id)
        .join(p, p.offer_id == o.id)
        .join(n, n.id == p.need_id)
        .join(t.Partner, t.Partner.id == n.partner_id)
        .join(d, (d.offer_id == p.offer_id) & (d.need_id == p.need_id))
        .where(~d.deleted, d.status.in_(_HOLDS), ~t.Partner.deleted, ~t.Enterprise.deleted)
        .distinct()
    )
    return query.where(p.run_id == event.run_id) if event.run_id else query


def _accepted_groups(event: t.Event) -> Any:
    g, member, d, o, n = t.ProposedGroup, t.GroupMember, t.GroupDecision, t.Offer, t.Need
    query = (
        select(*_people())
        .join(o, o.enterprise_id == t.Enterprise.id)
        .join(member, member.offer_id == o.id)
        .join(g, g.id == member.group_id)
        .join(d, d.group_id == g.id)
        .join(n, n.id == g.need_id)
        .join(t.Partner, t.Partner.id == n.partner_id)
        .where(~d.deleted, d.status.in_(_HOLDS), ~t.Partner.deleted, ~t.Enterprise.deleted)
        .distinct()
    )
    return query.where(g.run_id == event.run_id) if event.run_id else query


def add_guests(
    session: Session, rows: EventRows, invited: Sequence[Invited], *, walk_in: bool = False
) -> tuple[tuple[t.EventGuest, ...], tuple[str, ...], tuple[str, ...]]:
    """Guest rows anew on the list, the codes of those, and of those who stood on it; who was taken off comes back."""
    held = {(row.side, row.partner_id or row.enterprise_id): row for row in rows.guests}
    last = {side: max((row.number for row in rows.guests if row.side == side), default=0) for side in Side}
    made, added, already = [], [], []
    for each in invited:
        row = held.get((each.side, each.number))
        if row is not None and not row.deleted:
            already.append(each.code)
            continue
        if row is None:
            last[each.side] += 1
            row = _guest(rows.event.id, each, last[each.side])
            session.add(row)
        row.deleted, row.walk_in = False, walk_in
        held[each.side, each.number] = row
        made.append(row)
        added.append(each.code)
    session.flush()
    return tuple(made), tuple(added), tuple(already)


def listed(rows: EventRows, invited: Sequence[Invited]) -> tuple[t.EventGuest, ...]:
    """The guests on the list who are these records."""
    wanted = {(str(each.side), each.number) for each in invited}
    here = (row for row in rows.guests if not row.deleted)
    return tuple(row for row in here if (row.side, row.partner_id or row.enterprise_id) in wanted)


def _guest(event: int, invited: Invited, number: int) -> t.EventGuest:
    is_buyer = invited.side is Side.BUYER
    return t.EventGuest(
        event_id=event, side=str(invited.side), number=number,
        partner_id=invited.number if is_buyer else None, enterprise_id=None if is_buyer else invited.number,
        attendee="", curation=str(Curation.OPEN), curation_reason="", invitation=str(Invitation.NOT_SENT),
        answered_on="", arrival=str(Arrival.UNKNOWN), arrived_at="", note="",
    )  # fmt: skip


def fill_guest(session: Session, rows: EventRows, row: t.EventGuest, draft: GuestFacts) -> None:
    """What an officer may say of a guest."""
    _refuse_numbers(draft)
    tables = {each.uid: each.id for each in rows.tables}
    if draft.table and (draft.table not in tables or row.side != Side.BUYER):
        raise UserProblem("event.table_gone")
    row.attendee, row.note = " ".join(draft.attendee.split()), draft.note.strip()
    row.table_id = tables[draft.table] if draft.table else None
    row.minimum, row.maximum = draft.minimum, draft.maximum
    set_away(session, rows, row, draft.away)


def _refuse_numbers(draft: GuestFacts) -> None:
    least, most = draft.minimum or 0, draft.maximum
    if not 0 <= least <= MOST_MEETINGS or (most is not None and not max(least, 1) <= most <= MOST_MEETINGS):
        raise UserProblem("event.numbers_wrong")


def set_away(session: Session, rows: EventRows, row: t.EventGuest, away: Iterable[str]) -> None:
    """The slots (uids) in which a guest meets nobody; those that are not of this event are left out."""
    slots = {each.uid: each.id for each in rows.slots}
    wanted = {slots[uid] for uid in away if uid in slots}
    held = {each.slot_id: each for each in rows.absences if each.guest_id == row.id}
    for slot in sorted(wanted - held.keys()):
        session.add(t.EventAbsence(guest_id=row.id, slot_id=slot))
    for slot in held.keys() - wanted:
        held[slot].deleted = True


def refuse_who_met(session: Session, guests: Sequence[t.EventGuest]) -> None:
    """Raise UserProblem for guests of whom a result was written down: they stay on the list."""
    r, m, ids = t.EventResult, t.EventMeeting, [row.id for row in guests]
    query = select(m.number).join(r, r.meeting_id == m.id).where(~r.deleted)
    number = session.scalar(query.where(or_(r.guest_id.in_(ids), m.buyer_id.in_(ids))).limit(1))
    if number is not None:
        raise UserProblem("event.guest_met", meeting=number)
