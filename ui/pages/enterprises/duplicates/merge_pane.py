"""Two records side by side, a choice per field, and the one button that makes them one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.domain.merging import MergePlan, MergeView
from models.domain.records import SavedRecord
from models.problems import UserProblem
from models.use_cases.merge_records import merge_records
from models.use_cases.view_merge import view_merge
from ui.pages.enterprises.duplicates.field_row import FieldRow
from ui.pages.enterprises.merge_words import moving_words, refusal_words
from ui.texts import sentence, tr
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, hairline, words
from ui.workplace import Workplace

_LABEL_WIDTH = 120


class MergePane(QWidget):
    """Asks for the view of a pair, shows it, and merges as chosen."""

    closed = Signal()
    merged = Signal(str)
    """uid of the record that stayed."""
    apart_wanted = Signal(str, str)
    """The codes of two records that are no twins."""
    shown = Signal(object)
    """The MergeView that is in view now."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._view: MergeView | None = None
        self._may_swap = False
        self.rows: list[FieldRow] = []
        self.heading = words(kind=Kind.HEADING, wrap=True)
        self.moving = words(kind=Kind.MUTED, wrap=True)
        self.refusal = words(kind=Kind.ERROR, wrap=True)
        self.all_fields = QCheckBox(tr("Tampilkan juga isian yang sama"))
        self.all_fields.toggled.connect(self._show_same)
        self.swap_button = button(tr("Tukar yang dipertahankan"), self.swap, icon_name="swap")
        self.merge_button = button(tr("Gabungkan"), self.merge, kind="primary")
        self.apart_button = button(tr("Bukan kembar"), self._apart)
        self.back_button = button(tr("Kembali"), self.closed.emit)
        self._scroll = QScrollArea()
        self._lay_out()

    def compare(self, first_uid: str, second_uid: str) -> None:
        """Show these two; the fuller one is proposed to stay."""
        self._may_swap = True
        self._ask(first_uid, second_uid)

    def swap(self) -> None:
        """Let the other record stay."""
        if self._view is not None:
            self._ask(self._view.second.uid, self._view.first.uid)

    def plan(self, view: MergeView) -> MergePlan:
        """What is chosen."""
        versions = (view.first.version, view.second.version)
        choices = tuple((row.field.key, row.side) for row in self.rows if not row.field.same)
        return MergePlan(view.first.uid, view.second.uid, versions, choices)

    def merge(self) -> None:
        """Make them one."""
        view = self._view
        if view is None:
            return
        self.merge_button.setEnabled(False)
        self._work.start_once(
            "duplicates/merge",
            partial(merge_records, self._work.catalogue, self._work.actor, self.plan(view)),
            title=tr("Menggabungkan dua catatan"),
            done=partial(_merged_words, view),
            succeeded=lambda saved: self.merged.emit(saved.uid),
            refused=self._refused,
            ended=lambda: self.merge_button.setEnabled(True),
        )

    def _ask(self, first: str, second: str) -> None:
        self._work.ask(
            "duplicates/merge", partial(view_merge, self._work.catalogue, self._work.actor, first, second),
            self._answered, self._gone,
        )  # fmt: skip

    def _answered(self, view: MergeView) -> None:
        if view.swap and self._may_swap:
            self._may_swap = False
            self._ask(view.second.uid, view.first.uid)
            return
        self._may_swap = False
        self._show(view)

    def _gone(self, problem: UserProblem) -> None:
        self._work.refused.emit(problem)
        self.closed.emit()

    def _refused(self, problem: UserProblem) -> None:
        self.refusal.setText(sentence(problem.message, **problem.values))
        self.refusal.show()
        self._work.refused.emit(problem)

    def _show(self, view: MergeView) -> None:
        self._view = view
        told = tr("{second} digabung ke {first}").format(second=view.second.code, first=view.first.code)
        self.heading.setText(told)
        moving = moving_words(view)
        self.moving.setText(tr("Ikut pindah: {what}.").format(what=moving) if moving else "")
        self.moving.setVisible(bool(moving))
        self.refusal.setText(refusal_words(view))
        self.refusal.setVisible(bool(view.refusal))
        self.merge_button.setEnabled(not view.refusal)
        says = tr("Gabungkan {second} ke {first}").format(second=view.second.code, first=view.first.code)
        self.merge_button.setText(says)
        self.merge_button.setAccessibleName(says)
        self._fill(view)
        self.shown.emit(view)

    def _fill(self, view: MergeView) -> None:
        content = QWidget()
        content.setProperty("kind", "ground")
        down = QVBoxLayout(content)
        down.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        for column, stretch in ((1, 3), (2, 3), (3, 2)):
            grid.setColumnStretch(column, stretch)
        down.addLayout(grid)
        down.addStretch()
        codes = (view.first.code, view.second.code)
        for column, said in enumerate((tr("{code} (tetap)"), tr("{code} (digabung)")), 1):
            grid.addWidget(words(said.format(code=codes[column - 1]), Kind.LABEL), 0, column)
        grid.addWidget(words(tr("Usul"), Kind.LABEL), 0, 3)
        self.rows = [FieldRow(field, grid, 2 * number + 1, codes) for number, field in enumerate(view.fields)]
        self._scroll.setWidget(content)
        self._show_same(self.all_fields.isChecked())

    def _show_same(self, shown: bool) -> None:
        for row in self.rows:
            row.set_visible(shown or not row.field.same)

    def _apart(self) -> None:
        if self._view is not None:
            self.apart_wanted.emit(self._view.first.code, self._view.second.code)

    def _lay_out(self) -> None:
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName(tr("Kedua catatan berdampingan"))
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        top.setSpacing(GRID)
        row = QHBoxLayout()
        row.addWidget(self.heading, 1)
        row.addWidget(self.swap_button)
        top.addLayout(row)
        for part in (self.refusal, self.moving, self.all_fields):
            top.addWidget(part)
        down.addLayout(top)
        down.addWidget(hairline())
        down.addWidget(self._scroll, 1)
        down.addWidget(hairline())
        down.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self.back_button)
        row.addStretch()
        row.addWidget(self.apart_button)
        row.addWidget(self.merge_button)
        return row


def _merged_words(view: MergeView, saved: SavedRecord) -> str:
    return sentence("duplicate.merged", merged=view.second.code, code=saved.code, name=saved.name)
