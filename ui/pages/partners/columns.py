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
from ui.widgets.records.trust_names import VALIDITY_TONES, validity_words

STALE = "perlu dipastikan lagi"
Commodities = tuple[tuple[str, str], ...]


def partner_columns() -> tuple[Column[PartnerLine], ...]:
    """Code, name, place, what is asked for; contact, membership, state and freshness are hidden at first."""
    return (
        Column(
            "code", tr("Kode"), lambda row: row.code, sort="code", width=72, tone=_code_tone, tooltip=_freshness,
            spoken=_code_spoken,
        ),
        Column("name", tr("Nama perusahaan"), lambda row: row.name, sort="name", tooltip=lambda row: row.name),
        Column("place", tr("Tempat"), _place, sort="place", tooltip=_place),
        Column("size", tr("Skala"), lambda row: names.size_word(row.size), sort="size", width=92),
        Column(
            "needs", tr("Kebutuhan"), lambda row: formats.number(row.needs), align=Align.RIGHT, width=112,
            unit=_lapsed, tooltip=_needs_tip, spoken=_needs_tip,
        ),
        Column("asks_for", tr("Yang dicari"), _asks_for, tooltip=_asks_for),
        Column("contact", tr("Kontak"), lambda row: row.contact, width=130, shown=False),
        Column("kadin", tr("Nomor KADIN"), lambda row: row.kadin_number, width=120, shown=False),
        Column(
            "kadin_until", tr("Anggota sampai"), _member_until, sort="kadin_until", width=150, tone=_member_tone,
            tooltip=lambda row: validity_words(row.kadin_validity), spoken=_member_spoken, shown=False,
        ),
        Column("state", tr("Keadaan"), lambda row: names.state_word(row.active), width=90, shown=False),
        Column("fresh", tr("Kesegaran"), _freshness, width=150, tone=_code_tone, shown=False),
    )  # fmt: skip


def partner_filters(commodities: Commodities) -> tuple[Filter, ...]:
    """Filters of the list of partners."""
    return (
        Filter("region", tr("Kabupaten/kota"), names.kabupaten_choices()),
        Filter("commodity", tr("Komoditas"), commodities),
        Filter("kecamatan", tr("Kecamatan"), ()),
        Filter("size", tr("Skala"), names.size_choices()),
        Filter("pattern", tr("Pola yang dicari"), _patterns()),
        Filter("needs", tr("Kebutuhan"), _needs_choices()),
        Filter("member", tr("Anggota KADIN"), _member_choices()),
        Filter("told", tr("Kesegaran"), (("basi", tr(STALE)),)),
        Filter("state", tr("Keadaan"), names.state_choices()),
    )


def need_columns() -> tuple[Column[NeedSummary], ...]:
    """Code, what, who, pattern, how much, how much of it is agreed; terms are hidden at first."""
    return (
        Column(
            "code", tr("Kode"), lambda row: row.code, sort="code", width=72, tone=_code_tone, tooltip=_freshness,
            spoken=_code_spoken,
        ),
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
        Column("until", tr("Berlaku sampai"), _until, sort="until", width=150, tone=_until_tone, shown=False),
        Column("state", tr("Keadaan"), lambda row: names.state_word(row.active), width=90, shown=False),
        Column("fresh", tr("Kesegaran"), _freshness, width=150, tone=_code_tone, shown=False),
    )  # fmt: skip


def need_filters(commodities: Commodities) -> tuple[Filter, ...]:
    """Filters of the list of needs."""
    return (
        Filter("pattern", tr("Pola"), _patterns()),
        Filter("commodity", tr("Komoditas"), commodities),
        Filter("region", tr("Kabupaten/kota"), names.kabupaten_choices()),
        Filter("kecamatan", tr("Kecamatan"), ()),
        Filter("until", tr("Masa berlaku"), (("berlaku", tr("masih berlaku")), ("lewat", tr("lewat tanggalnya")))),
        Filter("origin", tr("Asal"), (("dinyatakan", tr("dinyatakan mitra")), ("disimpulkan", tr("disimpulkan")))),
        Filter("size", tr("Skala mitra"), names.size_choices()),
        Filter("member", tr("Anggota KADIN"), _member_choices()),
        Filter("told", tr("Kesegaran"), (("basi", tr(STALE)),)),
        Filter("state", tr("Keadaan"), names.state_choices()),
    )


def _patterns() -> names.Choices:
    return (*names.pattern_choices(), ("terbuka", tr("Terbuka")))


def _needs_choices() -> names.Choices:
    return (
        ("ada", tr("ada yang berlaku")),
        ("lewat", tr("ada yang lewat tanggalnya")),
        ("tidak", tr("tidak ada yang berlaku")),
    )


def _member_choices() -> names.Choices:
    return (
        ("berlaku", tr("keanggotaan berlaku")),
        ("segera", tr("segera habis")),
        ("habis", tr("sudah lewat masa berlaku")),
        ("tidak", tr("belum tercatat sebagai anggota")),
    )


def _freshness(row: PartnerLine | NeedSummary) -> str:
    return tr(STALE) if row.stale else ""


def _code_tone(row: PartnerLine | NeedSummary) -> Tone:
    return Tone.WARNING if row.stale else Tone.MUTED


def _code_spoken(row: PartnerLine | NeedSummary) -> str:
    return ", ".join(part for part in (row.code, _freshness(row)) if part)


def _lapsed(row: PartnerLine) -> str:
    return tr("+{number} lewat").format(number=formats.number(row.lapsed)) if row.lapsed else ""


def _needs_tip(row: PartnerLine) -> str:
    stand = tr("{number} masih berlaku").format(number=formats.number(row.needs))
    gone = tr("{number} lewat tanggalnya").format(number=formats.number(row.lapsed)) if row.lapsed else ""
    return ", ".join(part for part in (stand, gone) if part)


def _member_until(row: PartnerLine) -> str:
    return formats.plain_date(row.kadin_until) if row.kadin_until else ""


def _member_tone(row: PartnerLine) -> Tone:
    return VALIDITY_TONES.get(row.kadin_validity, Tone.PLAIN)


def _member_spoken(row: PartnerLine) -> str:
    return ", ".join(part for part in (_member_until(row), validity_words(row.kadin_validity)) if part)


def _until(row: NeedSummary) -> str:
    day = formats.plain_date(row.until) if row.until else ""
    return tr("{day} · lewat").format(day=day) if row.lapsed else day


def _until_tone(row: NeedSummary) -> Tone:
    return Tone.WARNING if row.lapsed else Tone.PLAIN


def _place(row: PartnerLine) -> str:
    return names.short_place(row.kecamatan, row.kabupaten)


def _asks_for(row: PartnerLine) -> str:
    return ", ".join(row.asks_for)


def _partner(row: NeedSummary) -> str:
    return " · ".join(part for part in (row.partner, row.kabupaten) if part)


def _words(row: NeedSummary) -> str:
    marks = (tr("disimpulkan") if row.inferred else "", tr("lewat") if row.lapsed else "")
    return " · ".join(part for part in (row.words, *marks) if part)


def _words_tip(row: NeedSummary) -> str:
    marks = (tr(MARK) if row.inferred else "", tr("lewat tanggalnya") if row.lapsed else "")
    return "\n".join((row.commodity, *(capitalised(mark) for mark in marks if mark)))


def _words_tone(row: NeedSummary) -> Tone:
    return Tone.MUTED if row.lapsed or not row.active else Tone.WARM if row.inferred else Tone.PLAIN


def _pattern(row: NeedSummary) -> str:
    return pattern_name(row.pattern) if row.pattern else tr("terbuka")


def _pattern_tone(row: NeedSummary) -> Tone:
    return Tone.PLAIN if row.pattern else Tone.MUTED


def _agreed(row: NeedSummary) -> float:
    return min(row.agreed / row.quantity, 1.0) if row.quantity else 0.0
