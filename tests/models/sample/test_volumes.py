"""The large catalogues of the benchmarks are as sound as the sample they are made from."""

from __future__ import annotations

from datetime import date

from benchmarks.volumes import enterprise_rows, volume
from models.domain.intake import IntakeKind
from models.reference.regions import region
from models.reference.sample import SampleCatalogue
from models.workbook.checking import CheckContext, check
from models.workbook.sheet import Sheet
from models.workbook.spelling import headings, spell


def test_names_and_numbers_stay_distinct(today: date) -> None:
    large = volume(today, enterprises=3_000, needs=200)
    first = {row.business.name: row for row in large.enterprises}
    assert len(first) == 3_000
    assert len({row.owner.nik for row in first.values()}) == 3_000
    nibs = [row.business.nib for row in (*first.values(), *large.partners) if row.business.nib]
    assert len(nibs) == len(set(nibs))
    assert all(region(row.business.region) for row in first.values())
    assert len(large.needs) == 200
    assert {need.partner for need in large.needs} <= {row.business.name for row in large.partners}


def test_demand_grows_with_supply(today: date, sample: SampleCatalogue) -> None:
    large = volume(today, enterprises=1_000, needs=80)
    ratios = [big.quantity / small.quantity for big, small in zip(large.needs, sample.needs, strict=True)]
    assert all(1.99 <= ratio <= 2.01 for ratio in ratios)


def test_its_rows_are_accepted_by_the_import(today: date, sample: SampleCatalogue) -> None:
    rows = list(enterprise_rows(sample, 1_200))
    cells = tuple(spell(row, personal=True) for row in rows)
    sheet = Sheet("UMKM", (headings(IntakeKind.ENTERPRISES), *cells))
    checked = check(sheet, IntakeKind.ENTERPRISES, CheckContext(today, samples_allowed=True))
    assert checked.rejected == ()
    assert len(checked.intakes) == len(rows)


def test_the_same_seed_gives_the_same_rows(sample: SampleCatalogue) -> None:
    assert list(enterprise_rows(sample, 700, seed=1)) == list(enterprise_rows(sample, 700, seed=1))
    assert list(enterprise_rows(sample, 700, seed=1)) != list(enterprise_rows(sample, 700, seed=2))
