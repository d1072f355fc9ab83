"""The board: cards are moved with the mouse and with the keys, and cells say whether they can take them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from models.domain.events import MeetingFacts, SlotKind
from models.use_cases import event_board
from tests.ui.pages.events.conftest import LEFT, PageHand, Setting
from tests.ui.pages.events.event_samples import event_of, largest_event
from ui.pages.events.board.board import Board
from ui.pages.events.board.board_view import BoardView
from ui.pages.events.board.carrying import Carrying
from ui.pages.events.event_index import NO_CELL, Cell, EventIndex
from ui.widgets.look.colours import contrast
from ui.widgets.look.theme import Scheme, Theme, colours
from ui.workplace import Workplace

READABLE = 3.0


@pytest.fixture
def board(qtbot: QtBot) -> Board:
    made = Board()
    qtbot.addWidget(made)
    made.resize(700, 420)
    made.show_event(EventIndex(event_of()))
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_rows_are_as_high_as_what_they_are_now(board: Board) -> None:
    """The breaks of one event lie where another one meets."""
    for break_after in (2, 1, 3):
        board.show_event(EventIndex(event_of(break_after=break_after)))
        for zoom in (1.0, 0.6):
            board.show_at(zoom)
            heights = [board.rowHeight(row) for row in range(len(board.cells.slots))]
            meets = [slot.kind is SlotKind.MEETINGS for slot in board.cells.slots]
            assert heights == [round(62 * zoom) if each else max(24, round(26 * zoom)) for each in meets]


def view_of(hand: PageHand, setting: Setting) -> BoardView:
    found = hand.open(setting.uid, "board")
    assert isinstance(found, BoardView)
    return found


def first_card(view: BoardView) -> MeetingFacts:
    assert view.index is not None
    return next(each for each in view.index.facts.standing if each.slot and not each.locked)


def place(view: BoardView, cell: Cell) -> QPoint:
    at = view.board.cells.place_of(cell)
    view.board.scrollTo(at)
    return view.board.visualRect(at).center()


def drag(view: BoardView, begin: QPoint, end: QPoint) -> None:
    """Press, move in steps, and let go somewhere else on the board."""
    port = view.board.viewport()
    QTest.mousePress(port, LEFT, pos=begin)
    for step in (0.3, 0.7, 1.0):
        QTest.mouseMove(port, begin + (end - begin) * step)
        QApplication.processEvents()
    QTest.mouseRelease(port, LEFT, pos=end)


def free_cell(view: BoardView, meeting: str) -> Cell:
    assert view.index is not None
    held = view.index.meetings[meeting]
    ways = event_board.ways(view.index.facts, meeting)
    return next((w.slot, w.table) for w in ways if not w.facts and (w.slot, w.table) != (held.slot, held.table))


def test_dragging_a_card_moves_and_locks_the_meeting(hand: PageHand, planned: Setting) -> None:
    view = view_of(hand, planned)
    card = first_card(view)
    goal = free_cell(view, card.uid)
    view.board.show_at(0.45)
    hand.change(lambda: drag(view, place(view, (card.slot, card.table)), place(view, goal)))
    moved = next(each for each in planned.facts().meetings if each.uid == card.uid)
    assert (moved.slot, moved.table, moved.locked) == (*goal, True)
    assert view.board.carrying is None
    assert view.ghost.isHidden()


def test_a_card_dropped_where_it_cannot_be_stays(hand: PageHand, planned: Setting) -> None:
    view = view_of(hand, planned)
    cards = [each for each in planned.facts().standing if each.slot]
    card, other = cards[0], cards[1]
    view.board.show_at(0.45)
    drag(view, place(view, (card.slot, card.table)), place(view, (other.slot, other.table)))
    assert "tidak bisa" in view.said.text()
    assert planned.facts().meetings == view.index.facts.meetings  # type: ignore[union-attr]
    assert view.board.carrying is None


def test_a_card_dropped_on_the_tray_waits(hand: PageHand, planned: Setting) -> None:
    view = view_of(hand, planned)
    card = first_card(view)
    port = view.board.viewport()
    on_tray = port.mapFromGlobal(view.tray.mapToGlobal(view.tray.rect().center()))
    hand.change(lambda: drag(view, place(view, (card.slot, card.table)), on_tray))
    assert view.tray.count() == 1
    assert not next(each for each in planned.facts().meetings if each.uid == card.uid).slot


def test_a_waiting_meeting_is_dragged_from_the_tray(hand: PageHand, planned: Setting) -> None:
    view = view_of(hand, planned)
    card = first_card(view)
    hand.change(lambda: view.drop(NO_CELL) if view.board.choose(card) is None else None)
    goal = free_cell(view, card.uid)
    view.board.show_at(0.45)
    tray = view.tray.viewport()
    begin = view.tray.visualItemRect(view.tray.item(0)).center()
    end = tray.mapFromGlobal(view.board.viewport().mapToGlobal(place(view, goal)))

    def carry() -> None:
        QTest.mousePress(tray, LEFT, pos=begin)
        QTest.mouseMove(tray, begin + QPoint(-30, 0))
        assert view.board.carrying is not None
        assert not view.ghost.isHidden()
        QTest.mouseMove(tray, end)
        QTest.mouseRelease(tray, LEFT, pos=end)

    hand.change(carry)
    moved = next(each for each in planned.facts().meetings if each.uid == card.uid)
    assert (moved.slot, moved.table) == goal
    assert view.tray.count() == 0


def test_the_keys_pick_up_carry_and_put_down(hand: PageHand, planned: Setting) -> None:
    view = view_of(hand, planned)
    card, board = first_card(view), view.board
    goal = free_cell(view, card.uid)
    board.choose(card)
    board.setFocus()
    QTest.keyClick(board, Qt.Key.Key_Return)
    assert board.carrying is not None
    assert "tempat bisa" in view.said.text()
    begin, end = board.currentIndex(), board.cells.place_of(goal)
    for key, by in (
        (Qt.Key.Key_Down, end.row() - begin.row()), (Qt.Key.Key_Up, begin.row() - end.row()),
        (Qt.Key.Key_Right, end.column() - begin.column()), (Qt.Key.Key_Left, begin.column() - end.column()),
    ):  # fmt: skip
        for _ in range(by):
            QTest.keyClick(board, key)
    assert view.said.text().endswith("bisa.")
    hand.change(lambda: QTest.keyClick(board, Qt.Key.Key_Return))
    moved = next(each for each in planned.facts().meetings if each.uid == card.uid)
    assert (moved.slot, moved.table) == goal


def test_esc_leaves_the_meeting_where_it_was(hand: PageHand, planned: Setting) -> None:
    view = view_of(hand, planned)
    view.board.choose(first_card(view))
    before = planned.facts().meetings
    QTest.keyClick(view.board, Qt.Key.Key_Space)
    assert view.board.carrying is not None
    QTest.keyClick(view.board, Qt.Key.Key_Right)
    QTest.keyClick(view.board, Qt.Key.Key_Escape)
    assert view.board.carrying is None
    assert planned.facts().meetings == before


def test_delete_takes_off_and_l_locks(hand: PageHand, planned: Setting) -> None:
    view = view_of(hand, planned)
    card = first_card(view)
    view.board.choose(card)
    hand.change(lambda: QTest.keyClick(view.board, Qt.Key.Key_L))
    assert next(each for each in planned.facts().meetings if each.uid == card.uid).locked
    assert view.lock_button.text() == "Buka kunci"
    hand.change(lambda: QTest.keyClick(view.board, Qt.Key.Key_Delete))
    assert [each.uid for each in view.index.waiting] == [card.uid]  # type: ignore[union-attr]


def test_a_waiting_meeting_says_why_where_one_points_at_it(qtbot: QtBot, work: Workplace) -> None:
    view = BoardView(work)
    qtbot.addWidget(view)
    view.resize(1000, 500)
    with qtbot.waitExposed(view):
        view.show()
    facts = event_of(2, 2, 2, 2, 6, placed=4, break_after=0)
    view.show_event(EventIndex(facts))
    qtbot.waitUntil(lambda: len(view.reasons) == 2)
    assert view.waits.text() == "Menunggu: 2"
    assert "sedang dalam pertemuan" in view.reasons.of("m5")
    entry = view.tray.visualItemRect(view.tray.item(0)).center()
    tip = QHelpEvent(QEvent.Type.ToolTip, entry, view.tray.viewport().mapToGlobal(entry))
    QApplication.sendEvent(view.tray.viewport(), tip)
    qtbot.waitUntil(lambda: QToolTip.text() == view.reasons.of("m5"))
    view.tray.setFocus()
    QTest.keyClick(view.tray, Qt.Key.Key_Down)
    assert view.reasons.of(view.tray.current_meeting()) in view.said.text()
    QToolTip.hideText()


def test_a_meeting_that_could_stand_somewhere_says_where(qtbot: QtBot, work: Workplace) -> None:
    view = BoardView(work)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    view.show_event(EventIndex(event_of(placed=4)))
    qtbot.waitUntil(lambda: len(view.reasons) == 2)
    assert view.reasons.of("m5").startswith("Ada tempat: ")
    assert view.reasons.of("m1") == ""


def test_the_search_brings_the_cards_of_a_guest_out(hand: PageHand, planned: Setting) -> None:
    view = view_of(hand, planned)
    card = first_card(view)
    buyer = view.index.buyer_of(card)  # type: ignore[union-attr]
    QTest.keyClicks(view.search, buyer.badge)
    QTest.keyClick(view.search, Qt.Key.Key_Return)
    of_buyer = {each.uid for each in view.index.of_guest[buyer.uid]}  # type: ignore[union-attr]
    assert view.board.drawing.sought == of_buyer
    found = view.board.current_card()
    assert found is not None
    assert found.uid in of_buyer


def strongest_in_corner(board: Board, cell: Cell, ground: str) -> float:
    """The best contrast of any pixel near the upper right corner of a cell with its ground."""
    area = board.visualRect(board.cells.place_of(cell))
    drawn = board.viewport().grab().toImage()
    corner = [(area.right() - across, area.top() + down) for across in range(4, 20) for down in range(4, 20)]
    return max(contrast(drawn.pixelColor(x, y).name(), ground) for x, y in corner)


def ground_at(board: Board, cell: Cell) -> str:
    """The colour near the lower right corner of a cell, where no card is drawn."""
    area = board.visualRect(board.cells.place_of(cell))
    return str(board.viewport().grab().toImage().pixelColor(area.right() - 2, area.bottom() - 2).name())


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_cells_turn_green_or_red_with_a_sign(board: Board, theme: Theme, scheme: Scheme) -> None:
    theme.use(scheme)
    try:
        index = EventIndex(event_of())
        held = Carrying(index, index.meetings["m1"], event_board.ways(index.facts, "m1"))
        board.carry(held)
        free, taken = ("s3", "t0"), ("s0", "t1")
        assert held.fits(free)
        assert not held.fits(taken)
        palette = colours()
        assert ground_at(board, free) == palette.good_soft
        assert ground_at(board, taken) == palette.bad_soft
        assert "meja 2 dipakai pertemuan 2" in held.words(taken)
        # green alone would not be told apart by everybody: a sign stands there too
        assert strongest_in_corner(board, free, palette.good_soft) >= READABLE
        assert strongest_in_corner(board, taken, palette.bad_soft) >= READABLE
    finally:
        board.carry(None)
        theme.use(Scheme.LIGHT)


def test_a_break_is_hatched_and_takes_nothing(board: Board) -> None:
    row = next(at for at, slot in enumerate(board.cells.slots) if slot.uid == "jeda")
    assert not board.cells.is_open(row, 0)
    area = board.visualRect(board.cells.index(row, 1))
    drawn = board.viewport().grab(area).toImage()
    inks = {drawn.pixelColor(x, y).name() for x in range(area.width()) for y in range(area.height())}
    assert {colours().sunken, colours().line} <= inks
    assert "Zuhur" in board.cells.spoken(row, 1)


def test_every_cell_has_a_name_for_screen_readers(board: Board) -> None:
    assert board.cells.spoken(0, 0) == (
        "09.00–09.20, Meja 1: pertemuan 1: PT Pembeli 1 dengan Usaha 1 (B-01 · U-001), ubi kayu segar"
    )
    assert board.cells.spoken(1, 2) == "09.20–09.40, Meja 3: kosong"
    assert board.accessibleName()
    board.announce("Pertemuan 1 diangkat")
    assert board.accessibleDescription() == "Pertemuan 1 diangkat"


def test_the_largest_event_stands_on_the_board(qtbot: QtBot) -> None:
    facts = largest_event()
    made = Board()
    qtbot.addWidget(made)
    made.resize(1000, 560)
    made.show()
    made.show_event(EventIndex(facts))
    QApplication.processEvents()
    assert made.cells.rowCount() * made.cells.columnCount() == 35 * 190


def test_only_what_is_in_view_is_painted(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Board()
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show_event(EventIndex(largest_event()))
    with qtbot.waitExposed(made):
        made.show()
    painted: list[tuple[int, int]] = []
    ground = made.drawing._draw_ground

    def note(painter: QPainter, area: QRect, row: int, column: int) -> None:
        painted.append((row, column))
        ground(painter, area, row, column)

    monkeypatch.setattr(made.drawing, "_draw_ground", note)
    made.viewport().repaint()
    assert 0 < len(painted) < 100


def test_ctrl_wheel_and_keys_zoom(board: Board) -> None:
    width = board.columnWidth(0)
    QTest.keyClick(board, Qt.Key.Key_Minus)
    assert board.columnWidth(0) < width
    QTest.keyClick(board, Qt.Key.Key_Plus)
    assert board.columnWidth(0) == width


def test_a_carried_card_scrolls_the_board_at_its_edge(board: Board, qtbot: QtBot) -> None:
    index = EventIndex(event_of(10, 12, 3, 4, 6))
    board.show_event(index)
    board.carry(Carrying(index, index.meetings["m1"], event_board.ways(index.facts, "m1")), by_mouse=True)
    edge = board.viewport().mapToGlobal(QPoint(board.viewport().width() - 5, 60))
    board.hover(edge)
    qtbot.waitUntil(lambda: board.horizontalScrollBar().value() > 0)
    board.carry(None)
    assert not board._scrolling.isActive()
