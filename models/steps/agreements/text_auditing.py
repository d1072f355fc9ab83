"""The audit of somebody else's text, by the law of a day as it stands in this catalogue."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from models.domain.audits import TextAudit, TextFinding
from models.problems import UserProblem
from models.reference.law import pattern_law, pattern_laws
from models.steps.agreements.law import audit_law
from models.steps.own_law import overrides_of
from reports import auditing

MOST_CHARACTERS = 1_000_000
_FEWEST_WORDS = 20
_AGENCY = "distribusi_keagenan"


def judged_text(session: Session, text: str, on: date, *, pages: int = 0) -> TextAudit:
    """The findings about a text; UserProblem for one too short or too long to be an agreement."""
    words = len(text.split())
    if words < _FEWEST_WORDS:
        raise UserProblem("audit_text.too_short", words=words)
    if len(text) > MOST_CHARACTERS:
        raise UserProblem("audit_text.too_long", most=MOST_CHARACTERS)
    found = auditing.audit_text(text, on, _law(session, on))
    return TextAudit(on, tuple(_finding(each) for each in found), pages, words)


def _law(session: Session, on: date) -> auditing.TextLaw:
    law, own = audit_law(session, on), overrides_of(session)
    pairs = {(large, small) for each in pattern_laws(on, own) for small, large in each.pairs}
    agency = pattern_law(_AGENCY, on, own)
    to_agents = {(large, small) for small, large in agency.pairs} if agency else set()
    return auditing.TextLaw(
        law.sources,
        frozenset(pairs) or auditing.SHIPPED.pairs,
        frozenset(to_agents) or auditing.SHIPPED.agency_pairs,
        law.halal_due,
    )


def _finding(found: auditing.TextFinding) -> TextFinding:
    return TextFinding(
        level=str(found.level),
        rule=found.code,
        kind=str(found.kind),
        quote=found.quote,
        place=found.place,
        values=found.values,
        source=found.source,
        verified=found.verified,
    )
