"""The same code on a real PostgreSQL server: the main job, and two workstations at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from matching.codes import Pattern
from models.catalogue import tables as t
from models.domain.agreements import AgreementTerms, Signatory
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.domain.matching import Decided, MatchSettings
from models.problems import UserProblem
from models.use_cases.back_up import back_up, check_catalogue
from models.use_cases.decide_proposal import decide_proposal
from models.use_cases.issue_agreement import issue_agreement
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.list_runs import list_proposals
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.run_matching import run_matching
from models.use_cases.undo_change import undo_import
from tests.records import TODAY, enterprise, import_records, import_rows

TERMS = AgreementTerms(date=TODAY, witnesses=(Signatory("Saksi Satu"), Signatory("Saksi Dua")))


@pytest.fixture
def shared(postgres_database: str, tmp_path: Path) -> Iterator[Opened]:
    """A shared catalogue with the records of tests/records.py."""
    opened = open_catalogue(postgres_database, sample=True)
    import_records(opened, tmp_path)
    yield opened
    opened.catalogue.close()


def pairs_of(opened: Opened) -> list[tuple[str, str, int, int]]:
    run = run_matching(opened.catalogue, opened.actor, MatchSettings(), today=TODAY)
    query = ListQuery(filters=(("run", run.code),))
    lines = list_proposals(opened.catalogue, opened.actor, query, 0, 100).rows
    return [(line.enterprise, line.need, line.quantity, line.score) for line in lines]


def test_the_main_job_gives_the_same_as_on_sqlite(shared: Opened, filled: Opened) -> None:
    assert pairs_of(shared) == pairs_of(filled)


def test_an_agreement_is_numbered_and_the_catalogue_is_sound(shared: Opened) -> None:
    run_matching(shared.catalogue, shared.actor, MatchSettings(), today=TODAY)
    query = ListQuery(filters=(("pattern", Pattern.INTI_PLASMA),))
    proposal = list_proposals(shared.catalogue, shared.actor, query, 0, 1).rows[0].proposal
    decide_proposal(shared.catalogue, shared.actor, proposal, Decided.ACCEPT)
    report = issue_agreement(shared.catalogue, shared.actor, proposal, TERMS, today=TODAY)
    assert report.number == "001/KADIN-JTM/XI/2026"
    assert check_catalogue(shared.catalogue, shared.actor).findings == ()


def test_words_find_the_same_as_on_sqlite(shared: Opened, filled: Opened) -> None:
    for words in ("", "tani", "ta", "konveksi rap", "U-000003", "tidak ada"):
        found = [
            [line.code for line in list_enterprises(o.catalogue, o.actor, ListQuery(words=words), 0, 10).rows]
            for o in (shared, filled)
        ]
        assert found[0] == found[1], words


def test_an_import_is_taken_back(shared: Opened, tmp_path: Path) -> None:
    more = (enterprise(2, "Tani Baru", "ubi_kayu", nib="0000777777777"),)
    report = import_rows(shared, tmp_path, IntakeKind.ENTERPRISES, more)
    undo_import(shared.catalogue, shared.actor, report.import_id)
    with shared.catalogue.reading() as session:
        left = session.scalars(select(t.Enterprise.code).where(~t.Enterprise.deleted)).all()
    assert len(left) == 5


def test_two_workstations_never_give_one_number_twice(shared: Opened) -> None:
    run_matching(shared.catalogue, shared.actor, MatchSettings(), today=TODAY)
    lines = list_proposals(shared.catalogue, shared.actor, ListQuery(), 0, 100).rows
    for line in lines:
        decide_proposal(shared.catalogue, shared.actor, line.proposal, Decided.ACCEPT)
    stations = [open_catalogue(shared.catalogue.url.render_as_string(hide_password=False)) for _ in range(2)]
    numbers: list[str] = []
    problems: list[str] = []
    start = threading.Barrier(2)

    def issue_all(station: Opened) -> None:
        start.wait()
        for line in lines:
            try:
                report = issue_agreement(station.catalogue, station.actor, line.proposal, TERMS, today=TODAY)
                numbers.append(report.number)
            except UserProblem as problem:
                problems.append(problem.message)

    threads = [threading.Thread(target=issue_all, args=(station,)) for station in stations]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for station in stations:
        station.catalogue.close()
    assert sorted(numbers) == [f"{n:03}/KADIN-JTM/XI/2026" for n in range(1, len(lines) + 1)]
    assert set(problems) == {"agreement.exists"}
    assert check_catalogue(shared.catalogue, shared.actor).ok


def test_the_server_makes_the_copies(shared: Opened, tmp_path: Path) -> None:
    with pytest.raises(UserProblem, match=r"backup\.server"):
        back_up(shared.catalogue, shared.actor, tmp_path / "x.db")
