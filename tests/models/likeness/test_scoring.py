"""Twins and pairs that only look like twins, and what holds for any two records."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.duplicates import PRIVATE_CLUES, STRONG, WEAK, ClueKind
from models.likeness.clues import clues_of
from models.likeness.scoring import score
from models.likeness.twins import find_twins
from tests.models.likeness.registers import (
    DESA,
    ELSEWHERE,
    OTHER_DESA,
    TRADES,
    Row,
    ground,
    percents,
    register,
)

SHOP = Row("Sumber Rejeki", "Siti Aminah", address="Jl. Mawar No. 5", nik=11, phone=21, product=1)
WORDS = st.sampled_from(
    ("UD", "Sumber", "Rejeki", "Keripik", "Kerupuk", "Bu", "Sulastri", "Cabang", "Siti", "H.", "2", "Oemar", "")
)
TEXTS = st.lists(WORDS, max_size=5).map(" ".join) | st.text(max_size=15)
NUMBERS = st.integers(0, 3)
ROWS = st.builds(
    Row, TEXTS, TEXTS, st.sampled_from(("", "35", "35.23", "35.23.11", DESA, OTHER_DESA, ELSEWHERE)), TEXTS, NUMBERS,
    NUMBERS, NUMBERS, NUMBERS,
)  # fmt: skip

TWINS = {
    "typing error": replace(SHOP, name="Sumber Rezkei", nik=0, phone=22),
    "swapped words": replace(SHOP, name="Rejeki Sumber", owner="Aminah Siti", nik=0),
    "changed telephone": replace(SHOP, phone=99),
    "old letters": replace(SHOP, name="Soember Redjeki", nik=0),
    "titles": replace(SHOP, name="UD. Sumber Rejeki", owner="Hj. Siti Aminah, S.E.", nik=0, phone=0),
    "desa unknown": replace(SHOP, region="35.23.11", address="", nik=0, phone=0),
    "NIK unknown and address in other words": replace(SHOP, nik=0, address="Jalan Mawar 5 RT 01"),
    "NIK mistyped": replace(SHOP, nik=12),
}
NO_TWINS = {
    "second business of one owner": replace(SHOP, name="Batik Kenanga", product=2),
    "branch": replace(SHOP, name="Sumber Rejeki Cabang Babat", region=ELSEWHERE, address=""),
    "second shop": replace(SHOP, name="Sumber Rejeki 2"),
    "husband and wife": replace(SHOP, name="Mebel Jati Indah", owner="Bambang Setiawan", nik=12, product=2),
    "husband and wife of one address without NIK": replace(
        SHOP, name="Warung Barokah", owner="Bambang Setiawan", nik=0, product=2
    ),
    "namesake": replace(SHOP, name="Kopi Lestari", nik=12, phone=22, address="Jl. Kenanga 9", product=2),
    "one name, other people": replace(SHOP, owner="Bambang Setiawan", nik=12, phone=22, region=ELSEWHERE),
    "a number typed into the wrong record": Row("Mebel Jati", "Bambang Setiawan", ELSEWHERE, nik=11),
}


@pytest.mark.parametrize("what", TWINS)
def test_twins_are_told(what: str) -> None:
    whole, bare = percents(SHOP, TWINS[what])
    assert whole >= STRONG, (whole, bare)
    assert bare >= WEAK


@pytest.mark.parametrize("what", NO_TWINS)
def test_pairs_that_only_look_like_twins_are_not_told(what: str) -> None:
    whole, bare = percents(SHOP, NO_TWINS[what])
    assert (whole < WEAK, bare < WEAK) == (True, True), (whole, bare)


def test_two_goods_of_one_owner_named_after_her_are_two_businesses() -> None:
    crisps = Row("Keripik Sulastri", "Sulastri", nik=31, phone=41, product=1)
    assert percents(crisps, replace(crisps, name="Kerupuk Sulastri", product=2))[0] < WEAK
    assert percents(crisps, replace(crisps, name="Kripik Bu Sulastri"))[0] >= STRONG


@given(ROWS, ROWS)
def test_likeness_is_the_same_both_ways_and_within_its_bounds(one: Row, other: Row) -> None:
    found = percents(one, other)
    assert found == percents(other, one)
    assert all(0 <= each <= 100 for each in found)


@given(ROWS)
def test_a_record_is_wholly_itself(row: Row) -> None:
    found = score(ground(row), np.array([0]), np.array([0]))
    assert (found.percent[0], found.open_percent[0]) == (100, 100)


@given(ROWS, ROWS, st.integers(0, 3), st.integers(0, 3))
def test_without_the_nik_nothing_hangs_on_it(one: Row, other: Row, first: int, second: int) -> None:
    changed = percents(replace(one, nik=first), replace(other, nik=second))
    assert changed[1] == percents(replace(one, nik=0), replace(other, nik=0))[0]


@given(st.lists(ROWS, max_size=8))
def test_every_pair_is_told_once_with_clues(rows: list[Row]) -> None:
    found = find_twins(register(*rows), TRADES)
    pairs = list(zip(found.first, found.second, strict=True))
    assert len(set(map(frozenset, pairs))) == len(pairs)
    assert all(first < second for first, second in pairs)
    assert list(found.percent) == sorted(found.percent, reverse=True)
    assert all(max(both) >= WEAK for both in zip(found.percent, found.open_percent, strict=True))
    assert all(0 <= clue.percent <= 100 or clue.percent == -1 for clues in found.clues for clue in clues)


def test_twins_are_found_in_a_crowd() -> None:
    crowd = [Row(f"Berkah {at}x", f"Orang {at}y", nik=1000 + at, phone=2000 + at) for at in range(60)]
    found = find_twins(register(SHOP, *crowd, TWINS["swapped words"]), TRADES)
    assert (1, 62) in set(zip(found.first, found.second, strict=True))


def test_clues_say_what_is_alike_and_never_a_value() -> None:
    both = ground(SHOP, TWINS["NIK mistyped"])
    (clues,) = clues_of(both, score(both, np.array([0]), np.array([1])))
    kinds = {clue.kind: clue.percent for clue in clues}
    assert kinds[ClueKind.NAME] == kinds[ClueKind.OWNER] == 100
    assert {ClueKind.OTHER_NIK, ClueKind.SAME_PHONE, ClueKind.SAME_DESA, ClueKind.SAME_PRODUCT} <= set(kinds)
    assert {ClueKind.SAME_NIK, ClueKind.OTHER_NIK} == PRIVATE_CLUES
