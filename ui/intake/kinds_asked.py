"""What the rows of a file are, asked where neither its headings nor its sheets say so."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.domain.intake import IntakeKind
from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, words

_NAMES = {IntakeKind.ENTERPRISES: "UMKM", IntakeKind.PARTNERS: "Mitra", IntakeKind.NEEDS: "Kebutuhan"}


class KindsAsked(QWidget):
    """A button for each kind of list; pressed, it tells the kind."""

    def __init__(self, chosen: Callable[[IntakeKind], object]) -> None:
        super().__init__()
        self.buttons = {kind: button(tr(name), partial(chosen, kind)) for kind, name in _NAMES.items()}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(words(tr("Berkas ini berisi daftar"), Kind.LABEL))
        for kind, each in self.buttons.items():
            each.setAccessibleName(tr("Baca berkas ini sebagai daftar {kind}").format(kind=tr(_NAMES[kind])))
            row.addWidget(each)
        row.addStretch()
        self.hide()
