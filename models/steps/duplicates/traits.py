"""The single values of two records that are one: where they stand, how they are shown, and which is proposed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from models.catalogue.tables import Business, BusinessFact
from models.domain.businesses import DatedValue
from models.domain.merging import MergeField, MergeValue, Reason, Side
from models.domain.names import name_key
from models.steps.duplicates.sides import Pair, Twin
from models.steps.records.facts import CAPITAL, SALES, WORKERS
from models.steps.sizes import declared_of

FACTS = (SALES, CAPITAL, WORKERS)
VERIFIED = "verified"
"""Source of a fact, and first word of the columns, that an officer has seen in papers."""
DECLARED = "declared_size"
Proposed = tuple[Side, Reason]


@dataclass(frozen=True, slots=True)
class Trait:
    """Columns that go over together, since the one means nothing without the others."""

    key: str
    columns: tuple[str, ...]
    shown: Callable[[Twin], MergeValue]
    of_business: bool = True

    def row(self, twin: Twin) -> Any:
        """The row that holds it."""
        return twin.business if self.of_business else twin.enterprise

    def value(self, twin: Twin) -> tuple[Any, ...]:
        """What stands in the columns."""
        if self.key == DECLARED:  # older catalogues kept it only where nothing else was known
            return (declared_of(*_sizes(twin.business)),)
        return tuple(getattr(self.row(twin), column) for column in self.columns)

    def is_blank(self, twin: Twin) -> bool:
        """Whether nothing is known."""
        return self.value(twin)[0] in (None, "")


def _sizes(business: Business) -> tuple[str, str, str]:
    return business.declared_size, business.size, business.size_from


def _kbli(twin: Twin) -> str:
    business = twin.business
    return f"{business.kbli} ({business.kbli_edition})" if business.kbli_edition else business.kbli


def _point(twin: Twin) -> str:
    business = twin.business
    return "" if business.latitude is None else f"{business.latitude:.5f}, {business.longitude:.5f}"


TRAITS = (
    Trait("name", ("name", "name_key"), lambda twin: twin.business.name),
    Trait("legal_form", ("legal_form",), lambda twin: twin.business.legal_form),
    Trait("nib", ("nib",), lambda twin: twin.business.nib),
    Trait("npwp", ("npwp",), lambda twin: twin.record.business.npwp),
    Trait("region", ("region",), lambda twin: twin.record.business.place),
    Trait("address", ("address",), lambda twin: twin.business.address),
    Trait("point", ("latitude", "longitude", "point_source"), _point),
    Trait("email", ("email",), lambda twin: twin.business.email),
    Trait("kbli", ("kbli", "kbli_edition"), _kbli),
    Trait(DECLARED, (DECLARED,), lambda twin: declared_of(*_sizes(twin.business))),
    Trait("verified_size", ("verified_size", "verified_on", "verified"), lambda twin: twin.business.verified_size),
    Trait("active", ("active",), lambda twin: "aktif" if twin.enterprise.active else "nonaktif", of_business=False),
    Trait("confirmed_on", ("confirmed_on",), lambda twin: twin.enterprise.confirmed_on or "", of_business=False),
    Trait("note", ("note",), lambda twin: twin.enterprise.note, of_business=False),
)


def trait_fields(pair: Pair) -> Iterator[MergeField]:
    """The single values that at least one of them knows."""
    for trait in TRAITS:
        if all(trait.is_blank(twin) for twin in (pair.first, pair.second)):
            continue
        side, why = _proposed(trait, pair)
        both = trait.key == "note" and why is Reason.DIFFERENT
        yield MergeField(trait.key, trait.shown(pair.first), trait.shown(pair.second), side, why, both)


def fact_fields(pair: Pair) -> Iterator[MergeField]:
    """Sales, capital and workers."""
    for kind in FACTS:
        one, other = pair.first.facts.get(kind), pair.second.facts.get(kind)
        if one is not None or other is not None:
            yield MergeField(kind, _dated(one), _dated(other), *_newer(one, other))


def known_side(first: object, second: object) -> Proposed | None:
    """The side that alone knows something, or either where both say the same; None where they differ."""
    if first == second:
        return Side.FIRST, Reason.SAME
    if second in (None, "", ()):
        return Side.FIRST, Reason.ONLY
    return (Side.SECOND, Reason.ONLY) if first in (None, "", ()) else None


def _proposed(trait: Trait, pair: Pair) -> Proposed:
    if trait.is_blank(pair.first) or trait.is_blank(pair.second):
        return (Side.FIRST if trait.is_blank(pair.second) else Side.SECOND), Reason.ONLY
    one, other = trait.value(pair.first), trait.value(pair.second)
    if one == other:
        return Side.FIRST, Reason.SAME
    return _RULES.get(trait.key, _stays)(one[0], other[0])


def _stays(_one: Any, _other: Any) -> Proposed:
    return Side.FIRST, Reason.STAYS


def _region(one: str, other: str) -> Proposed:
    if other.startswith(f"{one}."):
        return Side.SECOND, Reason.EXACTER
    return Side.FIRST, Reason.EXACTER if one.startswith(f"{other}.") else Reason.STAYS


def _later(one: str, other: str) -> Proposed:
    return (Side.FIRST if one >= other else Side.SECOND), Reason.NEWER


def _active(one: bool, _other: bool) -> Proposed:
    return (Side.FIRST if one else Side.SECOND), Reason.ACTIVE


def _note(one: str, other: str) -> Proposed:
    if name_key(one) in name_key(other):
        return Side.SECOND, Reason.EXACTER
    return (Side.FIRST, Reason.EXACTER) if name_key(other) in name_key(one) else (Side.BOTH, Reason.DIFFERENT)


_RULES: dict[str, Callable[[Any, Any], Proposed]] = {
    "region": _region, "confirmed_on": _later, "active": _active, "note": _note,
}  # fmt: skip


def _newer(one: BusinessFact | None, other: BusinessFact | None) -> Proposed:
    if one is None or other is None:
        return (Side.FIRST if other is None else Side.SECOND), Reason.ONLY
    if (one.value, one.as_of[:4]) == (other.value, other.as_of[:4]):
        return Side.FIRST, Reason.SAME
    if one.as_of[:4] != other.as_of[:4]:
        return (Side.FIRST if one.as_of > other.as_of else Side.SECOND), Reason.NEWER
    if (one.source == VERIFIED) != (other.source == VERIFIED):
        return (Side.FIRST if one.source == VERIFIED else Side.SECOND), Reason.VERIFIED
    return (Side.FIRST, Reason.STAYS) if one.as_of >= other.as_of else (Side.SECOND, Reason.NEWER)


def _dated(fact: BusinessFact | None) -> DatedValue | None:
    return None if fact is None else DatedValue(fact.value, fact.as_of, fact.source)
