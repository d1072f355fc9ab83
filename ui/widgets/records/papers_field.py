"""Papers of a business: held, missing, or not asked about yet; of one held the number, its last day and who saw it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.domain.businesses import PaperDraft
from models.domain.enterprises import EnterpriseDraft
from models.use_cases.list_choices import list_papers
from models.use_cases.save_enterprise import check_enterprise
from ui.texts import sentence, tr
from ui.widgets.forms.fields import ChoiceField, Field, TextField
from ui.widgets.look.theme import GRID
from ui.widgets.records.day_fields import DayField
from ui.widgets.records.trust_names import evidence_choices
from ui.widgets.wording import hairline, words

_STATES: tuple[tuple[bool | None, str], ...] = ((True, "Ada"), (False, "Tidak"), (None, "Belum ditanya"))


class PaperRow(QWidget):
    """Three states of one paper, and of a held one what is known of it."""

    edited = Signal()

    def __init__(self, kind: str, label: str) -> None:
        super().__init__()
        self._kind, self._label = kind, label
        self.group = QButtonGroup(self)
        self._make_fields()
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(GRID // 2)
        down.addLayout(self._toggles())
        down.addWidget(self.details)
        self.group.idClicked.connect(self._clicked)

    def _toggles(self) -> QHBoxLayout:
        inside = QHBoxLayout()
        inside.setSpacing(4)
        inside.addWidget(words(self._label, wrap=True), 1)
        for at, (_held, says) in enumerate(_STATES):
            toggle = QToolButton()
            toggle.setText(tr(says))
            toggle.setAccessibleName(f"{self._label}: {tr(says)}")
            toggle.setCheckable(True)
            toggle.setProperty("kind", "toggle")
            toggle.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.group.addButton(toggle, at)
            inside.addWidget(toggle)
        return inside

    def _make_fields(self) -> None:
        self.named = TextField("number", tr("Nomor"))
        self.until = DayField("valid_until", tr("Berlaku sampai"))
        self.seen = DayField("seen_on", tr("Dilihat petugas tanggal"))
        self.evidence = ChoiceField("evidence", tr("Yang dilihat"), evidence_choices())
        self.by = TextField("seen_by", tr("Dilihat oleh"), hint=tr("kosong: Anda sendiri"))
        self.fields: tuple[Field, ...] = (self.named, self.until, self.seen, self.evidence, self.by)
        self.details = QWidget()
        grid = QGridLayout(self.details)
        grid.setContentsMargins(0, 0, 0, GRID)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        for at, field in enumerate(self.fields):
            field.input.setAccessibleName(f"{self._label}: {field.label}")
            field.edited.connect(self._edited)
            grid.addWidget(field, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)

    @property
    def number(self) -> QLineEdit:
        """Where the number is typed."""
        return self.named.line

    @property
    def held(self) -> bool | None:
        """True, False, or None when nobody asked."""
        return _STATES[self.group.checkedId()][0]

    def draft(self) -> PaperDraft | None:
        """What the row says; None when nobody asked."""
        if self.held is None:
            return None
        if not self.held:
            return PaperDraft(self._kind, False)
        said = {field.name: field.value() or "" for field in self.fields}
        return PaperDraft(self._kind, True, **said)

    def show_draft(self, draft: PaperDraft | None) -> None:
        """Show what is known, without announcing it."""
        held = None if draft is None else draft.held
        at = next(at for at, (state, _says) in enumerate(_STATES) if state is held)
        self.group.button(at).setChecked(True)
        for field in self.fields:
            field.show_value(getattr(draft, field.name) or None if draft else None)
        self._arrange()

    def problem(self) -> str:
        """The first thing wrong, in one sentence."""
        if self.held is not True:
            return ""
        if said := next((said for field in self.fields if (said := field.problem())), ""):
            return f"{self._label}: {said}"
        draft = self.draft()
        found = check_enterprise(EnterpriseDraft(papers=(draft,) if draft else ()))
        wrong = next((each for each in found if each.field == "papers"), None)
        return sentence(wrong.message, **dict(wrong.values)) if wrong else ""

    def _edited(self) -> None:
        self._arrange()
        self.edited.emit()

    def _clicked(self) -> None:
        self._arrange()
        self.edited.emit()

    def _arrange(self) -> None:
        """By whom is asked only of a paper that somebody saw."""
        self.details.setVisible(self.held is True)
        self.by.setVisible(bool(self.seen.line.text().strip() or self.evidence.value() or self.by.value()))


class PapersField(Field):
    """The value is a tuple of PaperDraft of those that were asked about."""

    def build(self) -> QWidget:
        made = QWidget()
        down = QVBoxLayout(made)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(GRID // 2)
        self.rows: dict[str, PaperRow] = {}
        for at, paper in enumerate(paper for paper in list_papers() if paper.code != "nib"):
            if at:
                down.addWidget(hairline())
            row = self.rows[paper.code] = PaperRow(paper.code, paper.label)
            row.edited.connect(self.changed)
            down.addWidget(row)
        self.write(())
        return made

    def read(self) -> Any:
        for row in self.rows.values():
            if said := row.problem():
                raise ValueError(said)
        drafts = (row.draft() for row in self.rows.values())
        return tuple(draft for draft in drafts if draft is not None)

    def write(self, value: Any) -> None:
        known = {draft.kind: draft for draft in value or ()}
        for code, row in self.rows.items():
            row.show_draft(known.get(code))
