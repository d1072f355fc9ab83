"""A page over a small catalogue in a file, with real threads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from models.use_cases.open_catalogue import Opened
from models.use_cases.save_enterprise import save_enterprise
from models.use_cases.save_partner import save_partner
from models.use_cases.undo_change import undo_change
from tests.models.records.drafts import enterprise, officer, partner
from ui.background import Background
from ui.pages.enterprises.page import EnterprisesPage
from ui.pages.partners.page import PartnersPage
from ui.widgets.page import Page
from ui.workplace import Workplace

NAMES = ("Keripik Bu Contoh", "Dapur Zamrud", "Tani Makmur")


@pytest.fixture
def stocked(opened: Opened) -> Opened:
    """Three enterprises and a partner, worked on by an officer of a Diskopumdag."""
    opened = replace(opened, actor=officer(opened))
    for number, name in enumerate(NAMES):
        draft = enterprise(name, ("35.23.01.2001", "35.23.11.2001", "35.22.01")[number])
        save_enterprise(opened.catalogue, opened.actor, draft)
    save_partner(opened.catalogue, opened.actor, partner())
    return opened


@pytest.fixture
def place(background: Background) -> Callable[[Opened], Workplace]:
    """The surroundings of a page over a catalogue."""

    def surround(opened: Opened) -> Workplace:
        reverse = partial(undo_change, opened.catalogue, opened.actor)
        return Workplace(opened.catalogue, opened.actor, background, reverse)

    return surround


def show(qtbot: QtBot, page: Page, work: Workplace) -> None:
    """Show a page as the window does: reloaded now, and whenever something it concerns changed."""
    work.background.catalogue_changed.connect(
        lambda changed: page.reload(changed) if changed & page.concerns else None
    )
    page.resize(1158, 700)
    qtbot.addWidget(page)
    page.show()
    page.reload(page.concerns)


@pytest.fixture
def umkm(qtbot: QtBot, stocked: Opened, place: Callable[[Opened], Workplace]) -> EnterprisesPage:
    """The page of UMKM with its list loaded."""
    work = place(stocked)
    page = EnterprisesPage(work)
    page.work = work  # type: ignore[attr-defined]
    with qtbot.waitSignal(page.pane.list.model.refreshed):
        show(qtbot, page, work)
    qtbot.waitUntil(lambda: offers_desil(page))
    return page


def offers_desil(page: EnterprisesPage) -> bool:
    """Whether the list can be filtered by desil."""
    menu = page.pane.list.bar.more.choices["desil", ""].parent()
    assert isinstance(menu, QMenu)
    return menu.menuAction().isVisible()


@pytest.fixture
def mitra(qtbot: QtBot, stocked: Opened, place: Callable[[Opened], Workplace]) -> PartnersPage:
    """The page of partners with its list loaded."""
    work = place(stocked)
    page = PartnersPage(work)
    page.work = work  # type: ignore[attr-defined]
    with qtbot.waitSignals([page.partners.list.model.refreshed, page.needs.list.model.refreshed]):
        show(qtbot, page, work)
    qtbot.waitUntil(lambda: bool(page.needs.commodities))
    return page
