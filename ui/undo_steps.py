"""Undo and redo over change sets: a step back is a new change set, made by a job like any other."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from models.domain.changes import Outcome
from models.problems import UserProblem
from ui.background import Background, Job
from ui.texts import tr

Reverse = Callable[..., Outcome]
"""(change set uid, progress=…) → the outcome whose change set reverses it."""

_FOR_GOOD = frozenset({"undo.already", "undo.built_upon", "undo.unknown", "general.undo_failed"})


class Failure(Enum):
    """Whether a step that failed may be tried again."""

    FOR_GOOD = auto()
    FOR_NOW = auto()


class UndoSteps(QObject):
    """The undo stack of the window."""

    said = Signal(str)
    refused = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, background: Background, reverse: Reverse) -> None:
        super().__init__()
        self.stack = QUndoStack(self)
        self._background = background
        self._reverse = reverse
        self._busy = False

    @property
    def busy(self) -> bool:
        """Whether a step back or forth is being made."""
        return self._busy

    def remember(self, text: str, change_set: str) -> None:
        """Make what was just done undoable."""
        if change_set:
            self.stack.push(_Step(self, text, change_set))

    def undo(self) -> None:
        """Take the last step back."""
        if not self._busy and self.stack.canUndo():
            self.stack.undo()

    def redo(self) -> None:
        """Make the last step taken back again."""
        if not self._busy and self.stack.canRedo():
            self.stack.redo()

    def undo_change(self, change_set: str) -> None:
        """Take back this change set if it is the last step; else undo just it."""
        step = self.stack.command(self.stack.index() - 1) if self.stack.canUndo() else None
        if isinstance(step, _Step) and step.change_set == change_set:
            self.undo()
        else:
            self.start(change_set, lambda _made: None, lambda _why: None)

    def start(self, change_set: str, done: Callable[[str], None], failed: Callable[[Failure], None]) -> None:
        """Reverse a change set on the writer's thread; what went wrong is said."""
        self._set_busy(True)
        job = Job(partial(self._reverse, change_set), tr("Mengurungkan"))
        job.succeeded.connect(lambda outcome: done(outcome.change_set))
        job.refused.connect(partial(self._refused, failed))
        job.broke.connect(lambda _defect: self._refused(failed, UserProblem("general.undo_broke")))
        job.cancelled.connect(lambda: failed(Failure.FOR_NOW))
        job.ended.connect(lambda: self._set_busy(False))
        self._background.start(job)

    def pass_back(self, *, undone: bool) -> None:
        """Put the stack where it was before a step that failed; it deletes one marked as obsolete on the way."""
        self._set_busy(False)
        if undone:
            self.stack.redo()
        else:
            self.stack.undo()

    def _refused(self, failed: Callable[[Failure], None], problem: UserProblem) -> None:
        failed(Failure.FOR_GOOD if problem.message in _FOR_GOOD else Failure.FOR_NOW)
        self.refused.emit(problem)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.busy_changed.emit(busy)


class _Step(QUndoCommand):
    """One change set that is done, or the one that took it back."""

    def __init__(self, steps: UndoSteps, text: str, change_set: str) -> None:
        super().__init__(text)
        self._steps = steps
        self._passing = True
        self.change_set = change_set

    def redo(self) -> None:
        if self._is_to_be_made():
            self._steps.start(self.change_set, self._redone, partial(self._failed, undone=False))

    def undo(self) -> None:
        if self._is_to_be_made():
            self._steps.start(self.change_set, self._undone, partial(self._failed, undone=True))

    def _is_to_be_made(self) -> bool:
        """False where the stack only moves past it: when it is pushed, done already, and after it failed."""
        passing, self._passing = self._passing, False
        return not (passing or self.isObsolete())

    def _redone(self, made: str) -> None:
        self.change_set = made
        self._steps.said.emit(tr("Dikerjakan lagi: “{step}”").format(step=self.text()))

    def _undone(self, made: str) -> None:
        self.change_set = made
        self._steps.said.emit(tr("Diurungkan. Sebelumnya: “{step}”").format(step=self.text()))

    def _failed(self, why: Failure, *, undone: bool) -> None:
        if why is Failure.FOR_GOOD:
            self.setObsolete(True)
        else:
            self._passing = True
        self._steps.pass_back(undone=undone)
