"""Who bears the loss."""

from __future__ import annotations

import re

from reports.auditing.fairness import worst
from reports.auditing.findings import Found, Kind, Level
from reports.auditing.frames import frames, said, tags_of
from reports.auditing.sentences import Draft, Sentence, finding

_SHIFTED = frames("""
    loss ... borne ... small
    loss ... bear/p ... small
    borne ... small ... loss
    small ... bear/a ... loss
    small ... borne ... loss
    small ... answerable ... loss
    small .. =tetap ... must|=membayar ... loss
    loss ... small .. =tetap ~ must
    loss ... borne .. by_self
    loss ... small .. bear|borne
    loss ... not ~ =membebaskan|=melepaskan ... small
    loss ... =milik|=on|=nasib|=nanggung ~ small
    loss ... all ~ =pada|=di ~ small
    loss ... cut/p ... =upah|=pembayaran|=tagihan|=bagian|=hasil ... small
    =sasaran|=target|=selisihnya|=kekurangannya|=selisih ... cut/p|borne ... small
""")
_FREED = frames("""
    large ... not ... answerable|=menanggung|=memikul|=mengganti
    large ... free ... loss|=tuntutan|=tanggung|=tanggungan|borne|=kewajiban
    =membebaskan .. large ... loss|=tuntutan|borne
    loss ... not ... =ditanggung|=dipikul|=diganti|borne ... large
    loss ... not .. =dapat ~ =dituntut|=diklaim ... large
    large ... not ~ =ikut|=turut|=menerima ... loss
    loss ... =bukan ~ borne ... large
""")
_SPARES_SMALL = frames("""
    small .. free
    =membebaskan ~ small
""")
_AGAINST_LARGE = frames("""
    loss ... borne ~ large
    large ... bear/a ... loss
    loss ... bear/p ~ large
    large ... answerable ... loss
    borne ~ large
    bear/p ~ large
""")
_WHOLE = re.compile(
    r"\b(?:seluruh\w*|segala|semua\w*|sepenuh\w*|semata-mata|keseluruhan|setiap|apa ?pun|100 ?(?:%|persen)|sendiri|"
    r"sendirian|baik karena|"
    r"maupun|tanpa kecuali|mutlak)\b"
)
_MANY = re.compile(
    r"(?:mati|hama|penyakit|wabah|banjir|kemarau|cuaca|bencana|kebakaran|gagal panen|kehilangan|kematian|susut|"
    r"harga pasar|hilang|pasar)"
)
_AT_LARGE = re.compile(
    r"(?:di|dalam) (?:gudang|pabrik|toko|gerai|tempat|truk|jalan|perjalanan)[^.;]{0,20}(?:large|pembeli|"
    r"konsumen)?|(?:tidak|kurang) laku|ditolak (?:pembeli|konsumen|buyer)|penjualan [^.;]{0,30}tidak|"
    r"turun(?:nya)? (?:harga|mutu)|retur"
)
AT_FAULT = re.compile(
    r"kelalaian|kesalahan|kesengajaan|disengaja|perbuatan|\bulah|pelanggaran|melanggar|lalai|kecurangan|tidak "
    r"(?:mengikuti|mematuhi|merawat|"
    r"melaksanakan|memenuhi|sesuai|menjaga)|cacat(?! bahan)(?![^,;.]{0,25}\blarge\b)|ketidaksesuaian|salah "
    r"(?:jahit|potong|pakai|simpan|kerja)|"
    r"kecerobohan|pekerjaannya|"
    r"karena small|akibat small|oleh small sendiri"
)
_WHOEVER = re.compile(
    r"maupun|baik (?:karena|akibat|yang)|apa ?pun|termasuk|di luar|bukan (?:karena|akibat)|ataupun bukan"
)
SHARED = re.compile(
    r"(?<!kerja )(?<!secara )\bbersama|\bboth\b|masing-masing|berimbang|proporsional|dibagi|separuh|berdua|"
    r"sebanding|\bbagian (?:large|masing)|"
    r"\b(?!100)\d+ ?(?:%|persen)|lima puluh|berbagi|bareng|large (?:dan|maupun) small|asuransi|diganti large|"
    r"penggantian (?:dari|oleh) large"
)
_ON_THE_WAY = re.compile(
    r"pengangkutan|perjalanan|pengiriman|transportasi|sampai (?:dengan )?(?:\w+ ){0,3}?(?:diterima|diserahkan|tiba|"
    r"gudang|pabrik)|sebelum "
    r"(?:\w+ ){0,3}?(?:diterima|diserahkan|serah|dinaikkan|dimuat|penyerahan|diambil)|selama (?:dalam "
    r")?(?:pengolahan|penyimpanan|disimpan)|"
    r"(?:saat|waktu|setelah|sesudah|sejak) (?:serah|diterima|penyerahan|dimuat|bongkar)|berpindah|di gudang small|"
    r"di tempat small|di rumah"
)
_ENDS = re.compile(r"mengakhiri|memutus|membatalkan|menghentikan|mencabut")


def risk(draft: Draft) -> Found:
    """Judge who bears the loss."""
    yield from worst(_risks(draft))


def _risks(draft: Draft) -> Found:
    listed = draft.said
    for at, each in enumerate(listed):
        shifted, freed = said(each.plain, _SHIFTED), said(each.plain, _FREED)
        if (not shifted and not freed) or said(each.plain, _SPARES_SMALL) or _ENDS.search(each.plain):
            continue
        at_fault = AT_FAULT.search(each.plain) and not _WHOEVER.search(each.plain)
        beside = _beside(listed, at)
        mirrored = any(said(other.plain, _AGAINST_LARGE) or SHARED.search(other.plain) for other in beside)
        fair = said(each.plain, _AGAINST_LARGE) or (mirrored and not _plainly_all(each))
        if at_fault or SHARED.search(each.plain) or (fair and not freed):
            continue
        red = bool(freed) or _wholly(each)
        if red or not _ON_THE_WAY.search(each.plain):
            yield finding(Level.RED if red else Level.YELLOW, Kind.RISK, "shifted" if red else "maybe", each)


def _beside(listed: tuple[Sentence, ...], at: int) -> list[Sentence]:
    """The sentences before and after of the same clause."""
    near = (listed[other] for other in (at - 1, at + 1) if 0 <= other < len(listed))
    here = listed[at]
    return [each for each in near if each.place == here.place and (here.place or each.paragraph == here.paragraph)]


def _wholly(each: Sentence) -> bool:
    if _ON_THE_WAY.search(each.plain) and not (_AT_LARGE.search(each.plain) or _WHOLE.search(each.plain)):
        return False
    return _plainly_all(each) or bool(_AT_LARGE.search(each.plain)) or "all" in tags_of(each.plain)


def _plainly_all(each: Sentence) -> bool:
    many = len({hit[0] for hit in _MANY.finditer(each.plain)}) >= 2
    return bool(_WHOLE.search(each.plain)) or many
