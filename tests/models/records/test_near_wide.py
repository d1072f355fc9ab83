"""A wide circle is asked of each row, a narrow one is gathered: both say the same, in every order and part by part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.domain.businesses import Point
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.steps.records import nearness
from models.use_cases.count_list import count_list
from models.use_cases.delete_enterprise import delete_enterprise
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.save_enterprise import save_enterprise
from tests.models.records.drafts import enterprise

REGIONS = ("35.02.01.2001", "35.02.02", "35.23.11", "35.78", "35.01.04", "35.23", "35.09")
SORTS = ("", "distance", "name", "owner", "code", "place", "size")


@pytest.fixture(scope="module")
def spread(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """Forty enterprises all over the province, half of them with a point of their own, and one that was deleted."""
    opened = open_catalogue(str(tmp_path_factory.mktemp("near") / "k.db"))
    chance = Random(7)
    for at in range(40):
        draft = enterprise(f"{chance.choice(('Keripik', 'Batik'))} {at:02}", chance.choice(REGIONS))
        spot = Point(round(chance.uniform(-8.2, -6.9), 5), round(chance.uniform(111, 113.5), 5), "gps")
        business = replace(draft.business, point=spot) if at % 2 else draft.business
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


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(REGIONS), st.integers(1, 300), st.sampled_from(("", "keripik")), st.sampled_from(SORTS),
    st.booleans(), st.integers(1, 50),
)  # fmt: skip
def test_wide_and_narrow_ways_agree(
    spread: Opened, monkeypatch: pytest.MonkeyPatch, place: str, km: int, words: str, sort: str, down: bool, part: int
) -> None:
    query = ListQuery(words, (("near", f"{place}/{km}"),), sort, down)
    ways = []
    for wide in (0, 10_000):
        monkeypatch.setattr(nearness, "WIDE", wide)
        count = count_list(spread.catalogue, spread.actor, IntakeKind.ENTERPRISES, query)
        ways.append((listed(spread, query, part), count))
    assert ways[0] == ways[1]
    assert ways[0][1] == len(ways[0][0]) == len(set(ways[0][0]))


def test_a_circle_around_everything_holds_everything_but_what_was_deleted(spread: Opened) -> None:
    query = ListQuery(filters=(("near", "35.78/500"),))
    assert count_list(spread.catalogue, spread.actor, IntakeKind.ENTERPRISES, query) == 39
    assert len(listed(spread, query, 7)) == 39
