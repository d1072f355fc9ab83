"""Accepted proposals that wait for their agreement."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.matching import ProposalLine
from ui.pages.agreements.columns import ready_columns
from ui.texts import tr
from ui.widgets.empty_state import Emptiness, NextStep
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import Fetch, PagedRows
from ui.widgets.look.theme import GRID
from ui.widgets.reading import Reader
from ui.widgets.wording import Kind, button, hairline, words


class ReadyView(QWidget):
    """`wanted` carries the proposal to make an agreement of."""

    wanted = Signal(str)

    def __init__(self, fetch: Fetch[ProposalLine], reader: Reader, go_to_matching: Callable[[], object]) -> None:
        super().__init__()
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
        self._lay_out()
        self.list.chosen.connect(lambda row: self.make_button.setEnabled(row is not None))
        self.list.opened.connect(lambda row: self.wanted.emit(row.proposal))

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        head = words(tr("Usulan yang diterima dan menunggu perjanjian"), Kind.HEADING, wrap=True)
        head.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        inside.addWidget(head)
        inside.addWidget(self.list, 1)
        inside.addWidget(hairline())
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.addStretch(1)
        row.addWidget(self.make_button)
        inside.addLayout(row)

    def reload(self) -> None:
        """Ask again."""
        self.list.reload()

    def _want(self) -> None:
        row = self.list.current()
        if row is not None:
            self.wanted.emit(row.proposal)
