"""When and where the parties signed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from ui import formats
from ui.dialogs.verb_dialog import VerbDialog
from ui.texts import tr
from ui.widgets.forms.fields import DateField, TextField


class SigningDialog(VerbDialog):
    """A day that is not after today and not before the paper's own, and a place."""

    def __init__(self, parent: QWidget, dated: date) -> None:
        super().__init__(
            parent,
            tr("Catat penandatanganan"),
            tr("Catat"),
            why=tr("Sesudah dicatat, perjanjian hanya berubah dengan adendum. Catatan ini dapat diurungkan."),
        )
        self._dated = dated
        self.day = DateField("signed_on", tr("Ditandatangani pada"), required=True, check=self._check)
        self.day.show_value(dated)
        self.place = TextField("place", tr("Tempat"), required=True)
        for field in (self.day, self.place):
            self.body.addWidget(field)
            field.edited.connect(self._judge)
        self._judge()
        self.place.setFocus()

    def _check(self, day: date) -> str:
        if day > date.today():
            return tr("Belum terjadi: pilih hari ini atau sebelumnya.")
        if day < self._dated:
            return tr("Tidak sebelum tanggal kertasnya, {day}.").format(day=formats.short_date(self._dated))
        return ""

    def _judge(self) -> None:
        self.verb_button.setEnabled(not self.day.problem() and self.place.filled)


def ask_signing(parent: QWidget, dated: date, answered: Callable[[date, str], object]) -> SigningDialog:
    """Open the question; `answered` gets day and place."""
    dialog = SigningDialog(parent, dated)
    dialog.accepted.connect(lambda: answered(dialog.day.value(), dialog.place.value()))
    dialog.open()
    return dialog
