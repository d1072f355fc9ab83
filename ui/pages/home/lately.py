"""What happened lately: the last runs, the last backup, and what the catalogue holds."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from models.domain.backups import Backup, BackupReason
from models.domain.home import HomeSummary, RunLine, Standing
from models.domain.lists import ListQuery
from ui import formats
from ui.texts import tr
from ui.widgets.charts.meter import Meter
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, words

_REASONS = {
    BackupReason.DAILY: "cadangan harian",
    BackupReason.IMPORT: "sebelum impor",
    BackupReason.MIGRATION: "sebelum pembaruan",
    BackupReason.BULK_EDIT: "sebelum perubahan massal",
    BackupReason.MANUAL: "diminta petugas",
}


class Lately(QWidget):
    """Three short parts side by side."""

    wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._inside = QHBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(4 * GRID)

    def show_summary(self, summary: HomeSummary) -> None:
        """Show what is so now."""
        _empty(self._inside)
        self._inside.addWidget(self._part(tr("Isi katalog"), self._standing(summary.standing)), 2)
        self._inside.addWidget(self._part(tr("Pencocokan terakhir"), self._runs(summary.runs)), 4)
        self._inside.addWidget(self._part(tr("Cadangan terakhir"), self._backup(summary)), 2)

    def _part(self, heading: str, rows: list[QWidget]) -> QWidget:
        part = QWidget()
        down = QVBoxLayout(part)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(2)
        down.addWidget(words(heading, Kind.HEADING))
        for row in rows:
            down.addWidget(row)
        down.addStretch()
        return part

    def _standing(self, standing: Standing) -> list[QWidget]:
        return [
            self._line(formats.count(standing.enterprises, tr("UMKM")), "enterprises"),
            self._line(
                tr("{partners} dengan {needs}").format(
                    partners=formats.count(standing.partners, tr("mitra")),
                    needs=formats.count(standing.needs, tr("kebutuhan")),
                ),
                "partners",
            ),
            self._line(formats.count(standing.agreements, tr("perjanjian")), "agreements"),
        ]

    def _runs(self, runs: tuple[RunLine, ...]) -> list[QWidget]:
        if not runs:
            return [words(tr("Belum pernah dijalankan."), Kind.MUTED), self._line(tr("Buka Pencocokan"), "matching")]
        return [self._run(run) for run in runs[:3]]

    def _run(self, run: RunLine) -> QWidget:
        said = tr("{filled} dari {needs} terisi penuh").format(
            filled=formats.number(run.filled), needs=formats.number(run.needs)
        )
        line = self._line(f"{run.code} · {formats.moment(run.at)}", "matching", ListQuery(filters=(("run", run.code),)))
        meter = Meter(words_width=150)
        meter.show_share(run.filled / run.needs if run.needs else None, said)
        both = QWidget()
        across = QHBoxLayout(both)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(GRID)
        across.addWidget(line)
        across.addWidget(meter, 1)
        return both

    def _backup(self, summary: HomeSummary) -> list[QWidget]:
        return [words(_backup_said(summary), wrap=True), self._line(tr("Buka cadangan"), "settings", "backups")]

    def _line(self, says: str, page: str, record: object = None) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        link = button(says, partial(self.wanted.emit, page, record), kind="link")
        link.setStyleSheet("padding-left: 0; text-align: left;")
        across.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        across.addStretch()
        return row


def reason_said(backup: Backup) -> str:
    """Why a copy was made, in words."""
    return tr(_REASONS[backup.reason])


def _backup_said(summary: HomeSummary) -> str:
    if not summary.keeps_backups:
        return tr("Katalog ini di server; servernya yang membuat cadangan.")
    if summary.backup is None:
        return tr("Belum ada cadangan.")
    return f"{formats.moment(summary.backup.at)} · {reason_said(summary.backup)}"


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
