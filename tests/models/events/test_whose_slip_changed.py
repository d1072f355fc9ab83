"""Whoever's meeting changed in its cell, its time, its table or its company is told, however that came about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from models.domain.event_slips import schedules_of
from models.domain.event_timetables import Told
from models.domain.events import Arrival, EventFacts, EventPaper, EventStatus, Invitation, SlotKind
from models.use_cases.answer_invitations import answer_invitations
from models.use_cases.check_in import check_in
from models.use_cases.lay_out_event import lay_out_event
from models.use_cases.mark_told import mark_told
from models.use_cases.open_catalogue import Opened
from models.use_cases.plan_event import plan_event
from models.use_cases.print_event import print_event
from models.use_cases.remove_guests import remove_guests
from models.use_cases.replan_event import draft_replan, replan_event
from models.use_cases.set_event_status import set_event_status
from tests.models.events.staged import seen, staged
from tests.reports.reading import whole_text

PAIRS = ((0, (0,)), (0, (1,)), (1, (0,)), (1, (2,)), (2, (3, 4)))
GROUP = 5
Slip = frozenset[tuple[int, int, int, str, str, frozenset[str]]]
Act = Callable[[Opened, str, EventFacts], object]


def slips(facts: EventFacts) -> dict[str, Slip]:
    """What each guest has to know: which meeting, from when to when, at which table, with whom."""
    slots, tables = ({each.uid: each for each in some} for some in (facts.slots, facts.tables))
    coming = {each.uid for each in facts.guests if each.comes}
    found: dict[str, set[tuple[int, int, int, str, str, frozenset[str]]]] = {each.uid: set() for each in facts.guests}
    for each in facts.standing:
        if each.slot:
            slot, table, people = slots[each.slot], tables[each.table], coming & {*each.enterprises}
            about = each.number, slot.starts, slot.ends, table.name, table.place, frozenset(people)  # type: ignore[attr-defined]
            for uid in {each.buyer, *people} & found.keys():
                found[uid].add(about)
    return {uid: frozenset(some) for uid, some in found.items()}


def member(facts: EventFacts) -> str:
    """The last of the group."""
    return next(each for each in facts.meetings if each.number == GROUP).enterprises[-1]


def stay_away(opened: Opened, event: str, facts: EventFacts) -> object:
    return replan_event(opened.catalogue, opened.actor, event, (member(facts),))


def decline(opened: Opened, event: str, facts: EventFacts) -> object:
    return answer_invitations(opened.catalogue, opened.actor, event, (member(facts),), Invitation.NOT_COMING)


def take_off(opened: Opened, event: str, facts: EventFacts) -> object:
    return remove_guests(opened.catalogue, opened.actor, event, (member(facts),), "tidak jadi")


def delay(opened: Opened, event: str, facts: EventFacts) -> object:
    later = tuple(replace(each, starts=each.starts + 5, ends=each.ends + 5) for each in facts.slots)
    return lay_out_event(opened.catalogue, opened.actor, event, later, facts.tables)


def lengthen(opened: Opened, event: str, facts: EventFacts) -> object:
    last = max(each.starts for each in facts.slots if each.kind is SlotKind.MEETINGS)
    shorter = tuple(
        replace(each, ends=each.ends - 5) if each.starts < last and each.kind is SlotKind.MEETINGS else each
        for each in facts.slots
    )
    return lay_out_event(opened.catalogue, opened.actor, event, shorter, facts.tables)


def rename(opened: Opened, event: str, facts: EventFacts) -> object:
    tables = (replace(facts.tables[0], name="Mawar"), *facts.tables[1:])
    return lay_out_event(opened.catalogue, opened.actor, event, facts.slots, tables)


def put_elsewhere(opened: Opened, event: str, facts: EventFacts) -> object:
    tables = (replace(facts.tables[0], place="dekat pintu"), *facts.tables[1:])
    return lay_out_event(opened.catalogue, opened.actor, event, facts.slots, tables)


def be_seen(opened: Opened, event: str, facts: EventFacts) -> object:
    return check_in(opened.catalogue, opened.actor, event, member(facts), Arrival.HERE)


@pytest.mark.parametrize("noted", [False, True], ids=["slips-not-noted", "slips-noted"])
@pytest.mark.parametrize(
    "act", [stay_away, decline, take_off, delay, lengthen, rename, put_elsewhere, be_seen], ids=lambda act: act.__name__
)
def test_whoever_has_to_know_something_else_is_told(filled: Opened, act: Act, noted: bool) -> None:
    event = staged(filled, PAIRS)
    plan_event(filled.catalogue, filled.actor, event)
    set_event_status(filled.catalogue, filled.actor, event, EventStatus.RUNNING)
    # nobody is to be told of a plan that changes nothing
    assert plan_event(filled.catalogue, filled.actor, event).told == ()
    before = seen(filled, event)
    if noted:
        now = schedules_of(before)
        told = tuple(Told(each.uid, now.get(each.uid, "")) for each in before.guests)
        mark_told(filled.catalogue, filled.actor, event, told)
    act(filled, event, before)
    after = seen(filled, event)
    was, now_said = slips(before), slips(after)
    wanted = {each.uid for each in after.guests if each.comes and was[each.uid] != now_said[each.uid]}
    assert bool(wanted) is (act is not be_seen)
    assert after.plan is not None
    assert set(after.plan.told) == wanted


def test_who_meets_without_an_absent_member_is_named_before_anything_is_written(filled: Opened) -> None:
    event = staged(filled, PAIRS)
    plan_event(filled.catalogue, filled.actor, event)
    facts = seen(filled, event)
    group = next(each for each in facts.meetings if each.number == GROUP)
    draft = draft_replan(filled.catalogue, filled.actor, event, (member(facts),))
    assert set(draft.told) == {group.buyer, *group.enterprises} - {member(facts)}
    assert draft.moves == ()


def test_reprinted_papers_seat_nobody_who_is_absent(filled: Opened) -> None:
    event = staged(filled, PAIRS)
    plan_event(filled.catalogue, filled.actor, event)
    facts = seen(filled, event)
    stays, gone = (facts.guest(uid) for uid in next(e for e in facts.meetings if e.number == GROUP).enterprises)
    kinds = (EventPaper.BUYER_SLIPS, EventPaper.PROGRAMME, EventPaper.TABLE_CARDS, EventPaper.BRIEFS)
    before = print_event(filled.catalogue, filled.actor, event, kinds)
    assert all(f"({gone.badge})" in whole_text(each.content) for each in before)
    replan_event(filled.catalogue, filled.actor, event, (gone.uid,))
    for paper in print_event(filled.catalogue, filled.actor, event, kinds):
        text = whole_text(paper.content)
        assert gone.name not in text, paper.name
        assert stays.name in text, paper.name


def test_a_buyer_with_nobody_left_still_knows_whom_it_was_to_meet(filled: Opened) -> None:
    event = staged(filled, PAIRS)
    plan_event(filled.catalogue, filled.actor, event)
    facts = seen(filled, event)
    alone = facts.meetings[0]
    check_in(filled.catalogue, filled.actor, event, alone.enterprises[0], Arrival.ABSENT)
    assert schedules_of(seen(filled, event))[alone.buyer] == schedules_of(facts)[alone.buyer]
