"""Invented markets for the engine alone: seeded, of any size, over the project's own commodity graph.

Commodities are Zipf-distributed (exponent 1.1) over the graph, enterprises stand in 38 clusters with lognormal
capacities (σ = 1.2), demand is 60 % of supply per commodity, sizes of needs are lognormal (σ = 1.0), the minimum lot is
5 % of a need. One tenth of the enterprises offer a step of work, and every seventh commodity goes to market through
agents. Scores come from the real criteria.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TypeVar

import numpy as np

from matching.columns import Columns
from matching.problem import (
    BusinessSize,
    Flags,
    Floats,
    Ints,
    LegalParameters,
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
    Settings,
    SupplyGraph,
    SupplyLink,
    Words,
)
from models.reference.commodities import commodities
from models.reference.links import made_into

Kind = TypeVar("Kind", bound=Columns)

MIKRO, KECIL, MENENGAH, BESAR = list(BusinessSize)[:4]
_SMALL = frozenset({(MIKRO, BESAR), (KECIL, BESAR), (MIKRO, MENENGAH), (KECIL, MENENGAH)})
_GOODS = frozenset({OfferKind.PRODUK})
_KINDS = {
    Pattern.SUBKONTRAK: frozenset({OfferKind.PRODUK, OfferKind.LANGKAH}),
    Pattern.DISTRIBUSI_KEAGENAN: frozenset({OfferKind.PENYALURAN}),
}
LAW = LegalParameters(
    tuple(PatternLaw(pattern, _SMALL, _KINDS.get(pattern, _GOODS), f"pattern_size.{pattern}") for pattern in Pattern),
    (PaperLaw(Paper.HALAL, "legal_papers.halal"),),
)
TODAY = 740_300
CLUSTERS = 38
DEMAND = 0.6
ZIPF = 1.1
THROUGH_AGENTS = 7
"""Every so manieth commodity is sold by agents."""
BUYING = (Pattern.INTI_PLASMA, Pattern.SUBKONTRAK, Pattern.RANTAI_PASOK, Pattern.PERDAGANGAN_UMUM)


def graph() -> SupplyGraph:
    """The commodity graph that a new catalogue starts with; units are all alike here."""
    number = {each.slug: at for at, each in enumerate(commodities())}
    links = tuple(
        SupplyLink(number[one.source_slug], number[one.target_slug], int((one.yield_low or 1) * 1000) or 1)
        for one in made_into()
    )
    kinds = tuple((number[one.slug], number[one.kind_of]) for one in commodities() if one.kind_of)
    return SupplyGraph(len(number), links, kinds)


def market(seed: int, enterprises: int, needs: int, partners: int, lot: float = 0.05) -> Problem:
    """One invented market; `partners` is the largest number of partners of each need, -1 for no limit."""
    chance = np.random.default_rng(seed)
    supply = graph()
    share = chance.permutation(1 / np.arange(1, supply.commodities + 1) ** ZIPF)
    places = np.column_stack([chance.uniform(-8.3, -6.9, CLUSTERS), chance.uniform(111.0, 114.4, CLUSTERS)])
    offers = _offers(chance, enterprises, share / share.sum(), places, supply)
    wanted = _needs(chance, needs, offers, share, places, partners, lot)
    return Problem(offers, wanted, supply, LAW, Settings(today=TODAY))


def _offers(chance: np.random.Generator, count: int, share: Floats, places: Floats, supply: SupplyGraph) -> Offers:
    commodity = chance.choice(len(share), count, p=share)
    where = places[chance.integers(CLUSTERS, size=count)] + chance.normal(0, 0.05, (count, 2))
    steps = np.isin(commodity, [link.source for link in supply.links]) & (chance.random(count) < 0.1)
    kind = np.where(steps, OfferKind.LANGKAH.code, OfferKind.PRODUK.code)
    return _filled(
        Offers,
        Offer("", 0, 0, 0, 0, 1000),
        count,
        uid=_names("u", count),
        enterprise=np.arange(count),
        commodity=commodity,
        kind=np.where(_by_agents(commodity), OfferKind.PENYALURAN.code, kind),
        capacity=(chance.lognormal(6.0, 1.2, count) * 1000).astype(np.int64),
        months=chance.choice([0xFFF, 0xFFF, 0xFFF, 0x3F8], count),
        price=chance.normal(1_000_000, 150_000, count).astype(np.int64),
        lead_days=chance.integers(1, 30, count),
        latitude=where[:, 0],
        longitude=where[:, 1],
        size=chance.choice([MIKRO.code, MIKRO.code, MIKRO.code, KECIL.code], count),
        papers=chance.integers(16, size=count),
        verified=chance.random(count) < 0.8,
        supports_wanted=chance.integers(512, size=count),
        priority=chance.choice([0.0, 0.25, 0.5, 0.75, 1.0], count),
        quality=chance.random(count),
    )


def _needs(
    chance: np.random.Generator, count: int, offers: Offers, share: Floats, places: Floats, partners: int, lot: float
) -> Needs:
    stocked = np.unique(offers.commodity)
    commodity = chance.choice(stocked, count, p=share[stocked] / share[stocked].sum())
    supply = np.bincount(offers.commodity, weights=offers.capacity, minlength=len(share))
    sizes = chance.lognormal(0.0, 1.0, count)
    total = np.bincount(commodity, weights=sizes, minlength=len(share))
    quantity = np.maximum((DEMAND * supply[commodity] * sizes / total[commodity]).astype(np.int64), 1000)
    where = places[chance.integers(CLUSTERS, size=count)]
    buys = chance.choice([pattern.code for pattern in BUYING], count)
    return _filled(
        Needs,
        Need("", 0, 0, 0, 1000, 0),
        count,
        uid=_names("n", count),
        partner=np.arange(count),
        commodity=commodity,
        quantity=quantity,
        pattern=np.where(_by_agents(commodity), Pattern.DISTRIBUSI_KEAGENAN.code, buys),
        minimum_lot=(quantity * lot).astype(np.int64),
        maximum_partners=np.full(count, partners),
        price=np.full(count, 1_000_000),
        lead_days=np.full(count, 14),
        latitude=where[:, 0],
        longitude=where[:, 1],
        papers_due=np.full(count, int(Paper.HALAL)),
        supports_offered=chance.integers(512, size=count),
        duration=np.ones(count),
    )


def _by_agents(commodity: Ints) -> Flags:
    agents: Flags = commodity % THROUGH_AGENTS == THROUGH_AGENTS - 1
    return agents


def _names(letter: str, count: int) -> Words:
    return np.array([f"{letter}{row:07d}" for row in range(count)])


def _filled(kind: type[Kind], usual: object, count: int, /, **columns: object) -> Kind:
    """Columns of the given kind; what is not named is as in the usual row."""
    names = {f.name: str(f.type) for f in fields(kind)}
    types = {"Ints": np.int64, "Floats": np.float64, "Flags": np.bool_, "Words": None}
    made = {
        name: np.asarray(columns[name], dtype=types[form])
        if name in columns
        else np.full(count, getattr(usual, name), dtype=types[form])
        for name, form in names.items()
    }
    return kind(**made)
