"""The window: pages made when needed, told what changed, left with care."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from models.domain.changes import Changed, Outcome
from models.domain.lists import ListQuery
from models.domain.progress import Progress
from models.problems import UserProblem
from tests.ui.rows_of_shops import COLUMNS, Shops
from ui.background import Job
from ui.dialogs.ask_reason import ask_reason
from ui.dialogs.confirm import ask_to_confirm
from ui.main_window import MainWindow
from ui.widgets.frame.places import Found, Place
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import PagedRows
from ui.widgets.page import Page, PageAction
from ui.workplace import Workplace


class ShopPage(Page):
    """A page as page authors write it."""

    title = "Toko"
    help_text = "Semua toko."
    concerns = Changed.ENTERPRISES

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.reloads: list[Changed] = []
        self.opened: list[object] = []
        self.pressed = 0
        self.unsaved = False
        rows = PagedRows(COLUMNS, Shops(50), work.background, "shops")
        self.list = RecordList(rows, "toko", identity=lambda row: row.uid)
        self.body.addWidget(self.list)

    def main_action(self) -> PageAction:
        return PageAction("Impor toko…", self.press)

    def more_actions(self) -> tuple[PageAction, ...]:
        return (PageAction("Catat toko baru", self.press),)

    def press(self) -> None:
        self.pressed += 1

    def reload(self, changed: Changed) -> None:
        self.reloads.append(changed)
        self.list.reload()

    def open_record(self, record: object) -> None:
        self.opened.append(record)

    def may_leave(self) -> bool:
        return not self.unsaved


class NeedPage(ShopPage):
    """Another page."""

    title = "Kebutuhan & mitra"
    concerns = Changed.NEEDS


PLACES = (
    Place("shops", "Toko", "storefront", ShopPage),
    Place("needs", "Kebutuhan & mitra", "factory", NeedPage),
    Place("settings", "Pengaturan", "gear", "tests.ui.test_frame:ShopPage", apart=True),
)


def find(typed: str) -> tuple[Found, ...]:
    """One record for any words."""
    return (Found(f"Toko {typed}", "S-1", "needs", "S-1"),)


@pytest.fixture
def window(qtbot: QtBot, work: Workplace, tmp_path: Path) -> Iterator[MainWindow]:
    """A window with three pages, the first one open."""
    memory = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = MainWindow(work, PLACES, memory, find, "/catatan/program.log")
    qtbot.addWidget(made)
    made.begin()
    made.show()
    yield made
    made._leaving = True


def page(window: MainWindow) -> ShopPage:
    """The page in view."""
    assert isinstance(window.page, ShopPage)
    return window.page


def test_pages_are_made_when_they_are_first_opened(window: MainWindow, qtbot: QtBot) -> None:
    assert list(window._pages) == ["shops"]
    qtbot.mouseClick(window.sidebar.buttons["settings"], Qt.MouseButton.LeftButton)
    assert list(window._pages) == ["shops", "settings"]
    first = window.page
    window.open_page("shops")
    window.open_page("settings")
    assert window.page is first


def test_the_head_shows_title_and_main_action(window: MainWindow, qtbot: QtBot) -> None:
    assert window.title_bar.title.text() == "Toko"
    assert window.windowTitle() == "Toko — TemuMitra"
    qtbot.mouseClick(window.title_bar.main_button, Qt.MouseButton.LeftButton)
    assert page(window).pressed == 1


def test_pages_in_view_reload_at_once_and_others_when_opened(window: MainWindow, work: Workplace) -> None:
    window.open_page("needs")
    window.open_page("shops")
    shops, needs = window._pages["shops"], window._pages["needs"]
    assert isinstance(shops, ShopPage)
    assert isinstance(needs, ShopPage)
    work.background.catalogue_changed.emit(Changed.NEEDS | Changed.ENTERPRISES)
    assert shops.reloads == [Changed.EVERYTHING, Changed.ENTERPRISES]
    assert needs.reloads == [Changed.EVERYTHING]
    window.open_page("needs")
    assert needs.reloads == [Changed.EVERYTHING, Changed.NEEDS]
    window.open_page("needs")
    assert len(needs.reloads) == 2


def test_a_figure_opens_the_records_it_counts(window: MainWindow) -> None:
    page(window).go_to.emit("needs", ListQuery(words="kayu"))
    assert page(window).title == "Kebutuhan & mitra"
    assert page(window).opened == [ListQuery(words="kayu")]


def test_an_unsaved_page_keeps_the_user(window: MainWindow) -> None:
    page(window).unsaved = True
    window.open_page("needs")
    assert page(window).title == "Toko"
    assert window.sidebar.buttons["shops"].isChecked()
    assert not window.close()
    page(window).unsaved = False
    window.open_page("needs")
    assert page(window).title == "Kebutuhan & mitra"


def test_badges_count_what_waits(window: MainWindow) -> None:
    page(window).badge_changed.emit(12)
    assert window.sidebar.buttons["shops"].accessibleName() == "Toko, 12 menunggu"
    page(window).badge_changed.emit(0)
    assert window.sidebar.buttons["shops"].accessibleName() == "Toko"


def test_done_is_said_after_the_commit_with_a_way_back(
    window: MainWindow, work: Workplace, qtbot: QtBot, reversed_changes: list[str]
) -> None:
    go_on = Event()

    def decide(*, progress: Progress) -> Outcome:
        go_on.wait(10)
        return Outcome(Changed.DECISIONS, "c1")

    job = work.start(decide, done="Usulan ditolak")
    assert window.messages.sentence == ""
    with qtbot.waitSignal(job.ended):
        go_on.set()
    assert window.messages.sentence == "Usulan ditolak"
    with qtbot.waitSignal(work.undo.said) as said:
        qtbot.mouseClick(window.messages._undo_button, Qt.MouseButton.LeftButton)
    assert said.args == ["Diurungkan. Sebelumnya: “Usulan ditolak”"]
    assert reversed_changes == ["c1"]


def test_undo_and_redo_reverse_change_sets(
    window: MainWindow, work: Workplace, qtbot: QtBot, reversed_changes: list[str]
) -> None:
    work.undo.remember("Tolak", "c1")
    for keys, modifiers in (
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
    ):
        with qtbot.waitActive(window):
            window.activateWindow()
        window.sidebar.setFocus()
        with qtbot.waitSignal(work.undo.busy_changed, check_params_cb=lambda busy: not busy):
            qtbot.keyClick(window, keys, modifiers)
    assert reversed_changes == ["c1", "c1'", "c1''"]


def test_an_undo_that_fails_leaves_the_stack(window: MainWindow, work: Workplace, qtbot: QtBot) -> None:
    def refuse(uid: str, *, progress: Progress) -> Outcome:
        raise UserProblem("general.undo_failed")

    work.undo._reverse = refuse
    work.undo.remember("Pertama", "c1")
    work.undo.remember("Kedua", "c2")
    with qtbot.waitSignal(work.refused):
        work.undo.undo()
    assert work.undo.stack.count() == 1
    assert work.undo.stack.canUndo()
    assert not work.undo.stack.canRedo()
    assert window.messages.sentence == "Langkah ini tidak dapat diurungkan lagi."


def test_problems_stay_until_they_are_closed(window: MainWindow, work: Workplace, qtbot: QtBot) -> None:
    work.refused.emit(UserProblem("general.disk_full"))
    assert window.messages.sentence == "Tempat penyimpanan penuh."
    assert not window.messages._timer.isActive()
    qtbot.mouseClick(window.messages._close_button, Qt.MouseButton.LeftButton)
    assert window.messages.sentence == ""
    work.say("Tersimpan")
    assert window.messages._timer.remainingTime() > 7_000


def test_a_defect_is_said_once_with_the_place_of_the_log(
    window: MainWindow, work: Workplace, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*, progress: Progress) -> Outcome:
        raise RuntimeError("jeroan")

    with caplog.at_level(logging.CRITICAL), qtbot.waitSignal(work.broke):
        work.start(broken)
    assert "/catatan/program.log" in window.messages._do.text()
    assert "jeroan" not in window.messages.sentence


def test_a_running_job_shows_progress_and_can_be_cancelled(window: MainWindow, work: Workplace, qtbot: QtBot) -> None:
    def endless(*, progress: Progress) -> None:
        while True:
            progress(1, 2)

    job = Job(endless, "Mengimpor")
    with qtbot.waitSignal(job.progressed):
        work.background.start(job)
    assert window.status.working
    assert window.status._work.text() == "Mengimpor"
    with qtbot.waitSignals([job.cancelled, work.background.job_over]):
        qtbot.mouseClick(window.status._cancel, Qt.MouseButton.LeftButton)
    assert not window.status.working


def test_closing_during_a_job_asks_and_waits(window: MainWindow, work: Workplace, qtbot: QtBot) -> None:
    def endless(*, progress: Progress) -> None:
        while True:
            progress(1, 2)

    job = Job(endless)
    with qtbot.waitSignal(job.progressed):
        work.background.start(job)
    assert not window.close()
    dialog = window.findChild(QDialog)
    assert isinstance(dialog, QDialog)
    said = [each.text() for each in dialog.findChildren(QPushButton)]
    assert said == ["Tetap bekerja", "Hentikan dan tutup"]
    with qtbot.waitSignal(work.background.job_over):
        dialog.accept()
    assert window.isHidden()


def test_the_palette_opens_pages_actions_and_records(window: MainWindow, qtbot: QtBot) -> None:
    palette = window.open_palette()
    qtbot.keyClicks(palette.field, "kebut")
    assert palette.results.count() == 1
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert page(window).title == "Kebutuhan & mitra"
    palette = window.open_palette()
    qtbot.keyClicks(palette.field, "catat toko")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert page(window).pressed == 1
    palette = window.open_palette()
    with qtbot.waitSignal(palette.results.model().rowsInserted):
        qtbot.keyClicks(palette.field, "qq")
    assert [palette.results.item(0).text()] == ["Toko qq   ·   S-1"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert page(window).opened == ["S-1"]


def test_the_palette_is_walked_with_arrows(window: MainWindow, qtbot: QtBot) -> None:
    palette = window.open_palette()
    first = palette.results.currentRow()
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.results.currentRow() == first + 1
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.isHidden()


def test_f1_explains_the_page(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.help_panel.isVisible()
    assert window.help_panel._text.text() == "Semua toko."
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert not window.help_panel.isVisible()


def test_the_window_remembers_its_size_and_sidebar(window: MainWindow, work: Workplace, qtbot: QtBot) -> None:
    window.resize(1200, 650)
    window.sidebar.fold(True)
    window.resize(970, 650)
    window.close()
    again = MainWindow(work, PLACES, window._memory)
    qtbot.addWidget(again)
    again.resize(1200, 650)
    assert again.sidebar.narrow
    window.sidebar.fit(False)
    window.sidebar.fold(False)
    assert not window.sidebar.wishes_narrow


def test_everything_fits_a_small_screen(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1366, 768)
    window.toggle_help()
    with qtbot.waitSignal(page(window).list.model.refreshed):
        page(window).list.reload()
    assert window.minimumSizeHint().width() <= 1366
    assert page(window).list.table.horizontalScrollBar().maximum() == 0


CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, QAbstractItemView, QProgressBar)


def nameless(root: QWidget) -> list[str]:
    """Controls that a screen reader could not name."""
    found = [each for kind in CONTROLS for each in root.findChildren(kind)]
    outer = [each for each in found if not each.objectName().startswith("qt_") and not _inside_another(each)]
    return [repr(each) for each in outer if not each.accessibleName() and not getattr(each, "text", str)()]


def _inside_another(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return parent is not None and (isinstance(parent, CONTROLS) or type(parent).__name__ == "QComboBoxPrivateContainer")


def test_every_control_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    for place in PLACES:
        window.open_page(place.key)
    window.toggle_help()
    palette = window.open_palette()
    assert nameless(window) == []
    assert nameless(QWidget()) == []
    bare = QWidget()
    QLineEdit(bare)
    assert len(nameless(bare)) == 1
    palette.reject()


def test_the_keyboard_reaches_every_control(window: MainWindow, qtbot: QtBot) -> None:
    reached: set[QWidget] = set()
    widget: QWidget | None = window.sidebar
    while widget is not None and widget not in reached:
        reached.add(widget)
        widget = widget.nextInFocusChain()
    for needed in (window.title_bar.main_button, page(window).list.table, page(window).list.bar.search):
        assert needed in reached
        assert needed.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_reason_must_be_given_and_is_handed_over(window: MainWindow, qtbot: QtBot) -> None:
    reasons: list[str] = []
    dialog = ask_reason(window, "Tolak usulan ini?", "Tolak usulan", reasons.append, usual=("Terlalu jauh",))
    assert not dialog.verb_button.isEnabled()
    qtbot.keyClicks(dialog.field, "  Harga   tidak cocok ")
    qtbot.mouseClick(dialog.verb_button, Qt.MouseButton.LeftButton)
    assert reasons == ["Harga tidak cocok"]


def test_declining_does_nothing(window: MainWindow, qtbot: QtBot) -> None:
    agreed: list[int] = []
    dialog = ask_to_confirm(window, "Hapus?", "Hapus toko", partial(agreed.append, 1))
    qtbot.mouseClick(dialog.decline_button, Qt.MouseButton.LeftButton)
    dialog = ask_to_confirm(window, "Hapus?", "Hapus toko", partial(agreed.append, 2))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert agreed == [2]
