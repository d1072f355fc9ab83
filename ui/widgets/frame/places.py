"""The pages of the window, by name: what the sidebar and the command palette list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from ui.widgets.page import Page


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the sidebar; `made_by` is imported when the page is first opened."""

    key: str
    title: str
    icon: str
    made_by: str | Callable[[Any], Page]
    """"ui.pages.home.page:HomePage", or the class itself; called with the Workplace."""
    apart: bool = False
    """Stands at the foot of the sidebar."""

    def make(self, workplace: object) -> Page:
        """The page itself."""
        if not isinstance(self.made_by, str):
            return self.made_by(workplace)
        module, _, name = self.made_by.partition(":")
        page: Page = getattr(import_module(module), name)(workplace)
        return page


@dataclass(frozen=True, slots=True)
class Found:
    """A record that the command palette found, and where it opens."""

    title: str
    detail: str
    place: str
    record: object
    icon: str = "file-text"


FindRecords = Callable[[str], Sequence[Found]]
"""Words → records; called on a reader's thread."""
