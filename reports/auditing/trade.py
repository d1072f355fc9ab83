"""Price, and the due date of payment."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reports.auditing.amounts import MONEY, money_in
from reports.auditing.dates import NUMBER_WORD, NUMBER_WORDS
from reports.auditing.findings import Found, Kind, Level, TextFinding
from reports.auditing.sentences import Draft, Sentence, finding
from reports.auditing.topics import Topic
from reports.auditing.vagueness import vague

_PRICE_WORD = re.compile(
    r"\bharga|\bupah|\bongkos|\btarif|\bnilai (?:jual|beli|pekerjaan|kontrak)|imbal(?:an)? jasa|\bbiaya "
    r"(?:jasa|pengerjaan|jahit|produksi per)|\bhpp\b|komisi|margin|bagi hasil"
)
_FORMULA = re.compile(
    r"harga (?:rata-rata |beli |jual |eceran |dasar |patokan |yang berlaku di )?(?:pasar|acuan|patokan|"
    r"referensi|pokok|dinas|pemerintah|hpp|het|lelang|pasaran|eceran|dasar|minimum|terendah|jaminan|kontrak|"
    r"garansi)|"
    r"rumus|formula|dihitung|perhitungan|ditambah|dikurangi|dikalikan|rendemen|siskaperbapo|\bhpp\b|\bhet\b|"
    r"indeks|\bkadar\b|lampiran|daftar harga|kesepakatan harga|harga kesepakatan|disepakati|persen|%"
)
_PAY = re.compile(
    r"pembayaran|membayar\w*|dibayar\w*|\bbayar|pelunasan|melunasi|dilunasi|lunas|ditransfer|mentransfer|"
    r"transfer|tunai|kontan|pencairan|dicairkan|uangnya|\buang\b|dikirim ke rekening|rekening|ditebus|"
    r"honorarium|terima uang|\btermin\b|jatuh tempo|\bnet \d|pelunasannya"
)
_NOT_THE_PRICE = re.compile(
    r"denda|penalti|ganti (?:rugi|kerugian)|angsuran|cicilan|mengangsur|pinjaman|utang|bunga|kompensasi|"
    r"royalti|sewa|pajak|kredit|simpanan|deposit|uang jaminan|iuran|premi|honor|materai|meterai|biaya "
    r"perkara|terlambat|keterlambatan pembayaran|fee"
)
_NOT_OF_PAYING = (Topic.PENALTY, Topic.DISPUTES, Topic.RISK, Topic.ENDING, Topic.TERM)
_ENDING = re.compile(r"mengakhiri|pengakhiran|berhenti|diakhiri")
_SURE_FORMULA = re.compile(
    r"harga[^.;]{0,60}(?:rumus|formula|\bacuan|rata-rata|dihitung|ditambah|dikurangi|lampiran|daftar harga|harga "
    r"(?:dasar|minimum|lelang))|"
    r"(?:bagi hasil|komisi|margin|bagian small|imbalan|rabat)[^.;]{0,40}(?:%|persen)"
)
_CHANGES = re.compile(r"perubahan|berubah|diubah|ditinjau|penyesuaian|disesuaikan|penetapan")
_CAUSES = re.compile(r"setelah (?:barang|produk|hasil|telur|ternak|gula|\w+) (?:\w+ ){0,3}?(?:terjual|laku)\w*")
_BARE_FIGURE = re.compile(r"\b\d{1,3}(?:\.\d{3})+\b|\b\d+ ?ribu\b")
_PER_UNIT = re.compile(
    r"(?:/|\bper\b|setiap|tiap|\bse)\s?(?:kg|kilo\w*|ton|kuintal|liter|butir|buah|bungkus|potong|pasang|lembar|"
    r"ekor|ikat|karung|sak|pcs|"
    r"unit|lusin|kodi|meter|botol|toples|pak|dus|kotak|papan|set\w*|biji|batang|bilah|kursi|keping|kantong|saset)"
)
_DEDUCTED = re.compile(r"(?:setelah |sesudah )?(?:dipotong|dikurangi|dengan potongan) (?:\w+ ){0,3}?\w+")
_WHEN = re.compile(
    rf"(?:\d+|{NUMBER_WORDS})\s*(?:\([^)]*\)\s*)?(?:x\s*24 jam|hari|hr|minggu|pekan|bulan|jam)\b|\b[ht]\s?\+\s?\d|"
    rf"hari ke[- ]?\s?(?:\d+|{NUMBER_WORDS})|\bnet \d+|"
    rf"sepekan|\btunai|\bkontan|\bcod\b|seketika|di ?muka|"
    r"(?:pada |di |ketika )?(?:saat|waktu|ketika|begitu|setiap kali|sewaktu|hari) (?:\w+ ){0,4}?(?:penyerahan|"
    r"penerimaan|diterima|diserahkan|serah terima|terima|pengambilan|diambil|penimbangan|ditimbang|pengiriman|"
    r"dikirim|panen|bongkar|sampai|tiba|datang|barang|timbang|itu juga|yang sama|kerja|pasar)|"
    r"(?:setiap|tiap|paling lambat|selambat-lambatnya|selambatnya|pada|sebelum|sampai)(?: \w+){0,2}? "
    r"(?:tanggal \d+|hari (?:senin|selasa|rabu|kamis|jumat|sabtu|minggu)|(?:akhir|awal|pertengahan) (?:bulan|"
    r"minggu|pekan))|"
    r"(?:setiap|tiap|se)\s?(?:hari|minggu|pekan|bulan|panen|akhir minggu|akhir bulan|pengiriman|dua minggu|"
    r"2 minggu|penyerahan|kali kirim)|seminggu|sebulan|\bmingguan|\bbulanan|\bharian|langsung|sekaligus "
    r"(?:pada|saat)|hari (?:senin|selasa|rabu|kamis|jumat|sabtu)|(?:setiap|tiap) (?:hari )?(?:senin|selasa|"
    r"rabu|kamis|jumat|sabtu|minggu|ahad|tanggal)|tanggal \d+|hari itu|besok|lusa|esok|"
    r"di tempat|sepuluh hari|\btop \d+|"
    r"akhir bulan|jatuh tempo[^.;]{0,40}\d|sehari setelah|keesokan"
)
_SURE_WHEN = re.compile(
    rf"(?:paling lambat|paling lama|selambat\S*|selama-lamanya|dalam|tempo|maksimal) (?:waktu )?(?:\d|"
    rf"{NUMBER_WORDS}|tanggal)"
)
_VAGUE = re.compile(
    r"(?:setelah|sesudah|apabila|jika|bila|bilamana|manakala|kalau|begitu|asal|asalkan|sepanjang|selama|menunggu|"
    r"menanti|tergantung|bergantung|seiring|sesuai|menurut) (?:\w+ ){0,6}?(?:terjual|anggaran|pencairan|giliran|"
    r"antrean|"
    r"arus kas|likuiditas|kelonggaran|sempat|laku|tersedia|"
    r"memungkinkan|longgar|mencukupi|dana|keuangan|kas|menerima pembayaran|dibayar oleh|dilunasi oleh|masuk|cair|"
    r"(?<!panen )habis|lengkap|disetujui)|"
    r"sesuai (?:dengan )?(?:kemampuan|kondisi|ketersediaan|keadaan|kelonggaran)|cash ?flow|(?:dipandang|dianggap|"
    r"dirasa) (?:baik|perlu|cukup|patut)|secepatnya|sesegera|pada waktunya|di kemudian|kemudian|"
    r"nanti"
)
_DEALT = re.compile(r"\b(?:membayar|dibayar|membeli|dibeli|menjual|dijual|dihargai)\w*\b")
_TIMELY = re.compile(
    rf"(?:\d+|{NUMBER_WORDS})\s*(?:\([^)]*\)\s*)?(?:hari|minggu|bulan|jam)|tanggal|tempo|termin|net\b|serah terima|"
    rf"hari ke[- ]?\s?(?:\d|{NUMBER_WORD})"
)


def price(draft: Draft) -> Found:
    """Judge whether a price, or a formula for it, is stated."""
    about = [each for each in draft.said if each.topic is Topic.PRICE or _PRICE_WORD.search(each.plain)]
    stated = next((each for each in about if _stated(each)), None)
    stated = stated or next((each for each in draft.said if _hints_price(each) and _DEALT.search(each.plain)), None)
    if stated:
        yield finding(Level.GREEN, Kind.PRICE, "present", stated)
        return
    hint = next((each for each in draft.said if _hints_price(each)), None)
    if hint:
        yield finding(Level.GREEN, Kind.PRICE, "present", hint)
        return
    told = [each for each in about if each.topic is Topic.PRICE or vague(each.plain)] or [
        each for each in about if each.topic not in (Topic.DUTIES, Topic.DEVELOPMENT)
    ]
    yield finding(Level.RED, Kind.PRICE, "open" if told else "missing", told[0] if told else None)


def _hints_price(each: Sentence) -> bool:
    """Money per unit that is called by no word for a price."""
    if vague(each.plain) or re.search(
        r"denda|penalti|pinjaman|angsuran|modal|plafon|omzet|penjualan|potongan|uang muka", each.plain):
        return False
    return bool(any(money_in(each.plain)) and _PER_UNIT.search(each.plain)) and each.topic is not Topic.PENALTY


def _stated(each: Sentence) -> bool:
    if each.topic is Topic.PENALTY or (
        _NOT_THE_PRICE.search(each.plain) and not re.search(
            r"\b(?:harga|upah|ongkos|tarif)\b[^.;]{0,60}\brp", each.plain)
    ):
        return False
    if any(money_in(each.plain)) or (each.topic is Topic.PRICE and _BARE_FIGURE.search(each.plain)):
        return True
    if MONEY.search(each.plain) or _CHANGES.search(each.plain):
        return bool(re.search(
            r"rumus|formula|dihitung|ditambah|dikurangi", each.plain)) and not MONEY.search(each.plain)
    formula = _FORMULA if each.topic is Topic.PRICE else _SURE_FORMULA
    return bool(formula.search(each.plain)) and not vague(each.plain)


def payment_due(draft: Draft) -> Found:
    """Judge whether the text says when is paid: in its clause on payment, else anywhere."""
    sections = [each for each in draft.said if _on_payment(each)]
    found = _due(sections) or _due(draft.said)
    yield found or finding(Level.RED, Kind.PAYMENT_DUE, "missing")


def _due(among: Iterable[Sentence]) -> TextFinding | None:
    told: list[Sentence] = []
    unsure: Sentence | None = None
    for each in among:
        under = each.topic is Topic.PAYMENT
        if not (_PAY.search(each.plain) or under) or each.topic in _NOT_OF_PAYING or _ENDING.search(each.plain):
            continue
        words = _CAUSES.sub(" ", each.plain)
        if _when_paid(words, under=under, loosely=each.topic is not Topic.DUTIES):
            return finding(Level.GREEN, Kind.PAYMENT_DUE, "present", each)
        if under or _VAGUE.search(each.plain) or re.search(
            r"dibayar|pembayaran (?:di|akan)|membayar|\bbayar\b[^.;]*rekening", each.plain
        ):
            told.append(each)
        elif _WHEN.search(words) and not re.search(r"denda|angsuran|cicilan|laporan", words):
            unsure = unsure or each
    if unsure and not told:
        return finding(Level.YELLOW, Kind.PAYMENT_DUE, "unclear", unsure)
    vaguest = (each for each in told if _VAGUE.search(each.plain) and _PAY.search(each.plain))
    worst = next(vaguest, told[0] if told else None)
    if worst is None:
        return None
    untold = worst.topic is Topic.PAYMENT and not _TIMELY.search(worst.plain)
    sure = untold or _VAGUE.search(worst.plain)
    return finding(Level.RED if sure else Level.YELLOW, Kind.PAYMENT_DUE, "vague" if sure else "unclear", worst)


def _on_payment(each: Sentence) -> bool:
    also = each.topic is Topic.PRICE and bool(re.search(r"pembayaran|\bbayar|uang", each.heading))
    return also or each.topic is Topic.PAYMENT


def _when_paid(words: str, *, under: bool, loosely: bool) -> bool:
    """A time within reach of a word for paying, with nothing about fines or loans between them."""
    if _VAGUE.search(words) and not _SURE_WHEN.search(words):
        return False
    pays = [(hit.start(), hit.end()) for hit in _PAY.finditer(words)] or ([(0, 0)] if under else [])
    for start, end in pays:
        if re.match(
            r"[^,.;]{0,40}(?:laporan|data|(?<!sejak )(?<!setelah )(?<!sesudah )(?<!dari )nota|denda|"
            r"angsuran|cicilan|pinjaman|ganti)", words[end:]):
            continue
        for hit in _WHEN.finditer(words, max(0, start - 90) if loosely else end, min(len(words), end + 120)):
            if not loosely and re.search(r"[,;]", words[end : hit.start()]):
                continue
            between = words[min(hit.start(), start) : max(hit.end(), end)]
            if not _NOT_THE_PRICE.search(_DEDUCTED.sub(" ", between)):
                return True
    return False
