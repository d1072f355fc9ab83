"""Where the rows of a list lie that names no kabupaten: asked sheet by sheet."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.domain.intake import IntakeKind
from models.domain.mapping import Pairs, SheetProposal, says_place
from models.use_cases.list_choices import list_regions
from models.use_cases.propose_mapping import MappingProposal
from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.quiet_fields import QuietComboBox
from ui.widgets.records.place_list import find_by_name
from ui.widgets.wording import Kind, words


class PlacesAsked(QWidget):
    """A choice of kabupaten or kota for each sheet without such a column; `changed` with every answer."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, QuietComboBox] = {}
        self._labels: dict[str, QWidget] = {}
        self._kinds: dict[str, IntakeKind] = {}
        self._remembered: dict[str, str] = {}
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(GRID)

    def show_proposal(self, proposal: MappingProposal) -> None:
        """A choice for every sheet, filled with what is known of the sender or of the office."""
        while self._down.count():
            self._down.takeAt(0).widget().deleteLater()  # type: ignore[union-attr]
        self.boxes.clear()
        self._remembered = {one.sheet: proposal.remembered_home(one.sheet) for one in proposal.sheets}
        for sheet in proposal.sheets:
            if sheet.kind is not IntakeKind.NEEDS:
                self._add(sheet, proposal.home_of(sheet.sheet))
        self.follow((sheet.sheet, sheet.mapping) for sheet in proposal.sheets)

    def _add(self, sheet: SheetProposal, home: str) -> None:
        says = tr("Lembar {sheet} tidak menyebut kabupaten/kota; barisnya dari").format(sheet=sheet.sheet)
        box = QuietComboBox()
        box.setAccessibleName(says)
        find_by_name(box)
        box.addItem(tr("pilih…") if sheet.kind is IntakeKind.ENTERPRISES else tr("tidak diketahui"), "")
        for region in list_regions():
            box.addItem(region.label, region.value)
        box.setCurrentIndex(max(box.findData(home), 0))
        box.setMaximumWidth(52 * GRID)
        box.currentIndexChanged.connect(self.changed)
        label = words(says, Kind.LABEL, wrap=True)
        self._down.addWidget(label)
        self._down.addWidget(box)
        self.boxes[sheet.sheet], self._labels[sheet.sheet], self._kinds[sheet.sheet] = box, label, sheet.kind

    def follow(self, mappings: Iterable[tuple[str, Pairs]]) -> None:
        """Ask only of the sheets in which no column is read as the place."""
        for sheet, mapping in mappings:
            if sheet in self.boxes:
                for each in (self.boxes[sheet], self._labels[sheet]):
                    each.setHidden(says_place(mapping))
        self.setHidden(not any(self._is_asked(sheet) for sheet in self.boxes))

    def _is_asked(self, sheet: str) -> bool:
        return not self.boxes[sheet].isHidden()

    def home_of(self, sheet: str) -> str:
        """The kabupaten or kota chosen for a sheet; empty where it was not asked or left open."""
        asked = sheet in self.boxes and self._is_asked(sheet)
        return str(self.boxes[sheet].currentData() or "") if asked else ""

    def is_remembered(self, sheet: str) -> bool:
        """Whether the place of a sheet is the one that its sender's list was from before."""
        home = self.home_of(sheet)
        return bool(home) and home == self._remembered.get(sheet)

    @property
    def is_complete(self) -> bool:
        """Whether every list of UMKM has a place: without one each of its rows would be refused."""
        of_enterprises = (sheet for sheet in self.boxes if self._kinds[sheet] is IntakeKind.ENTERPRISES)
        return all(self.home_of(sheet) or not self._is_asked(sheet) for sheet in of_enterprises)
