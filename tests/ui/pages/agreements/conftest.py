"""Fixtures of the page Perjanjian."""

from __future__ import annotations

from tests.ui.pages.matching.surroundings import matched, matched_file, open_window

__all__ = ["matched", "matched_file", "open_window"]
