"""What another window writes is read here; what this one wrote is not read twice."""

from __future__ import annotations

from dataclasses import dataclass

from pytestqt.qtbot import QtBot

from models.domain.changes import Changed, Outcome
from models.domain.progress import Progress
from models.use_cases.changes_since import ChangesSince, changes_since
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.save_event import save_event
from tests.models.events.staged import new_event, seen
from ui.others_changes import OthersChanges
from ui.workplace import Workplace


@dataclass(slots=True)
class Written:
    """A catalogue's change sets, in their order."""

    uids: list[str]

    def since(self, _catalogue: object, last: int | None) -> ChangesSince:
        return ChangesSince(len(self.uids), frozenset() if last is None else frozenset(self.uids[last:]))


def _look(watch: OthersChanges, qtbot: QtBot, expected: bool) -> None:
    told: list[Changed] = []
    background = watch._work.background
    background.catalogue_changed.connect(told.append)
    watch._timer.stop()
    watch.look()
    qtbot.waitUntil(watch._timer.isActive)
    background.catalogue_changed.disconnect(told.append)
    assert told == ([Changed.EVERYTHING] if expected else [])


def test_only_what_others_wrote_is_read_again(work: Workplace, qtbot: QtBot) -> None:
    written = Written(["before"])
    watch = OthersChanges(work, written.since)
    work.enter(object(), work.actor)
    qtbot.waitUntil(watch._timer.isActive)
    _look(watch, qtbot, expected=False)
    written.uids.append("theirs")
    _look(watch, qtbot, expected=True)
    _look(watch, qtbot, expected=False)

    def save(*, progress: Progress) -> Outcome:
        written.uids.append("ours")
        return Outcome(Changed.EVENTS, "ours")

    with qtbot.waitSignal(work.background.job_over):
        work.start(save)
    _look(watch, qtbot, expected=False)
    written.uids += ["theirs again"]
    _look(watch, qtbot, expected=True)


def test_two_windows_on_one_catalogue(work: Workplace, qtbot: QtBot, opened: Opened) -> None:
    watch = OthersChanges(work, changes_since)
    work.enter(opened.catalogue, opened.actor)
    qtbot.waitUntil(watch._timer.isActive)
    _look(watch, qtbot, expected=False)
    other = open_catalogue(str(opened.catalogue.file))
    try:
        event = new_event(other)
        _look(watch, qtbot, expected=True)
        save_event(other.catalogue, other.actor, seen(other, event).draft)
    finally:
        other.catalogue.close()
    _look(watch, qtbot, expected=True)
    _look(watch, qtbot, expected=False)
    work.background.close()
