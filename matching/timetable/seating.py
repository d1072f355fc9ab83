"""Tables: the one that a meeting is bound to or was given, else where it was, else its buyer's usual one, else any."""

from __future__ import annotations

from collections.abc import Sequence

from matching.timetable.board import Board
from matching.timetable.event import Cell, Cells, Event


def seated(board: Board, before: Cells = ()) -> Cells:
    """A cell for every meeting with a slot; meetings that stay in their slot stay at their table where they can."""
    event = board.event
    cells: list[Cell | None] = [None] * len(event.meetings)
    usual = _usual_tables(event)
    for slot, meetings in _by_slot(board.slot_of):
        taken = _bound(board, slot, meetings, cells)
        wishes = [_had(before, meeting, slot) for meeting in meetings] if before else ()
        _seat_where_free(slot, meetings, wishes, cells, taken)
        _seat_where_free(slot, meetings, [usual[event.meetings[each].buyer] for each in meetings], cells, taken)
        free = (table for table in range(event.tables) if table not in taken)
        for meeting in meetings:
            if cells[meeting] is None:
                cells[meeting] = slot, next(free)
    return tuple(cells)


def sit_as_before(board: Board, before: Cells) -> None:
    """Those who may sit anywhere sit where they sat, so that nobody has to walk who did not."""
    for meeting in board.roaming:
        cell = before[meeting]
        if cell is not None and cell[1] < board.event.tables:
            board.sit(meeting, cell[1])


def sit_by_enterprise(board: Board) -> None:
    """Those who may sit anywhere sit at a table of their enterprise, so that it need not walk between them."""
    for meeting in board.roaming:
        board.sit(meeting, board.event.meetings[meeting].enterprises[0] % board.event.tables)


def unseated(board: Board) -> Board:
    """A board on which no table was chosen: what is proven on it holds for every choice."""
    return Board(board.event) if board.roaming else board


def _usual_tables(event: Event) -> list[int]:
    """Tables that belong to nobody, dealt out to buyers without one."""
    bound = {buyer.table for buyer in event.buyers}
    tables = [table for table in range(event.tables) if table not in bound] or list(range(event.tables))
    dealt, usual = 0, []
    for buyer in event.buyers:
        usual.append(tables[dealt % len(tables)] if buyer.table is None else buyer.table)
        dealt += buyer.table is None
    return usual


def _by_slot(slots: Sequence[int]) -> list[tuple[int, list[int]]]:
    found: dict[int, list[int]] = {}
    for meeting, slot in enumerate(slots):
        if slot >= 0:
            found.setdefault(slot, []).append(meeting)
    return sorted(found.items())


def _bound(board: Board, slot: int, meetings: Sequence[int], cells: list[Cell | None]) -> set[int]:
    taken = {table for closed, table in board.event.closed if closed == slot}
    for meeting in meetings:
        table = board.seat[meeting]
        if table >= 0:
            cells[meeting] = slot, table
            taken.add(table)
    return taken


def _had(before: Cells, meeting: int, slot: int) -> int:
    cell = before[meeting]
    return cell[1] if cell is not None and cell[0] == slot else -1


def _seat_where_free(
    slot: int, meetings: Sequence[int], wishes: Sequence[int], cells: list[Cell | None], taken: set[int]
) -> None:
    for meeting, table in zip(meetings, wishes, strict=False):
        if table >= 0 and table not in taken and cells[meeting] is None:
            cells[meeting] = slot, table
            taken.add(table)
