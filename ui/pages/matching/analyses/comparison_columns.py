"""What the lists of Bandingkan pencocokan show."""

from __future__ import annotations

from dataclasses import dataclass

from models.domain.comparison import PairChange, RunComparison
from ui import formats, reasons
from ui.facts import capitalised, unit_text
from ui.pages.matching import comparison_words
from ui.texts import tr
from ui.widgets.lists.columns import Align, Column
from ui.widgets.look.colours import Tone


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of both runs."""

    label: str
    before: str
    after: str


def figure_columns() -> tuple[Column[FigureRow], ...]:
    """The figure, then the older and the newer run; the heading names which is which."""
    return (
        Column("label", tr("Angka"), lambda row: row.label),
        Column("before", tr("Lama"), lambda row: row.before, align=Align.RIGHT, width=190),
        Column("after", tr("Baru"), lambda row: row.after, align=Align.RIGHT, width=190, tone=_after_tone),
    )


def change_columns() -> tuple[Column[PairChange], ...]:
    """Who, for whom, how much, and why."""
    return (
        Column("enterprise", tr("UMKM"), lambda row: row.enterprise_name,
               tooltip=lambda row: f"{row.enterprise_name}, {row.enterprise}"),
        Column("need", tr("Kebutuhan"), _need_text, tooltip=lambda row: f"{_need_text(row)}\n{row.partner}"),
        Column("quantity", tr("Jumlah/bln"), _quantity, align=Align.RIGHT, width=150),
        Column("why", tr("Sebabnya"), _why, width=360, tooltip=_why),
        Column("score", tr("Nilai"), _score, align=Align.RIGHT, width=96, shown=False),
    )  # fmt: skip


def figure_rows(found: RunComparison) -> tuple[FigureRow, ...]:
    """What both runs reached, then what they fill in each unit."""
    both = zip(comparison_words.figures(found.older), comparison_words.figures(found.newer), strict=True)
    rows = [FigureRow(label, before, after) for (label, before), (_, after) in both]
    filled = tr("Terpenuhi, {unit}/bln")
    units = [
        FigureRow(filled.format(unit=unit_text(each.unit)), formats.amount(each.before), formats.amount(each.after))
        for each in found.quantities
    ]
    named = FigureRow(tr("Pencocokan"), *(comparison_words.run_text(run) for run in (found.older, found.newer)))
    return (named, *rows, *units)


def _after_tone(row: FigureRow) -> Tone:
    return Tone.PLAIN if row.before == row.after else Tone.ACCENT


def _need_text(row: PairChange) -> str:
    return f"{row.need} {capitalised(row.need_words)}"


def _quantity(row: PairChange) -> str:
    return comparison_words.quantity_text(row, unit_text(row.unit))


def _why(row: PairChange) -> str:
    return capitalised(comparison_words.why_text(row.reason))


def _score(row: PairChange) -> str:
    found = [score for score in (row.score_before, row.score_after) if score is not None]
    return " → ".join(dict.fromkeys(reasons.score_text(score) for score in found))
