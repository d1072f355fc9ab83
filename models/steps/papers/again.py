"""Whether the same letter was issued before: of one kind, about the same pair or the same agreements."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.agreements import AgreementStatus
from models.domain.paper_reports import LetterRequest
from models.problems import UserProblem
from models.steps.papers.letters import LetterDocument
from reports.office_papers.reporting_letter import ReportingDocument


def refuse_twice(
    session: Session, request: LetterRequest, about: Mapping[str, Any], document: LetterDocument
) -> None:
    """UserProblem where a letter of this kind about the same records stands; one that was voided does not count."""
    p = t.IssuedPaper
    query = select(p).where(p.kind == request.kind, ~p.deleted, p.status == AgreementStatus.ISSUED)
    query = query.where(*(getattr(p, column) == value for column, value in about.items()))
    wanted = _named(document)
    for row in session.scalars(query.order_by(p.id.desc())):
        if _named_in(json.loads(row.document)["document"]) == wanted:
            raise UserProblem("letter.again", number=row.number)


def _named(document: LetterDocument) -> set[str]:
    """The numbers of agreements that are reported, or the members of a group: the same head may sign alone too."""
    if isinstance(document, ReportingDocument):
        return {each.number for each in document.agreements}
    return {each.code for each in document.members}


def _named_in(document: Mapping[str, Any]) -> set[str]:
    if "agreements" in document:
        return {each["number"] for each in document["agreements"]}
    return {each["code"] for each in document.get("members", ())}
