"""Which offer of an enterprise a row speaks of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass

from sqlalchemy import select

from models.catalogue.tables import Offer
from models.domain.intake import EnterpriseIntake, OfferIntake
from models.domain.names import name_key
from models.reference.units import convert, convertible, unit
from models.steps.intake.batch import Batch
from models.steps.intake.held import Held


@dataclass(frozen=True, slots=True)
class Told:
    """The first row of a list that says something of an offer, and what."""

    row: int
    offer: OfferIntake

    def contradicts(self, later: OfferIntake) -> bool:
        """Whether another row gives the same offer another capacity, price or minimum."""
        first = self.offer
        if first is later:
            return False
        amounts = ((first.capacity, later.capacity), (first.minimum_order, later.minimum_order))
        differ = any(_differs(one, _in(other, later.unit, first.unit)) for one, other in amounts)
        return differ or _differs(first.price, _in(later.price, first.unit, later.unit))


class Offered:
    """The offers that are stored and those that a list has added.

    An offer is known by its kind and commodity; by its words too where the list or the catalogue has several of them.
    """

    def __init__(self, batch: Batch, commodities: dict[str, int]) -> None:
        self._commodities = commodities
        self._held = Held(batch, select(Offer).where(~Offer.deleted).order_by(Offer.id), Offer.enterprise_id)
        self._words: dict[Hashable, set[str]] = defaultdict(set)
        self._added: dict[Hashable, Told] = {}
        self._spoken: dict[int, Told] = {}

    def expect(self, intakes: Iterable[EnterpriseIntake]) -> None:
        """Learn which enterprises name several offers of one commodity and kind."""
        for intake in intakes:
            if intake.offer is not None:
                self._words[_group(intake, intake.offer)].add(name_key(intake.offer.words))

    def look_ahead(self, enterprises: Collection[int]) -> None:
        """Read the offers of these."""
        self._held.look_ahead(enterprises)

    def of(self, enterprise: int) -> list[Offer]:
        """The stored offers of one enterprise."""
        return [row.Offer for row in self._held.of(enterprise)]

    def take(self, enterprise: int, row: int, offer: OfferIntake) -> Told:
        """Where this list has added the same offer first: here, unless an earlier row did, in whatever unit."""
        return self._added.setdefault((enterprise, *offer_words(offer)), Told(row, offer))

    def tell(self, stored: int, row: int, offer: OfferIntake) -> Told:
        """Where this list has spoken of a stored offer first."""
        return self._spoken.setdefault(stored, Told(row, offer))

    def stored(self, enterprise: int, intake: EnterpriseIntake) -> Offer | None:
        """The stored offer that a row speaks of."""
        offer = intake.offer
        if offer is None:
            return None
        wanted = (str(offer.kind), self._commodities[offer.commodity])
        alike = [
            each
            for each in self.of(enterprise)
            if (each.kind, each.commodity_id) == wanted and convertible(offer.unit, each.unit)
        ]
        words = name_key(offer.words)
        same = next((each for each in alike if name_key(each.words) == words), None)
        is_only_one = len(alike) == 1 and len(self._words[_group(intake, offer)]) < 2
        return same or (alike[0] if is_only_one else None)


def offer_words(offer: OfferIntake) -> tuple[Hashable, ...]:
    """What tells one offer of an enterprise from another within a file."""
    return offer.kind, offer.commodity, name_key(offer.words), _measure(offer.unit)


def _differs(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one != other


def _in(value: int | None, source: str, target: str) -> int | None:
    return value if value is None or source == target else round(convert(value, source, target))


def _measure(code: str) -> str:
    """What a unit measures: amounts of one measure are of one offer."""
    found = unit(code)
    return found.dimension if found else code


def _group(intake: EnterpriseIntake, offer: OfferIntake) -> Hashable:
    business, owner = intake.business, intake.owner
    # not by NIK: one row of a business may have it and another lack it
    named = (name_key(business.name), name_key(owner.name), business.region)
    return intake.code or named, offer.kind, offer.commodity
