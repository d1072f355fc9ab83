"""Whether the parties have signed."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.tables import Agreement, AgreementSigning


def signing_of(session: Session, agreement: Agreement) -> AgreementSigning | None:
    """When and where an agreement was signed, as far as somebody has said so."""
    mine = (AgreementSigning.agreement_id == agreement.id, ~AgreementSigning.deleted)
    return session.scalars(select(AgreementSigning).where(*mine)).first()
