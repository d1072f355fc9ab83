"""The window on small screens, before a catalogue is open, and while it says something."""

from __future__ import annotations

import re
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.test_frame import page, window
from ui.background import Job
from ui.dialogs.verb_dialog import VerbDialog
from ui.main_window import MainWindow, _frame_of
from ui.widgets.frame.opening import Opening
from ui.widgets.frame.welcome import HIDDEN, Welcome
from ui.widgets.lists.drawing import room_for_meter, unit_that_fits
from ui.widgets.look.colours import contrast
from ui.widgets.look.fonts import window_font
from ui.widgets.look.theme import Scheme, Theme, colours
from ui.widgets.quiet_fields import QuietComboBox, QuietDateEdit, QuietSlider, QuietSpinBox
from ui.widgets.wording import icon_button
from ui.workplace import Workplace

__all__ = ["window"]


def test_a_narrow_window_folds_the_sidebar_until_there_is_room(window: MainWindow) -> None:
    window.resize(1366, 768)
    assert not window.sidebar.narrow
    window.resize(900, 600)
    assert window.sidebar.narrow
    window.sidebar.fold()
    assert not window.sidebar.narrow
    assert not window.sidebar.wishes_narrow
    window.resize(1366, 768)
    assert not window.sidebar.narrow


@pytest.mark.parametrize(("width", "height"), [(1280, 680), (960, 500), (800, 480)])
def test_the_window_fits_screens_at_150_and_200_per_cent(window: MainWindow, width: int, height: int) -> None:
    window.resize(width, height)
    assert (window.width(), window.height()) == (width, height)
    assert window.minimumSizeHint().width() <= width


def test_a_page_wider_than_the_window_can_be_scrolled(window: MainWindow, qtbot: QtBot) -> None:
    wide = QWidget()
    wide.setMinimumWidth(1500)
    page(window).body.addWidget(wide)
    window.resize(800, 480)
    frame = _frame_of(page(window))
    qtbot.waitUntil(lambda: frame.horizontalScrollBar().maximum() > 600)
    assert window.width() == 800


def test_help_lies_over_the_page_and_esc_closes_it(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1366, 768)
    before = page(window).width()
    window.toggle_help()
    assert page(window).width() == before
    assert window.help_panel.geometry().right() == window._stack.rect().right()
    window.messages.say("Tersimpan")
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.help_panel.isHidden()
    assert window.messages.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.messages.isHidden()


@pytest.mark.parametrize("width", [800, 1366])
def test_a_message_covers_nothing(window: MainWindow, qtbot: QtBot, width: int) -> None:
    window.resize(width, 600)
    window.messages.complain("Berkas tidak dapat dibaca. " * 6, "Pilih berkas lain. " * 4)
    window.centralWidget().layout().activate()
    qtbot.waitUntil(lambda: window.messages.height() >= window.messages.heightForWidth(window.messages.width()))
    lies = _area(window.messages)
    others = [window._stack, window.status, window.sidebar, window.title_bar.title, window.title_bar.main_button]
    assert [each for each in others if lies.intersects(_area(each))] == []
    assert lies.width() > 250


def _area(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


def test_no_shortcut_reaches_a_page_before_a_catalogue_is_open(window: MainWindow, qtbot: QtBot) -> None:
    alone = QLineEdit()
    window.show_alone(alone)
    made = list(window._pages)
    with qtbot.waitActive(window):
        window.activateWindow()
    for key in (Qt.Key.Key_2, Qt.Key.Key_K):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert list(window._pages) == made
    assert window.findChild(QDialog) is None
    window.begin()
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert page(window).title == "Kebutuhan & mitra"


def test_badges_of_another_catalogue_go(window: MainWindow) -> None:
    window.show_badges({"needs": 3, "unknown": 9})
    assert window.sidebar.buttons["needs"].accessibleName() == "Kebutuhan & mitra, 3 menunggu"
    window.begin()
    assert window.sidebar.buttons["needs"].accessibleName() == "Kebutuhan & mitra"


def test_copied_rows_are_counted(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = page(window).list
    if not shown.model.rowCount():
        with qtbot.waitSignal(shown.model.refreshed):
            shown.reload()
    shown.table.selectAll()
    with qtbot.waitSignal(shown.table.copied):
        shown.table.copy()
    assert window.messages.sentence == "50 baris disalin"
    monkeypatch.setattr("ui.widgets.lists.table.COPIED_AT_MOST", 49)
    shown.table.copy()
    assert window.messages.sentence == "50 baris terlalu banyak untuk disalin: pakai Ekspor."


def test_the_question_goes_when_the_job_behind_it_ends(window: MainWindow, work: Workplace, qtbot: QtBot) -> None:
    go_on = Event()
    job = Job(lambda *, progress: go_on.wait(10))
    with qtbot.waitSignal(job.started):
        work.background.start(job)
    assert not window.close()
    assert not window.close()
    dialog = next(each for each in window.findChildren(VerbDialog))
    assert len(window.findChildren(VerbDialog)) == 1
    assert dialog.decline_button.isDefault()
    with qtbot.waitSignals([work.background.job_over, dialog.rejected]):
        go_on.set()
    assert dialog.isHidden()
    assert window.isVisible()
    assert window._question is None


def test_enter_goes_on_working(window: MainWindow, work: Workplace, qtbot: QtBot) -> None:
    go_on = Event()
    job = Job(lambda *, progress: go_on.wait(10))
    with qtbot.waitSignal(job.started):
        work.background.start(job)
    window.close()
    dialog = window.findChild(VerbDialog)
    assert isinstance(dialog, VerbDialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert window.isVisible()
    assert not job.stopping
    with qtbot.waitSignal(work.background.job_over):
        go_on.set()


def roll(over: QWidget) -> None:
    """Turn the wheel towards the user over the middle of a widget."""
    at = QPointF(over.rect().center())
    event = QWheelEvent(
        at, QPointF(over.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(over, event)


def test_the_wheel_scrolls_a_form_and_changes_no_value(qtbot: QtBot) -> None:
    choice, number, day, slider = (
        QuietComboBox(),
        QuietSpinBox(),
        QuietDateEdit(),
        QuietSlider(Qt.Orientation.Horizontal),
    )
    choice.addItems(["satu", "dua", "tiga"])
    form, area = QWidget(), QScrollArea()
    inside = QVBoxLayout(form)
    for each in (choice, number, day, slider):
        inside.addWidget(each)
    inside.addSpacing(2000)
    area.setWidget(form)
    area.resize(300, 200)
    qtbot.addWidget(area)
    area.show()
    before = day.date()
    for each in (choice, number, day, slider):
        each.setFocus()
        scrolled = area.verticalScrollBar().value()
        roll(each)
        assert area.verticalScrollBar().value() > scrolled
        assert each.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert (choice.currentIndex(), number.value(), day.date(), slider.value()) == (0, 0, before, 0)


QTS_OWN = re.compile(r"(?<!\w)Q(?:ComboBox|SpinBox|DoubleSpinBox|DateEdit|DateTimeEdit|Slider)\(")


def test_no_field_of_the_program_is_turned_by_the_wheel() -> None:
    strays = [
        f"{file.name}: {found}"
        for file in (Path(__file__).parents[2] / "ui").rglob("*.py")
        for found in re.findall(
            r"(?<!\w)Q(?:ComboBox|SpinBox|DoubleSpinBox|DateEdit|DateTimeEdit|Slider)\(", file.read_text()
        )
        if file.name != "quiet_fields.py"
    ]
    assert strays == []


def test_a_figure_is_never_cut_for_its_unit() -> None:
    metrics = QFontMetrics(window_font())
    figure = "1.250.000"
    bare = metrics.horizontalAdvance(figure)
    assert unit_that_fits(figure, "kg/bln", bare + 100, metrics) == "kg/bln"
    assert unit_that_fits(figure, "kg/bln", bare + 10, metrics) == ""
    short = unit_that_fits(figure, "potong/bulan", bare + 50, metrics)
    assert short.endswith("…")
    assert metrics.horizontalAdvance(short) + bare < bare + 50
    assert room_for_meter(130, 40) == 56
    assert room_for_meter(60, 40) == 0


def strongest(widget: QWidget, ground: str) -> float:
    """The best contrast of any pixel of a widget with the ground behind it."""
    drawn = widget.grab().toImage()
    found = {drawn.pixelColor(x, y).name() for x in range(drawn.width()) for y in range(drawn.height())}
    return max(contrast(each, ground) for each in found)


def test_icons_and_radio_buttons_made_in_the_light_are_seen_in_the_dark(theme: Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    inside = QVBoxLayout(holder)
    made: list[QToolButton | QRadioButton] = [icon_button(each, each) for each in ("dots-three-vertical", "list", "x")]
    radio = QRadioButton()
    radio.setAutoExclusive(False)
    for each in (*made, radio):
        inside.addWidget(each)
    qtbot.addWidget(holder)
    holder.show()
    theme.use(Scheme.DARK)
    try:
        ground = colours().window
        assert [each for each in (*made, radio) if strongest(each, ground) < 3] == []
    finally:
        theme.use(Scheme.LIGHT)


def test_a_password_is_not_shown_while_the_server_is_tried(qtbot: QtBot) -> None:
    welcome = Welcome()
    qtbot.addWidget(welcome)
    tried: list[str] = []
    welcome.chosen.connect(tried.append)
    welcome.url.setText("postgresql://ani:r@hasia@server:5433/temumitra")
    welcome._connect()
    assert welcome.url.text() == f"postgresql://ani:{HIDDEN}@server:5433/temumitra"
    welcome.complain("Server tidak menjawab.")
    welcome._connect()
    assert tried == ["postgresql://ani:r@hasia@server:5433/temumitra"] * 2


def test_an_opening_shows_how_far_it_is_and_can_be_left(qtbot: QtBot) -> None:
    opening = Opening("Menyiapkan katalog contoh…")
    qtbot.addWidget(opening)
    opening.show_progress(0, 1)
    assert opening.bar.maximum() == 0
    opening.show_progress(30, 500)
    assert (opening.bar.value(), opening.bar.maximum()) == (30, 500)
    with qtbot.waitSignal(opening.cancel_wanted):
        qtbot.mouseClick(opening.cancel_button, Qt.MouseButton.LeftButton)
    assert not opening.cancel_button.isEnabled()
