"""Whether a sentence says a thing or denies it."""

from __future__ import annotations

import re

# who may not object, or need not ask, is not protected by that "tidak"
_OBJECTS = (
    r"keberatan|terbatas|hanya|dapat diganggu|perlu|memerlukan|membutuhkan|harus|usah|mensyaratkan|tergantung|"
    r"bergantung|"
    r"(?:dapat |boleh |berhak |akan |diperkenankan |bisa |berwenang )?(?:untuk )?(?:menolak|menuntut|"
    r"mengajukan|menggugat|menawar|membantah|protes|"
    r"mempersoalkan|mempermasalahkan|keberatan|ikut|turut|dilibatkan|meminta (?:persetujuan|izin|penjelasan|"
    r"ganti|kompensasi|alasan)|membatalkan penetapan|mencampuri|menerima alasan|diminta)"
)
_DENIES = re.compile(
    rf"\b(?:tidak(?! (?:{_OBJECTS}))|tidaklah|dilarang|larangan|bukan(?:lah)?(?! hanya)|belum|jangan|"
    rf"terlarang|tanpa hak|mencegah|menghindari|"
    r"kecuali(?! (?:atas|dengan)? ?(?:persetujuan|izin) (?:tertulis )?(?:dari )?large))\b"
)
_WITHOUT = re.compile(
    r"\btanpa (?!persetujuan|pemberitahuan|musyawarah|kesepakatan|memberi|harus|perlu|izin|berunding|"
    r"alasan|ganti|kompensasi|syarat|batas|peringatan|menunggu|melalui|sepengetahuan|terlebih|memerlukan|"
    r"dapat|ada persetujuan|adanya|rundingan|konsultasi|kewajiban)"
)
_TURN = re.compile(
    r"[;:]|, (?:tetapi|namun|sedangkan|melainkan|akan tetapi|dan (?:large|small|both))\b|\b(?:tetapi|"
    r"namun|melainkan|sedangkan|sementara itu|adapun)\b"
)
# "apabila tidak ada pemberitahuan, perjanjian diperpanjang": the condition denies nothing of what follows
_CONDITION = re.compile(
    r"\b(?:apabila|jika|bila|bilamana|kalau|selama|sepanjang|dalam hal|sampai|karena|walaupun|meskipun|"
    r"sekalipun)\b[^,]*,"
)
_REACH = 110


def denied(plain: str, start: int, end: int) -> bool:
    """Whether what stands from start to end is denied there or by the words before it in the same clause."""
    before = _CONDITION.sub(" ", _TURN.split(plain[max(0, start - _REACH) : start])[-1])
    within = plain[start:end]
    return bool(_DENIES.search(before) or _WITHOUT.search(before) or _DENIES.search(within))


_AGREED = re.compile(
    r"kesepakatan|disepakati|sepakat|persetujuan|disetujui|bersama(?!-sama dengan invoice)|musyawarah|"
    r"mufakat|dirunding\w*|perundingan|negosiasi|"
    r"\bboth\b|berita acara|adendum|addendum|konsultasi|ditandatangani (?:large dan small|both)"
)
_NOT_ASKED = re.compile(
    r"(?:tanpa|tidak (?:perlu|memerlukan|membutuhkan|harus|usah|wajib|mensyaratkan|mengharuskan|bergantung "
    r"pada|tergantung pada)|"
    r"(?:meskipun|walaupun|sekalipun|biarpun|kendati) (?:\w+ ){0,3}?(?:tidak|belum|tanpa)|tidak (?:dapat "
    r")?(?:di)?(?:musyawarah|runding)\w*|ada atau tidak(?: ada)?(?:nya)?)"
    r"\s*(?:\w+ ){0,6}?(?:kesepakatan|persetujuan|musyawarah|perundingan|negosiasi|disetujui|disepakati|"
    r"sepakat|konsultasi|dirundingkan|berunding|setuju|izin|berita acara|dimusyawarahkan)?"
)


def agreed(plain: str) -> bool:
    """Whether a sentence asks for the consent of both sides; "tanpa persetujuan" does not."""
    return bool(_AGREED.search(_NOT_ASKED.sub(" ", plain)))


def unasked(plain: str) -> bool:
    """Whether a sentence says that somebody need not be asked or told."""
    return bool(
        re.search(
            r"sepihak|sewaktu-waktu|sewaktu waktu|setiap (?:saat|waktu)|kapan (?:saja|pun)|tanpa (?:\w+ "
            r"){0,3}?(?:persetujuan|pemberitahuan|musyawarah|"
            r"alasan|kesepakatan|berunding|konsultasi|ganti|kompensasi|memberitahu\w*|izin|peringatan)|sepenuhnya|"
            r"mutlak|tidak dapat diganggu gugat|tidak perlu|tidak wajib memberi|"
            r"kebijaksanaan|kehendak|pertimbangan (?:sendiri|large)|semata-mata|bebas|hak penuh|keputusan "
            r"large|menurut large|tidak (?:dapat|boleh|berhak) (?:menolak|mengajukan|menawar|keberatan)",
            plain,
        )
    )
