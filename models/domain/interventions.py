"""What closing gaps would bring: one pair tried in a sandbox, and help ranked by what it unlocks."""

from __future__ import annotations

from dataclasses import dataclass

from matching.codes import AgencyKind, ChangeCode, InterventionCode
from matching.grouping import Grouping
from models.domain.changes import Changed
from models.domain.matching import FactValue, GapLine

__all__ = ["Grouping"]


@dataclass(frozen=True, slots=True)
class TriedMove:
    """One partnership before and after; quantities in thousandths of the unit per month, 0 none."""

    enterprise: str
    enterprise_name: str
    product: str
    need: str
    need_words: str
    partner: str
    before: int
    after: int
    unit: str


@dataclass(frozen=True, slots=True)
class MarketSide:
    """All partnerships together on one side of the trial."""

    partnerships: int
    needs_filled: int
    filled: int
    """Of the need that was asked about, thousandths of its unit."""
    fit: float
    gap: float
    """How far the answer may be from the best, as a share of the bound."""


@dataclass(frozen=True, slots=True)
class TriedChanges:
    """What would come of it if some gaps of a pair were closed; nothing of it is stored."""

    enterprise: str
    enterprise_name: str
    need: str
    need_words: str
    unit: str
    required: int
    gaps: tuple[GapLine, ...]
    """Those taken as closed."""
    possible: bool
    """Whether the pair is possible then."""
    came: tuple[TriedMove, ...]
    went: tuple[TriedMove, ...]
    altered: tuple[TriedMove, ...]
    before: MarketSide
    after: MarketSide
    changed: Changed = Changed.NOTHING


@dataclass(frozen=True, slots=True)
class BaseAmount:
    """A quantity per month in the base unit of what it measures; below 0 it became less."""

    unit: str
    thousandths: int


@dataclass(frozen=True, slots=True)
class HelpedEnterprise:
    """Somebody for whom a package is."""

    enterprise: str
    enterprise_name: str
    region: str
    products: tuple[str, ...]
    matched: bool
    """It had no partnership and would have one."""


@dataclass(frozen=True, slots=True)
class HelpEffect:
    """What help brings: more, or less where it is below 0."""

    partnerships: int
    quantities: tuple[BaseAmount, ...]
    needs_filled: int
    enterprises: int
    """Enterprises that had no partnership and would have one."""
    households: int | None
    """Households of desil 1–2 that would be served, fewer than ten are not told."""


@dataclass(frozen=True, slots=True)
class HelpPackage:
    """One kind of help for a group of enterprises, with what it unlocks on its own."""

    key: str
    intervention: InterventionCode
    agency: AgencyKind
    change: ChangeCode
    what: FactValue | None
    """The paper or the product that it is about."""
    group: str
    """Code of the kabupaten, or name of the commodity; empty for all together."""
    need: str
    """Code of the need that has to be talked about; empty where enterprises are helped."""
    partner: str
    usual_time: str
    enterprises: tuple[HelpedEnterprise, ...]
    needs: tuple[str, ...]
    effect: HelpEffect
    times: int
    """How often the unit cost is paid."""
    cost: int | None
    """Sen; None as long as nobody has said what one costs."""


@dataclass(frozen=True, slots=True)
class PortfolioStep:
    """One package bought, what it adds to those before, and all together so far."""

    package: str
    """Key of the package."""
    cost: int
    spent: int
    added: HelpEffect
    so_far: HelpEffect


@dataclass(frozen=True, slots=True)
class HelpRanking:
    """Packages, the most useful first, and what a budget buys of them."""

    grouping: Grouping
    packages: tuple[HelpPackage, ...]
    portfolio: tuple[PortfolioStep, ...]
    budget: int
    left_out: int
    """Packages that were not tried, because there were too many."""
    changed: Changed = Changed.NOTHING

    def package(self, key: str) -> HelpPackage | None:
        """The package with this key."""
        return next((each for each in self.packages if each.key == key), None)
