"""Run use cases off the screen's thread and tell the screen how it went."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from threading import Event
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from models.domain.changes import Changed
from models.problems import Cancelled, UserProblem
from ui.lanes import Lane, Sweeper, Tell

log = logging.getLogger(__name__)

PROGRESS_EVERY = 0.05
"""Seconds between two progress signals at least, so that a chatty use case cannot flood the event loop."""

READERS = 2


def _name_of(work: Callable[..., object]) -> str:
    """The function's name only: arguments may hold personal data and belong in no log."""
    while isinstance(work, partial):
        work = work.func
    return getattr(work, "__qualname__", type(work).__name__)


class Job(QObject):
    """One use case to run, called with `progress=`. Connect first, start last.

    A quiet one is no work that anybody watches or stops: it is run to its end even when the program closes.
    """

    started = Signal()
    progressed = Signal(int, int)
    succeeded = Signal(object)
    refused = Signal(object)
    broke = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, use_case: Callable[..., object], title: str = "", *, quiet: bool = False) -> None:
        super().__init__()
        self.title = title
        self.quiet = quiet
        self._use_case = use_case
        self._stop = Event()
        self._last_report = 0.0

    @property
    def stopping(self) -> bool:
        """Whether the user has asked it to stop."""
        return self._stop.is_set()

    @Slot()
    def cancel(self) -> None:
        """Ask the use case to stop at its next step."""
        self._stop.set()

    def run(self, tell: Tell) -> None:
        """Run the use case. Called on the writer's thread."""
        try:
            if self._stop.is_set():
                raise Cancelled  # noqa: TRY301  # waiting in the queue and cancelled there
            tell(self.started.emit)
            outcome = self._use_case(progress=partial(self._report, tell))
        except Cancelled:
            tell(self.cancelled.emit)
        except UserProblem as problem:
            tell(self.refused.emit, problem)
        except Exception as defect:
            log.exception("use case broke: %s", _name_of(self._use_case))
            tell(self.broke.emit, defect)
        else:
            tell(self.succeeded.emit, outcome)
        finally:
            tell(self.ended.emit)

    def _report(self, tell: Tell, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        now = monotonic()
        if done >= total or now - self._last_report >= PROGRESS_EVERY:
            self._last_report = now
            tell(self.progressed.emit, done, total)


class Question(QObject):
    """One reading of the catalogue; a newer one under the same key makes its answer worthless."""

    answered = Signal(object)
    refused = Signal(object)
    broke = Signal(object)
    ended = Signal()

    def __init__(self, key: str, read: Callable[[], object]) -> None:
        super().__init__()
        self.key = key
        self._read = read
        self._replaced = Event()

    @property
    def replaced(self) -> bool:
        """Whether nobody waits for the answer any more."""
        return self._replaced.is_set()

    @Slot()
    def replace(self) -> None:
        """Let the answer be dropped, or the reading not even begin."""
        self._replaced.set()

    def run(self, tell: Tell) -> None:
        """Read. Called on a reader's thread."""
        try:
            if not self.replaced:
                tell(self.answered.emit, self._read())
        except UserProblem as problem:
            tell(self.refused.emit, problem)
        except Exception as defect:
            log.exception("reading broke: %s", _name_of(self._read))
            tell(self.broke.emit, defect)
        finally:
            tell(self.ended.emit)


class Background(QObject):
    """One writer's thread for jobs and a few readers for questions; create and use it on the main thread."""

    catalogue_changed = Signal(Changed)
    job_queued = Signal(object)
    job_over = Signal()
    reading_refused = Signal(object)
    reading_broke = Signal(object)

    def __init__(self, readers: int = READERS) -> None:
        super().__init__()
        self._sweeper = Sweeper()
        self._writer = Lane("writer", 1)
        self._readers = Lane("reader", readers)
        self._jobs: dict[int, Job] = {}
        self._questions: dict[int, Question] = {}
        self._newest: dict[str, Question] = {}

    @property
    def jobs(self) -> tuple[Job, ...]:
        """Jobs that run or wait, oldest first."""
        return tuple(self._jobs.values())

    def start(self, job: Job) -> None:
        """Queue a job and keep it alive until it ends."""
        self._jobs[id(job)] = job
        job.succeeded.connect(self._announce)
        job.ended.connect(partial(self._job_over, id(job)))  # not the job: it would hold itself for ever
        self.job_queued.emit(job)
        self._writer.submit(job)

    def ask(
        self,
        key: str,
        read: Callable[[], Any],
        answered: Callable[[Any], None],
        refused: Callable[[UserProblem], None] | None = None,
    ) -> Question:
        """Read on another thread and call `answered` here, unless a newer question comes first."""
        question = Question(key, read)
        if (older := self._newest.get(key)) is not None:
            older.replace()
        self._newest[key] = question
        self._questions[id(question)] = question
        question.answered.connect(partial(self._pass_on, id(question), answered))
        question.refused.connect(partial(self._pass_on, id(question), refused or self.reading_refused.emit))
        question.broke.connect(partial(self._pass_on, id(question), self.reading_broke.emit))
        question.ended.connect(partial(self._question_over, id(question)))
        self._readers.submit(question)
        return question

    def forget(self, key: str) -> None:
        """Drop the answer to the question under this key, if one is on its way."""
        if (question := self._newest.pop(key, None)) is not None:
            question.replace()

    def close(self) -> None:
        """Ask everything to stop and wait until it has; what is quiet is done first."""
        for job in self.jobs:
            if not job.quiet:
                job.cancel()
        for question in self._questions.values():
            question.replace()
        self._readers.close()
        self._writer.close()
        self._sweeper.stop()

    @Slot(object)
    def _announce(self, outcome: object) -> None:
        if changed := getattr(outcome, "changed", Changed.NOTHING):
            self.catalogue_changed.emit(changed)

    def _job_over(self, number: int) -> None:
        del self._jobs[number]
        self.job_over.emit()

    def _pass_on(self, number: int, receive: Callable[[Any], object], answer: object) -> None:
        if not self._questions[number].replaced:
            receive(answer)

    def _question_over(self, number: int) -> None:
        question = self._questions.pop(number)
        if self._newest.get(question.key) is question:
            del self._newest[question.key]
