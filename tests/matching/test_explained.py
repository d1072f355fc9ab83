"""Many pairs explained at once, with what they have in common kept once, are explained as each is alone."""

from __future__ import annotations

import pickle

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.explained import alike, shared
from matching.explanation import explain_on, explained
from matching.pairs import ground_of
from matching.problem import Problem
from tests.matching.instances import markets

SIZES = st.integers(-(1 << 61), (1 << 61) - 1) | st.integers(-2, 2)


@st.composite
def tables(draw: st.DrawFn) -> list[np.ndarray[tuple[int], np.dtype[np.int64]]]:
    rows, columns = draw(st.integers(0, 12)), draw(st.integers(1, 6))
    return [np.array(draw(st.lists(SIZES, min_size=rows, max_size=rows)), dtype=np.int64) for _ in range(columns)]


@given(tables())
def test_rows_are_alike_where_all_their_columns_are(columns: list[np.ndarray[tuple[int], np.dtype[np.int64]]]) -> None:
    rows = list(zip(*(column.tolist() for column in columns), strict=True))
    first, kind = alike(columns)
    assert [rows[first[each]] for each in kind] == rows
    assert len({rows[row] for row in first.tolist()}) == len(first) == len(set(rows))
    assert all(row == min(at for at, other in enumerate(rows) if other == rows[row]) for row in first.tolist())


def test_a_thing_is_made_once_of_rows_alike() -> None:
    made: list[int] = []
    column = np.array([3, 1, 3, 3, 1], dtype=np.int64)
    found = shared((column,), lambda row: made.append(row) or int(column[row]))
    assert (sorted(made), [found[row] for row in range(5)]) == ([0, 1], column.tolist())


@given(markets(4, 3))
@settings(max_examples=25, deadline=None)
def test_together_is_as_alone_and_travels(market: Problem) -> None:
    ground = ground_of(market)
    offer, need = np.indices((len(market.offers), len(market.needs))).reshape(2, -1)
    together = explained(ground, offer, need)
    alone = [explain_on(ground, int(i), int(j)) for i, j in zip(offer, need, strict=True)]
    assert list(together) == alone
    assert list(pickle.loads(pickle.dumps(together))) == alone
