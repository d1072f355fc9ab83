"""A draft compared with the records that it may repeat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.duplicates import WEAK, Clue, DuplicateLine, DuplicateSide
from models.domain.enterprises import EnterpriseDraft
from models.domain.names import name_key
from models.steps.duplicates.columns import (
    enterprise_columns,
    lookup_number,
    nib_number,
    product_mark,
    trade_words,
)
from models.steps.duplicates.listing import sides_of, strength_of
from models.steps.duplicates.scanning import clues_for
from models.steps.protection import lookup_hash, lookup_key

if TYPE_CHECKING:
    from models.likeness.register import Commonness, Floats, Register

MOST = 5
"""Warnings at one time; more would be read by nobody."""


def compared(
    session: Session, draft: EnterpriseDraft, businesses: set[int], *, private: bool
) -> tuple[DuplicateLine, ...]:
    """The likeliest of these businesses that are at least weak, the surest first, then those of like name alone."""
    import numpy as np

    from models.likeness.clues import clues_of
    from models.likeness.register import ground_of
    from models.likeness.scoring import named_alike, score

    register = _with_draft(session, enterprise_columns(session, businesses), draft, private)
    ground = ground_of(register, trade_words(session), _commonness(session, register))
    others = np.arange(1, len(register), dtype=np.int64)
    scored = score(ground, np.zeros_like(others), others)
    percents = (scored.percent if private else scored.open_percent).tolist()
    told = [percent >= WEAK or alike for percent, alike in zip(percents, named_alike(ground, scored), strict=True)]
    order = sorted(range(len(told)), key=lambda at: (-percents[at], register.numbers[at + 1]))
    best = [at for at in order if told[at]][:MOST]
    clues, sides = clues_of(ground, scored), sides_of(session, {int(register.numbers[at + 1]) for at in best})
    return tuple(
        _line(sides[int(register.numbers[at + 1])], percents[at], clues_for(private, clues[at])) for at in best
    )


def _line(side: DuplicateSide, percent: int, clues: tuple[Clue, ...]) -> DuplicateLine:
    strength, alone = strength_of(percent), percent < WEAK
    return DuplicateLine(side.uid, side.code, side.name, side.owner, side.place, percent, strength, clues, alone)


def _with_draft(session: Session, register: Register, draft: EnterpriseDraft, private: bool) -> Register:
    """The register with the draft as its first row."""
    import numpy as np

    key, owner = lookup_key(session), draft.owner
    nik = lookup_number(lookup_hash(key, owner.nik)) if owner.nik and private else 0
    phone = lookup_number(lookup_hash(key, owner.phone)) if owner.phone else 0

    def before(column: Any, first: int) -> Any:
        return np.concatenate([np.array([first], dtype=np.int64), column])

    return replace(
        register,
        numbers=before(register.numbers, 0),
        names=(draft.business.name, *register.names),
        owners=(owner.name, *register.owners),
        regions=(draft.business.region, *register.regions),
        addresses=(draft.business.address, *register.addresses),
        niks=before(register.niks, nik),
        phones=before(register.phones, phone),
        nibs=before(register.nibs, nib_number(draft.business.nib)),
        products=before(register.products, _products(session, draft)),
    )


def _products(session: Session, draft: EnterpriseDraft) -> int:
    slugs = {offer.commodity for offer in draft.offers if offer.commodity}
    marks = 0
    for commodity in session.scalars(select(t.Commodity.id).where(t.Commodity.slug.in_(slugs))) if slugs else ():
        marks |= product_mark(commodity)
    return marks


def _commonness(session: Session, register: Register) -> Commonness:
    """How common things are in the whole catalogue, asked for these alone."""
    from models.likeness.register import SMALLEST_TOTAL, Commonness

    listed = t.EnterpriseListing
    total = session.scalar(select(func.count()).select_from(t.Enterprise)) or 0
    return Commonness(
        total=max(total, SMALLEST_TOTAL),
        names=_counts(session, listed.name_key, [name_key(name) for name in register.names]),
        owners=_counts(session, listed.owner_key, [name_key(name) for name in register.owners]),
        phones=_shared(register.phones.tolist()),
        kecamatan=_around(session, register.regions[0], len(register)),
    )


def _counts(session: Session, column: Any, values: Sequence[str]) -> Floats:
    query = select(column, func.count()).where(column.in_(set(values))).group_by(column)
    known: dict[str, int] = dict(session.execute(query).all())
    return _column([known.get(value, 1) for value in values])


def _shared(values: Sequence[int]) -> Floats:
    return _column([values.count(value) for value in values])


def _around(session: Session, place: str, length: int) -> Floats:
    """How many share the draft's kecamatan; that of another record counts only where it is the same."""
    if place.count(".") < 2:
        return _column([1] * length)
    kecamatan = ".".join(place.split(".")[:3])
    listed = t.EnterpriseListing
    query = select(func.count()).select_from(listed)
    # a range of the index: counting by "begins with" would read every record
    query = query.where(listed.region.between(kecamatan, f"{kecamatan}.9999"))
    return _column([session.scalar(query) or 1] * length)


def _column(values: Sequence[int]) -> Floats:
    import numpy as np

    return np.array(values, dtype=np.float64)
