"""Look at a record as it stood at the end of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.businesses import PersonRecord, PrivateValue
from models.domain.enterprises import EnterpriseRecord
from models.domain.partners import PartnerRecord
from models.problems import UserProblem
from models.steps.records import enterprises, partners
from models.steps.records.as_of import end_of, made_on, rewound, today

_COVERED = PrivateValue(True, "••••")


def newest_day() -> date:
    """The last day that can be looked at: today in Jawa Timur, whatever the PC's clock is set to."""
    return today()


def view_enterprise_as_of(catalogue: Catalogue, actor: Actor, uid: str, day: date) -> EnterpriseRecord:
    """The enterprise as it stood; UserProblem when it was entered later. Protected values of the past stay covered."""
    end = end_of(day)
    with catalogue.reading() as session:
        whole = enterprises.load(session, uid)
        _refuse_before(made_on(session, whole.enterprise), day)
        record = enterprises.record(session, actor, rewound(session, whole, end))
    history = tuple(entry for entry in record.history if entry.at < end)
    return replace(record, private=False, owner=_covered(record.owner), history=history)


def view_partner_as_of(catalogue: Catalogue, actor: Actor, uid: str, day: date) -> PartnerRecord:
    """The partner as it stood, with its needs of today; UserProblem when it was entered later."""
    end = end_of(day)
    with catalogue.reading() as session:
        whole = partners.load(session, uid)
        _refuse_before(made_on(session, whole.partner), day)
        record = partners.record(session, actor, rewound(session, whole, end))
    history = tuple(entry for entry in record.history if entry.at < end)
    return replace(record, history=history, contact=_told(record.contact), signatory=_told(record.signatory))


def _told(person: PersonRecord | None) -> PersonRecord | None:
    return None if person is None else _covered(person)


def _covered(person: PersonRecord) -> PersonRecord:
    return replace(person, phone=_COVERED, consents=()) if person.name else person


def _refuse_before(made: date, day: date) -> None:
    if day < made:
        raise UserProblem("record.not_yet", day=made.isoformat())
