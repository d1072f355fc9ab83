"""Many papers in one file."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from models.papers import merging
from models.papers.merging import MergingBroke, merge
from reports.agreement import Mark, Pattern, agreement_pdf
from tests.reports.reading import fonts, page_texts
from tests.reports.samples import agreement


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """Whatever happens, no process outlives the work; the reader of workbooks is kept by others on purpose."""
    before = multiprocessing.active_children()
    yield
    assert [each for each in multiprocessing.active_children() if each not in before] == []


class Stopped(Exception):
    """Somebody pressed cancel."""


def test_pages_come_in_the_order_of_the_papers_and_unchanged() -> None:
    numbers = ("007/A/VII/2026", "008/A/VII/2026", "009/A/VII/2026")
    documents = [replace(agreement(each), number=number) for each, number in zip(Pattern, numbers, strict=False)]
    parts = [agreement_pdf(each, mark=Mark(f"TM1:{each.number}:FF", "0000")) for each in documents]
    parts[1] = agreement_pdf(documents[1], "F4")
    told: list[tuple[int, int]] = []
    whole = merge(parts, lambda done, total: told.append((done, total)))
    assert page_texts(whole) == [page for part in parts for page in page_texts(part)]
    assert all(fonts(whole).values())
    sizes = [page.mediabox for part in parts for page in PdfReader(BytesIO(part)).pages]
    assert [page.mediabox for page in PdfReader(BytesIO(whole)).pages] == sizes
    assert told[0] == (0, 3)
    assert told[-1] == (3, 3)


def test_what_is_no_paper_is_told() -> None:
    with pytest.raises(MergingBroke, match="Failed to load"):
        merge([agreement_pdf(agreement()), b"%PDF-1.7 nothing"])


def test_whatever_progress_raises_ends_the_work() -> None:
    def stop(done: int, _: int) -> None:
        if done:
            raise Stopped

    with pytest.raises(Stopped):
        merge([agreement_pdf(agreement())] * 3, stop)


def test_a_process_that_ends_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "_serve", _end)
    with pytest.raises(MergingBroke, match="without an answer"):
        merge([agreement_pdf(agreement())])


def _end(*_: object) -> None:
    return None
