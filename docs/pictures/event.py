"""A matchmaking event: its plan, its board, its day, its results."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from docs.pictures.camera import Camera, choose_row
from models.domain.events import EventDraft, EventFacts, EventStatus, Interest, ResultDraft, Side
from models.domain.lists import ListQuery
from models.domain.matching import Decided
from models.use_cases.check_in import check_in
from models.use_cases.decide_proposals import decide_proposals
from models.use_cases.event_board import ways
from models.use_cases.invite_accepted import invite_accepted
from models.use_cases.list_runs import list_proposals
from models.use_cases.move_meeting import move_meeting
from models.use_cases.plan_event import plan_event
from models.use_cases.propose_meetings import propose_meetings
from models.use_cases.save_event import save_event
from models.use_cases.save_result import save_result
from models.use_cases.set_event_status import set_event_status
from models.use_cases.view_event import view_event

ACCEPTED = 60
"""Proposals whose people are invited."""
NEARNESS = 0.7
"""At which all ten tables of the board are in view."""
DRAFT = EventDraft(
    name="Temu Bisnis Pangan Pantura", theme="Pangan lokal untuk industri", day=date(2026, 12, 2),
    venue="Aula Contoh", address="Jalan Contoh 2, Tuban", region="35.23", minimum=2,
)  # fmt: skip


def event(camera: Camera) -> None:
    """From the plan to the results; what the officer would key in is written beforehand."""
    uid = planned(camera)
    page = camera.page("events")
    choose_row(page.list.table, 0)
    camera.rest()
    page.view.open_part("plan")
    camera.take("acara-rencana")
    board(camera, page)
    the_day(camera, uid)
    page = camera.page("events")
    show(camera, page, "day", "acara-hari-h")
    show(camera, page, "results", "acara-hasil")


def planned(camera: Camera) -> str:
    """An event with guests, meetings and a timetable; its uid."""
    work = camera.desktop.workplace
    catalogue, actor = work.catalogue, work.actor
    proposals = [row.proposal for row in list_proposals(catalogue, actor, ListQuery(), 0, ACCEPTED).rows]
    decide_proposals(catalogue, actor, proposals, Decided.ACCEPT)
    uid = save_event(catalogue, actor, DRAFT).event
    invite_accepted(catalogue, actor, uid)
    propose_meetings(catalogue, actor, uid)
    plan_event(catalogue, actor, uid)
    return uid


def board(camera: Camera, page: Any) -> None:
    """A card that is lifted: where it can go, and where not."""
    view = page.view.open_part("board")
    camera.rest()
    card = next(each for each in page.view.index.facts.standing if each.slot)
    view.board.show_at(NEARNESS)
    view.board.choose(card)
    view.pick_up(card.uid)
    camera.take("acara-papan")
    QTest.keyClick(view.board, Qt.Key.Key_Escape)


def the_day(camera: Camera, uid: str) -> None:
    """People come, one meeting is moved by hand, and results are keyed in."""
    work = camera.desktop.workplace
    catalogue, actor = work.catalogue, work.actor
    set_event_status(catalogue, actor, uid, EventStatus.RUNNING)
    facts = view_event(catalogue, actor, uid)
    for side, count in ((Side.BUYER, 5), (Side.ENTERPRISE, 12)):
        for guest in [each for each in facts.guests if each.side is side][:count]:
            check_in(catalogue, actor, uid, guest.badge)
    placed = [each for each in facts.standing if each.slot]
    for number, each in enumerate(placed[:8]):
        interest = (Interest.AGREED, Interest.INTERESTED, Interest.UNSURE)[number % 3]
        agreed = 4_500_000_00 * (number + 1) if interest is Interest.AGREED else None
        draft = ResultDraft(
            each.number, each.enterprises[0], interest, product=each.subject, quantity=(200 + 50 * number) * 1000,
            unit="kg", price=12_500_00, months=6, agreed=agreed, next_step="Kirim contoh",
        )  # fmt: skip
        save_result(catalogue, actor, uid, draft)
    moved_by_hand(camera, view_event(catalogue, actor, uid))


def moved_by_hand(camera: Camera, facts: EventFacts) -> None:
    """The first meeting of the board's end that can go elsewhere goes there: two people are to be told."""
    work = camera.desktop.workplace
    for each in reversed(facts.standing):
        free = [way for way in ways(facts, each.uid) if not way.facts and way.slot != each.slot]
        if each.slot and free:
            move_meeting(work.catalogue, work.actor, each.uid, free[0].slot, free[0].table)
            return


def show(camera: Camera, page: Any, part: str, name: str) -> None:
    """Turn to a tab of the event and take it."""
    page.view.reload()
    camera.rest()
    page.view.open_part(part)
    camera.take(name)
