"""UMKM: the list of all micro-enterprises, the record beside it, and the import."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget

from models.domain.associations import AssociationLine
from models.domain.changes import Changed
from models.domain.enterprises import EnterpriseLine
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery, Slice
from models.use_cases.confirm_enterprise import confirm_enterprise
from models.use_cases.count_list import count_list
from models.use_cases.delete_enterprise import delete_enterprise
from models.use_cases.list_associations import list_associations
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.save_enterprise import save_enterprise
from models.use_cases.view_as_of import view_enterprise_as_of
from models.use_cases.view_enterprise import may_know_private, view_enterprise
from ui.intake.panel import WORKBOOKS, IntakePanel, save_template
from ui.pages.enterprises.columns import enterprise_columns, enterprise_filters, show_filter
from ui.pages.enterprises.duplicates.panel import DuplicatesPanel
from ui.pages.enterprises.duplicates.peek import peek_at
from ui.pages.enterprises.duplicates.typing_line import TypingLine
from ui.pages.enterprises.filters import CatalogueFilters
from ui.pages.enterprises.form import EnterpriseForm
from ui.pages.enterprises.groups_pane import GroupsPane
from ui.pages.enterprises.near import NearFilter
from ui.pages.enterprises.places import PlacesPanel
from ui.pages.enterprises.reading import TABS, chapters_of, head_of
from ui.records.freshness_bar import FreshnessBar
from ui.records.pane import RecordsPane, Trade
from ui.records.past import PastBar
from ui.records.verifying import Verifying
from ui.texts import tr
from ui.widgets.empty_state import Emptiness, NextStep
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import PagedRows
from ui.widgets.page import Page, PageAction
from ui.workplace import Workplace

MOST_GROUPS = 1000
"""Offered in the form; more than a kabupaten has."""


class EnterprisesPage(Page):
    """The list of UMKM and the record beside it."""

    title = tr("UMKM")
    help_text = tr(
        "Semua usaha yang tercatat, dengan kemampuan yang ditawarkan kepada mitra.\n\n"
        "Ketik untuk mencari nama, pemilik, tempat, produk, atau NIB. Pilih satu baris untuk membaca catatannya; "
        "Ubah membuka isian, dan setiap perubahan dapat diurungkan dengan Ctrl+Z.\n\n"
        "NIK, nomor KK, dan desil disamarkan. Nomor telepon hanya tampak utuh bagi kantor pemilik catatan."
    )
    concerns = Changed.ENTERPRISES | Changed.SUPPLY_CHAIN | Changed.OFFICES | Changed.ASSOCIATIONS | Changed.DUPLICATES

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._private = False
        self._twins = 0
        self._known_groups: tuple[AssociationLine, ...] = ()
        trade = self._trade()
        self.pane = RecordsPane(work, trade, self._make_list())
        self.past = PastBar(work, self.pane, trade, view_enterprise_as_of)
        self.freshness = FreshnessBar(work, self.pane, confirm_enterprise)
        self.verifying = Verifying(work, self.pane)
        show_filter(self.pane.list.bar, "desil", False)
        self.pane.list.new_wanted.connect(self.add)
        self._filters = CatalogueFilters(work, self.pane)
        self.near = NearFilter(work, self.pane)
        self.intake = IntakePanel(work)
        self._stack = QStackedWidget()
        self.intake.closed.connect(lambda: self._stack.setCurrentWidget(self.pane))
        self._stack.addWidget(self.pane)
        self._stack.addWidget(self.intake)
        self.places = PlacesPanel(work)
        self.places.closed.connect(lambda: self._stack.setCurrentWidget(self.pane))
        self.places.list_wanted.connect(self._open)
        self._stack.addWidget(self.places)
        self.groups = GroupsPane(work)
        self.groups.closed.connect(lambda: self._stack.setCurrentWidget(self.pane))
        self._stack.addWidget(self.groups)
        self.duplicates = DuplicatesPanel(work)
        self.duplicates.closed.connect(lambda: self._stack.setCurrentWidget(self.pane))
        self.duplicates.counted.connect(self._know_twins)
        self._stack.addWidget(self.duplicates)
        self.body.addWidget(self._stack)

    def _trade(self) -> Trade:
        return Trade(
            key="enterprises",
            kind=IntakeKind.ENTERPRISES,
            noun=tr("UMKM"),
            hint=Emptiness("file-text", tr("Pilih satu UMKM"), tr("Catatannya tampil di sini.")),
            tabs=TABS,
            view=view_enterprise,
            save=save_enterprise,
            delete=delete_enterprise,
            make_form=self._make_form,
            head=head_of,
            chapters=chapters_of,
            filters=enterprise_filters(()),
            uid=lambda record: str(record.uid),
            consequence=tr("Catatannya hilang dari daftar dan pencocokan. Ini dapat diurungkan."),
        )

    def _make_form(self) -> EnterpriseForm:
        form = EnterpriseForm(private=self._private)
        form.know_groups(self._known_groups)
        form.add_line(self._typing_line(form))
        return form

    def _typing_line(self, form: EnterpriseForm) -> TypingLine:
        line = TypingLine(self._work, form)
        line.open_wanted.connect(partial(peek_at, self._work, self))
        return line

    def _make_list(self) -> RecordList[EnterpriseLine]:
        return RecordList(
            PagedRows(
                enterprise_columns(), self._fetch, self._work.background, "enterprises", count=self._count
            ),
            tr("UMKM"),
            filters=enterprise_filters(()),
            identity=lambda row: row.uid,
            empty=Emptiness(
                "storefront",
                tr("Belum ada UMKM"),
                tr("Daftar UMKM dari Excel dapat langsung diimpor; judul kolomnya dikenali sendiri."),
                (NextStep(tr("Impor dari Excel…"), self.choose_file), NextStep(tr("Tambah UMKM"), self.add)),
            ),
        )

    def main_action(self) -> PageAction:
        return PageAction(tr("Impor dari Excel…"), self.choose_file, "download-simple")

    def more_actions(self) -> tuple[PageAction, ...]:
        return (
            PageAction(tr("Tambah UMKM"), self.add, "plus"),
            PageAction(tr("UMKM di sekitar suatu tempat…"), self.ask_near, "map-pin"),
            PageAction(tr("Peta dan kelengkapan"), self.show_places, "map-trifold"),
            PageAction(tr("Kelompok usaha"), self.show_groups, "users-three"),
            PageAction(tr("Kemungkinan kembar ({number})").format(number=self._twins), self.show_duplicates, "copy"),
            PageAction(tr("Unduh templat…"), partial(save_template, self._work, self), "table"),
        )

    def reload(self, changed: Changed) -> None:
        self._work.ask(
            "enterprises/private", partial(may_know_private, self._work.catalogue, self._work.actor), self._know_private
        )
        groups = partial(list_associations, self._work.catalogue, self._work.actor, ListQuery(), 0, MOST_GROUPS)
        self._work.ask("enterprises/groups", groups, self._know_groups)
        self.pane.reload()
        self._filters.reload()
        self.duplicates.count()
        if self._stack.currentWidget() is self.duplicates:
            self.duplicates.reload()
        if self._stack.currentWidget() is self.places:
            self.places.reload()
        if self._stack.currentWidget() is self.groups:
            self.groups.reload()

    def _know_groups(self, found: Slice[AssociationLine]) -> None:
        self._known_groups = tuple(found.rows)
        if self.pane.side.has_form:
            form = self.pane.form
            assert isinstance(form, EnterpriseForm)
            form.know_groups(self._known_groups)

    def _know_twins(self, number: int) -> None:
        if number != self._twins:
            self._twins = number
            self.actions_changed.emit()

    def show_duplicates(self) -> None:
        """The pairs that look like one business entered twice."""
        if self.may_leave():
            self.intake.leave(self._show_duplicates)

    def _show_duplicates(self) -> None:
        self._stack.setCurrentWidget(self.duplicates)
        self.duplicates.reload()

    def show_groups(self) -> None:
        """The kelompok, koperasi and paguyuban of the catalogue."""
        if self.may_leave():
            self.intake.leave(self._show_groups)

    def _show_groups(self) -> None:
        self._stack.setCurrentWidget(self.groups)
        self.groups.reload()

    def ask_near(self) -> None:
        """Ask around which place the list is to be."""
        if self.may_leave():
            self.intake.leave(self._ask_near)

    def _ask_near(self) -> None:
        self._stack.setCurrentWidget(self.pane)
        self.near.ask()

    def show_places(self) -> None:
        """Where the enterprises of the list in view are, and how much is known of them."""
        if self.may_leave():
            self.intake.leave(self._show_places)

    def _show_places(self) -> None:
        self._stack.setCurrentWidget(self.places)
        self.places.show_query(self.pane.list.model.query)

    def _know_private(self, allowed: bool) -> None:
        """Fields and the filter by desil, for those who may know it; until that is known, nobody may."""
        show_filter(self.pane.list.bar, "desil", allowed)
        self.pane.list_actions.private = allowed
        if allowed != self._private and not self.pane.side.editing:
            self._private = allowed
            self.pane.side.forget_form()

    def open_record(self, record: object) -> None:
        if not self.intake.is_busy:
            self.intake.leave(partial(self._open, record))

    def _open(self, record: object) -> None:
        self._stack.setCurrentWidget(self.pane)
        self.pane.open_record(record)

    def may_leave(self) -> bool:
        if self.pane.side.unsaved:
            self.pane.say_unsaved()
            return False
        if self.groups.unsaved:
            self.groups.records.say_unsaved()
            return False
        return True

    def choose_file(self) -> None:
        """Ask for a list of UMKM and check it."""
        if self.may_leave():
            ask = partial(self._work.files.open_file, self, tr("Pilih daftar UMKM"), WORKBOOKS, self.check_file)
            self.intake.leave(ask)

    def check_file(self, file: Path) -> None:
        """Open the import with this file."""
        self._stack.setCurrentWidget(self.intake)
        self.intake.check(IntakeKind.ENTERPRISES, file)

    def add(self) -> None:
        """Open an empty form."""
        if self.may_leave():
            self.intake.leave(self._add)

    def _add(self) -> None:
        self._stack.setCurrentWidget(self.pane)
        form = self.pane.form
        assert isinstance(form, EnterpriseForm)
        form.begin()
        self.pane.side.show_form(tr("UMKM baru"))

    def _fetch(self, query: ListQuery, start: int, limit: int) -> Slice[EnterpriseLine]:
        return list_enterprises(self._work.catalogue, self._work.actor, query, start, limit, counted=False)

    def _count(self, query: ListQuery) -> int:
        return count_list(self._work.catalogue, self._work.actor, IntakeKind.ENTERPRISES, query)
