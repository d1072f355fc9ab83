"""A page over a catalogue's file, with real threads, reloaded as the window does."""

from __future__ import annotations

from functools import partial

from pytestqt.qtbot import QtBot

from models.use_cases.open_catalogue import Opened
from models.use_cases.undo_change import undo_change
from ui.background import Background
from ui.widgets.page import Page
from ui.workplace import Workplace

WAIT = 20_000


def workplace(opened: Opened, background: Background) -> Workplace:
    """The surroundings of a page; undo goes to the catalogue."""
    reverse = partial(undo_change, opened.catalogue, opened.actor)
    return Workplace(opened.catalogue, opened.actor, background, reverse)


def show(qtbot: QtBot, page: Page, work: Workplace) -> None:
    """Show a page: reloaded now, and whenever something it concerns changed."""
    work.background.catalogue_changed.connect(lambda changed: page.reload(changed) if changed & page.concerns else None)
    page.resize(1158, 690)
    qtbot.addWidget(page)
    page.show()
    page.reload(page.concerns)


def idle(qtbot: QtBot, work: Workplace) -> None:
    """Wait until every job and reading is over."""
    background = work.background
    qtbot.waitUntil(lambda: not background.jobs and not background._questions, timeout=WAIT)
