"""The invented owners: numbers that bear the mark of a sample, welfare, papers."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from statistics import mean

from models.domain.intake import EnterpriseIntake
from models.reference.papers import looks_right
from models.reference.regions import region
from models.reference.sample import SampleCatalogue
from models.workbook.cells.identifiers import nik, phone


def test_every_nik_is_well_formed_and_marked_by_serial_0000(
    enterprises: list[EnterpriseIntake], today: date
) -> None:
    assert len({row.owner.nik for row in enterprises}) == len(enterprises)
    for row in enterprises:
        digits = row.owner.nik
        assert len(digits) == 16
        assert digits.endswith("0000")
        assert region(f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}")
        day = int(digits[6:8])
        assert (day > 40) is row.owner.female
        assert 20 <= today.year - _year(digits, day % 40, today) <= 70
        read = nik(digits, samples_allowed=True)
        assert read.value
        assert read.remarks == ()


def _year(digits: str, day: int, today: date) -> int:
    short = int(digits[10:12])
    born = datetime(short + (2000 if short + 2000 <= today.year - 18 else 1900), int(digits[8:10]), day)
    return born.year


def test_family_cards_and_nibs_bear_the_mark_too(sample: SampleCatalogue) -> None:
    assert all(row.owner.kk.endswith("0000") and len(row.owner.kk) == 16 for row in sample.enterprises)
    nibs = {row.business.name: row.business.nib for row in (*sample.enterprises, *sample.partners)}
    held = [nib for nib in nibs.values() if nib]
    assert len(held) == len(set(held))
    assert all(len(nib) == 13 and nib.startswith("0000") for nib in held)


def test_phone_numbers_are_read_without_a_remark_and_belong_to_nobody(sample: SampleCatalogue) -> None:
    numbers = [row.owner.phone for row in sample.enterprises] + [
        row.contact.phone for row in sample.partners if row.contact
    ]
    for number in filter(None, numbers):
        assert number.startswith("+628100000")
        assert phone(number).value == number
        assert phone(number).remarks == ()


def test_about_45_in_100_owners_are_in_desil_1_to_4_and_some_are_unknown(
    enterprises: list[EnterpriseIntake],
) -> None:
    found = Counter(row.owner.desil for row in enterprises)
    assert set(found) == {None, *range(1, 11)}
    assert 0.42 <= sum(found[desil] for desil in (1, 2, 3, 4)) / len(enterprises) <= 0.48
    assert 0.10 <= found[None] / len(enterprises) <= 0.16
    assert all((row.owner.desil is None) == (row.owner.desil_quarter == "") for row in enterprises)


def test_the_poorer_hold_fewer_papers(enterprises: list[EnterpriseIntake]) -> None:
    poor = mean(_held(row) for row in enterprises if row.owner.desil in (1, 2))
    well_off = mean(_held(row) for row in enterprises if row.owner.desil and row.owner.desil >= 7)
    assert poor < 0.6 * well_off


def _held(row: EnterpriseIntake) -> int:
    return sum(paper.held for paper in row.papers) + bool(row.business.nib)


def test_numbers_of_papers_have_the_usual_shape(sample: SampleCatalogue) -> None:
    numbers = [
        (paper.kind, paper.number) for row in sample.enterprises for paper in row.papers if paper.number
    ]
    assert {kind for kind, _ in numbers} >= {"halal", "pirt", "merek"}
    assert all(looks_right(kind, number) for kind, number in numbers)


def test_rows_of_one_enterprise_tell_the_same_of_it(sample: SampleCatalogue) -> None:
    told: dict[str, EnterpriseIntake] = {}
    for row in sample.enterprises:
        first = told.setdefault(row.business.name, row)
        assert (row.business, row.owner, row.papers) == (first.business, first.owner, first.papers)
        if first is not row:
            assert first.offer
            assert row.offer
            assert row.offer.commodity != first.offer.commodity
