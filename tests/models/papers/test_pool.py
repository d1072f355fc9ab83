"""Agreements drawn on two processes: the same bytes, in order, with progress, and an end at once when asked."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest

from models.papers import pool
from models.papers.pool import DrawingBroke, draw_all, draw_as_they_come
from reports.agreement import AgreementDocument, Mark, Pattern, agreement_pdf
from reports.wording import UnfilledPlaceholder
from tests.reports.samples import agreement, nameless


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """Whatever happens, no process outlives the work; the reader of workbooks is kept by others on purpose."""
    before = multiprocessing.active_children()
    yield
    assert [each for each in multiprocessing.active_children() if each not in before] == []

COUNT = 60


class Stopped(Exception):
    """Somebody pressed cancel."""


def papers(count: int) -> tuple[list[AgreementDocument], list[Mark | None]]:
    """Return agreements of every pattern, each with a number and a mark of its own."""
    patterns = list(Pattern)
    documents = [replace(agreement(patterns[at % 5]), number=f"{at:03d}/KADIN-JTM/VII/2026") for at in range(count)]
    return documents, [Mark(f"TM1:{each.number}:{at:064X}", f"{at:016X}") for at, each in enumerate(documents)]


def test_two_processes_draw_what_one_draws() -> None:
    documents, marks = papers(COUNT)
    told: list[tuple[int, int]] = []
    drawn = draw_all(documents, "F4", marks, lambda done, total: told.append((done, total)))
    assert list(drawn) == [agreement_pdf(each, "F4", mark=mark) for each, mark in zip(documents, marks, strict=True)]
    assert told[0] == (0, COUNT)
    assert told[-1] == (COUNT, COUNT)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert len({done for done, _ in told}) > 4


def test_a_few_are_drawn_here() -> None:
    documents, _ = papers(3)
    told: list[int] = []
    assert draw_all(documents, progress=lambda done, _: told.append(done)) == tuple(map(agreement_pdf, documents))
    assert told == [0, 1, 2, 3]
    assert draw_all(()) == ()


@pytest.mark.parametrize("count, after", [(3, 2), (COUNT, 0), (COUNT, 10)])
def test_whatever_progress_raises_ends_the_work(count: int, after: int) -> None:
    def stop(done: int, _: int) -> None:
        if done >= after:
            raise Stopped

    with pytest.raises(Stopped):
        draw_all(papers(count)[0], progress=stop)


def test_a_document_with_a_gap_is_not_passed_over() -> None:
    documents, _ = papers(COUNT)
    with pytest.raises(DrawingBroke, match="UnfilledPlaceholder"):
        draw_all([*documents, nameless(agreement())])
    with pytest.raises(UnfilledPlaceholder):
        draw_all([nameless(agreement())])


def test_a_mark_for_each_or_none() -> None:
    documents, marks = papers(3)
    with pytest.raises(ValueError, match="shorter"):
        draw_all(documents, marks=marks[:2])


def test_a_process_that_ends_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_serve", _end)
    with pytest.raises(DrawingBroke, match="without an answer"):
        draw_all(papers(COUNT)[0])


def _end(*_: object) -> None:
    return None


@pytest.mark.parametrize("expected", [0, COUNT])
def test_papers_may_come_one_after_the_other_and_fewer_than_expected(expected: int) -> None:
    documents, marks = papers(33)
    drawn = draw_as_they_come(iter(zip(documents, marks, strict=True)), "F4", expected=expected)
    assert list(drawn) == [agreement_pdf(each, "F4", mark=mark) for each, mark in zip(documents, marks, strict=True)]
    assert draw_as_they_come(iter(()), expected=expected) == ()


def test_what_breaks_while_papers_come_ends_the_work() -> None:
    def coming() -> Iterator[tuple[AgreementDocument, Mark | None]]:
        for document in papers(25)[0]:
            yield document, None
        raise Stopped

    with pytest.raises(Stopped):
        draw_as_they_come(coming(), expected=COUNT)


def test_the_processes_know_of_nothing_but_papers() -> None:
    command = "import sys, models.papers.pool; print(*sys.modules)"
    listed = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True).stdout.split()
    assert not {"sqlalchemy", "PySide6", "numpy", "numba", "openpyxl", "matching", "pypdfium2"} & set(listed)
