"""Price, due date of payment, and the volume beside the capacity that the text itself states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reports.auditing.amounts import MONEY, Amount, goods_in
from reports.auditing.dates import NUMBER_WORDS
from reports.auditing.findings import Found, Kind, Level
from reports.auditing.sentences import Draft, Sentence, finding

_PRICE_WORD = re.compile(
    r"\bharga|\bupah|\bongkos|\btarif|\bnilai (?:jual|beli|pekerjaan|kontrak)|imbal(?:an)? jasa|\bbiaya "
    r"(?:jasa|pengerjaan|jahit|produksi per)|\bhpp\b|komisi|margin|bagi hasil"
)
_LATER = re.compile(
    r"(?:akan|dapat|bisa)? ?(?:di)?(?:tentukan|tetapkan|sepakati|atur|bicarakan|rundingkan|beritahukan|"
    r"bahas|tuangkan|musyawarahkan|infokan)(?:\s+\w+){0,5}? (?:kemudian|belakangan|di kemudian hari|nanti|"
    r"tersendiri|pada waktunya|menyusul)|"
    r"menyusul|kemudian hari|belum (?:ditentukan|disepakati|ditetapkan)|akan (?:dibicarakan|disampaikan|diinformasikan)"
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
    r"honorarium|terima uang"
)
_NOT_THE_PRICE = re.compile(
    r"denda|penalti|ganti (?:rugi|kerugian)|angsuran|cicilan|mengangsur|pinjaman|utang|bunga|kompensasi|"
    r"royalti|sewa|pajak|kredit|simpanan|deposit|uang jaminan|iuran|premi|honor|materai|meterai|biaya "
    r"perkara|terlambat|keterlambatan pembayaran|fee"
)
_DEDUCTED = re.compile(r"(?:setelah |sesudah )?(?:dipotong|dikurangi|dengan potongan) (?:\w+ ){0,3}?\w+")
_WHEN = re.compile(
    rf"(?:\d+|{NUMBER_WORDS})\s*(?:\([^)]*\)\s*)?(?:x\s*24 jam|hari|hr|minggu|pekan|bulan|jam)\b|\bh\s?\+\s?\d|"
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
    r"rabu|kamis|jumat|sabtu|minggu|ahad|tanggal)|tanggal \d+|hari itu|di tempat|sepuluh hari|\btop \d+|"
    r"akhir bulan|jatuh tempo[^.;]{0,40}\d|sehari setelah|keesokan"
)
_VAGUE = re.compile(
    r"(?:setelah|sesudah|apabila|jika|bila|bilamana|manakala) (?:\w+ ){0,6}?(?:terjual|laku|tersedia|"
    r"memungkinkan|longgar|mencukupi|dana|keuangan|kas|menerima pembayaran|dibayar oleh|dilunasi oleh)|"
    r"sesuai (?:kemampuan|kondisi|ketersediaan)|secepatnya|sesegera|pada waktunya|di kemudian|kemudian|"
    r"nanti"
)
_CAPACITY = re.compile(
    r"kapasitas|(?:hanya |cuma )?(?:sanggup|kuat|mampu)\b|(?:menjahit|memproduksi|membuat|menghasilkan|"
    r"menganyam|mengolah|panen|produksi)(?: \w+){0,3} (?:paling banyak|maksimal|maksimum|tertinggi|rata-rata)|"
    r"(?:produksi|hasil|panen|kemampuan|tenaga|dapur|kandang|mesin|lahan)(?: \w+){0,2} small\b|small "
    r"(?:menghasilkan|memproduksi) (?:rata-rata|sekitar|kira-kira|paling)|daya|kemampuan (?:produksi|"
    r"berproduksi|maksimal|maksimum|memasok|usaha|panen|small)|mampu (?:memproduksi|menghasilkan|memasok|"
    r"mengerjakan|membuat)|sanggup (?:memproduksi|menghasilkan)|daya (?:tampung|produksi)|produksi (?:rata-rata|"
    r"maksimal|maksimum|tertinggi|terpasang)|kesanggupan produksi|hasil (?:produksi|panen) (?:rata-rata|"
    r"maksimal)|(?:dapat|bisa|hanya) (?:diproduksi|memproduksi|menghasilkan)"
)
_VOLUME = re.compile(
    r"volume|memelihara|kiriman|disetor|jatah|permintaan|diminta|diambil|mengambil|komitmen|jumlah|sebanyak|"
    r"sejumlah|memasok|pasokan|menyerahkan|menyetor\w*|setor\w*|mengirim\w*|dikirim\w*|pengiriman|kirim|"
    r"menyediakan|kuota|target|suplai|menyuplai|pesanan|"
    r"memproduksi|mengerjakan|dikerjakan|menjual|membeli|menampung|menyerap|penyerahan|diserahkan|dipasok|"
    r"kontrak|order|memenuhi|disediakan|menghasilkan|kebutuhan|wajib|membuat|produksi"
)
_NOT_SUPPLY = re.compile(
    r"denda|bibit|pakan|\bdoc\b|pupuk|kekurangan|toleransi|susut|contoh|sampel|paling sedikit sekali|"
    r"sekali kirim|insentif|bonus|harga|pinjam|luas|ukuran|kemasan|isi|berat (?:rata|per|tiap|hidup)|"
    r"bobot"
)
_ELSEWHERE = re.compile(
    r"(?:pihak|pembeli|perusahaan|mitra|pelanggan|pabrik|toko|perjanjian|kontrak|pemesan) lain|telah "
    r"(?:terikat|dijanjikan|diperjanjikan)|sudah (?:terikat|dijanjikan|diperjanjikan)|komitmen (?:lain|"
    r"berjalan|yang)|sisa(?:nya)? (?:\w+ ){0,4}untuk"
)
_BEYOND = re.compile(
    r"(?:melebihi|melampaui|di atas|lebih (?:besar|banyak|tinggi) (?:dari|daripada)) (?:\w+ ){0,3}?kapasitas|"
    r"(?:dua|tiga|2|3) kali (?:lipat )?(?:\w+ ){0,2}?kapasitas|1[1-9]\d ?(?:%|persen) (?:dari )?(?:\w+ "
    r")?kapasitas|[2-9]\d\d ?(?:%|persen) (?:dari )?(?:\w+ )?kapasitas"
)
_ROOM = Decimal("1.005")
_ROOM_BETWEEN_PERIODS = Decimal("1.03")


def price(draft: Draft) -> Found:
    """Judge whether a price, or a formula for it, is stated."""
    about = [each for each in draft.said if _priced(each)]
    stated = next((each for each in about if _stated(each)), None)
    if stated:
        yield finding(Level.GREEN, Kind.PRICE, "present", stated)
        return
    hint = next((each for each in draft.said if _hints_price(each)), None)
    if hint:
        yield finding(Level.YELLOW, Kind.PRICE, "unclear", hint)
    else:
        yield finding(Level.RED, Kind.PRICE, "open" if about else "missing", about[0] if about else None)


def _hints_price(each: Sentence) -> bool:
    """Money per unit that is called by no word for a price, or a price by something not settled later."""
    if _LATER.search(each.plain) or re.search(r"denda|penalti|pinjaman|angsuran|modal|plafon|omzet", each.plain):
        return False
    per = re.search(
        r"(?:/|\bper\b|setiap|tiap|se)\s?(?:kg|kilo\w*|ton|kuintal|liter|butir|buah|bungkus|potong|pasang|"
        r"lembar|ekor|ikat|karung|sak|pcs|unit|lusin|kodi|meter|botol|toples|pak|dus)",
        each.plain,
    )
    return bool(MONEY.search(each.plain) and per) or bool(
        _PRICE_WORD.search(each.plain) and _FORMULA.search(each.plain)
    )


def _priced(each: Sentence) -> bool:
    under = bool(re.search(r"harga|upah|ongkos|imbalan|pembayaran", each.heading))
    return bool(_PRICE_WORD.search(each.plain)) or (under and bool(MONEY.search(each.plain)))


def _stated(each: Sentence) -> bool:
    if _NOT_THE_PRICE.search(each.plain) and not re.search(
        r"\bharga\b[^.;]{0,60}\brp|\bupah\b[^.;]{0,60}\brp", each.plain
    ):
        return False
    if MONEY.search(each.plain):
        return True
    return bool(_FORMULA.search(each.plain)) and not _LATER.search(each.plain)


def payment_due(draft: Draft) -> Found:
    """Judge whether the text says when is paid."""
    vague: Sentence | None = None
    unsure: Sentence | None = None
    for each in draft.said:
        under = bool(re.search(r"pembayaran|bayar", each.heading))
        if not (_PAY.search(each.plain) or under):
            continue
        words = _without_causes(each.plain)
        if _when_paid(words, under=under):
            yield finding(Level.GREEN, Kind.PAYMENT_DUE, "present", each)
            return
        if _WHEN.search(words) and not re.search(r"denda|angsuran|cicilan", words):
            unsure = unsure or each
        if not _NOT_THE_PRICE.search(words):
            vague = vague or each
    if unsure and not (vague and _VAGUE.search(vague.plain)):
        yield finding(Level.YELLOW, Kind.PAYMENT_DUE, "unclear", unsure)
    else:
        yield finding(Level.RED, Kind.PAYMENT_DUE, "vague" if vague else "missing", vague)


def _when_paid(words: str, *, under: bool) -> bool:
    """A time within reach of a word for paying, with nothing about fines or loans between them."""
    pays = [(hit.start(), hit.end()) for hit in _PAY.finditer(words)] or ([(0, 0)] if under else [])
    for start, end in pays:
        near = words[max(0, start - 90) : end + 120]
        for hit in _WHEN.finditer(words, max(0, start - 90), min(len(words), end + 120)):
            between = words[min(hit.start(), start) : max(hit.end(), end)]
            if not _NOT_THE_PRICE.search(_DEDUCTED.sub(" ", between)) and not re.match(
                r"[^,.;]{0,20}(?:denda|angsuran|cicilan|pinjaman|ganti)", words[end:]
            ):
                return bool(near)
    return False


def _without_causes(plain: str) -> str:
    return re.sub(r"setelah (?:barang|produk|hasil|telur|ternak|\w+) (?:\w+ ){0,3}?(?:terjual|laku)\w*", " ", plain)


def volume(draft: Draft) -> Found:
    """Judge the volume by the capacity that the text states."""
    for each in draft.sentences:
        beyond = _BEYOND.search(each.plain)
        if beyond and not re.search(r"tidak (?:boleh |akan |dapat )?(?:melebihi|melampaui|di atas|lebih)", each.plain):
            yield finding(Level.RED, Kind.VOLUME, "said", each)
            return
    capacities = list(_capacities(draft))
    if not capacities:
        return
    for each, amount in _volumes(draft):
        for capacity in capacities:
            worst = _judged(amount, capacity)
            if worst is not None:
                said = {"volume": amount.said, "capacity": capacity.said}
                yield finding(worst, Kind.VOLUME, "exceeds" if worst is Level.RED else "maybe", each, **said)
                return


def _judged(amount: Amount, capacity: Amount) -> Level | None:
    if amount.base != capacity.base:
        return None
    if amount.period == capacity.period:
        return Level.RED if amount.quantity > capacity.quantity * _ROOM else None
    most, wanted = capacity.month(), amount.month()
    if most is None or wanted is None:
        open_period = not (amount.period and capacity.period)
        return Level.YELLOW if open_period and amount.quantity > capacity.quantity * _ROOM else None
    return Level.RED if wanted > most * _ROOM_BETWEEN_PERIODS else None


def _capacities(draft: Draft) -> Iterator[Amount]:
    for each in draft.sentences:
        hit = _CAPACITY.search(each.plain)
        if (
            not hit
            or re.search(r"\blarge\b", each.plain[hit.start() : hit.end() + 25])
            or _ELSEWHERE.search(each.plain[: hit.start()])
        ):
            continue
        amounts = [amount for amount in goods_in(each.plain) if amount.start > hit.start()]
        if amounts:
            yield _left(amounts[0], draft)
        elif before := [amount for amount in goods_in(each.plain) if amount.end <= hit.start()]:
            yield _left(before[-1], draft)


def _left(capacity: Amount, draft: Draft) -> Amount:
    """The capacity less what the text says is promised to others."""
    taken = Decimal(0)
    for each in draft.sentences:
        elsewhere = _ELSEWHERE.search(each.plain)
        if elsewhere and re.search(r"telah|sudah|sedang|masih|komitmen|terikat|dijanjikan|berjalan", each.plain):
            near = [
                amount
                for amount in goods_in(each.plain)
                if amount.base == capacity.base and amount.said != capacity.said
            ]
            taken += near[0].quantity if near and near[0].period in (capacity.period, "") else 0
    return Amount(
        capacity.start, capacity.end, capacity.base, capacity.quantity - taken, capacity.period, capacity.said
    )


def _volumes(draft: Draft) -> Iterator[tuple[Sentence, Amount]]:
    for each in draft.sentences:
        if each.title or not _VOLUME.search(each.plain) or _ELSEWHERE.search(each.plain):
            continue
        capacity = _CAPACITY.search(each.plain)
        for amount in goods_in(each.plain):
            before = each.plain[max(0, amount.start - 70) : amount.start]
            if not _NOT_SUPPLY.search(before) and not (capacity and _of_capacity(each.plain, capacity, amount)):
                yield each, amount


def _of_capacity(plain: str, capacity: re.Match[str], amount: Amount) -> bool:
    """Whether an amount is the first after the word capacity, or stands before it: it is the capacity itself."""
    after = [each for each in goods_in(plain) if each.start > capacity.start()]
    return amount == (after[0] if after else amount)
