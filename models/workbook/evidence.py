"""What stands in a column, where its heading says nothing: each field that it may be, with the share that fits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median

from models.domain.intake import IntakeKind
from models.reference.coordinates import near_jawa_timur, read_coordinates
from models.reference.kbli import editions_of
from models.reference.lexicon import Lexicon
from models.reference.papers import looks_right
from models.reference.regions import children, find_kabupaten, kabupaten_list
from models.reference.units import find_unit
from models.workbook.cells import calendar, choices, identifiers
from models.workbook.cells.amounts import money, quantity
from models.workbook.cells.wording import folded, holds_personal_number, says_unknown, text_of
from models.workbook.columns import PAPER_FIELD, PAPER_HEADINGS, columns
from models.workbook.rows.goods import resolved
from models.workbook.sheet import Cell

LOOKED_AT = 300
"""Cells of a column that are looked at."""
_FEWEST = 1
_MOST = 0.6
_MAYBE = 0.4
_MAN_OR_WOMAN = frozenset({"l", "p", "lk", "pr", "laki laki", "perempuan", "pria", "wanita"})
_PHONE = re.compile(r"^(?:\+?62|0)\D{0,2}8[\d\s.\-]{7,14}$")
_LANDLINE = re.compile(r"^\(?0\d{2,3}\)?[\s.\-]*\d[\d\s.\-]{4,9}$")
_NPWP = re.compile(r"^\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}$")
_REGION_CODE = re.compile(r"^35[.]?\d{2}(?:[.]?\d{2}(?:[.]?\d{4})?)?$")
_ADDRESS = re.compile(r"\b(?:jl|jln|jalan|rt|rw|dusun|dsn|gang|gg|perum|blok)\b", re.IGNORECASE)
_RUPIAH = re.compile(r"^\s*(?:rp|idr)|\b(?:jt|juta|rb|ribu|miliar|milyar)\b", re.IGNORECASE)
_DESIL = re.compile(r"^desil \d{1,2}$")
_PEOPLE = re.compile(r"^\d+\s*(?:orang|org|pekerja|karyawan)$", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{2,}")
_CHEAP, _DEAR = 300_00, 3_000_000_00
"""Sen: below the one a number is hardly money, above the other hardly a price."""
_OF_BUSINESSES = re.compile(
    r"\b(?:ud|cv|pt|pd|kub|koperasi|toko|warung|depot|kedai|catering|katering|dapur|batik|konveksi|keripik|kerupuk|rumah"
    r"|kelompok|tani|jaya|makmur|berkah|barokah|sejahtera|mandiri|snack|kue|roti|tempe|tahu|kopi|mebel|craft|collection)\b"
)
_OF_PERSONS = re.compile(
    r"\b(?:bapak|bpk|pak|ibu|bu|h|hj|haji|siti|sri|moh|moch|mohammad|muhammad|m|ahmad|achmad|abdul|nur)\b"
)

Holds = Callable[[Cell, str, Lexicon], bool]
"""(cell, its text, words of the catalogue) → whether the cell looks like the field."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A field that a column may be, and how much of the column speaks for it."""

    field: str
    share: float


def evidence(cells: Sequence[Cell], kind: IntakeKind, lexicon: Lexicon) -> tuple[Evidence, ...]:
    """The fields that a column may be by its content, the likeliest first; none where nothing stands out."""
    filled = [cell for cell in cells if not says_unknown(cell)][:LOOKED_AT]
    if len(filled) < _FEWEST:
        return ()
    known = {one.name for one in columns(kind)}
    found = [one for one in _signs_in(filled, lexicon) if one.field in known]
    clear = [one for one in found if one.share >= _MOST]
    return tuple((*clear, *(one for one in found if one.share < _MOST)) if clear else ())


def _signs_in(filled: Sequence[Cell], lexicon: Lexicon) -> Iterator[Evidence]:
    texts = [text_of(cell) for cell in filled]
    for field, holds in _SIGNS.items():
        share = sum(holds(cell, text, lexicon) for cell, text in zip(filled, texts, strict=True)) / len(filled)
        if share >= _MAYBE:
            yield Evidence(field, share)
    yield from _of_money(filled, texts)


def _of_money(filled: Sequence[Cell], texts: Sequence[str]) -> Iterator[Evidence]:
    """Rupiah by its marks, and by its height whether it is a price or the sales of a year."""
    if sum(bool(_RUPIAH.search(text)) for text in texts) / len(texts) < _MAYBE:
        return
    amounts = [found.sen for cell in filled if (found := money(cell).value) is not None]
    share = len(amounts) / len(filled)
    if share < _MAYBE or median(amounts) < _CHEAP:
        return
    is_price = median(amounts) < _DEAR
    fields = ("price", "monthly_sales") if is_price else ("annual_sales", "capital", "monthly_sales")
    for place, field in enumerate(fields):
        yield Evidence(field, share if place == 0 else min(share, _MAYBE))


def looks_like_person(cells: Sequence[Cell]) -> float:
    """How much more a column looks like names of persons (above nought) than of businesses (below)."""
    texts = [folded(text_of(cell)) for cell in cells]
    persons = sum(bool(_OF_PERSONS.search(text)) for text in texts)
    businesses = sum(bool(_OF_BUSINESSES.search(text)) for text in texts)
    return (persons - businesses) / max(len(texts), 1)


def holds_names(cells: Sequence[Cell]) -> bool:
    """Whether a column could be names of persons or businesses: short words, hardly any twice, hardly a digit."""
    texts = [text_of(cell) for cell in cells if not says_unknown(cell)][:LOOKED_AT]
    if len(texts) < _FEWEST:
        return False
    names = sum(bool(_WORDS.search(text)) and len(text) <= 60 and sum(map(str.isdigit, text)) < 3 for text in texts)
    return names / len(texts) >= _MOST and len(set(texts)) / len(texts) >= _MOST


def _is_nik(cell: Cell, text: str, _lexicon: Lexicon) -> bool:
    return identifiers.nik(cell, samples_allowed=True).value is not None or _is_damaged(cell, text)


def _is_damaged(cell: Cell, text: str) -> bool:
    is_number = isinstance(cell, int | float) and 1e15 <= abs(cell) < 1e16
    return is_number or bool(re.match(r"^\d[.,]\d+[eE]\+?15$", text))


def _is_nib(cell: Cell, text: str, _lexicon: Lexicon) -> bool:
    return identifiers.nib(cell).value is not None and not text.startswith(("08", "62"))


def _is_phone(cell: Cell, text: str, _lexicon: Lexicon) -> bool:
    looks = bool(_PHONE.match(text) or _LANDLINE.match(text)) or (isinstance(cell, int) and text.startswith("8"))
    return looks and identifiers.phone(cell).value is not None


def _is_point(cell: Cell, text: str, _lexicon: Lexicon) -> bool:
    found = read_coordinates(text) if isinstance(cell, str) else None
    return found is not None and near_jawa_timur(found.latitude, found.longitude)


def _is_kabupaten(cell: Cell, text: str, _lexicon: Lexicon) -> bool:
    return isinstance(cell, str) and (folded(text) in _bare_kabupaten() or find_kabupaten(text).region is not None)


def _is_kecamatan(cell: Cell, text: str, _lexicon: Lexicon) -> bool:
    return isinstance(cell, str) and re.sub(r"^(?:kec|kecamatan) ", "", folded(text)) in _bare_kecamatan()


def _is_unit(cell: Cell, text: str, _lexicon: Lexicon) -> bool:
    return isinstance(cell, str) and find_unit(text) is not None


def _is_amount(cell: Cell, _text: str, _lexicon: Lexicon) -> bool:
    found = quantity(cell).value if isinstance(cell, str) else None
    return found is not None and bool(found.unit) and found.unit != "orang"


def _is_product(cell: Cell, text: str, lexicon: Lexicon) -> bool:
    if not isinstance(cell, str):
        return False
    return resolved(lexicon, text) is not None or any(resolved(lexicon, part) for part in re.split(r"[,;/]", text))


def _is_kbli(cell: Cell, text: str, _lexicon: Lexicon) -> bool:
    return bool(re.fullmatch(r"\d{5}", text)) and bool(editions_of(text))


def _holds(pattern: re.Pattern[str]) -> Holds:
    return lambda _cell, text, _lexicon: bool(pattern.search(text))


def _reads(read: Callable[[Cell], object]) -> Holds:
    return lambda cell, _text, _lexicon: isinstance(cell, str) and read(cell) is not None


def _is_number_of(paper: str) -> Holds:
    def holds(_cell: Cell, text: str, _lexicon: Lexicon) -> bool:
        # a P-IRT may have sixteen digits, but so has every NIK
        is_long = sum(map(str.isdigit, text)) >= 8 and (paper == "halal" or not holds_personal_number(text))
        return is_long and bool(looks_right(paper, text))

    return holds


_SIGNS: Mapping[str, Holds] = {
    "code": _holds(re.compile(r"^[UMK]-\d{4,6}$")),
    "nik": _is_nik,
    "kk": lambda cell, _text, _lexicon: identifiers.family_card(cell).value is not None,
    "nib": _is_nib,
    "phone": _is_phone,
    "npwp": _holds(_NPWP),
    f"{PAPER_FIELD}npwp": _holds(_NPWP),
    "coordinates": _is_point,
    "region_code": _holds(_REGION_CODE),
    "kbli": _is_kbli,
    "kabupaten": _is_kabupaten,
    "kecamatan": _is_kecamatan,
    "territory": _is_kabupaten,
    "female": lambda _cell, text, _lexicon: folded(text) in _MAN_OR_WOMAN,
    "unit": _is_unit,
    "capacity": _is_amount,
    "quantity": _is_amount,
    "workers": _holds(_PEOPLE),
    "desil": lambda _cell, text, _lexicon: bool(_DESIL.match(folded(text))),
    "size": _reads(lambda cell: choices.business_size(cell).value),
    "pattern": _reads(lambda cell: choices.pattern(cell).value),
    "product": _is_product,
    "months": _reads(lambda cell: calendar.months(cell).value),
    "legal_form": lambda _cell, text, _lexicon: folded(text) in {"ud", "cv", "pt", "firma", "perorangan", "koperasi"},
    "outlet_kind": _reads(lambda cell: choices.outlet_kind(cell).value),
    "address": _holds(_ADDRESS),
    **{f"{PAPER_FIELD}{code}": _is_number_of(code) for code in PAPER_HEADINGS if code not in ("npwp", "merek")},
}
"""In the order of trust: where two fit a column alike, the earlier one is proposed."""


@cache
def _bare_kabupaten() -> frozenset[str]:
    """Names without Kab. and Kota: enough to know a column by, not to know a place by."""
    return frozenset(re.sub(r"^(?:kab|kabupaten|kota) ", "", folded(one.name)) for one in kabupaten_list())


@cache
def _bare_kecamatan() -> frozenset[str]:
    return frozenset(folded(one.name) for kabupaten in kabupaten_list() for one in children(kabupaten.code))
