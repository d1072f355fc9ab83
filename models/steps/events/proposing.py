"""Meetings of an event: of accepted pairs and groups first, then the next best for whoever is below its floor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.events import EventFacts, MeetingSource, MeetingState, Side
from models.domain.matching import Decided
from models.problems import UserProblem
from models.steps.events.rows import EventRows
from models.steps.events.seating import minimum_of
from models.steps.events.writing import add_rows

_HOLDS = (str(Decided.ACCEPT), str(Decided.LOCK))


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """A meeting that is to be: numbers of guest rows, and of what it is about."""

    buyer: int
    enterprises: tuple[int, ...]
    source: MeetingSource
    proposal: int | None = None
    need: int | None = None
    slot: int | None = None
    table: int | None = None


Pair = tuple[int, int]
"""Guest rows of a buyer and an enterprise."""


def pairs_met(rows: EventRows) -> set[Pair]:
    """Pairs that have a meeting, one that was cancelled among them: nobody is asked twice."""
    seated = rows.enterprises_of
    return {(row.buyer_id, each) for row in rows.meetings for each in seated.get(row.id, ())}


def refuse_met(rows: EventRows, buyer: int, enterprises: Sequence[int]) -> None:
    """Raise UserProblem where these guests are to meet already, or have met."""
    seated = rows.enterprises_of
    for row in rows.meetings:
        both = row.buyer_id == buyer and set(seated.get(row.id, ())) & set(enterprises)
        if both and row.state != MeetingState.CANCELLED:
            raise UserProblem("event.meet_already", meeting=row.number)


def add_meetings(session: Session, rows: EventRows, wanted: Sequence[NewMeeting]) -> list[int]:
    """Write new meetings; the ids of their rows in the same order."""
    m = t.EventMeeting
    last = session.scalar(select(func.max(m.number)).where(m.event_id == rows.event.id)) or 0
    ids = add_rows(
        session, m,
        (
            {
                "event_id": rows.event.id, "number": number, "buyer_id": each.buyer, "source": str(each.source),
                "proposal_id": each.proposal, "need_id": each.need, "slot_id": each.slot, "table_id": each.table,
                "locked": False, "state": str(MeetingState.PLANNED), "state_reason": "",
            }
            for number, each in enumerate(wanted, last + 1)
        ),
    )  # fmt: skip
    pairs = ((at, who) for at, each in zip(ids, wanted, strict=True) for who in each.enterprises)
    add_rows(session, t.EventSeat, ({"meeting_id": at, "guest_id": who} for at, who in pairs))
    return ids


def coming(rows: EventRows, facts: EventFacts, side: Side) -> dict[int, int]:
    """Partner or enterprise → the guest row of those who come."""
    come = {each.uid for each in facts.guests if each.comes and each.side is side}
    found = (row for row in rows.guests if row.uid in come)
    return {(row.partner_id if side is Side.BUYER else row.enterprise_id) or 0: row.id for row in found}


def of_decisions(session: Session, rows: EventRows, facts: EventFacts) -> list[NewMeeting]:
    """Accepted groups and pairs whose people all come and have not been brought together yet."""
    buyers, enterprises = (coming(rows, facts, side) for side in (Side.BUYER, Side.ENTERPRISE))
    met, found = pairs_met(rows), []
    for new in (*_groups(session, buyers, enterprises), *_singles(session, rows.event, buyers, enterprises)):
        left = tuple(each for each in new.enterprises if (new.buyer, each) not in met)
        if left:
            found.append(NewMeeting(new.buyer, left, new.source, new.proposal, new.need))
            met |= {(new.buyer, each) for each in left}
    return found


def _singles(
    session: Session, event: t.Event, buyers: Mapping[int, int], enterprises: Mapping[int, int]
) -> Iterable[NewMeeting]:
    p, d, o, n = t.Proposal, t.Decision, t.Offer, t.Need
    query = (
        select(n.partner_id, o.enterprise_id, p.id, n.id)
        .select_from(p)
        .join(d, (d.offer_id == p.offer_id) & (d.need_id == p.need_id))
        .join(o, o.id == p.offer_id)
        .join(n, n.id == p.need_id)
        .where(~d.deleted, d.status.in_(_HOLDS), ~n.deleted, ~o.deleted)
        # of several runs the event's own, then the newest
        .order_by((p.run_id != (event.run_id or 0)), n.code, p.score.desc(), p.id.desc())
    )
    for partner, enterprise, proposal, need in session.execute(query):
        if partner in buyers and enterprise in enterprises:
            yield NewMeeting(buyers[partner], (enterprises[enterprise],), MeetingSource.PROPOSAL, proposal, need)


def _groups(session: Session, buyers: Mapping[int, int], enterprises: Mapping[int, int]) -> Iterable[NewMeeting]:
    g, member, d, o, n = t.ProposedGroup, t.GroupMember, t.GroupDecision, t.Offer, t.Need
    query: Any = (
        select(g.id, n.partner_id, n.id, o.enterprise_id)
        .join(d, d.group_id == g.id)
        .join(member, member.group_id == g.id)
        .join(o, o.id == member.offer_id)
        .join(n, n.id == g.need_id)
        .where(~d.deleted, d.status.in_(_HOLDS), member.quantity > 0, ~n.deleted, ~o.deleted)
        .order_by(g.id, member.position)
    )
    found: dict[tuple[int, int, int], list[int]] = {}
    for group, partner, need, enterprise in session.execute(query):
        if partner in buyers and enterprise in enterprises:
            found.setdefault((group, buyers[partner], need), []).append(enterprises[enterprise])
    for (_group, buyer, need), people in found.items():
        yield NewMeeting(buyer, tuple(dict.fromkeys(people)), MeetingSource.PROPOSAL, None, need)


def lacking(rows: EventRows, facts: EventFacts, more: Sequence[NewMeeting] = ()) -> dict[int, int]:
    """Guest row of an enterprise → how many meetings it lacks of its floor, wherever they stand; only those below."""
    seated = rows.enterprises_of
    # a meeting that waits for a buyer who does not come brings nobody to its floor
    here = {*coming(rows, facts, Side.BUYER).values()}
    standing = (
        row for row in rows.meetings
        if row.state != MeetingState.CANCELLED and (row.buyer_id in here or row.slot_id is not None)
    )  # fmt: skip
    have = Counter(each for row in standing for each in seated.get(row.id, ()))
    have.update(each for new in more for each in new.enterprises)
    numbers = {row.uid: row.id for row in rows.guests}
    floors = ((numbers[each.uid], minimum_of(facts, each)) for each in facts.guests if each.side is Side.ENTERPRISE)
    return {number: least - have[number] for number, least in floors if have[number] < least}
