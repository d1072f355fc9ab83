"""The middle of Pencocokan: proposals for the chosen need, those not chosen and why, and what one can decide."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from models.domain.matching import Decided, NeedLine, ProposalLine
from models.use_cases.list_alternatives import AlternativeLine
from ui import formats, reasons
from ui.facts import capitalised, pattern_name, unit_text
from ui.pages.matching.columns import alternative_columns, filled_share, proposal_columns
from ui.pages.matching.kept_table import KeptTable
from ui.texts import tr
from ui.widgets.lists.rows import Fetch, FixedRows, PagedRows
from ui.widgets.look.theme import GRID
from ui.widgets.reading import Reader
from ui.widgets.wording import Kind, button, hairline, icon_button, words

DECIDING = (Decided.ACCEPT, Decided.LOCK)


class ProposalsPane(QWidget):
    """Emits what came into focus and what the officer wants done with the selected proposals."""

    proposal_chosen = Signal(object)
    alternative_chosen = Signal(object)
    decision_wanted = Signal(object)
    """A Decided for every selected proposal."""
    agreement_wanted = Signal(object)
    """The proposal to make an agreement of, or whose agreement to open."""

    def __init__(self, fetch: Fetch[ProposalLine], reader: Reader) -> None:
        super().__init__()
        self._need: NeedLine | None = None
        columns = proposal_columns(lambda: self._need.required if self._need else 0)
        self.rows: PagedRows[ProposalLine] = PagedRows(columns, fetch, reader, "matching/proposals")
        self.table = KeptTable(self.rows, tr("Daftar usulan"), lambda row: row.proposal)
        self.others: FixedRows[AlternativeLine] = FixedRows(alternative_columns())
        self.other_table = KeptTable(
            self.others, tr("Tidak terpilih, dan sebabnya"), lambda row: row.enterprise, first=False
        )
        self._heading = words(kind=Kind.HEADING, wrap=True)
        self._detail = words(kind=Kind.SMALL, wrap=True)
        self._nothing = words(kind=Kind.MUTED, wrap=True)
        self._no_others = words(kind=Kind.MUTED, wrap=True)
        self._selected = words(kind=Kind.SMALL)
        self.buttons = {status: self._decision_button(status) for status in _VERBS}
        self.agree_button = button(tr("Buat perjanjian"), self._want_agreement, kind="primary")
        self._lay_out()
        self._connect()
        self.show_need(None)
        self._show_possible()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        head.setSpacing(2)
        for part in (self._heading, self._detail, self._selected):
            head.addWidget(part)
        inside.addLayout(head)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(self._upper())
        self._split.addWidget(self._lower())
        self._split.setSizes([620, 380])
        inside.addWidget(self._split, 1)

    def _upper(self) -> QWidget:
        """The proposals, and right under them what can be done: messages of the window never cover it."""
        upper = QWidget()
        inside = QVBoxLayout(upper)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(_with_note(self.table, self._nothing), 1)
        inside.addWidget(hairline())
        inside.addLayout(self._actions())
        return upper

    def _lower(self) -> QWidget:
        lower = QWidget()
        inside = QVBoxLayout(lower)
        inside.setContentsMargins(0, GRID, 0, 0)
        inside.setSpacing(4)
        caption = words(tr("Tidak terpilih, dan sebabnya"), Kind.LABEL)
        caption.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        inside.addWidget(caption)
        inside.addWidget(_with_note(self.other_table, self._no_others), 1)
        self.other_table.compact(True)
        self.other_table.horizontalHeader().hide()
        return lower

    def _actions(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(GRID, GRID, GRID, GRID)
        row.setSpacing(4)
        for made in self.buttons.values():
            row.addWidget(made)
        row.addStretch(1)
        row.addWidget(self.agree_button)
        return row

    def _decision_button(self, status: Decided) -> QAbstractButton:
        verb, key, tip = _VERBS[status]
        decide = partial(self._decide, status)
        quiet = status is Decided.OPEN
        made = icon_button("arrow-u-up-left", tr(verb), decide) if quiet else button(tr(verb), decide)
        made.setToolTip(f"{tr(tip)} ({key})")
        shortcut = QShortcut(QKeySequence(key), self.table, decide)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        return made

    def _connect(self) -> None:
        self.table.chosen.connect(self._proposal_in_focus)
        self.other_table.chosen.connect(self._other_in_focus)
        self.table.selectionModel().selectionChanged.connect(self._show_possible)
        self.table.opened.connect(lambda _number: self._want_agreement())
        self.rows.refreshed.connect(self._refreshed)

    def show_need(self, need: NeedLine | None) -> None:
        """Head the lists with this need; the rows follow with `reload` and `show_others`."""
        if need is None or self._need is None or need.need != self._need.need:
            self.other_table.leave()
            self._show_others((), tr("Mencari…") if need else "")
        self._need = need
        self._heading.setText(
            tr("Usulan untuk {code} {words}").format(code=need.need, words=capitalised(need.words)) if need else ""
        )
        self._detail.setText(_need_text(need) if need else "")
        self._nothing.setText(_nothing_text(need))

    def show_others(self, others: tuple[AlternativeLine, ...]) -> None:
        """Show who was not chosen."""
        self._show_others(others, tr("Tidak ada UMKM lain yang mendekati.") if self._need else "")

    def _show_others(self, others: tuple[AlternativeLine, ...], nobody: str) -> None:
        self.others.set_rows(others)
        self.other_table.scrollToTop()
        self.other_table.setVisible(bool(others))
        self._no_others.setText(nobody)
        self._no_others.setVisible(not others)

    def selected(self) -> tuple[ProposalLine, ...]:
        """The selected proposals; none while the rows of the need before are still in view."""
        rows = self.table.chosen_rows()
        return tuple(row for row in rows if self._need is not None and row.need == self._need.need)

    def possible(self, status: Decided) -> tuple[ProposalLine, ...]:
        """Those selected proposals that this decision would change."""
        return tuple(row for row in self.selected() if row.status is not status and not row.agreement)

    def _decide(self, status: Decided) -> None:
        if self.possible(status):
            # a button that has done its work is disabled: the keys go on where the rows are
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.decision_wanted.emit(status)

    def _want_agreement(self) -> None:
        rows = self.selected()
        if len(rows) == 1 and self._agreeable(rows[0]):
            self.agreement_wanted.emit(rows[0])

    def _proposal_in_focus(self, row: ProposalLine | None) -> None:
        if row is not None and self.other_table.currentIndex().isValid():
            self.other_table.leave()
        self._show_possible()
        self.proposal_chosen.emit(row)

    def _other_in_focus(self, row: AlternativeLine | None) -> None:
        if row is not None:
            self.table.clearSelection()
            self.alternative_chosen.emit(row)

    def _refreshed(self, total: int) -> None:
        self.table.setVisible(total > 0)
        self._nothing.setVisible(total == 0)
        self._show_possible()

    def _show_possible(self) -> None:
        selected = self.selected()
        for status, made in self.buttons.items():
            made.setEnabled(bool(self.possible(status)))
        chosen = len(selected)
        self._selected.setText(tr("{number} dipilih").format(number=chosen))
        self._selected.setVisible(chosen > 1)
        self._show_agreement(selected[0] if chosen == 1 else None)

    def _agreeable(self, row: ProposalLine) -> bool:
        """There is an agreement to open, or one can be made: never of a wish that the program only concluded."""
        confirmed = self._need is not None and not self._need.inferred
        return bool(row.agreement) or (row.status is Decided.ACCEPT and confirmed)

    def _show_agreement(self, row: ProposalLine | None) -> None:
        self.agree_button.setEnabled(row is not None and self._agreeable(row))
        said = tr("Buka perjanjian") if row is not None and row.agreement else tr("Buat perjanjian")
        self.agree_button.setText(said)
        self.agree_button.setAccessibleName(said)
        waits = self._need is not None and self._need.inferred
        self.agree_button.setToolTip(tr("Mitra perlu mengonfirmasi kebutuhan ini dahulu") if waits else "")


_VERBS = {
    Decided.ACCEPT: ("Terima", "T", "Terima usulan; kapasitasnya dipegang untuk pasangan ini"),
    Decided.REJECT: ("Tolak…", "O", "Tolak usulan dengan alasan"),
    Decided.LOCK: ("Kunci", "K", "Pertahankan pasangan ini pada pencocokan berikutnya"),
    Decided.FORBID: ("Larang", "L", "Jangan usulkan pasangan ini lagi"),
    Decided.OPEN: ("Kembalikan", "B", "Tarik kembali keputusan; usulan menunggu lagi"),
}


def _with_note(table: QWidget, note: QWidget) -> QWidget:
    """A table, or the note where it has no rows."""
    both = QWidget()
    inside = QVBoxLayout(both)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(0)
    note.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
    note.hide()
    inside.addWidget(note, 0, Qt.AlignmentFlag.AlignTop)
    inside.addWidget(table, 1)
    return both


def _need_text(need: NeedLine) -> str:
    said = tr("{partner} · {pattern} · terisi {filled} dari {required} tiap bulan ({share})").format(
        partner=need.partner, pattern=pattern_name(need.pattern), filled=formats.amount(need.filled),
        required=formats.quantity(need.required, unit_text(need.unit)), share=formats.percent(filled_share(need), 0),
    )  # fmt: skip
    return tr("{said} · disimpulkan program, belum dikonfirmasi mitra").format(said=said) if need.inferred else said


def _nothing_text(need: NeedLine | None) -> str:
    if need is None:
        return tr("Pilih kebutuhan di sebelah kiri untuk melihat usulannya.")
    why = reasons.reasons_text(need.reasons)
    return tr("Belum ada usulan: {why}.").format(why=why) if why else tr("Belum ada usulan.")
