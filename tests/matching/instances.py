"""Small invented markets: two businesses that fit each other, changed one fact at a time, and random ones."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import strategies as st

from matching.problem import (
    BusinessSize,
    LegalParameters,
    Lock,
    Need,
    Needs,
    Offer,
    OfferKind,
    Offers,
    Paper,
    PaperLaw,
    Pattern,
    PatternLaw,
    Problem,
    RuleCode,
    RuleSource,
    Settings,
    SupplyGraph,
    SupplyLink,
)

MIKRO, KECIL, MENENGAH, BESAR, UNSURE = BusinessSize
KG, LITRE = 0, 1
TODAY = 739_940
HALAL_DUE = 739_907

SINGKONG, TAPIOKA, KERUPUK, KERUPUK_PEDAS, BATA, KERUPUK_PEDAS_MINI = range(6)
GRAPH = SupplyGraph(
    6,
    (SupplyLink(SINGKONG, TAPIOKA, 200, 250, "10621"), SupplyLink(TAPIOKA, KERUPUK, 1000, 1100, "10794")),
    ((KERUPUK_PEDAS, KERUPUK), (KERUPUK_PEDAS_MINI, KERUPUK_PEDAS)),
)

UNDER_BESAR = {(MIKRO, BESAR), (KECIL, BESAR), (MENENGAH, BESAR)}
UNDER_MENENGAH = {(MIKRO, MENENGAH), (KECIL, MENENGAH)}
BETWEEN_SMALL = frozenset({(MIKRO, KECIL), (KECIL, KECIL)})
KINDS = {
    Pattern.INTI_PLASMA: {OfferKind.PRODUK},
    Pattern.SUBKONTRAK: {OfferKind.PRODUK, OfferKind.LANGKAH},
    Pattern.DISTRIBUSI_KEAGENAN: {OfferKind.PENYALURAN},
    Pattern.RANTAI_PASOK: {OfferKind.PRODUK},
    Pattern.PERDAGANGAN_UMUM: {OfferKind.PRODUK},
}


def _pattern_law(pattern: Pattern) -> PatternLaw:
    pairs = UNDER_BESAR | UNDER_MENENGAH
    if pattern is Pattern.DISTRIBUSI_KEAGENAN:
        pairs = pairs - {(MENENGAH, BESAR)}
    return PatternLaw(
        pattern,
        frozenset(pairs),
        frozenset(KINDS[pattern]),
        f"pattern_size.{pattern}",
        verified=pattern is Pattern.INTI_PLASMA,
        warned=BETWEEN_SMALL if pattern is Pattern.RANTAI_PASOK else frozenset(),
    )


LAW = LegalParameters(
    tuple(_pattern_law(pattern) for pattern in Pattern),
    (PaperLaw(Paper.HALAL, "legal_papers.halal", HALAL_DUE, verified=True),),
    (RuleSource(RuleCode.INDEPENDENCE, "uu20_2008.35", True),),
)


def offer(**facts: object) -> Offer:
    """An offer of 500 kg kerupuk a month by a checked micro-enterprise."""
    plain = Offer("u1", 0, OfferKind.PRODUK.code, KERUPUK, KG, 1000, capacity=500_000)
    return replace(plain, **facts)  # type: ignore[arg-type]  # the facts are the row's own attributes


def need(**facts: object) -> Need:
    """A large factory's lasting need of 1,000 kg kerupuk a month, at least 50 kg from each."""
    plain = Need("n1", 0, KERUPUK, KG, 1000, 1_000_000, minimum_lot=50_000, duration=1)
    plain = replace(plain, pattern=Pattern.RANTAI_PASOK.code)
    return replace(plain, **facts)  # type: ignore[arg-type]  # the facts are the row's own attributes


def problem(
    offers: list[Offer] | None = None,
    needs: list[Need] | None = None,
    *,
    locks: tuple[Lock, ...] = (),
    forbids: tuple[tuple[int, int], ...] = (),
    maximum_needs: tuple[int, ...] = (),
    ownerships: tuple[tuple[int, int], ...] = (),
    makes: tuple[tuple[int, int], ...] = (),
    settings: Settings | None = None,
) -> Problem:
    """The market of the given rows; one fitting offer and need when none are given."""
    return Problem(
        Offers.of(offers if offers is not None else [offer()]),
        Needs.of(needs if needs is not None else [need()]),
        GRAPH,
        LAW,
        settings or Settings(today=TODAY),
        locks,
        forbids,
        np.array(maximum_needs, dtype=np.int64),
        ownerships,
        makes,
    )


UNITS = st.sampled_from([1, 1000, 100_000, 1_000_000])
MASKS = st.integers(0, 15)
MAYBE = st.sampled_from([-1, 0, 1])


@st.composite
def offers(draw: st.DrawFn, row: int) -> Offer:
    """Any offer; commodities and sizes few, so that pairs happen."""
    return Offer(
        uid=f"u{draw(st.permutations(range(3)))[0]}-{row}",
        enterprise=draw(st.integers(0, 4)),
        kind=draw(st.sampled_from([0, 0, 0, 1, 2])),
        commodity=draw(st.sampled_from([KERUPUK, KERUPUK, KERUPUK_PEDAS, TAPIOKA])),
        dimension=draw(st.sampled_from([KG, KG, KG, LITRE])),
        factor=draw(UNITS),
        capacity=draw(st.sampled_from([-1, 0]) | st.integers(1, 3_000_000)),
        months=draw(st.sampled_from([0xFFF, 0xFFF, 0x0FF, 0])),
        price=draw(st.sampled_from([-1, 500, 1500])),
        minimum_order=draw(st.sampled_from([0, 0, 20_000])),
        lead_days=draw(st.sampled_from([-1, 5, 30])),
        kabupaten=draw(st.sampled_from([0, 3523, 3524])),
        province=35,
        size=draw(st.sampled_from([0, 0, 1, 2, 4])),
        owner=draw(st.integers(-1, 6)),
        papers=draw(MASKS),
        papers_unknown=draw(MASKS),
        verified=draw(st.booleans()),
        active=draw(st.sampled_from([True, True, True, False])),
        supports_wanted=draw(MASKS),
        priority=draw(st.sampled_from([0.0, 0.5, 1.0])),
        track_record=draw(st.sampled_from([float("nan"), 0.4])),
        quality=draw(st.sampled_from([float("nan"), 0.9])),
    )


@st.composite
def needs(draw: st.DrawFn, row: int) -> Need:
    """Any need."""
    quantity = draw(st.integers(1, 3_000_000))
    return Need(
        uid=f"n{draw(st.permutations(range(3)))[0]}-{row}",
        partner=row,
        commodity=draw(st.sampled_from([KERUPUK, KERUPUK, KERUPUK_PEDAS])),
        dimension=KG,
        factor=draw(UNITS),
        quantity=quantity,
        pattern=draw(st.sampled_from([-1, 0, 1, 2, 3, 4])),
        minimum_lot=quantity * draw(st.sampled_from([0, 5, 30])) // 100,
        maximum_partners=draw(st.sampled_from([-1, 1, 2, 3])),
        maximum_share=draw(st.sampled_from([1000, 1000, 500])),
        months_required=draw(st.sampled_from([0, 0, 1])),
        price=draw(st.sampled_from([-1, 1000])),
        territory=draw(st.sampled_from([0, 0, 3523])),
        province=35,
        kabupaten=3523,
        size=draw(st.sampled_from([3, 3, 2, 4])),
        owner=draw(st.integers(-1, 6)),
        papers_required=draw(st.sampled_from([0, 0, 0, 4])),
        papers_due=draw(MASKS),
        supports_offered=draw(MASKS),
        duration=draw(MAYBE),
        development=draw(MAYBE),
        weight=draw(st.sampled_from([1000, 500, 2500])),
        active=draw(st.sampled_from([True, True, True, False])),
    )


@st.composite
def markets(draw: st.DrawFn, most_offers: int = 10, most_needs: int = 5) -> Problem:
    """Any small market, with locks, forbids and limits per enterprise."""
    count = draw(st.integers(1, most_offers)), draw(st.integers(1, most_needs))
    cells = st.tuples(st.integers(0, count[0] - 1), st.integers(0, count[1] - 1))
    quantities = st.sampled_from([-1, -1, 10_000, 400_000])
    locked = draw(st.lists(cells, max_size=3, unique=True))
    return Problem(
        Offers.of([draw(offers(row)) for row in range(count[0])]),
        Needs.of([draw(needs(row)) for row in range(count[1])]),
        GRAPH,
        LAW,
        Settings(today=TODAY, poverty_lambda=draw(st.sampled_from([0, 200, 1000]))),
        tuple(Lock(i, j, draw(quantities)) for i, j in locked),
        tuple(draw(st.lists(cells, max_size=2))),
        np.array(draw(st.lists(st.sampled_from([-1, 1, 2]), max_size=5)), dtype=np.int64),
        makes=draw(st.sampled_from([(), ((0, KERUPUK),)])),
    )
