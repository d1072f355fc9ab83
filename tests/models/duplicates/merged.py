"""Merges as tests make them."""

from __future__ import annotations

import pytest

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.lists import ListQuery
from models.domain.merging import MergePlan, MergeView, Side
from models.problems import UserProblem
from models.use_cases.back_up import check_catalogue
from models.use_cases.list_merges import list_merges
from models.use_cases.merge_records import merge_records
from models.use_cases.open_catalogue import Opened
from models.use_cases.view_enterprise import view_enterprise
from models.use_cases.view_merge import view_merge
from tests.models.duplicates.rich import picture


def plan(view: MergeView, *choices: tuple[str, Side]) -> MergePlan:
    return MergePlan(view.first.uid, view.second.uid, (view.first.version, view.second.version), choices)


def merged(opened: Opened, actor: Actor, first: str, second: str, *choices: tuple[str, Side]) -> str:
    view = view_merge(opened.catalogue, actor, first, second)
    return merge_records(opened.catalogue, actor, plan(view, *choices)).change_set


def the_merge(opened: Opened, actor: Actor) -> str:
    (line,) = list_merges(opened.catalogue, actor, ListQuery(), 0, 10).rows
    return line.uid


def offers_of(opened: Opened, actor: Actor, uid: str) -> dict[str, str]:
    """words → uid."""
    return {offer.words: offer.uid for offer in view_enterprise(opened.catalogue, actor, uid).offers}


def refused(opened: Opened, actor: Actor, first: str, second: str, *choices: tuple[str, Side]) -> str:
    before = picture(opened)
    with pytest.raises(UserProblem) as problem:
        merge_records(opened.catalogue, actor, MergePlan(first, second, None, choices))
    assert picture(opened) == before
    return problem.value.message


def sound(catalogue: Catalogue, actor: Actor) -> None:
    assert check_catalogue(catalogue, actor).findings == ()
