from __future__ import annotations

from datetime import date

import pytest

from models.domain.intake import EnterpriseIntake
from models.reference.sample import SampleCatalogue, sample_catalogue


@pytest.fixture(scope="session")
def today() -> date:
    return date(2026, 11, 21)


@pytest.fixture(scope="session")
def sample(today: date) -> SampleCatalogue:
    return sample_catalogue(today)


@pytest.fixture(scope="session")
def enterprises(sample: SampleCatalogue) -> list[EnterpriseIntake]:
    """One row of each enterprise, the first."""
    first: dict[str, EnterpriseIntake] = {}
    for row in sample.enterprises:
        first.setdefault(row.business.name, row)
    return list(first.values())
