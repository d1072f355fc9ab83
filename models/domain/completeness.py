"""How much is known of the enterprises of each kabupaten/kota, fact by fact."""

from __future__ import annotations

from dataclasses import dataclass

from models.domain.missing import Missing


@dataclass(frozen=True, slots=True)
class Known:
    """Of how many a fact is known and of how many it is not; together always all."""

    fact: Missing
    known: int
    unknown: int


@dataclass(frozen=True, slots=True)
class PlaceCompleteness:
    """The enterprises of one kabupaten/kota; an empty code holds those whose kabupaten is not known."""

    code: str
    name: str
    total: int
    matchable: int
    """Of nothing that a rule of matching asks for is it unknown."""
    facts: tuple[Known, ...]

    def unknown(self, fact: Missing) -> int:
        """Of how many the fact is not known."""
        return next(each.unknown for each in self.facts if each.fact is fact)


@dataclass(frozen=True, slots=True)
class Completeness:
    """The whole list and its parts; the places add up to the whole."""

    whole: PlaceCompleteness
    places: tuple[PlaceCompleteness, ...]
    """All 38, those without any enterprise among them, then those outside or unknown, if there are any."""
