"""A clock that stands still, for what asks the time by itself."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

import pytest

ASKING = ("models.steps.events.facts", "models.use_cases.replan_event", "models.use_cases.plan_event")
"""Modules of events that ask the time."""


def stop_clock(monkeypatch: pytest.MonkeyPatch, at: datetime) -> None:
    """Let it be this moment for whoever plans an event."""

    class Stopped(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Stopped:
            return cls.combine(at.date(), at.time(), tz)

    for module in ASKING:
        monkeypatch.setattr(f"{module}.datetime", Stopped)


def moment(day: datetime, minutes: int) -> datetime:
    """So many minutes into a day."""
    return day + timedelta(minutes=minutes)
