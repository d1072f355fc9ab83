"""Hari H in a slot that has begun: who is missing then, and those who wait for nothing."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from models.domain.events import Arrival, EventStatus
from models.use_cases.set_event_status import set_event_status
from models.use_cases.view_event import view_event
from tests.models.events.clocks import stop_clock
from tests.ui.pages.events.conftest import PageHand, Setting
from tests.ui.pages.events.event_samples import DAY
from tests.ui.pages.events.test_day import choose, day_of


def begin(planned: Setting, monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Let the event run, two minutes into the first slot with a meeting."""
    work, facts = planned.work, planned.facts()
    set_event_status(work.catalogue, work.actor, planned.uid, EventStatus.RUNNING)
    first = next(each for each in facts.slots if any(one.slot == each.uid for one in facts.standing))
    at = datetime.combine(DAY, time(0)) + timedelta(minutes=first.starts + 2)
    stop_clock(monkeypatch, at)
    return at


def test_who_is_missing_in_a_slot_that_has_begun_loses_its_meeting_in_sight(
    hand: PageHand, planned: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = begin(planned, monkeypatch)
    work = planned.work
    before = view_event(work.catalogue, work.actor, planned.uid, at=at)
    missed = next(each for each in before.standing if each.slot == before.slots[before.over - 1].uid)
    buyer, other = before.guest(missed.buyer), before.guest(missed.enterprises[0])
    view = day_of(hand, planned)
    choose(hand, view, buyer.badge)
    hand.press("Tandai tidak hadir…", view)
    pane = view.replan
    hand.qtbot.waitUntil(lambda: pane.draft is not None)
    assert pane.now.currentData() == missed.slot
    assert any(pane.moves.item(row).text().startswith(f"{missed.number}. ") for row in range(pane.moves.count()))
    hand.change(lambda: hand.press("Pakai jadwal baru", pane))
    now = planned.facts()
    assert now.guest(buyer.uid).arrival is Arrival.ABSENT
    assert not any(each.slot for each in now.standing if each.buyer == buyer.uid)
    told = [pane.told.item(row).text() for row in range(pane.told.count())]
    assert any(other.name in each for each in told)
