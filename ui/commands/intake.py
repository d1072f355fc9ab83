"""Commands that bring records in: demo, template, import, undo-import."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from models.domain.imports import ImportKey
from models.domain.intake import IntakeKind
from models.domain.mapping import ProfileDraft
from models.problems import UserProblem
from ui.commands.answers import Answer, finding_line, finding_sentences, import_answer
from ui.commands.session import open_for, require_writable, show_progress, tell

if TYPE_CHECKING:
    from models.domain.imports import ImportReport
    from models.use_cases.import_workbook import ImportRequest
    from models.use_cases.open_catalogue import Opened


def demo(options: argparse.Namespace) -> Answer:
    """The whole main job on the sample catalogue."""
    from ui.demonstration import demonstrate

    made = demonstrate(options.out, options.date, tell, show_progress)
    lines = [str(file) for file in made.files]
    return {
        "files": [str(file) for file in made.files],
        "enterprises": made.enterprises,
        "needs": made.needs,
        "proposals": made.proposals,
        "_lines": lines,
    }


def template(options: argparse.Namespace) -> Answer:
    """The import workbook with explained columns."""
    from models.workbook.template import write_template

    write_template(options.out)
    return {"file": str(options.out), "_lines": [str(options.out)]}


def take(options: argparse.Namespace) -> Answer:
    """Import a file; rejected rows go back as a workbook where that is asked for."""
    from models.use_cases.import_workbook import ImportRequest, import_workbook
    from models.workbook.recognition import read_mapping

    request = ImportRequest(
        file=options.file,
        kind=None if options.kind == "auto" else IntakeKind(options.kind),
        sheet=options.sheet,
        mapping=read_mapping(options.mapping) if options.mapping else (),
        today=options.date,
        dry_run=options.dry_run,
        rejected=options.rejected,
        key=ImportKey(options.key),
        sender=options.sender,
        day_first=options.day_first,
        home=_home(options.place),
    )
    require_writable(options.rejected)
    opened = _opened(options, request)
    try:
        report = import_workbook(
            opened.catalogue, opened.actor, request, reason=lambda f: " ".join(finding_sentences(f)).strip(),
            progress=show_progress,
        )  # fmt: skip
        if request.sender and request.mapping and not request.dry_run:
            _remember(opened, request, report)
    finally:
        opened.catalogue.close()
    lines = [
        f"dibaca {report.read} = baru {report.new} + berubah {report.updated} + tetap {report.unchanged}"
        f" + ditolak {report.rejected}",
        *(finding_line(finding) for finding in report.findings),
        *([f"id impor {report.import_id}"] if report.import_id else []),
    ]
    return {**import_answer(report), "_lines": lines}


def _home(place: str) -> str:
    """The code of the kabupaten or kota that the user names, by its name or its code; empty where none is named."""
    from models.use_cases.list_choices import kabupaten_named

    return kabupaten_named(place) if place.strip() else ""


def _remember(opened: Opened, request: ImportRequest, report: ImportReport) -> None:
    """Read the next list of this sender as this one was."""
    from models.use_cases.propose_mapping import propose_mapping
    from models.use_cases.remember_mapping import remember_mapping
    from models.workbook.columns import UNTIL_FIELD

    kind = request.kind or (report.sheets[0].kind if len(report.sheets) == 1 else None)
    found = propose_mapping(opened.catalogue, opened.actor, request.file, kind)
    used = {field for sheet in report.sheets for _, field in sheet.mapping}
    days = [field for field in sorted(used) if field.startswith(UNTIL_FIELD) and request.day_first is not None]
    order = tuple((field, bool(request.day_first)) for field in days)
    drafts = [
        ProfileDraft(
            request.sender, sheet.kind, sheet.headings, tuple(request.mapping), order, request.key, request.home,
            sheet.sheet if request.home else "",
        )
        for sheet in found.sheets
    ]
    remember_mapping(opened.catalogue, opened.actor, drafts)


def _opened(options: argparse.Namespace, request: ImportRequest) -> Opened:
    """The catalogue to import into; a new one is made only for a file that can be read."""
    from models.use_cases.import_workbook import require_readable

    try:
        return open_for(options, create=False)
    except UserProblem as problem:
        if problem.message != "catalogue.missing":
            raise
    require_readable(request)
    return open_for(options)


def undo(options: argparse.Namespace) -> Answer:
    """Take a whole import back."""
    from models.use_cases.undo_change import undo_import

    if not options.id:
        raise UserProblem("undo.no_code")
    opened = open_for(options, create=False)
    try:
        report = undo_import(opened.catalogue, opened.actor, options.id)
    finally:
        opened.catalogue.close()
    lines = [f"{report.import_id}: {report.restored} isian dipulihkan"]
    return {"import_id": report.import_id, "restored": report.restored, "_lines": lines}
