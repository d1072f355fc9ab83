"""Many agreements at once, and the book of numbers: real clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import select, update

from models.catalogue import tables as t
from models.domain.agreements import AgreementTerms
from models.domain.drafts import AgreementDraft
from models.domain.lists import ListQuery
from models.use_cases.back_up import check_catalogue
from models.use_cases.list_agreements import list_agreements
from models.use_cases.save_draft import save_draft
from models.use_cases.void_agreement import void_agreement
from tests.ui.pages.agreements.test_agreements_page import accept, codes, issued, work_of
from tests.ui.pages.home.surroundings import idle
from tests.ui.pages.matching.surroundings import WAIT, OpenWindow
from ui.dialogs.choose_file import GivenFiles
from ui.dialogs.verb_dialog import VerbDialog
from ui.main_window import MainWindow
from ui.pages.agreements.batch_view import BatchView
from ui.pages.agreements.numbers_view import NumbersView
from ui.pages.agreements.page import AgreementsPage
from ui.pages.agreements.tools import TOOLS

LEFT = Qt.MouseButton.LeftButton
Shown = tuple[MainWindow, AgreementsPage]


@pytest.fixture
def shown(qtbot: QtBot, open_window: OpenWindow, matched_file: Path) -> Shown:
    """The page over a catalogue in which all proposals are accepted."""
    window = open_window(matched_file)
    accept(window, *codes(window))
    window.open_page("agreements")
    window.resize(1366, 768)
    page = window.page
    assert isinstance(page, AgreementsPage)
    idle(qtbot, work_of(window))
    return window, page


def open_tool(qtbot: QtBot, shown: Shown, key: str) -> object:
    window, page = shown
    tool = next(each for each in TOOLS if each.key == key)
    action = next(each for each in page.more_actions() if each.text == tool.title)
    action.start()
    idle(qtbot, work_of(window))
    return page.side.currentWidget()


@pytest.fixture
def batch(qtbot: QtBot, shown: Shown) -> BatchView:
    view = open_tool(qtbot, shown, "batch")
    assert isinstance(view, BatchView)
    for field, name in ((view.terms.first, "Saksi Satu"), (view.terms.second, "Saksi Dua")):
        qtbot.keyClicks(field.input, name)
    return view


def look(qtbot: QtBot, shown: Shown, batch: BatchView) -> None:
    """Choose everything and look at what would happen."""
    qtbot.mouseClick(batch.all_button, LEFT)
    qtbot.mouseClick(batch.look_button, LEFT)
    qtbot.waitUntil(lambda: batch.steps.currentIndex() == 1, timeout=WAIT)
    idle(qtbot, work_of(shown[0]))


def agree(qtbot: QtBot, batch: BatchView) -> None:
    qtbot.mouseClick(batch.issue_button, LEFT)
    qtbot.mouseClick(batch.findChildren(VerbDialog)[-1].verb_button, LEFT)


def numbers_given(window: MainWindow) -> int:
    with work_of(window).catalogue.reading() as session:
        return len(session.scalars(select(t.IssuedNumber.id)).all())


def test_all_are_looked_at_issued_and_printed_in_one_file(qtbot: QtBot, shown: Shown, batch: BatchView) -> None:
    window, page = shown
    assert not batch.look_button.isEnabled()
    qtbot.mouseClick(batch.all_button, LEFT)
    assert batch.look_button.text() == "Periksa 4 usulan"
    look(qtbot, shown, batch)
    assert batch.look_heading.text() == "4 perjanjian akan terbit"
    assert batch.issue_button.text() == "Terbitkan 4 perjanjian"
    assert numbers_given(window) == 0
    agree(qtbot, batch)
    qtbot.waitUntil(lambda: batch.steps.currentIndex() == 2, timeout=WAIT)
    idle(qtbot, work_of(window))
    assert batch.result_heading.text() == "4 perjanjian terbit"
    assert len(issued(window)) == 4
    work = work_of(window)
    found = list_agreements(work.catalogue, work.actor, ListQuery(), 0, 9).rows
    assert {batch.results.model.row_at(at).number for at in range(4)} == {line.number for line in found}
    assert check_catalogue(work.catalogue, work.actor).findings == ()
    qtbot.mouseClick(batch.merge_button, LEFT)
    qtbot.waitUntil(lambda: batch.paper.page_count > 4 * 5, timeout=WAIT)
    qtbot.mouseClick(batch.to_results, LEFT)
    qtbot.mouseClick(batch.again_button, LEFT)
    idle(qtbot, work)
    assert batch.list.model.rowCount() == 0
    work.undo.undo()
    idle(qtbot, work)
    assert issued(window) == []
    assert page.side.currentWidget() is batch


def test_who_is_red_is_left_out_with_the_reason(qtbot: QtBot, shown: Shown, batch: BatchView) -> None:
    window, _page = shown
    work = work_of(window)
    with work.catalogue.transaction() as session:
        commodity = select(t.Need.commodity_id).where(t.Need.words == "kemeja")
        session.execute(update(t.Commodity).where(t.Commodity.id.in_(commodity)).values(papers_due="halal"))
    look(qtbot, shown, batch)
    assert batch.look_heading.text() == "3 perjanjian akan terbit, 1 usulan tidak ikut"
    first = batch.looked.model.row_at(0)
    assert (first.enterprise, first.problem.message) == ("Konveksi Rapi", "agreement.red")
    area = batch.looked.table.visualRect(batch.looked.model.index(0, 0))
    qtbot.mouseClick(batch.looked.table.viewport(), LEFT, pos=area.center())
    assert "halal" in batch.note.text().lower()
    agree(qtbot, batch)
    qtbot.waitUntil(lambda: batch.steps.currentIndex() == 2, timeout=WAIT)
    idle(qtbot, work)
    assert batch.result_heading.text() == "3 perjanjian terbit, 1 usulan tidak ikut"
    last = batch.results.model.row_at(3)
    assert (last.enterprise, last.number) == ("Konveksi Rapi", "")
    assert "halal" in last.why.lower()


def test_the_look_says_whose_terms_and_the_paper_keeps_to_them(
    qtbot: QtBot, shown: Shown, batch: BatchView
) -> None:
    window, _page = shown
    work = work_of(window)
    chosen = codes(window)[0]
    save_draft(work.catalogue, work.actor, AgreementDraft(chosen, "A4", AgreementTerms(months=7, price=777_700)))
    look(qtbot, shown, batch)
    rows = [batch.looked.model.row_at(at) for at in range(batch.looked.model.rowCount())]
    at = next(at for at, row in enumerate(rows) if row.proposal == chosen)
    column = next(each for each in batch.looked.model.columns if each.key == "terms")
    assert column.text(rows[at]).startswith("Draf: Rp7.777/")
    assert " · 7 bulan · " in column.text(rows[at])
    assert not any(column.text(row).startswith("Draf") for row in rows if row.proposal != chosen)
    area = batch.looked.table.visualRect(batch.looked.model.index(at, 0))
    qtbot.mouseClick(batch.looked.table.viewport(), LEFT, pos=area.center())
    assert batch.note.text().startswith("Syarat dari drafnya, tanggal bersama: Rp7.777/")
    agree(qtbot, batch)
    qtbot.waitUntil(lambda: batch.steps.currentIndex() == 2, timeout=WAIT)
    idle(qtbot, work)
    with work.catalogue.reading() as session:
        kept = session.scalars(select(t.Agreement.terms).order_by(t.Agreement.id)).all()
    assert sum('"months": 7' in each for each in kept) == 1


def test_a_cancel_leaves_nothing(qtbot: QtBot, shown: Shown, batch: BatchView) -> None:
    window, _page = shown
    work = work_of(window)
    look(qtbot, shown, batch)
    agree(qtbot, batch)
    (job,) = work.background.jobs
    assert not batch.steps.isEnabled()
    with qtbot.waitSignal(job.cancelled, timeout=WAIT):
        job.cancel()
    idle(qtbot, work)
    assert (issued(window), numbers_given(window)) == ([], 0)
    assert batch.steps.isEnabled()
    assert batch.steps.currentIndex() == 1
    agree(qtbot, batch)
    qtbot.waitUntil(lambda: batch.steps.currentIndex() == 2, timeout=WAIT)
    idle(qtbot, work)
    assert len(issued(window)) == 4


def test_only_the_chosen_ones(qtbot: QtBot, shown: Shown, batch: BatchView) -> None:
    table = batch.list.table
    for at, keys in ((0, Qt.KeyboardModifier.NoModifier), (2, Qt.KeyboardModifier.ControlModifier)):
        area = table.visualRect(batch.list.model.index(at, 0))
        qtbot.mouseClick(table.viewport(), LEFT, keys, pos=area.center())
    wanted = {batch.list.model.row_at(at).proposal for at in (0, 2)}
    qtbot.mouseClick(batch.look_button, LEFT)
    qtbot.waitUntil(lambda: batch.steps.currentIndex() == 1, timeout=WAIT)
    idle(qtbot, work_of(shown[0]))
    assert {batch.looked.model.row_at(at).proposal for at in range(batch.looked.model.rowCount())} == wanted


def test_terms_that_are_wrong_say_so(qtbot: QtBot, batch: BatchView) -> None:
    line = batch.terms.months.input
    assert isinstance(line, QLineEdit)
    line.selectAll()
    qtbot.keyClicks(line, "0")
    qtbot.mouseClick(batch.all_button, LEFT)
    qtbot.mouseClick(batch.look_button, LEFT)
    assert "1 sampai" in batch.terms.months.message
    assert batch.steps.currentIndex() == 0


def test_the_book_of_numbers(qtbot: QtBot, shown: Shown, batch: BatchView, tmp_path: Path) -> None:
    window, page = shown
    work = work_of(window)
    look(qtbot, shown, batch)
    agree(qtbot, batch)
    qtbot.waitUntil(lambda: batch.steps.currentIndex() == 2, timeout=WAIT)
    idle(qtbot, work)
    void_agreement(work.catalogue, work.actor, "PK-0002", "Jumlahnya keliru")
    view = open_tool(qtbot, shown, "numbers")
    assert isinstance(view, NumbersView)
    assert "4 nomor, 1 batal" in view.books.text()
    assert view.gaps.text() == "Tidak ada nomor yang hilang."
    qtbot.keyClicks(view.list.bar.search, "PK-0002")
    qtbot.waitUntil(lambda: view.list.model.rowCount() == 1, timeout=WAIT)
    line = view.list.model.row_at(0)
    assert (line.voided, line.why, line.by) == (True, "Jumlahnya keliru", work.actor.name)
    file = tmp_path / "buku.xlsx"
    work.files = GivenFiles(file)
    view.list.export_wanted.emit(view.list.model.query)
    idle(qtbot, work)
    assert file.exists()
    with file.open("rb") as written:
        assert written.read(2) == b"PK"
    area = view.list.table.visualRect(view.list.model.index(0, 0))
    qtbot.mouseClick(view.list.table.viewport(), LEFT, pos=area.center())
    qtbot.mouseClick(view.open_button, LEFT)
    qtbot.waitUntil(lambda: page.issued.line is not None and page.issued.line.agreement == "PK-0002", timeout=WAIT)


def test_a_missing_number_is_told(qtbot: QtBot, shown: Shown, batch: BatchView) -> None:
    window, _page = shown
    look(qtbot, shown, batch)
    agree(qtbot, batch)
    qtbot.waitUntil(lambda: batch.steps.currentIndex() == 2, timeout=WAIT)
    with work_of(window).catalogue.transaction() as session:
        session.execute(update(t.IssuedNumber).where(t.IssuedNumber.serial == 2).values(serial=5))
        session.execute(update(t.NumberSeries).values(last=5))
    view = open_tool(qtbot, shown, "numbers")
    assert isinstance(view, NumbersView)
    assert view.gaps.text().startswith("Nomor yang hilang: PK 20")
    assert view.gaps.property("tone") == "bad"


def test_a_pair_whose_agreement_ended_is_ready_again_and_says_so(
    qtbot: QtBot, shown: Shown, batch: BatchView
) -> None:
    window, page = shown
    work = work_of(window)
    look(qtbot, shown, batch)
    agree(qtbot, batch)
    qtbot.waitUntil(lambda: batch.steps.currentIndex() == 2, timeout=WAIT)
    with work.catalogue.transaction() as session:
        over = update(t.Agreement).where(t.Agreement.code == "PK-0001")
        session.execute(over.values(starts="2026-01-01", ends="2026-10-31"))
    qtbot.mouseClick(batch.close_button, LEFT)
    idle(qtbot, work)
    model = page.ready.list.model
    assert model.rowCount() == 1
    words = [column.text(model.row_at(0)) for column in model.columns if column.key == "words"]
    assert words[0].startswith("Lagi: ")
    assert "31 Okt 2026" in words[0]
    area = page.ready.list.table.visualRect(model.index(0, 0))
    qtbot.mouseClick(page.ready.list.table.viewport(), LEFT, pos=area.center())
    assert page.ready.unconfirmed.text() == "Perjanjian sebelumnya berakhir 31 Okt 2026."
    assert page.ready.make_button.isEnabled()
