"""The same lists and records on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from models.domain.lists import ListQuery
from models.problems import UserProblem
from models.use_cases.delete_enterprise import delete_enterprise
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.list_needs import list_needs
from models.use_cases.list_partners import list_partners
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.save_enterprise import save_enterprise
from models.use_cases.save_need import save_need
from models.use_cases.save_partner import save_partner
from models.use_cases.undo_change import undo_change
from models.use_cases.view_enterprise import view_enterprise
from tests.models.records.drafts import enterprise, need, officer, partner, unchanged, with_capacity


@pytest.fixture
def shared(postgres_database: str) -> Iterator[Opened]:
    """A new catalogue on a server."""
    found = open_catalogue(postgres_database)
    yield found
    found.catalogue.close()


def _names(opened: Opened, words: str, *filters: tuple[str, str], sort: str = "name") -> list[str]:
    query = ListQuery(words, filters, sort)
    found = list_enterprises(opened.catalogue, opened.actor, query, 0, 20)
    assert found.total == len(found.rows)
    return [row.name for row in found.rows]


def test_lists_and_records_are_the_same_on_a_server(shared: Opened) -> None:
    saved = save_enterprise(shared.catalogue, shared.actor, enterprise())
    other = enterprise("Dapur Zamrud", "35.22.01")
    save_enterprise(shared.catalogue, shared.actor, replace(other, owner=replace(other.owner, nik="", kk="")))
    assert _names(shared, "") == ["Dapur Zamrud", "Keripik Bu Contoh"]
    filters = (("region", "35.22"), ("kind", "produk"), ("commodity", "tapioka"))
    assert _names(shared, "zam boj", *filters) == ["Dapur Zamrud"]
    found = officer(shared)
    with pytest.raises(UserProblem, match=r"record\.group_too_small"):
        _names(replace(shared, actor=found), "", ("desil", "1-2"))
    draft = unchanged(view_enterprise(shared.catalogue, shared.actor, saved.uid))
    edit = save_enterprise(shared.catalogue, shared.actor, with_capacity(draft, 700_000))
    undo_change(shared.catalogue, shared.actor, edit.change_set)
    record = view_enterprise(shared.catalogue, shared.actor, saved.uid)
    assert record.offers[0].capacity is not None
    assert record.offers[0].capacity.value == 500_000
    delete_enterprise(shared.catalogue, shared.actor, saved.uid)
    assert _names(shared, "") == ["Dapur Zamrud"]


def test_partners_and_needs_are_found_on_a_server(shared: Opened) -> None:
    saved = save_partner(shared.catalogue, shared.actor, partner())
    save_need(shared.catalogue, shared.actor, need(saved.uid))
    query = ListQuery("CONTOH tapioka", (("region", "35.23"), ("commodity", "tapioka")))
    assert [row.needs for row in list_partners(shared.catalogue, shared.actor, query, 0, 5).rows] == [1]
    assert list_needs(shared.catalogue, shared.actor, ListQuery("kering"), 0, 5).total == 1
