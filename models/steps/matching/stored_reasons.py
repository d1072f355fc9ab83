"""A proposal's reasons as they are stored: in full, but for lines that it shares with others of its run.

A line shared is a number in their place, and its text is kept once with the run: of 85,000 proposals of one run, nine
tenths of what they say is the same few thousand lines. Reasons that hold all lines themselves are read as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from json.encoder import encode_basestring
from typing import Any

import numpy as np
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from matching.columns import Ints
from matching.explained import Explanations, Shared, alike
from matching.problem import Explanation
from models.catalogue import tables as t
from models.domain.matching import PairExplanation, as_stored, explanation_of
from models.steps.matching.columns import PORTION, Column, Places
from models.steps.matching.translating import Translate, Translator, criterion_line

_NAMES = tuple(field.name for field in fields(PairExplanation))
_SHARED_HEAD = _NAMES[_NAMES.index("pattern") : _NAMES.index("score")]
_SHARED_TAIL = _NAMES[_NAMES.index("path") :]
LINES = ("rules", "criteria", "gaps", "to_do")
"""Fields that are lists of lines."""


@dataclass(frozen=True, slots=True)
class _Units:
    """Units of both sides, which the text of a line depends on."""

    offer: Places
    need: Places


class StoredReasons:
    """The reasons of all proposals of one run as text, and the lines that they share."""

    def __init__(self, translator: Translator, found: Explanations) -> None:
        self._translator = translator
        self._found = found
        self._places: dict[str, int] = {}
        self._units = self._both_units()
        self._rest, self._kind = self._alike(found.rest)
        always = len(self._places)
        self._rules = self._columns(found.rules, translator.rule)
        self._criteria = self._columns(found.criteria, criterion_line)
        self._texts, self.shared = _numbered(tuple(self._places), (*self._rules, *self._criteria), always)

    def __iter__(self) -> Iterator[str]:
        """A text of each, in their order."""
        found, kinds = self._found, self._kind.tolist()
        marks = (column.tolist() for column in (found.score, found.score_low, found.score_high))
        rows = zip(
            self._identities(), kinds, *marks, _joined(self._texts, self._rules),
            _joined(self._texts, self._criteria), strict=True,
        )  # fmt: skip
        for who, kind, score, low, high, rules, criteria in rows:
            head, tail = self._rest[kind]
            yield (
                f'{{{who},{head},"score":{score},"score_low":{low},"score_high":{high},'
                f'"rules":[{rules}],"criteria":[{criteria}],{tail}}}'
            )

    def _both_units(self) -> _Units:
        built, found = self._translator.built, self._found
        need = np.array(list(_in_order(key.unit for key in built.needs)), dtype=np.int32)
        return _Units(built.offers.unit.place[found.offer], need[found.need])

    def _columns(self, columns: Sequence[Shared[Any]], told: Translate) -> tuple[Places, ...]:
        return tuple(self._lines(each, told) for each in columns)

    def _lines(self, column: Shared[Any], told: Translate) -> Places:
        """Per pair the number of its line."""
        first, kind = alike((column.place, self._units.offer, self._units.need))
        texts = [as_stored(told(column[row], *self._units_of(row))) for row in first.tolist()]
        return np.array([self._place(each) for each in texts], dtype=np.int32)[kind]

    def _place(self, line: str) -> int:
        return self._places.setdefault(line, len(self._places))

    def _units_of(self, row: int) -> tuple[str, str]:
        built = self._translator.built
        return built.offers.unit[self._found.offer[row]], built.needs[self._found.need[row]].unit

    def _alike(self, rest: Shared[Explanation]) -> tuple[list[tuple[str, str]], Places]:
        """What comes before and after marks and lines, of each kind of pair."""
        first, kind = alike((rest.place, self._units.offer, self._units.need))
        return [self._around(rest[row], row) for row in first.tolist()], kind

    def _around(self, rest: Explanation, row: int) -> tuple[str, str]:
        found = self._found
        told = self._translator.explanation(replace(rest, offer=int(found.offer[row]), need=int(found.need[row])))
        return self._named(told, _SHARED_HEAD), self._named(told, _SHARED_TAIL)

    def _named(self, told: PairExplanation, names: Iterable[str]) -> str:
        values = ((name, getattr(told, name)) for name in names)
        return ",".join(
            f'"{name}":{self._numbers(value) if name in LINES else as_stored(value)}' for name, value in values
        )

    def _numbers(self, lines: Iterable[object]) -> str:
        return as_stored([self._place(as_stored(line)) for line in lines])

    def _identities(self) -> Iterator[str]:
        """Who and what each pair is."""
        offers, found = self._translator.built.offers, self._found
        code, name, words = (_quoted(column, found.offer) for column in (offers.code, offers.name, offers.words))
        needs = [
            f'"need":{as_stored(key.code)},"need_words":{as_stored(key.words)},"partner_name":{as_stored(key.partner)}'
            for key in self._translator.built.needs
        ]
        rows = zip(code, name, offers.offer[found.offer].tolist(), words, found.need.tolist(), strict=True)
        for enterprise, called, offer, product, need in rows:
            yield (
                f'"enterprise":{enterprise},"enterprise_name":{called},"offer":{offer},"product":{product},{needs[need]}'
            )


def _in_order(words: Iterable[str]) -> Iterator[int]:
    met: dict[str, int] = {}
    return (met.setdefault(word, len(met)) for word in words)


def _quoted(column: Column, rows: Ints) -> Iterator[str]:
    return (encode_basestring(column.words[place]) for place in column.place[rows].tolist())


def _joined(texts: Sequence[str], columns: Sequence[Places]) -> Iterator[str]:
    for start in range(0, len(columns[0]), PORTION):
        rows = zip(*(column[start : start + PORTION].tolist() for column in columns), strict=True)
        yield from (",".join([texts[place] for place in row]) for row in rows)


def _numbered(lines: Sequence[str], columns: Sequence[Places], always: int) -> tuple[list[str], dict[int, str]]:
    """Each line as it stands in a text: its number where pairs share it (the first ones always), and those lines."""
    count = np.zeros(len(lines), dtype=np.int64)
    for column in columns:
        count += np.bincount(column, minlength=len(lines))
    count[:always] = 2
    several = (count > 1).tolist()
    texts = [str(place) if several[place] else line for place, line in enumerate(lines)]
    return texts, {place: line for place, line in enumerate(lines) if several[place]}


def read_reasons(session: Session, which: Select[str, int, str]) -> Iterator[tuple[str, PairExplanation]]:
    """(code, reasons) of proposals of one run, out of a query of (code, run, reasons)."""
    found = [(code, run, json.loads(text)) for code, run, text in session.execute(which)]
    named = {place for _, _, raw in found for place in _named_in(raw)}
    lines = _lines_of(session, found[0][1], named) if named else {}
    return ((code, explanation_of(_completed(raw, lines))) for code, _, raw in found)


def _named_in(raw: dict[str, Any]) -> Iterator[int]:
    return (line for field in LINES for line in raw.get(field, ()) if isinstance(line, int))


def _lines_of(session: Session, run: int, places: set[int]) -> dict[int, Any]:
    query = select(t.RunLine.place, t.RunLine.text).where(t.RunLine.run_id == run)
    if len(places) < _FEW:
        query = query.where(t.RunLine.place.in_(places))
    return {place: json.loads(text) for place, text in session.execute(query)}


_FEW = 200
"""So many lines are asked for by their numbers."""


def _completed(raw: dict[str, Any], lines: Mapping[int, Any]) -> dict[str, Any]:
    whole = {field: [lines[line] if isinstance(line, int) else line for line in raw.get(field, ())] for field in LINES}
    return raw | whole
