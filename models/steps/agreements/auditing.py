"""The audit of an agreement of ours: by the law of its date, and by what the catalogue knows around it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from models.domain.agreements import AgreementFinding
from models.steps.agreements.circumstances import circumstances
from models.steps.agreements.deals import Deal
from models.steps.agreements.law import audit_law
from reports.agreement import AgreementDocument
from reports.agreement.audit import audit
from reports.agreement.judged_by import NOTHING_KNOWN, SHIPPED, AuditLaw, Circumstances


def audited(session: Session, document: AgreementDocument, deal: Deal) -> tuple[AgreementFinding, ...]:
    """The findings about a document that is drawn up for a deal, worst first."""
    return findings_by(document, audit_law(session, document.signed_on), circumstances(session, deal, document.start))


def findings_by(
    document: AgreementDocument, law: AuditLaw = SHIPPED, around: Circumstances = NOTHING_KNOWN
) -> tuple[AgreementFinding, ...]:
    """The findings about a document by a law and by circumstances, worst first."""
    return tuple(
        AgreementFinding(
            level=str(found.level),
            rule=str(found.code),
            values=tuple((name, str(value)) for name, value in found.values),
            source=found.source,
            verified=found.verified,
            place=found.place,
            overridable=found.overridable,
        )
        for found in audit(document, law, around)
    )
