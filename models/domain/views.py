"""A list as somebody keeps it for the next time."""

from __future__ import annotations

from dataclasses import dataclass

from models.domain.lists import ListQuery


@dataclass(frozen=True, slots=True)
class ViewDraft:
    """A view to be kept; an empty uid makes a new one."""

    list: str
    """"enterprises", "partners" or "needs"."""
    name: str
    query: ListQuery
    columns: tuple[str, ...] = ()
    """Keys of the columns in their order; none: as the list comes."""
    shared: bool = False
    uid: str = ""


@dataclass(frozen=True, slots=True)
class SavedView:
    """A kept view as this user sees it."""

    uid: str
    name: str
    query: ListQuery
    columns: tuple[str, ...]
    shared: bool
    own: bool
    """Made by this user: only they change it."""
    gone: tuple[str, ...] = ()
    """Filters whose value is not in the catalogue any more."""
