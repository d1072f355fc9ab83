"""The volume that a text asks for beside the capacity that the text itself states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from reports.auditing.amounts import Amount, goods_in, value_of
from reports.auditing.dates import NUMBER_WORDS
from reports.auditing.findings import Found, Kind, Level
from reports.auditing.sentences import Draft, Sentence, finding
from reports.auditing.topics import Topic

_CAPACITY = re.compile(
    r"kapasitas|berkapasitas|(?:mesin|dapur|tungku|kolam|kandang|oven|alat|bengkel)(?: \w+){0,3}\s*:|kemampuan|"
    r"kesanggupan|(?:ber)?daya (?!saing|beli|tarik|upaya|guna|listrik)\w+(?: dan \w+)?|kekuatan (?:produksi|tenaga)|"
    r"\b(?:sanggup|kuat|mampu|muat|bisa|mentok)(?:nya)?\b(?= |:)(?! (?:di|ber|me(?!ng(?:hasil|erja))))|paling banter|"
    r"hasil (?:sekarang|saat ini|panen rata-rata)|"
    r"\b(?:hanya|cuma|paling banyak|mentok) (?:\w+ )?(?:mengeluarkan|memberi\b|merampungkan|menyelesaikan|"
    r"menampung|memuat)|"
    r"(?:mesin|tali|lahan|kebun|sawah|kolam|tambak|kandang|tungku|oven|dapur|alat|pohon|bengkel|pencacah|kelompok|small|"
    r"tenaga|meja|regu|orang|anggota)\b[^.;]{0,60}\b(?:mengeluarkan|memberi(?:kan)? (?:paling|rata|sekitar|hanya)|"
    r"merampungkan|(?:hanya|cuma|paling) (?:\w+ ){0,2}?(?:memberi|jadi|keluar))|"
    r"cukup (?:untuk|buat|bagi)|(?:dapat|bisa|mampu|sanggup) di(?:buat|hasilkan|kerjakan|jahit|cetak|olah|kumpulkan|"
    r"panen|setor)|"
    r"(?:dapat|bisa|mampu|sanggup|hanya) (?:di)?(?:produksi|memproduksi|menghasilkan|mengerjakan|membuat|menjahit|"
    r"menganyam)|"
    r"(?:produksi|hasil|panen|tenaga|dapur|kandang|mesin|lahan|kolam|tungku|keluaran)(?: \w+){0,3} (?:rata-rata|"
    r"maksimal|maksimum|"
    r"tertinggi|paling banyak|setinggi-tingginya)|produksi (?:small|terpasang|sekarang|saat ini|rata-rata|"
    r"maksimal)|(?:both|mesin|tenaga|tungku|"
    r"kandang|kolam|tambak|kebun|lahan|sawah|sanggar|bengkel|dapur|oven|alat|small|orang|anggota)[^.;]{0,40}\b(?:menghasilkan|"
    r"menghimpun|mengumpulkan|mengolah|mencetak)|small (?:menghasilkan|memproduksi) (?:rata-rata|sekitar|kira-kira|"
    r"paling)|batas (?:atas|kemampuan)|\bmenghasilkan\b"
)
_VOLUME = re.compile(
    r"volume|memelihara|output|garansi|\bjaminan\b|commit\w*|kiriman|disetor|jatah|permintaan|diminta|meminta|"
    r"diambil|mengambil|komitmen|jumlah\w*|"
    r"sebanyak|sejumlah|"
    r"memasok|pasokan|menyerahkan|\w*setor\w*|\w*kirim\w*|menyediakan|kuota|target|suplai|menyuplai|pesanan|"
    r"memesan|mengerjakan|"
    r"dikerjakan|menjual|membeli|menampung|menyerap|penyerahan|diserahkan|dipasok|kontrak|order|memenuhi|"
    r"disediakan|kebutuhan|wajib|"
    r"membuat|sanggup(?:i|an)|menyanggupi|banyaknya|yang lazim|tetap|ditetapkan|disepakati|rencana|dititipkan|"
    r"menjahit|banyak|memasukkan|mengisi|titip|ditebar|menebar|jual beli|minta|ambil|beli\b"
)
_NOT_SUPPLY = re.compile(
    r"denda|bibit|pakan|\bdoc\b|pupuk|kekurangan|toleransi|susut|contoh|sampel|paling sedikit sekali|sekali kirim|"
    r"insentif|bonus|"
    r"harga|pinjam|luas|ukuran|kemasan|\bisi|berat (?:rata|per|tiap|hidup)|bobot|lebih dari|di atas|melebihi|"
    r"kelipatan|umur|\brp\b|kadar|"
    r"sekurang-kurangnya|sedikitnya|minimal|paling sedikit|potong(?:an)?\b|simpan|per (?:karung|kotak|dus|sak|kantong)"
)
_ELSEWHERE = re.compile(
    r"(?:pihak|pembeli|perusahaan|mitra|pelanggan|pabrik|toko|perjanjian|kontrak|pemesan|pasar) (?:lain|lama|"
    r"tetap)|telah (?:terikat|"
    r"dijanjikan|diperjanjikan)|sudah (?:terikat|dijanjikan|diperjanjikan|terpakai)|komitmen (?:lain|berjalan|"
    r"yang)|sisa(?:nya)? "
    r"(?:\w+ ){0,4}untuk|untuk pasar"
)
_TAKEN = re.compile(r"telah|sudah|sedang|masih|komitmen|terikat|dijanjikan|berjalan|dipakai|terpakai")
_BOUND = re.compile(r"\b(?:tidak|dilarang|large)\b")
"""Speaks of what may not be sold, or of what the buyer takes: nothing is promised to others there."""
_BEYOND = re.compile(
    r"(?:melebihi|melampaui|di atas|lebih (?:besar|banyak|tinggi) (?:dari|daripada)) (?:\w+ ){0,3}?kapasitas|"
    r"(?:dua|tiga|2|3) kali "
    r"(?:lipat )?(?:\w+ ){0,2}?kapasitas|1[1-9]\d ?(?:%|persen) (?:dari )?(?:\w+ )?kapasitas|[2-9]\d\d ?(?:%|"
    r"persen) (?:dari )?(?:\w+ "
    r")?kapasitas"
)
_DENIED = re.compile(
    r"tidak (?:boleh |akan |dapat )?(?:melebihi|melampaui|di atas|lebih)|ditolak|boleh menolak|berhak menolak"
)
_TIMES = re.compile(
    rf"(?P<times>\d+|{NUMBER_WORDS})\s*(?:kali|x)\s*(?:se|per |setiap |tiap |dalam (?:se)?)(?P<period>bulan|"
    rf"minggu|tahun)"
)
_CYCLE = re.compile(r"(?:per|setiap|tiap|dalam|untuk)? ?(?:sekali|satu kali|kali|putaran|siklus|angkatan|adonan)\b")
_MAKERS = re.compile(
    rf"(?P<count>\d+|{NUMBER_WORDS})\s*(?:\([^)]*\)\s*)?(?:unit |buah |orang )?(?:mesin|orang|tenaga|anggota|"
    rf"penjahit|perajin|small|alat|tungku|kolam|kandang|kompor|perempuan|ibu)"
)
_EACH = re.compile(
    r"(?:both|masing-masing|tiap|setiap|per|satu|se)\s?(?:mesin|orang|tenaga|anggota|penjahit|small|alat|tungku|"
    r"kolam|kandang)?"
)
_DAYS = re.compile(
    rf"(?P<days>\d+|{NUMBER_WORDS})\s*hari(?: kerja)?(?: per| se| tiap| setiap| dalam)? ?(?:sebulan|bulan)"
)
_CUT = re.compile(
    r"[,;]|\b(?:sedangkan|sementara|padahal|namun|tetapi|meski\w*|walau\w*)\b|"
    r"\bdari\b(?= (?:\w+ ){0,2}?(?:kapasitas|kemampuan|kesanggupan|total|produksi|daya|\d))"
)
_CONTRAST = re.compile(
    r"\b(?:padahal|sekalipun|meski\w*|walau\w*|kendati\w*|biarpun|biar)\b|"
    r"\b(?:sedang(?:kan)?|sementara|namun|tetapi|tapi)\b.*\b(?:hanya|cuma|baru|mentok|paling)\b"
)
_ASIDE = re.compile(
    r", (?:jika|bila|apabila|kalau|dengan|meski\w*|walau\w*|saat|ketika|sekalipun|selama)\b[^,.;\d]{0,60},"
)
_ROOM = Decimal("1.005")
_ROOM_BETWEEN_PERIODS = Decimal("1.03")


@dataclass(frozen=True, slots=True)
class _Stated:
    """An amount, where it is said, and the words beside it that name the goods."""

    amount: Amount
    sentence: Sentence
    label: frozenset[str]


def volume(draft: Draft) -> Found:
    """Judge the volume by the capacity that the text states."""
    beyond = next((each for each in draft.said if _BEYOND.search(each.plain) and not _DENIED.search(each.plain)), None)
    if beyond:
        yield finding(Level.RED, Kind.VOLUME, "said", beyond)
        return
    stated = list(_stated(draft))
    promised = list(_promised(draft))
    capacities = [_left(each, promised) for each, capacity in stated if capacity]
    for each, capacity in stated:
        if not capacity:
            worst, beside = _worst(each, capacities)
            if worst and beside:
                said = {"volume": each.amount.said, "capacity": beside.amount.said}
                yield finding(worst, Kind.VOLUME, "exceeds" if worst is Level.RED else "maybe", each.sentence, **said)
                return
    yield from _contrasted(draft)


def _worst(wanted: _Stated, capacities: list[_Stated]) -> tuple[Level | None, _Stated | None]:
    """Beside the capacity for the same goods, else the largest one in that unit."""
    same = [each for each in capacities if each.amount.base == wanted.amount.base]
    named = [each for each in same if each.label & wanted.label]
    judged = [(_judged(wanted.amount, each.amount), each) for each in named or same]
    if not judged or any(level is None for level, _ in judged):
        return None, None
    return judged[0]


def _stated(draft: Draft) -> Iterator[tuple[_Stated, bool]]:
    """Every amount of goods, and whether it is a capacity."""
    listed = [each for each in draft.said if each.topic not in (Topic.PRICE, Topic.PENALTY, Topic.PAYMENT)]
    for at, each in enumerate(listed):
        last = -1
        capacity: bool | None = None
        for amount in goods_in(each.plain):
            segment = each.plain[last : amount.start] if last >= 0 else _before(each, amount)
            capacity = _is_capacity(each, segment, amount, capacity)
            last = amount.end
            if capacity is None or _NOT_SUPPLY.search(each.plain[max(0, amount.start - 40) : amount.start]):
                continue
            if not capacity and _ELSEWHERE.search(each.plain):
                continue
            before = each.plain[max(0, amount.start - 25) : amount.start].split()[-2:]
            around = [*before, *each.plain[amount.end :].split()[:2]]
            following = listed[at : at + 3]
            yield _Stated(_multiplied(amount, following) if capacity else amount, each, _label(around)), capacity


def _before(each: Sentence, amount: Amount) -> str:
    """What leads to an amount in its part of the sentence; ", jika menyala penuh," parts nothing."""
    return _CUT.split(_ASIDE.sub(" ", each.plain[: amount.start]))[-1]


def _label(words: list[str]) -> frozenset[str]:
    return frozenset(word.strip(",.;") for word in words if len(word) > 3 and not re.match(
        r"setiap|bulan|tiap|sebulan|jumlah|sebanyak|kapasitas|large|small|dengan|adalah|ialah|sekitar|"
        r"paling|banyak", word))


def _is_capacity(each: Sentence, segment: str, amount: Amount, before: bool | None) -> bool | None:
    caps, vols = list(_CAPACITY.finditer(segment)), list(_VOLUME.finditer(segment))
    if caps and re.search(r"\blarge\b", segment[caps[-1].start() :]):
        return None
    if caps and (not vols or caps[-1].end() >= vols[-1].start() - 12):
        return True
    if vols:
        return False
    after = _CUT.split(each.plain[amount.end :])[0]
    if _CAPACITY.search(after[:40]):
        return True
    if before is not None:
        return before
    named = _VOLUME.search(each.plain) or _CAPACITY.search(each.plain)
    whole = named or each.topic in (Topic.VOLUME, Topic.ACTIVITY)
    return False if whole and (amount.period or each.topic is Topic.VOLUME) else None


def _multiplied(amount: Amount, following: list[Sentence]) -> Amount:
    """ "9.000 per sekali bakar … dua kali sebulan"; "sebelas mesin, masing-masing 8 setel per hari kerja"."""
    plain = following[0].plain
    after = plain[amount.end : amount.end + 40]
    if _CYCLE.match(after.strip()) or amount.period in ("siklus",):
        times = next((hit for each in following for hit in _TIMES.finditer(each.plain)), None)
        count = value_of(times["times"], None) if times else None
        if times and count:
            return replace(amount, quantity=amount.quantity * count, period=times["period"])
        return replace(amount, period="siklus")
    makers = _MAKERS.search(plain[: amount.start])
    if makers and amount.period == "hari" and _EACH.search(plain[makers.end() : amount.start]):
        count = value_of(makers["count"], None)
        days = next((hit for each in following for hit in _DAYS.finditer(each.plain)), None)
        many = value_of(days["days"], None) if days else Decimal(26)
        if count and many:
            return replace(amount, quantity=amount.quantity * count * many, period="bulan")
    return amount


def _judged(amount: Amount, capacity: Amount) -> Level | None:
    if amount.period == capacity.period:
        return Level.RED if amount.quantity > capacity.quantity * _ROOM else None
    most, wanted = capacity.month(), amount.month()
    if most is None or wanted is None:
        open_period = not (amount.period and capacity.period)
        return Level.YELLOW if open_period and amount.quantity > capacity.quantity * _ROOM else None
    return Level.RED if wanted > most * _ROOM_BETWEEN_PERIODS else None


def _contrasted(draft: Draft) -> Found:
    """A larger amount, "padahal …", a smaller one of the same unit: perhaps more than can be made."""
    for each in draft.said:
        for one, other in pairwise(goods_in(each.plain)):
            between = each.plain[one.end : other.start]
            alike = one.base == other.base and one.period == other.period and one.period
            beside = _CONTRAST.search(between) and not _NOT_SUPPLY.search(between)
            if alike and beside and one.quantity > other.quantity:
                values = {"volume": one.said, "capacity": other.said}
                yield finding(Level.YELLOW, Kind.VOLUME, "maybe", each, **values)
                return


def _promised(draft: Draft) -> Iterator[tuple[Amount, ...]]:
    """The amounts of each sentence that tells what others have been promised."""
    for each in draft.said:
        if _ELSEWHERE.search(each.plain) and _TAKEN.search(each.plain) and not _BOUND.search(each.plain):
            yield goods_in(each.plain)


def _left(stated: _Stated, promised: list[tuple[Amount, ...]]) -> _Stated:
    """The capacity less what the text says is promised to others."""
    capacity = stated.amount
    taken = Decimal(0)
    for others in promised:
        near = [amount for amount in others if amount.base == capacity.base and amount.said != capacity.said]
        taken += near[0].quantity if near and near[0].period in (capacity.period, "") else 0
    return replace(stated, amount=replace(capacity, quantity=capacity.quantity - taken))
