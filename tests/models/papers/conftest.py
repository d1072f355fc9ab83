"""A catalogue in which every proposal of the handful of records is accepted, ready to be put on paper."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.domain.lists import ListQuery
from models.domain.matching import Decided, MatchSettings
from models.use_cases.decide_proposal import decide_proposal
from models.use_cases.list_runs import list_proposals
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.run_matching import run_matching
from tests.conftest import copy_of
from tests.models.papers.farmers import ready
from tests.records import TODAY


def accept_all(opened: Opened) -> list[str]:
    """Every proposal of one run accepted, in the order of the list."""
    run_matching(opened.catalogue, opened.actor, MatchSettings(), today=TODAY)
    lines = list_proposals(opened.catalogue, opened.actor, ListQuery(), 0, 100).rows
    for line in lines:
        decide_proposal(opened.catalogue, opened.actor, line.proposal, Decided.ACCEPT)
    return sorted(line.proposal for line in lines)


@pytest.fixture(scope="session")
def accepted_file(filled_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once: tests work in copies."""
    file = Path(shutil.copy(filled_file, tmp_path_factory.mktemp("diterima") / filled_file.name))
    found = open_catalogue(str(file))
    accept_all(found)
    found.catalogue.close()
    return file


@pytest.fixture
def accepted(accepted_file: Path, tmp_path: Path) -> Iterator[Opened]:
    """A copy of the test's own."""
    found = open_catalogue(str(shutil.copy(accepted_file, tmp_path / accepted_file.name)))
    yield found
    found.catalogue.close()


@pytest.fixture(scope="session")
def farmers_file(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once: tests work in copies."""
    file = copy_of(empty_file, tmp_path_factory.mktemp("petani"))
    found = open_catalogue(str(file))
    ready(found, file.parent)
    found.catalogue.close()
    return file


@pytest.fixture
def farmers(farmers_file: Path, tmp_path: Path) -> Iterator[Opened]:
    """A copy of the test's own, its group accepted."""
    found = open_catalogue(str(copy_of(farmers_file, tmp_path)))
    yield found
    found.catalogue.close()
