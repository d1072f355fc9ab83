"""The point of a UMKM in its form: pasted as one, told how it is known, remarked where it is far off."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.domain.businesses import Point
from tests.ui.pages.records.form_hand import LEFT, REACH, copy_text, edited, opened, point_of, saved, unfolded
from ui.pages.enterprises.page import EnterprisesPage


def test_a_point_is_pasted_as_one_and_asks_how_it_is_known(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    opened(qtbot, umkm, "Tani Makmur")
    form = edited(qtbot, umkm)
    unfolded(qtbot, form, REACH)
    point = point_of(form)
    copy_text("bukan titik")
    qtbot.mouseClick(point.paste_button, LEFT)
    assert (point.latitude.text(), point.value()) == ("", None)
    copy_text("-7,1507;  111,8817")
    qtbot.mouseClick(point.paste_button, LEFT)
    assert (point.latitude.text(), point.longitude.text()) == ("-7.1507", "111.8817")
    assert point.message == "Pilih dari mana titik ini diketahui."
    point.source.setCurrentIndex(point.source.findData("gps"))
    point.source.activated.emit(point.source.currentIndex())
    assert (point.message, point.remark.isVisible()) == ("", False)
    record = saved(qtbot, umkm, form)
    assert (record.business.latitude, record.business.longitude, record.business.point_source) == (
        -7.1507, 111.8817, "gps",
    )  # fmt: skip
    assert "Titik lokasi: -7.1507, 111.8817 GPS di tempat usaha" in umkm.pane.view.views["Ringkasan"].text()


def test_a_point_far_off_is_remarked_and_not_refused(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    opened(qtbot, umkm, "Tani Makmur")
    form = edited(qtbot, umkm)
    unfolded(qtbot, form, REACH)
    point = point_of(form)
    copy_text("https://www.google.com/maps/@-8.2192,114.3691,15z")
    point.latitude.setFocus()
    qtbot.keyClick(point.latitude, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert point.value() == Point(-8.2192, 114.3691, "peta")
    assert "km dari tengah" in point.remark.text()
    copy_text("7.15, 111.88")
    qtbot.mouseClick(point.paste_button, LEFT)
    assert point.remark.text().startswith("Titik ini di luar Jawa Timur;")
    record = saved(qtbot, umkm, form)
    assert record.business.latitude == 7.15
    assert "di luar Jawa Timur" in umkm.pane.view.views["Ringkasan"].text()


@pytest.mark.parametrize(
    ("north", "east", "said"),
    [
        ("-7.15", "", "Lintang dan bujur perlu diisi dua-duanya."),
        ("utara", "timur", "Tulis derajat sebagai angka, misalnya −6,8976 dan 112,0512."),
        ("112.05", "-6.9", "Lintang dan bujur tampaknya tertukar; tukar keduanya."),
        ("-97", "112", "Lintang antara −90 dan 90, bujur antara −180 dan 180."),
    ],
)
def test_what_is_no_point_is_said_while_typing(
    qtbot: QtBot, umkm: EnterprisesPage, north: str, east: str, said: str
) -> None:
    opened(qtbot, umkm, "Tani Makmur")
    form = edited(qtbot, umkm)
    unfolded(qtbot, form, REACH)
    point = point_of(form)
    for line, text in ((point.latitude, north), (point.longitude, east)):
        line.setFocus()
        qtbot.keyClicks(line, text)
    assert point.message == said


def test_two_numbers_typed_into_the_first_line_are_parted(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    opened(qtbot, umkm, "Tani Makmur")
    form = edited(qtbot, umkm)
    unfolded(qtbot, form, REACH)
    point = point_of(form)
    qtbot.keyClicks(point.latitude, "-7.15, 111.88")
    qtbot.keyClick(point.latitude, Qt.Key.Key_Return)
    assert (point.latitude.text(), point.longitude.text()) == ("-7.15", "111.88")
