"""The page: list and event side by side, what folds away, what is named, what happens when an event is gone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from models.domain.events import EventStatus
from models.use_cases.undo_change import undo_change
from tests.ui.hand import Hand, at_work, start
from tests.ui.pages.events.conftest import LEFT, PageHand, Setting
from ui.pages.events.event_view import TABS
from ui.pages.events.page import EventsPage
from ui.record_search import find_records
from ui.widgets.forms.fields import TextField

__all__ = ["at_work", "start"]
ROOM = 1366 - 208
"""Pixels beside the sidebar on the smallest screen of the office."""
QTS_OWN = ("QLineEditIconButton", "QTableCornerButton", "QComboBoxListView", "PlaceList", "Headings", "QHeaderView")


def test_an_empty_list_offers_to_make_an_event(hand: PageHand) -> None:
    with hand.qtbot.waitSignal(hand.page.list.model.refreshed):
        hand.page.list.reload()
    hand.press("Acara baru…")
    assert hand.page.view.title.text() == "Acara baru"
    assert hand.page.view.plan.form.fields["name"].input.hasFocus()
    hand.press("Batal", hand.page.view.plan.form)
    assert not hand.page.view.isVisible()


def test_the_list_folds_away_for_work_and_comes_back(hand: PageHand, planned: Setting) -> None:
    hand.open(planned.uid, "plan")
    assert hand.page.list.isVisible()
    hand.page.view.open_part("board")
    assert not hand.page.list.isVisible()
    hand.qtbot.mouseClick(hand.page.view.list_button, LEFT)
    assert hand.page.list.isVisible()
    assert "Lipat" in hand.page.view.list_button.accessibleName()


@pytest.mark.parametrize("key", [tab.key for tab in TABS])
def test_every_tab_fits_the_smallest_screen_and_names_its_controls(
    hand: PageHand, planned: Setting, key: str
) -> None:
    part = hand.open(planned.uid, key)
    assert part.minimumSizeHint().width() <= ROOM
    hand.page.resize(700, 400)
    assert hand.page.minimumSizeHint().width() <= 700
    kinds = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)
    controls: list[QWidget] = [each for kind in kinds for each in part.findChildren(kind)]
    nameless = [
        each.metaObject().className() for each in controls
        if not each.accessibleName() and each.metaObject().className() not in QTS_OWN
        and not each.objectName().startswith("qt_") and not isinstance(each.parent(), QComboBox)
    ]  # fmt: skip
    assert controls
    assert nameless == []


def test_the_state_of_the_event_is_changed(hand: PageHand, planned: Setting) -> None:
    hand.open(planned.uid, "plan")
    box = hand.page.view.status
    box.setCurrentIndex(box.findText("Berlangsung"))
    hand.change(lambda: box.activated.emit(box.currentIndex()))
    assert planned.facts().status is EventStatus.RUNNING


def test_an_event_whose_making_is_taken_back_leaves_the_screen(hand: PageHand, planned: Setting) -> None:
    page = hand.page
    page.make_new()
    name = page.view.plan.form.fields["name"]
    assert isinstance(name, TextField)
    hand.type_into(name.line, "Salah Buat")
    with hand.qtbot.waitSignal(planned.work.said) as said, hand.qtbot.waitSignal(page.view.shown):
        hand.qtbot.mouseClick(page.view.plan.form.save_button, LEFT)
    work = planned.work
    undone = undo_change(work.catalogue, work.actor, said.args[1])
    with hand.qtbot.waitSignal(page.view.gone):
        work.background.catalogue_changed.emit(undone.changed)
    assert not page.view.isVisible()
    assert not hand.refused
    assert page.more_actions() == ()


def test_what_is_typed_for_a_new_event_outlives_a_reading_of_the_list(hand: PageHand, planned: Setting) -> None:
    hand.open(planned.uid, "plan")
    hand.page.make_new()
    name = hand.page.view.plan.form.fields["name"]
    assert isinstance(name, TextField)
    hand.type_into(name.line, "Setengah")
    with hand.qtbot.waitSignal(hand.page.list.model.refreshed):
        hand.page.reload(hand.page.concerns)
    assert hand.page.view.is_new
    assert name.line.text() == "Setengah"


def test_events_are_found_by_name_everywhere(planned: Setting) -> None:
    work = planned.work
    found = [each for each in find_records(work.catalogue, work.actor, "temu pangan") if each.place == "events"]
    assert [(each.title, each.record) for each in found] == [("Temu Bisnis Pangan", planned.uid)]


def test_the_page_stands_in_the_sidebar_between_matching_and_agreements(at_work: Hand) -> None:
    keys = list(at_work.window.sidebar.buttons)
    assert keys.index("matching") < keys.index("events") < keys.index("agreements")
    at_work.go("events")
    assert isinstance(at_work.window.page, EventsPage)
    assert at_work.window.title_bar.title.text() == "Temu Bisnis"
    QTest.keyClick(at_work.window, Qt.Key.Key_F1)
    assert at_work.window.help_panel.isVisible()
