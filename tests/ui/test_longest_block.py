"""The window answers while work goes on: no import and no run keeps it waiting."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from benchmarks.pulse import Pulse
from models.domain.intake import IntakeKind
from models.workbook.writing import write_intakes
from tests.records import enterprise
from tests.ui.hand import WAIT, Hand, at_work, start
from ui.pages.enterprises.page import EnterprisesPage

__all__ = ["at_work", "start"]

ROWS = 400
TIMES = 3
LONGEST = 0.4
"""Seconds. The aim is 0.1; a machine that does much else at the same time takes some of it for itself."""


def many_enterprises(folder: Path, name: str) -> Path:
    """A list without personal identifiers, as an office keeps it."""
    file = folder / f"{name}.xlsx"
    rows = tuple(enterprise(row, f"Usaha {name} {row}", "ubi_kayu", capacity=100 + row) for row in range(2, ROWS + 2))
    write_intakes(file, [(IntakeKind.ENTERPRISES, rows)])
    return file


def test_an_import_and_a_run_leave_the_window_awake(at_work: Hand, tmp_path: Path) -> None:
    hand, pulse = at_work, Pulse()
    page = enterprises(hand)
    file, other = (many_enterprises(tmp_path, name) for name in ("Contoh", "Lain"))
    check(hand, page, file)  # starts the process that reads workbooks: figures are judged warm
    blocks = {"check": least(pulse, lambda: check(hand, page, file))}
    blocks["import"] = pulse.during(lambda: take(hand, page))
    assert int(page.intake.figures["new"].text()) > ROWS - 10
    if blocks["import"] > LONGEST:
        check(hand, page, other)
        blocks["import"] = pulse.during(lambda: take(hand, page))
    blocks["run"] = least(pulse, lambda: run(hand))
    assert {name: seconds for name, seconds in blocks.items() if seconds > LONGEST} == {}


def test_a_window_that_is_kept_waiting_is_noticed(at_work: Hand) -> None:
    """The measure itself: a main thread that computes for long is seen as blocked."""

    def compute() -> None:
        until = perf_counter() + LONGEST
        while perf_counter() < until:
            pass

    assert Pulse().during(compute) >= LONGEST


def least(pulse: Pulse, work: Callable[[], None]) -> float:
    """The longest block of the work, of the best of several times: what the machine does besides hits not all."""
    seconds = pulse.during(work)
    for _ in range(TIMES - 1):
        if seconds > LONGEST:
            seconds = min(seconds, pulse.during(work))
    return seconds


def enterprises(hand: Hand) -> EnterprisesPage:
    hand.go("matching")  # made before anything is measured
    hand.go("enterprises")
    hand.idle()
    page = hand.window.page
    assert isinstance(page, EnterprisesPage)
    return page


def check(hand: Hand, page: EnterprisesPage, file: Path) -> None:
    hand.choose(file)
    with hand.qtbot.waitSignal(page.intake.reported, timeout=WAIT):
        hand.press("Impor dari Excel…", hand.window.title_bar)
    hand.idle()


def take(hand: Hand, page: EnterprisesPage) -> None:
    with hand.qtbot.waitSignal(page.intake.reported, timeout=WAIT):
        hand.press(page.intake.import_button.text(), page.intake)
    hand.idle()


def run(hand: Hand) -> None:
    hand.go("matching")
    page = hand.window.page
    assert page is not None
    hand.until(page.actions_changed, hand.window.title_bar.main_button.isEnabled)
    with hand.qtbot.waitSignal(hand.desktop.workplace.said, timeout=WAIT):
        hand.press("Jalankan pencocokan", hand.window.title_bar)
    hand.idle()
