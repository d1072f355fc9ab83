"""What the audit of a text reports: a level, a kind, a code for its sentence, and the words it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """Red must be mended, yellow wants a look by a person, green was found in order."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"


class Kind(StrEnum):
    """What a draft is examined for."""

    ACTIVITY = "kegiatan_usaha"
    DUTIES = "hak_kewajiban"
    DEVELOPMENT = "bentuk_pengembangan"
    TERM = "jangka_waktu"
    DISPUTES = "penyelesaian_perselisihan"
    OWNERSHIP = "memiliki_menguasai"
    PAYMENT_DUE = "jatuh_tempo_pembayaran"
    SIZE_PAIR = "pasangan_ukuran"
    END_BEFORE_START = "akhir_sebelum_awal"
    VOLUME = "volume_melebihi_kapasitas"
    PRICE = "harga"
    WEEKDAY = "hari_tanggal"
    GAPS = "isian_kosong"
    CONTRADICTION = "isi_bertentangan"
    PERMITS = "halal_pirt"
    UNILATERAL_PRICE = "harga_sepihak"
    COLLATERAL = "agunan_sepihak"
    UNILATERAL_END = "pengakhiran_sepihak"
    EXCLUSIVITY = "eksklusif_tanpa_wajib_beli"
    PENALTY = "denda_sepihak"
    RISK = "risiko_ke_plasma"
    RENEWAL = "perpanjangan_otomatis"


@dataclass(frozen=True, slots=True)
class TextFinding:
    """One judgement of a text; `code` is the kind and how it was met, such as "harga.missing"."""

    level: Level
    kind: Kind
    code: str
    quote: str = ""
    """The sentence, as it stands in the text."""
    place: str = ""
    """The heading that it stands under, such as "Pasal 5"."""
    values: tuple[tuple[str, str], ...] = ()
    source: str = ""
    verified: bool = False


Found = Iterator[TextFinding]
_LONGEST_QUOTE = 320


def clipped(words: str) -> str:
    """Return a quotation of bearable length."""
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST_QUOTE else f"{words[: _LONGEST_QUOTE - 1].rstrip()}…"
