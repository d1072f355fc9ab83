"""500 invented enterprises: where they are, what they offer, what they sell in a year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from matching.codes import ALL_MONTHS, BusinessSize, OfferKind
from models.domain.intake import BusinessIntake, EnterpriseIntake, KbliIntake, OfferIntake, PersonIntake
from models.reference.commodities import commodity
from models.reference.regions import Region
from models.reference.sample.figures import around, between, sen, thousandths, two_digits
from models.reference.sample.naming import address, business_name, legal_form
from models.reference.sample.people import Drawing, owner, random_child
from models.reference.sample.seeds import Trade, names, trades
from models.reference.sample.welfare import PaperOrigin, Welfare, desils, holds, papers

SECOND_OFFERS = 120
SECOND_SIZE = 0.5
UNKNOWN_CAPACITY_SHARE = 0.05
UNKNOWN_PRICE_SHARE = 0.06
UNKNOWN_SALES_SHARE = 0.07
OTHER_UNIT_SHARE = 0.2
OTHER_UNITS = {"ton": ("kuintal", 10), "kuintal": ("kg", 100)}
BUSY = {OfferKind.PRODUK: (0.7, 1.3), OfferKind.LANGKAH: (0.9, 1.6), OfferKind.PENYALURAN: (0.6, 1.1)}
"""Sales against what is free for a partner."""
GROWN_SHARE, GROWN = 0.1, (5.0, 16.0)
LARGEST_SALES = 14_500_000_000
CAPITAL_LIMITS = {BusinessSize.MIKRO: 1_000_000_000, BusinessSize.KECIL: 5_000_000_000}
LARGEST_MICRO_SALES = 2_000_000_000
MOST_WORKERS = 60
USUAL_NIB = 0.62
FIRST_ROW = 2
"""Below the headings."""
COMMON_PAPERS = ("npwp",)


@dataclass(frozen=True, slots=True)
class Draft:
    """An enterprise before it is known how well off its owner is."""

    trade: Trade
    place: Region
    name: str
    owner: PersonIntake
    offers: tuple[OfferIntake, ...]
    annual_sales: int
    """Rupiah."""


def enterprises(draw: Drawing) -> tuple[EnterpriseIntake, ...]:
    """The rows of the UMKM list: one for each offer."""
    drafts = _drafts(draw)
    welfare = desils(draw.rng, [draft.annual_sales for draft in drafts], draw.today)
    listed = [
        row
        for serial, (draft, found) in enumerate(zip(drafts, welfare, strict=True), start=1)
        for row in _rows(draw, draft, found, serial)
    ]
    return tuple(replace(row, row=at) for at, row in enumerate(listed, start=FIRST_ROW))


def _drafts(draw: Drawing) -> list[Draft]:
    rng = draw.rng
    places = [(trade, _place(rng, trade)) for trade in trades().values() for _ in range(trade.enterprises)]
    rng.shuffle(places)
    double = set(rng.sample([at for at, (trade, _) in enumerate(places) if trade.also], SECOND_OFFERS))
    return [_draft(draw, trade, place, at in double) for at, (trade, place) in enumerate(places)]


def _place(rng: Random, trade: Trade) -> Region:
    """A desa or kelurahan where the trade is at home."""
    codes, weights = zip(*trade.places, strict=True)
    code: str = rng.choices(codes, weights)[0]
    while len(code.split(".")) < 3:
        code = random_child(rng, code).code
    return random_child(rng, code)


def _draft(draw: Drawing, trade: Trade, place: Region, has_second: bool) -> Draft:
    person = owner(draw, place.code[:8])
    name = business_name(draw, trade.naming, person, place)
    offers = [offer(draw.rng, trade)]
    if has_second:
        offers.append(offer(draw.rng, trades()[draw.rng.choice(trade.also)], SECOND_SIZE))
    return Draft(trade, place, name, person, tuple(offers), _sales(draw.rng, offers))


def offer(rng: Random, trade: Trade, scale: float = 1.0) -> OfferIntake:
    """What an enterprise of a trade offers each month, in the unit that it thinks in."""
    unit, parts = trade.unit, 1
    if rng.random() < OTHER_UNIT_SHARE:
        unit, parts = OTHER_UNITS.get(unit, (unit, 1))
    capacity = around(rng, trade.capacity * scale, trade.spread) * parts
    price = between(rng, trade.price_low, trade.price_high) / parts
    return OfferIntake(
        kind=trade.kind,
        commodity=trade.slug,
        words=_words(rng, trade.slug),
        unit=unit,
        capacity=None if rng.random() < UNKNOWN_CAPACITY_SHARE else thousandths(capacity),
        price=None if rng.random() < UNKNOWN_PRICE_SHARE else sen(price),
        months=trade.months,
        minimum_order=thousandths(two_digits(capacity * 0.05)) if rng.random() < 0.5 else None,
        lead_days=rng.choice((1, 2, 3, 5, 7, 10, 14)) if rng.random() < 0.6 else None,
    )


def _words(rng: Random, slug: str) -> str:
    """The product as a list might name it."""
    found = commodity(slug)
    if found is None:
        raise KeyError(slug)
    return found.name if rng.random() < 0.65 else rng.choice((found.name, *found.synonyms))


def _sales(rng: Random, offers: list[OfferIntake]) -> int:
    """Rupiah in a year: about what the free capacity would bring; for some it is a small part of all."""
    total = sum(_yearly(one) * rng.uniform(*BUSY[one.kind]) for one in offers)
    if rng.random() < GROWN_SHARE:
        total *= rng.uniform(*GROWN)
    return int(two_digits(min(max(total, 6_000_000), LARGEST_SALES)))


def _yearly(one: OfferIntake) -> float:
    if one.capacity is None or one.price is None:
        return 60_000_000
    return one.capacity / 1_000 * one.price / 100 * (one.months or ALL_MONTHS).bit_count()


def _rows(draw: Drawing, draft: Draft, welfare: Welfare, serial: int) -> Iterator[EnterpriseIntake]:
    business = _business(draw, draft, welfare)
    person = replace(
        draft.owner, desil=welfare.desil, desil_source=welfare.source, desil_quarter=welfare.quarter
    )
    codes = (*draft.trade.papers, *COMMON_PAPERS)
    held = papers(draw.rng, codes, welfare.desil, PaperOrigin(draft.place.code[:5], serial))
    programme = _programme(draw.rng, welfare.desil)
    for one in draft.offers:
        yield EnterpriseIntake(0, "", business, person, one, held, programme)


def _business(draw: Drawing, draft: Draft, welfare: Welfare) -> BusinessIntake:
    rng = draw.rng
    knows_sales = rng.random() >= UNKNOWN_SALES_SHARE
    size = BusinessSize.MIKRO if draft.annual_sales <= LARGEST_MICRO_SALES else BusinessSize.KECIL
    return BusinessIntake(
        name=draft.name,
        legal_form=legal_form(draft.name),
        nib=draw.registry.next_nib() if holds(rng, USUAL_NIB, welfare.desil) else "",
        region=draft.place.code,
        address=address(rng),
        kbli=_kbli(rng, draft.trade),
        annual_sales=sen(draft.annual_sales) if knows_sales else None,
        capital=_capital(rng, draft.annual_sales, size) if knows_sales else None,
        facts_year=draw.today.year - 1,
        workers=_workers(rng, draft.trade) if rng.random() < 0.9 else None,
        size=None if knows_sales else size,
    )


def _capital(rng: Random, sales: int, size: BusinessSize) -> int | None:
    if rng.random() < 0.25:
        return None
    return sen(min(two_digits(sales * rng.uniform(0.08, 0.3)), CAPITAL_LIMITS[size]))


def _workers(rng: Random, trade: Trade) -> int:
    return min(MOST_WORKERS, max(1, round(around(rng, trade.workers, 0.45))))


def _kbli(rng: Random, trade: Trade) -> KbliIntake | None:
    """Older licences carry the 2020 code; some lists name none."""
    if not trade.kbli or rng.random() < 0.15:
        return None
    return rng.choices(trade.kbli, (55, 45))[0]


def _programme(rng: Random, desil: int | None) -> str:
    share = 0.4 if desil is not None and desil <= 4 else 0.12
    return rng.choice(names().programmes) if rng.random() < share else ""
