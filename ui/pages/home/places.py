"""Where the enterprises are: the tile map, and the same counts as a list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from models.domain.home import PlaceCount
from ui import formats
from ui.texts import tr
from ui.widgets.charts.tile_map import ROWS, Tile, TileMap
from ui.widgets.charts.tile_names import tile_name
from ui.widgets.lists.columns import Align, Column
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import FixedRows
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, words

TILE_HEIGHT = 44
"""Low enough for all five rows on a small screen, high enough for a name over its count."""

_COLUMNS: tuple[Column[PlaceCount], ...] = (
    Column("name", tr("Kabupaten/kota"), lambda row: row.name, sort="name"),
    Column(
        "count", tr("UMKM"), lambda row: formats.number(row.count), sort="count", align=Align.RIGHT, width=96,
        order=lambda row: row.count,
    ),
)  # fmt: skip


class PlacesPanel(QWidget):
    """38 tiles laid out like the province; a click opens the list of one."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.map = TileMap(tr("UMKM"))
        self.map.setMinimumHeight(ROWS * TILE_HEIGHT)
        self._rows = FixedRows[PlaceCount](_COLUMNS)
        self.list = RecordList(self._rows, tr("kabupaten/kota"), identity=lambda row: row.code, can_export=False)
        self._elsewhere = words(kind=Kind.SMALL)
        self._lay_out()
        self.map.chosen.connect(self.chosen)
        self.list.opened.connect(lambda row: self.chosen.emit(row.code))

    def _lay_out(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(tr("UMKM per kabupaten/kota"))
        self.tabs.addTab(self._map_tab(), tr("Peta"))
        self.tabs.addTab(self.list, tr("Daftar"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(words(tr("UMKM per kabupaten/kota"), Kind.HEADING))
        inside.addWidget(self.tabs, 1)

    def _map_tab(self) -> QWidget:
        tab = QWidget()
        inside = QVBoxLayout(tab)
        inside.setContentsMargins(0, GRID, 0, 0)
        inside.addWidget(self.map, 1)
        inside.addWidget(self._elsewhere)
        return tab

    def show_places(self, places: tuple[PlaceCount, ...], elsewhere: int) -> None:
        """Show how many there are where."""
        self.map.show_tiles({each.code: Tile(tile_name(each.name), each.count) for each in places})
        self._rows.set_rows(places)
        outside = tr("{count} belum diketahui kabupatennya.").format(count=formats.count(elsewhere, tr("UMKM")))
        self._elsewhere.setText(outside if elsewhere else "")
        self._elsewhere.setVisible(bool(elsewhere))
