"""Who pays a fine, and whether the other side pays the like."""

from __future__ import annotations

import re

from reports.auditing.findings import Found, Kind, Level
from reports.auditing.frames import frames, said, tags_of
from reports.auditing.sentences import Draft, Sentence, finding
from reports.auditing.topics import Topic

_FINES = frames("""
    fail ... fined|fine/p|cut/p|=mengganti|=hangus|=membayar|=kena|=diperhitungkan|=dilipatgandakan
    fined ... fail
    cut ... fail
    fined ... small|large|both
    small|large|both ... fined
    =kena ... small|large|both|=rp
    fined ... =per|=sehari|=tiap|=setiap
    fine/p ... =per|=sehari|=tiap|=setiap
""")
_EXEMPTS_LARGE = frames("""
    large ... not ... fined|fine|=menimbulkan|=mengakibatkan
    fail ... large ... not ... fined|fine|=menimbulkan|=mengakibatkan
    large ... fail ... not =kena|=dikenai|=didenda|=dikenakan|=dipotong
    fail ... large ... not =kena|=dikenai|=didenda|=dikenakan|=dipotong
    not_mutual ... large
    not_mutual
    large ... =bebas|=dibebaskan|free ... fined
    fail ... large ... =memaklumi|=maklum|=dimaklumi|=sabar|=bersabar|=menunggu|=dimengerti
    large ... fail ... =memaklumi|=maklum|=dimaklumi|=sabar|=bersabar|=menunggu|=dimengerti|=diselesaikan|=dibicarakan
    not ~ fined ... large
    large ... only|=cukup ... =memberitahu|=memberitahukan|=mengabari|=minta ... fail|late_pay
""")
_NO_FINE = frames("""
    not .. fined
    not .. =mengakibatkan|=menimbulkan|=berakibat ... fined
    fined ... not =berlaku|=dikenakan|=dikenai|=ada|=diberlakukan
""")
_PAID_BY_SMALL = frames("""
    small ... =membayar|=dikenai|=dikenakan|=didenda|=kena|=mengganti|=wajib ... fined|=rp
    small ... =menanggung|=terkena|=dipotong|=terlambat|=dibebani ... fined|=rp
    small ... fined|fail
    small .. =dipotong|=didenda|=kena
    fined ... small
    large ... =mengenakan|=memungut|=memotong|=menjatuhkan|=menagih|=memberlakukan|=berhak|=menahan ... fined|cut
    =kena .. small
    cut ... small
    fined ... =untuk|=kepada|=menjadi|=bagi ~ large
    =pembayaran|=tagihan|=upah|=ongkos .. small ... cut/p
""")
_PAID_BY_LARGE = frames("""
    large ... =membayar|=dikenai|=dikenakan|=didenda|=kena|=mengganti|=wajib ... fined|=rp
    large ... =terkena|=dibebani|=terlambat|=lalai ... fined|=rp
    fined ... =oleh|=kepada|=terhadap ~ large
    small ... =menerima|=memperoleh|=mendapat|=berhak ... fined
""")
_SUPPLY_FAILS = frames("""
    fail .. late_supply
    late_supply .. fail
""")
_PAY_FAILS = frames("""
    fail .. late_pay
    late_pay .. fail
""")
_OF_TAXES = re.compile(r"bukti potong|\bpph\b|\bppn\b|faktur pajak")
_ONLY_SMALL = re.compile(r"\bhanya (?:\w+ ){0,4}?small|small saja|\bsemata\w* (?:\w+ ){0,2}?small")
_PUNISHES = re.compile(
    r"denda|penalti|pinalti|sanksi|hukum|ta.?zir|bunga|lalai|lambat|telat|kurang|cacat|gagal|langgar|ingkar|wanprestasi|"
    r"kompensasi|ganti rugi|kerugian|mengganti|lipat|hangus|lewat|tidak (?:memenuhi|mencapai|tercapai|terisi|sesuai)"
)
_MIRRORS = re.compile(
    r"\blarge (?:\w+ )?(?:yang )?(?:terlambat|telat|lambat|lalai|molor)[^.;]*\b(?:menambah\w*|ditambah\w*|tambah|"
    r"dikenai|dikenakan|kena|membayar denda|membayar bunga|bunga|denda|mengganti)\b(?![^.;]{0,20}\btidak)"
    r"(?<!tidak kena)(?<!tidak dikenai)(?<!tidak ada denda)"
)
_FORCE = re.compile(r"kahar|memaksa|force majeure|bencana")
_SELLING_ON = re.compile(r"distributor|keagenan|\bagen\b|penyalur|prinsipal|merek lain|waralaba")
_EITHER = re.compile(
    r"\bboth\b|sebaliknya|pihak yang|timbal balik|sama-sama|sama2|dua2nya|yang (?:sama|serupa)\b|demikian (?:juga|"
    r"pula)|begitu (?:juga|pula)|"
    r"^\W*yang (?:terlambat|lalai|telat)|\bsiapa (?:pun |saja )?(?:yang )?(?:terlambat|lalai|telat)|large (?:dan|"
    r"maupun|atau|ataupun) small|dari (?:sisi|pihak) mana|"
    r"pihak lain|dua arah|(?:bagi|oleh|kepada|untuk) yang (?:terlambat|lalai|melanggar|ingkar)"
)


def penalty(draft: Draft) -> Found:
    """Judge whether a fine for the small side stands alone."""
    fines = [each for each in draft.said if _is_fine(each)]
    selling = bool(_SELLING_ON.search(" ".join(each.plain for each in draft.sentences[:6])))
    payers = {id(each): _payer(each, selling=selling) for each in fines}
    small = [each for each in fines if payers[id(each)] == "small" and _PUNISHES.search(each.plain)]
    mirrored = any(_MIRRORS.search(each.plain) for each in draft.said)
    fair = mirrored or any(payers[id(each)] in ("large", "both") for each in fines) or any(
        tags_of(each.plain) & {"mutual"} and each.topic is Topic.PENALTY for each in draft.said
    )
    exempt = any(_exempts_large(each) for each in draft.said)
    if small and (exempt or not fair):
        sure = exempt or any(_ONLY_SMALL.search(each.plain) for each in small)
        yield finding(Level.RED if sure else Level.YELLOW, Kind.PENALTY, "small_only" if sure else "maybe", small[0])
    elif fines and not fair and not small:
        unclear = [each for each in fines if not payers[id(each)] and _PUNISHES.search(each.plain)]
        if unclear:
            yield finding(Level.YELLOW, Kind.PENALTY, "maybe", unclear[0])


def _exempts_large(each: Sentence) -> bool:
    """Whether the large side alone goes free; that nobody is fined for what nobody could help is no exemption."""
    of_fines = each.topic is Topic.PENALTY or bool(tags_of(each.plain) & {"fined", "fail", "not_mutual"})
    return of_fines and not _FORCE.search(f"{each.plain} {each.heading}") and bool(said(each.plain, _EXEMPTS_LARGE))


def _is_fine(each: Sentence) -> bool:
    if said(each.plain, _NO_FINE) or _OF_TAXES.search(each.plain):
        return False
    under = each.topic is Topic.PENALTY and bool(re.search(r"%|permil|persen|\brp\b|per hari|sehari", each.plain))
    return under or bool(said(each.plain, _FINES))


def _payer(each: Sentence, *, selling: bool) -> str:
    """Who is fined: the side named, else the side whose failure it is; "both", or "" for who knows."""
    plain = each.plain
    tags = tags_of(plain)
    supplies, pays = bool(said(plain, _SUPPLY_FAILS)), bool(said(plain, _PAY_FAILS))
    if said(plain, _EXEMPTS_LARGE):
        return "small" if said(plain, _PAID_BY_SMALL) and "small" in tags else ""
    if _EITHER.search(plain) or "mutual" in tags or (supplies and pays and not _one_named(plain)):
        return "both"
    by_small, by_large = bool(said(plain, _PAID_BY_SMALL)), bool(said(plain, _PAID_BY_LARGE))
    if by_small and by_large:
        return "small" if plain.find("small") < plain.find("large") or "large" not in tags else "large"
    if by_small or by_large:
        return "small" if by_small else "large"
    if supplies != pays:
        return "small" if supplies != selling else "large"
    return each.owner if each.owner != "both" else "both"


def _one_named(plain: str) -> bool:
    return ("small" in plain) != ("large" in plain)
