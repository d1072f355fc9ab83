"""The window: a list of pages, the page in view, undo and redo; it knows nothing of what pages do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from models.domain.changes import Changed
from models.problems import UserProblem
from ui import formats
from ui.background import Job
from ui.dialogs.confirm import ask_to_confirm
from ui.dialogs.verb_dialog import VerbDialog
from ui.texts import problem_sentences, sentences, tr
from ui.widgets.frame.command_palette import Command, CommandPalette
from ui.widgets.frame.help_panel import HelpPanel
from ui.widgets.frame.places import FindRecords, Found, Place
from ui.widgets.frame.sidebar import Sidebar
from ui.widgets.frame.status_line import StatusLine
from ui.widgets.frame.title_bar import TitleBar
from ui.widgets.lists.table import Table
from ui.widgets.look.colours import Tone
from ui.widgets.message_bar import MessageBar
from ui.widgets.page import Page
from ui.workplace import Workplace

SMALLEST = (800, 480)
TIGHT = 1100
"""In a narrower window the sidebar shows icons only."""


class MainWindow(QMainWindow):
    """Makes each page when it is first opened, and tells pages what changed."""

    wished = Signal(object)
    """What a page asks of the program itself."""

    def __init__(
        self,
        workplace: Workplace,
        places: Sequence[Place],
        memory: QSettings,
        find_records: FindRecords | None = None,
        log_file: str = "",
    ) -> None:
        super().__init__()
        self._workplace = workplace
        self._places = {place.key: place for place in places}
        self._memory = memory
        self._find_records = find_records
        self._log_file = log_file
        self._pages: dict[str, Page] = {}
        self._stale: dict[str, Changed] = {}
        self._leaving = False
        self._question: VerbDialog | None = None
        self._shortcuts: list[QShortcut] = []
        self.sidebar = Sidebar(places)
        self.messages = MessageBar()
        self.title_bar = TitleBar(self.messages)
        self.status = StatusLine()
        self._stack = QStackedWidget()
        self.help_panel = HelpPanel(self._stack)
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        self._remember_geometry()

    def _lay_out(self) -> None:
        self.setWindowTitle("TemuMitra")
        self.setMinimumSize(*SMALLEST)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.title_bar)
        right.addWidget(self._stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.sidebar)
        middle.addLayout(right, 1)
        centre = QWidget()
        all_of_it = QVBoxLayout(centre)
        all_of_it.setContentsMargins(0, 0, 0, 0)
        all_of_it.setSpacing(0)
        all_of_it.addLayout(middle, 1)
        all_of_it.addWidget(self.status)
        self.setCentralWidget(centre)

    def _connect(self) -> None:
        self.sidebar.chosen.connect(self.open_page)
        self.status.cancel_wanted.connect(self._cancel_jobs)
        work = self._workplace
        work.said.connect(self._say)
        work.refused.connect(self._refuse)
        work.broke.connect(self._break)
        work.background.catalogue_changed.connect(self._reload)
        work.background.job_queued.connect(self._show_job)
        work.background.job_over.connect(self._job_over)

    def _add_shortcuts(self) -> None:
        self._shortcut("Ctrl+K", self.open_palette)
        self._shortcut("F1", self.toggle_help)
        self._shortcut("Ctrl+B", self.sidebar.fold)
        self._shortcut(QKeySequence.StandardKey.Undo, self._workplace.undo.undo)
        self._shortcut("Ctrl+Shift+Z", self._workplace.undo.redo)
        self._shortcut("Ctrl+Y", self._workplace.undo.redo)
        for number, key in enumerate(list(self._places)[:9], 1):
            self._shortcut(f"Ctrl+{number}", partial(self.open_page, key))

    def _shortcut(self, keys: str | QKeySequence.StandardKey, start: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(start)
        shortcut.setEnabled(False)
        self._shortcuts.append(shortcut)

    def _enable_shortcuts(self, on: bool) -> None:
        """Without a catalogue no page can be made."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(on)

    @property
    def page(self) -> Page | None:
        """The page in view."""
        frame = self._stack.currentWidget()
        found = frame.widget() if isinstance(frame, QScrollArea) else None
        return found if isinstance(found, Page) else None

    def open_page(self, key: str, record: object = None) -> None:
        """Bring a page into view, making it if need be, and open a record on it."""
        page = self._pages.get(key)
        if self.page is not None and page is not self.page and not self.page.may_leave():
            self.sidebar.show_place(self._key_of(self.page))
            return
        page = page or self._make(key)
        self._stack.setCurrentWidget(_frame_of(page))
        self.help_panel.raise_()  # a page made later lies above it
        self.sidebar.show_place(key)
        self._show_head(page)
        self._freshen(key, page)
        page.take_focus()
        if record is not None:
            page.open_record(record)

    def show_alone(self, widget: QWidget) -> None:
        """Show something instead of the pages: the first start, or an opening that takes its time."""
        self._enable_shortcuts(False)
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        self.sidebar.hide()
        self.help_panel.hide()
        self.title_bar.show_nothing()

    def begin(self) -> None:
        """Show the pages, the one that was in view or the first; pages made for another catalogue or office go."""
        seen = self._key_of(self.page) if self.page is not None else ""
        for page in self._pages.values():
            frame = _frame_of(page)
            self._stack.removeWidget(frame)
            frame.deleteLater()
        self._pages.clear()
        self._stale.clear()
        self._enable_shortcuts(True)
        self.sidebar.clear_badges()
        self.sidebar.show()
        self.title_bar.setVisible(bool(self._places))
        if self._places:
            self.open_page(seen or next(iter(self._places)))

    def _make(self, key: str) -> Page:
        page = self._places[key].make(self._workplace)
        page.title = page.title or self._places[key].title
        page.setAccessibleName(page.title)
        page.go_to.connect(self.open_page)
        page.wished.connect(self.wished)
        page.actions_changed.connect(partial(self._actions_changed, page))
        page.badge_changed.connect(partial(self.sidebar.set_badge, key))
        self._pages[key] = page
        self._stale[key] = Changed.EVERYTHING
        self._stack.addWidget(_framed(page))
        for table in page.findChildren(Table):
            table.copied.connect(self._say_copied)
            table.too_many.connect(self._say_too_many)
        return page

    def _say_copied(self, rows: int) -> None:
        self.messages.say(tr("{rows} disalin").format(rows=formats.count(rows, tr("baris"))))

    def _say_too_many(self, rows: int) -> None:
        said = tr("{rows} terlalu banyak untuk disalin: pakai Ekspor.").format(rows=formats.count(rows, tr("baris")))
        self.messages.say(said, tone=Tone.WARNING)

    def show_badges(self, waiting: Mapping[str, int]) -> None:
        """Say how much waits on pages, also on those not opened yet."""
        for key in waiting.keys() & self._places.keys():
            self.sidebar.set_badge(key, waiting[key])

    def _show_head(self, page: Page) -> None:
        self.title_bar.show_page(page)
        self.help_panel.show_page(page.title, page.help_text)
        self.setWindowTitle(f"{page.title} — TemuMitra")

    def _actions_changed(self, page: Page) -> None:
        if page is self.page:
            self.title_bar.show_page(page)

    def _reload(self, changed: Changed) -> None:
        """Pages out of view reload when they are opened next."""
        for key, page in self._pages.items():
            self._stale[key] |= changed & page.concerns
            if page is self.page:
                self._freshen(key, page)

    def _freshen(self, key: str, page: Page) -> None:
        changed, self._stale[key] = self._stale[key], Changed.NOTHING
        if changed:
            page.reload(changed)

    def _key_of(self, page: Page) -> str:
        return next(key for key, each in self._pages.items() if each is page)

    def _say(self, sentence: str, change_set: str) -> None:
        undo = partial(self._workplace.undo.undo_change, change_set) if change_set else None
        self.messages.say(sentence, undo)

    def _refuse(self, problem: UserProblem) -> None:
        said = problem_sentences(problem)
        self.messages.complain(said.what_happened, said.what_to_do)

    def _break(self, _defect: object) -> None:
        said = sentences("general.defect", {"log": self._log_file})
        self.messages.complain(said.what_happened, said.what_to_do)

    def _show_job(self, job: Job) -> None:
        if job.quiet:
            return
        job.started.connect(partial(self.status.show_work, job.title))
        job.progressed.connect(self.status.show_progress)

    def _job_over(self) -> None:
        if self._watched_jobs():
            return
        self.status.show_idle()
        if self._question is not None:
            self._question.reject()
        if self._leaving:
            self.close()

    def _watched_jobs(self) -> list[Job]:
        return [job for job in self._workplace.background.jobs if not job.quiet]

    def _cancel_jobs(self) -> None:
        for job in self._watched_jobs():
            job.cancel()

    def open_palette(self) -> CommandPalette:
        """Ctrl+K."""
        palette = CommandPalette(
            self._commands(), self, self._workplace.background, self._find_records, self._open_found
        )
        palette.open()
        return palette

    def _commands(self) -> list[Command]:
        here = self.page
        actions = [each for each in (here.main_action(), *here.more_actions()) if each] if here else []
        found = [Command(each.text, here.title if here else "", each.icon or "lightning", each.start)
                 for each in actions]  # fmt: skip
        found += [Command(place.title, "", place.icon, partial(self.open_page, place.key))
                  for place in self._places.values()]  # fmt: skip
        return [
            *found,
            Command(tr("Urungkan"), "Ctrl+Z", "arrow-u-up-left", self._workplace.undo.undo),
            Command(tr("Kerjakan lagi"), "Ctrl+Shift+Z", "arrow-u-up-right", self._workplace.undo.redo),
            Command(tr("Bantuan halaman ini"), "F1", "question", self.toggle_help),
        ]

    def _open_found(self, found: Found) -> None:
        self.open_page(found.place, found.record)

    def toggle_help(self) -> None:
        """F1."""
        self.help_panel.toggle()

    def show_fitting(self) -> None:
        """Show the window; where the screen is no larger than it, all over the screen."""
        room = self.screen().availableGeometry()
        if room.width() <= self.width() or room.height() <= self.height():
            self.showMaximized()
        else:
            self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nothing else wanted: the help goes, then the message."""
        laid_over = next((each for each in (self.help_panel, self.messages) if not each.isHidden()), None)
        if event.key() == Qt.Key.Key_Escape and laid_over is not None:
            laid_over.hide()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sidebar.fit(self.width() < TIGHT)

    def _remember_geometry(self) -> None:
        geometry = self._memory.value("window/geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(1366, 768)
        self.sidebar.fold(bool(self._memory.value("window/narrow_sidebar", False, type=bool)))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._watched_jobs() and not self._leaving:
            event.ignore()
            self._ask_to_leave()
            return
        if self.page is not None and not self._leaving and not self.page.may_leave():
            event.ignore()
            return
        self._memory.setValue("window/geometry", self.saveGeometry())
        self._memory.setValue("window/narrow_sidebar", self.sidebar.wishes_narrow)
        super().closeEvent(event)

    def _ask_to_leave(self) -> None:
        if self._question is not None:
            return
        self._question = ask_to_confirm(
            self,
            tr("Masih ada pekerjaan yang berjalan."),
            tr("Hentikan dan tutup"),
            self._stop_and_leave,
            why=tr("Bila dihentikan sekarang, pekerjaan itu tidak disimpan setengah jalan: seluruhnya batal."),
            decline=tr("Tetap bekerja"),
            careful=True,
        )
        self._question.finished.connect(self._answered)

    def _answered(self) -> None:
        self._question = None

    def _stop_and_leave(self) -> None:
        self._leaving = True
        self._cancel_jobs()
        if not self._watched_jobs():
            self.close()


def _framed(page: Page) -> QScrollArea:
    """In a window smaller than the page one can scroll to what would be cut."""
    frame = QScrollArea()
    frame.setWidgetResizable(True)
    frame.setFrameShape(QFrame.Shape.NoFrame)
    frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    frame.setAccessibleName(page.title)
    frame.setWidget(page)
    return frame


def _frame_of(page: Page) -> QScrollArea:
    viewport = page.parentWidget()
    frame = viewport.parentWidget() if viewport is not None else None
    assert isinstance(frame, QScrollArea)
    return frame
