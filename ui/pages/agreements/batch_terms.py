"""What all agreements of a batch have in common."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from models.domain.agreements import AgreementTerms, Signatory
from ui.texts import tr
from ui.widgets.forms.fields import ChoiceField, DateField, Field, NumberField, TextField
from ui.widgets.look.theme import GRID

MOST_MONTHS = 120
_PAPERS = (("A4", "A4"), ("F4", "F4 (215 × 330 mm)"))
_ACROSS = 3


class BatchTerms(QWidget):
    """Day, months, place, paper and two witnesses; everything else comes from catalogue and need."""

    def __init__(self) -> None:
        super().__init__()
        self.date = DateField("date", tr("Tanggal perjanjian"), required=True)
        self.months = NumberField("months", tr("Lama"), unit=tr("bulan"), required=True, check=_months_problem)
        self.paper = ChoiceField("paper", tr("Kertas"), _PAPERS, required=True)
        self.place = TextField("place", tr("Tempat"), hint=tr("Kosong: tempat UMKM masing-masing."))
        self.first, self.second = TextField("first", tr("Saksi pertama")), TextField("second", tr("Saksi kedua"))
        self._fields: tuple[Field, ...] = (self.date, self.months, self.paper, self.place, self.first, self.second)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        for at, field in enumerate(self._fields):
            grid.addWidget(field, at // _ACROSS, at % _ACROSS, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(at % _ACROSS, 1)
        self.date.show_value(date.today())
        self.months.show_value(12)
        self.paper.show_value("A4")

    def judge(self) -> bool:
        """Whether all is right; what is not says so."""
        return not [field for field in self._fields if not field.judge()]

    def terms(self) -> AgreementTerms:
        """What was typed, once it is right."""
        names = (self.first.value(), self.second.value())
        return AgreementTerms(
            date=self.date.value(), months=self.months.value(), place=self.place.value() or "",
            witnesses=tuple(Signatory(name) for name in names if name),
        )  # fmt: skip

    def paper_name(self) -> str:
        """ "A4" or "F4"."""
        return str(self.paper.value())


def _months_problem(months: int) -> str:
    fits = 1 <= months <= MOST_MONTHS
    return "" if fits else tr("Isi 1 sampai {most} bulan.").format(most=MOST_MONTHS)
