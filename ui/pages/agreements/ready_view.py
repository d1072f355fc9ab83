"""Accepted proposals that wait for their agreement."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.matching import ProposalLine
from ui.pages.agreements.columns import ended_words, ready_columns
from ui.pages.agreements.drafts_list import DraftsList
from ui.texts import tr
from ui.widgets.empty_state import Emptiness, NextStep
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import Fetch, PagedRows
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID
from ui.widgets.reading import Reader
from ui.widgets.wording import Kind, button, hairline, restyle, words


class ReadyView(QWidget):
    """`wanted` carries the proposal to make an agreement of."""

    wanted = Signal(str)
    need_wanted = Signal(str)
    """Code of a need that its partner has to confirm first."""

    def __init__(
        self, fetch: Fetch[ProposalLine], reader: Reader, go_to_matching: Callable[[], object], drafts: DraftsList
    ) -> None:
        super().__init__()
        self.drafts = drafts
        rows = PagedRows(ready_columns(), fetch, reader, "agreements/ready")
        self.list: RecordList[ProposalLine] = RecordList(
            rows,
            tr("usulan siap"),
            empty=Emptiness(
                "handshake",
                tr("Belum ada usulan yang siap"),
                tr("Terima usulan di Pencocokan; sesudah itu perjanjiannya dibuat di sini."),
                (NextStep(tr("Buka Pencocokan"), go_to_matching),),
            ),
            identity=lambda row: row.proposal,
            can_export=False,
        )
        self.make_button = button(tr("Buat perjanjian"), self._want, kind="primary")
        self.make_button.setEnabled(False)
        self.unconfirmed = words(kind=Kind.SMALL, wrap=True)
        restyle(self.unconfirmed, "tone", Tone.WARM.value)
        self.confirm_button = button(tr("Buka kebutuhannya"), self._want_need)
        self._lay_out()
        self._show_possible(None)
        self.list.chosen.connect(self._show_possible)
        self.list.opened.connect(lambda _row: self._want())
        self.drafts.wanted.connect(self.wanted)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.drafts)
        head = words(tr("Usulan yang diterima dan menunggu perjanjian"), Kind.HEADING, wrap=True)
        head.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        inside.addWidget(head)
        inside.addWidget(self.list, 1)
        inside.addWidget(hairline())
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self.unconfirmed, 1)
        row.addStretch()
        row.addWidget(self.confirm_button)
        row.addWidget(self.make_button)
        inside.addLayout(row)

    def reload(self) -> None:
        """Ask again."""
        self.list.reload()
        self.drafts.reload()

    def _show_possible(self, row: ProposalLine | None) -> None:
        """What was only concluded is never printed as a company's wish."""
        waits = row is not None and row.need_inferred
        self.make_button.setEnabled(row is not None and not waits)
        self.confirm_button.setVisible(waits)
        self.unconfirmed.setVisible(waits or (row is not None and bool(row.ended)))
        if row is not None and waits:
            said = tr("{need} disimpulkan program. {partner} perlu mengonfirmasinya sebelum perjanjian dibuat.")
            self.unconfirmed.setText(said.format(need=row.need, partner=row.partner))
        elif row is not None and row.ended:
            self.unconfirmed.setText(ended_words(row))

    def _want(self) -> None:
        row = self.list.current()
        if row is not None and not row.need_inferred:
            self.wanted.emit(row.proposal)

    def _want_need(self) -> None:
        row = self.list.current()
        if row is not None:
            self.need_wanted.emit(row.need)
