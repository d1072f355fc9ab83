"""What one heading says: the field, and the unit or period that stands in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from rapidfuzz import fuzz, process

from models.domain.intake import IntakeKind
from models.workbook.cells.periods import OTHER_THAN_A_MONTH
from models.workbook.cells.wording import folded, text_of
from models.workbook.columns import columns
from models.workbook.scales import power_in, why_not_read, without_scale
from models.workbook.sheet import Cell

_BRACKETS = re.compile(r"[(\[{]([^)\]}]*)[)\]}]")
_PER_MONTH = re.compile(r"(?:/|\bper|\btiap|\bsetiap)\s*(?:bulan|bln)\b|\b(?:perbulan|sebulan)\b", re.IGNORECASE)
_PER_UNIT = re.compile(r"(?:/|\bper)\s*([a-z0-9]+)\s*$", re.IGNORECASE)
_CURRENCY = re.compile(r"\b(?:rp|rupiah|idr|dalam rupiah)\b\.?", re.IGNORECASE)
_UNTIL = re.compile(
    r"^(?:(?:tgl|tanggal) )?(?:masa )?(?:berlaku|aktif|akhir|berakhir|habis|kadaluarsa|kedaluwarsa|expired?)"
    r"(?: (?:sampai|hingga|s d|sd|masa berlaku|berlaku|dengan|tgl|tanggal))*$"
)
_EXPIRY = r"(?:kadaluarsa|kedaluwarsa|kadaluwarsa|kedaluarsa|expired?|exp|habis|berakhir)"
_LAST_DAY_OF = re.compile(
    rf"^(?:(?:tgl|tanggal|tahun|masa) )*{_EXPIRY}(?: (?:masa )?berlaku)? (?P<paper>.+)$"
    rf"|^(?P<before>.+?) (?:(?:tgl|tanggal) )?{_EXPIRY}$"
)
_CLOSE_ENOUGH = 88.0
_CLEARLY_CLOSER = 6.0
_SHORTEST_LIKENESS = 6
_NOT_TOLD = frozenset(
    {
        *("no", "nomor", "no urut", "alasan penolakan", "tanda tangan", "paraf"),
        # what our own lists say of a record and no import takes back
        *("skala dihitung", "dokumen dimiliki", "dokumen wajib", "keadaan", "kebutuhan aktif", "komoditas yang dicari"),
        *("letak mitra", "sudah diperjanjikan", "asal", "pemutakhiran", "jarak"),
    }
)
_NOT_READ = _NOT_TOLD | {"keterangan", "ket", "catatan", "foto", "tanggal", "email", "e mail", "alamat email"}
_SURPLUS = re.compile(r"sel lebih \d+$")


class Sureness(IntEnum):
    """How a heading was recognised."""

    NOT = 0
    LIKENESS = 1
    SYNONYM = 2
    NAME = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it stands in the file and what it means."""

    text: str
    field: str = ""
    sureness: Sureness = Sureness.NOT
    words: str = ""
    """Unit words in the heading: "kg" of "Kapasitas (kg/bln)"."""
    power: int = 0
    """The power of ten by which its plain numbers are to be multiplied: 6 of "Omzet (jutaan Rp)"."""
    of_title: bool = False
    """Whether it is a line above the headings that says so."""
    left_out: str = ""
    """Why the column must not be read although its field is known: it speaks of a day, of dollars."""


@lru_cache(maxsize=8_192)
def heading_of(cell: Cell, kind: IntakeKind) -> Heading:
    """What a heading means in a list of this kind; without a field when that is not clear."""
    text, known = text_of(cell), _known(kind)
    if folded(text) in _NOT_READ and folded(text) not in known:
        return Heading(text)
    for key in _keys(text):
        found = known.get(key)
        if found:
            return _qualified(text, found, Sureness.SYNONYM)
    return Heading(text)


@lru_cache(maxsize=8_192)
def similar_heading(cell: Cell, kind: IntakeKind) -> Heading:
    """The field that a misspelt heading clearly means; without a field when two come close."""
    text = text_of(cell)
    key = _keys(text)[-1] if text else ""
    if len(key) < _SHORTEST_LIKENESS or key in _NOT_READ:
        return Heading(text)
    near = process.extract(key, list(_known(kind)), scorer=fuzz.ratio, score_cutoff=_CLOSE_ENOUGH, limit=10)
    best: dict[str, float] = {}
    for words, score, _ in near:
        field = _known(kind)[words]
        best[field] = max(score, best.get(field, 0.0))
    ranked = sorted(best.items(), key=lambda one: -one[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _CLEARLY_CLOSER):
        return Heading(text)
    return _qualified(text, ranked[0][0], Sureness.LIKENESS)


def is_ignorable(text: str) -> bool:
    """Whether a heading is one that our lists never read: No, Keterangan, Alasan penolakan."""
    return not text or folded(text) in _NOT_READ or bool(_SURPLUS.match(folded(text)))


def is_untold(text: str) -> bool:
    """Whether nobody misses what stands below a heading: numbers of lines, signatures, what an export adds."""
    return folded(text) in _NOT_TOLD or bool(_SURPLUS.match(folded(text)))


def says_until(text: str) -> bool:
    """Whether a heading speaks of the last day of something without naming it: "Berlaku sampai"."""
    return bool(_UNTIL.match(folded(text)))


@lru_cache
def _known(kind: IntakeKind) -> Mapping[str, str]:
    known: dict[str, str] = {}
    for column in columns(kind):
        for words in (column.name, column.heading, *_keys(column.heading), *column.synonyms):
            known.setdefault(folded(words), column.name)
    return known


def _keys(text: str) -> list[str]:
    """The heading as it stands, then with less and less of what only qualifies it."""
    without_brackets = _CURRENCY.sub(" ", _BRACKETS.sub(" ", text))
    without_unit = _PER_UNIT.sub(" ", without_brackets)
    without_period = _PER_MONTH.sub(" ", without_brackets)
    last_day = _LAST_DAY_OF.sub(_of_paper, folded(without_brackets))
    bare = OTHER_THAN_A_MONTH.sub(" ", without_period)
    steps = (
        text,
        last_day,
        without_brackets,
        without_unit,
        without_period,
        bare,
        _CURRENCY.sub(" ", without_scale(bare)),
    )
    return [key for key in dict.fromkeys(folded(step) for step in steps) if key] or [""]


def _of_paper(match: re.Match[str]) -> str:
    """The last day of a paper as our list calls it."""
    return f"masa berlaku {match['paper'] or match['before']}"


def _qualified(text: str, field: str, sureness: Sureness) -> Heading:
    if field == "annual_sales" and _PER_MONTH.search(text):
        field = "monthly_sales"
    left_out = why_not_read(text, field)
    return Heading(text, field, sureness, _unit_words(text), power_in(text, field), left_out=left_out)


def chosen_heading(text: str, field: str, words: str) -> Heading:
    """A heading that the user has given a field: its scale still counts, what it says of a period no longer does."""
    return Heading(text, field, Sureness.NAME, words, power_in(text, field))


def _unit_words(text: str) -> str:
    text = without_scale(text)
    in_brackets = " ".join(_BRACKETS.findall(text))
    behind = _PER_UNIT.search(_BRACKETS.sub(" ", text))
    words = in_brackets or (behind.group(1) if behind else "")
    return _PER_UNIT.sub("", _CURRENCY.sub("", _PER_MONTH.sub("", words))).strip(" /.") or (
        _CURRENCY.sub("", words).strip(" /.") if "/" in words else ""
    )
