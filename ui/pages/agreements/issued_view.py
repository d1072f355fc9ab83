"""An issued agreement: its facts, and the stored paper as it was."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from models.domain.agreements import AgreementLine, AgreementStatus
from models.use_cases.list_agreements import agreement_file
from models.use_cases.void_agreement import void_agreement
from ui import formats
from ui.dialogs.ask_reason import ask_reason
from ui.facts import capitalised, pattern_name, unit_text
from ui.pages.agreements.columns import status_name
from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.papers.pdf_view import PdfView
from ui.widgets.wording import Kind, button, hairline, words
from ui.workplace import Workplace

_KEY = "agreements/file"


class IssuedView(QWidget):
    """A reprint gives the stored bytes; `voided` carries the code of an agreement that was cancelled here."""

    voided = Signal(str)

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self.line: AgreementLine | None = None
        self.paper = PdfView(tr("Perjanjian yang terbit"))
        self._number = words(kind=Kind.HEADING, wrap=True)
        self.void_button = button(tr("Batalkan perjanjian…"), self._ask_to_void, kind="link")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._values = [self._add(row, label) for row, label in enumerate(_labels())]
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        head.addWidget(self._number)
        head.addLayout(self._grid)
        head.addWidget(self.void_button, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addLayout(head)
        inside.addWidget(hairline())
        inside.addWidget(self.paper, 1)
        self.paper.save_wanted.connect(self._save)
        self.paper.refused.connect(work.refused)

    def _add(self, row: int, label: str) -> QLabel:
        value = words(wrap=True)
        self._grid.addWidget(words(label, Kind.MUTED), row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1)
        return value

    def show_line(self, line: AgreementLine) -> None:
        """Show an agreement and ask for its paper."""
        fresh = self.line is None or self.line.sha256 != line.sha256
        self.line = line
        self._number.setText(tr("Nomor {number}").format(number=line.number))
        for label, said in zip(self._values, _said(line), strict=True):
            label.setText(said)
        self.void_button.setVisible(line.status is AgreementStatus.ISSUED)
        if fresh:
            self.paper.clear()
            work = self._work
            read = partial(agreement_file, work.catalogue, work.actor, line.agreement)
            work.ask(_KEY, read, self._show_paper)

    def _show_paper(self, data: bytes) -> None:
        self.paper.show_pdf(data)
        # once more when the pages have their scroll bar, which takes room from them
        QTimer.singleShot(0, self.paper, self.paper.fit_width)

    def clear(self) -> None:
        """Show no agreement."""
        self._work.background.forget(_KEY)
        self.line = None
        self.paper.clear()

    def _ask_to_void(self) -> None:
        ask_reason(
            self,
            tr("Batalkan perjanjian ini?"),
            tr("Batalkan perjanjian"),
            self._void,
            why=tr(
                "Perjanjian dan nomornya tetap tercatat sebagai batal."
                " Keputusan atas pasangannya dapat dikembalikan di Pencocokan."
            ),
        )

    def _void(self, reason: str) -> None:
        if self.line is not None:
            work = self._work
            void = partial(void_agreement, work.catalogue, work.actor, self.line.agreement, reason)
            done = tr("Perjanjian {number} dibatalkan").format(number=self.line.number)
            voided = partial(self.voided.emit, self.line.agreement)
            work.start(
                void, title=tr("Membatalkan perjanjian"), done=done, succeeded=lambda _outcome: voided()
            )  # fmt: skip

    def _save(self, data: bytes) -> None:
        if self.line is not None:
            name = "".join(c if c.isalnum() else "-" for c in self.line.number) + ".pdf"
            self._work.save_bytes(self, tr("Simpan PDF"), name, "PDF (*.pdf)", data)


def _labels() -> tuple[str, ...]:
    return tr("Para pihak"), tr("Pola"), tr("Barang"), tr("Masa berlaku"), tr("Keadaan")


def _said(line: AgreementLine) -> tuple[str, ...]:
    quantity = formats.quantity(line.quantity, unit_text(line.unit))
    return (
        tr("{partner} dan {enterprise}").format(partner=line.partner, enterprise=line.enterprise_name),
        pattern_name(line.pattern),
        tr("{goods}, {quantity} tiap bulan").format(goods=capitalised(line.commodity), quantity=quantity),
        tr("{starts} sampai {ends}").format(
            starts=formats.short_date(line.starts), ends=formats.short_date(line.ends)
        ),
        tr("{status}, {code}").format(status=status_name(line.status), code=line.agreement),
    )
