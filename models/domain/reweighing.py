"""Lists of needs with their frozen criterion columns, so that a screen can weigh them anew by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matching.codes import Pattern
from models.problems import UserProblem

if TYPE_CHECKING:
    from matching.pairs import Ground
    from matching.reweighing import FrozenNeed

WeightRow = tuple[int, ...]
"""Weights of one pattern, in the order of the criteria."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """An offer in the list, as it is shown."""

    enterprise: str
    name: str
    region: str
    product: str


@dataclass(frozen=True, slots=True, eq=False)
class FrozenList:
    """A need, everybody who could serve it, and what the criteria found of them."""

    need: str
    columns: FrozenNeed
    offers: tuple[Weighed, ...]
    """In the order of the columns."""

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """The patterns that pairs are judged by, the commonest first."""
        return self.columns.patterns


@dataclass(frozen=True, slots=True, eq=False)
class FrozenMarket:
    """The catalogue as it was read once; gives the list of any need without it."""

    ground: Ground
    offers: tuple[Weighed, ...]
    needs: tuple[str, ...]
    """Codes."""

    def list_of(self, need: str) -> FrozenList:
        """Everybody whom no hard rule keeps from the need; raises UserProblem for one that is not there."""
        from matching.reweighing import freeze

        if need not in self.needs:
            raise UserProblem("need.unknown", need=need)
        columns = freeze(self.ground, self.needs.index(need))
        return FrozenList(need, columns, tuple(self.offers[row] for row in columns.offer.tolist()))
