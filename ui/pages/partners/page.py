"""Mitra & Kebutuhan: industry partners and what they ask for."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QWidget

from models.domain.changes import Changed
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery, Slice
from models.domain.nearness import Nearness
from models.domain.partners import NeedRecord, NeedSummary, PartnerLine, PartnerRecord
from models.use_cases.confirm_need_terms import confirm_need_terms
from models.use_cases.confirm_partner import confirm_partner
from models.use_cases.delete_need import delete_need
from models.use_cases.delete_partner import delete_partner
from models.use_cases.list_needs import list_needs
from models.use_cases.list_partners import list_partners
from models.use_cases.save_need import save_need
from models.use_cases.save_partner import save_partner
from models.use_cases.view_as_of import view_partner_as_of
from models.use_cases.view_need import view_need
from models.use_cases.view_partner import view_partner
from ui.intake.panel import WORKBOOKS, IntakePanel, save_template
from ui.pages.partners import columns, reading
from ui.pages.partners.form import NeedForm
from ui.pages.partners.inferring import ConfirmBar, InferBar
from ui.pages.partners.partner_form import PartnerForm
from ui.records.freshness_bar import FreshnessBar
from ui.records.kecamatan_filter import KecamatanFilter
from ui.records.pane import RecordsPane, Trade
from ui.records.past import PastBar
from ui.records.verifying import Verifying
from ui.texts import tr
from ui.widgets.empty_state import Emptiness, NextStep
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import PagedRows
from ui.widgets.page import Page, PageAction
from ui.widgets.wording import button
from ui.workplace import Workplace

PARTNERS, NEEDS = 0, 1
NEAR_KM = 50
_OF_NEEDS = frozenset({"pattern", "partner", "commodity", "until", "origin"})
"""Filters that another page means for the needs."""


class PartnersPage(Page):
    """Two lists: partners, and their needs."""

    title = tr("Mitra & Kebutuhan")
    help_text = tr(
        "Mitra industri dan yang mereka butuhkan.\n\n"
        "Ketik untuk mencari nama, tempat, orang, barang, atau kode: awal kata saja cukup.\n\n"
        "Kebutuhan menyebut komoditas, jumlah per bulan, dan syaratnya; pola kemitraan boleh dikosongkan agar "
        "program yang mengusulkan. Kebutuhan baru dibuat dari catatan mitranya. Sesudah tanggal “Berlaku sampai” "
        "ia tidak dicocokkan lagi.\n\n"
        "Yang diperjanjikan adalah janji dalam perjanjian yang berjalan, bukan barang yang sudah terkirim."
    )
    concerns = Changed.PARTNERS | Changed.NEEDS | Changed.AGREEMENTS | Changed.SUPPLY_CHAIN

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        trade = self._partner_trade()
        self.partners = RecordsPane(work, trade, self._partner_list())
        self.past = PastBar(work, self.partners, trade, view_partner_as_of)
        self.needs = RecordsPane(work, self._need_trade(), self._need_list())
        self.intake = IntakePanel(work)
        self.infer_bar, self.confirm_bar = InferBar(work), ConfirmBar(work)
        self.tabs = QTabBar()
        self._stack = QStackedWidget()
        self._lay_out()
        self.tabs.currentChanged.connect(self._turn)
        self.partners.list.new_wanted.connect(self.add_partner)
        self.partners.shown.connect(self.infer_bar.show_record)
        self.needs.shown.connect(self.confirm_bar.show_record)
        self.intake.closed.connect(lambda: self._turn(self.tabs.currentIndex()))

    def _lay_out(self) -> None:
        self.tabs.setAccessibleName(self.title)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for name in (tr("Mitra"), tr("Kebutuhan")):
            self.tabs.addTab(name)
        for pane in (self.partners, self.needs, self.intake):
            self._stack.addWidget(pane)
        self.need_button = button(tr("Kebutuhan"), self.add_need, kind="link", icon_name="plus")
        self.need_button.setAccessibleName(tr("Tambah kebutuhan"))
        self.need_button.setToolTip(tr("Tambah kebutuhan mitra ini"))
        self.partners.view.tabs.setCornerWidget(_corner(self.need_button))
        self.near_button = button(tr("UMKM sekitar"), self.show_near, kind="link", icon_name="map-pin")
        self.near_button.setAccessibleName(tr("UMKM di sekitar mitra ini"))
        self.near_button.setToolTip(
            tr("UMKM dengan komoditas ini, paling jauh {km} km dari mitranya").format(km=NEAR_KM)
        )
        self.needs.view.tabs.setCornerWidget(_corner(self.near_button))
        self.partners.view.add_bar(self.infer_bar)
        self.needs.view.add_bar(self.confirm_bar)
        FreshnessBar(self._work, self.partners, confirm_partner)
        self.verifying = Verifying(self._work, self.partners)
        FreshnessBar(self._work, self.needs, confirm_need_terms)
        self.kecamatan = [KecamatanFilter(pane) for pane in (self.partners, self.needs)]
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for pane, corner in ((self.partners, self.need_button), (self.needs, self.near_button)):
            # of another height than the tabs beside it, it would break the line over them
            bar = pane.view.tabs.tabBar()
            for each in (corner, bar):
                each.ensurePolished()
            corner.setFixedHeight(bar.sizeHint().height())

    def _partner_trade(self) -> Trade:
        return Trade(
            key="partners",
            kind=IntakeKind.PARTNERS,
            noun=tr("mitra"),
            hint=Emptiness("file-text", tr("Pilih satu mitra"), tr("Catatan dan kebutuhannya tampil di sini.")),
            tabs=reading.TABS,
            view=view_partner,
            save=save_partner,
            delete=delete_partner,
            make_form=PartnerForm,
            head=reading.head_of_partner,
            chapters=reading.chapters_of_partner,
            filters=columns.partner_filters(()),
            uid=lambda record: str(record.uid),
            consequence=tr("Kebutuhannya ikut hilang dari daftar dan pencocokan. Ini dapat diurungkan."),
        )

    def _need_trade(self) -> Trade:
        return Trade(
            key="needs",
            kind=IntakeKind.NEEDS,
            noun=tr("kebutuhan"),
            hint=Emptiness("file-text", tr("Pilih satu kebutuhan"), tr("Syarat dan riwayatnya tampil di sini.")),
            tabs=reading.TABS,
            view=view_need,
            save=save_need,
            delete=delete_need,
            make_form=NeedForm,
            head=reading.head_of_need,
            chapters=reading.chapters_of_need,
            filters=columns.need_filters(()),
            uid=lambda record: str(record.summary.uid),
            consequence=tr("Kebutuhan ini tidak dicocokkan lagi. Ini dapat diurungkan."),
        )

    def _partner_list(self) -> RecordList[PartnerLine]:
        return RecordList(
            PagedRows(columns.partner_columns(), self._fetch_partners, self._work.background, "partners"),
            tr("mitra"),
            filters=columns.partner_filters(()),
            identity=lambda row: row.uid,
            empty=Emptiness(
                "factory",
                tr("Belum ada mitra"),
                tr("Perusahaan yang mencari pemasok, subkontraktor, atau penyalur dicatat di sini."),
                (NextStep(tr("Impor dari Excel…"), self.choose_file), NextStep(tr("Tambah mitra"), self.add_partner)),
            ),
        )

    def _need_list(self) -> RecordList[NeedSummary]:
        return RecordList(
            PagedRows(columns.need_columns(), self._fetch_needs, self._work.background, "needs"),
            tr("kebutuhan"),
            filters=columns.need_filters(()),
            identity=lambda row: row.uid,
            empty=Emptiness(
                "clipboard-text",
                tr("Belum ada kebutuhan"),
                tr("Impor daftar kebutuhan, atau pilih mitra lalu tambahkan kebutuhannya."),
                (NextStep(tr("Impor dari Excel…"), self.choose_file),),
            ),
        )

    def main_action(self) -> PageAction:
        return PageAction(tr("Impor dari Excel…"), self.choose_file, "download-simple")

    def more_actions(self) -> tuple[PageAction, ...]:
        return (
            PageAction(tr("Tambah mitra"), self.add_partner, "plus"),
            PageAction(
                tr("Tambah kebutuhan mitra ini"), self.add_need, "plus", enabled=lambda: self._partner is not None
            ),
            PageAction(
                tr("Simpulkan kebutuhan mitra ini…"),
                self.infer_bar.infer,
                "lightbulb",
                enabled=lambda: self._partner is not None,
            ),
            PageAction(tr("Unduh templat…"), partial(save_template, self._work, self), "table"),
        )

    def reload(self, changed: Changed) -> None:
        self.partners.reload()
        self.needs.reload()

    def open_record(self, record: object) -> None:
        """A query that filters needs, or the code of one ("K-0012"), opens the needs; anything else the partners."""
        if isinstance(record, ListQuery):
            asked = {name for name, _value in record.filters}
            of_needs = (bool(asked & _OF_NEEDS) and "needs" not in asked) or record.words.startswith("K-")
        else:
            of_needs = str(record).startswith("K-")
        if self.may_leave() and not self.intake.is_busy:
            self.intake.leave(partial(self._open, NEEDS if of_needs else PARTNERS, record))

    def _open(self, at: int, record: object) -> None:
        self._turn(at)
        (self.needs if at == NEEDS else self.partners).open_record(record)

    def may_leave(self) -> bool:
        for pane in (self.partners, self.needs):
            if pane.side.unsaved:
                pane.say_unsaved()
                return False
        return True

    def choose_file(self) -> None:
        """Ask for a list of partners or needs and check it."""
        if self.may_leave():
            asks = tr("Pilih daftar mitra atau kebutuhan")
            self.intake.leave(partial(self._work.files.open_file, self, asks, WORKBOOKS, self.check_file))

    def check_file(self, file: Path) -> None:
        """Open the import with this file; each sheet says itself what it is."""
        self._stack.setCurrentWidget(self.intake)
        self.intake.check(None, file)

    def add_partner(self) -> None:
        """Open an empty form for a partner."""
        if self.may_leave():
            self.intake.leave(self._add_partner)

    def _add_partner(self) -> None:
        self._turn(PARTNERS)
        form = self.partners.form
        assert isinstance(form, PartnerForm)
        form.begin()
        self.partners.side.show_form(tr("Mitra baru"))

    def add_need(self) -> None:
        """Open an empty form for a need of the partner in view."""
        partner = self._partner
        if partner is None or not self.may_leave():
            return
        self._turn(NEEDS)
        form = self.needs.form
        assert isinstance(form, NeedForm)
        form.begin(partner.uid)
        self.needs.side.show_form(tr("Kebutuhan baru {partner}").format(partner=partner.business.name))

    def show_near(self) -> None:
        """Open the UMKM around the partner of the need in view that offer what it asks for."""
        record = self.needs.record
        if isinstance(record, NeedRecord):
            near = Nearness(record.summary.code, NEAR_KM)
            filters = (("commodity", record.commodity_slug), ("near", str(near)))
            self.go_to.emit("enterprises", ListQuery(filters=filters))

    @property
    def _partner(self) -> PartnerRecord | None:
        record = self.partners.record
        return record if isinstance(record, PartnerRecord) else None

    def _turn(self, at: int) -> None:
        self.tabs.setCurrentIndex(at)
        self._stack.setCurrentIndex(at)

    def _fetch_partners(self, query: ListQuery, start: int, limit: int) -> Slice[PartnerLine]:
        return list_partners(self._work.catalogue, self._work.actor, query, start, limit)

    def _fetch_needs(self, query: ListQuery, start: int, limit: int) -> Slice[NeedSummary]:
        return list_needs(self._work.catalogue, self._work.actor, query, start, limit)


def _corner(of: QWidget) -> QWidget:
    """Room for a button beside tabs that is no higher than the button is made: by itself it asks for more."""
    room = QWidget()
    inside = QHBoxLayout(room)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.addWidget(of)
    return room
