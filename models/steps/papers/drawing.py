"""The bytes of a paper, with the printed code of its facts."""

from __future__ import annotations

import hashlib

from models.problems import UserProblem
from models.steps.papers.canonical import check_words, code_text
from reports.agreement import AgreementDocument, Mark, agreement_pdf
from reports.agreement.addendum import amendment_pdf
from reports.agreement.amendment import AmendmentDocument
from reports.wording.filling import UnfilledPlaceholder


def draw_agreement(document: AgreementDocument, paper: str, sha256: str, logo: bytes = b"") -> bytes:
    """The agreement to sign; raises UserProblem where a word is missing."""
    try:
        return agreement_pdf(document, paper, mark=mark_of(document.number, sha256), logo=logo)
    except UnfilledPlaceholder as error:
        raise UserProblem("agreement.unfilled", name=str(error)) from error


def draw_amendment(document: AmendmentDocument, paper: str, sha256: str, logo: bytes = b"") -> bytes:
    """The adendum or ending to sign; raises UserProblem where a word is missing."""
    try:
        return amendment_pdf(document, paper, mark=mark_of(document.number, sha256), logo=logo)
    except UnfilledPlaceholder as error:
        raise UserProblem("agreement.unfilled", name=str(error)) from error


def mark_of(number: str, sha256: str) -> Mark:
    """The printed code of a paper, and what is printed beside it for who has to type."""
    return Mark(code_text(number, sha256), check_words(sha256))


def sha256_of(content: bytes) -> str:
    """The hash under which a file is kept and found again."""
    return hashlib.sha256(content).hexdigest()
