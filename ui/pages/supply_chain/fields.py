"""Fields of the forms on this page: spellings one a line, papers in two columns, a KBLI code by number or title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCheckBox, QCompleter, QGridLayout, QLineEdit, QWidget

from models.domain.supply import KbliChoice
from ui.texts import tr
from ui.widgets.forms.fields import LongTextField, ManyField, TextField
from ui.widgets.look.theme import GRID
from ui.widgets.records.commodity_field import CommodityField

_MOST = 12


class SpellingsField(LongTextField):
    """Other names, one a line; the value is a tuple of them."""

    def read(self) -> Any:
        lines = (" ".join(line.split()) for line in self.text.toPlainText().splitlines())
        return tuple(line for line in lines if line)

    def write(self, value: Any) -> None:
        self.text.setPlainText("\n".join(value or ()))


class PapersField(ManyField):
    """Ticks in two columns."""

    def build(self) -> QWidget:
        group = QWidget()
        inside = QGridLayout(group)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setHorizontalSpacing(2 * GRID)
        inside.setVerticalSpacing(4)
        self.boxes: dict[str, QCheckBox] = {}
        for number, (value, text) in enumerate(self._choices):
            box = self.boxes[str(value)] = QCheckBox(text)
            box.setAccessibleName(f"{self.label}: {text}")
            box.clicked.connect(self.changed)
            inside.addWidget(box, number // 2, number % 2)
        inside.setColumnStretch(1, 1)
        return group


class KbliField(TextField):
    """A code of one edition; digits or words of its title bring suggestions, and only a listed code is taken."""

    def __init__(self, edition: str) -> None:
        self._edition = edition
        self._titles: dict[str, str] = {}
        super().__init__(f"kbli{edition}", tr("KBLI {edition} langkah ini").format(edition=edition))

    def build(self) -> QLineEdit:
        line = super().build()
        line.setPlaceholderText(tr("kode atau kata judulnya"))
        self._model = QStringListModel(self)
        self.suggestions = QCompleter(self._model, self)
        self.suggestions.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        line.setCompleter(self.suggestions)
        line.textEdited.connect(lambda _text: self._model.setStringList(list(self.offered())))
        self.suggestions.activated.connect(lambda _chosen: self.changed())
        return line

    def set_codes(self, codes: Sequence[KbliChoice]) -> None:
        """Know the codes of the catalogue."""
        shown = self.value()
        self._titles = {each.code: each.title for each in codes if each.edition == self._edition}
        if shown:
            self.write(shown)

    def offered(self) -> tuple[str, ...]:
        """What is suggested for what stands in the field."""
        asked = self.line.text().casefold().split()
        if not asked:
            return ()
        said = (self._said(code) for code in self._titles)
        return tuple(one for one in said if all(word in one.casefold() for word in asked))[:_MOST]

    def read(self) -> Any:
        text = self.line.text().strip()
        if not text:
            return None
        code = text.split()[0]
        if code not in self._titles or text not in (code, self._said(code)):
            raise ValueError(self._no_such(text))
        return code

    def write(self, value: Any) -> None:
        self.line.setText(self._said(value) if value in self._titles else str(value or ""))
        self.line.setCursorPosition(0)
        self.line.setToolTip(self.line.text())

    def _said(self, code: str) -> str:
        return f"{code} {self._titles[code]}"

    def _no_such(self, text: str) -> str:
        if self.offered():
            return tr("Pilih satu kode dari saran.")
        return tr("Tidak ada “{text}” dalam KBLI {edition}. Daftar lengkap dapat diimpor di Pengaturan.").format(
            text=text, edition=self._edition
        )


def fix(field: CommodityField, *, fixed: bool) -> None:
    """Let a field be read but not changed."""
    field.line.setReadOnly(fixed)
    field.line.setFocusPolicy(Qt.FocusPolicy.NoFocus if fixed else Qt.FocusPolicy.StrongFocus)
