"""Write the rows that a list shows into a file; KK and desil are never among them, NIK only where it is asked for."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import ChangeKind
from models.domain.intake import IntakeKind
from models.domain.lists import ExportColumn, ListQuery, Personal
from models.domain.progress import Progress, no_progress
from models.domain.records import ExportReport
from models.steps.records.exporting import (
    COMPUTED_SIZE,
    TEXT,
    Rows,
    enterprise_rows,
    headings_of,
    need_rows,
    partner_rows,
)
from models.steps.records.exporting_near import NEAR_COLUMNS, with_distance
from models.steps.records.exporting_papers import paper_columns
from models.steps.records.exporting_shown import NIK, refuse_unless_allowed, shown_rows
from models.steps.records.listed import count_listed
from models.workbook.writing import write_rows

_ROWS: dict[IntakeKind, Callable[..., Rows]] = {
    IntakeKind.ENTERPRISES: enterprise_rows,
    IntakeKind.PARTNERS: partner_rows,
    IntakeKind.NEEDS: need_rows,
}
_SIZE = "Skala"
_SHEETS = {IntakeKind.ENTERPRISES: "UMKM", IntakeKind.PARTNERS: "Mitra", IntakeKind.NEEDS: "Kebutuhan"}


def export_rows(
    catalogue: Catalogue,
    actor: Actor,
    kind: IntakeKind,
    query: ListQuery,
    path: Path,
    *,
    columns: tuple[ExportColumn[Any], ...] = (),
    personal: Personal | None = None,
    progress: Progress = no_progress,
) -> ExportReport:
    """All rows of a list, in its order, as .xlsx or .csv: the columns given, or else all that the program knows.

    Of a list around a place there is also how far each is and how that is known. Phone numbers stand there only for the
    actor's own office. A column of NIK is masked unless a reason is given; then those of the own office are whole, and
    a change set without content says who took them out, when and why.
    Raises UserProblem where NIK may not be known.
    """
    if personal is not None:
        _log(catalogue, actor, kind, query, personal)
    around = kind is IntakeKind.ENTERPRISES and bool(query.value_of("near"))
    with catalogue.reading() as session:
        if columns:
            columns = tuple(with_distance(columns)) if around else columns
            rows: Any = shown_rows(session, actor, kind, query, columns, personal, progress)
            headings = tuple(_in_file(column.heading) for column in columns) + ((NIK,) if personal else ())
            text = {heading for heading in headings if heading in TEXT or heading.startswith("Kode") or heading == NIK}
        else:
            papers = paper_columns(session, kind)
            rows = _ROWS[kind](session, actor, query, papers, progress)
            near = tuple(column.heading for column in NEAR_COLUMNS) if around else ()
            headings, text = (*headings_of(kind), *near, *papers.headings), {*TEXT, *papers.headings}
        count = write_rows(path, headings, rows, sheet=_SHEETS[kind], text=text)
    return ExportReport(count, str(path))


def _in_file(heading: str) -> str:
    """The heading of a column on the screen as a file has it, so that an import takes nothing computed as declared."""
    return COMPUTED_SIZE if heading == _SIZE else heading


def _log(catalogue: Catalogue, actor: Actor, kind: IntakeKind, query: ListQuery, personal: Personal) -> None:
    with catalogue.reading() as session:
        refuse_unless_allowed(session, actor, kind, personal)
        count = count_listed(session, actor, kind, query)
    if personal.reason.strip():
        note = json.dumps(["disclose_export", count, personal.reason.strip()], ensure_ascii=False)
        with catalogue.transaction() as session, change_set(session, actor, ChangeKind.SCREEN, note=note):
            pass
