"""Examine a pasted text: a company's own draft of a partnership agreement."""

from __future__ import annotations

from datetime import date

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.audits import TextAudit
from models.steps.agreements.text_auditing import judged_text


def audit_text(catalogue: Catalogue, _actor: Actor, text: str, on: date | None = None) -> TextAudit:
    """The findings about a text by the law of a day, worst first; nothing is stored."""
    with catalogue.reading() as session:
        return judged_text(session, text, on or date.today())
