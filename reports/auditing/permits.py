"""Food: the halal certificate and the permit to sell (P-IRT or BPOM)."""

from __future__ import annotations

import re
from datetime import date

from reports.auditing.findings import Found, Kind, Level, TextFinding
from reports.auditing.sentences import Draft, Sentence, finding

_FOOD = re.compile(
    r"\b(?:keripik|kripik|kerupuk|krupuk|opak|rengginang|kue|roti|biskuit|tempe|tahu (?:putih|kuning|goreng|bakso|"
    r"mentah|susu|sutra)|"
    r"sambal|kecap|saus|sirup|minuman|makanan|olahan (?:ikan|daging|susu|buah|pangan|singkong|jagung|kedelai)|abon|"
    r"dendeng|bakso|sosis|nugget|"
    r"kopi (?:bubuk|sangrai|kemasan)|teh (?:celup|kemasan|seduh)|jamu|selai|dodol|wingko|sale pisang|manisan|"
    r"asinan|petis|terasi|bumbu|"
    r"mi (?:kering|basah|instan)|mie|tepung|gula (?:merah|semut|aren|kelapa|siwalan|cetak|cair|pasir|kristal)|"
    r"telur asin|ikan (?:asap|asin|teri "
    r"kering)|pindang|pemindangan|bandeng (?:presto|asap|tanpa duri)|otak-otak|pentol|jenang|camilan|cemilan|snack|"
    r"kudapan|kacang (?:oven|goreng|"
    r"telur|atom|bawang)|susu (?:pasteur\w*|kemasan|bubuk|steril)|yoghurt|yogurt|keju|es krim|katering|catering|"
    r"nasi (?:kotak|bungkus)|gethuk|"
    r"getuk|bakpia|lapis legit|onde-onde|marning|frozen food|makanan beku|daging (?:olahan|giling|ayam|sapi|"
    r"rajungan|kupas)|rempeyek|peyek|stik|"
    r"madu|pangan|bawang goreng|sari (?:buah|belimbing|apel|kedelai|kurma)|wedang|cokelat|coklat|santan|minyak "
    r"(?:kelapa|goreng)|mocaf|tapioka|"
    r"emping|garam (?:konsumsi|beryodium|dapur)|cuka|nata de coco|agar-agar|puding|permen|lempeng|tape|brem|lumpia|"
    r"pastel|cireng|risol|serundeng|"
    r"rendang|beras kemasan|kerupuk|arem-arem|bandeng|rempah celup|empal|lauk)\b"
)
_RAW = re.compile(
    r"segar|mentah|hidup|pakan|bahan (?:baku|mentah|antara|setengah jadi|penolong)|"
    r"belum (?:memerlukan|wajib|perlu)|gabah|ceri|pipil|kedelai|"
    r"jagung|bukan (?:pangan|makanan|untuk (?:dimakan|dikonsumsi))"
)
_HALAL = re.compile(r"halal")
_PERMIT = re.compile(
    r"p-?\s?irt|izin edar|\bbpom\b|\bmd \d|\bsppirt|sertifikat produksi pangan|\bnkv\b|izin (?:produksi "
    r")?pangan"
)
_ALL_PERMITS = re.compile(r"(?:perizinan|izin|sertifikat)[^.;]{0,20}(?:yang diwajibkan|yang dipersyaratkan|pangan)\b")
_PAPER = (
    r"(?:(?:sertifikat|sertifikasi|label|izin|nomor|surat|keterangan|dokumen) )*(?:halal|p-?\s?irt|izin "
    r"edar|bpom|sppirt)"
)
_LACKS = re.compile(
    rf"(?:belum|tidak|tiada|belum pernah)(?: (?:juga|sempat|ada|memiliki|mempunyai|punya|mengantongi|"
    rf"memegang|mengurus|bersertifikat|dilengkapi|mendapat\w*|memperoleh|ber|tercantum|perlu|usah|wajib|diwajibkan|"
    rf"disyaratkan|memerlukan|harus|dengan))+ {_PAPER}"
    rf"|\btanpa (?:\w+ )?{_PAPER}|{_PAPER}[^.;]{{0,40}}\b(?:belum (?:ada|terbit|dimiliki|keluar|di\w+|"
    rf"jadi|selesai|punya)|menyusul|wacana|(?:di)?pikir\w*|nanti\b|kelak|ditunda|kapan-kapan|belakangan|rencana|"
    rf"tidak (?:usah|ada|dimiliki|diperlukan|wajib|perlu|menjadi syarat|disyaratkan|"
    rf"diwajibkan)|kedaluwarsa|kadaluarsa|habis masa|(?:masih )?dalam proses|sedang diurus|akan diurus|"
    rf"diabaikan|dikesampingkan|bukan (?:syarat|kewajiban))"
)
_SHALL_NOT = re.compile(
    r"tidak (?:boleh|dapat|akan) (?:\w+ ){0,3}(?:tanpa|sebelum)|dilarang|tidak menerima|menolak|wajib "
    r"memiliki|apabila|jika|bila|dicabut|tidak lagi|segala"
)
HALAL_SINCE = date(2026, 10, 18)


def permits(draft: Draft, *, halal_due: bool = True) -> Found:
    """Judge food by what the text says of its papers; silence is a question, a stated lack is red."""
    words = [each for each in draft.sentences if not each.closing]
    lacking = next((each for each in words if _lacks(each)), None)
    if lacking is not None:
        due = halal_due or not _HALAL.search(lacking.plain)
        underway = re.search(r"menyusul|proses|diurus|akan|paling lambat|selambat|memerlukan|diperlukan", lacking.plain)
        level = Level.RED if due and not underway else Level.YELLOW
        yield finding(level, Kind.PERMITS, "lacking", lacking)
        return
    food = next((each for each in words if _FOOD.search(each.plain)), None)
    if food is None:
        return
    halal = next((each for each in words if _HALAL.search(each.plain)), None)
    permit = next((each for each in words if _PERMIT.search(each.plain)), None)
    general = next((each for each in words if _ALL_PERMITS.search(each.plain)), None)
    if general:
        yield finding(Level.GREEN, Kind.PERMITS, "present", general)
        return
    yield _told(food, halal, permit)


def _told(food: Sentence, halal: Sentence | None, permit: Sentence | None) -> TextFinding:
    if halal and permit:
        return finding(Level.GREEN, Kind.PERMITS, "present", halal)
    missing = "silent" if not halal and not permit else "halal" if not halal else "permit"
    return finding(Level.YELLOW, Kind.PERMITS, missing, food)


def _lacks(each: Sentence) -> bool:
    hit = _LACKS.search(each.plain)
    told = hit[0] if hit else ""
    needless = bool(re.search(r"perlu|memerlukan|wajib|syarat", told)) and bool(_RAW.search(each.plain))
    return bool(hit) and not needless and not _SHALL_NOT.search(each.plain)
