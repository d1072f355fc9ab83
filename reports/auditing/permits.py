"""Food: the halal certificate and the permit to sell (P-IRT or BPOM)."""

from __future__ import annotations

import re
from datetime import date

from reports.auditing.findings import Found, Kind, Level, TextFinding
from reports.auditing.sentences import Draft, Sentence, finding

_FOOD = re.compile(
    r"keripik|kripik|kerupuk|krupuk|\bopak|rengginang|\bkue\b|roti|biskuit|\btempe|\btahu\b(?! bahwa)|"
    r"sambal|\bkecap|\bsirup|minuman|makanan|olahan|abon|dendeng|bakso|sosis|nugget|"
    r"\bkopi bubuk|teh celup|\bjamu|\bselai|\bdodol|wingko|\bsale\b|manisan|asinan|\bpetis|\bterasi|bumbu|"
    r"\bmi\b (?:kering|basah)|\bmie\b|tepung|gula (?:merah|semut|aren|kelapa)|"
    r"telur asin|ikan asap|pindang|pemindangan|\bbandeng presto|otak-otak|\bpentol|jenang|brem|camilan|"
    r"snack|\bkacang (?:oven|goreng|telur|atom)|\bsusu (?:pasteur|kemasan)|yoghurt|"
    r"\bkatering|catering|nasi kotak|\bgethuk|\bbakpia|lapis|\bonde|\bmarning|frozen food|ayam potong|"
    r"daging|rempeyek|peyek|stik|madu kemasan|pangan"
)
_HALAL = re.compile(r"halal")
_PERMIT = re.compile(
    r"p-?\s?irt|izin edar|\bbpom\b|\bmd \d|\bsppirt|sertifikat produksi pangan|\bnkv\b|izin (?:produksi "
    r")?pangan"
)
_PAPER = (
    r"(?:(?:sertifikat|sertifikasi|label|izin|nomor|surat|keterangan|dokumen) )*(?:halal|p-?\s?irt|izin "
    r"edar|bpom|sppirt)"
)
_LACKS = re.compile(
    rf"(?:belum|tidak|tiada|belum pernah)(?: (?:juga|sempat|ada|memiliki|mempunyai|punya|mengantongi|"
    rf"memegang|mengurus|bersertifikat|dilengkapi|mendapat\w*|memperoleh|ber|tercantum|perlu|wajib|diwajibkan|"
    rf"disyaratkan|memerlukan|harus|dengan))+ {_PAPER}"
    rf"|\btanpa (?:\w+ )?{_PAPER}|{_PAPER}[^.;]{{0,40}}\b(?:belum (?:ada|terbit|dimiliki|keluar|diurus|"
    rf"jadi|selesai|punya)|menyusul|tidak (?:ada|dimiliki|diperlukan|wajib|perlu|menjadi syarat|disyaratkan|"
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
        underway = re.search(r"menyusul|proses|diurus|akan|paling lambat|selambat", lacking.plain)
        level = Level.RED if due and not underway else Level.YELLOW
        yield finding(level, Kind.PERMITS, "lacking", lacking)
        return
    food = next((each for each in words if _FOOD.search(each.plain)), None)
    if food is None:
        return
    halal = next((each for each in words if _HALAL.search(each.plain)), None)
    permit = next((each for each in words if _PERMIT.search(each.plain)), None)
    yield _told(food, halal, permit)


def _told(food: Sentence, halal: Sentence | None, permit: Sentence | None) -> TextFinding:
    if halal and permit:
        return finding(Level.GREEN, Kind.PERMITS, "present", halal)
    missing = "silent" if not halal and not permit else "halal" if not halal else "permit"
    return finding(Level.YELLOW, Kind.PERMITS, missing, food)


def _lacks(each: Sentence) -> bool:
    hit = _LACKS.search(each.plain)
    return bool(hit) and not _SHALL_NOT.search(each.plain)
