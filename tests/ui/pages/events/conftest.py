"""An event in a real catalogue, and the page that shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.domain.events import EventDraft, EventFacts
from models.domain.lists import ListQuery
from models.domain.matching import Decided
from models.use_cases.add_guests import add_guests
from models.use_cases.decide_proposals import decide_proposals
from models.use_cases.invite_accepted import invite_accepted
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.list_partners import list_partners
from models.use_cases.list_runs import list_proposals
from models.use_cases.open_catalogue import Opened
from models.use_cases.plan_event import plan_event
from models.use_cases.propose_meetings import propose_meetings
from models.use_cases.save_event import save_event
from models.use_cases.view_event import view_event
from tests.ui.pages.events.event_samples import DAY
from tests.ui.pages.matching.surroundings import matched, matched_file
from ui.dialogs.ask_reason import AskReason
from ui.dialogs.verb_dialog import VerbDialog
from ui.pages.events.page import EventsPage
from ui.pages.events.part import EventPart
from ui.workplace import Workplace

__all__ = ["matched", "matched_file"]

LEFT = Qt.MouseButton.LeftButton


@dataclass(slots=True)
class Setting:
    """A planned event of a handful of guests."""

    work: Workplace
    uid: str

    def facts(self) -> EventFacts:
        """What stands in the catalogue now."""
        return view_event(self.work.catalogue, self.work.actor, self.uid)


@pytest.fixture
def invited(work: Workplace, matched: Opened) -> Setting:
    """An event with everybody of the catalogue invited, and no meeting yet."""
    catalogue, actor = matched.catalogue, matched.actor
    work.catalogue, work.actor = catalogue, actor
    proposals = [row.proposal for row in list_proposals(catalogue, actor, ListQuery(), 0, 50).rows]
    decide_proposals(catalogue, actor, proposals, Decided.ACCEPT)
    made = save_event(catalogue, actor, EventDraft(name="Temu Bisnis Pangan", day=DAY, venue="Aula Contoh"))
    invite_accepted(catalogue, actor, made.event)
    everybody = [row.code for row in list_partners(catalogue, actor, ListQuery(), 0, 50).rows]
    everybody += [row.code for row in list_enterprises(catalogue, actor, ListQuery(), 0, 50).rows]
    add_guests(catalogue, actor, made.event, tuple(everybody))
    return Setting(work, made.event)


@pytest.fixture
def planned(invited: Setting) -> Setting:
    """The same with its meetings on the board."""
    work = invited.work
    propose_meetings(work.catalogue, work.actor, invited.uid)
    plan_event(work.catalogue, work.actor, invited.uid)
    return invited


class PageHand:
    """Clicks on the page of events, and waits until it shows what follows."""

    def __init__(self, qtbot: QtBot, page: EventsPage) -> None:
        self.qtbot = qtbot
        self.page = page
        self.refused: list[object] = []

    def open(self, uid: str, key: str) -> EventPart:
        """Bring a tab of an event into view."""
        with self.qtbot.waitSignal(self.page.view.shown):
            self.page.open_record(uid)
        part = self.page.view.open_part(key)
        QApplication.processEvents()  # the list folds away, and the part takes its room
        return part

    def change(self, act: Callable[[], object]) -> None:
        """Do something that writes, and wait until the page shows the event anew."""
        with self.qtbot.waitSignal(self.page.view.shown):
            act()

    def dialog(self) -> VerbDialog:
        """The question that stands open."""
        found = [each for each in self.page.findChildren(VerbDialog) if each.isVisible()]
        assert len(found) == 1, len(found)
        return found[0]

    def agree(self) -> None:
        """Press the verb of the question that stands open."""
        self.qtbot.mouseClick(self.dialog().verb_button, LEFT)

    def give_reason(self, reason: str) -> None:
        """Write a reason and press the verb."""
        asked = self.dialog()
        assert isinstance(asked, AskReason)
        self.qtbot.keyClicks(asked.field, reason)
        self.agree()

    def type_into(self, field: QLineEdit, text: str) -> None:
        """Write over what stands in a field."""
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClicks(field, text)

    def press(self, text: str, within: QWidget | None = None) -> None:
        """Click the one button that can be seen with this text."""
        QApplication.processEvents()  # what was just brought into view lies where it belongs
        found = [
            each for each in (within or self.page).findChildren(QPushButton)
            if each.text() == text and each.isVisible() and each.isEnabled()
        ]  # fmt: skip
        assert len(found) == 1, (text, len(found))
        self.qtbot.mouseClick(found[0], LEFT)


@pytest.fixture
def hand(qtbot: QtBot, work: Workplace, matched: Opened) -> Iterator[PageHand]:
    """The page in a window of its own; it reads again when something was written."""
    work.catalogue, work.actor = matched.catalogue, matched.actor
    page = EventsPage(work)
    broke: list[object] = []
    work.broke.connect(broke.append)
    work.background.catalogue_changed.connect(page.reload)
    qtbot.addWidget(page)
    page.resize(1158, 690)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    made = PageHand(qtbot, page)
    work.refused.connect(made.refused.append)
    yield made
    assert not broke
    work.background.close()
