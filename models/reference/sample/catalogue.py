"""The whole sample catalogue as intake rows, ready to be written as workbooks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from models.domain.intake import EnterpriseIntake, NeedIntake, PartnerIntake
from models.reference.sample.enterprises import enterprises
from models.reference.sample.needs import needs
from models.reference.sample.partners import partners
from models.reference.sample.people import Drawing

SEED = 2026


@dataclass(frozen=True, slots=True)
class SampleCatalogue:
    """Rows of the three lists: an enterprise has one row for each offer."""

    enterprises: tuple[EnterpriseIntake, ...]
    partners: tuple[PartnerIntake, ...]
    needs: tuple[NeedIntake, ...]


def sample_catalogue(today: date, seed: int = SEED) -> SampleCatalogue:
    """500 enterprises, 40 partners and 80 needs of Bakorwil II; equal for equal day and seed."""
    draw = Drawing(Random(seed), today)
    firms = partners(draw)
    rows = enterprises(draw)
    return SampleCatalogue(rows, firms, needs(draw.rng, rows))
