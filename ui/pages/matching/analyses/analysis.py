"""What every analysis of a run has in common."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.domain.changes import Changed
from models.domain.matching import RunFact
from ui.workplace import Workplace


class Analysis(QWidget):
    """One question to a run; made when it is first asked, shown a run whenever it is in view and the run is new."""

    go_to = Signal(str, object)
    """Key of a page, and what to open there."""
    need_wanted = Signal(str)
    """Code of a need to be shown among the proposals."""
    run_wanted = Signal()
    """Match now, with the settings in force."""
    given_up = Signal(str, str)
    """Code of a run, and what its poverty priority gained and gave up, once that is computed."""

    concerns: ClassVar[Changed] = Changed.RUNS
    """What makes an analysis that is shown stale."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work = work
        self.setProperty("kind", "ground")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)

    @abstractmethod
    def show_run(self, run: RunFact, *, newest: bool) -> None:
        """Answer for this run; called again when the catalogue changed in what concerns it."""

    def prefer_need(self, code: str) -> None:
        """The need that is in focus elsewhere; an analysis of one need starts with it."""
