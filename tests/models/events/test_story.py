"""What was done with an event, by whom: nothing done is left out, whatever it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.domain.changes import ChangeKind
from models.domain.events import Curation, EventStatus, Interest, ResultDraft, Side
from models.problems import UserProblem
from models.use_cases.curate_guests import curate_guests
from models.use_cases.event_history import event_history
from models.use_cases.open_catalogue import Opened
from models.use_cases.plan_event import plan_event
from models.use_cases.save_event import save_event
from models.use_cases.save_result import save_result
from models.use_cases.set_event_status import set_event_status
from models.use_cases.undo_change import undo_change
from tests.models.events.staged import DAY, seen, side, staged


def did(opened: Opened, event: str) -> list[str]:
    history = event_history(opened.catalogue, opened.actor, event)
    return [each.field.removeprefix("did.") for each in history if each.field.startswith("did.")]


def test_everything_done_is_told_the_newest_first(filled: Opened) -> None:
    event = staged(filled, [(0, (0,)), (1, (1,))])
    plan_event(filled.catalogue, filled.actor, event)
    one = side(seen(filled, event), Side.ENTERPRISE)[4]
    curate_guests(filled.catalogue, filled.actor, event, (one.uid,), Curation.RESERVE, "menunggu contoh")
    meeting = seen(filled, event).meetings[0]
    draft = ResultDraft(meeting.number, meeting.enterprises[0], Interest.INTERESTED)
    save_result(filled.catalogue, filled.actor, event, draft)
    told = did(filled, event)
    assert told == [
        "save_result", "curate_guests", "plan_event", "add_meeting", "add_meeting", "add_guests", "save_event",
    ]  # fmt: skip
    history = event_history(filled.catalogue, filled.actor, event)
    assert all(each.user == filled.actor.name for each in history)
    planned = next(each for each in history if each.field == "did.plan_event")
    assert "event_meeting:2" in planned.of.split()
    curated = next(each for each in history if each.field == "did.curate_guests")
    assert (curated.new, "event_guest:1" in curated.of) == ("cadangan", True)


def test_fields_are_told_from_what_to_what_and_an_undo_as_such(filled: Opened) -> None:
    event = staged(filled)
    facts = seen(filled, event)
    saved = save_event(filled.catalogue, filled.actor, replace(facts.draft, venue="Aula Besar", region="35.24"))
    set_event_status(filled.catalogue, filled.actor, event, EventStatus.RUNNING)
    history = event_history(filled.catalogue, filled.actor, event)
    fields = {each.field: (each.old, each.new) for each in history if each.field.startswith("event.")}
    assert fields["event.venue"] == ("Pendopo", "Aula Besar")
    assert fields["event.region"] == ("Kab. Tuban", "Kab. Lamongan")
    assert fields["event.status"] == (str(EventStatus.PLANNED), str(EventStatus.RUNNING))
    undo_change(filled.catalogue, filled.actor, saved.change_set)
    first = event_history(filled.catalogue, filled.actor, event)[0]
    assert (first.field, first.kind) == ("did.save_event", ChangeKind.UNDO)
    assert seen(filled, event).draft.day == DAY


def test_another_event_is_not_told(filled: Opened) -> None:
    one, other = staged(filled, [(0, (0,))]), staged(filled)
    plan_event(filled.catalogue, filled.actor, one)
    assert "plan_event" not in did(filled, other)
    with pytest.raises(UserProblem, match=r"event\.unknown"):
        event_history(filled.catalogue, filled.actor, "TB-9999")
