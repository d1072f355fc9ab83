"""Peserta: both sides in one list, and what is decided about one or several of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QPushButton

from models.domain.events import Curation, GuestFacts, GuestsAdded, Invitation, InvitationText, LaidOut
from models.use_cases.add_guests import add_guests
from models.use_cases.answer_invitations import answer_invitations
from models.use_cases.curate_guests import curate_guests
from models.use_cases.invitation_texts import invitation_texts
from models.use_cases.invite_accepted import invite_accepted
from models.use_cases.remove_guests import remove_guests
from ui.dialogs.ask_reason import ask_reason
from ui.pages.events.add_guests_dialog import add_guests_dialog
from ui.pages.events.event_index import EventIndex
from ui.pages.events.event_words import CURATIONS, INVITATIONS, numbers_words
from ui.pages.events.filtered_rows import FilteredRows
from ui.pages.events.guest_columns import GUEST_VALUES, badge_order, guest_columns, guest_filters
from ui.pages.events.guest_pane import GuestPane
from ui.pages.events.invitation_dialog import InvitationDialog
from ui.pages.events.part import EventPart
from ui.texts import tr
from ui.widgets.empty_state import Emptiness, NextStep
from ui.widgets.lists.list_and_record import ListAndRecord
from ui.widgets.lists.record_list import RecordList
from ui.widgets.look.theme import GRID
from ui.widgets.wording import button
from ui.workplace import Workplace

TOOLS_BESIDE = 940
"""In a narrower view what is done with the selected stands on a line of its own."""
USUAL_REASONS = ("Produk belum sesuai kebutuhan pembeli", "Kapasitas belum mencukupi", "Dokumen belum lengkap")


class GuestsView(EventPart):
    """Whoever is refused or does not come has its meetings wait, never vanish."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        rows = FilteredRows(guest_columns(lambda: self.index), GUEST_VALUES)
        self.list: RecordList[GuestFacts] = RecordList(
            rows, tr("peserta"), filters=guest_filters(), empty=self._emptiness(), identity=lambda row: row.uid,
            can_export=False,
        )  # fmt: skip
        self._rows = rows
        self.pane = GuestPane(work)
        self.accepted_button = button(tr("Undang semua dari usulan yang diterima"), self.invite_accepted)
        self.add_button = button(tr("Tambah…"), self.ask_to_add, icon_name="user-plus")
        self.curate_button = self._menu_button(tr("Kurasi"), tuple(Curation), CURATIONS, self.curate)
        self.answer_button = self._menu_button(tr("Undangan"), tuple(Invitation), INVITATIONS, self.answer)
        self.texts_button = button(tr("Salin teks undangan…"), self.show_texts, icon_name="copy")
        self.remove_button = button(tr("Keluarkan…"), self.ask_to_remove)
        self._lay_out()
        self._connect()

    def _emptiness(self) -> Emptiness:
        return Emptiness(
            "users-three", tr("Belum ada peserta"),
            tr("Undang semua dari usulan yang diterima, atau cari sendiri di katalog."),
            (
                NextStep(tr("Undang dari usulan"), self.invite_accepted),
                NextStep(tr("Cari di katalog…"), self.ask_to_add),
            ),
        )  # fmt: skip

    def _menu_button(
        self, said: str, values: Sequence[Curation | Invitation], names: dict[Curation, str] | dict[Invitation, str],
        chosen: Callable[..., None],
    ) -> QPushButton:  # fmt: skip
        made = button(f"{said} ▾")
        made.setAccessibleName(said)
        menu = QMenu(said, made)
        for value in values:
            action = menu.addAction(tr(names[value]))  # type: ignore[index]  # each menu has its own names
            action.triggered.connect(partial(self._chosen_in_menu, chosen, value))
        made.setMenu(menu)
        return made

    def _chosen_in_menu(self, chosen: Callable[..., None], value: object, _checked: bool = False) -> None:
        chosen(value)

    def _lay_out(self) -> None:
        tools = self._tools = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        tools.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        tools.setSpacing(GRID)
        of_all, of_some = QHBoxLayout(), QHBoxLayout()
        for row, buttons in (
            (of_all, (self.add_button, self.accepted_button)),
            (of_some, (self.curate_button, self.answer_button, self.texts_button, self.remove_button)),
        ):
            row.setSpacing(GRID)
            for each in buttons:
                row.addWidget(each)
            tools.addLayout(row)
        of_all.addStretch(1)
        self.body.addLayout(tools)
        both = ListAndRecord(self.list, self.pane, 0.72)
        both.setObjectName("events/guests")
        self.body.addWidget(both, 1)

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_guest)
        self.list.selection_changed.connect(self._judge)
        self.list.delete_wanted.connect(self.ask_to_remove)
        self.list.new_wanted.connect(self.ask_to_add)
        self.pane.go_to.connect(self.go_to)
        self.pane.meeting_wanted.connect(partial(self.part_wanted.emit, "meetings"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        side = QBoxLayout.Direction
        self._tools.setDirection(side.LeftToRight if self.width() >= TOOLS_BESIDE else side.TopToBottom)
        super().resizeEvent(event)

    def begin_event(self) -> None:
        self.list.bar.clear()

    def refresh(self, index: EventIndex) -> None:
        self._rows.set_rows(sorted(index.facts.guests, key=badge_order))
        self._show_guest(self.list.current())
        self._judge()

    def show_record(self, record: object) -> None:
        """Bring a guest, named by its uid, into view."""
        self.list.bar.clear()
        self.list.table.setCurrentIndex(self._rows.index(-1, -1))
        self.list.choose(str(record))

    def invite_accepted(self) -> None:
        """Everybody in an accepted proposal."""
        work = self.work
        invite = partial(invite_accepted, work.catalogue, work.actor, self.event_uid)
        work.start_once("events/invite", invite, title=tr("Mengundang dari usulan"), done=_added)

    def ask_to_add(self) -> None:
        """Search the catalogue."""
        if self.index is not None:
            invited = frozenset(each.record for each in self.index.facts.guests)
            add_guests_dialog(self, self.work, invited, self._add)

    def curate(self, curation: Curation) -> None:
        """Let the selected in, keep them as reserves, or refuse them with a reason."""
        if curation in (Curation.REFUSED, Curation.RESERVE):
            asks = tr("Mengapa {what}?").format(what=tr(CURATIONS[curation]).lower())
            why = tr("Alasan dicatat pada lembar kurasi. Pertemuan yang tidak lolos menunggu, tidak dihapus.")
            usual = [tr(each) for each in USUAL_REASONS]
            ask_reason(self, asks, tr(CURATIONS[curation]), partial(self._curate, curation), why=why, usual=usual)
        else:
            self._curate(curation, "")

    def answer(self, invitation: Invitation) -> None:
        """What the selected guests answered, today."""
        work = self.work
        answer = partial(
            answer_invitations, work.catalogue, work.actor, self.event_uid, self._selected(), invitation, date.today()
        )
        done = partial(_noted, tr(INVITATIONS[invitation]), len(self._selected()))
        work.start(answer, title=tr("Mencatat jawaban"), done=done)

    def show_texts(self) -> None:
        """Texts to be copied into a messenger, of the selected or of all."""
        work = self.work
        chosen = self._selected() if self.list.selected_count() > 1 else ()
        read = partial(invitation_texts, work.catalogue, work.actor, self.event_uid, chosen)
        work.ask("events/texts", read, self._show_texts)

    def ask_to_remove(self) -> None:
        """Take the selected off the list; their meetings are cancelled with the reason."""
        if self._selected():
            asks = tr("Keluarkan {n} peserta dari acara ini?").format(n=len(self._selected()))
            why = tr("Pertemuannya batal dengan alasan ini, dan tetap tampak di Pertemuan.")
            ask_reason(self, asks, tr("Keluarkan"), self._remove, why=why, usual=(tr("Berhalangan hadir"),))

    def _add(self, codes: tuple[str, ...]) -> None:
        work = self.work
        add = partial(add_guests, work.catalogue, work.actor, self.event_uid, codes)
        work.start(add, title=tr("Menambah peserta"), done=_added)

    def _curate(self, curation: Curation, reason: str) -> None:
        work, chosen = self.work, self._selected()
        curate = partial(curate_guests, work.catalogue, work.actor, self.event_uid, chosen, curation, reason)
        work.start(curate, title=tr("Mencatat kurasi"), done=partial(_noted, tr(CURATIONS[curation]), len(chosen)))

    def _remove(self, reason: str) -> None:
        work, chosen = self.work, self._selected()
        remove = partial(remove_guests, work.catalogue, work.actor, self.event_uid, chosen, reason)
        work.start(remove, title=tr("Mengeluarkan peserta"), done=partial(_removed, len(chosen)))

    def _show_texts(self, texts: tuple[InvitationText, ...]) -> None:
        if not texts:
            self.work.say(tr("Belum ada peserta yang diundang."))
            return
        dialog = InvitationDialog(self, texts)
        dialog.accepted.connect(partial(self._mark_sent, tuple(each.guest for each in texts)))
        dialog.open()

    def _mark_sent(self, guests: tuple[str, ...]) -> None:
        index = self.index
        if index is None:
            return
        fresh = tuple(each for each in guests if index.guests[each].invitation is Invitation.NOT_SENT)
        work = self.work
        mark = partial(answer_invitations, work.catalogue, work.actor, index.facts.uid, fresh, Invitation.SENT)
        if fresh:
            work.start(mark, title=tr("Mencatat undangan"), done=partial(_noted, tr("Terkirim"), len(fresh)))

    def _selected(self) -> tuple[str, ...]:
        return tuple(each.uid for each in self.list.selected())

    def _show_guest(self, guest: GuestFacts | None) -> None:
        if self.index is not None:
            self.pane.show_guest(self.index, guest)

    def _judge(self) -> None:
        some = bool(self._selected())
        for each in (self.curate_button, self.answer_button, self.remove_button):
            each.setEnabled(some)
        self.texts_button.setEnabled(self.index is not None and bool(self.index.facts.guests))



def _added(outcome: GuestsAdded) -> str:
    already = tr(" ({n} sudah peserta)").format(n=len(outcome.already)) if outcome.already else ""
    return tr("{n} peserta ditambahkan").format(n=len(outcome.added)) + already


def _noted(what: str, guests: int, outcome: LaidOut) -> str:
    said = tr("{what}: {n} peserta").format(what=what, n=guests)
    waiting = getattr(outcome, "waiting", ())
    if not waiting:
        return said
    return tr("{said}; pertemuan {numbers} menunggu").format(said=said, numbers=numbers_words(sorted(waiting)))


def _removed(guests: int, outcome: LaidOut) -> str:
    said = tr("{n} peserta dikeluarkan").format(n=guests)
    if not outcome.waiting:
        return said
    return tr("{said}; pertemuan {numbers} batal").format(said=said, numbers=numbers_words(sorted(outcome.waiting)))
