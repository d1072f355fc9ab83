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
from models.domain.papers import PaperKind
from models.problems import UserProblem


def refuse_twice(session: Session, request: LetterRequest, about: Mapping[str, Any]) -> None:
    """UserProblem where a letter of this kind about the same records stands; one that was voided does not count."""
    p = t.IssuedPaper
    query = select(p).where(p.kind == request.kind, ~p.deleted, p.status == AgreementStatus.ISSUED)
    query = query.where(*(getattr(p, column) == value for column, value in about.items()))
    wanted = _numbers(session, request)
    for row in session.scalars(query.order_by(p.id.desc())):
        if request.kind is not PaperKind.REPORTING_LETTER or _reported(row) == wanted:
            raise UserProblem("letter.again", number=row.number)


def _numbers(session: Session, request: LetterRequest) -> set[str]:
    if request.kind is not PaperKind.REPORTING_LETTER:
        return set()
    return set(session.scalars(select(t.Agreement.number).where(t.Agreement.code.in_(request.subjects))))


def _reported(row: t.IssuedPaper) -> set[str]:
    return {each["number"] for each in json.loads(row.document)["document"]["agreements"]}
