"""The five contents that the statute asks for, and the ban on owning or controlling the partner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reports.auditing.dates import NUMBER_WORDS, dates_in
from reports.auditing.findings import Kind, Level, TextFinding
from reports.auditing.negation import denied
from reports.auditing.sentences import Draft, Sentence, finding

_ACTIVITY_HEAD = re.compile(
    r"ruang ?lingkup|lingkup|kegiatan|objek|pokok (?:perjanjian|kerja)|jenis (?:usaha|barang|pekerjaan|"
    r"produk|kerja ?sama)|bidang usaha|"
    r"bentuk kerja ?sama|pola (?:kerja ?sama|kemitraan)|pekerjaan yang|\bpekerjaan$|barang yang|isi kerja "
    r"?sama|apa yang dikerjakan"
)
_ACTIVITY = re.compile(
    r"(?:kegiatan usaha|kegiatan kemitraan|ruang lingkup|lingkup (?:kerja ?sama|perjanjian|kemitraan|"
    r"pekerjaan)|objek (?:perjanjian|kerja ?sama|kemitraan)|bidang usaha)"
    r"[^.;]{0,60}?(?:adalah|meliputi|ialah|berupa|mencakup|yaitu|yakni|:|terdiri|dalam|di bidang|antara "
    r"lain|dijalankan)"
    r"|(?:bekerja ?sama|kerja ?sama|bermitra|kemitraan|mengikatkan diri|bermufakat)[^.;]{0,45}?\b(?:dalam "
    r"(?:bidang|hal|usaha|kegiatan|rangka|pengadaan|budi|penyediaan|produksi|pemasokan|pemasaran|pengolahan|"
    r"pengerjaan)|di bidang|untuk (?:usaha|mem|men|budi|penye|peng|pema)|berupa|pada bidang|mengenai|"
    r"tentang|membudi|mem(?:produksi|asok|asarkan|buat)\w*|mengusahakan|(?:jual beli|pemasokan|pengadaan|"
    r"budi ?daya|penyediaan|pengolahan|penjualan) \w+)\b"
)
_NOT_WHAT = re.compile(
    r"\bbahwa\b[^.;]{0,60}(?:bergerak|adalah (?:perusahaan|pelaku))|undang-undang|peraturan|dilarang|"
    r"perselisihan|berakhir|diakhiri"
)
_WORKS = (
    r"(?:memelihara|memasok|menanam|memproduksi|mengerjakan|menjahit|membuat|mengolah|membudidayakan|"
    r"menyediakan|memasarkan|menyalurkan|menjual(?:kan)?|mengirim(?:kan)?|menyetor(?:kan)?|"
    r"mempercayakan|memesan|menyanggupi|menghasilkan|mengusahakan|menyerahkan (?:pekerjaan|pengerjaan|"
    r"pemeliharaan)|menunjuk|memberi(?:kan)? (?:pekerjaan|order|hak)|membeli|mensuplai|menyuplai|menganyam|"
    r"merakit|menggarap|membesarkan|menampung)"
)
_DOES = re.compile(
    rf"\b(?:large|small|both)\b(?: (?:akan|sanggup|bersedia|setuju|sepakat|setiap \w+|tiap \w+|menyanggupi|"
    rf"untuk|dan|juga))*\s+{_WORKS}\s+(?!pembayaran|laporan|bukti|salinan|jaminan|sertifikat|denda|kerugian|"
    rf"pelatihan|bimbingan)\w+"
)
_WORKS_ON = re.compile(
    rf"\b{_WORKS}\s+\w+|\b(?:dipasok|dikirim|disetor|dikerjakan|diproduksi|ditanam|dijahit|pasokan|pengadaan|"
    rf"pekerjaan|pemeliharaan|budi ?daya|penjualan)\b"
)
_DUTY_HEAD = re.compile(r"\bhak\b|\bperan\b|kewajiban|tanggung ?jawab|\btugas\b|wajib")
_DUTY = re.compile(
    r"(?:\bhak\b|berhak|kewajiban|berkewajiban|wajib|harus|bertugas|bertanggung ?jawab|bersedia|sanggup|"
    r"berjanji|tugas)"
)
_BOILERPLATE = re.compile(
    r"(?:hak dan kewajiban|hak (?:maupun|atau) kewajiban|segala kewajiban|seluruh kewajiban|kewajiban[- "
    r"]kewajiban)[^.;]{0,60}(?:dialihkan|beralih|pengalihan|ahli waris|diselesaikan|timbul|belum selesai|"
    r"yang belum)|"
    r"(?:mengalihkan|dialihkan|pengalihan|penyelesaian|menyelesaikan|menghapus|membebaskan|tidak memenuhi|"
    r"melaksanakan|menjalankan|memenuhi)[^.;]{0,40}(?:hak dan kewajiban|kewajiban)|"
    r"kewajiban (?:yang )?(?:telah|sudah|belum|tertunggak)"
)
_HELP = re.compile(
    r"pelatihan|pembinaan|bimbingan|pendampingan|penyuluhan|pemberdayaan|\balih (?:teknologi|pengetahuan|"
    r"keterampilan|ketrampilan|ilmu)|magang|transfer (?:teknologi|pengetahuan)|"
    r"bantuan (?:teknis|teknik|modal|alat|peralatan|sarana|permodalan|pemasaran|manajemen|pendanaan|keuangan)|"
    r"\bmelatih|\bmembina|\bmembimbing|mendampingi|mengajar\w*|dilatih|dibina|dibimbing|didampingi|diajari|"
    r"peningkatan (?:mutu|kemampuan|keterampilan|ketrampilan|kapasitas|kualitas|pengetahuan|sdm|teknologi)|"
    r"pengembangan (?:usaha|kapasitas|sdm|sumber daya|kemampuan|keterampilan|produk|mitra|teknologi|manajemen|"
    r"pasar|small)|"
    r"meningkatkan (?:mutu|kemampuan|keterampilan|kapasitas|kualitas|pengetahuan|teknologi)|bentuk pengembangan|"
    r"pemagangan|kunjungan (?:teknis|lapangan|petugas|pembina\w*)|"
    r"akses (?:permodalan|pembiayaan|pasar)|pembekalan|lokakarya|workshop|kursus|menularkan|membantu "
    r"small|pengajaran|bengkel kerja|percontohan|demplot|studi banding|mengembangkan (?:usaha|kemampuan|"
    r"keterampilan|small)|penyediaan teknologi|fasilitasi|konsultasi usaha|penyuluh"
)
_WISH = re.compile(
    r"penafsiran|kelalaian|dalam rangka|undang-undang|peraturan|biaya (?:pelatihan|pembinaan) ditanggung "
    r"small|dinas|bertujuan|tujuan|maksud"
)
_AGREEMENT = (
    r"(?:bekerja ?sama|bermitra|perjanjian|kemitraan|kerja ?sama|kontrak|kesepakatan|ikatan|surat|jangka "
    r"waktu|masa berlaku|kesepahaman)"
)
_NUMBER = rf"(?:\d+|{NUMBER_WORDS}|se)"
_LASTS = re.compile(
    rf"(?<!\w)(?:{_NUMBER}\s*(?:\([^)]*\)\s*)?(?:kali |x )?(?:tahun|bulan|musim(?: tanam| panen| giling)?|"
    rf"siklus|periode|semester|minggu|kali panen|masa (?:tanam|panen))"
    r"|setahun|sebulan|semusim|satu musim)(?!\s*(?:\w+ ){0,2}?(?:setelah|sesudah|sebelum|sejak berakhirnya|"
    r"terakhir|berturut|sekali))"
)
_VALID = re.compile(
    r":|untuk|dari|periode|berlaku|jangka waktu|masa|selama|berjalan|berlangsung|berakhir|mulai|terhitung|"
    r"dibuat untuk|sampai|hingga|lamanya|lama|diadakan untuk"
)
_NOT_THE_TERM = re.compile(
    r"pembayaran|membayar|dibayar|rahasia|garansi|angsuran|cicilan|pinjaman|pelatihan|bimbingan|denda|"
    r"kahar|memaksa|peringatan|teguran|"
    r"evaluasi|ditinjau|peninjauan|perselisihan|sengketa|musyawarah|pertemuan|kunjungan|laporan|sertifikat|"
    r"izin edar|umur|kedaluwarsa|pemberitahuan|"
    r"(?:setelah|sesudah|sejak) (?:\w+ ){0,3}?berakhir"
)
_TERM_HEAD = re.compile(
    r"jangka waktu|^(?:\W|\d|pasal|bab|[ivx]+\b)*\bwaktu\s*$|masa berlaku|waktu (?:berlaku|perjanjian|"
    r"kerja ?sama)|lama(?:nya)? (?:kerja|perjanjian|kemitraan)|berlakunya|masa (?:kerja ?sama|kemitraan|"
    r"perjanjian|kontrak)|waktu pelaksanaan|jangka"
)
_UNTIL = re.compile(r"selesai|habis|tutup|usai|sampai|hingga|s/d|s\.d|berakhir|\bsd\b| - ")
_QUARREL = re.compile(
    r"perselisihan|sengketa|diperselisihkan|berselisih|selisih (?:paham|pendapat)|perbedaan (?:pendapat|"
    r"penafsiran|paham|tafsir)|beda pendapat|silang pendapat|"
    r"ketidaksepahaman|ketidaksepakatan|konflik|perkara|persengketaan|salah paham|ketidakcocokan|percekcokan|"
    r"cekcok|masalah|permasalahan"
)
_SETTLED = re.compile(
    r"diselesaikan|penyelesaian|menyelesaikan|musyawarah|mufakat|pengadilan|arbitrase|mediasi|dibicarakan|"
    r"rembug|rembuk|kekeluargaan|\bbani\b|dirundingkan|diputus|mediator|domisili hukum"
)
_FORUM = re.compile(
    r"pengadilan|arbitrase|\bbani\b|mediasi|mediator|mediatornya|domisili hukum|kepaniteraan|jalur hukum|"
    r"\bpn\b|kppu|bpsk|hukum yang berlaku"
)
_OF_COURT = re.compile(r"pengadilan negeri (?!yang|setempat|yg|$)\w+|\bpn \w+|arbitrase|\bbani\b|pengadilan \w+")


def contents(draft: Draft) -> Iterator[TextFinding]:
    """Judge the five contents."""
    yield _activity(draft)
    yield _duties(draft)
    yield _development(draft)
    yield _term(draft)
    yield _disputes(draft)


def _activity(draft: Draft) -> TextFinding:
    for each in draft.headings:
        if _ACTIVITY_HEAD.search(each.plain) and not each.opening:
            return finding(Level.GREEN, Kind.ACTIVITY, "present", each)
    for each in draft.said:
        if (
            _ACTIVITY.search(each.plain)
            and not _NOT_WHAT.search(each.plain)
            and not (each.opening and "bahwa" in each.plain)
        ):
            return finding(Level.GREEN, Kind.ACTIVITY, "present", each)
    for each in draft.said:
        if _DOES.search(each.plain) or _WORKS_ON.search(each.plain):
            return finding(Level.YELLOW, Kind.ACTIVITY, "unclear", each)
    return finding(Level.RED, Kind.ACTIVITY, "missing")


def _duties(draft: Draft) -> TextFinding:
    for each in draft.headings:
        if re.search(r"\bhak\b.*kewajiban|kewajiban.*\bhak\b", each.plain):
            return finding(Level.GREEN, Kind.DUTIES, "present", each)
    told = [each for each in draft.said if _DUTY.search(_BOILERPLATE.sub(" ", each.plain))]
    of = {side: [each for each in told if _bound(side, each)] for side in ("large", "small")}
    if of["large"] and of["small"] and len({*of["large"], *of["small"]}) >= 2:
        level = Level.GREEN if any("hak" in each.plain for each in told) and len(told) >= 4 else Level.YELLOW
        return finding(level, Kind.DUTIES, "present" if level is Level.GREEN else "unclear", of["small"][0])
    level = Level.YELLOW if told else Level.RED
    return finding(level, Kind.DUTIES, "missing" if level is Level.RED else "unclear", told[0] if told else None)


def _bound(side: str, each: Sentence) -> bool:
    plain = _BOILERPLATE.sub(" ", each.plain)
    return bool(
        re.search(
            rf"\b(?:{side}|both)\b[^.;]{{0,60}}{_DUTY.pattern}|{_DUTY.pattern}[^.;]{{0,25}}\b(?:{side}|both)\b", plain
        )
    )


def _development(draft: Draft) -> TextFinding:
    refused: Sentence | None = None
    for each in draft.clauses:
        for hit in _HELP.finditer(each.plain):
            if denied(each.plain, hit.start(), hit.end()):
                refused = each
            elif not _WISH.search(each.plain[: hit.start()][-60:]):
                return finding(Level.GREEN, Kind.DEVELOPMENT, "present", each)
    return finding(Level.RED, Kind.DEVELOPMENT, "refused" if refused else "missing", refused)


def _term(draft: Draft) -> TextFinding:
    hints: list[Sentence] = []
    for each in draft.said:
        if _says_term(each) or _spans(each):
            return finding(Level.GREEN, Kind.TERM, "present", each)
        if _open_ended(each) or (_LASTS.search(each.plain) and not _NOT_THE_TERM.search(each.plain)):
            hints.append(each)
    lasting = [each for each in hints if _LASTS.search(each.plain) and not re.search(r"perpanjang|sebelum", each.plain)]
    if lasting:
        return finding(Level.YELLOW, Kind.TERM, "unclear", lasting[0])
    return finding(Level.RED, Kind.TERM, "open" if hints else "missing", hints[0] if hints else None)


def _open_ended(each: Sentence) -> bool:
    return bool(re.search(rf"{_AGREEMENT}[^.;]{{0,40}}\b(?:berlaku|berjalan|mengikat)\b", each.plain))


def _spans(each: Sentence) -> bool:
    """From one day to another, a month apart or more: a term, whatever it is called."""
    found = dates_in(each.plain)
    for one, other in pairwise(found):
        start, end = one.first(), other.last()
        joined = re.search(
            r"sampai|hingga|s/d|s\.d|\bsd\b|selesai|berakhir|habis|tutup|usai|-", each.plain[one.end : other.start]
        )
        if start and end and joined and abs((end - start).days) >= 27:
            return True
    return False


def _says_term(each: Sentence) -> bool:
    words = re.sub(r"(?:diperpanjang|perpanjangan|memperpanjang)[^.;]*", " ", each.plain)
    if _TERM_HEAD.search(each.heading) and (_LASTS.search(words) or (_UNTIL.search(words) and dates_in(words))):
        return True
    about = re.search(
        rf"\b{_AGREEMENT}|^berlaku|^masa|^lama|^periode|^waktu|\bboth\b (?:bekerja|bermitra|terikat|sepakat)", words
    )
    if not about:
        return False
    rest = words[about.start() :]
    ends = [hit.start() for hit in _LASTS.finditer(rest)]
    if _UNTIL.search(rest):
        ends.extend(written.start for written in dates_in(rest))
    loose = re.search(
        r"(?:sampai|hingga|selama) (?:\w+ ){0,3}?(?:musim|panen|siklus|giling|pekerjaan selesai|target|"
        r"(?:akhir |awal )?(?:tahun )?20\d\d)",
        rest,
    )
    ends.extend([loose.start()] if loose else [])
    return any((end < 60 or _VALID.search(rest[: end + 12])) and not _NOT_THE_TERM.search(rest[:end]) for end in ends)


def _disputes(draft: Draft) -> TextFinding:
    settled = [each for each in draft.said if _settles(each)]
    where = [each for each in draft.said if _FORUM.search(each.plain)]
    if not settled:
        hint = next((each for each in draft.said if _SETTLED.search(each.plain) or _FORUM.search(each.plain)), None)
        level = Level.YELLOW if hint else Level.RED
        return finding(level, Kind.DISPUTES, "unclear" if hint else "missing", hint)
    if not where:
        return finding(Level.YELLOW, Kind.DISPUTES, "no_forum", settled[0])
    return finding(Level.GREEN, Kind.DISPUTES, "present", where[0])


def _settles(each: Sentence) -> bool:
    under = bool(re.search(r"perselisihan|sengketa|domisili", each.heading))
    return bool(_SETTLED.search(each.plain)) and (under or bool(_QUARREL.search(each.plain)))
