"""How long the agreement lasts, and who settles a quarrel about it: two of the statutory contents."""

from __future__ import annotations

import re
from itertools import pairwise

from reports.auditing.dates import NUMBER_WORDS, dates_in
from reports.auditing.findings import Found, Kind, Level, TextFinding
from reports.auditing.sentences import Draft, Sentence, finding
from reports.auditing.topics import Topic
from reports.auditing.vagueness import vague

_AGREEMENT = (
    r"(?:bekerja ?sama|bermitra|perjanjian|kemitraan|kerja ?sama|kontrak|kesepakatan|ikatan|surat|jangka waktu|"
    r"masa berlaku|"
    r"kesepahaman|keagenan|penunjukan|kerjanya)"
)
_NUMBER = rf"(?:\d+|{NUMBER_WORDS})"
_SPAN = (
    r"(?:tahun|bulan|musim(?: tanam| panen| giling)?|siklus|periode|semester|minggu|kali panen|masa (?:tanam|"
    r"panen)|th|bln)"
)
_LASTS = re.compile(
    rf"(?<!\w)(?:{_NUMBER}\s*(?:\([^)]*\)\s*)?(?:kali |x )?{_SPAN}|se(?:tahun|bulan|musim|windu)|satu musim|semusim)\b"
    r"(?!\s*(?:\w+ ){0,2}?(?:setelah|sesudah|sebelum|sejak berakhirnya|terakhir|berturut|sekali))"
)
_UNTIL = re.compile(r"selesai|habis|tutup|usai|sampai|hingga|s/d|s\.d|berakhir|\bsd\b|-|rampung|purna")
OPEN_END = re.compile(
    r"(?:waktu|jangka|masa|batas|\blama\w*)[^.;]{0,30}(?:tidak|tak|belum) (?:di)?(?:tentukan|batasi|terbatas|"
    r"tetapkan)|tanpa "
    r"batas waktu|"
    r"tidak (?:ada|mengenal) (?:batas|jangka) waktu|selama (?:both|para pihak|keduanya|masih|small|"
    r"large)[^.;]{0,50}(?:butuh|perlu|cocok|"
    r"menguntungkan|menghendaki|berkenan|berjalan|membutuhkan|memerlukan)|sampai (?:\w+ ){0,3}?(?:bosan|tidak kuat|"
    r"ada yang|large "
    r"(?:menyatakan|tidak)|salah satu|ada pemberitahuan|waktu yang tidak|dicabut|diakhiri)|seterusnya|selamanya|"
    r"selama-lamanya|"
    r"sampai (?:batas )?waktu yang (?:belum|akan|tidak)"
)
_NOT_THE_TERM = re.compile(
    r"pembayaran|membayar|dibayar|rahasia|garansi|angsuran|cicilan|pinjaman|pelatihan|bimbingan|denda|kahar|"
    r"memaksa|peringatan|"
    r"teguran|evaluasi|ditinjau|peninjauan|perselisihan|sengketa|musyawarah|pertemuan|kunjungan|laporan|sertifikat|"
    r"izin edar|umur|"
    r"kedaluwarsa|pemberitahuan|undang-undang|peraturan|(?:setelah|sesudah|sejak) (?:\w+ ){0,3}?berakhir|kursus|"
    r"kali setahun|setiap|"
    r"kapasitas|\bton\b|\bkg\b|harga"
)
_RENEWS = re.compile(r"(?:diperpanjang|perpanjangan|memperpanjang|disambung|dilanjutkan)[^.;]*")
_QUARREL = re.compile(
    r"perselisihan|sengketa|diperselisihkan|berselisih|\bselisih\b(?! (?:harga|jumlah|bobot|timbang|berat|hasil))|"
    r"selisih (?:paham|pendapat)|(?:per)?beda(?:an)? (?:pendapat|penafsiran|paham|"
    r"tafsir)|silang pendapat|ketidaksepahaman|ketidaksepakatan|konflik|perkara|persengketaan|salah paham|"
    r"ketidakcocokan|"
    r"bertengkar|pertengkaran|percekcokan|cekcok|masalah|permasalahan|dispute"
)
_WAY = re.compile(
    r"musyawarah|mufakat|pengadilan|arbitrase|mediasi|dibicarakan|rembug|rembuk|kekeluargaan|\bbani\b|dirundingkan|"
    r"mediator|"
    r"domisili hukum|menengahi|penengah|duduk bersama|perundingan|secara damai|negosiasi|mediate|court"
)
_FORUM = re.compile(
    r"pengadilan|arbitrase|\bbani\b|mediasi|mediator|domisili hukum|kepaniteraan|jalur hukum|\bpn\b|kppu|bpsk|"
    r"menengahi|penengah|court"
)


_IN_THE_END = r"(?:pengadilan|arbitrase|\bbani\b|\bpn\b|mediasi)"
_STEPS = re.compile(
    rf"(?:musyawarah|rembu[gk]\w*|mediasi|kekeluargaan|runding\w*|bicara\w*|rapat)\b.*{_IN_THE_END}|"
    r"(?:kalau|bila|jika|apabila|lalu|kemudian|terakhir|akhirnya|lanjut|mentok|gagal|buntu|tak \w+|tidak \w+)\b"
    rf"[^.;]*{_IN_THE_END}"
)
"""One step after the other leads to a forum: that is a way to settle, whatever the quarrel is called."""


def term(draft: Draft) -> TextFinding:
    """Judge whether the end of the agreement can be told."""
    under = [each for each in draft.said if each.topic is Topic.TERM and not each.opening]
    for each in (*under, *draft.said):
        if _says_term(each) or _spans(each):
            return finding(Level.GREEN, Kind.TERM, "present", each)
    open_end = next((each for each in (*under, *draft.said) if OPEN_END.search(each.plain) and _about(each)), None)
    if open_end:
        return finding(Level.RED, Kind.TERM, "open", open_end)
    valid = next((each for each in draft.said if re.search(
        rf"{_AGREEMENT}[^.;]{{0,40}}\b(?:berlaku|berjalan|mengikat)\b", each.plain)), None)
    hint = next((each for each in draft.said if _lasts(each)), None)
    if hint and not under:
        return finding(Level.YELLOW, Kind.TERM, "unclear", hint)
    return finding(Level.RED, Kind.TERM, "open" if under or valid else "missing", under[0] if under else valid)


def _lasts(each: Sentence) -> bool:
    return not each.topic and bool(_LASTS.search(each.plain)) and not _NOT_THE_TERM.search(each.plain)


def _about(each: Sentence) -> bool:
    return each.topic is Topic.TERM or bool(re.search(rf"{_AGREEMENT}|^lama", each.plain))


def _spans(each: Sentence) -> bool:
    """From one day to another, a month apart or more: a term, whatever it is called."""
    for one, other in pairwise(dates_in(each.plain)):
        start, end = one.first(), other.last()
        joined = _UNTIL.search(each.plain[one.end : other.start])
        if start and end and joined and abs((end - start).days) >= 27:
            return True
    return False


def _says_term(each: Sentence) -> bool:
    words = _RENEWS.sub(" ", each.plain)
    if each.topic is Topic.TERM and not OPEN_END.search(words) and not re.search(
        r"sebelum|surat|pemberitahuan|berhenti|kabar|mundur|teguran|evaluasi|ditinjau|hari", words):
        return bool(_LASTS.search(words) or (_UNTIL.search(words) and (dates_in(words) or _LOOSE.search(words))))
    about = re.search(
        rf"\b{_AGREEMENT}|^berlaku|^masa|^lama|^periode|^waktu|^umur|\bboth\b (?:bekerja|jalan|bermitra|terikat|"
        rf"sepakat)", words)
    if not about or (each.topic and each.topic not in (Topic.TERM, Topic.OTHER, Topic.ACTIVITY, Topic.ENDING)):
        return False
    rest = words[about.start() :]
    ends = [hit.start() for hit in _LASTS.finditer(rest)]
    if _UNTIL.search(rest):
        ends.extend(written.start for written in dates_in(rest))
    ends.extend(hit.start() for hit in _LOOSE.finditer(rest))
    return any(_VALID.search(rest[: end + 12]) and not _NOT_THE_TERM.search(rest[:end]) for end in ends)


_VALID = re.compile(
    r":|untuk|dari|periode|berlaku|mengikat|selesai|tutup|umur|jalan|"
    r"jangka waktu|masa|selama|berjalan|berlangsung|berakhir|mulai|terhitung|sampai|"
    r"hingga|lama"
)
_LOOSE = re.compile(
    r"(?:sampai|hingga|selama|akhir|awal) (?:\w+ ){0,3}?(?:musim|panen|siklus|giling|pekerjaan selesai|target|"
    r"triwulan|semester|20\d\d)"
)


def disputes(draft: Draft) -> TextFinding:
    """Judge whether a quarrel is settled in a stated way, and where in the end."""
    about = [each for each in draft.said if each.topic is Topic.DISPUTES or _QUARREL.search(each.plain)]
    ways = [each for each in about if _WAY.search(each.plain)]
    forum = next((each for each in draft.said if _FORUM.search(each.plain) and (each in about or not each.topic)), None)
    if ways and forum:
        return finding(Level.GREEN, Kind.DISPUTES, "present", forum)
    if ways:
        return finding(Level.YELLOW, Kind.DISPUTES, "no_forum", ways[0])
    if forum and _STEPS.search(forum.plain):
        return finding(Level.GREEN, Kind.DISPUTES, "present", forum)
    if forum:
        return finding(Level.YELLOW, Kind.DISPUTES, "unclear", forum)
    told = next(
        (each for each in about if each.topic is Topic.DISPUTES or vague(each.plain) or "selesai" in each.plain), None
    )
    return finding(Level.RED, Kind.DISPUTES, "vague" if told else "missing", told)


def lasting(draft: Draft) -> Found:
    """Judge both."""
    yield term(draft)
    yield disputes(draft)
