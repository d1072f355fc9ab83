"""Read a draft again."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.drafts import AgreementDraft
from models.steps.agreements.desk import draft_row, from_row, office_id


def open_draft(catalogue: Catalogue, actor: Actor, subject: str) -> AgreementDraft | None:
    """What the office's desk holds about a proposal; None where nobody began."""
    with catalogue.reading() as session:
        row = draft_row(session, office_id(session, actor), subject)
        return None if row is None else from_row(row)
