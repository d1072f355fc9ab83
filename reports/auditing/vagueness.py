"""Words that say a thing without saying it: "akan diatur kemudian", "sebagaimana mestinya", "jika memungkinkan"."""

from __future__ import annotations

import re

_DECIDED = (
    r"(?:tentukan|tetapkan|sepakati|atur|bicarakan|rundingkan|bahas|putuskan|pikir|pikirkan|susun|susulkan|buat|"
    r"siapkan|"
    r"rinci|umumkan|kabarkan|informasikan|sampaikan|rapatkan|tuangkan|pastikan)"
)
_LATER = (
    rf"\b(?:(?:akan |baru |masih |kita |kami )*(?:di)?{_DECIDED}|menyusul|diputus)(?:\s+[\w-]+){{0,5}}? (?:mendatang|"
    rf"sambil (?:ber)?jalan|seiring (?:ber)?jalan|kelak|lain kali|belakangan|kemudian|nanti)|(?:nanti|kelak) "
    rf"(?:saja |baru )?"
    rf"(?:di)?{_DECIDED}|"
    rf"(?:belum|tidak|tak) (?:di)?{_DECIDED} (?:dulu|dahulu|sekarang|dalam rapat)|belum (?:di)?{_DECIDED}\b|"
    rf"yang (?:masih |baru )?akan (?:di)?{_DECIDED}\b|"
    r"\b(?:tbc|tba|tbd|to be (?:confirmed|determined|advised|decided))\b|"
    r"(?:akan |dapat |bisa |masih akan )?(?:di)?(?:tentukan|tetapkan|sepakati|atur|bicarakan|rundingkan|"
    r"beritahukan|bahas|"
    r"tuangkan|musyawarahkan|infokan|susun|rinci|perinci|sesuaikan)(?:\s+\w+){0,6}? (?:kemudian|belakangan|di "
    r"kemudian hari|nanti|"
    r"tersendiri|pada waktunya|menyusul|lebih lanjut|di lain waktu)|kemudian hari|menyusul\b|belum (?:ditentukan|"
    r"disepakati|"
    r"ditetapkan|diatur)|nanti (?:menyesuaikan|dibicarakan|diatur|saja|dibahas|ditentukan)|(?:lihat|tergantung) nanti|"
    r"akan (?:diatur|ditentukan|dibicarakan|disampaikan|diinformasikan|ditetapkan|dibahas)\b(?! bersama)"
)
_AS_IT_IS = (
    r"sebagaimana (?:mestinya|lazimnya|layaknya|biasanya|umumnya)|selayaknya|sewajarnya|sepantasnya|secara "
    r"(?:wajar|umum|layak|"
    r"patut|adil|pantas|baik)|(?:sesuai|menurut|mengikuti|berdasarkan) (?:dengan )?(?:kelaziman|kebiasaan|"
    r"kepatutan|keadaan|"
    r"itikad baik|asas|kemampuan|kondisi|perkembangan|situasi|kepantasan|keperluan)|saling (?:menguntungkan|"
    r"percaya|pengertian|"
    r"membantu|memahami)|itikad baik|(?:dianggap|dipandang|dirasa) (?:perlu|baik|cukup|patut)|(?:apabila|bila|jika|"
    r"kalau) "
    r"(?:diperlukan|perlu|memungkinkan|dimungkinkan|dibutuhkan|ada (?:waktu|dana|anggaran)|dianggap perlu|"
    r"dipandang perlu|sempat)|"
    r"(?:apabila|bila|jika|kalau|sepanjang|selama|asal) (?:\w+ ){0,3}?(?:anggaran|dana|biaya|waktu|kas)(?:nya)? "
    r"(?:\w+ )?(?:tersedia|ada|memungkinkan|mencukupi|cukup|longgar)|semoga|mudah-mudahan|diharapkan|percaya saja|"
    r"berupaya|berusaha|sedapat mungkin|sebisanya|semampunya|seadanya|"
    r"selama (?:both|para pihak|masih)[^.;]{0,30}(?:membutuhkan|memerlukan|menguntungkan|cocok|berkenan)|pada "
    r"prinsipnya|"
    r"bilamana perlu|atas dasar kekeluargaan saja|(?:bidang|usaha|tugas|tanggung jawab|hak|fungsi)(?:nya)? (?:both|"
    r"masing-masing)|"
    r"segala (?:usaha|kegiatan|bidang|hal)|berbagai (?:bidang|hal|kegiatan)|segala sesuatu"
)
_BY_LAW = (
    r"(?:mengikuti|sesuai|menurut|berdasarkan|tunduk|mengacu|sebagaimana) (?:dengan |pada |kepada |diatur "
    r")?(?:dalam |di )?(?:ketentuan |aturan )?(?:peraturan|hukum|undang-undang|perundang)"
)
VAGUE = re.compile(rf"{_LATER}|{_AS_IT_IS}|{_BY_LAW}")
LATER = re.compile(_LATER)


def vague(plain: str) -> bool:
    """Tell whether a sentence leaves open what it speaks of."""
    return bool(VAGUE.search(plain))
