"""The check finds what contradicts the history or a seal, and nothing in a catalogue that was only used."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import perf_counter

import pytest
from sqlalchemy import insert, select

from models.catalogue import tables as t
from models.catalogue.recording import change_set, dated_stamps
from models.domain.changes import ChangeKind
from models.domain.intake import IntakeKind
from models.steps.protection import lookup_key, protected
from models.use_cases.back_up import check_catalogue, restore
from models.use_cases.open_catalogue import Opened
from models.use_cases.undo_change import undo_change, undo_import
from tests.records import enterprise, import_rows

CAPACITY_AGAIN = "UPDATE offer_fact SET superseded_by = NULL WHERE superseded_by IS NOT NULL"


def found_in(opened: Opened) -> list[tuple[str, object]]:
    report = check_catalogue(opened.catalogue, opened.actor)
    return [(finding.message, dict(finding.values).get("table")) for finding in report.findings]


def tampered(opened: Opened, *statements: str) -> list[tuple[str, object]]:
    with closing(sqlite3.connect(opened.catalogue.file)) as connection, connection:
        touched = [connection.execute(statement).rowcount for statement in statements]
    assert all(touched)
    return found_in(opened)


@pytest.fixture
def corrected(filled: Opened, tmp_path: Path) -> Opened:
    """A catalogue in which a capacity and a name were corrected by a second import."""
    old = enterprise(2, "Tani Uji", "ubi_kayu", nib="0000777777777")
    new = enterprise(2, "Tani Uji Jaya", "ubi_kayu", nib="0000777777777", capacity=999)
    for rows in ((old,), (new,)):
        import_rows(filled, tmp_path, IntakeKind.ENTERPRISES, rows)
    return filled


@pytest.mark.parametrize("table", ["person_nik", "person_phone", "household_desil"])
def test_a_protected_value_that_was_exchanged_is_found(filled: Opened, table: str) -> None:
    assert tampered(filled, f"UPDATE {table} SET value = '9' WHERE id = 1") == [("check.protected", table)]


def test_values_exchanged_between_two_people_are_found(filled: Opened) -> None:
    swap = "UPDATE person_nik SET value = (SELECT value FROM person_nik o WHERE o.id = 3 - person_nik.id) WHERE id < 3"
    assert tampered(filled, swap) == [("check.protected", "person_nik")]


def test_an_erased_value_is_no_finding(filled: Opened) -> None:
    assert tampered(filled, "UPDATE person_nik SET value = ''", "UPDATE person_phone SET value = ''") == []


def test_a_salt_that_is_none_is_found(filled: Opened) -> None:
    assert ("check.protected", "person_nik") in tampered(filled, "UPDATE person_nik SET salt = 'zz' WHERE id = 1")


def test_use_and_undo_leave_nothing_to_find(corrected: Opened, tmp_path: Path) -> None:
    assert found_in(corrected) == []
    again = enterprise(2, "Tani Uji Jaya", "ubi_kayu", nib="0000777777777", capacity=1500)
    third = import_rows(corrected, tmp_path, IntakeKind.ENTERPRISES, (again,))
    undone = undo_import(corrected.catalogue, corrected.actor, third.import_id)
    assert found_in(corrected) == []
    undo_change(corrected.catalogue, corrected.actor, undone.change_set)
    assert found_in(corrected) == []


@pytest.mark.parametrize(
    "statement, table",
    [
        (CAPACITY_AGAIN, "offer_fact"),
        ("UPDATE offer_fact SET superseded_by = 2 WHERE id = (SELECT max(id) FROM offer_fact)", "offer_fact"),
        ("UPDATE offer_fact SET superseded_by = made_by WHERE id = (SELECT max(id) FROM offer_fact)", "offer_fact"),
        ("UPDATE person_nik SET superseded_by = 3 WHERE id = 1", "person_nik"),
        ("UPDATE business SET name = 'Lain' WHERE name = 'Tani Uji Jaya'", "business"),
    ],
)
def test_what_contradicts_the_history_is_found(corrected: Opened, statement: str, table: str) -> None:
    assert ("check.history", table) in tampered(corrected, statement)


def test_such_a_catalogue_can_still_be_put_back_and_says_so(corrected: Opened, tmp_path: Path) -> None:
    tampered(corrected, "UPDATE person_nik SET value = '9' WHERE id = 1")
    corrected.catalogue.close()
    copy = tmp_path / "salinan.db"
    copy.write_bytes(corrected.catalogue.file.read_bytes())
    restore(corrected.catalogue.place, copy)
    assert ("check.protected", "person_nik") in found_in(corrected)


def many_values(opened: Opened, count: int) -> None:
    """`count` persons with a NIK each, all in one change set."""
    with opened.catalogue.transaction() as session, change_set(session, opened.actor, ChangeKind.SCREEN):
        person = t.Person(name="Contoh")
        session.add(person)
        session.flush()
        key = lookup_key(session)
        rows = [protected(session, key, f"{n:016}", person_id=person.id) for n in range(count)]
        session.execute(insert(t.PersonNik), rows)


def seconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


@pytest.mark.long
def test_the_check_grows_with_the_catalogue_and_no_faster(filled: Opened) -> None:
    many_values(filled, 100_000)
    assert seconds(lambda: found_in(filled)) < 30


def test_a_fact_said_twice_in_one_list_is_no_finding(filled: Opened) -> None:
    with filled.catalogue.transaction() as session, change_set(session, filled.actor, ChangeKind.SCREEN) as current:
        offer = session.get_one(t.Offer, 1)
        told = {"offer_id": offer.id, "kind": "kapasitas", "as_of": "2026-11-21", "source": "declared"}
        first = dated_stamps(session, **told, value=1, superseded_by=current.id)
        held = select(t.OfferFact).where(t.OfferFact.offer_id == offer.id, t.OfferFact.kind == "kapasitas")
        for fact in session.scalars(held):
            fact.superseded_by = current.id
        session.flush()
        second = dated_stamps(session, **told, value=2, superseded_by=None)
        session.execute(insert(t.OfferFact), [first, second])
    assert found_in(filled) == []
