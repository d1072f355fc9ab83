"""Issue a numbered letter of an event: invitations, berita acara, nota dinas."""

from __future__ import annotations

from datetime import date

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.changes import Changed
from models.domain.events import EventPaper, EventStatus
from models.domain.papers import PaperReport
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.agreements.issuing import paper_named
from models.steps.agreements.numbering import take_number
from models.steps.events.letters import (
    KIND_OF,
    drafts_of_letters,
    letter_facts,
    numbered,
    refuse_twice,
    title_of,
)
from models.steps.events.printing import draw_letter, gathered
from models.steps.events.writing import changing
from models.steps.papers.drawing import sha256_of
from models.steps.papers.office_head import acting_office
from models.steps.papers.storing import keep_original, store_paper


def issue_event_paper(
    catalogue: Catalogue,
    actor: Actor,
    event: str,
    kind: EventPaper,
    *,
    paper: str = "A4",
    guests: tuple[str, ...] = (),
    today: date | None = None,
    again: bool = True,
    progress: Progress = no_progress,
) -> PaperReport:
    """The numbered letter; its bytes are stored in the transaction that takes the number.

    Invitations of all guests (or of these, by uid) share one number and one file. UserProblem where nobody signs for
    the office, where the event is called off or its day does not allow it (an invitation to what was, minutes of what
    is to come), and without `again` where the same letter stands already.
    """
    size, day = paper_named(paper), today or date.today()
    if kind not in KIND_OF:
        raise UserProblem("letter.kind_unknown", kind=str(kind))
    progress(0, 1)
    with changing(catalogue, actor, event, "issue_event_paper", str(kind)) as (session, rows, current):
        _refuse_untimely(rows.event, kind, day)
        office = acting_office(session, actor)
        if not again:
            refuse_twice(session, rows.event.id, kind)
        found = gathered(session, actor, office, rows, (kind,), guests, day)
        letter = drafts_of_letters(session, office, found.sheet, rows.event.id, day).get(kind)
        if letter is None:
            raise UserProblem("letter.no_official", office=office.name)
        number = take_number(session, office, KIND_OF[kind], day)
        facts = letter_facts(found, kind, letter, number.text)
        content = draw_letter(found, kind, size, numbered(letter, number.text, facts.sha256))
        row = store_paper(
            session, KIND_OF[kind], title_of(kind, rows.event.name), facts, number=number, signed_on=day,
            event_id=rows.event.id,
        )  # fmt: skip
        keep_original(session, row, size, content)
        return PaperReport(
            row.code, KIND_OF[kind], number.text, sha256_of(content), content, current.uid, Changed.PAPERS
        )


def _refuse_untimely(event: t.Event, kind: EventPaper, day: date) -> None:
    held_on = date.fromisoformat(event.day)
    if event.status == EventStatus.CANCELLED:
        raise UserProblem("letter.event_cancelled", event=event.name)
    if kind is EventPaper.INVITATIONS and day > held_on:
        raise UserProblem("letter.event_past", event=event.name, day=event.day)
    if kind is not EventPaper.INVITATIONS and day < held_on:
        raise UserProblem("letter.event_to_come", event=event.name, day=event.day)
