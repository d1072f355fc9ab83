"""What the owner of a business can agree to have done with their data (UU 27/2022 Pasal 20 and following)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from models.reference.tables import rows, yes

FORMS = ("tertulis", "lisan")
"""How a consent may be given; Pasal 22 asks for one that can be shown, and an oral one needs a recording."""


@dataclass(frozen=True, slots=True)
class ConsentPurpose:
    """One purpose in plain words; `verified` says that its source was read."""

    code: str
    label: str
    asks: str
    """What is read to the owner, in the owner's words."""
    allows: str
    source: str
    verified: bool


@cache
def consent_purposes() -> tuple[ConsentPurpose, ...]:
    """Every purpose, in the order in which they are asked."""
    return tuple(
        ConsentPurpose(row["code"], row["label"], row["asks"], row["allows"], row["source"], yes(row["verified"]))
        for row in rows("consents.csv")
    )


def consent_purpose(code: str) -> ConsentPurpose | None:
    """The purpose with this code."""
    return next((each for each in consent_purposes() if each.code == code), None)
