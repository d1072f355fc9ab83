"""Words as numbers, and values by key, as the catalogue's columns are read."""

from __future__ import annotations

from functools import reduce
from itertools import groupby

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models.steps.matching.columns import Column, Nibs, Runs, Words, lookup

PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 63)), max_size=30)


@given(st.lists(st.none() | st.text(max_size=2), max_size=20), st.lists(st.text(max_size=2), max_size=20))
def test_a_word_keeps_its_number_from_portion_to_portion(first: list[str | None], second: list[str]) -> None:
    words = Words()
    place = np.concatenate((words(first), words(second)))
    assert list(Column(words.met(), place)) == [word or "" for word in (*first, *second)]
    assert len(set(words.met())) == len(words.met())


@given(st.lists(st.sampled_from(("a", "b", "")), max_size=20), st.integers(0, 20))
def test_words_that_stand_together_are_kept_once_across_portions(words: list[str], cut: int) -> None:
    runs = Runs()
    place = np.concatenate((runs(words[:cut]), runs(words[cut:])))
    assert list(Column(runs.met(), place)) == words
    assert list(runs.met()) == [word for word, _ in groupby(words)]


@given(st.lists(st.none() | st.text("0123456789x٣", max_size=14) | st.just("0000123456789"), max_size=20))
def test_nibs_have_the_same_number_exactly_when_they_are_the_same(nibs: list[str | None]) -> None:
    both = Nibs()
    numbers = [*both(nibs[:7]).tolist(), *both(nibs[7:]).tolist()]
    told = list(zip(numbers, (nib or "" for nib in nibs), strict=True))
    assert len(set(told)) == len(set(numbers)) == len({nib for _, nib in told})
    assert all((number == -1) == (nib == "") for number, nib in told)


@given(PAIRS, st.lists(st.integers(0, 9), max_size=10))
def test_values_of_a_key_are_merged_and_found(pairs: list[tuple[int, int]], asked: list[int]) -> None:
    keys, values = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    mine = {key: [value for each, value in pairs if each == key] for key in asked}
    for merge in (np.maximum, np.minimum, np.bitwise_or, np.add):
        found = lookup(keys, values, merge).of(np.array(asked, dtype=np.int64), -1)
        assert found.tolist() == [int(reduce(merge, mine[key])) if mine[key] else -1 for key in asked]
