"""Section "Peraturan": the law as dated rows, written anew with a look at the agreements that it touches."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.domain.actor import Actor
from models.domain.changes import Changed, Outcome
from models.domain.law import LawChange, LawDraft, LawEffects, LawLine, LawReset
from models.domain.progress import Progress
from models.problems import UserProblem
from models.use_cases.list_law import law_of_code, list_law
from models.use_cases.save_law import save_law
from ui import formats
from ui.pages.settings.law_effects_view import LawEffectsView
from ui.pages.settings.law_form import LawForm, Task
from ui.pages.settings.law_record import LawRecord
from ui.pages.settings.law_words import GROUPS, STANDINGS, value_text, verified_text
from ui.pages.settings.section import Section
from ui.texts import tr
from ui.widgets.empty_state import Emptiness, EmptyState
from ui.widgets.lists.columns import Column
from ui.widgets.lists.filters import Filter
from ui.widgets.lists.list_and_record import ListAndRecord
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import PagedRows
from ui.widgets.look.colours import Tone
from ui.workplace import Workplace

COLUMNS: tuple[Column[LawLine], ...] = (
    Column("text", tr("Aturan"), lambda row: row.text, sort="text", tooltip=lambda row: row.text,
           tone=lambda row: _tone(row)),
    Column("valid_from", tr("Mulai"), lambda row: formats.plain_date(row.valid_from), sort="valid_from", width=108,
           tone=lambda row: _tone(row)),
    Column("valid_to", tr("Sampai"), lambda row: formats.plain_date(row.valid_to) if row.valid_to else "–",
           sort="valid_to", width=108, tone=lambda row: _tone(row)),
    Column("verified", tr("Verifikasi"), lambda row: tr("sudah") if row.verified else tr("belum"), sort="verified",
           width=88, tone=lambda row: Tone.GOOD if row.verified else Tone.WARNING, tooltip=verified_text),
    Column("source", tr("Sumber"), lambda row: row.source, sort="source", width=220, tooltip=lambda row: row.source,
           tone=lambda row: _tone(row), shown=False),
    Column("value", tr("Isi"), value_text, width=170, tooltip=value_text, tone=lambda row: _tone(row), shown=False),
    Column("code", tr("Kode"), lambda row: row.code, sort="code", width=200, tone=lambda _: Tone.MUTED, shown=False),
    Column("standing", tr("Keadaan"), lambda row: tr(STANDINGS[row.standing][0]), width=130, shown=False,
           tone=lambda row: STANDINGS[row.standing][1]),
    Column("by", tr("Diverifikasi oleh"), verified_text, width=170, shown=False),
    Column("own", tr("Asal"), lambda row: tr("kantor") if row.own else tr("bawaan"), width=90, shown=False),
)  # fmt: skip


class LawSection(Section):
    """List and record; or the form; or what the form's change would do."""

    title = tr("Peraturan")
    why = tr(
        "Aturan yang dipakai memeriksa perjanjian dan disebut pada usulan, masing-masing dengan sumber dan masa "
        "berlakunya. Perjanjian selalu dinilai dengan aturan pada tanggalnya sendiri."
    )
    concerns = Changed.LAW

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        fetch = partial(list_law, work.catalogue, work.actor)
        self.list: RecordList[LawLine] = RecordList(
            PagedRows(COLUMNS, fetch, work.background, "settings/law"), tr("aturan"), filters=_filters(),
            identity=lambda row: row.key, can_export=False,
        )  # fmt: skip
        self.record, self.form, self.effects = LawRecord(), LawForm(), LawEffectsView()
        self._nothing = EmptyState(Emptiness("scales", tr("Pilih satu aturan")))
        self._side, self._views = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._side.addWidget(self._nothing)
        self._side.addWidget(self.record)
        browse = QWidget()
        inside = QVBoxLayout(browse)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(ListAndRecord(self.list, self._side, 0.6))
        self._browse = browse
        for each in (browse, self.form, self.effects):
            self._views.addWidget(each)
        self.body.addWidget(self._views, 1)

    def _connect(self) -> None:
        self.list.chosen.connect(self._show)
        self.record.new_wanted.connect(partial(self._write, Task.NEW))
        self.record.mend_wanted.connect(partial(self._write, Task.MEND))
        self.record.verify_wanted.connect(partial(self._write, Task.VERIFY))
        self.record.reset_wanted.connect(lambda line: self._judge(LawReset(line.code, line.state)))
        self.form.drafted.connect(self._judge)
        self.form.given_up.connect(self._browse_again)
        self.effects.back_wanted.connect(self._back)
        self.effects.save_wanted.connect(self._save)

    @property
    def unsaved(self) -> bool:
        return self._views.currentWidget() is not self._browse and self.form.form.dirty

    def reload(self) -> None:
        self.list.reload()

    def _show(self, line: LawLine | None) -> None:
        self._side.setCurrentWidget(self._nothing if line is None else self.record)
        if line is not None:
            self.record.show_line(line)
            read = partial(law_of_code, self._work.catalogue, self._work.actor, line.code)
            self._work.ask("settings/law/rows", read, self.record.show_others)

    def _write(self, task: Task, line: LawLine) -> None:
        self.form.show_line(line, task)
        self._views.setCurrentWidget(self.form)

    def _browse_again(self) -> None:
        if (line := self.list.current()) is not None:
            self.form.show_line(line, Task.MEND)
        self._views.setCurrentWidget(self._browse)

    def _back(self) -> None:
        self._views.setCurrentWidget(self.form if self.unsaved else self._browse)

    def _judge(self, change: LawChange) -> None:
        """Judge the agreements again; the status line shows how far it is, and stops it."""
        self._work.start_once(
            "settings/law/effects", partial(_effects, self._work.catalogue, self._work.actor, change),
            title=tr("Menilai ulang perjanjian"), succeeded=partial(self._judged, change), refused=self._refused,
        )  # fmt: skip

    def _judged(self, change: LawChange, found: LawEffects) -> None:
        self.effects.show_effects(change, found)
        self._views.setCurrentWidget(self.effects)

    def _save(self, change: LawChange) -> None:
        said = tr("Aturan {code} disimpan") if isinstance(change, LawDraft) else tr("Aturan {code} kembali ke bawaan")
        self._work.start_once(
            "settings/law/save", partial(save_law, self._work.catalogue, self._work.actor, change),
            title=tr("Menyimpan peraturan"), done=said.format(code=change.code),
            succeeded=partial(self._saved, change), refused=self._refused,
        )  # fmt: skip

    def _saved(self, change: LawChange, _outcome: Outcome) -> None:
        self._browse_again()
        if isinstance(change, LawDraft):
            self.list.table.clearSelection()
            self.list.table.setCurrentIndex(self.list.model.index(-1, -1))
            self.list.choose(f"{change.code}@{change.valid_from.isoformat()}")

    def _refused(self, problem: UserProblem) -> None:
        written = self.unsaved
        self._views.setCurrentWidget(self.form if written else self._browse)
        if not (written and self.form.complain(problem)):
            self._work.refused.emit(problem)
            self.reload()


def _effects(catalogue: Any, actor: Actor, change: LawChange, *, progress: Progress) -> LawEffects:
    # the audit and all that it brings along are loaded when somebody changes a rule, not with the settings
    from models.use_cases.law_effects import law_effects

    return law_effects(catalogue, actor, change, progress=progress)


def _tone(row: LawLine) -> Tone:
    return Tone.MUTED if STANDINGS[row.standing][1] is Tone.MUTED else Tone.PLAIN


def _filters() -> tuple[Filter, ...]:
    groups = tuple((each.value, tr(name)) for each, name in GROUPS.items())
    standings = tuple((each.value, tr(said)) for each, (said, _) in STANDINGS.items())
    verified = (("tidak", tr("belum diverifikasi")), ("ya", tr("sudah diverifikasi")))
    return (
        Filter("group", tr("Tentang"), groups), Filter("standing", tr("Keadaan"), standings),
        Filter("verified", tr("Verifikasi"), verified), Filter("own", tr("Asal"), (("1", tr("ditulis kantor")),)),
    )  # fmt: skip
