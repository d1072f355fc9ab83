"""Needs concluded from what a partner makes, on screen: chosen with a quantity, marked, confirmed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.domain.businesses import BusinessDraft
from models.domain.lists import ListQuery
from models.domain.matching import NeedLine, Pattern
from models.domain.partners import NeedSummary
from models.use_cases.list_needs import list_needs
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_need import save_need
from models.use_cases.save_partner import save_partner
from tests.models.records.drafts import TUBAN, need, partner
from ui.dialogs.verb_dialog import VerbDialog
from ui.pages.matching.columns import need_columns
from ui.pages.partners.inferred_dialog import InferredDialog
from ui.pages.partners.page import PartnersPage

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def stocked(stocked: Opened) -> Opened:
    """With a maker of tapioca that states what it buys."""
    business = BusinessDraft(
        name="PT Aci Contoh", legal_form="PT", region=TUBAN, annual_sales=60_000_000_000_00, kbli="10621",
        kbli_edition="2025",
    )  # fmt: skip
    saved = save_partner(stocked.catalogue, stocked.actor, replace(partner(), business=business))
    save_need(stocked.catalogue, stocked.actor, replace(need(saved.uid), commodity="ubi_kayu"))
    return stocked


def needs(opened: Opened) -> tuple[NeedSummary, ...]:
    return list_needs(opened.catalogue, opened.actor, ListQuery(), 0, 50).rows


def open_partner(qtbot: QtBot, page: PartnersPage, name: str) -> None:
    model = page.partners.list.model
    rows = (model.row_at(number) for number in range(model.rowCount()))
    number = next(at for at, row in enumerate(rows) if row is not None and row.name == name)
    with qtbot.waitSignal(page.partners.shown):
        page.partners.list.table.selectRow(number)


def open_dialog(qtbot: QtBot, page: PartnersPage) -> InferredDialog:
    open_partner(qtbot, page, "PT Aci Contoh")
    qtbot.mouseClick(page.infer_bar.button, LEFT)
    qtbot.waitUntil(lambda: page.infer_bar.findChild(InferredDialog) is not None)
    found = page.infer_bar.findChild(InferredDialog)
    assert isinstance(found, InferredDialog)
    return found


def test_only_what_is_new_can_be_ticked_and_only_with_a_quantity(qtbot: QtBot, mitra: PartnersPage) -> None:
    dialog = open_dialog(qtbot, mitra)
    assert [row.box.text() for row in dialog.rows] == ["Mengerjakan tapioka", "Menyalurkan tapioka"]
    assert not dialog.verb_button.isEnabled()
    row = dialog.rows[0]
    assert row.quantity.isHidden()
    row.box.click()
    assert not row.quantity.isHidden()
    assert not dialog.verb_button.isEnabled()
    qtbot.keyClicks(row.quantity.line, "0")
    assert not dialog.verb_button.isEnabled()
    row.quantity.line.clear()
    qtbot.keyClicks(row.quantity.line, "1.500")
    assert dialog.verb_button.isEnabled()
    dialog.reject()


def test_a_kept_need_is_marked_everywhere_until_the_partner_confirms_it(
    qtbot: QtBot, mitra: PartnersPage, stocked: Opened
) -> None:
    dialog = open_dialog(qtbot, mitra)
    dialog.rows[0].box.click()
    qtbot.keyClicks(dialog.rows[0].quantity.line, "1.500")
    with qtbot.waitSignals([mitra.work.said, mitra.partners.shown]) as told:  # type: ignore[attr-defined]  # tests ask the page's surroundings
        qtbot.mouseClick(dialog.verb_button, LEFT)
    assert told
    kept = next(row for row in needs(stocked) if row.inferred)
    assert (kept.commodity, kept.quantity, kept.unit) == ("Tapioka", 1_500_000, "kg")
    qtbot.waitUntil(
        lambda: "disimpulkan, belum dikonfirmasi" in mitra.partners.view.views["Ringkasan"].text(), timeout=5000
    )
    with qtbot.waitSignal(mitra.needs.shown):
        mitra.open_record(kept.code)
        mitra.needs.list.choose(kept.uid)
    assert not mitra.confirm_bar.isHidden()
    assert "Asal: disimpulkan, belum dikonfirmasi" in mitra.needs.view.views["Ringkasan"].text()
    qtbot.mouseClick(mitra.confirm_bar.button, LEFT)
    question = mitra.confirm_bar.findChild(VerbDialog)
    assert question is not None
    qtbot.mouseClick(question.verb_button, LEFT)
    qtbot.waitUntil(lambda: mitra.confirm_bar.isHidden(), timeout=5000)
    assert not any(row.inferred for row in needs(stocked))
    assert "Asal: dinyatakan mitra" in mitra.needs.view.views["Ringkasan"].text()


def test_the_list_of_a_run_marks_a_conclusion() -> None:
    line = NeedLine(
        "K-0004", "tapioka", "PT Aci Contoh", Pattern.SUBKONTRAK, 1000, 0, "kg", "35.23", 0, (), inferred=True
    )
    column = next(each for each in need_columns() if each.key == "words")
    assert column.text(line) == "Tapioka · disimpulkan"
    assert column.tooltip is not None
    assert column.tooltip(line).endswith("belum dikonfirmasi mitra")
    assert column.text(replace(line, inferred=False)) == "Tapioka"


def test_a_partner_without_a_known_kbli_is_told_so(qtbot: QtBot, mitra: PartnersPage) -> None:
    open_partner(qtbot, mitra, "PT Contoh Pangan")
    with qtbot.waitSignal(mitra.work.said) as told:  # type: ignore[attr-defined]  # tests ask the page's surroundings
        qtbot.mouseClick(mitra.infer_bar.button, LEFT)
    assert "KBLI-nya belum diisi" in told.args[0]
