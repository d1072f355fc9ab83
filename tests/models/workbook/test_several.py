from __future__ import annotations

import pytest

from models.domain.choices import CommodityChoice
from models.domain.findings import Finding, Severity
from models.domain.intake import EnterpriseIntake, OfferIntake
from models.reference.lexicon import Lexicon
from models.reference.words import shipped_lexicon
from models.workbook.checking import Checked, reject
from models.workbook.rows.several import products_in
from models.workbook.sheet import Cell
from tests.models.workbook.books import checked, messages

HEAD = ("Nama Usaha", "Pemilik", "Kabupaten", "Produk", "Satuan", "Kapasitas/bln", "Harga")


def offers(result: Checked) -> list[OfferIntake]:
    found = [intake.offer for intake in result.intakes if isinstance(intake, EnterpriseIntake)]
    return [offer for offer in found if offer is not None]


def taken(product: Cell, unit: Cell = None, capacity: Cell = None, price: Cell = None) -> Checked:
    return checked(HEAD, ("A", "B", "Tuban", product, unit, capacity, price))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("keripik singkong, kerupuk ikan, rengginang", ("keripik singkong", "kerupuk ikan", "rengginang")),
        ("kopi, kerupuk", ("kopi", "kerupuk")),
        ("keripik singkong, keripik singkong pedas", ("keripik singkong", "keripik singkong pedas")),
        ("Rengginang & kerupuk ikan", ("Rengginang", "kerupuk ikan")),
        ("1. Rengginang\n2. Kerupuk ikan", ("Rengginang", "Kerupuk ikan")),
        ("rengginang dan tempe", ("rengginang", "tempe")),
        ("kecap manis, asin", ()),
        ("keripik singkong, pisang", ()),
        ("keripik tempe, tahu", ()),
        ("keripik singkong", ()),
        ("keripik singkong, barang antah", ()),
        ("rengginang, rengginang", ()),
        ("kopi, " * 5_000 + "kerupuk", ()),
        ("", ()),
        (", ,", ()),
    ],
)
def test_a_cell_is_split_only_where_every_part_is_known(text: str, parts: tuple[str, ...]) -> None:
    assert products_in(text, shipped_lexicon()) == parts


def test_what_a_catalogue_calls_its_goods_counts() -> None:
    own = Lexicon([CommodityChoice("gula", "Gula", "kg", ()), CommodityChoice("kopi", "Kopi", "kg", ())])
    assert products_in("gula, kopi", own) == ("gula", "kopi")
    assert products_in("gula, teh", own) == ()


def test_one_row_gives_one_business_with_several_offers() -> None:
    result = taken("keripik singkong, kerupuk ikan, rengginang")
    assert [offer.words for offer in offers(result)] == ["keripik singkong", "kerupuk ikan", "rengginang"]
    assert (result.read, len(result.rejected)) == (1, 0)
    assert len({intake.business for intake in result.intakes}) == 1  # type: ignore[union-attr]
    assert {intake.row for intake in result.intakes} == {2}
    assert messages(result) == ["products_split"]


def test_an_amount_for_several_products_belongs_to_none() -> None:
    result = taken("keripik singkong, rengginang", "kg", "300", 20_000)
    assert [(offer.capacity, offer.price) for offer in offers(result)] == [(None, None), (None, None)]
    assert messages(result) == ["products_split", "amount_of_several", "amount_of_several"]


def test_as_many_amounts_as_products_belong_to_them_in_order() -> None:
    result = taken("keripik singkong, kerupuk ikan, rengginang", "kg", "100, 50, 20 kg", "15.000; 20.000; 30.000")
    assert [(offer.capacity, offer.price) for offer in offers(result)] == [
        (100_000, 1_500_000),
        (50_000, 2_000_000),
        (20_000, 3_000_000),
    ]
    assert {offer.unit for offer in offers(result)} == {"kg"}


def test_half_an_unknown_cell_is_left_out_as_a_whole() -> None:
    result = taken("keripik singkong, barang antah")
    (intake,) = result.intakes
    assert isinstance(intake, EnterpriseIntake)
    assert (intake.offer, result.read, result.rejected) == (None, 1, ())
    (finding,) = result.findings
    assert finding.message.startswith("offer_un")
    assert "keripik singkong, barang antah" in str(finding.values)


def test_a_row_of_several_products_is_refused_once() -> None:
    result = taken("keripik singkong, rengginang")
    refusal = Finding("code_unknown", Severity.ERROR, "Data", 2)
    less = reject(result, [refusal, refusal])
    assert (less.read, len(less.intakes), [row.row for row in less.rejected]) == (1, 0, [2])
    assert less.rejected[0].findings == (refusal,)
