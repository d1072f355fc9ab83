"""Events on a real PostgreSQL server: the same as on SQLite, and two workstations at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.domain.events import Interest, ResultDraft
from models.use_cases.add_guests import add_guests
from models.use_cases.back_up import check_catalogue
from models.use_cases.check_in import check_in
from models.use_cases.delete_event import delete_event
from models.use_cases.follow_ups import list_follow_ups
from models.use_cases.invite_accepted import invite_accepted
from models.use_cases.lay_out_event import lay_out_event
from models.use_cases.list_results import list_results
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.plan_event import plan_event
from models.use_cases.propose_meetings import propose_meetings
from models.use_cases.recap_event import recap_event
from models.use_cases.replan_event import replan_event
from models.use_cases.save_result import save_result
from models.use_cases.undo_change import undo_change
from tests.models.events.staged import BUYERS, ENTERPRISES, matched, new_event, picture, seen
from tests.records import TODAY, import_records


@pytest.fixture
def shared(postgres_database: str, tmp_path: Path) -> Iterator[Opened]:
    """A shared catalogue with the records of tests/records.py."""
    opened = open_catalogue(postgres_database, sample=True)
    import_records(opened, tmp_path)
    yield opened
    opened.catalogue.close()


def test_an_event_is_the_same_on_a_server(shared: Opened, filled: Opened) -> None:
    assert _course(shared) == _course(filled)


def _course(opened: Opened) -> list[object]:
    """What an event says of itself on its way, told without uids."""
    catalogue, actor = opened.catalogue, opened.actor
    matched(opened)
    event = new_event(opened)
    invite_accepted(catalogue, actor, event)
    add_guests(catalogue, actor, event, (*BUYERS, *ENTERPRISES))
    proposed = propose_meetings(catalogue, actor, event, today=TODAY)
    planned = plan_event(catalogue, actor, event)
    facts = seen(opened, event)
    told: list[object] = [(proposed.from_proposals, proposed.next_best, len(proposed.below)), _meetings(opened, event)]
    before = picture(opened, event)
    left = lay_out_event(catalogue, actor, event, facts.slots[:2], facts.tables[:1])
    told += [left.waiting, _meetings(opened, event)]
    undo_change(catalogue, actor, left.change_set)
    assert picture(opened, event) == before
    replanned = replan_event(catalogue, actor, event, (facts.meetings[0].enterprises[0],))
    told += [len(replanned.moves), len(replanned.waiting), planned.plan and planned.plan.slots_used]
    check_in(catalogue, actor, event, "B-01")
    held = seen(opened, event).meetings[1]
    save_result(catalogue, actor, event, ResultDraft(held.number, held.enterprises[0], Interest.AGREED, agreed=10**12))
    told += [len(list_follow_ups(catalogue, actor, event=event)), recap_event(catalogue, actor, event)]
    told += [[(line.buyer, line.enterprise, line.region) for line in list_results(catalogue, actor, event)]]
    assert check_catalogue(catalogue, actor).findings == ()
    return told


def _meetings(opened: Opened, event: str) -> list[object]:
    facts = seen(opened, event)
    slots, tables = [each.uid for each in facts.slots], [each.uid for each in facts.tables]
    return [
        (
            each.number, facts.guest(each.buyer).record, [facts.guest(uid).record for uid in each.enterprises],
            slots.index(each.slot) if each.slot else None, tables.index(each.table) if each.table else None,
            each.subject, each.score,
        )
        for each in facts.meetings
    ]  # fmt: skip


def test_two_workstations_give_no_number_twice(shared: Opened) -> None:
    other = open_catalogue(shared.catalogue.url.render_as_string(hide_password=False))
    event = new_event(shared)
    add_guests(shared.catalogue, shared.actor, event, BUYERS)
    add_guests(other.catalogue, other.actor, event, ENTERPRISES)
    facts = seen(other, event)
    assert len({(each.side, each.number) for each in facts.guests}) == len(facts.guests) == 8
    second = new_event(other)
    assert seen(shared, second).code != facts.code
    delete_event(shared.catalogue, shared.actor, second)
    other.catalogue.close()
