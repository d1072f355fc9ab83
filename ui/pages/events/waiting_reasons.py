"""Why meetings wait, put into words only where somebody looks: an event can have thousands of them."""

from __future__ import annotations

from collections.abc import Iterable

from models.domain.events import WaitingMeeting, WayFacts
from ui.pages.events.event_index import EventIndex
from ui.pages.events.event_words import why_words


class WaitingReasons:
    """The ways of every waiting meeting, by uid."""

    def __init__(self) -> None:
        self._index: EventIndex | None = None
        self._ways: dict[str, tuple[WayFacts, ...]] = {}

    def show(self, index: EventIndex, waiting: Iterable[WaitingMeeting]) -> None:
        """These wait now."""
        self._index = index
        self._ways = {each.meeting: each.ways for each in waiting}

    def forget(self) -> None:
        """Another event comes into view."""
        self._index, self._ways = None, {}

    def of(self, meeting: str) -> str:
        """Why this one waits; "" where nobody knows or it does not."""
        ways = self._ways.get(meeting, ())
        return why_words(self._index, ways) if self._index is not None and ways else ""

    def __len__(self) -> int:
        return len(self._ways)
