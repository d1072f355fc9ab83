"""Jobs, questions, and what they tell the screen."""

from __future__ import annotations

import gc
import logging
import tracemalloc
import weakref
from functools import partial
from threading import Event, current_thread, get_ident, main_thread
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from models.domain.changes import Changed, Outcome
from models.domain.progress import Progress
from models.problems import UserProblem
from ui.background import Background, Job


def told(job: Job) -> list[tuple[str, object]]:
    """What a job says, in order."""
    heard: list[tuple[str, object]] = []
    job.started.connect(lambda: heard.append(("started", None)))
    job.succeeded.connect(lambda outcome: heard.append(("succeeded", outcome)))
    job.refused.connect(lambda problem: heard.append(("refused", problem.message)))
    job.broke.connect(lambda defect: heard.append(("broke", type(defect))))
    job.cancelled.connect(lambda: heard.append(("cancelled", None)))
    job.ended.connect(lambda: heard.append(("ended", None)))
    return heard


def test_a_job_runs_elsewhere_and_answers_here(qtbot: QtBot, background: Background) -> None:
    threads: list[int] = []

    def use_case(*, progress: Progress) -> Outcome:
        threads.append(get_ident())
        return Outcome(Changed.NEEDS)

    job = Job(use_case)
    job.succeeded.connect(lambda _outcome: threads.append(get_ident()))
    heard = told(job)
    changes: list[Changed] = []
    background.catalogue_changed.connect(changes.append)
    with qtbot.waitSignal(job.ended):
        background.start(job)
    assert [word for word, _ in heard] == ["started", "succeeded", "ended"]
    assert threads[0] != threads[1] == get_ident()
    assert changes == [Changed.NEEDS]
    assert background.jobs == ()


def test_a_job_that_changed_nothing_reloads_nothing(qtbot: QtBot, background: Background) -> None:
    changes: list[Changed] = []
    background.catalogue_changed.connect(changes.append)
    job = Job(lambda progress: Outcome(Changed.NOTHING))
    with qtbot.waitSignal(job.ended):
        background.start(job)
    assert changes == []


def test_a_problem_is_handed_over_and_not_logged(
    qtbot: QtBot, background: Background, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*, progress: Progress) -> Outcome:
        raise UserProblem("general.disk_full")

    job = Job(full)
    heard = told(job)
    with qtbot.waitSignal(job.ended):
        background.start(job)
    assert heard[1:] == [("refused", "general.disk_full"), ("ended", None)]
    assert not caplog.records


def test_a_defect_is_logged_with_its_place_and_without_its_arguments(
    qtbot: QtBot, background: Background, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(name: str, *, progress: Progress) -> Outcome:
        return Outcome(Changed.NOTHING, str(1 // 0))

    job = Job(partial(broken, "rahasia"))
    heard = told(job)
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(job.ended):
        background.start(job)
    assert heard[1:] == [("broke", ZeroDivisionError), ("ended", None)]
    assert "broken" in caplog.text
    assert "Traceback" in caplog.text
    assert "rahasia" not in caplog.text


def test_cancelling_stops_at_the_next_step(qtbot: QtBot, background: Background) -> None:
    reached, go_on = Event(), Event()
    steps: list[int] = []

    def long_one(*, progress: Progress) -> Outcome:
        for step in range(1000):
            steps.append(step)
            if step == 3:
                reached.set()
                go_on.wait(10)
            progress(step, 1000)
        return Outcome(Changed.EVERYTHING)

    job = Job(long_one)
    heard = told(job)
    background.start(job)
    assert reached.wait(10)
    job.cancel()
    with qtbot.waitSignal(job.ended):
        go_on.set()
    assert steps == [0, 1, 2, 3]
    assert [word for word, _ in heard] == ["started", "cancelled", "ended"]


def test_a_job_cancelled_in_the_queue_never_begins(qtbot: QtBot, background: Background) -> None:
    go_on = Event()
    begun: list[int] = []
    first = Job(lambda progress: go_on.wait(10))
    second = Job(lambda progress: begun.append(1))
    background.start(first)
    background.start(second)
    second.cancel()
    with qtbot.waitSignal(second.ended):
        go_on.set()
    assert begun == []


def test_jobs_run_one_after_the_other(qtbot: QtBot, background: Background) -> None:
    running, most = [0], [0]

    def use_case(*, progress: Progress) -> None:
        running[0] += 1
        most[0] = max(most[0], running[0])
        Event().wait(0.002)
        running[0] -= 1

    jobs = [Job(use_case) for _ in range(8)]
    for job in jobs[:-1]:
        background.start(job)
    with qtbot.waitSignal(jobs[-1].ended):
        background.start(jobs[-1])
    assert most == [1]


def test_a_chatty_use_case_cannot_flood_the_screen(qtbot: QtBot, background: Background) -> None:
    heard: list[tuple[int, int]] = []

    def chatty(*, progress: Progress) -> None:
        for step in range(1, 50_001):
            progress(step, 50_000)

    job = Job(chatty)
    job.progressed.connect(lambda done, total: heard.append((done, total)))
    with qtbot.waitSignal(job.ended):
        background.start(job)
    assert heard[-1] == (50_000, 50_000)
    assert len(heard) < 200


def test_fifty_thousand_signals_leave_nothing_behind(qtbot: QtBot) -> None:
    job = Job(lambda progress: None)
    count = [0]

    def take(_done: int, _total: int) -> None:
        count[0] += 1

    job.progressed.connect(take)
    flag = Background(readers=1)
    flag.catalogue_changed.connect(lambda changed: count.__setitem__(0, count[0] + bool(changed)))
    _emit(job, flag, 1000)
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    _emit(job, flag, 25_000)
    gc.collect()
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    flag.close()
    assert count == [52_000]
    assert grown < 20_000


def _emit(job: Job, background: Background, times: int) -> None:
    for number in range(times):
        job.progressed.emit(number, times)
        background.catalogue_changed.emit(Changed.NEEDS)


def test_only_the_newest_question_under_a_key_is_answered(qtbot: QtBot, background: Background) -> None:
    begun, go_on = Event(), Event()
    answers: list[Any] = []
    first = background.ask("list", partial(_later, go_on, "old", begun), answers.append)
    assert begun.wait(10)
    second = background.ask("list", partial(_later, go_on, "new"), answers.append)
    with qtbot.waitSignals([first.ended, second.ended]):
        go_on.set()
    assert answers == ["new"]


def test_a_waiting_question_that_is_replaced_is_never_read(qtbot: QtBot) -> None:
    background = Background(readers=1)
    go_on = Event()
    read: list[int] = []
    background.ask("slow", lambda: go_on.wait(10), lambda _answer: None)
    for number in range(20):
        last = background.ask("typing", partial(read.append, number), lambda _answer: None)
    with qtbot.waitSignal(last.ended):
        go_on.set()
    assert read == [19]
    background.close()


def test_questions_of_other_keys_do_not_disturb_each_other(qtbot: QtBot, background: Background) -> None:
    answers: set[str] = set()
    go_on = Event()
    questions = [background.ask(key, partial(_later, go_on, key), answers.add) for key in ("a", "b", "c")]
    with qtbot.waitSignals([question.ended for question in questions]):
        go_on.set()
    assert answers == {"a", "b", "c"}


def _later(go_on: Event, answer: str, begun: Event | None = None) -> str:
    if begun:
        begun.set()
    go_on.wait(10)
    return answer


def test_a_reading_that_is_refused_tells_its_asker(qtbot: QtBot, background: Background) -> None:
    go_on = Event()

    def gone() -> object:
        go_on.wait(10)
        raise UserProblem("general.file_missing", file="x.xlsx")

    mine: list[str] = []
    question = background.ask("k", gone, mine.append, lambda problem: mine.append(problem.message))
    with qtbot.waitSignal(question.ended):
        go_on.set()
    with qtbot.waitSignal(background.reading_refused) as blocker:
        background.ask("k", gone, mine.append)
    assert mine == ["general.file_missing"]
    assert blocker.args[0].message == "general.file_missing"


def test_closing_stops_what_runs_and_waits_for_it(qtbot: QtBot) -> None:
    background = Background()
    reached = Event()
    over: list[int] = []

    def long_one(*, progress: Progress) -> None:
        reached.set()
        try:
            while True:
                progress(0, 1)
        finally:
            over.append(1)

    background.start(Job(long_one))
    assert reached.wait(10)
    background.close()
    assert over == [1]


def test_work_that_is_done_is_freed_on_the_main_thread(qtbot: QtBot, background: Background) -> None:
    threads: list[int] = []
    alive: list[weakref.ref[object]] = []
    for number in range(30):
        job = Job(lambda progress: None)
        job.destroyed.connect(lambda: threads.append(get_ident()))
        question = background.ask(f"key {number}", lambda: None, lambda _answer: None)
        alive += [weakref.ref(job), weakref.ref(question)]
        with qtbot.waitSignal(background.job_over):
            background.start(job)
    del job, question
    background.close()
    QCoreApplication.processEvents()
    gc.collect()
    assert [each() for each in alive if each() is not None] == []
    assert threads == [get_ident()] * 30


class Clasp:
    """Refers to itself, so that only a collection frees it."""

    def __init__(self, freed_on: list[object]) -> None:
        self.freed_on = freed_on
        self.itself = self

    def __del__(self) -> None:
        self.freed_on.append(current_thread())


def test_cyclic_garbage_is_collected_on_the_main_thread_only(qtbot: QtBot) -> None:
    freed_on: list[object] = []
    background = Background()

    def allocate() -> int:
        return len([Clasp(freed_on) for _ in range(5_000)])

    with qtbot.waitSignal(background.ask("plenty", allocate, lambda _count: None).ended):
        pass
    assert not freed_on
    qtbot.waitUntil(lambda: len(freed_on) == 5_000)
    assert set(freed_on) == {main_thread()}
    background.close()
    assert gc.isenabled()
