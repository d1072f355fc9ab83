"""Beranda with real clicks: every figure opens the list it counts."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from models.domain.home import Amount, Funnel, RejectedImport
from models.domain.lists import ListQuery
from models.use_cases.delete_enterprise import delete_enterprise
from models.use_cases.keep_backups import keep_daily_backup
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.open_catalogue import Opened
from models.use_cases.summarise_home import summarise_home
from tests.records import TODAY
from tests.ui.pages.home.surroundings import WAIT, idle, show, workplace
from ui.background import Background
from ui.pages.home.cards import FunnelCards, WaitingCards, short_rupiah
from ui.pages.home.page import HomePage
from ui.widgets.charts.figure_card import FigureCard
from ui.widgets.empty_state import EmptyState
from ui.widgets.look.fonts import Size, window_font
from ui.workplace import Workplace

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def work(filled: Opened, background: Background) -> Workplace:
    return workplace(filled, background)


@pytest.fixture
def page(qtbot: QtBot, work: Workplace) -> HomePage:
    """The page over five enterprises and three needs."""
    made = HomePage(work)
    show(qtbot, made, work)
    idle(qtbot, work)
    return made


def clicked(qtbot: QtBot, page: HomePage, card: FigureCard) -> tuple[str, Any]:
    with qtbot.waitSignal(page.go_to) as sent:
        qtbot.mouseClick(card, LEFT)
    return sent.args[0], sent.args[1]


def said(page: HomePage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def test_figures_open_their_lists(qtbot: QtBot, page: HomePage) -> None:
    assert clicked(qtbot, page, page.waiting.proposals) == ("matching", ListQuery(filters=(("status", "open"),)))
    where, query = clicked(qtbot, page, page.waiting.capacity)
    assert (where, query.value_of("missing"), query.value_of("state")) == ("enterprises", "capacity", "aktif")
    where, query = clicked(qtbot, page, page.waiting.ending)
    assert (where, query.value_of("status"), query.sort) == ("agreements", "terbit", "ends")
    assert query.value_of("ends_by") > TODAY.isoformat()


def test_enter_opens_too(qtbot: QtBot, page: HomePage) -> None:
    with qtbot.waitSignal(page.go_to) as sent:
        qtbot.keyClick(page.funnel.agreed, Qt.Key.Key_Return)
    assert sent.args[0] == "agreements"


def test_a_tile_opens_the_enterprises_of_its_place(qtbot: QtBot, page: HomePage, filled: Opened) -> None:
    tile = page.places.map.place_of("35.23").center()
    with qtbot.waitSignal(page.go_to) as sent:
        qtbot.mouseClick(page.places.map, LEFT, pos=tile)
    where, query = sent.args
    assert where == "enterprises"
    listed = list_enterprises(filled.catalogue, filled.actor, query, 0, 10)
    assert page.places.map.said_of("35.23") == f"Tuban: {listed.total} UMKM"


def test_the_map_has_its_table(page: HomePage) -> None:
    rows = page.places.list.model
    assert rows.rowCount() == 38
    tuban = next(rows.row_at(n) for n in range(38) if rows.row_at(n).code == "35.23")  # type: ignore[union-attr]
    assert tuban is not None
    assert tuban.count == 5


def test_what_is_not_recorded_is_not_nought(page: HomePage) -> None:
    for card in (page.funnel.delivered, page.funnel.paid):
        assert card.figure == "–"
        assert "belum dicatat" in card.accessibleName()
    assert page.funnel.potential.figure == "–"
    assert "belum ada pencocokan" in page.funnel.potential.accessibleName()
    assert page.funnel.agreed.figure == "0 perjanjian"


def test_the_page_follows_the_catalogue(qtbot: QtBot, page: HomePage, work: Workplace, filled: Opened) -> None:
    line = list_enterprises(filled.catalogue, filled.actor, ListQuery(words="Manik"), 0, 1).rows[0]

    def delete(*, progress: object) -> object:
        return delete_enterprise(filled.catalogue, filled.actor, line.uid)

    work.start(delete, done="dihapus")
    qtbot.waitUntil(lambda: page.places.map.said_of("35.23") == "Tuban: 4 UMKM", timeout=20_000)
    idle(qtbot, work)
    assert "4 UMKM" in [link.text() for link in page.lately.findChildren(QPushButton)]


def test_an_empty_catalogue_says_how_to_begin(qtbot: QtBot, opened: Opened, background: Background) -> None:
    work = workplace(opened, background)
    page = HomePage(work)
    show(qtbot, page, work)
    idle(qtbot, work)
    assert "Katalog ini masih kosong" in said(page)
    begin = next(b for b in page.findChild(EmptyState).findChildren(QPushButton) if b.text() == "Isi UMKM")
    with qtbot.waitSignal(page.go_to) as sent:
        qtbot.mouseClick(begin, LEFT)
    assert sent.args == ["enterprises", None]


def test_every_control_has_a_name(page: HomePage) -> None:
    for control in (*page.findChildren(FigureCard), *page.findChildren(QPushButton)):
        assert control.accessibleName()


def test_rejected_rows_open_the_list_of_imports(qtbot: QtBot) -> None:
    cards = WaitingCards()
    qtbot.addWidget(cards)
    with qtbot.waitSignal(cards.wanted) as sent:
        cards.rejected.opened.emit()
    assert sent.args == ["settings", "imports"]


def test_a_copy_made_meanwhile_is_told(qtbot: QtBot, page: HomePage, work: Workplace, filled: Opened) -> None:
    idle(qtbot, work)

    def told() -> str:
        return "\n".join(label.text() for label in page.lately.findChildren(QLabel))

    assert "Belum ada cadangan." in told()
    work.start(partial(keep_daily_backup, filled.catalogue, filled.actor), title="Cadangan")
    qtbot.waitUntil(lambda: "cadangan harian" in told(), timeout=WAIT)


def test_every_place_of_the_map_is_readable_on_a_small_screen(qtbot: QtBot, page: HomePage) -> None:
    page.resize(1158, 690)
    drawn, letters = page.places.map, QFontMetrics(window_font(Size.SMALL))
    cut = [
        tile.name for code, tile in drawn._tiles.items()
        if letters.horizontalAdvance(tile.name) > drawn.place_of(code).width() - 9
    ]  # fmt: skip
    assert len(drawn._tiles) == 38
    assert cut == []


def test_rejected_rows_are_named_with_their_file(qtbot: QtBot, filled: Opened) -> None:
    waiting = summarise_home(filled.catalogue, filled.actor, today=TODAY).waiting
    cards = WaitingCards()
    qtbot.addWidget(cards)
    batches = tuple(RejectedImport(f"I-{n}", f"daftar-{n}.xlsx", TODAY.isoformat(), 1200, 7) for n in (1, 2))
    cards.show_facts(replace(waiting, imports=batches))
    assert cards.rejected.figure == "14"
    assert "daftar-1.xlsx, dari 1.200 baris; 1 berkas lain" in cards.rejected.accessibleName()


def test_the_funnel_keeps_its_four_figures_apart(qtbot: QtBot) -> None:
    cards = FunnelCards()
    qtbot.addWidget(cards)
    cards.show_facts(Funnel(Amount(264, 857_868_000_000, 0), Amount(3, 0, 3), Amount(2, 150_000_000, 1), None))
    assert [card.figure for card in cards.cards] == ["264 usulan", "3 perjanjian", "2 pengiriman", "–"]
    assert "nilainya belum diketahui" in cards.agreed.accessibleName()
    assert "Rp1,5\u00a0juta per bulan; 1 tanpa harga" in cards.delivered.accessibleName()


@pytest.mark.parametrize(
    ("sen", "words"),
    [
        (0, "Rp0"), (99_950, "Rp999"), (150_000_000, "Rp1,5\u00a0juta"), (857_868_000_000, "Rp8,58\u00a0miliar"),
        (123_400_000_000_000, "Rp1,23\u00a0triliun"),
    ],
)  # fmt: skip
def test_rupiah_as_headlines_say_them(sen: int, words: str) -> None:
    assert short_rupiah(sen) == words


def test_no_path_or_person_stands_on_the_page(page: HomePage, tmp_path: Path) -> None:
    assert str(tmp_path) not in said(page)
    assert "Pemilik" not in said(page)
