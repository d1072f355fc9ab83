"""The audit of an agreement of ours: by the law of its date, and by what the catalogue knows around it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from models.domain.agreements import AgreementFinding
from models.steps.agreements.circumstances import circumstances
from models.steps.agreements.deals import Deal
from models.steps.agreements.law import audit_law
from reports.agreement import AgreementDocument
from reports.agreement.audit import audit, judged
from reports.agreement.fairness_check import free_words
from reports.agreement.findings import Code, Finding, Level, Said
from reports.agreement.judged_by import NOTHING_KNOWN, SHIPPED, AuditLaw, Circumstances
from reports.agreement.phrase_check import red_flags
from reports.numerals import short_date


def audited(session: Session, document: AgreementDocument, deal: Deal) -> tuple[AgreementFinding, ...]:
    """The findings about a document that is drawn up for a deal, worst first."""
    return findings_by(document, audit_law(session, document.signed_on), circumstances(session, deal, document.start))


def findings_by(
    document: AgreementDocument, law: AuditLaw = SHIPPED, around: Circumstances = NOTHING_KNOWN
) -> tuple[AgreementFinding, ...]:
    """The findings about a document by a law and by circumstances, worst first."""
    food = document.food
    if food is not None and food.halal_mandatory and not law.halal_due:
        # drafted by the law for its own maker's size; the law at hand speaks of small makers
        law = replace(law, halal_due=True)
    return tuple(map(_told, audit(document, law, around)))


def findings_in(
    words: str, place: str, document: AgreementDocument, law: AuditLaw, *, sentences: bool = True
) -> tuple[AgreementFinding, ...]:
    """What is red in words that the parties of an agreement wrote; phrases alone where they are no clauses."""
    said = [(Level.RED, Code.RED_FLAG_PHRASE, "kppu", found) for found in red_flags(words)]
    if sentences and not said:
        said = list(free_words(document, words))
    values = [(level, code, (("place", place), ("found", found)), rule) for level, code, rule, found in said]
    return tuple(_told(judged(Said(*each), law)) for each in values)


def late_signing(effective: date, signed: date, law: AuditLaw) -> tuple[AgreementFinding, ...]:
    """That a paper holds from a day before it was signed, where it does."""
    if effective >= signed:
        return ()
    values = (("start", short_date(effective)), ("signed", short_date(signed)))
    return (_told(judged(Said(Level.YELLOW, Code.START_BEFORE_SIGNING, values, "contract"), law)),)


def _told(found: Finding) -> AgreementFinding:
    return AgreementFinding(
        level=str(found.level),
        rule=str(found.code),
        values=tuple((name, str(value)) for name, value in found.values),
        source=found.source,
        verified=found.verified,
        place=found.place,
        overridable=found.overridable,
    )
