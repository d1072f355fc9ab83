"""Nothing in the form of a UMKM is cut beside a list on a small screen, and what is wrong is seen to be."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from models.reference.regions import children
from ui.pages.enterprises.form import EnterpriseForm
from ui.pages.enterprises.page import EnterprisesPage
from ui.widgets.quiet_fields import QuietComboBox
from ui.widgets.records.region_field import RegionField

LEFT = Qt.MouseButton.LeftButton


def _form(page: EnterprisesPage) -> EnterpriseForm:
    form = page.pane.form
    assert isinstance(form, EnterpriseForm)
    return form


def _edit(qtbot: QtBot, page: EnterprisesPage) -> EnterpriseForm:
    with qtbot.waitSignal(page.pane.shown):
        page.pane.list.table.selectRow(1)
    qtbot.mouseClick(page.pane.view.edit_button, LEFT)
    return _form(page)


def _place(form: EnterpriseForm) -> RegionField:
    field = form.fields["region"]
    assert isinstance(field, RegionField)
    return field


def test_no_choice_and_no_example_is_cut(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    form = _edit(qtbot, umkm)
    assert form.width() < 520  # beside the list of a window of 1366
    boxes = [box for box in form.findChildren(QuietComboBox) if box.isVisible()]
    assert len(boxes) > 6
    assert [box.currentText() for box in boxes if box.shown_text() != box.currentText()] == []
    lines = [line for line in form.findChildren(QLineEdit) if line.isVisible() and line.placeholderText()]
    room = {line.placeholderText(): line.width() - 24 for line in lines}
    metrics = {line.placeholderText(): line.fontMetrics() for line in lines}
    assert [text for text, width in room.items() if metrics[text].horizontalAdvance(text) > width] == []


def test_a_place_can_be_read_whatever_it_is(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    place = _place(_edit(qtbot, umkm))
    cut = []
    for code in ("35.17.01.1001", "35.13", "35.74", "35.04.01"):
        place.show_value(code)
        cut += [box.currentText() for box in place.boxes if box.shown_text() != box.currentText()]
    place.show_value(None)
    cut += [box.currentText() for box in place.boxes if box.shown_text() != box.currentText()]
    assert cut == []
    first, second, third = (box.geometry() for box in place.boxes)
    assert first.bottom() < second.top() == third.top()


def test_with_room_for_three_names_they_stand_on_one_line(qtbot: QtBot) -> None:
    place = RegionField("place", "Tempat")
    qtbot.addWidget(place)
    place.resize(700, 80)
    place.show()
    qtbot.waitUntil(lambda: len({box.geometry().top() for box in place.boxes}) == 1)
    place.resize(420, 120)
    qtbot.waitUntil(lambda: len({box.geometry().top() for box in place.boxes}) == 2)


def test_a_choice_too_long_for_its_box_ends_in_dots_and_is_told_in_full(qtbot: QtBot) -> None:
    box = QuietComboBox()
    qtbot.addWidget(box)
    box.addItem("Perkumpulan usaha bersama tingkat kecamatan")
    box.setGeometry(QRect(0, 0, 120, 32))
    box.show()
    assert box.shown_text().endswith("…")
    assert box.fontMetrics().horizontalAdvance(box.shown_text()) < 120
    box.resize(500, 32)
    assert box.shown_text() == box.currentText()


def test_a_recorded_phone_is_seen_and_what_typing_does_is_said_below(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    form = _edit(qtbot, umkm)
    phone = form.fields["owner.phone"]
    told = [label.text() for label in phone.findChildren(QLabel) if label.isVisible()]
    assert "isi untuk mengganti yang tercatat" in told
    assert phone.input.property("placeholderText").startswith("+62")
    umkm.pane.side.show_view()
    umkm.add()
    told = [label.text() for label in phone.findChildren(QLabel) if label.isVisible()]
    assert "misalnya 0812 3456 7890" in told


def test_an_empty_place_is_marked_like_every_other_fault(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    umkm.add()
    form = _form(umkm)
    name = form.fields["name"].input
    name.setFocus()
    qtbot.keyClicks(name, "Tempe Baru")
    place = _place(form)
    qtbot.mouseClick(form.save_button, LEFT)
    assert place.message == "Tempat perlu diisi."
    assert all(box.property("wrong") is True for box in place.boxes)
    assert all(box.accessibleDescription() == place.message for box in place.boxes)
    assert form.fields["owner.name"].input.property("wrong") is True
    first = place.boxes[0]
    first.setFocus()
    while first.currentIndex() < 1:
        qtbot.keyClick(first, Qt.Key.Key_Down)
    first.activated.emit(first.currentIndex())
    assert not any(box.property("wrong") for box in place.boxes)
    assert place.message == ""


@pytest.mark.parametrize("level", ["35.17", "35.13"])
def test_every_kecamatan_of_a_long_kabupaten_fits(qtbot: QtBot, umkm: EnterprisesPage, level: str) -> None:
    place = _place(_edit(qtbot, umkm))
    place.show_value(level)
    box = place.boxes[1]
    assert isinstance(box, QuietComboBox)
    assert box.count() == 1 + len(children(level))
    for at in range(box.count()):
        box.setCurrentIndex(at)
        assert box.shown_text() == box.currentText()
