"""What nobody knows: the score range is exactly what answers can make of it, and the first question is the best one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.criteria import scored
from matching.explanation import explain
from matching.pairs import ground_of, pairs_of
from matching.problem import (
    ALL_MONTHS,
    UNKNOWN,
    BusinessSize,
    CriterionCode,
    Need,
    Needs,
    Offer,
    OfferKind,
    Offers,
    Paper,
    Pattern,
    Problem,
    RuleCode,
    Settings,
    Support,
)
from models.steps.matching.building import legal_parameters
from tests.matching.instances import BATA, GRAPH, KERUPUK, KG, TAPIOKA

DAY = date(2026, 11, 21)
LAW = legal_parameters(DAY)
ASKED = int(Paper.HALAL | Paper.PIRT | Paper.NKV)
UNHEARD_OF = BusinessSize.TIDAK_DIKETAHUI.code
NAN = float("nan")

Facts = dict[str, object]

MISSING: dict[str, Facts] = {
    "capacity": {"capacity": UNKNOWN},
    "months": {"months": 0},
    "place": {"latitude": NAN, "longitude": NAN},
    "price": {"price": UNKNOWN},
    "papers": {"papers_unknown": int(Paper.HALAL | Paper.PIRT)},
    "quality": {"quality": NAN},
    "lead_days": {"lead_days": UNKNOWN},
    "track_record": {"track_record": NAN},
    "size": {"size": UNHEARD_OF},
}
CRITERION_FACTS = {
    CriterionCode.CONTINUITY: ("months",),
    CriterionCode.DISTANCE: ("place",),
    CriterionCode.PRICE: ("price",),
    CriterionCode.READINESS: ("papers", "quality", "lead_days"),
    CriterionCode.TRACK_RECORD: ("track_record",),
}
RULE_FACTS = {
    RuleCode.MINIMUM_LOT: ("capacity",),
    RuleCode.CERTIFICATES: ("papers",),
    RuleCode.LEGAL_PAPERS: ("papers", "size"),
    RuleCode.SEASON: ("months",),
    RuleCode.PATTERN_SIZE: ("size",),
}
PRODUCTION = ((), (TAPIOKA,), (KERUPUK,), (BATA,), (TAPIOKA, KERUPUK))
"""What a partner may turn out to make; nothing recorded stands for not known."""


def answers(fact: str, need: Need) -> list[Facts]:
    """The answers furthest apart."""
    outside = next((1 << month for month in range(12) if not need.months >> month & 1), 1)
    extremes: dict[str, list[Facts]] = {
        "capacity": [{"capacity": 0}, {"capacity": 10**12}],
        "months": [{"months": outside}, {"months": ALL_MONTHS}],
        "place": [{"latitude": 0.0, "longitude": 0.0}, {"latitude": 0.0, "longitude": 180.0}],
        "price": [{"price": 0}, {"price": 10**12}],
        "papers": [{"papers_unknown": 0}, {"papers_unknown": 0, "papers": ASKED}],
        "quality": [{"quality": 0.0}, {"quality": 1.0}],
        "lead_days": [{"lead_days": 0}, {"lead_days": 10**9}],
        "track_record": [{"track_record": 0.0}, {"track_record": 1.0}],
        "size": [{"size": size} for size in range(UNHEARD_OF)],
    }
    return extremes[fact]


@st.composite
def offers(draw: st.DrawFn) -> Offer:
    """An offer of which everything is known."""
    return Offer(
        "u", 0, draw(st.sampled_from([OfferKind.PRODUK, OfferKind.PENYALURAN])).code, TAPIOKA, KG, 1000,
        capacity=draw(st.integers(0, 3_000_000)), months=draw(st.integers(1, ALL_MONTHS)),
        price=draw(st.integers(1, 3000)), minimum_order=draw(st.sampled_from([0, 20_000])),
        lead_days=draw(st.integers(0, 60)), latitude=0.0, longitude=draw(st.floats(0, 3)),
        size=draw(st.integers(0, 2)), papers=draw(st.sampled_from([0, 4, 8192])),
        verified=draw(st.booleans()), supports_wanted=draw(st.integers(0, 7)),
        track_record=draw(st.floats(0, 1)), quality=draw(st.floats(0, 1)),
    )  # fmt: skip


@st.composite
def needs(draw: st.DrawFn) -> Need:
    """A need of which everything is known."""
    return Need(
        "n", 0, TAPIOKA, KG, 1000, draw(st.integers(1000, 3_000_000)), minimum_lot=draw(st.sampled_from([0, 900])),
        pattern=draw(st.integers(UNKNOWN, len(Pattern) - 1)), maximum_partners=draw(st.sampled_from([-1, 1, 4])),
        maximum_share=draw(st.sampled_from([1000, 150])), months=draw(st.sampled_from([ALL_MONTHS, 0x3F, 0])),
        months_required=draw(st.sampled_from([0, 1])), price=draw(st.integers(1, 3000)),
        lead_days=draw(st.sampled_from([-1, 0, 10])), latitude=0.0, longitude=0.0, size=draw(st.integers(1, 3)),
        papers_required=draw(st.sampled_from([0, int(Paper.PIRT)])), papers_due=draw(st.sampled_from([0, ASKED])),
        supports_offered=draw(st.sampled_from([0, int(Support.TEKNOLOGI)])), duration=1,
    )  # fmt: skip


def market(offered: list[Offer], needed: list[Need], makes: tuple[tuple[int, int], ...]) -> Problem:
    return Problem(
        Offers.of(offered), Needs.of(needed), GRAPH, LAW, Settings(today=DAY.toordinal()), makes=makes
    )


def completions(offer: Offer, need: Need, missing: list[str]) -> Iterator[Offer]:
    for given_answers in product(*(answers(fact, need) for fact in missing)):
        whole: Facts = {key: value for answer in given_answers for key, value in answer.items()}
        if "papers" in whole:
            # what is held already stays held, and only what was asked about can turn up
            whole["papers"] = offer.papers | (offer.papers_unknown & ASKED)
        yield replace(offer, **whole)  # type: ignore[arg-type]  # the facts are the row's own attributes


def scores_of(offered: list[Offer], needed: list[Need], makes: tuple[tuple[int, int], ...]) -> np.ndarray:
    ground = ground_of(market(offered, needed, makes))
    rows = np.indices((len(offered), len(needed))).reshape(2, -1)
    return scored(pairs_of(ground, *rows)).score


@given(
    offers(), needs(), st.lists(st.sampled_from(list(MISSING)), unique=True, max_size=5), st.booleans(), st.booleans()
)
@settings(max_examples=120, deadline=None)
def test_answers_reach_both_ends_of_the_range_and_nothing_beyond(
    offer: Offer, need: Need, missing: list[str], unsized: bool, silent: bool
):
    gone: Facts = {key: value for fact in missing for key, value in MISSING[fact].items()}
    asked = replace(offer, **gone)  # type: ignore[arg-type]  # the facts are the row's own attributes
    about = replace(need, size=UNHEARD_OF) if unsized else need
    known = ((0, KERUPUK),)
    told = explain(market([asked], [about], () if silent else known), 0, 0)
    sizes = range(UNHEARD_OF) if unsized else (need.size,)
    partners = PRODUCTION[1:] if silent else PRODUCTION[2:3]
    needed = [replace(about, size=s, partner=p) for p in range(len(partners)) for s in sizes]
    makes = tuple((p, good) for p, goods in enumerate(partners) for good in goods)
    found = scores_of(list(completions(asked, need, missing)), needed, makes)
    assert told.score_low <= told.score <= told.score_high
    assert (found.min(), found.max()) == (told.score_low, told.score_high)


@given(offers(), needs(), st.data())
@settings(max_examples=120, deadline=None)
def test_any_answer_stays_within_the_range(offer: Offer, need: Need, data: st.DataObject):
    missing = data.draw(st.lists(st.sampled_from(list(MISSING)), unique=True))
    gone: Facts = {key: value for fact in missing for key, value in MISSING[fact].items()}
    asked = replace(offer, **gone)  # type: ignore[arg-type]  # the facts are the row's own attributes
    told = explain(market([asked], [need], ((0, KERUPUK),)), 0, 0)
    # the facts the offer was drawn with are one answer among all
    papers = offer.papers | data.draw(st.sampled_from([0, 4, 8, 12])) if "papers" in missing else offer.papers
    answered = explain(market([replace(offer, papers=papers)], [need], ((0, KERUPUK),)), 0, 0)
    assert told.score_low <= answered.score <= told.score_high
    assert answered.score_low == answered.score == answered.score_high


@given(offers(), needs(), st.lists(st.sampled_from(list(MISSING)), unique=True, min_size=1, max_size=5))
@settings(max_examples=120, deadline=None)
def test_the_first_question_is_the_best(offer: Offer, need: Need, missing: list[str]):
    gone: Facts = {key: value for fact in missing for key, value in MISSING[fact].items()}
    asked = replace(offer, **gone)  # type: ignore[arg-type]  # the facts are the row's own attributes
    told = explain(market([asked], [need], ((0, KERUPUK),)), 0, 0)
    refuting = {fact for fact in missing if len(verdicts_after(asked, need, fact, told.possible)) == 2}
    if told.possible and refuting:
        assert told.question is not None
        assert set(RULE_FACTS[told.question]) & refuting
    elif told.possible and told.question_criterion is not None:
        left = {code: width_after(asked, need, facts, missing) for code, facts in CRITERION_FACTS.items()}
        assert left[told.question_criterion] == min(left.values())
    elif told.question is None:
        assert told.score_low == told.score_high or not told.possible


def verdicts_after(offer: Offer, need: Need, fact: str, possible: bool) -> set[bool]:
    """Whether the pair is possible after each answer to one question, all else left open."""
    return {
        explain(market([answered], [need], ((0, KERUPUK),)), 0, 0).possible
        for answered in completions(offer, need, [fact])
    } | {possible}


def width_after(offer: Offer, need: Need, facts: tuple[str, ...], missing: list[str]) -> int:
    """The widest range that is left when the facts behind a criterion are answered."""
    asked = [fact for fact in facts if fact in missing]
    told = [explain(market([each], [need], ((0, KERUPUK),)), 0, 0) for each in completions(offer, need, asked)]
    return max(each.score_high - each.score_low for each in told)


def test_a_partner_of_whom_nothing_is_recorded_leaves_the_pattern_open():
    """The weights of every pattern that its answer may lead to count."""
    offer = Offer("u", 0, OfferKind.PRODUK.code, TAPIOKA, KG, 1000, capacity=900_000, price=10, latitude=0.0,
                  longitude=0.0, track_record=0.1, quality=0.2, lead_days=1, size=0)  # fmt: skip
    need = Need("n", 0, TAPIOKA, KG, 1000, 1_000_000, price=10, latitude=0.0, longitude=0.0, supports_offered=1)
    silent = explain(market([offer], [need], ()), 0, 0)
    told = {explain(market([offer], [need], ((0, good),)), 0, 0).score for good in (TAPIOKA, KERUPUK)}
    assert len(told) == 2
    assert silent.score_low <= min(told) < max(told) <= silent.score_high
