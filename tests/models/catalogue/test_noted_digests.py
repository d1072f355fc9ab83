"""Digests that are noted while rows are inserted are those that a seal would read."""

from __future__ import annotations

from sqlalchemy import select, text

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.catalogue.chain import NOTED, contents
from models.catalogue.recording import change_set
from models.domain.changes import ChangeKind
from models.domain.matching import MatchSettings
from models.steps.matching.inserting import PORTION, insert_rows
from models.use_cases.open_catalogue import Opened
from models.use_cases.run_matching import run_matching
from tests.records import TODAY

NAMES = ("made_by", "run_id", "place", "text")


def test_a_run_is_sealed_as_it_is_stored(filled: Opened) -> None:
    run_matching(filled.catalogue, filled.actor, MatchSettings(), today=TODAY)
    with filled.catalogue.reading() as session:
        stored = dict(session.execute(select(t.ChangeSet.id, t.ChangeSet.content)).all())
        assert contents(session) == stored


def test_more_rows_than_a_portion_and_rows_of_another_hand_are_sealed(filled: Opened) -> None:
    run_matching(filled.catalogue, filled.actor, MatchSettings(), today=TODAY)
    for others in (0, 1):
        with filled.catalogue.transaction() as session:
            with change_set(session, filled.actor, ChangeKind.MATCHING) as current:
                run = session.scalars(select(t.MatchingRun.id)).one()
                first = 1_000_000 + others * 10_000
                rows = ((current.id, run, first + at, f'"é{at}"') for at in range(PORTION + 3))
                insert_rows(session, t.RunLine, NAMES, rows)
                assert NOTED in session.info
                if others:
                    session.add(t.RunLine(run_id=run, place=2_000_000, text="{}"))
            assert NOTED not in session.info
            assert contents(session)[current.id] == current.content


def test_what_passes_once_keeps_few_pages(opened: Opened) -> None:
    def pages(catalogue: Catalogue, *, passes_once: bool) -> int:
        with catalogue.reading(passes_once=passes_once) as session:
            return int(session.execute(text("PRAGMA cache_size")).scalar_one())

    assert [pages(opened.catalogue, passes_once=once) for once in (False, True, False)] == [-262_144, -8_192, -262_144]
