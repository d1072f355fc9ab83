"""Yields, codes and certainty of a link in words."""

from __future__ import annotations

from decimal import Decimal

from models.domain.supply import Certainty, LinkFact, LinkKind, StepKbli
from ui import formats
from ui.facts import unit_text
from ui.texts import tr

_CERTAINTY = {
    Certainty.HIGH: "tinggi: baku atau fisik",
    Certainty.MIDDLING: "sedang: kisaran yang lazim disebut",
    Certainty.LOW: "rendah: perkiraan kasar",
    Certainty.NONE: "tidak dinyatakan",
}
_CATEGORIES = {
    "anyaman": "Anyaman", "bahan_pangan": "Bahan pangan", "energi": "Energi", "kayu": "Kayu", "kerajinan": "Kerajinan",
    "kulit": "Kulit", "logam": "Logam", "mineral": "Mineral", "minuman": "Minuman",
    "obat_tradisional": "Obat tradisional", "pakan": "Pakan", "pangan_olahan": "Pangan olahan",
    "pangan_segar": "Pangan segar", "perikanan": "Perikanan", "perkebunan": "Perkebunan", "pupuk": "Pupuk",
    "tekstil": "Tekstil", "tembakau": "Tembakau", "ternak": "Ternak",
}  # fmt: skip


def certainty_name(certainty: Certainty) -> str:
    """ "sedang: kisaran yang lazim disebut"."""
    return tr(_CERTAINTY[certainty])


def category_name(category: str) -> str:
    """ "Pangan segar"; an unknown code as it is."""
    return tr(_CATEGORIES.get(category, category))


def categories() -> tuple[tuple[str, str], ...]:
    """Every category with its name, by name."""
    return tuple((code, category_name(code)) for code in sorted(_CATEGORIES, key=category_name))


def yield_text(link: LinkFact) -> str:
    """ "1 kg → 0,20–0,25 kg"; what the link is instead where it claims no yield."""
    if link.kind is LinkKind.IS_A:
        return tr("jenis dari")
    if link.yield_low is None or link.yield_high is None:
        return tr("dijual lagi") if link.kind is LinkKind.DISTRIBUTED else tr("rendemen belum diketahui")
    given, made = unit_text(link.unit_in), unit_text(link.unit_out)
    return f"1 {given} → {range_text(link.yield_low, link.yield_high)} {made}".replace(" ", formats.NBSP)


def short_yield(link: LinkFact) -> str:
    """What fits on an arrow: "0,20–0,25 kg/kg"."""
    if link.yield_low is None or link.yield_high is None:
        return tr("jenis dari") if link.kind is LinkKind.IS_A else ""
    made = unit_text(link.unit_out)
    unit = made if link.unit_out == link.unit_in else f"{made}/{unit_text(link.unit_in)}"
    return f"{range_text(link.yield_low, link.yield_high)} {unit}"


def range_text(low: int, high: int) -> str:
    """Thousandths as a range, both ends with the same decimals: "0,20–0,25", "33–35"."""
    decimals = max(_decimals(low), _decimals(high))
    ends = tuple(formats.number(Decimal(each) / 1000, decimals) for each in (low, high))
    return ends[0] if low == high else "–".join(ends)


def _decimals(thousandths: int) -> int:
    text = f"{thousandths / 1000:.3f}".rstrip("0")
    return len(text.partition(".")[2])


def kbli_text(step: StepKbli) -> str:
    """ "10621 (KBLI 2020) Industri …"."""
    said = f"{step.code} (KBLI {step.edition})"
    if step.title:
        said = f"{said} {step.title}"
    return tr("{code}. Kode ini berganti arti antaredisi.").format(code=said) if step.reused else said
