"""The figures of the first page, each against the records behind it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.domain.agreements import AgreementTerms, Signatory
from models.domain.backups import BackupReason
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.domain.matching import Decided, MatchSettings, ProposalLine
from models.use_cases.decide_proposal import decide_proposal
from models.use_cases.issue_agreement import issue_agreement
from models.use_cases.keep_backups import keep_backup
from models.use_cases.list_runs import list_proposals
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.run_matching import run_matching
from models.use_cases.summarise_home import summarise_home
from models.use_cases.undo_change import undo_change
from tests.conftest import copy_of
from tests.records import TODAY, enterprise, import_rows

WITNESSES = (Signatory("Saksi Satu", "Perangkat desa"), Signatory("Saksi Dua", "Pendamping"))


@pytest.fixture(scope="module")
def run_file(filled_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The filled catalogue after a run, made once."""
    file = copy_of(filled_file, tmp_path_factory.mktemp("beranda"))
    found = open_catalogue(str(file))
    run_matching(found.catalogue, found.actor, MatchSettings(), today=TODAY)
    found.catalogue.close()
    return file


@pytest.fixture
def matched(run_file: Path, tmp_path: Path) -> Iterator[Opened]:
    """A copy of it."""
    found = open_catalogue(str(copy_of(run_file, tmp_path)))
    yield found
    found.catalogue.close()


def proposals(opened: Opened) -> tuple[ProposalLine, ...]:
    return list_proposals(opened.catalogue, opened.actor, ListQuery(), 0, 100).rows


def test_an_empty_catalogue_says_so(opened: Opened) -> None:
    summary = summarise_home(opened.catalogue, opened.actor, today=TODAY)
    assert summary.standing.empty
    assert summary.funnel.potential is None
    assert summary.funnel.delivered is None
    assert summary.funnel.paid is None
    assert len(summary.places) == 38
    assert sum(place.count for place in summary.places) == 0
    assert (summary.runs, summary.backup, summary.waiting.proposals) == ((), None, 0)


def test_places_count_every_active_enterprise_once(filled: Opened) -> None:
    summary = summarise_home(filled.catalogue, filled.actor, today=TODAY)
    counts = {place.code: place.count for place in summary.places if place.count}
    assert counts == {"35.23": summary.standing.enterprises}
    assert summary.elsewhere == 0


def test_undecided_proposals_wait_until_they_are_decided(matched: Opened) -> None:
    before = summarise_home(matched.catalogue, matched.actor, today=TODAY)
    lines = proposals(matched)
    assert before.waiting.proposals == len(lines) > 1
    decided = decide_proposal(matched.catalogue, matched.actor, lines[0].proposal, Decided.REJECT, "tidak cocok")
    after = summarise_home(matched.catalogue, matched.actor, today=TODAY)
    assert after.waiting.proposals == len(lines) - 1
    undo_change(matched.catalogue, matched.actor, decided.change_set)
    assert summarise_home(matched.catalogue, matched.actor, today=TODAY).waiting.proposals == len(lines)


def test_a_rejected_proposal_is_potential_no_more(matched: Opened) -> None:
    first = proposals(matched)[0]
    before = summarise_home(matched.catalogue, matched.actor, today=TODAY).funnel.potential
    decide_proposal(matched.catalogue, matched.actor, first.proposal, Decided.REJECT, "tidak cocok")
    after = summarise_home(matched.catalogue, matched.actor, today=TODAY).funnel.potential
    assert before is not None
    assert after is not None
    assert after.count == before.count - 1
    assert after.worth < before.worth


def test_worth_is_quantity_times_the_price_of_the_need(matched: Opened) -> None:
    prices = {"ubi kayu": 320_000, "kemeja": 2_200_000, "semen": 6_200_000}
    worth = sum(line.quantity * prices[line.need_words] // 1000 for line in proposals(matched))
    potential = summarise_home(matched.catalogue, matched.actor, today=TODAY).funnel.potential
    assert potential is not None
    assert (potential.worth, potential.unpriced) == (worth, 0)


def test_an_agreement_is_agreed_and_waits_when_it_ends_soon(matched: Opened) -> None:
    chosen = proposals(matched)[0].proposal
    decide_proposal(matched.catalogue, matched.actor, chosen, Decided.ACCEPT)
    terms = AgreementTerms(date=TODAY, witnesses=WITNESSES, months=3)
    issue_agreement(matched.catalogue, matched.actor, chosen, terms, today=TODAY)

    def on(day: date) -> tuple[int, int]:
        summary = summarise_home(matched.catalogue, matched.actor, today=day)
        assert summary.funnel.agreed is not None
        return summary.waiting.agreements_ending, summary.funnel.agreed.count

    assert on(TODAY) == (0, 1)
    assert on(TODAY + timedelta(days=45)) == (1, 1)
    assert on(TODAY + timedelta(days=200)) == (0, 0)


def test_the_last_run_comes_first(matched: Opened) -> None:
    run_matching(matched.catalogue, matched.actor, MatchSettings(), today=TODAY)
    runs = summarise_home(matched.catalogue, matched.actor, today=TODAY).runs
    assert [run.code for run in runs] == ["R-0002", "R-0001"]
    assert runs[0].needs == 3
    assert runs[0].proposals == len(proposals(matched))


def test_what_is_not_known_is_counted(opened: Opened, tmp_path: Path) -> None:
    rows = (
        enterprise(2, "Lengkap", "ubi_kayu"),
        enterprise(3, "Tanpa Kapasitas", "ubi_kayu", capacity=None),
        enterprise(4, "Tanpa Kecamatan", "ubi_kayu", region="35.23"),
    )
    import_rows(opened, tmp_path, IntakeKind.ENTERPRISES, rows)
    waiting = summarise_home(opened.catalogue, opened.actor, today=TODAY).waiting
    assert (waiting.without_capacity, waiting.facts_missing) == (1, 1)


def test_an_import_with_rejected_rows_waits_for_a_month(opened: Opened, tmp_path: Path) -> None:
    rows = (enterprise(2, "Baik", "ubi_kayu"), enterprise(3, "Salah", "ubi_kayu", unit="bukan satuan"))
    report = import_rows(opened, tmp_path, IntakeKind.ENTERPRISES, rows)
    assert report.rejected == 1
    (found,) = summarise_home(opened.catalogue, opened.actor).waiting.imports
    assert (found.code, found.rejected, found.read) == (report.import_id, 1, 2)
    later = date.today() + timedelta(days=40)
    assert summarise_home(opened.catalogue, opened.actor, today=later).waiting.imports == ()
    undo_change(opened.catalogue, opened.actor, report.change_set)
    assert summarise_home(opened.catalogue, opened.actor).waiting.imports == ()


def test_the_newest_copy_is_named(opened: Opened) -> None:
    keep_backup(opened.catalogue, opened.actor, BackupReason.MANUAL)
    backup = summarise_home(opened.catalogue, opened.actor).backup
    assert backup is not None
    assert backup.reason is BackupReason.MANUAL
