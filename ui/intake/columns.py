"""What the table of findings shows."""

from __future__ import annotations

from models.domain.findings import Finding, Severity
from ui.intake.taking import sentences_of
from ui.texts import tr
from ui.widgets.lists.columns import Align, Column
from ui.widgets.look.colours import Tone

_WEIGHT = {Severity.ERROR: "Ditolak", Severity.WARNING: "Perhatian"}
_TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.WARNING}


def finding_columns() -> tuple[Column[Finding], ...]:
    """Row, column, value, what is wrong and what was expected."""
    return (
        Column(
            "row", tr("Baris"), lambda f: str(f.row) if f.row else "–", sort="row", width=64, align=Align.RIGHT,
            order=lambda f: f.row, tooltip=lambda f: f.sheet,
        ),
        Column(
            "severity", tr("Akibat"), lambda f: tr(_WEIGHT[f.severity]), sort="severity", width=92,
            tone=lambda f: _TONES[f.severity],
        ),
        Column("column", tr("Kolom"), lambda f: f.column, sort="column", width=140, tooltip=lambda f: f.column),
        Column("value", tr("Isi"), lambda f: f.value, width=130, tooltip=lambda f: f.value),
        Column(
            "wrong", tr("Yang ditemukan"), lambda f: sentences_of(f).what_happened,
            tooltip=lambda f: sentences_of(f).what_happened,
        ),
        Column(
            "expected", tr("Yang diharapkan"), lambda f: sentences_of(f).what_to_do,
            tooltip=lambda f: sentences_of(f).what_to_do,
        ),
        Column("sheet", tr("Lembar"), lambda f: f.sheet, width=100, shown=False),
    )  # fmt: skip
