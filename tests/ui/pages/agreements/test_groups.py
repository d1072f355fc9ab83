"""From an accepted group to its printed agreement, with real clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from models.domain.lists import ListQuery
from models.domain.matching import MatchSettings
from models.use_cases.list_agreements import agreement_file, list_agreements
from models.use_cases.list_runs import list_runs
from models.use_cases.open_catalogue import open_catalogue
from models.use_cases.open_draft import open_draft
from models.use_cases.run_matching import run_matching
from tests.conftest import copy_of
from tests.models.papers.issuing import words
from tests.records import TODAY
from tests.small_enterprises import NAMES, import_small_ones
from tests.ui.pages.agreements.test_agreements_page import issue, issued, texts_in, work_of
from tests.ui.pages.matching.surroundings import WAIT, OpenWindow
from ui.main_window import MainWindow
from ui.pages.agreements.draft_view import DraftView
from ui.pages.agreements.members_field import MembersField
from ui.pages.agreements.page import AgreementsPage
from ui.pages.matching.analyses.groups_view import GroupsView
from ui.workplace import Workplace

LEFT = Qt.MouseButton.LeftButton
GROUP = "KL-0001"
QUANTITY, SHARE, POWER, DAY = range(4)


@pytest.fixture(scope="module")
def farmers_file(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue in which only a group can fill the need, after one run."""
    folder = tmp_path_factory.mktemp("kelompok")
    opened = open_catalogue(str(copy_of(empty_file, folder)))
    import_small_ones(opened, folder)
    run_matching(opened.catalogue, opened.actor, MatchSettings(), today=TODAY)
    opened.catalogue.close()
    return folder / "katalog.db"


def accept(qtbot: QtBot, work: Workplace) -> None:
    """Press Terima in the window's view of groups."""
    view = GroupsView(work)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    view.show_run(list_runs(work.catalogue, work.actor, 1)[0], newest=True)
    qtbot.waitUntil(lambda: view.pane.detail is not None, timeout=WAIT)
    with qtbot.waitSignal(work.background.catalogue_changed, timeout=WAIT):
        qtbot.mouseClick(view.pane.accept_button, LEFT)
    view.close()


@pytest.fixture
def opened(qtbot: QtBot, open_window: OpenWindow, farmers_file: Path) -> tuple[MainWindow, AgreementsPage]:
    """The page, the group accepted."""
    window = open_window(farmers_file)
    accept(qtbot, work_of(window))
    window.open_page("agreements")
    page = window.page
    assert isinstance(page, AgreementsPage)
    qtbot.waitUntil(lambda: page.ready.list.model.rowCount() == 1, timeout=WAIT)
    return window, page


def form_of(qtbot: QtBot, page: AgreementsPage) -> DraftView:
    """The group chosen among what is ready, and its form opened."""
    area = page.ready.list.table.visualRect(page.ready.list.model.index(0, 0))
    qtbot.mouseClick(page.ready.list.table.viewport(), LEFT, pos=area.center())
    qtbot.mouseClick(page.ready.make_button, LEFT)
    qtbot.waitUntil(lambda: page.draft is not None and page.draft.paper.page_count > 0, timeout=WAIT)
    assert page.draft is not None
    return page.draft


def members_of(draft: DraftView) -> MembersField:
    found = draft.form.fields["members"]
    assert isinstance(found, MembersField)
    return found


def cells(draft: DraftView, member: int) -> tuple[QLineEdit, ...]:
    return list(members_of(draft).cells.values())[member]


def write(qtbot: QtBot, cell: QLineEdit, text: str) -> None:
    cell.selectAll()
    qtbot.keyClick(cell, Qt.Key.Key_Delete)
    qtbot.keyClicks(cell, text)


def said(qtbot: QtBot, draft: DraftView, text: str) -> None:
    """Wait until the audit beside the form says this."""
    qtbot.waitUntil(lambda: text in texts_in(draft.findings), timeout=WAIT)


def test_an_accepted_group_becomes_a_printed_agreement(
    qtbot: QtBot, opened: tuple[MainWindow, AgreementsPage]
) -> None:
    window, page = opened
    row = page.ready.list.model.row_at(0)
    assert row is not None
    assert page.ready.list.model.index(0, 0).data() == "5 UMKM: Koperasi Tani Rukun dkk."
    draft = form_of(qtbot, page)
    assert [cell.text() for cell in cells(draft, 0)] == ["300", "20,00", "", ""]
    assert draft.form.fields["group_name"].value() == "Kelompok Koperasi Tani Rukun dkk."
    write(qtbot, cells(draft, 1)[POWER], "12/SK/2026")
    write(qtbot, cells(draft, 1)[DAY], "20-11-2026")
    said(qtbot, draft, "3 anggota belum mempunyai nomor surat kuasa")
    qtbot.waitUntil(draft.form.save_button.isEnabled, timeout=WAIT)
    issue(qtbot, window, draft)
    qtbot.waitUntil(lambda: issued(window) == ["PK-0001"], timeout=WAIT)
    work = work_of(window)
    text = words(agreement_file(work.catalogue, work.actor, "PK-0001"))
    assert "Lampiran V Daftar Anggota Kelompok" in text
    assert "Lampiran VI Surat Kuasa Para Anggota" in text
    assert "Surat kuasa nomor 12/SK/2026 tanggal 20 November 2026" in text
    assert all(name in text for name in NAMES)
    (line,) = list_agreements(work.catalogue, work.actor, ListQuery(), 0, 5).rows
    assert line.enterprise_name == "Kelompok Koperasi Tani Rukun dkk."
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 1, timeout=WAIT)
    page.show_ready()
    qtbot.waitUntil(lambda: page.ready.list.model.rowCount() == 0, timeout=WAIT)


def test_shares_that_do_not_add_up_keep_the_print_back_until_they_are_reckoned(
    qtbot: QtBot, opened: tuple[MainWindow, AgreementsPage]
) -> None:
    _, page = opened
    draft = form_of(qtbot, page)
    write(qtbot, cells(draft, 1)[QUANTITY], "350")
    write(qtbot, cells(draft, 2)[QUANTITY], "250")
    write(qtbot, cells(draft, 2)[SHARE], "15")
    said(qtbot, draft, "Bagian para anggota berjumlah 95,00%, bukan 100,00%.")
    assert not draft.form.save_button.isEnabled()
    qtbot.mouseClick(members_of(draft).reckon_button, LEFT)
    assert [cells(draft, at)[SHARE].text() for at in range(5)] == ["20,00", "23,33", "16,67", "20,00", "20,00"]
    said(qtbot, draft, "bagiannya tepat 100,00%")
    qtbot.waitUntil(draft.form.save_button.isEnabled, timeout=WAIT)


def test_another_leader_signs_and_one_without_a_part_is_no_member(
    qtbot: QtBot, opened: tuple[MainWindow, AgreementsPage]
) -> None:
    _, page = opened
    draft = form_of(qtbot, page)
    before = draft.form.fields["second_name"].value()
    box = draft.form.fields["leader"].input
    assert isinstance(box, QComboBox)
    while box.currentText() != "Tani Dua":
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert draft.form.fields["second_name"].value() != before
    assert draft.form.fields["group_name"].value() == "Kelompok Tani Dua dkk."
    at = [each.name for each in draft.proposed.group].index("Tani Dua")
    write(qtbot, cells(draft, at)[QUANTITY], "")
    said(qtbot, draft, "Ketua kelompok tidak termasuk dalam daftar anggota")


def test_what_was_typed_about_a_group_is_there_again(
    qtbot: QtBot, opened: tuple[MainWindow, AgreementsPage]
) -> None:
    window, page = opened
    draft = form_of(qtbot, page)
    write(qtbot, cells(draft, 3)[POWER], "9/SK")
    write(qtbot, cells(draft, 2)[SHARE], "dua")
    with qtbot.waitSignal(draft.keeper.kept, timeout=WAIT):
        draft.keeper.flush()
    work = work_of(window)
    kept = open_draft(work.catalogue, work.actor, GROUP)
    assert kept is not None
    assert [each.power_number for each in kept.terms.members] == ["", "", "", "9/SK", ""]
    assert kept.terms.members[2].share is None, "what cannot be read yet costs nothing else"
    qtbot.mouseClick(draft.to_list, LEFT)
    qtbot.waitUntil(lambda: "Kelompok Koperasi Tani Rukun dkk. dengan" in texts_in(page.ready.drafts), timeout=WAIT)
    page._drop_draft()
    page.make(GROUP)
    qtbot.waitUntil(lambda: page.draft is not None and page.draft is not draft, timeout=WAIT)
    assert page.draft is not None
    assert cells(page.draft, 3)[POWER].text() == "9/SK"


def test_a_part_that_is_no_number_is_said_at_the_field(
    qtbot: QtBot, opened: tuple[MainWindow, AgreementsPage]
) -> None:
    _, page = opened
    draft = form_of(qtbot, page)
    write(qtbot, cells(draft, 1)[QUANTITY], "banyak")
    assert "tulis jumlahnya dengan angka" in members_of(draft).problem()
    write(qtbot, cells(draft, 1)[QUANTITY], "300")
    write(qtbot, cells(draft, 1)[DAY], "besok")
    assert "tulis tanggal surat kuasa" in members_of(draft).problem()
    write(qtbot, cells(draft, 1)[DAY], "21/11/2026")
    assert members_of(draft).problem() == ""


def test_every_cell_has_a_name(qtbot: QtBot, opened: tuple[MainWindow, AgreementsPage]) -> None:
    _, page = opened
    found = [cell.accessibleName() for row in members_of(form_of(qtbot, page)).cells.values() for cell in row]
    assert len(found) == len(set(found)) == 20
    assert all(found)
