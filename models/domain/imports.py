"""What an import did, and what it found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.domain.changes import Changed
from models.domain.findings import Finding
from models.domain.intake import IntakeKind


class ImportKey(StrEnum):
    """By what a row of a list finds the record that it speaks of."""

    AUTO = "auto"
    """Whatever fits: code, NIB, NIK of the owner, else name, place and owner's name together."""
    CODE = "code"
    NIB = "nib"
    NIK = "nik"
    NAME_DESA = "name_desa"
    """The name of the business in its desa."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """A field of a known record that an import changes; values of persons are masked."""

    code: str
    name: str
    field: str
    """"table.field", or the kind of a dated figure."""
    old: str
    new: str
    personal: bool


@dataclass(frozen=True, slots=True)
class SheetReport:
    """One sheet of an imported file: read = new + changed + unchanged + rejected."""

    kind: IntakeKind
    sheet: str
    read: int
    new: int
    changed: int
    unchanged: int
    rejected: int
    findings: tuple[Finding, ...]
    mapping: tuple[tuple[str, str], ...]
    """(heading of the file, field) of the columns that were used."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The whole file; a dry run has no import id and changed nothing."""

    file_name: str
    sheets: tuple[SheetReport, ...]
    import_id: str
    changed: Changed
    change_set: str = ""
    changes: tuple[RowChange, ...] = ()
    """The first fields of known records that change, where they were asked for."""
    all_changes: int = 0
    """How many there are."""

    @property
    def read(self) -> int:
        """Rows that were not blank."""
        return sum(sheet.read for sheet in self.sheets)

    @property
    def new(self) -> int:
        """Rows that made a record or an offer."""
        return sum(sheet.new for sheet in self.sheets)

    @property
    def updated(self) -> int:
        """Rows that changed a record."""
        return sum(sheet.changed for sheet in self.sheets)

    @property
    def unchanged(self) -> int:
        """Rows that say what the catalogue knew."""
        return sum(sheet.unchanged for sheet in self.sheets)

    @property
    def rejected(self) -> int:
        """Rows that were kept out."""
        return sum(sheet.rejected for sheet in self.sheets)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, sheet by sheet."""
        return tuple(finding for sheet in self.sheets for finding in sheet.findings)
