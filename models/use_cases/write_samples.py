"""Write the sample catalogue as three workbooks, to be imported like anybody's lists."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from models.domain.intake import IntakeKind
from models.reference.sample import sample_catalogue
from models.workbook.writing import write_intakes


def write_samples(folder: Path, today: date) -> tuple[tuple[IntakeKind, Path], ...]:
    """(kind, file) in the order in which they must be imported: needs find their partners."""
    folder.mkdir(parents=True, exist_ok=True)
    sample = sample_catalogue(today)
    lists = (
        (IntakeKind.PARTNERS, "contoh-mitra.xlsx", sample.partners),
        (IntakeKind.ENTERPRISES, "contoh-umkm.xlsx", sample.enterprises),
        (IntakeKind.NEEDS, "contoh-kebutuhan.xlsx", sample.needs),
    )
    for kind, name, rows in lists:
        write_intakes(folder / name, [(kind, rows)], personal=True)
    return tuple((kind, folder / name) for kind, name, _rows in lists)
