"""The curve: points where their numbers are, chosen by hand and by key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from ui.widgets.charts.curve import Curve, Dot, tick_text, ticks
from ui.widgets.look.theme import colours

DOTS = (
    Dot("0", 40, 65.2, "λ 0", "titik nol"),
    Dot("100", 62, 65.0, "λ 0,1", "titik seratus", ringed=True),
    Dot("200", 64, 64.8, "λ 0,2", "titik dua ratus"),
    Dot("300", 64, 64.8, "λ 0,3", "titik tiga ratus", faded=True),
)


@pytest.fixture
def curve(qtbot: QtBot) -> Curve:
    made = Curve("Kurva contoh", "keluarga", "kecocokan")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show_dots(DOTS)
    made.show()
    return made


def test_more_to_the_right_is_more_and_higher_up_is_more(curve: Curve) -> None:
    first, second = curve.place_of("0"), curve.place_of("100")
    assert first.x() < second.x()
    assert first.y() < second.y()
    drawn = curve.grab().toImage()
    ratio = drawn.devicePixelRatio()
    at = curve.place_of("0") * ratio
    assert drawn.pixelColor(round(at.x()), round(at.y())) == QColor(colours().accent)
    ringed = curve.place_of("100") * ratio
    assert drawn.pixelColor(round(ringed.x()), round(ringed.y())) == QColor(colours().surface)


def test_a_click_near_a_point_chooses_it(curve: Curve, qtbot: QtBot) -> None:
    with qtbot.waitSignal(curve.chosen) as chosen:
        qtbot.mouseClick(curve, Qt.MouseButton.LeftButton, pos=(curve.place_of("100") + QPointF(6, 6)).toPoint())
    assert chosen.args == ["100"]
    assert curve.accessibleDescription() == "titik seratus"
    assert curve.key_at(QPointF(1, 1)) == ""


def test_points_in_one_place_are_reached_one_after_the_other(curve: Curve, qtbot: QtBot) -> None:
    with qtbot.waitSignals([curve.chosen, curve.chosen]) as _both:
        keys: list[str] = []
        curve.chosen.connect(keys.append)
        for _click in range(2):
            qtbot.mouseClick(curve, Qt.MouseButton.LeftButton, pos=curve.place_of("200").toPoint())
    assert keys == ["200", "300"]


def test_arrows_walk_along_the_curve(curve: Curve, qtbot: QtBot) -> None:
    keys: list[str] = []
    curve.chosen.connect(keys.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Home):
        qtbot.keyClick(curve, key)
    assert keys == ["0", "100", "0", "300", "300", "0"]


def test_choosing_from_outside_is_quiet(curve: Curve, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(curve.chosen):
        curve.choose("200")
    assert curve.accessibleDescription() == "titik dua ratus"
    curve.choose("bukan titik")
    assert curve.accessibleDescription() == ""


def test_nothing_is_drawn_of_nothing(curve: Curve) -> None:
    curve.show_dots(())
    assert curve.key_at(QPointF(300, 150)) == ""
    assert not curve.grab().isNull()


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=8))
def test_ticks_hold_every_value_and_are_few(values: list[float]) -> None:
    if max(values) != min(values) and max(values) - min(values) < 1e-6:
        return
    found = ticks(values)
    step = found[1] - found[0]
    assert 2 <= len(found) <= 8
    assert found[0] <= min(values) + step * 1e-6
    assert found[-1] >= max(values) - step * 1e-6


def test_ticks_are_round_and_told_apart() -> None:
    assert ticks([41, 64]) == (40, 50, 60, 70)
    shown = ticks([64.5, 65.2])
    assert [tick_text(each, shown) for each in shown] == ["64,4", "64,6", "64,8", "65,0", "65,2"]
