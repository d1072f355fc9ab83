"""Values of a JSON file, each knowing its key: what cannot be meant is refused with the key and what was expected."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, Never

from models.problems import UserProblem
from ui.texts import tr


@dataclass(frozen=True, slots=True)
class JsonValue:
    """One value of a file; `key` is its path, e.g. "weights.inti_plasma.volume"."""

    file: str
    key: str
    raw: Any

    def refuse(self, expected: str) -> Never:
        """Say which key holds what, and what was expected there."""
        raise UserProblem("json.expected", file=self.file, key=self.key, value=_shown(self.raw), expected=expected)

    def text(self) -> str:
        """A text, without the spaces around it."""
        if not isinstance(self.raw, str):
            self.refuse(tr("teks di dalam tanda kutip"))
        return self.raw.strip()

    def whole(self, least: int | None = None, most: int | None = None) -> int:
        """A whole number within its limits; true and false are none."""
        expected = _limits(tr("bilangan bulat"), least, most)
        if isinstance(self.raw, bool) or not isinstance(self.raw, int):
            self.refuse(expected)
        if (least is not None and self.raw < least) or (most is not None and self.raw > most):
            self.refuse(expected)
        return self.raw

    def number(self) -> Decimal:
        """A number, with or without decimals."""
        if isinstance(self.raw, bool) or not isinstance(self.raw, int | Decimal):
            self.refuse(tr("bilangan, misalnya 12 atau 0.5"))
        return Decimal(self.raw)

    def day(self) -> date:
        """A date as the calendar knows it."""
        try:
            return date.fromisoformat(self.text())
        except ValueError:
            self.refuse(tr("tanggal seperti 2026-11-21"))

    def items(self) -> list[JsonValue]:
        """The values of a list."""
        if not isinstance(self.raw, list):
            self.refuse(tr("daftar di dalam kurung siku"))
        return [JsonValue(self.file, f"{self.key}[{at}]", each) for at, each in enumerate(self.raw)]

    def members(self, known: tuple[str, ...] = ()) -> dict[str, JsonValue]:
        """The values of an object by key, without those that are null; keys other than the known are refused."""
        if not isinstance(self.raw, dict):
            self.refuse(tr("objek di dalam kurung kurawal"))
        within = f"{self.key}." if self.key else ""
        found = {key: JsonValue(self.file, within + key, each) for key, each in self.raw.items()}
        unknown = sorted(set(found) - set(known)) if known else []
        if unknown:
            raise UserProblem("json.unknown_key", file=self.file, key=within + unknown[0], known=known)
        return {key: each for key, each in found.items() if each.raw is not None}


def read_json(file: Path) -> JsonValue:
    """The object that a JSON file holds."""
    try:
        found = json.loads(
            file.read_text(encoding="utf-8-sig"), parse_float=Decimal, parse_constant=_refuse_constant,
            object_pairs_hook=partial(_once, str(file)),
        )  # fmt: skip
    except OSError as error:
        raise UserProblem("json.missing", file=str(file)) from error
    except (ValueError, RecursionError) as error:
        raise UserProblem("json.damaged", file=str(file)) from error
    if not isinstance(found, dict):
        raise UserProblem("json.no_object", file=str(file))
    return JsonValue(str(file), "", found)


def _once(file: str, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object, unless it names a key twice: of the two values one would be lost."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _value in pairs]
        raise UserProblem("json.key_twice", file=file, key=next(key for key in keys if keys.count(key) > 1))
    return found


def _refuse_constant(name: str) -> Never:
    raise ValueError(name)


def _limits(what: str, least: int | None, most: int | None) -> str:
    if least is not None and most is not None:
        return tr("{what} dari {least} sampai {most}").format(what=what, least=least, most=most)
    if least is not None:
        return tr("{what} mulai {least}").format(what=what, least=least)
    return what


def _shown(raw: Any) -> str:
    match raw:
        case bool():
            return "true" if raw else "false"
        case Mapping():
            return tr("sebuah objek")
        case list():
            return tr("sebuah daftar")
    return str(raw)[:40]
