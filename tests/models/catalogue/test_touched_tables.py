"""A seal reads the tables that its change set wrote to, and no others."""

from __future__ import annotations

from sqlalchemy import event, select

from models.catalogue import tables as t
from models.catalogue.chain import contents
from models.catalogue.recording import change_set
from models.domain.changes import ChangeKind
from models.use_cases.back_up import check_catalogue
from models.use_cases.open_catalogue import Opened


def test_only_what_was_written_is_read_and_the_seal_holds(filled: Opened) -> None:
    asked: list[str] = []
    with filled.catalogue.transaction() as session:
        event.listen(session.connection(), "before_cursor_execute", lambda *said: asked.append(said[2]))
        with change_set(session, filled.actor, ChangeKind.SCREEN) as current:
            session.add(t.Person(name="Orang Contoh", female=None))
            asked.clear()
    reading = [line for line in asked if line.startswith("SELECT") and "UNION ALL" not in line]
    assert [line for line in reading if "FROM person" in line]
    assert not [line for line in reading if "FROM business" in line or "FROM offer" in line]
    with filled.catalogue.reading() as session:
        assert contents(session) == dict(session.execute(select(t.ChangeSet.id, t.ChangeSet.content)).all())
        assert contents(session)[current.id] == current.content
    assert check_catalogue(filled.catalogue, filled.actor).ok
