"""Offers against needs: prices and units that make sense, demand below supply, needs that can be filled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import pytest

from matching.codes import BusinessSize, OfferKind, Pattern, Support
from models.domain.intake import EnterpriseIntake, NeedIntake, OfferIntake
from models.reference.commodities import commodity
from models.reference.kbli import kbli
from models.reference.law import pattern_law
from models.reference.papers import paper_kind
from models.reference.regions import distance_km, point
from models.reference.sample import SampleCatalogue
from models.reference.sample.needs import capacities
from models.reference.sample.seeds import NeedSeed, need_seeds, partner_seeds, trades
from models.reference.units import convert, convertible
from models.reference.words import resolve

NEAR_KM = 60
MISSION = (Pattern.INTI_PLASMA, Pattern.SUBKONTRAK, Pattern.DISTRIBUSI_KEAGENAN)
Pair = tuple[NeedSeed, NeedIntake]


@pytest.fixture(scope="session")
def pairs(sample: SampleCatalogue) -> list[Pair]:
    return list(zip(need_seeds(), sample.needs, strict=True))


@pytest.fixture(scope="session")
def offers(sample: SampleCatalogue) -> list[OfferIntake]:
    return [row.offer for row in sample.enterprises if row.offer]


def test_demand_is_60_to_70_in_100_of_the_supply_of_each_commodity(
    pairs: list[Pair], offers: list[OfferIntake]
) -> None:
    asked: dict[tuple[str, ...], float] = defaultdict(float)
    for seed, need in pairs:
        asked[seed.trades] += need.quantity / 1_000 / sum(capacities(seed, offers))
    assert {trades: round(share, 3) for trades, share in asked.items() if not 0.58 <= share <= 0.72} == {}


def test_some_enterprises_have_nobody_who_needs_them(pairs: list[Pair], offers: list[OfferIntake]) -> None:
    wanted = {(trades()[key].slug, trades()[key].kind) for seed, _ in pairs for key in seed.trades}
    idle = [one for one in offers if (one.commodity, one.kind) not in wanted]
    assert 0.1 <= len(idle) / len(offers) <= 0.35


def test_some_needs_are_beyond_every_single_enterprise(pairs: list[Pair], offers: list[OfferIntake]) -> None:
    beyond = [
        need
        for seed, need in pairs
        if need.minimum_lot and max(capacities(seed, offers)) < need.minimum_lot / 1_000
    ]
    assert len(beyond) >= 3


@pytest.mark.parametrize("pattern", MISSION)
def test_at_least_three_needs_of_each_pattern_are_filled_from_nearby(
    sample: SampleCatalogue, pattern: Pattern
) -> None:
    filled = [need for need in sample.needs if need.pattern is pattern and _can_be_filled(sample, need)]
    assert len({need.commodity for need in filled}) >= 3


def _can_be_filled(sample: SampleCatalogue, need: NeedIntake) -> bool:
    partner = next(row.business for row in sample.partners if row.business.name == need.partner)
    if partner.annual_sales is None or partner.annual_sales <= 50_000_000_000_00:
        return False
    given = sorted(_given(sample, need, partner.region), reverse=True)
    return sum(given[: need.maximum_partners]) >= need.quantity


def _given(sample: SampleCatalogue, need: NeedIntake, place: str) -> Iterator[int]:
    """Thousandths of the need's unit that small enterprises nearby can give at once, no paper missing."""
    for row in sample.enterprises:
        if not row.offer or row.offer.capacity is None or not _fits(row, row.offer, need, place):
            continue
        amount = int(convert(row.offer.capacity, row.offer.unit, need.unit))
        if amount >= (need.minimum_lot or 0):
            yield amount


def _fits(row: EnterpriseIntake, offer: OfferIntake, need: NeedIntake, place: str) -> bool:
    here, there = point(row.business.region), point(place)
    kind = {Pattern.SUBKONTRAK: OfferKind.LANGKAH, Pattern.DISTRIBUSI_KEAGENAN: OfferKind.PENYALURAN}
    return (
        offer.commodity == need.commodity
        and offer.kind is kind.get(need.pattern or Pattern.INTI_PLASMA, OfferKind.PRODUK)
        and offer.months == need.months
        and row.business.region.startswith(need.territory)
        and set(need.papers) <= {paper.kind for paper in row.papers if paper.held}
        and here is not None
        and there is not None
        and distance_km(here, there) <= NEAR_KM
    )


def test_units_convert_and_words_name_the_commodity(
    sample: SampleCatalogue, offers: list[OfferIntake]
) -> None:
    for one in (*offers, *sample.needs):
        known = commodity(one.commodity)
        assert known
        assert convertible(one.unit, known.unit)
        assert resolve(one.words) == known


def test_prices_lie_within_the_range_of_their_trade(offers: list[OfferIntake]) -> None:
    by_goods = {(trade.slug, trade.kind): trade for trade in trades().values()}
    for one in offers:
        trade = by_goods[one.commodity, one.kind]
        if one.price is not None:
            per_unit = one.price / float(convert(1_000, one.unit, trade.unit) / 1_000) / 100
            assert trade.price_low * 0.97 <= per_unit <= trade.price_high * 1.03
        if one.capacity is not None:
            amount = float(convert(one.capacity, one.unit, trade.unit) / 1_000)
            assert trade.capacity * 0.15 <= amount <= trade.capacity * 3.2
    assert len(by_goods) == len(trades())


def test_harvests_have_their_season(offers: list[OfferIntake]) -> None:
    season = {one.commodity: one.months for one in offers if one.kind is OfferKind.PRODUK}
    assert season["tembakau_rajangan"] == 0b0111_1000_0000
    assert season["garam_krosok"] == 0b0111_1100_0000
    assert season["kerupuk_mentah"] == 0b1111_1111_1111


def test_no_partner_states_the_same_need_twice(sample: SampleCatalogue) -> None:
    stated = {(need.partner, need.commodity, need.pattern, need.words.casefold()) for need in sample.needs}
    assert len(stated) == len(sample.needs)


def test_needs_are_priced_near_the_market(pairs: list[Pair]) -> None:
    for seed, need in pairs:
        low = min(trades()[key].price_low for key in seed.trades)
        high = max(trades()[key].price_high for key in seed.trades)
        assert need.price
        assert low <= need.price / 100 <= high


def test_each_need_fits_the_size_of_its_partner_and_what_the_law_lets_its_pattern_offer(
    sample: SampleCatalogue, pairs: list[Pair], today: date
) -> None:
    sizes = {seed.name: seed.size for seed in partner_seeds()}
    known = {row.business.name for row in sample.partners}
    for seed, need in pairs:
        assert need.partner in known
        assert {BusinessSize.BESAR, BusinessSize.MENENGAH} >= {sizes[need.partner]}
        assert all(support.upper() in Support.__members__ for support in need.supports)
        assert all(paper_kind(paper) for paper in need.papers)
        if need.pattern:
            law = pattern_law(need.pattern, today)
            assert law
            assert (BusinessSize.MIKRO, sizes[need.partner]) in law.pairs
            assert {trades()[key].kind for key in seed.trades} <= set(law.offer_kinds)


def test_an_inti_offers_statutory_duties_and_each_need_says_what_is_good_enough(
    sample: SampleCatalogue,
) -> None:
    assert all(len(need.supports) >= 4 for need in sample.needs if need.pattern is Pattern.INTI_PLASMA)
    assert all("bahan_baku" in need.supports for need in sample.needs if need.pattern is Pattern.SUBKONTRAK)
    texts = [need.specification for need in sample.needs]
    assert len(set(texts)) == 80
    assert all(40 <= len(text) <= 160 and text.endswith(".") for text in texts)


def test_kbli_codes_exist_in_the_edition_that_they_name(sample: SampleCatalogue) -> None:
    codes = [row.business.kbli for row in (*sample.enterprises, *sample.partners) if row.business.kbli]
    assert {code.edition for code in codes} == {"2020", "2025"}
    assert [code for code in set(codes) if kbli(code.edition, code.code) is None] == []
