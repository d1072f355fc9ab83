"""An issued agreement: its facts, what was issued upon it, and the stored papers as they were."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.domain.actor import Actor
from models.domain.agreements import AgreementLine, AgreementStatus
from models.domain.changes import Changed, Outcome
from models.domain.papers import AgreementChain, FileRole, PaperKind, PaperLine, StoredFile
from models.domain.progress import Progress, no_progress
from models.papers.electronic import Certificate
from models.use_cases.agreement_chain import agreement_chain, paper_content
from models.use_cases.attach_scan import attach_scan
from models.use_cases.record_signing import record_signing
from models.use_cases.sign_electronically import sign_electronically
from models.use_cases.void_agreement import void_agreement
from ui import formats
from ui.dialogs.ask_reason import ask_reason
from ui.facts import capitalised, pattern_name, unit_text
from ui.pages.agreements.chain_pane import ChainPane
from ui.pages.agreements.columns import status_name
from ui.pages.agreements.electronic_dialog import ask_password
from ui.pages.agreements.explaining import Explained, ExplainingButtons
from ui.pages.agreements.reading_files import read_file
from ui.pages.agreements.signing_dialog import ask_signing
from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.papers.pdf_view import PdfView
from ui.widgets.wording import Kind, button, hairline, words
from ui.workplace import Workplace

_KEY = "agreements/file"
_CHAIN = "agreements/chain"
_SCANS = "PDF, JPEG, PNG (*.pdf *.jpg *.jpeg *.png)"
_CERTIFICATES = "PKCS #12 (*.p12 *.pfx)"
_FOUR_BESIDE = 560
"""From this width the four buttons stand in one row."""


class IssuedView(QWidget):
    """A reprint gives the stored bytes; `voided` carries the code of an agreement that was cancelled here."""

    voided = Signal(str)
    addendum_wanted = Signal(object, object)
    """(AgreementLine, AgreementChain)"""
    ending_wanted = Signal(object, object)

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self.line: AgreementLine | None = None
        self._next = ""
        self.chain: AgreementChain | None = None
        self._shown = ""
        """Number of the paper in view."""
        self.paper = PdfView(tr("Perjanjian yang terbit"))
        self._number = words(kind=Kind.HEADING, wrap=True)
        self.papers = ChainPane()
        self.papers.hide()
        self.sign_button = button(tr("Catat penandatanganan…"), self._ask_signing)
        self.scan_button = button(tr("Simpan pindaian…"), self._choose_scan)
        self.electronic_button = button(tr("Tanda tangan elektronik…"), self._choose_certificate)
        self.addendum_button = button(tr("Adendum…"), self._want_addendum)
        self.end_button = button(tr("Akhiri…"), self._want_ending)
        self.void_button = button(tr("Batalkan perjanjian…"), self._ask_to_void, kind="link")
        self.explaining = ExplainingButtons(work, self._explained)
        self.explaining.hide()
        self._grid = QGridLayout()
        self._values = [self._add(row, label) for row, label in enumerate(_labels())]
        self._lay_out()
        self.paper.save_wanted.connect(self._save)
        self.paper.refused.connect(work.refused)
        self.papers.paper_wanted.connect(self._show_link)
        self.papers.file_wanted.connect(self._show_file)

    def _lay_out(self) -> None:
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        top = QHBoxLayout()
        top.addWidget(self._number, 1)
        top.addWidget(self.void_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(top)
        head.addLayout(self._grid)
        head.addWidget(self.papers)
        head.addWidget(self.explaining)
        self._buttons = QGridLayout()
        self._buttons.setSpacing(GRID)
        self._place_buttons(2)
        head.addLayout(self._buttons)
        inside.addLayout(head)
        inside.addWidget(hairline())
        inside.addWidget(self.paper, 1)

    def _place_buttons(self, columns: int) -> None:
        made = (self.sign_button, self.scan_button, self.addendum_button, self.end_button, self.electronic_button)
        for at, each in enumerate(made):
            self._buttons.addWidget(each, *divmod(at, columns))
        for column in range(6):
            self._buttons.setColumnStretch(column, int(column >= columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons(4 if self.width() >= _FOUR_BESIDE else 2)

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
        self.explaining.setVisible(line.status is AgreementStatus.ISSUED)
        if fresh:
            self.paper.clear()
            self._show_chain(None)
            self._show_content(line.agreement, line.number, FileRole.ORIGINAL)
        self._ask_chain()

    def reload(self, changed: Changed) -> None:
        """Ask again for what stands beside the paper."""
        if self.line is not None and changed & (Changed.AGREEMENTS | Changed.PAPERS):
            self._ask_chain()

    def _ask_chain(self) -> None:
        if self.line is not None:
            work = self._work
            read = partial(agreement_chain, work.catalogue, work.actor, self.line.agreement)
            work.ask(_CHAIN, read, self._show_chain)

    def _show_chain(self, chain: AgreementChain | None) -> None:
        self.chain = chain
        self.papers.show_chain(chain)
        known = self.line is not None and chain is not None
        stands = known and self.line is not None and self.line.status is AgreementStatus.ISSUED
        signed = chain is not None and chain.signing is not None
        over = chain is not None and any(each.kind is PaperKind.ENDING and _stands(each) for each in chain.papers)
        self.sign_button.setVisible(stands and not signed)
        self.scan_button.setVisible(known)
        self.electronic_button.setVisible(stands)
        self.addendum_button.setVisible(stands and not over)
        self.end_button.setVisible(stands and not over)
        self.void_button.setVisible(stands and not signed)
        newest = next((each for each in chain.papers if each.code == self._next), None) if chain else None
        if newest is not None:
            self._next = ""
            self._show_link(newest)

    def show_next(self, code: str) -> None:
        """Show this paper of the chain as soon as the chain is read."""
        self._next = code

    def _show_link(self, line: PaperLine) -> None:
        self._show_content(line.code, line.number, FileRole.ORIGINAL)

    def _show_file(self, file: StoredFile) -> None:
        number = next((each.number for each in self.chain.papers if each.code == file.of), "") if self.chain else ""
        self._show_content(file.of, tr("pindaian {number}").format(number=number), file.role)

    def _show_content(self, code: str, number: str, role: FileRole) -> None:
        work = self._work
        self._shown = number
        work.ask(_KEY, partial(paper_content, work.catalogue, work.actor, code, role), self._show_paper)

    def _show_paper(self, data: bytes) -> None:
        if not data.startswith(b"%PDF-"):  # a photographed page is no PDF: it is opened with what shows pictures
            kind = "jpg" if data.startswith(b"\xff\xd8") else "png"
            name = f"{_file_name(self._shown)}.{kind}"
            self._work.save_bytes(self, tr("Simpan pindaian"), name, f"{kind.upper()} (*.{kind})", data)
            return
        self.paper.show_pdf(data)
        # once more when the pages have their scroll bar, which takes room from them
        QTimer.singleShot(0, self.paper, self.paper.fit_width)

    def clear(self) -> None:
        """Show no agreement."""
        for key in (_KEY, _CHAIN):
            self._work.background.forget(key)
        self.line = None
        self.explaining.hide()
        self._show_chain(None)
        self.paper.clear()

    def _explained(self) -> Explained | None:
        files = self.chain.files if self.chain else ()
        paper = next((each.paper for each in files if each.role is FileRole.ORIGINAL), "A4")
        return (self.line.agreement, None, paper) if self.line else None

    def _want_addendum(self) -> None:
        if self.line is not None and self.chain is not None:
            self.addendum_wanted.emit(self.line, self.chain)

    def _want_ending(self) -> None:
        if self.line is not None and self.chain is not None:
            self.ending_wanted.emit(self.line, self.chain)

    def _ask_signing(self) -> None:
        if self.line is not None:
            ask_signing(self, date.fromisoformat(self.line.signed_on), self._sign)

    def _sign(self, day: date, place: str) -> None:
        done = tr("Penandatanganan {number} dicatat")
        self._change(partial(record_signing, signed_on=day, place=place), tr("Mencatat penandatanganan"), done)

    def _choose_scan(self) -> None:
        self._work.files.open_file(self, tr("Simpan pindaian"), _SCANS, self._keep_scan)

    def _keep_scan(self, path: Path) -> None:
        keep = partial(_attach, path=path)
        self._change(keep, tr("Menyimpan pindaian"), tr("Pindaian {number} disimpan"), "scan")

    def _choose_certificate(self) -> None:
        self._work.files.open_file(self, tr("Sertifikat kantor"), _CERTIFICATES, self._ask_password)

    def _ask_password(self, path: Path) -> None:
        ask_password(self, path.name, partial(self._sign_electronically, path))

    def _sign_electronically(self, path: Path, password: str, place: str) -> None:
        sign = partial(_sign, path=path, password=password, place=place)
        done = tr("{number} bertanda tangan elektronik")
        self._change(sign, tr("Menandatangani secara elektronik"), done, "electronic")

    def _change(self, use_case: Callable[..., Outcome], title: str, done: str, key: str = "change") -> None:
        """Do something to the agreement in view, once."""
        if self.line is not None:
            work, line = self._work, self.line
            change = partial(use_case, work.catalogue, work.actor, line.agreement)
            work.start_once(f"agreements/{key}", change, title=title, done=done.format(number=line.number))

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
            name = f"{_file_name(self._shown or self.line.number)}.pdf"
            self._work.save_bytes(self, tr("Simpan PDF"), name, "PDF (*.pdf)", data)


def _attach(catalogue: Any, actor: Actor, code: str, *, path: Path, progress: Progress = no_progress) -> Outcome:
    """Read on the writer's thread: a scan may be large."""
    return attach_scan(catalogue, actor, code, read_file(path), progress=progress)


def _sign(
    catalogue: Any, actor: Actor, code: str, *, path: Path, password: str, place: str, progress: Progress = no_progress
) -> Outcome:
    certificate = Certificate(read_file(path), password)
    return sign_electronically(catalogue, actor, code, certificate, place=place, progress=progress)


def _file_name(number: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in number)


def _stands(line: PaperLine) -> bool:
    return line.status == AgreementStatus.ISSUED


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
