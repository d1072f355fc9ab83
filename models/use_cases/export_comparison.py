"""Write what differs between two runs into a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from models.domain.comparison import PairChange, Reason, RunComparison
from models.domain.progress import Progress, no_progress
from models.domain.records import ExportReport
from models.workbook.writing import write_rows

_HEADINGS = (
    *("Keadaan", "Kode UMKM", "Nama usaha", "Kode kebutuhan", "Kebutuhan", "Mitra", "Jumlah lama", "Jumlah baru"),
    *("Satuan", "Nilai lama", "Nilai baru", "Sebab"),
)
_TEXT = frozenset({"Kode UMKM", "Kode kebutuhan"})


def export_comparison(
    found: RunComparison, why: Callable[[Reason], str], path: Path, *, progress: Progress = no_progress
) -> ExportReport:
    """All pairs that came, went or changed, as .xlsx or .csv; `why` puts a reason into words."""
    progress(0, 1)
    lists = (("datang", found.came), ("pergi", found.went), ("berubah", found.changed))
    rows = (_row(state, change, why(change.reason)) for state, changes in lists for change in changes)
    return ExportReport(write_rows(path, _HEADINGS, rows, sheet="Perbandingan", text=_TEXT), str(path))


def _row(state: str, change: PairChange, why: str) -> tuple[str | float, ...]:
    return (
        state, change.enterprise, change.enterprise_name, change.need, change.need_words, change.partner,
        change.before / 1000, change.after / 1000, change.unit, _points(change.score_before),
        _points(change.score_after), why,
    )  # fmt: skip


def _points(tenths: int | None) -> str | float:
    return "" if tenths is None else tenths / 10
