"""What a change of the law would do to agreements or to the sizes of businesses, before it is saved."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.domain.law import AgreementEffect, LawChange, LawEffects, Light, SizeEffect
from ui import formats
from ui.facts import size_name
from ui.pages.settings.law_words import LIGHTS, findings_text
from ui.texts import tr
from ui.widgets.empty_state import Emptiness
from ui.widgets.lists.columns import Column
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import FixedRows
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, hairline, words

COLUMNS: tuple[Column[AgreementEffect], ...] = (
    Column("code", tr("Kode"), lambda row: row.agreement, sort="code", width=88, tone=lambda _: Tone.MUTED),
    Column("number", tr("Nomor"), lambda row: row.number, sort="number", width=176, tooltip=lambda row: row.number),
    Column("signed", tr("Tertanggal"), lambda row: formats.plain_date(row.signed_on), sort="signed", width=112,
           order=lambda row: row.signed_on),
    Column("before", tr("Sebelum"), lambda row: _light(row.before), sort="before", width=84,
           tone=lambda row: LIGHTS[row.before][1]),
    Column("after", tr("Sesudah"), lambda row: _light(row.after), sort="after", width=84,
           tone=lambda row: LIGHTS[row.after][1]),
    Column("findings", tr("Temuan"), lambda row: findings_text(row.gone, row.come),
           tooltip=lambda row: findings_text(row.gone, row.come)),
    Column("enterprise", tr("UMKM"), lambda row: row.enterprise, sort="enterprise", width=150, shown=False),
    Column("partner", tr("Mitra"), lambda row: row.partner, sort="partner", width=150, shown=False),
)  # fmt: skip


_BASES = {"penjualan": "penjualan", "modal": "modal", "pernyataan": "pernyataan pemilik"}
SIZES: tuple[Column[SizeEffect], ...] = (
    Column("code", tr("Kode"), lambda row: ", ".join(row.codes), sort="code", width=130, tone=lambda _: Tone.MUTED),
    Column("name", tr("Nama usaha"), lambda row: row.name, sort="name", tooltip=lambda row: row.name),
    Column("before", tr("Sebelum"), lambda row: size_name(row.before), sort="before", width=150),
    Column("after", tr("Sesudah"), lambda row: size_name(row.after), sort="after", width=150),
    Column("basis", tr("Menurut"), lambda row: tr(_BASES.get(row.basis, "–")), sort="basis", width=150),
)  # fmt: skip


class LawEffectsView(QWidget):
    """A count, the agreements or businesses behind it, and the choice to save or not."""

    save_wanted = Signal(object)
    """(LawChange)"""
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._change: LawChange | None = None
        self.heading = words(kind=Kind.HEADING, wrap=True)
        self.details = words(kind=Kind.MUTED, wrap=True)
        self.finding = words(wrap=True)
        nothing = Emptiness("check-circle", tr("Tidak ada perjanjian yang berubah"), tr("Aturannya dapat disimpan."))
        self._rows = FixedRows[AgreementEffect](COLUMNS)
        self.list = RecordList(
            self._rows, tr("perjanjian"), empty=nothing, identity=lambda row: row.agreement, can_export=False
        )
        none = Emptiness("check-circle", tr("Tidak ada usaha yang berubah ukurannya"), tr("Aturannya dapat disimpan."))
        self._size_rows = FixedRows[SizeEffect](SIZES)
        self.sizes = RecordList(
            self._size_rows, tr("usaha"), empty=none, identity=lambda row: " ".join(row.codes), can_export=False
        )
        self.lists = QStackedWidget()
        for each in (self.list, self.sizes):
            self.lists.addWidget(each)
        self.save_button = button(tr("Simpan peraturan"), self._save, kind="primary")
        self.back_button = button(tr("Kembali"), self.back_wanted.emit)
        self.list.chosen.connect(self._show_finding)
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, GRID)
        inside.setSpacing(GRID)
        inside.addWidget(self.heading)
        inside.addWidget(self.details)
        inside.addWidget(self.lists, 1)
        inside.addWidget(self.finding)
        inside.addWidget(hairline())
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addStretch()
        row.addWidget(self.back_button)
        row.addWidget(self.save_button)
        inside.addLayout(row)

    def show_effects(self, change: LawChange, found: LawEffects) -> None:
        """Show what a change would do."""
        self._change = change
        self._rows.set_rows(found.effects)
        self._size_rows.set_rows(found.sizes or ())
        self.lists.setCurrentWidget(self.list if found.sizes is None else self.sizes)
        self.finding.clear()
        self.heading.setText(_counted(found))
        self.details.setText(_details(found))
        self.save_button.setEnabled(True)
        self.save_button.setFocus()

    def _show_finding(self, row: AgreementEffect | None) -> None:
        self.finding.setText(findings_text(row.gone, row.come) if row is not None else "")

    def _save(self) -> None:
        self.save_button.setEnabled(False)
        self.save_wanted.emit(self._change)


def _details(found: LawEffects) -> str:
    if found.sizes is not None:
        return tr(
            "Tiap usaha dihitung dari angkanya sendiri dengan aturan pada tanggal angka itu; ukuran yang diperiksa "
            "petugas tetap. Perjanjian yang terbit tetap memuat ukuran pada saat ditandatangani."
        )
    said = tr(
        "{n} perjanjian yang terbit dinilai ulang dari isinya, masing-masing dengan aturan pada tanggalnya. Merah "
        "yang sudah dijawab petugas dihitung kuning. Perjanjian dan berkasnya sendiri tidak berubah."
    )
    return said.format(n=formats.number(found.judged))


def _counted(found: LawEffects) -> str:
    if found.sizes is not None:
        said = tr("{n} usaha berubah ukurannya").format(n=formats.number(len(found.sizes)))
        return said if found.sizes else tr("Tidak ada usaha yang berubah ukurannya")
    others = len(found.effects) - found.lights
    told = [
        tr("{n} perjanjian berubah statusnya").format(n=formats.number(found.lights)) if found.lights else "",
        tr("{n} perjanjian hanya berubah temuannya").format(n=formats.number(others)) if others else "",
    ]
    return "; ".join(each for each in told if each) or tr("Tidak ada perjanjian yang berubah statusnya")


def _light(light: Light) -> str:
    return tr(LIGHTS[light][0])
