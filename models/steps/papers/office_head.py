"""What an office puts on its papers: letterhead, logo, who signs, how it is reached."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.actor import Actor
from models.reference.regions import region
from reports.office_papers.parts import Kop, Signer


def acting_office(session: Session, actor: Actor) -> t.Office:
    """The office that the actor works for."""
    return session.scalars(select(t.Office).where(t.Office.code == actor.office)).one()


def kop_of(office: t.Office) -> Kop:
    """The words of its letterhead: lines above its name, the name, address and contact."""
    above = [" ".join(line.split()) for line in office.letterhead.splitlines() if line.strip()]
    return Kop((*above, office.name), office.address, office.contact)


def signer_of(session: Session, office: t.Office) -> Signer | None:
    """Who signs for it, None while nobody is entered."""
    query = select(t.Official).where(t.Official.of_office_id == office.id, t.Official.signs, ~t.Official.deleted)
    found = session.scalars(query.order_by(t.Official.id).limit(1)).one_or_none()
    return Signer(office.name, found.position, found.name, found.rank, found.nip) if found else None


def contact_of(office: t.Office) -> str:
    """How somebody from outside reaches it."""
    parts = (office.name, office.address, office.contact)
    return ", ".join(part for part in parts if part)


def town_of(office: t.Office) -> str:
    """Where its letters are dated: the kabupaten or kota it answers for, else the capital of the province."""
    found = region(office.region) if office.region else None
    if found is None or found.parent is None:
        return "Surabaya"
    return found.name.removeprefix("Kab. ").removeprefix("Kota ")
