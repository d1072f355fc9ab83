"""Next-best buyers are dealt out so that as many as possible reach their floor; large plans can be stopped."""

from __future__ import annotations

from unittest.mock import patch

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from models.domain.progress import no_progress
from models.problems import Cancelled
from models.steps.events import next_best, planning
from models.steps.events.next_best import Option
from models.use_cases.back_up import check_catalogue
from models.use_cases.cancel_meeting import cancel_meeting
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.plan_event import plan_event
from tests.models.events.staged import double_bookings, picture, seen, staged

PAIRS = ((0, (0,)), (0, (1,)), (1, (0,)), (1, (2,)), (2, (3,)))
MARKETS = st.tuples(
    st.dictionaries(st.integers(0, 6), st.sets(st.integers(100, 104), min_size=1), min_size=1),
    st.dictionaries(st.integers(100, 104), st.integers(0, 3), min_size=5, max_size=5),
    st.integers(1, 3),
)


@given(MARKETS)
def test_as_many_meetings_as_can_be_are_dealt(market: tuple[dict[int, set[int]], dict[int, int], int]) -> None:
    wishes, room, floor = market
    options = {who: [Option(0, -at, buyer, 1) for at, buyer in enumerate(sorted(some))] for who, some in wishes.items()}
    dealt = next_best._dealt(options, dict.fromkeys(wishes, floor), room)
    pairs = [(who, option.buyer) for who, option in dealt]
    assert len(set(pairs)) == len(pairs)
    assert all(buyer in wishes[who] for who, buyer in pairs)
    assert all(sum(buyer == each for _who, buyer in pairs) <= most for each, most in room.items())
    assert all(sum(who == each for who, _buyer in pairs) <= floor for each in wishes)
    assert len(pairs) == _most(wishes, room, floor)


def _most(wishes: dict[int, set[int]], room: dict[int, int], floor: int) -> int:
    graph: nx.DiGraph[object] = nx.DiGraph()
    graph.add_nodes_from(("from", "to"))
    for who, some in wishes.items():
        graph.add_edge("from", who, capacity=floor)
        graph.add_edges_from(((who, buyer) for buyer in some), capacity=1)
    for buyer, most in room.items():
        graph.add_edge(buyer, "to", capacity=most)
    return int(nx.maximum_flow_value(graph, "from", "to"))


def test_a_large_plan_is_made_apart_and_the_same(filled: Opened) -> None:
    event = staged(filled, PAIRS)
    plan_event(filled.catalogue, filled.actor, event)
    here = seen(filled, event)
    with patch.object(planning, "LARGE", 1):
        plan_event(filled.catalogue, filled.actor, event)
    apart = seen(filled, event)
    assert apart.meetings == here.meetings
    assert not double_bookings(apart)


@pytest.mark.parametrize("large", [1, 600])
def test_a_plan_that_is_stopped_has_changed_nothing(filled: Opened, large: int) -> None:
    event = staged(filled, PAIRS)
    before = picture(filled, event)

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with patch.object(planning, "LARGE", large), pytest.raises(Cancelled):
        plan_event(filled.catalogue, filled.actor, event, progress=stop)
    assert picture(filled, event) == before
    plan_event(filled.catalogue, filled.actor, event, progress=no_progress)


def test_the_check_finds_what_cannot_be(filled: Opened) -> None:
    event = staged(filled, PAIRS)
    plan_event(filled.catalogue, filled.actor, event)
    assert check_catalogue(filled.catalogue, filled.actor).findings == ()
    with filled.catalogue.transaction() as session:
        session.execute(text("UPDATE event_meeting SET slot_id = (SELECT min(slot_id) FROM event_meeting)"))
        session.execute(text("UPDATE event_seat SET deleted = 1 WHERE meeting_id = 5"))
    found = {each.message for each in check_catalogue(filled.catalogue, filled.actor).findings}
    assert {"check.event_twice", "check.event_nobody"} <= found


def test_who_is_quicker_than_a_plan_is_planned_for(filled: Opened) -> None:
    event = staged(filled, PAIRS)
    other = open_catalogue(str(filled.catalogue.file))
    cancelled: list[str] = []

    def meanwhile(_done: int, _total: int) -> None:
        if not cancelled:
            cancelled.append(seen(other, event).meetings[0].uid)
            cancel_meeting(other.catalogue, other.actor, cancelled[0])

    report = plan_event(filled.catalogue, filled.actor, event, progress=meanwhile)
    other.catalogue.close()
    assert report.plan is not None
    assert report.plan.held == len(PAIRS) - 1
    assert [bool(each.slot) for each in seen(filled, event).meetings] == [False, True, True, True, True]
