"""Drafts on the screen: kept while one types, opened again after a crash, contested, thrown away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.domain.drafts import AgreementDraft
from models.domain.lists import ListQuery
from models.domain.progress import Progress, no_progress
from models.use_cases.list_drafts import list_drafts
from models.use_cases.open_draft import open_draft
from tests.ui.pages.agreements.test_agreements_page import accept, codes, draft_of, issue, texts_in, type_into, work_of
from tests.ui.pages.matching.surroundings import WAIT, OpenWindow
from ui.background import Background, Job
from ui.dialogs.verb_dialog import VerbDialog
from ui.main_window import MainWindow
from ui.pages.agreements.draft_view import DraftView
from ui.pages.agreements.page import AgreementsPage
from ui.workplace import Workplace

LEFT = Qt.MouseButton.LeftButton
NewPage = Callable[[str], tuple[AgreementsPage, DraftView]]


@pytest.fixture
def opened(qtbot: QtBot, open_window: OpenWindow, matched_file: Path) -> tuple[MainWindow, AgreementsPage]:
    """The page over a catalogue in which all proposals are accepted."""
    window = open_window(matched_file)
    accept(window, *codes(window))
    window.open_page("agreements")
    assert isinstance(window.page, AgreementsPage)
    return window, window.page


@pytest.fixture
def new_page(qtbot: QtBot, opened: tuple[MainWindow, AgreementsPage]) -> NewPage:
    """Makes another page over the same catalogue, as a second window would."""

    def make(proposal: str) -> tuple[AgreementsPage, DraftView]:
        page = AgreementsPage(work_of(opened[0]))
        qtbot.addWidget(page)
        page.resize(1300, 800)
        page.show()
        page.make(proposal)
        qtbot.waitUntil(lambda: page.draft is not None and page.draft.paper.page_count > 0, timeout=WAIT)
        assert page.draft is not None
        return page, page.draft

    return make


def kept(work: Workplace, proposal: str) -> AgreementDraft | None:
    return open_draft(work.catalogue, work.actor, proposal)


def press(qtbot: QtBot, within: QWidget, text: str) -> None:
    found = [each for each in within.findChildren(QPushButton) if each.text() == text and each.isVisible()]
    assert len(found) == 1, text
    qtbot.mouseClick(found[0], LEFT)


def type_and_keep(qtbot: QtBot, draft: DraftView, field: str, text: str) -> None:
    with qtbot.waitSignal(draft.keeper.kept, timeout=WAIT):
        type_into(qtbot, draft, field, text)


def test_a_window_that_is_killed_loses_nothing(
    qtbot: QtBot, opened: tuple[MainWindow, AgreementsPage], new_page: NewPage
) -> None:
    window, page = opened
    draft = draft_of(qtbot, window, page)
    assert draft.form.discard_button.isHidden()
    for field, text in (("place", "Bojonegoro"), ("months", "18"), ("first_number", "07/MITRA/2026")):
        type_into(qtbot, draft, field, text)
    draft.form.fields["settled"].box.click()  # type: ignore[attr-defined]
    draft.form.fields["paper"].box.setCurrentIndex(2)  # type: ignore[attr-defined]
    type_and_keep(qtbot, draft, "witness1_name", "Saksi Contoh")
    assert draft.kept.text().startswith("Draf tersimpan ")
    assert draft.form.discard_button.isVisible()
    again = new_page(draft.proposed.proposal)[1]
    assert again.form.terms() == draft.form.terms()
    assert again.form.terms().place == "Bojonegoro"
    assert again.form.terms().clauses
    assert again.form.paper == draft.form.paper == "F4"
    assert "dilanjutkan" in again.note.said.text()
    assert again.note.isVisible()


def test_the_second_of_two_windows_is_told_and_chooses(
    qtbot: QtBot, opened: tuple[MainWindow, AgreementsPage], new_page: NewPage
) -> None:
    window, page = opened
    mine = draft_of(qtbot, window, page)
    proposal = mine.proposed.proposal
    other_page, theirs = new_page(proposal)
    type_and_keep(qtbot, mine, "place", "Tuban")
    with qtbot.waitSignal(theirs.keeper.contested, timeout=WAIT):
        type_into(qtbot, theirs, "place", "Lamongan")
    assert "sementara itu disimpan oleh" in theirs.note.said.text()
    assert kept(work_of(window), proposal).terms.place == "Tuban"  # type: ignore[union-attr]
    with qtbot.waitSignal(theirs.keeper.kept, timeout=WAIT):
        press(qtbot, theirs.note, "Simpan yang ini")
    assert kept(work_of(window), proposal).terms.place == "Lamongan"  # type: ignore[union-attr]
    with qtbot.waitSignal(mine.keeper.contested, timeout=WAIT):
        type_into(qtbot, mine, "place", "Gresik")
    press(qtbot, mine.note, "Buka yang tersimpan")
    qtbot.waitUntil(lambda: page.draft is not None and page.draft is not mine, timeout=WAIT)
    assert page.draft is not None
    assert page.draft.form.terms().place == "Lamongan"
    assert other_page.draft is theirs


def test_leaving_keeps_at_once_what_was_typed(qtbot: QtBot, opened: tuple[MainWindow, AgreementsPage]) -> None:
    window, page = opened
    draft = draft_of(qtbot, window, page)
    type_into(qtbot, draft, "place", "Surabaya")
    with qtbot.waitSignal(draft.keeper.kept, timeout=WAIT):
        window.open_page("matching")
    assert not window.status.working, "saving is nobody's business to watch"
    assert kept(work_of(window), draft.proposed.proposal).terms.place == "Surabaya"  # type: ignore[union-attr]


def test_what_is_quiet_is_done_before_the_program_ends(background: Background) -> None:
    done: list[str] = []

    def note(name: str, *, progress: Progress = no_progress) -> None:
        progress(0, 1)
        done.append(name)

    for name, quiet in (("watched", False), ("quiet", True)):
        job = Job(lambda *, progress, name=name: note(name, progress=progress), quiet=quiet)
        background.start(job)
        if not quiet:
            job.cancel()
    background.close()
    assert done == ["quiet"]


def test_an_issued_draft_leaves_the_desk_and_comes_back_with_urungkan(
    qtbot: QtBot, opened: tuple[MainWindow, AgreementsPage]
) -> None:
    window, page = opened
    work = work_of(window)
    draft = draft_of(qtbot, window, page)
    type_and_keep(qtbot, draft, "place", "Surabaya")
    issue(qtbot, window, draft)
    assert list_drafts(work.catalogue, work.actor, ListQuery(), 0, 5).total == 0
    with qtbot.waitSignal(work.background.catalogue_changed, timeout=WAIT):
        work.undo.undo()
    (line,) = list_drafts(work.catalogue, work.actor, ListQuery(), 0, 5).rows
    again = draft_of(qtbot, window, page, line.subject)
    assert again.form.terms().place == "Surabaya"


def test_a_draft_waits_on_the_list_until_it_is_thrown_away(
    qtbot: QtBot, opened: tuple[MainWindow, AgreementsPage]
) -> None:
    window, page = opened
    draft = draft_of(qtbot, window, page)
    type_and_keep(qtbot, draft, "place", "Surabaya")
    qtbot.mouseClick(draft.form.cancel_button, LEFT)
    assert page.draft is None
    qtbot.waitUntil(lambda: page.ready.drafts.isVisible(), timeout=WAIT)
    assert page.ready.drafts.heading.text() == "1 draf belum terbit"
    press(qtbot, page.ready.drafts, "Lanjutkan")
    qtbot.waitUntil(lambda: page.draft is not None and page.draft.paper.page_count > 0, timeout=WAIT)
    again = page.draft
    assert again is not None
    assert again.form.terms().place == "Surabaya"
    qtbot.mouseClick(again.form.discard_button, LEFT)
    qtbot.mouseClick(again.findChildren(VerbDialog)[0].verb_button, LEFT)
    work = work_of(window)
    qtbot.waitUntil(lambda: not work.background.jobs, timeout=WAIT)
    assert kept(work, again.proposed.proposal) is None
    qtbot.waitUntil(lambda: page.ready.drafts.isHidden(), timeout=WAIT)


def test_a_price_or_its_formula_never_both(qtbot: QtBot, opened: tuple[MainWindow, AgreementsPage]) -> None:
    window, page = opened
    draft = draft_of(qtbot, window, page)
    type_into(qtbot, draft, "formula", "harga pasar Tuban pada hari kirim dikurangi 5%")
    assert draft.form.fields["price"].message == "Isi harga atau rumusnya, bukan keduanya."
    line = draft.form.fields["price"].input
    line.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert draft.form.fields["price"].message == ""
    terms = draft.form.terms()
    assert (terms.price, terms.formula) == (None, "harga pasar Tuban pada hari kirim dikurangi 5%")
    qtbot.waitUntil(lambda: draft.findings.red == 0, timeout=WAIT)
    assert "Isian belum lengkap" not in texts_in(draft.findings)


def test_the_paper_stands_beside_the_form_where_there_is_room(
    qtbot: QtBot, opened: tuple[MainWindow, AgreementsPage]
) -> None:
    window, page = opened
    window.resize(1366, 768)
    draft = draft_of(qtbot, window, page)
    qtbot.waitUntil(lambda: draft.panes.is_wide, timeout=WAIT)
    assert not page.list.isVisible()
    assert draft.form.isVisible()
    assert draft.paper.isVisible()
    assert draft.form.preview_button.isHidden()
    window.resize(900, 700)
    qtbot.waitUntil(lambda: not draft.panes.is_wide, timeout=WAIT)
    assert not draft.paper.isVisible()
    assert draft.form.preview_button.isVisible()
    window.open_page("agreements", ListQuery())
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: draft.panes.is_wide, timeout=WAIT)
