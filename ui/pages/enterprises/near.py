"""UMKM around a place: the button beside the list, the filter, and the column that tells how far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from models.domain.lists import ListQuery
from models.domain.nearness import Nearness, read_nearness
from models.domain.partners import NeedSummary, PartnerLine
from models.use_cases.list_needs import list_needs
from models.use_cases.list_partners import list_partners
from ui.pages.enterprises.near_dialog import NearDialog, nearness_words
from ui.records.pane import RecordsPane
from ui.texts import tr
from ui.widgets.records.enterprise_field import Suggestions
from ui.widgets.wording import icon_button
from ui.workplace import Workplace

NEAR, DISTANCE = "near", "distance"
SUGGESTED = 6


class NearFilter:
    """Narrows a list of UMKM to a circle; the nearest come first until another order is asked for."""

    def __init__(self, work: Workplace, pane: RecordsPane) -> None:
        self._work, self._pane = work, pane
        self._held: str | None = None
        self.button = icon_button("map-pin", tr("UMKM di sekitar suatu tempat…"), self.ask)
        pane.list.tools.insertWidget(1, self.button)
        pane.list.model.refreshed.connect(self._follow)

    def ask(self) -> None:
        """Ask for a place and how far from it."""
        query: ListQuery = self._pane.list.model.query
        dialog = NearDialog(self._pane, self._seek, read_nearness(query.value_of(NEAR)))
        dialog.accepted.connect(lambda: self._show(dialog.near))
        dialog.open()

    def _show(self, near: Nearness | None) -> None:
        if near is not None:
            query: ListQuery = self._pane.list.model.query
            kept = tuple(each for each in query.filters if each[0] != NEAR)
            wanted = replace(query, filters=(*kept, (NEAR, str(near))), sort="", descending=False)
            self._pane.list.show_query(wanted)

    def _follow(self, _total: int) -> None:
        value = self._pane.list.model.query.value_of(NEAR)
        if value == self._held:
            return
        self._held = value
        near = read_nearness(value)
        self._pane.list.bar.offer(NEAR, ((value, nearness_words(near)),) if near else ())
        self._pane.list.table.show_column(DISTANCE, near is not None)

    def _seek(self, words: str, found: Callable[[Suggestions], None]) -> None:
        work = self._work

        def read() -> Suggestions:
            asked = (work.catalogue, work.actor, ListQuery(words), 0, SUGGESTED)
            partners = [(row.code, _partner_words(row)) for row in list_partners(*asked).rows]
            return [*partners, *((row.code, _need_words(row)) for row in list_needs(*asked).rows)]

        work.ask("enterprises/near", read, found)


def _partner_words(row: PartnerLine) -> str:
    return " ".join(part for part in (row.code, f"{row.name},", row.kabupaten) if part).rstrip(",")


def _need_words(row: NeedSummary) -> str:
    return f"{row.code} {row.words}, {row.partner}"
