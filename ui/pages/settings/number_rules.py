"""Section "Nomor dokumen": how each kind of paper is numbered, and in which book."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.domain.changes import Changed
from models.domain.papers import NumberRuleFact, PaperKind
from models.problems import UserProblem
from models.use_cases.number_rules import list_number_rules, save_number_rule
from models.use_cases.save_office import example_number
from ui.facts import paper_kind_name
from ui.pages.settings.section import Section
from ui.texts import problem_sentences, tr
from ui.widgets.empty_state import Emptiness, EmptyState
from ui.widgets.forms.fields import TextField
from ui.widgets.forms.form import Form
from ui.widgets.forms.form import Section as Fields
from ui.widgets.lists.columns import Column
from ui.widgets.lists.list_and_record import ListAndRecord
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import FixedRows
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, restyle, words
from ui.workplace import Workplace

_FIELD_OF = {
    "number.unknown_token": "pattern", "number.needs_serial_and_year": "pattern", "number.clash": "pattern",
    "number.bad_book": "book",
}  # fmt: skip
COLUMNS: tuple[Column[NumberRuleFact], ...] = (
    Column("kind", tr("Jenis dokumen"), lambda row: paper_kind_name(row.kind), sort="kind"),
    Column("book", tr("Buku"), lambda row: row.book, sort="book", width=80),
    Column("example", tr("Nomor berikutnya"), lambda row: row.example, width=200, tooltip=lambda row: row.example),
    Column("own", tr("Pola"), lambda row: tr("sendiri") if row.own else tr("umum"), width=88,
           tone=lambda row: Tone.ACCENT if row.own else Tone.MUTED),
)  # fmt: skip


class NumberRuleForm(QWidget):
    """`drafted` carries (kind, pattern, book)."""

    drafted = Signal(object, str, str)

    def __init__(self) -> None:
        super().__init__()
        self._rule: NumberRuleFact | None = None
        self.heading = words(kind=Kind.HEADING, wrap=True)
        tokens = tr("Unsur: {serial:3} {unit} {jenis} {bulan} {bulan_romawi} {tahun}.")
        shared = tr("Jenis dokumen dengan buku yang sama berbagi urutan nomor.")
        self.form = Form(
            Fields("", TextField("pattern", tr("Pola nomor"), required=True, hint=tokens),
                   TextField("book", tr("Buku"), required=True, hint=shared)),
            columns=1,
        )  # fmt: skip
        self.example = words(kind=Kind.LABEL, wrap=True)
        self.example.setAccessibleName(tr("Contoh nomor"))
        self.usual = button(tr("Pakai pola umum kantor"), self._back_to_usual)
        self._lay_out()
        self.form.fields["pattern"].edited.connect(self.show_example)
        self.form.saved.connect(self._give)
        self.form.cancelled.connect(lambda: self.show_rule(self._rule))

    def _lay_out(self) -> None:
        below = self.form.fields["pattern"].layout()
        assert isinstance(below, QVBoxLayout)
        below.addWidget(self.example)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, GRID, 0, 0)
        inside.setSpacing(0)
        self.heading.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        inside.addWidget(self.heading)
        inside.addWidget(self.form, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(2 * GRID, 0, 2 * GRID, GRID)
        foot.addWidget(self.usual)
        foot.addStretch()
        inside.addLayout(foot)

    @property
    def dirty(self) -> bool:
        """Whether something is not saved."""
        return self.form.dirty

    def show_rule(self, rule: NumberRuleFact | None) -> None:
        """Show how a kind is numbered."""
        self._rule = rule
        if rule is None:
            return
        self.heading.setText(paper_kind_name(rule.kind))
        self.form.show_values({"pattern": rule.pattern, "book": rule.book})
        self.usual.setVisible(rule.own)
        self.example.setText(tr("Nomor berikutnya: {number}").format(number=rule.example))
        restyle(self.example, "tone", Tone.ACCENT.value)

    def show_example(self) -> None:
        """Say what a number would look like, or what is wrong with the pattern."""
        pattern = self.form.values()["pattern"] or ""
        try:
            text, tone = tr("Contoh: {number}").format(number=example_number(pattern, "…", date.today())), Tone.ACCENT
        except UserProblem as problem:
            text, tone = problem_sentences(problem).what_happened, Tone.BAD
        self.example.setText(text)
        restyle(self.example, "tone", tone.value)

    def complain(self, problem: UserProblem) -> bool:
        """Show a problem under its field; False where it belongs to none."""
        field = _FIELD_OF.get(problem.message)
        if field is not None:
            said = problem_sentences(problem)
            self.form.complain(field, f"{said.what_happened} {said.what_to_do}")
        return field is not None

    def _give(self, values: dict[str, Any]) -> None:
        if self._rule is not None:
            self.drafted.emit(self._rule.kind, values["pattern"] or "", values["book"] or "")

    def _back_to_usual(self) -> None:
        if self._rule is not None:
            self.drafted.emit(self._rule.kind, "", "")


class NumberRulesSection(Section):
    """The kinds that take a number; the one in focus beside the list."""

    title = tr("Nomor dokumen")
    why = tr(
        "Setiap jenis dokumen punya buku nomor yang mulai lagi tiap tahun. Tanpa pola sendiri dipakai pola kantor. "
        "Nomor yang sudah diberikan tidak berubah; daftarnya ada di Perjanjian › Buku nomor."
    )
    concerns = Changed.SETTINGS | Changed.OFFICES | Changed.AGREEMENTS | Changed.PAPERS

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._rows = FixedRows[NumberRuleFact](COLUMNS)
        self.list = RecordList(self._rows, tr("jenis dokumen"), identity=lambda row: str(row.kind), can_export=False)
        self.form = NumberRuleForm()
        self._side = QStackedWidget()
        self._nothing = EmptyState(Emptiness("hash", tr("Pilih satu jenis dokumen")))
        self._side.addWidget(self._nothing)
        self._side.addWidget(self.form)
        self.body.addWidget(ListAndRecord(self.list, self._side, 0.56), 1)
        self.list.chosen.connect(self._show)
        self.form.drafted.connect(self._save)

    @property
    def unsaved(self) -> bool:
        return self.form.dirty

    def reload(self) -> None:
        read = partial(list_number_rules, self._work.catalogue, self._work.actor)
        self._work.ask("settings/numbers", read, self._rows.set_rows)

    def _show(self, rule: NumberRuleFact | None) -> None:
        if not self.form.dirty:
            self.form.show_rule(rule)
        self._side.setCurrentWidget(self.form if rule is not None else self._nothing)

    def _save(self, kind: PaperKind, pattern: str, book: str) -> None:
        self._work.start_once(
            f"settings/numbers/{kind}",
            partial(save_number_rule, self._work.catalogue, self._work.actor, kind, pattern, book),
            title=tr("Menyimpan pola nomor"),
            done=tr("Pola nomor {kind} disimpan").format(kind=paper_kind_name(kind).lower()),
            succeeded=lambda _outcome: self._forget(),
            refused=self._refused,
        )

    def _forget(self) -> None:
        """What was typed is saved; the list brings it back as it stands."""
        self.form.form.show_values({})
        self.reload()

    def _refused(self, problem: UserProblem) -> None:
        if not self.form.complain(problem):
            self._work.refused.emit(problem)
