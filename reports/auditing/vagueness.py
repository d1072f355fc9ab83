"""Words that say a thing without saying it: "akan diatur kemudian", "sebagaimana mestinya", "jika memungkinkan"."""

from __future__ import annotations

import re

_LATER = (
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
    r"semoga|mudah-mudahan|diharapkan|percaya saja|berupaya|berusaha|sedapat mungkin|sebisanya|semampunya|seadanya|"
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
