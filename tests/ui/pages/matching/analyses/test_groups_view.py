"""Kelompok usaha with real clicks: read a group, accept, reject with a reason, follow its links."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.domain.changes import Changed
from models.domain.matching import Decided, MatchSettings
from models.use_cases.list_runs import list_runs
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.run_matching import run_matching
from tests.conftest import copy_of
from tests.records import TODAY
from tests.small_enterprises import NAMES, import_small_ones
from tests.ui.pages.matching.surroundings import WAIT
from ui.dialogs.ask_reason import AskReason
from ui.pages.matching.analyses.groups_view import GroupsView
from ui.workplace import Workplace

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def farmers_file(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue in which only a group can fill the need, after one run."""
    folder = tmp_path_factory.mktemp("kelompok")
    opened = open_catalogue(str(copy_of(empty_file, folder)))
    import_small_ones(opened, folder)
    run_matching(opened.catalogue, opened.actor, MatchSettings(), today=TODAY)
    opened.catalogue.close()
    return folder / "katalog.db"


def in_view(qtbot: QtBot, work: Workplace, opened: Opened) -> GroupsView:
    """The view over the newest run, once its list stands."""
    work.catalogue, work.actor = opened.catalogue, opened.actor
    view = GroupsView(work)
    view.resize(900, 640)
    qtbot.addWidget(view)
    work.background.catalogue_changed.connect(lambda changed: freshen(view, work, changed))
    with qtbot.waitExposed(view):
        view.show()
    with qtbot.waitSignal(view.list.model.refreshed, timeout=WAIT):
        view.show_run(list_runs(work.catalogue, work.actor, 1)[0], newest=True)
    return view


def freshen(view: GroupsView, work: Workplace, changed: Changed) -> None:
    """As the page around the view does."""
    if changed & view.concerns:
        view.show_run(list_runs(work.catalogue, work.actor, 1)[0], newest=True)


@pytest.fixture
def view(qtbot: QtBot, work: Workplace, farmers_file: Path, tmp_path: Path) -> GroupsView:
    """The view with its one group in focus."""
    opened = open_catalogue(str(copy_of(farmers_file, tmp_path)))
    made = in_view(qtbot, work, opened)
    qtbot.waitUntil(lambda: made.pane.detail is not None, timeout=WAIT)
    return made


def press(qtbot: QtBot, within: QWidget, text: str) -> None:
    """Click the one button that can be seen and says this."""
    buttons = within.findChildren(QAbstractButton)
    (found,) = [each for each in buttons if each.accessibleName() == text and each.isVisible()]
    assert found.isEnabled()
    qtbot.mouseClick(found, LEFT)


def texts_in(widget: QWidget) -> list[str]:
    return [" ".join(label.text().split()) for label in widget.findChildren(QLabel)]


def status_of(view: GroupsView) -> Decided | None:
    return view.pane.detail.line.status if view.pane.detail else None


def decided(qtbot: QtBot, view: GroupsView, work: Workplace, act: Callable[[], object], word: Decided) -> None:
    """Do something that writes a word on the group, and wait until the pane says so."""
    with qtbot.waitSignal(work.background.catalogue_changed, timeout=WAIT):
        act()
    qtbot.waitUntil(lambda: status_of(view) is word, timeout=WAIT)


def test_a_group_shows_shares_reserve_and_what_if_one_leaves(view: GroupsView) -> None:
    said = texts_in(view.pane)
    assert "Kelompok Koperasi Tani Rukun" in said
    assert "KL-0001, diusulkan R-0001. Menunggu" in said
    assert "Semua anggota di Kec. Soko, Kab. Tuban." in said
    assert said.count("300 kg") == len(NAMES)
    assert "Ketua · dapat menambah 75 kg" in said
    for name in NAMES[:4]:
        assert f"Bila {name} keluar: bagiannya 300 kg tertutup seluruhnya oleh yang lain." in said
    assert "Untuk K-0001 Ubi kayu, Pati Contoh" in said
    row = view.list.current()
    assert (row.group, row.members, row.quantity, row.open_part) == ("KL-0001", 5, 1_500_000, 1_500_000)


def test_members_and_need_open_where_they_are_kept(qtbot: QtBot, view: GroupsView) -> None:
    with qtbot.waitSignal(view.go_to) as gone:
        press(qtbot, view.pane, "Buka Tani Dua")
    page, query = gone.args
    assert (page, query.words) == ("enterprises", "U-000002")
    with qtbot.waitSignal(view.need_wanted) as wanted:
        press(qtbot, view.pane, "Lihat usulan untuk K-0001")
    assert wanted.args == ["K-0001"]


def test_accepting_is_kept_and_taken_back(qtbot: QtBot, view: GroupsView, work: Workplace) -> None:
    decided(qtbot, view, work, lambda: press(qtbot, view.pane, "Terima"), Decided.ACCEPT)
    assert not view.pane.accept_button.isEnabled()
    decided(qtbot, view, work, lambda: qtbot.mouseClick(view.pane.open_button, LEFT), Decided.OPEN)
    assert not view.pane.open_button.isEnabled()
    assert view.pane.accept_button.isEnabled()


def test_rejecting_asks_for_the_reason(qtbot: QtBot, view: GroupsView, work: Workplace) -> None:
    press(qtbot, view.pane, "Tolak…")
    (dialog,) = view.findChildren(AskReason)
    assert not dialog.verb_button.isEnabled()
    press(qtbot, dialog, "Mutu antaranggota belum seragam")
    decided(qtbot, view, work, lambda: qtbot.mouseClick(dialog.verb_button, LEFT), Decided.REJECT)
    assert "KL-0001, diusulkan R-0001. Ditolak: Mutu antaranggota belum seragam" in texts_in(view.pane)


def test_what_cannot_be_kept_is_said(qtbot: QtBot, view: GroupsView, work: Workplace) -> None:
    run_matching(work.catalogue, work.actor, MatchSettings(), today=TODAY)
    decided(qtbot, view, work, lambda: press(qtbot, view.pane, "Terima"), Decided.ACCEPT)
    qtbot.waitUntil(lambda: view.list.model.rowCount() == 2, timeout=WAIT)
    view.list.choose("KL-0002")
    view.list.table.setCurrentIndex(view.list.model.index(1, 0))
    qtbot.waitUntil(lambda: view.pane.detail is not None and view.pane.detail.line.group == "KL-0002", timeout=WAIT)
    with qtbot.waitSignal(work.refused, timeout=WAIT) as refused:
        press(qtbot, view.pane, "Terima")
    assert refused.args[0].message == "group.over_capacity"
    assert status_of(view) is Decided.OPEN


def test_a_state_that_nobody_is_in_empties_list_and_pane(qtbot: QtBot, view: GroupsView) -> None:
    with qtbot.waitSignal(view.list.model.refreshed, timeout=WAIT):
        view.list.show_query(view.list.model.query.__class__(filters=(("status", str(Decided.REJECT)),)))
    assert view.pane.detail is None
    assert not view.pane.accept_button.isEnabled()


def test_a_run_without_groups_says_when_there_are_some(
    qtbot: QtBot, work: Workplace, matched_file: Path, tmp_path: Path
) -> None:
    opened = open_catalogue(str(copy_of(matched_file, tmp_path)))
    view = in_view(qtbot, work, opened)
    assert "Tidak ada kelompok yang diusulkan" in texts_in(view.list)
    assert view.pane.detail is None


def test_every_control_says_its_name(view: GroupsView) -> None:
    buttons = [*view.pane.findChildren(QAbstractButton), *view.list.findChildren(QPushButton)]
    assert len(buttons) >= 3 + 1 + len(NAMES)
    assert not [each for each in buttons if not each.accessibleName()]
    assert view.list.table.accessibleName()
