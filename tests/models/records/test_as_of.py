"""A record as it stood at the end of a day: what came later is taken back, nothing is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from models.catalogue import recording
from models.catalogue import tables as t
from models.domain.businesses import PaperDraft
from models.domain.changes import Changed
from models.problems import UserProblem
from models.steps.records.as_of import end_of
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_enterprise import save_enterprise
from models.use_cases.undo_change import undo_change
from models.use_cases.view_as_of import view_enterprise_as_of
from models.use_cases.view_enterprise import view_enterprise
from tests.models.records.drafts import enterprise, officer, unchanged, with_capacity


class Clock:
    """The moment that change sets bear."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 1, 2, tzinfo=UTC)

    def __call__(self) -> str:
        return self.at.isoformat(timespec="milliseconds")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(recording, "now", made)
    return made


@pytest.fixture
def opened(opened: Opened) -> Opened:
    return replace(opened, actor=officer(opened))


def test_a_day_ends_at_midnight_in_jawa_timur() -> None:
    assert end_of(date(2026, 3, 1)) == "2026-03-01T17:00:00.000+00:00"


def test_the_record_of_a_day_has_nothing_that_came_later(opened: Opened, clock: Clock) -> None:
    saved = save_enterprise(opened.catalogue, opened.actor, enterprise())
    first = view_enterprise(opened.catalogue, opened.actor, saved.uid)
    clock.at = datetime(2026, 3, 5, 2, tzinfo=UTC)
    draft = with_capacity(unchanged(first), 900_000)
    draft = replace(
        draft,
        business=replace(draft.business, name="Keripik Bu Lain"),
        papers=(PaperDraft("halal", False), PaperDraft("pirt", True, "P-1"), PaperDraft("sni", True)),
    )
    save_enterprise(opened.catalogue, opened.actor, draft)
    then = view_enterprise_as_of(opened.catalogue, opened.actor, saved.uid, date(2026, 3, 4))
    assert then.business == first.business
    assert then.offers == first.offers
    assert then.papers == first.papers
    assert then.history == first.history
    now = view_enterprise_as_of(opened.catalogue, opened.actor, saved.uid, date(2026, 3, 5))
    assert now.business.name == "Keripik Bu Lain"
    assert [offer.capacity.value for offer in now.offers if offer.capacity] == [900_000]


def test_the_hour_decides_by_the_time_of_jawa_timur(opened: Opened, clock: Clock) -> None:
    clock.at = datetime(2026, 3, 1, 16, 59, tzinfo=UTC)
    saved = save_enterprise(opened.catalogue, opened.actor, enterprise())
    clock.at = datetime(2026, 3, 1, 17, 1, tzinfo=UTC)
    draft = unchanged(view_enterprise(opened.catalogue, opened.actor, saved.uid))
    renamed = replace(draft, business=replace(draft.business, name="Sesudah Tengah Malam"))
    save_enterprise(opened.catalogue, opened.actor, renamed)
    names = [
        view_enterprise_as_of(opened.catalogue, opened.actor, saved.uid, date(2026, 3, day)).business.name
        for day in (1, 2)
    ]
    assert names == ["Keripik Bu Contoh", "Sesudah Tengah Malam"]


def test_what_was_undone_stood_in_between(opened: Opened, clock: Clock) -> None:
    saved = save_enterprise(opened.catalogue, opened.actor, enterprise())
    clock.at = datetime(2026, 3, 5, 2, tzinfo=UTC)
    first = view_enterprise(opened.catalogue, opened.actor, saved.uid)
    changed = save_enterprise(opened.catalogue, opened.actor, with_capacity(unchanged(first), 900_000))
    clock.at = datetime(2026, 3, 9, 2, tzinfo=UTC)
    assert undo_change(opened.catalogue, opened.actor, changed.change_set).changed & Changed.ENTERPRISES
    seen = {
        day: [
            offer.capacity and offer.capacity.value
            for offer in view_enterprise_as_of(opened.catalogue, opened.actor, saved.uid, date(2026, 3, day)).offers
        ]
        for day in (4, 5, 8, 9)
    }
    assert seen == {4: [500_000], 5: [900_000], 8: [900_000], 9: [500_000]}


def test_before_it_was_entered_there_is_nothing_to_see(opened: Opened, clock: Clock) -> None:
    saved = save_enterprise(opened.catalogue, opened.actor, enterprise())
    with pytest.raises(UserProblem, match=r"record\.not_yet"):
        view_enterprise_as_of(opened.catalogue, opened.actor, saved.uid, date(2026, 2, 28))


def test_protected_values_of_the_past_stay_covered_and_nothing_is_written(opened: Opened, clock: Clock) -> None:
    saved = save_enterprise(opened.catalogue, opened.actor, enterprise())
    with opened.catalogue.reading() as session:
        before = session.scalar(select(func.count()).select_from(t.Change))
    then = view_enterprise_as_of(opened.catalogue, opened.actor, saved.uid, date(2026, 3, 1))
    assert not then.private
    assert then.owner.phone.shown == "••••"
    with opened.catalogue.reading() as session:
        assert session.scalar(select(func.count()).select_from(t.Change)) == before
