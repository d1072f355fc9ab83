"""What the lists of Pencocokan show of a need, a proposal, an alternative and an enterprise left over."""

from __future__ import annotations

from collections.abc import Callable

from models.domain.matching import Decided, NeedLine, ProposalLine, UnmatchedCode, UnmatchedLine
from models.use_cases.list_alternatives import AlternativeLine
from models.use_cases.summarise_run import ReasonCount, UnitTotal
from ui import formats, reasons
from ui.facts import capitalised, pattern_name, place_text, short_place, unit_text
from ui.texts import tr
from ui.widgets.lists.columns import Align, Column
from ui.widgets.look.colours import Tone

STATUS_TONES = {
    Decided.OPEN: Tone.MUTED,
    Decided.ACCEPT: Tone.GOOD,
    Decided.LOCK: Tone.ACCENT,
    Decided.REJECT: Tone.BAD,
    Decided.FORBID: Tone.BAD,
}


def filled_share(need: NeedLine) -> float:
    """How much of a need the run fills, 0 to 1."""
    return need.filled / need.required if need.required else 0.0


def need_columns() -> tuple[Column[NeedLine], ...]:
    """Columns of the list of needs; partner, pattern, place and quantity are hidden at first."""
    return (
        Column("need", tr("Kode"), lambda row: row.need, sort="need", width=64, tone=lambda _row: Tone.MUTED),
        Column("words", tr("Kebutuhan"), _need_words, sort="words", tooltip=_need_tip, tone=_need_tone),
        Column(
            "filled", tr("Terisi"), lambda row: formats.percent(filled_share(row), 0), sort="filled", width=136,
            align=Align.RIGHT, meter=filled_share, tone=_filled_tone, spoken=_filled_words,
        ),
        Column("partner", tr("Mitra"), lambda row: row.partner, shown=False),
        Column("pattern", tr("Pola"), lambda row: pattern_name(row.pattern), width=120, shown=False),
        Column("region", tr("Tempat"), lambda row: place_text(row.region), width=140, shown=False),
        Column(
            "required", tr("Jumlah"), lambda row: formats.amount(row.required), align=Align.RIGHT, width=110,
            unit=lambda row: f"{unit_text(row.unit)}/bln", shown=False,
        ),
    )  # fmt: skip


def proposal_columns(required: Callable[[], int]) -> tuple[Column[ProposalLine], ...]:
    """Columns of the proposals for a need; `required` is the quantity that the bars are shares of."""

    def share(row: ProposalLine) -> float:
        return row.quantity / required() if required() else 0.0

    return (
        Column(
            "score", tr("Nilai"), lambda row: reasons.score_text(row.score), sort="score", width=64,
            align=Align.RIGHT, tooltip=lambda row: reasons.score_range_text(row.score_low, row.score_high),
        ),
        Column("name", tr("UMKM"), _name_and_place, sort="name", tooltip=_enterprise_tip,
               copied=lambda row: row.enterprise_name),
        Column(
            "quantity", tr("Jumlah/bln"), lambda row: formats.amount(row.quantity), sort="quantity", width=158,
            align=Align.RIGHT, unit=lambda row: unit_text(row.unit), meter=share,
        ),
        Column("status", tr("Keadaan"), _status, width=92, tone=lambda row: STATUS_TONES[row.status],
               tooltip=lambda row: row.reason),
        Column("region", tr("Tempat"), lambda row: place_text(row.region), width=150, shown=False),
        Column("product", tr("Produk"), lambda row: capitalised(row.product), width=150, shown=False),
        Column("code", tr("Kode"), lambda row: row.proposal, width=90, shown=False),
    )  # fmt: skip


def alternative_columns() -> tuple[Column[AlternativeLine], ...]:
    """Columns of those who were not chosen, and why."""
    return (
        Column(
            "score", tr("Nilai"), lambda row: reasons.score_text(row.score) if row.possible else "–", width=56,
            align=Align.RIGHT, tone=lambda _row: Tone.MUTED,
        ),
        Column("name", tr("UMKM"), lambda row: row.enterprise_name, width=146,
               tooltip=lambda row: f"{row.enterprise_name}, {place_text(row.region)}"),
        Column("why", tr("Sebabnya"), why_not, tone=_why_tone, tooltip=why_not),
    )  # fmt: skip


def unmatched_columns() -> tuple[Column[UnmatchedLine], ...]:
    """Columns of enterprises without a proposal."""
    return (
        Column("code", tr("Kode"), lambda row: row.enterprise, sort="code", width=96,
               tone=lambda _row: Tone.MUTED),
        Column("name", tr("Nama usaha"), lambda row: row.enterprise_name, sort="name"),
        Column("region", tr("Tempat"), lambda row: place_text(row.region), width=220),
        Column("reasons", tr("Sebabnya"), lambda row: reasons.reasons_text(row.reasons), width=420,
               tooltip=lambda row: reasons.reasons_text(row.reasons)),
    )  # fmt: skip


def unit_columns() -> tuple[Column[UnitTotal], ...]:
    """Columns of quantities asked for and filled, by unit."""
    return (
        Column("unit", tr("Satuan"), lambda row: unit_text(row.unit), width=84),
        Column("needs", tr("Kebutuhan"), lambda row: formats.number(row.needs), width=96, align=Align.RIGHT),
        Column("required", tr("Dibutuhkan/bln"), lambda row: formats.amount(row.required), align=Align.RIGHT),
        Column("filled", tr("Terpenuhi/bln"), lambda row: formats.amount(row.filled), align=Align.RIGHT),
        Column("share", tr("Bagian"), lambda row: formats.percent(row.filled / row.required, 0), width=124,
               align=Align.RIGHT, meter=lambda row: row.filled / row.required),
    )  # fmt: skip


def reason_columns() -> tuple[Column[ReasonCount], ...]:
    """Columns of reasons with how often they stand in the way."""
    return (
        Column("count", tr("Banyak"), lambda row: formats.number(row.count), width=72, align=Align.RIGHT),
        Column("reason", tr("Sebab"), lambda row: reasons.reason_text(row.reason),
               tooltip=lambda row: reasons.reason_text(row.reason)),
    )  # fmt: skip


def why_not(row: AlternativeLine) -> str:
    """Why an alternative was not chosen, in one line."""
    if row.rule is not None:
        return reasons.rule_text(row.rule)
    if row.elsewhere:
        return tr("sudah diusulkan untuk {needs}").format(needs=formats.listing(row.elsewhere))
    if row.reason is UnmatchedCode.NEEDS_FULL:
        return tr("kebutuhan ini sudah penuh")
    return reasons.reason_text(row.reason) if row.reason else ""


def _why_tone(row: AlternativeLine) -> Tone:
    return Tone.WARM if row.rule is not None else Tone.MUTED


def _status(row: ProposalLine) -> str:
    return tr("Disepakati") if row.agreement else reasons.decided_name(row.status)


def _need_words(row: NeedLine) -> str:
    said = capitalised(row.words)
    return tr("{words} · disimpulkan").format(words=said) if row.inferred else said


def _need_tone(row: NeedLine) -> Tone:
    return Tone.WARM if row.inferred else Tone.PLAIN


def _need_tip(row: NeedLine) -> str:
    quantity = formats.quantity(row.required, unit_text(row.unit))
    said = tr("{words}\n{partner}, {place}\n{quantity} tiap bulan · {pattern}").format(
        words=capitalised(row.words), partner=row.partner, place=place_text(row.region), quantity=quantity,
        pattern=pattern_name(row.pattern),
    )  # fmt: skip
    mark = tr("Disimpulkan program, belum dikonfirmasi mitra")
    return f"{said}\n{mark}" if row.inferred else said


def _filled_tone(row: NeedLine) -> Tone:
    return Tone.WARM if row.filled <= 0 else Tone.PLAIN


def _filled_words(row: NeedLine) -> str:
    return tr("terisi {share}").format(share=formats.percent(filled_share(row), 0))


def _name_and_place(row: ProposalLine) -> str:
    return ", ".join(part for part in (row.enterprise_name, short_place(row.region)) if part)


def _enterprise_tip(row: ProposalLine) -> str:
    return f"{row.enterprise_name}\n{capitalised(row.product)}\n{place_text(row.region)}"
