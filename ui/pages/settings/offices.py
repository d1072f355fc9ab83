"""Sections "Kantor ini" and "Daftar kantor"."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget

from models.domain.changes import Changed
from models.domain.offices import OfficeDraft, OfficeRecord, OwnOffice
from models.domain.records import SavedRecord
from models.problems import UserProblem
from models.use_cases.choose_own_office import choose_own_office
from models.use_cases.list_offices import list_offices, office_kinds
from models.use_cases.save_office import save_office
from ui import formats
from ui.pages.settings.office_form import OfficeForm
from ui.pages.settings.section import Section
from ui.texts import tr
from ui.widgets.empty_state import Emptiness, EmptyState
from ui.widgets.lists.columns import Align, Column
from ui.widgets.lists.list_and_record import ListAndRecord
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import FixedRows
from ui.widgets.look.theme import GRID
from ui.widgets.quiet_fields import QuietComboBox
from ui.widgets.wording import Kind, button, words
from ui.workplace import Workplace

LONGEST, AT_THE_END = 48, 26
_KINDS = {kind.value: kind.label for kind in office_kinds()}

COLUMNS: tuple[Column[OfficeRecord], ...] = (
    Column(
        "name", tr("Nama kantor"), lambda row: _short(row.name), sort="name", order=lambda row: row.name,
        tooltip=lambda row: row.name, spoken=lambda row: row.name, copied=lambda row: row.name,
    ),
    Column("code", tr("Kode"), lambda row: row.code, sort="code", width=104),
    Column("kind", tr("Jenis"), lambda row: _KINDS.get(row.kind, row.kind), sort="kind", width=120, shown=False),
    Column("region", tr("Wilayah"), lambda row: row.region_name, sort="region", width=130, shown=False),
    Column("officials", tr("Pejabat"), lambda row: formats.number(row.officials), align=Align.RIGHT, width=72),
)  # fmt: skip


class OfficeSection(Section):
    """Saves offices, and shows problems under the field they speak of."""

    concerns = Changed.OFFICES

    columns = 1
    """Columns of the form."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self.form = OfficeForm(self.columns)
        self.form.drafted.connect(self._save)

    @property
    def unsaved(self) -> bool:
        return self.form.dirty

    def reload(self) -> None:
        read = partial(list_offices, self._work.catalogue, self._work.actor)
        self._work.ask(f"settings/{type(self).__name__}", read, self.show_offices)

    def show_offices(self, offices: tuple[OfficeRecord, ...]) -> None:
        """Show what the catalogue holds."""
        raise NotImplementedError

    def _save(self, draft: OfficeDraft) -> None:
        self._work.start(
            partial(save_office, self._work.catalogue, self._work.actor, draft),
            title=tr("Menyimpan kantor"),
            done=_done,
            succeeded=self.saved,
            refused=self._refused,
        )

    def saved(self, outcome: SavedRecord) -> None:
        """The office was saved; nothing is unsaved any more."""
        self.reload()

    def _refused(self, problem: UserProblem) -> None:
        if not self.form.complain(problem):
            self._work.refused.emit(problem)


class OwnOfficeSection(OfficeSection):
    """Which office this PC works for, and its letterhead."""

    title = tr("Kantor ini")
    why = tr("Kantor tempat PC ini bekerja. Kop surat dan pola nomornya dipakai di setiap perjanjian yang diterbitkan.")
    columns = 3

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.choice = QuietComboBox()
        self.choice.setAccessibleName(tr("PC ini bekerja untuk"))
        self.choice.setMinimumContentsLength(40)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.activated.connect(self._judge)
        self.choose = button(tr("Bekerja untuk kantor ini"), self._choose)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(words(tr("PC ini bekerja untuk"), Kind.LABEL))
        row.addWidget(self.choice, 1)
        row.addWidget(self.choose)
        self.body.addLayout(row)
        self.body.addWidget(self.form, 1)

    def show_offices(self, offices: tuple[OfficeRecord, ...]) -> None:
        self.choice.clear()
        for office in offices:
            self.choice.addItem(f"{office.name} ({office.code})", office)
        own = next((office for office in offices if office.own), None)
        self.choice.setCurrentIndex(offices.index(own) if own else -1)
        if not self.form.dirty:
            self.form.show_office(own)
        self._judge()

    def saved(self, outcome: SavedRecord) -> None:
        self.form.show_office(None)
        self.reload()

    def _judge(self) -> None:
        office = self.choice.currentData()
        self.choose.setEnabled(office is not None and not office.own)

    def _choose(self) -> None:
        office: OfficeRecord = self.choice.currentData()
        self._work.start(
            partial(choose_own_office, self._work.catalogue, self._work.actor, office.uid),
            title=tr("Mengganti kantor"),
            done=lambda own: tr("PC ini sekarang bekerja untuk {office}").format(office=own.office),
            succeeded=self._chosen,
        )

    def _chosen(self, own: OwnOffice) -> None:
        self.form.show_office(None)
        self._work.enter(self._work.catalogue, own.actor)
        self.reload()


class OfficesSection(OfficeSection):
    """All offices; the one in focus beside the list."""

    title = tr("Daftar kantor")
    why = tr("Bakorwil, Dinsos, Disnaker, Diskopumdag, dan kantor lain yang terlibat; namanya dapat dibetulkan.")

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self._rows = FixedRows[OfficeRecord](COLUMNS)
        self.list = RecordList(self._rows, tr("kantor"), identity=lambda row: row.uid, can_export=False)
        self._side = QStackedWidget()
        nobody = Emptiness("buildings", tr("Pilih satu kantor"), tr("atau tambahkan yang baru."))
        self._nothing = EmptyState(nobody)
        self._side.addWidget(self._nothing)
        self._side.addWidget(self.form)
        self.add = button(tr("Tambah kantor"), self.start_new, icon_name="plus")
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(ListAndRecord(self.list, self._side, 0.52), 1)
        self.list.chosen.connect(self._show)
        self.form.cancelled.connect(lambda: self._show(self.list.current()))

    def show_offices(self, offices: tuple[OfficeRecord, ...]) -> None:
        self._rows.set_rows(offices)

    def saved(self, outcome: SavedRecord) -> None:
        self.list.choose(outcome.uid)
        self.reload()

    def start_new(self) -> None:
        """An empty form for an office that is not there yet."""
        self.list.table.clearSelection()
        self.form.show_office(None)
        self._side.setCurrentWidget(self.form)
        self.form.form.fields["name"].setFocus()

    def _show(self, office: OfficeRecord | None) -> None:
        if office is not None:
            self.form.show_office(office)
        self._side.setCurrentWidget(self.form if office is not None else self._nothing)


def _short(name: str) -> str:
    """Long names lose their middle: beginnings are alike, the place stands at the end."""
    if len(name) <= LONGEST:
        return name
    return f"{name[: LONGEST - AT_THE_END - 1].rstrip()}…{name[-AT_THE_END:].lstrip()}"


def _done(saved: SavedRecord) -> str:
    said = tr("Kantor {name} disimpan") if saved.change_set else tr("Kantor {name} tidak berubah")
    return said.format(name=saved.name)
