from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.reference.units import (
    base_ratio,
    convert,
    convertible,
    dimension_number,
    dimensions,
    find_unit,
    unit,
    units,
)

CODES = [one.code for one in units()]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kg", "kg"), ("kilo", "kg"), ("KGS.", "kg"), ("gr", "g"), ("gram", "g"), ("ons", "ons"),
        ("kwintal", "kuintal"), ("Kw", "kuintal"), ("TON", "ton"), ("ltr", "liter"), ("L", "liter"),
        ("ml", "ml"), ("cc", "ml"), ("M³", "m3"), ("kubik", "m3"), ("m2", "m2"), ("meter", "m"),
        ("Pcs", "buah"), ("bj", "buah"), ("biji", "buah"), ("unit", "buah"), ("btr", "butir"),
        ("ekor", "ekor"), ("ptg", "potong"), ("psg", "pasang"), ("lbr", "lembar"), ("btg", "batang"),
        ("lusin", "lusin"), ("Kodi", "kodi"), ("gross", "gros"), ("zak", "sak"), ("karung", "sak"),
        ("dus", "karton"), ("box", "karton"), ("bks", "bungkus"), ("pack", "bungkus"), ("set", "set"),
        ("paket", "paket"), ("ikat", "ikat"), ("sqft", "sqft"),
    ],
)  # fmt: skip
def test_spellings_of_real_lists(text: str, code: str) -> None:
    assert find_unit(text).code == code


def test_unknown_words_are_no_unit() -> None:
    assert find_unit("banyak") is None
    assert find_unit("") is None
    assert unit("xyz") is None


def test_no_spelling_belongs_to_two_units() -> None:
    for one in units():
        for word in (one.code, one.name, *one.spellings):
            assert find_unit(word) == one, word


@pytest.mark.parametrize(
    ("amount", "source", "target", "result"),
    [
        (1, "ton", "kg", 1000), (3, "kuintal", "kg", 300), (1, "kodi", "potong", 20),
        (1, "kodi", "pasang", 20),
        (2, "lusin", "buah", 24), (1, "gros", "lusin", 12), (5, "ons", "g", 500), (1, "m3", "liter", 1000),
        (1, "ha", "m2", 10_000), (250, "g", "kg", Fraction(1, 4)), (1, "buah", "kodi", Fraction(1, 20)),
    ],
)  # fmt: skip
def test_conversion_is_exact(amount: int, source: str, target: str, result: Fraction) -> None:
    assert convert(amount * 1000, source, target) == result * 1000


@pytest.mark.parametrize(
    ("a", "b"), [("sak", "kg"), ("karton", "buah"), ("kg", "liter"), ("yard", "m"), ("sak", "dus")]
)
def test_what_has_no_fixed_content_does_not_convert(a: str, b: str) -> None:
    assert not convertible(a, b)
    with pytest.raises(ValueError, match=r"convert|unit"):
        convert(1000, a, b)


def test_a_sack_is_a_sack() -> None:
    assert convertible("sak", "sak")
    assert convert(7000, "sak", "sak") == 7000


@given(st.integers(-(10**15), 10**15), st.sampled_from(CODES), st.sampled_from(CODES))
def test_there_and_back_again(amount: int, a: str, b: str) -> None:
    if convertible(a, b):
        there = convert(amount, a, b)
        assert there * unit(b).factor == amount * unit(a).factor
        assert (there == 0) == (amount == 0)
    else:
        assert unit(a).dimension != unit(b).dimension


def test_dimensions_are_numbered_in_order() -> None:
    assert dimensions()[:3] == ("berat", "isi", "panjang")
    assert dimension_number("ton") == dimension_number("kg") == 0
    assert dimension_number("ekor") == dimension_number("kodi")
    assert len({dimension_number(code) for code in CODES}) == len(dimensions())


def test_yields_in_base_units() -> None:
    from decimal import Decimal

    assert base_ratio(Decimal("0.25"), "kg", "kg") == 250
    assert base_ratio(Decimal(700), "kg", "batang") == 700_000
    assert base_ratio(Decimal(400), "m3", "buah") == 400
