"""What came of an event: four sums that are never added, of the whole, each buyer, enterprise and kabupaten."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.events import (
    Arrival,
    Curation,
    EventFacts,
    EventRecap,
    GuestFacts,
    Interest,
    Invitation,
    MeetingFacts,
    MeetingState,
    RecapLine,
    ResultLine,
    Side,
    Sums,
)

_WANTED = (Interest.INTERESTED, Interest.AGREED)
Followed = Mapping[str, tuple[int | None, int | None]]
"""Result → what was delivered and paid, as it was last found out."""


@dataclass(frozen=True, slots=True)
class _Share:
    """Meetings and results that count for one line of the recap."""

    meetings: list[MeetingFacts]
    results: list[ResultLine]


def followed(session: Session, event: int) -> Followed:
    """What each result's follow-ups found out: the newest word on deliveries and on payments."""
    f, r, m = t.EventFollowUp, t.EventResult, t.EventMeeting
    query = (
        select(r.uid, f.delivered, f.paid)
        .join(f, f.result_id == r.id)
        .join(m, m.id == r.meeting_id)
        .where(m.event_id == event, ~f.deleted, ~r.deleted, f.done_on != "")
        .order_by(f.after)
    )
    found: dict[str, tuple[int | None, int | None]] = {}
    for uid, delivered, paid in session.execute(query):
        before = found.get(uid, (None, None))
        found[uid] = before[0] if delivered is None else delivered, before[1] if paid is None else paid
    return found


def recap(facts: EventFacts, results: Sequence[ResultLine], known: Followed) -> EventRecap:
    """The whole event, and its parts by name."""
    names = {each.uid: each for each in (*facts.guests, *facts.removed)}
    meetings = {each.number: each for each in facts.standing}
    buyers: dict[Hashable, _Share] = defaultdict(lambda: _Share([], []))
    enterprises: dict[Hashable, _Share] = defaultdict(lambda: _Share([], []))
    regions: dict[Hashable, _Share] = defaultdict(lambda: _Share([], []))
    away = _away(facts, results)
    for each in facts.standing:
        buyers[each.buyer].meetings.append(each)
        for uid in each.enterprises:
            if uid not in away:
                enterprises[uid].meetings.append(each)
        for region in {names[uid].region for uid in each.enterprises}:
            regions[region].meetings.append(each)
    for line in results:
        if line.draft.meeting in meetings:
            buyers[meetings[line.draft.meeting].buyer].results.append(line)
            enterprises[line.draft.guest].results.append(line)
            regions[line.region].results.append(line)
    held = {uid for each in facts.standing if _was_held(each) for uid in (each.buyer, *each.enterprises)} - away
    came = [each for each in facts.guests if each.arrival is Arrival.HERE or each.uid in held]
    invited = [each for each in facts.guests if _was_invited(each)]
    return EventRecap(
        whole=_sums(_Share(list(facts.standing), list(results)), known),
        buyers=_lines(((names[str(uid)].name, share) for uid, share in buyers.items()), known),
        enterprises=_lines(((names[str(uid)].name, share) for uid, share in enterprises.items()), known),
        regions=_lines(((str(region), share) for region, share in regions.items()), known),
        invited=len(invited),
        came=len(came),
        missing=sum(_missed(each) for each in invited if each not in came),
        unrecorded=sum(not _missed(each) for each in invited if each not in came),
        buyers_came=sum(each.side is Side.BUYER for each in came),
        enterprises_came=sum(each.side is Side.ENTERPRISE for each in came),
        without_meeting=tuple(
            each.name for each in came if each.side is Side.ENTERPRISE and each.uid not in held
        ),
    )


def _missed(guest: GuestFacts) -> bool:
    """Whether it is written down that the guest does not come."""
    return guest.arrival is Arrival.ABSENT or guest.invitation is Invitation.NOT_COMING


def _was_invited(guest: GuestFacts) -> bool:
    """Walk-ins came by themselves; of the reserves only those who were called."""
    if guest.walk_in or guest.curation is Curation.REFUSED:
        return False
    return guest.curation is not Curation.RESERVE or guest.invitation is not Invitation.NOT_SENT


def _away(facts: EventFacts, results: Sequence[ResultLine]) -> set[str]:
    """Guests whom the door missed: a group met without them, unless something was keyed in for them."""
    told = {line.draft.guest for line in results}
    return {each.uid for each in facts.guests if each.arrival is Arrival.ABSENT} - told


def _lines(shares: Iterable[tuple[str, _Share]], known: Followed) -> tuple[RecapLine, ...]:
    found = [RecapLine(name, _sums(share, known)) for name, share in shares]
    return tuple(sorted(found, key=lambda line: (-(line.sums.agreed or 0), -(line.sums.potential or 0), line.name)))


def _sums(share: _Share, known: Followed) -> Sums:
    drafts = [line.draft for line in share.results]
    after = [known.get(line.uid, (None, None)) for line in share.results]
    return Sums(
        meetings=sum(bool(each.slot) or _was_held(each) for each in share.meetings),
        held=sum(_was_held(each) for each in share.meetings),
        interested=sum(draft.interest in _WANTED for draft in drafts),
        agreed_count=sum(draft.interest is Interest.AGREED for draft in drafts),
        potential=_sum(draft.potential for draft in drafts if draft.interest is not Interest.NONE),
        agreed=_sum(draft.agreed for draft in drafts),
        delivered=_sum(each[0] for each in after),
        paid=_sum(each[1] for each in after),
    )


def _was_held(meeting: MeetingFacts) -> bool:
    return meeting.state is MeetingState.HELD


def _sum(values: Iterable[int | None]) -> int | None:
    """None while nobody said anything."""
    told = [value for value in values if value is not None]
    return sum(told) if told else None
