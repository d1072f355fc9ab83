"""Whether the small side may sell to one buyer only, and whether that buyer has to buy."""

from __future__ import annotations

import re

from reports.auditing.findings import Found, Kind, Level
from reports.auditing.negation import denied
from reports.auditing.sentences import Draft, Sentence, asserted, finding

_SELL = (
    r"(?:jual|kirim|setor|melepas|membawa|melempar|menjajakan|berdagang|berhubungan|berjualan|menerima "
    r"pembeli|menjual\w*|memasok\w*|menyerahkan\w*|menyetor\w*|mengirim\w*|memasarkan\w*|menyalurkan|"
    r"melepas\w*|mengalihkan|menawarkan|memberikan|mensuplai|menyuplai|memperdagangkan|mengedarkan|bekerja "
    r"?sama|bermitra|menerima (?:pesanan|pekerjaan|order)|mengerjakan|memproduksi|membuat|melayani|menjalin)"
)
_SOLD = (
    r"(?:masuk|dibawa|ditawarkan|diberikan|dijual|dipasok|diserahkan|disetor\w*|dikirim|dipasarkan|disalurkan|"
    r"dilepas|dialihkan)"
)
_ELSE = (
    r"(?:(?:yang|ke|kepada|bagi) lain\\b|di luar large|luar|pembeli mana ?pun|siapa saja|pedagang|toko "
    r"lain|bakul|juragan lain|pengumpul|agen lain|konsumen|usaha lain|pihak (?:lain|ketiga|mana ?pun|"
    r"luar)|pembeli lain|perusahaan lain|pabrik lain|mitra lain|orang lain|siapa ?pun|selain (?:kepada "
    r"|dari |dengan |untuk )?(?:\w+ )?large|tempat lain|pedagang (?:lain|pengepul)|tengkulak|pengepul|"
    r"pasar|kompetitor|pesaing|prinsipal lain|inti lain|pelanggan lain|merek lain)"
)
_EXCLUSIVE = tuple(re.compile(words) for words in (
    r"\b(?:hasil|produk|produksi|barang|panen|telur|susu|ikan|kain|kopi|keripik|seluruh|semua|segala|"
    r"setiap|apa yang)\b[^.;]{0,70}\b(?:hanya|cuma|tidak boleh|dilarang|tidak diperkenankan|tidak "
    r"dapat|tak boleh|jangan|pantang|harus|wajib)\b[^.;]{0,40}\b(?:untuk|ke|kepada|pada) large\b",
    rf"\b(?:dilarang|tidak boleh|tidak diperkenankan|tidak dibenarkan|jangan|haram|pantang)\b[^.;]{{0,40}}\b{_SELL}"
    rf"\b[^.;]{{0,90}}\b{_ELSE}",
    rf"\bsmall\b[^.;]{{0,70}}\b(?:menutup pintu|setia|mengikatkan diri hanya|terikat (?:hanya|sepenuhnya|"
    rf"penuh)|berjanji tidak|sanggup tidak|menolak)\b[^.;]{{0,80}}\b(?:{_ELSE}|large)",
    rf"\bsmall\b[^.;]{{0,60}}\b(?:dilarang|tidak (?:boleh|diperbolehkan|diperkenankan|dibenarkan|berhak|"
    rf"dapat|akan|diizinkan))\b[^.;]{{0,40}}\b{_SELL}\b[^.;]{{0,90}}\b{_ELSE}",
    rf"\bsmall\b[^.;]{{0,40}}\b(?:hanya|semata-mata|wajib hanya)\b[^.;]{{0,20}}\b(?:boleh|dapat|akan|"
    rf"diperbolehkan|diperkenankan|bersedia|wajib|berhak)?\s*(?:untuk )?{_SELL}\b[^.;]{{0,80}}\blarge\b",
    rf"\bsmall\b[^.;]{{0,80}}\b{_SELL}\b[^.;]{{0,40}}\b(?:seluruh|semua|segenap|keseluruhan|seluruhnya|"
    rf"100 ?(?:%|persen))\b[^.;]{{0,60}}\b(?:hanya |secara eksklusif )?(?:kepada|ke|pada|untuk) (?:\w+ "
    rf")?large\b",
    rf"\b(?:seluruh|semua|segenap|keseluruhan) (?:\w+ ){{0,5}}?[^.;]{{0,40}}\b(?:wajib|harus|hanya|harus "
    rf"di|secara eksklusif)\b[^.;]{{0,30}}\b{_SOLD}\b[^.;]{{0,40}}\b(?:kepada|ke|pada) (?:\w+ )?large\b",
    rf"\b(?:hasil|produk|produksi|barang|panen|telur|susu|ikan)\b[^.;]{{0,60}}\b(?:hanya|tidak boleh|"
    rf"dilarang|tidak diperkenankan|tidak dapat)\b[^.;]{{0,30}}\b{_SOLD}\b[^.;]{{0,60}}\b(?:large|{_ELSE})",
    r"\b(?:secara )?eksklusif\b[^.;]{0,60}\b(?:kepada|untuk|dengan|pada) (?:\w+ )?large\b",
    r"\bsmall\b[^.;]{0,60}\beksklusif\b",
    r"\blarge\b[^.;]{0,40}\b(?:satu-satunya|tunggal)\b[^.;]{0,20}\b(?:pembeli|penerima|penampung|pemasar)\b",
))  # fmt: skip
_PROTECTED = re.compile(
    r"hak eksklusif (?:kepada|bagi|untuk|dari)? ?small|small (?:\w+ ){0,4}?hak eksklusif|bebas (?:menjual|"
    r"memasarkan|memasok)|small (?:tetap )?(?:boleh|berhak|dapat|bebas) [^.;]{0,30}(?:pihak lain|pembeli "
    r"lain|pasar)|rahasia|resep|desain|gambar|merek large|cetakan|informasi|formula|tanpa izin (?:tertulis "
    r")?(?:large )?(?:memakai|menggunakan)|mengalihkan (?:badan usaha|perjanjian|hak|kewajiban|pekerjaan|sebagian|"
    r"seluruh (?:hak|kewajiban|pekerjaan))"
)
_BUYS = re.compile(
    r"\blarge\b[^.;]{0,50}\b(?:wajib|berkewajiban|menjamin|harus|bersedia|sanggup|berjanji|mengikatkan "
    r"diri|kewajiban|dijamin|menyanggupi|jaminan)\b(?: \w+){0,3} "
    r"(?:membeli|menampung|menyerap|(?:menerima|mengambil)(?: \w+)? (?:seluruh|semua|setiap)|pembelian|"
    r"penyerapan|penampungan|pembelinya|dibeli)\b"
    r"|\blarge (?:akan |selalu )?(?:membeli|menampung|menyerap|mengambil) (?:seluruh|semua|setiap)"
    r"|\b(?:wajib|harus|pasti|dijamin|selalu) (?:\w+ )?(?:dibeli|diserap|ditampung|diambil)\b[^.;]{0,40}\blarge\b"
    r"|\b(?:dibeli|diserap|ditampung) (?:seluruhnya |semua(?:nya)? )(?:oleh )?large\b"
)
_SUPPLIES = re.compile(
    r"\blarge\b[^.;]{0,50}\b(?:wajib|menjamin|berkewajiban|harus)\b[^.;]{0,40}\b(?:memasok|pasokan|menyediakan "
    r"(?:barang|produk|pakan|stok))"
)
_SELLING_ON = re.compile(r"distributor|keagenan|\bagen\b|penyalur|prinsipal")
_BUYS_PLAINLY = re.compile(
    r"\blarge\b[^.;]{0,60}\b(?:menerima|menampung|membayar) (?:seluruh|semua|setiap)|\blarge\b[^.;]{0,40}\b(?:mem"
    r"beli|menampung|menyerap|mengambil)\b|\bdibeli (?:oleh )?large"
)
_BUYS_NOT = re.compile(
    r"\b(?:tidak (?:wajib|berkewajiban|harus|terikat|menjamin|berjanji|ada kewajiban|memiliki kewajiban|"
    r"diwajibkan|dibebani|mempunyai kewajiban)|tanpa (?:\w+ )?kewajiban|bukan (?:merupakan )?kewajiban|"
    r"dapat (?:membeli|menolak|menerima|memilih)|boleh (?:membeli|menolak)|berhak (?:membeli|menolak|"
    r"memilih|menentukan|menerima (?:atau|dan))|sesuai (?:dengan )?kebutuhan(?:nya)?|jika (?:diperlukan|"
    r"dibutuhkan)|apabila (?:diperlukan|membutuhkan|memerlukan)|bila (?:perlu|membutuhkan)|sesuai (?:dengan "
    r")?(?:permintaan|keinginan))\b"
)


def exclusivity(draft: Draft) -> Found:
    """Judge exclusivity by the duty to buy."""
    bound = next(
        (
            each
            for each, hit in asserted(draft, _EXCLUSIVE, own_denial=True)
            if not _PROTECTED.search(each.plain) and not _freed(each.plain, hit)
        ),
        None,
    )
    if bound is None:
        yield from _maybe_bound(draft)
        return
    bought = next((each for each in draft.said if _must_buy(each)), None)
    if bought is None and _SELLING_ON.search(draft.all_words()):
        bought = next((each for each in draft.said if _SUPPLIES.search(each.plain)), None)
    if bought is None or any(_buys_not(each) for each in draft.said):
        weak = bought is None and any(
            _BUYS_PLAINLY.search(each.plain) and not _BUYS_NOT.search(each.plain) for each in draft.said
        )
        yield finding(Level.YELLOW if weak else Level.RED, Kind.EXCLUSIVITY, "maybe" if weak else "no_purchase", bound)
    else:
        yield finding(Level.GREEN, Kind.EXCLUSIVITY, "purchase", bought)


def _maybe_bound(draft: Draft) -> Found:
    if any(_must_buy(each) for each in draft.said):
        return
    for each in draft.said:
        tied = re.search(
            rf"\b(?:hanya|cuma|eksklusif|satu-satunya|dilarang|tidak boleh|jangan|larangan)\b[^.;]{{0,90}}\b(?:{_ELSE}"
            rf"|{_SELL}|{_SOLD})",
            each.plain,
        )
        if (
            tied
            and not _PROTECTED.search(each.plain)
            and not re.search(r"\blarge (?:dilarang|tidak boleh|hanya)", each.plain)
        ):
            yield finding(Level.YELLOW, Kind.EXCLUSIVITY, "maybe", each)
            return


def _freed(plain: str, hit: re.Match[str]) -> bool:
    """ "Tidak terikat menjual hanya kepada …" binds nobody."""
    before = plain[max(0, hit.start() - 40) : hit.end()]
    return bool(
        re.search(
            r"tidak (?:terikat|wajib|diwajibkan|harus|berkewajiban) (?:untuk )?(?:hanya )?(?:menjual|memasok|"
            r"menyerahkan|menyetor)|tidak ada (?:\w+ )?(?:keharusan|kewajiban|larangan)|tidak (?:dilarang|"
            r"melarang)|bukan (?:\w+ )?eksklusif|tidak (?:\w+ )?eksklusif|tanpa (?:\w+ )?eksklusif|kecuali "
            r"(?:\w+ ){0,6}?large (?:tidak|menolak|belum)",
            before + plain[hit.end() :][:80],
        )
    )


def _must_buy(each: Sentence) -> bool:
    hit = _BUYS.search(each.plain)
    return (
        bool(hit)
        and not _BUYS_NOT.search(each.plain)
        and not denied(each.plain, hit.start() if hit else 0, hit.end() if hit else 0)
    )


def _buys_not(each: Sentence) -> bool:
    no = re.search(
        r"\blarge\b[^.;]{0,60}\b(?:tidak (?:wajib|berkewajiban|harus|terikat|menjamin|berjanji|diwajibkan|"
        r"dibebani|mempunyai kewajiban|memiliki kewajiban)|tanpa kewajiban)\b[^.;]{0,50}\b(?:membeli|"
        r"menampung|menyerap|menerima|mengambil|pembelian)",
        each.plain,
    )
    return bool(no)
