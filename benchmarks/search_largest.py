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
from functools import partial
from typing import TypeVar

from benchmarks.measuring import Figure, Taken, expect, median, memory
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
    ("papers nobody asked", "", (("papers", "belum_ditanya"),)),
    ("commodity", "", (("commodity", "tapioka"),)),
    ("programme", "", (("programme", "Jawa Timur Bangkit"),)),
    ("100 km around a city", "", (("near", "35.78/100"),)),
    ("25 km around a kecamatan", "", (("near", "35.23.11/25"),)),
    ("word around a kabupaten", "kerupuk", (("near", "35.23/50"),)),
    ("letter around a city", "k", (("near", "35.78/100"),)),
    ("rare word around a city", "rarowa", (("near", "35.78/100"),)),
    ("size around a city", "", (("size", "kecil"), ("near", "35.78/100"))),
    ("facts missing, kecamatan", "", (("missing", "facts"), ("near", "35.23.11/25"))),
    ("three filters", "ud", (("region", "35.07"), ("size", "mikro"), ("state", "aktif"))),
)
SORTS = ("name", "size", "owner", "place", "code")
NEAREST = "distance"
"""The order of a list around a place; asked for beside the others."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One question: how many it finds, and how long its pages and its count take."""

    name: str
    sort: str
    total: int
    first: list[Taken]
    last: Taken
    count: Taken


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
    what, last, count = f"list of {COUNT:,}, {where}", [one.last for one in told], [one.count for one in told]
    return [
        _figure(f"{what}: first page, median", pages, 50),
        _figure(f"{what}: first page, p95", pages, 95, PAGE_GOAL),
        _figure(f"{what}: last page, p95", last, 95),
        _figure(f"{what}: exact count, p99", count, 99, COUNT_GOAL),
    ]


def _figure(name: str, taken: list[Taken], percent: int, goal: float | None = None) -> Figure:
    """The processor's time of the same percentile, each column by itself."""
    wall, busy = (1000 * _percentile([getattr(each, of) for each in taken], percent) for of in ("wall", "processor"))
    return Figure(name, wall, "ms", processor=busy / 1000, goal=goal, memory=memory())


def measured(opened: Opened, rounds: int = ROUNDS) -> Iterator[Measured]:
    """Every question in every order; the count of a question is taken once."""
    for name, words, filters in ASKED:
        whole = ListQuery(words, filters)
        total, count = _timed(
            partial(count_list, opened.catalogue, opened.actor, IntakeKind.ENTERPRISES, whole)
        )
        for sort in (*SORTS, NEAREST) if dict(filters).get("near") else SORTS:
            query = ListQuery(words, filters, sort)
            first = [_page(opened, query, 0, min(PAGE, total)) for _ in range(rounds + 1)][1:]
            last = _page(opened, query, max(0, total - PAGE), min(PAGE, total))
            yield Measured(name, sort, total, first, last, count)


def _page(opened: Opened, query: ListQuery, start: int, expected: int) -> Taken:
    ask = partial(list_enterprises, opened.catalogue, opened.actor, query, start, PAGE, counted=False)
    part, taken = _timed(ask)
    expect(len(part.rows) == expected, f"{query} showed {len(part.rows)} instead of {expected}")
    return taken


def _timed(ask: Callable[[], Answer]) -> tuple[Answer, Taken]:
    """What is answered, and how long it took: no other process works on it, so the finer clock will do."""
    wall, busy = time.perf_counter(), time.process_time()
    answer = ask()
    return answer, Taken(time.perf_counter() - wall, time.process_time() - busy)


def _percentile(taken: list[float], percent: int) -> float:
    return statistics.quantiles(taken, n=100, method="inclusive")[percent - 1]


def main() -> None:
    """Print every question."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--server", default="", help="a PostgreSQL database that is empty or filled by this")
    given = parser.parse_args()
    opened = open_catalogue(given.server or str(kept(given.count)), sample=bool(given.server))
    if given.server and not list_enterprises(opened.catalogue, opened.actor, ListQuery(), 0, 1).rows:
        fill(opened, given.count)
    everything: list[Taken] = []
    print(f"{'question':<24}{'sort':<8}{'rows':>9}{'first':>9}{'(busy)':>9}{'last':>9}{'count':>9}  milliseconds")
    for one in measured(opened):
        everything += one.first
        first = median(one.first)
        cells = (first.wall, first.processor, one.last.processor, one.count.processor)
        told = "".join(f"{1000 * each:>9.1f}" for each in cells)
        print(f"{one.name:<24}{one.sort:<8}{one.total:>9}{told}", flush=True)
    for of in ("wall", "processor"):
        taken = [1000 * getattr(each, of) for each in everything]
        print(f"first page, {of}: median {_percentile(taken, 50):.1f} ms, p95 {_percentile(taken, 95):.1f} ms")
    opened.catalogue.close()


if __name__ == "__main__":
    main()
