"""Weights of the criteria, with their effect on one need's list shown at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QListView, QSizePolicy, QVBoxLayout

from matching.reweighing import reweighed
from models.domain.actor import Actor
from models.domain.changes import Changed
from models.domain.lists import ListQuery
from models.domain.matching import CriterionCode, MatchSettings, NeedLine, Pattern, RunFact
from models.domain.reweighing import FrozenList, FrozenMarket, WeightRow
from models.problems import UserProblem
from models.use_cases.freeze_market import freeze_market
from models.use_cases.list_runs import list_run_needs
from models.use_cases.list_weights import Weights, own_weights, weights_of
from models.use_cases.settings import read_match_settings
from ui import formats
from ui.facts import capitalised, pattern_name
from ui.pages.matching.analyses.analysis import Analysis
from ui.pages.matching.analyses.ranked_rows import RankedRows
from ui.pages.matching.analyses.saving import save_weights
from ui.pages.matching.analyses.weights_editor import WeightsEditor
from ui.texts import problem_sentences, tr
from ui.widgets.lists.table import Table
from ui.widgets.look.theme import GRID
from ui.widgets.quiet_fields import QuietComboBox
from ui.widgets.wording import Kind, button, words
from ui.workplace import Workplace

LOWEST_TABLE = 160
_PLAIN_LINE = "QLineEdit { border: none; padding: 0; margin: 0; min-height: 0; background: transparent; }"
"""The box around it draws the frame."""


class WeightsView(Analysis):
    """The market is read once; from then on needs and weights change what is listed without the catalogue."""

    concerns = (
        Changed.RUNS | Changed.SETTINGS | Changed.ENTERPRISES | Changed.NEEDS | Changed.PARTNERS | Changed.DECISIONS
        | Changed.SUPPLY_CHAIN
    )

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self._run: RunFact | None = None
        self._settings = MatchSettings()
        self._drafts: dict[Pattern, WeightRow] = {}
        self._needs: tuple[NeedLine, ...] = ()
        self._need = self._preferred = ""
        self._pattern = Pattern.RANTAI_PASOK
        self._market: FrozenMarket | None = None
        self._frozen: FrozenList | None = None
        self.needs = _combo(tr("Kebutuhan"))
        self.typed = QLineEdit()
        self.typed.setAccessibleName(tr("Cari kebutuhan"))
        self.typed.setStyleSheet(_PLAIN_LINE)
        self.patterns = _combo(tr("Pola"))
        self.editor = WeightsEditor()
        self.rows = RankedRows()
        self.table = Table(self.rows, tr("Peringkat UMKM untuk kebutuhan ini"))
        self.state = words(kind=Kind.SMALL, wrap=True)
        self.save_button = button(tr("Simpan bobot"), self._save, kind="primary")
        self.own_button = button(tr("Kembalikan bobot bawaan"), self._show_own)
        self.kept_button = button(tr("Batalkan"), self._show_kept, kind="link")
        self.run_button = button(tr("Jalankan pencocokan sekarang"), self.run_wanted.emit)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._make_searchable()
        self.table.compact(True)
        self.table.setMinimumHeight(LOWEST_TABLE)
        # as high as there is room, and no higher: the page would scroll for it
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.table.setSortingEnabled(False)
        self.run_button.hide()
        down = QVBoxLayout()
        down.setContentsMargins(GRID, 0, GRID, GRID)
        down.setSpacing(GRID)
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self.needs, 1)
        top.addWidget(self.patterns)
        down.addLayout(top)
        down.addWidget(self.editor)
        down.addWidget(self.table, 1)
        down.addWidget(self.state)
        down.addLayout(self._foot())
        self.body.addLayout(down)

    def _make_searchable(self) -> None:
        self.needs.setEditable(True)
        self.needs.setLineEdit(self.typed)
        self.needs.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.needs.model(), self.needs)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        found = QListView()
        found.setAccessibleName(tr("Kebutuhan yang ditemukan"))
        completer.setPopup(found)
        self.needs.setCompleter(completer)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for each in (self.save_button, self.own_button, self.kept_button, self.run_button):
            row.addWidget(each)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.needs.activated.connect(self._need_chosen)
        self.typed.returnPressed.connect(self._take_typed)
        self.typed.editingFinished.connect(self._restore_typed)
        self.patterns.activated.connect(self._pattern_chosen)
        self.editor.changed.connect(self._draft)
        self.table.opened.connect(self._open)

    def show_run(self, run: RunFact, *, newest: bool) -> None:
        self._run = run
        self._read()

    def prefer_need(self, code: str) -> None:
        """Show this need, unless it was already preferred: then a need chosen here stays."""
        if code and code != self._preferred:
            self._preferred = code
            self.show_need(code)

    def show_need(self, code: str) -> None:
        """Show the list of this need."""
        self._need = code
        codes = [line.need for line in self._needs]
        if code in codes:
            self.needs.setCurrentIndex(codes.index(code))
        if self._market is not None:
            self.work.ask("matching/weights/list", partial(self._market.list_of, code), self.show_frozen, self._refused)

    def show_frozen(self, found: FrozenList) -> None:
        """Weigh this list from now on; weights that are not saved yet stay."""
        self._frozen = found
        offered = found.patterns or (self._pattern,)
        self.patterns.clear()
        self.patterns.addItems([pattern_name(pattern) for pattern in offered])
        self.patterns.setVisible(len(offered) > 1)
        self._pattern = self._pattern if self._pattern in offered else offered[0]
        self.patterns.setCurrentIndex(offered.index(self._pattern))
        self.rows.show_list(found, reweighed(found.columns, weights_of(self._settings)))
        self._show_pattern()

    def _read(self) -> None:
        if self._run is None:
            return
        work = self.work
        read = partial(_all_at_once, work.catalogue, work.actor, self._run.code)
        if self._market is None:
            self.state.setText(tr("Menilai semua UMKM…"))
        work.ask("matching/weights/market", read, self._show_market)

    def _show_market(self, found: tuple[MatchSettings, tuple[NeedLine, ...], FrozenMarket]) -> None:
        self._settings, self._needs, self._market = found
        self.run_button.setVisible(self._run is not None and _differs(self._settings, self._run))
        self.needs.clear()
        self.needs.addItems([_need_text(line) for line in self._needs])
        codes = [line.need for line in self._needs]
        if codes:
            self.show_need(self._need if self._need in codes else _most_served(self._needs))
        else:
            self._nothing(tr("Tidak ada kebutuhan pada pencocokan ini."))

    def _show_pattern(self) -> None:
        """The weights of the pattern in the editor, as drafted or as kept."""
        self.editor.show_weights(self._drafts.get(self._pattern, self._kept()))
        self._reweigh()

    def _draft(self, weights: WeightRow) -> None:
        self._drafts[self._pattern] = weights
        self._reweigh()

    def _reweigh(self) -> None:
        if self._frozen is not None:
            self.rows.show_ranking(reweighed(self._frozen.columns, self._weights()))
            self._say_state(len(self._frozen.offers))

    def _weights(self) -> Weights:
        """The weights in force, with those that are not saved yet in their place."""
        return tuple(
            (pattern, tuple(zip(CriterionCode, self._drafts.get(pattern, _weights_of(row)), strict=True)))
            for pattern, row in weights_of(self._settings)
        )

    def _say_state(self, listed: int) -> None:
        shown, unsaved = self.editor.weights, self.editor.weights != self._kept()
        self.save_button.setEnabled(unsaved)
        self.kept_button.setEnabled(unsaved)
        self.own_button.setEnabled(shown != _row(own_weights(), self._pattern))
        said = tr("{listed} · pola {pattern}, jumlah bobot {sum}").format(
            listed=formats.count(listed, tr("kemampuan UMKM memenuhi syarat")), pattern=pattern_name(self._pattern),
            sum=sum(shown),
        )  # fmt: skip
        self.state.setText(tr("{said} · bobot belum disimpan").format(said=said) if unsaved else said)

    def _kept(self) -> WeightRow:
        return _row(weights_of(self._settings), self._pattern)

    def _show_own(self) -> None:
        self._drafts[self._pattern] = _row(own_weights(), self._pattern)
        self._show_pattern()

    def _show_kept(self) -> None:
        self._drafts.pop(self._pattern, None)
        self._show_pattern()

    def _need_chosen(self, at: int) -> None:
        self.show_need(self._needs[at].need)

    def _take_typed(self) -> None:
        """The first need that holds what was typed."""
        typed = self.needs.currentText().casefold()
        found = (at for at in range(self.needs.count()) if typed in self.needs.itemText(at).casefold())
        at = next(found, -1)
        if at >= 0 and self._needs[at].need != self._need:
            self._need_chosen(at)

    def _restore_typed(self) -> None:
        self.needs.setEditText(self.needs.itemText(self.needs.currentIndex()))

    def _pattern_chosen(self, at: int) -> None:
        if self._frozen is not None:
            self._pattern = self._frozen.patterns[at]
            self._show_pattern()

    def _open(self, number: int) -> None:
        row = self.rows.row_at(number)
        if row is not None:
            self.go_to.emit("enterprises", ListQuery(words=row.offer.enterprise))

    def _refused(self, problem: UserProblem) -> None:
        said = problem_sentences(problem)
        self._nothing(f"{said.what_happened} {said.what_to_do}".strip())

    def _nothing(self, why: str) -> None:
        self._frozen = None
        self.rows.show_list(None, None)
        self.state.setText(why)

    def _save(self) -> None:
        work, pattern = self.work, self._pattern
        said = tr("Bobot pola {pattern} disimpan; berlaku mulai pencocokan berikutnya")
        work.start_once(
            f"weights/{pattern}", partial(save_weights, work.catalogue, work.actor, pattern, self.editor.weights),
            title=tr("Menyimpan bobot"), done=said.format(pattern=pattern_name(pattern)),
            succeeded=lambda _outcome: self._saved(pattern),
        )  # fmt: skip

    def _saved(self, pattern: Pattern) -> None:
        self._drafts.pop(pattern, None)
        self._read()


def _combo(says: str) -> QuietComboBox:
    box = QuietComboBox()
    box.setAccessibleName(says)
    box.view().setAccessibleName(says)
    box.setMinimumWidth(120)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box


def _all_at_once(
    catalogue: Any, actor: Actor, run: str
) -> tuple[MatchSettings, tuple[NeedLine, ...], FrozenMarket]:
    settings = read_match_settings(catalogue, actor)
    return settings, list_run_needs(catalogue, actor, run), freeze_market(catalogue, actor, settings)


def _need_text(line: NeedLine) -> str:
    return f"{line.need} · {capitalised(line.words)} · {line.partner}"


def _most_served(needs: Sequence[NeedLine]) -> str:
    return max(needs, key=lambda line: line.proposals).need


def _differs(settings: MatchSettings, run: RunFact) -> bool:
    return weights_of(settings) != weights_of(run.settings)


def _row(weights: Weights, pattern: Pattern) -> WeightRow:
    return _weights_of(dict(weights)[pattern])


def _weights_of(row: Sequence[tuple[CriterionCode, int]]) -> WeightRow:
    return tuple(weight for _criterion, weight in row)
