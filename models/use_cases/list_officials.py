"""Who signs "Mengetahui" for which office."""

from __future__ import annotations

from sqlalchemy import select

from models.catalogue.catalogue import Catalogue
from models.catalogue.tables import Office, Official
from models.domain.actor import Actor
from models.domain.offices import OfficialRecord


def list_officials(catalogue: Catalogue, _actor: Actor) -> tuple[OfficialRecord, ...]:
    """Every official of every office, by office and name."""
    with catalogue.reading() as session:
        query = (
            select(Official, Office)
            .join(Office, Office.id == Official.of_office_id)
            .where(~Official.deleted, ~Office.deleted)
            .order_by(Office.name, Official.name)
        )
        return tuple(_record(official, office) for official, office in session.execute(query))


def _record(row: Official, office: Office) -> OfficialRecord:
    return OfficialRecord(
        row.uid, row.version, office.uid, office.name, row.name, row.position, row.nip, row.rank, row.signs
    )
