"""What the parties add to an agreement: their own provisions and prices by quality, printed and judged."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reports.agreement import AgreementDocument, Pattern, Price, PriceRow, agreement_pdf
from reports.agreement.audit import audit
from reports.agreement.findings import Code, Finding, Level
from reports.agreement.own_words import provisions_of
from reports.agreement.spoken import spoken
from reports.plain_page.page import plain_page_pdf
from tests.reports.reading import page_texts, whole_text
from tests.reports.samples import agreement

PROVISION = "PARA PIHAK mengadakan pertemuan evaluasi setiap tiga bulan di tempat usaha PIHAK KEDUA."
LONG = "Ketentuan panjang mengenai tata cara pengangkutan dan penyimpanan barang. " * 140
UNFAIR = (
    "PIHAK PERTAMA berhak mengubah harga sewaktu-waktu tanpa persetujuan PIHAK KEDUA.",
    "PIHAK KEDUA menyerahkan sertifikat tanah kepada PIHAK PERTAMA sebagai jaminan.",
    "PIHAK PERTAMA dapat mengakhiri Perjanjian sewaktu-waktu secara sepihak tanpa pemberitahuan.",
    "Perjanjian diperpanjang otomatis untuk jangka waktu yang sama.",
)
FAIR = (
    PROVISION,
    "PIHAK PERTAMA meminjamkan dua timbangan dan merawatnya atas biaya sendiri.",
    "Uang muka sebesar 20 persen dibayarkan pada saat Pesanan disetujui.",
)


def graded(*rows: tuple[str, int], document: AgreementDocument | None = None, **more: object) -> AgreementDocument:
    """The sample with prices by quality, rupiah."""
    sample = document or agreement()
    unit = sample.price.unit
    listed = tuple(PriceRow(item, Price(rupiah * 100, unit)) for item, rupiah in rows)
    return replace(sample, price=listed[0].price, price_list=listed, **more)  # type: ignore[arg-type]


def with_words(*provisions: str, pattern: Pattern = Pattern.INTI_PLASMA) -> AgreementDocument:
    return replace(agreement(pattern), provisions=provisions)


def found(document: AgreementDocument, *codes: Code) -> list[Finding]:
    return [each for each in audit(document) if each.code in codes]


@pytest.mark.parametrize("pattern", list(Pattern))
def test_own_provisions_are_a_pasal_before_the_last(pattern: Pattern) -> None:
    document = with_words(*FAIR, pattern=pattern)
    text = whole_text(agreement_pdf(document, "F4"))
    *before, own, last = [each for each in spoken(document) if each.code]
    assert (own.code, own.title, own.sentences) == ("ketentuan_tambahan", "Ketentuan Tambahan", FAIR)
    assert last.code == "penutup"
    assert f"Pasal {len(before) + 1} Ketentuan Tambahan" in text
    assert f"Pasal {len(before) + 2} Ketentuan Lain dan Penutup" in text
    assert all(each in text for each in FAIR)
    without = whole_text(agreement_pdf(agreement(pattern)))
    assert "Ketentuan Tambahan" not in without


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="abcdeZ0 <>&/\"'{}%#()[]-_", min_size=1, max_size=90).filter(lambda words: words.strip()))
@example("<b>tebal</b> & {harga} {pasal:penutup} <img src='x'/>")
@example("{tambahan:a}")
def test_what_was_typed_is_what_is_printed(words: str) -> None:
    said = provisions_of(f"{words}\n{PROVISION}")
    text = whole_text(agreement_pdf(with_words(*said))).replace(" ", "").replace("-", "")
    assert "".join(said[0].split()).replace("-", "") in text


def test_numbers_in_a_row_are_those_of_the_ayat() -> None:
    assert provisions_of("1. Satu hal.\n\n2) Dua hal.\n(3)  Tiga   hal.") == ("Satu hal.", "Dua hal.", "Tiga hal.")
    assert provisions_of("2. Dua hal.\n3. Tiga hal.") == ("2. Dua hal.", "3. Tiga hal.")
    assert provisions_of("1.5 ton setiap hari.") == ("1.5 ton setiap hari.",)
    assert provisions_of(" \n\t\n") == ()


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_ten_thousand_letters_are_printed_to_the_end(paper: str) -> None:
    pages = page_texts(agreement_pdf(with_words(LONG[:10_000], PROVISION), paper))
    text = " ".join(pages)
    assert text.count("pengangkutan") == LONG[:10_000].count("pengangkutan")
    assert PROVISION in " ".join(text.split())
    assert all(f"Halaman {at} dari {len(pages)}" in each for at, each in enumerate(pages, start=1))


@pytest.mark.parametrize("words", UNFAIR)
def test_provisions_are_judged_like_a_text_of_somebody_else(words: str) -> None:
    red = [each for each in audit(with_words(*FAIR, words)) if each.level is Level.RED]
    assert [dict(each.values)["place"] for each in red] == ["ketentuan tambahan nomor 4"] * len(red)
    assert red
    assert {each.place for each in red} == {"provisions.4"}
    assert all(each.overridable for each in red)


def test_fair_provisions_are_not_red_and_gaps_in_them_are() -> None:
    assert not [each for each in audit(with_words(*FAIR)) if each.level is Level.RED]
    (gap,) = found(with_words("Dikirim ke gudang [isi alamat] setiap hari Senin."), Code.PLACEHOLDER_IN_VALUE)
    assert (gap.level, gap.place) == (Level.RED, "provisions.1")


def test_a_list_of_prices_stands_in_the_annex_and_the_pasal_names_its_main_quality() -> None:
    document = graded(("Kelas A", 5_000), ("Kelas B", 4_250), ("Kelas C", 3_000))
    text = whole_text(agreement_pdf(document))
    assert "per ton untuk Kelas A serta harga mutu lainnya, dengan rincian dalam Lampiran II" in text
    annex = text.split("Daftar Harga")[-1]
    assert all(said in annex for said in ("Kelas B", "Rp4.250,00", "Kelas C", "Rp3.000,00"))
    assert not found(document, Code.PRICE_NOT_LISTED, Code.PRICE_LISTED_TWICE)


def test_a_price_outside_of_the_list_or_a_quality_twice_is_red() -> None:
    document = graded(("Kelas A", 5_000), ("Kelas B", 4_250))
    other = replace(document, price=replace(document.price, sen=499_900))
    assert [each.level for each in found(other, Code.PRICE_NOT_LISTED)] == [Level.RED]
    formula = replace(document, price=Price(None, document.price.unit, "harga pasar"))
    assert found(formula, Code.PRICE_NOT_LISTED)
    (twice,) = found(graded(("Kelas A", 5_000), ("kelas a", 4_000)), Code.PRICE_LISTED_TWICE)
    assert (twice.level, twice.values) == (Level.RED, (("item", "Kelas A"),))


@pytest.mark.parametrize("pattern", list(Pattern))
def test_the_plain_page_tells_prices_by_quality_and_own_provisions(pattern: Pattern) -> None:
    rows = [(f"Kelas {letter}", price) for letter, price in zip("ABCDEFG", range(7_000, 0, -1_000), strict=True)]
    document = graded(*rows, document=agreement(pattern), provisions=FAIR)
    number = [each.code for each in spoken(document) if each.code].index("ketentuan_tambahan") + 1
    content = plain_page_pdf(document, None, "Dinas")
    text = whole_text(content).replace("\u00a0", " ")
    assert "Kelas B Rp6.000" in text
    assert "3 mutu lain di Lampiran II" in text
    assert f"Minta dibacakan seluruhnya, dan tanyakan artinya (Pasal {number})." in text
    assert len(page_texts(content)) <= 2
    one_price = replace(agreement(pattern), price_list=())
    plain = whole_text(plain_page_pdf(one_price, None, "Dinas"))
    assert "menurut mutu" not in plain
    assert "Minta dibacakan seluruhnya" not in plain
