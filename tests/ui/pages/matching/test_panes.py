"""Pencocokan on narrow and wide screens: nothing lies over anything, nothing jumps under the pointer."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.domain.matching import Decided
from tests.ui.pages.matching.surroundings import WAIT, OpenWindow
from tests.ui.pages.matching.test_matching_page import LEFT, decided, shown, work_of


@pytest.mark.parametrize("width,beside", [(1200, 3), (1000, 2), (760, 1)])
def test_panes_never_lie_over_one_another(
    qtbot: QtBot, open_window: OpenWindow, matched_file: Path, width: int, beside: int
) -> None:
    window = open_window(matched_file)
    window.open_page("matching")
    page = shown(qtbot, window)
    panes = page.panes
    panes.setParent(None)
    qtbot.addWidget(panes)
    panes.resize(width, 600)
    panes.show()
    seen = [each for each in (page.needs, page.proposals, page.reasons) if each.isVisible()]
    assert len(seen) == beside
    assert panes.width() == width
    assert all(a.geometry().right() < b.geometry().left() for a, b in pairwise(seen))
    panes.bring(2)
    assert page.reasons.isVisible()
    assert panes.tabs.isVisible() == (beside < 3)


def test_buttons_keep_their_places_and_the_keys_go_back_to_the_rows(
    qtbot: QtBot, open_window: OpenWindow, matched_file: Path
) -> None:
    window = open_window(matched_file)
    window.open_page("matching")
    page = shown(qtbot, window)
    made = (*page.proposals.buttons.values(), page.proposals.agree_button)
    before = [each.geometry() for each in made]
    with qtbot.waitSignal(work_of(window).said, timeout=WAIT) as message:
        decided(qtbot, window, lambda: qtbot.mouseClick(page.proposals.buttons[Decided.ACCEPT], LEFT))
    assert [each.geometry() for each in made] == before
    assert not page.proposals.buttons[Decided.ACCEPT].isEnabled()
    assert page.proposals.table.hasFocus()
    row = page.proposals.table.current()
    assert row.enterprise_name in message.args[0]
    assert row.proposal not in message.args[0]
