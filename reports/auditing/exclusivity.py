"""Whether the small side may sell to one buyer, or one maker's goods, only, and whether that side has to buy."""

from __future__ import annotations

import re

from reports.auditing.findings import Found, Kind, Level
from reports.auditing.frames import frames, said, tags_of
from reports.auditing.sentences import Draft, Sentence, finding

_BOUND = frames("""
    small ... not ~ sell ... else
    small ... not ~ may .. sell ... else
    small ... banned .. sell ... else
    banned ... sell ... else
    goods|all ... not ~ sell|may ... else
    not ~ may .. sell ... else
    not ~ sell/p ... else
    small ... only .. sell ... large
    small .. only ~ may .. sell
    small ... sell ... only .. large
    goods|all ... only .. sell/p|=boleh|=dapat ... large
    goods|all ... only ~ =untuk|=kepada|=ke|=bagi .. large
    goods|all ... must .. sell/p ... all ... large
    all ... goods ... must .. sell/p|=diserahkan ... large
    small ... must .. sell/a .. all ... large
    small .. sell/a .. all ... large
    capacity_word ... only ... =untuk|=bagi|=melayani
    capacity_word ... =dicadangkan|=dikhususkan|=disediakan|=diperuntukkan|=dipakai .. =untuk|=bagi ~ large|goods
    else ... =dianggap|=merupakan|=berarti|=termasuk ~ =melanggar|=pelanggaran|fail
    sell ... else ... =dianggap|=merupakan|=berarti ~ =melanggar|=pelanggaran|fail
    =secara ~ exclusive ... large
    exclusive ... =kepada|=dengan|=untuk|=bagi|=pada ~ large
    small ... exclusive
    exclusive|=hak_eksklusif ... =pembelian ... large
    sell ... else ... banned
    large ... only ... =pembeli|=penerima|=penampung|=pemasar
    small ... only ... large ... buy|=pembeli|=pelanggan
    small ... not .. =lain|else ... =selain|=kecuali ~ large
    small ... =menolak ... else
    small ... sell ... large ~ =saja|=semata
    small ... not ~ =menjalin|=bekerjasama|deal ... else
    small ... not ~ may .. =menjalin|=menerima|=bekerjasama|deal ... else
""")
_EXCLUSIVE = frames("""
    exclusive
    only ... sell ... large
    goods ... only ... large
    not ~ sell ... else
""")
_PROTECTED = re.compile(
    r"hak (?:eksklusif|tunggal|khusus)[^.;]{0,30}(?:kepada|bagi|untuk|dari)? ?small|small (?!memberi)(?:\w+ ){0,4}?hak "
    r"(?:eksklusif|tunggal|khusus)|"
    r"(?:beri|berikan) (?:\w+ )?(?:small )?hak (?:khusus|eksklusif)(?![^.;]{0,40}\b(?:kepada|bagi) large)|bebas "
    r"(?:menjual|memasarkan|memasok)|small "
    r"(?:tetap )?(?:boleh|berhak|"
    r"dapat|bebas) [^.;]{0,40}(?:pihak lain|pembeli lain|pasar|ke mana|siapa)|rahasia|desain large|gambar|"
    r"(?:menggunakan|memakai|meniru|mencantumkan|berlabel) merek large|cetakan|"
    r"informasi|data\b|tanpa izin|memakai merek|pinjaman|mengalihkan (?:badan usaha|perjanjian|hak|kewajiban|"
    r"pekerjaan|sebagian|seluruh "
    r"(?:hak|kewajiban|pekerjaan))|tanpa jaminan(?! (?:\w+ )?(?:pembelian|beli|order|pesanan|volume|penyerapan))|"
    r"milik large|bahan (?:baku )?(?:dari|milik|kiriman) large|sisa "
    r"bahan|bibit|\bpakan\b|"
    r"(?:barang|produk|kain|potongan) (?:bermerek|berlabel|yang memakai merek|dengan merek)"
)
_FREED = re.compile(
    r"(?<!large )tidak (?:terikat|wajib|diwajibkan|harus|berkewajiban) (?:untuk )?(?:hanya )?(?:menjual|memasok|"
    r"menyerahkan|menyetor)|tidak ada "
    r"(?:\w+ )?(?:keharusan|kewajiban|larangan)|tidak (?:di|me)larang|(?:bukan|tidak|tanpa) (?:\w+ )?eksklusif|"
    r"kecuali (?:\w+ ){0,6}?"
    r"large (?:tidak|menolak|belum)|bukan (?:distributor|agen|pemasok|penyalur) tunggal|(?:sisa|kelebihan|"
    r"selebihnya)[^.;]{0,40}"
    r"(?:boleh|bebas|dapat|berhak|dijual)|large (?:tidak boleh|dilarang|tidak) (?:\w+ ){0,2}(?:menunjuk|mengangkat|"
    r"menjual)"
)
_BUYS = frames("""
    large ... must ... buy
    large ... must ... =menerima|=mengambil|=pembelian|=penyerapan|=membayar .. all
    large ... must .. =mengambil|=menerima|=ambil|=terima|=beli|=serap|=tampung|=borong
    large ... buy/a .. all
    all ... must|=pasti|=dijamin|=selalu .. buy/p
    all .. buy/p ... large
    buy/p .. all ... large
    =jaminan .. =pembelian|=serap|=penyerapan
    =jaminan_pembelian|=jaminan_penyerapan|=jaminan_serap|=menjamin_pembelian|=menjamin_penyerapan|=jaminan_pesanan
    large ... must ... =sekurang-kurangnya|=sedikitnya|=minimal
    large .. =mengambil .. all
""")
_SUPPLIES = frames("""
    large ... must ... =memasok|=menyediakan|=pasokan|=mengirim|=menjamin
    large ... =menjamin ... =pasokan|=ketersediaan
""")
_BUYS_NOT = frames("""
    large ... not_bound ... buy|hold|=memasok|=menyediakan|=memesan|=pembelian|=penyerapan|=order
    large ... buy ... as_needed
    as_needed ... large ... buy
    large ... as_needed ... buy
    large ... buy|hold .. as_needed
    not_bound ... =membeli|=memesan|=memasok
    buy|=pembelian .. large ... as_needed
    large .. =membeli|=mengambil|=menerima ... as_needed
    =order|=pesanan|=pembelian|=pengambilan|=ketersediaan ... as_needed
""")
_SELLING_ON = re.compile(r"distributor|keagenan|\bagen\b|penyalur|prinsipal|merek lain|waralaba")
_LOOSE_BUYS = re.compile(
    r"\blarge\b[^.;]{0,60}\b(?:membeli|menampung|menyerap|mengambil|menerima)\b|\bdibeli\b[^.;]{0,15}\blarge"
)


_TURN = re.compile(r",? (?:sedangkan|namun|tetapi|sementara|adapun|akan tetapi)\b|;")


def exclusivity(draft: Draft) -> Found:
    """Judge exclusivity by the duty to buy, or to supply."""
    bound = [each for each in draft.said if _binds(each)]
    if not bound:
        return
    bought = _purchase(draft)
    if bought is not None:
        yield finding(Level.GREEN, Kind.EXCLUSIVITY, "purchase", bought)
        return
    sure = any(said(each.plain, _BUYS_NOT) for each in draft.said)
    for each in bound:
        yield finding(Level.RED if sure else Level.YELLOW, Kind.EXCLUSIVITY, "no_purchase" if sure else "maybe", each)


def _purchase(draft: Draft) -> Sentence | None:
    """The sentence that has the large side buy, or supply who sells on; none where another takes it back."""
    if any(said(each.plain, _BUYS_NOT) for each in draft.said):
        return None
    bought = next((each for each in draft.said if said(each.plain, _BUYS)), None)
    if bought is None and _SELLING_ON.search(draft.all_words()):
        bought = next((each for each in draft.said if said(each.plain, _SUPPLIES)), None)
    return bought


def is_bought(draft: Draft) -> bool:
    """Whether the large side has to buy."""
    return _purchase(draft) is not None


def free_to_sell(each: Sentence) -> bool:
    """Whether a sentence protects or frees the small side's sales."""
    return bool(_PROTECTED.search(each.plain) or _FREED.search(each.plain))


def _binds(each: Sentence) -> bool:
    tags = tags_of(each.plain)
    parts = [part for part in _TURN.split(each.plain) if said(part, _BOUND)] or [each.plain]
    if any(_PROTECTED.search(part) or _FREED.search(part) for part in parts) or "both" in tags:
        return False
    hit = said(each.plain, _BOUND)
    return bool(hit) and not re.match(r"large (?:\w+ ){0,2}(?:tidak|dilarang|hanya)", each.plain)
