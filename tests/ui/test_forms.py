"""Fields and forms."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.widgets.forms.fields import (
    ChoiceField,
    DateField,
    Field,
    LongTextField,
    ManyField,
    NikField,
    QuantityField,
    RupiahField,
    TextField,
    YesNoField,
)
from ui.widgets.forms.form import Form, Section

PATTERNS = (("inti_plasma", "Inti–plasma"), ("subkontrak", "Subkontrak"))


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    """All kinds of fields."""
    made = Form(
        Section("Usaha", TextField("name", "Nama usaha", required=True), NikField("nik", "NIK pemilik"),
                QuantityField("capacity", "Kapasitas", unit="kg/bulan"), RupiahField("price", "Harga"),
                ChoiceField("pattern", "Pola", PATTERNS), DateField("since", "Sejak")),
        Section("Lain", ManyField("accepts", "Menerima", PATTERNS), YesNoField("halal", "Halal"),
                LongTextField("note", "Catatan"), wide=("note",)),
    )  # fmt: skip
    qtbot.addWidget(made)
    made.show()
    return made


RECORD = {
    "name": "Tani Makmur", "capacity": 1_250_500, "price": 750_000, "pattern": "subkontrak", "since": date(2024, 2, 29),
    "accepts": ("inti_plasma",), "halal": True, "note": "dua baris\ndi sini",
}  # fmt: skip


def test_what_is_shown_is_what_is_given_back(form: Form) -> None:
    form.show_values(RECORD)
    assert form.values() == {**RECORD, "nik": None}
    assert not form.dirty
    assert not form.save_button.isEnabled()


def test_a_form_is_dirty_only_while_something_differs(form: Form, qtbot: QtBot) -> None:
    form.show_values(RECORD)
    line = form.fields["name"].input
    with qtbot.waitSignal(form.dirty_changed, check_params_cb=lambda dirty: dirty is True):
        qtbot.keyClicks(line, "x")
    assert form.state.text() == "Belum disimpan"
    with qtbot.waitSignal(form.dirty_changed, check_params_cb=lambda dirty: dirty is False):
        qtbot.keyClick(line, Qt.Key.Key_Home)
        qtbot.keyClick(line, Qt.Key.Key_Delete)
        qtbot.keyClicks(line, "T")
        qtbot.keyClick(line, Qt.Key.Key_End)
        qtbot.keyClick(line, Qt.Key.Key_Backspace)


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("capacity", "12.5", "Tulis angka saja, misalnya 1.250,5."),
        ("capacity", "-3", "Angka ini tidak boleh kurang dari nol."),
        ("price", "seribu", "Tulis jumlah rupiah, misalnya 1.500.000."),
        ("nik", "351", "NIK terdiri dari 16 angka; baru 3."),
    ],
)
def test_wrong_input_is_named_while_typing(form: Form, qtbot: QtBot, name: str, typed: str, sentence: str) -> None:
    form.show_values({"name": "Toko"})
    field = form.fields[name]
    qtbot.keyClicks(field.input, typed)
    assert field.message == sentence
    assert field.input.accessibleDescription() == sentence
    assert field.input.property("wrong") is True
    given: list[object] = []
    form.saved.connect(given.append)
    form.save()
    assert given == []
    assert form.state.text() == "1 isian perlu dibetulkan"


def test_required_fields_are_marked_and_kept(form: Form, qtbot: QtBot) -> None:
    form.show_values({})
    form.save()
    assert form.fields["name"].message == "Nama usaha perlu diisi."


def test_right_values_are_given_away(form: Form, qtbot: QtBot) -> None:
    form.show_values(RECORD)
    field = form.fields["price"]
    assert isinstance(field.input, QLineEdit)
    field.input.clear()
    qtbot.keyClicks(field.input, "1.500.000")
    with qtbot.waitSignal(form.saved) as saved:
        qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert saved.args[0]["price"] == 150_000_000


def test_a_saved_nik_is_never_shown(form: Form) -> None:
    form.show_values({"name": "Toko", "nik": "3523010101900000"})
    field = form.fields["nik"]
    assert isinstance(field, NikField)
    assert "3523" not in field.line.text() + field.line.placeholderText()
    assert field.line.echoMode() is QLineEdit.EchoMode.PasswordEchoOnEdit


def test_what_only_the_catalogue_knows_stands_under_the_field(form: Form) -> None:
    form.show_values(RECORD)
    form.complain("name", "Nama ini sudah ada di katalog.")
    assert form.fields["name"].message == "Nama ini sudah ada di katalog."


def test_every_input_has_a_name_and_a_place_in_the_tab_order(form: Form) -> None:
    for field in form.fields.values():
        assert isinstance(field, Field)
        assert field.input.accessibleName() == field.label
