"""Message ids and values → sentences, for the window and the command line; the only place that makes them."""

from __future__ import annotations

import gettext
import logging
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any

from models.problems import UserProblem, Value
from ui import formats

log = logging.getLogger(__name__)

_strict = False


@dataclass(frozen=True, slots=True)
class Sentences:
    """What happened, and what the user can do about it (may be empty)."""

    what_happened: str
    what_to_do: str


def tr(source: str) -> str:
    """The source (Indonesian) in the user's language."""
    return _translations().gettext(source)


def break_on_unknown_ids(strict: bool) -> None:
    """For tests: an unknown message id or a missing value raises KeyError instead of a plain fallback."""
    global _strict
    _strict = strict


def sentence(message_id: str, **values: Value) -> str:
    """The sentence of a message id with its values."""
    return sentences(message_id, values).what_happened


def problem_sentences(problem: UserProblem) -> Sentences:
    """Both sentences of a problem that the user can mend."""
    return sentences(problem.message, problem.values)


def sentences(message_id: str, values: Mapping[str, Value]) -> Sentences:
    """Both sentences of a message id with its values."""
    templates = _templates().get(message_id)
    if templates is None:
        return _fallback(message_id)
    writer = _Writer()
    return Sentences(
        writer.vformat(tr(templates.what_happened), (), values),
        writer.vformat(tr(templates.what_to_do), (), values) if templates.what_to_do else "",
    )


def known_ids() -> frozenset[str]:
    """Every message id that has a sentence."""
    return frozenset(_templates())


def _fallback(message_id: str) -> Sentences:
    if _strict:
        raise KeyError(message_id)
    log.error("no sentence for %s", message_id)
    return Sentences(
        tr("Pekerjaan ini tidak dapat diselesaikan."),
        tr("Coba sekali lagi; bila tetap gagal, sampaikan catatan program kepada pengelola."),
    )


class _Writer(Formatter):
    """Fills templates; {price:rupiah}, {day:date}, {year:plain}, otherwise by the value's type."""

    def get_value(self, key: int | str, args: Any, kwargs: Any) -> Any:
        if key in kwargs or _strict:
            return kwargs[key]
        log.error("a sentence lacks its value %s", key)
        return "…"

    def format_field(self, value: Any, format_spec: str) -> str:
        return str(_FORMATS[format_spec](value))


def _by_type(value: Value) -> str:
    match value:
        case None:
            return tr("belum diketahui")
        case bool():
            return tr("ya") if value else tr("tidak")
        case int() | float():
            return formats.short_number(value)
        case tuple():
            return formats.listing(value)
    return value


_FORMATS: dict[str, Callable[[Any], str]] = {
    "": _by_type,
    "plain": str,
    "rupiah": formats.rupiah,
    "date": formats.short_date,
    "longdate": formats.long_date,
    "moment": formats.moment,
    "percent": formats.percent,
    "amount": formats.amount,
}


@cache
def _templates() -> dict[str, Sentences]:
    found: dict[str, Sentences] = {}
    for room in sorted(files("ui").joinpath("resources/sentences").iterdir(), key=lambda file: file.name):
        if room.name.endswith(".toml"):
            found.update(_room(room.read_text(encoding="utf-8"), found, room.name))
    return found


def _room(text: str, taken: Mapping[str, Sentences], name: str) -> dict[str, Sentences]:
    entries = tomllib.loads(text)
    if double := taken.keys() & entries.keys():
        raise ValueError(f"{name} gives {sorted(double)} a second sentence")
    return {key: Sentences(entry["what"], entry.get("do", "")) for key, entry in entries.items()}


@cache
def _translations() -> gettext.NullTranslations:
    places = files("ui").joinpath("resources/translations")
    return gettext.translation("temumitra", str(places), fallback=True)
