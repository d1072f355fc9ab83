"""Catalogues of any size for measuring: the sample, repeated with seeded variation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from random import Random

from models.domain.intake import (
    BusinessIntake,
    EnterpriseIntake,
    NeedIntake,
    OfferIntake,
    PartnerIntake,
    PersonIntake,
)
from models.reference.regions import bakorwil_members, children
from models.reference.sample import SampleCatalogue, sample_catalogue

FIRST_ROW = 2
EARLIEST_BIRTH = date(1957, 1, 1)
FIRST_NIB = 10_000
FIRST_PARTNER_NIB = 500_000_000
FIRST_PHONE = 10_000
"""Above those that the sample itself gives out."""


def volume(today: date, enterprises: int, needs: int, seed: int = 2026) -> SampleCatalogue:
    """A catalogue of so many enterprises and needs, its demand in proportion to its supply.

    Partners are repeated as often as their needs; enterprises with a second offer keep it, so there are
    about a quarter more rows than enterprises.
    """
    base = sample_catalogue(today)
    return SampleCatalogue(
        tuple(enterprise_rows(base, enterprises, seed)),
        tuple(partner_rows(base, needs)),
        tuple(need_rows(base, needs, stretch_of(base, enterprises, needs))),
    )


def stretch_of(base: SampleCatalogue, enterprises: int, needs: int) -> float:
    """How many times as much as in the sample a need asks for, so that demand keeps its proportion to supply."""
    kinds = len({row.business.name for row in base.enterprises})
    return (enterprises / kinds) / (needs / len(base.needs))


def enterprise_rows(base: SampleCatalogue, count: int, seed: int = 2026) -> Iterator[EnterpriseIntake]:
    """Rows of `count` enterprises with names, numbers and places of their own."""
    rng = Random(seed)
    grouped = [list(rows) for _, rows in groupby(base.enterprises, key=lambda row: row.business.name)]
    row = FIRST_ROW
    for at in range(count):
        own = grouped[at % len(grouped)]
        business, owner = _business(own[0].business, at, at // len(grouped)), _owner(own[0].owner, at)
        for one in own:
            yield replace(one, row=row, business=business, owner=owner, offer=_varied(rng, one.offer))
            row += 1


def partner_rows(base: SampleCatalogue, needs: int) -> Iterator[PartnerIntake]:
    """The partners that so many needs belong to."""
    rounds = -(-needs // len(base.needs))
    for turn in range(rounds):
        for at, one in enumerate(base.partners):
            serial = turn * len(base.partners) + at
            business = replace(
                one.business,
                name=_numbered(one.business.name, turn),
                nib=f"0000{FIRST_PARTNER_NIB + serial:09}",
            )
            yield replace(one, row=FIRST_ROW + serial, business=business)


def need_rows(base: SampleCatalogue, count: int, stretch: float = 1.0) -> Iterator[NeedIntake]:
    """So many needs; `stretch` is the factor on what each asks for."""
    for at in range(count):
        one = base.needs[at % len(base.needs)]
        quantity = max(1_000, round(one.quantity * stretch))
        yield replace(
            one,
            row=FIRST_ROW + at,
            partner=_numbered(one.partner, at // len(base.needs)),
            quantity=quantity,
            minimum_lot=min(one.minimum_lot, quantity) if one.minimum_lot else one.minimum_lot,
            maximum_partners=one.maximum_partners and max(2, round(one.maximum_partners * stretch)),
        )


def _numbered(name: str, turn: int) -> str:
    return name if turn == 0 else f"{name} {turn + 1}"


def _business(one: BusinessIntake, at: int, turn: int) -> BusinessIntake:
    return replace(
        one,
        name=_numbered(one.name, turn),
        nib=f"0000{FIRST_NIB + at:09}" if one.nib else "",
        region=_place(one.region, turn),
    )


def _place(region: str, turn: int) -> str:
    """Another desa of the same kecamatan with every turn."""
    around = [one.code for one in children(region[:8])]
    return around[(around.index(region) + turn) % len(around)]


def _owner(one: PersonIntake, at: int) -> PersonIntake:
    """A person of the same name with a NIK, a family card and a phone number of their own."""
    kecamatan = _kecamatan()[at % len(_kecamatan())].replace(".", "")
    born = EARLIEST_BIRTH + timedelta(days=at // len(_kecamatan()))
    day = born.day + (40 if one.female else 0)
    return replace(
        one,
        nik=f"{kecamatan}{day:02}{born:%m%y}0000",
        kk=f"{kecamatan}{born:%d%m%y}0000",
        phone=f"+62810{FIRST_PHONE + at:08}" if one.phone else "",
    )


@cache
def _kecamatan() -> tuple[str, ...]:
    return tuple(one.code for member in bakorwil_members() for one in children(member.kabupaten))


def _varied(rng: Random, offer: OfferIntake | None) -> OfferIntake | None:
    if offer is None:
        return None
    return replace(offer, capacity=_about(rng, offer.capacity), price=_about(rng, offer.price))


def _about(rng: Random, amount: int | None) -> int | None:
    return None if amount is None else max(1, round(amount * rng.uniform(0.8, 1.25)))
