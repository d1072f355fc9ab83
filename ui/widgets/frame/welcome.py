"""The first page on a new computer: which catalogue shall it be?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, Picture, button, words

HIDDEN = "••••"
_PASSWORD = re.compile(r"^(?P<before>[^:]+://[^:/@]*:)(?P<password>.+)@(?P<after>[^@]*)$")


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to begin."""

    icon: str
    title: str
    detail: str
    verb: str
    start: Callable[[], object]


class Welcome(QWidget):
    """Sample, empty, or shared; `chosen` carries "sample", "empty" or the URL of a shared catalogue."""

    chosen = Signal(str)

    def __init__(self, *, with_sample: bool = True) -> None:
        super().__init__()
        self._with_sample = with_sample
        self._password = ""
        self.setAccessibleName(tr("Memulai"))
        self.url = QLineEdit()
        self.url.setAccessibleName(tr("Alamat katalog bersama"))
        self.url.returnPressed.connect(self._connect)
        self.message = words(kind=Kind.ERROR, wrap=True)
        column = QVBoxLayout()
        column.setSpacing(2 * GRID)
        column.addWidget(words(tr("Selamat datang di TemuMitra"), Kind.TITLE))
        column.addWidget(words(tr("Katalog mana yang hendak dibuka di komputer ini?"), Kind.MUTED))
        for choice in self._choices()[0 if self._with_sample else 1 :]:
            column.addLayout(_line(choice))
        column.addWidget(self.url)
        column.addWidget(words(tr("Contoh: postgresql://nama@server/temumitra"), Kind.SMALL))
        column.addWidget(self.message)
        self._centre(column)

    def _centre(self, column: QVBoxLayout) -> None:
        middle = QWidget()
        middle.setLayout(column)
        middle.setFixedWidth(640)
        inside = QVBoxLayout(self)
        across = QHBoxLayout()
        across.addStretch()
        across.addWidget(middle)
        across.addStretch()
        inside.addStretch(2)
        inside.addLayout(across)
        inside.addStretch(3)

    def _choices(self) -> tuple[Choice, ...]:
        return (
            Choice("flask", tr("Katalog contoh"),
                   tr("500 UMKM dan 40 mitra rekaan untuk mencoba. Terpisah dari data sesungguhnya."),
                   tr("Buka contoh"), lambda: self.chosen.emit("sample")),
            Choice("file-plus", tr("Katalog kosong"),
                   tr("Untuk mulai bekerja di komputer ini, dengan daftar Excel Anda sendiri."),
                   tr("Mulai kosong"), lambda: self.chosen.emit("empty")),
            Choice("database", tr("Katalog bersama"),
                   tr("Kantor Anda sudah memakai satu server PostgreSQL. Tulis alamatnya di bawah."),
                   tr("Sambungkan"), self._connect),
        )  # fmt: skip

    def complain(self, sentence: str) -> None:
        """Say why the choice did not work."""
        self.message.setText(sentence)

    def _connect(self) -> None:
        address = self._address()
        if not address.startswith("postgresql"):
            self.complain(tr("Tulis alamat yang berawal postgresql://, seperti contoh di bawah."))
            self.url.setFocus()
            return
        self.complain("")
        self._hide_password(address)
        self.chosen.emit(address)

    def _address(self) -> str:
        """What was written, with the password that is no longer shown."""
        return self.url.text().strip().replace(f":{HIDDEN}@", f":{self._password}@")

    def _hide_password(self, address: str) -> None:
        """Whoever looks at the screen while the server does not answer shall not read it."""
        found = _PASSWORD.search(address)
        if found:
            self._password = found["password"]
            self.url.setText(f"{found['before']}{HIDDEN}@{found['after']}")


def _line(choice: Choice) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(2 * GRID)
    row.addWidget(Picture(choice.icon, 28), 0, Qt.AlignmentFlag.AlignTop)
    said = QVBoxLayout()
    said.setSpacing(2)
    said.addWidget(words(choice.title, Kind.LABEL))
    said.addWidget(words(choice.detail, Kind.MUTED, wrap=True))
    row.addLayout(said, 1)
    row.addWidget(button(choice.verb, choice.start))
    return row
