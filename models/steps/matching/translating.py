"""The engine's explanations in the catalogue's words."""

from __future__ import annotations

from collections.abc import Callable
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
)
from models.reference import law
from models.reference.regions import full_name
from models.steps.matching.building import CatalogueProblem
from models.steps.own_law import overrides_of

Translate = Callable[[Any, str, str], object]
"""What an engine's line says in words, by the units of offer and need."""
Reader = Callable[[tuple[int, ...]], tuple[str | int, ...]]


class Translator:
    """Turns indexes and codes of one problem back into names."""

    def __init__(self, session: Session, built: CatalogueProblem, today: date) -> None:
        self.built = built
        self._today = today
        names = dict(session.execute(select(t.Commodity.id, t.Commodity.name)).all())
        self._commodities = [names[number] for number in built.commodities]
        self._rows: dict[str, law.LawRow | None] = {}
        self._own_law = overrides_of(session)

    def explanation(self, found: Explanation) -> PairExplanation:
        """One pair's explanation as screens and files show it."""
        offer, need = self.built.offers[found.offer], self.built.needs[found.need]
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
            rules=tuple(self.rule(rule, offer.unit, need.unit) for rule in found.rules),
            criteria=tuple(criterion_line(each, offer.unit, need.unit) for each in found.criteria),
            path=tuple(self._commodities[at] for at in found.path),
            gaps=tuple(self._gap(gap, offer.unit, need.unit) for gap in found.gaps),
            question=found.question,
            question_criterion=found.question_criterion,
            to_do=tuple(self._gap(gap, offer.unit, need.unit) for gap in found.to_do),
            presumed=found.presumed,
        )

    def rule(self, found: RuleReport, offer_unit: str, need_unit: str) -> RuleLine:
        """One rule's answer as it is shown."""
        holds = None if found.verdict is Verdict.UNKNOWN else found.verdict is Verdict.HOLDS
        theirs = self._fact(found.theirs, offer_unit if found.code is RuleCode.UNIT else need_unit)
        required = self._fact(found.required, need_unit)
        row = self._row(found.source)
        source, since = (row.source, row.valid_from.isoformat()) if row else ("", "")
        dated = since if found.code is RuleCode.LEGAL_PAPERS and found.verdict is not Verdict.HOLDS else ""
        return RuleLine(found.code, found.severity, holds, theirs, required, source, found.verified, dated)

    def _gap(self, found: Gap, offer_unit: str, need_unit: str) -> GapLine:
        theirs = self._fact(found.theirs, offer_unit if found.rule is RuleCode.UNIT else need_unit)
        required = self._fact(found.required, need_unit)
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
            self._rows[key] = law.law_row(key, self._today, self._own_law)
        return self._rows[key]


def criterion_line(found: CriterionReport, _offer_unit: str, _need_unit: str) -> CriterionLine:
    """A criterion's part as it is shown."""
    return CriterionLine(found.code, found.weight, round(found.value, 4), found.points)


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
