"""The words of the trade that columns hold as integers, and the papers and supports they hold as masks."""

from __future__ import annotations

from enum import IntFlag, StrEnum
from functools import cache
from typing import Any, Self

UNKNOWN = -1
ALL_MONTHS = 0xFFF
"""Bit 0 is January."""


@cache
def _listed(words: type[StrEnum]) -> tuple[Any, ...]:
    return tuple(words)


@cache
def _places(words: type[StrEnum]) -> dict[StrEnum, int]:
    return {word: place for place, word in enumerate(words)}


class Coded(StrEnum):
    """A word that columns hold as its place in the list."""

    @property
    def code(self) -> int:
        """The integer that stands for the word in a column."""
        return _places(type(self))[self]

    @classmethod
    def at(cls, code: int) -> Self:
        """The word that a column's integer stands for."""
        word: Self = _listed(cls)[code]
        return word


class Pattern(Coded):
    """The patterns of partnership that the engine judges (PP 7/2021 Ps 106)."""

    INTI_PLASMA = "inti_plasma"
    SUBKONTRAK = "subkontrak"
    DISTRIBUSI_KEAGENAN = "distribusi_keagenan"
    RANTAI_PASOK = "rantai_pasok"
    PERDAGANGAN_UMUM = "perdagangan_umum"


class OfferKind(Coded):
    """What an enterprise can do: a product, a step of work, or outlets."""

    PRODUK = "produk"
    LANGKAH = "langkah"
    PENYALURAN = "penyaluran"


class BusinessSize(Coded):
    """Size of a business (PP 7/2021 Ps 35)."""

    MIKRO = "mikro"
    KECIL = "kecil"
    MENENGAH = "menengah"
    BESAR = "besar"
    TIDAK_DIKETAHUI = "tidak_diketahui"


class Paper(IntFlag):
    """Papers that a buyer may require or that the law makes due."""

    NIB = 1
    NPWP = 2
    PIRT = 4
    HALAL = 8
    BPOM_MD = 16
    SNI = 32
    MEREK = 64
    SLHS = 128
    SVLK = 256
    ORGANIK = 512
    HACCP = 1024
    STP = 2048
    NPPBKC = 4096
    NKV = 8192
    IZIN_USAHA = 16384


class Support(IntFlag):
    """What a partner can give and an enterprise may miss (UU 20/2008 Ps 27, 28)."""

    LAHAN = 1
    SARANA_PRODUKSI = 2
    BIMBINGAN_TEKNIS = 4
    TEKNOLOGI = 8
    PEMBIAYAAN = 16
    PEMASARAN = 32
    PENJAMINAN = 64
    INFORMASI = 128
    BANTUAN_LAIN = 256
    BAHAN_BAKU = 512
    KESEMPATAN_PRODUKSI = 1024
    PELATIHAN = 2048
    PROMOSI = 4096


class RuleCode(Coded):
    """Questions whose answers decide, or warn about, a pair."""

    ACTIVE = "active"
    FORBIDDEN = "forbidden"
    INDEPENDENCE = "independence"
    COMMODITY_REACH = "commodity_reach"
    PATTERN_DIRECTION = "pattern_direction"
    PATTERN_SIZE = "pattern_size"
    UNIT = "unit"
    MINIMUM_LOT = "minimum_lot"
    CERTIFICATES = "certificates"
    TERRITORY = "territory"
    SEASON = "season"
    ANTAR_UMKM = "antar_umkm"
    UNVERIFIED = "unverified"
    LEGAL_PAPERS = "legal_papers"
    INFERRED = "inferred"
    BELI_PUTUS = "beli_putus"


class Severity(Coded):
    """A hard rule refuses a pair; a warning only speaks."""

    HARD = "hard"
    WARNING = "warning"


class Verdict(Coded):
    """A rule's answer; unknown keeps the pair and asks."""

    HOLDS = "holds"
    FAILS = "fails"
    UNKNOWN = "unknown"


class CriterionCode(Coded):
    """What makes a possible pair a good one."""

    SUPPLY_CHAIN = "supply_chain"
    VOLUME = "volume"
    CONTINUITY = "continuity"
    DISTANCE = "distance"
    PRICE = "price"
    READINESS = "readiness"
    SUPPORT = "support"
    TRACK_RECORD = "track_record"


class Relation(Coded):
    """What a pair would be in law (UU 20/2008 Ps 1 angka 13)."""

    KEMITRAAN = "kemitraan"
    CSR = "csr"
    BELI_PUTUS = "beli_putus"


class Reach(Coded):
    """How what is offered is related to what is needed, from nothing to the same."""

    UNRELATED = "unrelated"
    STEP = "step"
    KIND = "kind"
    VARIANT = "variant"
    SAME = "same"


class Position(Coded):
    """Where an enterprise stands towards a partner's own production."""

    UNRELATED = "unrelated"
    SUPPLIES_INPUT = "supplies_input"
    DOES_STEP = "does_step"
    SELLS_PRODUCT = "sells_product"
    SUPPLIES_GOODS = "supplies_goods"


class FactKind(Coded):
    """How the numbers of a fact are to be read."""

    STATE = "state"
    """1 yes, 0 no."""
    SIZES = "sizes"
    """BusinessSize codes; in pairs (small side, partner) when they are what is allowed."""
    COMMODITY = "commodity"
    """Index of a commodity."""
    OFFER_KIND = "offer_kind"
    """OfferKind codes."""
    PATTERN = "pattern"
    """Pattern codes; as theirs: the one that fits better."""
    UNIT = "unit"
    """Dimension id, factor."""
    QUANTITY = "quantity"
    """Thousandths of the need's unit per month."""
    PAPERS = "papers"
    """Mask of Paper."""
    SUPPORTS = "supports"
    """Mask of Support."""
    REGION = "region"
    """Region code without dots."""
    MONTHS = "months"
    """Mask of months."""
    PRICE = "price"
    """Sen per unit of the need."""
    DISTANCE = "distance"
    """Tenths of a kilometre."""
    PARTY = "party"
    """Index of an owner, a business or a NIB."""
    SHARE = "share"
    """Thousandths."""


class ChangeCode(Coded):
    """One change that would make a pair possible."""

    OBTAIN_PAPER = "obtain_paper"
    RAISE_CAPACITY = "raise_capacity"
    LOWER_MINIMUM_LOT = "lower_minimum_lot"
    JOIN_GROUP = "join_group"
    CHANGE_PATTERN = "change_pattern"
    CHANGE_UNIT = "change_unit"
    EXTEND_SEASON = "extend_season"
    WIDEN_TERRITORY = "widen_territory"
    LEARN_STEP = "learn_step"
    CHANGE_COMMODITY = "change_commodity"
    REACTIVATE = "reactivate"
    LIFT_FORBID = "lift_forbid"
    FIND_OTHER_PARTNER = "find_other_partner"


class AgencyKind(Coded):
    """Who can bring a change about; which office that is, is the caller's data."""

    ENTERPRISE = "enterprise"
    PARTNER = "partner"
    OFFICER = "officer"
    DISKOPUMDAG = "diskopumdag"
    DPMPTSP = "dpmptsp"
    DINKES = "dinkes"
    BPJPH = "bpjph"
    BPOM = "bpom"
    BSN = "bsn"
    DJKI = "djki"
    PAJAK = "pajak"
    BEA_CUKAI = "bea_cukai"
    DINAS_KEHUTANAN = "dinas_kehutanan"
    DINAS_PERTANIAN = "dinas_pertanian"
    DISNAKER = "disnaker"
    DISPERINDAG = "disperindag"
    BANK = "bank"
    KADIN = "kadin"


class InterventionCode(Coded):
    """What an agency does to close a gap; titles and terms are the caller's data."""

    PENERBITAN_NIB = "penerbitan_nib"
    PENDAFTARAN_NPWP = "pendaftaran_npwp"
    PENYULUHAN_PIRT = "penyuluhan_pirt"
    SERTIFIKASI_HALAL = "sertifikasi_halal"
    IZIN_EDAR_BPOM = "izin_edar_bpom"
    SERTIFIKASI_SNI = "sertifikasi_sni"
    PENDAFTARAN_MEREK = "pendaftaran_merek"
    SERTIFIKASI_LAIK_HIGIENE = "sertifikasi_laik_higiene"
    LEGALITAS_KAYU = "legalitas_kayu"
    SERTIFIKASI_MUTU = "sertifikasi_mutu"
    IZIN_KHUSUS = "izin_khusus"
    MODAL_DAN_ALAT = "modal_dan_alat"
    PEMBENTUKAN_KELOMPOK = "pembentukan_kelompok"
    PELATIHAN_PRODUKSI = "pelatihan_produksi"
    PENDAMPINGAN = "pendampingan"
    PERUNDINGAN = "perundingan"
    PERBAIKAN_DATA = "perbaikan_data"
    KEPUTUSAN_PETUGAS = "keputusan_petugas"


class UnmatchedCode(Coded):
    """Why an enterprise, or a need, is left without (enough of) a partnership."""

    NO_OFFER = "no_offer"
    INACTIVE = "inactive"
    NO_NEED_IN_REACH = "no_need_in_reach"
    NO_OFFER_IN_REACH = "no_offer_in_reach"
    RULE = "rule"
    """`rules` name the ones that refuse most pairs."""
    CAPACITY_UNKNOWN = "capacity_unknown"
    OUTRANKED = "outranked"
    NEEDS_FULL = "needs_full"
    CAPACITY_SHORT = "capacity_short"
    PARTNER_LIMIT = "partner_limit"
    MINIMUM_LOT = "minimum_lot"
