"""The prints of an event, one after the other."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.actor import Actor
from models.domain.events import EventFacts, EventPaper, GuestFacts, Side
from models.domain.paper_reports import Printout
from models.domain.progress import Progress
from models.problems import UserProblem
from models.steps.events.briefs import briefs_of
from models.steps.events.facts import facts_of
from models.steps.events.paper_facts import outcome_of, sheet_of
from models.steps.events.recapping import followed, recap
from models.steps.events.results import result_lines
from models.steps.events.rows import EventRows
from models.steps.papers.profiles import profile_document
from reports.event_papers.facts import EventSheet
from reports.event_papers.guide import Entry
from reports.event_papers.kinds import Print, PrintFacts, printed
from reports.event_papers.letters import Letter, invitations_pdf, minutes_pdf
from reports.event_papers.memo import memo_pdf
from reports.event_papers.outcomes import Outcome
from reports.event_papers.recap import recap_pdf
from reports.office_papers.profile import OfferLine
from reports.wording.filling import UnfilledPlaceholder
from reports.wording.library import NoWording

LETTERS = (EventPaper.INVITATIONS, EventPaper.MINUTES, EventPaper.MEMO)
"""Those that take a number."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything that the asked papers state, read from the catalogue at one moment."""

    facts: EventFacts
    prints: PrintFacts
    outcome: Outcome
    guests: tuple[GuestFacts, ...]
    """For whom, where a paper is one per guest."""

    @property
    def sheet(self) -> EventSheet:
        """The event."""
        return self.prints.sheet


def gathered(
    session: Session, actor: Actor, office: t.Office, rows: EventRows, kinds: Collection[EventPaper],
    only: Collection[str], today: date,
) -> Gathered:  # fmt: skip
    """What these papers need, for these guests (uids); of no guest: for all."""
    facts = facts_of(session, actor, rows)
    sheet = sheet_of(session, office, facts, today, only)
    briefs = briefs_of(session, rows, facts, today) if EventPaper.BRIEFS in kinds else {}
    entries = _entries(session, office, facts, today) if EventPaper.GUIDE in kinds else ()
    badges = frozenset(each.badge for each in facts.guests if each.uid in only) if only else None
    results = result_lines(session, rows, facts)
    found = recap(facts, results, followed(session, rows.event.id))
    chosen = tuple(each for each in facts.guests if (each.uid in only if only else each.comes))
    return Gathered(facts, PrintFacts(sheet, briefs, entries, badges), outcome_of(found, results), chosen)


def draw(
    found: Gathered, kinds: Sequence[EventPaper], paper: str, letters: Mapping[EventPaper, Letter],
    progress: Progress,
) -> tuple[Printout, ...]:
    """The papers as files; letters are drafts without a number."""
    made = []
    for done, kind in enumerate(kinds):
        progress(done, len(kinds))
        if kind in LETTERS:
            content = draw_letter(found, kind, paper, _needed(letters.get(kind), found))
        elif kind is EventPaper.RECAP:
            content = recap_pdf(found.sheet, found.outcome, paper)
        else:
            content = printed(Print(kind.value), found.prints, paper)
        made.append(Printout(f"{kind.value}.pdf", content))
    progress(len(kinds), len(kinds))
    return tuple(made)


def _needed(letter: Letter | None, found: Gathered) -> Letter:
    if letter is None:
        raise UserProblem("letter.no_official", office=found.facts.organiser)
    return letter


def draw_letter(found: Gathered, kind: EventPaper, paper: str, letter: Letter) -> bytes:
    """An invitation for every guest in one file, the berita acara, or the nota dinas."""
    try:
        if kind is EventPaper.MINUTES:
            return minutes_pdf(found.sheet, found.outcome, letter, paper)
        if kind is EventPaper.MEMO:
            return memo_pdf(found.sheet, found.outcome, letter, paper)
        return _invitations(found, letter, paper)
    except UnfilledPlaceholder as error:
        raise UserProblem("letter.unfilled", name=str(error)) from error
    except NoWording as error:
        raise UserProblem("letter.no_wording", day=letter.signed_on.isoformat()) from error


def _invitations(found: Gathered, letter: Letter, paper: str) -> bytes:
    wanted = {each.badge for each in found.guests}
    guests = [each for each in (*found.sheet.buyers, *found.sheet.enterprises) if each.badge in wanted]
    if not guests:
        raise UserProblem("event.nobody_invited")
    return invitations_pdf(found.sheet, guests, letter, paper)


def _entries(session: Session, office: t.Office, facts: EventFacts, today: date) -> tuple[Entry, ...]:
    """What may be shown of the enterprises that come: nothing of persons."""
    chosen = [each for each in facts.guests if each.side is Side.ENTERPRISE and each.comes]
    e = t.Enterprise
    query = select(e.code).where(e.code.in_([each.record for each in chosen]), ~e.deleted)
    in_catalogue = set(session.scalars(query))
    return tuple(_entry(session, office, each, today) for each in chosen if each.record in in_catalogue)


def _entry(session: Session, office: t.Office, guest: GuestFacts, today: date) -> Entry:
    found = profile_document(session, office, guest.record, today)
    return Entry(
        guest.badge, found.name, found.place, found.activity, tuple(_offer(each) for each in found.offers),
        tuple(label for label, _until in found.papers), tuple(f"{name} ({count})" for name, _, count in found.machines),
    )  # fmt: skip


def _offer(line: OfferLine) -> str:
    return f"{line.goods}, {line.capacity} sebulan" if line.capacity else line.goods
