"""A filled catalogue from before agreements with groups keeps every row, digest and way back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select, text

from matching.codes import Pattern
from models.catalogue import schema
from models.catalogue import tables as t
from models.catalogue.chain import contents
from models.domain.lists import ListQuery
from models.domain.matching import Decided, MatchSettings
from models.problems import UserProblem
from models.use_cases.back_up import check_catalogue
from models.use_cases.decide_proposal import decide_proposal
from models.use_cases.issue_agreement import issue_agreement
from models.use_cases.list_runs import list_proposals
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.run_matching import run_matching
from models.use_cases.undo_change import undo_change
from tests.models.catalogue.before_groups import KEPT, take_groups_away
from tests.models.papers.issuing import TERMS
from tests.records import TODAY

Rows = dict[str, list[tuple[object, ...]]]


def rows_of(file: Path) -> Rows:
    """Every row of every table of schema 0006."""
    with closing(sqlite3.connect(file)) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        later = {"agreement_member", "event_told"}
        ours = sorted(set(names) - later - {"alembic_version", "sqlite_stat1", "sqlite_stat4"})
        return {
            name: sorted(database.execute(f"SELECT {KEPT if name == 'agreement' else '*'} FROM {name}"), key=repr)
            for name in ours
        }


def issued(opened: Opened) -> str:
    run_matching(opened.catalogue, opened.actor, MatchSettings(), today=TODAY)
    query = ListQuery(filters=(("pattern", Pattern.INTI_PLASMA),))
    proposal = list_proposals(opened.catalogue, opened.actor, query, 0, 1).rows[0].proposal
    decide_proposal(opened.catalogue, opened.actor, proposal, Decided.ACCEPT)
    return issue_agreement(opened.catalogue, opened.actor, proposal, TERMS, today=TODAY).change_set


@pytest.fixture
def old(filled: Opened) -> tuple[Path, str, dict[int, str]]:
    """A file of schema 0006 with an agreement, the change set that made it, and the digests."""
    change = issued(filled)
    with filled.catalogue.reading() as session:
        digests = contents(session)
    file = Path(str(filled.catalogue.file))
    filled.catalogue.close()
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        take_groups_away(database)
    return file, change, digests


def test_rows_and_digests_stay_and_old_agreements_are_taken_back(old: tuple[Path, str, dict[int, str]]) -> None:
    file, change, digests = old
    before = rows_of(file)
    opened = open_catalogue(str(file))
    with opened.catalogue.reading() as session:
        assert contents(session) == digests
        assert session.scalar(text("PRAGMA foreign_keys")) == 1
        assert session.scalars(select(t.Agreement.group_id)).all() == [None]
    assert check_catalogue(opened.catalogue, opened.actor).findings == ()
    undo_change(opened.catalogue, opened.actor, change)
    assert check_catalogue(opened.catalogue, opened.actor).findings == ()
    opened.catalogue.close()
    assert rows_of(file.with_name(f"{file.stem}.sebelum-0008.db")) == before


def test_the_rows_are_the_same_after(old: tuple[Path, str, dict[int, str]]) -> None:
    file, _, _ = old
    before = rows_of(file)
    open_catalogue(str(file)).catalogue.close()
    assert rows_of(file) == before


def test_a_reference_that_leads_nowhere_stops_the_change(old: tuple[Path, str, dict[int, str]]) -> None:
    file, _, _ = old
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("UPDATE agreement SET need_id = 999999")
    before = rows_of(file)
    with pytest.raises(UserProblem, match=r"storage\.damaged"):
        open_catalogue(str(file))
    assert rows_of(file) == before
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchall() == [("0008",)]


def test_killed_half_way_nothing_has_happened(
    old: tuple[Path, str, dict[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    file, _, _ = old
    before = rows_of(file)

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(schema, "_refuse_dangling", broken)
    with pytest.raises(KeyboardInterrupt):
        open_catalogue(str(file))
    monkeypatch.undo()
    assert rows_of(file) == before
    opened = open_catalogue(str(file))
    assert check_catalogue(opened.catalogue, opened.actor).findings == ()
    opened.catalogue.close()
