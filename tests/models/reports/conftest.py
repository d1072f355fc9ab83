"""A matched catalogue with agreements, for reports, registers and letters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.domain.agreements import AgreementTerms, Signatory
from models.domain.lists import ListQuery
from models.domain.matching import Decided, MatchSettings
from models.use_cases.decide_proposal import decide_proposal
from models.use_cases.enter_sample_officials import enter_sample_officials
from models.use_cases.issue_agreement import issue_agreement
from models.use_cases.list_runs import list_proposals
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.run_matching import run_matching
from tests.conftest import copy_of
from tests.records import TODAY

WITNESSES = (Signatory("Saksi Satu", "Perangkat desa"), Signatory("Saksi Dua", "Pendamping"))
TERMS = AgreementTerms(date=TODAY, witnesses=WITNESSES)


def proposals_of(opened: Opened) -> list[str]:
    """The proposals of the newest run."""
    return [line.proposal for line in list_proposals(opened.catalogue, opened.actor, ListQuery(), 0, 100).rows]


@pytest.fixture(scope="session")
def agreed_file(filled_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All proposals accepted, agreements issued about all but the last."""
    file = copy_of(filled_file, tmp_path_factory.mktemp("sepakat"))
    opened = open_catalogue(str(file))
    run_matching(opened.catalogue, opened.actor, MatchSettings(), today=TODAY)
    enter_sample_officials(opened.catalogue, opened.actor)
    found = proposals_of(opened)
    for proposal in found:
        decide_proposal(opened.catalogue, opened.actor, proposal, Decided.ACCEPT)
    for proposal in found[:-1]:
        issue_agreement(opened.catalogue, opened.actor, proposal, TERMS, today=TODAY)
    opened.catalogue.close()
    return file


@pytest.fixture
def agreed(agreed_file: Path, tmp_path: Path) -> Iterator[Opened]:
    """A copy of it, open."""
    opened = open_catalogue(str(copy_of(agreed_file, tmp_path)))
    yield opened
    opened.catalogue.close()
