"""What the page of Pencocokan ties together: reasons with groups, value in plain words, a double click."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from matching.codes import AgencyKind, ChangeCode, InterventionCode
from models.domain.matching import Decided, FactKind, FactValue, GapLine, RuleCode
from tests.ui.pages.matching.surroundings import OpenWindow
from tests.ui.pages.matching.test_matching_page import decided, shown, statuses, texts_in, work_of
from ui import reasons
from ui.pages.matching.analyses.groups_view import GroupsView
from ui.pages.matching.value_words import value_words

LEFT = Qt.MouseButton.LeftButton


def test_how_good_a_run_is_is_said_in_plain_words() -> None:
    said = value_words(989.0, 1000.0)
    assert said.startswith("Mencapai 98,9\u00a0% dari batas terbaik: nilai 989,0 dari batas atas 1.000,0.")
    assert said.endswith("pembagian lain paling banyak 1,1\u00a0% lebih baik.")
    assert value_words(1000.0, 1000.0).endswith("tidak ada pembagian yang lebih baik.")
    assert value_words(999.9, 1000.0).endswith("paling banyak kurang dari 0,1\u00a0% lebih baik.")
    assert value_words(0.0, 0.0).startswith("Tidak ada pasangan yang memenuhi syarat")


def test_a_double_click_decides_once(qtbot: QtBot, open_window: OpenWindow, matched_file: Path) -> None:
    window = open_window(matched_file)
    window.open_page("matching")
    page = shown(qtbot, window)

    def twice() -> None:
        accept = page.proposals.buttons[Decided.ACCEPT]
        qtbot.mouseClick(accept, LEFT)
        qtbot.mouseClick(accept, LEFT)

    decided(qtbot, window, twice)
    assert work_of(window).undo.stack.count() == 1
    decided(qtbot, window, work_of(window).undo.stack.undo)
    assert set(statuses(window)) == {Decided.OPEN}


def test_advice_to_join_a_group_leads_to_the_groups_of_that_need(
    qtbot: QtBot, open_window: OpenWindow, matched_file: Path
) -> None:
    window = open_window(matched_file)
    window.open_page("matching")
    page = shown(qtbot, window)
    found = page.reasons.explanation
    assert found is not None
    lot = FactValue(FactKind.QUANTITY, (5_000_000, "kg"))
    join = GapLine(
        ChangeCode.JOIN_GROUP, RuleCode.MINIMUM_LOT, None, lot, AgencyKind.DISKOPUMDAG,
        InterventionCode.PEMBENTUKAN_KELOMPOK,
    )  # fmt: skip
    page.reasons.show_explanation(replace(found, possible=False, gaps=(join,)))
    (link,) = [each for each in page.reasons.findChildren(QPushButton) if "kelompok" in each.text()]
    qtbot.mouseClick(link, LEFT)
    groups = page.analyses.show_question("groups")
    assert isinstance(groups, GroupsView)
    assert groups.isVisible()
    assert groups.list.bar.search.text() == found.need


def test_what_warnings_ask_for_and_why_this_pattern_are_listed(
    qtbot: QtBot, open_window: OpenWindow, matched_file: Path
) -> None:
    window = open_window(matched_file)
    window.open_page("matching")
    page = shown(qtbot, window)
    found = page.reasons.explanation
    assert found is not None
    halal = FactValue(FactKind.PAPERS, ("halal",))
    paper = GapLine(
        ChangeCode.OBTAIN_PAPER, RuleCode.LEGAL_PAPERS, None, halal, AgencyKind.BPJPH,
        InterventionCode.SERTIFIKASI_HALAL,
    )  # fmt: skip
    page.reasons.show_explanation(replace(found, to_do=(paper,)))
    said = texts_in(page.reasons)
    assert "Lengkapi Sertifikat halal" in said
    assert {each.reason for each in reasons.pattern_reasons(found)} <= set(said)
