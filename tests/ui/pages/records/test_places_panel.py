"""The map in the page of UMKM: it counts the list in view, and a tile filters that list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.domain.lists import ListQuery
from models.domain.missing import Missing
from tests.models.records.drafts import BOJONEGORO, TUBAN
from ui.pages.enterprises.page import EnterprisesPage

LEFT = Qt.MouseButton.LeftButton


def _open(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    action = next(each for each in umkm.more_actions() if each.text.startswith("Peta"))
    action.start()
    qtbot.waitUntil(lambda: umkm.places.rows.rowCount() == 38)


def _said(umkm: EnterprisesPage, code: str) -> str:
    return umkm.places.map.said_of(code)


def test_the_map_counts_the_list_in_view(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    _open(qtbot, umkm)
    assert "2 UMKM" in _said(umkm, TUBAN)
    assert "1 UMKM" in _said(umkm, BOJONEGORO)
    umkm.pane.list.show_query(ListQuery("zamrud"))
    umkm.show_places()
    qtbot.waitUntil(lambda: "1 UMKM" in _said(umkm, TUBAN))
    assert "0 UMKM" in _said(umkm, BOJONEGORO)


def test_the_map_has_its_names_before_it_has_counted(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    umkm.show_places()
    assert umkm.places.said.text() == "Sedang dihitung…"
    assert "Tuban" in _said(umkm, TUBAN)
    qtbot.waitUntil(lambda: umkm.places.rows.rowCount() == 38)
    assert umkm.places.said.text().startswith("3 UMKM")


def test_a_tile_filters_the_list(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    _open(qtbot, umkm)
    qtbot.mouseClick(umkm.places.map, LEFT, pos=umkm.places.map.place_of(BOJONEGORO).center())
    qtbot.waitUntil(lambda: umkm.pane.list.model.query.value_of("region") == BOJONEGORO)
    qtbot.waitUntil(lambda: umkm.pane.list.model.rowCount() == 1)
    assert umkm.pane.isVisible()


def test_another_figure_colours_the_map(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    _open(qtbot, umkm)
    umkm.places.what.setCurrentIndex(umkm.places.what.findData(str(Missing.POINT.value)))
    assert "2 UMKM" in _said(umkm, TUBAN)
    umkm.places.what.setCurrentIndex(umkm.places.what.findData(str(Missing.SIZE.value)))
    assert "0 UMKM" in _said(umkm, TUBAN)


def test_a_figure_of_the_map_opens_what_it_counts(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    _open(qtbot, umkm)
    umkm.places.what.setCurrentIndex(umkm.places.what.findData(str(Missing.POINT.value)))
    qtbot.mouseClick(umkm.places.map, LEFT, pos=umkm.places.map.place_of(TUBAN).center())
    qtbot.waitUntil(lambda: umkm.pane.list.model.query.value_of("missing") != "")
    qtbot.waitUntil(lambda: umkm.pane.list.model.rowCount() == 2)


def test_back_to_the_list_as_it_was(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    umkm.pane.list.show_query(ListQuery("zamrud"))
    _open(qtbot, umkm)
    umkm.places.closed.emit()
    assert umkm.pane.isVisible()
    assert umkm.pane.list.model.query.words == "zamrud"
