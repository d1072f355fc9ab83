"""What an agreement may bring the micro-entrepreneur: a reckoning in whole sen, never a promise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from models.problems import UserProblem

WHOLE = 10_000
"""A hundred percent, in hundredths of a percent."""
MOST_MONEY = 10**15
_RUPIAH = 100
_UNIT = 1_000


class Trade(StrEnum):
    """From what the micro-entrepreneur lives in this agreement."""

    PRODUCE = "hasil"
    WORK = "pekerjaan"
    RESALE = "jual_kembali"
    AGENCY = "keagenan"


class Scenario(StrEnum):
    """The three reckonings, in the order in which they are shown."""

    LOW = "rendah"
    MIDDLE = "sedang"
    HIGH = "tinggi"


@dataclass(frozen=True, slots=True)
class IncomeTerms:
    """What the agreement says about money; shares in hundredths of a percent, money in sen."""

    trade: Trade
    unit: str
    price: int | None
    """Per unit; what the goods cost where they are sold on. None where a formula stands."""
    volume: int
    """Thousandths of the unit per month."""
    months: int
    bought_share: int = WHOLE
    """Of the good harvest that the partner has to buy."""
    guaranteed: int = 0
    """Of the volume that is ordered or taken for certain; 0 where nothing is said."""
    cap: int = WHOLE
    """Of each payment that may be withheld at most."""
    capped: bool = False
    """The agreement itself names that limit."""
    ceiling: int = 0
    """The advance at most, where the agreement names an amount."""
    advance_share: int = 0
    """Of the order's worth that is paid in advance, where it names a share."""
    partner_share: int = 0
    """Of the supplies lost with a failed harvest that the partner bears."""
    swing: int = 0
    """Difference from the market price that opens talks about the price."""
    floor: int = 0
    """The price below which it must not fall; 0 for none."""
    commission: int = 0
    suggested: int = 0
    """The retail price that the partner suggests; 0 for none."""
    step: int = 1
    """Thousandths that amounts come in: 1000 for what is counted piece by piece."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """One guess at the future: price in sen, output in thousandths, the lost share in hundredths of a percent."""

    price: int
    output: int
    lost: int


@dataclass(frozen=True, slots=True)
class Guess:
    """An outlook of which only some figures are given; None takes the usual one."""

    price: int | None = None
    output: int | None = None
    lost: int | None = None


@dataclass(frozen=True, slots=True)
class IncomeInputs:
    """What the micro-entrepreneur expects; None takes what the agreement says, or counts nothing."""

    months: int = 1
    """How many months one reckoning covers: a cycle."""
    low: Guess = Guess()
    middle: Guess = Guess()
    high: Guess = Guess()
    supplies: int = 0
    """Worth of the supplies that the partner hands over on account."""
    advance: int | None = None
    own_cost: int | None = None
    unit_cost: int | None = None
    """Own cost of each unit."""
    other_price: int | None = None
    """What others pay for what the partner does not take."""

    @property
    def costs_known(self) -> bool:
        """Whether anything was said about own costs."""
        return self.own_cost is not None or self.unit_cost is not None

    def outlooks(self) -> tuple[tuple[Scenario, Outlook], ...]:
        """The three guesses; only of inputs that `completed` has filled."""
        given = zip(Scenario, (self.low, self.middle, self.high), strict=True)
        return tuple((name, Outlook(each.price or 0, each.output or 0, each.lost or 0)) for name, each in given)


@dataclass(frozen=True, slots=True)
class IncomeCase:
    """One scenario, every figure of it; gross = withheld + received, net = gross - owed - goods_cost - own_cost."""

    scenario: Scenario
    price: int
    output: int
    lost: int
    good: int
    bought: int
    """What the partner takes, or what was sold on."""
    left: int
    """Free to be sold to others."""
    paid: int
    elsewhere: int
    gross: int
    supplies_lost: int
    lost_to_partner: int
    lost_to_enterprise: int
    advance: int
    owed: int
    """Supplies to pay for, after what the partner bears."""
    withheld: int
    received: int
    goods_cost: int
    own_cost: int
    carried: int
    """Debt that is left for the next cycle."""
    in_hand: int
    net: int


@dataclass(frozen=True, slots=True)
class BreakEven:
    """Where nothing is earned and nothing lost, all else as in the middle; None where no figure does it."""

    output: int | None
    price: int | None


@dataclass(frozen=True, slots=True)
class IncomeRow:
    """A line of the reckoning: what it is, how it comes about, its figure in each scenario."""

    code: str
    label: str
    how: str
    kind: str
    """money (sen), amount (thousandths of the unit) or percent (hundredths of a percent)."""
    values: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class RiskLine:
    """What may happen, who bears it, and where the agreement says so."""

    code: str
    event: str
    bearer: str
    clause: str


@dataclass(frozen=True, slots=True)
class IncomeSimulation:
    """The three reckonings of an agreement or draft, with what they were made from."""

    subject: str
    number: str
    enterprise_name: str
    partner: str
    goods: str
    terms: IncomeTerms
    inputs: IncomeInputs
    cases: tuple[IncomeCase, ...]
    break_even: BreakEven | None
    """None while nothing is known of own costs."""
    rows: tuple[IncomeRow, ...]
    risks: tuple[RiskLine, ...]
    notes: tuple[str, ...]


def reckon(terms: IncomeTerms, inputs: IncomeInputs, outlook: Outlook, scenario: Scenario) -> IncomeCase:
    """One scenario; every multiplication is rounded to whole rupiah or to whole steps of the unit, half up."""
    lost = min(outlook.output, _share(outlook.output, outlook.lost, terms.step))
    good = outlook.output - lost
    bought, paid, goods_cost = _sold(terms, inputs, outlook, good)
    left = good - bought
    elsewhere = worth(left, inputs.other_price or 0)
    supplies_lost, lost_to_partner = _loss(terms, inputs, outlook)
    advance, owed = inputs.advance or 0, inputs.supplies - lost_to_partner
    withheld = _withheld(terms, paid, advance, owed)
    gross = paid + elsewhere
    own_cost = (inputs.own_cost or 0) + worth(outlook.output, inputs.unit_cost or 0)
    carried = advance + owed - withheld
    in_hand = advance + gross - withheld - goods_cost - own_cost
    return IncomeCase(
        scenario=scenario, price=outlook.price, output=outlook.output, lost=lost, good=good, bought=bought, left=left,
        paid=paid, elsewhere=elsewhere, gross=gross, supplies_lost=supplies_lost, lost_to_partner=lost_to_partner,
        lost_to_enterprise=supplies_lost - lost_to_partner, advance=advance, owed=owed, withheld=withheld,
        received=gross - withheld, goods_cost=goods_cost, own_cost=own_cost, carried=carried, in_hand=in_hand,
        net=in_hand - carried,
    )  # fmt: skip


def _sold(terms: IncomeTerms, inputs: IncomeInputs, outlook: Outlook, good: int) -> tuple[int, int, int]:
    """How much goes over, what it brings, what the goods themselves cost."""
    if terms.trade is Trade.RESALE:
        return good, worth(good, outlook.price), worth(outlook.output, terms.price or 0)
    if terms.trade is Trade.AGENCY:
        return good, _share(worth(good, outlook.price), terms.commission, _RUPIAH), 0
    bought = min(good, _share(good, terms.bought_share, terms.step), terms.volume * inputs.months)
    return bought, worth(bought, outlook.price), 0


def _loss(terms: IncomeTerms, inputs: IncomeInputs, outlook: Outlook) -> tuple[int, int]:
    """Supplies lost with what was not harvested, and the partner's part of them."""
    planned = terms.volume * inputs.months
    failed = max(0, planned - outlook.output)
    if not terms.partner_share or not planned:
        return 0, 0
    lost = min(inputs.supplies, _rounded(inputs.supplies * failed, planned, _RUPIAH))
    return lost, min(lost, _share(lost, terms.partner_share, _RUPIAH))


def _withheld(terms: IncomeTerms, paid: int, advance: int, owed: int) -> int:
    """Never above the limit of the agreement: rounded down, in favour of who is paid."""
    part = min(advance, _floor(paid * terms.advance_share, WHOLE)) if terms.advance_share else advance
    return min(part + owed, _floor(paid * terms.cap, WHOLE))


def worth(thousandths: int, sen: int) -> int:
    """An amount at a price, in whole rupiah, half up."""
    return _rounded(thousandths * sen, _UNIT, _RUPIAH)


def _share(value: int, share: int, step: int = 1) -> int:
    return _rounded(value * share, WHOLE, step)


def _rounded(numerator: int, denominator: int, step: int) -> int:
    """Half up, to whole steps."""
    return (2 * numerator + denominator * step) // (2 * denominator * step) * step


def _floor(numerator: int, denominator: int) -> int:
    return numerator // (denominator * _RUPIAH) * _RUPIAH


def break_even(terms: IncomeTerms, inputs: IncomeInputs, middle: Outlook) -> BreakEven:
    """The smallest output and lowest price, in whole steps and rupiah, that leave no loss.

    What the partner bears of a failed harvest is not counted on.
    """
    alone = replace(terms, partner_share=0)

    def net_of(outlook: Outlook) -> int:
        return reckon(alone, inputs, outlook, Scenario.MIDDLE).net

    planned, step = terms.volume * inputs.months, terms.step
    outputs = sorted({-(-each // step) for each in (planned, middle.output, 2 * max(planned, middle.output))})
    prices = [-(-each // _RUPIAH) for each in (middle.price, 10 * middle.price, MOST_MONEY)]
    output = _least(lambda steps: net_of(replace(middle, output=steps * step)), outputs)
    price = _least(lambda rupiah: net_of(replace(middle, price=rupiah * _RUPIAH)), prices)
    return BreakEven(None if output is None else output * step, None if price is None else price * _RUPIAH)


def _least(net: Callable[[int], int], tried: list[int]) -> int | None:
    """The number at which the net turns from a loss: there it is none, one less and it is."""
    enough = next((each for each in tried if net(each) >= 0), None)
    if enough is None:
        return None
    if net(0) >= 0:
        return 0
    short = 0
    while enough - short > 1:
        between = (short + enough) // 2
        if net(between) >= 0:
            enough = between
        else:
            short = between
    return enough


_OUTPUTS = {Trade.PRODUCE: (7_000, 9_000, WHOLE), Trade.WORK: (8_000, 9_000, WHOLE)}
_SALES = (6_000, 8_000, WHOLE)
_LOSSES = {Trade.PRODUCE: (1_000, 500, 200), Trade.WORK: (500, 300, 100)}
_SPOILT = (300, 200, 100)
"""Assumptions for who names none: shares of the volume, and of what is lost."""


def completed(terms: IncomeTerms, inputs: IncomeInputs) -> IncomeInputs:
    """The inputs with what the agreement says where nothing was given; UserProblem for what cannot be."""
    if not 1 <= inputs.months <= max(terms.months, 1):
        raise UserProblem("income.months", most=max(terms.months, 1))
    given = (inputs.low, inputs.middle, inputs.high)
    priced = all(each.price is not None for each in given)
    usual = usual_outlooks(terms, inputs.months, priced=priced)
    low, middle, high = (_filled(each, other) for each, other in zip(given, usual, strict=True))
    most = most_advance(terms, inputs.months)
    advance = most if inputs.advance is None else inputs.advance
    found = replace(inputs, low=low, middle=middle, high=high, advance=advance)
    _check(found, most)
    return found


def _filled(guess: Guess, usual: Outlook) -> Guess:
    return Guess(
        usual.price if guess.price is None else guess.price,
        usual.output if guess.output is None else guess.output,
        usual.lost if guess.lost is None else guess.lost,
    )


def most_advance(terms: IncomeTerms, months: int) -> int:
    """The largest advance that the agreement knows for so many months."""
    order = worth(terms.volume * months, terms.price or 0)
    return terms.ceiling or _floor(order * terms.advance_share, WHOLE)


def usual_outlooks(terms: IncomeTerms, months: int, *, priced: bool = False) -> tuple[Outlook, Outlook, Outlook]:
    """Three guesses out of the agreement; UserProblem where it names no price and none was given."""
    prices = (0, 0, 0) if priced else _usual_prices(terms)
    outputs = [_share(terms.volume * months, share, terms.step) for share in _output_shares(terms)]
    low, middle, high = (
        Outlook(*each) for each in zip(prices, outputs, _LOSSES.get(terms.trade, _SPOILT), strict=True)
    )
    return low, middle, high


def _output_shares(terms: IncomeTerms) -> tuple[int, int, int]:
    if terms.guaranteed:
        return terms.guaranteed, (terms.guaranteed + WHOLE) // 2, WHOLE
    return _OUTPUTS.get(terms.trade, _SALES)


def _usual_prices(terms: IncomeTerms) -> tuple[int, int, int]:
    price = terms.price
    if price is None:
        raise UserProblem("income.no_price")
    if terms.trade is Trade.AGENCY:
        return price, price, price
    if terms.trade is Trade.RESALE:
        retail = terms.suggested or price
        return _rounded(price + retail, 2, _RUPIAH), retail, retail
    lower = max(terms.floor, _share(price, WHOLE - terms.swing, _RUPIAH))
    return min(lower, price), price, _share(price, WHOLE + terms.swing, _RUPIAH)


def _check(inputs: IncomeInputs, most: int) -> None:
    if (inputs.advance or 0) > most:
        raise UserProblem("income.advance_over", most=most)
    money = (inputs.supplies, inputs.advance, inputs.own_cost, inputs.unit_cost, inputs.other_price)
    guesses = [each for _, each in inputs.outlooks()]
    figures = [*(each or 0 for each in money), *(figure for each in guesses for figure in (each.price, each.output))]
    if not all(0 <= each <= MOST_MONEY for each in figures):
        raise UserProblem("income.out_of_range")
    if not all(0 <= each.lost <= WHOLE for each in guesses):
        raise UserProblem("income.lost_share")
