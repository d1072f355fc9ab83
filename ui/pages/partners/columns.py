"""What the lists of partners and of needs show."""

from __future__ import annotations

from models.domain.partners import NeedSummary, PartnerLine
from ui import formats
from ui.facts import capitalised, pattern_name
from ui.pages.partners.inferred_words import MARK
from ui.texts import tr
from ui.widgets.lists.columns import Align, Column
from ui.widgets.lists.filters import Filter
from ui.widgets.look.colours import Tone
from ui.widgets.records import names

Commodities = tuple[tuple[str, str], ...]


def partner_columns() -> tuple[Column[PartnerLine], ...]:
    """Code, name, place, what is asked for; size, contact and state are hidden at first."""
    return (
        Column("code", tr("Kode"), lambda row: row.code, sort="code", width=72, tone=lambda _row: Tone.MUTED),
        Column("name", tr("Nama perusahaan"), lambda row: row.name, sort="name", tooltip=lambda row: row.name),
        Column("place", tr("Tempat"), _place, sort="place", tooltip=_place),
        Column("size", tr("Skala"), lambda row: names.size_word(row.size), sort="size", width=92),
        Column("needs", tr("Kebutuhan"), lambda row: formats.number(row.needs), align=Align.RIGHT, width=90),
        Column("asks_for", tr("Yang dicari"), _asks_for, tooltip=_asks_for),
        Column("contact", tr("Kontak"), lambda row: row.contact, width=130, shown=False),
        Column("kadin", tr("Nomor KADIN"), lambda row: row.kadin_number, width=120, shown=False),
        Column("state", tr("Keadaan"), lambda row: names.state_word(row.active), width=90, shown=False),
    )


def partner_filters(commodities: Commodities) -> tuple[Filter, ...]:
    """Filters of the list of partners."""
    return (
        Filter("region", tr("Kabupaten/kota"), names.kabupaten_choices()),
        Filter("commodity", tr("Komoditas"), commodities),
        Filter("size", tr("Skala"), names.size_choices()),
        Filter("state", tr("Keadaan"), names.state_choices()),
    )


def need_columns() -> tuple[Column[NeedSummary], ...]:
    """Code, what, who, pattern, how much, how much of it is agreed; terms are hidden at first."""
    return (
        Column("code", tr("Kode"), lambda row: row.code, sort="code", width=72, tone=lambda _row: Tone.MUTED),
        Column("words", tr("Kebutuhan"), _words, sort="words", tooltip=_words_tip, tone=_words_tone),
        Column("partner", tr("Mitra"), lambda row: row.partner, sort="partner", width=170, tooltip=_partner),
        Column("pattern", tr("Pola"), _pattern, sort="pattern", width=136, tone=_pattern_tone),
        Column(
            "quantity", tr("Jumlah"), lambda row: formats.amount(row.quantity), align=Align.RIGHT, width=130,
            unit=lambda row: f"{row.unit}/bln",
        ),
        Column(
            "agreed", tr("Diperjanjikan"), lambda row: formats.percent(_agreed(row), 0), align=Align.RIGHT, width=120,
            meter=_agreed,
        ),
        Column("place", tr("Kabupaten/kota"), lambda row: row.kabupaten, sort="place", width=130, shown=False),
        Column("territory", tr("Wilayah pemasok"), lambda row: row.territory, width=150, shown=False),
        Column("state", tr("Keadaan"), lambda row: names.state_word(row.active), width=90, shown=False),
    )  # fmt: skip


def need_filters(commodities: Commodities) -> tuple[Filter, ...]:
    """Filters of the list of needs."""
    return (
        Filter("pattern", tr("Pola"), (*names.pattern_choices(), ("terbuka", tr("Terbuka")))),
        Filter("commodity", tr("Komoditas"), commodities),
        Filter("region", tr("Kabupaten/kota"), names.kabupaten_choices()),
        Filter("state", tr("Keadaan"), names.state_choices()),
    )


def _place(row: PartnerLine) -> str:
    return names.short_place(row.kecamatan, row.kabupaten)


def _asks_for(row: PartnerLine) -> str:
    return ", ".join(row.asks_for)


def _partner(row: NeedSummary) -> str:
    return " · ".join(part for part in (row.partner, row.kabupaten) if part)


def _words(row: NeedSummary) -> str:
    return tr("{words} · disimpulkan").format(words=row.words) if row.inferred else row.words


def _words_tip(row: NeedSummary) -> str:
    return f"{row.commodity}\n{capitalised(tr(MARK))}" if row.inferred else row.commodity


def _words_tone(row: NeedSummary) -> Tone:
    return Tone.WARM if row.inferred else Tone.PLAIN


def _pattern(row: NeedSummary) -> str:
    return pattern_name(row.pattern) if row.pattern else tr("terbuka")


def _pattern_tone(row: NeedSummary) -> Tone:
    return Tone.PLAIN if row.pattern else Tone.MUTED


def _agreed(row: NeedSummary) -> float:
    return min(row.agreed / row.quantity, 1.0) if row.quantity else 0.0
