from __future__ import annotations

import pytest

from models.reference.units import convertible, find_unit, units

SPOKEN = {
    "cup": "cup", "gelas": "cup", "porsi": "porsi", "loyang": "loyang", "tusuk": "tusuk", "roll": "gulung",
    "Gulung": "gulung", "bal": "bal", "renteng": "renteng", "blok": "blok", "keping": "keping", "ember": "ember",
    "jerigen": "jeriken", "jirigen": "jeriken", "drum": "drum", "besek": "besek", "nampan": "nampan",
    "tandan": "tandan", "sisir": "sisir", "mika": "mika", "krat": "krat",
    "orang": "orang", "jam": "jam", "colt": "rit", "genteng": "buah", "bata": "buah",
}  # fmt: skip


@pytest.mark.parametrize(("text", "code"), SPOKEN.items())
def test_units_in_which_things_are_sold(text: str, code: str) -> None:
    found = find_unit(text)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("text", ["gentong", "meja", "banyak"])
def test_what_is_no_unit_of_sale_is_none(text: str) -> None:
    assert find_unit(text) is None


def test_a_container_has_no_fixed_content() -> None:
    for code in ("cup", "bal", "drum", "jeriken", "renteng"):
        assert not any(convertible(code, other.code) for other in units() if other.code != code)
    assert convertible("keping", "buah")
    assert convertible("tusuk", "buah")


def test_no_spelling_stands_for_two_units() -> None:
    spellings = [word.casefold() for one in units() for word in {one.code, one.name, *one.spellings}]
    assert len(spellings) == len(set(spellings))
