"""Whether issued papers are still what was issued: facts, bytes, numbers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.agreements import AgreementStatus
from models.steps.papers.canonical import FACTS_VERSION, hash_of

_AT_ONCE = 50
"""Files in memory at one time."""


def papers_off_their_facts(session: Session) -> Iterator[tuple[str, str]]:
    """(message, number of the paper) for facts and bytes that are not those sealed, and for what is missing."""
    yield from _altered_facts(session, t.Agreement)
    yield from _altered_facts(session, t.IssuedPaper)
    for query in _files():
        yield from (("check.file_altered", number) for number in _altered_files(session, query))
    p, file = t.IssuedPaper, t.PaperFile
    stored = select(file.id).where(file.issued_paper_id == p.id).exists()
    for number in session.scalars(select(p.number).where(p.number_id.is_not(None), ~p.deleted, ~stored)):
        yield "check.agreement_without_file", number
    a, signing = t.Agreement, t.AgreementSigning
    signed = select(a.number).join(signing, signing.agreement_id == a.id).where(~signing.deleted, ~a.deleted)
    for number in session.scalars(signed.where(a.status == AgreementStatus.VOIDED)):
        yield "check.signed_and_void", number


def _altered_facts(session: Session, table: type[t.Agreement | t.IssuedPaper]) -> Iterator[tuple[str, str]]:
    """Agreements of earlier schemas have no version and no hash."""
    query = select(table.number, table.document, table.facts_sha256).where(table.facts_version == FACTS_VERSION)
    for number, document, sha256 in session.execute(query.execution_options(yield_per=_AT_ONCE)):
        if hash_of(document) != sha256:
            yield "check.facts_altered", number


def _files() -> Sequence[Any]:
    a, original, p, file = t.Agreement, t.AgreementFile, t.IssuedPaper, t.PaperFile
    return (
        select(a.number, original.content, original.sha256).join(original, original.agreement_id == a.id),
        select(a.number, file.content, file.sha256).join(file, file.agreement_id == a.id),
        select(p.number, file.content, file.sha256).join(file, file.issued_paper_id == p.id),
    )


def _altered_files(session: Session, query: Any) -> Iterator[str]:
    for number, content, sha256 in session.execute(query.execution_options(yield_per=_AT_ONCE)):
        if hashlib.sha256(content).hexdigest() != sha256:
            yield number
