"""The password of the office's certificate, asked each time and kept nowhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.dialogs.verb_dialog import VerbDialog
from ui.texts import tr
from ui.widgets.forms.fields import TextField


class ElectronicDialog(VerbDialog):
    """The certificate's password; a certificate may have none."""

    def __init__(self, parent: QWidget, file: str) -> None:
        super().__init__(
            parent,
            tr("Tanda tangani secara elektronik"),
            tr("Tanda tangani"),
            why=tr(
                "Salinan bertanda tangan disimpan di samping berkas asli dan tidak dapat diurungkan. "
                "Sertifikat {file} dan kata sandinya tidak disimpan."
            ).format(file=file),
        )
        self.password = TextField("password", tr("Kata sandi sertifikat"))
        self.password.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.place = TextField("place", tr("Tempat"))
        for field in (self.password, self.place):
            self.body.addWidget(field)
        self.password.setFocus()


def ask_password(parent: QWidget, file: str, answered: Callable[[str, str], object]) -> ElectronicDialog:
    """Open the question; `answered` gets password and place."""
    dialog = ElectronicDialog(parent, file)
    dialog.accepted.connect(lambda: answered(dialog.password.line.text(), dialog.place.value() or ""))
    dialog.open()
    return dialog
