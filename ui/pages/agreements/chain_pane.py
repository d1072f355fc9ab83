"""What was issued about an agreement, what holds now, and what is kept beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from models.domain.papers import AgreementChain, FileRole, PaperKind, PaperLine, StoredFile
from ui import formats
from ui.texts import tr
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, restyle, words

KINDS = {
    PaperKind.AGREEMENT: "Perjanjian",
    PaperKind.ADDENDUM: "Adendum",
    PaperKind.RENEWAL: "Perpanjangan",
    PaperKind.ENDING: "Pengakhiran",
    PaperKind.MEMORANDUM: "Nota kesepahaman",
    PaperKind.MINUTES: "Berita acara",
    PaperKind.REPORTING_LETTER: "Surat pelaporan",
}
_FILES = {FileRole.SCAN: "Pindaian", FileRole.SIGNED: "Tanda tangan elektronik"}
_VOIDED = "batal"


class ChainPane(QWidget):
    """`paper_wanted` carries a link of the chain, `file_wanted` a stored file."""

    paper_wanted = Signal(object)
    file_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Rangkaian perjanjian"))
        self.signing = words(wrap=True)
        self.terms = words(kind=Kind.SMALL, wrap=True)
        self._rows = QWidget()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, GRID, 0, 4)
        inside.setSpacing(4)
        for widget in (self.signing, self.terms, self._rows):
            inside.addWidget(widget)

    def show_chain(self, chain: AgreementChain | None) -> None:
        """Show a chain, or nothing."""
        self.setVisible(chain is not None)
        if chain is None:
            return
        self._tell_signing(chain)
        self._tell_terms(chain)
        self._show_rows(chain)

    def _tell_signing(self, chain: AgreementChain) -> None:
        found = chain.signing
        said = tr("Penandatanganan belum dicatat.")
        if found is not None:
            said = tr("Ditandatangani {day} di {place}.")
            said = said.format(day=formats.short_date(found.signed_on), place=found.place)
        self.signing.setText(said)
        restyle(self.signing, "tone", (Tone.WARM if found is None else Tone.GOOD).value)

    def _tell_terms(self, chain: AgreementChain) -> None:
        now, standing = chain.terms, [each for each in chain.papers if each.status != _VOIDED]
        self.terms.setVisible(len(standing) > 1)
        price = tr("harga menurut rumus") if now.price is None else formats.rupiah(now.price)
        said = tr("Yang berlaku sekarang: {quantity} tiap bulan, {price}, dibayar dalam {days} hari, sampai {ends}.")
        quantity = formats.quantity(now.quantity, now.unit)
        days, ends = formats.number(now.payment_days), formats.short_date(now.ends)
        self.terms.setText(said.format(quantity=quantity, price=price, days=days, ends=ends))

    def _show_rows(self, chain: AgreementChain) -> None:
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(2, 1)
        for at, line in enumerate(chain.papers if len(chain.papers) > 1 else ()):
            self._add_paper(grid, at, line)
        for at, file in enumerate(each for each in chain.files if each.role in _FILES):
            self._add_file(grid, len(chain.papers) + at, file)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.replaceWidget(self._rows, rows)
        rows.show()
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = rows

    def _add_paper(self, grid: QGridLayout, at: int, line: PaperLine) -> None:
        kind = tr(KINDS.get(line.kind, str(line.kind)))
        day = formats.short_date(line.effective_on or line.signed_on)
        voided = line.status == _VOIDED
        dated = tr("{day}, batal").format(day=day) if voided else day
        cells = (words(kind), words(line.number), words(dated, Kind.SMALL))
        for column, cell in enumerate(cells):
            _mute(cell, voided)
            grid.addWidget(cell, at, column, Qt.AlignmentFlag.AlignVCenter)
        show = button(tr("Lihat"), partial(self.paper_wanted.emit, line), kind="link")
        show.setAccessibleName(tr("Lihat {kind} {number}").format(kind=kind, number=line.number))
        grid.addWidget(show, at, 3)

    def _add_file(self, grid: QGridLayout, at: int, file: StoredFile) -> None:
        size = tr("{n} kB").format(n=formats.number(max(1, file.size // 1000)))
        grid.addWidget(words(tr(_FILES[file.role])), at, 0)
        grid.addWidget(words(tr("untuk {code}").format(code=file.of)), at, 1)
        grid.addWidget(words(size, Kind.SMALL), at, 2)
        show = button(tr("Lihat"), partial(self.file_wanted.emit, file), kind="link")
        name = tr("Lihat {kind} {code}")
        show.setAccessibleName(name.format(kind=tr(_FILES[file.role]).lower(), code=file.of))
        grid.addWidget(show, at, 3)


def _mute(cell: QLabel, voided: bool) -> None:
    if voided:
        restyle(cell, "tone", Tone.MUTED.value)
