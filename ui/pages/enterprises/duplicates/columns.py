"""What the lists of likely twins and of past merges show."""

from __future__ import annotations

from models.domain.duplicates import DuplicatePair, Strength, Verdict
from models.domain.merging import MergeLine
from ui import formats
from ui.pages.enterprises.duplicate_words import clues_line, short_verdict, strength_word
from ui.texts import tr
from ui.widgets.lists.columns import Align, Column
from ui.widgets.lists.filters import Filter
from ui.widgets.look.colours import Tone
from ui.widgets.records import names


def pair_columns() -> tuple[Column[DuplicatePair], ...]:
    """How sure, both records, and why."""
    return (
        Column("percent", tr("Mirip"), lambda row: f"{row.percent} %", align=Align.RIGHT, width=64),
        Column("strength", tr("Kekuatan"), lambda row: strength_word(row.strength), width=84, tone=_tone),
        Column("first", tr("Catatan pertama"), lambda row: f"{row.first.code} {row.first.name}", tooltip=_first),
        Column("second", tr("Catatan kedua"), lambda row: f"{row.second.code} {row.second.name}", tooltip=_second),
        Column("clues", tr("Petunjuk"), _clues, tooltip=_clues),
        Column("place", tr("Tempat"), lambda row: row.first.place, tooltip=lambda row: row.first.place, shown=False),
        Column("owner", tr("Pemilik"), lambda row: row.first.owner, width=130, shown=False),
        Column("verdict", tr("Keputusan"), lambda row: short_verdict(row.verdict), width=110),
        Column("reason", tr("Alasan"), lambda row: row.reason, width=140, shown=False),
    )


def pair_filters() -> tuple[Filter, ...]:
    """By what was decided, how sure it is, and where."""
    verdicts = tuple((str(verdict), short_verdict(verdict)) for verdict in Verdict)
    strengths = tuple((str(strength), strength_word(strength)) for strength in Strength)
    return (
        Filter("strength", tr("Kekuatan"), strengths),
        Filter("verdict", tr("Keputusan"), verdicts),
        Filter("region", tr("Kabupaten/kota"), names.kabupaten_choices()),
    )


def merge_columns() -> tuple[Column[MergeLine], ...]:
    """Which record went into which, when, and by whom."""
    return (
        Column("merged", tr("Yang digabung"), lambda row: f"{row.merged_code} {row.merged_name}"),
        Column("survivor", tr("Menjadi"), lambda row: f"{row.code} {row.name}"),
        Column("at", tr("Pada"), lambda row: formats.moment(row.at), width=150),
        Column("user", tr("Oleh"), lambda row: row.user, width=150),
    )


def _tone(row: DuplicatePair) -> Tone:
    return Tone.WARNING if row.strength is Strength.STRONG else Tone.MUTED


def _first(row: DuplicatePair) -> str:
    return "\n".join(part for part in (row.first.name, row.first.owner, row.first.place) if part)


def _second(row: DuplicatePair) -> str:
    return "\n".join(part for part in (row.second.name, row.second.owner, row.second.place) if part)


def _clues(row: DuplicatePair) -> str:
    return clues_line(row.clues)
