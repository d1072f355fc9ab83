"""Kop dan logo, and Nomor dokumen, with real clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from models.domain.papers import PaperKind
from models.problems import UserProblem
from models.use_cases.number_rules import list_number_rules
from models.use_cases.open_catalogue import Opened
from models.use_cases.view_letterhead import view_letterhead
from tests.ui.pages.home.surroundings import WAIT, idle, show, workplace
from ui.background import Background
from ui.dialogs.choose_file import GivenFiles
from ui.dialogs.verb_dialog import VerbDialog
from ui.pages.settings.page import SettingsPage
from ui.workplace import Workplace

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def work(opened: Opened, background: Background) -> Workplace:
    return workplace(opened, background)


@pytest.fixture
def page(qtbot: QtBot, work: Workplace) -> SettingsPage:
    made = SettingsPage(work)
    show(qtbot, made, work)
    idle(qtbot, work)
    return made


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    file = tmp_path / "logo.png"
    Image.new("RGBA", (200, 100), (0, 90, 160, 255)).save(file)
    return file


def has_logo(work: Workplace) -> bool:
    return bool(view_letterhead(work.catalogue, work.actor).logo)


def test_a_logo_is_chosen_seen_removed_and_taken_back(
    qtbot: QtBot, page: SettingsPage, work: Workplace, logo: Path
) -> None:
    page.open_record("letterhead")
    section = page.letterhead
    assert section.paper.page_count == 1
    assert section.picture.text() == "belum ada logo"
    assert not section.remove_button.isVisible()
    assert "belum mengisi baris kop" in section.remark.text()
    work.files = GivenFiles(logo)
    qtbot.mouseClick(section.choose_button, LEFT)
    qtbot.waitUntil(section.remove_button.isVisible, timeout=WAIT)
    shown = section.picture.pixmap().toImage()
    assert shown.pixelColor(shown.width() // 2, shown.height() // 2).getRgb()[:3] == (0, 90, 160)
    assert (section.choose_button.text(), section.paper.page_count) == ("Ganti logo…", 1)
    qtbot.mouseClick(section.remove_button, LEFT)
    qtbot.mouseClick(section.findChildren(VerbDialog)[0].verb_button, LEFT)
    qtbot.waitUntil(lambda: not section.remove_button.isVisible(), timeout=WAIT)
    idle(qtbot, work)
    assert not has_logo(work)
    work.undo.undo()
    qtbot.waitUntil(section.remove_button.isVisible, timeout=WAIT)
    assert has_logo(work)


def test_what_is_no_picture_is_told(qtbot: QtBot, page: SettingsPage, work: Workplace, tmp_path: Path) -> None:
    page.open_record("letterhead")
    file = tmp_path / "logo.svg"
    file.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    work.files = GivenFiles(file)
    with qtbot.waitSignal(work.refused, timeout=WAIT) as refused:
        qtbot.mouseClick(page.letterhead.choose_button, LEFT)
    assert isinstance(refused.args[0], UserProblem)
    assert refused.args[0].message == "picture.drawing"
    idle(qtbot, work)
    assert not has_logo(work)


def test_the_specimen_is_saved(qtbot: QtBot, page: SettingsPage, work: Workplace, tmp_path: Path) -> None:
    page.open_record("letterhead")
    work.files = GivenFiles(tmp_path / "kop.pdf")
    qtbot.mouseClick(page.letterhead.paper.save_button, LEFT)
    idle(qtbot, work)
    assert (tmp_path / "kop.pdf").read_bytes().startswith(b"%PDF")


def choose_kind(qtbot: QtBot, page: SettingsPage, kind: PaperKind) -> None:
    model = page.numbers.list.model
    row = next(at for at in range(model.rowCount()) if model.row_at(at).kind is kind)
    area = page.numbers.list.table.visualRect(model.index(row, 0))
    qtbot.mouseClick(page.numbers.list.table.viewport(), LEFT, pos=area.center())


def type_into(qtbot: QtBot, page: SettingsPage, field: str, text: str) -> None:
    line = page.numbers.form.form.fields[field].input
    assert isinstance(line, QLineEdit)
    line.selectAll()
    qtbot.keyClicks(line, text)


def rule_of(work: Workplace, kind: PaperKind) -> tuple[str, str, bool]:
    (found,) = [each for each in list_number_rules(work.catalogue, work.actor) if each.kind is kind]
    return found.pattern, found.book, found.own


def test_a_kind_gets_a_pattern_of_its_own_and_loses_it(qtbot: QtBot, page: SettingsPage, work: Workplace) -> None:
    page.open_record("numbers")
    form = page.numbers.form
    choose_kind(qtbot, page, PaperKind.ENDING)
    assert form.example.text().startswith("Nomor berikutnya: 001/PGK/KADIN-JTM/")
    assert not form.usual.isVisible()
    type_into(qtbot, page, "pattern", "AKHIR-{serial:4}/{tahun}")
    assert form.example.text().startswith("Contoh: AKHIR-0012/20")
    assert not page.may_leave()
    qtbot.mouseClick(form.form.save_button, LEFT)
    qtbot.waitUntil(lambda: form.example.text().startswith("Nomor berikutnya: AKHIR-0001/"), timeout=WAIT)
    idle(qtbot, work)
    assert rule_of(work, PaperKind.ENDING) == ("AKHIR-{serial:4}/{tahun}", "PGK", True)
    assert page.may_leave()
    qtbot.mouseClick(form.usual, LEFT)
    qtbot.waitUntil(lambda: not form.usual.isVisible(), timeout=WAIT)
    idle(qtbot, work)
    assert not rule_of(work, PaperKind.ENDING)[2]
    work.undo.undo()
    idle(qtbot, work)
    assert rule_of(work, PaperKind.ENDING)[2]


def test_two_books_never_give_one_number(qtbot: QtBot, page: SettingsPage, work: Workplace) -> None:
    page.open_record("numbers")
    form = page.numbers.form
    choose_kind(qtbot, page, PaperKind.ENDING)
    type_into(qtbot, page, "pattern", "{serial:3}/{unit}/{bulan_romawi}/{tahun}")
    qtbot.mouseClick(form.form.save_button, LEFT)
    qtbot.waitUntil(lambda: bool(form.form.fields["pattern"].message), timeout=WAIT)
    idle(qtbot, work)
    assert not rule_of(work, PaperKind.ENDING)[2]
    type_into(qtbot, page, "pattern", "{serial}")
    assert form.example.property("tone") == "bad"
    qtbot.mouseClick(form.form.cancel_button, LEFT)
    assert page.may_leave()
