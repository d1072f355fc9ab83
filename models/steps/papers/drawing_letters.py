"""A letter as bytes: a draft without a number, or the paper to sign with the code of its facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from models.domain.papers import PaperKind
from models.problems import UserProblem
from models.steps.papers.canonical import Facts, facts_of
from models.steps.papers.drawing import mark_of
from models.steps.papers.letters import LetterDocument
from reports.office_papers.memorandum import MemorandumDocument, memorandum_pdf
from reports.office_papers.minutes import MinutesDocument, minutes_pdf
from reports.office_papers.reporting_letter import reporting_pdf
from reports.wording.filling import UnfilledPlaceholder
from reports.wording.letters import letter_text
from reports.wording.library import NoWording


def letter_facts(kind: PaperKind, document: LetterDocument) -> Facts:
    """The canonical facts of a letter with the wording in force on its day."""
    try:
        text = letter_text(kind.value, letter_day(document))
    except NoWording as error:
        raise UserProblem("letter.no_wording", day=letter_day(document).isoformat()) from error
    return facts_of(kind, document, (text,))


def draw_letter(document: LetterDocument, paper: str, *, draft: bool, logo: bytes = b"", sha256: str = "") -> bytes:
    """The letter; raises UserProblem where a fact is missing."""
    mark = mark_of(document.number, sha256) if sha256 else None
    try:
        if isinstance(document, MemorandumDocument):
            return memorandum_pdf(document, paper, draft, mark, logo)
        if isinstance(document, MinutesDocument):
            return minutes_pdf(document, paper, draft, mark, logo)
        return reporting_pdf(document, paper, draft, mark, logo)
    except UnfilledPlaceholder as error:
        raise UserProblem("letter.unfilled", name=str(error)) from error
    except NoWording as error:
        raise UserProblem("letter.no_wording", day=letter_day(document).isoformat()) from error


def with_number(document: LetterDocument, number: str) -> LetterDocument:
    """The same letter with its number."""
    return replace(document, number=number)


def letter_day(document: LetterDocument) -> date:
    """The day whose wording it is printed in."""
    return document.held_on if isinstance(document, MinutesDocument) else document.signed_on
