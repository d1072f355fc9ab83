"""Ask around which place, and how far."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from models.domain.nearness import Nearness
from models.reference.regions import Level, full_name, point, region
from ui import formats
from ui.dialogs.verb_dialog import VerbDialog
from ui.texts import tr
from ui.widgets.forms.fields import ChoiceField
from ui.widgets.look.theme import GRID
from ui.widgets.records.enterprise_field import EnterpriseField, Suggestions
from ui.widgets.records.region_field import RegionField
from ui.widgets.wording import Kind, words

RADII = (5, 10, 25, 50, 100)
USUAL = 25
Seek = Callable[[str, Callable[[Suggestions], None]], None]


def nearness_words(near: Nearness) -> str:
    """ "25 km dari Kec. Palang, Kab. Tuban"; a record by its code."""
    name = full_name(near.place) if region(near.place) else near.place
    rough = tr(" (tengah kab.)") if is_rough(near.place) else ""
    return tr("{km} km dari {place}").format(km=formats.number(near.km), place=name) + rough


def is_rough(place: str) -> bool:
    """Whether of a kecamatan or desa only the middle of its kabupaten or kota is known."""
    inside, middle = region(place), point(place)
    if inside is None or middle is None:
        return False
    return inside.level > Level.KABUPATEN and middle.level is Level.KABUPATEN


class TradeField(EnterpriseField):
    """The value is (public code, words) of a partner or a need."""

    def build(self) -> QLineEdit:
        line = super().build()
        line.setPlaceholderText(tr("ketik nama, barang, atau kode, lalu pilih dari saran"))
        return line

    def read(self) -> Any:
        text = self.line.text().strip()
        if text and text not in self._known:
            raise ValueError(tr("Pilih mitra atau kebutuhan dari saran yang muncul saat mengetik."))
        return (self._known[text], text) if text else None


class NearDialog(VerbDialog):
    """A region, or where a partner is; whichever was given last counts."""

    def __init__(self, parent: QWidget, seek: Seek, near: Nearness | None) -> None:
        why = tr(
            "Jarak diukur lurus, dari titik lokasi usaha; bila belum ada, dari tengah kecamatan atau kabupatennya."
            " Yang letaknya sama sekali belum diketahui tidak ikut."
        )
        super().__init__(parent, tr("UMKM di sekitar mana?"), tr("Tampilkan"), why=why)
        self.place = RegionField("place", tr("Wilayah"))
        self.record = TradeField("record", tr("Atau tempat mitra, boleh disebut lewat kebutuhannya"), seek)
        self.km = ChoiceField("km", tr("Paling jauh"), [(str(km), _km(km)) for km in _radii(near)])
        rough = tr("Titik kecamatan ini belum diketahui: jarak diukur dari tengah kabupaten atau kotanya.")
        self.note = words(rough, Kind.SMALL, wrap=True)
        self.body.setSpacing(2 * GRID)
        for each in (self.place, self.note, self.record, self.km):
            self.body.addWidget(each)
        self._show(near)
        self.place.edited.connect(lambda: self._only(self.record, self.place))
        self.record.edited.connect(lambda: self._only(self.place, self.record))
        self._judge()
        self.setMinimumWidth(560)

    @property
    def near(self) -> Nearness | None:
        """What was asked for."""
        picked = self.record.value()
        place = picked[0] if picked else self.place.value()
        return Nearness(str(place), int(self.km.value())) if place and self.km.value() else None

    def _show(self, near: Nearness | None) -> None:
        self.km.show_value(str(near.km if near else USUAL))
        if near is None:
            return
        if region(near.place):
            self.place.show_value(near.place)
        else:
            self.record.show_value((near.place, near.place))

    def _only(self, other: RegionField | TradeField, given: RegionField | TradeField) -> None:
        if given.filled and other.filled:
            other.show_value(None)
        self._judge()

    def _judge(self) -> None:
        near = self.near
        self.verb_button.setEnabled(near is not None)
        self.note.setVisible(near is not None and is_rough(near.place))


def _km(km: int) -> str:
    return tr("{km} km").format(km=formats.number(km))


def _radii(near: Nearness | None) -> Sequence[int]:
    return sorted({*RADII, near.km}) if near else RADII
