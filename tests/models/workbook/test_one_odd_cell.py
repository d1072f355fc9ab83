"""One odd cell keeps only itself out of an enterprise, and the finding says what was left out."""

from __future__ import annotations

import pytest

from models.domain.findings import Finding
from models.domain.intake import EnterpriseIntake, OfferIntake
from models.workbook.checking import Checked
from models.workbook.sheet import Cell
from tests.models.workbook.books import checked, messages

HEAD = ("Nama Usaha", "Pemilik", "Kabupaten", "NIB", "Produk", "Satuan", "Kapasitas/bln", "Harga")
WHO = ("Warung Berkah", "Siti", "Kab. Tuban", "0220001234501")
BARE = ("Nama Usaha", "Pemilik", "Kabupaten")


def the_enterprise(result: Checked) -> EnterpriseIntake:
    (intake,) = result.intakes
    assert isinstance(intake, EnterpriseIntake)
    assert not result.rejected
    return intake


def with_cell(heading: str, cell: Cell) -> Checked:
    return checked((*BARE, "Produk", heading), (*WHO[:3], "tahu", cell))


def the_offer(result: Checked) -> OfferIntake:
    offer = the_enterprise(result).offer
    assert offer is not None
    return offer


@pytest.mark.parametrize("words", ["nasi goreng", "kerajinan", "Keripik", "toko kelontong", "kain batik gedog"])
def test_unknown_goods_leave_the_enterprise_and_name_what_goes_with_them(words: str) -> None:
    result = checked(HEAD, (*WHO, words, "kg", 100, 5000))
    kept = the_enterprise(result)
    assert (kept.offer, kept.business.nib) == (None, "0220001234501")
    (finding,) = result.findings
    assert finding.message in ("offer_unknown", "offer_unlisted")
    assert dict(finding.values)["left"] == f"Produk: {words}; Satuan: kg; Kapasitas/bln: 100; Harga: 5000"


def suggestions(finding: Finding) -> str:
    return str(dict(finding.values).get("suggestions", ""))


def test_only_what_is_really_alike_is_suggested() -> None:
    (grocer,) = checked(HEAD, (*WHO, "toko kelontong", None, None, None)).findings
    (batik,) = checked(HEAD, (*WHO, "kain batik gedog", None, None, None)).findings
    assert (grocer.message, suggestions(grocer)) == ("offer_unlisted", "")
    assert "Batik gedog" in suggestions(batik)


@pytest.mark.parametrize(("cell", "female"), [("W", True), ("wanita", True), ("P", True), ("L", False)])
def test_the_letters_of_the_sexes(cell: str, female: bool) -> None:
    assert the_enterprise(with_cell("Jenis Kelamin", cell)).owner.female is female


@pytest.mark.parametrize(
    ("heading", "cell", "message"),
    [
        ("Jenis Kelamin", "X", "sex_unknown"),
        ("Desil", "tidak ada", "desil_out_of_range"),
        ("Desil", "belum ada", "desil_out_of_range"),
        ("Desil", "1-4", "desil_out_of_range"),
        ("KBLI", "1079", "kbli_unreadable"),
        ("Tenaga Kerja", "banyak", "number_unreadable"),
        ("Kapasitas per Bulan", "250 kg/minggu", "quantity_left_out"),
        ("Harga", "5000/botol", "price_unit_differs"),
    ],
)
def test_a_cell_that_cannot_be_read_stays_out_alone(heading: str, cell: str, message: str) -> None:
    result = with_cell(heading, cell)
    assert the_offer(result).commodity == "tahu"
    assert messages(result) == [message]
    owner, business = the_enterprise(result).owner, the_enterprise(result).business
    assert (owner.female, owner.desil, business.kbli, business.workers) == (None, None, None, None)
    assert (the_offer(result).capacity, the_offer(result).price) == (None, None)


def test_a_kbli_with_its_dots_is_the_code() -> None:
    found = the_enterprise(with_cell("KBLI", "10.79.4")).business.kbli
    assert found is not None
    assert found.code == "10794"


@pytest.mark.parametrize(("cell", "workers"), [("dua orang", 2), ("Sepuluh", 10), ("4 orang", 4), (3, 3)])
def test_workers_may_be_counted_in_words(cell: Cell, workers: int) -> None:
    assert the_enterprise(with_cell("Tenaga Kerja", cell)).business.workers == workers
