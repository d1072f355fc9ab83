"""Write the packages of help that a list shows into a file; no household is told apart in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from models.domain.actor import Actor
from models.domain.interventions import BaseAmount, HelpPackage
from models.domain.progress import Progress, no_progress
from models.domain.records import ExportReport
from models.workbook.writing import write_rows

_HEADINGS = (
    *("Bantuan", "Untuk", "Instansi", "Waktu lazim", "Jumlah UMKM", "Kode UMKM", "Kode kebutuhan"),
    *("Kemitraan bertambah", "Jumlah per bulan bertambah", "Kebutuhan penuh bertambah", "UMKM baru bermitra"),
    *("Keluarga desil 1–2 bertambah", "Biaya (Rp)"),
)
_SEN = 100

Titles = tuple[str, str, str]
"""What a package is called, for whom it is, and who gives it."""


def export_help(
    _actor: Actor, rows: Sequence[tuple[HelpPackage, Titles]], path: Path, *, progress: Progress = no_progress
) -> ExportReport:
    """The packages with their titles, in this order, as .xlsx or .csv."""
    progress(0, 1)
    count = write_rows(path, _HEADINGS, (_row(*each) for each in rows), sheet="Bantuan")
    return ExportReport(count, str(path))


def _row(package: HelpPackage, titles: Titles) -> tuple[str | float, ...]:
    effect = package.effect
    return (
        *titles, package.usual_time, len(package.enterprises),
        ", ".join(each.enterprise for each in package.enterprises), ", ".join(package.needs), effect.partnerships,
        "; ".join(_amount(each) for each in effect.quantities), effect.needs_filled, effect.enterprises,
        "di bawah 10" if effect.households is None else effect.households,
        "" if package.cost is None else package.cost / _SEN,
    )  # fmt: skip


def _amount(found: BaseAmount) -> str:
    return f"{found.thousandths / 1000:g} {found.unit}"
