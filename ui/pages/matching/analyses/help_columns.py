"""What the lists of useful help show of a package, of an enterprise in it, and of a step of the portfolio."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from models.domain.interventions import HelpedEnterprise, HelpPackage, PortfolioStep
from ui import formats
from ui.facts import place_text
from ui.pages.matching import help_words
from ui.texts import tr
from ui.widgets.lists.columns import Align, Column
from ui.widgets.look.colours import Tone


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of the portfolio with the package that it buys."""

    number: int
    package: HelpPackage
    step: PortfolioStep


def package_columns(cost: Callable[[HelpPackage], int | None]) -> tuple[Column[HelpPackage], ...]:
    """Columns of the packages; agency, time and households step back first. `cost` as typed by now."""
    return (
        Column("title", tr("Bantuan"), help_words.package_text, sort="title", tooltip=_tip),
        Column("enterprises", tr("UMKM"), lambda row: formats.number(len(row.enterprises)), sort="enterprises",
               align=Align.RIGHT, width=64, order=lambda row: len(row.enterprises)),
        Column("partnerships", tr("Kemitraan"), lambda row: help_words.more_text(row.effect.partnerships),
               sort="partnerships", align=Align.RIGHT, width=92, tone=_gain_tone,
               order=lambda row: row.effect.partnerships),
        Column("quantities", tr("Jumlah/bln"), lambda row: help_words.amounts_text(row.effect.quantities),
               align=Align.RIGHT, width=130, tooltip=lambda row: help_words.amounts_text(row.effect.quantities)),
        Column("cost", tr("Biaya"), lambda row: help_words.cost_text(cost(row)), sort="cost", align=Align.RIGHT,
               width=116, order=lambda row: cost(row) or 0, tone=lambda _row: Tone.MUTED),
        Column("full", tr("Keb. penuh"), lambda row: help_words.more_text(row.effect.needs_filled), sort="full",
               align=Align.RIGHT, width=92, order=lambda row: row.effect.needs_filled, shown=False),
        Column("households", tr("Desil 1–2"), lambda row: help_words.households_text(row.effect.households),
               align=Align.RIGHT, width=104, tone=lambda _row: Tone.MUTED, shown=False),
        Column("group", tr("Untuk"), help_words.group_text, width=200, shown=False),
        Column("agency", tr("Instansi"), help_words.agency_text, width=200, shown=False),
        Column("time", tr("Waktu lazim"), lambda row: row.usual_time, width=180, shown=False),
    )  # fmt: skip


def enterprise_columns() -> tuple[Column[HelpedEnterprise], ...]:
    """Columns of the enterprises that a package is for."""
    return (
        Column("name", tr("UMKM"), lambda row: row.enterprise_name, sort="name", tooltip=_enterprise_tip),
        Column("matched", tr("Hasil"), _matched_text, width=116,
               tone=lambda row: Tone.GOOD if row.matched else Tone.MUTED),
        Column("code", tr("Kode"), lambda row: row.enterprise, sort="code", width=88, tone=lambda _row: Tone.MUTED),
    )  # fmt: skip


def step_columns() -> tuple[Column[StepRow], ...]:
    """Columns of the portfolio: what is bought, and what all bought so far brings."""
    return (
        Column("title", tr("Dibeli"), _step_title, tooltip=lambda row: _tip(row.package)),
        Column("spent", tr("Terpakai"), lambda row: formats.rupiah(row.step.spent), width=108, align=Align.RIGHT),
        Column("partnerships", tr("Kemitraan"), lambda row: help_words.more_text(row.step.so_far.partnerships),
               width=86, align=Align.RIGHT),
        Column("quantities", tr("Jumlah/bln"), lambda row: help_words.amounts_text(row.step.so_far.quantities),
               width=130, align=Align.RIGHT,
               tooltip=lambda row: help_words.amounts_text(row.step.so_far.quantities)),
        Column("households", tr("Desil 1–2"), lambda row: help_words.households_text(row.step.so_far.households),
               width=92, align=Align.RIGHT, tone=lambda _row: Tone.MUTED),
    )  # fmt: skip


def _tip(row: HelpPackage) -> str:
    return "\n".join((help_words.package_text(row), help_words.group_text(row), help_words.helper_text(row)))


def _step_title(row: StepRow) -> str:
    return f"{row.number}. {help_words.package_text(row.package)}"


def _gain_tone(row: HelpPackage) -> Tone:
    return Tone.GOOD if row.effect.partnerships > 0 else Tone.PLAIN


def _matched_text(row: HelpedEnterprise) -> str:
    return tr("baru bermitra") if row.matched else "–"


def _enterprise_tip(row: HelpedEnterprise) -> str:
    return "\n".join((row.enterprise_name, ", ".join(row.products), place_text(row.region)))
