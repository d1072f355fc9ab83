"""The merges that stand, and the way to take one apart again."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.lists import ListQuery, Slice
from models.domain.merging import MergeLine, UnmergeReport
from models.use_cases.list_merges import list_merges
from models.use_cases.unmerge_records import unmerge_records
from ui.dialogs.confirm import ask_to_confirm
from ui.pages.enterprises.duplicates.columns import merge_columns
from ui.pages.enterprises.merge_words import kept_words, unmerged_line
from ui.texts import tr
from ui.widgets.empty_state import Emptiness
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import PagedRows
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, words
from ui.workplace import Workplace


class PastMerges(QWidget):
    """Lists merges; what a survivor keeps of later work is told when one is taken apart."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        rows = PagedRows(merge_columns(), self._fetch, work.background, "merges")
        nothing = Emptiness("copy", tr("Belum ada penggabungan"), tr("Yang digabung dapat dipisahkan lagi di sini."))
        noun = tr("penggabungan")
        self.list = RecordList(rows, noun, identity=lambda row: row.uid, empty=nothing, can_export=False)
        self.list.bar.hide()
        self.kept = words(kind=Kind.MUTED, wrap=True)
        self.kept.hide()
        self.apart_button = button(tr("Pisahkan lagi…"), self.ask)
        self.apart_button.setEnabled(False)
        self.list.chosen.connect(lambda row: self.apart_button.setEnabled(row is not None))
        self._lay_out()

    def reload(self) -> None:
        """Read the list again."""
        self.list.reload()

    def ask(self) -> None:
        """Ask, then take the merge in focus apart."""
        line = self.list.current()
        if line is not None:
            ask_to_confirm(
                self,
                tr("Pisahkan {merged} dari {code}?").format(merged=line.merged_code, code=line.code),
                tr("Pisahkan"),
                partial(self._unmerge, line),
                why=tr(
                    "Yang dulu dipindahkan kembali ke {merged}. Perubahan sesudah digabung tetap pada {code}."
                ).format(merged=line.merged_code, code=line.code),
            )

    def _unmerge(self, line: MergeLine) -> None:
        self._work.start_once(
            "duplicates/unmerge",
            partial(unmerge_records, self._work.catalogue, self._work.actor, line.uid),
            title=tr("Memisahkan dua catatan"),
            done=unmerged_line,
            succeeded=self._tell,
        )

    def _tell(self, report: UnmergeReport) -> None:
        kept = "; ".join(kept_words(edit) for edit in report.kept)
        self.kept.setText(tr("Tetap pada {code}: {kept}").format(code=report.code, kept=kept))
        self.kept.setVisible(bool(kept))

    def _fetch(self, query: ListQuery, start: int, limit: int) -> Slice[MergeLine]:
        return list_merges(self._work.catalogue, self._work.actor, query, start, limit)

    def _lay_out(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.addWidget(self.kept, 1)
        row.addStretch()
        row.addWidget(self.apart_button)
        down.addLayout(row)
