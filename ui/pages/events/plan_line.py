"""What the newest timetable is worth: its slots against the bound, who waits, and what would bring more."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.events import Addition, PlanFacts, Short, clock
from models.use_cases.event_additions import event_additions
from ui import formats
from ui.pages.events.event_index import EventIndex
from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, words
from ui.workplace import Workplace

SHOWN = 3
"""Additions named at once: those that bring most."""


class PlanLine(QWidget):
    """Two quiet lines under the list of meetings."""

    below_wanted = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._index: EventIndex | None = None
        self._below: tuple[Short, ...] = ()
        self.bound = words(wrap=True)
        self.more = words(kind=Kind.SMALL, wrap=True)
        self.ask_button = button(tr("Apa yang menambah pertemuan?"), self.ask, kind="link")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        inside.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.bound, 1)
        row.addWidget(self.ask_button)
        inside.addLayout(row)
        inside.addWidget(self.more)

    def show_event(self, index: EventIndex) -> None:
        """Say what stands now; what would bring more is asked anew."""
        changed = self._index is not None and self._index.facts.meetings != index.facts.meetings
        self._index = index
        self.bound.setText(plan_words(index.facts.plan))
        self.ask_button.setVisible(bool(index.waiting))
        if changed or not index.waiting:
            self.more.setText("")
        self._tell_below()

    def show_below(self, below: tuple[Short, ...]) -> None:
        """Who has fewer meetings than its floor."""
        self._below = below
        self._tell_below()

    def forget(self) -> None:
        """Another event comes into view."""
        self._index, self._below = None, ()
        self.more.setText("")

    def ask(self) -> None:
        """Reckon what one more table, or one more slot, would bring."""
        if self._index is not None:
            work = self._work
            reckon = partial(event_additions, work.catalogue, work.actor, self._index.facts.uid)
            self.ask_button.setEnabled(False)
            work.start(
                reckon, title=tr("Menghitung tambahan"), succeeded=self._show_additions,
                ended=lambda: self.ask_button.setEnabled(True),
            )  # fmt: skip

    def _show_additions(self, found: Sequence[Addition]) -> None:
        if self._index is not None:
            self.more.setText(additions_words(self._index, found))
            self.more.setVisible(True)

    def _tell_below(self) -> None:
        if self._below and not self.more.text():
            said = tr("{n} peserta mendapat kurang dari jumlah paling sedikitnya.")
            self.more.setText(said.format(n=formats.number(len(self._below))))
        self.more.setVisible(bool(self.more.text()))


def plan_words(plan: PlanFacts | None) -> str:
    """ "34 slot terpakai; tidak mungkin kurang dari 34."."""
    if plan is None:
        return tr("Belum ada jadwal. Susun jadwal memberi setiap pertemuan slot dan meja.")
    held = tr("{held} dari {all} pertemuan terjadwal").format(
        held=formats.number(plan.held), all=formats.number(plan.meetings)
    )
    least = tr("{used} slot terpakai; tidak mungkin kurang dari {bound}").format(
        used=plan.slots_used, bound=plan.lower_bound
    )
    gap = "" if plan.held >= plan.most else tr(" (paling banyak {most})").format(most=formats.number(plan.most))
    return f"{held}{gap} · {least}"


def additions_words(index: EventIndex, found: Sequence[Addition]) -> str:
    """ "satu meja lagi pukul 10.00 = +6 pertemuan"; the best ones, and one more slot."""
    useful = sorted((each for each in found if each.gain > 0), key=lambda each: -each.gain)
    if not useful:
        return tr("Satu meja atau satu slot lagi tidak menambah pertemuan: penghalangnya pada peserta.")
    said = [
        tr("satu meja lagi pukul {time} = +{gain} pertemuan").format(
            time=clock(index.slots[each.slot].starts), gain=each.gain
        )
        for each in useful
        if each.slot in index.slots
    ][:SHOWN]
    said += [tr("satu slot lagi = +{gain} pertemuan").format(gain=each.gain) for each in useful if not each.slot]
    return " · ".join(said)
