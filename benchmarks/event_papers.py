"""All papers of an event of 300 meetings: nine prints, a letter to every guest, the record, the report, the recap."""

from __future__ import annotations

from io import BytesIO
from random import Random

from pypdfium2 import PdfDocument

from benchmarks.measuring import Figure, Taken, expect, memory, rounds
from reports.event_papers.briefs import Brief
from reports.event_papers.facts import EventSheet
from reports.event_papers.guide import Entry
from reports.event_papers.kinds import Print, PrintFacts, printed
from reports.event_papers.letters import invitation_pdf, minutes_pdf
from reports.event_papers.memo import memo_pdf
from reports.event_papers.recap import recap_pdf
from tests.reports.event_papers.samples import LETTER, outcome, sheet

BUYERS, INVITED, EACH = 25, 80, 12
GOAL = 20.0
_SYLLABLES = ["ma", "ni", "ra", "su", "ta", "lo", "ki", "ba", "tu", "re", "sa", "di", "wo", "pe"]


def figures() -> list[Figure]:
    """The whole pile, every round with other names."""
    random = Random(0)
    taken: Taken = rounds(lambda: _pile(_sheet(random)))
    figure = Figure(
        f"papers of an event: {BUYERS * EACH} meetings, {BUYERS + INVITED} guests", taken.wall, "s", goal=GOAL,
        processor=taken.processor, memory=memory(),
    )  # fmt: skip
    return [figure]


def _sheet(random: Random) -> EventSheet:
    name = " ".join("".join(random.choices(_SYLLABLES, k=3)).title() for _ in range(3))
    return sheet(BUYERS, INVITED, EACH, name=name)


def _pile(event: EventSheet) -> int:
    """How many pages came out."""
    fits = ("Komoditas sama", "Jarak 14 km (kecamatan)")
    briefs = {each.number: Brief(fits, (("Halal", "Diskopumdag"),)) for each in event.meetings}
    entries = [Entry(each.badge, each.name, each.place, offers=("Ubi kayu, 12 ton",)) for each in event.enterprises]
    facts, came_of = PrintFacts(event, briefs, entries), outcome(INVITED)
    pile = [
        *(printed(kind, facts) for kind in Print),
        *(invitation_pdf(event, guest, LETTER) for guest in (*event.buyers, *event.enterprises)),
        minutes_pdf(event, came_of, LETTER), memo_pdf(event, came_of, LETTER), recap_pdf(event, came_of),
    ]  # fmt: skip
    pages = sum(len(PdfDocument(BytesIO(pdf))) for pdf in pile)
    expect(pages > len(event.meetings) + BUYERS + INVITED, f"only {pages} pages")
    return pages
