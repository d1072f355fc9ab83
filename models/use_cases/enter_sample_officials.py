"""Give the offices of a sample catalogue their invented officials."""

from __future__ import annotations

import json

from sqlalchemy import select

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.catalogue.tables import Office, Official
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind, Outcome
from models.reference.sample.officials import sample_officials


def enter_sample_officials(catalogue: Catalogue, actor: Actor) -> Outcome:
    """Every sample official entered, in one change set."""
    note = json.dumps(["seed"])
    with catalogue.transaction() as session, change_set(session, actor, ChangeKind.SEED, note=note) as current:
        offices = dict(session.execute(select(Office.code, Office.id)).all())
        for one in sample_officials():
            session.add(
                Official(
                    of_office_id=offices[one.office], name=one.name, position=one.position, nip=one.nip, rank=one.rank
                )
            )
    return Outcome(Changed.OFFICES, current.uid)
