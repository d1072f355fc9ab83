"""Section "KBLI": the full list of an edition, taken in from a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from models.domain.changes import Changed
from models.use_cases.import_kbli import EDITIONS, KbliReport, import_kbli
from ui import formats
from ui.pages.settings.section import Section
from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.quiet_fields import QuietComboBox
from ui.widgets.wording import Kind, button, words
from ui.workplace import Workplace

WORKBOOKS = "Excel, ODS, CSV (*.xlsx *.xls *.ods *.csv)"


class KbliSection(Section):
    """A code means something only together with its edition, so the edition is chosen first."""

    title = tr("KBLI")
    why = tr(
        "Program membawa kode KBLI yang dipakai rantai pasoknya. Daftar lengkap dari BPS atau OSS dapat ditambahkan:"
        " berkas dengan baris judul Kode dan Judul, satu baris untuk tiap kode lima angka."
    )
    concerns = Changed.NOTHING

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self.edition = QuietComboBox()
        self.edition.setAccessibleName(tr("Edisi KBLI"))
        self.edition.addItem(tr("pilih edisi…"), "")
        for edition in EDITIONS:
            self.edition.addItem(tr("KBLI {edition}").format(edition=edition), edition)
        self.edition.activated.connect(self._judge)
        self.choose = button(tr("Impor daftar KBLI…"), self._choose, icon_name="download-simple")
        self.result = words(wrap=True)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(words(tr("Edisi"), Kind.LABEL))
        row.addWidget(self.edition)
        row.addWidget(self.choose)
        row.addStretch()
        self.body.addLayout(row)
        self.body.addWidget(self.result, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addStretch()
        self._judge()

    def _judge(self) -> None:
        self.choose.setEnabled(bool(self.edition.currentData()))

    def _choose(self) -> None:
        self._work.files.open_file(self, tr("Pilih daftar KBLI"), WORKBOOKS, self._take)

    def _take(self, file: Path) -> None:
        edition = str(self.edition.currentData())
        self._work.start(
            partial(import_kbli, self._work.catalogue, self._work.actor, file, edition),
            title=tr("Mengimpor KBLI {edition}").format(edition=edition),
            done=tr("Daftar KBLI {edition} diimpor").format(edition=edition),
            succeeded=partial(self._tell, edition),
        )

    def _tell(self, edition: str, report: KbliReport) -> None:
        said = tr("KBLI {edition}: {read} dibaca, {new} baru, {changed} judulnya berubah.")
        self.result.setText(
            said.format(
                edition=edition,
                read=formats.count(report.read, tr("kode")),
                new=formats.number(report.new),
                changed=formats.number(report.changed_titles),
            )
        )
