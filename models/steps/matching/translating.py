"""The engine's explanations in the catalogue's words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from matching.codes import UNKNOWN as NOTHING
from matching.codes import BusinessSize, FactKind, OfferKind, Paper, Pattern, RuleCode, Support, Verdict
from matching.problem import CriterionReport, Explanation, Fact, Gap, RuleReport
from models.catalogue import tables as t
from models.domain.matching import (
    CriterionLine,
    FactValue,
    GapLine,
    PairExplanation,
    RuleLine,
    as_stored,
    explanation_to_json,
)
from models.reference import law
from models.reference.regions import full_name
from models.steps.matching.building import CatalogueProblem
from models.steps.matching.loading import NeedKey, OfferKey

Translate = Callable[[Any, OfferKey, NeedKey], object]
Reader = Callable[[tuple[int, ...]], tuple[str | int, ...]]


class Translator:
    """Turns indexes and codes of one problem back into names."""

    def __init__(self, session: Session, built: CatalogueProblem, today: date) -> None:
        self._built = built
        self._today = today
        names = dict(session.execute(select(t.Commodity.id, t.Commodity.name)).all())
        self._commodities = [names[number] for number in built.commodities]
        self._rows: dict[str, law.LawRow | None] = {}
        self._lines: dict[tuple[object, str, str], str] = {}
        """What units and an engine's line are as text."""

    def explanation(self, found: Explanation) -> PairExplanation:
        """One pair's explanation as screens and files show it."""
        offer, need = self._built.offers[found.offer], self._built.needs[found.need]
        return PairExplanation(
            enterprise=offer.code,
            enterprise_name=offer.name,
            offer=offer.offer,
            product=offer.words,
            need=need.code,
            need_words=need.words,
            partner_name=need.partner,
            pattern=found.pattern,
            better_pattern=found.better_pattern,
            proposed=found.proposed,
            position=found.position,
            relation=found.relation,
            possible=found.possible,
            score=found.score,
            score_low=found.score_low,
            score_high=found.score_high,
            rules=tuple(self._rule(rule, offer, need) for rule in found.rules),
            criteria=tuple(_criterion(each, offer, need) for each in found.criteria),
            path=tuple(self._commodities[at] for at in found.path),
            gaps=tuple(self._gap(gap, offer, need) for gap in found.gaps),
            question=found.question,
            question_criterion=found.question_criterion,
            to_do=tuple(self._gap(gap, offer, need) for gap in found.to_do),
            presumed=found.presumed,
        )

    def reasons(self, found: Explanation) -> str:
        """The same as it is stored; a line that many pairs have in common is translated and written once."""
        offer, need = self._built.offers[found.offer], self._built.needs[found.need]
        text = explanation_to_json(self.explanation(replace(found, rules=(), criteria=(), gaps=(), to_do=())))
        text = _with_lines(text, "rules", [self._line(self._rule, each, offer, need) for each in found.rules])
        text = _with_lines(text, "criteria", [self._line(_criterion, each, offer, need) for each in found.criteria])
        text = _with_lines(text, "gaps", [self._line(self._gap, each, offer, need) for each in found.gaps])
        return _with_lines(text, "to_do", [self._line(self._gap, each, offer, need) for each in found.to_do])

    def _line(self, translate: Translate, found: object, offer: OfferKey, need: NeedKey) -> str:
        key = found, offer.unit, need.unit
        text = self._lines.get(key)
        if text is None:
            text = self._lines[key] = as_stored(translate(found, offer, need))
        return text

    def _rule(self, found: RuleReport, offer: OfferKey, need: NeedKey) -> RuleLine:
        holds = None if found.verdict is Verdict.UNKNOWN else found.verdict is Verdict.HOLDS
        theirs = self._fact(found.theirs, offer.unit if found.code is RuleCode.UNIT else need.unit)
        required = self._fact(found.required, need.unit)
        row = self._row(found.source)
        source, since = (row.source, row.valid_from.isoformat()) if row else ("", "")
        dated = since if found.code is RuleCode.LEGAL_PAPERS and found.verdict is not Verdict.HOLDS else ""
        return RuleLine(found.code, found.severity, holds, theirs, required, source, found.verified, dated)

    def _gap(self, found: Gap, offer: OfferKey, need: NeedKey) -> GapLine:
        theirs = self._fact(found.theirs, offer.unit if found.rule is RuleCode.UNIT else need.unit)
        required = self._fact(found.required, need.unit)
        return GapLine(found.change, found.rule, theirs, required, found.agency, found.intervention)

    def _fact(self, fact: Fact | None, unit: str) -> FactValue | None:
        if fact is None:
            return None
        return FactValue(fact.kind, self._values(fact, unit))

    def _values(self, fact: Fact, unit: str) -> tuple[str | int, ...]:
        numbers = fact.numbers
        if fact.kind is FactKind.COMMODITY:
            return tuple(self._commodities[number] for number in numbers if number != NOTHING)
        if fact.kind is FactKind.UNIT:
            return (unit,)
        if fact.kind in (FactKind.QUANTITY, FactKind.PRICE):
            return (*numbers, unit)
        reader = _READERS.get(fact.kind)
        return numbers if reader is None else reader(numbers)

    def _row(self, key: str) -> law.LawRow | None:
        if key not in self._rows:
            self._rows[key] = law.law_row(key, self._today)
        return self._rows[key]


def _criterion(found: CriterionReport, _offer: OfferKey, _need: NeedKey) -> CriterionLine:
    return CriterionLine(found.code, found.weight, round(found.value, 4), found.points)


def _with_lines(text: str, field: str, lines: list[str]) -> str:
    # inside a text of the explanation every quotation mark is escaped: this is the field itself
    return text.replace(f'"{field}":[]', f'"{field}":[{",".join(lines)}]', 1)


def _sizes(numbers: tuple[int, ...]) -> tuple[str | int, ...]:
    # NOTHING marks a size nobody knows
    names = [str(BusinessSize.at(n)) if n != NOTHING else str(BusinessSize.TIDAK_DIKETAHUI) for n in numbers]
    return tuple(f"{small}>{large}" for small, large in zip(names[::2], names[1::2], strict=False)) or tuple(names)


def _masks(flags: type[Paper] | type[Support]) -> Reader:
    @cache
    def read(numbers: tuple[int, ...]) -> tuple[str | int, ...]:
        mask = numbers[0] if numbers else 0
        return tuple(str(flag.name).lower() for flag in flags if mask != NOTHING and mask & flag)

    return read


def _region(numbers: tuple[int, ...]) -> tuple[str | int, ...]:
    number = numbers[0] if numbers else 0
    return (full_name(dotted(number)),) if number > 0 else ()


def dotted(number: int) -> str:
    """A region number (35, 3523, 352301, 3523012001) as a dotted code."""
    digits = str(number)
    return ".".join(part for part in (digits[:2], digits[2:4], digits[4:6], digits[6:]) if part)


_READERS: dict[FactKind, Reader] = {
    FactKind.SIZES: _sizes,
    FactKind.OFFER_KIND: lambda numbers: tuple(str(OfferKind.at(n)) for n in numbers if n != NOTHING),
    FactKind.PATTERN: lambda numbers: tuple(str(Pattern.at(n)) for n in numbers if n != NOTHING),
    FactKind.PAPERS: _masks(Paper),
    FactKind.SUPPORTS: _masks(Support),
    FactKind.REGION: _region,
    FactKind.PARTY: lambda _numbers: (),
}
