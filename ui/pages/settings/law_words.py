"""How rules of the law are called, and their values in words."""

from __future__ import annotations

from models.domain.agreements import AgreementFinding
from models.domain.law import LawGroup, LawLine, LawStanding, Light
from models.reference.law.values import ValueKind, value_kind
from ui import formats
from ui.facts import agreement_finding_sentence, paper_name
from ui.texts import tr
from ui.widgets.look.colours import Tone

GROUPS = {
    LawGroup.PAPER: "Berkas yang wajib",
    LawGroup.AGREEMENT: "Isi perjanjian",
    LawGroup.FLAG: "Tanda bahaya",
    LawGroup.PATTERN: "Pasangan ukuran per pola",
    LawGroup.DIRECTION: "Arah barang per pola",
    LawGroup.MATCHING: "Aturan pencocokan",
    LawGroup.SIZE: "Ukuran usaha",
}
STANDINGS = {
    LawStanding.IN_FORCE: ("Berlaku", Tone.GOOD),
    LawStanding.COMING: ("Akan berlaku", Tone.ACCENT),
    LawStanding.PAST: ("Tidak berlaku lagi", Tone.MUTED),
}
LIGHTS = {Light.RED: ("Merah", Tone.BAD), Light.YELLOW: ("Kuning", Tone.WARNING), Light.GREEN: ("Hijau", Tone.GOOD)}


def value_text(row: LawLine) -> str:
    """ "Usaha mikro, kecil" of "halal:mikro;kecil"; empty where a rule has no value."""
    match value_kind(row.code):
        case ValueKind.PAPER:
            paper, _, sizes = row.value.partition(":")
            return tr("{paper}: {sizes}").format(paper=paper_name(paper), sizes=", ".join(sizes.split(";")))
        case ValueKind.PAIRS:
            return ", ".join(row.value.split(";")) or tr("menurut undang-undang")
        case ValueKind.RUPIAH:
            return formats.rupiah(int(row.value) * 100)
        case ValueKind.DAYS:
            return tr("{days} hari").format(days=formats.number(int(row.value)))
    return ""


def period_text(row: LawLine) -> str:
    """ "sejak 18 Okt 2026" or "2 Feb 2021 sampai 4 Apr 2024"."""
    start = formats.plain_date(row.valid_from)
    if not row.valid_to:
        return tr("sejak {start}").format(start=start)
    return tr("{start} sampai {end}").format(start=start, end=formats.plain_date(row.valid_to))


def verified_text(row: LawLine) -> str:
    """Who compared it with the official text, and when."""
    if not row.verified:
        return tr("belum diverifikasi")
    if not row.verified_by:
        return tr("diverifikasi (bawaan program)")
    day = formats.plain_date(row.verified_on)
    return tr("diverifikasi {name}, {day}").format(name=row.verified_by, day=day)


def findings_text(gone: tuple[AgreementFinding, ...], come: tuple[AgreementFinding, ...]) -> str:
    """What comes and what goes, in sentences."""
    said = [tr("Baru: {said}").format(said=agreement_finding_sentence(each)) for each in come]
    said += [tr("Hilang: {said}").format(said=agreement_finding_sentence(each)) for each in gone]
    return " ".join(said)
