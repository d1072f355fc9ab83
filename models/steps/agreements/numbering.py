"""Numbers of official letters: configurable tokens, no gaps, reset every year, a voided number is kept."""

from __future__ import annotations

import re
from datetime import date

from sqlalchemy.orm import Session

from models.catalogue.tables import IssuedNumber, NumberSeries, Office
from models.problems import UserProblem

DEFAULT_PATTERN = "{serial:3}/{unit}/{bulan_romawi}/{tahun}"
_TOKEN = re.compile(r"\{(\w+)(?::(\d+))?\}")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
TOKENS = ("serial", "unit", "jenis", "bulan", "bulan_romawi", "tahun")


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


def take_number(session: Session, office: Office, kind: str, on: date) -> IssuedNumber:
    """The office's next number of a kind in the year; given out for good when the transaction ends well."""
    series = session.get(NumberSeries, (office.id, kind, on.year), with_for_update=True)
    if series is None:
        series = NumberSeries(office_id=office.id, kind=kind, year=on.year, last=0)
        session.add(series)
    series.last += 1
    text = format_number(
        office.number_pattern or DEFAULT_PATTERN,
        serial=series.last,
        unit=office.number_code or office.code,
        kind=kind,
        on=on,
    )
    row = IssuedNumber(office_id=office.id, kind=kind, year=on.year, serial=series.last, text=text)
    session.add(row)
    session.flush()
    return row


def _padded(value: object, width: str) -> str:
    return f"{value:0{int(width)}}" if width and isinstance(value, int) else str(value)
