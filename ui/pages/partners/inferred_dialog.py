"""What a partner probably needs, to choose from; the quantity is the officer's to fill in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from models.domain.inferred import InferredLine, KeptNeed, PartnerInference
from ui import formats
from ui.dialogs.verb_dialog import VerbDialog
from ui.facts import capitalised, pattern_name, unit_text
from ui.pages.partners.inferred_words import kind_text, reason_text
from ui.texts import tr
from ui.widgets.forms.fields import QuantityField
from ui.widgets.look.fonts import Weight, window_font
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, hairline, words

WIDTH, TALLEST = 620, 400
FIELD_WIDTH = 190
MARK_WIDTH = 26
"""What a check box keeps for itself before its words."""


class InferredRow(QWidget):
    """One conclusion with its reason; ticking it asks for the quantity."""

    edited = Signal()

    def __init__(self, line: InferredLine, found: PartnerInference) -> None:
        super().__init__()
        self.line = line
        says = kind_text(line)
        self.box = QCheckBox(says)
        self.box.setFont(window_font(weight=Weight.STRONG))
        self.box.setAccessibleName(says)
        self.quantity = QuantityField("quantity", tr("Jumlah per bulan"), unit=unit_text(line.unit), required=True)
        self.quantity.input.setAccessibleName(tr("Jumlah per bulan: {good}").format(good=line.name))
        self.quantity.show_value(line.quantity)
        self.quantity.setFixedWidth(FIELD_WIDTH)
        kept = self.quantity.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.quantity.setSizePolicy(kept)
        self.quantity.hide()
        self._lay_out(found)
        self.box.toggled.connect(self._ticked)
        self.quantity.edited.connect(self.edited)

    def _lay_out(self, found: PartnerInference) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, GRID // 2, GRID, GRID // 2)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.box, 0, 0)
        there = formats.count(self.line.enterprises, tr("UMKM menawarkannya"))
        if not self.line.enterprises:
            there = tr("belum ada UMKM yang menawarkannya")
        reason = capitalised(reason_text(self.line, found))
        for row, said in enumerate((f"{reason}.", f"{pattern_name(self.line.pattern)} · {there}"), 1):
            label = words(said, Kind.SMALL, wrap=True)
            label.setContentsMargins(MARK_WIDTH, 0, 0, 0)
            grid.addWidget(label, row, 0)
        grid.addWidget(self.quantity, 0, 1, 3, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)

    @property
    def chosen(self) -> bool:
        """Whether it is to be kept."""
        return self.box.isChecked()

    @property
    def ready(self) -> bool:
        """Whether it is not chosen, or has a quantity."""
        return not self.chosen or (not self.quantity.problem() and bool(self.quantity.value()))

    def kept(self) -> KeptNeed:
        """The need that is to be kept."""
        return KeptNeed(self.line.commodity, self.line.pattern, self.quantity.value(), self.line.unit)

    def _ticked(self, chosen: bool) -> None:
        self.quantity.setVisible(chosen)
        if chosen:
            self.quantity.input.setFocus()
        self.edited.emit()


class InferredDialog(VerbDialog):
    """Conclusions that are new can be ticked; those that are there already are only named."""

    def __init__(self, parent: QWidget, found: PartnerInference) -> None:
        super().__init__(
            parent,
            tr("Apa yang mungkin dibutuhkan {partner}?").format(partner=found.name),
            tr("Simpan yang dipilih"),
            why=tr(
                "Ini simpulan dari yang dibuatnya, bukan pernyataan mitra. Yang disimpan ditandai belum dikonfirmasi, "
                "ikut dicocokkan dengan peringatan, dan tidak dicetak dalam perjanjian sebelum mitra membenarkannya."
            ),
        )
        self.setMinimumWidth(WIDTH)
        self.rows = [InferredRow(line, found) for line in found.lines if not line.existing]
        self._list(found)
        for row in self.rows:
            row.edited.connect(self._judge)
        self._judge()

    def _list(self, found: PartnerInference) -> None:
        content = QWidget()
        content.setProperty("kind", "ground")
        down = QVBoxLayout(content)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        for row in self.rows:
            down.addWidget(row)
            down.addWidget(hairline())
        there = tuple(f"{kind_text(line)} ({line.existing})" for line in found.lines if line.existing)
        if there:
            down.addSpacing(GRID)
            said = tr("Sudah tercatat: {needs}.").format(needs=formats.listing(there))
            down.addWidget(words(said, Kind.SMALL, wrap=True))
        down.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(tr("Kebutuhan yang disimpulkan"))
        area.setWidget(content)
        area.setFixedHeight(min(TALLEST, content.sizeHint().height() + 2 * GRID))
        self.body.addWidget(area)

    def chosen(self) -> tuple[KeptNeed, ...]:
        """What is to be kept."""
        return tuple(row.kept() for row in self.rows if row.chosen)

    def _judge(self) -> None:
        some = any(row.chosen for row in self.rows)
        self.verb_button.setEnabled(some and all(row.ready for row in self.rows))


def ask_which(
    parent: QWidget, found: PartnerInference, answered: Callable[[tuple[KeptNeed, ...]], object]
) -> InferredDialog:
    """Open the choice; `answered` gets what is to be kept."""
    dialog = InferredDialog(parent, found)
    dialog.accepted.connect(lambda: answered(dialog.chosen()))
    dialog.open()
    return dialog
