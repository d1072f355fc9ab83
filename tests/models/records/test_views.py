"""Views of a list that users keep."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.domain.lists import ListQuery
from models.domain.views import SavedView, ViewDraft
from models.problems import UserProblem
from models.use_cases.delete_view import delete_view
from models.use_cases.list_views import list_views
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_view import save_view
from models.use_cases.undo_change import undo_change

QUERY = ListQuery("keripik", (("region", "35.23"), ("size", "mikro")), "owner", True)
DRAFT = ViewDraft("enterprises", "Mikro Tuban", QUERY, ("code", "name", "owner"))


def _views(opened: Opened, name: str = "enterprises") -> tuple[SavedView, ...]:
    return list_views(opened.catalogue, opened.actor, name)


def test_a_view_comes_back_as_it_was_kept(opened: Opened) -> None:
    saved = save_view(opened.catalogue, opened.actor, DRAFT)
    (view,) = _views(opened)
    assert view == SavedView(saved.uid, "Mikro Tuban", QUERY, DRAFT.columns, shared=False, own=True)
    assert _views(opened, "partners") == ()


def test_a_view_is_renamed_changed_deleted_and_brought_back(opened: Opened) -> None:
    saved = save_view(opened.catalogue, opened.actor, DRAFT)
    save_view(opened.catalogue, opened.actor, replace(DRAFT, uid=saved.uid, name="Tuban", query=ListQuery()))
    (view,) = _views(opened)
    assert (view.uid, view.name, view.query) == (saved.uid, "Tuban", ListQuery())
    gone = delete_view(opened.catalogue, opened.actor, saved.uid)
    assert _views(opened) == ()
    undo_change(opened.catalogue, opened.actor, gone.change_set)
    assert [each.name for each in _views(opened)] == ["Tuban"]


def test_names_are_needed_and_stand_once(opened: Opened) -> None:
    save_view(opened.catalogue, opened.actor, DRAFT)
    for name, problem in (("  ", "view.name_missing"), ("mikro  TUBAN", "view.name_taken")):
        with pytest.raises(UserProblem) as refused:
            save_view(opened.catalogue, opened.actor, replace(DRAFT, name=name))
        assert refused.value.message == problem


def test_a_filter_whose_value_has_gone_is_told(opened: Opened) -> None:
    filters = (("commodity", "tidak_ada"), ("group", "x"), ("programme", "PKH"), ("region", "35.23"), ("size", "mikro"))
    save_view(opened.catalogue, opened.actor, replace(DRAFT, query=ListQuery("", filters)))
    assert _views(opened)[0].gone == ("commodity", "group", "programme")


def test_only_shared_views_of_the_office_are_seen_by_others_and_nobody_else_changes_them(opened: Opened) -> None:
    save_view(opened.catalogue, opened.actor, DRAFT)
    shared = save_view(opened.catalogue, opened.actor, replace(DRAFT, name="Bersama", shared=True))
    colleague = replace(opened, actor=replace(opened.actor, user="orang-lain"))
    assert [(each.name, each.own) for each in _views(colleague)] == [("Bersama", False)]
    with pytest.raises(UserProblem, match=r"view\.of_another"):
        delete_view(colleague.catalogue, colleague.actor, shared.uid)
    elsewhere = replace(opened, actor=replace(colleague.actor, office="LAIN"))
    assert _views(elsewhere) == ()
