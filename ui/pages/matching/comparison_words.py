"""Two runs side by side in words: for the window and the command line. No Qt."""

from __future__ import annotations

from models.domain.comparison import PairChange, Reason, RunComparison, SettingChange, SettingName, Why
from models.domain.matching import RunFact
from ui import formats
from ui.facts import months_text, paper_name, place_text
from ui.texts import known_ids, sentence, tr


def why_text(reason: Reason) -> str:
    """The reason as a sentence without its full stop."""
    return sentence(f"comparison.{reason.why}", names=_names(reason))


def _names(reason: Reason) -> tuple[str, ...]:
    match reason.why:
        case Why.ENTERPRISE_CHANGED | Why.NEED_CHANGED:
            return tuple(dict.fromkeys(_field_text(name) for name in reason.names))
        case Why.PAPER_EXPIRED:
            return tuple(paper_name(name) for name in reason.names)
        case Why.OUTRANKED:
            return reason.names[:1]
    return reason.names


def _field_text(name: str) -> str:
    """A field's own words, or those of its record."""
    own = f"comparison.field.{name}"
    return sentence(own if own in known_ids() else f"comparison.field.{name.partition('.')[0]}")


def setting_name(name: SettingName) -> str:
    """What a setting is called."""
    return sentence(f"comparison.setting.{name}")


def setting_text(change: SettingChange) -> str:
    """ "bobot prioritas keluarga miskin: 0,2 → 0,5"."""
    before, after = (_setting_value(change.name, value) for value in (change.before, change.after))
    return f"{setting_name(change.name)}: {before} → {after}"


def _setting_value(name: SettingName, value: str | int) -> str:
    match name:
        case SettingName.POVERTY_LAMBDA:
            return formats.short_number(int(value) / 1000)
        case SettingName.MONTHS:
            return months_text(int(value))
        case SettingName.REGION:
            return place_text(str(value)) if value else tr("semua")
        case SettingName.TODAY:
            return formats.short_date(str(value))
        case SettingName.WEIGHTS:
            return tr("disesuaikan") if value else tr("bawaan")
    return formats.short_number(value) if isinstance(value, int) else value


def settings_text(found: RunComparison) -> str:
    """Everything that the runs judged by differently, in one line."""
    if not found.settings:
        return tr("Kedua pencocokan memakai pengaturan, tanggal dan versi mesin yang sama.")
    return tr("Berbeda: {all}.").format(all="; ".join(setting_text(each) for each in found.settings))


def result_text(found: RunComparison) -> str:
    """What came of it, in one line."""
    if found.same:
        return tr("Hasilnya sama persis: {kept} usulan.").format(kept=formats.number(found.kept))
    said = tr("{kept} usulan tetap, {came} datang, {went} pergi, {changed} berubah jumlah.")
    return said.format(
        kept=formats.number(found.kept), came=formats.number(len(found.came)),
        went=formats.number(len(found.went)), changed=formats.number(len(found.changed)),
    )  # fmt: skip


def run_text(run: RunFact) -> str:
    """A run as a drop-down names it."""
    return f"{run.code} · {formats.moment(run.at)}"


def quantity_text(change: PairChange, unit: str) -> str:
    """ "200 → 350 kg", or the one quantity there is."""
    if change.before and change.after:
        return f"{formats.amount(change.before)} → {formats.quantity(change.after, unit)}"
    return formats.quantity(change.before or change.after, unit)


def figures(run: RunFact) -> tuple[tuple[str, str], ...]:
    """Label and figure of what a run reached, in the order in which they are shown."""
    counts = run.counts
    return (
        (tr("Nilai"), formats.number(run.value, 2)),
        (tr("Batas atas"), formats.number(run.upper_bound, 2)),
        (tr("Selisih dari batas"), formats.percent(run.gap, 2)),
        (tr("Kebutuhan terpenuhi"), formats.number(counts.needs_filled)),
        (tr("Terpenuhi sebagian"), formats.number(counts.needs_partly)),
        (tr("Belum terpenuhi"), formats.number(counts.needs_unfilled)),
        (tr("Usulan"), formats.number(counts.proposals)),
        (tr("UMKM terpasang"), formats.number(counts.enterprises_matched)),
    )
