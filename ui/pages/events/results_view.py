"""Hasil: results keyed in by number, their list, and what the event came to."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout

from models.domain.events import EventPaper, EventRecap, Interest, RecapLine, ResultDraft, ResultLine
from models.domain.lists import ListQuery
from models.use_cases.list_results import list_results
from models.use_cases.recap_event import recap_event
from models.use_cases.result_agreement import ResultAgreement, proposal_of_result
from models.use_cases.save_result import save_result
from ui import formats
from ui.dialogs.confirm import ask_to_confirm
from ui.pages.events.event_index import EventIndex
from ui.pages.events.event_words import INTERESTS, choices_of
from ui.pages.events.filtered_rows import FilteredRows
from ui.pages.events.part import EventPart
from ui.pages.events.recap_columns import SUMS, money, recap_columns, result_columns
from ui.pages.events.result_entry import ResultEntry
from ui.texts import tr
from ui.widgets.charts.figure_card import FigureCard
from ui.widgets.empty_state import Emptiness
from ui.widgets.lists.filters import Filter
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import FixedRows
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, words
from ui.workplace import Workplace

LEFT, NARROW_LEFT = 340, 286
WIDE = 880
"""Below, papers are reached over Cetak only."""
_CARD = 84


class Shown(StrEnum):
    """What the lists at the right show."""

    RESULTS = "hasil"
    BUYERS = "pembeli"
    ENTERPRISES = "umkm"
    REGIONS = "kabupaten"


_NAMES = {
    Shown.RESULTS: "Daftar hasil",
    Shown.BUYERS: "Pembeli",
    Shown.ENTERPRISES: "UMKM",
    Shown.REGIONS: "Kabupaten",
}


class ResultsView(EventPart):
    """Potential, agreed, delivered and paid stand side by side and are never added."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.results: tuple[ResultLine, ...] = ()
        self.recap: EventRecap | None = None
        self.entry = ResultEntry()
        self.cards = {key: FigureCard(tr(said), "–") for key, said, _read in SUMS}
        self.came = words(kind=Kind.SMALL, wrap=True)
        self.toggles: dict[Shown, QPushButton] = {}
        self._rows = FilteredRows(result_columns(), {"interest": lambda row: str(row.draft.interest)})
        self.list: RecordList[ResultLine] = RecordList(
            self._rows, tr("hasil"), filters=(Filter("interest", tr("Minat"), choices_of(INTERESTS)),),
            empty=Emptiness("clipboard-text", tr("Belum ada hasil"), tr("Ketik nomor pertemuan di kiri.")),
            identity=lambda row: row.uid, can_export=False,
        )  # fmt: skip
        self._recap_rows = FixedRows(recap_columns())
        self.recap_list: RecordList[RecapLine] = RecordList(
            self._recap_rows, tr("baris rekap"), empty=Emptiness("chart-bar", tr("Belum ada hasil")),
            identity=lambda row: row.name, can_export=False,
        )  # fmt: skip
        self.agreement_button = button(tr("Buat perjanjian"), self.make_agreement, icon_name="file-plus")
        self.edit_button = button(tr("Betulkan"), self._edit)
        self.minutes_button = button(tr("Berita acara…"), partial(self._wish_paper, EventPaper.MINUTES))
        self.memo_button = button(tr("Nota dinas…"), partial(self._wish_paper, EventPaper.MEMO))
        self._lists = QStackedWidget()
        self._lay_out()
        self._connect()
        self.show_list(Shown.RESULTS)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        left = QScrollArea()
        left.setWidgetResizable(True)
        left.setAccessibleName(tr("Isian hasil"))
        left.setFixedWidth(LEFT)
        self._left = left
        self.entry.setProperty("kind", "ground")
        left.setWidget(self.entry)
        row.addWidget(left)
        right = QFrame()
        right.setProperty("kind", "beside")
        down = QVBoxLayout(right)
        down.setContentsMargins(1, GRID, 0, 0)
        down.setSpacing(GRID)
        down.addLayout(self._figures())
        down.addLayout(self._bar())
        for each in (self.list, self.recap_list):
            self._lists.addWidget(each)
        down.addWidget(self._lists, 1)
        row.addWidget(right, 1)
        self.body.addLayout(row)

    def _figures(self) -> QVBoxLayout:
        down = QVBoxLayout()
        down.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        down.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for card in self.cards.values():
            card.setFixedHeight(_CARD)
            row.addWidget(card, 1)
        down.addLayout(row)
        down.addWidget(self.came)
        return down

    def _bar(self) -> QVBoxLayout:
        """Which list, and what is made of the results."""
        both = QVBoxLayout()
        both.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        both.setSpacing(GRID)
        lists, steps = QHBoxLayout(), QHBoxLayout()
        for shown, said in _NAMES.items():
            made = self.toggles[shown] = button(tr(said), partial(self.show_list, shown))
            made.setCheckable(True)
            lists.addWidget(made)
        lists.addStretch(1)
        for each in (self.edit_button, self.agreement_button):
            steps.addWidget(each)
        steps.addStretch(1)
        for each in (self.minutes_button, self.memo_button):
            steps.addWidget(each)
        for row in (lists, steps):
            row.setSpacing(GRID)
            both.addLayout(row)
        return both

    def _connect(self) -> None:
        self.entry.saved.connect(self._save)
        self.list.chosen.connect(lambda _row: self._judge())
        self.list.opened.connect(lambda _row: self._edit())
        for key, card in self.cards.items():
            card.opened.connect(partial(self._open_sum, key))

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= WIDE
        self._left.setFixedWidth(LEFT if wide else NARROW_LEFT)
        for each in (self.minutes_button, self.memo_button):
            each.setVisible(wide)
        super().resizeEvent(event)

    def begin_event(self) -> None:
        self.results, self.recap = (), None
        if self.index is not None:
            self.entry.show_event(self.index, ())
        self.entry.begin()

    def refresh(self, index: EventIndex) -> None:
        self.entry.show_event(index, self.results)
        work, uid = self.work, index.facts.uid
        work.ask("events/results", partial(list_results, work.catalogue, work.actor, uid), self._show_results)
        work.ask("events/recap", partial(recap_event, work.catalogue, work.actor, uid), self._show_recap)
        self._judge()

    def may_leave(self) -> bool:
        if not self.entry.dirty or self.entry.meeting is None:
            return True
        asks = tr("Hasil pertemuan {n} belum disimpan.").format(n=self.entry.meeting.number)
        verb, decline = tr("Buang hasil ini"), tr("Tetap di sini")
        ask_to_confirm(self, asks, verb, self.entry.begin, decline=decline, careful=True)
        return False

    def show_list(self, shown: Shown) -> None:
        """Turn to one of the lists."""
        for each, made in self.toggles.items():
            made.setChecked(each is shown)
        self._lists.setCurrentWidget(self.list if shown is Shown.RESULTS else self.recap_list)
        lines = {
            Shown.BUYERS: self.recap.buyers, Shown.ENTERPRISES: self.recap.enterprises,
            Shown.REGIONS: self.recap.regions,
        } if self.recap else {}  # fmt: skip
        self._recap_rows.set_rows(lines.get(shown, ()))
        self._judge()

    def make_agreement(self) -> None:
        """Open the agreement's form with what was agreed here."""
        line = self.list.current()
        if line is None:
            return
        if line.agreement:
            self.go_to.emit("agreements", line.agreement)
            return
        work = self.work
        find = partial(proposal_of_result, work.catalogue, work.actor, line.uid)
        title = tr("Menyiapkan perjanjian")
        work.start_once("events/agreement", find, title=title, done=_accepted, succeeded=self._open_agreement)

    def _open_agreement(self, found: ResultAgreement) -> None:
        self.go_to.emit("agreements", ListQuery(filters=(("proposal", found.proposal),)))

    def _save(self, draft: ResultDraft) -> None:
        work = self.work
        save = partial(save_result, work.catalogue, work.actor, self.event_uid, draft)
        said = tr("Hasil pertemuan {n}: {interest}")
        done = said.format(n=draft.meeting, interest=tr(INTERESTS[draft.interest]).lower())
        begin = self.entry.begin
        work.start(save, title=tr("Menyimpan hasil"), done=done, succeeded=lambda _outcome: begin(), quiet=True)

    def _show_results(self, results: Sequence[ResultLine]) -> None:
        self.results = tuple(results)
        if self.index is not None:
            self.entry.show_event(self.index, self.results)
        self._rows.set_rows(self.results)
        self._judge()

    def _show_recap(self, recap: EventRecap) -> None:
        self.recap = recap
        for key, _said, read in SUMS:
            amount = read(recap.whole)
            self.cards[key].show_figure(money(amount), "" if amount is not None else tr("belum ada"))
        said = tr("{held} dari {meetings} pertemuan terlaksana, {interested} berminat, {agreed} sepakat. "
                  "{came} dari {invited} peserta datang.")  # fmt: skip
        whole = recap.whole
        figures = {
            "held": whole.held, "meetings": whole.meetings, "interested": whole.interested,
            "agreed": whole.agreed_count, "came": recap.came, "invited": recap.invited,
        }  # fmt: skip
        self.came.setText(said.format(**{name: formats.number(value) for name, value in figures.items()}))
        shown = next((each for each, made in self.toggles.items() if made.isChecked()), Shown.RESULTS)
        self.show_list(shown)

    def _open_sum(self, key: str) -> None:
        """The list behind a figure: the results for what was said there, the follow-ups for what came of it."""
        if key in ("delivered", "paid"):
            self.part_wanted.emit("follow_ups", None)
            return
        self.show_list(Shown.RESULTS)
        agreed = (("interest", str(Interest.AGREED)),) if key == "agreed" else ()
        self.list.show_query(ListQuery(filters=agreed, sort=key, descending=True))

    def _edit(self) -> None:
        line = self.list.current()
        if line is not None:
            self.entry.take(line)

    def _wish_paper(self, kind: EventPaper) -> None:
        self.part_wanted.emit("papers", kind)

    def _judge(self) -> None:
        line = self.list.current() if self._lists.currentWidget() is self.list else None
        self.edit_button.setEnabled(line is not None)
        may = line is not None and line.draft.interest in (Interest.AGREED, Interest.INTERESTED)
        self.agreement_button.setEnabled(may)
        made = line is not None and bool(line.agreement)
        self.agreement_button.setText(tr("Buka perjanjian") if made else tr("Buat perjanjian"))
        self.agreement_button.setAccessibleName(self.agreement_button.text())
        for each in (self.minutes_button, self.memo_button):
            each.setEnabled(self.index is not None)



def _accepted(found: ResultAgreement) -> str:
    """Nothing is said, and nothing is to be undone, where the proposal had been accepted before."""
    return tr("Usulan {code} diterima").format(code=found.proposal) if found.change_set else ""
