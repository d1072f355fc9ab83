"""The page over a catalogue with records, ubi kayu in the middle."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from models.use_cases.open_catalogue import Opened
from tests.ui.pages.home.surroundings import idle, show, workplace
from ui.background import Background
from ui.pages.supply_chain.page import SupplyChainPage
from ui.workplace import Workplace


@pytest.fixture
def work(filled: Opened, background: Background) -> Workplace:
    return workplace(filled, background)


@pytest.fixture
def page(qtbot: QtBot, work: Workplace) -> SupplyChainPage:
    """The page with ubi kayu in the middle."""
    made = SupplyChainPage(work)
    show(qtbot, made, work)
    idle(qtbot, work)
    return made
