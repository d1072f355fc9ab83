"""Chains of several enterprises on screen: needs left, the path of the one in focus right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from matching.codes import OfferKind, Pattern
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.domain.matching import MatchSettings, RunFact
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.run_matching import run_matching
from tests.conftest import copy_of
from tests.records import TODAY, enterprise, import_rows, need
from tests.ui.pages.matching.surroundings import WAIT
from ui.background import Background
from ui.pages.matching.analyses.chain_path import BESIDE, ChainPath
from ui.pages.matching.analyses.chains_view import FOUND, FULL, WAITING, ChainsView, chain_columns
from ui.workplace import Workplace

LEFT = Qt.MouseButton.LeftButton
Short = tuple[Path, RunFact]


@pytest.fixture(scope="module")
def short_file(filled_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Short:
    """A run that leaves tapioca unmade and crab meat to a chain."""
    folder = tmp_path_factory.mktemp("rantai")
    opened = open_catalogue(str(copy_of(filled_file, folder)))
    makers = (
        enterprise(12, "Kupas Contoh", "daging_rajungan", kind=OfferKind.LANGKAH, capacity=900),
        enterprise(13, "Nelayan Contoh", "rajungan_segar", capacity=1_000),
    )
    asked = (
        need(2, "Tapioka Contoh", Pattern.RANTAI_PASOK, "tapioka", quantity=1_000),
        need(3, "Semen Contoh", Pattern.RANTAI_PASOK, "daging_rajungan", quantity=2_000),
    )
    import_rows(opened, folder, IntakeKind.ENTERPRISES, makers)
    import_rows(opened, folder, IntakeKind.NEEDS, asked)
    run = run_matching(opened.catalogue, opened.actor, MatchSettings(), today=TODAY)
    opened.catalogue.close()
    return folder / "katalog.db", run


@pytest.fixture
def opened_short(short_file: Short, tmp_path: Path) -> Iterator[Opened]:
    opened = open_catalogue(str(copy_of(short_file[0], tmp_path)))
    yield opened
    opened.catalogue.close()


@pytest.fixture
def view(
    qtbot: QtBot, opened_short: Opened, short_file: Short, background: Background
) -> Iterator[ChainsView]:
    work = Workplace(opened_short.catalogue, opened_short.actor, background, lambda *_all, **_more: None)  # type: ignore[arg-type,return-value]  # nothing is undone here
    made = ChainsView(work)
    made.resize(900, 620)
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitSignal(made.rows.refreshed, timeout=WAIT):
        made.show_run(short_file[1], newest=True)
    yield made
    background.close()


def said(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel)).replace("\N{NO-BREAK SPACE}", " ")


def the_button(widget: QWidget, name: str) -> QPushButton:
    (found,) = (each for each in widget.findChildren(QPushButton) if each.accessibleName() == name)
    return found


def test_the_nearest_to_whole_comes_first_and_its_path_is_open(view: ChainsView) -> None:
    assert view.stack.currentIndex() == FOUND
    assert [row.need for row in (view.rows.row_at(0), view.rows.row_at(1)) if row] == ["K-0005", "K-0004"]
    (section,) = view.pane.sections
    assert section.path is not None
    names = [card.accessibleName() for card in section.path.cards]
    assert names == ["Rajungan segar, paling sempit", "Daging rajungan kupas"]
    told = said(view.pane)
    assert "Masih kurang 2.000 kg dari 2.000 kg tiap bulan." in told
    assert "1. Rajungan segar → Daging rajungan kupas" in told
    assert "Lengkap, 250 kg/bln" in told
    assert "di bawah jumlah terkecil mitra, 1.000 kg/bln" in told.casefold()
    assert "Perlu 8.000 kg/bln; tersedia 1.000 kg/bln" in told


def test_the_missing_stage_is_told_with_who_is_nearest_and_what_they_need(view: ChainsView) -> None:
    view.table.keep("K-0004")
    told = said(view.pane)
    assert "Belum ada yang mengolah menjadi tapioka." in told
    assert "membuat bahannya, ubi kayu" in told
    assert "Perlu: pelatihan mengolah ubi kayu segar menjadi tapioka" in told
    assert "Satu mata rantai kurang, bila terisi: 200 kg/bln" in told


def test_names_open_the_records_and_buttons_the_need(qtbot: QtBot, view: ChainsView) -> None:
    with qtbot.waitSignal(view.go_to) as went:
        qtbot.mouseClick(the_button(view.pane, "Buka Nelayan Contoh"), LEFT)
    assert went.args == ["enterprises", ListQuery(words="U-000007")]
    with qtbot.waitSignal(view.need_wanted) as wanted:
        qtbot.mouseClick(the_button(view.pane, "Lihat usulannya"), LEFT)
    assert wanted.args == ["K-0005"]
    with qtbot.waitSignal(view.go_to) as went:
        qtbot.mouseClick(the_button(view.pane, "Buka kebutuhan"), LEFT)
    assert went.args == ["partners", "K-0005"]


def test_a_path_closes_and_opens(qtbot: QtBot, view: ChainsView) -> None:
    (section,) = view.pane.sections
    assert (section.toggle.text(), section.toggle.accessibleName()) == ("Tutup", "Tutup rantai 1")
    qtbot.mouseClick(section.toggle, LEFT)
    assert section.path is not None
    assert section.path.isHidden()
    qtbot.mouseClick(section.toggle, LEFT)
    assert (section.toggle.text(), section.path.isHidden()) == ("Tutup", False)


def test_cards_stand_beside_each_other_where_there_is_room(qtbot: QtBot, view: ChainsView) -> None:
    need_ = view.rows.row_at(0)
    assert need_ is not None
    path = ChainPath(need_.chains[0])
    qtbot.addWidget(path)
    path.show()
    path.resize(2 * BESIDE + 10, 400)
    first, second = path.cards
    qtbot.waitUntil(lambda: first.geometry().right() < second.geometry().left())
    path.resize(BESIDE, 800)
    qtbot.waitUntil(lambda: first.geometry().bottom() < second.geometry().top())


def test_what_an_officer_has_to_know_of_the_need_is_said(view: ChainsView) -> None:
    row = view.rows.row_at(0)
    assert row is not None
    view.pane.show_need(replace(row, inferred=True, partners_left=0))
    told = said(view.pane)
    assert "disimpulkan program dan belum dikonfirmasi mitra" in told
    assert "Banyaknya pemasok sudah sampai batas mitra" in told
    (words, *_rest) = chain_columns()
    assert words.text(replace(row, inferred=True)).endswith("· disimpulkan")
    view.pane.show_need(replace(row, chains=(), made=False))
    assert "tidak dibuat dari barang lain menurut Rantai Pasok" in said(view.pane)
    view.pane.show_need(None)
    assert said(view.pane) == ""


def test_an_unknown_run_is_said_and_not_shown_as_nothing(qtbot: QtBot, view: ChainsView, short_file: Short) -> None:
    view.show_run(replace(short_file[1], code="R-9999"), newest=False)
    qtbot.waitUntil(lambda: view.stack.currentIndex() == WAITING, timeout=WAIT)
    assert "R-9999" in view.waiting.text()


def test_a_run_that_fills_everything_says_so(qtbot: QtBot, matched: Opened, background: Background) -> None:
    from models.use_cases.list_runs import list_runs

    (run,) = list_runs(matched.catalogue, matched.actor)
    work = Workplace(matched.catalogue, matched.actor, background, lambda *_all, **_more: None)  # type: ignore[arg-type,return-value]  # nothing is undone here
    made = ChainsView(work)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.rows.refreshed, timeout=WAIT):
        made.show_run(run, newest=True)
    assert made.stack.currentIndex() == FULL
    background.close()
