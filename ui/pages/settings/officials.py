"""Section "Pejabat": who signs "Mengetahui" for which office."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.domain.changes import Changed
from models.domain.offices import (
    OfficeRecord,
    OfficialDraft,
    OfficialRecord,
    nip_doubt,
    spaced_nip,
)
from models.domain.records import SavedRecord
from models.use_cases.delete_official import delete_official
from models.use_cases.list_offices import list_offices
from models.use_cases.list_officials import list_officials
from models.use_cases.save_official import save_official
from ui.pages.settings.office_form import let_shrink
from ui.pages.settings.section import Section
from ui.texts import sentence, tr
from ui.widgets.empty_state import Emptiness, EmptyState, NextStep
from ui.widgets.forms.fields import ChoiceField, TextField, YesNoField
from ui.widgets.forms.form import Form
from ui.widgets.forms.form import Section as FormSection
from ui.widgets.lists.columns import Column
from ui.widgets.lists.list_and_record import ListAndRecord
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import FixedRows
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, restyle, words
from ui.workplace import Workplace

COLUMNS: tuple[Column[OfficialRecord], ...] = (
    Column("name", tr("Nama"), lambda row: row.name, sort="name"),
    Column("position", tr("Jabatan"), lambda row: row.position, sort="position", width=110),
    Column(
        "office", tr("Kantor"), lambda row: row.office_name, sort="office", width=150,
        tooltip=lambda row: row.office_name,
    ),
    Column("nip", tr("NIP"), lambda row: spaced_nip(row.nip) or "–", width=170, shown=False),
    Column("rank", tr("Pangkat"), lambda row: row.rank or "–", width=130, shown=False),
    Column(
        "signs", tr("Tanda tangan"), lambda row: tr("ya") if row.signs else tr("tidak"), width=110,
        tone=lambda row: Tone.PLAIN if row.signs else Tone.MUTED, shown=False,
    ),
)  # fmt: skip


class OfficialForm(QWidget):
    """One official; what is odd about a NIP is said, not refused."""

    drafted = Signal(object)
    cancelled = Signal()
    delete_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._official: OfficialRecord | None = None
        self.office = ChoiceField("office", tr("Kantor"), (), required=True)
        self.nip = TextField("nip", tr("NIP"), hint=tr("18 angka; kosongkan bila bukan aparatur sipil negara."))
        self.form = Form(
            FormSection(
                "", TextField("name", tr("Nama dan gelar"), required=True),
                TextField("position", tr("Jabatan"), required=True), self.office, self.nip,
                TextField("rank", tr("Pangkat/golongan"), hint=tr("misalnya Pembina Utama Muda (IV/c)")),
                YesNoField("signs", tr("Menandatangani “Mengetahui”")),
            ),
            columns=1,
        )  # fmt: skip
        let_shrink(self.office)
        self.doubt = words(kind=Kind.SMALL, wrap=True)
        restyle(self.doubt, "tone", Tone.WARNING.value)
        self.delete = button(tr("Hapus pejabat"), self._want_delete, icon_name="trash")
        self._lay_out()
        self.nip.edited.connect(self._doubt_nip)
        self.form.saved.connect(self._give)
        self.form.cancelled.connect(self._cancel)

    def _lay_out(self) -> None:
        below_nip = self.nip.layout()
        assert isinstance(below_nip, QVBoxLayout)
        below_nip.addWidget(self.doubt)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.form, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(2 * GRID, 0, 2 * GRID, GRID)
        foot.addWidget(self.delete)
        foot.addStretch()
        inside.addLayout(foot)

    def offer_offices(self, offices: tuple[OfficeRecord, ...]) -> None:
        """Let the official be of one of these."""
        kept = self.office.value()
        self.office.set_choices(tuple((office.uid, office.name) for office in offices))
        self.office.write(kept)

    def show_official(self, official: OfficialRecord | None, office: str = "") -> None:
        """Show an official, or an empty form for a new one of this office."""
        self._official = official
        names = ("name", "position", "office", "rank", "signs")
        values: dict[str, Any] = {name: getattr(official, name) for name in names} if official else {}
        nip = {"nip": spaced_nip(official.nip)} if official else {"office": office or None, "signs": True}
        self.form.show_values({**values, **nip})
        self.delete.setVisible(official is not None)
        self._doubt_nip()

    @property
    def dirty(self) -> bool:
        """Whether something is not saved."""
        return self.form.dirty

    def _doubt_nip(self) -> None:
        doubt = nip_doubt(self.nip.value() or "")
        self.doubt.setText(sentence(doubt) if doubt else "")
        self.doubt.setVisible(bool(doubt))

    def _give(self, values: dict[str, Any]) -> None:
        uid, version = (self._official.uid, self._official.version) if self._official else ("", 0)
        text = {name: values[name] or "" for name in ("office", "name", "position", "nip", "rank")}
        self.drafted.emit(OfficialDraft(uid, version, **text, signs=values["signs"]))

    def _cancel(self) -> None:
        self.show_official(self._official)
        self.cancelled.emit()

    def _want_delete(self) -> None:
        if self._official is not None:
            self.delete_wanted.emit(self._official.uid)


class OfficialsSection(Section):
    """The list of officials; the one in focus beside it."""

    title = tr("Pejabat")
    why = tr("Mereka yang menandatangani “Mengetahui” di bawah perjanjian, dengan NIP dan pangkatnya.")
    concerns = Changed.OFFICES

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._own = ""
        empty = Emptiness(
            "identification-card", tr("Belum ada pejabat"), tr("Perjanjian dapat terbit tanpa \"Mengetahui\"."),
            (NextStep(tr("Tambah pejabat"), self.start_new),),
        )  # fmt: skip
        self._rows = FixedRows[OfficialRecord](COLUMNS)
        self.list = RecordList(self._rows, tr("pejabat"), empty=empty, identity=lambda row: row.uid, can_export=False)
        self.form = OfficialForm()
        self._side = QStackedWidget()
        self._nobody = EmptyState(Emptiness("user-circle", tr("Pilih satu pejabat")))
        self._side.addWidget(self._nobody)
        self._side.addWidget(self.form)
        self.add = button(tr("Tambah pejabat"), self.start_new, icon_name="plus")
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(ListAndRecord(self.list, self._side, 0.5), 1)
        self._connect()

    def _connect(self) -> None:
        self.list.chosen.connect(self._show)
        self.form.drafted.connect(self._save)
        self.form.delete_wanted.connect(self._delete)
        self.form.cancelled.connect(lambda: self._show(self.list.current()))

    @property
    def unsaved(self) -> bool:
        return self.form.dirty

    def reload(self) -> None:
        catalogue, actor = self._work.catalogue, self._work.actor
        self._work.ask("settings/offices-of-officials", partial(list_offices, catalogue, actor), self._offer)
        self._work.ask("settings/officials", partial(list_officials, catalogue, actor), self._rows.set_rows)

    def _offer(self, offices: tuple[OfficeRecord, ...]) -> None:
        self._own = next((office.uid for office in offices if office.own), "")
        self.form.offer_offices(offices)

    def start_new(self) -> None:
        """An empty form for somebody who is not there yet."""
        self.list.table.clearSelection()
        self.form.show_official(None, self._own)
        self._side.setCurrentWidget(self.form)
        self.form.form.fields["name"].setFocus()

    def _show(self, official: OfficialRecord | None) -> None:
        if official is not None:
            self.form.show_official(official)
        self._side.setCurrentWidget(self.form if official is not None else self._nobody)

    def _save(self, draft: OfficialDraft) -> None:
        self._work.start(
            partial(save_official, self._work.catalogue, self._work.actor, draft),
            title=tr("Menyimpan pejabat"),
            done=lambda saved: tr("{name} disimpan").format(name=saved.name),
            succeeded=self._saved,
        )

    def _saved(self, saved: SavedRecord) -> None:
        self.list.choose(saved.uid)
        self.reload()

    def _delete(self, uid: str) -> None:
        self._work.start(
            partial(delete_official, self._work.catalogue, self._work.actor, uid),
            title=tr("Menghapus pejabat"),
            done=lambda gone: tr("{name} dihapus dari daftar pejabat").format(name=gone.name),
            succeeded=lambda _gone: self.reload(),
        )
