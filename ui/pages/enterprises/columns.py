"""What the list of UMKM shows."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

from models.domain.enterprises import EnterpriseLine
from models.domain.nearness import KnownBy, read_nearness
from ui import formats
from ui.pages.enterprises.near_dialog import nearness_words
from ui.texts import tr
from ui.widgets.lists.columns import Align, Column
from ui.widgets.lists.filters import Filter, FilterBar
from ui.widgets.look.colours import Tone
from ui.widgets.records import names

Line = EnterpriseLine
_NEAR_KM = 10
"""Below, a tenth of a kilometre counts."""
_KNOWN_BY = {
    KnownBy.POINT: ("titik", "diukur dari titik lokasinya", ""),
    KnownBy.KECAMATAN: ("kec.", "diukur dari tengah kecamatannya", "satu kec."),
    KnownBy.KABUPATEN: ("kab.", "kasar: diukur dari tengah kabupaten atau kotanya", "satu kab."),
}


def enterprise_columns() -> tuple[Column[Line], ...]:
    """Code, name, place, product, capacity, papers; owner, size and state are hidden at first."""
    return (
        Column(
            "code", tr("Kode"), lambda row: row.code, sort="code", width=88, tone=_code_tone, tooltip=_freshness,
            spoken=lambda row: ", ".join(part for part in (row.code, _freshness(row)) if part),
        ),
        Column("name", tr("Nama usaha"), lambda row: row.name, sort="name", tooltip=lambda row: row.name, tone=_tone),
        Column("owner", tr("Pemilik"), lambda row: row.owner, sort="owner", width=120, shown=False),
        Column("place", tr("Tempat"), _place, sort="place", tooltip=_place),
        Column(
            "distance", tr("Jarak"), _distance, sort="distance", align=Align.RIGHT, width=96, unit=_known_by,
            tone=_distance_tone, tooltip=_distance_tip, spoken=_distance_spoken, shown=False,
        ),
        Column("product", tr("Produk utama"), _product, tooltip=_product),
        Column(
            "capacity", tr("Kapasitas"), lambda row: formats.amount(row.capacity), align=Align.RIGHT, width=140,
            unit=_unit, tone=lambda row: Tone.PLAIN if row.capacity is not None else Tone.MUTED,
        ),
        Column("papers", tr("Dokumen"), _papers, width=72, tone=_papers_tone, tooltip=_papers_tip, spoken=_papers_tip),
        Column("size", tr("Skala"), lambda row: names.size_word(row.size), sort="size", width=100, shown=False),
        Column("commodity", tr("Komoditas"), lambda row: row.commodity, width=130, shown=False),
        Column("state", tr("Keadaan"), lambda row: names.state_word(row.active), width=90, tone=_tone, shown=False),
        Column("fresh", tr("Kesegaran"), _freshness, width=150, tone=_code_tone, shown=False),
        Column("office", tr("Kantor"), lambda row: row.office, width=100, shown=False),
    )  # fmt: skip


def enterprise_filters(commodities: tuple[tuple[str, str], ...]) -> tuple[Filter, ...]:
    """Filters of the list; the one by desil is to be hidden from those who may not know it."""
    return (
        Filter("region", tr("Kabupaten/kota"), names.kabupaten_choices()),
        Filter("commodity", tr("Komoditas"), commodities),
        Filter("kind", tr("Kemampuan"), names.kind_choices()),
        Filter("size", tr("Skala"), names.size_choices()),
        Filter("state", tr("Keadaan"), names.state_choices()),
        Filter("kecamatan", tr("Kecamatan"), ()),
        Filter("missing", tr("Yang kurang"), _missing_choices()),
        Filter("papers", tr("Dokumen"), _paper_choices()),
        Filter("told", tr("Kesegaran"), (("basi", tr("perlu dipastikan lagi")),)),
        Filter("programme", tr("Program"), ()),
        Filter("group", tr("Kelompok"), ()),
        Filter("near", tr("Di sekitar"), (), _near_words),
        Filter("desil", tr("Desil"), _desil_choices()),
    )


def show_filter(bar: FilterBar, name: str, shown: bool) -> None:
    """Offer a filter behind the button, or hide it."""
    menu = bar.more.choices[name, ""].parent()
    if isinstance(menu, QMenu):
        menu.menuAction().setVisible(shown)


def _missing_choices() -> tuple[tuple[str, str], ...]:
    return (
        ("matching", tr("salah satu yang perlu untuk pencocokan")),
        ("capacity", tr("kapasitas")),
        ("facts", tr("data pokok")),
        ("offer", tr("kemampuan")),
        ("size", tr("skala usaha")),
        ("kecamatan", tr("kecamatan")),
        ("papers", tr("keterangan dokumen")),
        ("months", tr("bulan produksi")),
        ("point", tr("titik koordinat")),
    )


def _paper_choices() -> tuple[tuple[str, str], ...]:
    kinds = ((value, tr("belum punya {paper}").format(paper=label)) for value, label in names.paper_choices())
    return (
        ("kurang", tr("diketahui ada yang belum dimiliki")), ("belum_ditanya", tr("ada yang belum ditanyakan")), *kinds,
    )  # fmt: skip


def _desil_choices() -> tuple[tuple[str, str], ...]:
    return (("1-2", "1–2"), ("3-4", "3–4"), ("5-10", "5–10"), ("tidak_diketahui", tr("belum diketahui")))


def _near_words(value: str) -> str:
    near = read_nearness(value)
    return nearness_words(near) if near else value


def _distance(row: Line) -> str:
    if row.distance is None:
        return ""
    if row.distance.is_same_middle:
        return tr(_KNOWN_BY[row.distance.known_by][2])
    return tr("{km} km").format(km=formats.short_number(row.distance.km, 1 if row.distance.km < _NEAR_KM else 0))


def _known_by(row: Line) -> str:
    return tr(_KNOWN_BY[row.distance.known_by][0]) if row.distance and not row.distance.is_same_middle else ""


def _distance_tip(row: Line) -> str:
    return tr(_KNOWN_BY[row.distance.known_by][1]) if row.distance else ""


def _distance_spoken(row: Line) -> str:
    return ", ".join(part for part in (_distance(row), _distance_tip(row)) if part)


def _distance_tone(row: Line) -> Tone:
    rough = row.distance is not None and row.distance.known_by is KnownBy.KABUPATEN
    return Tone.MUTED if rough else Tone.PLAIN


def _place(row: Line) -> str:
    return names.short_place(row.kecamatan, row.kabupaten)


def _product(row: Line) -> str:
    more = f" +{row.offers - 1}" if row.offers > 1 else ""
    return (row.product or tr("belum ada")) + more


def _unit(row: Line) -> str:
    return f"{row.unit}/bln" if row.capacity is not None else ""


def _papers(row: Line) -> str:
    if row.ready:
        return tr("siap")
    return f"{'?' if row.papers_unasked else row.papers_held}/{row.papers_due}"


def _papers_tone(row: Line) -> Tone:
    return Tone.GOOD if row.ready else Tone.WARNING


def _papers_tip(row: Line) -> str:
    if row.ready:
        return tr("Semua dokumen yang wajib sudah ada")
    if row.papers_unasked:
        return tr("Dari {due} dokumen wajib belum ada yang diketahui").format(due=row.papers_due)
    said = tr("{held} dari {due} dokumen wajib sudah ada").format(held=row.papers_held, due=row.papers_due)
    return said + (tr(", {unknown} belum diketahui").format(unknown=row.papers_unknown) if row.papers_unknown else "")


def _freshness(row: Line) -> str:
    return tr("perlu dipastikan lagi") if row.stale else ""


def _code_tone(row: Line) -> Tone:
    return Tone.WARNING if row.stale else Tone.MUTED


def _tone(row: Line) -> Tone:
    return Tone.PLAIN if row.active else Tone.MUTED
