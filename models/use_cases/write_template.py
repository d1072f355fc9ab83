"""Write the workbook that lists are filled into before they are imported."""

from __future__ import annotations

from pathlib import Path

from models.domain.progress import Progress, no_progress
from models.domain.records import ExportReport
from models.workbook import template


def write_template(path: Path, *, progress: Progress = no_progress) -> ExportReport:
    """The template: UMKM, Mitra, Kebutuhan, and Petunjuk, which explains every column."""
    progress(0, 1)
    template.write_template(path)
    return ExportReport(0, str(path))
