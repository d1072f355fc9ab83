"""“Yang perlu Bapak/Ibu ketahui”: two pages, large letters, short sentences, only what the agreement says."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from models.domain.income import IncomeInputs
from models.steps.papers.incomes import figures_of, reckoned, terms_of_income
from reports.agreement import AgreementDocument, Pattern, Price, Term
from reports.layout.text import missing_glyphs
from reports.plain_page.page import plain_page_pdf, risks_of
from reports.plain_page.phrases import page_phrases, short
from reports.wording.filling import placeholders
from reports.wording.library import pattern_text
from reports.wording.summaries import summary_text
from tests.reports.reading import fonts, page_texts, whole_text
from tests.reports.samples import agreement

LONG = "Koperasi Produsen Serba Usaha Perikanan dan Kelautan Nelayan Sejahtera Abadi Makmur Kabupaten Tuban " * 4
OFFICE = "KADIN Kabupaten Tuban"
FULL = IncomeInputs(own_cost=200_000_000, supplies=300_000_000, other_price=100_000_000)
RICH = IncomeInputs(3, own_cost=9 * 10**13, supplies=7 * 10**13, unit_cost=10**9, other_price=10**11)


def page(
    document: AgreementDocument, inputs: IncomeInputs | None = FULL, paper: str = "A4", draft: bool = False
) -> bytes:
    terms = terms_of_income(document)
    figures = figures_of(document, terms, *reckoned(terms, inputs)) if inputs else None
    return plain_page_pdf(document, figures, OFFICE, paper, draft)


def longest(pattern: Pattern) -> AgreementDocument:
    found = agreement(pattern)
    party = replace(found.first, name=LONG)
    return replace(
        found, first=party, second=replace(found.second, name=LONG), commodity=LONG, forum_name=LONG,
        season=0b010101010101, subject=LONG,
    )  # fmt: skip


@pytest.mark.parametrize("paper", ["A4", "F4"])
@pytest.mark.parametrize("pattern", list(Pattern))
def test_two_pages_hold_it_whatever_the_facts(pattern: Pattern, paper: str) -> None:
    for document, inputs in ((agreement(pattern), None), (agreement(pattern), FULL), (longest(pattern), RICH)):
        assert len(page_texts(page(document, inputs, paper))) <= 2


@pytest.mark.parametrize("pattern", list(Pattern))
def test_letters_are_twelve_points_and_embedded(pattern: Pattern) -> None:
    content = page(longest(pattern), RICH)
    assert all(fonts(content).values())
    assert not missing_glyphs(re.sub(r"\s", "", whole_text(content)))
    assert _sizes(content) <= {12.0, 17.0}


def _sizes(content: bytes) -> set[float]:
    """Sizes of everything between head and foot."""
    found: set[float] = set()

    def seen(text: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
        if text.strip() and matrix[5] > 60:
            found.add(float(size))

    for each in PdfReader(BytesIO(content)).pages:
        each.extract_text(visitor_text=seen)
    return found


@pytest.mark.parametrize("pattern", list(Pattern))
def test_sentences_are_short(pattern: Pattern) -> None:
    words = page_phrases(agreement(pattern), pattern_text(pattern, agreement(pattern).signed_on), OFFICE)
    said = [line.text for part in summary_text().sections for line in part.lines if line.applies(pattern, words)]
    for sentence in (each for line in said for each in re.split(r"(?<=[.?:;])\s", line)):
        assert len(sentence.split()) <= 17, sentence


@pytest.mark.parametrize("pattern", list(Pattern))
def test_every_word_asked_for_is_known(pattern: Pattern) -> None:
    text, on = summary_text(), agreement(pattern).signed_on
    words = page_phrases(agreement(pattern), pattern_text(pattern, on), OFFICE)
    lines = [each for part in text.sections for each in part.lines]
    said = [(each, each.text) for each in lines] + [(each, each.event + each.bearer) for each in text.risks]
    for each, sentence in said:
        if each.applies(pattern, words):
            assert placeholders(sentence) <= words.words.keys(), sentence
            assert not each.clause or f"pasal:{each.clause}" in words.words, sentence


def test_the_plasma_reads_this() -> None:
    text = whole_text(page(agreement()))
    for sentence in (
        "UD Tani Makmur bekerja sama dengan PT Tapioka Pantura Sejahtera.",
        "Mitra wajib membeli 80% dari hasil yang bermutu baik, sampai jumlah itu.",
        "Harganya Rp1.250.000 per ton. Mitra membayar paling lambat 14 hari setelah barang diterima (Pasal 9).",
        "Potongan paling tinggi 30% dari setiap pembayaran.",
        "Panen gagal, bukan salah Bapak/Ibu Sarana yang hilang: mitra 50%, Bapak/Ibu 50% 13",
        "Tidak ada yang menjamin angka ini.",
        "Dipotong mitra = utang kepada mitra, paling tinggi 30% dari penjualan.",
        "Bertanya dulu boleh ke KADIN Kabupaten Tuban",
        "Kalau isinya berbeda, yang berlaku adalah naskah perjanjian.",
    ):
        assert sentence in text, sentence


def test_figures_follow_the_clauses() -> None:
    terms = (
        Term("risiko", "bagian_risiko", Decimal(70)), Term("pemasaran", "bagian", Decimal("62.5")),
        Term("pembiayaan", "batas_potong", Decimal(25)), Term("risiko", "asuransi", "ya"),
        Term("risiko", "premi", "bersama"), Term("harga", "harga_dasar", 110_000_000),
    )  # fmt: skip
    text = whole_text(page(replace(agreement(), terms=terms)))
    assert "mitra 70%, Bapak/Ibu 30%" in text
    assert "Mitra wajib membeli 62,5%" in text
    assert "(jumlah − rusak) × 62,5%" in text
    assert "Potongan paling tinggi 25%" in text
    assert "Premi asuransi Dibagi dua" in text
    assert "Harga tidak boleh kurang dari Rp1.100.000 per ton" in text


def test_who_bears_what_in_a_subcontract_depends_on_who_brings_the_material() -> None:
    document = agreement(Pattern.SUBKONTRAK)

    def codes(who: str) -> set[str]:
        changed = replace(document, terms=(Term("bahan", "penyedia", who),))
        return {each.code for each in risks_of(changed)}

    assert codes("pertama") & {"bahan_mitra", "bahan_sendiri", "bahan_beli"} == {"bahan_mitra"}
    assert "bahan_sendiri" in codes("kedua")
    assert "bahan_beli" in codes("beli")


def test_an_agent_reads_of_commission_and_a_distributor_of_buying() -> None:
    document = agreement(Pattern.DISTRIBUSI_KEAGENAN)
    agent = whole_text(page(replace(document, terms=(Term("kegiatan", "jenis", "agen"),))))
    assert "Komisi Bapak/Ibu 10% dari penjualan" in agent
    assert "Komisi = terjual × harga × 10%." in agent
    assert "Membayar barang ke mitra" not in agent
    assert "Membayar barang ke mitra" in whole_text(page(replace(document, terms=())))


def test_own_costs_nobody_named_are_left_to_be_written_in() -> None:
    without, known = whole_text(page(agreement(), IncomeInputs())), whole_text(page(agreement()))
    assert "Biaya Bapak/Ibu sendiri belum dihitung." in without
    assert "Sisa bersih" not in without
    assert "Titik impas pada angka sedang" in known
    assert "Sisa bersih = penjualan − sarana dari mitra − biaya sendiri." in known


def test_a_draft_says_that_it_is_one() -> None:
    text = whole_text(page(agreement(), draft=True))
    assert "Perjanjian ini masih draf." in text
    assert "DRAF" in text


def test_a_formula_leaves_the_reckoning_out() -> None:
    document = replace(agreement(), price=Price(None, "ton", "harga lelang mingguan dikurangi biaya angkut"))
    text = whole_text(page(document, None))
    assert "dihitung dengan rumus: harga lelang mingguan" in text
    assert "Contoh hitungan" not in text


def test_no_personal_number_stands_on_it() -> None:
    found = agreement()
    text = whole_text(page(found))
    for secret in (found.second.nik, found.second.npwp, found.first.npwp, "0123456789"):
        assert secret not in text


def test_equal_facts_give_equal_bytes() -> None:
    assert page(agreement()) == page(agreement())


def test_long_words_are_cut_at_a_word() -> None:
    assert short("Toko  Makmur") == "Toko Makmur"
    assert len(short(LONG)) <= 64
    assert short(LONG).endswith("…")
    assert short("x" * 100) == "x" * 63 + "…"
