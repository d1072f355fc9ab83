"""Red findings: led to, mended, or answered for with reason, name and position."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from models.catalogue.tables import AgreementOverride
from models.domain.agreements import AgreementFinding, Override
from tests.ui.pages.agreements.test_agreements_page import (
    accept,
    codes,
    draft_of,
    issue,
    texts_in,
    type_into,
    work_of,
)
from tests.ui.pages.agreements.test_drafts import kept, press, type_and_keep
from tests.ui.pages.matching.surroundings import WAIT, OpenWindow
from ui.main_window import MainWindow
from ui.pages.agreements.draft_view import DraftView
from ui.pages.agreements.findings_panel import FindingLine
from ui.pages.agreements.override_dialog import OverrideDialog
from ui.pages.agreements.page import AgreementsPage

LEFT = Qt.MouseButton.LeftButton
FLAG = AgreementFinding(
    "red", "red_flag_phrase", (("place", "perihal"), ("found", "sewaktu-waktu")), "Pedoman KPPU", False,
    place="subject", overridable=True,
)  # fmt: skip


@pytest.fixture
def draft(qtbot: QtBot, open_window: OpenWindow, matched_file: Path) -> tuple[MainWindow, DraftView]:
    """A draft in which the audit is settled."""
    window = open_window(matched_file)
    accept(window, *codes(window))
    window.open_page("agreements")
    assert isinstance(window.page, AgreementsPage)
    window.resize(1366, 768)
    return window, draft_of(qtbot, window, window.page)


def flagged(draft: DraftView, *more: AgreementFinding) -> None:
    """Show the audit as if it had found this."""
    others = tuple(found for found in draft._found if found.level != "red")
    draft._found = (FLAG, *more, *others)
    draft._show_findings()


def line_with(draft: DraftView, words: str) -> FindingLine:
    return next(line for line in draft.findings.lines if words in texts_in(line))


def test_a_finding_names_its_source_and_leads_to_its_field(
    qtbot: QtBot, draft: tuple[MainWindow, DraftView]
) -> None:
    window, view = draft
    line = line_with(view, "Saksi kurang dari dua orang.")
    assert "sumber belum diverifikasi" in texts_in(line)
    press(qtbot, line, "Ke isian")
    assert window.focusWidget() is view.form.fields["witness1_name"].input
    fold = view.form.folds["Jadwal dan mutu (lampiran)"]
    assert not fold.is_open
    view._lead_to("schedule")
    assert fold.is_open
    line = line_with(view, "Saksi kurang dari dua orang.")
    qtbot.mouseClick(line, LEFT)
    assert window.focusWidget() is view.form.fields["witness1_name"].input


def test_what_is_answered_for_may_be_printed(qtbot: QtBot, draft: tuple[MainWindow, DraftView]) -> None:
    window, view = draft
    flagged(view)
    assert not view.form.save_button.isEnabled()
    press(qtbot, line_with(view, "sewaktu-waktu"), "Tetapkan…")
    dialog = view.findChildren(OverrideDialog)[0]
    assert not dialog.verb_button.isEnabled()
    qtbot.keyClicks(dialog.reason.input, "Harga mengikuti ketetapan pemerintah")
    qtbot.keyClicks(dialog.name.input, "Pejabat Contoh")
    assert not dialog.verb_button.isEnabled(), "a position is asked for, too"
    qtbot.keyClicks(dialog.position.input, "Kepala Bidang")
    with qtbot.waitSignal(view.keeper.kept, timeout=WAIT):
        qtbot.mouseClick(dialog.verb_button, LEFT)
    assert view.form.save_button.isEnabled()
    assert "1 diputuskan tetap" in view.findings.counts.text()
    assert "Pejabat Contoh, Kepala Bidang: Harga mengikuti ketetapan pemerintah" in texts_in(view.findings)
    answer = Override(FLAG.rule, FLAG.values, "Harga mengikuti ketetapan pemerintah", "Pejabat Contoh", "Kepala Bidang")
    assert view.overrides == (answer,)
    assert kept(work_of(window), view.proposed.proposal).overrides == (answer,)  # type: ignore[union-attr]
    press(qtbot, line_with(view, "sewaktu-waktu"), "Cabut")
    assert not view.form.save_button.isEnabled()
    assert view.overrides == ()


def test_an_answer_is_for_that_finding_only(qtbot: QtBot, draft: tuple[MainWindow, DraftView]) -> None:
    _window, view = draft
    other = replace(FLAG, values=(("place", "perihal"), ("found", "secara sepihak")))
    flagged(view, other)
    assert view.form.state.text() == "Terbit menunggu 2 temuan merah."
    view._answer(Override(FLAG.rule, FLAG.values, "Sudah dibicarakan", "Pejabat Contoh", "Kepala Bidang"))
    assert view.form.state.text() == "Terbit menunggu 1 temuan merah."
    press(qtbot, line_with(view, "secara sepihak"), "Tetapkan…")
    dialog = view.findChildren(OverrideDialog)[0]
    assert dialog.name.value() == "Pejabat Contoh", "who answered once mostly answers again"
    assert not dialog.verb_button.isEnabled()


def test_what_nobody_may_answer_for_has_no_such_button(qtbot: QtBot, draft: tuple[MainWindow, DraftView]) -> None:
    _window, view = draft
    flagged(view, AgreementFinding("red", "price_missing", (), "KUHPerdata", False))
    buttons = [each.text() for each in line_with(view, "Harga belum diisi.").findChildren(QPushButton)]
    assert buttons == ["Ke isian"]
    view._answer(Override("price_missing", (), "Nanti", "Pejabat Contoh", "Kepala Bidang"))
    assert view.form.state.text() == "Terbit menunggu 2 temuan merah."


def test_answers_come_back_with_the_draft(
    qtbot: QtBot, draft: tuple[MainWindow, DraftView]
) -> None:
    window, view = draft
    view._answer(Override(FLAG.rule, FLAG.values, "Sudah dibicarakan", "Pejabat Contoh", "Kepala Bidang"))
    type_and_keep(qtbot, view, "place", "Surabaya")
    found = kept(work_of(window), view.proposed.proposal)
    assert found is not None
    again = DraftView(work_of(window), view.proposed, view.form.parameters, found)
    qtbot.addWidget(again)
    assert again.overrides == view.overrides


def test_a_real_flag_is_answered_for_and_issued_with_the_answer(
    qtbot: QtBot, draft: tuple[MainWindow, DraftView]
) -> None:
    window, view = draft
    type_into(qtbot, view, "subject", "Pasokan, harga dapat diubah sewaktu-waktu oleh PIHAK PERTAMA secara sepihak")
    qtbot.waitUntil(lambda: not view.form.save_button.isEnabled(), timeout=WAIT)
    while view.findings.red:
        red = next(line for line in view.findings.lines if any(each.text() == "Tetapkan…" for each in buttons_of(line)))
        press(qtbot, red, "Tetapkan…")
        dialog = view.findChildren(OverrideDialog)[-1]
        said = {dialog.reason: "Disepakati", dialog.name: "Pejabat Contoh", dialog.position: "Kepala"}
        for field, text in said.items():
            field.write("")
            qtbot.keyClicks(field.input, text)
        qtbot.mouseClick(dialog.verb_button, LEFT)
    issue(qtbot, window, view)
    with work_of(window).catalogue.reading() as session:
        (found,) = session.scalars(select(AgreementOverride)).all()
        assert (found.reason, found.name, found.position) == ("Disepakati", "Pejabat Contoh", "Kepala")


def buttons_of(line: FindingLine) -> list[QPushButton]:
    return line.findChildren(QPushButton)
