"""What stands on the first page: what waits, what came of it, where, and what ran last."""

from __future__ import annotations

from dataclasses import dataclass, field

from models.domain.backups import Backup


@dataclass(frozen=True, slots=True)
class Amount:
    """Partnerships and their worth; apart from other amounts, never added to them."""

    count: int
    worth: int
    """Sen per month of those whose price is known."""
    unpriced: int
    """How many have no price, so that their worth is unknown."""


@dataclass(frozen=True, slots=True)
class Funnel:
    """Potential, agreed, delivered, paid: four figures that are never added; None is not recorded yet, not zero."""

    potential: Amount | None
    agreed: Amount | None
    delivered: Amount | None = None
    paid: Amount | None = None


@dataclass(frozen=True, slots=True)
class RejectedImport:
    """An import that kept rows out."""

    code: str
    file_name: str
    at: str
    read: int
    rejected: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the officer could do next."""

    proposals: int
    """Of the newest run, not decided yet."""
    agreements_ending: int
    ending_until: str
    """Last day that was looked at, YYYY-MM-DD."""
    imports: tuple[RejectedImport, ...]
    without_capacity: int
    """Active enterprises with a product or step of which nothing says how much is free."""
    facts_missing: int
    """Active enterprises without a size, a kecamatan, or any offer."""


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A kabupaten or kota and how many active enterprises lie in it."""

    code: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class RunLine:
    """A run in short."""

    code: str
    at: str
    needs: int
    filled: int
    partly: int
    proposals: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How many records the catalogue holds, deleted ones left out."""

    enterprises: int
    partners: int
    needs: int
    agreements: int

    @property
    def empty(self) -> bool:
        """Whether nobody has entered anything yet."""
        return not (self.enterprises or self.partners or self.needs)


@dataclass(frozen=True, slots=True)
class HomeSummary:
    """The whole first page."""

    standing: Standing
    waiting: Waiting
    funnel: Funnel
    places: tuple[PlaceCount, ...]
    elsewhere: int
    """Active enterprises whose kabupaten or kota is unknown, or outside the province."""
    runs: tuple[RunLine, ...]
    backup: Backup | None
    """The newest automatic or manual copy; None: none yet, or the server keeps them."""
    keeps_backups: bool = field(default=True)
    """False where a server keeps the catalogue."""
