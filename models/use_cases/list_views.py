"""The views of a list that a user can choose."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.views import SavedView
from models.steps.records.views import views_of


def list_views(catalogue: Catalogue, actor: Actor, name: str) -> tuple[SavedView, ...]:
    """Those of the user and those that the office shares, of one list, by name."""
    with catalogue.reading() as session:
        return views_of(session, actor, name)
