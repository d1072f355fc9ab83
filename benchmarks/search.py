"""Measures typing in the list of enterprises: `python -m benchmarks.search [--count 100000]`, from the project's root.

A temporary SQLite catalogue of invented enterprises (names of syllables, places and products of Jawa Timur, Zipf-like),
asked through the use case that the window calls: words and filters in, first 200 lines and the total out. Milliseconds.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import select

from models.catalogue import tables as t
from models.catalogue.recording import change_set
from models.domain.changes import ChangeKind
from models.domain.lists import ListQuery
from models.domain.names import name_key
from models.reference.regions import children, kabupaten_list
from models.steps.indexing import index_again
from models.steps.intake.batch import Batch
from models.steps.intake.businesses import OWNER
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.open_catalogue import Opened, open_catalogue

SYLLABLES = re.findall("..", "kakikukekosasisusesomamimumemotatitutetorarirurononinuwayayobabibujajodi")
TITLES = ("UD", "Kerupuk", "Dapur", "Sanggar", "Toko", "Kelompok Tani", "Berkah", "Sumber")
SIZES = ("mikro",) * 18 + ("kecil",) * 2
TYPED = ("", "k", "s", "ke", "su", "kerupuk", "kerupuk tuban", "rarowa", "zzzz")
FILTERS: tuple[tuple[tuple[str, str], ...], ...] = (
    (),
    (("region", "35.23"),),
    (("size", "mikro"),),
    (("kind", "produk"), ("state", "aktif")),
    (("region", "35.22"), ("size", "mikro")),
)
SORTS = ("name", "code")
PAGE = 200
LIMIT = 100.0


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--keep", type=Path, help="build the catalogue here, or use the one that is here")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = given.keep or Path(folder) / "search.db"
        is_there = place.exists()
        opened = open_catalogue(str(place))
        if not is_there:
            began = time.perf_counter()
            build(opened, given.count)
            print(f"{given.count} enterprises built and indexed in {time.perf_counter() - began:.1f} s")
        measure(opened, given.rounds)
        opened.catalogue.close()


def build(opened: Opened, count: int) -> None:
    """Fill the catalogue with invented enterprises, one offer each, a third of the owners with a desil."""
    chance = random.Random(1)
    with opened.catalogue.transaction() as session, change_set(session, opened.actor, ChangeKind.SEED):
        batch, ids = Batch(session), []
        commodities = session.execute(select(t.Commodity.id, t.Commodity.name, t.Commodity.unit)).all()
        weights = [1 / (rank + 1) for rank in range(len(commodities))]
        chance.shuffle(commodities)
        for number, place in zip(range(count), _places(chance), strict=False):
            commodity, name, unit = chance.choices(commodities, weights)[0]
            ids.append(_enterprise(batch, chance, number, place, (commodity, name, unit)))
        batch.write()
        index_again(session, ids)


def _places(chance: random.Random) -> Iterator[str]:
    desa = [
        one.code for kab in kabupaten_list() for kec in children(kab.code) for one in children(kec.code)
    ]
    while True:
        yield chance.choice(desa)


def _enterprise(
    batch: Batch, chance: random.Random, number: int, place: str, commodity: tuple[int, str, str]
) -> int:
    name = f"{chance.choice(TITLES)} {_word(chance)} {_word(chance)}"
    business = batch.add(
        t.Business, name=name, name_key=name_key(name), legal_form="", nib="", npwp="", region=place, address="",
        latitude=None, longitude=None, kbli_edition="", kbli="", size=chance.choice(SIZES), size_from="pernyataan",
        verified=False,
    )  # fmt: skip
    household = batch.add(t.Household) if number % 3 == 0 else None
    if household is not None:
        value = str(chance.randint(1, 10))
        batch.add(
            t.HouseholdDesil, household_id=household, value=value, salt="", digest="", lookup="", superseded_by=None,
            source="DTSEN", quarter="2026-Q3",
        )  # fmt: skip
    owner = batch.add(t.Person, name=f"{_word(chance)} {_word(chance)}", female=None, household_id=household)
    batch.add(t.BusinessPerson, business_id=business, person_id=owner, role=OWNER, position="")
    enterprise = batch.add(
        t.Enterprise, code=f"U-{number + 1:06}", business_id=business, active=number % 20 != 0, note=""
    )
    offer = batch.add(
        t.Offer, enterprise_id=enterprise, kind="produk", commodity_id=commodity[0], words=commodity[1],
        unit=commodity[2], months=4095, minimum_order=None, lead_days=None, active=True,
    )  # fmt: skip
    batch.add(
        t.OfferFact, offer_id=offer, kind="kapasitas", value=chance.randint(10, 900) * 1000, as_of="2026-01-01",
        source="declared", superseded_by=None,
    )  # fmt: skip
    return enterprise


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 4))).title()


def measure(opened: Opened, rounds: int) -> None:
    """Print p50 and p95 of every combination, and of all of them."""
    print(f"{'typed':<16}{'filter':<26}{'sort':<6}{'rows':>8}{'p50':>8}{'p95':>8}")
    everything: list[float] = []
    for words in TYPED:
        for filters in FILTERS:
            for sort in SORTS:
                query = ListQuery(words, filters, sort)
                total, times = _times(opened, query, rounds)
                everything += times
                shown = " ".join(f"{name}={value}" for name, value in filters)
                print(f"{words:<16}{shown:<26}{sort:<6}{total:>8}{_share(times, 50):>8.1f}{_share(times, 95):>8.1f}")
    worst = _share(everything, 95)
    print(f"all: p50 {_share(everything, 50):.1f} ms, p95 {worst:.1f} ms, longest {max(everything):.1f} ms", end=" ")
    print("(within 100 ms)" if worst <= LIMIT else "(TOO SLOW: 100 ms)")


def _times(opened: Opened, query: ListQuery, rounds: int) -> tuple[int, list[float]]:
    times, total = [], 0
    for _ in range(rounds):
        began = time.perf_counter()
        total = list_enterprises(opened.catalogue, opened.actor, query, 0, PAGE).total
        times.append((time.perf_counter() - began) * 1000)
    return total, times


def _share(times: list[float], percent: int) -> float:
    return statistics.quantiles(times, n=100, method="inclusive")[percent - 1]


if __name__ == "__main__":
    main()
