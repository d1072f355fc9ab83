"""That the parties have signed an agreement: from then on it changes by adendum only."""

from __future__ import annotations

import json
from datetime import date

from sqlalchemy import select

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.catalogue.tables import Agreement, AgreementSigning
from models.domain.actor import Actor
from models.domain.agreements import AgreementStatus
from models.domain.changes import Changed, ChangeKind, Outcome
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.agreements.signing import signing_of


def record_signing(
    catalogue: Catalogue,
    actor: Actor,
    agreement: str,
    signed_on: date,
    place: str,
    *,
    note: str = "",
    today: date | None = None,
    progress: Progress = no_progress,
) -> Outcome:
    """Day and place kept; UserProblem for a void or signed agreement, and for a day before its date or to come."""
    progress(0, 1)
    with catalogue.transaction() as session:
        row = session.scalars(select(Agreement).where(Agreement.code == agreement, ~Agreement.deleted)).one_or_none()
        if row is None or row.status != AgreementStatus.ISSUED:
            raise UserProblem("agreement.unknown", agreement=agreement)
        if signing_of(session, row) is not None:
            raise UserProblem("signing.exists", number=row.number)
        if not row.signed_on <= signed_on.isoformat() <= (today or date.today()).isoformat():
            raise UserProblem("signing.bad_day", dated=row.signed_on)
        said = json.dumps(["signing", row.number], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=said) as current:
            day = signed_on.isoformat()
            session.add(AgreementSigning(agreement_id=row.id, signed_on=day, place=place.strip(), note=note.strip()))
    return Outcome(Changed.AGREEMENTS | Changed.PAPERS, current.uid)
