"""What an import did, and what it found."""

from __future__ import annotations

from dataclasses import dataclass

from models.domain.changes import Changed
from models.domain.findings import Finding
from models.domain.intake import IntakeKind


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
