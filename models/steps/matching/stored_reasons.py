"""A proposal's reasons as they are stored: in full, but for what it shares with others of its run.

A line shared is a number in its place, and its text is kept once with the run: of 85,000 proposals of one run, nine
tenths of what they say is the same few thousand lines. Likewise the fields that pairs alike, or all pairs of a need,
have in common: they are texts of the run, too, and "like" holds their numbers. Reasons that hold all lines and fields
themselves are read as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import chain
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
from models.steps.matching.columns import PORTION, Column, Places, listed
from models.steps.matching.translating import Translate, Translator, criterion_line

_NAMES = tuple(field.name for field in fields(PairExplanation))
_OF_NEED = _NAMES[_NAMES.index("need") : _NAMES.index("pattern")]
_OF_KIND = (*_NAMES[_NAMES.index("pattern") : _NAMES.index("score")], *_NAMES[_NAMES.index("path") :])
LINES = ("rules", "criteria", "gaps", "to_do")
"""Fields that are lists of lines."""
LIKE = "like"
"""Where the numbers of shared fields stand."""


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
        self._kinds = self._of_kind(found.rest)
        self._needs = self._of_need()
        always = len(self._places)
        self._rules = self._columns(found.rules, translator.rule)
        self._criteria = self._columns(found.criteria, criterion_line)
        self._texts, self.shared = _numbered(tuple(self._places), (*self._rules, *self._criteria), always)

    def __iter__(self) -> Iterator[str]:
        """A text of each, in their order."""
        found, offers = self._found, self._translator.built.offers
        columns = (
            offers.offer[found.offer], self._kinds, self._needs, found.score, found.score_low, found.score_high
        )  # fmt: skip
        words = (_quoted(column, found.offer) for column in (offers.code, offers.name, offers.words))
        lines = (_joined(self._texts, each) for each in (self._rules, self._criteria))
        return map(_FORM.__mod__, zip(*words, *(listed(each) for each in columns), *lines, strict=True))

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
        return self._placed(texts)[kind]

    def _place(self, line: str) -> int:
        return self._places.setdefault(line, len(self._places))

    def _units_of(self, row: int) -> tuple[str, str]:
        built = self._translator.built
        return built.offers.unit[self._found.offer[row]], built.needs[self._found.need[row]].unit

    def _of_kind(self, rest: Shared[Explanation]) -> Places:
        """Per pair the number of what its kind has in common."""
        first, kind = alike((rest.place, self._units.offer, self._units.need))
        return self._placed(self._named(self._told(rest[row], row), _OF_KIND) for row in first.tolist())[kind]

    def _told(self, rest: Explanation, row: int) -> PairExplanation:
        found = self._found
        return self._translator.explanation(replace(rest, offer=int(found.offer[row]), need=int(found.need[row])))

    def _of_need(self) -> Places:
        """Per pair the number of what it says of its need."""
        met, need = np.unique(self._found.need, return_inverse=True)
        keys = [self._translator.built.needs[at] for at in met.tolist()]
        told = [zip(_OF_NEED, map(as_stored, (key.code, key.words, key.partner)), strict=True) for key in keys]
        return self._placed(_fields(each) for each in told)[need]

    def _placed(self, texts: Iterable[str]) -> Places:
        return np.array([self._place(each) for each in texts], dtype=np.int32)

    def _named(self, told: PairExplanation, names: Iterable[str]) -> str:
        values = ((name, getattr(told, name)) for name in names)
        return _fields((name, self._numbers(value) if name in LINES else as_stored(value)) for name, value in values)

    def _numbers(self, lines: Iterable[object]) -> str:
        return as_stored([self._place(as_stored(line)) for line in lines])


def _in_order(words: Iterable[str]) -> Iterator[int]:
    met: dict[str, int] = {}
    return (met.setdefault(word, len(met)) for word in words)


_FORM = (
    '{"enterprise":%s,"enterprise_name":%s,"product":%s,"offer":%s,"like":[%s,%s],"score":%s,"score_low":%s,'
    '"score_high":%s,"rules":[%s],"criteria":[%s]}'
)


def _fields(told: Iterable[tuple[str, str]]) -> str:
    return "{" + ",".join(f'"{name}":{value}' for name, value in told) + "}"


def _quoted(column: Column, rows: Ints) -> Iterator[str]:
    return (encode_basestring(column.words[place]) for place in listed(column.place[rows]))


def _joined(texts: Sequence[str], columns: Sequence[Places]) -> Iterator[str]:
    for start in range(0, len(columns[0]), PORTION):
        rows = zip(*(column[start : start + PORTION].tolist() for column in columns), strict=True)
        yield from [",".join([texts[place] for place in row]) for row in rows]


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
    common = _asked(session, found[0][1], (raw.get(LIKE, ()) for _, _, raw in found)) if found else {}
    whole = [(code, run, _beside(raw, common)) for code, run, raw in found]
    lines = _asked(session, found[0][1], (_named_in(raw) for _, _, raw in whole)) if found else {}
    return ((code, explanation_of(_completed(raw, lines))) for code, _, raw in whole)


def _beside(raw: dict[str, Any], common: Mapping[int, Any]) -> dict[str, Any]:
    """Its own fields, and those that it has in common with others."""
    like = [common[place] for place in raw.pop(LIKE, ())]
    return {name: value for part in (*like, raw) for name, value in part.items()}


def _named_in(raw: dict[str, Any]) -> Iterator[int]:
    return (line for field in LINES for line in raw.get(field, ()) if isinstance(line, int))


def _asked(session: Session, run: int, named: Iterable[Iterable[int]]) -> dict[int, Any]:
    """Texts of a run by their numbers."""
    places = set(chain.from_iterable(named))
    query = select(t.RunLine.place, t.RunLine.text).where(t.RunLine.run_id == run)
    if len(places) < _FEW:
        query = query.where(t.RunLine.place.in_(places))
    return {place: json.loads(text) for place, text in session.execute(query)} if places else {}


_FEW = 200
"""So many lines are asked for by their numbers."""


def _completed(raw: dict[str, Any], lines: Mapping[int, Any]) -> dict[str, Any]:
    whole = {field: [lines[line] if isinstance(line, int) else line for line in raw.get(field, ())] for field in LINES}
    return raw | whole
