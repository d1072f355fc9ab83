"""What checking found: figures, findings of a kind together, their rows, and what would change."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from models.domain.findings import Finding
from models.domain.imports import ImportReport, RowChange
from ui import formats
from ui.intake.columns import FindingRows, change_columns, finding_columns, group_columns
from ui.intake.grouping import FindingGroup, grouped
from ui.texts import tr
from ui.widgets.empty_state import Emptiness, EmptyState
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import FixedRows
from ui.widgets.lists.table import Table
from ui.widgets.look.theme import GRID, ROW_HEIGHT
from ui.widgets.wording import Kind, words

_COUNTS = (
    ("read", "Dibaca"), ("new", "Baru"), ("updated", "Diperbarui"), ("unchanged", "Tetap"), ("rejected", "Ditolak"),
)  # fmt: skip
_FINDINGS, _CHANGES = 0, 1
_MOST_GROUPS = 12
"""Seen at once, where there is room."""


class CheckPage(QWidget):
    """Figures above; below them the findings, grouped, or the changes."""

    def __init__(self) -> None:
        super().__init__()
        self.figures = {name: words("–", Kind.FIGURE) for name, _label in _COUNTS}
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Hasil pemeriksaan"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for _ in (_FINDINGS, _CHANGES):
            self.tabs.addTab("")
        self.groups = FixedRows[FindingGroup](group_columns())
        self.group_table = Table(self.groups, tr("Jenis temuan"))
        self.findings = FindingRows(finding_columns())
        self.list = RecordList(self.findings, tr("temuan"), empty=_no_findings(), can_export=False)
        self.changes = FixedRows[RowChange](change_columns())
        self.change_list = RecordList(self.changes, tr("perubahan"), empty=_no_changes(), can_export=False)
        self.under = QStackedWidget()
        self._all: tuple[Finding, ...] = ()
        self._lay_out()
        self.tabs.currentChanged.connect(self.under.setCurrentIndex)
        self.group_table.selectionModel().currentRowChanged.connect(self._open_group)

    def _lay_out(self) -> None:
        self.both = QSplitter(Qt.Orientation.Vertical)
        self.both.setChildrenCollapsible(False)
        self.both.addWidget(self.group_table)
        self.both.addWidget(self.list)
        self.both.setSizes([220, 320])
        self.under.addWidget(self.both)
        self.under.addWidget(self.change_list)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(GRID)
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        row.setSpacing(5 * GRID)
        for name, label in _COUNTS:
            row.addLayout(self._figure(name, label))
        row.addStretch()
        down.addLayout(row)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(GRID, 0, GRID, 0)
        tabs.addWidget(self.tabs)
        down.addLayout(tabs)
        down.addWidget(self.under, 1)
        self.forget("hourglass", "")

    def _figure(self, name: str, label: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.figures[name])
        column.addWidget(words(tr(label), Kind.SMALL))
        return column

    def show_report(self, report: ImportReport) -> None:
        """Show what checking or taking in found."""
        self._forget_notice()
        for name, figure in self.figures.items():
            figure.setText(formats.number(getattr(report, name)))
        self._all = report.findings
        self.groups.set_rows(grouped(report.findings))
        self.findings.set_rows(report.findings)
        self.changes.set_rows(report.changes)
        self.tabs.show()  # hidden tabs do not grow with their words
        self.tabs.setTabText(_FINDINGS, tr("Temuan ({count})").format(count=formats.number(len(report.findings))))
        self.tabs.setTabText(_CHANGES, _changes_title(report))
        self.tabs.setTabVisible(_CHANGES, bool(report.all_changes))
        self.group_table.setVisible(self.groups.rowCount() > 1)
        self.group_table.setMaximumHeight((min(self.groups.rowCount(), _MOST_GROUPS) + 2) * ROW_HEIGHT)
        self.tabs.setCurrentIndex(_FINDINGS)
        self.under.setCurrentIndex(_FINDINGS)

    def _open_group(self, now: QModelIndex | QPersistentModelIndex) -> None:
        """Show the rows of the group under the cursor."""
        group = self.groups.row_at(now.row()) if now.isValid() else None
        self.findings.set_rows(group.findings if group else self._all)

    def forget(self, icon: str, what: str, why: str = "") -> None:
        """Figures and findings of the file before are no longer true."""
        for figure in self.figures.values():
            figure.setText("–")
        self._all = ()
        for rows in (self.groups, self.findings, self.changes):
            rows.set_rows(())
        self._forget_notice()
        self.tabs.hide()
        self.under.addWidget(EmptyState(Emptiness(icon, what, why)))
        self.under.setCurrentIndex(2)

    def _forget_notice(self) -> None:
        while (before := self.under.widget(2)) is not None:
            self.under.removeWidget(before)
            before.deleteLater()


def _changes_title(report: ImportReport) -> str:
    return tr("Yang berubah ({count})").format(count=formats.number(report.all_changes))


def _no_findings() -> Emptiness:
    return Emptiness("check-circle", tr("Tidak ada temuan"), tr("Hal yang perlu diperbaiki muncul di sini."))


def _no_changes() -> Emptiness:
    return Emptiness("check-circle", tr("Tidak ada yang berubah"), tr("Isian catatan yang sudah ada tetap sama."))
