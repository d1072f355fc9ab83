"""Filters of the list of UMKM whose values come from the catalogue, or hang on another filter."""

from __future__ import annotations

from functools import partial

from models.use_cases.list_filter_values import FilterValues, list_filter_values
from ui.records.kecamatan_filter import KecamatanFilter
from ui.records.pane import RecordsPane
from ui.workplace import Workplace


class CatalogueFilters:
    """Offers programmes, groups, and the kecamatan of the kabupaten that is chosen."""

    def __init__(self, work: Workplace, pane: RecordsPane) -> None:
        self._work, self._pane = work, pane
        self._kecamatan = KecamatanFilter(pane)

    def reload(self) -> None:
        """Read the values anew."""
        read = partial(list_filter_values, self._work.catalogue, self._work.actor)
        self._work.ask("enterprises/filters", read, self._know)

    def _know(self, values: FilterValues) -> None:
        self._offer("programme", tuple((each, each) for each in values.programmes))
        self._offer("group", values.groups)

    def _offer(self, name: str, choices: tuple[tuple[str, str], ...]) -> None:
        self._pane.list.bar.offer(name, choices)
        self._pane.chips.know(name, choices)
