"""Take a list of UMKM, partners or needs into the catalogue: good rows in, bad rows back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from sqlalchemy.orm import Session

from models.catalogue.catalogue import Catalogue
from models.catalogue.chain import NOTED
from models.catalogue.listening import listening
from models.catalogue.recording import change_set
from models.catalogue.tables import ImportBatch
from models.domain.actor import Actor
from models.domain.backups import BackupReason
from models.domain.changes import Changed, ChangeKind
from models.domain.findings import Finding, Severity
from models.domain.freeing import free, free_all_of
from models.domain.imports import ImportKey, ImportReport, RowChange, SheetReport
from models.domain.intake import IntakeKind
from models.domain.mapping import SheetPlan, says_place
from models.domain.progress import Progress, Told, no_progress
from models.problems import ImportRejected, UserProblem
from models.reference.lexicon import Lexicon
from models.reference.regions import full_name
from models.steps.codes import CodeKind, CodeSource
from models.steps.indexing import index_again, index_new
from models.steps.intake.claims import Claims
from models.steps.intake.enterprises import EnterpriseIntakes
from models.steps.intake.keys import words_of
from models.steps.intake.partners import NeedIntakes, PartnerIntakes
from models.steps.intake.preview import changes_of
from models.steps.intake.profiles import of_sender
from models.steps.intake.tally import Fate, Tally
from models.steps.kbli_list import listed_codes
from models.steps.lasting import lasting
from models.steps.records.rights import sees_private
from models.steps.seeding import is_sample
from models.steps.shelving import put_on_shelf
from models.steps.supply import catalogue_lexicon
from models.steps.trade_indexing import index_touched_trade
from models.workbook.cells.concealing import concealed, file_words
from models.workbook.cells.wording import folded
from models.workbook.checking import CheckContext, Checked, check, reject
from models.workbook.columns import column
from models.workbook.guesses import headings_key, headings_of, still_there
from models.workbook.reading import read_workbook
from models.workbook.recognition import choose_sheets, sheets_left_out
from models.workbook.sheet import Sheet
from models.workbook.writing import RejectedSheet, rejected_sheet, require_xlsx, write_rejected

_CHANGES = {
    IntakeKind.ENTERPRISES: Changed.ENTERPRISES,
    IntakeKind.PARTNERS: Changed.PARTNERS,
    IntakeKind.NEEDS: Changed.NEEDS,
}
_KEY_FIELDS = {ImportKey.NIB: "nib", ImportKey.NIK: "nik"}
_KEY_COLUMNS: dict[tuple[IntakeKind, ImportKey], tuple[str, ...]] = {
    **{(kind, ImportKey.CODE): ("code",) for kind in IntakeKind},
    **{(kind, ImportKey.NIB): ("nib",) for kind in (IntakeKind.ENTERPRISES, IntakeKind.PARTNERS)},
    **{(kind, ImportKey.NAME_DESA): ("desa", "region_code") for kind in (IntakeKind.ENTERPRISES, IntakeKind.PARTNERS)},
    (IntakeKind.ENTERPRISES, ImportKey.NIK): ("nik",),
}
"""Of which columns a list must have one for a key; a list without an entry goes by whatever fits."""
_ORDER = (IntakeKind.PARTNERS, IntakeKind.ENTERPRISES, IntakeKind.NEEDS)


_Intakes = EnterpriseIntakes | PartnerIntakes | NeedIntakes
_Remembered = Callable[[Sheet, IntakeKind, bool], SheetPlan | None]
"""(sheet, kind, only with the very same headings) → how a sheet of this sender was read before."""


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
    key: ImportKey = ImportKey.AUTO
    """By what rows find the records that they speak of."""
    sender: str = ""
    """Who sent the list; without a mapping it is read as lists of this sender were read before."""
    day_first: bool | None = None
    """Which of day and month stands first where a column leaves it open."""
    plans: tuple[SheetPlan, ...] = ()
    """How each sheet is to be read, in place of kind, sheet and mapping; other sheets stay out."""
    home: str = ""
    """The kabupaten or kota of the rows of every sheet that names none, before all that is known of it otherwise."""
    read: tuple[Sheet, ...] = ()
    """The file where it was read before."""
    changes: int = 0
    """How many changed fields the report is to show."""

    @property
    def file_words(self) -> str:
        """The name of the file as it is kept and shown: without a number of a person."""
        return file_words(self.file)


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
        if request.key is ImportKey.NIK and not sees_private(session, actor):
            raise UserProblem("import.key_private")
        request = replace(request, samples_allowed=request.samples_allowed or is_sample(session))
        lexicon, listed = catalogue_lexicon(session), listed_codes(session)
    remembered = partial(_remembered, catalogue, request)
    with lasting(progress) as told:
        checked = check_workbook(request, actor, lexicon, told, listed=listed, remembered=remembered)
        report, rejected = _write(catalogue, actor, request, checked, told)
        taken = [part for each in checked for part in (*each.intakes, *each.cells.values())]
        del checked
        free(taken)
    if request.rejected is not None and any(sheet.rows for sheet in rejected):
        write_rejected(request.rejected, [sheet for sheet in rejected if sheet.rows], reason)
    return report


def require_readable(request: ImportRequest) -> None:
    """Raise ImportRejected for a file that cannot be read, or none of whose sheets is such a list."""
    choose_sheets(read_workbook(request.file), request.kind, request.sheet)


def check_workbook(
    request: ImportRequest,
    actor: Actor,
    lexicon: Lexicon,
    progress: Progress = no_progress,
    *,
    listed: frozenset[tuple[str, str]] = frozenset(),
    remembered: _Remembered = lambda _sheet, _kind, _exactly: None,
) -> tuple[Checked, ...]:
    """Every sheet read and checked by the words of this catalogue, nothing written; outside any transaction.

    `listed` are KBLI codes beside those that ship; `remembered` says how a sheet of this sender was read before.
    """
    # a district's own list seldom says which district it is of
    home = actor.region if "." in actor.region else ""
    context = CheckContext(
        request.today or date.today(), request.samples_allowed, home, lexicon, _KEY_FIELDS.get(request.key, ""),
        day_first=request.day_first, kbli_listed=listed,
    )  # fmt: skip
    sheets = request.read or read_workbook(request.file, progress=progress)
    plans = _plans(sheets, request, remembered)
    checked = [_checked(sheet, _placed(plan, request.home), context, progress) for sheet, plan in plans]
    for each in checked:
        _require_key(each, request.key)
    if checked and request.sheet is None:
        unread = sheets_left_out(sheets, {each.sheet for each in checked})
        checked[0] = replace(checked[0], findings=(*unread, *checked[0].findings))
    return tuple(sorted(checked, key=lambda each: _ORDER.index(each.kind)))


def _plans(
    sheets: Sequence[Sheet], request: ImportRequest, remembered: _Remembered
) -> Iterator[tuple[Sheet, SheetPlan]]:
    """The sheets to take in and how: as planned, as the mapping says, or as the sender's lists were read before."""
    by_name = {plan.sheet: plan for plan in request.plans}
    if by_name:
        yield from ((sheet, by_name[sheet.name]) for sheet in sheets if sheet.name in by_name)
        return
    known = {} if request.mapping else _known_plans(sheets, request, remembered)
    yield from ((sheet, known[sheet.name]) for sheet in sheets if sheet.name in known)
    for sheet, kind in _chosen([sheet for sheet in sheets if sheet.name not in known], request, bool(known)):
        plan = None if request.mapping else remembered(sheet, kind, False)
        yield sheet, plan or SheetPlan(sheet.name, kind, tuple(request.mapping))


def _known_plans(sheets: Sequence[Sheet], request: ImportRequest, remembered: _Remembered) -> dict[str, SheetPlan]:
    """The sheets with the very headings that a list of the sender had before, whatever they say by themselves."""
    kinds = (request.kind,) if request.kind else tuple(IntakeKind)
    wanted_name = None if request.sheet is None else folded(concealed(request.sheet))
    wanted = [sheet for sheet in sheets if wanted_name is None or folded(sheet.name) == wanted_name]
    plans = ((sheet, remembered(sheet, kind, True)) for sheet in wanted for kind in kinds)
    return {sheet.name: plan for sheet, plan in plans if plan is not None}


def _chosen(
    sheets: Sequence[Sheet], request: ImportRequest, may_be_none: bool
) -> tuple[tuple[Sheet, IntakeKind], ...]:
    """The other sheets that are lists; none of them needs to be where a sender's list was found."""
    if may_be_none and (not sheets or request.sheet is not None):
        return ()
    try:
        return choose_sheets(sheets, request.kind, request.sheet)
    except ImportRejected:
        if not may_be_none:
            raise
    return ()


def _checked(sheet: Sheet, plan: SheetPlan, context: CheckContext, progress: Progress) -> Checked:
    home = plan.home or context.home_region
    checked = check(
        sheet, plan.kind, replace(context, day_first_in=plan.day_first, home_region=home), plan.mapping, progress
    )
    if not plan.home_remembered or plan.kind is IntakeKind.NEEDS or says_place(checked.recognised.pairs):
        return checked
    told = Finding("home_remembered", Severity.WARNING, checked.sheet, values=(("place", full_name(home)),))
    return replace(checked, findings=(told, *checked.findings))


def _placed(plan: SheetPlan, home: str) -> SheetPlan:
    """The plan with the kabupaten that the request names, where it names one."""
    return replace(plan, home=home, home_remembered=False) if home else plan


def _remembered(
    catalogue: Catalogue, request: ImportRequest, sheet: Sheet, kind: IntakeKind, exactly: bool
) -> SheetPlan | None:
    """How a list of this sender was read before, one with the very headings or any; None where nothing is known."""
    if not request.sender:
        return None
    try:
        cells = headings_of(sheet, kind)
    except ImportRejected:
        return None  # a sheet without any table; whether that matters is not for the sender to say
    with catalogue.reading() as session:
        profile = of_sender(session, request.sender, kind, headings_key(cells))
    if profile is None or (exactly and profile.headings != headings_key(cells)):
        return None
    home, mapping = profile.home_of(sheet.name), still_there(cells, profile.mapping)
    return SheetPlan(sheet.name, kind, mapping, profile.day_first, home, home_remembered=bool(home))


def _require_key(checked: Checked, key: ImportKey) -> None:
    """Raise ImportRejected where the chosen key stands in no column of a sheet."""
    wanted = _KEY_COLUMNS.get((checked.kind, key), ())
    fields = {one.field for one in checked.recognised.columns}
    if wanted and not fields & set(wanted):
        headings = tuple(column(checked.kind, field).heading for field in wanted)
        raise ImportRejected("key_column_missing", sheet=checked.sheet, key=words_of(key), columns=headings)


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
    code, uid, counted = "", "", 0
    changes: tuple[RowChange, ...] = ()
    claims = Claims(several=len(checked) > 1)
    try:
        told = Told(progress)
        if not request.dry_run:
            put_on_shelf(catalogue, BackupReason.IMPORT, ask=told.again)
        with catalogue.transaction() as session, listening(session, told.again):
            note = json.dumps(["import", request.file_words], ensure_ascii=False)
            with change_set(session, actor, ChangeKind.IMPORT, note=note) as current:
                done = [_take(session, each, request, claims, told) for each in checked]
                index_touched_trade(session)
                if request.changes:
                    counted, changes = changes_of(session, current.id, request.changes)
                code, uid = (
                    _keep_batch(session, current.id, request, [report for report, _ in done]),
                    current.uid,
                )
            _stop_when_dry(request)
    except _DryRun:
        code, uid = "", ""
    claims.free()
    reports = tuple(report for report, _ in done)
    changed = Changed.NOTHING
    for report in reports:
        changed |= _CHANGES[report.kind]
    if request.dry_run:
        changed = Changed.NOTHING
    whole = ImportReport(request.file_words, reports, code, changed, uid, changes, counted)
    return whole, [rejected_sheet(each) for _, each in done]


def _take(
    session: Session, checked: Checked, request: ImportRequest, claims: Claims, progress: Progress
) -> tuple[SheetReport, Checked]:
    today = request.today or date.today()
    session.info.pop(NOTED, None)  # a further sheet may change what the one before has written
    claims.turn_to(checked.sheet)
    tally = _tally(checked, _taking(session, checked.kind, today, request.key, claims), progress)
    index_again(session, tally.touched)
    index_new(session, tally.made)
    free(tally.made)
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


def _tally(checked: Checked, taking: _Intakes, progress: Progress) -> Tally:
    try:
        return taking.take_all(checked.intakes, progress)  # type: ignore[arg-type]
    finally:
        free_all_of(taking)


def _taking(
    session: Session, kind: IntakeKind, today: date, key: ImportKey, claims: Claims
) -> _Intakes:
    if kind is IntakeKind.ENTERPRISES:
        return EnterpriseIntakes(session, today, key, claims)
    if kind is IntakeKind.PARTNERS:
        return PartnerIntakes(session, today, key, claims)
    return NeedIntakes(session, today, claims)


def _reconcile(report: SheetReport) -> None:
    if report.read != report.new + report.changed + report.unchanged + report.rejected:
        raise RuntimeError(f"an import that does not add up: {report.read} rows read")


def _keep_batch(session: Session, change_set_id: int, request: ImportRequest, reports: list[SheetReport]) -> str:
    if not reports:
        raise UserProblem("import.nothing_found", file=request.file_words)
    code = CodeSource(session, CodeKind.IMPORT).next()
    session.add(
        ImportBatch(
            change_set_id=change_set_id,
            code=code,
            kind=" ".join(report.kind for report in reports),
            file_name=request.file_words,
            read=sum(r.read for r in reports),
            new=sum(r.new for r in reports),
            changed=sum(r.changed for r in reports),
            unchanged=sum(r.unchanged for r in reports),
            rejected=sum(r.rejected for r in reports),
            sender=" ".join(request.sender.split()),
            key="" if request.key is ImportKey.AUTO else str(request.key),
        )
    )
    return code
