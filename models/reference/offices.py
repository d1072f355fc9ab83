"""Offices that a new catalogue starts with; names and number codes are the officers' to correct."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class SeedOffice:
    """An office with its letterhead line and number pattern (the unit codes are common usage, unverified)."""

    code: str
    kind: str
    name: str
    region: str
    letterhead: str
    number_pattern: str
    number_code: str


@cache
def seed_offices() -> tuple[SeedOffice, ...]:
    """KADIN Jawa Timur, Bakorwil II, its eight districts' offices, and two of the province."""
    text = (files("models.reference") / "data" / "offices.csv").read_text(encoding="utf-8")
    return tuple(SeedOffice(**row) for row in csv.DictReader(text.splitlines(), delimiter=";"))
