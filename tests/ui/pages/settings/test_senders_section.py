"""Senders whose lists are remembered: read, renamed and forgotten by clicks, in the settings and beside an import."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.domain.imports import ImportKey
from models.domain.intake import IntakeKind
from models.domain.mapping import ProfileDraft
from models.use_cases.open_catalogue import Opened
from models.use_cases.remember_mapping import remember_mapping
from models.use_cases.remembered_senders import list_senders
from models.workbook.writing import write_rows
from tests.ui.pages.home.surroundings import idle, show, workplace
from ui.background import Background
from ui.dialogs.verb_dialog import VerbDialog
from ui.intake.panel import IntakePanel
from ui.intake.senders import SenderNameDialog, SendersDialog, SendersView
from ui.intake.steps_bar import Step
from ui.pages.settings.page import SettingsPage
from ui.workplace import Workplace

LEFT = Qt.MouseButton.LeftButton
MAPPING = (("Juragan", "owner"), ("Merk", "name"), ("No", ""))


@pytest.fixture
def work(opened: Opened, background: Background) -> Workplace:
    """A catalogue that remembers two senders."""
    for sender, headings in (("Dinas Contoh", "a"), ("KADIN Contoh", "b")):
        draft = ProfileDraft(sender, IntakeKind.ENTERPRISES, headings * 64, MAPPING, (), ImportKey.NAME_DESA)
        remember_mapping(opened.catalogue, opened.actor, [draft])
    return workplace(opened, background)


@pytest.fixture
def page(qtbot: QtBot, work: Workplace) -> SettingsPage:
    made = SettingsPage(work)
    show(qtbot, made, work)
    idle(qtbot, work)
    made.open_record("senders")
    return made


def _senders(view: SendersView) -> list[str]:
    model = view.list.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_sender_is_read_renamed_and_brought_back(qtbot: QtBot, page: SettingsPage, work: Workplace) -> None:
    view = page.senders.view
    assert _senders(view) == ["Dinas Contoh", "KADIN Contoh"]
    assert not view.rename_button.isEnabled()
    view.list.table.selectRow(0)
    assert view.reads.text() == "Juragan → Nama Pemilik · Merk → Nama Usaha\nTidak dibaca: No"
    qtbot.mouseClick(view.rename_button, LEFT)
    (dialog,) = [each for each in view.findChildren(SenderNameDialog) if each.isVisible()]
    dialog.line.clear()
    assert not dialog.verb_button.isEnabled()
    qtbot.keyClicks(dialog.line, "Diskopumdag Contoh")
    qtbot.mouseClick(dialog.verb_button, LEFT)
    qtbot.waitUntil(lambda: _senders(view) == ["Diskopumdag Contoh", "KADIN Contoh"])
    work.undo.undo()
    qtbot.waitUntil(lambda: _senders(view) == ["Dinas Contoh", "KADIN Contoh"])


def test_a_sender_is_forgotten_only_when_asked_for(qtbot: QtBot, page: SettingsPage, work: Workplace) -> None:
    view = page.senders.view
    view.list.table.selectRow(1)
    qtbot.mouseClick(view.forget_button, LEFT)
    (dialog,) = [each for each in view.findChildren(VerbDialog) if each.isVisible()]
    assert len(list_senders(work.catalogue, work.actor)) == 2
    qtbot.mouseClick(dialog.verb_button, LEFT)
    qtbot.waitUntil(lambda: _senders(view) == ["Dinas Contoh"])


def test_beside_an_import_what_is_forgotten_is_offered_no_more(qtbot: QtBot, work: Workplace, tmp_path: Path) -> None:
    panel = IntakePanel(work)
    qtbot.addWidget(panel)
    panel.resize(1000, 700)
    panel.show()
    write_rows(tmp_path / "daftar.xlsx", ("Juragan", "Merk"), [("Sri", "Keripik Contoh")])
    panel.check(IntakeKind.ENTERPRISES, tmp_path / "daftar.xlsx")
    qtbot.waitUntil(lambda: panel.step is Step.COLUMNS and not panel.is_busy)
    panel._go(Step.QUESTIONS)
    asks = panel.questions
    asks.from_whom.setCurrentText("Kiriman baru")
    qtbot.mouseClick(asks.senders, LEFT)
    (dialog,) = [each for each in panel.findChildren(SendersDialog) if each.isVisible()]
    qtbot.waitUntil(lambda: len(_senders(dialog.view)) == 2)
    dialog.view.list.table.selectRow(0)
    qtbot.mouseClick(dialog.view.forget_button, LEFT)
    (question,) = [each for each in dialog.view.findChildren(VerbDialog) if each.isVisible()]
    qtbot.mouseClick(question.verb_button, LEFT)
    qtbot.waitUntil(lambda: _senders(dialog.view) == ["KADIN Contoh"])
    qtbot.mouseClick(dialog.verb_button, LEFT)
    offered = [asks.from_whom.itemText(at) for at in range(asks.from_whom.count())]
    assert (offered, asks.sender_name) == (["KADIN Contoh"], "Kiriman baru")
