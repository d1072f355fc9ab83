"""Who bears the loss, and who owns the business afterwards."""

from __future__ import annotations

import re

from reports.auditing.findings import Found, Kind, Level, TextFinding
from reports.auditing.sentences import Draft, asserted, finding

_TOTAL = (
    r"(?:seluruh|segala|semua|sepenuhnya|seluruhnya|semata-mata|keseluruhan|setiap|apa ?pun|sepenuh|100 ?(?:%|persen))"
)
_LOSS = (
    r"(?:risiko|\\brugi\\b|mati|bangkrut|puso|banjir|kemarau|hama|penyakit|musibah|kebakaran|hujan|gagal|"
    r"rusak|hilang|susut|cuaca|kerugian|kehilangan|kerusakan|gagal panen|kegagalan (?:panen|produksi|"
    r"usaha)|kematian|penyusutan|wabah|bencana|force majeure|keadaan (?:kahar|memaksa)|mortalitas|penurunan "
    r"harga|turunnya harga|biaya kerugian)"
)
_BORNE = (
    r"(?:urusan|tetap (?:menjadi )?(?:utang|kewajiban)|dipertanggungkan|risiko|ditanggung|menjadi (?:tanggung "
    r"?jawab|beban|tanggungan|risiko)|tanggung ?jawab|tanggungan|dibebankan|beban|dipikul|dipikulkan|"
    r"dialihkan|beralih|ditimpakan|diganti|harus diganti|berada pada|ada pada|pada)"
)
_RISK = tuple(re.compile(words) for words in (
    rf"{_LOSS}\b[^.;]{{0,130}}\b{_BORNE}\b[^.;]{{0,40}}\bsmall\b",
    rf"\bsmall\b[^.;]{{0,60}}\b(?:menanggung|memikul|bertanggung ?jawab|menerima|mengganti|wajib mengganti|"
    rf"tetap wajib)\b[^.;]{{0,60}}{_LOSS}",
    rf"\blarge\b[^.;]{{0,40}}\b(?:tidak (?:\w+ )?(?:bertanggung ?jawab|menanggung|memikul|dapat dituntut|"
    rf"ikut menanggung|dapat dimintai|wajib mengganti|memberikan ganti)|dibebaskan|bebas|terbebas|lepas|"
    rf"tidak (?:mau tahu|ikut campur|menanggung|ikut|turut)|cuci tangan|tidak ada (?:tanggungan|tanggung "
    rf"?jawab))\b[^.;]{{0,70}}(?:{_LOSS}|tuntutan|tanggung ?jawab)",
))  # fmt: skip
_FREE = re.compile(
    r"\blarge\b[^.;]{0,40}\b(?:tidak (?:\w+ )?(?:bertanggung ?jawab|menanggung|memikul|dapat dituntut|"
    r"ikut menanggung|dapat dimintai|wajib mengganti)|dibebaskan|bebas|terbebas|lepas)\b"
)
_FAULT = re.compile(
    r"kelalaian|kesalahan|kesengajaan|disengaja|perbuatan|ulah|pelanggaran|melanggar|lalai|kecurangan|"
    r"tidak (?:mengikuti|mematuhi|merawat|melaksanakan|memenuhi|sesuai)|cacat|ketidaksesuaian"
)
_WHOEVER = re.compile(r"maupun|baik (?:karena|akibat|yang)|apa ?pun|termasuk|di luar|bukan (?:karena|akibat)")
_SHARED = re.compile(
    r"(?<!kerja )(?<!secara )bersama|\bboth\b|masing-masing|berimbang|proporsional|dibagi|separuh|berdua|"
    r"sebanding|\bbagian (?:large|masing)|\b(?!100)\d+ ?(?:%|persen)|lima puluh|berbagi|large (?:dan|"
    r"maupun) small|ditanggung large|oleh large|tanggungan large|large menanggung"
)
_ON_THE_WAY = re.compile(
    r"pengangkutan|perjalanan|pengiriman|transportasi|sampai (?:dengan )?(?:\w+ ){0,3}?(?:diterima|diserahkan|"
    r"tiba|gudang|pabrik)|sebelum (?:\w+ ){0,3}?(?:diterima|diserahkan|serah terima)|selama (?:dalam "
    r")?(?:pengolahan|penyimpanan|disimpan)"
)
_THING = (
    r"(?:kepemilikan|hak milik|saham|tanah|lahan|kandang|kolam|merek|usahanya|usaha small|usaha|aset|"
    r"pengelolaan|penguasaan|resep|izin usaha|tempat usaha|badan usaha|mesin|peralatan|bangunan|nib|kendali|"
    r"kepengurusan|manajemen|perusahaan|rumah produksi|modal usaha|hak cipta|sertifikat merek|bengkel|"
    r"tambak|kebun|sawah)"
)
_TAKEN = tuple(re.compile(words) for words in (
    rf"\bsmall\b[^.;]{{0,60}}\b(?:menyerahkan|mengalihkan|melepaskan|menghibahkan|memindahtangankan|memindahkan|"
    rf"mendaftarkan|memberikan|menjual|membaliknamakan|mengalih\w*)\b[^.;]{{0,40}}\b{_THING}\b[^.;]{{0,80}}\blarg"
    rf"e\b",
    rf"\blarge\b[^.;]{{0,50}}\b(?:memiliki|menguasai|mengambil ?alih|mengendalikan|menjadi pemilik|membeli "
    rf"saham|mengontrol|mengatur seluruh|mengurus seluruh|menjalankan seluruh|memegang kendali|memperoleh|"
    rf"mendapat\w*|berhak atas|mempunyai|menerima|mengelola sepenuhnya)\b[^.;]{{0,60}}\b(?:{_THING})\b[^.;]{{0,40"
    rf"}}",
    rf"\b{_THING}\b[^.;]{{0,80}}\b(?:menjadi (?:hak )?(?:milik|kepunyaan)|beralih|berpindah|dialihkan|"
    rf"dimiliki|dikuasai|diambil ?alih|dikendalikan|berada di bawah (?:kendali|penguasaan|pengelolaan)|"
    rf"di bawah (?:kendali|penguasaan|pengelolaan)|dibaliknamakan|dibalik nama|didaftarkan atas nama)\b[^.;]{{0,5"
    rf"0}}\blarge\b",
    r"\blarge\b[^.;]{0,60}\b(?:menunjuk|mengangkat|menempatkan|mengganti|memberhentikan|menentukan)\b[^.;]{0,30}\b"
    r"(?:pengurus|pimpinan|direksi|manajer|pengelola|kepala usaha|ketua|penanggung ?jawab usaha|bendahara)\b",
    r"\bsmall\b[^.;]{0,60}\b(?:tunduk|berada|bekerja) (?:sepenuhnya )?(?:pada|di ?bawah|kepada)\b[^.;]{0,20}\b(?:"
    r"kendali|manajemen|pengelolaan|penguasaan|pimpinan|perintah|pengendalian)\b",
    r"\b(?:\d+|persen|%)[^.;]{0,30}\bsaham\b[^.;]{0,60}\blarge\b|\blarge\b[^.;]{0,60}\b(?:\d+ ?(?:%|persen))[^.;]"
    r"{0,30}\b(?:saham|kepemilikan|modal usaha)\b",
    r"\bsmall\b[^.;]{0,60}\b(?:melepas|merelakan|menghibahkan|menyerahkan|membalik nama|mewakafkan)\w*\b[^.;]{0,6"
    r"0}\blarge\b[^.;]{0,40}(?:pemilik|milik)",
    rf"\blarge\b[^.;]{{0,60}}\b(?:pemilik|yang punya|ikut memiliki|pemegang)\b[^.;]{{0,40}}\b{_THING}\b",
    r"\b(?:kendali|pengendalian|penguasaan|pengelolaan|pengambilan keputusan|kepengurusan)\b[^.;]{0,40}\b(?:usaha"
    r"|small)\b[^.;]{0,60}\b(?:ada pada|di tangan|oleh|kepada|milik)\b[^.;]{0,12}\blarge\b",
))  # fmt: skip
_LEND = re.compile(
    r"pinjam|meminjamkan|titip|milik large|tetap (?:menjadi |merupakan )?milik|barang (?:yang )?(?:telah|"
    r"sudah)? ?(?:diterima|dibayar|diserahkan)|hak milik atas (?:barang|hasil|produk|telur|ikan|susu|"
    r"ternak)|kepemilikan (?:barang|hasil|produk)|beralih (?:kepada large )?(?:setelah|pada saat|saat|"
    r"ketika|sejak)[^.;]{0,30}(?:diterima|dibayar|serah|timbang|barang)|lebih dari satu|sertifikat (?:halal|"
    r"mutu)|laporan|informasi|data usaha|perjalanan usaha"
)
_BAN = re.compile(
    r"(?:tidak (?:boleh |akan |dapat |berhak |diperbolehkan |diperkenankan |berwenang )?|dilarang |larangan "
    r"|tidaklah )(?:untuk )?(?:saling )?(?:memiliki|menguasai|mengambil ?alih|mencampuri kepemilikan|"
    r"mengendalikan)|kemandirian|mandiri|tetap (?:menjadi )?(?:milik|dimiliki|dikuasai)[^.;]{0,20}small|"
    r"(?:bukan|tidak) (?:merupakan |berarti |menjadi )?(?:pengalihan|peralihan|penyerahan) (?:\w+ ){0,2}?(?:kepem"
    r"ilikan|penguasaan|usaha)|memiliki dan/atau menguasai|memiliki (?:atau|dan|maupun) menguasai"
)


def risk(draft: Draft) -> Found:
    """Judge who bears the loss."""
    yellow: TextFinding | None = None
    for each, hit in asserted(draft, _RISK, own_denial=True):
        at_fault = _FAULT.search(each.plain) and not _WHOEVER.search(each.plain)
        if at_fault or _SHARED.search(each.plain) or _protects(each.plain, hit):
            continue
        whole_loss = re.search(rf"\b{_TOTAL}\b|seorang diri|sendirian", each.plain)
        whole = bool(whole_loss) or bool(_FREE.search(each.plain))
        if whole and not (_ON_THE_WAY.search(each.plain) and not _FREE.search(each.plain)):
            yield finding(Level.RED, Kind.RISK, "shifted", each)
            return
        if not _ON_THE_WAY.search(each.plain):
            yellow = yellow or finding(Level.YELLOW, Kind.RISK, "maybe", each)
    if yellow is None:
        said = (
            each
            for each in draft.said
            if re.search(rf"{_LOSS}\b", each.plain) and re.search(r"\bsmall\b|sendiri", each.plain)
        )
        alone = next(
            (
                each
                for each in said
                if not (
                    _FAULT.search(each.plain)
                    or _SHARED.search(each.plain)
                    or re.search(r"\blarge\b[^.;]{0,30}(?:menanggung|mengganti)", each.plain)
                )
                and re.search(_BORNE + r"|sendiri|menanggung|memikul|mengganti", each.plain)
            ),
            None,
        )
        yellow = finding(Level.YELLOW, Kind.RISK, "maybe", alone) if alone else None
    if yellow:
        yield yellow


def _protects(plain: str, hit: re.Match[str]) -> bool:
    """ "Tidak ditanggung PIHAK KEDUA", "tidak seluruhnya dibebankan kepada …"."""
    large_free = _FREE.search(hit[0])
    return not large_free and bool(
        re.search(
            r"\b(?:tidak (?:\w+ ){0,2}?(?:ditanggung|dibebankan|menjadi|dialihkan|menanggung|dipikul|bertanggung|"
            r"boleh|dapat)|bukan|kecuali|dilarang|dibebaskan)\b",
            plain[max(0, hit.start() - 30) : hit.end()],
        )
    )


def ownership(draft: Draft) -> Found:
    """Judge whether the business or its assets change hands, and whether that is forbidden."""
    for each, _hit in asserted(draft, _TAKEN):
        if (
            not re.search(r"jaminan|agunan", each.plain)
            and not _LEND.search(each.plain)
            and not _BAN.search(each.plain)
        ):
            yield finding(Level.RED, Kind.OWNERSHIP, "taken", each)
            return
    banned = next((each for each in draft.clauses if _BAN.search(each.plain)), None)
    if banned:
        yield finding(Level.GREEN, Kind.OWNERSHIP, "banned", banned)
    else:
        yield finding(Level.YELLOW, Kind.OWNERSHIP, "silent")
