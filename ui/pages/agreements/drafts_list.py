"""Drafts that were begun and not issued."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from models.domain.drafts import DraftLine
from models.domain.lists import ListQuery, Slice
from models.use_cases.list_drafts import list_drafts
from ui import formats
from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, hairline, words
from ui.workplace import Workplace

MOST = 5
"""How many are shown; the others are found by their proposal."""


class DraftsList(QWidget):
    """Hidden while there is none; `wanted` carries the proposal whose draft goes on."""

    wanted = Signal(str)

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self.heading = words(kind=Kind.LABEL)
        self._rows = QWidget()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        inside.setSpacing(4)
        inside.addWidget(self.heading)
        inside.addWidget(self._rows)
        inside.addWidget(hairline())
        self.hide()

    def reload(self) -> None:
        """Ask again."""
        read = partial(list_drafts, self._work.catalogue, self._work.actor, ListQuery(), 0, MOST)
        self._work.ask("agreements/drafts", read, self._show)

    def _show(self, found: Slice[DraftLine]) -> None:
        self.setVisible(bool(found.rows))
        self.heading.setText(tr("{n} draf belum terbit").format(n=formats.number(found.total)))
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        for at, line in enumerate(found.rows):
            self._add(grid, at, line)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.replaceWidget(self._rows, rows)
        rows.show()
        self._rows.deleteLater()
        self._rows = rows

    def _add(self, grid: QGridLayout, at: int, line: DraftLine) -> None:
        second = _group(line.enterprise_name) if line.of_group else line.enterprise_name
        who = tr("{enterprise} dengan {partner}").format(enterprise=second, partner=line.partner)
        saved = tr("{at}, {name}").format(at=formats.moment(line.saved_at), name=line.saved_by)
        go_on = button(tr("Lanjutkan"), partial(self.wanted.emit, line.subject), kind="link")
        go_on.setAccessibleName(tr("Lanjutkan draf {who}").format(who=who))
        label = words(who, wrap=True)
        label.setMinimumWidth(120)
        grid.addWidget(label, at, 0)
        grid.addWidget(words(saved, Kind.SMALL), at, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(go_on, at, 2)


def _group(leader: str) -> str:
    named = leader if leader.casefold().startswith("kelompok ") else tr("Kelompok {leader}").format(leader=leader)
    return tr("{named} dkk.").format(named=named)
