"""Months of the year as twelve toggles."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from matching.codes import ALL_MONTHS
from ui.texts import tr
from ui.widgets.forms.fields import Field
from ui.widgets.records.names import MONTHS

_A_ROW = 6
_FULL = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli"),
    *("Agustus", "September", "Oktober", "November", "Desember"),
)


class MonthsField(Field):
    """The value is a mask, bit 0 is January."""

    def build(self) -> QWidget:
        group = QWidget()
        inside = QGridLayout(group)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        self.toggles = [self._toggle(at) for at in range(len(MONTHS))]
        for at, toggle in enumerate(self.toggles):
            inside.addWidget(toggle, at // _A_ROW, at % _A_ROW)
        for column in range(_A_ROW):
            inside.setColumnStretch(column, 1)
        group.setFocusProxy(self.toggles[0])
        return group

    def read(self) -> Any:
        mask = self._mask()
        if not mask:
            raise ValueError(tr("Pilih paling sedikit satu bulan."))
        return mask

    def _mask(self) -> int:
        return sum(1 << at for at, toggle in enumerate(self.toggles) if toggle.isChecked())

    def write(self, value: Any) -> None:
        mask = ALL_MONTHS if value is None else int(value)
        for at, toggle in enumerate(self.toggles):
            toggle.setChecked(bool(mask >> at & 1))

    def _toggle(self, at: int) -> QToolButton:
        made = QToolButton()
        made.setText(tr(MONTHS[at]))
        made.setAccessibleName(f"{self.label}: {tr(_FULL[at])}")
        made.setCheckable(True)
        made.setProperty("kind", "toggle")
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setSizePolicy(made.sizePolicy().Policy.Expanding, made.sizePolicy().Policy.Fixed)
        made.clicked.connect(self.changed)
        return made


class SeasonField(MonthsField):
    """The months of an offer: none chosen is that nobody has said."""

    def read(self) -> Any:
        return self._mask()
