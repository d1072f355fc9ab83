"""Parts of a record, of which there may be several: one block of fields each, added and taken away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.domain.choices import CommodityChoice, FieldProblem
from ui.texts import sentence, tr
from ui.widgets.forms.fields import ChoiceField, Field
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, words

_ASKED = (("ya", "Ya"), ("tidak", "Tidak"))


class AskedField(ChoiceField):
    """True, False, or None where nobody asked."""

    def __init__(self, name: str, label: str, **more: Any) -> None:
        super().__init__(name, label, tuple((value, tr(text)) for value, text in _ASKED), **more)

    def read(self) -> Any:
        found = super().read()
        return None if found is None else found == "ya"

    def write(self, value: Any) -> None:
        super().write(None if value is None else "ya" if value else "tidak")


class PartEditor(QFrame):
    """The fields of one part; children make them, call `settle`, and tell how fields become a part."""

    edited = Signal()
    unwanted = Signal()

    def settle(self, fields: Sequence[Field], values: Mapping[str, Any], remove_text: str, *wide: str) -> None:
        """Lay the fields out and fill them; those that are `wide` take a line each."""
        self.fields = tuple(fields)
        self.heading = words(kind=Kind.LABEL)
        self.remove = button(remove_text, self.unwanted.emit, kind="link")
        self._lay_out(frozenset(wide))
        for field in self.fields:
            field.show_value(values.get(field.name))
            field.edited.connect(self._changed)

    def draft(self) -> Any:
        """What the fields say."""
        raise NotImplementedError

    def rules(self) -> Sequence[FieldProblem]:
        """What is wrong in the part as a whole; the field is named after the last dot."""
        return ()

    def problem(self) -> str:
        """The first thing wrong, in one sentence."""
        said = next((said for field in self.fields if (said := field.problem())), "")
        return said or next((_said(problem) for problem in self.rules()), "")

    def judge(self) -> None:
        """Say what is wrong under each field."""
        for field in self.fields:
            field.judge()
        self._tell_rules()

    def _changed(self) -> None:
        for field in self.fields:
            if not field.problem():
                field.judge()
        self._tell_rules()
        self.edited.emit()

    def _tell_rules(self) -> None:
        named = {field.name: field for field in self.fields}
        for problem in self.rules():
            field = named.get(problem.field.rpartition(".")[2])
            if field is not None and not field.problem() and not field.required:
                field.complain(_said(problem))

    def _lay_out(self, wide: frozenset[str]) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, GRID)
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.remove)
        down.addLayout(top)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        cell = 0
        for field in self.fields:
            span = 2 if field.name in wide else 1
            cell += cell % 2 if span == 2 else 0
            grid.addWidget(field, cell // 2, cell % 2, 1, span, Qt.AlignmentFlag.AlignTop)
            cell += span
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        down.addLayout(grid)


class PartsField(Field):
    """The value is a tuple of parts; children tell how one is edited, and what they are called."""

    add_text = ""
    heading = "{number}"

    def __init__(self, name: str, label: str, **more: Any) -> None:
        self.editors: list[Any] = []
        super().__init__(name, label, **more)

    def editor(self, part: Any) -> Any:
        """Fields filled from a part."""
        raise NotImplementedError

    def empty(self) -> Any:
        """A part of which nothing is known."""
        raise NotImplementedError

    def build(self) -> QWidget:
        made = QWidget()
        self._down = QVBoxLayout(made)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(GRID)
        self.add_button = button(tr(self.add_text), self.add, icon_name="plus")
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch()
        self._down.addLayout(row)
        made.setFocusProxy(self.add_button)
        return made

    def add(self) -> Any:
        """One more part, empty, with the cursor in it."""
        editor = self._place(self.empty())
        self.changed()
        editor.fields[0].setFocus()
        return editor

    def read(self) -> Any:
        for editor in self.editors:
            if said := editor.problem():
                raise ValueError(said)
        return tuple(editor.draft() for editor in self.editors)

    def write(self, value: Any) -> None:
        for editor in tuple(self.editors):
            self._drop(editor)
        for part in value or ():
            self._place(part)

    def judge(self) -> bool:
        for editor in self.editors:
            editor.judge()
        self._say("")  # each editor says its own
        return not self.problem()

    def changed(self) -> None:
        """A part more or less; what is wrong in one is said when it was filled in."""
        self._touched = True
        self.edited.emit()

    def _place(self, part: Any) -> Any:
        editor = self.editor(part)
        editor.edited.connect(self.changed)
        editor.unwanted.connect(partial(self._remove, editor))
        self._down.insertWidget(len(self.editors), editor)
        self.editors.append(editor)
        self._number()
        return editor

    def _remove(self, editor: Any) -> None:
        self._drop(editor)
        self._number()
        self.add_button.setFocus()
        self.changed()

    def _drop(self, editor: Any) -> None:
        self.editors.remove(editor)
        self._down.removeWidget(editor)
        editor.hide()
        editor.deleteLater()

    def _number(self) -> None:
        for at, editor in enumerate(self.editors, 1):
            said = tr(self.heading).format(number=at)
            editor.heading.setText(said)
            editor.remove.setAccessibleName(f"{editor.remove.text()}: {said}")


def _said(problem: FieldProblem) -> str:
    return sentence(problem.message, **dict(problem.values))


class CommodityPartsField(PartsField):
    """Parts that each name a commodity of the catalogue."""

    def __init__(self, name: str, label: str, **more: Any) -> None:
        self._choices: Sequence[CommodityChoice] = ()
        super().__init__(name, label, **more)

    def set_choices(self, choices: Sequence[CommodityChoice]) -> None:
        """Know the commodities of the catalogue."""
        self._choices = choices
        for editor in self.editors:
            editor.commodity.set_choices(choices)
