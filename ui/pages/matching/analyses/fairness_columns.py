"""What the lists of Kewajaran dan ketergantungan show."""

from __future__ import annotations

from models.domain.fairness import BlockingLine, DependenceLine, PlanReason
from ui import formats, reasons
from ui.facts import capitalised, place_text, unit_text
from ui.pages.matching import fairness_words
from ui.texts import tr
from ui.widgets.lists.columns import Align, Column
from ui.widgets.look.colours import Tone


def blocking_columns() -> tuple[Column[BlockingLine], ...]:
    """Who, with whom, how well they fit, and why the plan differs."""
    return (
        Column(
            "score", tr("Nilai"), lambda row: reasons.score_text(row.score), align=Align.RIGHT, width=60,
            order=lambda row: row.score,
        ),
        Column("enterprise", tr("UMKM"), lambda row: row.enterprise_name, tooltip=_enterprise_tip),
        Column("need", tr("Kebutuhan"), _need_text, tooltip=_need_tip),
        Column("why", tr("Mengapa rencana berbeda"), fairness_words.reason_text, width=290, tone=_tone,
               tooltip=_why_tip),
        Column(
            "change", tr("Kecocokan"), fairness_words.change_text, align=Align.RIGHT, width=92,
            order=lambda row: row.change if row.change is not None else 0.0,
            tooltip=lambda _row: tr("Perubahan kecocokan seluruh rencana bila keduanya dipasangkan"),
        ),
        Column("instead", tr("Menggantikan"), fairness_words.instead_text, width=200, shown=False),
        Column("quantity", tr("Jumlah/bln"), _quantity, align=Align.RIGHT, width=120, shown=False),
    )  # fmt: skip


def dependence_columns() -> tuple[Column[DependenceLine], ...]:
    """Who rests on whom, how much, and what would help."""
    return (
        Column("kind", tr("Siapa"), lambda row: fairness_words.kind_text(row.kind), width=112,
               tone=lambda _row: Tone.MUTED),
        Column("who", tr("Nama"), _who_text, tooltip=fairness_words.who_text),
        Column("on", tr("Bergantung pada"), lambda row: row.on_name, tooltip=lambda row: f"{row.on_name}, {row.on}"),
        Column(
            "share", tr("Bagian"), lambda row: formats.percent(row.share / 1000, 0), align=Align.RIGHT, width=124,
            meter=lambda row: row.share / 1000, order=lambda row: row.share, spoken=_share_tip, tooltip=_share_tip,
        ),
        Column("relief", tr("Yang membantu"), fairness_words.relief_text, tone=_relief_tone,
               tooltip=fairness_words.relief_text),
    )  # fmt: skip


def _who_text(row: DependenceLine) -> str:
    # the column before it says already that it is a kecamatan
    return fairness_words.who_text(row).removeprefix("Kec. ")


def _need_text(row: BlockingLine) -> str:
    return f"{row.need} {capitalised(row.need_words)}"


def _need_tip(row: BlockingLine) -> str:
    return f"{_need_text(row)}\n{row.partner}"


def _enterprise_tip(row: BlockingLine) -> str:
    return f"{row.enterprise_name}, {row.enterprise}\n{place_text(row.region)}"


def _why_tip(row: BlockingLine) -> str:
    why = fairness_words.reason_text(row)
    return tr("{why}\nMenggantikan: {instead}").format(why=why, instead=fairness_words.instead_text(row))


def _quantity(row: BlockingLine) -> str:
    return formats.quantity(row.quantity, unit_text(row.unit)) if row.quantity else "–"


def _tone(row: BlockingLine) -> Tone:
    return Tone.WARM if row.reason is PlanReason.WITHIN_GAP else Tone.PLAIN


def _share_tip(row: DependenceLine) -> str:
    return tr("{share} {of}; ambang {threshold}").format(
        share=formats.percent(row.share / 1000, 0), of=fairness_words.share_text(row),
        threshold=formats.percent(row.threshold / 1000, 0),
    )  # fmt: skip


def _relief_tone(row: DependenceLine) -> Tone:
    return Tone.PLAIN if row.relief and row.room else Tone.MUTED
