"""Letters of an event: what they state in one form that never varies, and who signs them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.agreements import AgreementStatus
from models.domain.events import EventPaper
from models.domain.papers import PaperKind
from models.problems import UserProblem
from models.steps.events.memo_people import to_the_head
from models.steps.events.printing import Gathered
from models.steps.papers.canonical import Facts, facts_of
from models.steps.papers.drawing import mark_of
from models.steps.papers.office_head import town_of
from reports.event_papers.facts import EventSheet
from reports.event_papers.letters import Letter
from reports.event_papers.outcomes import Outcome
from reports.wording.letters import letter_text
from reports.wording.library import NoWording

KIND_OF = {
    EventPaper.INVITATIONS: PaperKind.EVENT_INVITATION,
    EventPaper.MINUTES: PaperKind.EVENT_MINUTES,
    EventPaper.MEMO: PaperKind.EVENT_MEMO,
}
_TITLES = {
    EventPaper.INVITATIONS: "Undangan",
    EventPaper.MINUTES: "Berita Acara Temu Bisnis",
    EventPaper.MEMO: "Nota Dinas",
}
_WORDING = "temu_bisnis"


@dataclass(frozen=True, slots=True)
class EventLetter:
    """What a numbered letter of an event states, as it is kept."""

    number: str
    event: str
    code: str
    held_on: date | None
    venue: str
    signed_on: date
    signer: str
    position: str
    invited: tuple[str, ...] = ()
    """Badges and names of those who are invited by it."""
    outcome: Outcome | None = None
    to: str = ""
    copies: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()


def drafts_of_letters(
    session: Session, office: t.Office, sheet: EventSheet, event: int, on: date
) -> dict[EventPaper, Letter]:
    """Each letter's own facts without a number; none while nobody signs for the office."""
    if sheet.signer is None:
        return {}
    usual = Letter("", town_of(office), on, sheet.signer, draft=True)
    return dict.fromkeys(KIND_OF, usual) | {EventPaper.MEMO: to_the_head(session, office, usual, event)}


def numbered(letter: Letter, number: str, sha256: str) -> Letter:
    """The same with its number and the code of its facts."""
    return replace(letter, number=number, draft=False, mark=mark_of(number, sha256))


def letter_facts(found: Gathered, kind: EventPaper, letter: Letter, number: str) -> Facts:
    """The canonical facts of a letter with the wording in force on its day."""
    try:
        text = letter_text(_WORDING, letter.signed_on)
    except NoWording as error:
        raise UserProblem("letter.no_wording", day=letter.signed_on.isoformat()) from error
    sheet = found.sheet
    document = EventLetter(
        number, sheet.name, sheet.code, sheet.day, sheet.where, letter.signed_on, letter.signer.name,
        letter.signer.position,
        tuple(f"{each.badge} {each.name}" for each in found.guests) if kind is EventPaper.INVITATIONS else (),
        None if kind is EventPaper.INVITATIONS else found.outcome, letter.to, letter.copies, letter.basis,
    )  # fmt: skip
    return facts_of(KIND_OF[kind].value, document, (text,))


def title_of(kind: EventPaper, name: str) -> str:
    """What the list of letters calls it."""
    return f"{_TITLES[kind]}: {name}"


def refuse_twice(session: Session, event: int, kind: EventPaper) -> None:
    """UserProblem where a letter of this kind about the event stands; one that was voided does not count."""
    p = t.IssuedPaper
    query = select(p.number).where(p.kind == KIND_OF[kind], p.event_id == event, ~p.deleted)
    number = session.scalar(query.where(p.status == AgreementStatus.ISSUED).order_by(p.id.desc()).limit(1))
    if number is not None:
        raise UserProblem("letter.again", number=number)
