"""The right of Pencocokan: why this pair, line by line, and what would make it possible."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from matching.codes import CriterionCode
from models.domain.interventions import TriedChanges
from models.domain.matching import CriterionLine, GapLine, MatchSettings, PairExplanation, RuleLine, RunFact
from models.domain.nearness import PairDistance
from models.use_cases.measure_pair import measure_pair
from models.use_cases.try_changes import try_changes
from ui import reasons
from ui.background import Job
from ui.facts import capitalised
from ui.pages.matching.distance_words import distance_words
from ui.pages.matching.gap_choice import GapChoice
from ui.pages.matching.help_words import outcome_lines
from ui.texts import tr
from ui.widgets.charts.meter import Meter
from ui.widgets.look.colours import Tone
from ui.widgets.look.icons import icon
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, hairline, restyle, words
from ui.workplace import Workplace

_MARKS = {
    "holds": ("check", Tone.GOOD),
    "fails": ("x", Tone.BAD),
    "warns": ("warning", Tone.WARNING),
    "asks": ("question", Tone.WARM),
}
_ORDER = ("fails", "asks", "warns", "holds")


class ReasonsPane(QScrollArea):
    """Shows one explanation at a time, and tries what would come of it if what is missing were done."""

    groups_wanted = Signal(str)
    """Code of the need whose groups are to be shown."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._settings = MatchSettings()
        self._job: Job | None = None
        self._outcome: tuple[str, ...] = ()
        self.gaps: GapChoice | None = None
        self.far = words(kind=Kind.SMALL, wrap=True)
        self._measured: tuple[PairExplanation, PairDistance] | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Mengapa pasangan ini?"))
        self.explanation: PairExplanation | None = None
        self.show_nothing()

    def show_nothing(self, why: str = "") -> None:
        """Say what belongs here."""
        self.explanation = None
        self._outcome = ()
        column = self._fresh()
        column.addWidget(words(tr("Mengapa pasangan ini?"), Kind.HEADING))
        said = why or tr("Pilih satu usulan untuk melihat syarat, nilai, dan sumbernya.")
        column.addWidget(words(said, Kind.MUTED, wrap=True))
        column.addStretch()

    def show_explanation(self, found: PairExplanation) -> None:
        """Show every rule and criterion, their values, and what is missing."""
        if self.explanation is not found:
            self._outcome = ()
        self.explanation = found
        column = self._fresh()
        column.addWidget(words(tr("Mengapa pasangan ini?"), Kind.HEADING))
        column.addWidget(words(_pair_text(found), Kind.SMALL, wrap=True))
        column.addWidget(_score(found))
        for part in self._parts(found):
            column.addWidget(part)
        column.addStretch()
        self.verticalScrollBar().setValue(0)
        self._measure(found)

    def _measure(self, found: PairExplanation) -> None:
        """Say beside the points of the distance how far it is and how that is known."""
        if self._measured is not None and self._measured[0] is found:
            self._show_distance(found, self._measured[1])
            return
        read = partial(measure_pair, self._work.catalogue, self._work.actor, found.enterprise, found.need)
        self._work.ask("matching/distance", read, partial(self._show_distance, found))

    def _show_distance(self, asked: PairExplanation, far: PairDistance) -> None:
        if self.explanation is asked:
            self._measured = (asked, far)
            self.far.setText(distance_words(far))
            self.far.show()

    def show_run(self, run: RunFact) -> None:
        """Try with the settings of this run from now on."""
        self._settings = run.settings

    def _try(self, gaps: tuple[GapLine, ...]) -> None:
        found, work = self.explanation, self._work
        if found is None or self._job is not None:
            return
        self._job = work.start(
            partial(
                try_changes, work.catalogue, work.actor, found.enterprise, found.need, self._settings, gaps,
                offer=found.offer,
            ),
            title=tr("Mencoba bila kekurangan selesai"), succeeded=partial(self._tried, found), ended=self._over,
        )  # fmt: skip
        if self.gaps is not None:
            self.gaps.set_working(True)

    def _tried(self, asked: PairExplanation, tried: TriedChanges) -> None:
        if self.explanation is asked:
            self._outcome = outcome_lines(tried)

    def _over(self) -> None:
        self._job = None
        if self.gaps is not None and self.explanation is not None:
            self.gaps.set_working(False)
            self.gaps.show_outcome(self._outcome)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # marks are pictures in the ink of their palette
        if event.type() is QEvent.Type.PaletteChange and self.explanation is not None:
            QTimer.singleShot(0, self, self._show_again)

    def _show_again(self) -> None:
        if self.explanation is not None:
            self.show_explanation(self.explanation)

    def _parts(self, found: PairExplanation) -> Iterable[QWidget]:
        yield from _notes(found)
        if found.gaps:
            self.gaps = self._choice(found)
            yield self.gaps
        yield from _to_do(found)
        yield from _pattern(found)
        self.far = words(kind=Kind.SMALL, wrap=True)
        self.far.hide()
        yield from _criteria(found, self.far)
        yield hairline()
        yield words(tr("Syarat"), Kind.LABEL)
        for line in sorted(found.rules, key=lambda line: _ORDER.index(_state(line))):
            yield _rule(line)

    def _choice(self, found: PairExplanation) -> GapChoice:
        made = GapChoice(found.gaps)
        made.wanted.connect(self._try)
        made.groups_wanted.connect(partial(self.groups_wanted.emit, found.need))
        made.show_outcome(self._outcome)
        if self._job is not None:
            made.set_working(True)
        return made

    def _fresh(self) -> QVBoxLayout:
        self.gaps = None
        content = QWidget()
        content.setProperty("kind", "ground")
        column = QVBoxLayout(content)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        self.setWidget(content)
        return column


def _pair_text(found: PairExplanation) -> str:
    return tr("{enterprise}, {product} → {partner}, {need}").format(
        enterprise=found.enterprise_name, product=capitalised(found.product), partner=found.partner_name,
        need=capitalised(found.need_words),
    )


def _score(found: PairExplanation) -> QWidget:
    both = QWidget()
    down = QVBoxLayout(both)
    down.setContentsMargins(0, 0, 0, 0)
    down.setSpacing(0)
    if not found.possible:
        refused = words(tr("Belum mungkin"), Kind.FIGURE)
        restyle(refused, "tone", Tone.BAD.value)
        down.addWidget(refused)
        return both
    row = QHBoxLayout()
    row.setSpacing(GRID)
    row.addWidget(words(reasons.score_text(found.score), Kind.FIGURE))
    row.addWidget(words(tr("dari 100"), Kind.MUTED), 1)
    down.addLayout(row)
    if said := reasons.score_range_text(found.score_low, found.score_high):
        down.addWidget(words(said, Kind.SMALL, wrap=True))
    return both


def _notes(found: PairExplanation) -> Iterable[QWidget]:
    """Pattern, path, and the question worth asking first."""
    grid = QWidget()
    lines = QGridLayout(grid)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setHorizontalSpacing(2 * GRID)
    lines.setVerticalSpacing(4)
    lines.setColumnStretch(1, 1)
    for number, (label, said) in enumerate(_facts(found)):
        lines.addWidget(words(label, Kind.MUTED), number, 0, Qt.AlignmentFlag.AlignTop)
        lines.addWidget(words(said, wrap=True), number, 1)
    yield grid
    # of what cannot be, only what could make it possible is worth asking
    if (asking := reasons.asking_text(found)) and (found.possible or found.question is not None):
        yield _marked("asks", words(asking, Kind.LABEL, wrap=True))


def _facts(found: PairExplanation) -> list[tuple[str, str]]:
    path = " → ".join(found.path) or tr("tidak terhubung")
    lines = [(tr("Pola"), reasons.pattern_text(found)), (tr("Rantai pasok"), path)]
    if note := reasons.relation_note(found):
        lines.append((tr("Hubungan"), note))
    return lines


def _to_do(found: PairExplanation) -> Iterable[QWidget]:
    """What warnings ask for."""
    if found.to_do:
        yield words(tr("Perlu dilengkapi, tetapi tidak menghalangi"), Kind.LABEL, wrap=True)
    for gap in found.to_do:
        yield _marked(
            "warns", words(reasons.gap_text(gap), wrap=True), words(reasons.gap_help(gap), Kind.SMALL, wrap=True)
        )


def _pattern(found: PairExplanation) -> Iterable[QWidget]:
    yield hairline()
    yield words(tr("Mengapa pola ini?"), Kind.LABEL)
    for each in reasons.pattern_reasons(found):
        source = reasons.cited_text(each.source, verified=each.verified)
        yield _told(words(each.reason, wrap=True), words(source, Kind.SMALL, wrap=True))


def _told(*lines: QWidget) -> QWidget:
    """Lines that belong together, one under the other."""
    block = QWidget()
    down = QVBoxLayout(block)
    down.setContentsMargins(0, 0, 0, 0)
    down.setSpacing(0)
    for line in lines:
        down.addWidget(line)
    return block


def _marked(state: str, *lines: QWidget) -> QWidget:
    row = QWidget()
    inside = QHBoxLayout(row)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.addWidget(_mark(state), 0, Qt.AlignmentFlag.AlignTop)
    inside.addWidget(_told(*lines), 1)
    return row


def _criteria(found: PairExplanation, far: QWidget) -> Iterable[QWidget]:
    yield hairline()
    yield words(tr("Nilai"), Kind.LABEL)
    for line in found.criteria:
        yield _criterion(line)
        if line.criterion is CriterionCode.DISTANCE:
            yield far
    total = sum(line.points for line in found.criteria)
    yield _sum(tr("Jumlah"), tr("{points}/100").format(points=reasons.score_text(total)))


def _criterion(line: CriterionLine) -> Meter:
    made = Meter(reasons.criterion_name(line.criterion), 120, 64)
    made.show_share(line.value, reasons.points_text(line))
    made.setToolTip(reasons.criterion_text(line.criterion))
    return made


def _sum(label: str, said: str) -> QWidget:
    row = QWidget()
    inside = QHBoxLayout(row)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.addWidget(words(label, Kind.LABEL), 1)
    inside.addWidget(words(said, Kind.LABEL))
    row.setAccessibleName(f"{label} {said}")
    return row


def _rule(line: RuleLine) -> QWidget:
    row = QWidget()
    inside = QGridLayout(row)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setHorizontalSpacing(GRID)
    inside.setVerticalSpacing(0)
    inside.setColumnStretch(1, 1)
    state = _state(line)
    inside.addWidget(_mark(state), 0, 0, Qt.AlignmentFlag.AlignTop)
    inside.addWidget(words(reasons.rule_name(line.rule)), 0, 1)
    verdict = words(reasons.verdict_text(line), Kind.SMALL)
    restyle(verdict, "tone", _MARKS[state][1].value)
    inside.addWidget(verdict, 0, 2, Qt.AlignmentFlag.AlignRight)
    for number, said in enumerate(_rule_lines(line), 1):
        inside.addWidget(words(said, Kind.SMALL, wrap=True), number, 1, 1, 2)
    row.setAccessibleName(f"{reasons.rule_name(line.rule)}: {reasons.verdict_text(line)}")
    return row


def _rule_lines(line: RuleLine) -> tuple[str, ...]:
    values = tr("Nilai: {theirs} · Syarat: {required}").format(
        theirs=reasons.theirs_text(line), required=reasons.required_text(line)
    )
    source = reasons.source_text(line)
    return (values, tr("Sumber: {source}").format(source=source)) if source else (values,)


def _state(line: RuleLine) -> str:
    if line.holds is None:
        return "asks"
    if line.holds:
        return "holds"
    return "warns" if line.severity.value == "warning" else "fails"


def _mark(state: str) -> QLabel:
    name, tone = _MARKS[state]
    label = QLabel()
    label.setPixmap(icon(name, tone).pixmap(16, 16))
    return label
