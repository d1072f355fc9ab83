"""Steps back and forth that fail: told in words, kept where they can be tried again, nothing lost."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from models.domain.changes import Outcome
from models.domain.progress import Progress
from models.problems import Cancelled, UserProblem
from ui.undo_steps import Reverse
from ui.workplace import Workplace


def _failing(defect: Exception) -> Reverse:
    def fail(uid: str, *, progress: Progress) -> Outcome:
        raise defect

    return fail


def _make(work: Workplace, qtbot: QtBot, back: bool = True) -> None:
    with qtbot.waitSignal(work.background.job_over):
        (work.undo.undo if back else work.undo.redo)()


def _refused(work: Workplace, qtbot: QtBot, back: bool = True) -> str:
    with qtbot.waitSignal(work.refused) as told:
        _make(work, qtbot, back)
    assert told.args is not None
    return str(told.args[0].message)


@pytest.mark.parametrize(
    ("defect", "told"),
    [(ValueError("0810000123"), "general.undo_broke"), (UserProblem("catalogue.locked"), "catalogue.locked")],
)
def test_a_step_that_breaks_is_told_and_may_be_tried_again(
    work: Workplace, qtbot: QtBot, caplog: pytest.LogCaptureFixture, reversed_changes: list[str],
    defect: Exception, told: str,
) -> None:  # fmt: skip
    works, breaks = work.undo._reverse, _failing(defect)
    work.undo.remember("Pertama", "c1")
    for back in (True, False, True):
        work.undo._reverse = breaks
        assert _refused(work, qtbot, back) == told
        assert (work.undo.stack.undoText() == "Pertama") is back
        assert (work.undo.stack.redoText() == "Pertama") is not back
        work.undo._reverse = works
        _make(work, qtbot, back)
    assert reversed_changes == ["c1", "c1'", "c1''"]
    assert "Pertama" not in caplog.text


def test_a_step_that_later_work_stands_on_leaves_the_stack(work: Workplace, qtbot: QtBot) -> None:
    work.undo._reverse = _failing(UserProblem("undo.built_upon"))
    work.undo.remember("Pertama", "c1")
    work.undo.remember("Kedua", "c2")
    assert _refused(work, qtbot) == "undo.built_upon"
    assert (work.undo.stack.count(), work.undo.stack.undoText()) == (1, "Pertama")


def test_a_step_that_was_stopped_is_still_there(work: Workplace, qtbot: QtBot, reversed_changes: list[str]) -> None:
    works = work.undo._reverse
    work.undo._reverse = _failing(Cancelled())
    work.undo.remember("Pertama", "c1")
    _make(work, qtbot)
    work.undo._reverse = works
    _make(work, qtbot)
    assert reversed_changes == ["c1"]


def test_taking_back_a_step_further_down_that_breaks_is_told(work: Workplace, qtbot: QtBot) -> None:
    work.undo._reverse = _failing(ValueError())
    work.undo.remember("Pertama", "c1")
    work.undo.remember("Kedua", "c2")
    with qtbot.waitSignal(work.refused):
        work.undo.undo_change("c1")
    assert work.undo.stack.count() == 2
