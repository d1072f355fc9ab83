"""Guests whose records are deleted, merged or taken apart: their meetings go with them, and come back."""

from __future__ import annotations

import pytest

from models.domain.events import Interest, MeetingState, ResultDraft, Side
from models.use_cases.add_guests import add_guests
from models.use_cases.add_meeting import add_meeting
from models.use_cases.back_up import check_catalogue
from models.use_cases.delete_enterprise import delete_enterprise
from models.use_cases.delete_partner import delete_partner
from models.use_cases.list_results import list_results
from models.use_cases.open_catalogue import Opened
from models.use_cases.plan_event import plan_event
from models.use_cases.save_result import save_result
from models.use_cases.undo_change import undo_change
from models.use_cases.unmerge_records import unmerge_records
from tests.models.duplicates.merged import merged, the_merge
from tests.models.duplicates.rich import twins
from tests.models.events.staged import BUYERS, double_bookings, meeting, new_event, picture, seen, side, staged
from tests.models.records.drafts import officer

PAIRS = ((0, (0,)), (0, (1,)), (1, (0, 2)))


@pytest.mark.parametrize("which", list(Side))
def test_who_is_deleted_leaves_the_list_and_undo_brings_back(filled: Opened, which: Side) -> None:
    event = staged(filled, PAIRS)
    plan_event(filled.catalogue, filled.actor, event)
    before = picture(filled, event)
    guest = side(before, which)[0]
    delete = delete_partner if which is Side.BUYER else delete_enterprise
    report = delete(filled.catalogue, filled.actor, guest.business)
    after = seen(filled, event)
    assert guest.uid not in {each.uid for each in after.guests}
    gone = {each.number for each in after.meetings if each.state is MeetingState.CANCELLED}
    assert gone == ({1, 2} if which is Side.BUYER else {1})
    assert {each.state_reason for each in after.meetings if each.number in gone} == {"dihapus dari katalog"}
    undo_change(filled.catalogue, filled.actor, report.change_set)
    assert picture(filled, event) == before
    assert check_catalogue(filled.catalogue, filled.actor).findings == ()


def test_whose_result_is_written_stays_on_the_list(filled: Opened) -> None:
    event = staged(filled, PAIRS)
    guest = side(seen(filled, event), Side.ENTERPRISE)[0]
    save_result(filled.catalogue, filled.actor, event, ResultDraft(1, guest.uid, Interest.INTERESTED))
    delete_enterprise(filled.catalogue, filled.actor, guest.business)
    assert guest.uid in {each.uid for each in seen(filled, event).guests}
    assert len(list_results(filled.catalogue, filled.actor, event)) == 1


def test_two_guests_that_are_one_keep_all_meetings_and_sit_once(filled: Opened) -> None:
    actor = officer(filled)
    first, second = twins(filled, actor)
    event = new_event(filled)
    add_guests(filled.catalogue, actor, event, (*BUYERS, first.code, second.code))
    facts = seen(filled, event)
    buyers, (one, other) = side(facts, Side.BUYER), side(facts, Side.ENTERPRISE)
    # both with one buyer, both in one group, and each alone with a buyer at one time
    for buyer, people in ((0, (one,)), (0, (other,)), (1, (one, other)), (2, (other,))):
        add_meeting(filled.catalogue, actor, event, buyers[buyer].uid, tuple(each.uid for each in people))
    plan_event(filled.catalogue, actor, event)
    save_result(filled.catalogue, actor, event, ResultDraft(4, other.uid, Interest.AGREED, agreed=1_000_00))
    before = picture(filled, event)
    change_set = merged(filled, actor, first.uid, second.uid)
    after = seen(filled, event)
    (guest,) = side(after, Side.ENTERPRISE)
    assert guest.uid == one.uid
    assert [len(each.enterprises) for each in after.meetings] == [1, 1, 1, 1]
    states = [each.state for each in after.meetings]
    assert states.count(MeetingState.CANCELLED) == 1
    assert meeting(after, 4).state is MeetingState.HELD
    assert not double_bookings(after)
    (line,) = list_results(filled.catalogue, actor, event)
    assert line.draft.guest == one.uid
    assert check_catalogue(filled.catalogue, actor).findings == ()
    undo_change(filled.catalogue, actor, change_set)
    assert picture(filled, event) == before


def test_a_merge_taken_apart_gives_guests_and_meetings_back(filled: Opened) -> None:
    actor = officer(filled)
    first, second = twins(filled, actor)
    event = new_event(filled)
    add_guests(filled.catalogue, actor, event, (*BUYERS, first.code, second.code))
    facts = seen(filled, event)
    buyers, (one, other) = side(facts, Side.BUYER), side(facts, Side.ENTERPRISE)
    for buyer, guest in ((0, one), (0, other), (1, other)):
        add_meeting(filled.catalogue, actor, event, buyers[buyer].uid, (guest.uid,))
    plan_event(filled.catalogue, actor, event)
    before = picture(filled, event)
    merged(filled, actor, first.uid, second.uid)
    report = unmerge_records(filled.catalogue, actor, the_merge(filled, actor))
    assert report.kept == ()
    assert picture(filled, event) == before
