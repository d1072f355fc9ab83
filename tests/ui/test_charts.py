"""Drawn things: tiles, graphs, meters, figures, papers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPageSize, QPainter, QPdfWriter
from pytestqt.qtbot import QtBot

from models.problems import UserProblem
from models.reference.regions import full_name
from ui.widgets.charts.figure_card import FigureCard
from ui.widgets.charts.graph_items import GraphEdge, GraphNode
from ui.widgets.charts.graph_view import GraphPanel
from ui.widgets.charts.meter import Meter
from ui.widgets.charts.tile_map import INKS, PLACES, Tile, TileMap, tile_ground
from ui.widgets.charts.tile_names import by_letters, tile_name
from ui.widgets.look.colours import Tone, contrast
from ui.widgets.look.theme import Scheme, Theme
from ui.widgets.papers.pages import PaperPages
from ui.widgets.papers.pdf_view import PdfView
from ui.widgets.papers.printing import draw_on

TILES = {code: Tile(f"Kab {code}", number) for number, code in enumerate(sorted(PLACES))}


@pytest.fixture
def tiles(qtbot: QtBot) -> TileMap:
    made = TileMap("UMKM")
    qtbot.addWidget(made)
    made.resize(800, 300)
    made.show_tiles(TILES)
    made.show()
    return made


def test_all_38_have_a_tile_and_none_lie_on_each_other() -> None:
    assert len(PLACES) == 38
    assert len(set(PLACES.values())) == 38
    assert {code for code in PLACES if code < "35.70"} == {f"35.{n:02d}" for n in range(1, 30)}
    assert {code for code in PLACES if code > "35.70"} == {f"35.{n}" for n in range(71, 80)}


def test_the_map_lies_like_the_province() -> None:
    column = {code: place[0] for code, place in PLACES.items()}
    row = {code: place[1] for code, place in PLACES.items()}
    assert column["35.01"] < column["35.07"] < column["35.10"]  # Pacitan, Malang, Banyuwangi
    assert row["35.23"] < row["35.22"] < row["35.01"]  # Tuban, Bojonegoro, Pacitan
    assert column["35.26"] < column["35.27"] < column["35.28"] < column["35.29"]  # Madura


def test_a_click_chooses_a_place(tiles: TileMap, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tiles.chosen) as chosen:
        qtbot.mouseClick(tiles, Qt.MouseButton.LeftButton, pos=tiles.place_of("35.29").center())
    assert chosen.args == ["35.29"]
    assert tiles.code_at(QPoint(1, 1)) == ""


def test_arrows_and_enter_choose_and_are_spoken(tiles: TileMap, qtbot: QtBot) -> None:
    qtbot.keyClick(tiles, Qt.Key.Key_Right)
    assert tiles.accessibleDescription() == tiles.said_of("35.24") == "Kab 35.24: 23 UMKM"
    with qtbot.waitSignal(tiles.chosen) as chosen:
        qtbot.keyClick(tiles, Qt.Key.Key_Return)
    assert chosen.args == ["35.24"]


def test_every_tile_is_reached_by_arrows(tiles: TileMap, qtbot: QtBot) -> None:
    seen, todo = {"35.23"}, ["35.23"]
    while todo:
        here = todo.pop()
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            tiles._go_to(here)
            qtbot.keyClick(tiles, key)
            if tiles._current not in seen:
                seen.add(tiles._current)
                todo.append(tiles._current)
    assert seen == set(PLACES)


def test_unknown_is_not_zero(tiles: TileMap) -> None:
    tiles.show_tiles({"35.23": Tile("Tuban", None)})
    assert tiles.said_of("35.23") == "Tuban: belum diketahui"


NAMES = tuple(tile_name(full_name(code)) for code in PLACES)
FROM_THERE_SMALL = (560, 5 * 44)
"""A map in the narrowest window: letters stand for the longest names there."""


@pytest.mark.parametrize(("width", "height"), [(780, 440), (670, 440), (1100, 262), (700, 440), (740, 262)])
def test_all_38_names_are_read_in_full(tiles: TileMap, width: int, height: int) -> None:
    """On the maps of both pages, at 1366 and 1920 pixels and folded."""
    tiles.show_tiles({code: Tile(tile_name(full_name(code)), 1234) for code in PLACES})
    tiles.resize(width, height)
    letters = tiles.letters()
    assert letters.in_full(NAMES)
    for code in PLACES:
        written = letters.written(tile_name(full_name(code)))
        assert written.replace("-\n", "").replace("\n", " ") == tile_name(full_name(code))
        box = QFontMetrics(letters.font).boundingRect(QRect(0, 0, 999, 999), Qt.AlignmentFlag.AlignLeft, written)
        assert box.width() <= tiles.place_of(code).width()
        assert box.height() <= tiles.place_of(code).height()


def test_where_nothing_else_fits_the_usual_letters_stand(tiles: TileMap) -> None:
    tiles.show_tiles({code: Tile(tile_name(full_name(code)), 5) for code in PLACES})
    tiles.resize(*FROM_THERE_SMALL)
    written = [tiles.letters().written(name) for name in NAMES]
    assert not any("…" in each for each in written)
    assert len(set(written)) == len(set(map(by_letters, NAMES))) == 38
    assert all(by_letters(name).removeprefix("K. ")[0] == name.removeprefix("K. ")[0] for name in NAMES)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_figures_on_tiles_can_be_read(theme: Theme, scheme: Scheme) -> None:
    theme.use(scheme)
    worst = min(max(contrast(ink, tile_ground(count, 100)) for ink in INKS) for count in range(101))
    theme.use(Scheme.LIGHT)
    assert worst >= 4.5


NODES = (
    GraphNode("kayu", "Ubi kayu", 0, 0), GraphNode("tapioka", "Tapioka", 1, 0, "KBLI 10621"),
    GraphNode("gaplek", "Gaplek", 1, 1), GraphNode("kerupuk", "Kerupuk", 2, 0, tone=Tone.GOOD),
)  # fmt: skip
EDGES = (
    GraphEdge("kayu", "tapioka", "20–25 %"), GraphEdge("kayu", "gaplek", "33 %"),
    GraphEdge("tapioka", "kerupuk"), GraphEdge("kayu", "tiada"),
)  # fmt: skip


@pytest.fixture
def graph(qtbot: QtBot) -> GraphPanel:
    made = GraphPanel("Rantai pasok", "kaitan")
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    made.show_graph(NODES, EDGES)
    return made


def test_nodes_are_walked_with_arrows_and_chosen_with_enter(graph: GraphPanel, qtbot: QtBot) -> None:
    view = graph.view
    view.choose("kayu")
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.current == "tapioka"
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.current == "gaplek"
    with qtbot.waitSignal(graph.node_chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args == ["gaplek"]
    assert view.accessibleDescription() == "Gaplek"


def test_a_click_chooses_a_node(graph: GraphPanel, qtbot: QtBot) -> None:
    view = graph.view
    place = view.mapFromScene(view._nodes["tapioka"].sceneBoundingRect().center())
    with qtbot.waitSignal(graph.node_chosen) as chosen:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["tapioka"]
    assert [edge.edge.target for edge in view._edges if edge.lit] == ["tapioka", "kerupuk"]


def test_the_same_arrows_stand_in_a_list(graph: GraphPanel) -> None:
    rows = graph.list.model
    cells = [str(rows.index(row, column).data()) for row in range(rows.rowCount()) for column in range(3)]
    assert cells[:6] == ["Ubi kayu", "Tapioka", "20–25 %", "Ubi kayu", "Gaplek", "33 %"]


def test_zoom_stays_within_reason(graph: GraphPanel, qtbot: QtBot) -> None:
    for _ in range(40):
        qtbot.keyClick(graph.view, Qt.Key.Key_Plus)
    assert graph.view.transform().m11() == pytest.approx(2.5)
    for _ in range(40):
        qtbot.keyClick(graph.view, Qt.Key.Key_Minus)
    assert graph.view.transform().m11() == pytest.approx(0.25)


def test_meters_and_figures_say_what_they_show(qtbot: QtBot) -> None:
    meter = Meter("Volume")
    qtbot.addWidget(meter)
    meter.show_share(0.9, "18/20")
    assert meter.accessibleName() == "Volume 18/20"
    meter.show_share(None)
    assert meter.accessibleName() == "Volume belum diketahui"
    card = FigureCard("Usulan menunggu", "12", "3 di antaranya baru", Tone.WARM)
    qtbot.addWidget(card)
    assert card.accessibleName() == "Usulan menunggu: 12 3 di antaranya baru"
    with qtbot.waitSignal(card.opened):
        qtbot.keyClick(card, Qt.Key.Key_Return)
    with qtbot.waitSignal(card.opened):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)


@pytest.fixture
def paper(tmp_path: Path, qapp: object) -> bytes:
    """Three pages of F4."""
    file = tmp_path / "paper.pdf"
    writer = QPdfWriter(str(file))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    painter.setFont(QFont("", 20))
    for number in range(3):
        if number:
            writer.newPage()
        painter.drawText(800, 800, f"Halaman contoh {number + 1}")
    painter.end()
    return file.read_bytes()


def test_a_paper_is_shown_page_by_page(qtbot: QtBot, paper: bytes) -> None:
    view = PdfView("Pratinjau")
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    view.show_pdf(paper)
    view.grab()
    assert view.page_count == 3
    assert view._place.text() == "Halaman 1 dari 3"
    assert view._pages is not None
    assert len(view._pages._pictures) < 3
    view._scroll.verticalScrollBar().setValue(view._scroll.verticalScrollBar().maximum())
    assert view._place.text() == "Halaman 3 dari 3"
    before = view._sheets.zoom
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view._sheets.zoom > before
    with qtbot.waitSignal(view.save_wanted) as wanted:
        qtbot.mouseClick(view.save_button, Qt.MouseButton.LeftButton)
    assert wanted.args == [paper]
    view.clear()
    assert view.page_count == 0


def test_a_picture_of_a_page_is_not_blank(qapp: object, paper: bytes) -> None:
    pages = PaperPages(paper)
    picture = pages.picture(0, 1.0)
    assert (picture.width(), picture.height()) == (595, 842)
    assert len({picture.pixel(x, y) for x in range(0, 595, 3) for y in range(0, 842, 3)}) > 1
    pages.close()


def test_a_damaged_paper_is_refused_in_words(qapp: object) -> None:
    with pytest.raises(UserProblem) as refused:
        PaperPages(b"bukan pdf")
    assert refused.value.message == "general.pdf_damaged"


def test_printing_keeps_every_page(qtbot: QtBot, paper: bytes, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    pages = PaperPages(paper)
    draw_on(printer, pages)
    pages.close()
    printed = PaperPages((tmp_path / "printed.pdf").read_bytes())
    assert [(round(size.width()), round(size.height())) for size in printed.sizes] == [(595, 842)] * 3
    printed.close()


def test_without_a_printer_it_says_so(qtbot: QtBot, paper: bytes) -> None:
    from PySide6.QtPrintSupport import QPrinterInfo

    view = PdfView("Pratinjau")
    qtbot.addWidget(view)
    view.show_pdf(paper)
    assert not QPrinterInfo.availablePrinters()
    with qtbot.waitSignal(view.refused) as refused:
        view.print()
    assert refused.args[0].message == "general.no_printer"
    view.clear()
