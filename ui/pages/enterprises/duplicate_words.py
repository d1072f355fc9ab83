"""What speaks for two records being one, in words; a likeness is told, a value never."""

from __future__ import annotations

from collections.abc import Iterable

from models.domain.duplicates import (
    Clue,
    ClueKind,
    DuplicateLine,
    DuplicatePair,
    DuplicateSide,
    ScanReport,
    Strength,
    Verdict,
)
from ui.texts import tr

_STRENGTHS = {Strength.STRONG: "KUAT", Strength.WEAK: "LEMAH"}
_VERDICTS = {
    Verdict.OPEN: "belum diputuskan",
    Verdict.TWINS: "kembar, belum digabung",
    Verdict.NOT_TWINS: "bukan kembar",
}
_CLUES = {
    ClueKind.NAME: "nama {percent} % mirip",
    ClueKind.OWNER: "pemilik {percent} % mirip",
    ClueKind.ADDRESS: "alamat {percent} % mirip",
    ClueKind.SAME_NIK: "NIK sama",
    ClueKind.OTHER_NIK: "NIK berbeda",
    ClueKind.SAME_NIB: "NIB sama",
    ClueKind.OTHER_NIB: "NIB berbeda",
    ClueKind.SAME_PHONE: "telepon sama",
    ClueKind.OTHER_PHONE: "telepon berbeda",
    ClueKind.SAME_DESA: "desa sama",
    ClueKind.SAME_KECAMATAN: "kecamatan sama",
    ClueKind.OTHER_KECAMATAN: "kecamatan berbeda",
    ClueKind.OTHER_KABUPATEN: "kabupaten/kota berbeda",
    ClueKind.SAME_PRODUCT: "produk sama",
    ClueKind.OTHER_PRODUCT: "produk berbeda",
    ClueKind.OTHER_BRANCH: "cabang berbeda",
}


def strength_word(strength: Strength) -> str:
    """ "KUAT" or "LEMAH"."""
    return tr(_STRENGTHS[strength])


def verdict_words(verdict: Verdict) -> str:
    """The officer's word on a pair."""
    return tr(_VERDICTS[verdict])


def short_verdict(verdict: Verdict) -> str:
    """The same in a word or two: "belum", "kembar", "bukan kembar"."""
    return str(verdict).replace("_", " ")


def warning_line(line: DuplicateLine, others: int) -> str:
    """While one types: "Mirip 87 % (KUAT) dengan U-000123 Keripik Jaya, Tuban"; of a like name that it is one."""
    place = line.place.rpartition(", ")[2].removeprefix("Kab. ")
    named = ", ".join(part for part in (f"{line.code} {line.name}", place) if part)
    if line.by_name:
        told = tr("Namanya {alike} ({strength}) dengan {named}")
    else:
        told = tr("Mirip {percent} % ({strength}) dengan {named}")
    told = told.format(
        percent=line.percent, alike=_alike_words(line), strength=strength_word(line.strength), named=named
    )
    return told + (tr(" dan {others} catatan lain").format(others=others) if others else "")


def _alike_words(line: DuplicateLine) -> str:
    percent = next((clue.percent for clue in line.clues if clue.kind is ClueKind.NAME), 0)
    return tr("sama") if percent == 100 else tr("{percent} % mirip").format(percent=percent)


def clue_words(clue: Clue) -> str:
    """One clue, e.g. "nama 92 % mirip"; equal texts are the same."""
    if clue.percent == 100:
        return tr(_CLUES[clue.kind].replace("{percent} % mirip", "sama"))
    return tr(_CLUES[clue.kind]).format(percent=clue.percent)


def clues_line(clues: Iterable[Clue]) -> str:
    """All clues, separated by semicolons."""
    return "; ".join(clue_words(clue) for clue in clues)


def lines_of(pair: DuplicatePair) -> list[str]:
    """A pair for people: how sure, both sides, and why."""
    first = f"{pair.percent} % {strength_word(pair.strength)} ({verdict_words(pair.verdict)})"
    return [first, f"  {_side(pair.first)}", f"  {_side(pair.second)}", f"  {clues_line(pair.clues)}"]


def scan_line(report: ScanReport) -> str:
    """What a scan found."""
    return tr("{records} UMKM diperiksa: {strong} pasangan kuat, {weak} lemah, {decided} sudah diputuskan.").format(
        records=report.records, strong=report.strong, weak=report.weak, decided=report.decided
    )


def nothing() -> str:
    """That there is nothing to look through."""
    return tr("Tidak ada pasangan yang perlu diperiksa.")


def _side(side: DuplicateSide) -> str:
    return ", ".join(each for each in (f"{side.code} {side.name}", side.owner, side.place) if each)
