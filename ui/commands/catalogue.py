"""Commands about the catalogue itself: export, check, backup, restore."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from ui.commands.answers import Answer, finding_answer, finding_line
from ui.commands.session import DONE, PROBLEM, open_for, show_progress

PROPOSALS = "proposals"


def export(options: argparse.Namespace) -> Answer:
    """What a list shows, as a workbook or CSV; of proposals, those of the newest run."""
    from models.use_cases.export_proposals import export_proposals
    from models.use_cases.export_rows import export_rows

    opened = open_for(options, create=False)
    write = export_proposals if options.kind == PROPOSALS else partial(export_rows, kind=IntakeKind(options.kind))
    try:
        query = _asked(options)
        report = write(opened.catalogue, opened.actor, query=query, path=options.out, progress=show_progress)
    finally:
        opened.catalogue.close()
    return {"rows": report.rows, "file": str(report.file), "_lines": [f"{report.rows} baris: {report.file}"]}


def _asked(options: argparse.Namespace) -> ListQuery:
    filters = []
    for each in options.filter:
        name, _, value = str(each).partition("=")
        filters.append((name, value))
    return ListQuery(options.words, tuple(filters), options.sort)


def check(options: argparse.Namespace) -> Answer:
    """Integrity of the file, the history chain, and counts; exit status 1 when something is wrong."""
    from models.use_cases.back_up import check_catalogue

    opened = open_for(options, create=False)
    try:
        report = check_catalogue(opened.catalogue, opened.actor, progress=show_progress)
    finally:
        opened.catalogue.close()
    lines = [
        *(finding_line(finding) for finding in report.findings),
        "utuh" if report.ok else "ada yang tidak utuh",
    ]
    return {
        "ok": report.ok,
        "findings": [finding_answer(finding) for finding in report.findings],
        "counts": dict(report.counts),
        "_status": DONE if report.ok else PROBLEM,
        "_lines": lines,
    }


def backup(options: argparse.Namespace) -> Answer:
    """A verified copy."""
    from models.use_cases.back_up import back_up

    opened = open_for(options, create=False)
    try:
        report = back_up(opened.catalogue, opened.actor, options.out)
    finally:
        opened.catalogue.close()
    return _copied(report.file, report.sha256, report.records)


def put_back(options: argparse.Namespace) -> Answer:
    """Make a copy the catalogue; the replaced one stays beside it."""
    from models.domain.catalogue_places import default_place
    from models.use_cases.back_up import restore

    report = restore(options.database or default_place(), options.file)
    answer = _copied(report.file, report.sha256, report.records)
    return {**answer, "kept": str(report.kept) if report.kept else None}


def _copied(file: Path, sha256: str, records: int) -> Answer:
    return {
        "file": str(file),
        "sha256": sha256,
        "records": records,
        "_lines": [f"{file}: {records} baris, utuh"],
    }
