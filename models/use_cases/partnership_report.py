"""The partnership report of a period, region and pattern, as paper and as a workbook."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.paper_reports import ReportScope, WrittenReport
from models.domain.progress import Progress, no_progress
from models.domain.records import ExportReport
from models.files import write_bytes
from models.steps.agreements.issuing import paper_named
from models.steps.papers.letterheads import logo_of
from models.steps.papers.office_head import acting_office
from models.steps.papers.reporting import partnership_document, totals_of
from models.workbook.report_book import report_workbook
from models.workbook.writing import require_xlsx
from reports.office_papers.partnership import partnership_pdf


def partnership_report(
    catalogue: Catalogue, actor: Actor, scope: ReportScope, *, paper: str = "A4", today: date | None = None
) -> WrittenReport:
    """The report as PDF with its totals; names of businesses only, sums of money where they tell no one's price."""
    with catalogue.reading() as session:
        office = acting_office(session, actor)
        document = partnership_document(session, office, scope, today or date.today())
        logo = logo_of(session, office)
    content = partnership_pdf(document, paper_named(paper), logo)
    return WrittenReport(content, totals_of(document), len(document.rows))


def export_report(
    catalogue: Catalogue,
    actor: Actor,
    scope: ReportScope,
    path: Path,
    *,
    today: date | None = None,
    progress: Progress = no_progress,
) -> ExportReport:
    """The report as a workbook with tables and charts."""
    progress(0, 1)
    require_xlsx(path)
    with catalogue.reading() as session:
        document = partnership_document(session, acting_office(session, actor), scope, today or date.today())
    write_bytes(path, report_workbook(document))
    return ExportReport(len(document.rows), str(path))
