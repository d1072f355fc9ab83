"""Columns arrive as they were sent, whole and free to be written in."""

from __future__ import annotations

import gc
import multiprocessing

import numpy as np
import pytest

from models.steps.matching.apart import EngineBroke, LeftOver, run_apart
from models.steps.matching.parcels import receive, send


def test_columns_of_every_kind_arrive() -> None:
    mine, theirs = multiprocessing.Pipe()
    sent = (np.arange(9), np.zeros(0), np.array(["a/1", ""]), np.arange(12).reshape(3, 4).T, np.arange(10)[::3])
    send(mine, (sent, sent[0], "words"))
    (found, again, words) = receive(theirs)
    assert words == "words"
    assert again is found[0]
    for one, other in zip(found, sent, strict=True):
        assert one.dtype == other.dtype
        assert one.tolist() == other.tolist()
    found[0][3] = 30
    assert found[0].tolist() == [0, 1, 2, 30, 4, 5, 6, 7, 8]
    assert sent[0][3] == 3


@pytest.mark.parametrize("collects", [True, False])
def test_the_search_for_garbage_is_left_as_it_was(collects: bool) -> None:
    mine, theirs = multiprocessing.Pipe()
    before = gc.isenabled()
    (gc.enable if collects else gc.disable)()
    try:
        send(mine, [1])
        assert receive(theirs) == [1]
        assert gc.isenabled() is collects
    finally:
        (gc.enable if before else gc.disable)()


def test_what_is_sent_without_columns_arrives_too() -> None:
    mine, theirs = multiprocessing.Pipe()
    mine.send("a step")
    assert receive(theirs) == "a step"


def test_nothing_left_over_is_nothing() -> None:
    left = LeftOver.of(())
    assert (left.who.tolist(), left.why.tolist(), left.kinds) == ([], [], ())


def test_work_that_breaks_is_told_with_its_trace() -> None:
    with pytest.raises(EngineBroke, match="TypeError"):
        run_apart(int, "no number")
