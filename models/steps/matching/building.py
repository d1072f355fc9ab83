"""A matching problem out of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from matching.codes import BusinessSize, OfferKind, Paper, Pattern, RuleCode
from matching.problem import (
    DEFAULT_WEIGHTS,
    UNKNOWN,
    Ints,
    LegalParameters,
    Lock,
    Offers,
    PaperLaw,
    PatternLaw,
    Problem,
    RuleSource,
    Settings,
    SupplyGraph,
    SupplyLink,
)
from models.catalogue import tables as t
from models.domain.matching import Decided, MatchSettings
from models.reference import law
from models.reference.links import MADE
from models.reference.units import base_ratio, dimension_number
from models.steps.matching.keys import NeedKey, OfferKeys
from models.steps.matching.loading import Loader
from models.steps.matching.production import made
from models.steps.own_law import overrides_of


@dataclass(frozen=True, slots=True)
class CatalogueProblem:
    """The engine's problem and what its rows stand for in the catalogue."""

    problem: Problem
    offers: OfferKeys
    needs: list[NeedKey]
    commodities: list[int]

    def without_offers(self) -> CatalogueProblem:
        """The same for whoever only keeps an answer: the many columns of the offers are let go of."""
        nobody = self.problem.offers.take(np.zeros(0, dtype=np.int64))
        return replace(self, problem=replace(self.problem, offers=nobody, maximum_needs=nobody.enterprise))


def build_problem(
    session: Session, settings: MatchSettings, today: date, *, enterprise: str = "", need: str = "",
    enterprises: tuple[str, ...] = (), needs_of: tuple[str, ...] = (),
) -> CatalogueProblem:  # fmt: skip
    """Everything a run is decided from, as the catalogue is now; of these enterprises or needs only, where named."""
    offers_of = (enterprise,) if enterprise else enterprises
    loader = Loader(session, settings, today, offers_of, (need,) if need else needs_of)
    offers, offer_keys = loader.offers()
    needs, need_keys = loader.needs()
    locks, forbids = _decisions(session, offer_keys, need_keys)
    problem = Problem(
        offers=offers,
        needs=needs,
        graph=_graph(session, loader),
        law=legal_parameters(today, overrides_of(session)),
        settings=_settings(settings, today),
        locks=locks,
        forbids=forbids,
        maximum_needs=_limits(offers, settings.maximum_needs),
        makes=_makes(session, loader),
    )
    return CatalogueProblem(problem, offer_keys, need_keys, loader.commodities)


def _settings(settings: MatchSettings, today: date) -> Settings:
    given = dict(settings.weights)
    weights = tuple((pattern, given.get(pattern, row)) for pattern, row in DEFAULT_WEIGHTS)
    return Settings(
        today=today.toordinal(),
        poverty_lambda=settings.poverty_lambda,
        weights=weights,
        candidates_per_need=settings.candidates_per_need,
        months=settings.months,
    )


def _limits(offers: Offers, maximum_needs: int) -> Ints:
    """Per enterprise, the most needs it is proposed for; -1 for no limit."""
    count = 1 + int(offers.enterprise.max(initial=-1))
    return np.full(count, maximum_needs or UNKNOWN, dtype=np.int64)


def _graph(session: Session, loader: Loader) -> SupplyGraph:
    at, c, link = loader.commodity_at, t.Commodity, t.SupplyLink
    rows = session.scalars(select(link).where(~link.deleted, link.kind == MADE).order_by(link.code))
    kinds = session.execute(select(c.id, c.kind_id).where(~c.deleted, c.kind_id.is_not(None)).order_by(c.id))
    pairs = tuple((at[variant], at[kind]) for variant, kind in kinds if kind is not None)
    return SupplyGraph(len(at), tuple(_link(row, at) for row in rows), pairs)


def _makes(session: Session, loader: Loader) -> tuple[tuple[int, int], ...]:
    """(partner, commodity): what a partner makes, as it says itself, else by the KBLI of its business."""
    return tuple((partner, loader.commodity_at[output]) for partner, output in made(session))


def _link(row: t.SupplyLink, at: dict[int, int]) -> SupplyLink:
    output, _, source = row.yield_unit.partition("/")
    return SupplyLink(
        source=at[row.input_id],
        target=at[row.output_id],
        yield_low=_base_yield(row.yield_low, source, output),
        yield_high=_base_yield(row.yield_high, source, output),
        kbli=row.kbli2020,
        source_dimension=dimension_number(source) if source else UNKNOWN,
        target_dimension=dimension_number(output) if output else UNKNOWN,
    )


def _base_yield(thousandths: int | None, source: str, output: str) -> int:
    """Thousandths of the output's base unit per base unit of the input; -1 for none."""
    if thousandths is None or not source or not output:
        return UNKNOWN
    return int(base_ratio(Decimal(thousandths) / 1000, source, output))


def _decisions(
    session: Session, offers: OfferKeys, needs: list[NeedKey]
) -> tuple[tuple[Lock, ...], tuple[tuple[int, int], ...]]:
    offer_at = offers.rows()
    need_at = {key.need: at for at, key in enumerate(needs)}
    issued = set(
        session.execute(
            select(t.Agreement.offer_id, t.Agreement.need_id).where(
                t.Agreement.group_id.is_(None), ~t.Agreement.deleted, t.Agreement.status == "terbit"
            )
        ).all()
    )
    locks, forbids = [], []
    for row in session.scalars(select(t.Decision).where(~t.Decision.deleted).order_by(t.Decision.id)):
        pair = (offer_at.get(row.offer_id), need_at.get(row.need_id))
        if pair[0] is None or pair[1] is None or (row.offer_id, row.need_id) in issued:
            continue
        if row.status in (Decided.ACCEPT, Decided.LOCK):
            locks.append(Lock(pair[0], pair[1], UNKNOWN if row.quantity is None else row.quantity))
        elif row.status in (Decided.REJECT, Decided.FORBID):
            forbids.append((pair[0], pair[1]))
    return tuple(locks), tuple(forbids)


def legal_parameters(today: date, own: tuple[law.LawRow, ...] = ()) -> LegalParameters:
    """The law of the day as the engine reads it, with what offices put in its place."""
    ours = {str(pattern) for pattern in Pattern}
    patterns = tuple(_pattern_law(row) for row in law.pattern_laws(today, own) if str(row.pattern) in ours)
    rules = tuple(
        RuleSource(rule, found.code, found.verified)
        for rule in RuleCode
        if (found := law.rule_source(str(rule), today, own)) is not None
    )
    return LegalParameters(patterns, _paper_laws(today, own), rules)


def _pattern_law(row: law.PatternLaw) -> PatternLaw:
    return PatternLaw(
        pattern=Pattern(row.pattern),
        sizes=_sizes(row.pairs),
        kinds=frozenset(OfferKind(kind) for kind in row.offer_kinds),
        source=f"pattern_size.{row.pattern}",
        valid_from=row.valid_from.toordinal(),
        verified=row.verified,
        warned=_sizes(row.warned),
    )


def _sizes(pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[BusinessSize, BusinessSize]]:
    return frozenset((BusinessSize(small), BusinessSize(large)) for small, large in pairs)


def _paper_laws(today: date, own: tuple[law.LawRow, ...]) -> tuple[PaperLaw, ...]:
    return tuple(
        PaperLaw(
            Paper[due.paper.upper()],
            due.rule.code,
            due.rule.valid_from.toordinal(),
            frozenset(BusinessSize(size) for size in due.sizes),
            due.rule.verified,
        )
        for due in law.paper_dues(today, own)
        if due.paper.upper() in Paper.__members__
    )
