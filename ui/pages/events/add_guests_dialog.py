"""Guests from the catalogue: searched by name, product or place, several at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from models.domain.events import Side
from models.domain.lists import ListQuery
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.list_partners import list_partners
from ui.dialogs.verb_dialog import VerbDialog
from ui.pages.events.event_words import SIDES
from ui.texts import tr
from ui.widgets.lists.columns import Column
from ui.widgets.lists.filters import SearchBox
from ui.widgets.lists.rows import FixedRows
from ui.widgets.lists.table import Table
from ui.widgets.look.theme import GRID
from ui.widgets.quiet_fields import QuietComboBox
from ui.widgets.wording import Kind, words
from ui.workplace import Workplace

MOST = 100
_SIZE = (720, 480)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody in the catalogue who could be invited."""

    code: str
    name: str
    region: str
    product: str
    invited: bool


class AddGuestsDialog(VerbDialog):
    """Those invited already are named as such and cannot be chosen again."""

    def __init__(self, parent: QWidget, work: Workplace, invited: frozenset[str], asks: str, verb: str) -> None:
        super().__init__(parent, asks, verb)
        self._work = work
        self._invited = invited
        self.side = self._sides()
        self.search = SearchBox(tr("Cari nama, kode, produk, atau tempat…"))
        self.rows = FixedRows(_columns())
        self.table = Table(self.rows, tr("Yang ditemukan di katalog"))
        self.found = words(kind=Kind.SMALL)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.side)
        row.addWidget(self.search, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.found)
        self.resize(*_SIZE)
        self.search.searched.connect(self.seek)
        self.side.activated.connect(lambda: self.seek(self.search.text()))
        self.table.selectionModel().selectionChanged.connect(self._judge)
        self._judge()
        self.seek("")
        self.search.setFocus()

    def _sides(self) -> QComboBox:
        box = QuietComboBox()
        box.setAccessibleName(tr("Pihak"))
        for side in (Side.ENTERPRISE, Side.BUYER):
            box.addItem(tr(SIDES[side]), str(side))
        return box

    def chosen(self) -> tuple[str, ...]:
        """Codes of those selected."""
        rows = (self.rows.row_at(number) for number in self.table.selected_numbers())
        return tuple(row.code for row in rows if row is not None and not row.invited)

    def seek(self, sought: str) -> None:
        """Look the words up in the catalogue."""
        side = Side(self.side.currentData())
        self._work.ask("events/candidates", partial(self._read, side, sought.strip()), self._show)

    def _read(self, side: Side, sought: str) -> tuple[int, tuple[Candidate, ...]]:
        work, query = self._work, ListQuery(words=sought)
        if side is Side.BUYER:
            partners = list_partners(work.catalogue, work.actor, query, 0, MOST)
            return partners.total, tuple(
                Candidate(each.code, each.name, each.kabupaten, ", ".join(each.asks_for), each.code in self._invited)
                for each in partners.rows
            )
        found = list_enterprises(work.catalogue, work.actor, query, 0, MOST)
        return found.total, tuple(
            Candidate(each.code, each.name, each.kabupaten, each.product, each.code in self._invited)
            for each in found.rows
        )

    def _show(self, found: tuple[int, tuple[Candidate, ...]]) -> None:
        total, rows = found
        self.rows.set_rows(rows)
        more = tr("{shown} dari {total}; ketik untuk mempersempit.").format(shown=len(rows), total=total)
        self.found.setText(more if total > len(rows) else tr("{total} ditemukan").format(total=total))
        self._judge()

    def _judge(self) -> None:
        self.verb_button.setEnabled(bool(self.chosen()))


def add_guests_dialog(
    parent: QWidget, work: Workplace, invited: frozenset[str], answered: Callable[[tuple[str, ...]], object]
) -> AddGuestsDialog:
    """Open the search; `answered` gets the codes of those chosen."""
    dialog = AddGuestsDialog(parent, work, invited, tr("Siapa yang diundang?"), tr("Tambahkan"))
    dialog.accepted.connect(lambda: answered(dialog.chosen()))
    dialog.open()
    return dialog


def _columns() -> tuple[Column[Candidate], ...]:
    return (
        Column("code", tr("Kode"), lambda row: row.code, width=104),
        Column("name", tr("Nama"), lambda row: row.name, sort="name", tooltip=lambda row: row.name),
        Column("region", tr("Kabupaten/kota"), lambda row: row.region, sort="region", width=140),
        Column("product", tr("Produk atau yang dicari"), lambda row: row.product, width=170,
               tooltip=lambda row: row.product),
        Column("invited", tr("Peserta"), lambda row: tr("sudah") if row.invited else "", width=72),
    )  # fmt: skip
