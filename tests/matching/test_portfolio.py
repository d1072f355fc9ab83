"""What help unlocks, against solving everything again and against all subsets under the budget."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, combinations

import numpy as np
import pytest
from hypothesis import given, settings

from matching.changes import Change, applied
from matching.codes import ChangeCode, InterventionCode, OfferKind, Paper
from matching.engine import solve
from matching.grouping import Grouping
from matching.market import offer_units
from matching.packages import Package, packages
from matching.portfolio import Ranking, difference, portfolio, rank, unlocked
from matching.problem import Offer, Problem, Violation
from matching.sandbox import Standing, standing_of, tried
from matching.verification import violations
from tests.matching.instances import KERUPUK_PEDAS, TAPIOKA, markets, need, offer, problem

ALONE = np.zeros(0, dtype=np.int64)
HALAL = int(Paper.HALAL)


def maker(at: int, **facts: object) -> Offer:
    return offer(uid=f"u{at}", enterprise=at, capacity=100_000, **facts)


def halal_market() -> Problem:
    """Three without halal; one more stands in a district where nobody buys enough for it: two can be served."""
    rows = [maker(0, kabupaten=3523, priority=1.0), maker(1, kabupaten=3523), maker(2, kabupaten=3524), maker(3)]
    wishes = [
        need(uid="n1", papers_required=HALAL, quantity=100_000, minimum_lot=100_000, maximum_partners=1),
        need(uid="n2", papers_required=HALAL, quantity=80_000, minimum_lot=80_000, maximum_partners=1),
        need(uid="n3", quantity=100_000),
    ]
    return problem(rows, wishes, maximum_needs=(1, 1, 1, 1))


def only(found: tuple[Package, ...], by: InterventionCode) -> Package:
    (package,) = (each for each in found if each.intervention is by)
    return package


def households(count: int, *poor: int) -> np.ndarray:
    houses = np.full(count, -1, dtype=np.int64)
    houses[list(poor)] = poor
    return houses


def test_halal_for_three_unlocks_exactly_two_partnerships() -> None:
    market = halal_market()
    rows = market.offers.take(np.array([0, 1, 2]))
    market = Problem(
        rows, market.needs.take(np.array([0, 1])), market.graph, market.law, market.settings,
        maximum_needs=market.maximum_needs,
    )  # fmt: skip
    package = only(packages(market), InterventionCode.SERTIFIKASI_HALAL)
    assert (package.value, package.enterprises, package.times) == (HALAL, (0, 1, 2), 3)
    found = unlocked(standing_of(market), package, households(3, 0))
    assert found.partnerships == len(found.came) == 2
    assert (found.went, found.altered, found.displaced) == ((), (), ())
    assert found.quantities == ((0, 180_000),)
    assert found.needs_filled == 2
    assert len(found.enterprises) == 2
    assert found.households == 1
    assert (found.value_before, found.bound_before) == (0.0, 0.0)
    assert found.value_after <= found.bound_after * (1 + 1e-9)


def test_who_has_to_give_way_is_told() -> None:
    rows = [offer(uid="u0", enterprise=0, capacity=100_000, longitude=112.0, latitude=-7.0), maker(1, price=900)]
    market = problem(rows, [need(quantity=100_000, papers_required=HALAL, price=1_000)])
    market.offers.papers[0] = HALAL
    base = standing_of(market)
    assert base.offer.tolist() == [0]
    better = tried(base, [Change(ChangeCode.OBTAIN_PAPER, (1,), value=HALAL)])
    found = difference(base, better)
    assert [move.offer for move in found.came] == [1]
    assert [move.offer for move in found.went] == [0]
    assert (found.enterprises, found.displaced, found.partnerships) == ((1,), (0,), 0)
    assert found.gain > 0


def test_an_answer_that_is_no_better_moves_nobody() -> None:
    twins = [maker(at) for at in range(4)]
    market = problem(twins, [
        need(uid=f"n{at}", quantity=200_000, maximum_partners=2) for at in range(2)
    ])
    base = standing_of(market)
    more = [Change(ChangeCode.RAISE_CAPACITY, (3,), value=100_001)]
    found = difference(base, tried(base, more))
    assert (found.came, found.went) == ((), ())


def test_packages_are_split_by_kabupaten_and_by_commodity() -> None:
    rows = [maker(0, kabupaten=3523), maker(1, kabupaten=3523), maker(2, kabupaten=3524, commodity=KERUPUK_PEDAS)]
    market = problem(rows, [need(papers_required=HALAL)])
    by_place = {each.group: each.enterprises for each in packages(market, Grouping.KABUPATEN)}
    assert by_place == {3523: (0, 1), 3524: (2,)}
    by_goods = {each.group: each.enterprises for each in packages(market, Grouping.COMMODITY)}
    assert by_goods == {rows[0].commodity: (0, 1), KERUPUK_PEDAS: (2,)}


@pytest.mark.parametrize(
    "facts, wishes, change, by",
    [
        ({}, {"papers_required": HALAL}, ChangeCode.OBTAIN_PAPER, InterventionCode.SERTIFIKASI_HALAL),
        ({"capacity": 40_000}, {}, ChangeCode.RAISE_CAPACITY, InterventionCode.MODAL_DAN_ALAT),
        ({"months": 2}, {"months_required": 5}, ChangeCode.EXTEND_SEASON, InterventionCode.PENDAMPINGAN),
        ({"commodity": TAPIOKA}, {}, ChangeCode.LEARN_STEP, InterventionCode.PELATIHAN_PRODUKSI),
        (
            {"province": 35, "kabupaten": 3524},
            {"territory": 3523},
            ChangeCode.WIDEN_TERRITORY,
            InterventionCode.PERUNDINGAN,
        ),
        ({}, {"maximum_share": 10}, ChangeCode.LOWER_MINIMUM_LOT, InterventionCode.PERUNDINGAN),
    ],
)
def test_each_kind_of_help_makes_its_own_pair_possible(facts, wishes, change, by) -> None:
    market = problem([offer(**facts)], [need(**wishes)])
    (package,) = packages(market)
    assert (package.change, package.intervention) == (change, by)
    found = unlocked(standing_of(market), package)
    assert [(move.offer, move.need) for move in found.came] == [(0, 0)]


@pytest.mark.parametrize(
    "facts, wishes",
    [
        ({}, {}),
        # two kinds of help are needed: neither alone does anything
        ({"months": 2}, {"months_required": 1, "papers_required": HALAL}),
        ({}, {"papers_required": HALAL | int(Paper.PIRT)}),
        # nobody has asked yet: that is a question and no help
        ({"papers_unknown": HALAL}, {"papers_required": HALAL}),
        ({"capacity": 5_000}, {}),
        ({"commodity": TAPIOKA, "kind": OfferKind.PENYALURAN.code}, {}),
    ],
)
def test_where_one_kind_of_help_is_not_enough_there_is_no_package(facts, wishes) -> None:
    assert packages(problem([offer(**facts)], [need(**wishes)])) == ()


def partnerships(standing: Standing) -> list[tuple[int, int, int]]:
    columns = (standing.offer.tolist(), standing.need.tolist(), standing.quantity.tolist())
    return sorted(zip(*columns, strict=True))


def whole(market: Problem) -> list[tuple[int, int, int]]:
    solution = solve(market)
    found, chosen = solution.candidates, solution.allocation
    columns = (found.offer[chosen.pair].tolist(), found.need[chosen.pair].tolist(), chosen.quantity.tolist())
    return sorted(zip(*columns, strict=True))


def violations_of(standing: Standing) -> tuple[Violation, ...]:
    """What the engine's own check says of these partnerships among all candidates."""
    market = standing.problem
    free = solve(market)
    found = free.candidates
    row = {pair: at for at, pair in enumerate(zip(found.offer.tolist(), found.need.tolist(), strict=True))}
    pair = np.array([row[offer, need] for offer, need, _ in partnerships(standing)], dtype=np.int64)
    quantity = np.array([amount for _, _, amount in partnerships(standing)], dtype=np.int64)
    used = np.zeros(len(market.offers), dtype=np.int64)
    taken = offer_units(found.use_numerator[pair], found.use_denominator[pair], quantity)
    np.add.at(used, found.offer[pair], taken)
    spare = np.where(market.offers.capacity < 0, -1, market.offers.capacity - used)
    fit = float(sum(standing.fit))
    priority = (standing.value - fit) / (market.settings.poverty_lambda / 1000) if market.settings.poverty_lambda else 0
    chosen = replace(
        free.allocation, pair=pair, quantity=quantity, value=standing.value, fit=fit, priority=priority,
        upper_bound=standing.upper_bound, filled=standing.filled, spare=spare, reserves=pair[:0],
    )  # fmt: skip
    told = ("value", "fit", "priority", "gap", "reserve")
    return tuple(each for each in violations(market, found, chosen) if not each.code.startswith(told))


@given(markets(8, 4))
@settings(max_examples=40, deadline=None)
def test_solving_the_touched_parts_again_is_solving_everything_again(market: Problem) -> None:
    base = standing_of(market)
    assert partnerships(base) == whole(market)
    for package in packages(market)[:4]:
        then = tried(base, package.changes)
        again = solve(applied(market, package.changes)).allocation
        assert then.value == pytest.approx(again.value, rel=1e-6, abs=1e-9)
        assert then.upper_bound == pytest.approx(again.upper_bound, rel=1e-6, abs=1e-9)
        assert violations_of(then) == ()


@given(markets(7, 4))
@settings(max_examples=30, deadline=None)
def test_what_a_portfolio_reports_is_what_its_packages_do_together(market: Problem) -> None:
    found, prices = bought(market, 2_000)
    assert all(step.added.gain > 0 for step in found.portfolio)
    assert sum(step.cost for step in found.portfolio) <= 2_000
    changes = [change for step in found.portfolio for change in found.packages[step.package].changes]
    if found.portfolio:
        last = found.portfolio[-1]
        assert last.spent == sum(prices[step.package] for step in found.portfolio)
        assert last.so_far.value_after == pytest.approx(solve(applied(market, changes)).allocation.value, rel=1e-6)


@given(markets(6, 3))
@settings(max_examples=25, deadline=None)
def test_no_portfolio_beats_the_best_of_all_subsets_and_one_package_never_beats_it(market: Problem) -> None:
    found, prices = bought(market, 2_000)
    got = found.portfolio[-1].so_far.gain if found.portfolio else 0.0
    assert got <= best_subset(market, found.packages[:5], prices, 2_000) + 1e-6 or len(found.packages) > 5
    singles = [each.gain for each, price in zip(found.alone, prices, strict=True) if price <= 2_000]
    assert got >= max(singles, default=0.0) - 1e-6


def bought(market: Problem, budget: int) -> tuple[Ranking, list[int]]:
    costs = tuple((str(code), 500) for code in InterventionCode)
    found = rank(market, Grouping.TOGETHER, 20, households(len(market.offers)), costs, budget)
    return found, [500 * package.times for package in found.packages]


def best_subset(market: Problem, listed: tuple[Package, ...], prices: list[int], budget: int) -> float:
    start = solve(market).allocation.value
    sets = chain.from_iterable(combinations(range(len(listed)), size) for size in range(len(listed) + 1))
    best = 0.0
    for chosen in sets:
        if sum(prices[at] for at in chosen) <= budget:
            changes = [change for at in chosen for change in listed[at].changes]
            best = max(best, solve(applied(market, changes)).allocation.value - start)
    return best


def two_kinds_of_help() -> Problem:
    """Halal and P-IRT open a need each for two makers; the one of P-IRT weighs twice as much."""
    wishes = [
        need(uid="n1", papers_required=HALAL, quantity=100_000, minimum_lot=60_000),
        need(uid="n2", papers_required=int(Paper.PIRT), quantity=100_000, minimum_lot=60_000, weight=2_000),
    ]
    return problem([maker(0), maker(1)], wishes)


HALAL_HELP, PIRT_HELP = InterventionCode.SERTIFIKASI_HALAL, InterventionCode.PENYULUHAN_PIRT


@pytest.mark.parametrize(
    "budget, bought_in_order",
    [
        (1_000, [HALAL_HELP, PIRT_HELP]),
        # halal gains more per rupiah, but P-IRT alone gains more than halal alone
        (900, [PIRT_HELP]),
        (899, [HALAL_HELP]),
        (99, []),
    ],
)
def test_the_budget_goes_where_a_rupiah_gains_most(budget: int, bought_in_order: list[InterventionCode]) -> None:
    costs = ((str(PIRT_HELP), 450), (str(HALAL_HELP), 50))
    found = rank(two_kinds_of_help(), Grouping.TOGETHER, 20, households(2, 1), costs, budget)
    assert [each.intervention for each in found.packages] == [PIRT_HELP, HALAL_HELP]
    steps = found.portfolio
    assert [found.packages[step.package].intervention for step in steps] == bought_in_order
    assert [step.so_far.partnerships for step in steps] == list(range(1, len(steps) + 1))
    assert sum(step.cost for step in steps) == (steps[-1].spent if steps else 0) <= budget


def test_what_nobody_has_priced_is_not_bought() -> None:
    costs = ((str(HALAL_HELP), 50),)
    found = rank(two_kinds_of_help(), Grouping.TOGETHER, 20, households(2), costs, 1_000_000)
    assert [found.packages[step.package].intervention for step in found.portfolio] == [HALAL_HELP]


def test_too_many_packages_are_left_out_and_counted() -> None:
    market = two_kinds_of_help()
    found = rank(market, Grouping.TOGETHER, 1, households(2), (), 0)
    assert (len(found.packages), found.left_out, found.portfolio) == (1, 1, ())


def test_nothing_is_bought_that_unlocks_nothing() -> None:
    market = problem([maker(0)], [need(papers_required=HALAL, minimum_lot=1_000_000)])
    base = standing_of(market)
    change = Change(ChangeCode.OBTAIN_PAPER, (0,), value=HALAL)
    assert difference(base, tried(base, [change])).came == ()
    assert portfolio(base, (), (), 1_000, households(1), ()) == ()


def test_a_cancel_reaches_the_ranking() -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, _total: int) -> None:
        if done:
            raise Stopped

    with pytest.raises(Stopped):
        rank(two_kinds_of_help(), Grouping.TOGETHER, 20, households(2), (), 0, stop)
