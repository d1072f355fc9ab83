"""Papers beside the agreement: what kinds there are, what was issued, how a printout is checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from models.domain.changes import Changed


class PaperKind(StrEnum):
    """Every numbered paper; the value is what stands in the catalogue."""

    AGREEMENT = "perjanjian"
    ADDENDUM = "addendum"
    RENEWAL = "perpanjangan"
    ENDING = "pengakhiran"
    MEMORANDUM = "nota_kesepahaman"
    MINUTES = "berita_acara"
    REPORTING_LETTER = "surat_laporan"
    CONSENT = "persetujuan_data"
    REPORT = "laporan_kemitraan"
    ENTERPRISE_PROFILE = "profil_umkm"
    NEED_PROFILE = "profil_kebutuhan"
    REGISTER = "register"


class FileRole(StrEnum):
    """What stored bytes of a paper are."""

    ORIGINAL = "asli"
    SCAN = "pindaian"
    SIGNED = "pades"


@dataclass(frozen=True, slots=True)
class PaperReport:
    """A paper just made; its bytes are in the catalogue when it took a number."""

    code: str
    kind: PaperKind
    number: str
    sha256: str
    content: bytes = field(repr=False)
    change_set: str = ""
    changed: Changed = Changed.NOTHING


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper as listed, or as a link of an agreement's chain."""

    code: str
    kind: PaperKind
    number: str
    title: str
    signed_on: str
    effective_on: str
    status: str
    sha256: str


class Verdict(StrEnum):
    """What a check of a printout or file comes to."""

    UNCHANGED = "unchanged"
    """The very bytes that were issued."""
    SAME_FACTS = "same_facts"
    """The printed code is that of an issued paper."""
    ALTERED = "altered"
    """The number is ours, the facts or the bytes are not."""
    VOIDED = "voided"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PaperCheck:
    """A verdict, and the paper it speaks of where there is one."""

    verdict: Verdict
    code: str = ""
    number: str = ""
    title: str = ""
    signed_on: str = ""
    chain: tuple[PaperLine, ...] = ()
    """Everything issued about the same agreement, in order."""
