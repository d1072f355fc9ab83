"""Saves a draft while it is being typed, and tells when somebody else has saved it too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from models.domain.drafts import AgreementDraft
from models.problems import UserProblem
from models.use_cases.discard_draft import discard_draft
from models.use_cases.open_draft import open_draft
from models.use_cases.save_draft import save_draft
from ui import formats
from ui.texts import problem_sentences, tr
from ui.workplace import Workplace

TYPING_PAUSE = 800
"""Milliseconds without a change before the draft is saved."""
_ELSEWHERE = ("agreement.draft_changed", "agreement.draft_gone")


class DraftKeeper(QObject):
    """`told` says in words whether what is on the screen is kept; `contested` that it is not, for another's sake."""

    told = Signal(str)
    contested = Signal(object)
    kept = Signal(object)

    def __init__(
        self, work: Workplace, draft: AgreementDraft, written: Callable[[AgreementDraft], AgreementDraft]
    ) -> None:
        super().__init__()
        self._work = work
        self._written = written
        self.draft = draft
        """As it was last kept."""
        self._waiting = False
        self._under_way = False
        self._stopped = False
        self._failed = False
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._pause.timeout.connect(self.flush)

    @property
    def was_kept(self) -> bool:
        """Whether there is a draft in the catalogue."""
        return self.draft.version > 0

    def typed(self) -> None:
        """Something changed; it is kept at the next pause."""
        self._waiting, self._failed = True, False
        if not self._stopped:
            self.told.emit(tr("Belum tersimpan"))
            self._pause.start()

    def flush(self) -> None:
        """Keep what is written now, unless it is kept already or another save is on its way."""
        self._pause.stop()
        if not self._waiting or self._under_way or self._stopped:
            return
        self._waiting, self._under_way = False, True
        save = partial(save_draft, self._work.catalogue, self._work.actor, self._written(self.draft))
        self._work.start(save, succeeded=self._keep, refused=self._refused, ended=self._ended, quiet=True)

    def stop(self) -> None:
        """Keep nothing from here on."""
        self._stopped = True
        self._pause.stop()

    def go_on(self) -> None:
        """Keep again, what was changed meanwhile first."""
        self._stopped = False
        if self._waiting:
            self._pause.start()

    def discard(self) -> None:
        """Take the draft off the desk."""
        self.stop()
        self._work.start(partial(discard_draft, self._work.catalogue, self._work.actor, self.draft.subject), quiet=True)

    def take_over(self) -> None:
        """What is on this screen takes the place of what somebody else saved."""
        read = partial(open_draft, self._work.catalogue, self._work.actor, self.draft.subject)
        self._work.ask("agreements/take-over", read, self._take_over)

    def _take_over(self, theirs: AgreementDraft | None) -> None:
        self.draft = replace(self.draft, version=theirs.version if theirs else 0)
        self._waiting = self._stopped = False
        self.typed()
        self.flush()

    def _keep(self, draft: AgreementDraft) -> None:
        self.draft = draft
        self.told.emit(tr("Draf tersimpan {at}").format(at=formats.moment(draft.saved_at)))
        self.kept.emit(draft)

    def _refused(self, problem: UserProblem) -> None:
        self._waiting = True
        if problem.message in _ELSEWHERE:
            self.stop()
            self.told.emit(tr("Belum tersimpan"))
            self.contested.emit(problem)
        else:
            self._failed = True  # tried again with the next key, not for ever
            self.told.emit(problem_sentences(problem).what_happened)

    def _ended(self) -> None:
        self._under_way = False
        if self._waiting and not self._stopped and not self._failed:
            self._pause.start()
