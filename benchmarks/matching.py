"""Measures the matcher on invented markets; from the root: `python -m benchmarks.matching [--seeds 3]`.

Commodities are Zipf-distributed over a graph of chains and variants, enterprises stand in 38 clusters with
lognormal capacities, demand is 60 % of supply per commodity, minimum lots are 5 % of a need. Every figure is
the worst of the seeds.
"""

from __future__ import annotations

import argparse
import time
import tracemalloc
from dataclasses import replace

import networkx as nx
import numpy as np

from matching.allocation import allocate
from matching.candidates import candidates, worth
from matching.engine import solve, unheard
from matching.pairs import ground_of
from matching.problem import (
    BusinessSize,
    Candidates,
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
)

MIKRO, KECIL, MENENGAH, BESAR = list(BusinessSize)[:4]
PAIRS = frozenset(
    {(MIKRO, BESAR), (KECIL, BESAR), (MENENGAH, BESAR), (MIKRO, MENENGAH), (KECIL, MENENGAH)}
)
SMALL = frozenset({(MIKRO, BESAR), (KECIL, BESAR), (MIKRO, MENENGAH), (KECIL, MENENGAH)})
GOODS = frozenset({OfferKind.PRODUK})
KINDS = {
    Pattern.SUBKONTRAK: frozenset({OfferKind.PRODUK, OfferKind.LANGKAH}),
    Pattern.DISTRIBUSI_KEAGENAN: frozenset({OfferKind.PENYALURAN}),
}
LAW = LegalParameters(
    tuple(
        PatternLaw(
            pattern,
            SMALL if pattern is Pattern.DISTRIBUSI_KEAGENAN else PAIRS,
            KINDS.get(pattern, GOODS),
            f"pattern_size.{pattern}",
        )
        for pattern in Pattern
    ),
    (PaperLaw(Paper.HALAL, "legal_papers.halal"),),
)
COMMODITIES = 150
CLUSTERS = 38
DEMAND = 0.6


def graph() -> SupplyGraph:
    """Every third commodity is made into the next, every fifth is a variant of the one before."""
    links = tuple(SupplyLink(c, c + 1, 400, 600) for c in range(0, COMMODITIES - 1, 3))
    kinds = tuple((c, c - 1) for c in range(5, COMMODITIES, 5))
    return SupplyGraph(COMMODITIES, links, kinds)


def market(seed: int, enterprises: int, count: int, partners: int, lot: float = 0.05) -> Problem:
    """One invented market."""
    chance = np.random.default_rng(seed)
    zipf = 1 / np.arange(1, COMMODITIES + 1) ** 1.1
    share = zipf / zipf.sum()
    places = np.column_stack([chance.uniform(-8.3, -6.9, CLUSTERS), chance.uniform(111.0, 114.4, CLUSTERS)])
    goods = chance.choice(COMMODITIES, enterprises, p=share)
    wanted = chance.choice(np.unique(goods), count, p=share[np.unique(goods)] / share[np.unique(goods)].sum())
    offers = [_offer(chance, row, int(goods[row]), places) for row in range(enterprises)]
    supply = np.bincount(goods, weights=[offer.capacity for offer in offers], minlength=COMMODITIES)
    sizes = chance.lognormal(0.0, 1.0, count)
    total = np.bincount(wanted, weights=sizes, minlength=COMMODITIES)
    needed = DEMAND * supply[wanted] * sizes / total[wanted]
    needs = [
        _need(chance, row, int(wanted[row]), max(int(needed[row]), 1000), partners, lot, places)
        for row in range(count)
    ]
    return Problem(Offers.of(offers), Needs.of(needs), graph(), LAW, Settings(today=739_000))


def _offer(chance: np.random.Generator, row: int, commodity: int, places: np.ndarray) -> Offer:
    cluster = int(chance.integers(CLUSTERS))
    return Offer(
        uid=f"u{row:07d}",
        enterprise=row,
        kind=OfferKind.PENYALURAN.code if commodity % 7 == 6 else OfferKind.PRODUK.code,
        commodity=commodity,
        dimension=0,
        factor=1000,
        capacity=int(chance.lognormal(6.0, 1.2) * 1000),
        months=int(chance.choice([0xFFF, 0xFFF, 0xFFF, 0x3F8])),
        price=int(chance.normal(1_000_000, 150_000)),
        lead_days=int(chance.integers(1, 30)),
        latitude=float(places[cluster, 0] + chance.normal(0, 0.05)),
        longitude=float(places[cluster, 1] + chance.normal(0, 0.05)),
        size=int(chance.choice([0, 0, 0, 1])),
        papers=int(chance.integers(16)),
        verified=bool(chance.random() < 0.8),
        supports_wanted=int(chance.integers(512)),
        priority=float(chance.choice([0.0, 0.25, 0.5, 0.75, 1.0])),
        quality=float(chance.random()),
    )


def _need(
    chance: np.random.Generator,
    row: int,
    commodity: int,
    quantity: int,
    partners: int,
    lot: float,
    places: np.ndarray,
) -> Need:
    cluster = int(chance.integers(CLUSTERS))
    buys = Pattern.at(int(chance.choice([0, 1, 3, 4])))
    pattern = Pattern.DISTRIBUSI_KEAGENAN if commodity % 7 == 6 else buys
    return Need(
        uid=f"n{row:07d}",
        partner=row,
        commodity=commodity,
        dimension=0,
        factor=1000,
        quantity=quantity,
        pattern=pattern.code,
        minimum_lot=int(quantity * lot),
        maximum_partners=partners,
        price=1_000_000,
        lead_days=14,
        latitude=float(places[cluster, 0]),
        longitude=float(places[cluster, 1]),
        papers_due=8,
        supports_offered=int(chance.integers(512)),
        duration=1,
    )


def _measured(problem: Problem) -> tuple[int, float, float, float, float]:
    """Pairs, seconds for the candidates, seconds in all, of them on the processor, gap."""
    start = time.perf_counter()
    found = candidates(ground_of(problem), unheard)
    middle = time.perf_counter() - start
    start, work = time.perf_counter(), time.process_time()
    answer = solve(problem)
    times = middle, time.perf_counter() - start, time.process_time() - work
    if not answer.verified:
        raise SystemExit(f"the engine's own check failed: {answer.violations[:5]}")
    return len(found), *times, answer.allocation.gap


def _table(seeds: int, enterprises: int, needs: int) -> None:
    print(f"{enterprises} offers x {needs} needs, worst of {seeds} seeds")
    print("K   pairs     candidates s   whole run s   processor s   gap %")
    for partners in (3, 5, 10):
        runs = [_measured(market(seed, enterprises, needs, partners)) for seed in range(seeds)]
        worst = [max(column) for column in zip(*runs, strict=True)]
        times = f"{worst[1]:<14.2f} {worst[2]:<13.2f} {worst[3]:<13.2f}"
        print(f"{partners:<3} {worst[0]:<9} {times} {100 * worst[4]:.3f}")


def _memory(enterprises: int, needs: int) -> None:
    problem = market(0, enterprises, needs, 5)
    tracemalloc.start()
    solve(problem)
    print(f"peak of Python and NumPy memory: {tracemalloc.get_traced_memory()[1] / 2**20:.0f} MiB")
    tracemalloc.stop()


def _peer(enterprises: int, needs: int) -> None:
    """The same arrays without partner limits and lots, for networkx's network simplex."""
    problem = market(0, enterprises, needs, -1, lot=0.0)
    problem = replace(problem, needs=replace(problem.needs, minimum_lot=np.zeros(needs, dtype=np.int64)))
    found = candidates(ground_of(problem), unheard)
    start = time.perf_counter()
    ours = allocate(problem, found, unheard)
    mine = time.perf_counter() - start
    start = time.perf_counter()
    theirs = _simplex(problem, found)
    other = time.perf_counter() - start
    print(f"no side constraints, {enterprises} x {needs}, {len(found)} pairs:")
    print(f"  ours {mine:.2f} s, value {ours.value:.6f}, bound {ours.upper_bound:.6f}, gap {ours.gap:.2e}")
    print(f"  networkx network_simplex {other:.2f} s, value {theirs:.6f}, ratio {other / mine:.0f} x")


def _simplex(problem: Problem, found: Candidates) -> float:
    gain = worth(problem, found) / (1e9 * problem.needs.quantity[found.need])
    scale = 1e12
    network = nx.DiGraph()
    total = int(problem.offers.capacity.sum())
    network.add_node("from", demand=-total)
    network.add_node("to", demand=total)
    network.add_edge("from", "to", weight=0)
    for offer in np.unique(found.offer).tolist():
        network.add_edge("from", ("o", offer), capacity=int(problem.offers.capacity[offer]), weight=0)
    for need in np.unique(found.need).tolist():
        network.add_edge(("n", need), "to", capacity=int(problem.needs.quantity[need]), weight=0)
    for offer, need, one in zip(found.offer.tolist(), found.need.tolist(), gain.tolist(), strict=True):
        network.add_edge(("o", offer), ("n", need), weight=-round(one * scale))
    return -nx.network_simplex(network)[0] / scale


def main() -> None:
    """Prints the tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seeds", type=int, default=3)
    options.add_argument("--enterprises", type=int, default=5000)
    options.add_argument("--needs", type=int, default=300)
    chosen = options.parse_args()
    _table(chosen.seeds, chosen.enterprises, chosen.needs)
    _memory(chosen.enterprises, chosen.needs)
    _peer(chosen.enterprises, chosen.needs)


if __name__ == "__main__":
    main()
