"""To be written."""

from __future__ import annotations

from models.domain.matching import RunFact
from ui.pages.matching.analyses.analysis import Analysis


class PriorityView(Analysis):
    """To be written."""

    def show_run(self, run: RunFact, *, newest: bool) -> None:
        """To be written."""
