"""What a person agreed to: recorded and withdrawn, never taken away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.tables import Consent
from models.domain.businesses import ConsentPart
from models.reference.consents import consent_purpose
from models.steps.records.history import Named


def consents_of(session: Session, person: int) -> Sequence[Consent]:
    """Every consent of a person, withdrawn ones among them, oldest first."""
    of_person = select(Consent).where(Consent.person_id == person, ~Consent.deleted)
    return session.scalars(of_person.order_by(Consent.given_on, Consent.id)).all()


def consent_parts(rows: Iterable[Consent]) -> tuple[ConsentPart, ...]:
    """Consents as records show them."""
    return tuple(
        ConsentPart(row.uid, row.purpose, row.given_on, row.form, row.evidence, row.withdrawn_on or "") for row in rows
    )


def named_consents(session: Session, person: int) -> list[Named]:
    """Consents for the history of a record, each by its purpose; those that an undo took back among them."""
    rows = session.execute(select(Consent.uid, Consent.made_by, Consent.purpose).where(Consent.person_id == person))
    return [Named(row.uid, row.made_by, _label(row.purpose)) for row in rows]


def save_consents(session: Session, person: int, drafts: Iterable[ConsentPart]) -> None:
    """Record new consents and withdrawals; one that no draft names stays, and a withdrawal is never taken back here."""
    rows = {row.uid: row for row in consents_of(session, person)}
    for draft in drafts:
        row = rows.get(draft.uid)
        if row is None:
            row = Consent(person_id=person, purpose=draft.purpose, withdrawn_on=None)
            session.add(row)
        row.given_on, row.form = draft.given_on, draft.form
        row.evidence = " ".join(draft.evidence.split())
        row.withdrawn_on = draft.withdrawn_on or row.withdrawn_on


def _label(code: str) -> str:
    purpose = consent_purpose(code)
    return purpose.label if purpose else code
