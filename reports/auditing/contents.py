"""What the two sides do, what each may and must, and how the small one is helped: three of the statutory contents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.auditing.dates import NUMBER_WORD
from reports.auditing.findings import Kind, Level, TextFinding
from reports.auditing.negation import denied
from reports.auditing.sentences import Draft, Sentence, finding
from reports.auditing.topics import Topic
from reports.auditing.trades import names_a_trade
from reports.auditing.vagueness import LATER, VAGUE, vague

_BARE_DEED = (
    r"mengakui|menyatakan|menyepakati|mengadakan|mengikatkan|menandatangani|mendirikan|menyetujui|memahami|"
    r"memiliki|membuat "
    r"(?:perjanjian|kesepakatan|surat)|melaksanakan (?:perjanjian|kerja|kewajiban)|melakukan (?:kerja ?sama|"
    r"kemitraan)|mempunyai|"
    r"menerangkan|membayar|membaca|mengetahui|mewakili|memajukan|mengembangkan|menjalin|menghadap|menerima|memilih|"
    r"merasa|menulis\w*|mencatat\w*|menyampaikan|memberitahu\w*|menghormati|mengucap\w*|merangkum|menyusun|merujuk|"
    r"mengajak|menyambut|menegaskan|menindaklanjuti|membicarakan|membahas|menjelaskan|mengingat\w*|"
    r"mengirim\w* (?:surat|"
    r"kabar|rencana|pesanan)|menurut|mengenai|melalui|meliputi|menjadi|merupakan|mendapat|memperoleh|meminta|melunasi|"
    r"menanggung|menjaga|menolak|menunggu|menyediakan (?:peti|tempat|waktu)|mengatur|memeriksa"
)
_DOES = re.compile(
    rf"\b(?:large|small|anggota)\b(?:[^.;]{{0,30}}?\b(?:dan|untuk|akan|sanggup|bersedia|sepakat|"
    rf"agar))?\s+(?:setiap \w+ )?"
    rf"(?!{_BARE_DEED})(?:me\w{{4,}}|bertanam|beternak|jahit|tanam|setor|pelihara|panen|bikin)\s+(?!perjanjian|"
    rf"kerja)\w+|"
    rf"(?:memberi|memberikan) (?:\w+ )?hak (?:khusus|eksklusif|distribusi|keagenan|untuk|menjual|memasarkan)|"
    rf"menunjuk small"
)
_ABOUT = re.compile(
    r"kerja ?sama ini (?:mengatur|mengenai|tentang|meliputi|berupa)|^(?:\W*)(?:pengelolaan|perdagangan|pemasokan|"
    r"penyediaan|pengadaan|budi ?daya|pembuatan|"
    r"pengerjaan|penjualan|pemasaran|pengolahan|jual beli|penjahitan|usahanya|pasokan) (?!pembayaran|laporan|"
    r"denda)\w+ \w+|"
    r"(?:kegiatan usaha|kegiatan kemitraan|ruang lingkup|lingkup|objek|bidang usaha|bidang "
    r"kemitraan)[^.;]{0,60}?(?:adalah|meliputi|ialah|"
    r"berupa|mencakup|yaitu|yakni|:|terdiri|di bidang|antara lain|dijalankan)|(?:bekerja ?sama|kerja ?sama|"
    r"bermitra|kemitraan|"
    r"mengikatkan diri|bermufakat|bersepakat|sepakat)[^.;]{0,60}?\b(?:dalam (?:bidang|hal|usaha|kegiatan|pengadaan|"
    r"budi|penyediaan|"
    r"produksi|pemasokan|pemasaran|pengolahan|pengerjaan|pembuatan|penjualan)|di bidang|untuk (?:usaha|mem|men|"
    r"meng|meny|budi|penye|peng|"
    r"pema)|berupa|membudi\w*|mem(?:produksi|asok|asarkan)\w*|mengusahakan|(?:jual beli|pemasokan|pengadaan|budi "
    r"?daya|penyediaan|"
    r"pengolahan|penjualan|pembelian|pengerjaan|pembuatan|pemeliharaan) \w+)"
)
_OF_WHAT = re.compile(
    r"(?:jenis|kegiatan|bidang|macam|ruang|bentuk) (?:usaha|lingkup|kerja|kegiatan|barang|pekerjaan|yang)|lingkup|"
    r"pekerjaannya|usahanya|"
    r"\bpekerjaan\b|\bbarang yang"
)
_TOGETHER = re.compile(r"bekerja ?sama|bermitra|kerja ?sama|kemitraan")
_WHO = re.compile(r"(?:nama|jabatan|alamat|nib|nik|npwp|telepon|skala|ukuran|selaku|umur|tanggal|nomor)\b")
_NAMES_SOMEBODY = re.compile(r"\b(?:nib|disebut|beralamat|alamat|diwakili|skala|jabatan|bertindak)\b")
_NOT_WHAT = re.compile(
    r"undang-undang|peraturan|dilarang|perselisihan|berakhir|diakhiri|denda|pelatihan|\bbahwa\b[^.;]{0,60}bergerak"
)
_RIGHT = re.compile(
    r"\b(?:hak(?!\s*(?:milik|cipta|merek|paten|khusus|dan kewajiban))|berhak|(?<!tidak )boleh|berwenang)\b"
)
_DUTY = re.compile(
    r"\b(?:wajib|kewajiban|berkewajiban|harus|bertugas|tugas|bertanggung ?jawab|diwajibkan|berjanji|menyanggupi|"
    r"menjamin)\b"
)
_ELSEWHERE = (Topic.ENDING, Topic.DISPUTES, Topic.RISK, Topic.PENALTY, Topic.TERM, Topic.OTHER, Topic.OWNERSHIP)
_OWN_DUTY = re.compile(r"\b(?:hak|kewajiban)(?:nya| (?:large|small)\b)\s*:?")
_HELP = re.compile(
    r"pelatihan|pembinaan|bimbingan|pendampingan|penyuluhan|pemberdayaan|\balih (?:teknologi|pengetahuan|"
    r"keterampilan|ketrampilan|ilmu)|"
    r"magang|transfer (?:teknologi|pengetahuan|ilmu)|bantuan (?!hukum)\w+|\bmelatih|\bmembina|\bmembimbing|"
    r"mendampingi|mengajar\w*|"
    r"dilatih|dibina|dibimbing|didampingi|diajari|peningkatan (?:mutu|kemampuan|keterampilan|ketrampilan|kapasitas|"
    r"kualitas|"
    r"pengetahuan|sdm|teknologi)|pengembangan (?:usaha|kapasitas|sdm|sumber daya|kemampuan|keterampilan|produk|"
    r"teknologi|manajemen|"
    r"pasar|desain)|meningkatkan (?:mutu|kemampuan|keterampilan|kapasitas|kualitas|pengetahuan|teknologi)|"
    r"pemagangan|kunjungan "
    r"(?:\w+ )?(?:teknis|lapangan|petugas|pembina\w*|ahli|penyuluh|perancang|teknisi|dokter)|akses (?:permodalan|"
    r"pembiayaan|pasar)|"
    r"pembekalan|lokakarya|workshop|kursus|sekolah lapang|menularkan|klinik (?:desain|usaha|bisnis)|kelas "
    r"(?:pelatihan|keamanan|usaha|bisnis|pajak|digital|pembukuan)|"
    r"pengajaran|percontohan|instruktur|pelatih\b|narasumber|mentor\w*|coaching|asistensi|bimtek|edukasi|tutor|"
    r"demplot|studi (?:banding|lapang)|fasilitasi|konsultasi usaha|penyuluh|tenaga ahli|pinjaman (?:alat|mesin)|"
    r"membantu "
    r"(?:small|akses|pengurusan|sertifikasi|pemasaran|perizinan|peningkatan)|meminjamkan|ajari|ngajari|latihan|"
    r"\\blatih\\b|pinjami (?:cetakan|alat|mesin|modal)|pengembangan (?:motif|desain|resep|bibit|alat)|large "
    r"(?:\\w+ )?(?:membantu|bantu|membina) \\w+"
)
_NOT_GIVEN = re.compile(
    r"[^.;,]{0,40}\b(?:bukan|tidak) (?:bagian|termasuk|menjadi|merupakan|disediakan|diberikan|ada|dijanjikan|"
    r"tersedia|diwajibkan|dilakukan)"
)
_ONLY_A_WISH = re.compile(
    r"(?:pelatihan|pembinaan|bimbingan|pendampingan|pengembangan)[^.;]{0,30}(?:urusan|tanggungan|tanggung jawab|"
    r"atas biaya|diusahakan) small|penafsiran|kelalaian|undang-undang|peraturan|biaya (?:pelatihan|pembinaan) "
    r"ditanggung small|bertujuan|semoga|"
    r"bermaksud|"
    r"oleh dinas|dari dinas"
)
_TO_THAT_END = re.compile(r"dalam rangka (?:\w+ ){0,2}?(?:pembinaan|pengembangan|peningkatan|pemberdayaan)[^,.;]*,?")
"""Says what for, not what."""


def activity(draft: Draft) -> TextFinding:
    """Judge whether the text says what is done together."""
    spoken = [each for each in draft.said if not (each.opening or _WHO.match(each.plain))]
    under = [each for each in spoken if each.topic is Topic.ACTIVITY]
    stated = [each for each in draft.clauses if _ABOUT.search(each.plain) and not _NOT_WHAT.search(each.plain)]
    about = (*under, *stated)
    named = (each for each in draft.clauses if _OF_WHAT.match(each.plain))
    asked = [each for each in (*about, *named) if _OF_WHAT.search(each.plain)]
    put_off = next((each for each in asked if LATER.search(each.plain)), None)
    if put_off:
        return finding(Level.RED, Kind.ACTIVITY, "vague", put_off)
    for each in (*under, *stated):
        if _specific(each) and (names_a_trade(each.plain) or each in under):
            return finding(Level.GREEN, Kind.ACTIVITY, "present", each)
    if under or stated:
        empty = next((each for each in (*stated, *under) if vague(each.plain)), (*under, *stated)[0])
        return finding(Level.RED, Kind.ACTIVITY, "vague", empty)
    hollow = next((each for each in draft.clauses[:6] if _TOGETHER.search(each.plain) and vague(each.plain)), None)
    if hollow:
        return finding(Level.RED, Kind.ACTIVITY, "vague", hollow)
    free = [each for each in draft.said if each.topic in (Topic.NONE, Topic.OTHER, Topic.VOLUME, Topic.QUALITY)]
    does = next((each for each in free if _does(each)), None)
    if does is None:
        return finding(Level.RED, Kind.ACTIVITY, "missing")
    early = draft.sentences.index(does) < len(draft.sentences) * 2 // 5
    return finding(Level.GREEN if early else Level.YELLOW, Kind.ACTIVITY, "present" if early else "unclear", does)


def _does(each: Sentence) -> bool:
    named = _NAMES_SOMEBODY.search(each.plain) or _NOT_WHAT.search(each.plain)
    return bool(_DOES.search(each.plain)) and not named and _names_goods(each) and names_a_trade(each.plain)


def _specific(each: Sentence) -> bool:
    """What is left of a sentence without its empty phrases still names a work or a thing."""
    rest = VAGUE.sub(" ", each.plain)
    rest = re.sub(
        r"\b(?:large|small|both|sepakat|bekerja ?sama|kerja|sama|kemitraan|bermitra|melakukan|mengadakan|usaha|"
        r"bidang|kegiatan|dalam|dan|"
        r"di|yang|untuk|dengan|secara|oleh|para|pihak|ini|adalah|meliputi|perjanjian|ruang|lingkup|lebih|lanjut|"
        r"pekerjaan|rinciannya|"
        r"jenisnya|hal|memajukan|meningkatkan|mengembangkan|umum|hubungan|baik|akan|sah|bersama|sesuai|"
        r"masing-masing|perdagangan|rantai|pasok|pola|subkontrak|distribusi|keagenan|inti-plasma|"
        r"inti|plasma|waralaba|bagi|uu|pp|tahun|"
        r"nomor|undang-undang|peraturan|pemerintah|menyerahkan|menerima|melaksanakan|sejumlah|sebagian|"
        r"tertentu)\b|[\W\d_]+", " ", rest,
    )
    left = [word for word in rest.split() if len(word) > 3]
    return len(left) >= (5 if LATER.search(each.plain) or vague(each.plain) else 2)


def _names_goods(each: Sentence) -> bool:
    """Whether what is made or sold is called by its name: "memasok 500 satuan barang" names nothing."""
    goods = re.sub(
        rf"\b(?:large|small|both|barang|produk|hasil|satuan|unit|jumlah|pesanan|order|pekerjaan|setiap|tiap|bulan|"
        rf"sebulan|tahun|musim|semusim|sebanyak|wajib|"
        rf"akan|dan|yang|untuk|kepada|dengan|dari|sesuai|waktu|pada|oleh|itu|sejumlah|mutu|jadwal|tersebut|kerja|"
        rf"sama|ini|{NUMBER_WORD}|"
        rf"(?:me|di|ber|pe|ter)\w{{3,}})\b|[\W\d_]+", " ", each.plain,
    )
    return any(len(word) > 2 for word in goods.split())


def duties(draft: Draft) -> TextFinding:
    """Judge whether each side has rights and duties."""
    under = [each for each in draft.sentences if each.topic is Topic.DUTIES and not (each.closing or each.opening)]
    empty = next((each for each in draft.said if _empty_duty(each)), None)
    named_so = [each for each in draft.said if each.topic is not Topic.DUTIES and _OWN_DUTY.search(each.plain)]
    headed = any(not each.title for each in under)
    among = [*under, *named_so] if headed else [each for each in draft.said if _may_lay_down(each)]
    cells = {cell for each in among for cell in _cells(each)}
    named = next((each for each in among if _cells(each)), None)
    if empty is not None and len(cells) < 3:
        return finding(Level.RED, Kind.DUTIES, "vague", empty)
    if len({side for side, _ in cells}) < 2:
        return finding(Level.RED, Kind.DUTIES, "one_sided" if cells else "missing", named)
    clear = len(cells) >= 3 or any("right" in cell for cell in cells) or len(under) > 2
    spoken = headed or bool(under)
    sure = clear or spoken
    return finding(Level.GREEN if sure else Level.YELLOW, Kind.DUTIES, "present" if sure else "unclear", named)


def _may_lay_down(each: Sentence) -> bool:
    """Where no clause is headed by rights and duties: what is said of the work, not of endings and quarrels."""
    return not each.opening and each.topic not in _ELSEWHERE and not re.search(
        r"mengakhiri|berhenti|perselisihan|sengketa|perpanjang|berlaku|\bboth (?:wajib|berhak)|"
        r"memiliki|denda|adendum", each.plain
    )


def _empty_duty(each: Sentence) -> bool:
    named = re.search(r"hak (?:dan|serta|maupun|atau) kewajiban|kewajiban (?:dan|serta) hak", each.plain)
    spoken = re.search(r"\bhak\b", each.plain) and re.search(r"\b(?:wajib|kewajiban)\b", each.plain)
    return bool(named and vague(each.plain)) or bool(spoken and LATER.search(each.plain))


def _cells(each: Sentence) -> set[tuple[str, str]]:
    """Which side has a right or a duty by a sentence: its nearest subject, else the side of its heading."""
    if re.search(r"hak dan kewajiban[^.;]{0,60}(?:dialihkan|beralih|ahli waris|timbul)", each.plain):
        return set()
    cells: set[tuple[str, str]] = set()
    if each.title or _empty_duty(each):
        return cells
    first = re.match(r"(?:\w+ ){0,2}?(large|small|both)\b", each.plain)
    for name, pattern in (("right", _RIGHT), ("duty", _DUTY)):
        for hit in pattern.finditer(each.plain):
            cells |= {(side, name) for side in _sides_at(each, hit)}
        speaker = each.owner or (first[1] if first else "")
        heading = each.heading.replace("hak dan kewajiban", "hak kewajiban")
        if each.topic is Topic.DUTIES and speaker and pattern.search(heading):
            cells.add((speaker, name))
    shared = {(side, name) for who, name in cells if who == "both" for side in ("large", "small")}
    return {cell for cell in cells if cell[0] != "both"} | shared


def _sides_at(each: Sentence, hit: re.Match[str]) -> tuple[str, ...]:
    before = re.findall(r"\b(?:large|small|both)\b", each.plain[: hit.start()])
    after = re.match(r"\W*(?:bagi |dari )?(large|small|both)\b", each.plain[hit.end() :])
    first = re.match(r"(?:\w+ ){0,2}?(large|small|both)\b", each.plain)
    side = after[1] if after else before[-1] if before and first else each.owner or (before[-1] if before else "")
    return ("large", "small") if side == "both" else (side,) if side else ()


def development(draft: Draft) -> TextFinding:
    """Judge whether the text says how the small side is helped, and in earnest."""
    empty: Sentence | None = None
    refused: Sentence | None = None
    for each in draft.clauses:
        plain = _TO_THAT_END.sub(" ", each.plain)
        hits = [] if each.topic is Topic.DISPUTES else list(_HELP.finditer(plain))
        denials = (denied(plain, hit.start(), hit.end()) for hit in hits)
        if hits and (all(denials) or _NOT_GIVEN.search(plain, hits[0].end())):
            refused = each
        elif hits and not vague(plain) and not _ONLY_A_WISH.search(plain):
            return finding(Level.GREEN, Kind.DEVELOPMENT, "present", each)
        elif each.topic is Topic.DEVELOPMENT and not vague(plain) and not _ONLY_A_WISH.search(plain):
            if len(each.plain.split()) >= 4:
                return finding(Level.GREEN, Kind.DEVELOPMENT, "present", each)
        elif hits or each.topic is Topic.DEVELOPMENT:
            empty = empty or each
    if refused:
        return finding(Level.RED, Kind.DEVELOPMENT, "refused", refused)
    return finding(Level.RED, Kind.DEVELOPMENT, "vague" if empty else "missing", empty)


def contents(draft: Draft) -> Iterator[TextFinding]:
    """Judge the three contents."""
    yield activity(draft)
    yield duties(draft)
    yield development(draft)
