"""Weights moved by hand: the list follows at once, nothing is lost, and saving is for the next run."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from matching.codes import CriterionCode, Pattern
from models.domain.lists import ListQuery
from models.domain.matching import MatchSettings
from models.use_cases.explain_pair import explain_pair
from models.use_cases.list_runs import list_runs
from models.use_cases.list_weights import own_weights, weights_of
from models.use_cases.open_catalogue import Opened
from models.use_cases.settings import read_match_settings
from tests.poor_market import matched_poor_market
from tests.records import TODAY
from tests.ui.test_frame import nameless
from ui.pages.matching.analyses.weights_view import WeightsView
from ui.workplace import Workplace

LEFT = Qt.MouseButton.LeftButton
WAIT = 30_000
DISTANCE, VOLUME = CriterionCode.DISTANCE, CriterionCode.VOLUME


def show(qtbot: QtBot, work: Workplace, opened: Opened) -> WeightsView:
    work.catalogue, work.actor = opened.catalogue, opened.actor
    view = WeightsView(work)
    qtbot.addWidget(view)
    view.resize(1000, 600)
    view.show()
    (run,) = list_runs(opened.catalogue, opened.actor)
    view.show_run(run, newest=True)
    qtbot.waitUntil(lambda: view.rows.rowCount() > 0, timeout=WAIT)
    return view


@pytest.fixture
def view(opened: Opened, tmp_path: Path, qtbot: QtBot, work: Workplace) -> WeightsView:
    """Twenty-four farms for one need, half of them far away."""
    matched_poor_market(opened, tmp_path)
    return show(qtbot, work, opened)


@pytest.fixture
def three_needs(matched: Opened, qtbot: QtBot, work: Workplace) -> WeightsView:
    """Three needs of three patterns."""
    return show(qtbot, work, matched)


def press(qtbot: QtBot, view: WeightsView, text: str) -> None:
    (found,) = [each for each in view.findChildren(QPushButton) if each.text() == text and each.isVisible()]
    qtbot.mouseClick(found, LEFT)


def move(view: WeightsView, criterion: CriterionCode, weight: int) -> None:
    view.editor.boxes[criterion].setValue(weight)


def scores(view: WeightsView) -> list[int]:
    return [view.rows.row_at(number).score for number in range(view.rows.rowCount())]


def own_row(pattern: Pattern) -> tuple[int, ...]:
    return tuple(weight for _criterion, weight in dict(own_weights())[pattern])


def test_the_list_follows_a_weight_and_its_points_add_up(qtbot: QtBot, view: WeightsView) -> None:
    assert view.rows.rowCount() == 24
    before = scores(view)
    box = view.editor.boxes[DISTANCE]
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "90")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert view.editor.weights[DISTANCE.code] == 90
    assert sum(view.editor.weights) == 100
    assert scores(view) == sorted(scores(view), reverse=True) != before
    for number in range(24):
        line = view.rows.row_at(number)
        assert sum(line.points) == line.score
        assert line.rank == number + 1
    assert view.rows.row_at(0).offer.name.startswith("Tani Dekat")
    assert view.rows.index(0, 2).data() == "{} → {}".format(
        *(f"{tenths / 10:.1f}".replace(".", ",") for tenths in (view.rows.row_at(0).score_before, scores(view)[0]))
    )


def test_what_is_shown_is_what_a_run_with_these_weights_would_find(view: WeightsView) -> None:
    move(view, DISTANCE, 60)
    wanted = MatchSettings(weights=view._weights())
    for number in (0, 23):
        line = view.rows.row_at(number)
        why = explain_pair(
            view.work.catalogue, view.work.actor, line.offer.enterprise, "K-0001", wanted, today=TODAY
        )
        assert (why.score, tuple(each.points for each in why.criteria)) == (line.score, line.points)


def test_places_won_and_lost_have_arrows(view: WeightsView) -> None:
    move(view, DISTANCE, 0)
    lines = [view.rows.row_at(number) for number in range(24)]
    assert sum(line.climbed for line in lines) == 0
    assert any(line.climbed for line in lines) or scores(view) == sorted(scores(view), reverse=True)
    for number, line in enumerate(lines):
        shown = str(view.rows.index(number, 3).data())
        assert shown[0] == ("=" if line.climbed == 0 else "▲" if line.climbed > 0 else "▼")


def test_a_held_weight_follows_no_other(qtbot: QtBot, view: WeightsView) -> None:
    held = view.editor.weights[VOLUME.code]
    qtbot.mouseClick(view.editor.holds[VOLUME], LEFT)
    view.editor.sliders[DISTANCE].setValue(100)
    assert view.editor.weights[VOLUME.code] == held
    assert view.editor.weights[DISTANCE.code] == 100 - held == view.editor.sliders[DISTANCE].value()
    assert sum(view.editor.weights) == 100


def test_saved_weights_are_those_of_the_next_run(qtbot: QtBot, view: WeightsView) -> None:
    assert not view.save_button.isEnabled()
    assert not view.run_button.isVisible()
    move(view, DISTANCE, 44)
    wanted = view.editor.weights
    with qtbot.waitSignal(view.work.said, timeout=WAIT) as said:
        press(qtbot, view, "Simpan bobot")
    assert said.args[0] == "Bobot pola Inti-plasma disimpan; berlaku mulai pencocokan berikutnya"
    assert said.args[1]
    qtbot.waitUntil(view.run_button.isVisible, timeout=WAIT)
    kept = weights_of(read_match_settings(view.work.catalogue, view.work.actor))
    assert tuple(weight for _code, weight in dict(kept)[Pattern.INTI_PLASMA]) == wanted
    assert dict(kept)[Pattern.SUBKONTRAK] == dict(own_weights())[Pattern.SUBKONTRAK]
    assert view.editor.weights == wanted
    qtbot.waitUntil(lambda: not view.save_button.isEnabled(), timeout=WAIT)
    with qtbot.waitSignal(view.run_wanted):
        press(qtbot, view, "Jalankan pencocokan sekarang")


def test_the_programs_own_weights_come_back(qtbot: QtBot, view: WeightsView) -> None:
    own = own_row(Pattern.INTI_PLASMA)
    before = scores(view)
    move(view, DISTANCE, 44)
    press(qtbot, view, "Kembalikan bobot bawaan")
    assert view.editor.weights == own
    assert scores(view) == before
    assert "belum disimpan" not in view.state.text()
    move(view, DISTANCE, 44)
    press(qtbot, view, "Batalkan")
    assert view.editor.weights == own


def test_a_need_is_found_by_typing_and_weights_not_saved_wait_for_their_pattern(
    qtbot: QtBot, three_needs: WeightsView
) -> None:
    view = three_needs
    assert view.needs.count() == 3
    move(view, DISTANCE, 33)
    drafted, first = view.editor.weights, view.needs.currentText()
    view.typed.selectAll()
    qtbot.keyClicks(view.typed, "konveksi" if "Jahit" in first else "jahit")
    qtbot.keyClick(view.typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.editor.weights == own_row(Pattern.SUBKONTRAK), timeout=WAIT)
    assert "Jahit Contoh" in view.needs.currentText()
    assert view.rows.row_at(0).offer.name == "Konveksi Rapi"
    view.show_need(first.partition(" ")[0])
    qtbot.waitUntil(lambda: view.editor.weights == drafted, timeout=WAIT)
    assert "belum disimpan" in view.state.text()


def test_words_that_find_nothing_change_nothing(qtbot: QtBot, three_needs: WeightsView) -> None:
    before = three_needs.needs.currentText()
    three_needs.typed.selectAll()
    qtbot.keyClicks(three_needs.typed, "tidak ada yang begini")
    qtbot.keyClick(three_needs.typed, Qt.Key.Key_Return)
    assert three_needs.needs.currentText() == before


def test_a_row_opens_its_enterprise(qtbot: QtBot, view: WeightsView) -> None:
    line = view.rows.row_at(0)
    with qtbot.waitSignal(view.go_to) as gone:
        view.table.setCurrentIndex(view.rows.index(0, 1))
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert gone.args == ["enterprises", ListQuery(words=line.offer.enterprise)]


def test_copied_rows_are_those_in_view(qtbot: QtBot, view: WeightsView) -> None:
    got: list[str] = []
    view.rows.fetch_rows(22, 10, lambda rows: got.extend(row.offer.enterprise for row in rows))
    assert len(got) == 2


def test_every_control_has_a_name_and_narrow_room_is_enough(qtbot: QtBot, view: WeightsView) -> None:
    assert nameless(view) == []
    view.resize(560, 560)
    assert view.minimumSizeHint().width() <= 560
    qtbot.waitUntil(lambda: view.table.horizontalScrollBar().maximum() == 0)


def test_it_starts_with_the_need_in_focus_elsewhere_and_keeps_one_chosen_here(
    qtbot: QtBot, three_needs: WeightsView
) -> None:
    codes = [line.need for line in three_needs._needs]
    three_needs.prefer_need(codes[-1])
    qtbot.waitUntil(lambda: three_needs.needs.currentText().startswith(codes[-1]), timeout=WAIT)
    three_needs.needs.activated.emit(0)
    three_needs.prefer_need(codes[-1])
    assert three_needs._need == codes[0]


def test_the_model_keeps_qts_rules(view: WeightsView, qtmodeltester: object) -> None:
    qtmodeltester.check(view.rows)  # type: ignore[attr-defined]
