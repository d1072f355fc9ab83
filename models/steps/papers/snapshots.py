"""Facts as kept → the document they were taken from, without what stands on the paper alone."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from reports.agreement import AgreementDocument
from reports.wording.library import NoWording, parameters
from reports.wording.patterns import Kind, Pattern

Document = TypeVar("Document")


def document_of(text: str) -> AgreementDocument:
    """The agreement that these facts were taken from; also those kept before facts had a version."""
    kept = json.loads(text)
    if "facts_version" in kept:
        return rebuilt(AgreementDocument, kept["document"])
    return rebuilt(AgreementDocument, _with_decimals(kept))


def kept_document(kind: type[Document], text: str) -> Document:
    """The document of another kind of paper."""
    return rebuilt(kind, json.loads(text)["document"])


def pasal_naming(text: str, wanted: Mapping[str, Sequence[str]]) -> dict[str, tuple[int, ...]]:
    """Name → the pasal, by number, of which one printed sentence holds all its words; the first schemas kept none."""
    said = [each["sentences"] for each in json.loads(text).get("spoken", ()) if each["code"]]
    return {
        name: tuple(at for at, lines in enumerate(said, start=1) if any(_holds(line, words) for line in lines))
        for name, words in wanted.items()
    }


def _holds(line: str, words: Sequence[str]) -> bool:
    return all(each and each in line for each in words)


def rebuilt(kind: type[Document], raw: dict[str, Any]) -> Document:
    """A dataclass out of its plain form; fields that are missing get their default or nothing."""
    hints = _hints(cast(Hashable, kind))
    named = {name: _value(hints[name], raw[name]) for name in hints if name in raw}
    missing = {name: "" for name in hints if name not in raw and name in ("nik", "npwp", "bank_account")}
    return kind(**{**missing, **named})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _value(kind: Any, raw: Any) -> Any:
    if raw is None:
        return None
    origin, inside = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _one_of(inside, raw)
    if origin is tuple:
        return _several(inside, raw)
    if is_dataclass(kind) and isinstance(kind, type):
        return rebuilt(kind, raw)
    return _simple(kind, raw)


def _simple(kind: Any, raw: Any) -> Any:
    if kind is date:
        return date.fromisoformat(raw)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(raw)
    return raw


def _several(inside: tuple[Any, ...], raw: Any) -> tuple[Any, ...]:
    if inside[1:] == (Ellipsis,):
        return tuple(_value(inside[0], each) for each in raw)
    return tuple(_value(kind, each) for kind, each in zip(inside, raw, strict=True))


def _one_of(kinds: tuple[Any, ...], raw: Any) -> Any:
    """The member of a union that a plain value came from; nothing was asked for before."""
    left = [kind for kind in kinds if kind is not type(None)]
    if len(left) == 1:
        return _value(left[0], raw)
    if isinstance(raw, dict) and raw.keys() == {"decimal"}:
        return Decimal(raw["decimal"])
    if isinstance(raw, list):
        return next(_value(kind, raw) for kind in left if get_origin(kind) is tuple)
    return raw


def _with_decimals(kept: dict[str, Any]) -> dict[str, Any]:
    """Facts of the first schemas wrote percentages as text."""
    try:
        known = parameters(Pattern(kept["pattern"]), date.fromisoformat(kept["signed_on"]))
    except NoWording:
        known = ()
    percents = {(each.clause, each.code) for each in known if each.kind is Kind.PERCENT}
    return {**kept, **{name: [_term(each, percents) for each in kept.get(name, ())] for name in ("terms", "assumed")}}


def _term(raw: dict[str, Any], percents: set[tuple[str, str]]) -> dict[str, Any]:
    if (raw["clause"], raw["parameter"]) not in percents or not isinstance(raw["value"], str):
        return raw
    return {**raw, "value": {"decimal": raw["value"]}}
