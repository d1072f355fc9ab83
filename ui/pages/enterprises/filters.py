"""Filters of the list of UMKM whose values come from the catalogue, or hang on another filter."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from models.domain.lists import ListQuery
from models.reference.regions import children
from models.use_cases.list_filter_values import FilterValues, list_filter_values
from ui.records.pane import RecordsPane
from ui.workplace import Workplace

_KABUPATEN = len("35.23")


class CatalogueFilters:
    """Offers programmes, groups, and the kecamatan of the kabupaten that is chosen."""

    def __init__(self, work: Workplace, pane: RecordsPane) -> None:
        self._work, self._pane = work, pane
        self._kabupaten = ""
        pane.list.model.refreshed.connect(self._follow)

    def reload(self) -> None:
        """Read the values anew."""
        read = partial(list_filter_values, self._work.catalogue, self._work.actor)
        self._work.ask("enterprises/filters", read, self._know)

    def _know(self, values: FilterValues) -> None:
        self._offer("programme", tuple((each, each) for each in values.programmes))
        self._offer("group", values.groups)

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
            self._offer("kecamatan", tuple((each.code, each.name) for each in children(kabupaten)) if kabupaten else ())

    def _offer(self, name: str, choices: tuple[tuple[str, str], ...]) -> None:
        self._pane.list.bar.offer(name, choices)
        self._pane.chips.know(name, choices)
