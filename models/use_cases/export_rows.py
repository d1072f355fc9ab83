"""Write the rows that a list shows into a file; NIK, KK and desil are never among them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.domain.progress import Progress, no_progress
from models.domain.records import ExportReport
from models.steps.records.exporting import TEXT, Rows, enterprise_rows, headings_of, need_rows, partner_rows
from models.workbook.writing import write_rows

_ROWS: dict[IntakeKind, Callable[..., Rows]] = {
    IntakeKind.ENTERPRISES: enterprise_rows,
    IntakeKind.PARTNERS: partner_rows,
    IntakeKind.NEEDS: need_rows,
}
_SHEETS = {IntakeKind.ENTERPRISES: "UMKM", IntakeKind.PARTNERS: "Mitra", IntakeKind.NEEDS: "Kebutuhan"}


def export_rows(
    catalogue: Catalogue,
    actor: Actor,
    kind: IntakeKind,
    query: ListQuery,
    path: Path,
    *,
    progress: Progress = no_progress,
) -> ExportReport:
    """All rows of a list, in its order, as .xlsx or .csv; phone numbers only of the actor's own office."""
    with catalogue.reading() as session:
        rows = _ROWS[kind](session, actor, query, progress)
        count = write_rows(path, headings_of(kind), rows, sheet=_SHEETS[kind], text=TEXT)
    return ExportReport(count, str(path))
