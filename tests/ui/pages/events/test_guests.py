"""Peserta: both sides, curation with reasons, answers, tables, and texts for a messenger."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPushButton

from models.domain.events import Curation, EventDraft, Invitation, Side
from models.use_cases.save_event import save_event
from tests.ui.pages.events.conftest import LEFT, PageHand, Setting
from tests.ui.pages.events.event_samples import DAY
from ui.pages.events.add_guests_dialog import AddGuestsDialog
from ui.pages.events.guests_view import GuestsView
from ui.pages.events.invitation_dialog import InvitationDialog
from ui.widgets.forms.fields import ChoiceField


def guests_of(hand: PageHand, setting: Setting) -> GuestsView:
    found = hand.open(setting.uid, "guests")
    assert isinstance(found, GuestsView)
    return found


def choose(hand: PageHand, view: GuestsView, *badges: str) -> None:
    """Click rows of the list by badge."""
    table = view.list.table
    table.clearSelection()
    for row in range(view.list.model.rowCount()):
        guest = view.list.model.row_at(row)
        if guest is not None and guest.badge in badges:
            at = view.list.model.index(row, 1)
            table.scrollTo(at)
            key = Qt.KeyboardModifier.ControlModifier if table.selected_numbers() else Qt.KeyboardModifier.NoModifier
            hand.qtbot.mouseClick(table.viewport(), LEFT, key, table.visualRect(at).center())


def menu(button: QPushButton, said: str) -> None:
    """Choose an entry of a button's menu."""
    opened = button.menu()
    next(each for each in opened.actions() if each.text() == said).trigger()


@pytest.fixture
def bare(invited: Setting) -> Setting:
    """An event to which nobody is invited yet."""
    work = invited.work
    made = save_event(work.catalogue, work.actor, EventDraft(name="Kosong", day=DAY))
    return Setting(work, made.event)


def test_accepted_proposals_bring_both_sides(hand: PageHand, bare: Setting) -> None:
    view = guests_of(hand, bare)
    assert view.list.model.rowCount() == 0
    hand.change(lambda: hand.press("Undang dari usulan", view))
    sides = {each.side for each in bare.facts().guests}
    assert sides == {Side.BUYER, Side.ENTERPRISE}
    assert view.list.model.rowCount() == len(bare.facts().guests)


def test_guests_are_searched_in_the_catalogue_and_added(hand: PageHand, bare: Setting) -> None:
    view = guests_of(hand, bare)
    hand.press("Tambah…", view)
    dialog = hand.dialog()
    assert isinstance(dialog, AddGuestsDialog)
    hand.qtbot.waitUntil(lambda: dialog.rows.rowCount() == 5)
    assert not dialog.verb_button.isEnabled()
    hand.qtbot.keyClicks(dialog.search, "manik")
    hand.qtbot.waitUntil(lambda: dialog.rows.rowCount() == 1)
    dialog.table.selectRow(0)
    hand.change(hand.agree)
    assert [each.name for each in bare.facts().guests] == ["Manik Indah"]
    hand.press("Tambah…", view)
    again = hand.dialog()
    assert isinstance(again, AddGuestsDialog)
    hand.qtbot.waitUntil(lambda: again.rows.rowCount() == 5)
    again.table.selectAll()
    assert len(again.chosen()) == 4, "who is invited is not invited twice"


def test_a_refusal_needs_its_reason_and_makes_meetings_wait(hand: PageHand, planned: Setting) -> None:
    view = guests_of(hand, planned)
    facts = planned.facts()
    meeting = next(each for each in facts.standing if each.slot)
    guest = facts.guest(meeting.enterprises[0])
    choose(hand, view, guest.badge)
    menu(view.curate_button, "Tidak lolos")
    assert not hand.dialog().verb_button.isEnabled()
    hand.change(lambda: hand.give_reason("Kapasitas belum mencukupi"))
    now = planned.facts().guest(guest.uid)
    assert (now.curation, now.curation_reason) == (Curation.REFUSED, "Kapasitas belum mencukupi")
    waits = next(each for each in planned.facts().standing if each.uid == meeting.uid)
    assert not waits.slot
    shown = view.list.current()
    assert shown.uid == guest.uid
    assert "Kapasitas belum mencukupi" in view.pane.detail.text()


def test_several_are_admitted_and_answer_at_once(hand: PageHand, planned: Setting) -> None:
    view = guests_of(hand, planned)
    badges = [each.badge for each in planned.facts().guests][:3]
    choose(hand, view, *badges)
    assert view.list.selected_count() == 3
    hand.change(lambda: menu(view.curate_button, "Lolos"))
    choose(hand, view, *badges)
    hand.change(lambda: menu(view.answer_button, "Akan hadir"))
    chosen = [each for each in planned.facts().guests if each.badge in badges]
    assert {(each.curation, each.invitation) for each in chosen} == {(Curation.ADMITTED, Invitation.COMING)}
    assert all(each.answered_on for each in chosen)


def test_a_buyer_gets_a_table_of_its_own_and_is_away_for_a_while(hand: PageHand, planned: Setting) -> None:
    view = guests_of(hand, planned)
    buyer = next(each for each in planned.facts().guests if each.side is Side.BUYER)
    choose(hand, view, buyer.badge)
    field = view.pane.form.fields["table"]
    assert isinstance(field, ChoiceField)
    field.box.setCurrentIndex(4)
    field.box.activated.emit(4)
    hand.change(lambda: hand.qtbot.mouseClick(view.pane.form.save_button, LEFT))
    table = planned.facts().guest(buyer.uid).table
    assert table == planned.facts().tables[3].uid
    hand.press("Tidak tersedia pada…", view.pane)
    QTest.keyClick(hand.dialog().findChildren(QCheckBox)[0], Qt.Key.Key_Space)
    hand.change(hand.agree)
    away = planned.facts().guest(buyer.uid)
    assert len(away.away) == 1
    assert away.table == table


def test_an_enterprise_has_no_table_field(hand: PageHand, planned: Setting) -> None:
    view = guests_of(hand, planned)
    choose(hand, view, "U-001")
    assert not view.pane.table.isVisible()


def test_texts_are_seen_copied_and_marked_as_sent(hand: PageHand, planned: Setting) -> None:
    view = guests_of(hand, planned)
    choose(hand, view, "B-01", "U-001")
    hand.press("Salin teks undangan…", view)
    hand.qtbot.waitUntil(lambda: bool(view.findChildren(InvitationDialog)))
    dialog = hand.dialog()
    assert isinstance(dialog, InvitationDialog)
    assert len(dialog.texts) == 2
    hand.press("Salin teks ini", dialog)
    assert QGuiApplication.clipboard().text() == dialog.texts[0].text
    assert dialog.list.currentRow() == 1
    hand.press("Salin semua", dialog)
    assert all(each.text in QGuiApplication.clipboard().text() for each in dialog.texts)
    hand.change(hand.agree)
    sent = {each.badge for each in planned.facts().guests if each.invitation is Invitation.SENT}
    assert sent == {"B-01", "U-001"}


def test_whoever_is_taken_off_leaves_cancelled_meetings_with_the_reason(hand: PageHand, planned: Setting) -> None:
    view = guests_of(hand, planned)
    meeting = planned.facts().standing[0]
    guest = planned.facts().guest(meeting.enterprises[0])
    choose(hand, view, guest.badge)
    hand.press("Keluarkan…", view)
    hand.change(lambda: hand.give_reason("Pindah usaha"))
    kept = next(each for each in planned.facts().meetings if each.uid == meeting.uid)
    assert (str(kept.state), kept.state_reason) == ("batal", "Pindah usaha")


def test_the_list_is_narrowed_by_side_and_words(hand: PageHand, planned: Setting) -> None:
    view = guests_of(hand, planned)
    box = view.list.bar._boxes["side"]
    box.setCurrentIndex(box.findData(str(Side.BUYER)))
    box.activated.emit(box.currentIndex())
    assert view.list.model.rowCount() == 3
    hand.qtbot.keyClicks(view.list.bar.search, "tapioka")
    hand.qtbot.waitUntil(lambda: view.list.model.rowCount() == 1)


def test_a_guest_opens_its_record_on_its_own_page(hand: PageHand, planned: Setting) -> None:
    view = guests_of(hand, planned)
    choose(hand, view, "U-001")
    with hand.qtbot.waitSignal(hand.page.go_to) as gone:
        hand.press("Buka catatannya", view.pane)
    guest = next(each for each in planned.facts().guests if each.badge == "U-001")
    assert gone.args == ["enterprises", guest.business]
