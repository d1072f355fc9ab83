"""Words as numbers, and values by key, as the catalogue's columns are read."""

from __future__ import annotations

from functools import reduce

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models.steps.matching.columns import Column, Words, lookup

PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 63)), max_size=30)


@given(st.lists(st.none() | st.text(max_size=2), max_size=20), st.lists(st.text(max_size=2), max_size=20))
def test_a_word_keeps_its_number_from_portion_to_portion(first: list[str | None], second: list[str]) -> None:
    words = Words()
    place = np.concatenate((words(first), words(second)))
    assert list(Column(words.met(), place)) == [word or "" for word in (*first, *second)]
    assert all(words.met()[words.number(word)] == word for word in words.met())
    assert words.number("no such word") == -1


@given(PAIRS, st.lists(st.integers(0, 9), max_size=10))
def test_values_of_a_key_are_merged_and_found(pairs: list[tuple[int, int]], asked: list[int]) -> None:
    keys, values = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    mine = {key: [value for each, value in pairs if each == key] for key in asked}
    for merge in (np.maximum, np.minimum, np.bitwise_or, np.add):
        found = lookup(keys, values, merge).of(np.array(asked, dtype=np.int64), -1)
        assert found.tolist() == [int(reduce(merge, mine[key])) if mine[key] else -1 for key in asked]
