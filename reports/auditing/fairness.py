"""Terms that take the small side's independence: what KPPU practice treats as red flags, read sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.auditing.findings import Found, Kind, Level
from reports.auditing.negation import agreed, denied, unasked
from reports.auditing.sentences import Draft, Sentence, finding

_SETS = (
    r"(?:tentukan|tetapkan|pasang|mematok|memasang|pegang|memegang|membuat|ubah|turunkan|menghitung|menggeser|"
    r"memberlakukan|berhak atas penentuan|menentukan|menetapkan|mengubah|menurunkan|menyesuaikan|mengoreksi|"
    r"merevisi|memutuskan|mengatur|meninjau|mengganti|memotong|menaikkan)"
)
_IS_SET = (
    r"(?:dipatok|dipegang|dipasang|digeser|dihitung|terserah|ikut|mengikuti|menurut|tergantung|ditentukan|"
    r"ditetapkan|diputuskan|diubah|diatur|disesuaikan|diturunkan|dikoreksi|direvisi|diganti|dinyatakan|"
    r"diberlakukan|dibuat|diumumkan|dikeluarkan|diterbitkan|dinaikkan|ditinjau|tergantung|bergantung|"
    r"terserah)"
)
_UNILATERAL_PRICE = tuple(re.compile(words) for words in (
    r"\b(?:harga|tarif|upah|ongkos)\b[^.;]{0,60}\b(?:urusan|hak|keputusan|kebijakan|wewenang|kewenangan|"
    r"selera|maunya|kemauan|kata|ucapan|putusan) (?:\w+ ){0,3}?large\b",
    r"\b(?:harga|tarif|upah|ongkos)\b[^.;]{0,80}\b(?:small|\w+) (?:\w+ ){0,2}?(?:tinggal|harus|wajib|"
    r"mesti) (?:menerima|ikut|mengikuti|nurut|manut|menurut)\b",
    r"\blarge\b[^.;]{0,60}\b(?:yang|lah) (?:berhak |akan )?(?:menentukan|menetapkan|memutuskan|mematok)\b[^.;]{0,"
    r"30}\b(?:harga|upah|tarif|ongkos)",
    rf"\blarge\b[^.;]{{0,70}}\b{_SETS}\b[^.;]{{0,40}}\b(?:harga|tarif|upah|ongkos|nilai beli|besaran)",
    rf"\b(?:harga|tarif|upah|ongkos|besaran)\b[^.;]{{0,90}}\b{_IS_SET}\b[^.;]{{0,40}}\b(?:oleh|pada|kepada|"
    rf"dari|dengan keputusan|berdasarkan (?:keputusan|kebijakan|pertimbangan|ketentuan))?\s*(?:\w+ ){{0,3}}?\blar"
    rf"ge\b",
    r"\b(?:harga|tarif|upah|ongkos)\b[^.;]{0,60}\b(?:mengikuti|menurut|sesuai(?: dengan)?|berdasarkan|"
    r"tunduk pada|mengacu (?:pada|kepada))\b[^.;]{0,30}\b(?:keputusan|kebijakan|kebijaksanaan|ketetapan|"
    r"ketentuan|penetapan|kehendak|pertimbangan|penilaian)\b[^.;]{0,15}\blarge\b",
    r"\b(?:harga|tarif|upah|ongkos)\b[^.;]{0,60}\b(?:hak|kewenangan|wewenang|keputusan|urusan) (?:penuh "
    r"|mutlak |sepenuhnya )?(?:dari |milik )?large\b",
    r"\b(?:penetapan|penentuan|perubahan|penurunan|penyesuaian) (?:\w+ ){0,2}?(?:harga|upah|tarif|ongkos)\b[^.;]{"
    r"0,80}\b(?:sepenuhnya|mutlak|hak|wewenang|kewenangan|keputusan|ditangan|di tangan|menjadi|ada pada|"
    r"dilakukan|secara sepihak|sepihak)\b[^.;]{0,40}\blarge\b",
    r"\blarge\b[^.;]{0,80}\b(?:penetapan|penentuan|perubahan|penurunan|penyesuaian|pemotongan) (?:\w+ "
    r"){0,2}?(?:harga|upah|tarif|ongkos)\b",
    rf"\b(?:harga|tarif|upah|ongkos)\b[^.;]{{0,60}}\b(?:dapat|bisa|boleh|akan|sewaktu-waktu)\b[^.;]{{0,30}}\b(?:{_IS_SET}"
    rf"|berubah|turun)\b[^.;]{{0,40}}\b(?:sewaktu-waktu|sepihak|tanpa (?:pemberitahuan|persetujuan)|setiap "
    rf"saat|kapan saja)",
    r"\bsmall\b[^.;]{0,60}\b(?:menerima|menyetujui|tunduk|mengikuti|terikat|tidak (?:dapat|boleh|berhak) "
    r"(?:menolak|menawar|keberatan|mengajukan keberatan))\b[^.;]{0,50}\bharga\b[^.;]{0,60}\blarge\b",
))  # fmt: skip
_NOT_THE_PRICE = re.compile(
    r"harga (?:jual )?(?:eceran|anjuran|kepada konsumen|di pasar akhir|pasar|acuan|pemerintah)\b[^.;]{0,30}(?:pem"
    r"erintah|dinas|bapanas|kementerian)|oleh (?:dinas|pemerintah|bupati|gubernur|kementerian)"
)
_GUARANTEE_THING = (
    r"(?:surat-surat|kartu keluarga|surat nikah|sertipikat|perhiasan|ternak milik|sawah|kebun|mesin|sertifikat|"
    r"shm|bpkb|ijazah|surat (?:tanah|berharga|kepemilikan)|akta tanah|tanah|rumah|kendaraan|sepeda motor|"
    r"motor|dokumen asli|ktp asli|kk asli|petok|letter c|deposito|emas|cek kosong|giro|buku nikah|buku "
    r"tabungan|jaminan|agunan|uang jaminan|deposit|aset|harta)"
)
_COLLATERAL = tuple(re.compile(words) for words in (
    rf"\bsmall\b[^.;]{{0,60}}\b(?:menggadaikan|merelakan|taruh|titip|menaruhkan|menyanggupi menyerahkan|"
    rf"menyerahkan|menitipkan|menjaminkan|mengagunkan|memberikan|menyediakan|menyetorkan|menyetor|menaruh|"
    rf"meletakkan|memasang|melepaskan|membayar|membebankan|menyimpan)\b[^.;]{{0,60}}\b{_GUARANTEE_THING}\b",
    r"\blarge\b[^.;]{0,60}\b(?:minta|meminta|menentukan|menetapkan|menahan|menyita|mengeksekusi|menjual|"
    r"memiliki|menyimpan|menguasai|mengambil|melelang|menarik|memegang|mencairkan|menilai|menambah|mensyaratkan|"
    r"menunjuk|memotong|mengganti|menambahkan)\b[^.;]{0,50}\b(?:jaminan|agunan|sertifikat|shm|bpkb|"
    r"ijazah|jaminannya|agunannya|barang jaminan|dokumen asli|surat tanah)\b",
    r"\b(?:agunan|jaminan|jenis (?:agunan|jaminan)|nilai (?:agunan|jaminan))\b[^.;]{0,60}\b(?:ditentukan|"
    r"ditetapkan|dinilai|dipilih|diminta|disita|dieksekusi|dijual|ditahan|dikuasai|dilelang|dicairkan|"
    r"dipotong|ditambah|disimpan|diserahkan|menjadi (?:milik|hak))\b[^.;]{0,60}\blarge\b",
    r"\b(?:sertifikat (?:tanah|rumah|hak milik)|shm|bpkb|ijazah)\b[^.;]{0,60}\b(?:diserahkan|ditahan|"
    r"disimpan|dijaminkan|dititipkan|dipegang|dikuasai)\b[^.;]{0,60}\blarge\b",
    r"\blarge\b[^.;]{0,60}\b(?:menyita|mengeksekusi|melelang|menarik|mengambil) (?:\w+ ){0,2}?(?:tanah|"
    r"rumah|kandang|kendaraan|aset|harta|mesin|peralatan|ternak)\b",
    r"\b(?:sebagai|selaku|menjadi|dijadikan) (?:jaminan|agunan)\b[^.;]{0,80}\bsmall\b",
    r"\b(?:sertifikat|shm|bpkb|ijazah|tanah|rumah|kendaraan)\b[^.;]{0,80}\b(?:sebagai|selaku|menjadi|"
    r"dijadikan) (?:jaminan|agunan)\b",
))  # fmt: skip
_PLEDGED = re.compile(
    r"sita\b|menyita|disita|mengeksekusi|dilelang|\bjaminan|\bjamin\b|agunan|mengagunkan|menjaminkan|borg|"
    r"sertifikat (?:tanah|rumah|hak)|shm\b|bpkb|ijazah|dokumen asli|ktp asli|surat (?:tanah|kendaraan|"
    r"nikah)|surat-surat|petok|deposit|surat berharga|surat kepemilikan|digadai\w*|menggadai\w*|gadai|"
    r"sandera|tanggungan (?:utang|pinjaman)"
)
_TAKES = re.compile(
    r"ditentukan (?:oleh )?large|ditetapkan (?:oleh )?large|large (?:\w+ )?(?:menentukan|menetapkan)|"
    r"sepihak|menyita|mengeksekusi"
)
_GOOD_GUARANTEE = re.compile(
    r"jaminan (?:mutu|kualitas|pembelian|pasar|harga|pasokan|ketersediaan|keaslian|sosial|kesehatan|ketenagakerja"
    r"an|keselamatan|kecelakaan|hari tua|produk|pembayaran|kebenaran|halal|keamanan|penyerapan)|sertifikat "
    r"(?:halal|p-?irt|sni|produksi|pelatihan|merek|kompetensi|bibit|benih|kesehatan|nkv|mutu|hasil uji|"
    r"analisis|uji|organik|penyuluhan)|"
    r"bank|lembaga (?:keuangan|pembiayaan|penjamin)|kur\b|jamkrida|penjaminan"
)
_ENDS = (
    r"(?:menghentikan|berhenti|menyetop|memberhentikan|menarik diri|mundur|keluar|membubarkan|menutup|"
    r"mengakhirkan|menyelesaikan lebih awal|tidak melanjutkan|tidak meneruskan|putus|akhiri|putuskan|"
    r"batalkan|hentikan|mengakhiri|memutuskan|memutus|membatalkan|menghentikan|menyudahi|mencabut)"
)
_IS_ENDED = (
    r"(?:disudahi|dihentikan|ditutup|dibubarkan|distop|selesai|tidak berlaku|gugur|diakhiri|diputus(?:kan)?|"
    r"dibatalkan|dihentikan|berakhir|dicabut|putus|batal)"
)
_WHAT = (
    r"(?:kerja|pasokan|kemitraannya|ikatan|kerjanya|perjanjian|kerja ?sama|"
    r"kemitraan|kontrak|hubungan|kesepakatan|surat)"
)
_UNILATERAL_END = tuple(re.compile(words) for words in (
    rf"\blarge\b[^.;]{{0,80}}\b{_ENDS}\b[^.;]{{0,40}}\b{_WHAT}",
    rf"\b{_WHAT}\b[^.;]{{0,70}}\b{_IS_ENDED}\b[^.;]{{0,60}}\b(?:oleh|atas (?:kehendak|keputusan|permintaan|"
    rf"pertimbangan)|menurut|apabila|jika|bila|bilamana)\b[^.;]{{0,25}}\blarge\b",
    r"\b(?:pengakhiran|pemutusan|pembatalan|penghentian)\b(?! pesanan| pekerjaan)[^.;]{0,80}\b(?:hak|"
    r"wewenang|kewenangan|keputusan|"
    r"sepihak|sepenuhnya|dilakukan oleh|oleh)\b[^.;]{0,30}\blarge\b",
    rf"\blarge\b[^.;]{{0,50}}\b{_ENDS}\b[^.;]{{0,40}}\b(?:kapan|sewaktu|sepihak|tanpa|begitu saja|seketika|"
    rf"setiap saat|langsung)",
    rf"\b(?:kapan (?:saja|pun)|sewaktu-waktu|setiap saat)\b[^.;]{{0,60}}\blarge\b[^.;]{{0,50}}\b(?:{_ENDS}|"
    rf"{_IS_ENDED})",
    rf"\b(?:apabila|jika|bila|bilamana|kalau)\b[^.;]{{0,20}}\blarge (?:sudah |telah )?(?:menghendaki|"
    rf"menginginkan|memandang|menganggap|merasa|tidak lagi|mau|ingin|memutuskan)\b[^.;]{{0,60}}\b(?:{_IS_ENDED}|"
    rf"{_ENDS})",
    rf"\bhak (?:untuk )?(?:{_ENDS}|pengakhiran|pemutusan|menyudahi|berhenti)\b[^.;]{{0,60}}\b(?:hanya "
    rf"|semata-mata )?(?:ada |dimiliki |berada )?(?:pada|oleh|di tangan|milik) large",
    r"\blarge\b[^.;]{0,60}\b(?:pengakhiran|pemutusan|pembatalan|penghentian)\b[^.;]{0,40}\b(?:sepihak|"
    r"perjanjian|kerja ?sama|kemitraan|kontrak)",
))  # fmt: skip
_CAUSE = re.compile(
    r"\b(?:apabila|jika|bila|bilamana|dalam hal|jikalau|kalau|manakala|karena|setelah (?:memberi\w*|\w+ "
    r"kali)|dengan alasan)\b"
)
_NO_CAUSE = re.compile(
    r"tanpa (?:\w+ ){0,2}?(?:alasan|sebab|pemberitahuan|peringatan|ganti|kompensasi|persetujuan|menunggu|"
    r"syarat)|sewaktu-waktu|setiap (?:saat|waktu)|kapan (?:saja|pun)|sepihak|seketika|menghendaki|dianggap "
    r"perlu|dipandang perlu|dengan alasan apa ?pun|tidak (?:lagi )?menguntungkan|menurut (?:penilaian|"
    r"pertimbangan|pendapat)|pertimbangan (?:sendiri|bisnis|large)|kehendak|secara langsung|begitu saja|"
    r"alasan tertentu|cukup"
)
_MUTUAL = re.compile(
    rf"sebaliknya|demikian (?:juga|pula)|hak yang sama|berlaku (?:juga|pula|timbal balik)|secara timbal "
    rf"balik|begitu (?:juga|pula)|\bboth\b(?:(?! large)[^.;]){{0,60}}\b{_ENDS}"
)
_RENEWED = re.compile(
    r"(?:diperpanjang|perpanjangan|memperpanjang|berlanjut|dilanjutkan|diperbarui|berlaku kembali|berlaku "
    r"lagi|diteruskan|berjalan)[^.;]{0,60}\b(?:otomatis|dengan sendirinya|serta merta|secara langsung|"
    r"langsung|tanpa (?:\w+ ){0,4}?(?:persetujuan|pemberitahuan|perjanjian baru|adendum|addendum|kesepakatan|"
    r"tanda tangan))|\b(?:otomatis|dengan sendirinya|serta merta)\b[^.;]{0,50}\b(?:diperpanjang|perpanjang\w*|"
    r"berlanjut|dilanjutkan|diperbarui|berlaku (?:kembali|lagi|terus)|terus berlaku|memperpanjang)|(?:dianggap|"
    r"dinyatakan|dipandang) (?:telah |sudah )?(?:setuju )?(?:untuk )?(?:diperpanjang|memperpanjang|berlanjut|"
    r"diperbarui|berlaku (?:kembali|lagi|terus))|(?:jalan|berjalan|lanjut|berlaku) terus|terus[- ]menerus "
    r"diperpanjang|\b(?:otomatis|dengan sendirinya|serta merta)\b(?:(?!berakhir|batal|putus|gugur|hapus|"
    r"berhenti|selesai)[^.;]){0,80}\b(?:lagi|kembali|seterusnya|berikutnya|terus|periode yang sama|jangka "
    r"waktu yang sama)|(?:berjalan|jalan|lanjut|berlaku|diteruskan|disambung|bersambung)(?: \w+){0,4}? "
    r"(?:otomatis|dengan sendirinya)|perpanjangan otomatis|automatic renewal|auto-renew|langsung diperpanjang|"
    r"(?:maka|perjanjian(?: ini)?) diperpanjang (?:untuk|selama|lagi)[^.;]{0,60}(?:kecuali|selama tidak|"
    r"sepanjang tidak)"
)
_SILENT = (
    r"(?:tidak ada (?:\w+ )?(?:pemberitahuan|pernyataan|keberatan|surat|yang|kabar|penolakan)|(?:tidak|"
    r"belum|tanpa) (?:\w+ ){0,3}?(?:menyatakan|memberi(?:tahu\w*|kan)?|mengajukan|keberatan|menolak|membatalkan|"
    r"mengakhiri|diakhiri|dihentikan|menghentikan|persetujuan|pemberitahuan|kesepakatan|bertanya|ditandatangani|"
    r"tanda tangan|surat|perjanjian baru|dibicarakan|musyawarah|bicara|diminta|meminta|perlu)|diam|berdiam|"
    r"otomatis|sendirinya|dengan sendiri|begitu saja|langsung|serta merta|kecuali)"
)
_CONTINUES = (
    r"(?:diperpanjang|memperpanjang|perpanjangan|berlanjut|lanjut|dilanjutkan|diteruskan|terus berjalan|"
    r"tersambung|disambung|bersambung|berlaku (?:lagi|kembali|terus|untuk (?:masa|jangka waktu) yang "
    r"sama)|berjalan (?:lagi|terus|kembali)|jalan (?:lagi|terus)|bertambah|berulang|diulang|terulang|"
    r"mengikat (?:lagi|kembali)|diperbarui|terbarui|tetap berlaku|tetap mengikat|menyambung|(?:mulai|"
    r"dimulai) lagi|terhitung lagi)"
)
_SILENCE = re.compile(rf"\b{_SILENT}")
_LASTING = re.compile(rf"\b{_CONTINUES}")
_UNWANTED = re.compile(r"\b(?:tidak|bukan|hanya|jangan|belum|ingin|mau|hendak|menghendaki|apakah|jika|bila)\b[^,]*$")
_NOT_BY_ITSELF = re.compile(r"[^,.;]{0,15}\b(?:tidak|hanya|bukan|memerlukan|harus|wajib|dibuat|dilakukan)\b")
_OF_TERM = r"perjanjian|kerja ?sama|kemitraan|kontrak|kesepakatan|jangka waktu|masa|berlaku|perpanjangan|ikatan|surat"
_RENEWAL_BY_WORD = re.compile(
    r"(?:hanya|dapat) diperpanjang[^.;]{0,60}(?:persetujuan|kesepakatan|disepakati)|harga|pembayaran|"
    r"sertifikat|izin"
)


def fairness(draft: Draft) -> Found:
    """Judge price, collateral, ending and renewal."""
    yield from _first(draft, _price(draft))
    yield from _first(draft, _collateral(draft))
    yield from _first(draft, _ending(draft))
    yield from _first(draft, _renewal(draft))


def _first(_draft: Draft, found: Found) -> Found:
    """The worst of a kind speaks for it."""
    listed = sorted(found, key=lambda each: list(Level).index(each.level))
    yield from listed[:1]


def _said(draft: Draft, patterns: tuple[re.Pattern[str], ...]) -> Iterator[tuple[Sentence, re.Match[str]]]:
    for each in draft.sentences:
        if each.closing or each.title:
            continue
        for pattern in patterns:
            hit = next(
                (hit for hit in pattern.finditer(each.plain) if not denied(each.plain, hit.start(), hit.end())), None
            )
            if hit:
                yield each, hit
                break


def _price(draft: Draft) -> Found:
    for each, _hit in _said(draft, _UNILATERAL_PRICE):
        if (agreed(each.plain) and not unasked(each.plain)) or _NOT_THE_PRICE.search(each.plain):
            continue
        hard = unasked(each.plain) or not _gentle(draft, each)
        yield finding(Level.RED if hard else Level.YELLOW, Kind.UNILATERAL_PRICE, "set" if hard else "maybe", each)
    for each, hit in _said(draft, (re.compile(r"\b(?:harga|upah|tarif|ongkos|nilai beli)\b"),)):
        moved = re.search(
            r"sewaktu-waktu|sepihak|berubah|diubah|disesuaikan|naik|turun|kapan saja|tanpa|keputusan|"
            r"kebijakan|kehendak|menentukan|menetapkan|ditentukan|ditetapkan",
            each.plain,
        )
        if (
            moved
            and not agreed(each.plain)
            and not re.search(r"acuan|dinas|pemerintah|pasar|rumus|formula", each.plain[hit.start() :])
        ):
            yield finding(Level.YELLOW, Kind.UNILATERAL_PRICE, "maybe", each)


def _gentle(draft: Draft, each: Sentence) -> bool:
    """A principal's price list, or a change told beforehand: usual in distribution, worth a look."""
    selling = bool(
        re.search(r"distribu|keagenan|\bagen\b|prinsipal", draft.sentences[0].plain + each.heading + each.plain)
    )
    told = re.search(
        r"(?:paling lambat|sekurang-kurangnya|minimal|selambat-lambatnya)[^.;]{0,40}(?:hari|minggu|bulan)[^.;]{0,"
        r"20}sebelum",
        each.plain,
    )
    by_rule = re.search(r"rumus|formula|harga acuan|harga pasar|siskaperbapo|lampiran", each.plain)
    return bool((selling and (told or "daftar harga" in each.plain)) or by_rule)


def _collateral(draft: Draft) -> Found:
    for each, _hit in _said(draft, _COLLATERAL):
        words = _GOOD_GUARANTEE.sub(" ", each.plain)
        if not _PLEDGED.search(words) or not any(pattern.search(words) for pattern in _COLLATERAL):
            continue
        fair = agreed(words) and not _TAKES.search(words)
        yield finding(Level.YELLOW if fair else Level.RED, Kind.COLLATERAL, "maybe" if fair else "asked", each)
    for each, _hit in _said(draft, (_PLEDGED,)):
        if _PLEDGED.search(_GOOD_GUARANTEE.sub(" ", each.plain)) and not re.search(
            r"\blarge\b[^.;]{0,30}\bmenjamin", each.plain
        ):
            yield finding(Level.YELLOW, Kind.COLLATERAL, "maybe", each)


def _ending(draft: Draft) -> Found:
    small_may = any(_may_end(each) for each in draft.said)
    for each, hit in _said(draft, _UNILATERAL_END):
        if re.search(rf"\bsmall\b[^.;]{{0,50}}{_ENDS}", hit[0]) or _MUTUAL.search(each.plain):
            continue
        bare = bool(_NO_CAUSE.search(each.plain))
        if bare or not _CAUSE.search(each.plain):
            yield finding(Level.YELLOW if small_may and not bare else Level.RED, Kind.UNILATERAL_END, "free", each)
        elif not small_may:
            yield finding(Level.YELLOW, Kind.UNILATERAL_END, "for_cause", each)
    for each, _hit in _said(draft, (re.compile(rf"\b(?:{_ENDS}|{_IS_ENDED}|pengakhiran|pemutusan|penghentian)\b"),)):
        if (
            re.search(r"\blarge\b|sepihak|kapan (?:saja|pun)|sewaktu-waktu|tanpa alasan", each.plain)
            and not _MUTUAL.search(each.plain)
            and not re.search(r"\bboth\b|perselisihan|sengketa", each.plain)
        ):
            yield finding(Level.YELLOW, Kind.UNILATERAL_END, "maybe", each)


def _may_end(each: Sentence) -> bool:
    may = re.search(rf"\bsmall\b[^.;]{{0,60}}\b(?:berhak|dapat|boleh|bisa)\b[^.;]{{0,40}}\b{_ENDS}\b", each.plain)
    return bool(may) and not re.search(r"tidak (?:berhak|dapat|boleh|bisa)", each.plain)


def _renewal(draft: Draft) -> Found:
    for each in draft.said:
        if not re.search(_OF_TERM, f"{each.plain} {each.heading}"):
            continue
        hit = _RENEWED.search(each.plain)
        said = (
            hit
            and not denied(each.plain, hit.start(), hit.end())
            and not _RENEWAL_BY_WORD.search(each.plain[: hit.start()])
        )
        if said or _goes_on(each.plain):
            yield finding(Level.RED, Kind.RENEWAL, "automatic", each)
        elif (
            len(each.plain.split()) > 6
            and _LASTING.search(each.plain)
            and not agreed(each.plain)
            and not _UNWANTED.search(each.plain)
        ):
            yield finding(Level.YELLOW, Kind.RENEWAL, "maybe", each)


def _goes_on(plain: str) -> bool:
    """Whether an agreement goes on because nobody spoke; the denial that counts stands right before the verb."""
    for hit in _LASTING.finditer(plain):
        rest = f"{plain[: hit.start()]} {plain[hit.end() :]}"
        before, after = plain[max(0, hit.start() - 28) : hit.start()], plain[hit.end() : hit.end() + 30]
        if _UNWANTED.search(before) or _NOT_BY_ITSELF.match(after) or not _SILENCE.search(rest):
            continue
        if not agreed(plain) or re.search(
            r"kecuali|dianggap|otomatis|sendirinya|diam|serta merta|tidak ada (?:yang|pemberitahuan|keberatan)", plain
        ):
            return True
    return False
