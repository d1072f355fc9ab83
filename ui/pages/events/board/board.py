"""The board itself: a meeting is moved with the mouse or with the keys, and every cell says whether it can."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from models.domain.events import MeetingFacts, SlotKind
from ui.pages.events.board.board_model import BoardModel
from ui.pages.events.board.carrying import Carrying
from ui.pages.events.board.drawing import CellDrawing
from ui.pages.events.board.grip import Grip
from ui.pages.events.event_index import NO_CELL, Cell, EventIndex
from ui.pages.events.event_words import slot_name, slot_times
from ui.texts import tr
from ui.widgets.look.fonts import Size, Weight, window_font
from ui.widgets.look.theme import GRID, colours

WIDTH, HEIGHT, BREAK, LOWEST = 148, 62, 26, 24
TIMES = 64
ZOOMS = (0.45, 0.6, 0.8, 1.0, 1.25)
EDGE, STEP, EVERY = 28, 18, 30
"""So near its edge, a carried meeting scrolls the board by so many pixels every so many milliseconds."""
_PICK = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_OFF = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Board(QTableView):
    """Slots × tables. Nothing is written here: signals say what was meant."""

    picked_up = Signal(str)
    """uid of a meeting that is to be carried."""
    carried_to = Signal(object)
    """Where on the screen the mouse carries it."""
    put_down = Signal(object)
    """Where on the screen the mouse let go of it."""
    dropped = Signal(object)
    """The cell that the keys put it down in; NO_CELL takes it off."""
    let_go = Signal()
    """Esc: it stays where it was."""
    current_changed = Signal()
    lock_wanted = Signal()
    zoom_changed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.cells = BoardModel()
        self.drawing = CellDrawing(self.cells)
        self.zoom = 1.0
        self._last = QPoint()
        self._grip = Grip(self.picked_up.emit, self.carried_to.emit, self.put_down.emit)
        self.setModel(self.cells)
        self.setItemDelegate(self.drawing)
        self._dress()
        self._scrolling = QTimer(self, interval=EVERY)
        self._scrolling.timeout.connect(self._scroll_on)

    def _dress(self) -> None:
        self.setAccessibleName(tr("Papan jadwal: slot ke bawah, meja ke samping"))
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAutoScroll(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(18)
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
            header.setFont(window_font(Size.SMALL, Weight.STRONG))
        self.verticalHeader().setFixedWidth(TIMES)

    @property
    def carrying(self) -> Carrying | None:
        """The meeting in the hand."""
        return self.drawing.carrying

    @property
    def is_dragging(self) -> bool:
        """Whether the mouse carries it, not the keys."""
        return self._grip.carries

    def show_event(self, index: EventIndex) -> None:
        """Show the cells as they are; the cursor stays where it was."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        if self.cells.show(index):
            self.show_at(self.zoom)
            self._stand_at(max(row, 0), max(column, 0))
        self.viewport().update()

    def _stand_at(self, row: int, column: int) -> None:
        row, column = min(row, self.cells.rowCount() - 1), min(column, self.cells.columnCount() - 1)
        if row >= 0 and column >= 0:
            self.setCurrentIndex(self.cells.index(row, column))

    def show_at(self, zoom: float) -> None:
        """So much nearer or farther."""
        self.zoom = zoom
        self.horizontalHeader().setDefaultSectionSize(round(WIDTH * zoom))
        self.verticalHeader().setDefaultSectionSize(round(HEIGHT * zoom))
        for row, slot in enumerate(self.cells.slots):
            # a row that was low in another event, or before its slot was changed, is so no more
            meets = slot.kind is SlotKind.MEETINGS
            height = round(HEIGHT * zoom) if meets else max(LOWEST, round(BREAK * zoom))
            self.verticalHeader().resizeSection(row, height)
        self.zoom_changed.emit(zoom)

    def step(self, by: int) -> None:
        """One step nearer (1) or farther (-1)."""
        at = min(range(len(ZOOMS)), key=lambda each: abs(ZOOMS[each] - self.zoom)) + by
        self.show_at(ZOOMS[min(max(at, 0), len(ZOOMS) - 1)])

    def current_card(self) -> MeetingFacts | None:
        """The meeting in the cell with the cursor."""
        return self.cells.card_at(self.currentIndex())

    def current_cell(self) -> Cell:
        """The cell with the cursor."""
        at = self.currentIndex()
        return self.cells.cell(at.row(), at.column()) if at.isValid() else NO_CELL

    def choose(self, meeting: MeetingFacts) -> None:
        """Bring a meeting's cell into view, with the cursor on it."""
        at = self.cells.place_of((meeting.slot, meeting.table))
        if at.isValid():
            self.setCurrentIndex(at)
            self.scrollTo(at, QAbstractItemView.ScrollHint.EnsureVisible)

    def highlight(self, meetings: frozenset[str]) -> None:
        """Draw all others paler; none: all are plain."""
        self.drawing.sought = meetings
        self.viewport().update()

    def carry(self, carrying: Carrying | None, *, by_mouse: bool = False) -> None:
        """Take this meeting into the hand, or nothing."""
        self.drawing.carrying = carrying
        self.drawing.over = None
        self._grip.carries = by_mouse and carrying is not None
        self._scrolling.stop()
        self.setCursor(Qt.CursorShape.ClosedHandCursor) if self._grip.carries else self.unsetCursor()
        self.viewport().update()

    def cell_at(self, where: QPoint) -> Cell | None:
        """The cell under a place on the screen; None beside the board."""
        here = self.viewport().mapFromGlobal(where)
        at = self.indexAt(here) if self.viewport().rect().contains(here) else QModelIndex()
        return self.cells.cell(at.row(), at.column()) if at.isValid() else None

    def hover(self, where: QPoint) -> None:
        """The mouse carries a meeting there: mark the cell, and scroll near an edge."""
        self._last = where
        here = self.viewport().mapFromGlobal(where)
        at = self.indexAt(here) if self.viewport().rect().contains(here) else QModelIndex()
        before, now = self.drawing.over, (at.row(), at.column()) if at.isValid() else None
        self.drawing.over = now
        for cell in (before, now) if before != now else ():
            if cell is not None:
                self.viewport().update(self.visualRect(self.cells.index(*cell)))
        if self._edge_steps(here) != (0, 0):
            if not self._scrolling.isActive():
                self._scrolling.start()
        else:
            self._scrolling.stop()

    def announce(self, said: str) -> None:
        """Let a screen reader say it."""
        self.setAccessibleDescription(said)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _edge_steps(self, here: QPoint) -> tuple[int, int]:
        room = self.viewport().rect()
        if not room.adjusted(-EDGE, -EDGE, EDGE, EDGE).contains(here):
            return 0, 0
        across = STEP * ((here.x() > room.right() - EDGE) - (here.x() < EDGE))
        down = STEP * ((here.y() > room.bottom() - EDGE) - (here.y() < EDGE))
        return across, down

    def _scroll_on(self) -> None:
        across, down = self._edge_steps(self.viewport().mapFromGlobal(self._last))
        for bar, by in ((self.horizontalScrollBar(), across), (self.verticalScrollBar(), down)):
            bar.setValue(bar.value() + by)
        self.hover(self._last)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.indexAt(event.position().toPoint())
        card = self.cells.card_at(at)
        self._grip.press(event, card.uid if card is not None else "")
        if at.isValid():
            self.setCurrentIndex(at)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._grip.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._grip.release(event):
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setFont(window_font(Size.SMALL, Weight.STRONG))
        painter.setPen(QColor(colours().muted))
        for row, slot in enumerate(self.cells.slots):
            top, height = self.rowViewportPosition(row), self.rowHeight(row)
            if slot.kind is SlotKind.MEETINGS or top + height < 0 or top > self.viewport().height():
                continue
            said = f"{slot_times(slot)}  {slot_name(slot)}"
            width = painter.fontMetrics().horizontalAdvance(said) + 2 * GRID
            area = QRect(0, top + 1, min(width, self.viewport().width()), height - 3)
            # words on hatching cannot be read
            painter.fillRect(area, QColor(colours().sunken))
            painter.drawText(area.adjusted(GRID, 0, -GRID, 0), int(Qt.AlignmentFlag.AlignVCenter), said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._take_key(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def _take_key(self, key: Qt.Key) -> bool:
        card = self.current_card()
        if key is Qt.Key.Key_Escape and self.carrying is not None:
            self._grip.let_go()
            self.let_go.emit()
        elif key in _PICK and self.carrying is not None:
            self.dropped.emit(self.current_cell())
        elif key in _PICK and card is not None:
            self.picked_up.emit(card.uid)
        elif key in _OFF and (self.carrying is not None or card is not None):
            self.dropped.emit(NO_CELL)
        elif key is Qt.Key.Key_L and card is not None:
            self.lock_wanted.emit()
        elif key in _ZOOM_KEYS:
            self.step(_ZOOM_KEYS[key])
        else:
            return False
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)


_ZOOM_KEYS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
