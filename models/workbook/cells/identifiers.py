"""NIK, KK, NIB, KBLI and phone numbers: text that people and programs damage."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from models.domain.intake import KbliIntake
from models.reference.kbli import EDITIONS, editions_of
from models.reference.regions import region
from models.workbook.cells.outcome import Outcome, Remark, error, refused, warning
from models.workbook.cells.wording import says_unknown, text_of
from models.workbook.sheet import Cell

_SCIENTIFIC = re.compile(r"^\d+([.,]\d+)?[eE]\+?\d+$")
_SIXTEEN = re.compile(r"[0-9]{16}")
_SEPARATORS = re.compile(r"[\s.\-'’‘`]+")
_SEVERAL = re.compile(r"\s*(?:[/;,&]|\bdan\b|\batau\b)\s*")
_PHONE_WORDS = re.compile(
    r"\b(?:nomor|no|hp|handphone|wa|whats ?app|telepon|telpon|telp|tlp|tel|phone|call|sms|kontak|aktif)\b[.:]*",
    re.IGNORECASE,
)
_NOTHING_BUT_A_NUMBER = re.compile(r"[+0-9 .\-()]+")
_MOBILE = "8"
_SHORTEST_MOBILE = 9
_PROVINCES = frozenset(
    {
        *range(11, 20),
        21,
        *range(31, 37),
        *range(51, 54),
        *range(61, 66),
        *range(71, 77),
        81,
        82,
        *range(91, 97),
    }
)
_EAST_JAVA = "35"
_FEMALE = 40
SAMPLE_SERIAL = "0000"
Listed = frozenset[tuple[str, str]]
"""Editions and codes of KBLI."""
_WHOLE_LIST = 1_000
_NIK_DIGITS = 16
_NPWP_DIGITS = (15, 16)
_LONGEST_NPWP = 22


@dataclass(frozen=True, slots=True)
class Nik:
    """A NIK and the sex that it tells."""

    digits: str
    female: bool


def nik(cell: Cell, *, samples_allowed: bool = False) -> Outcome[Nik]:
    """A NIK: 16 digits of text with a place, a date of birth and a serial; there is no check digit."""
    plain = _personal_number(cell, "nik")
    if plain.value is None:
        return Outcome(None, plain.remarks)
    day, serial = int(plain.value[6:8]), plain.value[12:]
    problem = _date_problem(plain.value, day % _FEMALE) or _serial_problem(serial, samples_allowed)
    if problem or day > 31 + _FEMALE:
        return Outcome(None, (problem or error("nik_date"),))
    remarks = (*_place_remarks(plain.value), *_end_remarks(plain.value, serial))
    return Outcome(Nik(plain.value, day > _FEMALE), remarks)


def family_card(cell: Cell) -> Outcome[str]:
    """A KK number: 16 digits of text."""
    return _personal_number(cell, "kk")


def _personal_number(cell: Cell, kind: str) -> Outcome[str]:
    if says_unknown(cell):
        return Outcome(None)
    text = text_of(cell)
    if isinstance(cell, str) and _SIXTEEN.fullmatch(text):  # as most are
        return Outcome(text)
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    if _SCIENTIFIC.match(text) or (is_number and abs(float(text or 0)) >= 1e15):
        return refused(f"{kind}_damaged")
    digits = _SEPARATORS.sub("", text)
    if digits.isascii() and digits.isdigit() and len(digits) == 16:
        return Outcome(digits)
    return refused(f"{kind}_with_words") if _read(digits) == 16 else refused(f"{kind}_length", digits=_read(digits))


def _read(text: str) -> int:
    """How many of the signs are digits from 0 to 9."""
    return sum(sign.isascii() and sign.isdigit() for sign in text)


def _date_problem(digits: str, day: int) -> Remark | None:
    month, short_year = int(digits[8:10]), int(digits[10:12])
    if not 1 <= month <= 12:
        return error("nik_date")
    if 1 <= day <= 28:
        return None
    longest = max(monthrange(century + short_year, month)[1] for century in (1900, 2000))
    return None if 1 <= day <= longest else error("nik_date")


def _serial_problem(serial: str, samples_allowed: bool) -> Remark | None:
    return error("nik_sample") if serial == SAMPLE_SERIAL and not samples_allowed else None


def _place_remarks(digits: str) -> tuple[Remark, ...]:
    """People are registered where they once lived and districts are divided: never more than a warning."""
    if int(digits[:2]) not in _PROVINCES:
        return (warning("nik_place_unknown"),)
    if digits.startswith(_EAST_JAVA) and region(f"{digits[:2]}.{digits[2:4]}") is None:
        return (warning("nik_place_unknown"),)
    return ()


def _end_remarks(digits: str, serial: str) -> tuple[Remark, ...]:
    return (warning("nik_ends_in_zero"),) if digits.endswith("0") and serial != SAMPLE_SERIAL else ()


def nib(cell: Cell) -> Outcome[str]:
    """A NIB: 13 digits; there is no public check digit."""
    if says_unknown(cell):
        return Outcome(None)
    digits = _SEPARATORS.sub("", text_of(cell))
    if digits.isascii() and digits.isdigit() and len(digits) == 13:
        return Outcome(digits)
    return refused("nib_with_words") if _read(digits) == 13 else refused("nib_length", digits=_read(digits))


def npwp(cell: Cell) -> Outcome[str]:
    """An NPWP as digits only, 15 of the old kind or 16 of the new; an odd number of digits is only remarked."""
    if says_unknown(cell):
        return Outcome(None)
    text = text_of(cell)
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    if _SCIENTIFIC.match(text) or (is_number and abs(float(text or 0)) >= 1e15):
        return refused("npwp_damaged")
    digits = npwp_digits(text)
    if not digits:
        return Outcome(None, (warning("npwp_unreadable"),))
    if is_of_a_person(digits):
        return refused("npwp_is_nik")
    return Outcome(digits, () if len(digits) in _NPWP_DIGITS else (warning("npwp_length", digits=len(digits)),))


def begins_with_province(digits: str) -> bool:
    """Whether a number begins as every NIK and KK does, which not every number of sixteen digits does."""
    return digits[:2].isascii() and digits[:2].isdigit() and int(digits[:2]) in _PROVINCES


def is_of_a_person(npwp: str) -> bool:
    """Whether these digits of an NPWP may be somebody's NIK, as those of persons are."""
    return len(npwp) == _NIK_DIGITS and not npwp.startswith("0")


def npwp_digits(text: str) -> str:
    """The digits of an NPWP; empty where the text is none."""
    digits = re.sub(r"[\s.\-/'’‘`]+", "", text.removeprefix("NPWP"))
    return digits if digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_NPWP else ""


def phone(cell: Cell) -> Outcome[str]:
    """A phone number as +62…; of several the first. "WA 0812…" and "hp: 0812…" are read, too."""
    if says_unknown(cell):
        return Outcome(None)
    if isinstance(cell, date | datetime):
        return refused("phone_unreadable")
    first, *others = _phone_numbers(text_of(cell)) or [""]
    normal = _normal_phone(re.sub(r"[\s.\-()]+", "", first))
    several = (warning("phone_several"),) if others else ()
    return Outcome(normal, several) if normal else refused("phone_unreadable")


def _phone_numbers(text: str) -> list[str]:
    if _NOTHING_BUT_A_NUMBER.fullmatch(text):
        return [piece] if (piece := text.strip(" .:-")) else []
    without_words = _PHONE_WORDS.sub(" ", text)
    return [piece for piece in (one.strip(" .:-") for one in _SEVERAL.split(without_words)) if piece]


def _normal_phone(digits: str) -> str:
    match = re.fullmatch(r"(\+62|\+\d{1,2}|0062|62|0|)([1-9]\d{6,11})", digits)
    if not match:
        return ""
    prefix, own = match.groups()
    is_abroad = prefix.startswith("+") and prefix != "+62"
    if not is_abroad and own.startswith(_MOBILE) and len(own) < _SHORTEST_MOBILE:
        return ""
    return digits if is_abroad else f"+62{own}"


_DOTTED_KBLI = re.compile(r"(?<![\d.])(\d\d)\.(\d\d)\.?(\d)(?![\d.])")
"""10.79.4, as the classes of the KBLI are printed."""


def kbli(cell: Cell, edition: str, listed: Listed = frozenset()) -> Outcome[KbliIntake]:
    """A five-digit KBLI code with its edition; an edition that nothing tells stays empty.

    `listed` are editions and codes known beside those that ship. A code of an older edition stays what it is.
    """
    if says_unknown(cell):
        return Outcome(None)
    codes = re.findall(r"(?<!\d)\d{4,6}(?!\d)", _DOTTED_KBLI.sub(r"\1\2\3", text_of(cell)))
    if not codes:
        return refused("kbli_unreadable")
    several = (warning("kbli_several"),) if len(codes) > 1 else ()
    code, restored = _five_digits(codes[0], cell, listed)
    if len(code) != 5:
        return refused("kbli_unreadable")
    if edition and edition not in EDITIONS:
        old = warning("kbli_older_edition", code=code, edition=edition)
        return Outcome(KbliIntake(edition, code), (*several, *restored, old))
    return _of_edition(code, edition, listed, several + restored)


def _five_digits(code: str, cell: Cell, listed: Listed) -> tuple[str, tuple[Remark, ...]]:
    """Excel drops the zero in front of a number: given back only where that makes a known code."""
    if len(code) == 4 and isinstance(cell, int | float) and _editions(f"0{code}", listed):
        return f"0{code}", (warning("kbli_zero_restored", code=f"0{code}"),)
    return code, ()


def _editions(code: str, listed: Listed) -> tuple[str, ...]:
    shipped = {row.edition for row in editions_of(code)}
    return tuple(edition for edition in EDITIONS if edition in shipped or (edition, code) in listed)


@lru_cache(maxsize=8)
def _is_complete(listed: Listed) -> bool:
    """Whether the whole lists of all editions were imported, so that a code in none of them is older or wrong."""
    return all(sum(edition == each for edition, _ in listed) >= _WHOLE_LIST for each in EDITIONS)


def _of_edition(code: str, edition: str, listed: Listed, remarks: tuple[Remark, ...]) -> Outcome[KbliIntake]:
    known = _editions(code, listed)
    if not known:
        message = "kbli_in_no_edition" if _is_complete(listed) else "kbli_not_listed"
        return Outcome(KbliIntake(edition, code), (*remarks, warning(message, code=code)))
    if edition and edition not in known:
        return Outcome(
            KbliIntake(edition, code), (*remarks, warning("kbli_not_in_edition", code=code, edition=edition))
        )
    if edition or len(known) == 1:
        return Outcome(KbliIntake(edition or known[0], code), remarks)
    reused = any(row.reused for row in editions_of(code))
    return Outcome(KbliIntake("", code), (*remarks, *((warning("kbli_edition_open", code=code),) if reused else ())))
