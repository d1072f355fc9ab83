"""Invented officials who sign "Mengetahui" in the sample catalogue; their NIP ends in 000, which nobody's does."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class SampleOfficial:
    """An official by the code of the office."""

    office: str
    name: str
    position: str
    nip: str
    rank: str


@cache
def sample_officials() -> tuple[SampleOfficial, ...]:
    """One official for KADIN and for each of the eight districts' offices."""
    text = (files("models.reference.sample") / "data" / "officials.csv").read_text(encoding="utf-8")
    return tuple(SampleOfficial(**row) for row in csv.DictReader(text.splitlines()))
