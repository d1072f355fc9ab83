"""Groups: who may be in one, what each brings, what is kept ready, and what happens if one leaves."""

from __future__ import annotations

from dataclasses import replace
from math import asin, cos, radians, sin, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.allocation import allocate
from matching.candidates import candidates
from matching.codes import ChangeCode, RuleCode
from matching.eligibility import failing
from matching.engine import unheard
from matching.explanation import explain
from matching.group_answers import Group, GroupFacts, GroupTerms
from matching.group_checks import group_violations
from matching.group_shares import Share, kept_ready, loss_of, shared_out
from matching.groups import RULES_OF_A_MEMBER, delivering, propose_groups
from matching.pairs import Ground, ground_of, pairs_of
from matching.problem import Allocation, Candidates, Lock, Needs, Offer, Offers, Paper, Pattern, Problem
from tests.matching.instances import BESAR, markets, need, offer, problem

PALANG, SOKO, FAR = (-6.90, 112.15), (-7.00, 112.20), (-7.90, 112.60)
LOT = need(minimum_lot=600_000, quantity=1_000_000, maximum_partners=3)
Solved = tuple[Ground, Candidates, Allocation]


def small(number: int, capacity: int = 200_000, **facts: object) -> Offer:
    """An offer too small for the lot, at home in one kecamatan unless told otherwise."""
    plain = {"kecamatan": 352311, "kabupaten": 3523, "province": 35}
    return offer(uid=f"u{number}", enterprise=number, owner=number, capacity=capacity, **{**plain, **facts})


def solved(market: Problem) -> Solved:
    ground = ground_of(market)
    found = candidates(ground, unheard)
    return ground, found, allocate(market, found, unheard)


def facts_of(market: Problem, leaders: tuple[int, ...] = (), **more: object) -> GroupFacts:
    count = len(market.offers)
    return GroupFacts(np.isin(np.arange(count), leaders), np.ones(count, dtype=np.bool_), **more)  # type: ignore[arg-type]


def groups_in(market: Problem, leaders: tuple[int, ...] = (), **more: object) -> tuple[Group, ...]:
    ground, found, chosen = solved(market)
    groups = propose_groups(ground, found, chosen, facts_of(market, leaders, **more))
    assert not group_violations(ground, found, chosen, groups)
    return groups


def test_enterprises_too_small_alone_fill_a_need_together() -> None:
    (group,) = groups_in(problem([small(n) for n in range(6)], [LOT]))
    assert group.quantity == 1_000_000
    assert [member.quantity for member in group.members] == [167_000, 167_000, 167_000, 167_000, 166_000, 166_000]
    assert group.by_kecamatan


def test_shares_follow_what_each_can_carry_and_the_largest_leads() -> None:
    market = problem([small(0, 300_000), small(1, 500_000), small(2, 400_000)], [LOT])
    (group,) = groups_in(market)
    assert group.leader == 1
    assert {member.offer: member.quantity for member in group.members} == {1: 415_000, 2: 333_000, 0: 252_000}


def test_a_koperasi_leads_where_there_is_one() -> None:
    market = problem([small(0, 500_000), small(1, 100_000), small(2, 400_000)], [LOT])
    (group,) = groups_in(market, leaders=(1,))
    assert (group.leader, group.members[0].offer) == (1, 1)
    assert group.departures[0].leader == 0, "the largest leads when the koperasi leaves"


def test_who_stands_far_away_is_no_member() -> None:
    near = [small(0, 400_000, latitude=PALANG[0], longitude=PALANG[1]),
            small(1, 400_000, kecamatan=352305, latitude=SOKO[0], longitude=SOKO[1])]  # fmt: skip
    away = small(2, 500_000, kecamatan=350101, latitude=FAR[0], longitude=FAR[1])
    (group,) = groups_in(problem([*near, away], [LOT]))
    assert {member.offer for member in group.members} == {0, 1}
    assert not group.by_kecamatan
    assert groups_in(problem([*near, away], [LOT]), terms=GroupTerms(radius=50)) == ()


def test_a_place_known_only_to_the_kabupaten_is_near_to_nobody_else() -> None:
    here = {"latitude": PALANG[0], "longitude": PALANG[1]}
    market = problem([small(0, 400_000, **here), small(1, 400_000, kecamatan=352305, **here)], [LOT])
    ground, found, chosen = solved(market)
    vague = replace(facts_of(market), placed=np.zeros(2, dtype=np.bool_))
    assert len(propose_groups(ground, found, chosen, facts_of(market))) == 1
    assert propose_groups(ground, found, chosen, vague) == ()


@pytest.mark.parametrize(
    "obstacle", [{"papers_required": int(Paper.HALAL)}, {"territory": 3524}, {"maximum_partners": 0}, {"active": False}]
)
def test_every_other_rule_binds_each_member(obstacle: dict[str, object]) -> None:
    assert groups_in(problem([small(n) for n in range(6)], [replace(LOT, **obstacle)])) == ()  # type: ignore[arg-type]


def test_a_paper_nobody_asked_about_is_kept_and_marked() -> None:
    asked = replace(LOT, papers_required=int(Paper.HALAL))
    rows = [small(n, papers_unknown=int(Paper.HALAL)) for n in range(6)]
    (group,) = groups_in(problem(rows, [asked]))
    assert all(member.unknown for member in group.members)


def test_a_group_is_what_the_explanation_of_a_member_advises() -> None:
    market = problem([small(n) for n in range(6)], [LOT])
    (group,) = groups_in(market)
    for member in group.members:
        (gap,) = explain(market, member.offer, group.need).gaps
        assert (gap.rule, gap.change) == (RuleCode.MINIMUM_LOT, ChangeCode.JOIN_GROUP)


def test_who_is_not_needed_stands_by() -> None:
    (group,) = groups_in(problem([small(n, 250_000) for n in range(6)], [LOT]), terms=GroupTerms(most_members=4))
    assert [member.quantity > 0 for member in group.members] == [True] * 4 + [False]
    assert all(each.uncovered == 0 and each.still_possible for each in group.departures)


def test_nothing_ready_means_the_lot_may_fall_with_one_member() -> None:
    (group,) = groups_in(problem([small(0, 400_000), small(1, 300_000)], [LOT]))
    first = group.departures[0]
    assert (first.covered, first.uncovered, first.remaining, first.still_possible) == (0, 400_000, 300_000, False)


def test_the_same_members_are_not_proposed_again_after_a_refusal() -> None:
    market = problem([small(n, 250_000) for n in range(4)], [LOT])
    (group,) = groups_in(market)
    assert groups_in(market, refused=((0, delivering(group)),)) == ()


def test_one_enterprise_serves_as_many_groups_as_its_capacity_allows() -> None:
    two = [LOT, replace(LOT, uid="n2", partner=1)]
    assert len(groups_in(problem([small(n, 300_000) for n in range(4)], two))) == 1
    assert len(groups_in(problem([small(n, 550_000) for n in range(4)], two))) == 2


def test_a_second_group_takes_the_rest_where_another_slot_is_free() -> None:
    wide = replace(LOT, quantity=2_000_000, minimum_lot=500_000)
    places = [352311] * 3 + [352305] * 3
    rows = [small(n, 300_000, kecamatan=place) for n, place in enumerate(places)]
    assert [group.quantity for group in groups_in(problem(rows, [wide]))] == [900_000, 900_000]
    assert len(groups_in(problem(rows, [replace(wide, maximum_partners=1)]))) == 1


QUANTITIES = st.lists(st.tuples(st.integers(1, 10**7), st.integers(0, 10**6)), min_size=1, max_size=8)


@given(QUANTITIES, st.floats(0, 1))
def test_shares_add_up_within_least_and_most(rows: list[tuple[int, int]], place: float) -> None:
    least = [low for low, _ in rows]
    most = [low + more for low, more in rows]
    total = sum(least) + int(place * (sum(most) - sum(least)))
    parts = shared_out(total, most, least)
    assert sum(parts) == total
    assert all(low <= part <= high for low, part, high in zip(least, parts, most, strict=True))


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), min_size=2, max_size=8))
def test_what_is_kept_ready_replaces_anybody_if_anything_does(rows: list[tuple[int, int]]) -> None:
    parts, most = [part for part, _ in rows], [part + slack for part, slack in rows]
    ready = kept_ready(parts, most)
    for leaver, part in enumerate(parts):
        others = sum(most[at] - parts[at] for at in range(len(rows)) if at != leaver)
        assert sum(ready) - ready[leaver] >= min(part, others)
    assert all(each <= high - part for each, high, part in zip(ready, most, parts, strict=True))


@st.composite
def crowds(draw: st.DrawFn) -> Problem:
    """Markets with lots that few reach alone, in a few places."""
    market = draw(markets(most_offers=6, most_needs=4))
    market = replace(market, offers=Offers.joined([market.offers] * 3))
    count = len(market.offers)
    places = np.array(
        draw(st.lists(st.sampled_from([0, 352311, 352305]), min_size=count, max_size=count)), dtype=np.int64
    )
    spots = draw(st.lists(st.sampled_from([PALANG, SOKO, FAR, (np.nan, np.nan)]), min_size=count, max_size=count))
    caps = draw(st.lists(st.sampled_from([-1, 90_000, 250_000, 250_000, 700_000]), min_size=count, max_size=count))
    offers = replace(
        market.offers, kecamatan=places, latitude=np.array([north for north, _ in spots]),
        longitude=np.array([east for _, east in spots]), commodity=np.full(count, 2), factor=np.full(count, 1000),
        dimension=np.zeros(count, dtype=np.int64), capacity=np.array(caps, dtype=np.int64),
        enterprise=np.arange(count, dtype=np.int64) // draw(st.sampled_from([1, 1, 2])),
        uid=np.array([f"{uid}/{row:02}" for row, uid in enumerate(market.offers.uid)]),
    )  # fmt: skip
    quantity = np.array(
        draw(st.lists(st.integers(300_000, 2_000_000), min_size=len(market.needs), max_size=len(market.needs)))
    )
    needs = replace(
        market.needs, quantity=quantity, minimum_lot=quantity * draw(st.sampled_from([0, 300, 600, 600])) // 1000,
        commodity=np.full(len(quantity), 2), factor=np.full(len(quantity), 1000),
        papers_required=market.needs.papers_required * 0,
        uid=np.array([f"{uid}/{row}" for row, uid in enumerate(market.needs.uid)]),
    )  # fmt: skip
    if draw(st.integers(0, 3)):
        offers, needs = _without_obstacles(offers, needs)
    return replace(market, offers=offers, needs=needs)


def _without_obstacles(offers: Offers, needs: Needs) -> tuple[Offers, Needs]:
    none, nobody = np.zeros(len(offers), dtype=np.int64), np.full(len(needs), -1)
    plain = replace(offers, kind=none, size=none, minimum_order=none, owner=none - 1)
    plain = replace(plain, active=none == 0, months=none + 0xFFF)
    asked = np.full(len(needs), Pattern.RANTAI_PASOK.code)
    large = np.full(len(needs), BESAR.code)
    return plain, replace(needs, pattern=asked, owner=nobody, territory=nobody * 0, size=large, active=nobody < 0)


def _kilometres(market: Problem, one: int, other: int) -> float:
    north, east = radians(market.offers.latitude[one]), radians(market.offers.longitude[one])
    to_north, to_east = radians(market.offers.latitude[other]), radians(market.offers.longitude[other])
    half = sin((to_north - north) / 2) ** 2 + cos(north) * cos(to_north) * sin((to_east - east) / 2) ** 2
    return 12_742 * asin(sqrt(half))


@settings(max_examples=150, deadline=None)
@given(crowds(), st.data())
def test_groups_keep_every_promise(market: Problem, data: st.DataObject) -> None:
    leaders = tuple(data.draw(st.lists(st.integers(0, len(market.offers) - 1), max_size=2)))
    ground, found, chosen = solved(market)
    terms = GroupTerms(most_members=data.draw(st.sampled_from([2, 3, 10])))
    groups = propose_groups(ground, found, chosen, facts_of(market, leaders, terms=terms))
    assert not group_violations(ground, found, chosen, groups)
    assert all(len(delivering(group)) <= terms.most_members for group in groups)
    _check_amounts(market, found, chosen, groups)
    for group in groups:
        _check_members(market, ground, group)
        _check_departures(group)


def _check_amounts(market: Problem, found: Candidates, chosen: Allocation, groups: tuple[Group, ...]) -> None:
    taken = np.zeros(len(market.offers), dtype=np.int64)
    for row, quantity in zip(chosen.pair, chosen.quantity, strict=True):
        taken[found.offer[row]] += -(-quantity * found.use_numerator[row] // found.use_denominator[row])
    for group in groups:
        for member in group.members:
            taken[member.offer] += member.offer_quantity
    known = market.offers.capacity >= 0
    assert (taken[known] <= market.offers.capacity[known]).all()
    for number in {group.need for group in groups}:
        mine = [group for group in groups if group.need == number]
        limit = market.needs.maximum_partners[number]
        assert sum(group.quantity for group in mine) <= market.needs.quantity[number] - chosen.filled[number]
        assert limit < 0 or len(mine) + int((found.need[chosen.pair] == number).sum()) <= limit
        assert all(group.quantity >= market.needs.minimum_lot[number] for group in mine)


def _check_members(market: Problem, ground: Ground, group: Group) -> None:
    offers = [member.offer for member in group.members]
    assert len({int(market.offers.enterprise[each]) for each in offers}) == len(offers)
    pairs = pairs_of(ground, np.array(offers), np.full(len(offers), group.need))
    assert not failing(pairs, RULES_OF_A_MEMBER)[0].any()
    for each in offers[1:]:
        if group.by_kecamatan:
            assert market.offers.kecamatan[each] == market.offers.kecamatan[group.leader] > 0
        else:
            assert _kilometres(market, group.leader, each) <= group.radius / 10 + 0.06


def _check_departures(group: Group) -> None:
    active = [member for member in group.members if member.quantity]
    assert [each.offer for each in group.departures] == [member.offer for member in active]
    for leaver, told in zip(active, group.departures, strict=True):
        others = [member for member in group.members if member is not leaver]
        able = sum(member.quantity + member.reserve for member in others)
        left = min(group.quantity, able)
        assert (told.remaining, told.uncovered) == (left, group.quantity - left)
        assert told.still_possible == (left >= group.minimum)
        assert (told.leader == group.leader) == (leaver.offer != group.leader)


@settings(max_examples=60, deadline=None)
@given(crowds(), st.data())
def test_the_order_of_the_rows_does_not_matter(market: Problem, data: st.DataObject) -> None:
    rows = np.array(data.draw(st.permutations(range(len(market.offers)))))
    cols = np.array(data.draw(st.permutations(range(len(market.needs)))))
    at_offer, at_need = np.argsort(rows), np.argsort(cols)
    turned = replace(
        market, offers=market.offers.take(rows), needs=market.needs.take(cols),
        locks=tuple(Lock(int(at_offer[lock.offer]), int(at_need[lock.need]), lock.quantity) for lock in market.locks),
        forbids=tuple((int(at_offer[one]), int(at_need[other])) for one, other in market.forbids),
    )  # fmt: skip
    assert _told(market) == _told(turned)


def _told(market: Problem) -> list[tuple[object, ...]]:
    ground, found, chosen = solved(market)
    groups = propose_groups(ground, found, chosen, facts_of(market))
    uid = market.offers.uid
    return [
        (
            market.needs.uid[group.need],
            group.by_kecamatan,
            tuple((uid[m.offer], m.quantity, m.reserve) for m in group.members),
        )
        for group in groups
    ]


def test_a_broken_group_is_found_out() -> None:
    market = problem([small(n) for n in range(6)], [LOT])
    ground, found, chosen = solved(market)
    (group,) = propose_groups(ground, found, chosen, facts_of(market))
    greedy = replace(group, members=(replace(group.members[0], offer_quantity=10**9), *group.members[1:]))
    assert {each.code for each in group_violations(ground, found, chosen, (greedy,))} == {"group_capacity"}
    crowd = [replace(group, need=0)] * 4
    assert "group_slots" in {each.code for each in group_violations(ground, found, chosen, crowd)}
    short = replace(group, quantity=1)
    assert "group_shares" in {each.code for each in group_violations(ground, found, chosen, (short,))}
    apart = replace(group, by_kecamatan=False, members=tuple(replace(m, distance=-1) for m in group.members))
    assert "group_distance" in {each.code for each in group_violations(ground, found, chosen, (apart,))}


def test_a_loss_is_covered_as_far_as_the_others_keep_ready() -> None:
    members = (Share(100, 10), Share(60, 30), Share(0, 25))
    assert loss_of(0, members, 120).covered == 55
    assert (loss_of(0, members, 120).remaining, loss_of(0, members, 120).still_possible) == (115, False)
    assert loss_of(1, members, 120).covered == 35
