"""Temu Bisnis: the list of events, and the event beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QStackedWidget

from models.domain.changes import Changed
from models.domain.events import EventLine
from models.domain.lists import ListQuery
from models.use_cases.delete_event import delete_event
from models.use_cases.list_events import list_events
from ui.dialogs.confirm import ask_to_confirm
from ui.pages.events.columns import event_columns
from ui.pages.events.event_view import EventView
from ui.pages.events.event_words import STATUSES, choices_of
from ui.texts import tr
from ui.widgets.empty_state import Emptiness, EmptyState, NextStep
from ui.widgets.lists.filters import Filter
from ui.widgets.lists.list_and_record import ListAndRecord
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import PagedRows
from ui.widgets.page import Page, PageAction
from ui.workplace import Workplace


class EventsPage(Page):
    """From the plan of an event to what became of it half a year later."""

    title = tr("Temu Bisnis")
    help_text = tr(
        "Satu acara dari kiri ke kanan: Rencana (hari, slot, meja), Peserta (undangan dan kurasi), Pertemuan (siapa "
        "bertemu siapa, lalu Susun jadwal), Papan (geser dengan tangan), Cetak, Hari H (daftar ulang, yang tidak "
        "hadir), Hasil, dan Tindak lanjut.\n\n"
        "Tidak ada pertemuan yang hilang diam-diam: bila slot atau mejanya dihapus, pertemuan itu menunggu, dan "
        "disebut sebabnya. Pertemuan yang Anda geser sendiri terkunci: jadwal baru tidak memindahkannya.\n\n"
        "Di Papan: panah memilih, Enter mengangkat dan menaruh, Delete melepas, L mengunci, Esc membatalkan. "
        "Ctrl+Z mengurungkan. Nilai potensi, sepakat, terkirim, dan terbayar tidak pernah dijumlahkan."
    )
    concerns = (
        Changed.EVENTS | Changed.DECISIONS | Changed.RUNS | Changed.ENTERPRISES | Changed.PARTNERS | Changed.NEEDS
        | Changed.OFFICES | Changed.AGREEMENTS
    )  # fmt: skip

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        fetch = partial(list_events, work.catalogue, work.actor)
        self.list: RecordList[EventLine] = RecordList(
            PagedRows(event_columns(), fetch, work.background, "events"), tr("acara"),
            filters=(Filter("status", tr("Keadaan"), choices_of(STATUSES)),), empty=self._emptiness(),
            identity=lambda row: row.uid, can_export=False,
        )  # fmt: skip
        self.view = EventView(work)
        self._nothing = EmptyState(Emptiness("calendar-blank", tr("Pilih acara di daftar")))
        self.side = QStackedWidget()
        self.side.addWidget(self._nothing)
        self.side.addWidget(self.view)
        self.both = ListAndRecord(self.list, self.side, 0.32)
        self.both.setObjectName("events/list")
        self.body.addWidget(self.both)
        self._connect()

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_line)
        self.list.opened.connect(lambda _row: self.fold_list(True))
        self.list.new_wanted.connect(self.make_new)
        self.list.delete_wanted.connect(self.delete)
        self.view.go_to.connect(self.go_to)
        self.view.list_wanted.connect(lambda beside: self.fold_list(not beside))
        self.view.event_made.connect(self._open_event)
        self.view.shown.connect(self.actions_changed)
        self.view.gone.connect(self._show_nothing)

    def _emptiness(self) -> Emptiness:
        return Emptiness(
            "calendar-plus",
            tr("Belum ada acara"),
            tr("Temu bisnis mempertemukan pembeli dan UMKM dalam satu hari, meja demi meja."),
            (NextStep(tr("Acara baru…"), self.make_new),),
        )

    def main_action(self) -> PageAction:
        return PageAction(tr("Acara baru…"), self.make_new, "calendar-plus")

    def more_actions(self) -> tuple[PageAction, ...]:
        if self.view.index is None:
            return ()
        return (PageAction(tr("Hapus acara…"), self.delete, "trash"),)

    def reload(self, changed: Changed) -> None:
        self.list.reload()
        self.view.reload()

    def open_record(self, record: object) -> None:
        if isinstance(record, ListQuery):
            self.list.show_query(record)
            self.fold_list(False)
        else:
            self._open_event(str(record))

    def may_leave(self) -> bool:
        return self.view.may_leave()

    def make_new(self) -> None:
        """Fill in an event that is not there yet."""
        if not self.view.may_leave():
            return
        self.list.table.clearSelection()
        self.side.setCurrentWidget(self.view)
        self.view.show_new()
        self.actions_changed.emit()

    def delete(self) -> None:
        """Take the event in view away; it can be brought back by Urungkan."""
        if self.view.index is None:
            return
        facts = self.view.index.facts
        ask_to_confirm(
            self, tr("Hapus acara {name}?").format(name=facts.draft.name), tr("Hapus acara"),
            partial(self._delete, facts.uid, facts.draft.name),
            why=tr("Peserta, pertemuan, dan hasilnya ikut terhapus. Penghapusan ini dapat diurungkan."), careful=True,
        )  # fmt: skip

    def fold_list(self, fold: bool) -> None:
        """Give the event the whole width, or put the list beside it again."""
        self.list.setVisible(not fold)
        self.view.show_list_beside(not fold)

    def _delete(self, uid: str, name: str) -> None:
        work = self._work
        remove = partial(delete_event, work.catalogue, work.actor, event=uid)
        done = tr("Acara {name} dihapus").format(name=name)
        work.start(remove, title=tr("Menghapus acara"), done=done, succeeded=lambda _outcome: self._show_nothing())

    def _show_nothing(self) -> None:
        self.view.forget()
        self.fold_list(False)
        self.side.setCurrentWidget(self._nothing)
        self.actions_changed.emit()

    def _open_event(self, uid: str) -> None:
        self.side.setCurrentWidget(self.view)
        self.view.show_event(uid)
        self.list.table.setCurrentIndex(self.list.model.index(-1, -1))
        self.list.show_query(ListQuery())
        self.list.choose(uid)

    def _show_line(self, line: EventLine | None) -> None:
        if line is None or line.uid == self.view.uid:
            return
        if self.view.is_new and not self.list.table.hasFocus():
            return  # the list was only read again; the form stays in view
        if not self.view.may_leave():
            return
        self.side.setCurrentWidget(self.view)
        self.view.show_event(line.uid)
