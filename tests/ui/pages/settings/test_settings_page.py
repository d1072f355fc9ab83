"""Pengaturan with real clicks: offices, officials, copies, weights, look."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.domain.matching import CriterionCode, MatchSettings, Pattern
from models.use_cases.keep_backups import list_backups
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.list_imports import list_imports
from models.use_cases.list_offices import list_offices
from models.use_cases.list_officials import list_officials
from models.use_cases.open_catalogue import Opened
from models.use_cases.settings import read_match_settings
from models.use_cases.undo_change import undo_change
from models.workbook.writing import write_rows
from tests.records import ENTERPRISES, import_rows
from tests.ui.pages.home.surroundings import WAIT, idle, show, workplace
from ui.background import Background
from ui.dialogs.choose_file import GivenFiles
from ui.dialogs.verb_dialog import VerbDialog
from ui.pages.settings.page import SettingsPage
from ui.pages.settings.server_dialog import ServerDialog
from ui.pages.settings.wishes import OpenPlace, PutBack, UseScheme
from ui.widgets.forms.fields import TextField
from ui.widgets.look.theme import Scheme
from ui.workplace import Workplace

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def work(opened: Opened, background: Background) -> Workplace:
    return workplace(opened, background)


@pytest.fixture
def page(qtbot: QtBot, work: Workplace) -> SettingsPage:
    """The page over a new catalogue."""
    made = SettingsPage(work)
    show(qtbot, made, work)
    idle(qtbot, work)
    return made


def go_to(qtbot: QtBot, page: SettingsPage, title: str) -> None:
    qtbot.mouseClick(press(page, title), LEFT)
    assert page.section.title == title


def press(inside: QWidget, name: str) -> QPushButton:
    return next(b for b in inside.findChildren(QPushButton) if b.accessibleName() == name)


def type_into(qtbot: QtBot, field: Any, text: str) -> None:
    assert isinstance(field, TextField)
    field.line.selectAll()
    qtbot.keyClicks(field.line, text)


def said(inside: QWidget) -> str:
    return "\n".join(label.text() for label in inside.findChildren(QLabel) if label.isVisibleTo(inside))


def saved(qtbot: QtBot, work: Workplace, save: QPushButton) -> str:
    with qtbot.waitSignal(work.said, timeout=WAIT) as message:
        qtbot.mouseClick(save, LEFT)
    idle(qtbot, work)
    return str(message.args[0])


def test_the_number_is_shown_while_its_pattern_is_typed(qtbot: QtBot, page: SettingsPage) -> None:
    fields = page.own_office.form.form.fields
    assert page.own_office.form.example.text().startswith("Contoh: 012/KADIN-JTM/")
    type_into(qtbot, fields["number_pattern"], "B-{serial:4}/{unit}/{tahun}")
    type_into(qtbot, fields["number_code"], "KJT")
    assert page.own_office.form.example.text().startswith("Contoh: B-0012/KJT/20")
    type_into(qtbot, fields["number_pattern"], "{serial}/{hari}/{tahun}")
    assert "Contoh" not in page.own_office.form.example.text()
    assert page.own_office.form.example.property("tone") == "bad"


def test_a_letterhead_is_saved_and_taken_back(
    qtbot: QtBot, page: SettingsPage, work: Workplace, opened: Opened
) -> None:
    form = page.own_office.form.form
    address = form.fields["address"].input
    assert isinstance(address, QPlainTextEdit)
    qtbot.keyClicks(address, "Jl. Contoh 1 Surabaya")
    assert page.own_office.unsaved
    assert not page.may_leave()
    assert "disimpan" in saved(qtbot, work, form.save_button)
    assert list_offices(opened.catalogue, opened.actor)[0].address == "Jl. Contoh 1 Surabaya"
    assert page.may_leave()
    work.undo.undo()
    idle(qtbot, work)
    assert list_offices(opened.catalogue, opened.actor)[0].address == ""


def test_a_pattern_that_cannot_number_is_refused_beside_its_field(
    qtbot: QtBot, page: SettingsPage, work: Workplace
) -> None:
    form = page.own_office.form.form
    type_into(qtbot, form.fields["number_pattern"], "{serial}/{unit}")
    qtbot.mouseClick(form.save_button, LEFT)
    qtbot.waitUntil(lambda: bool(form.fields["number_pattern"].message), timeout=WAIT)
    idle(qtbot, work)


def test_this_pc_works_for_another_office(qtbot: QtBot, page: SettingsPage, work: Workplace) -> None:
    own = page.own_office
    at = next(n for n in range(own.choice.count()) if own.choice.itemText(n).endswith("(TBN)"))
    own.choice.setCurrentIndex(at)
    own.choice.activated.emit(at)
    with qtbot.waitSignal(work.entered, timeout=WAIT):
        qtbot.mouseClick(own.choose, LEFT)
    idle(qtbot, work)
    assert work.actor.office == "TBN"
    assert own.choice.currentText().endswith("(TBN)")
    assert not own.choose.isEnabled()
    assert own.form.form.values()["code"] == "TBN"


def test_a_new_office_is_added(qtbot: QtBot, page: SettingsPage, work: Workplace, opened: Opened) -> None:
    go_to(qtbot, page, "Daftar kantor")
    assert page.offices.list.model.rowCount() == 12
    qtbot.mouseClick(page.offices.add, LEFT)
    fields = page.offices.form.form.fields
    type_into(qtbot, fields["name"], "Dinas Sosial Kabupaten Tuban")
    type_into(qtbot, fields["code"], "dinsos")
    assert "huruf besar" in fields["code"].message
    type_into(qtbot, fields["code"], "DINSOS-TBN")
    kind = fields["kind"].input
    kind.setCurrentIndex(kind.findData("dinsos"))  # type: ignore[attr-defined]
    fields["kind"].changed()
    assert "Dinas Sosial" in saved(qtbot, work, page.offices.form.form.save_button)
    assert "DINSOS-TBN" in {office.code for office in list_offices(opened.catalogue, opened.actor)}
    assert page.offices.list.model.rowCount() == 13


def test_an_official_is_added_with_a_doubtful_nip(
    qtbot: QtBot, page: SettingsPage, work: Workplace, opened: Opened
) -> None:
    go_to(qtbot, page, "Pejabat")
    qtbot.mouseClick(page.officials.add, LEFT)
    fields = page.officials.form.form.fields
    type_into(qtbot, fields["name"], "Siti Rahayu, S.E.")
    type_into(qtbot, fields["position"], "Kepala Dinas")
    type_into(qtbot, fields["nip"], "19791399 200501 2 004")
    assert "tanggal lahir" in page.officials.form.doubt.text()
    type_into(qtbot, fields["nip"], "19790312 200501 2 004")
    assert page.officials.form.doubt.text() == ""
    saved(qtbot, work, page.officials.form.form.save_button)
    (kept,) = list_officials(opened.catalogue, opened.actor)
    assert (kept.nip, kept.signs, kept.office_name) == (
        "197903122005012004", True, "Kamar Dagang dan Industri Jawa Timur",
    )  # fmt: skip
    assert fields["nip"].value() == "19790312 200501 2 004"


def test_an_official_is_deleted_and_brought_back(
    qtbot: QtBot, page: SettingsPage, work: Workplace, opened: Opened
) -> None:
    test_an_official_is_added_with_a_doubtful_nip(qtbot, page, work, opened)
    assert "dihapus" in saved(qtbot, work, page.officials.form.delete)
    assert list_officials(opened.catalogue, opened.actor) == ()
    work.undo.undo()
    idle(qtbot, work)
    assert len(list_officials(opened.catalogue, opened.actor)) == 1


def test_a_copy_is_made_and_listed(qtbot: QtBot, page: SettingsPage, work: Workplace, opened: Opened) -> None:
    go_to(qtbot, page, "Katalog & cadangan")
    assert "Belum ada cadangan" in said(page.catalogue)
    saved(qtbot, work, page.catalogue.back_up_now)
    assert page.catalogue.list.model.rowCount() == 1
    assert len(list_backups(opened.catalogue, opened.actor)) == 1


def test_the_catalogue_is_checked(qtbot: QtBot, page: SettingsPage, work: Workplace) -> None:
    go_to(qtbot, page, "Katalog & cadangan")
    qtbot.mouseClick(press(page.catalogue, "Periksa katalog"), LEFT)
    qtbot.waitUntil(lambda: bool(page.catalogue.verdict.text()), timeout=WAIT)
    idle(qtbot, work)
    assert "utuh" in page.catalogue.verdict.text()


def test_a_copy_elsewhere_is_a_whole_catalogue(
    qtbot: QtBot, page: SettingsPage, work: Workplace, tmp_path: Path
) -> None:
    work.files = GivenFiles(tmp_path / "flashdisk.db")
    go_to(qtbot, page, "Katalog & cadangan")
    assert "flashdisk.db" in saved(qtbot, work, press(page.catalogue, "Simpan salinan ke…"))
    assert (tmp_path / "flashdisk.db").read_bytes()[:15] == b"SQLite format 3"


def test_putting_a_copy_back_is_asked_first(qtbot: QtBot, page: SettingsPage, work: Workplace, tmp_path: Path) -> None:
    work.files = GivenFiles(tmp_path / "lama.db")
    wishes: list[object] = []
    page.wished.connect(wishes.append)
    go_to(qtbot, page, "Katalog & cadangan")
    qtbot.mouseClick(press(page.catalogue, "Pulihkan dari berkas…"), LEFT)
    question = page.catalogue.findChild(VerbDialog)
    assert question is not None
    assert wishes == []
    qtbot.mouseClick(question.verb_button, LEFT)
    assert wishes == [PutBack(tmp_path / "lama.db")]


def test_another_catalogue_is_wished_for(qtbot: QtBot, page: SettingsPage, work: Workplace, tmp_path: Path) -> None:
    work.files = GivenFiles(tmp_path / "lain.db")
    go_to(qtbot, page, "Katalog & cadangan")
    with qtbot.waitSignal(page.wished) as wish:
        qtbot.mouseClick(press(page.catalogue, "Buka berkas lain…"), LEFT)
    assert wish.args == [OpenPlace(str(tmp_path / "lain.db"))]


def test_a_server_is_tested_before_it_is_opened(qtbot: QtBot, page: SettingsPage, work: Workplace) -> None:
    dialog = page.catalogue.ask_server()
    assert isinstance(dialog, ServerDialog)
    assert dialog.port.line.text() == "5432"
    assert (dialog.test.isDefault(), dialog.decline_button.isDefault()) == (True, False)
    qtbot.waitUntil(dialog.server.line.hasFocus)
    for name, text in (("server", "127.0.0.1"), ("port", "9"), ("database", "temu mitra"), ("user", "kadin@jatim")):
        type_into(qtbot, getattr(dialog, name), text)
    type_into(qtbot, dialog.password, "rahasia/1")
    dialog.secure.setChecked(False)
    assert dialog.place() == "postgresql://kadin%40jatim:rahasia%2F1@127.0.0.1:9/temu%20mitra"
    assert not dialog.verb_button.isEnabled()
    qtbot.mouseClick(dialog.test, LEFT)
    qtbot.waitUntil(lambda: "tidak dapat dihubungi" in dialog.verdict.text(), timeout=WAIT)
    idle(qtbot, work)
    assert "rahasia" not in dialog.verdict.text()
    assert "postgresql" not in dialog.verdict.text()
    assert "127.0.0.1 (basis data temu mitra)" in dialog.verdict.text()
    assert dialog.server.height() >= dialog.server.sizeHint().height()
    assert not dialog.verb_button.isEnabled()
    qtbot.mouseClick(dialog.decline_button, LEFT)


def test_weights_must_add_up(qtbot: QtBot, page: SettingsPage, work: Workplace, opened: Opened) -> None:
    go_to(qtbot, page, "Bobot pencocokan")
    weights = page.weights
    distance = weights.boxes[Pattern.INTI_PLASMA, CriterionCode.DISTANCE]
    volume = weights.boxes[Pattern.INTI_PLASMA, CriterionCode.VOLUME]
    distance.selectAll()
    qtbot.keyClicks(distance, "20")
    assert weights.sums[Pattern.INTI_PLASMA].text() == "105, harus 100"
    assert not weights.save_button.isEnabled()
    volume.selectAll()
    qtbot.keyClicks(volume, "10")
    assert weights.sums[Pattern.INTI_PLASMA].text() == "100"
    assert weights.save_button.isEnabled()
    saved(qtbot, work, weights.save_button)
    kept = dict(dict(read_match_settings(opened.catalogue, opened.actor).weights)[Pattern.INTI_PLASMA])
    assert (kept[CriterionCode.DISTANCE], kept[CriterionCode.VOLUME]) == (20, 10)
    assert page.may_leave()


def test_weights_go_back_to_the_programs_own(qtbot: QtBot, page: SettingsPage) -> None:
    go_to(qtbot, page, "Bobot pencocokan")
    box = page.weights.boxes[Pattern.SUBKONTRAK, CriterionCode.DISTANCE]
    own = box.value()
    box.setValue(own + 7)
    page.weights.slider.setValue(10)
    assert page.weights.unsaved
    qtbot.mouseClick(press(page.weights, "Kembalikan bobot bawaan Subkontrak"), LEFT)
    assert box.value() == own
    assert page.weights.said.text() == "0,50"
    qtbot.mouseClick(press(page.weights, "Semua bawaan program"), LEFT)
    assert page.weights.slider.value() * 50 == MatchSettings().poverty_lambda
    assert not page.weights.unsaved


def test_the_look_is_wished_for(qtbot: QtBot, page: SettingsPage) -> None:
    go_to(qtbot, page, "Tampilan")
    assert [scheme for scheme, choice in page.appearance.choices.items() if choice.isChecked()] != [Scheme.DARK]
    with qtbot.waitSignal(page.wished) as wish:
        page.appearance.choices[Scheme.DARK].click()
    assert wish.args == [UseScheme(Scheme.DARK)]


def test_another_page_can_lead_to_the_copies(page: SettingsPage) -> None:
    page.open_record("backups")
    assert page.section is page.catalogue


def test_an_import_of_yesterday_is_listed_and_taken_back(
    qtbot: QtBot, work: Workplace, opened: Opened, tmp_path: Path
) -> None:
    import_rows(opened, tmp_path, IntakeKind.ENTERPRISES, ENTERPRISES)
    page = SettingsPage(work)
    show(qtbot, page, work)
    page.open_record("imports")
    idle(qtbot, work)
    assert page.section is page.imports
    assert not page.imports.undo.isEnabled()
    page.imports.list.table.selectRow(0)
    row = page.imports.list.current()
    assert (row.code, row.read, row.new, row.rejected, row.undone) == ("I-0001", 5, 5, 0, False)
    qtbot.mouseClick(page.imports.undo, LEFT)
    qtbot.mouseClick(page.findChild(VerbDialog).verb_button, LEFT)
    idle(qtbot, work)
    (line,) = list_imports(opened.catalogue, opened.actor)
    assert line.undone
    assert not page.imports.undo.isEnabled()
    assert list_enterprises(opened.catalogue, opened.actor, ListQuery(), 0, 1).total == 0


def test_an_import_that_was_brought_back_can_be_taken_back_again(opened: Opened, tmp_path: Path) -> None:
    import_rows(opened, tmp_path, IntakeKind.ENTERPRISES, ENTERPRISES)
    for undone in (True, False, True):
        (line,) = list_imports(opened.catalogue, opened.actor)
        undo_change(opened.catalogue, opened.actor, line.change_set)
        assert list_imports(opened.catalogue, opened.actor)[0].undone is undone


def test_a_kbli_list_is_taken_in_for_the_edition_chosen(
    qtbot: QtBot, page: SettingsPage, work: Workplace, tmp_path: Path
) -> None:
    file = tmp_path / "kbli.xlsx"
    write_rows(file, ("Kode", "Judul"), [("10621", "Pati ubi kayu")])
    work.files = GivenFiles(file)
    assert not page.kbli.choose.isEnabled()
    page.kbli.edition.setCurrentIndex(page.kbli.edition.findData("2025"))
    page.kbli.edition.activated.emit(2)
    with qtbot.waitSignal(work.said, timeout=WAIT):
        qtbot.mouseClick(page.kbli.choose, LEFT)
    assert page.kbli.result.text() == "KBLI 2025: 1 kode dibaca, 1 baru, 0 judulnya berubah."


def test_every_button_and_field_has_a_name(page: SettingsPage) -> None:
    for control in page.findChildren(QPushButton):
        assert control.accessibleName()
    for box in page.weights.boxes.values():
        assert box.accessibleName()
