"""After the paper: signing recorded, changed by addendum, ended, its scan kept, checked; all with real clicks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.domain.papers import FileRole, PaperCheck, PaperKind, Verdict
from models.use_cases.agreement_chain import agreement_chain, paper_content
from tests.models.papers.certificates import PASSWORD, certificate
from tests.ui.pages.agreements.test_agreements_page import accept, codes, draft_of, issue, issued, texts_in, work_of
from tests.ui.pages.matching.surroundings import WAIT, OpenWindow
from ui.dialogs.choose_file import GivenFiles
from ui.dialogs.verb_dialog import VerbDialog
from ui.main_window import MainWindow
from ui.pages.agreements.amendment_view import AmendmentView
from ui.pages.agreements.electronic_dialog import ElectronicDialog
from ui.pages.agreements.page import AgreementsPage
from ui.pages.agreements.signing_dialog import SigningDialog
from ui.pages.agreements.verify_view import VerifyView

LEFT = Qt.MouseButton.LeftButton
Shown = tuple[MainWindow, AgreementsPage, str]


@pytest.fixture
def shown(qtbot: QtBot, open_window: OpenWindow, matched_file: Path) -> Shown:
    """An agreement just issued, in view with its chain."""
    window = open_window(matched_file)
    accept(window, *codes(window))
    window.open_page("agreements")
    page = window.page
    assert isinstance(page, AgreementsPage)
    window.resize(1366, 768)
    issue(qtbot, window, draft_of(qtbot, window, page))
    qtbot.waitUntil(lambda: page.issued.chain is not None and page.issued.paper.page_count > 0, timeout=WAIT)
    (agreement,) = issued(window)
    return window, page, agreement


def press(qtbot: QtBot, within: QWidget, text: str) -> None:
    found = [each for each in within.findChildren(QPushButton) if each.text() == text and each.isVisible()]
    assert len(found) == 1, (text, len(found))
    qtbot.mouseClick(found[0], LEFT)


def write(qtbot: QtBot, view: AmendmentView, field: str, text: str) -> None:
    qtbot.keyClicks(view.form.fields[field].input, text)


def finish(qtbot: QtBot, window: MainWindow, page: AgreementsPage, view: AmendmentView) -> None:
    """Wait for the paper, press Terbitkan and agree."""
    qtbot.waitUntil(lambda: view.paper.page_count > 0, timeout=WAIT)
    qtbot.mouseClick(view.form.save_button, LEFT)
    dialog = view.findChildren(VerbDialog)[0]
    with qtbot.waitSignal(work_of(window).background.catalogue_changed, timeout=WAIT):
        qtbot.mouseClick(dialog.verb_button, LEFT)
    qtbot.waitUntil(lambda: page.amendment is None, timeout=WAIT)


def sign(qtbot: QtBot, window: MainWindow, page: AgreementsPage) -> None:
    qtbot.mouseClick(page.issued.sign_button, LEFT)
    dialog = page.issued.findChildren(SigningDialog)[0]
    assert not dialog.verb_button.isEnabled()
    qtbot.keyClicks(dialog.place.input, "Tuban")
    with qtbot.waitSignal(work_of(window).background.catalogue_changed, timeout=WAIT):
        qtbot.mouseClick(dialog.verb_button, LEFT)


def test_signing_is_recorded_and_can_be_taken_back(qtbot: QtBot, shown: Shown) -> None:
    window, page, _agreement = shown
    assert "Penandatanganan belum dicatat." in texts_in(page.issued.papers)
    sign(qtbot, window, page)
    qtbot.waitUntil(lambda: "Ditandatangani " in page.issued.papers.signing.text(), timeout=WAIT)
    assert "di Tuban." in page.issued.papers.signing.text()
    assert page.issued.sign_button.isHidden()
    assert page.issued.void_button.isHidden()
    work_of(window).undo.undo()
    qtbot.waitUntil(page.issued.sign_button.isVisible, timeout=WAIT)


def test_an_addendum_joins_the_chain_and_the_first_paper_stays(qtbot: QtBot, shown: Shown) -> None:
    window, page, agreement = shown
    work = work_of(window)
    before = paper_content(work.catalogue, work.actor, agreement)
    sign(qtbot, window, page)
    qtbot.mouseClick(page.issued.addendum_button, LEFT)
    view = page.amendment
    assert view is not None
    assert not page.list.isVisible()
    assert "Sekarang " in texts_in(view.form)
    write(qtbot, view, "reason", "harga pasar berubah")
    write(qtbot, view, "price", "3300")
    finish(qtbot, window, page, view)
    qtbot.waitUntil(lambda: page.issued.chain is not None and len(page.issued.chain.papers) == 2, timeout=WAIT)
    chain = agreement_chain(work.catalogue, work.actor, agreement)
    assert [each.kind for each in chain.papers] == [PaperKind.AGREEMENT, PaperKind.ADDENDUM]
    assert chain.terms.price == 330_000
    assert "Yang berlaku sekarang: " in page.issued.papers.terms.text()
    assert "Rp3.300" in page.issued.papers.terms.text()
    assert paper_content(work.catalogue, work.actor, agreement) == before
    rows = [each for each in page.issued.papers.findChildren(QPushButton) if each.text() == "Lihat"]
    assert len(rows) == 2
    qtbot.mouseClick(rows[1], LEFT)
    number = chain.papers[1].number
    qtbot.waitUntil(lambda: page.issued.paper._data == paper_content(work.catalogue, work.actor, chain.papers[1].code))
    assert rows[1].accessibleName() == f"Lihat Adendum {number}"


def test_an_ended_agreement_takes_no_more_changes(qtbot: QtBot, shown: Shown) -> None:
    window, page, agreement = shown
    sign(qtbot, window, page)
    qtbot.mouseClick(page.issued.end_button, LEFT)
    view = page.amendment
    assert view is not None
    write(qtbot, view, "reason", "PARA PIHAK sepakat tidak melanjutkan")
    view.form.fields["effective_on"].known.setChecked(True)  # type: ignore[attr-defined]
    finish(qtbot, window, page, view)
    qtbot.waitUntil(page.issued.end_button.isHidden, timeout=WAIT)
    assert page.issued.addendum_button.isHidden()
    work = work_of(window)
    chain = agreement_chain(work.catalogue, work.actor, agreement)
    assert [each.kind for each in chain.papers] == [PaperKind.AGREEMENT, PaperKind.ENDING]


def test_a_form_closed_without_issuing_asks_first(qtbot: QtBot, shown: Shown) -> None:
    _window, page, _agreement = shown
    qtbot.mouseClick(page.issued.addendum_button, LEFT)
    view = page.amendment
    assert view is not None
    write(qtbot, view, "reason", "harga pasar berubah")
    press(qtbot, view.form, "Tutup")
    assert page.amendment is view
    qtbot.mouseClick(view.findChildren(VerbDialog)[0].verb_button, LEFT)
    assert page.amendment is None
    assert page.side.currentWidget() is page.issued


def test_an_addendum_being_typed_is_not_left_behind(qtbot: QtBot, shown: Shown) -> None:
    window, page, _agreement = shown
    qtbot.mouseClick(page.issued.addendum_button, LEFT)
    view = page.amendment
    assert view is not None
    write(qtbot, view, "reason", "harga pasar berubah")
    window.open_page("home")
    assert window.page is page
    assert page.amendment is view
    assert "belum diterbitkan" in texts_in(window.messages)


def test_a_scan_is_kept_beside_the_paper(qtbot: QtBot, shown: Shown, tmp_path: Path) -> None:
    window, page, agreement = shown
    work = work_of(window)
    scan = tmp_path / "pindaian.pdf"
    scan.write_bytes(paper_content(work.catalogue, work.actor, agreement) + b"\n%pindaian\n")
    work.files = GivenFiles(scan)
    with qtbot.waitSignal(work.background.catalogue_changed, timeout=WAIT):
        qtbot.mouseClick(page.issued.scan_button, LEFT)
    qtbot.waitUntil(lambda: "Pindaian" in texts_in(page.issued.papers), timeout=WAIT)
    press(qtbot, page.issued.papers, "Lihat")
    qtbot.waitUntil(lambda: page.issued.paper._data == scan.read_bytes(), timeout=WAIT)
    assert paper_content(work.catalogue, work.actor, agreement, FileRole.SCAN) == scan.read_bytes()


def test_the_office_signs_electronically(qtbot: QtBot, shown: Shown, tmp_path: Path) -> None:
    window, page, agreement = shown
    work = work_of(window)
    file = tmp_path / "kantor.p12"
    file.write_bytes(certificate())
    work.files = GivenFiles(file)
    qtbot.mouseClick(page.issued.electronic_button, LEFT)
    dialog = page.issued.findChildren(ElectronicDialog)[0]
    qtbot.keyClicks(dialog.password.line, PASSWORD)
    assert PASSWORD not in dialog.password.line.displayText()
    with qtbot.waitSignal(work.background.catalogue_changed, timeout=WAIT):
        qtbot.mouseClick(dialog.verb_button, LEFT)
    chain = agreement_chain(work.catalogue, work.actor, agreement)
    assert [each.role for each in chain.files] == [FileRole.ORIGINAL, FileRole.SIGNED]
    qtbot.waitUntil(lambda: "Tanda tangan elektronik" in texts_in(page.issued.papers), timeout=WAIT)


def test_a_careless_signer_is_told_and_signs_once(qtbot: QtBot, shown: Shown, tmp_path: Path) -> None:
    window, page, agreement = shown
    work = work_of(window)
    file = tmp_path / "kantor.p12"
    refused: list[str] = []
    work.refused.connect(lambda problem: refused.append(problem.message))

    def ask(data: bytes) -> ElectronicDialog:
        file.write_bytes(data)
        work.files = GivenFiles(file)
        qtbot.mouseClick(page.issued.electronic_button, LEFT)
        return page.issued.findChildren(ElectronicDialog)[-1]

    def answer(dialog: ElectronicDialog, password: str) -> None:
        qtbot.keyClicks(dialog.password.line, password)
        for _twice in range(2):
            qtbot.mouseClick(dialog.verb_button, LEFT)
        qtbot.waitUntil(lambda: not work.background.jobs, timeout=WAIT)

    ask(certificate()).reject()
    for data, password in ((certificate(), "salah"), (certificate(-1), PASSWORD), (certificate(key=False), PASSWORD)):
        answer(ask(data), password)
    assert refused == ["pades.no_certificate", "pades.out_of_time", "pades.no_key"]
    assert len(agreement_chain(work.catalogue, work.actor, agreement).files) == 1
    answer(ask(certificate()), PASSWORD)
    files = agreement_chain(work.catalogue, work.actor, agreement).files
    assert [each.role for each in files] == [FileRole.ORIGINAL, FileRole.SIGNED]


def test_a_file_and_a_code_are_checked(qtbot: QtBot, shown: Shown, tmp_path: Path) -> None:
    window, page, agreement = shown
    work = work_of(window)
    next(each for each in page.more_actions() if each.text == "Periksa dokumen…").start()
    view = page.side.currentWidget()
    assert isinstance(view, VerifyView)
    assert window.focusWidget() is view.code
    copy = tmp_path / "perjanjian.pdf"
    copy.write_bytes(paper_content(work.catalogue, work.actor, agreement))
    work.files = GivenFiles(copy)
    qtbot.mouseClick(view.file_button, LEFT)
    qtbot.waitUntil(lambda: view.verdict.text().startswith("Asli"), timeout=WAIT)
    assert "Harga: " in view.facts.text()
    assert agreement_chain(work.catalogue, work.actor, agreement).number in view.details.text()
    qtbot.keyClicks(view.code, "AAAA-BBBB-CCCC-0000")
    qtbot.mouseClick(view.check_button, LEFT)
    qtbot.waitUntil(lambda: view.verdict.text().startswith("Tidak dikenal"), timeout=WAIT)
    assert view.open_button.isHidden()
    view.code.clear()
    view.check_file(copy)
    qtbot.waitUntil(view.open_button.isVisible, timeout=WAIT)
    qtbot.mouseClick(view.open_button, LEFT)
    qtbot.waitUntil(lambda: page.side.currentWidget() is page.issued and page.issued.line is not None, timeout=WAIT)


def test_a_paper_of_an_ended_agreement_is_shown_in_amber(shown: Shown) -> None:
    _window, page, _agreement = shown
    next(each for each in page.more_actions() if each.text == "Periksa dokumen…").start()
    view = page.side.currentWidget()
    assert isinstance(view, VerifyView)
    found = PaperCheck(Verdict.SAME_FACTS, "PK-0001", "1", standing="berlaku", ends="2026-01-01")
    view.show_check(found)
    assert view.verdict.property("tone") == "good"
    view.show_check(replace(found, standing="berakhir"))
    assert view.verdict.property("tone") == "warning"
    assert "berakhir" in view.verdict.text()


def test_everything_here_has_a_name(qtbot: QtBot, shown: Shown) -> None:
    _window, page, _agreement = shown
    qtbot.mouseClick(page.issued.addendum_button, LEFT)
    page.amendment.form.folds["Ketentuan lain"].open(True)  # type: ignore[union-attr]
    for widget in (page.amendment, page.issued):
        assert widget is not None
        reached = [
            each for each in widget.findChildren(QWidget)
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None and each.isVisible()
        ]  # fmt: skip
        assert [each for each in reached if not each.accessibleName()] == []
