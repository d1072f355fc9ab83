"""Rencana: a new event, the course of its day, its tables; nothing vanishes without a word."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from models.domain.events import EventStatus, SlotKind, TableFacts
from models.problems import UserProblem
from models.use_cases.lay_out_event import lay_out_event
from models.use_cases.move_meeting import move_meeting
from models.use_cases.set_event_status import set_event_status
from tests.ui.pages.events.conftest import LEFT, PageHand, Setting
from ui.pages.events.plan_view import SLOTS, TABLES, PlanView
from ui.widgets.forms.fields import DateField, TextField


def plan_of(hand: PageHand, setting: Setting) -> PlanView:
    found = hand.open(setting.uid, "plan")
    assert isinstance(found, PlanView)
    return found


def line_of(plan: PlanView, name: str) -> QLineEdit:
    field = plan.form.fields[name]
    assert isinstance(field, TextField)
    return field.line


def test_a_new_event_comes_with_slots_of_its_weekday_and_tables(hand: PageHand) -> None:
    page = hand.page
    page.make_new()
    plan = page.view.plan
    assert not page.view.tabs.isTabEnabled(1)
    assert not plan.slots.isVisible()
    hand.type_into(line_of(plan, "name"), "Temu Bisnis Kopi")
    day = plan.form.fields["day"]
    assert isinstance(day, DateField)
    day.edit.setDate(QDate(2026, 12, 4))
    assert day.edit.text() == "Jumat, 4 Desember 2026"
    hand.change(lambda: hand.qtbot.mouseClick(plan.form.save_button, LEFT))
    index = page.view.index
    assert index is not None
    assert index.facts.draft.name == "Temu Bisnis Kopi"
    prayer = [each for each in index.facts.slots if each.kind is SlotKind.PRAYER]
    assert [(each.starts, each.ends) for each in prayer] == [(11 * 60 + 15, 13 * 60)]
    assert len(index.facts.tables) == 10
    assert page.view.tabs.isTabEnabled(1)
    assert page.list.model.rowCount() == 1


def test_a_field_is_changed_and_saved(hand: PageHand, planned: Setting) -> None:
    plan = plan_of(hand, planned)
    hand.type_into(line_of(plan, "venue"), "Pendopo")
    assert not plan.may_leave()
    assert hand.dialog().decline_button.isDefault()
    hand.qtbot.mouseClick(hand.dialog().decline_button, LEFT)
    hand.change(lambda: hand.qtbot.mouseClick(plan.form.save_button, LEFT))
    assert planned.facts().draft.venue == "Pendopo"
    assert plan.may_leave()


def test_a_day_moved_to_friday_says_when_people_pray(hand: PageHand, planned: Setting) -> None:
    plan = plan_of(hand, planned)
    day = plan.form.fields["day"]
    assert isinstance(day, DateField)
    day.edit.setDate(QDate(2026, 12, 4))
    with hand.qtbot.waitSignal(planned.work.said) as said:
        hand.change(lambda: hand.qtbot.mouseClick(plan.form.save_button, LEFT))
    assert "Waktu salat hari itu 11.15–13.00: periksa slot waktu" in str(said.args)


def test_removing_a_slot_says_first_which_meetings_will_wait(hand: PageHand, planned: Setting) -> None:
    plan = plan_of(hand, planned)
    hand.qtbot.mouseClick(plan.toggles[SLOTS], LEFT)
    facts = planned.facts()
    first = next(each for each in facts.slots if any(m.slot == each.uid for m in facts.standing))
    losing = sorted(each.number for each in facts.standing if each.slot == first.uid)
    at = facts.slots.index(first)
    hand.qtbot.mouseClick(plan.slots.rows[at].remove, LEFT)
    assert plan.layout_state.text() == "Belum disimpan"
    hand.press("Simpan slot dan meja", plan)
    asked = hand.dialog()
    said = " ".join(each.text() for each in asked.findChildren(type(plan.layout_state)))
    assert all(str(number) in said for number in losing)
    assert planned.facts().slots == facts.slots, "nothing is written before it was agreed to"
    hand.change(hand.agree)
    assert sorted(each.number for each in planned.facts().standing if not each.slot) == losing
    assert first.uid not in {each.uid for each in planned.facts().slots}


def test_slots_are_added_moved_and_retyped(hand: PageHand, planned: Setting) -> None:
    plan = plan_of(hand, planned)
    hand.qtbot.mouseClick(plan.toggles[SLOTS], LEFT)
    before = plan.slots.slots()
    hand.press("Tambah jeda", plan)
    assert plan.slots.slots()[-1].kind is SlotKind.BREAK
    last = plan.slots.rows[-1]
    hand.type_into(last.label, "Rehat kopi")
    QApplication.processEvents()
    hand.qtbot.mouseClick(last.up, LEFT)
    now = plan.slots.slots()
    assert now[-2].label == "Rehat kopi"
    assert now[-1].ends - now[-1].starts == before[-1].ends - before[-1].starts
    hand.type_into(plan.slots.rows[-1].ends, "salah")
    assert "jam" in plan.slots.problem.text()
    hand.qtbot.mouseClick(plan.keep_button, LEFT)
    assert planned.facts().slots == before
    hand.press("Batal", plan._right)
    assert plan.slots.slots() == before
    assert not plan.keep_button.isEnabled()


def test_the_day_is_laid_out_by_its_weekday(hand: PageHand, planned: Setting) -> None:
    plan = plan_of(hand, planned)
    hand.qtbot.mouseClick(plan.toggles[SLOTS], LEFT)
    assert "Zuhur" in plan.slots.day_words.text()
    hand.type_into(plan.slots.minutes, "15")
    hand.press("Susun slot", plan)
    meetings = [each for each in plan.slots.slots() if each.kind is SlotKind.MEETINGS]
    assert {each.ends - each.starts for each in meetings} == {15}
    prayer = next(each for each in plan.slots.slots() if each.kind is SlotKind.PRAYER)
    assert all(each.ends <= prayer.starts or each.starts >= prayer.ends for each in meetings)


def test_tables_are_added_named_closed_and_saved(hand: PageHand, planned: Setting) -> None:
    plan = plan_of(hand, planned)
    hand.qtbot.mouseClick(plan.toggles[TABLES], LEFT)
    count = len(plan.tables.tables())
    hand.type_into(plan.tables.number, "2")
    hand.press("Tambah meja", plan)
    assert [each.name for each in plan.tables.tables()[count:]] == [str(count + 1), str(count + 2)]
    hand.type_into(plan.tables.rows[-1].name, "1")
    assert "dua meja" in plan.tables.problem.text()
    hand.type_into(plan.tables.rows[-1].name, "Sudut")
    hand.type_into(plan.tables.rows[-1].place, "Selasar")
    hand.qtbot.mouseClick(plan.tables.rows[-1].closed, LEFT)
    box = next(iter(hand.dialog().findChildren(type(plan.form.fields["day"].known))))  # type: ignore[attr-defined]
    QTest.keyClick(box, Qt.Key.Key_Space)
    hand.agree()
    assert plan.tables.rows[-1].closed.text() == "tutup 1 slot"
    hand.change(lambda: hand.press("Simpan slot dan meja", plan))
    table = planned.facts().tables[-1]
    assert (table.name, table.place, len(table.closed)) == ("Sudut", "Selasar", 1)


def test_a_running_event_is_moved_after_a_question(hand: PageHand, planned: Setting) -> None:
    plan, work = plan_of(hand, planned), planned.work
    set_event_status(work.catalogue, work.actor, planned.uid, EventStatus.RUNNING)
    hand.change(hand.page.view.reload)
    day = plan.form.fields["day"]
    assert isinstance(day, DateField)
    day.edit.setDate(day.edit.date().addDays(2))
    hand.qtbot.mouseClick(plan.form.save_button, LEFT)
    assert planned.facts().status is EventStatus.RUNNING, "nothing is written before it was agreed to"
    hand.change(hand.agree)
    assert planned.facts().status is EventStatus.PLANNED
    assert hand.page.view.status.currentText() == "Rencana"


def test_a_table_of_another_window_is_not_lost(hand: PageHand, planned: Setting) -> None:
    plan, work = plan_of(hand, planned), planned.work
    hand.qtbot.mouseClick(plan.toggles[TABLES], LEFT)
    hand.type_into(plan.tables.rows[0].place, "Selasar")
    facts = planned.facts()
    lay_out_event(
        work.catalogue, work.actor, planned.uid, facts.slots, (*facts.tables, TableFacts("", "Dari jendela lain"))
    )
    hand.change(lambda: hand.press("Simpan slot dan meja", plan))
    (problem,) = hand.refused
    assert isinstance(problem, UserProblem)
    assert problem.message == "event.layout_changed"
    assert planned.facts().tables[-1].name == "Dari jendela lain"
    assert plan.tables.rows[-1].name.text() == "Dari jendela lain"
    hand.type_into(plan.tables.rows[0].place, "Selasar")
    hand.change(lambda: hand.press("Simpan slot dan meja", plan))
    tables = planned.facts().tables
    assert (tables[0].place, tables[-1].name) == ("Selasar", "Dari jendela lain")


def test_losses_are_those_of_now(hand: PageHand, planned: Setting) -> None:
    plan, work = plan_of(hand, planned), planned.work
    facts = planned.facts()
    used = {each.table for each in facts.standing}
    free = next(at for at, each in enumerate(facts.tables) if each.uid not in used)
    seated = next(each for each in facts.standing if each.slot)
    hand.qtbot.mouseClick(plan.toggles[TABLES], LEFT)
    hand.qtbot.mouseClick(plan.tables.rows[free].remove, LEFT)
    move_meeting(work.catalogue, work.actor, seated.uid, seated.slot, facts.tables[free].uid)
    hand.change(lambda: hand.press("Simpan slot dan meja", plan))
    (problem,) = hand.refused
    assert isinstance(problem, UserProblem)
    assert problem.message == "event.layout_loses"
    hand.press("Simpan slot dan meja", plan)
    said = " ".join(each.text() for each in hand.dialog().findChildren(QLabel))
    assert f"nomor {seated.number} kehilangan" in said
    hand.change(hand.agree)
    assert [each.number for each in planned.facts().standing if not each.slot] == [seated.number]


def test_every_small_field_has_a_name(hand: PageHand, planned: Setting) -> None:
    plan = plan_of(hand, planned)
    for row in (*plan.slots.rows, *plan.tables.rows):
        for widget in row.widgets():
            assert widget.accessibleName() or widget.metaObject().className() == "QLabel"


def test_an_event_is_deleted_after_a_question(hand: PageHand, planned: Setting) -> None:
    plan_of(hand, planned)
    hand.page.delete()
    asked = hand.dialog()
    assert asked.decline_button.isDefault()
    with hand.qtbot.waitSignal(hand.page.list.model.refreshed):
        hand.agree()
    hand.qtbot.waitUntil(lambda: hand.page.list.model.rowCount() == 0)
    assert not hand.page.more_actions()


def test_the_history_tells_who_did_what(hand: PageHand, planned: Setting) -> None:
    view = plan_of(hand, planned)
    hand.press("Riwayat", view)
    hand.qtbot.waitUntil(lambda: "Jadwal disusun" in view.history.text())
    assert view.history.isVisible()
    assert not view.keep_button.isVisible()
    assert "Pertemuan diusulkan" in view.history.text()
    assert "did." not in view.history.text()
    work = planned.work
    change = partial(set_event_status, work.catalogue, work.actor, planned.uid, EventStatus.RUNNING)
    hand.change(lambda: work.start(change))
    hand.qtbot.waitUntil(lambda: "Keadaan acara: Rencana → Berlangsung" in view.history.text())
    view.turn(0)
    assert view.keep_button.isVisible()
