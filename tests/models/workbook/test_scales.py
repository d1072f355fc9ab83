"""Scales, periods and currencies in headings and titles: what is multiplied, what is not read."""

from __future__ import annotations

import pytest

from models.domain.intake import EnterpriseIntake, IntakeKind
from models.domain.mapping import How
from models.reference.words import shipped_lexicon
from models.workbook.cells.amounts import money, quantity
from models.workbook.cells.sums import yearly_sum
from models.workbook.checking import Checked, check
from models.workbook.guesses import propose
from models.workbook.reading import Sheet
from models.workbook.sheet import Cell
from tests.models.workbook.books import CONTEXT, checked, messages

HEAD = ("Nama Usaha", "Pemilik", "Kabupaten", "Produk", "Satuan", "Kapasitas")
ROW = ("Keripik Berkah", "Siti", "Kab. Tuban", "keripik singkong", "kg", 300)
MILLION = 100_000_000
"""Sen."""


def read(heading: str, cell: Cell) -> tuple[EnterpriseIntake, list[str]]:
    found = checked((*HEAD, heading), (*ROW, cell))
    return enterprise_of(found), messages(found)


def enterprise_of(found: Checked) -> EnterpriseIntake:
    (intake,) = found.intakes
    assert isinstance(intake, EnterpriseIntake)
    return intake


@pytest.mark.parametrize(
    "heading",
    [
        "Omzet (jutaan Rp)", "Omzet (juta rupiah)", "Omzet per Tahun (Rp Juta)", "Omzet (Rp. 000.000)",
        "Omzet (dalam jutaan)", "Omzet jutaan rupiah", "Omzet (Rp/juta)", "Omzet (Rp jt)",
    ],
)  # fmt: skip
@pytest.mark.parametrize("cell", [25, 25.0, "25", "Rp 25,-", "25 juta", "25.000 ribu"])
def test_a_scale_in_the_heading_multiplies_plain_numbers_and_is_told(heading: str, cell: Cell) -> None:
    intake, told = read(heading, cell)
    assert (intake.business.annual_sales, told) == (25 * MILLION, ["heading_scaled"])


@pytest.mark.parametrize(
    ("heading", "cell", "sen"),
    [
        ("Modal (Rp. 000)", "5.000", 5 * MILLION),
        ("Modal (x 1.000)", 5000, 5 * MILLION),
        ("Aset (miliar)", "1,5", 1500 * MILLION),
    ],
)
def test_capital_is_scaled_by_its_heading(heading: str, cell: Cell, sen: int) -> None:
    assert read(heading, cell)[0].business.capital == sen


@pytest.mark.parametrize("heading", ["Harga (Rp ribu)", "Harga (ribu Rp/kg)", "Harga ribuan (Rp)"])
def test_a_price_is_scaled_by_its_heading(heading: str) -> None:
    offer = read(heading, 15)[0].offer
    assert offer is not None
    assert offer.price == 1_500_000


def test_a_range_is_scaled_as_a_whole() -> None:
    assert read("Omzet (juta)", "10-20")[0].business.annual_sales == 10 * MILLION


@pytest.mark.parametrize("cell", ["25.000.000.000.000", 3_000_000])
def test_a_full_amount_below_a_scale_is_not_multiplied_beyond_belief(cell: Cell) -> None:
    intake, told = read("Omzet (juta Rp)", cell)
    assert intake.business.annual_sales is None
    assert {"scale_unlikely", "sum_left_out"} & set(told)


@pytest.mark.parametrize(
    ("heading", "message"),
    [
        *((heading, "heading_odd_period") for heading in ("Omzet per Hari", "Omzet/minggu", "Omzet harian")),
        ("Omset/Hari (Rp)", "heading_odd_period"),
        *((heading, "heading_odd_period") for heading in ("Omzet perhari", "Omzet per Musim", "Modal per bulan")),
        *((heading, "heading_foreign") for heading in ("Omzet (USD)", "Harga ($)", "Modal (SGD)")),
        ("Harga/ribu", "heading_of_many"),
    ],
)  # fmt: skip
def test_another_period_or_currency_is_not_read(heading: str, message: str) -> None:
    intake, told = read(heading, 300_000)
    business, offer = intake.business, intake.offer
    assert offer is not None
    assert (business.annual_sales, business.capital, offer.price) == (None, None, None)
    assert message in told


def below_title(title: str, *headings: str, cell: int = 25) -> tuple[EnterpriseIntake, list[str]]:
    rows = ((title,), (*HEAD, *headings), (*ROW, *([cell] * len(headings))))
    found = check(Sheet("Data", rows), IntakeKind.ENTERPRISES, CONTEXT)
    return enterprise_of(found), messages(found)


@pytest.mark.parametrize("title", ["(dalam jutaan rupiah)", "Satuan: juta rupiah", "Data UMKM (Rp juta)"])
def test_a_title_scales_sums_and_leaves_prices_out(title: str) -> None:
    intake, told = below_title(title, "Omzet", "Harga", "Modal (ribu)")
    assert intake.offer is not None
    sums = (intake.business.annual_sales, intake.business.capital, intake.offer.price)
    assert sums == (25 * MILLION, 25 * MILLION // 1000, None)
    assert sorted(told) == ["heading_scaled", "price_below_title", "title_scaled"]


def test_a_title_without_a_scale_changes_nothing() -> None:
    intake, told = below_title("Data UMKM 2026, sejuta manfaat", "Omzet", "Harga", cell=25_000)
    assert (intake.business.annual_sales, told) == (2_500_000, [])


def test_the_proposal_shows_scale_and_reason() -> None:
    head = (*HEAD, "Omzet (juta Rp)", "Modal (USD)")
    found = propose(Sheet("Data", (head, (*ROW, 25, 25))), IntakeKind.ENTERPRISES, shipped_lexicon())
    sales, capital = found.columns[-2:]
    assert (sales.field, sales.power) == ("annual_sales", 6)
    assert (capital.field, capital.how) == ("", How.LEFT_OUT)


@pytest.mark.parametrize(
    ("cell", "rupiah"),
    [
        ("1 juta 500 ribu", 1_500_000), ("1 jt 500rb", 1_500_000), ("5 jutaan", 5_000_000),
        ("2jt perbulan", 24_000_000), ("500rb sebulan", 6_000_000),
        ("1 miliar 200 juta per tahun", 1_200_000_000), ("5 juta-an", 5_000_000),
    ],
)  # fmt: skip
def test_sums_in_parts_rough_and_by_the_month(cell: str, rupiah: int) -> None:
    found = yearly_sum(cell).value
    assert found is not None
    assert found.low == found.high == rupiah * 100


@pytest.mark.parametrize("cell", ["300 kg perbulan", "300kg/bln", "300 kg sebulan", "300 kg per bulan"])
def test_one_grammar_of_months_for_quantities(cell: str) -> None:
    found = quantity(cell).value
    assert found is not None
    assert (found.thousandths, found.unit) == (300_000, "kg")


def test_a_thousand_with_a_comma_names_both_meanings() -> None:
    (remark,) = quantity("1,000").remarks
    assert remark.values == (("either", "1000"), ("other", "1"))
    assert money("5 ribuan/kg").value is not None


@pytest.mark.parametrize("heading", ["Harga per kg", "Harga (Rp) per kg", "Harga/kg", "Harga per kg (ribu Rp)"])
def test_a_price_may_name_its_unit_in_words(heading: str) -> None:
    intake, told = read(heading, 15_000)
    assert intake.offer is not None
    assert intake.offer.price == (1_500_000_000 if "ribu" in heading else 1_500_000)
    assert set(told) <= {"heading_scaled"}
