from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.problem import OfferKind, Pattern
from models.domain.findings import Finding, Severity
from models.domain.intake import EnterpriseIntake, IntakeKind, NeedIntake, PaperIntake, PartnerIntake
from models.problems import Cancelled, ImportRejected
from models.workbook.checking import CheckContext, Checked, check, reject
from models.workbook.sheet import Cell, Sheet, is_blank_row
from tests.models.workbook.books import CONTEXT, HEAD, ROW, TODAY, checked, messages

CELLS = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.floats(),
    st.integers(-(10**17), 10**17),
    st.booleans(),
    st.dates(),
    st.sampled_from(
        ["Kab. Tuban", "keripik singkong", "kg", "300 kg", "Ada", "Mikro", "Siti", "3523151508859991", "Jan-Mar", "5%"]
    ),
)


def only_enterprise(result: Checked) -> EnterpriseIntake:
    (intake,) = result.intakes
    assert isinstance(intake, EnterpriseIntake)
    return intake


def test_a_good_row_becomes_rich_values() -> None:
    intake = only_enterprise(checked(HEAD, ROW))
    assert intake.business.region == "35.23"
    assert intake.owner.name == "Siti"
    assert intake.offer is not None
    assert (intake.offer.commodity, intake.offer.unit, intake.offer.capacity) == ("keripik_singkong", "kg", 300_000)
    assert intake.offer.kind is OfferKind.PRODUK
    assert intake.row == 2


@given(st.lists(st.lists(CELLS, max_size=9), max_size=12))
def test_what_was_read_is_accepted_or_rejected(rows: list[list[Cell]]) -> None:
    blank = sum(is_blank_row(tuple(row)) for row in rows)
    counted = _only_counts(rows)
    if len(rows) == blank + counted:
        with pytest.raises(ImportRejected, match="no_rows"):
            checked((*HEAD, "Halal", "Bulan"), *rows)
        return
    result = checked((*HEAD, "Halal", "Bulan"), *rows)
    assert result.read == len(result.intakes) + len(result.rejected) == len(rows) - blank - counted
    refused = {finding.row for finding in result.findings if finding.severity is Severity.ERROR}
    assert refused == {row.row for row in result.rejected}
    assert {intake.row for intake in result.intakes}.isdisjoint(refused)


def _only_counts(rows: list[list[Cell]]) -> int:
    first = next((row for row in rows if not is_blank_row(tuple(row))), [])
    filled = [str(cell).strip("()").removesuffix(".0") for cell in first if not is_blank_row((cell,))]
    return len(filled) > 2 and filled == [str(number) for number in range(1, len(filled) + 1)]


@given(st.sampled_from([IntakeKind.PARTNERS, IntakeKind.NEEDS]), st.lists(st.lists(CELLS, max_size=8), max_size=8))
def test_partners_and_needs_keep_the_same_promise(kind: IntakeKind, rows: list[list[Cell]]) -> None:
    heads = {
        IntakeKind.PARTNERS: ("Nama Perusahaan", "Kabupaten", "Kontak", "Direktur", "NIB", "Skala", "KBLI", "Tahun"),
        IntakeKind.NEEDS: ("Mitra", "Komoditas", "Jumlah", "Satuan", "Pola", "Syarat", "Dukungan", "Wilayah"),
    }
    result = checked(heads[kind], ("kepala",), *rows, kind=kind)
    assert result.read == len(result.intakes) + len(result.rejected)
    assert {one.row for one in result.rejected} == {
        finding.row for finding in result.findings if finding.severity is Severity.ERROR
    }


def test_all_findings_of_a_row_are_collected_with_their_places() -> None:
    result = checked(HEAD, ROW, (None, "", "Mojokerto", "kripik alien", "gentong", "10-20", 3523151508859991))
    assert [(one.message, one.column, one.row) for one in result.findings] == [
        ("required_missing", "Nama Usaha", 3),
        ("kabupaten_unknown", "Kabupaten", 3),
        ("required_missing", "Pemilik", 3),
        ("nik_damaged", "NIK", 3),
        ("offer_unknown", "Produk", 3),
    ]
    assert [row.row for row in result.rejected] == [3]
    assert len(result.intakes) == 1


def test_unit_and_quantity_are_judged_once_the_goods_are_known() -> None:
    result = checked(HEAD, ("A", "B", "Kab. Tuban", "keripik singkong", "gentong", "10-20", None))
    assert messages(result) == ["unit_unknown", "number_range"]


def test_a_nik_is_masked_in_every_finding() -> None:
    number = "3523151508859991"
    result = checked(HEAD, (number, "Siti", number, number, number, number, number + "9"))
    assert result.findings
    assert not [finding for finding in result.findings if number in repr(finding)]


def test_ambiguous_names_offer_both_and_decide_nothing() -> None:
    (finding,) = checked(HEAD, ("A", "B", "Mojokerto", "keripik singkong", "kg", 1, None)).findings
    assert finding.values == (("suggestions", "Kab. Mojokerto, Kota Mojokerto"),)
    assert (
        only_enterprise(checked(HEAD, ("A", "B", "Kota Mojokerto", None, None, None, None))).business.region == "35.76"
    )
    assert (
        only_enterprise(checked(HEAD, ("A", "B", "Kab Mojokerto", None, None, None, None))).business.region == "35.16"
    )


def test_places_go_down_to_the_desa() -> None:
    head = ("Nama Usaha", "Pemilik", "Kab/Kota", "Kec.", "Desa")
    intake = only_enterprise(checked(head, ("A", "B", "Tuban", "Kerek", "Jarorejo")))
    assert intake.business.region.startswith("35.23.08.")
    kept = only_enterprise(checked(head, ("A", "B", "Tuban", "Kerek", "Antah Berantah")))
    assert (kept.business.region, kept.business.address) == ("35.23.08", "Desa Antah Berantah")


def test_a_list_without_kabupaten_is_about_the_home_region() -> None:
    head, row = ("Nama Usaha", "Pemilik", "Kecamatan"), ("A", "B", "Kerek")
    with pytest.raises(ImportRejected) as refused:
        checked(head, row)
    assert refused.value.message == "columns_missing"
    at_home = CheckContext(TODAY, home_region="35.23")
    assert only_enterprise(checked(head, row, context=at_home)).business.region == "35.23.08"


def test_a_region_code_is_enough() -> None:
    head = ("Nama Usaha", "Pemilik", "Kode Wilayah")
    assert only_enterprise(checked(head, ("A", "B", 352308))).business.region == "35.23.08"
    assert "region_code_unknown" in messages(checked(head, ("A", "B", "99.99")))


@pytest.mark.parametrize(
    ("head", "unit_cell", "capacity", "expected"),
    [
        ("Kapasitas", "kg", "1,5 ton", ("kg", 1_500_000)),
        ("Kapasitas", None, "1,5 ton", ("ton", 1_500)),
        ("Kapasitas (kg/bln)", None, 300, ("kg", 300_000)),
        ("Kapasitas (ton/bulan)", "kg", 2, ("kg", 2_000_000)),
        ("Kapasitas", None, None, ("kg", None)),
    ],
)
def test_where_the_unit_stands(head: str, unit_cell: Cell, capacity: Cell, expected: tuple[str, int | None]) -> None:
    heads = ("Nama Usaha", "Pemilik", "Kabupaten", "Produk", "Satuan", head)
    intake = only_enterprise(checked(heads, ("A", "B", "Tuban", "keripik singkong", unit_cell, capacity)))
    assert intake.offer is not None
    assert (intake.offer.unit, intake.offer.capacity) == expected


def test_a_quantity_without_any_unit_is_refused() -> None:
    heads = ("Nama Usaha", "Pemilik", "Kabupaten", "Produk", "Kapasitas")
    assert messages(checked(heads, ("A", "B", "Tuban", "keripik singkong", 300))) == ["unit_missing"]


def test_a_price_for_another_unit_is_converted() -> None:
    heads = ("Nama Usaha", "Pemilik", "Kabupaten", "Produk", "Satuan", "Harga")
    intake = only_enterprise(checked(heads, ("A", "B", "Tuban", "keripik singkong", "ton", "Rp 15.000/kg")))
    assert intake.offer is not None
    assert intake.offer.price == 15_000 * 1_000 * 100
    refused = checked(heads, ("A", "B", "Tuban", "keripik singkong", "ton", "Rp 15.000/lembar"))
    assert messages(refused) == ["price_unit_differs"]


def test_papers_are_held_missing_or_unknown() -> None:
    head = ("Nama Usaha", "Pemilik", "Kabupaten", "Halal", "P-IRT", "Merek", "SNI", "BPOM")
    row = ("A", "B", "Tuban", "Ada", "Belum", "IDM000123456", None, "masih proses")
    result = checked(head, row)
    assert only_enterprise(result).papers == (
        PaperIntake("halal", held=True),
        PaperIntake("pirt", held=False),
        PaperIntake("bpom_md", held=False),
        PaperIntake("merek", held=True, number="IDM000123456"),
    )
    assert set(messages(result)) == {"paper_in_process", "offer_missing"}


def test_desil_comes_with_its_quarter() -> None:
    head = ("Nama Usaha", "Pemilik", "Kabupaten", "Desil", "Triwulan Desil")
    intake = only_enterprise(checked(head, ("A", "B", "Tuban", "Desil 2", "TW III 2026")))
    assert (intake.owner.desil, intake.owner.desil_quarter) == (2, "2026-Q3")
    assert "desil_without_quarter" in messages(checked(head, ("A", "B", "Tuban", 3, None)))
    for bad in (0, 11, "miskin", 2.5):
        assert "desil_out_of_range" in messages(checked(head, ("A", "B", "Tuban", bad, None)))


def test_sales_of_a_month_count_twelve_times() -> None:
    head = ("Nama Usaha", "Pemilik", "Kabupaten", "Omzet/bln")
    result = checked(head, ("A", "B", "Tuban", "15 juta"))
    assert only_enterprise(result).business.annual_sales == 180_000_000 * 100
    assert "sales_from_a_month" in messages(result)


def test_a_further_product_of_the_same_business_is_a_further_offer() -> None:
    second = ("Keripik Berkah", "Siti", "Kab. Tuban", "keripik singkong pedas", "kg", 100, None)
    result = checked((*HEAD, "Alamat"), (*ROW, "Jl. Mawar 1"), (*second, None))
    first, further = result.intakes
    assert isinstance(first, EnterpriseIntake)
    assert isinstance(further, EnterpriseIntake)
    assert first.business == further.business
    assert first.offer != further.offer


def test_an_exact_repeat_is_a_warning_and_a_contradiction_an_error() -> None:
    other = (*ROW[:5], 500, None)
    result = checked(HEAD, ROW, ROW, other)
    assert [(one.message, one.row, one.values) for one in result.findings] == [
        ("duplicate_row", 3, (("first", 2),)),
        ("duplicate_conflict", 4, (("first", 2),)),
    ]
    assert [intake.row for intake in result.intakes] == [2, 3]


def test_one_business_cannot_lie_in_two_places() -> None:
    elsewhere = ("Keripik Berkah", "Siti", "Kab. Tuban", "batik tulis", "lembar", 5, None, "Jl. Melati 2")
    result = checked((*HEAD, "Alamat"), (*ROW, "Jl. Mawar 1"), elsewhere)
    assert messages(result) == ["further_offer_differs"]


def test_text_is_cleaned_of_what_nobody_sees() -> None:
    intake = only_enterprise(checked(HEAD, ("Keripik\u202e \u200bBerkah\x07\u0000", "Siti\u00a0 N.", *ROW[2:])))
    assert (intake.business.name, intake.owner.name) == ("Keripik Berkah", "Siti N.")
    assert "text_too_long" in messages(checked(HEAD, ("x" * 201, *ROW[1:])))


def test_partners() -> None:
    head = ("Nama Perusahaan", "Kabupaten", "Contact Person", "Telp", "Direktur", "Skala Usaha")
    (intake,) = checked(
        head, ("Pangan Jaya", "Gresik", "Wijaya", "031 123456", "Santoso", "UB"), kind=IntakeKind.PARTNERS
    ).intakes
    assert isinstance(intake, PartnerIntake)
    assert intake.contact is not None
    assert intake.contact.phone == "+6231123456"
    assert intake.signatory is not None
    assert intake.business.size == "besar"


NEED_HEAD = ("Mitra", "Komoditas", "Jumlah/bln", "Satuan", "Pola", "Syarat", "Dukungan", "Wilayah", "Termin", "Harga")


def test_needs() -> None:
    row = (
        "Pangan Jaya",
        "keripik singkong",
        "2 ton",
        "kg",
        "Subkon",
        "Halal, P-IRT",
        "bimbingan, modal",
        "Tuban",
        "2 minggu",
        27000,
    )
    (intake,) = checked(NEED_HEAD, row, kind=IntakeKind.NEEDS).intakes
    assert isinstance(intake, NeedIntake)
    assert (intake.quantity, intake.unit, intake.pattern) == (2_000_000, "kg", Pattern.SUBKONTRAK)
    assert intake.papers == ("halal", "pirt")
    assert intake.supports == ("bimbingan_teknis", "pembiayaan")
    assert (intake.territory, intake.payment_days, intake.price) == ("35.23", 14, 2_700_000)


def test_a_need_without_quantity_or_with_unknown_words_stays_out() -> None:
    rows = (
        ("Pangan Jaya", "keripik singkong", None, "kg"),
        ("Pangan Jaya", "keripik singkong", 0, "kg"),
        ("Pangan Jaya", "keripik singkong", 5, "kg", "waralaba"),
        ("Pangan Jaya", "keripik singkong", 5, "kg", None, "SIM A"),
        ("Pangan Jaya", "keripik singkong", 5, "kg", None, None, "doa"),
        ("Pangan Jaya", None, 5, "kg"),
    )
    result = checked(NEED_HEAD, *rows, kind=IntakeKind.NEEDS)
    assert messages(result) == [
        *(
            "required_missing",
            "number_zero",
            "pattern_unknown",
            "papers_unknown",
            "supports_unknown",
            "required_missing",
        )
    ]
    assert not result.intakes


def test_a_partner_may_need_the_same_goods_twice() -> None:
    rows = (("Pangan Jaya", "keripik singkong", 5, "kg"), ("Pangan Jaya", "keripik singkong", 9, "kg"))
    assert len(checked(NEED_HEAD, *rows, kind=IntakeKind.NEEDS).intakes) == 2


def test_samples_are_for_the_sample_catalogue() -> None:
    row = (*ROW[:6], "3523155508850000")
    assert messages(checked(HEAD, row)) == ["nik_sample"]
    intake = only_enterprise(checked(HEAD, row, context=CheckContext(TODAY, samples_allowed=True)))
    assert (intake.owner.nik, intake.owner.female) == ("3523155508850000", True)


def test_a_use_case_can_refuse_further_rows() -> None:
    result = checked(HEAD, ROW, (*ROW[:3], "batik tulis", "lembar", 5, None))
    refusal = Finding("partner_unknown", Severity.ERROR, "Data", 3)
    less = reject(result, [refusal])
    assert [intake.row for intake in less.intakes] == [2]
    assert [(row.row, row.cells[3]) for row in less.rejected] == [(3, "batik tulis")]
    assert less.read == result.read == 2


def test_checking_can_be_cancelled() -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    rows = (HEAD, *[(f"Usaha {number}", *ROW[1:]) for number in range(300)])
    with pytest.raises(Cancelled):
        check(Sheet("Data", rows), IntakeKind.ENTERPRISES, CONTEXT, progress=stop)


def test_the_limit_counts_rows_of_data() -> None:
    rows = (("DATA UMKM",), (), HEAD, *[(f"Usaha {number}", *ROW[1:]) for number in range(5)], ("Jumlah",))
    sheet = Sheet("Data", rows)
    assert check(sheet, IntakeKind.ENTERPRISES, replace(CONTEXT, most_rows=5)).read == 6
    with pytest.raises(ImportRejected) as refused:
        check(sheet, IntakeKind.ENTERPRISES, replace(CONTEXT, most_rows=4))
    assert refused.value.message == "too_many_data_rows"
    assert (refused.value.values["rows"], refused.value.values["limit"]) == (5, 4)


def test_dates_in_cells_of_numbers_are_explained() -> None:
    result = checked(HEAD, (*ROW[:5], date(2026, 5, 1), None))
    assert messages(result) == ["number_became_date"]
    assert result.findings[0].value == "01/05/2026"
