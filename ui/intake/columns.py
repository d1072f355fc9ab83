"""What the tables of the import show: groups of findings, findings, and what changes."""

from __future__ import annotations

from models.domain.findings import Finding, Severity
from models.domain.imports import RowChange
from ui import formats
from ui.intake.grouping import FindingGroup
from ui.intake.taking import sentences_of
from ui.texts import tr
from ui.widgets.lists.columns import Align, Column
from ui.widgets.lists.rows import FixedRows
from ui.widgets.look.colours import Tone
from ui.widgets.records.history import field_words, value_words

_WEIGHT = {Severity.ERROR: "Ditolak", Severity.WARNING: "Perhatian"}
_TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.WARNING}


class FindingRows(FixedRows[Finding]):
    """Findings as they come: only a search asks for the words of each."""

    def _holds(self, row: Finding, words: str) -> bool:
        return not words.strip() or super()._holds(row, words)


def group_columns() -> tuple[Column[FindingGroup], ...]:
    """How many, what they do, what they say."""
    return (
        Column(
            "count", tr("Banyaknya"), lambda g: f"{formats.number(len(g.findings))} ×", sort="count", width=92,
            align=Align.RIGHT, order=lambda g: -len(g.findings),
        ),
        Column(
            "severity", tr("Akibat"), lambda g: tr(_WEIGHT[g.severity]), sort="severity", width=92,
            tone=lambda g: _TONES[g.severity],
        ),
        Column("says", tr("Yang ditemukan"), lambda g: g.says, tooltip=lambda g: g.says),
        Column("column", tr("Kolom"), lambda g: g.column or "–", sort="column", width=150, tooltip=lambda g: g.column),
    )  # fmt: skip


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


def change_columns() -> tuple[Column[RowChange], ...]:
    """Which field of which record becomes what."""
    return (
        Column("code", tr("Kode"), lambda c: c.code, sort="code", width=96, tone=lambda c: Tone.MUTED),
        Column("name", tr("Catatan"), lambda c: c.name, sort="name", tooltip=lambda c: c.name),
        Column("field", tr("Isian"), lambda c: field_words(_plain(c)), sort="field", width=170),
        Column("old", tr("Semula"), _old, width=190, tooltip=_old, tone=lambda c: Tone.MUTED),
        Column("new", tr("Menjadi"), _new, width=190, tooltip=_new),
    )


def _plain(change: RowChange) -> str:
    return {"nik": "NIK", "phone": tr("Telepon")}.get(change.field, change.field)


def _old(change: RowChange) -> str:
    return change.old if change.personal and change.old else value_words(change.field, change.old)


def _new(change: RowChange) -> str:
    return change.new if change.personal and change.new else value_words(change.field, change.new)
