"""Small events as tests make them, and an event as a picture that can be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from models.domain.events import EventDraft, EventFacts, GuestFacts, MeetingFacts, Side
from models.domain.lists import ListQuery
from models.domain.matching import Decided, MatchSettings
from models.use_cases.add_guests import add_guests
from models.use_cases.add_meeting import add_meeting
from models.use_cases.decide_proposal import decide_proposal
from models.use_cases.list_runs import list_proposals
from models.use_cases.open_catalogue import Opened
from models.use_cases.run_matching import run_matching
from models.use_cases.save_event import save_event
from models.use_cases.view_event import view_event
from tests.records import TODAY

DAY = date(2026, 12, 1)
"""A Tuesday."""
BEFORE = datetime(2026, 11, 30, 8)
BUYERS = ("M-0001", "M-0002", "M-0003")
ENTERPRISES = ("U-000001", "U-000002", "U-000003", "U-000004", "U-000005")


def matched(opened: Opened) -> list[str]:
    """Codes of the proposals of a run, all accepted."""
    run_matching(opened.catalogue, opened.actor, MatchSettings(), today=TODAY)
    lines = list_proposals(opened.catalogue, opened.actor, ListQuery(), 0, 100).rows
    for line in lines:
        decide_proposal(opened.catalogue, opened.actor, line.proposal, Decided.ACCEPT)
    return [line.proposal for line in lines]


def new_event(opened: Opened, draft: EventDraft | None = None) -> str:
    """The uid of an event on a Tuesday."""
    given = draft or EventDraft(name="Temu Bisnis Contoh", day=DAY, venue="Pendopo", region="35.23")
    return save_event(opened.catalogue, opened.actor, given).event


def staged(opened: Opened, pairs: Sequence[tuple[int, tuple[int, ...]]] = ()) -> str:
    """An event with everybody invited, and meetings of (buyer, enterprises) by their place."""
    event = new_event(opened)
    add_guests(opened.catalogue, opened.actor, event, (*BUYERS, *ENTERPRISES))
    facts = seen(opened, event)
    buyers, others = side(facts, Side.BUYER), side(facts, Side.ENTERPRISE)
    for buyer, who in pairs:
        people = tuple(others[at].uid for at in who)
        add_meeting(opened.catalogue, opened.actor, event, buyers[buyer].uid, people)
    return event


def seen(opened: Opened, event: str, at: datetime = BEFORE) -> EventFacts:
    """The event as it is."""
    return view_event(opened.catalogue, opened.actor, event, at=at)


def picture(opened: Opened, event: str) -> EventFacts:
    """The same without the marks of who touched it last."""
    facts = seen(opened, event)
    guests, removed = (
        tuple(replace(each, version=0) for each in some) for some in (facts.guests, facts.removed)
    )
    return replace(facts, draft=replace(facts.draft, version=0), guests=guests, removed=removed)


def side(facts: EventFacts, which: Side) -> list[GuestFacts]:
    """The guests of one side by their numbers."""
    return [each for each in facts.guests if each.side is which]


def meeting(facts: EventFacts, number: int) -> MeetingFacts:
    """The meeting with this number."""
    return next(each for each in facts.meetings if each.number == number)


def double_bookings(facts: EventFacts) -> list[tuple[str, str]]:
    """(slot, who or which table) that is asked for twice."""
    taken: list[tuple[str, str]] = []
    for each in facts.standing:
        if each.slot:
            people = {facts.guest(uid).party or uid for uid in each.enterprises}
            taken += [(each.slot, who) for who in (each.buyer, each.table, *people)]
    return [each for each in taken if taken.count(each) > 1]
