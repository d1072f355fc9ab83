"""A file checked or taken in, with its rejected rows as a workbook in memory."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.domain.actor import Actor
from models.domain.changes import Changed
from models.domain.findings import Finding
from models.domain.imports import ImportReport
from models.domain.progress import Progress
from models.problems import Value
from models.use_cases.import_workbook import ImportRequest, import_workbook
from ui.texts import Sentences, sentences


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file, and its rejected rows as .xlsx; no bytes when none were rejected."""

    report: ImportReport
    rejected: bytes

    @property
    def changed(self) -> Changed:
        """Parts of the catalogue that changed."""
        return self.report.changed

    @property
    def change_set(self) -> str:
        """What Urungkan takes back."""
        return self.report.change_set


def take_file(
    catalogue: Any, actor: Actor, file: Path, kind: Any, *, dry_run: bool, progress: Progress
) -> Taken:
    """Check a file (dry run) or take it in."""
    with tempfile.TemporaryDirectory(prefix="temumitra-") as folder:
        rejected = Path(folder) / "ditolak.xlsx"
        request = ImportRequest(file, kind, dry_run=dry_run, rejected=rejected)
        report = import_workbook(catalogue, actor, request, reason=reason_of, progress=progress)
        return Taken(report, rejected.read_bytes() if rejected.exists() else b"")


def reason_of(finding: Finding) -> str:
    """Why a row was rejected, with its column, for the workbook that goes back."""
    said = sentences_of(finding)
    place = f"{finding.column}: " if finding.column else ""
    return f"{place}{said.what_happened} {said.what_to_do}".strip()


def sentences_of(finding: Finding) -> Sentences:
    """What is wrong, and what was expected."""
    place: dict[str, Value] = {"sheet": finding.sheet, "row": finding.row}
    place |= {"column": finding.column, "value": finding.value}
    return sentences(finding.message, {**place, **dict(finding.values)})
