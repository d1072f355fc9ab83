"""What was left to be filled in: dots, lines, brackets, letters that stand for something."""

from __future__ import annotations

import re

from reports.auditing.findings import Found, Kind, Level
from reports.auditing.sentences import Draft, Sentence, finding

_LINES = r"_{2,}|\.{4,}|(?<=[\s(/])\.{2,}(?=[\s)/])|(?:\.\s){3,}\.?|…+|(?:-\s){2,}-|-{5,}|\*{3,}|\(\s+\)|#\w+#"
_SURE = re.compile(
    r"\{\{?[^}]*\}?\}|\[\s*\]|<\s*[a-z][a-z _/.,-]{2,40}>|\[\s*(?:●|•|\*|x+|diisi|isi|nama|alamat|tanggal|"
    r"nomor|jumlah|harga|sebutkan|tuliskan|lengkapi|masukkan|kota|hari|volume|nilai|nik|jabatan|pilih)[^\]]*\]|"
    r"\((?:diisi|isi|isikan|nama|tanggal|alamat|sebutkan|tuliskan|masukkan|lengkapi|akan diisi|belum "
    r"diisi|mohon diisi|harap diisi|kosong|dilengkapi)[^)]{0,40}\)|"
    r"\$[a-z_]{4,}|\b(?:tbd|tba|lorem ipsum|n/a|#ref!?|undefined|nan|xxx+|xx\.xxx)\b|\brp\.?\s*(?:x+|-+)(?![a-z\d])|"
    r"\bx{2,}(?=[ /.-]*(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|"
    r"desember|20|kg|ton|hari|bulan|%|persen))|\b20xx\b|"
    r"(?:akan|untuk|mohon|harap|tolong|perlu) (?:di)?(?:isi|lengkapi)\w*(?: (?:kemudian|nanti|menyusul))|"
    r"\bdiisi (?:kemudian|menyusul|nanti)|\?{2,}|\bisi (?:nanti|di sini|sendiri)\b|belum (?:di)?isi|menyusul "
    r"diisi|(?:nama|tanggal|nomor|jumlah|alamat) (?:menyusul|nanti)\b|\bdd[-/]mm[-/]yyyy\b|coret (?:yang "
    r")?(?:tidak|salah)|"
    r"\b(?:nama|alamat|nik|nomor|jabatan|tanggal|harga|jumlah|volume) (?:perusahaan |pihak |usaha |mitra "
    r")?(?:di sini|disini)\b",
    re.IGNORECASE,
)
_LINES_OF_CONTENTS = 2
_BLANK = re.compile(_LINES)
_BRACKET = re.compile(r"\[\s*[^\]\d][^\]]{1,40}\]")
_LEADER = re.compile(
    r"(?<!\brp)(?<!nomor)(?<!sebesar)(?<=\w)\s?(?:\.{3,200}|…{1,60}|(?:\. ){3,60}\.?|_{3,200})\s?"
    r"(?P<page>\d{1,3})(?=$| [A-Z])"
)
_NUMBER = re.compile(r"^\W*(?:nomor|no\.?|nr\.?)\b", re.IGNORECASE)


def gaps(draft: Draft) -> Found:
    """Judge whether everything was filled in; blanks under "Demikian …" are for the signatures."""
    clean = True
    listed = _lists_contents(draft)
    for each in draft.sentences:
        words = _LEADER.sub(" ", each.words) if listed else each.words
        sure, blank = _SURE.search(words), _BLANK.search(words)
        if blank and not sure and _signature(draft, each):
            continue
        if sure or (blank and not each.closing):
            level = Level.YELLOW if not sure and _NUMBER.match(each.words) else Level.RED
            found = (sure or blank)[0] if sure or blank else ""  # type: ignore[index]
            yield finding(level, Kind.GAPS, "blank", each, found=found)
            clean = False
        elif _BRACKET.search(words) and not each.closing:
            yield finding(Level.YELLOW, Kind.GAPS, "bracket", each, found=_BRACKET.findall(words)[0])
            clean = False
    if clean:
        yield finding(Level.GREEN, Kind.GAPS, "none")


def _lists_contents(draft: Draft) -> bool:
    """Whether dots lead from titles to their pages, as in a table of contents: line after line, no page goes back."""
    pages = [int(hit["page"]) for each in draft.sentences for hit in _LEADER.finditer(each.words)]
    return len(pages) >= _LINES_OF_CONTENTS and pages == sorted(pages)


def _signature(draft: Draft, each: Sentence) -> bool:
    """The lines to sign on: near the end, between names and roles, no sentence."""
    late = draft.sentences.index(each) >= len(draft.sentences) * 3 // 4
    rest = re.sub(r"\b(?:large|small|both)\b|materai|meterai|\d+|saksi\S*|[\W_]", " ", each.plain)
    return (
        late and len(rest.split()) <= 6 and not re.search(
            r"\b(?:yang|dan|dalam|dengan|untuk|oleh|kepada|rek(?:ening)?|kecamatan|alamat|kg|bulan|minggu|hari|"
            r"persen)\b", each.plain) and not re.search(
                r"\brp\b|sebesar|tanggal|sebanyak|selama|harga", each.plain)
    )
