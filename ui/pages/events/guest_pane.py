"""One guest: who comes, when not, how often, at which table; and its meetings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from models.domain.events import GuestFacts, LaidOut, MeetingFacts, Side
from models.use_cases.save_guest import save_guest
from ui import formats
from ui.pages.events.choose_slots import choose_slots
from ui.pages.events.event_index import EventIndex
from ui.pages.events.event_words import (
    CURATIONS,
    INVITATIONS,
    cell_words,
    numbers_words,
    pair_words,
    slot_times,
    table_name,
)
from ui.pages.events.plan_view import OfferedField
from ui.texts import tr
from ui.widgets.forms.fields import LongTextField, NumberField, TextField
from ui.widgets.forms.form import Form, Section
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, words
from ui.workplace import Workplace

_MEETING, _MOST_MEETINGS = 31, 4
_PAGES = {Side.BUYER: "partners", Side.ENTERPRISE: "enterprises"}


class GuestPane(QWidget):
    """What is decided about one guest alone; curation and invitation of several stand over the list."""

    go_to = Signal(str, object)
    meeting_wanted = Signal(str)

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._index: EventIndex | None = None
        self.guest: GuestFacts | None = None
        self._away: frozenset[str] = frozenset()
        self.name = words(kind=Kind.HEADING, wrap=True)
        self.detail = words(kind=Kind.SMALL, wrap=True)
        self.away_words = words(kind=Kind.SMALL, wrap=True)
        self.away_button = button(tr("Tidak tersedia pada…"), self._ask_away)
        self.record_button = button(tr("Buka catatannya"), self._open_record, kind="link")
        self.table = OfferedField("table", tr("Meja tetap"), (), hint=tr("Pembeli duduk, UMKM yang berpindah."))
        self.form = Form(self._section(), columns=2)
        self.meetings = QListWidget()
        self._lay_out()
        self.form.saved.connect(self._save)
        self.form.cancelled.connect(self._show_values)
        self.meetings.itemActivated.connect(lambda item: self.meeting_wanted.emit(item.data(_UID)))

    def _section(self) -> Section:
        return Section(
            "",
            TextField("attendee", tr("Yang hadir")), self.table,
            NumberField("minimum", tr("Paling sedikit"), unit=tr("pertemuan"), hint=tr("Kosong: menurut Rencana.")),
            NumberField("maximum", tr("Paling banyak"), unit=tr("pertemuan")),
            LongTextField("note", tr("Catatan")),
            wide=("note",),
        )  # fmt: skip

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, GRID, 0, 0)
        inside.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        head.setSpacing(4)
        head.addWidget(self.name)
        head.addWidget(self.detail)
        row = QHBoxLayout()
        row.addWidget(self.record_button)
        row.addStretch(1)
        head.addLayout(row)
        self.meetings.setAccessibleName(tr("Pertemuan peserta ini"))
        self.meetings.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head.addWidget(self.meetings)
        away = QHBoxLayout()
        away.addWidget(self.away_words, 1)
        away.addWidget(self.away_button)
        head.addLayout(away)
        inside.addLayout(head)
        inside.addWidget(self.form, 1)
        inside.addStretch(0)

    def show_guest(self, index: EventIndex, guest: GuestFacts | None) -> None:
        """Show this guest; what is typed for the one in view stays while it stays the same guest."""
        same = guest is not None and self.guest is not None and guest.uid == self.guest.uid
        self._index, self.guest = index, guest
        for part in (self.form, self.record_button, self.away_button, self.meetings):
            part.setVisible(guest is not None)
        self._show_head()
        if not (same and self.form.dirty):
            self._show_values()

    def _show_head(self) -> None:
        guest, index = self.guest, self._index
        self.meetings.clear()
        if guest is None or index is None:
            self.name.setText(tr("Pilih peserta di daftar"))
            for label in (self.detail, self.away_words):
                label.setText("")
            return
        self.name.setText(f"{guest.badge}  {guest.name}")
        answered = formats.short_date(guest.answered_on) if guest.answered_on else ""
        curation = tr("Kurasi: {said}").format(said=tr(CURATIONS[guest.curation]).lower())
        invitation = tr("Undangan: {said}").format(said=tr(INVITATIONS[guest.invitation]).lower())
        parts = (
            guest.record, guest.region, guest.product, guest.phone, curation, guest.curation_reason, invitation,
            answered,
        )  # fmt: skip
        self.detail.setText(" · ".join(part for part in parts if part))
        for meeting in sorted(index.of_guest.get(guest.uid, ()), key=lambda each: _when(index, each)):
            self._add_meeting(index, meeting)
        self.meetings.setVisible(self.meetings.count() > 0)
        self.meetings.setFixedHeight(_MEETING * min(self.meetings.count(), _MOST_MEETINGS) + 6)
        self.table.setVisible(guest.side is Side.BUYER)
        self._away = guest.away
        self._tell_away()

    def _add_meeting(self, index: EventIndex, meeting: MeetingFacts) -> None:
        said = f"{meeting.number}. {cell_words(index, meeting.slot, meeting.table)} · {pair_words(index, meeting)}"
        item = QListWidgetItem(said)
        item.setToolTip(said)
        item.setData(_UID, meeting.uid)
        self.meetings.addItem(item)

    def _show_values(self) -> None:
        guest, index = self.guest, self._index
        if guest is None or index is None:
            self.form.show_values({})
            return
        self.table.offer([(each.uid, table_name(each)) for each in index.facts.tables])
        names = ("attendee", "table", "minimum", "maximum", "note")
        self.form.show_values({name: getattr(guest, name) if getattr(guest, name) != "" else None for name in names})

    def _save(self, values: dict[str, Any]) -> None:
        if self.guest is None:
            return
        now = replace(
            self.guest, attendee=values["attendee"] or "", table=values["table"] or "", minimum=values["minimum"],
            maximum=values["maximum"], note=values["note"] or "", away=self._away,
        )  # fmt: skip
        # what was typed is what is saved now: the next reading may show itself
        self._keep(now, lambda _outcome: self.form.show_values(self.form.values()))

    def _keep(self, guest: GuestFacts, kept: Callable[[LaidOut], None] | None = None) -> None:
        assert self._index is not None
        work = self._work
        save = partial(save_guest, work.catalogue, work.actor, self._index.facts.uid, guest)
        work.start_once(
            "events/guest", save, title=tr("Menyimpan peserta"), done=partial(_saved, guest), succeeded=kept
        )  # fmt: skip

    def _ask_away(self) -> None:
        if self.guest is None or self._index is None:
            return
        asks = tr("Kapan {name} tidak tersedia?").format(name=self.guest.name)
        choose_slots(self, asks, self._index.meeting_slots, self._away, self._take_away)

    def _take_away(self, chosen: frozenset[str]) -> None:
        if self.guest is not None:
            self._away = chosen
            self._tell_away()
            self._keep(replace(self.guest, away=chosen))

    def _tell_away(self) -> None:
        assert self._index is not None
        slots = [each for each in self._index.facts.slots if each.uid in self._away]
        times = ", ".join(slot_times(each) for each in slots)
        self.away_words.setText(tr("Tidak tersedia: {times}").format(times=times) if times else tr("Selalu tersedia."))

    def _open_record(self) -> None:
        if self.guest is not None:
            self.go_to.emit(_PAGES[self.guest.side], self.guest.business)


_UID = int(Qt.ItemDataRole.UserRole)


def _when(index: EventIndex, meeting: MeetingFacts) -> tuple[int, int]:
    slot = index.slots.get(meeting.slot)
    return (slot.starts if slot else 24 * 60, meeting.number)


def _saved(guest: GuestFacts, outcome: LaidOut) -> str:
    said = tr("{name} disimpan").format(name=guest.name)
    if not outcome.waiting:
        return said
    return tr("{said}; pertemuan {numbers} menunggu").format(said=said, numbers=numbers_words(sorted(outcome.waiting)))
