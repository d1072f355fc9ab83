"""Where a business lies: latitude and longitude, typed or pasted together, and how they are known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.domain.businesses import Point
from models.reference.coordinates import (
    Coordinates,
    is_turned,
    kilometres_off,
    near_jawa_timur,
    read_coordinates,
    within_the_world,
)
from models.use_cases.list_choices import region_name
from ui.texts import sentence, tr
from ui.widgets.forms.fields import Field
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID
from ui.widgets.quiet_fields import QuietComboBox
from ui.widgets.records.equipment_names import source_choices
from ui.widgets.wording import Kind, icon_button, restyle, words

FROM_MAP = "peta"
_DECIMALS = 7


class PairLine(QLineEdit):
    """A line that gives two pasted numbers to whoever can take them."""

    def __init__(self, field: PointField) -> None:
        super().__init__()
        self._field = field

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (event.matches(QKeySequence.StandardKey.Paste) and self._field.paste()):
            super().keyPressEvent(event)


class PointField(Field):
    """The value is a Point; None where nothing is known. What lies far off is remarked, not refused."""

    def build(self) -> QWidget:
        self._held, self._held_texts = Point(), ("", "")
        self._region: Field | None = None
        self.latitude = self._line(tr("Lintang"), "-6.8976")
        self.longitude = self._line(tr("Bujur"), "112.0512")
        self.latitude.editingFinished.connect(self._part)
        self.source = QuietComboBox()
        self.source.setAccessibleName(tr("Cara mengetahui titik"))
        self.source.addItem(tr("diketahui dari…"), "")
        for code, name in source_choices():
            self.source.addItem(name, code)
        self.source.activated.connect(self.changed)
        self.paste_button = icon_button("clipboard-text", tr("Tempel lintang dan bujur"), self.paste)
        self.remark = words(kind=Kind.SMALL, wrap=True)
        restyle(self.remark, "tone", Tone.WARNING.value)
        made = QWidget()
        made.setLayout(self._inside())
        made.setFocusProxy(self.latitude)
        return made

    def boxes_of(self) -> Sequence[QWidget]:
        return (self.latitude, self.longitude, self.source)

    def _inside(self) -> QVBoxLayout:
        top = QHBoxLayout()
        for widget in (self.latitude, self.longitude):
            top.addWidget(widget, 1)
        top.addWidget(self.paste_button)
        grid = QGridLayout()
        grid.addLayout(top, 0, 0)
        grid.addWidget(self.source, 1, 0)
        down = QVBoxLayout()
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(GRID // 2)
        down.addLayout(grid)
        down.addWidget(self.remark)
        return down

    def _line(self, label: str, example: str) -> PairLine:
        made = PairLine(self)
        made.setAccessibleName(f"{self.label}: {label}")
        made.setPlaceholderText(tr("{label}, mis. {example}").format(label=label.lower(), example=example))
        made.textEdited.connect(self.changed)
        return made

    def follow(self, region: Field) -> None:
        """Compare the point with the region that stands in another field of the form, before it."""
        self._region = region
        region.edited.connect(self._look)

    def paste(self) -> bool:
        """Take two numbers, or a link of a map, from the clipboard; False where it holds neither."""
        found = read_coordinates(QGuiApplication.clipboard().text())
        if found is not None:
            self._take(found)
            self.changed()
        return found is not None

    def read(self) -> Any:
        texts = (self.latitude.text().strip(), self.longitude.text().strip())
        source = str(self.source.currentData() or "")
        if texts == self._held_texts and source == self._held.source:
            return self._held if self._held != Point() else None
        if not any(texts):
            return None
        point = self._typed(*texts, source)
        if not source:
            raise ValueError(tr("Pilih dari mana titik ini diketahui."))
        return point

    def _typed(self, north: str, east: str, source: str) -> Point:
        pair = read_coordinates(north) if not east else None
        latitude, longitude = (pair.latitude, pair.longitude) if pair else (_degrees(north), _degrees(east))
        if not (north and east) and pair is None:
            raise ValueError(sentence("equipment.point_half"))
        if latitude is None or longitude is None:
            raise ValueError(tr("Tulis derajat sebagai angka, misalnya −6,8976 dan 112,0512."))
        if is_turned(latitude, longitude):
            raise ValueError(sentence("equipment.point_turned"))
        if not within_the_world(latitude, longitude):
            raise ValueError(sentence("equipment.point_nowhere"))
        return Point(latitude, longitude, source)

    def write(self, value: Any) -> None:
        self._held = value if isinstance(value, Point) else Point()
        self._held_texts = (_shown(self._held.latitude), _shown(self._held.longitude))
        self.latitude.setText(self._held_texts[0])
        self.longitude.setText(self._held_texts[1])
        if self.source.findData(self._held.source) < 0:
            self.source.addItem(self._held.source, self._held.source)
        self.source.setCurrentIndex(self.source.findData(self._held.source))
        self._look()

    def changed(self) -> None:
        self._look()
        super().changed()

    def _part(self) -> None:
        """Two numbers typed into the first line belong into both."""
        found = read_coordinates(self.latitude.text())
        if found is not None and not self.longitude.text().strip():
            self._take(found)
            self.changed()

    def _take(self, found: Coordinates) -> None:
        self.latitude.setText(_shown(found.latitude))
        self.longitude.setText(_shown(found.longitude))
        if found.from_map and not self.source.currentData():
            self.source.setCurrentIndex(self.source.findData(FROM_MAP))

    def _look(self) -> None:
        latitude, longitude = _degrees(self.latitude.text()), _degrees(self.longitude.text())
        region = str(self._region.value() or "") if self._region else ""
        said = "" if latitude is None or longitude is None else point_remark(region, latitude, longitude)
        self.remark.setText(said)
        self.remark.setVisible(bool(said))


def point_remark(region: str, latitude: float, longitude: float) -> str:
    """What is odd about a point, in one sentence; empty when nothing is."""
    if is_turned(latitude, longitude):
        return sentence("equipment.point_turned")
    if not near_jawa_timur(latitude, longitude):
        return sentence("equipment.point_outside")
    far = kilometres_off(region, latitude, longitude)
    return sentence("equipment.point_far", kilometres=far[0], place=region_name(far[1])) if far else ""


def _degrees(text: str) -> float | None:
    plain = text.strip().replace("−", "-").replace(",", ".").rstrip("°")
    try:
        found = float(plain)
    except ValueError:
        return None
    return found if found == found and abs(found) < 1000 else None


def _shown(degrees: float | None) -> str:
    return "" if degrees is None else f"{degrees:.{_DECIMALS}f}".rstrip("0").rstrip(".")


def spelled(latitude: float, longitude: float) -> str:
    """A point as one reads and copies it: "-6.8976, 112.0512"."""
    return f"{_shown(latitude)}, {_shown(longitude)}"


