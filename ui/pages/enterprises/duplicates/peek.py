"""Another record to read beside the form, without leaving it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.domain.enterprises import EnterpriseRecord
from models.use_cases.view_enterprise import view_enterprise
from ui.pages.enterprises.reading import SUMMARY, chapters_of, head_of
from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.records.facts_view import FactsView
from ui.widgets.wording import Kind, button, words
from ui.workplace import Workplace

_SIZE = (560, 520)


class Peek(QDialog):
    """Shows a record's summary; what stands in the form stays as it is."""

    def __init__(self, parent: QWidget, record: EnterpriseRecord) -> None:
        super().__init__(parent)
        head = head_of(record)
        self.setWindowTitle(head.name)
        self.resize(*_SIZE)
        self.view = FactsView(tr("Catatan {name}").format(name=head.name))
        self.view.show_chapters(chapters_of(record)[SUMMARY])
        self.close_button = button(tr("Tutup"), self.accept)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 2 * GRID, 0, GRID)
        for text, kind in ((head.name, Kind.HEADING), (head.what, Kind.SMALL)):
            said = words(text, kind, wrap=True)
            said.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
            down.addWidget(said)
        down.addWidget(self.view, 1)
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        row.addStretch()
        row.addWidget(self.close_button)
        down.addLayout(row)


def peek_at(work: Workplace, parent: QWidget, uid: str) -> None:
    """Read a record and show it over the window."""
    read = partial(view_enterprise, work.catalogue, work.actor, uid)
    work.ask("enterprises/peek", read, lambda record: Peek(parent, record).open())
