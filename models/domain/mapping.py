"""How the columns of a file are to be read: what is proposed, what the user said, what is remembered of a sender."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.domain.choices import Choice
from models.domain.imports import ImportKey
from models.domain.intake import IntakeKind

Pairs = tuple[tuple[str, str], ...]
"""Name of a column and the field it fills; an empty field leaves the column out."""


class How(StrEnum):
    """How it is known what a column means."""

    NAME = "name"
    """Its heading says so."""
    LIKENESS = "likeness"
    """Its heading is nearly one that says so."""
    CONTENT = "content"
    """Only what stands in it says so: a guess, used when the user has said yes."""
    PROFILE = "profile"
    """A list of this sender was read so before."""
    REPEATED = "repeated"
    """Another column is surer to be this field."""
    LEFT_OUT = "left_out"
    """Its heading speaks of another while, another currency or an unclear scale: read as it is, it would be wrong."""
    NEEDLESS = "needless"
    """Our lists never read it: No, Keterangan."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ColumnProposal:
    """A column of the file and what it seems to be."""

    index: int
    name: str
    """What a mapping calls it: the heading, or "Kolom C" where that is blank or used twice."""
    heading: str
    """As it may be shown."""
    samples: tuple[str, ...]
    """A few cells; numbers of persons are masked."""
    field: str
    """Empty: not used."""
    how: How
    share: int = 0
    """Of a guess: how many of a hundred cells look like it."""
    others: tuple[str, ...] = ()
    """Further fields that it may be, by its content."""
    power: int = 0
    """The power of ten by which its numbers are multiplied, as its heading or a title says."""


@dataclass(frozen=True, slots=True)
class DayQuestion:
    """A column of days in which day and month cannot be told apart."""

    field: str
    column: str
    example: str
    day_first: str
    """The example with the day first, YYYY-MM-DD."""
    month_first: str
    also: int = 0
    """How many more cells of the column are as open."""


@dataclass(frozen=True, slots=True)
class SheetProposal:
    """A sheet and how its columns would be read."""

    sheet: str
    kind: IntakeKind
    rows: int
    headings: str
    """SHA-256 of the headings in their order; the same list of the same sender has the same."""
    columns: tuple[ColumnProposal, ...]
    days: tuple[DayQuestion, ...]
    fields: tuple[Choice, ...]
    """What a column of this list can be."""
    required: tuple[str, ...]
    """Fields without which no row can be taken in."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Required fields that no column is proposed for."""
        proposed = {one.field for one in self.columns}
        return tuple(field for field in self.required if field not in proposed)

    @property
    def is_certain(self) -> bool:
        """Whether nothing is guessed, missing or to be asked."""
        unsure = any(one.how in (How.CONTENT, How.LIKENESS) for one in self.columns)
        return not unsure and not self.missing and not self.days

    @property
    def says_place(self) -> bool:
        """Whether a column says in which kabupaten or kota each row lies."""
        return says_place(self.mapping)

    @property
    def mapping(self) -> Pairs:
        """The columns as proposed."""
        return tuple((one.name, one.field) for one in self.columns)


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """How one sheet is to be read."""

    sheet: str
    kind: IntakeKind
    mapping: Pairs
    day_first: tuple[tuple[str, bool], ...] = ()
    """Field → whether the day stands before the month."""
    home: str = ""
    """The kabupaten or kota of every row, where no column says it; empty: that of the actor's office."""
    home_remembered: bool = False
    """Whether the home is that of an earlier list of the sender."""


def sheet_key(name: str) -> str:
    """A sheet's name for comparing."""
    return " ".join(name.split()).casefold()


def says_place(mapping: Pairs) -> bool:
    """Whether a column read as this says where a row lies."""
    return any(field in ("kabupaten", "region_code") for _, field in mapping)


@dataclass(frozen=True, slots=True)
class Profile:
    """What is remembered of the lists of a sender."""

    uid: str
    sender: str
    kind: IntakeKind
    headings: str
    mapping: Pairs
    day_first: tuple[tuple[str, bool], ...] = ()
    key: ImportKey = ImportKey.AUTO
    homes: Pairs = ()
    """Name of a sheet with these headings, as `sheet_key` has it, and the kabupaten or kota of its rows."""

    def home_of(self, sheet: str) -> str:
        """The kabupaten or kota of a sheet of this name; empty where none of that name came before."""
        return dict(self.homes).get(sheet_key(sheet), "")


@dataclass(frozen=True, slots=True)
class ProfileDraft:
    """What is to be remembered of the lists of a sender."""

    sender: str
    kind: IntakeKind
    headings: str
    mapping: Pairs
    day_first: tuple[tuple[str, bool], ...] = ()
    key: ImportKey = ImportKey.AUTO
    home: str = ""
    """The kabupaten or kota of the rows of `sheet`; empty where a column says it."""
    sheet: str = ""
    """Name of the sheet; without one what is remembered of places stays as it is."""


@dataclass(frozen=True, slots=True)
class SenderLine:
    """What is remembered of one kind of list of a sender."""

    uid: str
    sender: str
    kind: IntakeKind
    columns: Pairs
    """Heading → what it is read as, in words; those that are left out have none."""
    key: ImportKey
    day_first: tuple[tuple[str, bool], ...]
    """Field in words, and whether the day stands before the month in it."""
    at: str
    """When it was last remembered so: UTC, ISO 8601."""
    by: str

    @property
    def used(self) -> int:
        """How many columns are read."""
        return sum(bool(field) for _heading, field in self.columns)
