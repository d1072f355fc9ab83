"""One change to many records at once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.domain.changes import Changed
from models.domain.lists import ListQuery


class BulkField(StrEnum):
    """What can be set for many records together."""

    STATE = "state"
    """"aktif" or "nonaktif"."""
    REGION = "region"
    PROGRAMME = "programme"
    """Taken into a programme."""
    NO_PROGRAMME = "no_programme"
    """Taken out of it."""
    CONFIRMED = "confirmed"
    """The profile still holds, as of a day."""


class WhySkipped(StrEnum):
    """Why a record was left as it is."""

    OTHER_OFFICE = "other_office"
    ALREADY = "already"
    """It says so already."""


@dataclass(frozen=True, slots=True)
class BulkChange:
    """A field and what it is to hold."""

    field: BulkField
    value: str


@dataclass(frozen=True, slots=True)
class Selection:
    """Records chosen one by one (uids), or all those of a list, of which the user saw so many."""

    expected: int
    query: ListQuery | None = None
    uids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record that was left as it is."""

    uid: str
    code: str
    why: WhySkipped


@dataclass(frozen=True, slots=True)
class BulkReport:
    """How many records were changed, which were not, and the change set that an undo reverses."""

    records: int
    skipped: tuple[Skipped, ...]
    changed: Changed = Changed.NOTHING
    change_set: str = ""

    def count_of(self, why: WhySkipped) -> int:
        """How many were left for one reason."""
        return sum(each.why is why for each in self.skipped)
