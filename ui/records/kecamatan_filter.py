"""The filter by kecamatan, which offers those of the kabupaten that is chosen."""

from __future__ import annotations

from dataclasses import replace

from models.domain.lists import ListQuery
from models.reference.regions import children
from ui.records.pane import RecordsPane

_KABUPATEN = len("35.23")


class KecamatanFilter:
    """Follows the filter by kabupaten of the same list."""

    def __init__(self, pane: RecordsPane) -> None:
        self._pane = pane
        self._kabupaten = ""
        pane.list.model.refreshed.connect(self._follow)

    def _follow(self, _total: int) -> None:
        query: ListQuery = self._pane.list.model.query
        kabupaten, kecamatan = query.value_of("region"), query.value_of("kecamatan")
        if kabupaten and kecamatan and not kecamatan.startswith(kabupaten):
            kept = tuple(each for each in query.filters if each[0] != "kecamatan")
            self._pane.list.show_query(replace(query, filters=kept))
            return
        kabupaten = kabupaten or kecamatan[:_KABUPATEN]
        if kabupaten != self._kabupaten:
            self._kabupaten = kabupaten
            self._offer(tuple((each.code, each.name) for each in children(kabupaten)) if kabupaten else ())

    def _offer(self, choices: tuple[tuple[str, str], ...]) -> None:
        self._pane.list.bar.offer("kecamatan", choices)
        self._pane.chips.know("kecamatan", choices)
