"""Names that may be of one person, and names that are clearly of two businesses."""

from __future__ import annotations

import pytest

from models.steps.intake.likeness import other_business, same_person


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sulastri", "SULASTRI", True),
        ("Sulastri", "Hj. Sulastri", True),
        ("Siti Aminah", "Aminah Siti", True),
        ("Siti Aminah", "Siti Aminah Putri", True),
        ("Sulastri", "Sulasrti", True),
        ("Sulastri", "Orang Lain", False),
        ("Siti Aminah", "Siti Aisyah", False),
        ("Ibu", "Bapak", False),
        ("", "Sulastri", False),
        ("", "", False),
    ],
)
def test_same_person(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same_person(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("Keripik Jaya", "UD. Keripik Jaya", False),
        ("Keripik Bu Sri", "Keripik Singkong Bu Sri", False),
        ("Keripik Jaya", "Kripik Jaya", False),
        ("Keripik Jaya", "Bengkel Las Abadi", True),
        ("CV Maju", "CV Sumber Rejeki", True),
    ],
)
def test_other_business(one: str, other: str, differs: bool) -> None:
    assert other_business(one, other) is other_business(other, one) is differs
