"""One package of help: who gives it, how long it takes, what one costs, and for whom it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from models.domain.interventions import HelpedEnterprise, HelpPackage
from ui.pages.matching import help_words
from ui.pages.matching.analyses.help_columns import enterprise_columns
from ui.texts import tr
from ui.widgets.forms.fields import RupiahField
from ui.widgets.lists.rows import FixedRows
from ui.widgets.lists.table import Table
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, words

LOWEST_TABLE = 80


class HelpPane(QWidget):
    """Shows one package; says which enterprise or need to open, and what one of its kind costs."""

    enterprise_wanted = Signal(str)
    need_wanted = Signal(str)
    cost_typed = Signal(str, object)
    """(kind of help, sen for one; None: not known)"""

    def __init__(self) -> None:
        super().__init__()
        self.package: HelpPackage | None = None
        self._title = words(kind=Kind.HEADING, wrap=True)
        self._who = words(kind=Kind.SMALL, wrap=True)
        self._effect = words(wrap=True)
        self._note = words(kind=Kind.SMALL, wrap=True)
        self.cost = RupiahField("cost", tr("Biaya untuk satu UMKM"))
        self.need_button = button(tr("Lihat kebutuhannya"), self._want_need, kind="link")
        self.rows: FixedRows[HelpedEnterprise] = FixedRows(enterprise_columns())
        self.table = Table(self.rows, tr("UMKM yang dibantu"))
        self._lay_out()
        self.cost.edited.connect(self._typed)
        self.table.opened.connect(self._open)
        self.show_package(None, None)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        inside.setSpacing(GRID)
        for part in (self._title, self._who, self._effect, self.cost, self.need_button):
            inside.addWidget(part)
        self.table.compact(True)
        # as high as there is room, and no higher: the page would scroll for it
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.table.setMinimumHeight(LOWEST_TABLE)
        inside.addWidget(self.table, 1)
        inside.addWidget(self._note)

    def show_package(self, package: HelpPackage | None, unit_cost: int | None) -> None:
        """Show this package and what one of its kind costs, as far as somebody has said."""
        self.package = package
        for part in (self._who, self._effect, self.cost, self.table, self._note):
            part.setVisible(package is not None)
        self.need_button.setVisible(package is not None and bool(package.need))
        if package is None:
            self._title.setText(tr("Pilih satu bantuan untuk melihat siapa yang dibantu."))
            return
        self._title.setText(help_words.package_text(package))
        self._who.setText("\n".join((help_words.group_text(package), help_words.helper_text(package))))
        effect = package.effect
        self._effect.setText(f"{help_words.effect_text(effect)}\n{help_words.reach_text(effect)}")
        self._note.setText(tr("Klik dua kali pada UMKM untuk membuka datanya."))
        label = tr("Biaya satu perundingan") if package.need else tr("Biaya untuk satu UMKM")
        self.cost.input.setAccessibleName(label)
        if not self.cost.dirty or self.cost.value() != unit_cost:
            self.cost.show_value(unit_cost)
        self.rows.set_rows(package.enterprises)

    def _typed(self) -> None:
        if self.package is not None and not self.cost.problem():
            self.cost_typed.emit(str(self.package.intervention), self.cost.value())

    def _open(self, number: int) -> None:
        if (row := self.rows.row_at(number)) is not None:
            self.enterprise_wanted.emit(row.enterprise)

    def _want_need(self) -> None:
        if self.package is not None and self.package.need:
            self.need_wanted.emit(self.package.need)


