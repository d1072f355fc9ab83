"""Lists of a million UMKM: the first page of every question listed here, the last page, and the exact count.

`python -m benchmarks lists`; where BENCHMARK_SERVER names an empty PostgreSQL database, there too. By itself,
`python -m benchmarks.search_largest [--count N]` prints every question.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from benchmarks.measuring import Figure, expect, memory
from benchmarks.million import fill, kept
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.use_cases.count_list import count_list
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.open_catalogue import Opened, open_catalogue

COUNT = 1_000_000
PAGE = 200
ROUNDS = 5
PAGE_GOAL, COUNT_GOAL = 80.0, 1000.0
Answer = TypeVar("Answer")
Filters = tuple[tuple[str, str], ...]

ASKED: tuple[tuple[str, str, Filters], ...] = (
    ("everything", "", ()),
    ("one letter", "k", ()),
    ("common word", "kerupuk", ()),
    ("rare word", "rarowa", ()),
    ("no such word", "zzzz", ()),
    ("two words", "kerupuk si", ()),
    ("code", "u 0012", ()),
    ("word in a kabupaten", "kerupuk", (("region", "35.23"),)),
    ("kabupaten typed", "tuban", ()),
    ("kabupaten", "", (("region", "35.23"),)),
    ("kecamatan", "", (("region", "35.23.11"),)),
    ("size", "", (("size", "kecil"),)),
    ("without capacity", "", (("missing", "capacity"),)),
    ("basic facts missing", "", (("missing", "facts"),)),
    ("papers lacking", "", (("papers", "kurang"),)),
    ("commodity", "", (("commodity", "tapioka"),)),
    ("programme", "", (("programme", "Jawa Timur Bangkit"),)),
    ("three filters", "ud", (("region", "35.07"), ("size", "mikro"), ("state", "aktif"))),
)
SORTS = ("name", "size", "owner", "place", "code")


@dataclass(frozen=True, slots=True)
class Measured:
    """One question: how many it finds, and milliseconds of its pages and its count."""

    name: str
    sort: str
    total: int
    first: list[float]
    last: float
    count: float


def figures() -> list[Figure]:
    """On SQLite, and on a server where one is named."""
    opened = open_catalogue(str(kept(COUNT)))
    found = _figures("SQLite", list(measured(opened)))
    opened.catalogue.close()
    if server := os.environ.get("BENCHMARK_SERVER"):
        opened = open_catalogue(server, sample=True)
        if not list_enterprises(opened.catalogue, opened.actor, ListQuery(), 0, 1).rows:
            fill(opened, COUNT)
        found += _figures("PostgreSQL", list(measured(opened)))
        opened.catalogue.close()
    return found


def _figures(where: str, told: list[Measured]) -> list[Figure]:
    pages = [each for one in told for each in one.first]
    what = f"list of {COUNT:,}, {where}"
    return [
        Figure(f"{what}: first page, median", statistics.median(pages), "ms", memory=memory()),
        Figure(f"{what}: first page, p95", _p95(pages), "ms", goal=PAGE_GOAL, memory=memory()),
        Figure(f"{what}: last page, slowest", max(one.last for one in told), "ms", memory=memory()),
        Figure(f"{what}: exact count, slowest", max(one.count for one in told), "ms", goal=COUNT_GOAL, memory=memory()),
    ]


def measured(opened: Opened, rounds: int = ROUNDS) -> Iterator[Measured]:
    """Every question in every order; the count of a question is taken once."""
    for name, words, filters in ASKED:
        total, count = _milliseconds(
            lambda: count_list(opened.catalogue, opened.actor, IntakeKind.ENTERPRISES, ListQuery(words, filters))
        )
        for sort in SORTS:
            query = ListQuery(words, filters, sort)
            first = [_page(opened, query, 0, min(PAGE, total)) for _ in range(rounds + 1)][1:]
            last = _page(opened, query, max(0, total - PAGE), min(PAGE, total))
            yield Measured(name, sort, total, first, last, count)


def _page(opened: Opened, query: ListQuery, start: int, expected: int) -> float:
    part, taken = _milliseconds(
        lambda: list_enterprises(opened.catalogue, opened.actor, query, start, PAGE, counted=False)
    )
    expect(len(part.rows) == expected, f"{query} showed {len(part.rows)} instead of {expected}")
    return taken


def _milliseconds(ask: Callable[[], Answer]) -> tuple[Answer, float]:
    began = time.perf_counter()
    answer = ask()
    return answer, (time.perf_counter() - began) * 1000


def _p95(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=100, method="inclusive")[94]


def main() -> None:
    """Print every question."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--server", default="", help="a PostgreSQL database that is empty or filled by this")
    given = parser.parse_args()
    opened = open_catalogue(given.server or str(kept(given.count)), sample=bool(given.server))
    if given.server and not list_enterprises(opened.catalogue, opened.actor, ListQuery(), 0, 1).rows:
        fill(opened, given.count)
    everything: list[float] = []
    print(f"{'question':<24}{'sort':<8}{'rows':>9}{'median':>9}{'longest':>9}{'last':>9}{'count':>9}")
    for one in measured(opened):
        everything += one.first
        print(
            f"{one.name:<24}{one.sort:<8}{one.total:>9}{statistics.median(one.first):>9.1f}{max(one.first):>9.1f}"
            f"{one.last:>9.1f}{one.count:>9.1f}",
            flush=True,
        )
    print(f"first page: median {statistics.median(everything):.1f} ms, p95 {_p95(everything):.1f} ms")
    opened.catalogue.close()


if __name__ == "__main__":
    main()
