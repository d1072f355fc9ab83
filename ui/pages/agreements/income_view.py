"""Simulasi pendapatan: three reckonings of an agreement, what they are made from, and who bears which risk."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.domain.agreements import AgreementTerms
from models.domain.income import Guess, IncomeInputs, IncomeRow, IncomeSimulation, Scenario, Trade
from models.problems import UserProblem
from models.use_cases.simulate_income import simulate_income
from ui import formats
from ui.pages.agreements.plain_view import show_plain_page
from ui.texts import problem_sentences, tr
from ui.widgets.forms.fields import Field, NumberField, QuantityField, RupiahField
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, words
from ui.workplace import Workplace

TYPING_PAUSE = 150
"""Milliseconds without a change before everything is reckoned again."""
_KEY = "agreements/income"
_NAMES = {Scenario.LOW: tr("Rendah"), Scenario.MIDDLE: tr("Sedang"), Scenario.HIGH: tr("Tinggi")}
_FIRST_COLUMN = 150
_MARGIN = 24
_WIDE = 1000
"""From this width three figures stand beside each other."""


class IncomeDialog(QDialog):
    """Fields left, the reckoning right; what is not typed is taken from the agreement."""

    def __init__(
        self, parent: QWidget, work: Workplace, subject: str, terms: AgreementTerms | None = None, paper: str = "A4"
    ) -> None:
        super().__init__(parent)
        self._work, self.subject, self._terms, self._paper = work, subject, terms, paper
        self.shown: IncomeSimulation | None = None
        self.setWindowTitle(tr("Simulasi pendapatan"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._pause.timeout.connect(self.reckon)
        self.fields = _fields()
        self.guesses = {name: _guess_fields(name) for name in Scenario}
        self._grids = {name: QGridLayout() for name in Scenario}
        self._about = words(kind=Kind.MUTED, wrap=True)
        self.message = words(kind=Kind.ERROR, wrap=True)
        self.message.hide()
        self.results = QVBoxLayout()
        self.page_button = button(tr("Halaman penjelasan…"), self._show_page, icon_name="file-text")
        self.close_button = button(tr("Tutup"), self.reject)
        self._lay_out()
        for field in (*self.fields.values(), *(each for row in self.guesses.values() for each in row)):
            field.edited.connect(self._pause.start)
        self.finished.connect(lambda _result: self._work.background.forget(_KEY))
        room = parent.window().size()
        self.resize(min(1080, room.width() - _MARGIN), min(700, room.height() - _MARGIN))
        self.reckon()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        inside.setSpacing(GRID)
        inside.addWidget(words(tr("Simulasi pendapatan"), Kind.HEADING))
        inside.addWidget(self._about)
        inside.addWidget(words(tr("Ini hitungan, bukan janji. Angka yang tidak diisi diambil dari perjanjian atau "
                                  "diperkirakan; ubah sesuai pengalaman pelaku usahanya."), wrap=True))  # fmt: skip
        panes = QHBoxLayout()
        panes.setSpacing(2 * GRID)
        panes.addWidget(_scrolled(self._form(), tr("Isian simulasi")), 2)
        shown = QWidget()
        shown.setLayout(self.results)
        self.results.setContentsMargins(0, 0, GRID, 0)
        panes.addWidget(_scrolled(shown, tr("Hasil simulasi")), 3)
        inside.addLayout(panes, 1)
        inside.addWidget(self.message)
        row = QHBoxLayout()
        row.addWidget(self.page_button)
        row.addStretch()
        row.addWidget(self.close_button)
        inside.addLayout(row)
        for each in (self.page_button, self.close_button):
            each.setAutoDefault(False)

    def _form(self) -> QWidget:
        form = QWidget()
        inside = QVBoxLayout(form)
        inside.setContentsMargins(0, 0, GRID, 0)
        inside.setSpacing(GRID)
        costs = ("months", "own_cost", "unit_cost")
        for key in costs:
            inside.addWidget(self.fields[key])
        for name, grid in self._grids.items():
            inside.addWidget(words(_NAMES[name], Kind.HEADING))
            inside.addLayout(grid)
        for key, field in self.fields.items():
            if key not in costs:
                inside.addWidget(field)
        inside.addStretch()
        return form

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_guesses(wide=self.width() >= _WIDE)

    def _place_guesses(self, *, wide: bool) -> None:
        """Price, output and loss in a row; the price above the others where there is too little room."""
        for name, grid in self._grids.items():
            price, output, lost = self.guesses[name]
            below, first = (0, 1) if wide else (1, 0)
            grid.addWidget(price, 0, 0, 1, 1 if wide else 2)
            grid.addWidget(output, below, first)
            grid.addWidget(lost, below, first + 1)
            for column, room in enumerate((4, 3, 2) if wide else (3, 2, 0)):
                grid.setColumnStretch(column, room)

    def inputs(self) -> IncomeInputs:
        """What was typed; the rest is left to the agreement."""
        low, middle, high = (
            Guess(*(each.value() if each.dirty else None for each in row)) for row in self.guesses.values()
        )
        typed = {key: field.value() for key, field in self.fields.items()}
        advance = typed["advance"] if self.fields["advance"].dirty else None
        return IncomeInputs(
            typed["months"] or 0, low, middle, high, typed["supplies"] or 0, advance, typed["own_cost"],
            typed["unit_cost"], typed["other_price"],
        )  # fmt: skip

    def reckon(self) -> None:
        """Reckon again with what stands in the fields."""
        right = [field.judge() for field in (*self.fields.values(), *self._all_guesses())]
        if not all(right):
            return
        work = self._work
        read = partial(simulate_income, work.catalogue, work.actor, self.subject, self.inputs(), terms=self._terms)
        work.ask(_KEY, read, self._show, self._refused)

    def _all_guesses(self) -> list[Field]:
        return [each for row in self.guesses.values() for each in row]

    def _refused(self, problem: UserProblem) -> None:
        said = problem_sentences(problem)
        self.message.setText(f"{said.what_happened} {said.what_to_do}".strip())
        self.message.show()

    def _show(self, found: IncomeSimulation) -> None:
        self.shown = found
        self.message.hide()
        self._about.setText(_about(found))
        self._show_taken(found)
        _clear(self.results)
        self.results.addWidget(_table(found.rows))
        for note in found.notes:
            self.results.addWidget(words(note, Kind.LABEL, wrap=True))
        self.results.addSpacing(GRID)
        self.results.addWidget(words(tr("Siapa menanggung apa"), Kind.HEADING))
        self.results.addWidget(_risks(found))
        self.results.addStretch()

    def _show_taken(self, found: IncomeSimulation) -> None:
        """Fields that nobody typed into show what was counted with."""
        inputs, trade = found.inputs, found.terms.trade
        for row, guess in zip(self.guesses.values(), (inputs.low, inputs.middle, inputs.high), strict=True):
            row[1].set_unit(found.terms.unit)
            for field, value in zip(row, (guess.price, guess.output, guess.lost), strict=True):
                if not field.dirty:
                    field.show_value(value)
        if not self.fields["advance"].dirty:
            self.fields["advance"].show_value(inputs.advance)
        own_goods = trade in (Trade.PRODUCE, Trade.WORK)
        for key in ("supplies", "advance", "other_price"):
            self.fields[key].setVisible(own_goods)

    def _show_page(self) -> None:
        show_plain_page(self, self._work, self.subject, self._terms, self.inputs(), self._paper)


def show_income(
    parent: QWidget, work: Workplace, subject: str, terms: AgreementTerms | None = None, paper: str = "A4"
) -> IncomeDialog:
    """Open the simulation of an issued agreement ("PK-…") or of a draft ("P-…") with these terms."""
    dialog = IncomeDialog(parent, work, subject, terms, paper)
    dialog.open()
    return dialog


def _fields() -> dict[str, Field]:
    months = NumberField("months", tr("Lama hitungan atau satu siklus"), unit=tr("bulan"), required=True)
    months.show_value(1)
    fields: tuple[Field, ...] = (
        months,
        RupiahField("own_cost", tr("Biaya sendiri seluruhnya"), hint=tr("Bibit, upah, angkut, sewa, dan lain-lain.")),
        RupiahField("unit_cost", tr("Biaya sendiri tiap satuan")),
        RupiahField("advance", tr("Uang muka dari mitra")),
        RupiahField("supplies", tr("Nilai sarana atau bahan dari mitra"), hint=tr("Yang nanti dibayar atau dipotong.")),
        RupiahField("other_price", tr("Harga dari pihak lain tiap satuan"),
                    hint=tr("Untuk sisa yang tidak dibeli mitra; kosong berarti tidak dihitung.")),
    )  # fmt: skip
    return {each.name: each for each in fields}


def _guess_fields(name: Scenario) -> tuple[RupiahField, QuantityField, NumberField]:
    made = (
        RupiahField(f"{name}.price", tr("Harga")),
        QuantityField(f"{name}.output", tr("Jumlah")),
        NumberField(f"{name}.lost", tr("Rusak"), unit="%", scale=100),
    )
    for field in made:
        field.input.setAccessibleName(f"{field.label} {_NAMES[name].lower()}")
    return made


def _about(found: IncomeSimulation) -> str:
    return tr("{enterprise} dengan {partner} · {goods} · hitungan untuk {months} bulan").format(
        enterprise=found.enterprise_name, partner=found.partner, goods=found.goods,
        months=formats.number(found.inputs.months),
    )  # fmt: skip


def _table(rows: tuple[IncomeRow, ...]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(2 * GRID)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(0, 1)
    for column, name in enumerate(Scenario, start=1):
        grid.addWidget(words(_NAMES[name], Kind.LABEL), 0, column, Qt.AlignmentFlag.AlignRight)
    for at, row in enumerate(rows):
        kind = Kind.LABEL if row.code == "net" else Kind.BODY
        grid.addWidget(words(row.label.strip(), kind, wrap=True), 2 * at + 1, 0)
        for column, value in enumerate(row.values, start=1):
            figure = words(_figure(row.kind, value), kind)
            grid.addWidget(figure, 2 * at + 1, column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words(f"= {row.how}", Kind.SMALL, wrap=True), 2 * at + 2, 0, 1, 4)
    return made


def _figure(kind: str, value: int | None) -> str:
    return formats.rupiah(value) if kind == "money" else formats.amount(value)


def _risks(found: IncomeSimulation) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(2 * GRID)
    grid.setVerticalSpacing(4)
    grid.setColumnMinimumWidth(0, _FIRST_COLUMN)
    grid.setColumnStretch(1, 1)
    for at, each in enumerate(found.risks):
        grid.addWidget(words(each.event, Kind.MUTED, wrap=True), at, 0, Qt.AlignmentFlag.AlignTop)
        where = tr("{bearer} (Pasal {number})").format(bearer=each.bearer, number=each.clause)
        grid.addWidget(words(where, wrap=True), at, 1, Qt.AlignmentFlag.AlignTop)
    return made


def _scrolled(inside: QWidget, says: str) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setAccessibleName(says)
    area.setWidget(inside)
    return area


def _clear(layout: QVBoxLayout) -> None:
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.setParent(None)
            widget.deleteLater()


