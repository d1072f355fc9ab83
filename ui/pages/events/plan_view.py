"""Rencana: the event's own fields, the course of its day, and its tables."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from models.domain.changes import Changed
from models.domain.events import EventDraft, EventSaved, EventStatus, LaidOut, SlotFacts, TableFacts, clock
from models.domain.matching import RunFact
from models.domain.offices import OfficialRecord
from models.problems import UserProblem
from models.use_cases.event_history import event_history
from models.use_cases.lay_out_event import lay_out_event
from models.use_cases.list_officials import list_officials
from models.use_cases.list_runs import list_runs
from models.use_cases.save_event import save_event
from ui import formats
from ui.dialogs.confirm import ask_to_confirm
from ui.pages.events.event_index import EventIndex
from ui.pages.events.event_past import chapters_of
from ui.pages.events.event_words import numbers_words
from ui.pages.events.part import EventPart
from ui.pages.events.slots_editor import SlotsEditor
from ui.pages.events.tables_editor import TablesEditor
from ui.texts import tr
from ui.widgets.forms.fields import ChoiceField, DateField, LongTextField, NumberField, TextField
from ui.widgets.forms.form import Form, Section
from ui.widgets.look.theme import GRID
from ui.widgets.records.facts_view import FactsView
from ui.widgets.records.region_field import RegionField
from ui.widgets.wording import Kind, button, hairline, words
from ui.workplace import Workplace

BESIDE = 980
"""From this width the day stands beside the fields; below it they take turns."""
DAY = 600
SLOTS, TABLES, HISTORY, FORM = 0, 1, 2, 3
RUNS = 20


class DayField(DateField):
    """A day with its weekday: prayer times hang on it."""

    def build(self) -> QDateEdit:
        made = super().build()
        made.setDisplayFormat("dddd, d MMMM yyyy")
        return made


class OfferedField(ChoiceField):
    """A choice whose values come from the catalogue."""

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these; what is chosen stays."""
        kept = self.box.currentData()
        while self.box.count() > 1:
            self.box.removeItem(1)
        for value, said in choices:
            self.box.addItem(said, value)
        self.box.setCurrentIndex(max(0, self.box.findData(kept)))


class PlanView(EventPart):
    """Form and layout are saved apart; a removal says first which meetings it makes wait."""

    event_made = Signal(str)
    given_up = Signal()
    """A new event is not made after all."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self._draft = EventDraft()
        self._laid_out = self._new = False
        self._seen: tuple[tuple[SlotFacts, ...], tuple[TableFacts, ...]] | None = None
        """Slots and tables that the editors were filled from."""
        self.official = OfferedField("official", tr("Penanda tangan"), (), hint=tr("Kosong: dipilih saat mencetak."))
        self.run = OfferedField("run", tr("Usulan dari pencocokan"), (), hint=tr("Kosong: yang terbaru."))
        self.form = Form(*self._sections(), columns=1, save_text=tr("Simpan acara"))
        self.slots = SlotsEditor()
        self.tables = TablesEditor()
        self.history = FactsView(tr("Riwayat acara"))
        self.toggles = {
            shown: self._toggle(said, shown)
            for shown, said in ((FORM, tr("Acara")), (SLOTS, tr("Slot waktu")), (TABLES, tr("Meja")),
                                (HISTORY, tr("Riwayat")))
        }
        self._shown = FORM
        self._beside = False
        self.layout_state = words(kind=Kind.SMALL)
        self.keep_button = button(tr("Simpan slot dan meja"), self.save_layout, kind="primary")
        self.back_button = button(tr("Batal"), self._forget_layout)
        self._side = QStackedWidget()
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._connect()

    def _sections(self) -> tuple[Section, ...]:
        return (
            Section(
                "",
                TextField("name", tr("Nama acara"), required=True),
                TextField("theme", tr("Tema")),
                DayField("day", tr("Hari"), required=True),
                TextField("venue", tr("Tempat"), hint=tr("Nama gedung atau ruang.")),
                LongTextField("address", tr("Alamat")),
                RegionField("region", tr("Kabupaten/kota")),
            ),
            Section(
                tr("Aturan pertemuan"),
                NumberField("minimum", tr("Paling sedikit tiap UMKM"), unit=tr("pertemuan"), required=True,
                            hint=tr("Dipenuhi untuk semua sebelum ada yang mendapat lebih.")),
                NumberField("maximum", tr("Paling banyak tiap UMKM"), unit=tr("pertemuan")),
                NumberField("walking", tr("Waktu berpindah meja"), unit=tr("slot"),
                            hint=tr("Slot kosong yang diperlukan UMKM di antara dua meja.")),
            ),
            Section(tr("Sumber dan surat"), self.run, self.official, LongTextField("notes", tr("Catatan"))),
        )  # fmt: skip

    def _toggle(self, said: str, shown: int) -> QPushButton:
        made = button(said, partial(self.turn, shown))
        made.setCheckable(True)
        return made

    def _lay_out(self) -> None:
        self.split.setObjectName("events/plan")
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(1)
        self.split.addWidget(self.form)
        side = QWidget()
        side.setMinimumWidth(1)
        down = QVBoxLayout(side)
        down.setContentsMargins(0, GRID, 0, 0)
        down.setSpacing(0)
        for each in (self.slots, self.tables, self.history):
            self._side.addWidget(each)
        down.addWidget(self._side, 1)
        down.addWidget(hairline())
        down.addLayout(self._foot())
        self._right, self._right_down = side, down
        self.split.addWidget(side)
        self.body.addWidget(self._bar())
        self.body.addWidget(self.split, 1)
        self._share_room()

    def _bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(2 * GRID, GRID, GRID, 0)
        row.setSpacing(GRID)
        for each in self.toggles.values():
            row.addWidget(each)
        row.addStretch(1)
        self._tools = bar
        return bar

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self.layout_state, 1)
        row.addWidget(self.back_button)
        row.addWidget(self.keep_button)
        return row

    def _connect(self) -> None:
        self.form.saved.connect(self._save)
        self.form.cancelled.connect(self._cancel)
        self.form.fields["day"].edited.connect(lambda: self.slots.show_day(self.form.fields["day"].value()))
        self.slots.edited.connect(self._layout_edited)
        self.tables.edited.connect(self._layout_edited)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= BESIDE
        if beside is not self._beside:
            self._beside = beside
            if beside:
                self.split.setSizes([self.width() - DAY, DAY])
            self._share_room()

    def show_new(self, draft: EventDraft) -> None:
        """An empty form; slots and tables come when it is saved."""
        self.index = None
        self._draft = draft
        self._new = True
        self._share_room()
        self._read_choices()
        self.form.show_values({"minimum": draft.minimum, "walking": draft.walking, "day": date.today()})
        self.form.save_button.setEnabled(True)
        self.form.fields["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_event(self) -> None:
        self._laid_out = self._new = False
        self._share_room()
        self._read_choices()
        if self.index is not None:
            self._show_draft(self.index.facts.draft)
            self._show_layout(self.index)
        self.history.show_chapters(())
        self._read_history()

    def refresh(self, index: EventIndex) -> None:
        if not self.form.dirty:
            self._show_draft(index.facts.draft)
        if not self._laid_out:
            self._show_layout(index)
        self._read_history()

    def may_leave(self) -> bool:
        if not self.form.dirty and not self._laid_out:
            return True
        verb, asks = tr("Buang perubahan"), tr("Perubahan pada Rencana belum disimpan.")
        ask_to_confirm(self, asks, verb, self._cancel, decline=tr("Tetap di sini"), careful=True)
        return False

    def save_layout(self) -> None:
        """Save slots and tables; where meetings lose their cell, ask first and name them."""
        fault = self.slots.fault() or self.tables.fault()
        if fault or self.index is None:
            self.turn(SLOTS if self.slots.fault() else TABLES)
            return
        losing = self.index.losing(self.slots.slots(), self.tables.tables())
        if not losing:
            self._save_layout()
            return
        numbers = numbers_words(sorted(each.number for each in losing))
        why = tr("Pertemuan nomor {numbers} kehilangan tempatnya dan akan menunggu. Tidak ada yang dihapus; "
                 "Susun jadwal atau Papan memberi tempat baru.")  # fmt: skip
        save = partial(self._save_layout, {each.number for each in losing})
        asks = tr("{n} pertemuan akan menunggu").format(n=len(losing))
        ask_to_confirm(self, asks, tr("Simpan, biarkan menunggu"), save, why=why.format(numbers=numbers))

    def _save_layout(self, losing: Collection[int] = ()) -> None:
        work = self.work
        save = partial(
            lay_out_event, work.catalogue, work.actor, self.event_uid, self.slots.slots(), self.tables.tables(),
            seen=self._seen, losing=losing,
        )  # fmt: skip
        work.start_once(
            "events/layout", save, title=tr("Menyimpan slot dan meja"), done=_laid_out, succeeded=self._layout_saved,
            refused=self._layout_refused,
        )  # fmt: skip

    def _layout_refused(self, problem: UserProblem) -> None:
        """What somebody else did meanwhile is read, and shown where it is in the way."""
        if problem.message == "event.layout_changed":
            self._laid_out = False
        if problem.message in ("event.layout_changed", "event.layout_loses"):
            self.work.background.catalogue_changed.emit(Changed.EVENTS)
        self.work.refused.emit(problem)

    def _layout_saved(self, _outcome: object) -> None:
        self._laid_out = False
        self._tell_layout()

    def _save(self, values: dict[str, Any]) -> None:
        draft = EventDraft(
            uid=self._draft.uid, version=self._draft.version, name=values["name"], theme=values["theme"] or "",
            day=values["day"], venue=values["venue"] or "", address=values["address"] or "",
            region=values["region"] or "", walking=values["walking"] or 0, minimum=values["minimum"] or 0,
            maximum=values["maximum"], run=values["run"] or "", official=values["official"] or "",
            notes=values["notes"] or "",
        )  # fmt: skip
        facts = self.index.facts if self.index else None
        if facts is None or facts.status is not EventStatus.RUNNING or draft.day == self._draft.day:
            self._write(draft)
            return
        why = tr("Acara ini sedang berlangsung. Dengan hari lain keadaannya kembali menjadi Rencana; jadwal dan hasil "
                 "yang sudah ada tidak berubah.")  # fmt: skip
        asks = tr("Pindahkan acara ke hari lain?")
        ask_to_confirm(self, asks, tr("Pindahkan hari"), partial(self._write, draft), why=why, careful=True)

    def _write(self, draft: EventDraft) -> None:
        work = self.work
        save = partial(save_event, work.catalogue, work.actor, draft)
        said = partial(_saved_words, draft.name)
        work.start_once("events/save", save, title=tr("Menyimpan acara"), done=said, succeeded=self._saved)

    def _saved(self, outcome: EventSaved) -> None:
        # what was typed is what is saved now: the next reading may show itself
        self.form.show_values(self.form.values())
        self.event_made.emit(outcome.event)

    def _cancel(self) -> None:
        self._laid_out = False
        if self.index is None:
            self.form.show_values({"minimum": 1, "day": date.today()})
            self.given_up.emit()
            return
        self._show_draft(self.index.facts.draft)
        self._show_layout(self.index)

    def _forget_layout(self) -> None:
        self._laid_out = False
        if self.index is not None:
            self._show_layout(self.index)

    def _show_draft(self, draft: EventDraft) -> None:
        self._draft = draft
        names = ("name", "theme", "day", "venue", "address", "region", "walking", "minimum", "maximum", "run",
                 "official", "notes")  # fmt: skip
        self.form.show_values({name: getattr(draft, name) or (0 if name in ("walking", "minimum") else None)
                               for name in names})  # fmt: skip

    def _show_layout(self, index: EventIndex) -> None:
        self._seen = (index.facts.slots, index.facts.tables)
        self.slots.show_day(index.facts.draft.day)
        self.slots.show_slots(index.facts.slots)
        self.tables.show_tables(index.facts.tables, index.facts.slots)
        self._tell_layout()

    def _layout_edited(self) -> None:
        self._laid_out = True
        self.tables.show_slots(self.slots.slots())
        self._tell_layout()

    def _tell_layout(self) -> None:
        meeting = [each for each in self.slots.slots() if each.kind.value == "pertemuan"]
        self.toggles[SLOTS].setText(tr("Slot waktu ({n})").format(n=len(meeting)))
        self.toggles[TABLES].setText(tr("Meja ({n})").format(n=len(self.tables.tables())))
        self.layout_state.setText(tr("Belum disimpan") if self._laid_out else "")
        for each in (self.keep_button, self.back_button):
            each.setEnabled(self._laid_out)

    def turn(self, shown: int) -> None:
        """Show the event's fields, slots, tables or history; where there is room the fields always stand."""
        self._shown = shown
        self._share_room()
        self._read_history()

    def _read_history(self) -> None:
        work = self.work
        if self._shown == HISTORY and self.index is not None:
            read = partial(event_history, work.catalogue, work.actor, self.event_uid)
            work.ask("events/history", read, lambda found: self.history.show_chapters(chapters_of(found)))

    def _share_room(self) -> None:
        shown = SLOTS if self._beside and self._shown == FORM else self._shown
        self._side.setCurrentIndex(shown if shown != FORM else SLOTS)
        self.form.setVisible(self._new or self._beside or shown == FORM)
        self._right.setVisible(not self._new and (self._beside or shown != FORM))
        self._tools.setVisible(not self._new)
        self.toggles[FORM].setVisible(not self._beside)
        (self._right_down if self._beside else self.body).insertWidget(0, self._tools)
        for each, made in self.toggles.items():
            made.setChecked(each == shown)
        for foot in (self.keep_button, self.back_button):
            foot.setVisible(shown != HISTORY)

    def _read_choices(self) -> None:
        work = self.work
        work.ask("events/officials", partial(list_officials, work.catalogue, work.actor), self._offer_officials)
        work.ask("events/runs", partial(list_runs, work.catalogue, work.actor, RUNS), self._offer_runs)

    def _offer_officials(self, found: Sequence[OfficialRecord]) -> None:
        self.official.offer([(each.uid, f"{each.name}, {each.position}") for each in found if each.signs])
        self._show_chosen(self.official, self._draft.official)

    def _offer_runs(self, found: Sequence[RunFact]) -> None:
        self.run.offer([(each.code, f"{each.code}, {formats.moment(each.at)}") for each in found])
        self._show_chosen(self.run, self._draft.run)

    def _show_chosen(self, field: OfferedField, value: str) -> None:
        if value and not field.dirty:
            field.show_value(value)


def _saved_words(name: str, outcome: EventSaved) -> str:
    said = tr("Acara {name} disimpan").format(name=name)
    if outcome.moved:
        said = tr("{saved}; {count} tindak lanjut ikut pindah hari").format(saved=said, count=outcome.moved)
    if outcome.planned_again:
        said = tr("{saved}; keadaannya kembali Rencana").format(saved=said)
    if outcome.prayer is None:
        return said
    begins, ends = (clock(each) for each in outcome.prayer)
    warned = tr("Waktu salat hari itu {begins}–{ends}: periksa slot waktu")
    return f"{said}. {warned.format(begins=begins, ends=ends)}"


def _laid_out(outcome: LaidOut) -> str:
    if not outcome.waiting:
        return tr("Slot dan meja disimpan")
    said = tr("Slot dan meja disimpan; pertemuan {numbers} menunggu")
    return said.format(numbers=numbers_words(sorted(outcome.waiting)))
