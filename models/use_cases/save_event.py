"""Enter or change a matchmaking event."""

from __future__ import annotations

import json

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind
from models.domain.choices import FieldProblem
from models.domain.events import EventDraft, EventSaved, EventStatus
from models.domain.progress import Progress, no_progress
from models.steps.events.following import follow_the_day
from models.steps.events.rows import event_row
from models.steps.events.saving import event_problems, fill_event, new_event, prayer_in_the_way
from models.steps.records.checking import refuse
from models.steps.records.standing import refuse_when_changed, version_of


def check_event(draft: EventDraft) -> tuple[FieldProblem, ...]:
    """Everything that keeps a draft from being saved, quick enough to ask while one types."""
    return event_problems(draft)


def save_event(
    catalogue: Catalogue, actor: Actor, draft: EventDraft, *, progress: Progress = no_progress
) -> EventSaved:
    """The saved event; a new one comes with the slots of its weekday and ten tables.

    Another day changes no slot; an event that is running is only planned then, and questions about results that are
    still open are asked so many days after the new day.
    UserProblem for a wrong draft, or one whose event changed since (changed_elsewhere).
    """
    refuse(event_problems(draft))
    progress(0, 1)
    with catalogue.transaction() as session:
        held = event_row(session, draft.uid) if draft.uid else None
        if held is not None:
            refuse_when_changed(version_of([held]), draft.version)
        note = json.dumps(["save_event", draft.name], ensure_ascii=False)
        prayer, moved, again = None, 0, False
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            if held is None:
                held = new_event(session, draft)
            else:
                before = held.day
                fill_event(session, held, draft)
                prayer = prayer_in_the_way(session, held, before)
                if held.day != before:
                    moved = follow_the_day(session, held)
                    again = held.status == EventStatus.RUNNING
                if again:
                    held.status = str(EventStatus.PLANNED)
        return EventSaved(Changed.EVENTS, current.uid, held.uid, held.code, prayer, moved, again)
