"""Enterprises around a place: the same on SQLite and PostgreSQL as measured one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.catalogue import search_pages
from models.domain.businesses import BusinessDraft, PersonDraft
from models.domain.businesses import Point as At
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.domain.nearness import KnownBy, Nearness, read_nearness
from models.domain.views import ViewDraft
from models.problems import UserProblem
from models.reference.regions import Level, Point, distance_km, point
from models.use_cases.count_list import count_list
from models.use_cases.delete_partner import delete_partner
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.list_views import list_views
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.save_enterprise import save_enterprise
from models.use_cases.save_need import save_need
from models.use_cases.save_partner import save_partner
from models.use_cases.save_view import save_view
from tests.models.records.drafts import enterprise, need, officer, partner

REGIONS = ("35.23.01.2001", "35.23.11", "35.22.01", "35.78", "35.24.01", "35.23", "35.15.08", "35.09")
PLACES = ("35.23", "35.23.11", "35.22.01.2001", "35.78", "35.01")
HARDLY = 0.005
"""Of a distance: so near the circle's edge a plane and a globe may differ."""


def _drafts() -> Iterator[BusinessDraft]:
    chance = Random(3)
    for at in range(40):
        business = replace(enterprise(f"Usaha {at:02}").business, region=chance.choice(REGIONS))
        if chance.random() < 0.5:
            north, east = round(chance.uniform(-8.2, -6.9), 5), round(chance.uniform(111, 113.5), 5)
            business = replace(business, point=At(north, east, "gps"))
        yield business


def _fill(opened: Opened) -> Opened:
    for business in _drafts():
        draft = replace(enterprise(business.name), business=business, owner=PersonDraft(name="Sri"))
        save_enterprise(opened.catalogue, opened.actor, draft)
    saved = save_partner(opened.catalogue, opened.actor, partner())
    save_need(opened.catalogue, opened.actor, need(saved.uid))
    return opened


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, postgres_url: str) -> Iterator[tuple[Opened, Opened]]:
    """The same enterprises on SQLite and on a server."""
    from psycopg import sql

    from tests.postgres import execute

    execute(postgres_url, sql.SQL("CREATE DATABASE near"))
    place: Path = tmp_path_factory.mktemp("near") / "katalog.db"
    server = f"{postgres_url.rpartition('/')[0]}/near"
    made = [_fill(open_catalogue(where, sample=True)) for where in (str(place), server)]
    yield made[0], made[1]
    for opened in made:
        opened.catalogue.close()
    execute(postgres_url, sql.SQL("DROP DATABASE near WITH (FORCE)"))


def _measured(place: str) -> dict[str, tuple[float, KnownBy]]:
    """Name → distance and how it is known, one by one."""
    centre, found = point(place), {}
    assert centre is not None
    for business in _drafts():
        if business.point is not None and business.point.latitude is not None:
            assert business.point.longitude is not None
            at, known_by = Point(business.point.latitude, business.point.longitude, Level.DESA), KnownBy.POINT
        else:
            middle = point(business.region)
            assert middle is not None
            at, known_by = middle, KnownBy(middle.level.name.lower())
        found[business.name] = distance_km(centre, at), known_by
    return found


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from(PLACES), km=st.integers(1, 200), words=st.sampled_from(("", "usaha 1", "usaha 3")))
def test_both_databases_find_what_lies_inside(both: tuple[Opened, Opened], place: str, km: int, words: str) -> None:
    measured = _measured(place)
    inside = {name for name, (far, _how) in measured.items() if far <= km}
    edge = {name for name, (far, _how) in measured.items() if abs(far - km) <= HARDLY * km}
    typed = words.split()
    named = {name for name in measured if all(any(w.startswith(t) for w in name.lower().split()) for t in typed)}
    query = ListQuery(words, (("near", f"{place}/{km}"),))
    for opened in both:
        found = list_enterprises(opened.catalogue, opened.actor, query, 0, 100)
        names = [row.name for row in found.rows]
        assert set(names) - edge == (inside & named) - edge
        assert len(names) == found.total == count_list(opened.catalogue, opened.actor, IntakeKind.ENTERPRISES, query)
        told = [row.distance for row in found.rows]
        assert all(each is not None for each in told)
        far = [each.km for each in told if each]
        assert all(later >= before * (1 - HARDLY) for before, later in pairwise(far))
        assert {row.name: (row.distance.km, row.distance.known_by) for row in found.rows if row.distance} == {
            name: measured[name] for name in names
        }


@pytest.mark.parametrize("sort", ["name", "code", "owner", "place", "size", "distance", ""])
def test_pages_in_every_order_put_together_are_the_list(both: tuple[Opened, Opened], sort: str) -> None:
    for down in (False, True):
        query = ListQuery(filters=(("near", "35.23/90"), ("state", "aktif")), sort=sort, descending=down)
        for opened in both:
            whole = list_enterprises(opened.catalogue, opened.actor, query, 0, 100).rows
            parts = [
                row.code
                for start in range(0, len(whole), 3)
                for row in list_enterprises(opened.catalogue, opened.actor, query, start, 3).rows
            ]
            assert parts == [row.code for row in whole]
            assert len(set(parts)) == len(parts) > 6


@pytest.mark.parametrize("sort", ["name", "code", "owner", "place", "size", "distance"])
def test_short_walks_long_walks_and_all_hits_give_the_same_on_both(
    both: tuple[Opened, Opened], sort: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    circle, size = (("near", "35.23/90"),), ("size", "mikro")
    asked = ("", circle), ("usaha", ()), ("usaha", circle), ("", (*circle, size)), ("", (size,))
    for words, filters in asked:
        if sort == "distance" and filters[:1] != circle:
            continue
        found = set()
        for few, short, long, many in ((2_000, 2_000, 10_000, 100_000), (8, 3, 5, 6), (8, 3, 5, 100), (8, 1, 100, 6)):
            limits = {"FEW": few, "SHORT": short, "LONG": long, "MANY": many, "MANY_IN_AREA": many}
            for name, limit in limits.items():
                monkeypatch.setattr(search_pages, name, limit)
            for opened in both:
                query = ListQuery(words, filters, sort, descending=True)
                rows = [list_enterprises(opened.catalogue, opened.actor, query, at, 7).rows for at in range(0, 21, 7)]
                found.add(tuple(row.code for part in rows for row in part))
        assert len(found) == 1
        assert len(found.pop()) > 3


def test_a_need_and_a_partner_stand_where_the_partner_is(both: tuple[Opened, Opened]) -> None:
    for opened in both:
        found = [
            [row.name for row in list_enterprises(opened.catalogue, opened.actor, _around(f"{place}/40"), 0, 50).rows]
            for place in ("K-0001", "M-0001", "35.23")
        ]
        assert found[0] == found[1] == found[2] != []
        own = list_enterprises(opened.catalogue, opened.actor, _around("U-000001/1"), 0, 50).rows
        assert own[0].distance is not None


def _around(value: str) -> ListQuery:
    return ListQuery(filters=(("near", value),))


@pytest.mark.parametrize("value", ["", "35.23", "35.23/", "35.23/0", "35.23/-1", "35.23/x", "/5", "/501"])
def test_a_circle_that_is_none_is_refused(opened: Opened, value: str) -> None:
    with pytest.raises(UserProblem, match="filter_unknown"):
        list_enterprises(opened.catalogue, opened.actor, _around(value), 0, 5)


@pytest.mark.parametrize("km", [501, 1000, 10**30])
def test_a_radius_that_is_too_large_is_told_the_largest(opened: Opened, km: int) -> None:
    with pytest.raises(UserProblem, match="near_too_wide") as refused:
        list_enterprises(opened.catalogue, opened.actor, _around(f"35.23/{km}"), 0, 5)
    assert refused.value.values == {"most": 500}


@pytest.mark.parametrize("place", ["99.99", "K-9999", "M-0001", "35"])
def test_a_place_that_nobody_knows_is_said(opened: Opened, place: str) -> None:
    with pytest.raises(UserProblem, match="place_unknown"):
        list_enterprises(opened.catalogue, opened.actor, _around(f"{place}/5"), 0, 5)


def test_circles_do_not_single_out_by_desil(opened: Opened) -> None:
    query = ListQuery(filters=(("near", "35.23/5"), ("desil", "1-2")))
    with pytest.raises(UserProblem, match="desil_with_place"):
        list_enterprises(opened.catalogue, officer(opened), query, 0, 5)


@given(st.sampled_from(PLACES), st.integers(1, 500))
def test_what_is_written_is_read(place: str, km: int) -> None:
    assert read_nearness(str(Nearness(place, km))) == Nearness(place, km)


def test_a_kept_view_says_when_its_place_has_gone(opened: Opened) -> None:
    saved = save_partner(opened.catalogue, opened.actor, partner())
    save_view(opened.catalogue, opened.actor, ViewDraft("enterprises", "Dekat mitra", _around(f"{saved.code}/25")))
    (view,) = list_views(opened.catalogue, opened.actor, "enterprises")
    assert view.gone == ()
    delete_partner(opened.catalogue, opened.actor, saved.uid)
    (view,) = list_views(opened.catalogue, opened.actor, "enterprises")
    assert view.gone == ("near",)
