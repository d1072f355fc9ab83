"""Coordinates as people write them: read alike however they are spelled, and never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.reference.coordinates import (
    EASTERNMOST,
    NORTHERNMOST,
    SOUTHERNMOST,
    WESTERNMOST,
    Coordinates,
    kilometres_off,
    near_jawa_timur,
    read_coordinates,
)
from models.reference.regions import kabupaten_list, point

HERE = Coordinates(-7.25, 112.75)


@pytest.mark.parametrize(
    "text",
    [
        "-7.25, 112.75",
        "-7.25,112.75",
        "-7.25 112.75",
        "(-7.25; 112.75)",
        "−7,25; 112,75",
        "-7,25 112,75",
        "-7,25, 112,75",
        "112.75, -7.25",
        "7°15'00\"S 112°45'00\"E",
        "7° 15′ 0″ LS, 112° 45′ 0″ BT",
        "LS 7°15' BT 112°45'",
        "S 7.25 E 112.75",
        "112,75 BT 7,25 LS",
    ],
)
def test_one_point_is_read_however_it_is_spelled(text: str) -> None:
    assert read_coordinates(text) == HERE


@pytest.mark.parametrize(
    "text",
    [
        "https://www.google.com/maps/@-7.25,112.75,17z",
        "https://maps.google.com/?q=-7.25,112.75",
        "https://www.google.com/maps/search/?api=1&query=-7.25%2C112.75",
        "https://www.google.com/maps/place/Contoh/@-7.0,111.0,17z/data=!3d-7.25!4d112.75",
    ],
)
def test_a_link_of_a_map_gives_its_point_and_says_so(text: str) -> None:
    assert read_coordinates(text) == Coordinates(-7.25, 112.75, from_map=True)


@pytest.mark.parametrize(
    "text", ["", "-7.25", "-7,112", "abc", "200, 300", "7 S 8 S", "Jl. Contoh 5, 112", "0812 3456 7890"]
)
def test_what_is_no_point_is_none(text: str) -> None:
    assert read_coordinates(text) is None


@given(
    st.floats(SOUTHERNMOST, NORTHERNMOST).map(lambda degrees: round(degrees, 6)),
    st.floats(WESTERNMOST, EASTERNMOST).map(lambda degrees: round(degrees, 6)),
    st.sampled_from((", ", ",", " ", "; ", ";")),
    st.booleans(),
)
def test_every_point_of_jawa_timur_is_read_back_also_the_wrong_way_round(
    latitude: float, longitude: float, between: str, swapped: bool
) -> None:
    numbers = (f"{latitude:.6f}", f"{longitude:.6f}")
    text = between.join(reversed(numbers) if swapped else numbers)
    assert read_coordinates(text) == Coordinates(latitude, longitude)


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    found = read_coordinates(text)
    assert found is None or (-90 <= found.latitude <= 90 and -180 <= found.longitude <= 180)


def test_the_middle_of_every_kabupaten_lies_in_jawa_timur_and_near_itself() -> None:
    for one in kabupaten_list():
        middle = point(one.code)
        assert middle is not None
        assert near_jawa_timur(middle.latitude, middle.longitude)
        assert kilometres_off(one.code, middle.latitude, middle.longitude) is None


@pytest.mark.parametrize(
    ("region", "latitude", "longitude", "is_far"),
    [
        ("35.23", -6.9, 112.05, False),
        ("35.23", -7.98, 112.63, True),
        ("35.29", -5.56, 114.43, False),
        ("35.25", -5.82, 112.65, False),
        ("", -7.98, 112.63, False),
    ],
)
def test_a_point_far_from_its_kabupaten_is_noticed_but_on_its_islands(
    region: str, latitude: float, longitude: float, is_far: bool
) -> None:
    assert (kilometres_off(region, latitude, longitude) is not None) == is_far


@pytest.mark.parametrize(("text", "turned"), [("-7.25, 112.75", False), ("112.75, -7.25", True)])
def test_numbers_the_wrong_way_round_are_known_as_such(text: str, turned: bool) -> None:
    found = read_coordinates(text)
    assert found is not None
    assert (found, found.turned) == (HERE, turned)


def test_a_lost_minus_and_another_end_of_the_province_are_noticed() -> None:
    assert not near_jawa_timur(7.25, 112.75)
    assert near_jawa_timur(-5.05, 114.6)
    found = kilometres_off("35.23.01.2001", -8.2, 114.3)
    assert found is not None
    assert (found[0] > 250, found[1]) == (True, "35.23.01")
