"""Numbers of official letters: configurable tokens, no gaps, reset every year, a voided number is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.tables import IssuedNumber, NumberRule, NumberSeries, Office
from models.domain.papers import PaperKind
from models.problems import UserProblem

DEFAULT_PATTERN = "{serial:3}/{unit}/{bulan_romawi}/{tahun}"
_TOKEN = re.compile(r"\{(\w+)(?::(\d+))?\}")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
TOKENS = ("serial", "unit", "jenis", "bulan", "bulan_romawi", "tahun")
BOOKS = {
    PaperKind.AGREEMENT: "PK", PaperKind.ADDENDUM: "ADD", PaperKind.RENEWAL: "ADD", PaperKind.ENDING: "PGK",
    PaperKind.MEMORANDUM: "NK", PaperKind.MINUTES: "BA", PaperKind.REPORTING_LETTER: "SL", PaperKind.CONSENT: "PDP",
    PaperKind.EVENT_INVITATION: "UND", PaperKind.EVENT_MINUTES: "BA", PaperKind.EVENT_MEMO: "ND",
}  # fmt: skip
"""The book of each kind that takes a number, where the office has not said otherwise; also what {jenis} writes."""
_FAR = 9_999_999
"""A serial past every width: patterns that differ in width alone collide there."""


@dataclass(frozen=True, slots=True)
class NumberPattern:
    """How an office numbers one kind of paper."""

    pattern: str
    book: str
    kind: str
    """What {jenis} writes."""


def format_number(pattern: str, *, serial: int, unit: str, kind: str, on: date) -> str:
    """The number's text, e.g. "012/KADIN-JTM/XI/2026"; raises UserProblem for a pattern that cannot number."""
    values = {
        "serial": serial,
        "unit": unit,
        "jenis": kind,
        "bulan": on.month,
        "bulan_romawi": _ROMAN[on.month - 1],
        "tahun": on.year,
    }
    check_pattern(pattern)
    return _TOKEN.sub(lambda token: _padded(values[token[1]], token[2]), pattern)


def check_pattern(pattern: str) -> None:
    """Refuse a pattern without a serial, or with a token or brace that nobody knows."""
    names = [name for name, _width in _TOKEN.findall(pattern)]
    unknown = [name for name in names if name not in TOKENS]
    if unknown or "{" in _TOKEN.sub("", pattern) or "}" in _TOKEN.sub("", pattern):
        raise UserProblem("number.unknown_token", pattern=pattern, token=unknown[0] if unknown else "{")
    if "serial" not in names or "tahun" not in names:
        raise UserProblem("number.needs_serial_and_year", pattern=pattern)


def patterns_of(session: Session, office: Office) -> dict[PaperKind, NumberPattern]:
    """How an office numbers every kind of paper: as it has said, else as it numbers agreements, told apart by kind."""
    query = select(NumberRule).where(NumberRule.office_id == office.id, ~NumberRule.deleted)
    told = {row.kind: row for row in session.scalars(query)}
    base = office.number_pattern or DEFAULT_PATTERN
    return {
        kind: NumberPattern(rule.pattern, rule.book, book) if (rule := told.get(kind)) else _usual(kind, book, base)
        for kind, book in BOOKS.items()
    }


def _usual(kind: PaperKind, book: str, base: str) -> NumberPattern:
    if kind is PaperKind.AGREEMENT or "{jenis" in base:
        return NumberPattern(base, book, book)
    return NumberPattern(re.sub(r"(\{serial(?::\d+)?\})", rf"\1/{book}", base, count=1), book, book)


def refuse_clash(patterns: dict[PaperKind, NumberPattern], unit: str) -> None:
    """Raise UserProblem where two books of an office would give one and the same number."""
    on = date(2026, 11, 1)
    texts = {
        kind: (each.book, format_number(each.pattern, serial=_FAR, unit=unit, kind=each.kind, on=on))
        for kind, each in patterns.items()
    }
    for (one, (book, text)), (other, (its_book, its_text)) in combinations(texts.items(), 2):
        if text == its_text and book != its_book:
            raise UserProblem("number.clash", kind=str(one), other=str(other), number=text)


def take_number(session: Session, office: Office, kind: PaperKind, on: date) -> IssuedNumber:
    """The office's next number of a kind in the year; given out for good when the transaction ends well."""
    return take_numbers(session, office, kind, on, 1)[0]


def take_numbers(session: Session, office: Office, kind: PaperKind, on: date, count: int) -> list[IssuedNumber]:
    """So many numbers one after the other; raises UserProblem where one stands on another paper already."""
    rule = patterns_of(session, office)[kind]
    series = session.get(NumberSeries, (office.id, rule.book, on.year), with_for_update=True)
    if series is None:
        series = NumberSeries(office_id=office.id, kind=rule.book, year=on.year, last=0)
        session.add(series)
    first, series.last = series.last + 1, series.last + count
    texts = numbers_from(rule, office, on, first, count)
    _refuse_taken(session, office, texts)
    rows = [
        IssuedNumber(office_id=office.id, kind=rule.book, year=on.year, serial=first + at, text=text)
        for at, text in enumerate(texts)
    ]
    session.add_all(rows)
    session.flush()
    return rows


def expected_numbers(session: Session, office: Office, kind: PaperKind, on: date, count: int) -> list[str]:
    """The numbers that would be taken now: a guess until somebody takes them."""
    rule = patterns_of(session, office)[kind]
    series = session.get(NumberSeries, (office.id, rule.book, on.year))
    return numbers_from(rule, office, on, (series.last if series else 0) + 1, count)


def numbers_from(rule: NumberPattern, office: Office, on: date, first: int, count: int) -> list[str]:
    """The texts of serials from `first`."""
    unit = office.number_code or office.code
    return [
        format_number(rule.pattern, serial=serial, unit=unit, kind=rule.kind, on=on)
        for serial in range(first, first + count)
    ]


def _refuse_taken(session: Session, office: Office, texts: list[str]) -> None:
    query = select(IssuedNumber.text).where(IssuedNumber.office_id == office.id)
    for start in range(0, len(texts), 500):
        taken = session.scalar(query.where(IssuedNumber.text.in_(texts[start : start + 500])).limit(1))
        if taken is not None:
            raise UserProblem("number.taken", number=taken)


def _padded(value: object, width: str) -> str:
    return f"{value:0{int(width)}}" if width and isinstance(value, int) else str(value)
