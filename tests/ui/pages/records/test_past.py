"""The record as it stood on a day: asked for beside its history, left again with one click."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from models.use_cases.save_enterprise import save_enterprise
from models.use_cases.view_enterprise import view_enterprise
from tests.models.records.drafts import unchanged
from ui.pages.enterprises.page import EnterprisesPage

LEFT = Qt.MouseButton.LeftButton


def _choose_first(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    umkm.pane.list.table.selectRow(0)
    qtbot.waitUntil(lambda: umkm.pane.record is not None)


def _open_history(umkm: EnterprisesPage) -> None:
    tabs = umkm.pane.view.tabs
    tabs.setCurrentIndex(tabs.count() - 1)


def test_the_line_stands_beside_the_history_only(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    _choose_first(qtbot, umkm)
    assert not umkm.past.isVisible()
    _open_history(umkm)
    assert umkm.past.isVisible()
    assert not umkm.past.now.isVisible()


def test_today_is_shown_as_it_is_and_left_again(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    _choose_first(qtbot, umkm)
    _open_history(umkm)
    qtbot.mouseClick(umkm.past.look, LEFT)
    qtbot.waitUntil(lambda: umkm.past.past)
    assert "keadaan pada" in umkm.pane.view.what.text()
    assert not umkm.pane.view.edit_button.isEnabled()
    qtbot.mouseClick(umkm.past.now, LEFT)
    assert "keadaan pada" not in umkm.pane.view.what.text()
    assert umkm.pane.view.edit_button.isEnabled()


def test_a_day_before_the_first_is_refused_in_words(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    _choose_first(qtbot, umkm)
    _open_history(umkm)
    umkm.past.day.setDate(QDate(2020, 1, 1))
    with qtbot.waitSignal(umkm.work.refused) as refused:  # type: ignore[attr-defined]
        qtbot.mouseClick(umkm.past.look, LEFT)
    assert refused.args[0].message == "record.not_yet"
    assert not umkm.past.past


def test_a_change_brings_the_record_of_now_back(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    _choose_first(qtbot, umkm)
    _open_history(umkm)
    qtbot.mouseClick(umkm.past.look, LEFT)
    qtbot.waitUntil(lambda: umkm.past.past)
    work = umkm.work  # type: ignore[attr-defined]
    record = view_enterprise(work.catalogue, work.actor, umkm.pane.record.uid)
    draft = unchanged(record)
    save_enterprise(work.catalogue, work.actor, replace(draft, business=replace(draft.business, name="Nama Baru")))
    umkm.reload(umkm.concerns)
    qtbot.waitUntil(lambda: umkm.pane.view.name.text() == "Nama Baru" and not umkm.past.past)
