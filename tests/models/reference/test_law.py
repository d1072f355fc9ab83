from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.problem import BusinessSize, OfferKind, Pattern, RuleCode, Support
from models.reference.law import (
    law_row,
    law_rows,
    paper_dues,
    pattern_law,
    pattern_laws,
    rule_source,
    size_of,
)
from models.reference.law.patterns import LARGE_SIDE, LARGE_TO_SMALL, SMALL_TO_LARGE
from models.reference.law.rows import all_rows
from models.reference.papers import paper_kind

TODAY = date(2026, 11, 21)
BEFORE_PP_7 = date(2021, 2, 1)
ORDER = list(BusinessSize)


def test_all_ten_patterns_are_known_today() -> None:
    names = {law.pattern for law in pattern_laws(TODAY)}
    assert len(names) == 10
    assert set(Pattern) <= names


def test_goods_flow_to_the_umkm_in_distribution_only_among_the_five() -> None:
    flows = {pattern: pattern_law(pattern, TODAY).flow for pattern in Pattern}
    assert [p for p, flow in flows.items() if flow == LARGE_TO_SMALL] == [Pattern.DISTRIBUSI_KEAGENAN]
    assert sum(flow == SMALL_TO_LARGE for flow in flows.values()) == 4


@pytest.mark.parametrize("pattern", Pattern)
def test_sizes_and_offer_kinds_are_the_matchers_words(pattern: Pattern) -> None:
    law = pattern_law(pattern, TODAY)
    for small, large in law.pairs:
        assert ORDER.index(BusinessSize(small)) < ORDER.index(BusinessSize(large))
    assert all(BusinessSize(size) for pair in law.warned for size in pair)
    assert law.pairs.isdisjoint(law.warned)
    assert {OfferKind(kind) for kind in law.offer_kinds}


def test_a_menengah_is_no_plasma_of_a_menengah_and_no_agent() -> None:
    assert ("menengah", "menengah") not in pattern_law(Pattern.INTI_PLASMA, TODAY).pairs
    assert ("menengah", "besar") in pattern_law(Pattern.INTI_PLASMA, TODAY).pairs
    assert {small for small, _ in pattern_law(Pattern.DISTRIBUSI_KEAGENAN, TODAY).pairs} == {"mikro", "kecil"}


@pytest.mark.parametrize(
    ("pattern", "number"),
    [(Pattern.INTI_PLASMA, 9), (Pattern.SUBKONTRAK, 6), (Pattern.DISTRIBUSI_KEAGENAN, 1)],
)
def test_statutory_duties_of_the_large_side(pattern: Pattern, number: int) -> None:
    duties = [duty for duty in pattern_law(pattern, TODAY).duties_of(LARGE_SIDE) if duty.statutory]
    assert len(duties) == number
    assert len({duty.code for duty in duties}) == number
    assert all(not duty.support or Support[duty.support.upper()] for duty in duties)
    assert not any(duty.verified for duty in duties)


def test_every_pattern_states_its_size_rule_with_the_same_certainty() -> None:
    for pattern in Pattern:
        rule = law_row(f"pattern_size.{pattern}", TODAY)
        assert rule.verified == pattern_law(pattern, TODAY).verified
        assert rule.text
        assert rule.source


def test_only_what_was_read_is_verified() -> None:
    assert {p for p in Pattern if pattern_law(p, TODAY).verified} == {Pattern.INTI_PLASMA, Pattern.SUBKONTRAK}
    assert not law_row("agreement.reported", TODAY).verified
    assert law_row("agreement.content.term", TODAY).verified


def test_old_agreements_are_judged_by_the_law_of_their_day() -> None:
    old = pattern_law(Pattern.INTI_PLASMA, BEFORE_PP_7)
    assert "PP 17/2013" in old.source
    assert pattern_law(Pattern.RANTAI_PASOK, BEFORE_PP_7) is None
    assert pattern_law(Pattern.INTI_PLASMA, date(2012, 1, 1)) is None
    assert size_of(400_000_000, None, BEFORE_PP_7).size == "kecil"
    assert size_of(400_000_000, None, TODAY).size == "mikro"


@pytest.mark.parametrize("code", RuleCode)
def test_every_rule_of_the_matcher_has_a_source(code: RuleCode) -> None:
    row = rule_source(code, TODAY)
    assert row.text
    assert row.source


@pytest.mark.parametrize(
    ("sales", "capital", "size", "basis"),
    [
        (0, None, "mikro", "penjualan"), (2_000_000_000, None, "mikro", "penjualan"),
        (2_000_000_001, None, "kecil", "penjualan"), (15_000_000_000, None, "kecil", "penjualan"),
        (15_000_000_001, None, "menengah", "penjualan"), (50_000_000_000, None, "menengah", "penjualan"),
        (50_000_000_001, None, "besar", "penjualan"), (None, 1_000_000_000, "mikro", "modal"),
        (None, 1_000_000_001, "kecil", "modal"), (None, 5_000_000_001, "menengah", "modal"),
        (None, 10_000_000_001, "besar", "modal"), (1, 99_000_000_000, "mikro", "penjualan"),
    ],
)  # fmt: skip
def test_size_by_pp_7_2021(sales: int | None, capital: int | None, size: str, basis: str) -> None:
    found = size_of(sales, capital, TODAY)
    assert (found.size, found.basis) == (size, basis)
    assert found.rule.source == "PP 7/2021 Pasal 35"
    assert found.rule.verified


def test_unknown_amounts_give_no_size() -> None:
    assert size_of(None, None, TODAY) is None
    assert size_of(1, None, date(2000, 1, 1)) is None


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_more_sales_never_make_a_smaller_business(a: int, b: int) -> None:
    sizes = [ORDER.index(BusinessSize(size_of(amount, None, TODAY).size)) for amount in sorted((a, b))]
    assert sizes == sorted(sizes)


def test_halal_is_due_for_small_firms_since_18_october_2026() -> None:
    def due(on: date) -> set[str]:
        return {size for one in paper_dues(on) if one.paper == "halal" for size in one.sizes}

    assert due(date(2026, 10, 17)) == {"menengah", "besar"}
    assert due(date(2026, 10, 18)) == {"mikro", "kecil", "menengah", "besar"}
    assert all(paper_kind(one.paper) for one in paper_dues(TODAY))


def test_an_override_replaces_a_shipped_rule() -> None:
    shipped = law_row("paper_due.halal.mikro_kecil", TODAY)
    postponed = replace(shipped, valid_from=date(2027, 10, 18), source="ditunda")
    assert law_row(shipped.code, TODAY, [postponed]) is None
    assert law_row(shipped.code, date(2027, 10, 18), [postponed]) == postponed
    lowered = replace(law_row("size.sales.mikro", TODAY), value="1")
    assert size_of(2, None, TODAY, [lowered]).size == "kecil"


def test_a_code_holds_one_row_a_day() -> None:
    for on in (date(2015, 6, 1), BEFORE_PP_7, BEFORE_PP_7 + timedelta(days=1), TODAY):
        codes = [row.code for row in law_rows(on)]
        assert len(codes) == len(set(codes))


def test_rows_end_after_they_begin_and_name_their_source() -> None:
    assert all(row.valid_to is None or row.valid_from <= row.valid_to for row in all_rows())
    assert all(row.source and row.text for row in all_rows())
