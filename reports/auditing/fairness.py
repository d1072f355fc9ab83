"""Terms that take the small side's independence: a price set by the other side alone, and collateral."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.auditing.findings import Found, Kind, Level, TextFinding
from reports.auditing.frames import frames, said, tags_of
from reports.auditing.sentences import Draft, Sentence, finding

_PRICE_SET = frames("""
    large .. set/a|set/b .. price
    price ... set/p|set/b .. large
    price ... will .. large
    price ... set_by_wind ~ large
    set/n .. price ... large
    large ... set/n .. price
    large ... will ... price .. set
    price ... set ... alone
    alone ... price ... set
    alone ... set .. price
    set/n .. price ... alone
    small ... nochoice ... price
    small ... accept ... price
    price ... small .. accept
    price ... nochoice
    nochoice .. price
    price ... deemed
    deemed .. price
    price|hub ... at_once .. =berlaku
    price|hub ... auto|alone ... small
    hub ... =berlaku|=mengikat ... =sejak|=begitu|=saat|=seketika
    noagree ... price ... large
    large ... noagree ... price
    hub ... =dipakai|=berlaku|=mengikat ... nochoice|alone
    price ... hub ... large
    large .. =cukup|=tinggal|=hanya .. =memberitahukan|=mengumumkan|=memberitahu ... price
    large ... =memberitahukan|=mengumumkan .. price .. =baru
    price .. =final ... large
""")
_HARD = frozenset({"alone", "nochoice", "deemed", "at_once", "set_by_wind", "noagree", "auto"})
_PLEDGED = frames("""
    small ... give|pledging/a|pledging/b ... pledge|deed
    small .. pledging/a|pledging/b
    pledging/a|pledging/p|pledging/b .. deed|pledge
    deed|pledge ... give/p|hold/p|pledging/p ... large
    deed|pledge ... give/p|hold/p ... where_large
    large ... hold/a|seize/a|set/a .. pledge|deed
    large ... seize/a
    pledge|deed ... seize/p
    deed ... =sebagai|=menjadi|=jadi|=dijadikan|=untuk ~ pledge
    pledge ... =berupa|=yaitu|=ialah|=adalah ... deed
    deed ... hold/p
    pledge ... set/p ... large
    pledge .. =dari|=milik ~ small
    =sebagai|=menjadi|=selaku ~ pledge ... small
    small ... =sebagai|=menjadi|=dijadikan ~ pledge
    small ... must ... pledge|deed
""")
_NOT_PLEDGED = re.compile(
    r"\b(?:agunan|jaminan|rahn|deposit|borg|kolateral)\b[^.;,]{0,30}\b(?:tidak|tanpa|bukan|dilarang|tiada|no)\b(?! "
    r"(?:di|me)\w*kembali)|"
    r"\b(?:tidak|tanpa|tiada|dilarang|bebas|no)\b[^.;]{0,40}\b(?:agunan|jaminan|deposit|kolateral)\b"
)
_SEIZES = frames("large ... seize/a")
_HINTS_PLEDGE = frames("""
    pledge
    deed
    pledging
""")
_GIVEN_BY_LARGE = frames("""
    large .. give/a .. pledge
    pledge .. =dari ~ large
    =pengembalian|=mengembalikan|=dikembalikan .. pledge
""")
_NOT_THE_PRICE = re.compile(
    r"harga (?:jual )?(?:eceran|anjuran|kepada konsumen|di pasar akhir)\b|oleh (?:dinas|pemerintah|bupati|gubernur|"
    r"kementerian)|"
    r"denda|volume|jadwal kirim"
)
_PRICE_HEADING = re.compile(r"\b(?:harga|upah|ongkos|tarif|imbalan|nilai|komisi|biaya jasa)\b")
_OF_SUPPLIES = re.compile(
    r"\bharga (?:jual |beli |pokok )?(?:pakan|bibit|benih|benur|pupuk|doc|obat\w*|vaksin|sarana|saprodi|"
    r"saprotan|pestisida|bahan (?:baku|penolong|pembantu)|suku cadang|kemasan)\b"
)
"""What the small side pays for, not what it is paid: worth a look."""
_OF_GOODS = re.compile(r"\b(?:mutu|kualitas|timbang\w*|grader|jadwal|volume|kuota|jumlah barang)\b")
_AGREED_BEFORE = re.compile(r"\byang (?:telah |sudah )?disepakati\b(?=[^.;,]* (?:dapat|boleh|bisa|berhak)\b)")
_PRINCIPAL = re.compile(r"distribu|keagenan|\bagen\b|prinsipal|penyalur")
_TOLD_BEFORE = re.compile(
    r"(?:paling lambat|paling cepat|sekurang-kurangnya|minimal|selambat-lambatnya|paling sedikit|dengan pemberitahuan)"
    r"[^.;]{0,50}(?:hari|minggu|bulan)|(?:hari|minggu|bulan)[^.;]{0,25} (?:sebelum|di ?muka)"
)


def price_set_alone(draft: Draft) -> Found:
    """Judge every sentence by which one side alone sets the price."""
    yield from worst(_prices(draft))


def collateral(draft: Draft) -> Found:
    """Judge what the small side has to give as a pledge."""
    yield from worst(_pledges(draft))


def worst(found: Iterator[TextFinding]) -> Found:
    """All that is red; else the first that is yellow."""
    listed = list(found)
    red = [each for each in listed if each.level is Level.RED]
    yield from red or listed[:1]


def _prices(draft: Draft) -> Found:
    for each in draft.said:
        headed = _PRICE_HEADING.search(each.heading) and not _OF_GOODS.search(each.plain)
        plain = f"harga {each.plain}" if headed else each.plain
        hit = said(plain, _PRICE_SET)
        tags = tags_of(_AGREED_BEFORE.sub(" ", plain))
        hard = bool(tags & _HARD)
        agreed = bool(tags & {"agree", "signed"}) and not hard
        if not hit or agreed or tags & {"pledge", "deed", "refuse"} or _NOT_THE_PRICE.search(each.plain):
            continue
        if tags & {"objective", "market"} and not hard:
            continue
        red = (hard or not _gentle(draft, each)) and not _OF_SUPPLIES.search(each.plain)
        yield finding(Level.RED if red else Level.YELLOW, Kind.UNILATERAL_PRICE, "set" if red else "maybe", each)


def _gentle(draft: Draft, each: Sentence) -> bool:
    """A principal's price list, or a change told beforehand: usual in distribution, worth a look."""
    selling = bool(_PRINCIPAL.search(f"{draft.sentences[0].plain} {each.heading} {each.plain}"))
    return bool(_TOLD_BEFORE.search(each.plain)) or (selling and "daftar harga" in each.plain)


def _pledges(draft: Draft) -> Found:
    for each in draft.said:
        pledged = said(each.plain, _HINTS_PLEDGE) and not said(each.plain, _GIVEN_BY_LARGE)
        if not (pledged or said(each.plain, _SEIZES)):
            continue
        tags = tags_of(each.plain)
        asked = said(each.plain, _PLEDGED)
        fair = "agree" in tags and "alone" not in tags
        if not asked:
            continue
        if "third" in tags and not (asked and "large" in tags):
            continue
        level = Level.YELLOW if fair else Level.RED
        yield finding(level, Kind.COLLATERAL, "asked" if level is Level.RED else "maybe", each)
