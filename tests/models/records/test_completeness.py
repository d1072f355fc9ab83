"""What is known of how many, per kabupaten: every figure adds up to the whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.domain.completeness import PlaceCompleteness
from models.domain.lists import ListQuery
from models.domain.missing import Missing, matchable
from models.problems import UserProblem
from models.use_cases.delete_enterprise import delete_enterprise
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_enterprise import save_enterprise
from models.use_cases.summarise_completeness import EVERYTHING, summarise_completeness
from tests.models.records.drafts import BOJONEGORO, TUBAN, enterprise, officer


@pytest.fixture
def opened(opened: Opened) -> Opened:
    """Four enterprises in two kabupaten; of one nobody knows sales and capacity, of one the kecamatan."""
    opened = replace(opened, actor=officer(opened))
    drafts = [enterprise("Satu"), enterprise("Dua"), enterprise("Tiga", BOJONEGORO), enterprise("Empat", "35.22.01")]
    vague = drafts[1]
    drafts[1] = replace(
        vague,
        business=replace(vague.business, annual_sales=None),
        offers=tuple(replace(offer, capacity=None) for offer in vague.offers),
    )
    for number, draft in enumerate(drafts):
        owner = replace(draft.owner, name=f"Contoh {number}", nik="", kk="", phone="")
        save_enterprise(opened.catalogue, opened.actor, replace(draft, owner=owner))
    return opened


def _of(opened: Opened, code: str, query: ListQuery = EVERYTHING) -> PlaceCompleteness:
    found = summarise_completeness(opened.catalogue, opened.actor, query)
    return next(place for place in found.places if place.code == code)


def test_known_and_unknown_are_always_all(opened: Opened) -> None:
    found = summarise_completeness(opened.catalogue, opened.actor)
    assert found.whole.total == 4
    assert len(found.places) == 38
    for place in (found.whole, *found.places):
        assert {each.fact for each in place.facts} == set(Missing)
        assert all(each.known + each.unknown == place.total for each in place.facts)
        assert 0 <= place.matchable <= place.total
    for fact in Missing:
        assert sum(place.unknown(fact) for place in found.places) == found.whole.unknown(fact)


def test_what_is_missing_is_counted_where_it_is(opened: Opened) -> None:
    tuban, bojonegoro = _of(opened, TUBAN), _of(opened, BOJONEGORO)
    assert (tuban.total, bojonegoro.total) == (2, 2)
    assert (tuban.unknown(Missing.SIZE), tuban.unknown(Missing.CAPACITY)) == (1, 1)
    assert (tuban.unknown(Missing.KECAMATAN), bojonegoro.unknown(Missing.KECAMATAN)) == (0, 1)
    assert bojonegoro.unknown(Missing.SIZE) == 0


def test_the_counts_are_those_of_the_list(opened: Opened) -> None:
    for query in (ListQuery("dua"), ListQuery(filters=(("region", TUBAN),)), ListQuery("tidak ada")):
        listed = list_enterprises(opened.catalogue, opened.actor, query, 0, 50)
        assert summarise_completeness(opened.catalogue, opened.actor, query).whole.total == listed.total


def test_a_deleted_enterprise_is_counted_no_more(opened: Opened) -> None:
    (row,) = list_enterprises(opened.catalogue, opened.actor, ListQuery("dua"), 0, 50).rows
    delete_enterprise(opened.catalogue, opened.actor, row.uid)
    assert _of(opened, TUBAN).total == 1
    assert _of(opened, TUBAN).unknown(Missing.SIZE) == 0


def test_a_list_by_desil_is_not_taken_apart(opened: Opened) -> None:
    with pytest.raises(UserProblem, match=r"completeness\.not_by_desil"):
        summarise_completeness(opened.catalogue, opened.actor, ListQuery(filters=(("desil", "1-2"),)))


def test_only_what_no_rule_asks_for_may_be_missing() -> None:
    assert matchable(0)
    assert matchable(Missing.POINT)
    assert not matchable(Missing.CAPACITY | Missing.POINT)
