"""Laporan: reports, registers and letters in the making, and the letters that were issued."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QTabWidget

from models.domain.agreements import AgreementLine
from models.domain.changes import Changed
from models.domain.lists import ListQuery
from models.domain.matching import ProposalLine
from models.use_cases.list_agreements import list_agreements
from models.use_cases.list_ready_proposals import list_ready_proposals
from ui.facts import capitalised
from ui.pages.reports.letters_view import LettersView
from ui.pages.reports.maker_view import MakerView
from ui.pages.reports.makings import Offered
from ui.texts import tr
from ui.widgets.page import Page, PageAction
from ui.workplace import Workplace

_LONGEST = 16
_MOST_PROPOSALS, _MOST_AGREEMENTS = 300, 60


class ReportsPage(Page):
    """Two tabs: what is being made, and what was issued."""

    title = tr("Laporan")
    help_text = tr(
        "Laporan Kemitraan, register perjanjian, dan profil dibuat dari catatan yang ada; nota kesepahaman, "
        "berita acara, dan surat pelaporan mengambil nomor resmi ketika diterbitkan.\n\n"
        "Isian di kiri, pratinjau di kanan. Simpan atau cetak dari pratinjau. Surat yang terbit tersimpan dan "
        "cetak ulangnya selalu sama. Kertas untuk umum tidak memuat nama orang, nomor kependudukan, dan harga."
    )
    concerns = Changed.AGREEMENTS | Changed.DECISIONS | Changed.RUNS | Changed.PAPERS | Changed.OFFICES

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self.maker = MakerView(work)
        self.letters = LettersView(work)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(tr("Buat surat atau lihat surat terbit"))
        self.tabs.addTab(self.maker, tr("Buat surat dan laporan"))
        self.tabs.addTab(self.letters, tr("Surat terbit"))
        self.body.addWidget(self.tabs)

    def more_actions(self) -> tuple[PageAction, ...]:
        return tuple(PageAction(each.title, partial(self.make, each.key)) for each in self.maker.makings)

    def reload(self, changed: Changed) -> None:
        self.letters.reload()
        self._work.ask("reports/offered", self._read_offered, self.maker.offer)

    def open_record(self, record: object) -> None:
        """A key of a paper opens its form; anything else the letters."""
        if isinstance(record, str) and record in {each.key for each in self.maker.makings}:
            self.make(record)
        else:
            self.tabs.setCurrentWidget(self.letters)

    def make(self, key: str) -> None:
        """Turn to the form of a paper."""
        self.tabs.setCurrentWidget(self.maker)
        self.maker.choose(key)

    def _read_offered(self) -> Offered:
        work = self._work
        ready = list_ready_proposals(work.catalogue, work.actor, ListQuery(), 0, _MOST_PROPOSALS)
        issued = ListQuery(filters=(("status", "terbit"),))
        agreements = list_agreements(work.catalogue, work.actor, issued, 0, _MOST_AGREEMENTS)
        proposals = tuple((row.proposal, _proposal(row)) for row in ready.rows if not row.need_inferred)
        return Offered(proposals, tuple((row.agreement, _agreement(row)) for row in agreements.rows))


def _proposal(row: ProposalLine) -> str:
    other = row.enterprise_name
    if row.members:
        named = other if other.casefold().startswith("kelompok ") else tr("kelompok {leader}").format(leader=other)
        other = tr("{named} dkk. ({count} usaha)").format(named=named, count=row.members)
    return f"{row.partner} dan {other}: {capitalised(row.need_words)}"


def _agreement(row: AgreementLine) -> str:
    """The number with as much of the name as a narrow form has room for."""
    name = row.enterprise_name if len(row.enterprise_name) <= _LONGEST else f"{row.enterprise_name[:_LONGEST]}…"
    return f"{row.number} · {name}"
