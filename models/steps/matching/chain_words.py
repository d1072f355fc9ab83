"""The engine's chains in the catalogue's names, codes and units."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from matching.chains import Chain, NeedChains, Stage, StageOffer
from matching.could_fill import CouldFill
from matching.problem import UNKNOWN, Fact, FactKind, Gap, Paper, SupplyLink
from models.catalogue import tables as t
from models.domain.chains import ChainFact, ChainOffer, ChainStage, CouldFillLine, NeedChainsFact, StageStep
from models.domain.matching import FactValue, GapLine
from models.reference.kbli import editions_of
from models.reference.units import Unit, dimensions, unit, units
from models.steps.matching.building import CatalogueProblem


class ChainWords:
    """Turns indexes of one problem into words; asks the catalogue once, when it is made."""

    def __init__(self, session: Session, built: CatalogueProblem) -> None:
        self._built = built
        goods = {row.id: row for row in session.scalars(select(t.Commodity))}
        self._names = [goods[number].name for number in built.commodities]
        self._units = [goods[number].unit for number in built.commodities]

    def need(self, found: NeedChains) -> NeedChainsFact:
        """A need with its chains."""
        key, needs = self._built.needs[found.need], self._built.problem.needs
        return NeedChainsFact(
            need=key.code, words=key.words, partner=key.partner, region=key.region, unit=key.unit,
            required=int(needs.quantity[found.need]), rest=found.rest,
            minimum_lot=int(needs.minimum_lot[found.need]), partners_left=_known(found.partners_left),
            inferred=bool(needs.inferred[found.need]), made=found.made,
            chains=tuple(self._chain(each) for each in found.chains),
        )  # fmt: skip

    def _chain(self, found: Chain) -> ChainFact:
        last = unit(self._built.needs[found.need].unit)
        shown = [self._unit_of(stage) for stage in found.stages[:-1]]
        measured = [*shown, last or self._unit_of(found.stages[-1])]
        stages = tuple(
            self._stage(stage, measured, at) for at, stage in enumerate(found.stages)
        )
        return ChainFact(
            stages, _known(found.quantity), _known(found.bottleneck), _known(found.distance), found.certain,
            found.enough,
        )  # fmt: skip

    def _unit_of(self, stage: Stage) -> Unit:
        """The unit in which the good is usually told, where it measures the same; otherwise the base unit."""
        usual = unit(self._units[stage.commodity])
        name = dimensions()[stage.dimension] if stage.dimension != UNKNOWN else ""
        if usual is not None and usual.dimension == name:
            return usual
        alike = [one for one in units() if one.dimension == name] or list(units())
        return min(alike, key=lambda one: abs(one.factor - 1000))

    def _stage(self, found: Stage, measured: list[Unit], at: int) -> ChainStage:
        here = measured[at]
        return ChainStage(
            commodity=self._names[found.commodity],
            step=_step(found.link, measured[at - 1], here) if found.link is not None else None,
            unit=here.code,
            needed=_in_unit(found.needed, here),
            capacity=_in_unit(found.capacity, here),
            offers=tuple(self._offer(each, here) for each in found.offers),
            others=found.others,
            could_fill=tuple(self._could_fill(each, here) for each in found.could_fill),
        )

    def _offer(self, found: StageOffer, here: Unit) -> ChainOffer:
        key = self._built.offers[found.offer]
        return ChainOffer(
            key.code, key.name, key.region, key.words, key.offer, _in_unit(found.capacity, here), _known(found.distance)
        )

    def _could_fill(self, found: CouldFill, here: Unit) -> CouldFillLine:
        key = self._built.offers[found.offer]
        gap = self._gap(found.gap, key.unit, here.code)
        return CouldFillLine(
            key.code, key.name, key.region, key.words, found.skill, _known(found.distance), gap
        )

    def _gap(self, found: Gap, theirs: str, required: str) -> GapLine:
        facts = self._fact(found.theirs, theirs), self._fact(found.required, required)
        return GapLine(found.change, found.rule, *facts, found.agency, found.intervention)

    def _fact(self, fact: Fact | None, measured: str) -> FactValue | None:
        if fact is None:
            return None
        if fact.kind is FactKind.COMMODITY:
            return FactValue(fact.kind, tuple(self._names[number] for number in fact.numbers))
        if fact.kind is FactKind.PAPERS:
            held = fact.numbers[0]
            return FactValue(fact.kind, tuple(str(each.name).lower() for each in Paper if each & held))
        return FactValue(fact.kind, (measured,))


def _step(link: SupplyLink, source: Unit, target: Unit) -> StageStep:
    titles = [row.title for row in editions_of(link.kbli) if row.edition == "2020"] if link.kbli else []
    low, high = (_yield(each, link, source, target) for each in (link.yield_low, link.yield_high))
    return StageStep(link.kbli, titles[0] if titles else "", low, high, source.code, target.code)


def _yield(thousandths: int, link: SupplyLink, source: Unit, target: Unit) -> int | None:
    """Thousandths of the shown unit per shown unit; None where the link says nothing of these units."""
    names = dimensions()
    meets = (link.source_dimension in (UNKNOWN, names.index(source.dimension))) and (
        link.target_dimension in (UNKNOWN, names.index(target.dimension))
    )
    return thousandths * source.factor // target.factor if thousandths >= 0 and meets else None


def _in_unit(amount: int, here: Unit) -> int | None:
    """Thousandths of the base unit as thousandths of this one."""
    return amount * 1000 // here.factor if amount >= 0 else None


def _known(number: int) -> int | None:
    return number if number >= 0 else None
