"""While a UMKM is typed a quiet line names the record that it may repeat, and never stands in the way."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui.pages.enterprises.duplicates.peek import Peek
from ui.pages.enterprises.duplicates.typing_line import TypingLine
from ui.pages.enterprises.form import EnterpriseForm
from ui.pages.enterprises.page import EnterprisesPage
from ui.widgets.forms.fields import TextField


def _new(page: EnterprisesPage) -> tuple[EnterpriseForm, TypingLine]:
    page.add()
    form = page.pane.form
    assert isinstance(form, EnterpriseForm)
    line = form.findChild(TypingLine)
    assert line is not None
    return form, line


def _type(qtbot: QtBot, form: EnterpriseForm, name: str, text: str) -> None:
    field = form.fields[name]
    assert isinstance(field, TextField)
    field.line.setFocus()
    field.line.selectAll()
    qtbot.keyClicks(field.line, text)


def test_a_likely_twin_is_named_while_one_types(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    form, line = _new(umkm)
    assert not line.isVisible()
    _type(qtbot, form, "name", "Kripik Bu Conto")
    _type(qtbot, form, "owner.name", "Contoh Satu")
    _type(qtbot, form, "owner.phone", "081234567890")
    qtbot.waitUntil(line.isVisible)
    qtbot.waitUntil(lambda: "Keripik Bu Contoh" in line.text.text())
    assert line.text.text().startswith("Mirip ")
    assert "% (" in line.text.text()
    assert form.fields["name"].isEnabled()
    assert form.save_button.isEnabled()


def test_the_other_record_is_read_without_leaving_the_form(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    form, line = _new(umkm)
    _type(qtbot, form, "name", "Keripik Bu Contoh")
    _type(qtbot, form, "owner.name", "Contoh Satu")
    _type(qtbot, form, "owner.phone", "081234567890")
    qtbot.waitUntil(line.isVisible)
    qtbot.mouseClick(line.open_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in umkm.findChildren(Peek)))
    peek = next(each for each in umkm.findChildren(Peek) if each.isVisible())
    assert "Contoh Satu" in peek.view.text()
    qtbot.mouseClick(peek.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert form.dirty
    assert form.isVisible()


def test_the_line_goes_when_nothing_is_alike_any_more(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    form, line = _new(umkm)
    _type(qtbot, form, "name", "Keripik Bu Contoh")
    _type(qtbot, form, "owner.name", "Contoh Satu")
    _type(qtbot, form, "owner.phone", "081234567890")
    qtbot.waitUntil(line.isVisible)
    _type(qtbot, form, "name", "Bengkel Sepeda Wagiman")
    _type(qtbot, form, "owner.name", "Wagiman")
    _type(qtbot, form, "owner.phone", "081200000099")
    qtbot.waitUntil(lambda: not line.isVisible())


def test_a_known_name_alone_warns_weakly_and_yields_to_what_tells_them_apart(
    qtbot: QtBot, umkm: EnterprisesPage
) -> None:
    form, line = _new(umkm)
    _type(qtbot, form, "name", "Keripik Bu Contoh")
    qtbot.waitUntil(line.isVisible)
    assert line.text.text().startswith("Namanya sama (LEMAH) dengan U-")
    assert "Keripik Bu Contoh" in line.text.text()
    assert form.values()["region"] is None
    _type(qtbot, form, "owner.name", "Wagiman Setiabudi")
    qtbot.waitUntil(lambda: not line.isVisible())


def test_a_name_alone_warns_within_a_second(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    form, line = _new(umkm)
    _type(qtbot, form, "name", "Tani Makmur")  # so that what is loaded once is there
    qtbot.waitUntil(line.isVisible)
    _type(qtbot, form, "name", "Dapur Zamrut")
    qtbot.waitUntil(lambda: "Dapur Zamrud" in line.text.text(), timeout=1000)
    assert "% mirip (LEMAH)" in line.text.text()
