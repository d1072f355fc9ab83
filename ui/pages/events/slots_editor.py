"""The course of the day: stretches for meetings, breaks, prayer and programme, one row each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from models.domain.event_days import default_slots
from models.domain.events import SlotFacts, SlotKind, clock
from ui import formats
from ui.pages.events.event_words import SLOT_KINDS
from ui.pages.events.line_rows import LineRows
from ui.pages.events.slot_rows import Slots, matched, minutes_of, moved, problem_of, with_slot, without
from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.quiet_fields import QuietComboBox
from ui.widgets.wording import Kind, button, icon_button, restyle, words

_FRIDAY = 4
_LONGEST = 240
_TOOL = 28
_HEADINGS = ("Jenis", "Mulai", "Selesai", "Menit", "Sesi", "Keterangan")


@dataclass(slots=True)
class _Row:
    """The fields of one stretch."""

    kind: QuietComboBox
    starts: QLineEdit
    ends: QLineEdit
    minutes: QLabel
    session: QLineEdit
    label: QLineEdit
    up: QToolButton
    down: QToolButton
    remove: QToolButton

    def widgets(self) -> tuple[QWidget, ...]:
        """From left to right."""
        return (self.kind, self.starts, self.ends, self.minutes, self.session, self.label, self.up, self.down,
                self.remove)  # fmt: skip


class SlotsEditor(QWidget):
    """`slots()` is what stands there; `edited` says that it is another day than was shown."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._slots: Slots = ()
        self._day: date | None = None
        self._made = 0
        self.rows: list[_Row] = []
        self.first, self.last = self._time("09.00", tr("Hari mulai pukul")), self._time("15.00", tr("Selesai pukul"))
        self.minutes = self._time("20", tr("Menit tiap pertemuan"))
        self.gap = self._time("0", tr("Menit jeda antarpertemuan"))
        self.propose_button = button(tr("Susun slot"), self.propose)
        self.day_words = words(kind=Kind.SMALL, wrap=True)
        self.problem = words(kind=Kind.ERROR, wrap=True)
        headings = [tr(each) for each in _HEADINGS]
        self.lines = LineRows(tr("Slot waktu"), headings, open_columns=(5,))
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        inside.setSpacing(GRID)
        inside.addWidget(self._proposing())
        inside.addWidget(self.lines, 1)
        inside.addWidget(self.problem)
        self.problem.hide()
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for kind, said in ((SlotKind.MEETINGS, tr("Tambah slot")), (SlotKind.BREAK, tr("Tambah jeda"))):
            row.addWidget(button(said, partial(self.add, kind), icon_name="plus"))
        row.addStretch(1)
        inside.addLayout(row)

    def _proposing(self) -> QWidget:
        frame = QFrame()
        down = QVBoxLayout(frame)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        for said, field, after in (
            (tr("Dari"), self.first, ""), (tr("sampai"), self.last, ""), (tr("tiap"), self.minutes, tr("menit,")),
            (tr("jeda"), self.gap, ""),
        ):  # fmt: skip
            row.addWidget(words(said, Kind.SMALL))
            row.addWidget(field)
            if after:
                row.addWidget(words(after, Kind.SMALL))
        row.addStretch(1)
        row.addWidget(self.propose_button)
        down.addLayout(row)
        down.addWidget(self.day_words)
        return frame

    def _time(self, usual: str, says: str) -> QLineEdit:
        field = QLineEdit(usual)
        field.setAccessibleName(says)
        field.setToolTip(says)
        field.setFixedWidth(58)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        return field

    def show_slots(self, slots: Slots) -> None:
        """Show a saved day."""
        self._slots = slots
        self._draw()

    def show_day(self, day: date | None) -> None:
        """The weekday decides when there is prayer."""
        self._day = day
        if day is None:
            self.day_words.setText(tr("Isi hari acara dahulu."))
            return
        friday = day.weekday() == _FRIDAY
        prayer = tr("Salat Jumat 11.15–13.00") if friday else tr("Zuhur 11.30–12.30")
        self.day_words.setText(f"{formats.long_date(day)}: {prayer}")

    def slots(self) -> Slots:
        """The day as it stands."""
        return self._slots

    def propose(self) -> None:
        """Lay the day out anew by its weekday; a stretch of the same time stays the same one."""
        first, last = minutes_of(self.first.text()), minutes_of(self.last.text())
        minutes, gap = _whole(self.minutes.text()), _whole(self.gap.text())
        if self._day is None or first is None or last is None or not minutes or gap is None or last <= first:
            self._say(tr("Isi jam mulai dan selesai, misalnya 09.00 dan 15.00, dan lama pertemuan dalam menit."))
            return
        self._change(matched(default_slots(self._day, first, last, minutes, gap), self._slots))

    def add(self, kind: SlotKind) -> None:
        """One more stretch at the end of the day."""
        self._made += 1
        self._change(with_slot(self._slots, kind, f"baru-{self._made}"))
        self.rows[-1].starts.setFocus(Qt.FocusReason.OtherFocusReason)
        self.lines.ensureWidgetVisible(self.rows[-1].starts)

    def fault(self) -> str:
        """What is wrong with the day; empty when nothing is."""
        if any(minutes_of(field.text()) is None for row in self.rows for field in (row.starts, row.ends)):
            return tr("Tulis jam seperti 09.30.")
        return problem_of(self._slots)

    def _change(self, slots: Slots) -> None:
        self._slots = slots
        self._draw()
        self._judge()
        self.edited.emit()

    def _draw(self) -> None:
        while len(self.rows) > len(self._slots):
            self.rows.pop()
            self.lines.drop_last()
        while len(self.rows) < len(self._slots):
            self._add_row(len(self.rows))
        for at, slot in enumerate(self._slots):
            self._fill(at, slot)
        self._judge()

    def _add_row(self, at: int) -> None:
        kind = QuietComboBox()
        for value, said in SLOT_KINDS.items():
            kind.addItem(tr(said), str(value))
        kind.setMinimumWidth(116)
        made = _Row(
            kind, QLineEdit(), QLineEdit(), words(kind=Kind.SMALL), QLineEdit(), QLineEdit(),
            icon_button("arrow-up", "", partial(self._move, at, -1)),
            icon_button("arrow-down", "", partial(self._move, at, 1)),
            icon_button("x", "", partial(self._remove, at)),
        )  # fmt: skip
        for field in (made.starts, made.ends):
            field.setFixedWidth(58)
        made.session.setFixedWidth(70)
        for tool in (made.up, made.down, made.remove):
            tool.setFixedWidth(_TOOL)
        made.minutes.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        kind.activated.connect(partial(self._typed, at))
        for field in (made.starts, made.ends, made.session, made.label):
            field.textEdited.connect(partial(self._typed, at))
        self._name(made, at + 1)
        self.rows.append(made)
        self.lines.add_row(made.widgets())

    def _name(self, row: _Row, number: int) -> None:
        """Each field tells a screen reader its heading and its row."""
        for widget, said in zip(
            (row.kind, row.starts, row.ends, row.session, row.label),
            (tr("Jenis"), tr("Mulai"), tr("Selesai"), tr("Sesi"), tr("Keterangan")), strict=True,
        ):  # fmt: skip
            widget.setAccessibleName(tr("{heading}, slot {number}").format(heading=said, number=number))
        for tool, said in (
            (row.up, tr("Naikkan slot {number}")), (row.down, tr("Turunkan slot {number}")),
            (row.remove, tr("Hapus slot {number}")),
        ):  # fmt: skip
            tool.setAccessibleName(said.format(number=number))
            tool.setToolTip(tool.accessibleName())

    def _fill(self, at: int, slot: SlotFacts) -> None:
        row = self.rows[at]
        row.kind.setCurrentIndex(row.kind.findData(str(slot.kind)))
        row.minutes.setText(str(slot.ends - slot.starts))
        row.up.setEnabled(at > 0)
        row.down.setEnabled(at + 1 < len(self._slots))
        row.session.setEnabled(slot.kind is SlotKind.MEETINGS)
        for field, said in (
            (row.starts, clock(slot.starts)), (row.ends, clock(slot.ends)), (row.session, slot.session),
            (row.label, slot.label),
        ):  # fmt: skip
            if not field.hasFocus() or field.text() != said:
                field.setText(said)
                field.setCursorPosition(0)

    def _typed(self, at: int, _text: object = None) -> None:
        row, slot = self.rows[at], self._slots[at]
        starts, ends = minutes_of(row.starts.text()), minutes_of(row.ends.text())
        kind = SlotKind(row.kind.currentData())
        now = replace(
            slot, kind=kind, starts=slot.starts if starts is None else starts, ends=slot.ends if ends is None else ends,
            session=row.session.text().strip(), label=row.label.text().strip(),
        )  # fmt: skip
        self._slots = (*self._slots[:at], now, *self._slots[at + 1 :])
        row.minutes.setText(str(now.ends - now.starts))
        row.session.setEnabled(kind is SlotKind.MEETINGS)
        self._judge()
        self.edited.emit()

    def _move(self, at: int, by: int) -> None:
        self._change(moved(self._slots, at, by))

    def _remove(self, at: int) -> None:
        self._change(without(self._slots, at))

    def _judge(self) -> None:
        for row in self.rows:
            for field in (row.starts, row.ends):
                restyle(field, "wrong", minutes_of(field.text()) is None)
        self._say(self.fault())

    def _say(self, said: str) -> None:
        self.problem.setText(said)
        self.problem.setVisible(bool(said))


def _whole(typed: str) -> int | None:
    return int(typed) if typed.strip().isdecimal() and int(typed) <= _LONGEST else None


