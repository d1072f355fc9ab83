"""Rantai Pasok with real clicks: choose, look around, correct a link, take it back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPathStroker, QPen
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.domain.lists import ListQuery
from models.domain.supply import Certainty, LinkFact, LinkKind, Reach
from models.use_cases.open_catalogue import Opened
from models.use_cases.view_supply_chain import view_supply_chain
from tests.ui.pages.home.surroundings import WAIT, idle
from ui.pages.supply_chain.page import SupplyChainPage
from ui.pages.supply_chain.said import range_text, short_yield, yield_text
from ui.workplace import Workplace

LEFT = Qt.MouseButton.LeftButton


def drawn(page: SupplyChainPage) -> set[str]:
    return set(page.graph.panel.view._nodes)


def said(widget: object) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))  # type: ignore[attr-defined]


def click_node(qtbot: QtBot, page: SupplyChainPage, slug: str) -> None:
    view = page.graph.panel.view
    at = view.mapFromScene(view._nodes[slug].sceneBoundingRect().center())
    with qtbot.waitSignal(view.node_chosen):
        qtbot.mouseClick(view.viewport(), LEFT, pos=at)


def test_a_commodity_is_shown_with_its_neighbours(page: SupplyChainPage) -> None:
    assert {"ubi_kayu", "tapioka", "gaplek", "keripik_singkong"} <= drawn(page)
    assert page.choosing.list.current().slug == "ubi_kayu"
    assert "2 UMKM menawarkan" in page.node.offers.text()
    assert "1 kg → 0,20–0,25 kg".replace(" ", "\u00a0") in said(page.link)
    assert "10621 (KBLI 2020)" in said(page.link)


def test_searching_and_choosing_draws_another_part(qtbot: QtBot, page: SupplyChainPage, work: Workplace) -> None:
    qtbot.keyClicks(page.choosing.list.bar.search, "legen")
    qtbot.keyClick(page.choosing.list.bar.search, Qt.Key.Key_Return)
    table = page.choosing.list.table
    assert page.choosing.list.model.rowCount() >= 1
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(page.choosing.list.model.index(0, 0)).center())
    chosen = page.choosing.list.current().slug
    qtbot.waitUntil(lambda: page.graph.panel.view.current == chosen, timeout=WAIT)
    idle(qtbot, work)
    assert chosen in drawn(page)
    assert "tapioka" not in drawn(page)


def test_a_chain_is_drawn_to_its_end(qtbot: QtBot, page: SupplyChainPage, work: Workplace, filled: Opened) -> None:
    chains = page.choosing.chains
    chains.setCurrentIndex(chains.findData("nira_siwalan"))
    chains.activated.emit(chains.currentIndex())
    qtbot.waitUntil(lambda: "nira_siwalan" in drawn(page), timeout=WAIT)
    idle(qtbot, work)
    part = view_supply_chain(filled.catalogue, filled.actor, "nira_siwalan", Reach.DOWN)
    assert drawn(page) == {node.line.slug for node in part.nodes}
    assert page.choosing.list.current().slug == "nira_siwalan"


def test_a_click_on_a_box_shows_it_and_can_move_the_middle(
    qtbot: QtBot, page: SupplyChainPage, work: Workplace
) -> None:
    click_node(qtbot, page, "tapioka")
    assert "Tapioka" in said(page.node)
    assert page.node.centre.isVisible()
    qtbot.mouseClick(page.node.centre, LEFT)
    qtbot.waitUntil(lambda: page._view is not None and page._view.focus == "tapioka", timeout=WAIT)
    idle(qtbot, work)
    assert not page.node.centre.isVisible()


def test_counts_open_the_lists_behind_them(qtbot: QtBot, page: SupplyChainPage) -> None:
    wanted = ListQuery(filters=(("commodity", "ubi_kayu"),))
    with qtbot.waitSignal(page.go_to) as sent:
        qtbot.mouseClick(page.node.offers, LEFT)
    assert sent.args == ["enterprises", wanted]
    with qtbot.waitSignal(page.go_to) as sent:
        qtbot.mouseClick(page.node.needs, LEFT)
    assert sent.args == ["partners", wanted]


def test_the_drawing_is_also_a_list(page: SupplyChainPage) -> None:
    rows = page.graph.panel.list.model
    found = [rows.row_at(number) for number in range(rows.rowCount())]
    assert ("ubi_kayu", "tapioka", "0,20–0,25 kg") in {(edge.source, edge.target, edge.label) for edge in found}


@pytest.mark.parametrize("slug", ["ubi_kayu", "ikan_segar", "tapioka", "ikan_laut_segar", "jagung_pipil", "kain_batik"])
def test_words_on_arrows_lie_over_nothing(qtbot: QtBot, page: SupplyChainPage, work: Workplace, slug: str) -> None:
    page.open_record(slug)
    idle(qtbot, work)
    view = page.graph.panel.view
    assert view.current == slug
    arrows = {
        item: QPainterPathStroker(QPen(Qt.GlobalColor.black, 2)).createStroke(item.path()) for item in view._edges
    }
    written = [item for item in view._edges if item.place is not None]
    for item in written:
        assert not [other for other, path in arrows.items() if other is not item and path.intersects(item.place)]
        assert not [node for node in view._nodes.values() if node.sceneBoundingRect().intersects(item.place)]
        assert not [other for other in written if other is not item and other.place.intersects(item.place)]
    at_focus = [item for item in view._edges if item.lit and item.edge.label]
    assert all(item.place is not None for item in at_focus), [item.edge for item in at_focus if item.place is None]


def test_the_drawing_is_never_smaller_than_its_words_can_be_read(page: SupplyChainPage) -> None:
    assert page.graph.panel.view.transform().m11() >= 0.99


def fact(low: int | None, high: int | None, unit: tuple[str, str] = ("kg", "kg")) -> LinkFact:
    return LinkFact("u", "L", 1, "a", "b", LinkKind.MADE, low, high, unit[0], unit[1], (), Certainty.NONE, "", "")


def test_yields_are_written_as_officers_say_them() -> None:
    assert range_text(200, 250) == "0,20–0,25"
    assert range_text(1000, 1100) == "1,0–1,1"
    assert range_text(33_000, 33_000) == "33"
    assert yield_text(fact(650, 720)).replace("\u00a0", " ") == "1 kg → 0,65–0,72 kg"
    assert yield_text(fact(None, None)) == "rendemen belum diketahui"
    assert short_yield(fact(2000, 3000, ("m", "lembar"))) == "2–3 lembar/m"
