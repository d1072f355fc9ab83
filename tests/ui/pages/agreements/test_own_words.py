"""A list of prices and provisions of the parties' own, typed into the form."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from models.use_cases.list_agreements import agreement_file
from tests.models.papers.issuing import words
from tests.ui.pages.agreements.test_agreements_page import draft_of, issue, issued, opened, texts_in, work_of
from tests.ui.pages.matching.surroundings import WAIT
from ui.main_window import MainWindow
from ui.pages.agreements.draft_view import DraftView
from ui.pages.agreements.page import AgreementsPage
from ui.pages.agreements.price_table import PriceTable

__all__ = ["opened"]
LEFT = Qt.MouseButton.LeftButton
UNFAIR = "PIHAK PERTAMA berhak mengubah harga sewaktu-waktu tanpa persetujuan PIHAK KEDUA."


def prices_of(draft: DraftView) -> PriceTable:
    found = draft.form.fields["price_list"]
    assert isinstance(found, PriceTable)
    draft.form.lead_to("price_list")
    return found


def add_row(qtbot: QtBot, table: PriceTable, *cells: str) -> None:
    qtbot.mouseClick(table.add_button, LEFT)
    for cell, text in zip(table.cells[-1], cells, strict=False):
        qtbot.keyClicks(cell, text)


@pytest.fixture
def draft(qtbot: QtBot, opened: tuple[MainWindow, AgreementsPage]) -> DraftView:
    window, page = opened
    return draft_of(qtbot, window, page)


def test_prices_by_quality_reach_the_preview_and_the_paper(
    qtbot: QtBot, opened: tuple[MainWindow, AgreementsPage], draft: DraftView
) -> None:
    window, _ = opened
    table = prices_of(draft)
    add_row(qtbot, table, "Kelas A", "1.500")
    add_row(qtbot, table, "Kelas B", "1.250,50", "retak")
    price = draft.form.fields["price"].line
    price.selectAll()
    qtbot.keyClicks(price, "1400")
    qtbot.waitUntil(lambda: "tidak ada dalam daftar harga" in texts_in(draft.findings), timeout=WAIT)
    assert not draft.form.save_button.isEnabled()
    price.selectAll()
    qtbot.keyClicks(price, "1500")
    box = draft.form.fields["provisions"]
    draft.form.lead_to("provisions")
    qtbot.keyClicks(box.text, "Karung <baru> milik PIHAK PERTAMA.")
    qtbot.waitUntil(draft.form.save_button.isEnabled, timeout=WAIT)
    shown = draft.paper
    qtbot.waitUntil(
        lambda: shown._pages is not None
        and any("Ketentuan Tambahan" in shown._pages.text(at) for at in range(shown.page_count)),
        timeout=WAIT,
    )
    issue(qtbot, window, draft)
    qtbot.waitUntil(lambda: issued(window) == ["PK-0001"], timeout=WAIT)
    work = work_of(window)
    text = words(agreement_file(work.catalogue, work.actor, "PK-0001"))
    for said in ("untuk Kelas A serta harga mutu lainnya", "Rp1.250,50", "Karung <baru> milik PIHAK PERTAMA."):
        assert said in text


def test_an_unfair_provision_keeps_the_print_back(qtbot: QtBot, draft: DraftView) -> None:
    box = draft.form.fields["provisions"]
    draft.form.lead_to("provisions")
    qtbot.keyClicks(box.text, UNFAIR)
    qtbot.waitUntil(lambda: "Harga ditetapkan sepihak" in texts_in(draft.findings), timeout=WAIT)
    assert not draft.form.save_button.isEnabled()
    box.text.selectAll()
    qtbot.keyClick(box.text, Qt.Key.Key_Delete)
    qtbot.waitUntil(draft.form.save_button.isEnabled, timeout=WAIT)


def test_a_price_that_is_none_is_told_under_the_table_and_a_row_goes_away(qtbot: QtBot, draft: DraftView) -> None:
    table = prices_of(draft)
    add_row(qtbot, table, "Kelas A", "murah")
    assert "dalam rupiah" in table.problem()
    add_row(qtbot, table, "", "1500")
    for remover in reversed(table.findChildren(QToolButton)):
        if remover.accessibleName().startswith("Hapus baris"):
            qtbot.mouseClick(remover, LEFT)
    assert table.cells == []
    assert not table.problem()


def test_a_text_that_is_too_long_is_told_beside_its_field(qtbot: QtBot, draft: DraftView) -> None:
    box = draft.form.fields["provisions"]
    draft.form.lead_to("provisions")
    box.text.setPlainText("a" * 10_001)
    assert "10000" in box.problem().replace(".", "")
    box.text.setPlainText("a" * 10_000)
    assert not box.problem()


def test_rows_are_pasted_from_a_spreadsheet(qtbot: QtBot, draft: DraftView) -> None:
    table = prices_of(draft)
    add_row(qtbot, table)
    table.cells[0][0].pasted.emit("Kelas A\t1.500\nKelas B\t1250\tretak\n")
    assert table.value() == (("Kelas A", "150000", ""), ("Kelas B", "125000", "retak"))
