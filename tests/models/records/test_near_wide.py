"""A circle is asked of each row, gathered, or asked of the index: all say the same, in every order and part by part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.catalogue import search_pages
from models.domain.businesses import Point
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.steps.records import near_pages, nearness
from models.use_cases.count_list import count_list
from models.use_cases.delete_enterprise import delete_enterprise
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.save_enterprise import save_enterprise
from tests.models.records.drafts import enterprise

REGIONS = ("35.02.01.2001", "35.02.02", "35.23.11", "35.78", "35.01.04", "35.23", "35.09")
FILTERS: tuple[tuple[tuple[str, str], ...], ...] = (
    (), (("region", "35.23"),), (("size", "mikro"),), (("missing", "facts"), ("state", "aktif")),
)  # fmt: skip
LIMITS = (
    (nearness, "WIDE"), (near_pages, "POINTS"), (search_pages, "FEW"), (search_pages, "MANY_IN_AREA"),
    (search_pages, "MANY"), (search_pages, "FAR"),
)  # fmt: skip
NO_INDEX, ALL = -1, 10_000
WAYS = (
    (0, NO_INDEX, ALL, ALL, ALL, ALL),
    (ALL, NO_INDEX, ALL, ALL, ALL, ALL),
    (ALL, ALL, ALL, ALL, ALL, ALL),
    (ALL, ALL, 2, ALL, ALL, ALL),
    (ALL, ALL, 2, 3, 3, ALL),
    (0, 30, 2, 3, 3, 4),
)
"""Asked of each row, gathered, and by the index: all sorted, walked along up to an end, walked along, from the end."""
SORTS = ("", "distance", "name", "owner", "code", "place", "size")


@pytest.fixture(scope="module", params=[2, 1], ids=["half have points", "none has"])
def spread(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """Forty enterprises all over the province, half of them or none with a point of their own; one was deleted."""
    opened = open_catalogue(str(tmp_path_factory.mktemp("near") / "k.db"))
    chance = Random(7)
    for at in range(40):
        draft = enterprise(f"{chance.choice(('Keripik', 'Batik'))} {at:02}", chance.choice(REGIONS))
        spot = Point(round(chance.uniform(-8.2, -6.9), 5), round(chance.uniform(111, 113.5), 5), "gps")
        business = replace(draft.business, annual_sales=chance.choice((None, 1_000_000_00, 9_000_000_000_00)))
        business = replace(business, point=spot) if at % request.param else business
        saved = save_enterprise(
            opened.catalogue, opened.actor, replace(draft, business=business, owner=replace(draft.owner, nik="", kk=""))
        )
        if at == 11:
            delete_enterprise(opened.catalogue, opened.actor, saved.uid)
    yield opened
    opened.catalogue.close()


def listed(opened: Opened, query: ListQuery, part: int) -> list[str]:
    """Codes in order, read in parts of this length until one is short."""
    found: list[str] = []
    while True:
        some = list_enterprises(opened.catalogue, opened.actor, query, len(found), part, counted=False).rows
        found += [row.code for row in some]
        if len(some) < part:
            return found


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(REGIONS), st.integers(1, 300), st.sampled_from(("", "keripik", "b 0", "zz")),
    st.sampled_from(FILTERS), st.sampled_from(SORTS), st.booleans(), st.integers(4, 50),
)  # fmt: skip
def test_all_ways_through_a_circle_agree(
    spread: Opened, monkeypatch: pytest.MonkeyPatch, place: str, km: int, words: str,
    filters: tuple[tuple[str, str], ...], sort: str, down: bool, part: int,
) -> None:  # fmt: skip
    query = ListQuery(words, (("near", f"{place}/{km}"), *filters), sort, down)
    ways = []
    for way in WAYS:
        for (module, name), value in zip(LIMITS, way, strict=True):
            monkeypatch.setattr(module, name, value)
        count = count_list(spread.catalogue, spread.actor, IntakeKind.ENTERPRISES, query)
        ways.append((listed(spread, query, part), count))
    assert all(way == ways[0] for way in ways)
    assert ways[0][1] == len(ways[0][0]) == len(set(ways[0][0]))


def test_a_circle_around_everything_holds_everything_but_what_was_deleted(spread: Opened) -> None:
    query = ListQuery(filters=(("near", "35.78/500"),))
    assert count_list(spread.catalogue, spread.actor, IntakeKind.ENTERPRISES, query) == 39
    assert len(listed(spread, query, 7)) == 39
