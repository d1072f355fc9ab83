"""Who owns and runs the small side's business afterwards."""

from __future__ import annotations

import re

from reports.auditing.fairness import worst
from reports.auditing.findings import Found, Kind, Level
from reports.auditing.frames import frames, said, tags_of
from reports.auditing.negation import disclaims
from reports.auditing.sentences import Draft, Sentence, finding

_TAKEN = frames("""
    thing|books|control ... becomes .. large
    thing|books|control ... own/p|hold/p|run/p|give/p .. large
    large ... own/a .. thing|control|books
    large ... =mendapat|=mendapatkan|=memperoleh|=menerima|=berhak|=memegang|=mempunyai ... =saham
    =saham ... =untuk|=milik|=kepada|=bagi ~ large
    large ... appoint ... boss
    boss ... appoint/p|appoint/n ... large
    appoint/n .. boss ... large
    small ... give|own/a|sell/a ... =saham|=kepemilikan|=usaha|=merek|=nama|=manajemen|=pengelolaan ... large
    control ~ =usaha|=perusahaan ... large
    =usaha|thing ... =berada|=ada|=di ~ control ~ large
    small|=usaha ... control ~ large
    =keputusan ... =diambil|=ditentukan|=ditetapkan|=diputuskan|=penguasaan ... large
    large ... =mengambil|=menentukan|=memutuskan .. =seluruh|=segala|=semua .. =keputusan
    books ... run|hold|set|=persetujuan|=memerlukan|=menunggu|=tangan|=seizin ... large
    =perjanjian ... boss ... large
    large ... =pemilik|=pemegang .. thing
    large ... =keputusan ... =usaha ~ small
""")
_MAYBE_TAKEN = frames("""
    run/p|run/n|=dilaksanakan|=dilakukan ... set_by_wind ... large
    small ... not ~ may ... =tanpa ... =izin|=persetujuan ... large
    large ... run/a ... =usaha|=keuangan|books|=manajemen|=pembukuan
""")
_LEND = re.compile(
    r"(?:di|mem?)p?injam(?:kan|i)|pinjam pakai|pinjaman (?:mesin|alat)|dititip|milik large|tetap (?:menjadi |"
    r"merupakan )?milik|barang (?:yang )?(?:telah |sudah )?(?:diterima|dibayar|"
    r"diserahkan)|hak milik atas (?:barang|hasil|produk|telur|ikan|susu|ternak)|kepemilikan (?:barang|hasil|produk)|"
    r"(?:setelah|pada saat|saat|ketika|sejak)[^.;]{0,30}(?:diterima|dibayar|serah|timbang|ditimbang)|sertifikat "
    r"(?:halal|mutu)|"
    r"laporan|informasi|data usaha|mendampingi|membantu|melatih|membimbing|mengajar|jaminan|agunan|pelatihan|"
    r"bimbingan|pendampingan|hak (?:khusus|untuk|menjual|memasarkan|"
    r"pakai|penggunaan|tagih|atas pembayaran|menerima)|atas nama small|peralihan (?:risiko|barang)"
)
_PASSES = re.compile(r"(?:beralih|berpindah|menjadi|jadi|dialihkan)[^.;]{0,25}milik large")
_PLAINLY = re.compile(r"saham|kepemilikan (?:usaha|saham)|mengambil ?alih")
_PAYING = re.compile(r"nomor rekening|no\.? rek|membayar|pembayaran|dibayar|ditransfer|transfer")
_BAN = re.compile(
    r"kemandirian|tetap (?:menjadi )?(?:milik|dimiliki|dikuasai)[^.;]{0,20}small|(?:bukan|tidak) (?:merupakan |"
    r"berarti |menjadi )?"
    r"(?:pengalihan|peralihan|penyerahan) (?:\w+ ){0,2}?(?:kepemilikan|penguasaan|usaha)|neither own nor control"
)


def ownership(draft: Draft) -> Found:
    """Judge whether the business or its assets change hands, and whether that is forbidden."""
    taken = list(worst(_takings(draft)))
    if taken:
        yield from taken
        return
    banned = next((each for each in draft.clauses if _bans(each)), None)
    if banned:
        yield finding(Level.GREEN, Kind.OWNERSHIP, "banned", banned)


def _bans(each: Sentence) -> bool:
    about = disclaims(each.plain) and re.search(r"kepemilikan|penguasaan|memiliki|menguasai", each.plain)
    return bool("own_ban" in tags_of(each.plain) or _BAN.search(each.plain) or about)


def _takings(draft: Draft) -> Found:
    for each in draft.clauses:
        taken = said(each.plain, _TAKEN)
        if _bans(each) or not (taken or said(each.plain, _MAYBE_TAKEN)):
            continue
        if _LEND.search(_PASSES.sub(" ", each.plain)) and not _PLAINLY.search(each.plain):
            continue
        if _PAYING.search(each.plain) and not _PLAINLY.search(each.plain) and "tanda tangan" not in each.plain:
            continue
        level = Level.RED if taken else Level.YELLOW
        yield finding(level, Kind.OWNERSHIP, "taken", each)
