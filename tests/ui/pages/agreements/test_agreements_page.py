"""Perjanjian with real clicks: from an accepted proposal to the stored paper, and back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.domain.lists import ListQuery
from models.domain.matching import Decided
from models.use_cases.decide_proposals import decide_proposals
from models.use_cases.list_agreements import agreement_file, list_agreements
from models.use_cases.list_runs import list_proposals
from tests.ui.pages.matching.surroundings import WAIT, OpenWindow
from ui.dialogs.choose_file import GivenFiles
from ui.dialogs.verb_dialog import VerbDialog
from ui.main_window import MainWindow
from ui.pages.agreements.draft_view import DraftView
from ui.pages.agreements.page import AgreementsPage
from ui.workplace import Workplace

LEFT = Qt.MouseButton.LeftButton


def work_of(window: MainWindow) -> Workplace:
    found: Workplace = window.workplace  # type: ignore[attr-defined]  # set by the fixture
    return found


def codes(window: MainWindow) -> list[str]:
    work = work_of(window)
    return [line.proposal for line in list_proposals(work.catalogue, work.actor, ListQuery(), 0, 50).rows]


def accept(window: MainWindow, *proposals: str) -> None:
    work = work_of(window)
    decide_proposals(work.catalogue, work.actor, proposals, Decided.ACCEPT)


def issued(window: MainWindow) -> list[str]:
    work = work_of(window)
    return [line.agreement for line in list_agreements(work.catalogue, work.actor, ListQuery(), 0, 50).rows]


def texts_in(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


@pytest.fixture
def opened(qtbot: QtBot, open_window: OpenWindow, matched_file: Path) -> tuple[MainWindow, AgreementsPage]:
    """The page over a catalogue in which all proposals are accepted."""
    window = open_window(matched_file)
    accept(window, *codes(window))
    window.open_page("agreements")
    page = window.page
    assert isinstance(page, AgreementsPage)
    qtbot.waitUntil(lambda: page.ready.list.model.rowCount() > 0, timeout=WAIT)
    return window, page


def draft_of(qtbot: QtBot, window: MainWindow, page: AgreementsPage, proposal: str = "") -> DraftView:
    """The form for a proposal, once its first audit and paper are there."""
    wanted = proposal or codes(window)[0]
    window.open_page("agreements", ListQuery(filters=(("proposal", wanted),)))
    qtbot.waitUntil(lambda: page.draft is not None and page.draft.proposed.proposal == wanted, timeout=WAIT)
    assert page.draft is not None
    draft = page.draft
    qtbot.waitUntil(lambda: draft.paper.page_count > 0, timeout=WAIT)
    return draft


def type_into(qtbot: QtBot, draft: DraftView, field: str, text: str) -> None:
    line = draft.form.fields[field].input
    line.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(line, text)


def issue(qtbot: QtBot, window: MainWindow, draft: DraftView) -> None:
    """Press Terbitkan and agree."""
    qtbot.mouseClick(draft.form.save_button, LEFT)
    dialog = draft.findChildren(VerbDialog)[-1]
    with qtbot.waitSignal(work_of(window).background.catalogue_changed, timeout=WAIT):
        qtbot.mouseClick(dialog.verb_button, LEFT)


def test_accepted_proposals_wait_here(
    qtbot: QtBot, opened: tuple[MainWindow, AgreementsPage]
) -> None:
    window, page = opened
    assert page.ready.list.model.rowCount() == len(codes(window))
    assert not page.ready.make_button.isEnabled()
    area = page.ready.list.table.visualRect(page.ready.list.model.index(0, 0))
    qtbot.mouseClick(page.ready.list.table.viewport(), LEFT, pos=area.center())
    qtbot.mouseClick(page.ready.make_button, LEFT)
    qtbot.waitUntil(lambda: page.draft is not None and page.draft.paper.page_count > 0, timeout=WAIT)
    assert page.side.currentWidget() is page.draft


def test_an_empty_list_leads_to_matching(qtbot: QtBot, open_window: OpenWindow, matched_file: Path) -> None:
    window = open_window(matched_file)
    window.open_page("agreements")
    page = window.page
    assert page is not None
    steps = [b for b in page.findChildren(QPushButton) if b.text() == "Buka Pencocokan"]
    qtbot.waitUntil(lambda: any(b.isVisible() for b in steps), timeout=WAIT)
    qtbot.mouseClick(next(b for b in steps if b.isVisible()), LEFT)
    assert window.page is not page


def test_the_form_starts_with_what_the_catalogue_says(
    qtbot: QtBot, opened: tuple[MainWindow, AgreementsPage]
) -> None:
    window, page = opened
    draft = draft_of(qtbot, window, page)
    terms = draft.form.terms()
    assert terms.price == 320_000
    assert terms.payment_days == 14
    assert terms.first.name.startswith("Direktur ")
    assert terms.second.name.startswith("Pemilik ")
    assert terms.date == date.today()
    assert terms.clauses == ()


def test_typing_is_judged_at_once_and_audited_soon(
    qtbot: QtBot, opened: tuple[MainWindow, AgreementsPage]
) -> None:
    window, page = opened
    draft = draft_of(qtbot, window, page)
    assert "Saksi kurang dari dua orang." in texts_in(draft.findings)
    type_into(qtbot, draft, "months", "0")
    assert draft.form.fields["months"].message == "Antara 1 dan 120 bulan."
    type_into(qtbot, draft, "months", "18")
    assert draft.form.fields["months"].message == ""
    type_into(qtbot, draft, "witness1_name", "Saksi Satu")
    type_into(qtbot, draft, "witness2_name", "Saksi Dua")
    qtbot.waitUntil(lambda: "Saksi kurang dari dua orang." not in texts_in(draft.findings), timeout=WAIT)
    assert draft.form.terms().months == 18


def test_what_the_parties_settled_is_no_finding_any_more(
    qtbot: QtBot, opened: tuple[MainWindow, AgreementsPage]
) -> None:
    window, page = opened
    draft = draft_of(qtbot, window, page)
    open_before = sum(field.decide for field in draft.form.parameters)
    assert f"{open_before} nilai pasal masih usulan program" in texts_in(draft.findings)
    settled = draft.form.fields["settled"].input
    draft.form.fields["settled"].box.click()  # type: ignore[attr-defined]
    assert settled.isChecked()  # type: ignore[attr-defined]
    qtbot.waitUntil(
        lambda: f"{open_before} nilai pasal masih usulan program" not in texts_in(draft.findings), timeout=WAIT
    )
    assert {term.clause for term in draft.form.terms().clauses}


def test_a_value_outside_its_range_is_refused_under_its_field(
    qtbot: QtBot, opened: tuple[MainWindow, AgreementsPage]
) -> None:
    window, page = opened
    draft = draft_of(qtbot, window, page)
    bounded = next(p for p in draft.form.parameters if p.kind == "days" and p.maximum is not None)
    name = f"{bounded.clause}.{bounded.code}"
    type_into(qtbot, draft, name, "9999")
    assert draft.form.fields[name].message
    qtbot.mouseClick(draft.form.save_button, LEFT)
    assert not draft.findChildren(VerbDialog)  # nothing is asked while a field is wrong
    assert issued(window) == []


def test_issue_store_and_print_again(
    qtbot: QtBot, opened: tuple[MainWindow, AgreementsPage], tmp_path: Path
) -> None:
    window, page = opened
    work = work_of(window)
    draft = draft_of(qtbot, window, page)
    window.resize(900, 700)
    qtbot.waitUntil(lambda: not draft.panes.is_wide)
    qtbot.mouseClick(draft.form.preview_button, LEFT)
    assert draft.panes.tabs.currentWidget() is draft.paper
    draft.panes.show_form()
    issue(qtbot, window, draft)
    qtbot.waitUntil(lambda: page.issued.paper.page_count > 0, timeout=WAIT)
    assert page.draft is None
    assert page.side.currentWidget() is page.issued
    line = page.issued.line
    assert line is not None
    assert [line.agreement] == issued(window)
    stored = agreement_file(work.catalogue, work.actor, line.agreement)
    work.files = GivenFiles(tmp_path / "perjanjian.pdf")
    with qtbot.waitSignal(work.said, timeout=WAIT):
        qtbot.mouseClick(page.issued.paper.save_button, LEFT)
    assert (tmp_path / "perjanjian.pdf").read_bytes() == stored
    qtbot.waitUntil(lambda: page.ready.list.model.rowCount() == len(codes(window)) - 1, timeout=WAIT)


def test_what_is_not_yet_right_takes_no_number(
    qtbot: QtBot, opened: tuple[MainWindow, AgreementsPage]
) -> None:
    window, page = opened
    draft = draft_of(qtbot, window, page)
    type_into(qtbot, draft, "subject", "Pembelian menurut [isi nanti]")
    qtbot.waitUntil(lambda: draft.findings.red > 0, timeout=WAIT)
    assert "Harus dibetulkan" in texts_in(draft.findings)
    assert not draft.form.save_button.isEnabled()
    assert draft.form.state.text() == "Terbit menunggu 1 temuan merah."
    with qtbot.waitSignal(work_of(window).said, timeout=WAIT) as said:
        draft.issue()  # whatever the window thinks, the catalogue refuses too
    assert "Nomor belum diambil" in said.args[0]
    assert issued(window) == []
    assert page.draft is draft
    type_into(qtbot, draft, "subject", "Pembelian singkong")
    qtbot.waitUntil(lambda: draft.form.save_button.isEnabled(), timeout=WAIT)


def test_a_form_that_is_filled_in_is_not_lost(
    qtbot: QtBot, opened: tuple[MainWindow, AgreementsPage]
) -> None:
    window, page = opened
    first, second = codes(window)[:2]
    draft = draft_of(qtbot, window, page, first)
    type_into(qtbot, draft, "place", "Surabaya")
    window.open_page("matching")
    draft_of(qtbot, window, page, second)
    again = draft_of(qtbot, window, page, first)
    assert again is not draft
    assert again.form.terms().place == "Surabaya"
    qtbot.mouseClick(again.to_list, LEFT)
    assert page.side.currentWidget() is page.ready
    assert page.list.isVisible()
    action = page.main_action()
    assert action.text == "Lanjutkan isian"
    action.start()
    assert page.side.currentWidget() is again
    assert not page.list.isVisible()


def test_undoing_an_issue_takes_the_agreement_off_the_list(
    qtbot: QtBot, opened: tuple[MainWindow, AgreementsPage]
) -> None:
    window, page = opened
    issue(qtbot, window, draft_of(qtbot, window, page))
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 1, timeout=WAIT)
    with qtbot.waitSignal(work_of(window).background.catalogue_changed, timeout=WAIT):
        work_of(window).undo.undo()
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 0, timeout=WAIT)
    assert issued(window) == []


def test_a_cancelled_agreement_stays_listed_and_says_so(
    qtbot: QtBot, opened: tuple[MainWindow, AgreementsPage]
) -> None:
    window, page = opened
    issue(qtbot, window, draft_of(qtbot, window, page))
    qtbot.waitUntil(lambda: page.issued.line is not None and page.list.model.rowCount() == 1, timeout=WAIT)
    number = page.issued.line.number  # type: ignore[union-attr]
    window.open_page("agreements", ListQuery(filters=(("status", "terbit"),)))
    with qtbot.waitSignal(work_of(window).background.catalogue_changed, timeout=WAIT):
        page.issued._void("Mitra mundur")
    qtbot.waitUntil(lambda: "Batal" in texts_in(page.issued), timeout=WAIT)
    assert page.issued.void_button.isHidden()
    assert [page.list.model.row_at(at).number for at in range(page.list.model.rowCount())] == [number]


def test_the_cursor_stands_in_the_first_field(qtbot: QtBot, opened: tuple[MainWindow, AgreementsPage]) -> None:
    window, page = opened
    draft = draft_of(qtbot, window, page)
    assert window.focusWidget() is draft.form.fields["subject"].input


def test_everything_one_can_reach_by_keyboard_has_a_name(
    qtbot: QtBot, opened: tuple[MainWindow, AgreementsPage]
) -> None:
    window, page = opened
    draft = draft_of(qtbot, window, page)
    for width in (1400, 900):
        window.resize(width, 700)
        draft.panes.show_paper()
        reached = [
            each for each in page.findChildren(QWidget)
            if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None
        ]  # fmt: skip
        assert len(reached) > 3
        assert [each for each in reached if not each.accessibleName()] == []
