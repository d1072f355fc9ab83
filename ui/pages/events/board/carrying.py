"""A meeting in the hand: which cells it can go to, and what keeps it from the others."""

from __future__ import annotations

from collections.abc import Iterable

from models.domain.events import FactInTheWay, MeetingFacts, WayFacts, clock
from ui.pages.events.event_index import Cell, EventIndex
from ui.pages.events.event_words import fact_words, table_name
from ui.texts import tr


class Carrying:
    """Made when a meeting is picked up; asked for every cell that is painted."""

    def __init__(self, index: EventIndex, meeting: MeetingFacts, ways: Iterable[WayFacts]) -> None:
        self.meeting = meeting
        self.home: Cell = (meeting.slot, meeting.table)
        self._index = index
        self._facts = {(each.slot, each.table): each.facts for each in ways}

    def facts(self, cell: Cell) -> tuple[FactInTheWay, ...] | None:
        """What is between the meeting and a cell; None where nobody may ever meet."""
        return self._facts.get(cell)

    def fits(self, cell: Cell) -> bool:
        """Whether it can be put down there."""
        return cell != self.home and self._facts.get(cell) == ()

    def words(self, cell: Cell) -> str:
        """What would come of putting it down there."""
        slot, table = self._index.slots.get(cell[0]), self._index.tables.get(cell[1])
        if slot is None or table is None:
            return tr("Lepas: pertemuan menunggu tempat.")
        where = tr("Pukul {time}, {table}").format(time=clock(slot.starts), table=table_name(table))
        if cell == self.home:
            return tr("{where}: tempatnya sekarang.").format(where=where)
        facts = self.facts(cell)
        if facts is None:
            return tr("{where}: bukan waktu pertemuan.").format(where=where)
        if not facts:
            return tr("{where}: bisa.").format(where=where)
        why = "; ".join(fact_words(self._index, each) for each in facts)
        return tr("{where}: tidak bisa, {why}.").format(where=where, why=why)

    @property
    def room(self) -> int:
        """How many cells it can go to."""
        return sum(not facts and cell != self.home for cell, facts in self._facts.items())
