"""How an agreement ends and goes on: who may end it, and whether it renews itself."""

from __future__ import annotations

import re
from dataclasses import replace

from reports.auditing.fairness import worst
from reports.auditing.findings import Found, Kind, Level
from reports.auditing.frames import frames, said, tags_of
from reports.auditing.sentences import Draft, Sentence, finding

_ENDED_BY_LARGE = frames("""
    large ... end/a ... deal
    large ... =mengakhiri|=mengakhirinya|=menghentikannya|=memutuskannya|=membatalkannya
    large .. may ... end|end/n
    large .. may ... ended ... alone
    alone ... large .. may ... ended
    only ~ large ... end|end/n
    =hak|=wewenang|=kewenangan .. end ... large
    end|end/n ... only ... large
    large ... end/n
    deal ... end/p ... large
    end/n ... large
    deal ... ended ... by_opinion|alone|at_once
    by_opinion ... deal ... ended|end/p
    by_opinion ... end|ended
    deal ... end/p ... alone|at_once
    alone ... deal ... end|ended
    alone ... end/a .. deal
    end/n ... alone
    if ~ large ... deal ... ended
    =dianggap|=dinyatakan .. ended
""")
_LARGE_ONLY = frames("""
    only ~ large ... end|end/n
    end|end/n ... only ... large
""")
_SMALL_MAY_END = frames("""
    small .. may .. end|end/n
    small .. =mengakhiri
    end/n .. =oleh ~ small
    both ... end|end/n|ended
    end|end/n ... both
    both .. may
    =mengundurkan ... small
""")
_SMALL_MAY_NOT = frames("""
    small .. not ~ may .. end|end/n|ended
    small .. not .. =hak .. =serupa|=sama|=mengakhiri
    small .. banned .. end
    small ... nochoice
""")
_OF_OTHERS = frozenset({"price", "pledge", "fined", "sell", "buy", "exclusive", "own", "loss"})
_NO_CAUSE = frozenset({"alone", "at_once", "by_opinion"})
_CAUSE = frozenset({"if", "fail"})
_OF_ENDING = re.compile(
    r"\b(?:pengakhiran|berakhir|pemutusan|penghentian|pembatalan|putus|berhenti|berhentinya|mengakhiri)"
)
_NOT_THE_DEAL = re.compile(
    r"perselisihan|sengketa|jangka waktu|masa berlaku|pesanan (?:yang )?(?:sedang|sudah)|musyawarah|pelatihan"
)
_IF_IT_ENDS = re.compile(
    r"^(?:(?!\blarge (?:dapat|boleh|berhak|berwenang))[^;])*\b(?:kalau|apabila|jika|bila|bilamana|setelah|sesudah|"
    r"sampai) (?:\w+ ){0,2}?(?:perjanjian|"
    r"kontrak|kerja ?sama|kemitraan)[^,;]{0,40}(?:berhenti|berakhir|diakhiri|putus)"
)
_TIME_OF_IT = re.compile(
    r"\b(?:sejak|setelah|sesudah|sebelum|saat|akibat|karena) (?:tanggal |hari )?"
    r"(?:pengakhiran|berakhirnya|pemutusan|penghentian|pembatalan)\b"
)
"""Tells when, or why, something else is done: no right to end."""
_GOES_ON = frames("""
    go_on|goes_on ... auto|silence|deemed
    auto|silence|deemed ... go_on|goes_on
    deemed_on
    auto_on
    deemed ... =lagi|=kembali|=berikutnya
    silence ... deemed
    silence ... =berlaku|=berlanjut|=sama|=mengikat
    auto ... =berlaku ... =lagi|=kembali
    go_on ... will|set/p|end/p .. large
    go_on ... =cukup ... large
    go_on/p ... =oleh ~ large
    large .. go_on/a .. deal|term_word
    large ... will ... go_on
    go_on|goes_on .. =seterusnya|=selamanya|=terus
    go_on ... alone
    alone ... go_on
""")
_DEEMED = frozenset({"auto", "silence", "deemed", "deemed_on", "auto_on", "alone"})
_HEADS_RENEWAL = re.compile(r"perpanjangan|kelanjutan|keberlanjutan")
_OF_TERM = re.compile(
    r"perjanjian|kerja ?sama|kemitraan|kontrak|kesepakatan|jangka|masa|berlaku|perpanjang|ikatan|periode|tahun|"
    r"waktu|lanjut"
)
_NOT_THE_TERM = re.compile(
    r"harga\b|pembayaran|sertifikat|\bizin\b|pelatihan|tenggat|batas waktu kirim|waktu penyerahan|keadaan "
    r"(?:kahar|memaksa)"
)


def ending(draft: Draft) -> Found:
    """Judge who may end the agreement, and for what."""
    yield from worst(_endings(draft))


def small_may_end(draft: Draft) -> bool:
    """Whether the small side, or either side, may end the agreement."""
    return any(said(each.plain, _SMALL_MAY_END) for each in _with_headings(draft))


def _endings(draft: Draft) -> Found:
    small_may = small_may_end(draft)
    barred = any(said(each.plain, _SMALL_MAY_NOT) and "end" in " ".join(tags_of(each.plain)) for each in draft.said)
    for each in _with_headings(draft):
        tags = tags_of(each.plain)
        free = bool(tags & _NO_CAUSE)
        ended = said(_TIME_OF_IT.sub(" ", each.plain), _ENDED_BY_LARGE)
        if not ended or _IF_IT_ENDS.search(each.plain) or _NOT_THE_DEAL.search(each.plain):
            continue
        if "mutual" in tags or ("both" in tags and not free) or said(each.plain, _SMALL_MAY_END[:2]):
            continue
        at_will = free and (bool(tags & {"large", "by_opinion"}) or not small_may)
        one_sided = (barred and "large" in tags) or bool(said(each.plain, _LARGE_ONLY))
        if at_will or one_sided or (not small_may and not tags & _CAUSE):
            yield finding(Level.RED, Kind.UNILATERAL_END, "free", each)
        elif not small_may:
            yield finding(Level.YELLOW, Kind.UNILATERAL_END, "for_cause", each)


def _with_headings(draft: Draft) -> list[Sentence]:
    """Sentences under "Pengakhiran" speak of it though they do not name it."""
    return [replace(each, plain=f"pengakhiran {each.plain}") if _speaks_of_it(each) else each for each in draft.said]


def _speaks_of_it(each: Sentence) -> bool:
    tags = tags_of(each.plain)
    if tags & _OF_OTHERS:
        return False
    brief = (len(each.plain.split()) < 12 and bool(tags & {"may", "only", "will"})) or bool(tags & _NO_CAUSE)
    return brief and bool(_OF_ENDING.search(each.heading)) and not _OF_ENDING.search(each.plain)


def renewal(draft: Draft) -> Found:
    """Judge whether the agreement goes on without the small side's word."""
    yield from worst(_renewals(draft))


def _renewals(draft: Draft) -> Found:
    for each in draft.said:
        if not _OF_TERM.search(f"{each.plain} {each.heading}"):
            continue
        plain = f"perpanjangan {each.plain}" if _HEADS_RENEWAL.search(each.heading) else each.plain
        hit = said(plain, _GOES_ON)
        tags = tags_of(plain)
        if not hit or _NOT_THE_TERM.search(each.plain.partition("perpanjang")[0]):
            continue
        if tags & {"agree", "signed"} and not tags & _DEEMED:
            continue
        yield finding(Level.RED, Kind.RENEWAL, "automatic", each)
