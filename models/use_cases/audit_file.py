"""Examine a file: a company's own draft as text or as a PDF with a text layer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.audits import TextAudit
from models.domain.progress import Progress, no_progress
from models.papers.text import text_of_file
from models.steps.agreements.text_auditing import judged_text


def audit_file(
    catalogue: Catalogue, _actor: Actor, path: Path, on: date | None = None, *, progress: Progress = no_progress
) -> TextAudit:
    """The findings about a file's words by the law of a day, worst first; nothing is stored.

    Raises UserProblem for a file that is too large, is no text, holds scanned pages only, is locked or broken.
    """
    progress(0, 2)
    read = text_of_file(path, progress)
    progress(1, 2)
    with catalogue.reading() as session:
        return judged_text(session, read.words, on or date.today(), pages=read.pages)
