"""Who pays a fine."""

from __future__ import annotations

import re

from reports.auditing.findings import Found, Kind, Level
from reports.auditing.sentences import Draft, Sentence, finding

_FINE = re.compile(
    r"\bdenda\b|\bpenalti\b|\bpinalti\b|\bpenalty\b|didenda|kena potong|uang paksa|\bsanksi|(?:biaya|"
    r"bunga|ongkos|uang) (?:keterlambatan|ganti)|hukuman|"
    r"(?:terlambat|keterlambatan|kekurangan|kurang|gagal|lalai|meleset|lewat|mundur|melanggar|pelanggaran)[^.;]{0"
    r",110}(?:dipotong|potongan|pemotongan|ganti (?:rugi|kerugian)|mengganti|kompensasi|hangus|dikurangi|"
    r"membayar (?:rp|uang|sebesar|tambahan|\d)|bayar rp)|"
    r"(?:dipotong|potongan|pemotongan|ganti (?:rugi|kerugian)|kompensasi|dikurangi|membayar (?:rp|uang|"
    r"sebesar|tambahan|\d)[^.;]{0,30})[^.;]{0,70}(?:terlambat|keterlambatan|kekurangan|gagal|lalai|meleset|"
    r"melanggar|pelanggaran)"
)
_SMALL_FAILS = re.compile(
    r"(?:keterlambatan|terlambat|kegagalan|gagal|kekurangan|lalai|kelalaian|telat|mundur|lewat)[^.;]{0,40}(?:peng"
    r"iriman|penyerahan|pasokan|memasok|menyerahkan|mengirim|setor\w*|menyetor|panen|produksi|kiriman|"
    r"kirim|datang|pengerjaan|menyelesaikan|penyelesaian|selesai|volume|jumlah|mutu|barang)|(?:pengiriman|"
    r"penyerahan|kiriman|setoran|barang|produk|pekerjaan|panen)[^.;]{0,40}(?:terlambat|kurang|tidak sesuai|"
    r"meleset|lewat|mundur)"
)
_LARGE_FAILS = re.compile(
    r"(?:keterlambatan|terlambat|lalai|kelalaian|telat|menunggak|gagal)[^.;]{0,40}(?:pembayaran|membayar|"
    r"pelunasan|melunasi|bayar|mengambil|pengambilan|menjemput|penjemputan)|(?:pembayaran|pengambilan)[^.;]{0,25}"
    r"(?:terlambat|lewat|telat|melewati)"
)
_FINING = re.compile(
    r"(?:wajib |harus |akan |untuk )?(?:membayar|bayar|dibayar\w*)(?: \w+){0,3}? (?:denda|"
    r"penalti|pinalti|sanksi|ganti)"
)
_PAYER = re.compile(
    r"\b(?:mengenakan|menjatuhkan|memotong|membebankan|memungut|menagih)\b[^.;]{0,30}\b(?:denda|penalti|"
    r"sanksi)\b[^.;]{0,30}\b(?:kepada|terhadap|dari|pada) (small|large)|\bdenda\b[^.;]{0,80}\b(?:dibebankan|"
    r"dikenakan|dikenai|dijatuhkan|ditagihkan|ditanggung|dibayar|dipotong\w*)\b[^.;]{0,25}\b(?:kepada|"
    r"terhadap|dari|pada|oleh) (?:\w+ ){0,2}?(small|large)"
)


def penalty(draft: Draft) -> Found:
    """Judge whether a fine for the small side stands alone."""
    fines = [
        each
        for each in draft.sentences
        if _FINE.search(each.plain) and not (each.title or each.closing) and not _no_fine(each.plain)
    ]
    of_small = [each for each in fines if _pays(each) == "small"]
    of_large = [each for each in fines if _pays(each) in ("large", "both") and not _no_fine_for_large(each.plain)]
    freed = any(_no_fine_for_large(each.plain) for each in draft.clauses)
    if of_small and (freed or not (of_large or _likewise(draft))):
        plainly = next(
            (
                each
                for each in of_small
                if re.search(r"denda|penalti|pinalti|sanksi", each.plain) and "small" in each.plain
            ),
            None,
        )
        level = Level.RED if plainly else Level.YELLOW
        yield finding(level, Kind.PENALTY, "small_only" if plainly else "maybe", plainly or of_small[0])
    elif fines and not of_large and not _likewise(draft):
        yield finding(Level.YELLOW, Kind.PENALTY, "maybe", fines[0])


def _likewise(draft: Draft) -> bool:
    """Whether a fine is said to hold for the large side too, or for whoever pays late."""
    return any(
        re.search(
            r"(?:denda|penalti|sanksi|besaran|ketentuan|hal) (?:yang )?(?:sama|serupa|setara)|berlaku "
            r"(?:juga|pula|sebaliknya)|demikian (?:juga|pula)|sebaliknya",
            each.plain,
        )
        and re.search(r"large|pembayaran|both", each.plain)
        for each in draft.said
    )


def _no_fine(plain: str) -> bool:
    return bool(
        re.search(
            r"tidak didenda|(?:tidak (?:\w+ ){0,3}?(?:dikenakan|dikenai|membayar|dibebani|ada|akan|diberlakukan)|"
            r"tanpa|bebas|dibebaskan dari)\s*(?:\w+ ){0,2}?(?:denda|penalti|sanksi)",
            plain,
        )
    )


def _no_fine_for_large(plain: str) -> bool:
    return bool(
        re.search(
            r"\blarge\b[^.;]{0,60}(?:tidak (?:\w+ ){0,3}?(?:dikenakan|dikenai|membayar|dibebani)|bebas dari|"
            r"dibebaskan dari)[^.;]{0,20}(?:denda|penalti|sanksi)",
            plain,
        )
    )


def _pays(each: Sentence) -> str:
    """Who is fined: the side named as paying, else whose failure it is."""
    plain = _FINING.sub(" denda ", each.plain)
    if re.search(
        r"\blarge\b[^.;]{0,40}\b(?:mengenakan|memungut|memotong|menjatuhkan|menagih|memberlakukan|meminta|"
        r"menuntut|menerima|menahan)\b[^.;]{0,40}\b(?:denda|penalti|sanksi|potong|ganti|pembayaran|kompensasi|"
        r"tagihan)|denda[^.;]{0,60} (?:kepada|bagi|untuk) large\b",
        each.plain,
    ) and not re.search(r"(?:kelalaian|keterlambatan|pelanggaran) (?:oleh )?large", plain):
        return "small"
    if re.search(r"\bboth\b|sebaliknya|pihak yang", plain):
        return "both"
    sides = set(re.findall(r"\b(?:large|small)\b", plain))
    payer = _PAYER.search(each.plain) or re.search(
        r"\b(large|small)\b[^.;]{0,70}?\b(?:dikenakan|dikenai|membayar|wajib membayar|didenda|terkena|"
        r"mendapat|dibebani|dijatuhi|menanggung)\b",
        plain,
    )
    fails_small = bool(_SMALL_FAILS.search(plain)) or bool(
        re.search(
            r"\bsmall\b[^.;]{0,50}(?:terlambat|lalai|gagal|telat|tidak|kurang|melanggar|meleset|lewat|mundur)", plain
        )
    )
    fails_large = bool(_LARGE_FAILS.search(plain)) or bool(
        re.search(r"\blarge\b[^.;]{0,50}(?:terlambat|lalai|gagal|telat)", plain)
    )
    if fails_small and fails_large:
        return "both"
    if (fails_large and "small" not in sides) or (sides == {"large"} and not fails_small):
        return "large"
    if payer:
        return str(next(filter(None, payer.groups())))
    if fails_large:
        return "large"
    return "small" if fails_small or sides == {"small"} else ""
