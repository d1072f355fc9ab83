"""Print the papers of an event that take no number, and drafts of those that do."""

from __future__ import annotations

from datetime import date

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.events import EventPaper
from models.domain.paper_reports import Printout
from models.domain.progress import Progress, no_progress
from models.steps.agreements.issuing import paper_named
from models.steps.events.letters import drafts_of_letters
from models.steps.events.printing import LETTERS, draw, gathered
from models.steps.events.rows import load
from models.steps.papers.office_head import acting_office


def print_event(
    catalogue: Catalogue,
    actor: Actor,
    event: str,
    kinds: tuple[EventPaper, ...],
    *,
    paper: str = "A4",
    guests: tuple[str, ...] = (),
    today: date | None = None,
    progress: Progress = no_progress,
) -> tuple[Printout, ...]:
    """A file for each kind, for these guests (uids) only where some are named; letters are drafts without a number."""
    size, day = paper_named(paper), today or date.today()
    progress(0, len(kinds))
    with catalogue.reading() as session:
        office = acting_office(session, actor)
        rows = load(session, event)
        found = gathered(session, actor, office, rows, kinds, guests, day)
        wanted = set(kinds) & set(LETTERS)
        letters = drafts_of_letters(session, office, found.sheet, rows.event.id, day) if wanted else {}
    return draw(found, kinds, size, letters, progress)
