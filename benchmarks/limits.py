"""Largest numbers of partners and minimum lots on the reference markets: seconds, value and certified gap, and peers.

Of three seeds the worst. Peers work on the same candidates; their gap is against our bound. Ours is the whole engine's
time (rules, scores, candidates, allocation, certificate), the allocation's part of it stands beneath.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from benchmarks import greedy, programme
from benchmarks.arrays import Arrays, Solved, arrays_of, solved, value_of
from benchmarks.instances import market
from benchmarks.measuring import ROUNDS, Figure, Taken, Worth, answered, median, memory, slowest
from matching.problem import Ints, Problem
from matching.warm_up import warm_up

SEEDS = 3
GOALS = {3: 2.0, 5: 1.0, 10: 1.0}
"""Largest number of partners of a need → certified gap in percent."""
SMALL, LARGE = (5_000, 300), (100_000, 2_000)
SECONDS = {SMALL: 2.0, LARGE: 10.0}

Peer = Callable[[Arrays], Ints]
PEERS: dict[str, Peer] = {
    "greedy by score": greedy.by_score,
    "HiGHS, relaxed and naively rounded": lambda arrays: greedy.naively_rounded(
        arrays, programme.relaxed(arrays).amount
    ),
}


@dataclass(frozen=True, slots=True)
class Run:
    """One market: ours, and what each peer took and found."""

    ours: Worth
    whole: Taken
    allocating: Taken
    peers: tuple[tuple[str, float, Worth], ...]


def figures() -> list[Figure]:
    """Both sizes, every largest number of partners; peers at the smaller size."""
    warm_up()
    measured(market(SEEDS, 500, 30, 3), PEERS, 1)  # compiles the peers' loops, too
    found = []
    for size, peers, rounds in ((SMALL, PEERS, ROUNDS), (LARGE, {}, 1)):
        for partners in GOALS:
            runs = [measured(market(seed, *size, partners), peers, rounds) for seed in range(SEEDS)]
            found += told(size, partners, runs)
    return found


def measured(problem: Problem, peers: Mapping[str, Peer], rounds: int) -> Run:
    """Ours and the peers on one market."""
    answers = [solved(problem) for _ in range(rounds)]
    first = answers[0]
    arrays = arrays_of(problem, first.candidates)
    return Run(
        first.worth,
        median([each.seconds for each in answers]),
        median([each.allocating for each in answers]),
        tuple((name, *compared(first, arrays, peer)) for name, peer in peers.items()),
    )


def compared(ours: Solved, arrays: Arrays, peer: Peer) -> tuple[float, Worth]:
    """Seconds of a peer, and its plan against our bound."""
    value_of(arrays, _amounts(ours))
    amount, taken = answered(lambda: peer(arrays))
    return taken.wall, Worth.under(ours.allocation.upper_bound, value_of(arrays, amount))


def _amounts(ours: Solved) -> Ints:
    amount = ours.candidates.offer * 0
    amount[ours.allocation.pair] = ours.allocation.quantity
    return amount


def told(size: tuple[int, int], partners: int, runs: list[Run]) -> list[Figure]:
    """The slowest seed's seconds, the widest gap, and the peers of the seed where that is."""
    name = f"limits {size[0]:,} × {size[1]:,}, at most {partners} partners"
    worst = max(runs, key=lambda run: run.ours.gap)
    whole = slowest([run.whole for run in runs])
    alone = slowest([run.allocating for run in runs])
    goal, held = SECONDS[size], memory()
    ours = Figure(f"{name}: engine", whole.wall, "s", whole.processor, goal, memory=held, worth=worst.ours)
    return [
        ours,
        Figure(f"{name}: allocation", alone.wall, "s", alone.processor, goal),
        Figure(f"{name}: certified gap", worst.ours.gap, "%", goal=GOALS[partners]),
        *(
            Figure(
                f"{name}: against", worst.allocating.wall, "s", peer=peer, peer_value=taken,
                worth=worst.ours, peer_worth=worth,
            )
            for peer, taken, worth in worst.peers
        ),
    ]
