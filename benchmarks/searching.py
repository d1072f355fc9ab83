"""The figures of benchmarks.search for the table: a page of the list of 100,000 UMKM for whatever is typed."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.measuring import Figure, expect, memory, timed
from benchmarks.search import FILTERS, LIMIT, PAGE, SORTS, TYPED, build
from models.domain.lists import ListQuery
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.open_catalogue import Opened, open_catalogue

COUNT = 100_000
TIMES = 5


def figures() -> list[Figure]:
    """The median and the slowest of all words typed, filters and orders; each the median of five questions."""
    with TemporaryDirectory() as folder:
        opened = open_catalogue(str(Path(folder) / "search.db"))
        build(opened, COUNT)
        taken = [_answer(opened, ListQuery(*each)) for each in product(TYPED, FILTERS, SORTS)]
        opened.catalogue.close()
    return [
        Figure("search 100,000 UMKM: median", 1000 * median(taken), "ms", goal=LIMIT, memory=memory()),
        Figure("search 100,000 UMKM: slowest question", 1000 * max(taken), "ms", goal=LIMIT, memory=memory()),
    ]


def _answer(opened: Opened, query: ListQuery) -> float:
    first = list_enterprises(opened.catalogue, opened.actor, query, 0, PAGE)
    whole = not query.words and not query.filters
    expect(first.total == COUNT if whole else first.total <= COUNT, f"{query} found {first.total}")
    expect(len(first.rows) == min(PAGE, first.total), f"{query} showed {len(first.rows)} of {first.total}")
    return median(
        timed(lambda: list_enterprises(opened.catalogue, opened.actor, query, 0, PAGE)).wall for _ in range(TIMES)
    )
