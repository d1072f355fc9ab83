from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.reference.regions import (
    Level,
    bakorwil_members,
    children,
    distance_km,
    find_desa,
    find_kabupaten,
    find_kecamatan,
    full_name,
    kabupaten_list,
    point,
    region,
)

EXPECTED_KECAMATAN = {
    "35.22": 28, "35.23": 20, "35.24": 27, "35.25": 18, "35.17": 21, "35.18": 20, "35.16": 18, "35.76": 3,
}  # fmt: skip
EVERYTHING = list(kabupaten_list())
KECAMATAN = [k for one in EVERYTHING for k in children(one.code)]
DESA = [d for one in KECAMATAN for d in children(one.code)]


def test_jawa_timur_is_complete() -> None:
    assert len(EVERYTHING) == 38
    assert len(KECAMATAN) == 666
    assert len(DESA) == 8494
    assert sum(one.kind == "kota" for one in EVERYTHING) == 9
    assert {one.kind for one in DESA} == {"desa", "kelurahan"}


def test_kecamatan_of_bakorwil_ii_are_as_many_as_published() -> None:
    assert {code: len(children(code)) for code in EXPECTED_KECAMATAN} == EXPECTED_KECAMATAN


@pytest.mark.parametrize("one", [*EVERYTHING, *KECAMATAN[::25], *DESA[::200]], ids=lambda one: one.code)
def test_a_region_lies_inside_its_parent(one) -> None:
    assert region(one.code) == one
    assert one in children(one.parent)
    assert one.code.count(".") + 1 == one.level


def test_names_tell_kabupaten_from_kota() -> None:
    assert region("35.16").name == "Kab. Mojokerto"
    assert region("35.76").name == "Kota Mojokerto"
    assert full_name("35.23.01.2001") == "Ds. Jlodro, Kec. Kenduruan, Kab. Tuban"
    assert region("35.99") is None
    assert full_name("35.99") == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kab. Tuban", "35.23"), ("KABUPATEN TUBAN", "35.23"), ("Tuban", "35.23"), ("tuban ", "35.23"),
        ("Kota Mojokerto", "35.76"), ("KOTAMADYA MOJOKERTO", "35.76"), ("kab mojokerto", "35.16"),
        ("Kabupaten Mojokerto, Jawa Timur", "35.16"), ("Surabaya", "35.78"), ("Kota Batu", "35.79"),
    ],
)  # fmt: skip
def test_a_clear_name_is_found(text: str, code: str) -> None:
    assert find_kabupaten(text).region.code == code


@pytest.mark.parametrize(
    "name", ["Mojokerto", "Kediri", "Blitar", "Malang", "Probolinggo", "Pasuruan", "Madiun"]
)
def test_a_name_that_two_bear_is_left_open(name: str) -> None:
    found = find_kabupaten(name)
    assert found.region is None
    assert [one.name for one in found.suggestions] == [f"Kab. {name}", f"Kota {name}"]


def test_a_contradicted_or_mistyped_name_is_only_suggested() -> None:
    assert find_kabupaten("Kab. Surabaya").region is None
    assert [one.code for one in find_kabupaten("Kab. Surabaya").suggestions] == ["35.78"]
    assert find_kabupaten("Tubn").region is None
    assert find_kabupaten("Tubn").suggestions[0].code == "35.23"
    assert find_kabupaten("").region is None
    assert find_kabupaten("xyzzy").suggestions == ()


@pytest.mark.parametrize("one", EVERYTHING, ids=lambda one: one.code)
def test_every_full_name_finds_itself(one) -> None:
    assert find_kabupaten(one.name).region == one


def test_kecamatan_and_desa_are_found_inside_their_parent_only() -> None:
    assert find_kecamatan("Kec. KEREK", "35.23").region.code == "35.23.08"
    assert find_kecamatan("Kerek", "35.24").region is None
    assert find_desa("Ds. Jlodro", "35.23.01").region.code == "35.23.01.2001"
    assert find_desa("Jlodra", "35.23.01").region is None
    assert find_desa("Jlodra", "35.23.01").suggestions[0].name == "Jlodro"


def test_most_desa_names_decide_within_their_kecamatan() -> None:
    undecided = [one.code for one in DESA if find_desa(one.name, one.parent).region != one]
    twins = {one.code for one in DESA if sum(o.name == one.name for o in children(one.parent)) > 1}
    assert set(undecided) >= twins
    assert len(undecided) < 40


def test_every_place_has_a_point_in_jawa_timur() -> None:
    for one in [*EVERYTHING, *KECAMATAN, *DESA[::50]]:
        where = point(one.code)
        assert -9.0 < where.latitude < -5.0
        assert 110.8 < where.longitude < 116.5
        assert where.level in (Level.KABUPATEN, Level.KECAMATAN)
    assert point("36.01") is None


def test_points_of_kecamatan_stay_near_their_kabupaten() -> None:
    with_islands = {"35.25", "35.29"}
    for one in KECAMATAN:
        if one.parent not in with_islands:
            assert distance_km(point(one.code), point(one.parent)) < 80, one


def test_known_distances() -> None:
    tuban, bojonegoro = point("35.23.16"), point("35.22.15")
    assert distance_km(tuban, bojonegoro) == pytest.approx(34.5, abs=3)
    assert distance_km(tuban, tuban) == 0


@settings(deadline=None)  # the first call reads the data
@given(st.sampled_from(KECAMATAN), st.sampled_from(KECAMATAN), st.sampled_from(KECAMATAN))
def test_distance_is_a_metric(a, b, c) -> None:
    ab, ba = distance_km(point(a.code), point(b.code)), distance_km(point(b.code), point(a.code))
    assert math.isclose(ab, ba, abs_tol=1e-9)
    assert ab <= distance_km(point(a.code), point(c.code)) + distance_km(point(c.code), point(b.code)) + 1e-6


def test_bakorwil_ii_has_eight_members_and_says_it_is_unverified() -> None:
    members = bakorwil_members("II")
    assert {one.kabupaten for one in members} == set(EXPECTED_KECAMATAN)
    assert all(region(one.kabupaten) for one in members)
    assert not any(one.verified for one in members)
    assert bakorwil_members("IX") == ()
