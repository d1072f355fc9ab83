"""What a pair still lacks, and the question what would come of it if some of that were done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from matching.codes import ChangeCode
from models.domain.matching import GapLine
from ui import reasons
from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, words


class GapChoice(QWidget):
    """A box to tick for each gap; `wanted` carries those that are to be taken as closed."""

    wanted = Signal(object)
    groups_wanted = Signal()
    """See the groups that are proposed: joining one is what would help."""

    def __init__(self, gaps: Sequence[GapLine]) -> None:
        super().__init__()
        self._gaps = tuple(gaps)
        self.boxes: list[QCheckBox] = []
        self.try_button = button(tr("Anggap selesai"), self._want)
        self.try_button.setToolTip(tr("Coba cocokkan ulang dengan yang dicentang; tidak ada yang disimpan"))
        self._outcome = words(wrap=True)
        self._lay_out()
        self.show_outcome(())

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GRID)
        inside.addWidget(words(tr("Apa yang membuatnya mungkin?"), Kind.LABEL))
        closable = all(gap.change is not ChangeCode.FIND_OTHER_PARTNER for gap in self._gaps)
        for gap in self._gaps:
            inside.addWidget(self._row(gap, closable))
        inside.addWidget(self.try_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.try_button.setVisible(closable)
        inside.addWidget(self._outcome)

    def _row(self, gap: GapLine, closable: bool) -> QWidget:
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        if closable:
            grid.addWidget(self._box(gap), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words(reasons.gap_text(gap), wrap=True), 0, 1)
        grid.addWidget(words(reasons.gap_help(gap), Kind.SMALL, wrap=True), 1, 1)
        if gap.change is ChangeCode.JOIN_GROUP:
            see = button(tr("Lihat kelompok yang diusulkan"), self.groups_wanted.emit, kind="link")
            grid.addWidget(see, 2, 1, Qt.AlignmentFlag.AlignLeft)
        return row

    def _box(self, gap: GapLine) -> QCheckBox:
        box = QCheckBox()
        box.setChecked(True)
        box.setAccessibleName(tr("Anggap selesai: {gap}").format(gap=reasons.gap_text(gap)))
        box.setToolTip(tr("Anggap selesai"))
        box.toggled.connect(self._choice_changed)
        self.boxes.append(box)
        return box

    def chosen(self) -> tuple[GapLine, ...]:
        """The gaps that are ticked."""
        return tuple(gap for gap, box in zip(self._gaps, self.boxes, strict=True) if box.isChecked())

    def set_working(self, working: bool) -> None:
        """While it is tried, nothing else is."""
        self.try_button.setEnabled(not working and bool(self.chosen()))
        for box in self.boxes:
            box.setEnabled(not working)
        if working:
            self.show_outcome((tr("Mencoba…"),))

    def show_outcome(self, lines: Sequence[str]) -> None:
        """Say what would come of it."""
        self._outcome.setText("\n".join(lines))
        self._outcome.setVisible(bool(lines))

    @property
    def outcome(self) -> str:
        """What is said of it now."""
        return self._outcome.text()

    def _choice_changed(self) -> None:
        self.try_button.setEnabled(bool(self.chosen()))
        self.show_outcome(())

    def _want(self) -> None:
        self.wanted.emit(self.chosen())
