"""Take a list of UMKM, partners or needs into the catalogue: good rows in, bad rows back."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from models.catalogue.catalogue import Catalogue
from models.catalogue.listening import listening
from models.catalogue.recording import change_set
from models.catalogue.tables import ImportBatch
from models.domain.actor import Actor
from models.domain.backups import BackupReason
from models.domain.changes import Changed, ChangeKind
from models.domain.findings import Finding
from models.domain.imports import ImportReport, SheetReport
from models.domain.intake import IntakeKind
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.reference.lexicon import Lexicon
from models.steps.codes import CodeKind, CodeSource
from models.steps.indexing import index_again
from models.steps.intake.enterprises import EnterpriseIntakes
from models.steps.intake.partners import NeedIntakes, PartnerIntakes
from models.steps.intake.tally import Fate, Tally
from models.steps.seeding import is_sample
from models.steps.shelving import put_on_shelf
from models.steps.supply import catalogue_lexicon
from models.workbook.checking import CheckContext, Checked, check, reject
from models.workbook.reading import read_workbook
from models.workbook.recognition import choose_sheets
from models.workbook.writing import RejectedSheet, rejected_sheet, require_xlsx, write_rejected

_CHANGES = {
    IntakeKind.ENTERPRISES: Changed.ENTERPRISES,
    IntakeKind.PARTNERS: Changed.PARTNERS,
    IntakeKind.NEEDS: Changed.NEEDS,
}
_ORDER = (IntakeKind.PARTNERS, IntakeKind.ENTERPRISES, IntakeKind.NEEDS)


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What to read, and how."""

    file: Path
    kind: IntakeKind | None = None
    """None: each sheet's own."""
    sheet: str | None = None
    mapping: Sequence[tuple[str, str]] = ()
    today: date | None = None
    samples_allowed: bool = False
    """Sample identifiers are accepted outside a sample catalogue, too."""
    dry_run: bool = False
    rejected: Path | None = None
    """Where the rejected rows go back as a workbook, if there are any."""


def import_workbook(
    catalogue: Catalogue,
    actor: Actor,
    request: ImportRequest,
    *,
    reason: Callable[[Finding], str] = lambda finding: finding.message,
    progress: Progress = no_progress,
) -> ImportReport:
    """The reconciliation of the file; accepted rows are written in one transaction, or none on a dry run.

    `reason` words a finding for the workbook of rejected rows. Raises ImportRejected for a file that cannot be read.
    """
    if request.rejected is not None:
        require_xlsx(request.rejected)
    with catalogue.reading() as session:
        request = replace(request, samples_allowed=request.samples_allowed or is_sample(session))
        lexicon = catalogue_lexicon(session)
    checked = check_workbook(request, actor, lexicon, progress)
    report, rejected = _write(catalogue, actor, request, checked, progress)
    if request.rejected is not None and any(sheet.rows for sheet in rejected):
        write_rejected(request.rejected, [sheet for sheet in rejected if sheet.rows], reason)
    return report


def require_readable(request: ImportRequest) -> None:
    """Raise ImportRejected for a file that cannot be read, or none of whose sheets is such a list."""
    choose_sheets(read_workbook(request.file), request.kind, request.sheet)


def check_workbook(
    request: ImportRequest, actor: Actor, lexicon: Lexicon, progress: Progress = no_progress
) -> tuple[Checked, ...]:
    """Every sheet read and checked by the words of this catalogue, nothing written; outside any transaction."""
    # a district's own list seldom says which district it is of
    home = actor.region if "." in actor.region else ""
    context = CheckContext(request.today or date.today(), request.samples_allowed, home, lexicon)
    sheets = choose_sheets(read_workbook(request.file, progress=progress), request.kind, request.sheet)
    checked = [check(sheet, kind, context, request.mapping, progress) for sheet, kind in sheets]
    return tuple(sorted(checked, key=lambda each: _ORDER.index(each.kind)))


class _Told:
    """Passes progress on and can tell the last again, so that a long write hears that the user wants to stop."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._last = (0, 1)

    def __call__(self, done: int, total: int) -> None:
        self._last = (done, total)
        self._progress(done, total)

    def again(self) -> None:
        self._progress(*self._last)


class _DryRun(Exception):
    """Leaves the transaction so that nothing of it stays."""


def _stop_when_dry(request: ImportRequest) -> None:
    if request.dry_run:
        raise _DryRun


def _write(
    catalogue: Catalogue,
    actor: Actor,
    request: ImportRequest,
    checked: tuple[Checked, ...],
    progress: Progress,
) -> tuple[ImportReport, list[RejectedSheet]]:
    done: list[tuple[SheetReport, Checked]] = []
    code, uid = "", ""
    try:
        if not request.dry_run:
            put_on_shelf(catalogue, BackupReason.IMPORT)
        told = _Told(progress)
        with catalogue.transaction() as session, listening(session, told.again):
            note = json.dumps(["import", request.file.name], ensure_ascii=False)
            with change_set(session, actor, ChangeKind.IMPORT, note=note) as current:
                done = [_take(session, each, request, told) for each in checked]
                code, uid = (
                    _keep_batch(session, current.id, request, [report for report, _ in done]),
                    current.uid,
                )
            _stop_when_dry(request)
    except _DryRun:
        code, uid = "", ""
    reports = tuple(report for report, _ in done)
    changed = Changed.NOTHING
    for report in reports:
        changed |= _CHANGES[report.kind]
    whole = ImportReport(request.file.name, reports, code, Changed.NOTHING if request.dry_run else changed, uid)
    return whole, [rejected_sheet(each) for _, each in done]


def _take(
    session: Session, checked: Checked, request: ImportRequest, progress: Progress
) -> tuple[SheetReport, Checked]:
    today = request.today or date.today()
    tally = _tally(session, checked, today, progress)
    index_again(session, tally.touched)
    placed = [replace(finding, sheet=checked.sheet) for finding in tally.refused]
    final = reject(checked, placed) if placed else checked
    warnings = tuple(replace(finding, sheet=checked.sheet) for finding in tally.warnings)
    report = SheetReport(
        kind=checked.kind,
        sheet=checked.sheet,
        read=checked.read,
        new=tally.count(Fate.NEW),
        changed=tally.count(Fate.CHANGED),
        unchanged=tally.count(Fate.UNCHANGED),
        rejected=len(final.rejected),
        findings=tuple(sorted((*final.findings, *warnings), key=lambda finding: finding.row)),
        mapping=tuple(checked.recognised.pairs),
    )
    _reconcile(report)
    return report, final


def _tally(session: Session, checked: Checked, today: date, progress: Progress) -> Tally:
    if checked.kind is IntakeKind.ENTERPRISES:
        return EnterpriseIntakes(session, today).take_all(checked.intakes, progress)  # type: ignore[arg-type]
    if checked.kind is IntakeKind.PARTNERS:
        return PartnerIntakes(session, today).take_all(checked.intakes, progress)  # type: ignore[arg-type]
    return NeedIntakes(session, today).take_all(checked.intakes, progress)  # type: ignore[arg-type]


def _reconcile(report: SheetReport) -> None:
    if report.read != report.new + report.changed + report.unchanged + report.rejected:
        raise RuntimeError(f"an import that does not add up: {report.read} rows read")


def _keep_batch(session: Session, change_set_id: int, request: ImportRequest, reports: list[SheetReport]) -> str:
    if not reports:
        raise UserProblem("import.nothing_found", file=request.file.name)
    code = CodeSource(session, CodeKind.IMPORT).next()
    session.add(
        ImportBatch(
            change_set_id=change_set_id,
            code=code,
            kind=" ".join(report.kind for report in reports),
            file_name=request.file.name,
            read=sum(r.read for r in reports),
            new=sum(r.new for r in reports),
            changed=sum(r.changed for r in reports),
            unchanged=sum(r.unchanged for r in reports),
            rejected=sum(r.rejected for r in reports),
        )
    )
    return code
