"""Filters of the list of UMKM whose values come from papers, groups and the calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from models.domain.associations import AssociationDraft, MemberPart
from models.domain.businesses import PaperDraft, PersonDraft
from models.domain.lists import ListQuery
from models.use_cases.confirm_enterprise import confirm_enterprise
from models.use_cases.delete_association import delete_association
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.list_filter_values import list_filter_values
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_association import save_association
from models.use_cases.save_enterprise import save_enterprise
from models.use_cases.undo_change import undo_change
from models.use_cases.view_enterprise import view_enterprise
from tests.models.records.drafts import enterprise

TODAY = date.today()
EVERY_DAY = [TODAY - timedelta(days=days) for days in (0, 1, 31, 364, 365, 366, 367, 800)]


def _names(opened: Opened, *filters: tuple[str, str], words: str = "") -> list[str]:
    query = ListQuery(words, filters)
    return [row.name for row in list_enterprises(opened.catalogue, opened.actor, query, 0, 200).rows]


def _save(opened: Opened, name: str, *papers: PaperDraft) -> str:
    draft = replace(enterprise(name), papers=papers, owner=PersonDraft(name="Sri"))
    return save_enterprise(opened.catalogue, opened.actor, draft).uid


def test_a_paper_is_lacking_from_the_day_after_its_last(opened: Opened) -> None:
    nib = PaperDraft("nib", True, "1234567890123")
    for name, until in (("Kemarin", TODAY - timedelta(days=1)), ("Hari ini", TODAY), ("Selamanya", None)):
        halal = PaperDraft("halal", True, "", until.isoformat() if until else "")
        _save(opened, name, nib, PaperDraft("pirt", True), halal)
    _save(opened, "Tanpa", nib, PaperDraft("pirt", True), PaperDraft("halal", False))
    shown = list_enterprises(opened.catalogue, opened.actor, ListQuery(), 0, 50).rows
    assert all(row.papers_due > 2 for row in shown)
    assert [row.name for row in shown if not row.ready] == ["Kemarin", "Tanpa"]
    assert _names(opened, ("papers", "kurang")) == _names(opened, ("papers", "halal")) == ["Kemarin", "Tanpa"]
    assert _names(opened, ("papers", "pirt")) == _names(opened, ("papers", "belum_ditanya")) == []


ENDED, LASTING = "2026-01-31", "2999-12-31"
STATES: tuple[tuple[bool, str] | None, ...] = (None, (False, ""), (True, ""), (True, ENDED), (True, LASTING))


def test_what_nobody_asked_is_not_lacking_and_both_together_are_all_that_are_not_ready(opened: Opened) -> None:
    kinds = ("nib", "halal", "pirt")
    for at, states in enumerate(product(STATES, repeat=len(kinds))):
        told = [(kind, state) for kind, state in zip(kinds, states, strict=True) if state is not None]
        _save(opened, f"Usaha {at:03}", *(PaperDraft(kind, state[0], "", state[1]) for kind, state in told))
    shown = list_enterprises(opened.catalogue, opened.actor, ListQuery(), 0, 200).rows
    lacking, unknown = (set(_names(opened, ("papers", value))) for value in ("kurang", "belum_ditanya"))
    assert {row.papers_due for row in shown} == {3}
    assert lacking == {row.name for row in shown if row.papers_held + row.papers_unknown < row.papers_due}
    assert unknown == {row.name for row in shown if row.papers_unknown}
    assert lacking | unknown == {row.name for row in shown if not row.ready}
    assert lacking - unknown
    assert unknown - lacking
    assert lacking == set().union(*(_names(opened, ("papers", kind)) for kind in kinds))


@pytest.mark.parametrize("day", EVERY_DAY, ids=lambda day: str((TODAY - day).days))
def test_the_filter_by_freshness_agrees_with_the_mark_in_the_list(
    opened: Opened, day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.catalogue.recording.now", lambda: f"{day.isoformat()}T03:00:00+00:00")
    uid = _save(opened, "Lama")
    shown = list_enterprises(opened.catalogue, opened.actor, ListQuery(), 0, 5).rows
    assert _names(opened, ("told", "basi")) == [row.name for row in shown if row.stale]
    monkeypatch.undo()
    version = view_enterprise(opened.catalogue, opened.actor, uid).version
    confirm_enterprise(opened.catalogue, opened.actor, uid, version)
    assert _names(opened, ("told", "basi")) == []


def test_members_of_a_group_are_found_by_it_until_it_goes(opened: Opened) -> None:
    uids = [_save(opened, name) for name in ("Satu", "Dua", "Tiga")]
    members = tuple(MemberPart(enterprise=uid) for uid in uids[:2])
    draft = AssociationDraft(name="Tani Rukun", region="35.23", members=members)
    group = save_association(opened.catalogue, opened.actor, draft)
    assert list_filter_values(opened.catalogue, opened.actor).groups == ((group.uid, "Tani Rukun"),)
    assert _names(opened, ("group", group.uid)) == ["Dua", "Satu"]
    assert _names(opened, words="rukun") == ["Dua", "Satu"]
    gone = delete_association(opened.catalogue, opened.actor, group.uid)
    assert _names(opened, ("group", group.uid)) == []
    undo_change(opened.catalogue, opened.actor, gone.change_set)
    assert _names(opened, ("group", group.uid)) == ["Dua", "Satu"]
