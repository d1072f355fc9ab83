"""Likely twins on screen: scanned, looked through, put side by side, merged, taken apart, and silenced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from models.domain.lists import ListQuery
from models.domain.merging import Side
from models.use_cases.list_duplicates import list_duplicates
from models.use_cases.list_merges import list_merges
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_enterprise import save_enterprise
from models.use_cases.view_enterprise import view_enterprise
from tests.models.duplicates.rich import twins
from tests.models.records.drafts import officer, unchanged
from tests.ui.pages.records.conftest import show
from ui.dialogs.verb_dialog import VerbDialog
from ui.pages.enterprises.duplicates.panel import DuplicatesPanel
from ui.pages.enterprises.page import EnterprisesPage
from ui.widgets.empty_state import EmptyState
from ui.workplace import Workplace

Codes = tuple[str, str]


@pytest.fixture
def looked_through(
    qtbot: QtBot, opened: Opened, place: Callable[[Opened], Workplace]
) -> tuple[EnterprisesPage, Opened, Codes]:
    """The page of UMKM with its twins found by a scan, by clicks."""
    opened = replace(opened, actor=officer(opened))
    first, second = twins(opened, opened.actor)
    page = EnterprisesPage(place(opened))
    show(qtbot, page, page._work)
    action = next(each for each in page.more_actions() if each.icon == "copy")
    action.start()
    panel = page.duplicates
    qtbot.waitUntil(lambda: panel.state.text() == "Belum pernah diperiksa.")
    qtbot.waitUntil(lambda: _notices(panel) == ["Kembaran belum pernah dicari"])
    _click(qtbot, panel.scan_button)
    qtbot.waitUntil(lambda: panel.queue.list.model.rowCount() == 1)
    qtbot.waitUntil(panel.scan_button.isVisible)
    return page, opened, (first.code, second.code)


def _notices(panel: DuplicatesPanel) -> list[str]:
    """What the list says while it is empty."""
    return [each.accessibleName() for each in panel.queue.findChildren(EmptyState) if each.isVisible()]


def _click(qtbot: QtBot, made: QWidget) -> None:
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)


def _choose_pair(qtbot: QtBot, panel: DuplicatesPanel) -> None:
    qtbot.waitUntil(lambda: panel.queue.list.model.row_at(0) is not None)
    panel.queue.list.table.selectRow(0)
    qtbot.waitUntil(panel.queue.compare_button.isEnabled)


def _side_by_side(qtbot: QtBot, panel: DuplicatesPanel) -> None:
    _choose_pair(qtbot, panel)
    with qtbot.waitSignal(panel.pair.shown):
        _click(qtbot, panel.queue.compare_button)


def _dialog(page: EnterprisesPage) -> VerbDialog:
    return next(each for each in page.findChildren(VerbDialog) if each.isVisible())


def _agree(qtbot: QtBot, page: EnterprisesPage, verb: str) -> None:
    qtbot.waitUntil(lambda: any(each.isVisible() for each in page.findChildren(QDialog)))
    dialog = _dialog(page)
    for field in (*dialog.findChildren(QLineEdit), *dialog.findChildren(QPlainTextEdit)):
        if field.isVisible():
            qtbot.keyClicks(field, "dua toko")
    _click(qtbot, next(each for each in dialog.findChildren(QAbstractButton) if each.text() == verb))


def test_the_pair_is_told_in_words_and_counted(
    qtbot: QtBot, looked_through: tuple[EnterprisesPage, Opened, Codes]
) -> None:
    page, _opened, codes = looked_through
    model = page.duplicates.queue.list.model
    told = [str(model.index(0, column).data()) for column in range(model.columnCount())]
    assert told[0].endswith(" %")
    assert told[1] in ("KUAT", "LEMAH")
    assert {told[2].split()[0], told[3].split()[0]} == set(codes)
    assert "pemilik sama" in told[4]
    qtbot.waitUntil(lambda: any(each.text == "Kemungkinan kembar (1)" for each in page.more_actions()))


def test_two_records_are_merged_as_chosen_and_taken_apart(
    qtbot: QtBot, looked_through: tuple[EnterprisesPage, Opened, Codes]
) -> None:
    page, opened, (second, first) = looked_through
    panel = page.duplicates
    _side_by_side(qtbot, panel)
    assert panel.pair.heading.text() == f"{second} digabung ke {first}", "the fuller one stays"
    name = next(row for row in panel.pair.rows if row.field.key == "name")
    assert name.side is Side.FIRST
    _click(qtbot, name.buttons[Side.SECOND])
    _click(qtbot, panel.pair.merge_button)
    qtbot.waitUntil(lambda: panel.merges.list.model.rowCount() == 1)
    (line,) = list_merges(opened.catalogue, opened.actor, ListQuery(), 0, 5).rows
    assert (line.name, line.merged_code) == ("Sumber Rejeki", second)
    qtbot.waitUntil(lambda: panel.queue.list.model.rowCount() == 0)
    draft = unchanged(view_enterprise(opened.catalogue, opened.actor, line.survivor))
    save_enterprise(opened.catalogue, opened.actor, replace(draft, note="Pindah"))
    panel.tabs.setCurrentWidget(panel.merges)
    panel.merges.list.table.selectRow(0)
    qtbot.waitUntil(panel.merges.apart_button.isEnabled)
    _click(qtbot, panel.merges.apart_button)
    _agree(qtbot, page, "Pisahkan")
    qtbot.waitUntil(lambda: panel.merges.list.model.rowCount() == 0)
    assert panel.merges.kept.text().startswith(f"Tetap pada {first}: ")
    assert "Catatan: Pindah" in panel.merges.kept.text()
    qtbot.waitUntil(lambda: panel.queue.list.model.rowCount() == 1)


def test_the_other_record_may_stay(qtbot: QtBot, looked_through: tuple[EnterprisesPage, Opened, Codes]) -> None:
    page, _opened, (second, first) = looked_through
    panel = page.duplicates
    _side_by_side(qtbot, panel)
    with qtbot.waitSignal(panel.pair.shown):
        _click(qtbot, panel.pair.swap_button)
    assert panel.pair.merge_button.text() == f"Gabungkan {first} ke {second}"
    _click(qtbot, panel.pair.back_button)
    assert panel.queue.isVisible()


def test_no_twins_are_not_asked_again(qtbot: QtBot, looked_through: tuple[EnterprisesPage, Opened, Codes]) -> None:
    page, opened, _codes = looked_through
    panel = page.duplicates
    _choose_pair(qtbot, panel)
    _click(qtbot, panel.queue.apart_button)
    _agree(qtbot, page, "Bukan kembar")
    qtbot.waitUntil(lambda: panel.queue.list.model.rowCount() == 0)
    decided = ListQuery(filters=(("verdict", "bukan_kembar"),))
    (row,) = list_duplicates(opened.catalogue, opened.actor, decided, 0, 5).rows
    assert row.reason
    panel.queue.list.show_query(decided)
    qtbot.waitUntil(lambda: panel.queue.list.model.rowCount() == 1)
    _choose_pair(qtbot, panel)
    assert panel.queue.open_button.isVisible()
    _click(qtbot, panel.queue.open_button)
    qtbot.waitUntil(lambda: panel.queue.list.model.rowCount() == 0)
    assert list_duplicates(opened.catalogue, opened.actor, ListQuery(), 0, 5).total == 1


def test_what_keeps_them_apart_is_said_and_nothing_is_merged(
    qtbot: QtBot, looked_through: tuple[EnterprisesPage, Opened, Codes]
) -> None:
    page, _opened, _codes = looked_through
    page._work.actor = replace(page._work.actor, office="KDN", role=type(page._work.actor.role).DISKOPUMDAG)
    panel = page.duplicates
    _side_by_side(qtbot, panel)
    assert "milik kantor TBN" in panel.pair.refusal.text()
    assert not panel.pair.merge_button.isEnabled()


def test_every_control_has_a_name(qtbot: QtBot, looked_through: tuple[EnterprisesPage, Opened, Codes]) -> None:
    page, _opened, _codes = looked_through
    _side_by_side(qtbot, page.duplicates)
    unnamed = [
        each for each in page.duplicates.pair.findChildren(QAbstractButton)
        if each.isVisible() and not (each.accessibleName() or each.text())
    ]  # fmt: skip
    assert unnamed == []
