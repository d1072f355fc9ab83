from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching.problem import BusinessSize, OfferKind, Pattern
from models.domain.equipment import OutletKind
from models.domain.intake import (
    BusinessIntake,
    EnterpriseIntake,
    Intake,
    IntakeKind,
    KbliIntake,
    NeedIntake,
    OfferIntake,
    PaperIntake,
    PartnerIntake,
    PersonIntake,
)
from models.domain.partners import GoodDirection, GoodPart
from models.reference.words import shipped_lexicon
from models.workbook.cells.choices import SUPPORT_WORDS
from models.workbook.checking import CheckContext, check
from models.workbook.columns import PAPER_HEADINGS, columns
from models.workbook.reading import read_workbook
from models.workbook.recognition import choose_sheets
from models.workbook.sheet import Sheet
from models.workbook.spelling import headings, spell
from models.workbook.writing import write_intakes
from tests.models.workbook.books import TODAY

CONTEXT = CheckContext(TODAY, samples_allowed=True)
WORDS = st.text(st.sampled_from("abcdefg XYZ'&<=+-é"), min_size=1, max_size=20).map(
    lambda text: "W" + " ".join(text.split())
)
MONTHS = st.integers(1, 4095)
SEN = st.integers(1, 10**14)
PRICES = st.integers(10**8, 10**11)
"""Sen; less is no price for a ton, more is doubted for a kilogram."""
THOUSANDTHS = st.integers(1, 10**10)
REGIONS = st.sampled_from(["35.23", "35.76", "35.23.08", "35.16"])
SIZES = st.sampled_from([size for size in BusinessSize if size is not BusinessSize.TIDAK_DIKETAHUI])
NIKS = st.sampled_from(["", "3523151508850000", "3523555508850000"])
DAYS = st.sampled_from(["", "2026-12-31", "2027-02-03"])
GOODS = st.sampled_from([("keripik_singkong", "keripik singkong", "kg"), ("batik_tulis", "batik tulis", "lembar")])


def optional(strategy: st.SearchStrategy[int]) -> st.SearchStrategy[int | None]:
    return st.none() | strategy


BUSINESSES = st.builds(
    BusinessIntake,
    name=WORDS,
    legal_form=st.sampled_from(["", "CV", "UD"]),
    nib=st.sampled_from(["", "0220001234567"]),
    region=REGIONS,
    address=st.just("") | WORDS,
    kbli=st.none() | st.just(KbliIntake("2025", "10794")),
    annual_sales=optional(st.integers(10_000_00, 10**14)),
    capital=optional(SEN),
    facts_year=st.none() | st.integers(2000, 2026),
    workers=st.none() | st.integers(0, 500),
    size=st.none() | SIZES,
)


@st.composite
def enterprises(draw: st.DrawFn) -> EnterpriseIntake:
    slug, words, unit = draw(GOODS)
    offer = OfferIntake(
        kind=draw(st.sampled_from(OfferKind)),
        commodity=slug,
        words=words,
        unit=unit,
        capacity=draw(optional(THOUSANDTHS)),
        price=draw(optional(PRICES)),
        months=draw(MONTHS),
        minimum_order=draw(optional(THOUSANDTHS)),
        lead_days=draw(st.none() | st.integers(0, 365)),
    )
    nik = draw(NIKS)
    owner = PersonIntake(
        name=draw(WORDS),
        female=nik[6] in "4567" if nik else draw(st.none() | st.booleans()),
        nik=nik,
        phone=draw(st.sampled_from(["", "+6281234567890"])),
        desil=draw(st.none() | st.integers(1, 10)),
        desil_source=draw(st.sampled_from(["", "DTSEN"])),
        desil_quarter=draw(st.sampled_from(["", "2026-Q3"])),
    )
    papers = tuple(
        PaperIntake(code, held, number)
        for code, held, number in draw(
            st.lists(
                st.sampled_from([("pirt", True, ""), ("sni", False, ""), ("merek", True, "IDM000123456")]), unique=True
            )
        )
    )
    ordered = tuple(sorted(papers, key=lambda paper: list(PAPER_HEADINGS).index(paper.kind)))
    code = draw(st.sampled_from(["", "U-000001"]))
    return EnterpriseIntake(2, code, draw(BUSINESSES), owner, offer, ordered, draw(st.just("") | WORDS))


@st.composite
def needs(draw: st.DrawFn) -> NeedIntake:
    slug, words, unit = draw(GOODS)
    return NeedIntake(
        row=2,
        code=draw(st.sampled_from(["", "K-0001"])),
        partner=draw(WORDS),
        pattern=draw(st.none() | st.sampled_from(Pattern)),
        commodity=slug,
        words=words,
        unit=unit,
        quantity=(quantity := draw(THOUSANDTHS)),
        minimum_lot=draw(optional(st.integers(1, quantity))),
        maximum_partners=draw(st.none() | st.integers(1, 50)),
        months=draw(MONTHS),
        price=draw(optional(PRICES)),
        payment_days=draw(st.none() | st.integers(0, 90)),
        territory=draw(st.just("") | REGIONS),
        papers=tuple(draw(st.lists(st.sampled_from(list(PAPER_HEADINGS)), unique=True, max_size=4))),
        supports=tuple(draw(st.lists(st.sampled_from(list(SUPPORT_WORDS)), unique=True, max_size=4))),
        specification=draw(st.just("") | WORDS),
        process=draw(st.just("") | WORDS),
        lead_days=draw(st.none() | st.integers(0, 365)),
        margin=draw(st.none() | st.integers(1, 9_999)),
        outlet=draw(st.sampled_from(["", *map(str, OutletKind)])),
        until=draw(DAYS),
    )


def good(direction: GoodDirection, words: str) -> GoodPart:
    known = shipped_lexicon().resolve(words)
    assert known is not None
    return GoodPart("", direction, known.slug, known.name, words, known.unit)


GOODS_OF_PARTNERS = st.tuples(
    st.sampled_from([(), ("tapioka",), ("keripik singkong", "tempe")]), st.sampled_from([(), ("ubi kayu", "kedelai")])
).map(
    lambda both: tuple(good(way, words) for way, some in zip(GoodDirection, both, strict=True) for words in some)
)


PEOPLE = st.builds(PersonIntake, name=WORDS, position=st.just("") | WORDS)
PARTNERS = st.builds(
    PartnerIntake,
    row=st.just(2),
    code=st.sampled_from(["", "M-0001"]),
    business=BUSINESSES,
    contact=st.none() | PEOPLE.map(lambda person: replace(person, phone="+6231123456")),
    signatory=st.none() | PEOPLE,
    kadin_number=st.sampled_from(["", "20201-0001"]),
    kadin_until=DAYS,
    goods=GOODS_OF_PARTNERS,
)


def read_back(intake: Intake, kind: IntakeKind) -> Intake:
    result = check(Sheet("Data", (headings(kind), spell(intake, personal=True))), kind, CONTEXT)
    assert not result.rejected, result.findings
    return result.intakes[0]


@settings(deadline=None)
@given(enterprises())
def test_enterprises_read_back_unchanged(intake: EnterpriseIntake) -> None:
    assert read_back(intake, IntakeKind.ENTERPRISES) == intake


@settings(deadline=None)
@given(PARTNERS)
def test_partners_read_back_unchanged(intake: PartnerIntake) -> None:
    assert read_back(intake, IntakeKind.PARTNERS) == intake


@settings(deadline=None)
@given(needs())
def test_needs_read_back_unchanged(intake: NeedIntake) -> None:
    assert read_back(intake, IntakeKind.NEEDS) == intake


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(intake=enterprises())
def test_an_export_imports_unchanged(tmp_path: Path, suffix: str, intake: EnterpriseIntake) -> None:
    path = tmp_path / f"umkm{suffix}"
    write_intakes(path, [(IntakeKind.ENTERPRISES, [intake])], personal=True)
    ((sheet, kind),) = choose_sheets(read_workbook(path), None)
    assert check(sheet, kind, CONTEXT).intakes == (intake,)


@settings(deadline=None)
@given(enterprises())
def test_nothing_personal_is_spelled_unless_asked_for(intake: EnterpriseIntake) -> None:
    cells = dict(zip(columns(IntakeKind.ENTERPRISES), spell(intake), strict=True))
    assert [cell for column, cell in cells.items() if column.personal and cell is not None] == []
