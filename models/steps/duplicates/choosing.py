"""All fields of a merge with their proposals, and what an officer chose of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.merging import MergeField, Reason, Side
from models.problems import UserProblem
from models.steps.duplicates.items import offer_fields, paper_fields
from models.steps.duplicates.owners import owner_fields
from models.steps.duplicates.sides import Pair
from models.steps.duplicates.traits import fact_fields, known_side, trait_fields
from models.steps.intake.businesses import CONTACT, SIGNATORY
from models.steps.named_offers import named_offers
from models.steps.records.people import Part, part_of

PERSONS = (CONTACT, SIGNATORY)


def fields_of(session: Session, pair: Pair) -> tuple[MergeField, ...]:
    """Every field that at least one of the two knows, private ones among them."""
    return (
        *trait_fields(pair),
        *owner_fields(session, pair),
        *_persons(session, pair),
        *fact_fields(pair),
        *offer_fields(session, pair),
        *paper_fields(session, pair),
    )


def chosen(
    fields: Iterable[MergeField], choices: Iterable[tuple[str, Side]], hidden: frozenset[str]
) -> dict[str, Side]:
    """Key → side: as chosen, else as proposed. UserProblem for a field that is none, or not this actor's to choose."""
    known = {field.key: field for field in fields}
    sides = {key: field.default for key, field in known.items()}
    for key, side in choices:
        if key not in known or key in hidden or (side is Side.BOTH and not known[key].both):
            raise UserProblem("duplicate.choice_unknown", field=key)
        sides[key] = side
    return sides


def persons_of(session: Session, pair: Pair, role: str) -> tuple[Part | None, Part | None]:
    """Who has this part in the two businesses."""
    return part_of(session, pair.first.business.id, role), part_of(session, pair.second.business.id, role)


def fullness(session: Session, pair: Pair, side: Side) -> tuple[int, int, int]:
    """How much hangs on a record: running agreements, then what is known of it; of two equal ones the older."""
    twin = pair.of(side)
    named = named_offers()
    agreements = select(t.Agreement.id).join(named, named.c.agreement == t.Agreement.id)
    agreements = agreements.join(t.Offer, t.Offer.id == named.c.offer)
    standing = agreements.where(t.Offer.enterprise_id == twin.enterprise.id, ~t.Agreement.deleted)
    record = twin.record
    known = [record.business.nib, record.business.address, record.owner.phone.known, twin.owner, twin.partner]
    known += [*twin.facts, *record.offers, *(paper for paper in record.papers if paper.held)]
    return len(session.scalars(standing).all()), sum(map(bool, known)), -twin.enterprise.id


def _persons(session: Session, pair: Pair) -> Iterator[MergeField]:
    for role in PERSONS:
        one, other = persons_of(session, pair, role)
        if one is not None and other is not None:
            names = one[1].name, other[1].name
            side, why = known_side(*names) or (Side.FIRST, Reason.STAYS)
            yield MergeField(role, *names, side, why)
