"""A drop-down list of places in which "tuban" finds Kab. Tuban: the kind of place need not be typed."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListView

_KINDS = ("kab.", "kota", "kec.", "ds.", "kel.")
PAUSE = 1.5
"""Seconds after which typing begins anew."""


class PlaceList(QListView):
    """Letters typed one after another lead to the first place whose name begins with them."""

    def __init__(self) -> None:
        super().__init__()
        self._typed, self._at = "", 0.0

    def keyboardSearch(self, search: str) -> None:
        now = monotonic()
        self._typed = search if now - self._at > PAUSE else self._typed + search
        self._at = now
        sought = self._typed.casefold()
        model = self.model()
        indexes = (model.index(row, 0) for row in range(model.rowCount()))
        found = next((at for at in indexes if _begins(str(at.data(Qt.ItemDataRole.DisplayRole)), sought)), None)
        if found is not None:
            self.setCurrentIndex(found)


def find_by_name(box: QComboBox) -> None:
    """Let a box of places be searched by the bare name."""
    box.setView(PlaceList())


def _begins(place: str, sought: str) -> bool:
    whole = place.casefold()
    kind, _, name = whole.partition(" ")
    return whole.startswith(sought) or (kind in _KINDS and name.startswith(sought))
