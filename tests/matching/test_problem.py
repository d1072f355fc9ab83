from __future__ import annotations

import subprocess
import sys
from dataclasses import fields

import numpy as np
import pytest

from matching.problem import (
    DEFAULT_WEIGHTS,
    CriterionCode,
    Need,
    Needs,
    Offer,
    Offers,
    Pattern,
    RuleCode,
)
from tests.matching.instances import need, offer


@pytest.mark.parametrize("word", [*Pattern, *RuleCode, *CriterionCode])
def test_a_code_in_a_column_reads_back_as_the_same_word(word):
    assert type(word).at(word.code) is word


@pytest.mark.parametrize("row, columns", [(Offer, Offers), (Need, Needs)])
def test_columns_have_the_attributes_of_their_rows(row, columns):
    assert {f.name for f in fields(row)} == {f.name for f in fields(columns)}


def test_columns_hold_what_the_rows_said():
    columns = Needs.of([need(uid="a", quantity=5), need(uid="b", quantity=7)])
    assert columns.quantity.tolist() == [5, 7]
    assert columns.take(np.array([1])).uid.tolist() == ["b"]
    assert len(Offers.of([])) == 0
    assert Offers.of([offer()]).capacity.dtype == np.int64


def test_the_weights_of_every_pattern_add_up_to_a_hundred():
    assert [pattern for pattern, _ in DEFAULT_WEIGHTS] == list(Pattern)
    assert all(sum(weight for _, weight in points) == 100 for _, points in DEFAULT_WEIGHTS)


def test_the_vocabulary_loads_neither_solver_nor_graph_library():
    asked = "import matching.problem, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout
    assert not {"highspy", "networkx", "scipy"} & set(loaded.split())
