"""Where the enterprises of the list are, and how much is known of them: tiles, and the same figures as a table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from models.domain.completeness import Completeness, PlaceCompleteness
from models.domain.lists import ListQuery
from models.domain.missing import Missing
from models.problems import UserProblem
from models.use_cases.summarise_completeness import summarise_completeness
from ui import formats
from ui.missing_words import FACTS
from ui.texts import sentence, tr
from ui.widgets.charts.tile_map import ROWS, Tile, TileMap
from ui.widgets.charts.tile_names import tile_name
from ui.widgets.lists.columns import Align, Column
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import FixedRows
from ui.widgets.look.theme import GRID
from ui.widgets.quiet_fields import QuietComboBox
from ui.widgets.records.names import kabupaten_choices
from ui.widgets.wording import Kind, button, words
from ui.workplace import Workplace

TILE_HEIGHT = 44
WIDE = 960
"""Pixels from which the map and its table stand side by side."""
LIST_WIDTH = 340
_ALL, _READY = "", "siap"
Count = Callable[[PlaceCompleteness], int]


class PlacesPanel(QWidget):
    """Counts of the list in view; choosing a place filters the list by it."""

    list_wanted = Signal(object)
    """A `ListQuery`: the list to open."""
    closed = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._query = ListQuery()
        self._found: Completeness | None = None
        self.said = words(kind=Kind.SMALL, wrap=True)
        self.what = QuietComboBox()
        self.what.setAccessibleName(tr("Yang dihitung pada peta"))
        self.what.addItem(tr("Semua UMKM"), _ALL)
        self.what.addItem(tr("Siap dicocokkan"), _READY)
        for fact, name in FACTS.items():
            self.what.addItem(tr("Belum diketahui: {fact}").format(fact=name), str(fact.value))
        self.map = TileMap(tr("UMKM"))
        self.map.setMinimumHeight(ROWS * TILE_HEIGHT)
        self.rows: FixedRows[PlaceCompleteness] = FixedRows(_columns())
        self.list = RecordList(self.rows, tr("kabupaten/kota"), identity=lambda row: row.code, can_export=False)
        self._lay_out()
        self.what.currentIndexChanged.connect(self._colour)
        self.map.chosen.connect(self._open)
        self.list.opened.connect(lambda row: self._open(row.code))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(words(tr("Peta dan kelengkapan"), Kind.HEADING))
        top.addStretch(1)
        top.addWidget(self.what)
        top.addWidget(button(tr("Kembali ke daftar"), self.closed.emit, kind="link", icon_name="arrow-left"))
        self._both = QSplitter()
        self._both.setChildrenCollapsible(False)
        for widget in (self.map, self.list):
            self._both.addWidget(widget)
        self._both.setStretchFactor(0, 1)
        self._both.setStretchFactor(1, 0)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        inside.setSpacing(GRID)
        inside.addLayout(top)
        inside.addWidget(self.said)
        inside.addWidget(self._both, 1)
        self._stand(Qt.Orientation.Vertical)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side_by_side = event.size().width() >= WIDE
        wanted = Qt.Orientation.Horizontal if side_by_side else Qt.Orientation.Vertical
        if wanted is not self._both.orientation():
            self._stand(wanted)

    def _stand(self, way: Qt.Orientation) -> None:
        """Side by side the table has what three columns need, and the map the rest; else both share the height."""
        self._both.setOrientation(way)
        self._both.setSizes([WIDE, LIST_WIDTH] if way is Qt.Orientation.Horizontal else [WIDE, WIDE])

    def show_query(self, query: ListQuery) -> None:
        """Count the list that a query asks for."""
        self._query = query
        self.reload()

    def reload(self) -> None:
        """Count again."""
        if self._found is None:
            self._wait()
        ask = partial(summarise_completeness, self._work.catalogue, self._work.actor, self._query)
        self._work.ask("enterprises/places", ask, self._show, self._refused)

    def _wait(self) -> None:
        """Counting a long list takes a moment: the map already says where is what."""
        self.said.setText(tr("Sedang dihitung…"))
        self.map.show_tiles({code: Tile(tile_name(name), None) for code, name in kabupaten_choices()})

    def _show(self, found: Completeness) -> None:
        self._found = found
        ready, total = found.whole.matchable, found.whole.total
        self.said.setText(
            tr("{total} dalam daftar ini: {ready} siap dicocokkan, {open} belum. Klik satu wilayah membuka daftarnya.")
            .format(total=formats.count(total, tr("UMKM")), ready=formats.number(ready),
                    open=formats.number(total - ready))
        )  # fmt: skip
        self.rows.set_rows(sorted(found.places, key=lambda place: -place.total))
        self._colour()

    def _refused(self, problem: UserProblem) -> None:
        self._found = None
        self.map.show_tiles({})
        self.rows.set_rows(())
        self.said.setText(sentence(problem.message, **problem.values))

    def _colour(self) -> None:
        if self._found is not None:
            count = partial(_count, self.what.currentData())
            self.map.show_tiles({each.code: Tile(tile_name(each.name), count(each)) for each in self._found.places})

    def _open(self, code: str) -> None:
        others = tuple(each for each in self._query.filters if each[0] not in ("region", "missing"))
        missing = {str(fact.value): fact.name.lower() for fact in Missing if fact.name}.get(self.what.currentData(), "")
        wanted = (("region", code), *((("missing", missing),) if missing else ()))
        self.list_wanted.emit(ListQuery(self._query.words, (*others, *wanted)))


def _count(what: str, place: PlaceCompleteness) -> int:
    if what == _ALL:
        return place.total
    return place.matchable if what == _READY else place.unknown(Missing(int(what)))


def _columns() -> tuple[Column[PlaceCompleteness], ...]:
    def number(key: str, heading: str, count: Count, *, shown: bool = True) -> Column[PlaceCompleteness]:
        return Column(
            key, heading, lambda row: formats.number(count(row)), sort=key, align=Align.RIGHT, width=80,
            order=count, shown=shown,
        )  # fmt: skip

    return (
        Column("name", tr("Kabupaten/kota"), lambda row: row.name or tr("belum diketahui"), sort="name"),
        number("total", tr("UMKM"), lambda row: row.total),
        number("ready", tr("Siap"), lambda row: row.matchable),
        *(
            number(str(fact.value), tr("Tanpa {fact}").format(fact=name), partial(_unknown, fact), shown=False)
            for fact, name in FACTS.items()
        ),
    )


def _unknown(fact: Missing, place: PlaceCompleteness) -> int:
    return place.unknown(fact)
