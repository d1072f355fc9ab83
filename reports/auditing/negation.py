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
_DISCLAIMS = re.compile(
    r"\b(?:tiada|tidak ada|tidak|bukan|takkan) (?:satu ?pun|seorang ?pun|sepatah) (?:ketentuan|bagian|pihak|hal|pasal|"
    r"klausul\w*|kata|kalimat|dari|isi)\b|\btidak sekali-kali\b|"
    r"\b(?:tiada|tidak ada) (?:\w+ ){0,2}?(?:ketentuan|bagian|hal|klausul\w*|pasal|isi|kata|kalimat|maksud|pengalihan|"
    r"penyerahan)\b|"
    r"\b(?:tidak|bukan|jangan) (?:dapat |boleh |bisa |untuk |akan |dimaksudkan |pernah )*(?:ditafsirkan|diartikan|"
    r"dimaknai|dibaca|dianggap|diperlakukan|dimaksudkan|berarti|merupakan|menjadikan|mengakibatkan|menyebabkan|"
    r"menimbulkan) (?:\w+ ){0,4}?(?:pengalihan|peralihan|penyerahan|beralih|perpindahan|kepemilikan|penguasaan|"
    r"pengambilalihan)"
)


def disclaims(plain: str) -> bool:
    """Whether a sentence as a whole says that something is not so: "tiada satu pun ketentuan yang …"."""
    return bool(_DISCLAIMS.search(plain))


def denied(plain: str, start: int, end: int) -> bool:
    """Whether what stands from start to end is denied there or by the words before it in the same clause."""
    before = _CONDITION.sub(" ", _TURN.split(plain[max(0, start - _REACH) : start])[-1])
    within = plain[start:end]
    without = _WITHOUT.search(before.rpartition(",")[2])
    return bool(_DENIES.search(before) or without or _DENIES.search(within))
