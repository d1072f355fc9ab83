"""What waits for the officer, and the funnel, as figures that open their lists."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from models.domain.home import Amount, Funnel, RejectedImport, Waiting
from models.domain.lists import ListQuery
from ui import formats
from ui.texts import tr
from ui.widgets.charts.figure_card import FigureCard
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, words

NOT_RECORDED = "belum dicatat"


class Cards(QWidget):
    """A heading and figures side by side; `wanted` says which page opens on what."""

    wanted = Signal(str, object)

    def __init__(self, heading: str, remark: str, *, between: str = "") -> None:
        super().__init__()
        self._between = between
        self._row = QHBoxLayout()
        self._row.setSpacing(GRID)
        self.cards: list[FigureCard] = []
        self._remark = words(remark, Kind.SMALL)
        top = QHBoxLayout()
        top.addWidget(words(heading, Kind.HEADING))
        top.addWidget(self._remark, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GRID)
        inside.addLayout(top)
        inside.addLayout(self._row)

    def add(self, label: str, page: str, record: Callable[[], object]) -> FigureCard:
        """One more figure; a click opens `page` on what `record` gives then."""
        card = FigureCard(label)
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        card.opened.connect(lambda: self.wanted.emit(page, record()))
        if self.cards and self._between:
            self._row.addWidget(_between(self._between))
        self._row.addWidget(card, 1)
        self.cards.append(card)
        return card


class WaitingCards(Cards):
    """What one could do next; a figure of nought keeps quiet."""

    def __init__(self) -> None:
        super().__init__(tr("Menunggu Anda"), "")
        self.proposals = self.add(tr("Usulan belum diputuskan"), "matching", _filtered(status="open"))
        self.ending = self.add(tr("Perjanjian segera berakhir"), "agreements", self._ending)
        self.rejected = self.add(tr("Baris impor ditolak"), "settings", lambda: "imports")
        self.capacity = self.add(
            tr("UMKM tanpa kapasitas"), "enterprises", _filtered(missing="capacity", state="aktif")
        )
        self.facts = self.add(tr("UMKM kurang data pokok"), "enterprises", _filtered(missing="facts", state="aktif"))
        self._until = ""

    def _ending(self) -> ListQuery:
        return ListQuery(filters=(("status", "terbit"), ("ends_by", self._until)), sort="ends")

    def show_facts(self, waiting: Waiting) -> None:
        """Show what waits now."""
        self._until = waiting.ending_until
        _tell(self.proposals, waiting.proposals, tr("dari pencocokan terakhir"), tr("semua sudah diputuskan"))
        until = tr("sampai {day}").format(day=formats.short_date(waiting.ending_until))
        _tell(self.ending, waiting.agreements_ending, until, tr("tidak ada dalam 60 hari"))
        rows = sum(each.rejected for each in waiting.imports)
        _tell(self.rejected, rows, _files(waiting.imports), tr("tidak ada dalam 30 hari"))
        _tell(self.capacity, waiting.without_capacity, tr("belum bisa diusulkan"), tr("semua tercatat"))
        _tell(self.facts, waiting.facts_missing, tr("ukuran, kecamatan, atau produk"), tr("semua lengkap"))
        self._remark.setText("" if _anything(waiting) else tr("Tidak ada yang menunggu hari ini."))


class FunnelCards(Cards):
    """Potential, agreed, delivered, paid: four figures, never added."""

    def __init__(self) -> None:
        remark = tr("Empat angka yang berbeda, tidak dijumlahkan. Rupiah per bulan, menurut harga yang tercatat.")
        super().__init__(tr("Dari potensi sampai terbayar"), remark, between="→")
        self.potential = self.add(tr("Potensi"), "matching", lambda: None)
        self.agreed = self.add(tr("Sepakat"), "agreements", _filtered(status="terbit"))
        self.delivered = self.add(tr("Terkirim"), "agreements", _filtered(status="terbit"))
        self.paid = self.add(tr("Terbayar"), "agreements", _filtered(status="terbit"))

    def show_facts(self, funnel: Funnel) -> None:
        """Show the four figures as they stand."""
        _show_amount(self.potential, funnel.potential, tr("usulan"), tr("belum ada pencocokan"))
        _show_amount(self.agreed, funnel.agreed, tr("perjanjian"), tr(NOT_RECORDED))
        _show_amount(self.delivered, funnel.delivered, tr("pengiriman"), tr(NOT_RECORDED))
        _show_amount(self.paid, funnel.paid, tr("pembayaran"), tr(NOT_RECORDED))


def _filtered(**filters: str) -> Callable[[], ListQuery]:
    return lambda: ListQuery(filters=tuple(filters.items()))


def _anything(waiting: Waiting) -> bool:
    counts = (waiting.proposals, waiting.agreements_ending, waiting.without_capacity, waiting.facts_missing)
    return any(counts) or bool(waiting.imports)


def _tell(card: FigureCard, count: int, detail: str, nothing: str) -> None:
    tone = Tone.WARM if count else Tone.MUTED
    card.show_figure(formats.number(count), detail if count else nothing, tone)


def _files(imports: tuple[RejectedImport, ...]) -> str:
    if not imports:
        return ""
    first = tr("{file}, dari {read} baris").format(file=imports[0].file_name, read=formats.number(imports[0].read))
    more = len(imports) - 1
    return first if not more else tr("{first}; {number} berkas lain").format(first=first, number=more)


def _show_amount(card: FigureCard, amount: Amount | None, noun: str, unknown: str) -> None:
    if amount is None:
        card.show_figure("–", unknown, Tone.MUTED)
        return
    card.show_figure(formats.count(amount.count, noun), _worth(amount), Tone.PLAIN)


def _worth(amount: Amount) -> str:
    if amount.count == amount.unpriced:
        return tr("nilainya belum diketahui") if amount.count else tr("belum ada")
    worth = tr("{worth} per bulan").format(worth=short_rupiah(amount.worth))
    if not amount.unpriced:
        return worth
    return tr("{worth}; {number} tanpa harga").format(worth=worth, number=formats.number(amount.unpriced))


def short_rupiah(sen: int) -> str:
    """Rupiah as a headline says them: "Rp8,58 miliar"."""
    for size, word in ((10**12, tr("triliun")), (10**9, tr("miliar")), (10**6, tr("juta"))):
        if sen >= size * 100:
            return f"Rp{formats.short_number(sen / 100 / size, 2)}{formats.NBSP}{word}"
    return formats.rupiah(sen - sen % 100)


def _between(sign: str) -> QLabel:
    made = words(sign, Kind.MUTED)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made
