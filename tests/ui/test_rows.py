"""Table models that fetch while one scrolls."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from models.domain.lists import ListQuery, Slice
from models.problems import UserProblem
from tests.ui.rows_of_shops import COLUMNS, Shop, Shops, shop
from ui.background import Background
from ui.widgets.lists.columns import Column
from ui.widgets.lists.filters import Filter
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import CHUNK, CHUNKS_KEPT, PLACEHOLDER, UNIT_ROLE, FixedRows, PagedRows
from ui.widgets.lists.table import NARROWEST, share_width
from ui.widgets.reading import PromptReader


def paged(shops: Shops) -> PagedRows[Shop]:
    """A model that reads at once."""
    model = PagedRows(COLUMNS, shops, PromptReader(), "shops")
    model.reload()
    return model


def text(model: PagedRows[Shop] | FixedRows[Shop], row: int, column: int = 0) -> str:
    """What a cell says."""
    return str(model.index(row, column).data())


def soon() -> None:
    """Let timers of zero milliseconds come."""
    QCoreApplication.processEvents()
    QCoreApplication.processEvents()


@pytest.mark.parametrize("total", [0, 3, CHUNK, CHUNK + 1, 100_000])
def test_paged_rows_are_a_sound_model(qtmodeltester: ModelTester, total: int) -> None:
    model = paged(Shops(total))
    assert model.rowCount() == total
    qtmodeltester.check(model)


def test_fixed_rows_are_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = FixedRows(COLUMNS, [shop(number) for number in range(5)])
    qtmodeltester.check(model)
    model.show(ListQuery(words="toko 3"))
    assert model.rowCount() == 1
    qtmodeltester.check(model)


def test_rows_come_by_the_chunk_when_they_are_looked_at(qtbot: QtBot) -> None:
    shops = Shops(100_000)
    model = paged(shops)
    assert [(start, limit) for _, start, limit in shops.asked] == [(0, CHUNK)]
    assert text(model, 70_010) == PLACEHOLDER
    soon()
    assert text(model, 70_010) == "Toko 70010"
    assert len(shops.asked) == 2


def test_a_boundary_in_view_is_asked_for_once(qtbot: QtBot) -> None:
    shops = Shops(100_000)
    model = paged(shops)
    for row in range(5 * CHUNK - 10, 5 * CHUNK + 10):
        text(model, row)
    soon()
    assert [(start, limit) for _, start, limit in shops.asked[1:]] == [(4 * CHUNK, 2 * CHUNK)]
    assert text(model, 5 * CHUNK) == f"Toko {5 * CHUNK}"


def test_memory_is_bounded_however_far_one_scrolls(qtbot: QtBot) -> None:
    model = paged(Shops(100_000))
    for row in range(0, 100_000, CHUNK):
        text(model, row)
        soon()
    assert len(model._chunks) <= CHUNKS_KEPT


class HeldReader:
    """Answers when told to, the newest question under each key only."""

    def __init__(self) -> None:
        self.waiting: dict[str, Callable[[], None]] = {}

    def ask(self, key: str, read: Callable[[], Any], answered: Callable[[Any], None], refused: object = None) -> object:
        self.waiting[key] = lambda: answered(read())
        return None

    def forget(self, key: str) -> None:
        self.waiting.pop(key, None)

    def answer(self) -> None:
        """Answer everything that waits."""
        for key in list(self.waiting):
            self.waiting.pop(key)()


def test_chunks_scrolled_past_are_asked_again_when_seen(qtbot: QtBot) -> None:
    reader = HeldReader()
    shops = Shops(100_000)
    model = PagedRows(COLUMNS, shops, reader, "shops")
    model.reload()
    reader.answer()
    for row in (30_000, 60_000):
        text(model, row)
        soon()
    with qtbot.waitSignal(model.dataChanged) as changed:
        reader.answer()
    assert [(start, limit) for _, start, limit in shops.asked[1:]] == [(60_000, CHUNK)]
    assert (changed.args[0].row(), changed.args[1].row()) == (30_000, 60_000 + CHUNK - 1)
    assert (text(model, 30_000), text(model, 60_000)) == (PLACEHOLDER, "Toko 60000")
    soon()
    reader.answer()
    assert text(model, 30_000) == "Toko 30000"


def test_rows_of_an_older_question_are_not_mixed_in(qtbot: QtBot) -> None:
    reader = HeldReader()
    model = PagedRows(COLUMNS, Shops(10_000), reader, "shops")
    model.reload()
    reader.answer()
    text(model, 5_000)
    soon()
    late = reader.waiting["shops/chunk"]
    model.show(ListQuery(words="7"))
    reader.answer()
    late()
    assert text(model, 0) == "Toko 7"
    assert len(model._chunks) == 1


def test_a_changed_count_reloads_the_list(qtbot: QtBot) -> None:
    shops = Shops(1000)
    model = paged(shops)
    shops.total = 900
    text(model, 800)
    soon()
    assert model.rowCount() == 900


def test_a_refused_chunk_does_not_ask_for_ever(qtbot: QtBot) -> None:
    calls: list[int] = []

    def breaks_later(query: ListQuery, start: int, limit: int) -> Slice[Shop]:
        calls.append(start)
        if start:
            raise UserProblem("general.file_missing", file="katalog.db")
        return Slice(tuple(shop(number) for number in range(CHUNK)), 0, 1000)

    model = PagedRows(COLUMNS, breaks_later, PromptReader(), "shops")
    model.reload()
    with qtbot.waitSignal(model.refused):
        text(model, 500)
    text(model, 500)
    soon()
    assert calls == [0, 400]


def test_units_and_alignment_are_the_columns_business(qtbot: QtBot) -> None:
    model = paged(Shops(3))
    index = model.index(2, 1)
    assert (index.data(), index.data(UNIT_ROLE)) == ("2", "kg")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "2 kg"
    assert index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_sorting_is_asked_of_the_use_case(qtbot: QtBot) -> None:
    shops = Shops(500)
    model = paged(shops)
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert shops.asked[-1][0] == ListQuery(sort="kilos", descending=True)
    assert text(model, 0) == "Toko 499"
    model.sort(2)
    assert len(shops.asked) == 2


def test_a_heading_that_cannot_sort_says_so_and_leaves_the_order(qtbot: QtBot) -> None:
    shops = Shops(5)
    listed = RecordList(PagedRows(COLUMNS, shops, PromptReader(), "shops"), "UMKM", identity=lambda row: row.uid)
    qtbot.addWidget(listed)
    listed.resize(700, 300)
    listed.show()
    listed.reload()
    header = listed.table.horizontalHeader()

    def click(number: int) -> None:
        at = QPoint(header.sectionViewportPosition(number) + header.sectionSize(number) // 2, header.height() // 2)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)

    click(1)
    sorted_by, way = header.sortIndicatorSection(), header.sortIndicatorOrder()
    assert (sorted_by, listed.model.query.sort) == (1, "kilos")
    asked = len(shops.asked)
    for _ in range(2):
        click(2)
        assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (sorted_by, way)
    assert len(shops.asked) == asked
    tip = Qt.ItemDataRole.ToolTipRole
    inert = listed.model.headerData(2, Qt.Orientation.Horizontal, tip)
    assert inert == "Daftar tidak dapat diurutkan menurut kolom ini"
    assert listed.model.headerData(1, Qt.Orientation.Horizontal, tip) == "Klik untuk mengurutkan daftar"
    click(1)
    assert header.sortIndicatorOrder() is not way


def test_short_lists_sort_by_value_and_not_by_letters() -> None:
    model = FixedRows(COLUMNS, [shop(2), shop(10), shop(1)])
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert [text(model, row, 1) for row in range(3)] == ["10", "2", "1"]


def test_scrolling_through_100_000_rows_never_waits(qtbot: QtBot, background: Background) -> None:
    model = PagedRows(COLUMNS, Shops(100_000), background, "shops")
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.resize(800, 600)
    with qtbot.waitSignal(model.refreshed):
        model.reload()
    longest = 0.0
    for row in range(0, 100_000, 2500):
        begun = perf_counter()
        view.scrollTo(model.index(row, 0))
        view.viewport().repaint()
        longest = max(longest, perf_counter() - begun)
    assert longest < 1.0


@given(st.lists(st.sampled_from([0, 60, 96, 130, 240]), min_size=1, max_size=12), st.integers(300, 2000))
def test_columns_fill_the_room_and_stay_readable(wishes: list[int], room: int) -> None:
    widths = share_width(wishes, room)
    assert min(widths) >= NARROWEST
    if sum(wish or 160 for wish in wishes) <= room:
        assert all(got == wish for got, wish in zip(widths, wishes, strict=True) if wish)
    elif room >= NARROWEST * len(wishes):
        assert sum(widths) <= room


def make_list(qtbot: QtBot, shops: Shops, **more: object) -> RecordList[Shop]:
    """A list in a window."""
    model = PagedRows(COLUMNS, shops, PromptReader(), "shops")
    made = RecordList(model, "toko", identity=lambda row: row.uid, **more)  # type: ignore[arg-type]  # passed through
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    made.reload()
    return made


def test_typing_searches_once_the_fingers_rest(qtbot: QtBot) -> None:
    shops = Shops(1000)
    made = make_list(qtbot, shops)
    with qtbot.waitSignal(made.model.refreshed):
        qtbot.keyClicks(made.bar.search, "999")
    assert [query.words for query, _, _ in shops.asked] == ["", "999"]
    assert made._count.text() == "1 toko"


def test_ctrl_f_goes_to_the_search_box(qtbot: QtBot) -> None:
    made = make_list(qtbot, Shops(10))
    with qtbot.waitActive(made):
        made.activateWindow()
    made.table.setFocus()
    qtbot.keyClick(made.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert made.focusWidget() is made.bar.search


def test_filters_reach_the_use_case_and_can_be_taken_away(qtbot: QtBot) -> None:
    shops = Shops(10)
    made = make_list(qtbot, shops, filters=(Filter("region", "Kabupaten", (("35.23", "Tuban"),)),))
    box = made.bar._boxes["region"]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert shops.asked[-1][0].filters == (("region", "35.23"),)
    made.bar.clear()
    assert shops.asked[-1][0] == ListQuery()


def test_an_empty_list_says_so_in_two_ways(qtbot: QtBot) -> None:
    made = make_list(qtbot, Shops(0))
    assert made._stack.currentWidget() is made._empty
    made.show_query(ListQuery(words="zzz"))
    assert made._stack.currentWidget() is made._no_match
    assert made.bar.search.text() == "zzz"


def test_the_row_in_focus_survives_a_reload(qtbot: QtBot) -> None:
    made = make_list(qtbot, Shops(50))
    made.table.setCurrentIndex(made.model.index(7, 0))
    with qtbot.waitSignal(made.chosen, check_params_cb=lambda row: row == shop(7)):
        made.reload()
    assert made.current() == shop(7)


def test_selected_rows_go_to_excel_without_formulas(qtbot: QtBot) -> None:
    columns = (Column[Shop]("name", "Nama", lambda row: row.name), *COLUMNS[1:])
    rows = [Shop("1", "=1+1", 1_250_500, 0.5), Shop("2", "Toko\tdua\n", -1000, 0.1)]
    made = RecordList(FixedRows(columns, rows), "toko")
    qtbot.addWidget(made)
    made.reload()
    made.table.selectAll()
    qtbot.keyClick(made.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Nama\tKapasitas\tTerisi"
    assert lines[1] == "'=1+1\t1.250,5 kg\t50 %"
    assert lines[2] == "Toko dua\t-1 kg\t10 %"


def test_copying_reaches_rows_that_were_never_loaded(qtbot: QtBot) -> None:
    made = make_list(qtbot, Shops(3000))
    made.table.selectAll()
    with qtbot.waitSignal(made.copied) as copied:
        made.table.copy()
    assert copied.args == [3000]
    assert QGuiApplication.clipboard().text().splitlines()[-1].startswith("Toko 2999")
    assert made._count.text() == "3.000 dipilih dari 3.000 toko"


def test_columns_can_be_chosen(qtbot: QtBot) -> None:
    made = make_list(qtbot, Shops(3))
    assert [column.key for column in made.table.columns_in_view()] == ["name", "kilos", "filled"]
    menu = made.table.column_menu()
    menu.actions()[3].trigger()
    menu.actions()[1].trigger()
    assert [column.key for column in made.table.columns_in_view()] == ["name", "filled", "uid"]


def test_enter_and_double_click_open_a_row(qtbot: QtBot) -> None:
    made = make_list(qtbot, Shops(3))
    made.table.setCurrentIndex(made.model.index(1, 0))
    with qtbot.waitSignal(made.opened) as opened:
        qtbot.keyClick(made.table, Qt.Key.Key_Return)
    assert opened.args == [shop(1)]
    place = made.table.visualRect(made.model.index(2, 0)).center()
    qtbot.mouseClick(made.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    with qtbot.waitSignal(made.opened) as opened:
        qtbot.mouseDClick(made.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert opened.args == [shop(2)]


def test_export_carries_what_is_shown(qtbot: QtBot) -> None:
    made = make_list(qtbot, Shops(30))
    made.show_query(ListQuery(words="2"))
    with qtbot.waitSignal(made.export_wanted) as wanted:
        made._want_export()
    assert wanted.args == [ListQuery(words="2")]
