"""What is copied into a messenger for each guest of an event."""

from __future__ import annotations

from datetime import date

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.events import InvitationText
from models.steps.events.facts import facts_of
from models.steps.events.paper_facts import sheet_of
from models.steps.events.rows import load
from models.steps.papers.office_head import acting_office
from reports.event_papers.letters import message


def invitation_texts(
    catalogue: Catalogue, actor: Actor, event: str, guests: tuple[str, ...] = ()
) -> tuple[InvitationText, ...]:
    """One text per guest, of all who come where none are named; telephone numbers as this actor may see them."""
    today = date.today()
    with catalogue.reading() as session:
        facts = facts_of(session, actor, load(session, event))
        sheet = sheet_of(session, acting_office(session, actor), facts, today, guests)
    known = {each.badge: each for each in (*sheet.buyers, *sheet.enterprises)}
    chosen = [each for each in facts.guests if (each.uid in guests if guests else each.comes)]
    return tuple(
        InvitationText(each.uid, each.name, each.phone, message(sheet, known[each.badge], today)) for each in chosen
    )
