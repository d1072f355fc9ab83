"""Catalogues to test in: empty, and with a handful of invented records."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from models.steps.matching.compiled_cache import keep_compiled
from models.use_cases.open_catalogue import Opened, open_catalogue
from tests.postgres import postgres_database, postgres_url

__all__ = ["postgres_database", "postgres_url"]

# numba asks once, when it is imported
keep_compiled()

# A commit is judged by the same examples on every machine; the long set looks for new ones.
settings.register_profile("same", derandomize=True, print_blob=True)
settings.register_profile("new", derandomize=False, print_blob=True)
settings.load_profile("same")


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new sample catalogue, made once: tests work in copies."""
    file = tmp_path_factory.mktemp("kosong") / "katalog.db"
    open_catalogue(str(file), sample=True).catalogue.close()
    return file


@pytest.fixture(scope="session")
def filled_file(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with the records of tests/records.py, brought in by the import."""
    from tests.records import import_records

    folder = tmp_path_factory.mktemp("berisi")
    found = open_catalogue(str(copy_of(empty_file, folder)))
    import_records(found, folder)
    found.catalogue.close()
    return folder / "katalog.db"


def copy_of(file: Path, folder: Path) -> Path:
    """A copy of a closed catalogue's file."""
    return Path(shutil.copy(file, folder / file.name))


@pytest.fixture
def opened(empty_file: Path, tmp_path: Path) -> Iterator[Opened]:
    """A new sample catalogue in a file of the test's own."""
    found = open_catalogue(str(copy_of(empty_file, tmp_path)))
    yield found
    found.catalogue.close()


@pytest.fixture
def filled(filled_file: Path, tmp_path: Path) -> Iterator[Opened]:
    """A catalogue with the records of tests/records.py, of the test's own."""
    found = open_catalogue(str(copy_of(filled_file, tmp_path)))
    yield found
    found.catalogue.close()
