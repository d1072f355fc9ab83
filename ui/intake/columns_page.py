"""Which column of the file is which field: proposed, and put right by the user."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTabBar,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.domain.mapping import ColumnProposal, How, Pairs, SheetProposal
from models.use_cases.propose_mapping import MappingProposal
from ui.intake.wording import how_words
from ui.texts import tr
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID, ROW_HEIGHT
from ui.widgets.quiet_fields import QuietComboBox
from ui.widgets.wording import Kind, button, restyle, words

_HEADINGS = ("Judul kolom", "Contoh isi", "Dibaca sebagai", "Sebabnya")
_PADDING = 5
"""Of every cell already, by the style of the window."""
_TONES = {
    How.CONTENT: Tone.WARM,
    How.LIKENESS: Tone.WARNING,
    How.LEFT_OUT: Tone.WARNING,
    How.UNKNOWN: Tone.MUTED,
    How.PROFILE: Tone.ACCENT,
}


class SheetColumns(QWidget):
    """The columns of one sheet, each with the field that it is read as."""

    changed = Signal()

    def __init__(self, sheet: SheetProposal) -> None:
        super().__init__()
        self.sheet = sheet
        self.combos: dict[str, QuietComboBox] = {}
        self._reasons: dict[str, QWidget] = {}
        self._headings = {column.name: column.heading for column in sheet.columns}
        self._agreed: set[str] = set()
        self.table = QTableWidget(len(sheet.columns), len(_HEADINGS))
        self._dress()
        for row, column in enumerate(sheet.columns):
            self._fill(row, column)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.table)

    def _dress(self) -> None:
        table = self.table
        table.setAccessibleName(tr("Kolom lembar {sheet}").format(sheet=self.sheet.sheet))
        table.setHorizontalHeaderLabels([tr(heading) for heading in _HEADINGS])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT + 2 * GRID)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place in range(len(_HEADINGS)):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    def _fill(self, row: int, column: ColumnProposal) -> None:
        samples = " · ".join(column.samples) or tr("kosong")
        for place, text in enumerate((column.heading, samples)):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.table.setItem(row, place, item)
        combo = self._combo(column)
        self.table.setCellWidget(row, 2, _with_room(combo))
        reason = words(how_words(column, self.sheet), Kind.SMALL, wrap=True)
        restyle(reason, "tone", _TONES.get(column.how, Tone.MUTED).value)
        self._reasons[column.name] = reason
        self.table.setCellWidget(row, 3, _with_room(reason))

    def _combo(self, column: ColumnProposal) -> QuietComboBox:
        combo = QuietComboBox()
        combo.addItem(tr("tidak dipakai"), "")
        for choice in self.sheet.fields:
            combo.addItem(choice.label, choice.value)
        combo.setCurrentIndex(max(combo.findData(column.field), 0))
        combo.setAccessibleName(tr("{column} dibaca sebagai").format(column=column.heading))
        combo.setMinimumContentsLength(12)
        combo.setSizeAdjustPolicy(QuietComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.currentIndexChanged.connect(partial(self._chosen, column.name))
        self.combos[column.name] = combo
        return combo

    def _chosen(self, name: str, _index: int) -> None:
        """A field belongs to one column: the one that had it before gives way."""
        field = self.combos[name].currentData()
        for other, combo in self.combos.items():
            if field and other != name and combo.currentData() == field:
                combo.blockSignals(True)
                combo.setCurrentIndex(0)
                combo.blockSignals(False)
                self._say(other, tr("pindah ke kolom {column}").format(column=self._headings[name]))
        self._agreed.add(name)
        self._say(name, tr("Anda yang memilih"))
        self.changed.emit()

    def _say(self, name: str, text: str) -> None:
        reason = self._reasons[name]
        reason.setText(text)  # type: ignore[attr-defined]
        restyle(reason, "tone", Tone.MUTED.value)

    @property
    def mapping(self) -> Pairs:
        """Every column with its field, as it stands now."""
        return tuple((column.name, self.combos[column.name].currentData()) for column in self.sheet.columns)

    @property
    def missing(self) -> tuple[str, ...]:
        """Headings of the fields without which no row can be taken in."""
        chosen = {field for _, field in self.mapping}
        names = {choice.value: choice.label for choice in self.sheet.fields}
        return tuple(names[field] for field in self.sheet.required if field not in chosen)

    @property
    def guesses(self) -> int:
        """Columns that are still read as guessed."""
        guessed = (c for c in self.sheet.columns if c.how is How.CONTENT and c.name not in self._agreed)
        return sum(self.combos[column.name].currentData() == column.field for column in guessed)


def _with_room(inner: QWidget) -> QWidget:
    """A cell whose content does not touch its neighbours."""
    around = QWidget()
    row = QHBoxLayout(around)
    row.setContentsMargins(GRID - _PADDING, 0, GRID, 0)
    row.addWidget(inner)
    return around


class ColumnsPage(QWidget):
    """All sheets of the file, and what is remembered of such lists."""

    changed = Signal()
    sender_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.offer = words(wrap=True)
        self.offer_button = button("", self._take_offer)
        self.missing = words(kind=Kind.ERROR, wrap=True)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Lembar"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.stack = QStackedWidget()
        self._sender = ""
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self._lay_out()

    def _lay_out(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(2 * GRID, 0, 2 * GRID, GRID)
        down.setSpacing(GRID)
        offer = QHBoxLayout()
        offer.addWidget(self.offer, 1)
        offer.addWidget(self.offer_button)
        down.addLayout(offer)
        down.addWidget(self.missing)
        down.addWidget(self.tabs)
        down.addWidget(self.stack, 1)

    def show_proposal(self, proposal: MappingProposal) -> None:
        """Show how the file would be read."""
        while (before := self.stack.widget(0)) is not None:
            self.stack.removeWidget(before)
            before.deleteLater()
        while self.tabs.count():
            self.tabs.removeTab(0)
        for sheet in proposal.sheets:
            part = SheetColumns(sheet)
            part.changed.connect(self._judge)
            self.stack.addWidget(part)
            self.tabs.addTab(sheet.sheet)
        self.tabs.setVisible(len(proposal.sheets) > 1)
        self._show_offer(proposal)
        self._judge()

    def _show_offer(self, proposal: MappingProposal) -> None:
        offered = proposal.offered
        self._sender = offered.sender if offered else ""
        says = tr("Judul kolomnya sama dengan kiriman dari {sender}.").format(sender=self._sender)
        self.offer.setText(says if offered else "")
        self.offer_button.setText(tr("Baca seperti kiriman {sender}").format(sender=self._sender))
        self.offer_button.setAccessibleName(self.offer_button.text())
        self.offer.setVisible(offered is not None)
        self.offer_button.setVisible(offered is not None)

    def _take_offer(self) -> None:
        self.sender_wanted.emit(self._sender)

    def _judge(self) -> None:
        says = tr("Lembar {sheet} masih memerlukan: {fields}.")
        parts = [part for part in self.parts if part.missing]
        lacking = [says.format(sheet=part.sheet.sheet, fields=", ".join(part.missing)) for part in parts]
        self.missing.setText(" ".join(lacking))
        self.missing.setVisible(bool(lacking))
        self.changed.emit()

    @property
    def parts(self) -> tuple[SheetColumns, ...]:
        """One part for each sheet."""
        found = (self.stack.widget(number) for number in range(self.stack.count()))
        return tuple(part for part in found if isinstance(part, SheetColumns))

    @property
    def is_complete(self) -> bool:
        """Whether every sheet has the columns that no row can do without."""
        return not any(part.missing for part in self.parts)

    @property
    def guesses(self) -> int:
        """Columns that are read as guessed."""
        return sum(part.guesses for part in self.parts)
