"""Agreements with groups on a real PostgreSQL server: the change of schema, and the same answers."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import create_engine, text

from models.catalogue.chain import contents
from models.catalogue.engine import database_url
from models.use_cases.back_up import check_catalogue
from models.use_cases.open_catalogue import open_catalogue
from models.use_cases.undo_change import undo_change
from models.use_cases.void_agreement import void_agreement
from tests.models.papers.conftest import accept_all
from tests.models.papers.farmers import ALL, EACH, held, issued, ready
from tests.models.papers.issuing import issued as issued_of_pair
from tests.records import import_records

_BACK = (
    "DROP TABLE event_told",
    "DROP TABLE agreement_member",
    "ALTER TABLE agreement DROP COLUMN group_id",
    "ALTER TABLE agreement ALTER COLUMN proposal_id SET NOT NULL",
    "UPDATE alembic_version SET version_num = '0008'",
)


def test_an_agreement_with_a_group_is_sound_there_too(postgres_database: str, tmp_path: Path) -> None:
    opened = open_catalogue(postgres_database, sample=True)
    ready(opened, tmp_path)
    assert held(opened) == ([EACH] * 5, ALL)
    report = issued(opened)
    assert held(opened) == ([EACH] * 5, ALL)
    assert check_catalogue(opened.catalogue, opened.actor).findings == ()
    void_agreement(opened.catalogue, opened.actor, report.agreement, "salah pihak")
    undo_change(opened.catalogue, opened.actor, issued(opened).change_set)
    assert check_catalogue(opened.catalogue, opened.actor).findings == ()
    opened.catalogue.close()


def test_a_filled_catalogue_of_before_is_brought_here(postgres_database: str, tmp_path: Path) -> None:
    opened = open_catalogue(postgres_database, sample=True)
    import_records(opened, tmp_path)
    change = issued_of_pair(opened, accept_all(opened)[0]).change_set
    with opened.catalogue.reading() as session:
        before = contents(session)
    opened.catalogue.close()
    engine = create_engine(database_url(postgres_database))
    with engine.begin() as connection:
        for statement in _BACK:
            connection.execute(text(statement))
    engine.dispose()
    opened = open_catalogue(postgres_database)
    with opened.catalogue.reading() as session:
        assert contents(session) == before
    assert check_catalogue(opened.catalogue, opened.actor).findings == ()
    undo_change(opened.catalogue, opened.actor, change)
    assert check_catalogue(opened.catalogue, opened.actor).findings == ()
    opened.catalogue.close()
