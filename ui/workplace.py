"""What a page is given: the catalogue, who acts, the threads, undo, and the way to say what happened."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from models.domain.actor import Actor
from models.problems import UserProblem
from ui.background import Background, Job
from ui.dialogs.choose_file import DialogChooser, FileChooser
from ui.saving import write_file
from ui.texts import sentence, tr
from ui.undo_steps import Reverse, UndoSteps


class Workplace(QObject):
    """The surroundings of every page. `catalogue` is handed to use cases and never looked into."""

    said = Signal(str, str)
    """(sentence, change set that Urungkan takes back; empty: no such button)"""
    refused = Signal(object)
    """A UserProblem to show."""
    broke = Signal(object)
    entered = Signal()
    """A catalogue is open; before that `catalogue` is None."""

    def __init__(self, catalogue: Any, actor: Actor, background: Background, reverse: Reverse) -> None:
        super().__init__()
        self.catalogue = catalogue
        self.actor = actor
        self.background = background
        self.files: FileChooser = DialogChooser()
        self.memory: QSettings | None = None
        """What this PC remembers of the window; None: nothing is remembered."""
        self._under_way: set[str] = set()
        self.undo = UndoSteps(background, reverse)
        self.undo.said.connect(lambda sentence: self.said.emit(sentence, ""))
        self.undo.refused.connect(self.refused)
        background.reading_refused.connect(self.refused)
        background.reading_broke.connect(self.broke)

    def enter(self, catalogue: Any, actor: Actor) -> None:
        """Work in this catalogue from now on."""
        self.catalogue, self.actor = catalogue, actor
        self.undo.stack.clear()
        self.entered.emit()

    def say(self, sentence: str) -> None:
        """A quiet message in the window."""
        self.said.emit(sentence, "")

    def start(
        self,
        use_case: Callable[..., Any],
        *,
        title: str = "",
        done: str | Callable[[Any], str] = "",
        succeeded: Callable[[Any], object] | None = None,
        refused: Callable[[UserProblem], object] | None = None,
        ended: Callable[[], object] | None = None,
        quiet: bool = False,
    ) -> Job:
        """Run a use case as a job: says `done` with Urungkan, shows problems, returns the running job."""
        job = Job(use_case, title, quiet=quiet)
        if succeeded:
            job.succeeded.connect(succeeded)
        job.succeeded.connect(lambda outcome: self._announce(done, outcome))
        job.refused.connect(refused or self.refused.emit)
        job.broke.connect(self.broke)
        if ended:
            job.ended.connect(ended)
        self.background.start(job)
        return job

    def start_once(self, key: str, use_case: Callable[..., Any], **words: Any) -> Job | None:
        """As `start`, unless what this key stands for is under way: a double click writes once."""
        if key in self._under_way:
            return None
        self._under_way.add(key)
        job = self.start(use_case, **words)
        job.ended.connect(partial(self._under_way.discard, key))
        return job

    def ask(
        self, key: str, read: Callable[[], Any], answered: Callable[[Any], None],
        refused: Callable[[UserProblem], None] | None = None,
    ) -> None:  # fmt: skip
        """Read in the background; only the newest question under a key is answered."""
        self.background.ask(key, read, answered, refused)

    def save_bytes(self, parent: QWidget, title: str, name: str, kinds: str, data: bytes) -> None:
        """Ask where these bytes go and write them there, whole or not at all."""
        self.files.save_file(parent, title, name, kinds, lambda path: self._save(path, data))

    def _save(self, path: Path, data: bytes) -> None:
        done = sentence("general.saved_file", file=path.name)
        self.start(partial(write_file, path, data), title=tr("Menyimpan berkas"), done=done)

    def _announce(self, done: str | Callable[[Any], str], outcome: object) -> None:
        sentence = done(outcome) if callable(done) else done
        change_set = str(getattr(outcome, "change_set", ""))
        if not sentence:
            return
        self.undo.remember(sentence, change_set)
        self.said.emit(sentence, change_set)
