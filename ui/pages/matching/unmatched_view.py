"""Enterprises that a run left without a proposal, with the reasons."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.domain.lists import ListQuery
from models.domain.matching import RuleCode, UnmatchedCode, UnmatchedLine
from ui import reasons
from ui.pages.matching.columns import unmatched_columns
from ui.texts import tr
from ui.widgets.empty_state import Emptiness
from ui.widgets.lists.filters import Filter
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import Fetch, PagedRows
from ui.widgets.reading import Reader

_OF_NEEDS = (UnmatchedCode.NO_OFFER_IN_REACH, UnmatchedCode.CAPACITY_SHORT, UnmatchedCode.RULE)
"""Reasons that enterprises never have, or that the rule behind them says better."""
_REFUSING = (
    RuleCode.CERTIFICATES, RuleCode.TERRITORY, RuleCode.SEASON, RuleCode.PATTERN_SIZE, RuleCode.PATTERN_DIRECTION,
    RuleCode.COMMODITY_REACH, RuleCode.UNIT, RuleCode.INDEPENDENCE, RuleCode.MINIMUM_LOT, RuleCode.FORBIDDEN,
)  # fmt: skip


class UnmatchedView(QWidget):
    """`enterprise_wanted` carries the code of the enterprise that was opened."""

    enterprise_wanted = Signal(str)

    def __init__(self, fetch: Fetch[UnmatchedLine], reader: Reader) -> None:
        super().__init__()
        rows = PagedRows(unmatched_columns(), fetch, reader, "matching/unmatched")
        self.list: RecordList[UnmatchedLine] = RecordList(
            rows,
            tr("UMKM tanpa usulan"),
            filters=(Filter("reason", tr("Sebab"), _choices()),),
            empty=Emptiness("handshake", tr("Semua UMKM mendapat usulan"), tr("Tidak ada yang tertinggal.")),
            identity=lambda row: row.enterprise,
            can_export=False,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.list)
        self.list.opened.connect(lambda row: self.enterprise_wanted.emit(row.enterprise))

    def reload(self) -> None:
        """Ask again."""
        self.list.reload()

    def show_reason(self, reason: str) -> None:
        """Show only those left over for this reason; all without one."""
        self.list.show_query(ListQuery(filters=(("reason", reason),) if reason else ()))


def _choices() -> tuple[tuple[str, str], ...]:
    codes = [str(code) for code in UnmatchedCode if code not in _OF_NEEDS]
    codes += [f"rule:{rule}" for rule in _REFUSING]
    return tuple((code, reasons.reason_text(code)) for code in codes)
