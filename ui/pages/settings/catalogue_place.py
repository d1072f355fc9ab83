"""Section "Katalog & cadangan": where the catalogue is, another one, and its copies."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.backups import Backup, BackupReason, ShelfReport
from models.domain.changes import Changed
from models.domain.findings import Finding
from models.use_cases.back_up import BackupReport, CheckReport, back_up, check_catalogue
from models.use_cases.keep_backups import keep_backup, list_backups
from ui import formats
from ui.dialogs.confirm import ask_to_confirm
from ui.pages.settings.section import Section, scrolling
from ui.pages.settings.server_dialog import ServerDialog
from ui.pages.settings.wishes import OpenPlace, PutBack
from ui.texts import sentences, tr
from ui.widgets.lists.columns import Column
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import FixedRows
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, restyle, words
from ui.workplace import Workplace

KINDS = "Katalog (*.db)"
_REASONS = {
    BackupReason.DAILY: "cadangan harian",
    BackupReason.IMPORT: "sebelum impor",
    BackupReason.MIGRATION: "sebelum pembaruan program",
    BackupReason.BULK_EDIT: "sebelum perubahan massal",
    BackupReason.MANUAL: "diminta petugas",
}
COLUMNS: tuple[Column[Backup], ...] = (
    Column("at", tr("Dibuat"), lambda row: formats.moment(row.at), width=190, sort="at", order=lambda row: row.serial),
    Column("reason", tr("Sebab"), lambda row: tr(_REASONS[row.reason]), sort="reason", width=180),
    Column("file", tr("Berkas"), lambda row: row.file.name, tooltip=lambda row: str(row.file)),
)


class CatalogueSection(Section):
    """Verified copies only; whatever is put back keeps what it replaced."""

    title = tr("Katalog & cadangan")
    why = tr("Katalog adalah satu berkas di PC ini, atau basis data PostgreSQL yang dipakai bersama beberapa kantor.")
    concerns = Changed.NOTHING

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._place = words(wrap=True)
        self._place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._last = words(wrap=True)
        self.verdict = words(wrap=True)
        self._rows = FixedRows[Backup](COLUMNS)
        self.list = RecordList(self._rows, tr("cadangan"), identity=lambda row: row.file.name, can_export=False)
        self.list.setMinimumHeight(220)
        self.put_back_chosen = button(tr("Pulihkan yang dipilih…"), self._put_back_chosen)
        self.put_back_chosen.setEnabled(False)
        self.list.chosen.connect(lambda row: self.put_back_chosen.setEnabled(row is not None))
        content = QWidget()
        self._lay_out(QVBoxLayout(content))
        self.body.addWidget(scrolling(content), 1)

    def _lay_out(self, down: QVBoxLayout) -> None:
        down.setContentsMargins(0, 0, GRID, 0)
        down.setSpacing(GRID)
        down.addWidget(words(tr("Letak"), Kind.LABEL))
        down.addWidget(self._place)
        down.addLayout(
            _row(
                button(tr("Buka berkas lain…"), self._open_file, icon_name="folder-open"),
                button(tr("Katalog baru…"), self._new_file, icon_name="file-plus"),
                button(tr("Sambung ke server…"), self.ask_server, icon_name="database"),
            )
        )
        down.addSpacing(2 * GRID)
        down.addWidget(words(tr("Cadangan"), Kind.LABEL))
        down.addWidget(self._last)
        self.back_up_now = button(tr("Cadangkan sekarang"), self._back_up, kind="primary")
        down.addLayout(
            _row(
                self.back_up_now,
                button(tr("Simpan salinan ke…"), self._copy_elsewhere),
                button(tr("Pulihkan dari berkas…"), self._put_back_file),
                button(tr("Periksa katalog"), self._check),
            )
        )
        down.addWidget(self.verdict)
        down.addWidget(self.list, 1)
        down.addLayout(_row(self.put_back_chosen))

    def reload(self) -> None:
        catalogue = self._work.catalogue
        self._place.setText(catalogue.place)
        self.back_up_now.setEnabled(catalogue.is_embedded)
        self._work.ask("settings/backups", partial(list_backups, catalogue, self._work.actor), self._show_backups)

    def _show_backups(self, backups: tuple[Backup, ...]) -> None:
        self._rows.set_rows(backups)
        if not self._work.catalogue.is_embedded:
            self._last.setText(tr("Katalog ini di server; servernya yang membuat cadangan."))
        elif backups:
            self._last.setText(tr("Terakhir: {when}").format(when=formats.moment(backups[0].at)))
        else:
            self._last.setText(tr("Belum ada cadangan. Program membuatnya setiap hari dan sebelum setiap impor."))

    def _back_up(self) -> None:
        self._work.start(
            partial(keep_backup, self._work.catalogue, self._work.actor, BackupReason.MANUAL),
            title=tr("Membuat cadangan"), done=_shelved, succeeded=lambda _report: self.reload(),
        )  # fmt: skip

    def _copy_elsewhere(self) -> None:
        name = f"{self._work.catalogue.file.stem}-salinan.db"
        self._work.files.save_file(self, tr("Simpan salinan katalog"), name, KINDS, self._copy_to)

    def _copy_to(self, target: Path) -> None:
        self._work.start(
            partial(back_up, self._work.catalogue, self._work.actor, target),
            title=tr("Menyalin katalog"), done=_copied,
        )  # fmt: skip

    def _check(self) -> None:
        self._work.start(
            partial(check_catalogue, self._work.catalogue, self._work.actor),
            title=tr("Memeriksa katalog"), succeeded=self.show_verdict,
        )  # fmt: skip

    def show_verdict(self, report: CheckReport) -> None:
        """Say what the check found."""
        self.verdict.setText("\n".join(_findings(report.findings)) or tr("Katalog utuh: berkas, riwayat, dan isinya."))
        restyle(self.verdict, "tone", (Tone.GOOD if report.ok else Tone.BAD).value)

    def _open_file(self) -> None:
        self._work.files.open_file(self, tr("Buka katalog"), KINDS, self._open)

    def _new_file(self) -> None:
        self._work.files.save_file(self, tr("Katalog baru"), "katalog-baru.db", KINDS, self._open)

    def _open(self, file: Path) -> None:
        self.wished.emit(OpenPlace(str(file)))

    def ask_server(self) -> ServerDialog:
        """Ask for a server, test the connection, and open what is there."""
        dialog = ServerDialog(self, self._work)
        dialog.chosen.connect(lambda place: self.wished.emit(OpenPlace(place)))
        dialog.open()
        return dialog

    def _put_back_file(self) -> None:
        self._work.files.open_file(self, tr("Pulihkan dari cadangan"), KINDS, self.ask_to_put_back)

    def _put_back_chosen(self) -> None:
        backup: Backup | None = self.list.current()
        if backup is not None:
            self.ask_to_put_back(backup.file)

    def ask_to_put_back(self, copy: Path) -> None:
        """Ask before the catalogue is replaced by a copy."""
        ask_to_confirm(
            self,
            tr("Ganti katalog ini dengan cadangan {file}?").format(file=copy.name),
            tr("Pulihkan cadangan"),
            lambda: self.wished.emit(PutBack(copy)),
            why=tr("Yang dicatat sesudahnya tidak ada di dalam cadangan itu. Katalog sekarang disimpan di sampingnya."),
        )


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GRID)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row


def _shelved(report: ShelfReport) -> str:
    return tr("Cadangan dibuat: {file}").format(file=report.backup.file.name) if report.backup else ""


def _copied(report: BackupReport) -> str:
    said = tr("Salinan {file} sudah diperiksa: {count}")
    return said.format(file=report.file.name, count=formats.count(report.records, tr("catatan")))


def _findings(findings: tuple[Finding, ...]) -> list[str]:
    return [sentences(finding.message, dict(finding.values)).what_happened for finding in findings]
