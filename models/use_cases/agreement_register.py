"""The register of agreements: for everybody, or the office's own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.paper_reports import Printout, ReportScope
from models.domain.progress import Progress, no_progress
from models.domain.records import ExportReport
from models.files import write_bytes
from models.steps.agreements.issuing import paper_named
from models.steps.papers.letterheads import logo_of
from models.steps.papers.office_head import acting_office
from models.steps.papers.reporting import register_document
from models.workbook.report_book import register_workbook
from models.workbook.writing import require_xlsx
from reports.office_papers.register import register_pdf


def agreement_register(
    catalogue: Catalogue,
    actor: Actor,
    scope: ReportScope,
    *,
    internal: bool = False,
    paper: str = "A4",
    today: date | None = None,
) -> Printout:
    """The register as PDF; without `internal`, no names of persons and no prices."""
    day = today or date.today()
    with catalogue.reading() as session:
        office = acting_office(session, actor)
        document = register_document(session, office, scope, day, internal=internal)
        logo = logo_of(session, office)
    name = "register-kantor.pdf" if internal else "register-umum.pdf"
    return Printout(name, register_pdf(document, paper_named(paper), logo))


def export_register(
    catalogue: Catalogue,
    actor: Actor,
    scope: ReportScope,
    path: Path,
    *,
    internal: bool = False,
    today: date | None = None,
    progress: Progress = no_progress,
) -> ExportReport:
    """The register as a workbook."""
    progress(0, 1)
    require_xlsx(path)
    day = today or date.today()
    with catalogue.reading() as session:
        document = register_document(session, acting_office(session, actor), scope, day, internal=internal)
    write_bytes(path, register_workbook(document))
    return ExportReport(len(document.rows), str(path))
