"""Several processes at one catalogue, and one that is ended in the middle: no gap, no double, all or nothing."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest
from sqlalchemy import select

from models.catalogue import tables as t
from models.use_cases.back_up import check_catalogue
from models.use_cases.issue_many import issue_many
from models.use_cases.open_catalogue import Opened, open_catalogue
from tests.models.papers.conftest import accept_all
from tests.models.papers.issuing import TERMS
from tests.records import TODAY, import_records

ROOT = Path(__file__).parents[3]
TIMES = 10
PROPOSALS = ("P-000001", "P-000003")


def started(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.models.papers.workstation", *arguments],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip


def issue_at_once(place: str) -> None:
    stations = [started("issue", place, proposal, str(TIMES)) for proposal in PROPOSALS]
    for station in stations:
        _, errors = station.communicate(timeout=300)
        assert station.returncode == 0, errors


def assert_sound(opened: Opened) -> None:
    """Every serial of each book once, all bytes as sealed."""
    books = defaultdict(list)
    with opened.catalogue.reading() as session:
        for number in session.scalars(select(t.IssuedNumber)):
            books[number.kind, number.year].append(number.serial)
        files = session.execute(select(t.AgreementFile.content, t.AgreementFile.sha256)).all()
        files += session.execute(select(t.PaperFile.content, t.PaperFile.sha256)).all()
        voided = session.scalars(select(t.IssuedNumber.voided)).all()
    expected = list(range(1, 2 * TIMES + 1))
    assert {book: sorted(serials) for book, serials in books.items()} == {
        ("PK", 2026): expected, ("ADD", 2027): expected,
    }  # fmt: skip
    assert len(files) == 4 * TIMES
    assert [sha256 for content, sha256 in files if hashlib.sha256(content).hexdigest() != sha256] == []
    assert voided.count(True) == 4 * (TIMES - 1)
    assert check_catalogue(opened.catalogue, opened.actor).findings == ()


def test_two_processes_share_one_file(accepted: Opened) -> None:
    issue_at_once(str(accepted.catalogue.file))
    assert_sound(accepted)


def test_two_processes_share_a_server(postgres_database: str, tmp_path: Path) -> None:
    shared = open_catalogue(postgres_database, sample=True)
    import_records(shared, tmp_path)
    accept_all(shared)
    issue_at_once(postgres_database)
    assert_sound(shared)
    shared.catalogue.close()


@pytest.mark.parametrize("moment", ["drawing", "storing"])
def test_a_batch_that_is_killed_leaves_nothing(accepted: Opened, moment: str) -> None:
    station = started("batch", str(accepted.catalogue.file), moment, *PROPOSALS)
    assert station.stdout is not None
    assert station.stdout.readline() == "di sini\n", station.communicate()[1]
    station.kill()
    station.communicate()
    with accepted.catalogue.reading() as session:
        for table in (t.Agreement, t.AgreementFile, t.IssuedNumber, t.NumberSeries):
            assert session.execute(select(table)).all() == []
    assert check_catalogue(accepted.catalogue, accepted.actor).findings == ()
    report = issue_many(accepted.catalogue, accepted.actor, PROPOSALS, TERMS, today=TODAY)
    assert [each.number for each in report.issued] == ["001/KADIN-JTM/XI/2026", "002/KADIN-JTM/XI/2026"]
