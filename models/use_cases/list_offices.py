"""The offices of the catalogue, and the kinds there are."""

from __future__ import annotations

from sqlalchemy import func, select

from models.catalogue.catalogue import Catalogue
from models.catalogue.tables import Office, Official
from models.domain.actor import Actor
from models.domain.choices import Choice
from models.domain.offices import OfficeRecord
from models.reference.agencies import agency_kinds
from models.reference.regions import region

KADIN = Choice("kadin", "KADIN")
_NO_OFFICES = ("enterprise", "partner", "officer")
"""Kinds of helper that are no office."""


def list_offices(catalogue: Catalogue, actor: Actor) -> tuple[OfficeRecord, ...]:
    """Every office, the user's own first, then by name."""
    with catalogue.reading() as session:
        signing = select(func.count()).where(
            Official.of_office_id == Office.id, ~Official.deleted, Official.signs
        ).correlate(Office).scalar_subquery()  # fmt: skip
        rows = session.execute(select(Office, signing).where(~Office.deleted))
        records = [_record(office, count, actor) for office, count in rows]
        return tuple(sorted(records, key=lambda record: (not record.own, record.name.casefold())))


def office_kinds() -> tuple[Choice, ...]:
    """The kinds of office: KADIN and the agencies that help."""
    return (KADIN, *(Choice(kind.code, kind.label) for kind in agency_kinds() if kind.code not in _NO_OFFICES))


def _record(row: Office, officials: int, actor: Actor) -> OfficeRecord:
    place = region(row.region)
    return OfficeRecord(
        uid=row.uid, version=row.version, code=row.code, kind=row.kind, name=row.name, region=row.region,
        region_name=place.name if place else "", address=row.address, contact=row.contact, letterhead=row.letterhead,
        number_pattern=row.number_pattern, number_code=row.number_code, officials=officials,
        own=row.code == actor.office,
    )  # fmt: skip
