"""A view that is imported and made only when it is first wanted."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

View = TypeVar("View", bound=QWidget)


@dataclass(frozen=True, slots=True)
class LateView(Generic[View]):
    """A view by its key and title, and where it is made: "module:Class"."""

    key: str
    title: str
    view: str

    def make(self, given: object) -> View:
        """The view of what is given, named by its title."""
        module, _, name = self.view.partition(":")
        made: View = getattr(import_module(module), name)(given)
        made.setAccessibleName(self.title)
        return made
