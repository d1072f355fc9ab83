"""Start the desktop program: builds application, look, threads, catalogue and window, and wires them."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from logging.handlers import RotatingFileHandler
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QApplication

from models.domain.actor import Actor, Role
from models.domain.changes import Changed, Outcome
from models.domain.progress import Progress
from models.problems import UserProblem
from ui import formats
from ui.background import Background
from ui.commands.masking import MaskedFormatter
from ui.desktop_settings import DesktopSettings, remember_scheme, remembered_scheme
from ui.main_window import MainWindow
from ui.others_changes import Look, OthersChanges
from ui.pages.settings.wishes import OpenPlace, PutBack, UseScheme
from ui.record_search import find_records
from ui.remembered_place import remember_place, remembered_place
from ui.texts import problem_sentences, tr
from ui.widgets.frame.opening import Opening
from ui.widgets.frame.places import FindRecords, Place
from ui.widgets.frame.welcome import Welcome
from ui.widgets.look.indonesian import speak_indonesian
from ui.widgets.look.theme import Theme
from ui.workplace import Workplace

log = logging.getLogger(__name__)

PAGES: tuple[Place, ...] = (
    Place("home", tr("Beranda"), "house", "ui.pages.home.page:HomePage"),
    Place("enterprises", tr("UMKM"), "storefront", "ui.pages.enterprises.page:EnterprisesPage"),
    Place("partners", tr("Mitra & Kebutuhan"), "factory", "ui.pages.partners.page:PartnersPage"),
    Place("supply_chain", tr("Rantai Pasok"), "tree-structure", "ui.pages.supply_chain.page:SupplyChainPage"),
    Place("matching", tr("Pencocokan"), "handshake", "ui.pages.matching.page:MatchingPage"),
    Place("events", tr("Temu Bisnis"), "calendar-check", "ui.pages.events.page:EventsPage"),
    Place("agreements", tr("Perjanjian"), "file-text", "ui.pages.agreements.page:AgreementsPage"),
    Place("reports", tr("Laporan"), "files", "ui.pages.reports.page:ReportsPage"),
    Place("settings", tr("Pengaturan"), "gear", "ui.pages.settings.page:SettingsPage", apart=True),
)
"""What the sidebar lists, in its order; only pages that work."""

WAITS_IN = Changed.RUNS | Changed.DECISIONS | Changed.AGREEMENTS
"""Parts of the catalogue whose change may change a badge."""

NOBODY = Actor("", "", Role.INSTANSI, "", "")


class Opened(Protocol):
    """An open catalogue and who works in it."""

    @property
    def catalogue(self) -> Any: ...
    @property
    def actor(self) -> Actor: ...


def _open(place: str, *, progress: Progress) -> Opened:
    # imported on the writer's thread: the database library would hold up the first window
    from models.use_cases.open_catalogue import open_catalogue

    progress(0, 1)
    return open_catalogue(place)


def _undo(catalogue: Any, actor: Actor, uid: str, *, progress: Progress) -> Any:
    from models.use_cases.undo_change import undo_change

    return undo_change(catalogue, actor, uid, progress=progress)


def _make_sample(place: str, *, progress: Progress) -> Opened:
    from ui.demonstration import make_sample

    with TemporaryDirectory(prefix="temumitra-") as folder:
        return make_sample(Path(place), Path(folder), date.today(), log.info, progress)


def _last_backup(catalogue: Any) -> str:
    from models.use_cases.keep_backups import last_backup

    newest = last_backup(catalogue)
    return formats.moment(newest.at.isoformat()) if newest else ""


def _badges(catalogue: Any, actor: Actor) -> Mapping[str, int]:
    from models.use_cases.summarise_home import summarise_home

    waiting = summarise_home(catalogue, actor).waiting
    return {"home": waiting.agreements_ending, "matching": waiting.proposals}


def _changes_since(catalogue: Any, last: int | None) -> Any:
    from models.use_cases.changes_since import changes_since

    return changes_since(catalogue, last)


def _put_back(place: str, copy: Path, *, progress: Progress) -> Any:
    from models.use_cases.back_up import restore

    return restore(place, copy, progress=progress)


def _keep_daily_backup(catalogue: Any, actor: Actor, *, progress: Progress) -> Any:
    from models.use_cases.keep_backups import keep_daily_backup

    return keep_daily_backup(catalogue, actor, progress=progress)


@dataclass(frozen=True, slots=True)
class Wiring:
    """The use cases that the frame itself starts; tests put their own in."""

    open_catalogue: Callable[..., Opened] = _open
    undo: Callable[..., Any] = _undo
    make_sample: Callable[..., Opened] | None = None
    """(place, progress=…): a new catalogue filled with the sample; None offers no sample."""
    find_records: Callable[[Any, Actor, str], Any] | None = None
    """(catalogue, actor, words) → Found records for Ctrl+K."""
    last_backup: Callable[[Any], str] | None = None
    """catalogue → when it was last backed up, in words."""
    put_back: Callable[..., Any] = _put_back
    badges: Callable[[Any, Actor], Mapping[str, int]] | None = None
    """(catalogue, actor) → how much waits on the page of each key."""
    keep_daily_backup: Callable[..., Any] | None = None
    """(catalogue, actor, progress=…): today's copy, where none was made yet."""
    changes_since: Look | None = None
    """(catalogue, last seen) → what other windows wrote; None: nobody looks."""


REAL = Wiring(
    make_sample=_make_sample,
    find_records=find_records,
    last_backup=_last_backup,
    badges=_badges,
    keep_daily_backup=_keep_daily_backup,
    changes_since=_changes_since,
)
"""The wiring of the program itself."""


class Desktop(QObject):
    """The running program: window, threads, and the catalogue once it is open."""

    def __init__(
        self,
        application: QApplication,
        settings: DesktopSettings,
        places: Sequence[Place] = PAGES,
        wiring: Wiring | None = None,
    ) -> None:
        super().__init__()
        self._settings = settings
        self._wiring = wiring or Wiring()
        self.memory: QSettings = settings.memory()
        speak_indonesian(application)
        self._application = application
        self.theme = Theme(application, remembered_scheme(self.memory))
        self.background = Background()
        self.workplace = Workplace(None, NOBODY, self.background, self._undo)
        self.workplace.memory = self.memory
        self.window = MainWindow(self.workplace, places, self.memory, self._finder(), str(settings.log_file or ""))
        self.welcome = Welcome(with_sample=self._wiring.make_sample is not None)
        self.welcome.chosen.connect(self._choose)
        self.window.wished.connect(self._fulfil)
        self.workplace.entered.connect(self._enter)
        if self._wiring.changes_since is not None:
            self.others = OthersChanges(self.workplace, self._wiring.changes_since)
        self.background.catalogue_changed.connect(self._count_waiting)

    def begin(self) -> None:
        """Show the window, then open the catalogue, or ask for one at the first start."""
        self.window.show_fitting()
        place = self._settings.catalogue_url or remembered_place(self.memory)
        if place:
            self.open(place)
        else:
            self.window.show_alone(self.welcome)

    def open(self, place: str, *, sample: bool = False) -> None:
        """Open a catalogue in the background and show the pages when it is there."""
        screen = Opening(tr("Menyiapkan katalog contoh…") if sample else tr("Membuka katalog…"))
        self.window.show_alone(screen)
        opening = partial(self._open_with_sample if sample else self._wiring.open_catalogue, place)
        job = self.workplace.start(
            opening,
            title=tr("Membuka katalog"),
            succeeded=partial(self._opened, place),
            refused=self._not_opened,
            ended=partial(self._ask_again_behind, screen),
        )
        job.progressed.connect(screen.show_progress)
        screen.cancel_wanted.connect(job.cancel)

    def close(self) -> None:
        """Stop the threads and let go of the catalogue."""
        self.background.close()
        if self.workplace.catalogue is not None:
            self.workplace.catalogue.close()

    def _open_with_sample(self, place: str, *, progress: Progress) -> Opened:
        make = self._wiring.make_sample
        if make is None or Path(place).exists():
            return self._wiring.open_catalogue(place, progress=progress)
        return make(place, progress=progress)

    def _choose(self, choice: str) -> None:
        if choice in ("sample", "empty"):
            name = "contoh.db" if choice == "sample" else "katalog.db"
            self.open(str(self._settings.data_dir / name), sample=choice == "sample")
        else:
            self.open(choice)

    def _opened(self, place: str, opened: Opened) -> None:
        if not self._settings.catalogue_url:
            remember_place(self.memory, place)
        if self.workplace.catalogue is not None:
            self.workplace.catalogue.close()
        self.workplace.enter(opened.catalogue, opened.actor)
        self._back_up_today(opened)

    def _enter(self) -> None:
        """Pages know who works where: for another catalogue or office they are made anew."""
        self.window.begin()
        self._show_standing()
        self._count_waiting(Changed.EVERYTHING)

    def _count_waiting(self, changed: Changed) -> None:
        count, catalogue = self._wiring.badges, self.workplace.catalogue
        if count is not None and catalogue is not None and changed & WAITS_IN:
            read = partial(count, catalogue, self.workplace.actor)
            self.workplace.ask("frame/badges", read, self.window.show_badges)

    def _fulfil(self, wish: object) -> None:
        match wish:
            case OpenPlace(place):
                self.open(place)
            case UseScheme(scheme):
                self.theme.use(scheme)
                remember_scheme(self.memory, scheme)
            case PutBack(copy):
                self._put_back(copy)

    def _put_back(self, copy: Path) -> None:
        catalogue = self.workplace.catalogue
        place = str(catalogue.file)
        screen = Opening(tr("Memulihkan cadangan…"))
        screen.cancel_button.hide()
        self.window.show_alone(screen)
        catalogue.close()
        self.workplace.start(
            partial(self._wiring.put_back, place, copy),
            title=tr("Memulihkan cadangan"),
            succeeded=lambda _report: self.open(place),
            refused=partial(self._not_put_back, place),
            ended=screen.deleteLater,
        )

    def _not_put_back(self, place: str, problem: UserProblem) -> None:
        self.open(place)
        said = problem_sentences(problem)
        self.window.messages.complain(said.what_happened, said.what_to_do)

    def _back_up_today(self, opened: Opened) -> None:
        if self._wiring.keep_daily_backup is not None:
            copy = partial(self._wiring.keep_daily_backup, opened.catalogue, opened.actor)
            self.workplace.start(
                copy, title=tr("Membuat cadangan harian"), succeeded=lambda _made: self._show_standing()
            )

    def _not_opened(self, problem: UserProblem) -> None:
        said = problem_sentences(problem)
        if self.workplace.catalogue is not None:
            # another one could not be opened: the one at hand stays
            self.window.begin()
            self.window.messages.complain(said.what_happened, said.what_to_do)
            return
        self.welcome.complain(f"{said.what_happened} {said.what_to_do}".strip())
        self.window.show_alone(self.welcome)

    def _ask_again_behind(self, screen: Opening) -> None:
        # an opening that was cancelled or broke leaves nothing but itself in view
        if screen.isVisible() and self.workplace.catalogue is not None:
            self.window.begin()
        elif screen.isVisible():
            self.window.show_alone(self.welcome)
        screen.deleteLater()

    def _undo(self, uid: str, *, progress: Progress) -> Outcome:
        made: Outcome = self._wiring.undo(self.workplace.catalogue, self.workplace.actor, uid, progress=progress)
        return made

    def _finder(self) -> FindRecords | None:
        find = self._wiring.find_records
        if find is None:
            return None
        return lambda words: find(self.workplace.catalogue, self.workplace.actor, words)

    def _show_standing(self) -> None:
        status, actor = self.window.status, self.workplace.actor
        place = str(getattr(self.workplace.catalogue, "place", ""))
        status.catalogue.setText(tr("Katalog: {place}").format(place=_short(place)))
        status.catalogue.setToolTip(place)
        status.user.setText(f"{actor.name} · {actor.office}")
        if self._wiring.last_backup is not None:
            read = partial(self._wiring.last_backup, self.workplace.catalogue)
            self.workplace.ask("frame/backup", read, self._show_backup)

    def _show_backup(self, when: str) -> None:
        said = tr("Cadangan terakhir: {when}").format(when=when) if when else tr("Belum ada cadangan")
        self.window.status.backup.setText(said)


def _short(place: str) -> str:
    """The end of a path or URL, which tells catalogues apart."""
    return place.replace("\\", "/").rstrip("/").rpartition("/")[2]


def run_desktop(settings: DesktopSettings, places: Sequence[Place] = PAGES, wiring: Wiring | None = None) -> int:
    """Show the window until it is closed; the exit status."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("TemuMitra")
    desktop = Desktop(application, settings, places, wiring)
    desktop.begin()
    status = application.exec()
    desktop.close()
    return status


def start_desktop(arguments: Sequence[str]) -> int:
    """Start the program as a user does: own folders, own log, the catalogue named or chosen before."""
    import platformdirs

    data_dir = Path(platformdirs.user_data_dir("TemuMitra", appauthor=False))
    log_file = Path(platformdirs.user_log_dir("TemuMitra", appauthor=False)) / "temumitra.log"
    _keep_log(log_file)
    settings = DesktopSettings(
        config_dir=Path(platformdirs.user_config_dir("TemuMitra", appauthor=False)),
        data_dir=data_dir,
        catalogue_url=named_catalogue(arguments) or os.environ.get("TEMUMITRA_DATABASE", ""),
        log_file=log_file,
    )
    return run_desktop(settings, PAGES, REAL)


def named_catalogue(arguments: Sequence[str]) -> str:
    """What follows --database, empty without it."""
    for at, argument in enumerate(arguments):
        if argument == "--database" and at + 1 < len(arguments):
            return arguments[at + 1]
        if argument.startswith("--database="):
            return argument.partition("=")[2]
    return ""


def _keep_log(file: Path) -> None:
    """Warnings and defects go to a file of the user's own; it holds places in the code, never records."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(file, maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True)
    handler.setFormatter(MaskedFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
