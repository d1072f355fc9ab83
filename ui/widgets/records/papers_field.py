"""Papers of a business: held, missing, or not asked about yet; a number where one is held."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from models.domain.businesses import PaperDraft
from models.use_cases.list_choices import list_papers
from ui.texts import tr
from ui.widgets.forms.fields import Field
from ui.widgets.look.theme import GRID
from ui.widgets.wording import words

_STATES: tuple[tuple[bool | None, str], ...] = ((True, "Ada"), (False, "Tidak"), (None, "Belum ditanya"))


class PaperRow(QWidget):
    """Three states of one paper and its number."""

    def __init__(self, label: str) -> None:
        super().__init__()
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(4)
        inside = QHBoxLayout()
        inside.setSpacing(4)
        down.addLayout(inside)
        self.group = QButtonGroup(self)
        for at, (_held, says) in enumerate(_STATES):
            toggle = QToolButton()
            toggle.setText(tr(says))
            toggle.setAccessibleName(f"{label}: {tr(says)}")
            toggle.setCheckable(True)
            toggle.setProperty("kind", "toggle")
            toggle.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.group.addButton(toggle, at)
            inside.addWidget(toggle)
        self.number = QLineEdit()
        self.number.setPlaceholderText(tr("nomor"))
        self.number.setAccessibleName(tr("Nomor {paper}").format(paper=label))
        inside.addStretch()
        down.addWidget(self.number)

    @property
    def held(self) -> bool | None:
        """True, False, or None when nobody asked."""
        return _STATES[self.group.checkedId()][0]

    def show_state(self, held: bool | None, number: str) -> None:
        """Show a state without announcing it."""
        at = next(at for at, (state, _says) in enumerate(_STATES) if state is held)
        self.group.button(at).setChecked(True)
        self.number.setText(number)
        self.number.setVisible(held is True)


class PapersField(Field):
    """The value is a tuple of PaperDraft of those that were asked about."""

    def build(self) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self.rows: dict[str, PaperRow] = {}
        for at, paper in enumerate(paper for paper in list_papers() if paper.code != "nib"):
            row = self.rows[paper.code] = PaperRow(paper.label)
            row.group.idClicked.connect(partial(self._clicked, row))
            row.number.textEdited.connect(self.changed)
            name = words(paper.label, wrap=True)
            name.setMinimumWidth(150)
            grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(row, at, 1)
        self.write(())
        return made

    def read(self) -> Any:
        return tuple(
            PaperDraft(code, bool(row.held), row.number.text().strip() if row.held else "")
            for code, row in self.rows.items()
            if row.held is not None
        )

    def write(self, value: Any) -> None:
        known = {draft.kind: draft for draft in value or ()}
        for code, row in self.rows.items():
            draft = known.get(code)
            row.show_state(draft.held if draft else None, draft.number if draft else "")

    def _clicked(self, row: PaperRow) -> None:
        row.number.setVisible(row.held is True)
        self.changed()
