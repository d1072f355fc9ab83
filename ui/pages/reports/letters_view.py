"""Letters that were issued: the list, and beside it the stored paper."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.domain.agreements import AgreementStatus
from models.domain.paper_reports import LetterLine
from models.domain.papers import PaperKind
from models.use_cases.list_letters import letter_file, list_letters
from models.use_cases.record_receipt import record_receipt
from models.use_cases.void_letter import void_letter
from ui import formats
from ui.dialogs.ask_reason import ask_reason
from ui.dialogs.verb_dialog import VerbDialog
from ui.texts import sentence, tr
from ui.widgets.empty_state import Emptiness
from ui.widgets.lists.columns import Column
from ui.widgets.lists.filters import Filter
from ui.widgets.lists.list_and_record import ListAndRecord
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import PagedRows
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID
from ui.widgets.papers.pdf_view import PdfView
from ui.widgets.quiet_fields import QuietDateEdit
from ui.widgets.wording import Kind, button, words
from ui.workplace import Workplace

_KEY = "reports/letter"
KINDS = {
    PaperKind.MEMORANDUM: "Nota kesepahaman",
    PaperKind.MINUTES: "Berita acara",
    PaperKind.REPORTING_LETTER: "Surat pelaporan",
    PaperKind.EVENT_INVITATION: "Undangan temu bisnis",
    PaperKind.EVENT_MINUTES: "Berita acara temu bisnis",
    PaperKind.EVENT_MEMO: "Nota dinas temu bisnis",
}


class LettersView(QWidget):
    """A reprint gives the stored bytes; a voided letter stays in the list."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self.line: LetterLine | None = None
        fetch = partial(list_letters, work.catalogue, work.actor)
        kinds = Filter("kind", tr("Jenis"), tuple((str(kind), tr(name)) for kind, name in KINDS.items()))
        self.list: RecordList[LetterLine] = RecordList(
            PagedRows(_columns(), fetch, work.background, "letters"), tr("surat"), filters=(kinds,),
            empty=Emptiness("envelope-simple", tr("Belum ada surat terbit"), tr("Surat dibuat di Buat surat.")),
            identity=lambda row: row.code, can_export=False,
        )  # fmt: skip
        self.paper = PdfView(tr("Surat yang terbit"))
        self.receipt_button = button(tr("Catat tanda terima…"), self._ask_receipt)
        self.void_button = button(tr("Batalkan surat…"), self._ask_to_void)
        self.about = words(kind=Kind.SMALL, wrap=True)
        both = ListAndRecord(self.list, self._beside(), 0.46)
        both.setObjectName("reports/letters")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(both)
        self.list.chosen.connect(self._show_line)
        self.paper.save_wanted.connect(self._save)
        self.paper.refused.connect(work.refused)
        self._show_line(None)

    def _beside(self) -> QWidget:
        record = QWidget()
        down = QVBoxLayout(record)
        down.setContentsMargins(0, GRID, 0, 0)
        down.setSpacing(GRID)
        self.about.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        row.addWidget(self.receipt_button)
        row.addWidget(self.void_button)
        row.addStretch(1)
        down.addWidget(self.about)
        down.addLayout(row)
        down.addWidget(self.paper, 1)
        return record

    def reload(self) -> None:
        """Read the list again."""
        self.list.reload()

    def _show_line(self, line: LetterLine | None) -> None:
        changed = line is not None and (self.line is None or self.line.code != line.code)
        self.line = line
        valid = line is not None and line.status == AgreementStatus.ISSUED
        self.void_button.setEnabled(valid)
        self.receipt_button.setEnabled(valid and line is not None and line.kind is PaperKind.REPORTING_LETTER)
        self.about.setText(_about(line) if line else tr("Pilih surat di daftar."))
        if line is None:
            self.paper.clear()
        elif changed:
            work = self._work
            work.ask(_KEY, partial(letter_file, work.catalogue, work.actor, line.code), self._show_paper)

    def _show_paper(self, content: bytes) -> None:
        self.paper.show_pdf(content)
        QTimer.singleShot(0, self.paper, self.paper.fit_width)

    def _ask_to_void(self) -> None:
        why = tr("Surat dan nomornya tetap tercatat sebagai batal.")
        ask_reason(self, tr("Batalkan surat ini?"), tr("Batalkan surat"), self._void, why=why)

    def _void(self, reason: str) -> None:
        if self.line is not None:
            work = self._work
            void = partial(void_letter, work.catalogue, work.actor, self.line.code, reason)
            done = sentence("letter.voided", number=self.line.number)
            work.start(void, title=tr("Membatalkan surat"), done=done)

    def _ask_receipt(self) -> None:
        if self.line is not None:
            dialog = ReceiptDialog(self, self.line)
            dialog.accepted.connect(lambda: self._keep_receipt(dialog))
            dialog.open()

    def _keep_receipt(self, dialog: ReceiptDialog) -> None:
        work, line = self._work, dialog.line
        keep = partial(record_receipt, work.catalogue, work.actor, line.code, dialog.sent_on, dialog.receipt)
        done = sentence("letter.receipt_kept", number=line.number)
        work.start(keep, title=tr("Mencatat tanda terima"), done=done)

    def _save(self, data: bytes) -> None:
        if self.line is not None:
            name = "".join(c if c.isalnum() else "-" for c in self.line.number) + ".pdf"
            self._work.save_bytes(self, tr("Simpan PDF"), name, "PDF (*.pdf)", data)


class ReceiptDialog(VerbDialog):
    """When a letter was sent and under which number it was received."""

    def __init__(self, parent: QWidget, line: LetterLine) -> None:
        super().__init__(parent, tr("Tanda terima surat {number}").format(number=line.number), tr("Catat"))
        self.line = line
        self._day = QuietDateEdit()
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("d MMMM yyyy")
        sent = QDate.fromString(line.sent_on, Qt.DateFormat.ISODate)
        self._day.setDate(sent if sent.isValid() else QDate.currentDate())
        self._day.setAccessibleName(tr("Dikirim pada"))
        self.number = QLineEdit(line.receipt)
        self.number.setAccessibleName(tr("Nomor tanda terima"))
        for label, field in ((tr("Dikirim pada"), self._day), (tr("Nomor tanda terima"), self.number)):
            self.body.addWidget(words(label, Kind.LABEL))
            self.body.addWidget(field)
        self.number.setFocus()

    @property
    def sent_on(self) -> date:
        """The day of sending."""
        day = self._day.date()
        return date(day.year(), day.month(), day.day())

    @property
    def receipt(self) -> str:
        """The addressee's number, as typed."""
        return self.number.text().strip()


def _columns() -> tuple[Column[LetterLine], ...]:
    return (
        Column("number", tr("Nomor"), lambda row: row.number, sort="number", width=200, tone=_tone,
               tooltip=lambda row: row.number),
        Column("title", tr("Perihal"), lambda row: row.title, sort="title", tooltip=lambda row: row.title),
        Column("signed_on", tr("Tanggal"), lambda row: formats.short_date(row.signed_on), sort="signed_on", width=136,
               shown=False),
        Column("kind", tr("Jenis"), lambda row: tr(KINDS[row.kind]), width=140, shown=False),
        Column("status", tr("Keadaan"), _status, width=90, tone=_tone),
    )  # fmt: skip


def _status(row: LetterLine) -> str:
    return tr("Terbit") if row.status == AgreementStatus.ISSUED else tr("Batal")


def _tone(row: LetterLine) -> Tone:
    return Tone.PLAIN if row.status == AgreementStatus.ISSUED else Tone.MUTED


def _about(line: LetterLine) -> str:
    sent = tr("dikirim {day}").format(day=formats.short_date(line.sent_on)) if line.sent_on else ""
    received = tr("diterima dengan nomor {number}").format(number=line.receipt) if line.receipt else ""
    return " · ".join(part for part in (line.number, _status(line), sent, received) if part)
