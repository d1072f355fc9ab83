"""What an exported list says beside the lines on the screen: every offer, and the size that was declared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.steps.records.beside import free_capacity
from models.steps.records.identity import is_of_a_person
from models.steps.sizes import declared_of


@dataclass(frozen=True, slots=True)
class OfferCells:
    """An offer as a row of the list gives it."""

    kind: str = ""
    product: str = ""
    commodity: str = ""
    capacity: int | None = None
    """Thousandths of the unit."""
    unit: str = ""


def offers_of(session: Session, uids: Sequence[str]) -> dict[str, list[OfferCells]]:
    """uid of the enterprise → its offers, those in use first."""
    o, c, e = t.Offer, t.Commodity, t.Enterprise
    query = (
        select(e.uid, o.kind, o.words, c.name, free_capacity().label("capacity"), o.unit)
        .join(e, e.id == o.enterprise_id)
        .join(c, c.id == o.commodity_id)
        .where(e.uid.in_(uids), ~o.deleted)
        .order_by(o.active.desc(), o.id)
    )
    found: dict[str, list[OfferCells]] = defaultdict(list)
    for uid, kind, words, commodity, free, unit in session.execute(query):
        found[uid].append(OfferCells(kind, words or commodity, commodity, free, unit))
    return found


def people_of(session: Session, role: str, uids: Sequence[str]) -> dict[str, str]:
    """uid of the partner → the name of whoever has this part in it, and of nobody else."""
    part, p = t.BusinessPerson, t.Partner
    query = (
        select(p.uid, t.Person.name)
        .join(part, part.business_id == p.business_id)
        .join(t.Person, t.Person.id == part.person_id)
        .where(p.uid.in_(uids), part.role == role, ~part.deleted)
        .order_by(part.id.desc())
    )
    return {uid: name for uid, name in session.execute(query)}  # noqa: C416  # rows are no pairs to dict()


def partner_numbers(session: Session, uids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """uid of the partner → its NIB and NPWP; an NPWP that may be somebody's NIK stays out."""
    b, p = t.Business, t.Partner
    query = select(p.uid, b.nib, b.npwp).join(b, b.id == p.business_id).where(p.uid.in_(uids))
    return {uid: (nib, "" if is_of_a_person(npwp) else npwp) for uid, nib, npwp in session.execute(query)}


def declared_sizes(session: Session, table: type[t.Enterprise | t.Partner], uids: Sequence[str]) -> dict[str, str]:
    """uid of the record → the size that was declared of it; empty where none was."""
    b = t.Business
    query = (
        select(table.uid, b.declared_size, b.size, b.size_from)
        .join(b, b.id == table.business_id)
        .where(table.uid.in_(uids))
    )
    return {uid: declared_of(declared, size, source) for uid, declared, size, source in session.execute(query)}
