"""Rows read in two processes say what they say in one; where the other ends, nothing is lost."""

from __future__ import annotations

from datetime import date

import pytest

from models.domain.intake import IntakeKind
from models.problems import Cancelled
from models.workbook import beside, checking
from models.workbook.checking import CheckContext, Checked, check
from models.workbook.sheet import Cell, Sheet

TODAY = date(2026, 11, 21)
HEADINGS = ("Nama Usaha", "Nama Pemilik", "Kabupaten/Kota", "Produk", "Kapasitas per Bulan", "Satuan", "NIB", "Omzet")
CAPACITIES: tuple[Cell, ...] = (120, "1,5 ton", "#N/A", None, "seratus", 7.5, "-", "300 kg")
SALES: tuple[Cell, ...] = ("10-20 juta", 180_000_000, None, "Rp 1,5 M", 0)


def sheet(rows: int = 700) -> Sheet:
    """A list with mistakes, repeated rows, rows that go on with the one above, and totals in between."""
    return Sheet("UMKM", (HEADINGS, *(row(number) for number in range(rows))))


def row(number: int) -> tuple[Cell, ...]:
    if number % 97 == 50:
        return ("Jumlah",)
    if number % 31 == 7:
        return (None, None, None, "kopi", 12, "kg")
    own = number - number % 13 if number % 13 < 2 else number
    product = ("keripik singkong", "kopi", "gula, kopi", "entah apa")[own % 4]
    capacity, sales = CAPACITIES[number % len(CAPACITIES)], SALES[own % len(SALES)]
    nib = "12345" if own % 5 else None
    return (f"Usaha {own}", f"Pemilik {own}", "Kab. Malang", product, capacity, "kg", nib, sales)


def checked() -> Checked:
    return check(sheet(), IntakeKind.ENTERPRISES, CheckContext(TODAY))


@pytest.fixture
def alone() -> Checked:
    """What one process makes of the list."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(beside, "FEWEST", 1_000_000)
        found = checked()
    assert found.rejected
    assert found.intakes
    return found


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "PORTION", 10)


def wait_for_the_other(monkeypatch: pytest.MonkeyPatch, answers: list[int]) -> None:
    """This process reads nothing before the other is there; `answers` counts what that one has read."""
    give, take = beside.Shared.give, beside.Shared.take

    def given(shared: beside.Shared) -> None:
        if not shared.is_ready:
            shared.line.poll(30)
        give(shared)

    def taken(shared: beside.Shared, patience: float = 0.0) -> None:
        before = len(shared.asked)
        take(shared, 30)
        answers.append(before - len(shared.asked))

    monkeypatch.setattr(beside.Shared, "give", given)
    monkeypatch.setattr(beside.Shared, "take", taken)


def test_two_processes_say_what_one_says(alone: Checked, monkeypatch: pytest.MonkeyPatch) -> None:
    answers: list[int] = []
    wait_for_the_other(monkeypatch, answers)
    assert checked() == alone
    assert sum(answers) > 10


def test_what_an_ended_process_was_to_read_is_read_here(alone: Checked, monkeypatch: pytest.MonkeyPatch) -> None:
    answers: list[int] = []
    wait_for_the_other(monkeypatch, answers)
    take = beside.Shared.take

    def taken(shared: beside.Shared, patience: float = 0.0) -> None:
        if sum(answers) > 10:
            shared.process.kill()
            shared.process.join()
        take(shared, patience)

    monkeypatch.setattr(beside.Shared, "take", taken)
    assert checked() == alone


def test_a_cancel_ends_the_other_process_too(monkeypatch: pytest.MonkeyPatch) -> None:
    shared: list[beside.Shared] = []
    leave = beside.Shared.__exit__

    def left(one: beside.Shared, *error: object) -> None:
        shared.append(one)
        leave(one, *error)

    monkeypatch.setattr(beside.Shared, "__exit__", left)
    asked = 0

    def cancel(_done: int, _total: int) -> None:
        nonlocal asked
        asked += 1
        if asked == 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        check(sheet(), IntakeKind.ENTERPRISES, CheckContext(TODAY), progress=cancel)
    assert len(shared) == 1
    with pytest.raises(ValueError, match="closed"):
        shared[0].process.is_alive()
