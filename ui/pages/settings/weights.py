"""Section "Bobot pencocokan": points per criterion and pattern, and the weight of poverty priority."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from models.domain.changes import Changed
from models.domain.matching import CriterionCode, MatchSettings, Pattern
from models.use_cases.list_weights import Weights, own_weights, weights_of
from models.use_cases.settings import read_match_settings, save_match_settings
from ui import formats
from ui.facts import pattern_name
from ui.pages.settings.section import Section, scrolling
from ui.reasons import criterion_name, criterion_text
from ui.texts import tr
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID
from ui.widgets.quiet_fields import QuietSlider, QuietSpinBox
from ui.widgets.wording import Kind, button, hairline, restyle, words
from ui.workplace import Workplace

WHOLE = 100
LARGEST_LAMBDA, LAMBDA_STEP = 1000, 50
BOX_WIDTH = 96
MOST_NEEDS = 50
_PLAIN_BOX = """
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QLineEdit { border: none; padding: 0 10px; min-height: 0; background: transparent; }
"""


class WeightsSection(Section):
    """Whole points, 100 per pattern; the sum is shown while one changes them."""

    title = tr("Bobot pencocokan")
    why = tr("Nilai sebuah pasangan adalah jumlah poin kriterianya, 100 per pola. Prioritas desil dihitung terpisah.")
    concerns = Changed.SETTINGS

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._settings = MatchSettings()
        self.boxes: dict[tuple[Pattern, CriterionCode], QSpinBox] = {}
        self.sums = {pattern: words(kind=Kind.LABEL) for pattern, _row in own_weights()}
        self.slider = QuietSlider(Qt.Orientation.Horizontal)
        self.said = words()
        self.limit = QuietSpinBox()
        self.save_button = button(tr("Simpan bobot"), self._save, kind="primary")
        self.state = words(kind=Kind.SMALL)
        content = QWidget()
        down = QVBoxLayout(content)
        down.setContentsMargins(0, GRID, GRID, 0)
        down.setSpacing(GRID)
        down.addLayout(self._grid())
        down.addSpacing(2 * GRID)
        self._lay_out_priority(down)
        down.addStretch()
        self.body.addWidget(scrolling(content), 1)
        self.body.addWidget(hairline())
        self.body.addLayout(self._foot())

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(4)
        for column, (pattern, row) in enumerate(own_weights(), 1):
            head = words(pattern_name(pattern), Kind.LABEL, wrap=True)
            head.setFixedWidth(BOX_WIDTH)
            head.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(head, 0, column)
            for line, (criterion, _weight) in enumerate(row, 1):
                grid.addWidget(self._box(pattern, criterion), line, column)
            self._add_foot(grid, column, pattern, len(row) + 1)
        for line, (criterion, _weight) in enumerate(own_weights()[0][1], 1):
            grid.addWidget(self._name(criterion), line, 0)
        grid.addWidget(words(tr("Jumlah"), Kind.LABEL), len(own_weights()[0][1]) + 1, 0)
        grid.setColumnStretch(0, 1)
        return grid

    def _name(self, criterion: CriterionCode) -> QWidget:
        name = words(criterion_name(criterion))
        name.setToolTip(criterion_text(criterion))
        return name

    def _add_foot(self, grid: QGridLayout, column: int, pattern: Pattern, line: int) -> None:
        self.sums[pattern].setAlignment(Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.sums[pattern], line, column)
        reset = button(tr("Bawaan"), partial(self.reset, pattern), kind="link")
        reset.setAccessibleName(tr("Kembalikan bobot bawaan {pattern}").format(pattern=pattern_name(pattern)))
        grid.addWidget(reset, line + 1, column, Qt.AlignmentFlag.AlignRight)

    def _box(self, pattern: Pattern, criterion: CriterionCode) -> QSpinBox:
        box = self.boxes[pattern, criterion] = QuietSpinBox()
        box.setRange(0, WHOLE)
        box.setAlignment(Qt.AlignmentFlag.AlignRight)
        box.setFixedWidth(BOX_WIDTH)
        box.setStyleSheet(_PLAIN_BOX)
        box.setAccessibleName(f"{criterion_name(criterion)}, {pattern_name(pattern)}")
        box.valueChanged.connect(self._judge)
        return box

    def _lay_out_priority(self, down: QVBoxLayout) -> None:
        down.addWidget(words(tr("Prioritas keluarga desil 1–4 (λ)"), Kind.LABEL))
        self.slider.setRange(0, LARGEST_LAMBDA // LAMBDA_STEP)
        self.slider.setAccessibleName(tr("Prioritas keluarga desil 1–4"))
        self.slider.valueChanged.connect(self._judge)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.slider, 1)
        row.addWidget(self.said, 1)
        down.addLayout(row)
        remark = tr(
            "0 berarti hanya kecocokan yang menentukan. Makin besar, makin didahulukan keluarga miskin,"
            " dan makin sering pasangan yang sedikit kurang cocok terpilih."
        )
        down.addWidget(words(remark, Kind.SMALL, wrap=True))
        down.addSpacing(GRID)
        self._lay_out_limit(down)

    def _lay_out_limit(self, down: QVBoxLayout) -> None:
        says = tr("Paling banyak kebutuhan untuk satu UMKM")
        self.limit.setRange(0, MOST_NEEDS)
        self.limit.setSpecialValueText(tr("Tanpa batas"))
        self.limit.setAccessibleName(says)
        self.limit.setFixedWidth(BOX_WIDTH + BOX_WIDTH // 2)
        self.limit.setStyleSheet(_PLAIN_BOX)
        self.limit.valueChanged.connect(self._judge)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(words(says, Kind.LABEL))
        row.addWidget(self.limit)
        row.addStretch(1)
        down.addLayout(row)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.state, 1)
        row.addWidget(button(tr("Semua bawaan program"), self.reset_all))
        row.addWidget(self.save_button)
        return row

    @property
    def unsaved(self) -> bool:
        return self._wanted() != self._kept()

    def reload(self) -> None:
        read = partial(read_match_settings, self._work.catalogue, self._work.actor)
        self._work.ask("settings/weights", read, self.show_settings)

    def show_settings(self, settings: MatchSettings) -> None:
        """Show what the next run takes."""
        self._settings = settings
        self._show(weights_of(settings))
        self.slider.setValue(settings.poverty_lambda // LAMBDA_STEP)
        self.limit.setValue(settings.maximum_needs)
        self._judge()

    def reset(self, pattern: Pattern) -> None:
        """The program's own weights for one pattern; not saved yet."""
        self._show(tuple(row for row in own_weights() if row[0] is pattern))

    def reset_all(self) -> None:
        """The program's own weights for all patterns, and its λ."""
        self._show(own_weights())
        self.slider.setValue(MatchSettings().poverty_lambda // LAMBDA_STEP)
        self.limit.setValue(MatchSettings().maximum_needs)

    def _show(self, weights: Weights) -> None:
        for pattern, row in weights:
            for criterion, weight in row:
                self.boxes[pattern, criterion].setValue(weight)

    def _weights(self) -> Weights:
        return tuple(
            (pattern, tuple((criterion, self.boxes[pattern, criterion].value()) for criterion, _weight in row))
            for pattern, row in own_weights()
        )

    def _wanted(self) -> tuple[Weights, int, int]:
        return self._weights(), self.slider.value() * LAMBDA_STEP, self.limit.value()

    def _kept(self) -> tuple[Weights, int, int]:
        kept = self._settings
        return weights_of(kept), kept.poverty_lambda // LAMBDA_STEP * LAMBDA_STEP, kept.maximum_needs

    def _judge(self) -> None:
        totals = {pattern: sum(weight for _criterion, weight in row) for pattern, row in self._weights()}
        for pattern, total in totals.items():
            label = self.sums[pattern]
            label.setText(formats.number(total) if total == WHOLE else tr("{total}, harus 100").format(total=total))
            restyle(label, "tone", (Tone.GOOD if total == WHOLE else Tone.BAD).value)
        right = all(total == WHOLE for total in totals.values())
        self.said.setText(formats.number(self.slider.value() * LAMBDA_STEP / 1000, 2))
        self.save_button.setEnabled(right and self.unsaved)
        wrong = "" if right else tr("Setiap pola harus berjumlah 100.")
        self.state.setText(wrong or (tr("Belum disimpan") if self.unsaved else ""))

    def _save(self) -> None:
        weights, poverty, limit = self._wanted()
        wanted = replace(self._settings, poverty_lambda=poverty, weights=weights, maximum_needs=limit)
        self._work.start(
            partial(save_match_settings, self._work.catalogue, self._work.actor, wanted),
            title=tr("Menyimpan bobot"),
            done=tr("Bobot pencocokan disimpan; berlaku mulai pencocokan berikutnya"),
            succeeded=lambda _outcome: self.reload(),
        )
