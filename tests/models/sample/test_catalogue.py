"""The sample catalogue as a whole: how much of what, the same each time, and accepted by the import."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from matching.codes import BusinessSize, OfferKind, Pattern
from models.domain.intake import EnterpriseIntake, Intake, IntakeKind
from models.reference.law import size_of
from models.reference.regions import bakorwil_members, region
from models.reference.sample import SampleCatalogue, sample_catalogue
from models.workbook.checking import CheckContext, check
from models.workbook.reading import read_workbook
from models.workbook.recognition import choose_sheets
from models.workbook.writing import write_intakes

PATTERNS = {
    Pattern.INTI_PLASMA: 18,
    Pattern.SUBKONTRAK: 18,
    Pattern.DISTRIBUSI_KEAGENAN: 16,
    Pattern.RANTAI_PASOK: 14,
    Pattern.PERDAGANGAN_UMUM: 10,
    None: 4,
}
WELL_KNOWN = (
    *("indofood", "wings", "maspion", "unilever", "nestle", "mayora", "garudafood", "siantar", "santos jaya"),
    *("sampoerna", "gudang garam", "djarum", "wismilak", "petrokimia", "semen indonesia", "semen gresik"),
    *(
        "solusi bangun",
        "charoen",
        "japfa",
        "comfeed",
        "malindo",
        "cargill",
        "indomaret",
        "alfamart",
        "pertamina",
    ),
    *(
        "cheil jedang",
        "ajinomoto",
        "miwon",
        "greenfields",
        "kapal api",
        "tjiwi kimia",
        "barata",
        "kelola mina",
    ),
    *(
        "perhutani",
        "wilmar",
        "sinar mas",
        "bogasari",
        "unichem",
        "susanti megah",
        "bumi menara",
        "santosa agrindo",
    ),
)
FAMOUS = (
    *(
        "joko widodo",
        "prabowo subianto",
        "sri mulyani",
        "imam utomo",
        "tri rismaharini",
        "khofifah",
        "soekarwo",
    ),
    *(
        "emil dardak",
        "budi utomo",
        "budi gunawan",
        "adik dwi putranto",
        "agus wijaya",
        "susi susanti",
        "kartini",
    ),
)


def test_it_holds_500_enterprises_40_partners_and_80_needs(
    sample: SampleCatalogue, enterprises: list[EnterpriseIntake]
) -> None:
    assert len(enterprises) == 500
    assert len(sample.enterprises) == 620
    assert len(sample.partners) == len({row.business.name for row in sample.partners}) == 40
    assert len(sample.needs) == 80
    assert Counter(need.pattern for need in sample.needs) == PATTERNS


def test_equal_day_and_seed_give_an_equal_catalogue_and_another_seed_another(
    sample: SampleCatalogue, today: date
) -> None:
    other = sample_catalogue(today, seed=7)
    assert sample_catalogue(today) == sample
    assert other.enterprises != sample.enterprises
    assert other.partners != sample.partners
    assert other.needs != sample.needs
    assert len({row.business.name for row in other.enterprises}) == 500


def test_another_day_moves_the_facts_with_it(today: date) -> None:
    earlier = sample_catalogue(date(2025, 2, 3))
    quarters = {row.owner.desil_quarter for row in earlier.enterprises} - {""}
    assert quarters == {"2024-Q4", "2024-Q3"}
    assert {row.business.facts_year for row in earlier.enterprises} == {2024}


def test_what_is_written_as_workbook_is_read_back_equal_without_a_finding(
    sample: SampleCatalogue, today: date, tmp_path: Path
) -> None:
    file = tmp_path / "contoh.xlsx"
    lists: dict[IntakeKind, tuple[Intake, ...]] = {
        IntakeKind.ENTERPRISES: sample.enterprises,
        IntakeKind.PARTNERS: sample.partners,
        IntakeKind.NEEDS: sample.needs,
    }
    write_intakes(file, list(lists.items()), personal=True)
    for sheet, kind in choose_sheets(read_workbook(file), None, None):
        checked = check(sheet, kind, CheckContext(today, samples_allowed=True))
        assert checked.rejected == ()
        assert checked.findings == ()
        assert checked.intakes == lists.pop(kind)
    assert not lists


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_seed_keeps_to_the_counts(today: date, seed: int) -> None:
    other = sample_catalogue(today, seed=seed)
    assert len({row.business.name for row in other.enterprises}) == 500
    assert len(other.enterprises) == 620
    assert all(need.quantity > 0 and (need.minimum_lot or 0) <= need.quantity for need in other.needs)


def test_each_member_of_the_bakorwil_has_enterprises_and_each_place_exists(
    sample: SampleCatalogue, enterprises: list[EnterpriseIntake]
) -> None:
    members = {member.kabupaten for member in bakorwil_members()}
    assert {row.business.region[:5] for row in enterprises} == members
    places = [row.business.region for row in (*sample.enterprises, *sample.partners)]
    assert all(len(place) == 13 and region(place) for place in places)
    assert all(region(need.territory) for need in sample.needs if need.territory)


def test_sizes_are_those_of_the_law(
    sample: SampleCatalogue, enterprises: list[EnterpriseIntake], today: date
) -> None:
    small = Counter(
        _size(row.business.annual_sales, row.business.capital, today) or row.business.size
        for row in enterprises
    )
    assert set(small) == {BusinessSize.MIKRO, BusinessSize.KECIL}
    assert 0.03 <= small[BusinessSize.KECIL] / len(enterprises) <= 0.15
    large = Counter(_size(row.business.annual_sales, row.business.capital, today) for row in sample.partners)
    assert large[BusinessSize.BESAR] >= 28
    assert set(large) == {BusinessSize.BESAR, BusinessSize.MENENGAH}


def _size(sales: int | None, capital: int | None, today: date) -> BusinessSize | None:
    found = size_of(sales and sales // 100, capital and capital // 100, today)
    return BusinessSize(found.size) if found else None


def test_capital_agrees_with_the_size_that_sales_give(sample: SampleCatalogue, today: date) -> None:
    for row in (*sample.enterprises, *sample.partners):
        if row.business.capital and row.business.annual_sales:
            by_capital = _size(None, row.business.capital, today)
            by_sales = _size(row.business.annual_sales, None, today)
            assert by_capital
            assert by_sales
            assert by_capital.code <= by_sales.code


def test_no_name_is_that_of_a_known_company_or_person(
    sample: SampleCatalogue, enterprises: list[EnterpriseIntake]
) -> None:
    firms = [row.business.name.casefold() for row in (*enterprises, *sample.partners)]
    assert [name for name in firms if any(known in name for known in WELL_KNOWN)] == []
    people = [row.owner.name for row in enterprises]
    people += [person.name for row in sample.partners for person in (row.contact, row.signatory) if person]
    assert [name for name in people if name.casefold().split(",")[0] in FAMOUS] == []


def test_all_three_kinds_of_offer_occur(sample: SampleCatalogue) -> None:
    kinds = Counter(row.offer.kind for row in sample.enterprises if row.offer)
    assert set(kinds) == set(OfferKind)
    assert min(kinds.values()) >= 60
