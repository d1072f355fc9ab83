"""A window with the page Laporan over a catalogue that has agreements."""

from __future__ import annotations

from tests.models.reports.conftest import agreed_file
from tests.ui.pages.matching.surroundings import matched_file, open_window

__all__ = ["agreed_file", "matched_file", "open_window"]
