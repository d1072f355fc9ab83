"""A file looked into, checked or taken in, with its rejected rows as a workbook in memory."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from models.domain.actor import Actor
from models.domain.changes import Changed
from models.domain.findings import Finding
from models.domain.imports import ImportReport
from models.domain.progress import Progress
from models.problems import Value
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.propose_mapping import MappingProposal, propose_mapping
from ui.texts import Sentences, sentences

CHANGES_SHOWN = 2_000


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


@dataclass(frozen=True, slots=True)
class Looked:
    """How a file would be read; checked as well where there is nothing to ask."""

    proposal: MappingProposal
    taken: Taken | None
    changed: Changed = Changed.NOTHING


def look_into(
    catalogue: Any, actor: Actor, file: Path, kind: Any, sender: str = "", *, read: Any = (), progress: Progress
) -> Looked:
    """Look which columns are what; where all are known and nothing is to be asked, check the rows at once."""
    proposal = propose_mapping(catalogue, actor, file, kind, sender, read=read, progress=progress)
    if not proposal.is_plain or sender:
        return Looked(proposal, None)
    request = ImportRequest(file, kind, read=proposal.read, dry_run=True)
    return Looked(proposal, take_file(catalogue, actor, request, progress=progress))


def take_file(catalogue: Any, actor: Actor, request: ImportRequest, *, progress: Progress) -> Taken:
    """Check a file (dry run, with what would change) or take it in."""
    with tempfile.TemporaryDirectory(prefix="temumitra-") as folder:
        rejected = Path(folder) / "ditolak.xlsx"
        request = replace(request, rejected=rejected, changes=CHANGES_SHOWN if request.dry_run else 0)
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
