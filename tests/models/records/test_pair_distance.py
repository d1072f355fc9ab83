"""How far a pair is apart and how that is known: as the two places say, and as the matcher measures."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.codes import CriterionCode
from matching.columns import Needs, Offers
from matching.criteria import kilometres_between
from models.domain.businesses import Point
from models.domain.lists import ListQuery
from models.domain.matching import MatchSettings
from models.domain.nearness import KnownBy, PairDistance
from models.steps.matching.building import build_problem
from models.use_cases.delete_enterprise import delete_enterprise
from models.use_cases.explain_pair import explain_pair
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.measure_pair import measure_pair
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_enterprise import save_enterprise
from models.use_cases.save_need import save_need
from models.use_cases.save_partner import save_partner
from tests.models.records.drafts import enterprise, need, partner
from tests.records import TODAY
from ui.pages.matching.distance_words import distance_words

SPOT, THERE = Point(-7.05, 112.1, "gps"), Point(-6.95, 112.0, "peta")
POINT, DISTRICT, REGENCY = KnownBy.POINT, KnownBy.KECAMATAN, KnownBy.KABUPATEN


def entered(opened: Opened, mine: dict[str, object], theirs: dict[str, object]) -> PairDistance:
    draft, buyer = enterprise("Keripik Contoh"), partner()
    save_enterprise(opened.catalogue, opened.actor, replace(draft, business=replace(draft.business, **mine)))  # type: ignore[arg-type]
    saved = save_partner(opened.catalogue, opened.actor, replace(buyer, business=replace(buyer.business, **theirs)))  # type: ignore[arg-type]
    save_need(opened.catalogue, opened.actor, need(saved.uid))
    return measure_pair(opened.catalogue, opened.actor, "U-000001", "K-0001")


@pytest.mark.parametrize(
    ("mine", "theirs", "known"),
    [
        ({"point": SPOT}, {"point": THERE}, (POINT, POINT)),
        ({"point": SPOT, "region": "35.23.11"}, {"region": "35.02.01"}, (POINT, DISTRICT)),
        ({"region": "35.02.01.2001"}, {"point": THERE}, (DISTRICT, POINT)),
        ({"region": "35.02.02"}, {"region": "35.24"}, (DISTRICT, REGENCY)),
        ({"region": "35.23"}, {"region": "35.24"}, (REGENCY, REGENCY)),
    ],
)
def test_it_is_known_by_the_best_of_either_and_as_the_matcher_measures(
    opened: Opened, mine: dict[str, object], theirs: dict[str, object], known: tuple[KnownBy, KnownBy]
) -> None:
    found = entered(opened, mine, theirs)
    assert (found.enterprise, found.partner) == known
    with opened.catalogue.reading() as session:
        problem = build_problem(session, MatchSettings(), TODAY).problem
    needs: Needs = problem.needs
    offers: Offers = problem.offers
    (tenths,) = kilometres_between(offers, needs)
    assert found.km is not None
    assert found.km * 10 == pytest.approx(float(tenths), abs=1.0)


def test_two_of_one_kecamatan_are_told_as_such_not_as_no_distance(opened: Opened) -> None:
    found = entered(opened, {"region": "35.02.01.2001"}, {"region": "35.02.01.2002"})
    assert found.is_same_middle
    assert distance_words(found).startswith("Satu kecamatan; ")
    assert "0" not in distance_words(found)


@pytest.mark.parametrize(("region", "value"), [("35.02.01.2001", 0.923), ("35.23", 0.705)])
def test_what_nobody_knows_is_not_scored_as_next_door(opened: Opened, region: str, value: float) -> None:
    entered(opened, {"region": region}, {"region": region})
    found = explain_pair(opened.catalogue, opened.actor, "U-000001", "K-0001", MatchSettings(), today=TODAY)
    line = next(each for each in found.criteria if each.criterion is CriterionCode.DISTANCE)
    assert line.value == value


def test_an_enterprise_that_is_gone_has_no_distance(opened: Opened) -> None:
    entered(opened, {"region": "35.23.11"}, {"region": "35.24"})
    (line,) = list_enterprises(opened.catalogue, opened.actor, ListQuery(), 0, 9).rows
    delete_enterprise(opened.catalogue, opened.actor, line.uid)
    found = measure_pair(opened.catalogue, opened.actor, "U-000001", "K-0001")
    assert (found.km, found.enterprise, found.partner) == (None, None, REGENCY)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (PairDistance(7.23, POINT, POINT), "7,2\u00a0km lurus, dari titik lokasi keduanya"),
        (PairDistance(41.6, DISTRICT, DISTRICT), "Kira-kira 42\u00a0km lurus, dari tengah kecamatan keduanya"),
        (
            PairDistance(12.4, POINT, DISTRICT),
            "Kira-kira 12\u00a0km lurus: UMKM dari titik lokasinya, mitra dari tengah kecamatannya",
        ),
        (PairDistance(None, None, POINT), "Jarak tidak diketahui: letak UMKM belum dicatat"),
        (PairDistance(None, DISTRICT, None), "Jarak tidak diketahui: letak mitra belum dicatat"),
        (PairDistance(None, None, None), "Jarak tidak diketahui: letak keduanya belum dicatat"),
    ],
)
def test_the_words_say_how_it_is_known(found: PairDistance, said: str) -> None:
    assert distance_words(found).replace(" km", "\u00a0km") == said


@given(st.floats(0.05, 400), st.sampled_from(KnownBy), st.sampled_from(KnownBy))
def test_rough_is_never_told_as_measured(km: float, mine: KnownBy, theirs: KnownBy) -> None:
    said = distance_words(PairDistance(km, mine, theirs))
    assert ("Kira-kira" in said or "Kasar" in said) is not (mine is theirs is POINT)
