"""Fields of a form: each knows its label, says what is wrong while one types, and gives a typed value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui import formats
from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.quiet_fields import QuietComboBox, QuietDateEdit
from ui.widgets.wording import Kind, restyle, words

Check = Callable[[Any], str]
"""A value → what is wrong with it, in one sentence; empty when nothing is."""


class Field(QWidget):
    """Label above, input, message below; children build the input and translate its value."""

    edited = Signal()

    def __init__(
        self, name: str, label: str, *, required: bool = False, check: Check | None = None, hint: str = ""
    ) -> None:
        super().__init__()
        self.name = name
        self.label = label
        self.required = required
        self._check = check
        self._saved: Any = None
        self._touched = False
        self._message = words(kind=Kind.ERROR, wrap=True)
        self._message.hide()
        self._hint, self._below = hint, words(hint, Kind.SMALL, wrap=True)
        self.input = self.build()
        self.input.setAccessibleName(label)
        self.input.setAccessibleDescription(hint)
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        caption = words(f"{self.label} *" if self.required else self.label, Kind.LABEL)
        caption.setBuddy(self.input)
        inside.addWidget(caption)
        inside.addLayout(self.row())
        inside.addWidget(self._below)
        self._below.setVisible(bool(self._hint))
        inside.addWidget(self._message)
        self.setFocusProxy(self.input)

    def row(self) -> QHBoxLayout:
        """The input and what stands beside it."""
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.input, 1)
        return row

    def build(self) -> QWidget:
        """The input itself, connected to `changed`."""
        raise NotImplementedError

    def boxes_of(self) -> Sequence[QWidget]:
        """What is drawn as wrong when the value is: the input, or what it is made of."""
        return (self.input,)

    def hint_at(self, other: str) -> None:
        """Say another hint under the field, while it holds something of its own; empty for the usual one."""
        self._below.setText(other or self._hint)
        self._below.setVisible(bool(self._below.text()))

    def read(self) -> Any:
        """The typed value, or None when the field is empty; raises ValueError(sentence) when it is none."""
        raise NotImplementedError

    def write(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show a saved value: not dirty, not wrong."""
        self.blockSignals(True)
        self.write(value)
        self.blockSignals(False)
        self._saved = self.value()
        self._touched = False
        self._say("")

    def type_again(self, value: Any) -> None:
        """Show what was typed earlier and is not saved yet."""
        self.blockSignals(True)
        self.write(value)
        self.blockSignals(False)
        self._touched = True

    def value(self) -> Any:
        """The typed value; None when empty or wrong."""
        try:
            return self.read()
        except ValueError:
            return None

    @property
    def filled(self) -> bool:
        """Whether it holds anything."""
        return self.value() not in (None, "", ())

    @property
    def dirty(self) -> bool:
        """Whether the user has changed it since it was shown."""
        return self._touched and (bool(self.problem()) or self.value() != self._saved)

    def problem(self) -> str:
        """What is wrong now, in one sentence; empty when nothing is."""
        try:
            value = self.read()
        except ValueError as wrong:
            return str(wrong)
        if value in (None, "", ()):
            return tr("{label} perlu diisi.").format(label=self.label) if self.required else ""
        return self._check(value) if self._check else ""

    def judge(self) -> bool:
        """Say what is wrong under the field; True when nothing is."""
        self._say(self.problem())
        return not self.problem()

    def complain(self, sentence: str) -> None:
        """Show a problem that only the catalogue could know."""
        self._say(sentence)

    @property
    def message(self) -> str:
        """What stands under the field."""
        return self._message.text()

    def changed(self) -> None:
        """The user typed."""
        self._touched = True
        self.judge()
        self.edited.emit()

    def _say(self, sentence: str) -> None:
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))
        for box in self.boxes_of():
            restyle(box, "wrong", bool(sentence))
            box.setAccessibleDescription(sentence or self._below.text())


class TextField(Field):
    """One line of text."""

    def build(self) -> QLineEdit:
        self.line = QLineEdit()
        self.line.textEdited.connect(self.changed)
        return self.line

    def read(self) -> Any:
        return " ".join(self.line.text().split()) or None

    def write(self, value: Any) -> None:
        self.line.setText("" if value is None else str(value))
        self.line.setCursorPosition(0)


class LongTextField(Field):
    """Several lines of text; Tab leaves it."""

    def build(self) -> QPlainTextEdit:
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(80)
        self.text.textChanged.connect(self._typed)
        return self.text

    def _typed(self) -> None:
        if not self.signalsBlocked():
            self.changed()

    def read(self) -> Any:
        return self.text.toPlainText().strip() or None

    def write(self, value: Any) -> None:
        self.text.setPlainText("" if value is None else str(value))


class NumberField(TextField):
    """A number as Indonesians write it, its unit in grey beside it; the value is an integer in `scale`ths."""

    wrong = "Tulis angka saja, misalnya 1.250,5."

    def __init__(self, name: str, label: str, *, unit: str = "", scale: int = 1, **more: Any) -> None:
        self._unit = words(unit, Kind.MUTED)
        self._scale = scale
        super().__init__(name, label, **more)

    def row(self) -> QHBoxLayout:
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        row = super().row()
        row.addWidget(self._unit)
        if not self._unit.text():
            self._unit.hide()
        return row

    def set_unit(self, unit: str) -> None:
        """Change the unit beside the number, when another field decides it."""
        self._unit.setText(unit)
        self._unit.setVisible(bool(unit))

    def read(self) -> Any:
        text = self.line.text().strip()
        if not text:
            return None
        number = formats.parse_number(text.removeprefix("Rp"))
        if number is None or number * self._scale != (number * self._scale).to_integral_value():
            raise ValueError(tr(self.wrong))
        if number < 0:
            raise ValueError(tr("Angka ini tidak boleh kurang dari nol."))
        return int(number * self._scale)

    def write(self, value: Any) -> None:
        self.line.setText("" if value is None else formats.short_number(value / self._scale))


class QuantityField(NumberField):
    """Thousandths of a unit."""

    def __init__(self, name: str, label: str, *, unit: str = "", **more: Any) -> None:
        super().__init__(name, label, unit=unit, scale=1000, **more)


class RupiahField(NumberField):
    """Sen, written as Rp1.500.000."""

    wrong = "Tulis jumlah rupiah, misalnya 1.500.000."

    def __init__(self, name: str, label: str, *, unit: str = "", **more: Any) -> None:
        super().__init__(name, label, unit=unit, scale=100, **more)

    def row(self) -> QHBoxLayout:
        row = super().row()
        row.insertWidget(0, words("Rp", Kind.MUTED))
        return row


class DateField(Field):
    """A day, typed or picked; empty when the box beside it is not ticked."""

    def build(self) -> QDateEdit:
        self.edit = QuietDateEdit()
        self.edit.setDate(QDate.currentDate())
        self.edit.setCalendarPopup(True)
        self.edit.setDisplayFormat("d MMMM yyyy")
        self.known = QCheckBox(tr("diketahui"))
        self.known.setAccessibleName(tr("{label} diketahui").format(label=self.label))
        self.known.setChecked(True)
        self.known.toggled.connect(self.edit.setEnabled)
        self.known.clicked.connect(self.changed)
        self.edit.dateChanged.connect(self._picked)
        return self.edit

    def row(self) -> QHBoxLayout:
        row = super().row()
        self.known.setVisible(not self.required)
        row.addWidget(self.known)
        return row

    def _picked(self) -> None:
        if not self.signalsBlocked():
            self.changed()

    def read(self) -> Any:
        day = self.edit.date()
        return date(day.year(), day.month(), day.day()) if self.known.isChecked() else None

    def write(self, value: Any) -> None:
        self.known.setChecked(value is not None or self.required)
        if value is not None:
            self.edit.setDate(QDate(value.year, value.month, value.day))


class ChoiceField(Field):
    """One of several values, shown in words."""

    def __init__(self, name: str, label: str, choices: Sequence[tuple[str, str]], **more: Any) -> None:
        self._choices = tuple(choices)
        super().__init__(name, label, **more)

    def build(self) -> QComboBox:
        self.box = QuietComboBox()
        self.box.activated.connect(self.changed)
        self.set_choices(self._choices)
        return self.box

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other values, when another field decides them."""
        self.box.clear()
        self.box.addItem(tr("pilih…"), None)
        for value, text in choices:
            self.box.addItem(text, str(value))

    def read(self) -> Any:
        return self.box.currentData()

    def write(self, value: Any) -> None:
        known = value in (None, "") or self.box.findData(str(value)) >= 0
        if not known:  # a list or another version gave it: it stays until somebody chooses another
            self.box.addItem(str(value), str(value))
        self.box.setCurrentIndex(max(0, self.box.findData(None if value is None else str(value))))


class ManyField(Field):
    """Some of several values; the value is a tuple in the order offered, values not offered kept behind them."""

    def __init__(self, name: str, label: str, choices: Sequence[tuple[str, str]], **more: Any) -> None:
        self._choices = tuple(choices)
        self._unknown: tuple[str, ...] = ()
        super().__init__(name, label, **more)

    def build(self) -> QWidget:
        group = QWidget()
        inside = QVBoxLayout(group)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        self.boxes: dict[str, QCheckBox] = {}
        for value, text in self._choices:
            box = self.boxes[str(value)] = QCheckBox(text)
            box.setAccessibleName(f"{self.label}: {text}")
            box.clicked.connect(self.changed)
            inside.addWidget(box)
        return group

    def read(self) -> Any:
        return (*(value for value, box in self.boxes.items() if box.isChecked()), *self._unknown)

    def write(self, value: Any) -> None:
        self._unknown = tuple(str(one) for one in value or () if str(one) not in self.boxes)
        for each, box in self.boxes.items():
            box.setChecked(each in {str(one) for one in value or ()})


class YesNoField(Field):
    """A tick."""

    def build(self) -> QCheckBox:
        self.box = QCheckBox(tr("ya"))
        self.box.clicked.connect(self.changed)
        return self.box

    def read(self) -> Any:
        return self.box.isChecked()

    def write(self, value: Any) -> None:
        self.box.setChecked(bool(value))


class NikField(TextField):
    """Sixteen digits, hidden as soon as the cursor leaves; a saved one is never shown, only replaced."""

    def build(self) -> QLineEdit:
        made = super().build()
        made.setMaxLength(16)
        made.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        return made

    def read(self) -> Any:
        text = self.line.text().strip()
        if text and not (len(text) == 16 and text.isascii() and text.isdecimal()):
            raise ValueError(tr("NIK terdiri dari 16 angka; baru {number}.").format(number=len(text)))
        return text or None

    def write(self, value: Any) -> None:
        self.line.setText("")
        self.line.setPlaceholderText(tr("tercatat, disembunyikan") if value else "")
