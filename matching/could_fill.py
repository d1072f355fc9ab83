"""Who could fill a stage that nobody offers: those nearest to it in skill, then in distance, and what they lack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from matching.codes import AgencyKind, ChangeCode, Coded, FactKind, InterventionCode, OfferKind, Paper, RuleCode
from matching.columns import Ints
from matching.distances import Place, kilometres_from
from matching.gaps import PAPER_HELP, SIMPLE_CHANGES
from matching.problem import Fact, Gap, SupplyLink

if TYPE_CHECKING:
    from matching.carriers import Refused, Stock

MOST = 5
MOST_OF_A_KIND = 2
CURABLE = (
    RuleCode.ACTIVE,
    RuleCode.UNIT,
    RuleCode.TERRITORY,
    RuleCode.SEASON,
    RuleCode.CERTIFICATES,
    RuleCode.MINIMUM_LOT,
)
"""Rules whose breach somebody can mend; owning each other, or an officer's forbid, is none of them."""


class Skill(Coded):
    """Why somebody is near to a step, the nearest first."""

    MAKES_OUTPUT = "makes_output"
    """Makes the very good, but cannot deliver it here yet."""
    MAKES_INPUT = "makes_input"
    SAME_STEP = "same_step"
    """Does work of the same KBLI on another good."""
    AKIN = "akin"


@dataclass(frozen=True, slots=True)
class CouldFill:
    """Somebody who could learn or be enabled to fill a stage."""

    offer: int
    skill: Skill
    distance: int
    """Tenths of a kilometre to where the goods would go; -1 unknown."""
    gap: Gap


def could_fill(
    stock: Stock, good: int, link: SupplyLink | None, dimension: int, refused: Refused, here: Place
) -> tuple[CouldFill, ...]:
    """At most five enterprises, each named once."""
    found: list[CouldFill] = []
    seen: set[int] = set()
    for skill, rows, rules in _groups(stock, good, link, refused):
        far = kilometres_from(stock.offers, rows, here)
        taken = 0
        lacking = np.bitwise_count(rules)
        for at in np.lexsort((rows, np.where(far < 0, np.iinfo(np.int64).max, far), lacking)).tolist():
            enterprise = int(stock.offers.enterprise[rows[at]])
            if enterprise in seen or taken == MOST_OF_A_KIND or len(found) == MOST:
                continue
            seen.add(enterprise)
            taken += 1
            row = int(rows[at])
            if skill is Skill.MAKES_OUTPUT:
                gap = _cure(stock, row, int(rules[at]), dimension, refused.papers)
            else:
                gap = _lesson(stock, row, skill, good)
            found.append(CouldFill(row, skill, int(far[at]), gap))
    return tuple(found)


def _groups(
    stock: Stock, good: int, link: SupplyLink | None, refused: Refused
) -> Iterator[tuple[Skill, Ints, Ints]]:
    mask = sum(1 << rule.code for rule in CURABLE)
    curable = (refused.rules & ~mask) == 0
    yield Skill.MAKES_OUTPUT, refused.rows[curable], refused.rules[curable]
    if link is not None:
        yield _plain(stock, Skill.MAKES_INPUT, stock.ways.fillers(link.source), (OfferKind.PRODUK,))
        beside = tuple(each for each in stock.ways.same_step(link.kbli) if each not in stock.ways.fillers(good))
        yield _plain(stock, Skill.SAME_STEP, beside, (OfferKind.PRODUK, OfferKind.LANGKAH))
    yield _plain(stock, Skill.AKIN, stock.ways.akin(good), (OfferKind.PRODUK, OfferKind.LANGKAH))


def _plain(
    stock: Stock, skill: Skill, goods: tuple[int, ...], kinds: tuple[OfferKind, ...]
) -> tuple[Skill, Ints, Ints]:
    rows = np.concatenate([stock.rows_of(goods, kind) for kind in kinds])
    rows = rows[stock.offers.active[rows]]
    return skill, rows, np.zeros(len(rows), dtype=np.int64)


def _lesson(stock: Stock, row: int, skill: Skill, good: int) -> Gap:
    theirs, wanted = (Fact(FactKind.COMMODITY, (each,)) for each in (int(stock.offers.commodity[row]), good))
    change = ChangeCode.LEARN_STEP if skill is Skill.MAKES_INPUT else ChangeCode.CHANGE_COMMODITY
    by = InterventionCode.PELATIHAN_PRODUKSI
    return Gap(change, RuleCode.COMMODITY_REACH, theirs, wanted, AgencyKind.DISPERINDAG, by)


def _cure(stock: Stock, row: int, rules: int, dimension: int, papers: int) -> Gap:
    rule = next(each for each in CURABLE if rules >> each.code & 1)
    if rule is RuleCode.CERTIFICATES:
        return _paper(papers & ~int(stock.offers.papers[row]))
    if rule is RuleCode.MINIMUM_LOT:
        by = InterventionCode.MODAL_DAN_ALAT
        return Gap(ChangeCode.RAISE_CAPACITY, rule, None, None, AgencyKind.DISKOPUMDAG, by)
    change, agency, by = SIMPLE_CHANGES[rule]
    return Gap(change, rule, *_units(stock, row, rule, dimension), agency, by)


def _paper(missing: int) -> Gap:
    first = next(paper for paper in Paper if paper & missing)
    agency, by = PAPER_HELP[first]
    wanted = Fact(FactKind.PAPERS, (missing,))
    return Gap(ChangeCode.OBTAIN_PAPER, RuleCode.CERTIFICATES, None, wanted, agency, by)


def _units(stock: Stock, row: int, rule: RuleCode, dimension: int) -> tuple[Fact | None, Fact | None]:
    if rule is not RuleCode.UNIT:
        return None, None
    theirs = Fact(FactKind.UNIT, (int(stock.offers.dimension[row]), int(stock.offers.factor[row])))
    return theirs, Fact(FactKind.UNIT, (dimension, 1000))
