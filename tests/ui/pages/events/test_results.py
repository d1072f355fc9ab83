"""Hasil: keyed in by number, corrected, summed up in four numbers that are never added."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.domain.events import Interest, ResultLine
from models.domain.lists import ListQuery
from models.domain.matching import Decided
from models.use_cases.decide_proposal import decide_proposal
from models.use_cases.follow_ups import list_follow_ups
from models.use_cases.list_results import list_results
from tests.ui.pages.events.conftest import LEFT, PageHand, Setting
from tests.ui.pages.events.event_samples import DAY
from ui.pages.events.follow_ups_view import FollowUpsView
from ui.pages.events.results_view import ResultsView, Shown
from ui.texts import problem_sentences
from ui.widgets.forms.fields import ChoiceField, RupiahField


def results_of(hand: PageHand, setting: Setting) -> ResultsView:
    found = hand.open(setting.uid, "results")
    assert isinstance(found, ResultsView)
    found.entry.number.setFocus()
    return found


def saved(setting: Setting) -> tuple[ResultLine, ...]:
    return list_results(setting.work.catalogue, setting.work.actor, setting.uid)


def key_in(hand: PageHand, view: ResultsView, number: int, interest: int, **fields: str) -> None:
    """Number, Enter, a key from 1 to 4, what else there is to say, Enter."""
    entry = view.entry
    assert entry.number.hasFocus()
    hand.qtbot.keyClicks(entry.number, str(number))
    QTest.keyClick(entry.number, Qt.Key.Key_Return)
    assert entry.interest.hasFocus()
    hand.qtbot.keyClick(entry.interest, Qt.Key(Qt.Key.Key_0 + interest))
    for name, text in fields.items():
        hand.type_into(entry.fields[name], text)
    last = entry.fields[list(fields)[-1]] if fields else entry.interest
    hand.change(lambda: QTest.keyClick(last, Qt.Key.Key_Return))
    hand.qtbot.waitUntil(lambda: entry.number.hasFocus() and not entry.number.text())


def test_a_result_takes_a_number_two_keys_and_enter(hand: PageHand, planned: Setting) -> None:
    view = results_of(hand, planned)
    key_in(hand, view, 1, 3)
    lines = saved(planned)
    assert [(each.draft.meeting, each.draft.interest) for each in lines] == [(1, Interest.INTERESTED)]
    hand.qtbot.waitUntil(lambda: view.list.model.rowCount() == 1)


def test_amounts_are_reckoned_and_kept_apart(hand: PageHand, planned: Setting) -> None:
    view = results_of(hand, planned)
    typed = {"quantity": "2.000", "unit": "kg", "price": "3.000", "months": "12", "due": "+14"}
    key_in(hand, view, 1, 4, **typed)
    draft = saved(planned)[0].draft
    assert (draft.quantity, draft.unit, draft.price, draft.months) == (2_000_000, "kg", 300_000, 12)
    assert draft.potential == draft.agreed == 7_200_000_000
    assert draft.due == date.today() + timedelta(days=14)
    key_in(hand, view, 2, 3, potential="5.000.000")
    hand.qtbot.waitUntil(lambda: view.cards["potential"].figure == "Rp77.000.000")
    assert view.cards["agreed"].figure == "Rp72.000.000"
    assert view.cards["delivered"].figure == "–", "unknown is not zero"
    hand.press("Pembeli", view)
    assert view.recap_list.isVisible()
    assert view.recap_list.model.rowCount() >= 1
    hand.press("Kabupaten", view)
    assert view.recap_list.model.row_at(0).name == "Kab. Tuban"  # type: ignore[union-attr]


def test_a_result_keyed_in_twice_is_corrected(hand: PageHand, planned: Setting) -> None:
    view = results_of(hand, planned)
    key_in(hand, view, 1, 2, product="ubi kayu kering", note="minta contoh")
    hand.qtbot.waitUntil(lambda: bool(view.results))
    hand.qtbot.keyClicks(view.entry.number, "1")
    QTest.keyClick(view.entry.number, Qt.Key.Key_Return)
    assert "menggantikannya" in view.entry.problem.text()
    assert view.entry.interest.value is Interest.UNSURE
    assert view.entry.fields["note"].text() == "minta contoh"
    hand.qtbot.keyClick(view.entry.interest, Qt.Key.Key_4)
    hand.change(lambda: QTest.keyClick(view.entry.interest, Qt.Key.Key_Return))
    drafts = [each.draft for each in saved(planned)]
    assert [(each.interest, each.product, each.note) for each in drafts] == [
        (Interest.AGREED, "ubi kayu kering", "minta contoh")
    ]


@pytest.mark.parametrize("typed", ["999", "x", ""])
def test_a_number_that_is_none_is_said_beside_the_field(hand: PageHand, planned: Setting, typed: str) -> None:
    view = results_of(hand, planned)
    hand.qtbot.keyClicks(view.entry.number, typed)
    QTest.keyClick(view.entry.number, Qt.Key.Key_Return)
    assert "Tidak ada pertemuan nomor" in view.entry.problem.text()
    assert view.entry.number.hasFocus()
    assert not view.entry.save_button.isEnabled()


def test_what_cannot_be_meant_is_not_saved(hand: PageHand, planned: Setting) -> None:
    view = results_of(hand, planned)
    hand.qtbot.keyClicks(view.entry.number, "1")
    QTest.keyClick(view.entry.number, Qt.Key.Key_Return)
    QTest.keyClick(view.entry.interest, Qt.Key.Key_Return)
    assert "Pilih minat" in view.entry.problem.text()
    hand.qtbot.keyClick(view.entry.interest, Qt.Key.Key_3)
    hand.type_into(view.entry.fields["due"], "kapan-kapan")
    QTest.keyClick(view.entry.fields["due"], Qt.Key.Key_Return)
    assert "Tenggat" in view.entry.problem.text()
    assert view.entry.fields["due"].hasFocus()
    assert not saved(planned)


def test_a_half_typed_result_is_not_lost(hand: PageHand, planned: Setting) -> None:
    view = results_of(hand, planned)
    one, other = planned.facts().standing[:2]
    hand.qtbot.keyClicks(view.entry.number, str(one.number))
    assert hand.page.may_leave(), "a number alone says nothing"
    QTest.keyClick(view.entry.number, Qt.Key.Key_Return)
    assert hand.page.may_leave()
    hand.qtbot.keyClick(view.entry.interest, Qt.Key.Key_3)
    hand.type_into(view.entry.fields["note"], "minta contoh")
    hand.type_into(view.entry.number, str(other.number))
    QTest.keyClick(view.entry.number, Qt.Key.Key_Return)
    assert view.entry.meeting == one
    assert view.entry.number.text() == str(one.number)
    assert "belum disimpan" in view.entry.problem.text()
    assert not hand.page.may_leave()
    hand.qtbot.mouseClick(hand.dialog().decline_button, LEFT)
    assert view.entry.fields["note"].text() == "minta contoh"
    hand.change(lambda: QTest.keyClick(view.entry.fields["note"], Qt.Key.Key_Return))
    hand.qtbot.waitUntil(lambda: not view.entry.number.text())
    assert hand.page.may_leave()
    assert [each.draft.note for each in saved(planned)] == ["minta contoh"]


def test_a_half_typed_result_is_thrown_away_when_said_so(hand: PageHand, planned: Setting) -> None:
    view = results_of(hand, planned)
    hand.qtbot.keyClicks(view.entry.number, str(planned.facts().standing[0].number))
    QTest.keyClick(view.entry.number, Qt.Key.Key_Return)
    hand.qtbot.keyClick(view.entry.interest, Qt.Key.Key_4)
    assert not hand.page.may_leave()
    hand.agree()
    assert hand.page.may_leave()
    assert view.entry.meeting is None
    assert not saved(planned)


def test_from_a_result_to_the_agreement(hand: PageHand, planned: Setting) -> None:
    view = results_of(hand, planned)
    meeting = next(each for each in planned.facts().standing if each.proposal)
    key_in(hand, view, meeting.number, 4)
    hand.qtbot.waitUntil(lambda: view.list.model.rowCount() == 1)
    view.list.table.setCurrentIndex(view.list.model.index(0, 0))
    with hand.qtbot.waitSignal(hand.page.go_to) as gone:
        hand.press("Buat perjanjian", view)
    key, query = gone.args
    assert key == "agreements"
    assert isinstance(query, ListQuery)
    assert query.value_of("proposal") == meeting.proposal


@pytest.mark.parametrize("decision", [Decided.REJECT, Decided.FORBID, Decided.OPEN])
def test_an_agreement_overrules_no_decision_against_it(hand: PageHand, planned: Setting, decision: Decided) -> None:
    view, work = results_of(hand, planned), planned.work
    meeting = next(each for each in planned.facts().standing if each.proposal)
    key_in(hand, view, meeting.number, 3)
    decide_proposal(work.catalogue, work.actor, meeting.proposal, decision, "pembeli bermasalah")
    hand.qtbot.waitUntil(lambda: view.list.model.rowCount() == 1)
    view.list.table.setCurrentIndex(view.list.model.index(0, 0))
    steps = work.undo.stack.count()
    with hand.qtbot.waitSignal(hand.page.go_to if decision is Decided.OPEN else work.refused) as told:
        hand.press("Buat perjanjian", view)
    assert told.args is not None
    if decision is Decided.OPEN:
        hand.qtbot.waitUntil(lambda: work.undo.stack.count() == steps + 1)
        assert work.undo.stack.undoText() == f"Usulan {meeting.proposal} diterima"
    else:
        said = problem_sentences(told.args[0])
        assert "dengan alasan “pembeli bermasalah”" in said.what_happened
        assert "Kembalikan" in said.what_to_do


def test_the_figures_open_what_they_count(hand: PageHand, planned: Setting) -> None:
    view = results_of(hand, planned)
    key_in(hand, view, 1, 4, agreed="1.000.000")
    key_in(hand, view, 2, 2)
    hand.qtbot.waitUntil(lambda: view.list.model.rowCount() == 2)
    view.show_list(Shown.BUYERS)
    view.cards["agreed"].opened.emit()
    assert view.list.isVisible()
    assert view.list.model.rowCount() == 1
    view.cards["paid"].opened.emit()
    assert hand.page.view.parts["follow_ups"].isVisible()


def test_follow_ups_are_asked_after_30_90_and_180_days(hand: PageHand, planned: Setting) -> None:
    view = results_of(hand, planned)
    key_in(hand, view, 1, 4, agreed="9.000.000")
    found = hand.page.view.open_part("follow_ups")
    assert isinstance(found, FollowUpsView)
    hand.qtbot.waitUntil(lambda: found.list.model.rowCount() == 3)
    assert [found.list.model.row_at(at).due - DAY for at in range(3)] == [timedelta(days=d) for d in (30, 90, 180)]  # type: ignore[union-attr]
    found.list.table.setCurrentIndex(found.list.model.index(0, 0))
    stage, delivered = found.form.form.fields["stage"], found.form.form.fields["delivered"]
    assert isinstance(stage, ChoiceField)
    assert isinstance(delivered, RupiahField)
    stage.box.setCurrentIndex(stage.box.findText("Terkirim"))
    stage.box.activated.emit(stage.box.currentIndex())
    hand.type_into(delivered.line, "4.000.000")
    hand.change(lambda: hand.press("Simpan", found))
    work = planned.work
    lines = list_follow_ups(work.catalogue, work.actor, date.today(), event=planned.uid)
    asked = next(each for each in lines if each.after == 30)
    assert (str(asked.stage), asked.delivered, asked.paid) == ("terkirim", 400_000_000, None)
    back = results_of(hand, planned)
    hand.qtbot.waitUntil(lambda: back.cards["delivered"].figure == "Rp4.000.000")
    assert back.cards["agreed"].figure == "Rp9.000.000"


def test_what_nobody_wants_any_more_is_worth_nothing(hand: PageHand, planned: Setting) -> None:
    view = results_of(hand, planned)
    key_in(hand, view, 1, 3, quantity="1.000", price="3.000")
    hand.qtbot.waitUntil(lambda: view.cards["potential"].figure == "Rp3.000.000")
    hand.qtbot.waitUntil(lambda: bool(view.results))
    key_in(hand, view, 1, 1)
    draft = saved(planned)[0].draft
    assert (draft.interest, draft.potential, draft.agreed) == (Interest.NONE, None, None)
    hand.qtbot.waitUntil(lambda: view.cards["potential"].figure == "–")
    hand.qtbot.waitUntil(lambda: "0 berminat" in view.came.text())


def test_an_agreement_that_was_none_is_corrected_by_one_key(hand: PageHand, planned: Setting) -> None:
    view = results_of(hand, planned)
    key_in(hand, view, 1, 4, quantity="10", price="100", agreed="500")
    hand.qtbot.waitUntil(lambda: bool(view.results))
    key_in(hand, view, 1, 3)
    draft = saved(planned)[0].draft
    assert (draft.interest, draft.potential, draft.agreed) == (Interest.INTERESTED, 100_000, None)
    assert not view.entry.problem.text()


def test_half_a_month_is_not_taken_for_none(hand: PageHand, planned: Setting) -> None:
    view = results_of(hand, planned)
    entry = view.entry
    hand.qtbot.keyClicks(entry.number, "1")
    QTest.keyClick(entry.number, Qt.Key.Key_Return)
    hand.qtbot.keyClick(entry.interest, Qt.Key.Key_3)
    hand.type_into(entry.fields["months"], "1,5")
    QTest.keyClick(entry.fields["months"], Qt.Key.Key_Return)
    assert "Bulan" in entry.problem.text()
    assert saved(planned) == ()
