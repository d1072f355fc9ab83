"""Settings and terms that a command reads from a JSON file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from matching.codes import CriterionCode, Pattern
from models.domain.agreements import AgreementTerms, ClauseTerm, ClauseValue, Signatory
from models.domain.matching import MatchSettings
from models.problems import UserProblem


def read_json(file: Path) -> dict[str, Any]:
    """The object a JSON file holds."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
    except OSError as error:
        raise UserProblem("json.missing", file=str(file)) from error
    except ValueError as error:
        raise UserProblem("json.damaged", file=str(file)) from error
    if not isinstance(found, dict):
        raise UserProblem("json.no_object", file=str(file))
    return found


def match_settings(file: Path, base: MatchSettings) -> MatchSettings:
    """The catalogue's settings with what the file says instead."""
    raw = read_json(file)
    unknown = sorted(set(raw) - {"lambda", "weights", "months", "candidates_per_need", "region"})
    if unknown:
        raise UserProblem("json.unknown_key", file=str(file), key=unknown[0])
    try:
        return _settings(raw, base)
    except (ValueError, TypeError, KeyError, AttributeError, InvalidOperation) as error:
        raise UserProblem("json.bad_value", file=str(file), value=str(error)) from error


def _settings(raw: Mapping[str, Any], base: MatchSettings) -> MatchSettings:
    given = dict(base.weights)
    for pattern, weights in raw.get("weights", {}).items():
        given[Pattern(pattern)] = tuple((code, int(weights[code])) for code in CriterionCode)
    settings = replace(base, weights=tuple(given.items()))
    if "lambda" in raw:
        settings = replace(settings, poverty_lambda=round(Decimal(raw["lambda"]) * 1000))
    if "months" in raw:
        settings = replace(settings, months=_months(raw["months"]))
    if "candidates_per_need" in raw:
        settings = replace(settings, candidates_per_need=int(raw["candidates_per_need"]))
    return replace(settings, region=str(raw.get("region", base.region)))


def _months(given: Any) -> int:
    """A mask out of month numbers 1 to 12."""
    mask = 0
    for month in given:
        if not 1 <= int(month) <= 12:
            raise ValueError(month)
        mask |= 1 << (int(month) - 1)
    return mask


_TERMS = (
    "date",
    "place",
    "start",
    "months",
    "price",
    "payment_days",
    "forum",
    "signatories",
    "clauses",
    "witnesses",
)


def agreement_terms(file: Path) -> AgreementTerms:
    """The terms of an agreement; the price is in rupiah per unit."""
    raw = read_json(file)
    unknown = sorted(set(raw) - {*_TERMS, "subject", "numbers"})
    if unknown:
        raise UserProblem("json.unknown_key", file=str(file), key=unknown[0])
    try:
        return _terms(raw)
    except (ValueError, TypeError, AttributeError, KeyError, InvalidOperation) as error:
        raise UserProblem("json.bad_value", file=str(file), value=str(error)) from error


def _terms(raw: Mapping[str, Any]) -> AgreementTerms:
    signatories, numbers = raw.get("signatories", {}), raw.get("numbers", {})
    if isinstance(signatories, list):
        signatories = dict(zip(("first", "second"), signatories, strict=False))
    return AgreementTerms(
        date=_day(raw.get("date")),
        place=str(raw.get("place", "")),
        start=_day(raw.get("start")),
        months=int(raw.get("months", 12)),
        price=None if raw.get("price") is None else round(Decimal(raw["price"]) * 100),
        payment_days=None if raw.get("payment_days") is None else int(raw["payment_days"]),
        forum=str(raw.get("forum", "")),
        first_number=str(numbers.get("first", "")),
        second_number=str(numbers.get("second", "")),
        first=_signatory(signatories.get("first", {})),
        second=_signatory(signatories.get("second", {})),
        witnesses=tuple(_signatory(each) for each in raw.get("witnesses", ())),
        subject=str(raw.get("subject", "")),
        clauses=tuple(
            ClauseTerm(clause, name, _value(value))
            for clause, parameters in raw.get("clauses", {}).items()
            for name, value in parameters.items()
        ),
    )


def _signatory(raw: Any) -> Signatory:
    if isinstance(raw, str):
        return Signatory(raw)
    return Signatory(str(raw.get("name", "")), str(raw.get("position", "")), str(raw.get("authority", "")))


def _value(raw: Any) -> ClauseValue:
    if isinstance(raw, list):
        return tuple(tuple(str(cell) for cell in row) for row in raw)
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal | str):
        raise TypeError(raw)
    return raw


def _day(text: Any) -> date | None:
    return None if text in (None, "") else date.fromisoformat(str(text))
