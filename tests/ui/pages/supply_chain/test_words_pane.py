"""Coba kata produk with real keys and clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.domain.intake import IntakeKind
from models.use_cases.open_catalogue import Opened
from models.use_cases.remove_synonym import remove_synonym
from models.use_cases.save_commodity import save_commodity
from models.use_cases.view_commodity import view_commodity
from tests.records import enterprise, import_rows
from tests.ui.pages.home.surroundings import WAIT, idle
from ui.pages.supply_chain.page import SupplyChainPage
from ui.workplace import Workplace

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def trying(qtbot: QtBot, page: SupplyChainPage, work: Workplace) -> SupplyChainPage:
    qtbot.mouseClick(page.choosing.words, LEFT)
    idle(qtbot, work)
    return page


def type_words(qtbot: QtBot, page: SupplyChainPage, text: str) -> str:
    """Type and press Enter; what the program says of the words."""
    before = page.words.verdict.text()
    page.words.line.clear()
    qtbot.keyClicks(page.words.line, text)
    qtbot.keyClick(page.words.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.words.verdict.text() != before, timeout=WAIT)
    return page.words.verdict.text()


def offered(page: SupplyChainPage) -> list[str]:
    return [row.name.text() for row in page.words.meant if row.isVisible()]


def test_words_are_certain_suggested_or_unknown(qtbot: QtBot, trying: SupplyChainPage) -> None:
    assert type_words(qtbot, trying, "kripik singkong 250 gr").startswith("Pasti")
    assert offered(trying) == ["Keripik singkong"]
    assert type_words(qtbot, trying, "kripik singkong level 5").startswith("Saran")
    assert offered(trying)[0] == "Keripik singkong"
    assert type_words(qtbot, trying, "xqzw vvkk").startswith("Tidak dikenal")
    assert offered(trying) == []


def test_one_click_makes_words_a_spelling_and_it_can_be_taken_back(
    qtbot: QtBot, trying: SupplyChainPage, work: Workplace
) -> None:
    type_words(qtbot, trying, "kripik singkong level 5")
    with qtbot.waitSignal(work.said, timeout=WAIT) as message:
        qtbot.mouseClick(trying.words.meant[0].take, LEFT)
    assert message.args[0] == "“kripik singkong level 5” kini sebutan Keripik singkong"
    qtbot.waitUntil(lambda: trying.words.verdict.text().startswith("Pasti"), timeout=WAIT)
    idle(qtbot, work)
    with qtbot.waitSignal(work.said, timeout=WAIT) as message:
        qtbot.mouseClick(trying.words.meant[0].take, LEFT)
    assert message.args[0] == "“kripik singkong level 5” bukan lagi sebutan Keripik singkong"
    qtbot.waitUntil(lambda: trying.words.verdict.text().startswith("Saran"), timeout=WAIT)
    idle(qtbot, work)


def test_any_other_commodity_can_be_named(qtbot: QtBot, trying: SupplyChainPage, work: Workplace) -> None:
    type_words(qtbot, trying, "xqzw vvkk")
    assert not trying.words.add.isEnabled()
    qtbot.keyClicks(trying.words.other.line, "Tapioka")
    trying.words.other.suggestions.popup().hide()
    with qtbot.waitSignal(work.said, timeout=WAIT) as message:
        qtbot.mouseClick(trying.words.add, LEFT)
    assert message.args[0] == "“xqzw vvkk” kini sebutan Tapioka"
    qtbot.waitUntil(lambda: offered(trying) == ["Tapioka"], timeout=WAIT)
    idle(qtbot, work)


def test_unknown_words_become_a_new_commodity(qtbot: QtBot, trying: SupplyChainPage) -> None:
    type_words(qtbot, trying, "xqzw vvkk")
    qtbot.mouseClick(trying.words.new, LEFT)
    assert trying.editing.commodity.name.line.text() == "xqzw vvkk"
    assert not trying.may_leave()


def test_a_meant_commodity_opens_in_the_drawing(qtbot: QtBot, trying: SupplyChainPage, work: Workplace) -> None:
    type_words(qtbot, trying, "tepung kanji")
    qtbot.mouseClick(trying.words.meant[0].name, LEFT)
    idle(qtbot, work)
    assert trying.graph.isVisible()
    assert trying.graph.panel.view.current == "tapioka"


def test_words_that_needed_an_officer_are_listed_and_can_be_tried(
    qtbot: QtBot, page: SupplyChainPage, work: Workplace, filled: Opened, tmp_path: Path
) -> None:
    import_rows(filled, tmp_path, IntakeKind.ENTERPRISES, (enterprise(9, "Warung Uji", "gaplek"),))
    catalogue, actor = filled.catalogue, filled.actor
    draft = view_commodity(catalogue, actor, "gaplek").draft
    save_commodity(catalogue, actor, type(draft)("gaplek", draft.version, "Umbi kering", "kg", draft.category))
    remove_synonym(catalogue, actor, "gaplek", "gaplek")
    qtbot.mouseClick(page.choosing.words, LEFT)
    idle(qtbot, work)
    rows = page.words.stray.model
    assert [(row.words, row.name) for row in (rows.row_at(0),) if row] == [("gaplek", "Umbi kering")]
    table = page.words.stray.table
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(rows.index(0, 0)).center())
    idle(qtbot, work)
    assert page.words.line.text() == "gaplek"
    assert page.words.other.value() == "gaplek"
    with qtbot.waitSignal(work.said, timeout=WAIT):
        qtbot.mouseClick(page.words.add, LEFT)
    qtbot.waitUntil(lambda: rows.rowCount() == 0, timeout=WAIT)
    idle(qtbot, work)
