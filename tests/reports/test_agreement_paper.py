"""The printed agreement, read back from its PDF."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from reports.agreement import (
    AgreementDocument,
    Forum,
    Pattern,
    Price,
    SpecificationRow,
    Term,
    Witness,
    agreement_pdf,
)
from reports.layout.text import printable
from reports.wording import UnfilledPlaceholder
from tests.reports.reading import fonts, page_texts, whole_text
from tests.reports.samples import LARGE, SMALL, agreement, nameless

PASAL_COUNT = {
    Pattern.INTI_PLASMA: 20,
    Pattern.SUBKONTRAK: 21,
    Pattern.DISTRIBUSI_KEAGENAN: 21,
    Pattern.RANTAI_PASOK: 19,
    Pattern.PERDAGANGAN_UMUM: 19,
}
STATUTORY_HEADINGS = (
    r"Pasal \d+ Kegiatan Usaha",
    r"Pasal \d+ Hak dan Kewajiban PIHAK PERTAMA",
    r"Pasal \d+ Hak dan Kewajiban PIHAK KEDUA",
    r"Pasal \d+ Bentuk Pengembangan",
    r"Pasal \d+ Jangka Waktu",
    r"Pasal \d+ Penyelesaian Perselisihan",
)
every_pattern = pytest.mark.parametrize("pattern", list(Pattern))
both_papers = pytest.mark.parametrize("paper", ["A4", "F4"])


@every_pattern
def test_states_the_parties_the_date_and_the_five_contents(pattern: Pattern) -> None:
    text = whole_text(agreement_pdf(agreement(pattern)))
    assert "Senin, tanggal dua puluh bulan Juli tahun dua ribu dua puluh enam (20-07-2026)" in text
    for party in (LARGE, SMALL):
        for fact in (party.name, party.representative, party.nib, party.authority):
            assert fact in text
    for heading in STATUTORY_HEADINGS:
        assert re.search(heading, text), heading
    assert "14 (empat belas) hari kalender" in text
    assert "12 (dua belas) bulan" in text
    assert "Pengadilan Negeri Tuban" in text
    assert "012/TPS-KM/VII/2026" in text


@every_pattern
def test_every_pasal_is_there_once_and_in_order(pattern: Pattern) -> None:
    text = whole_text(agreement_pdf(agreement(pattern)))
    headings = [int(number) for number in re.findall(r"Pasal (\d+) (?=[A-Z])", text)]
    assert headings == list(range(1, PASAL_COUNT[pattern] + 1))


@every_pattern
def test_nothing_is_left_open(pattern: Pattern) -> None:
    text = whole_text(agreement_pdf(agreement(pattern)))
    assert not re.search(r"[{}\[\]]|…|\.{3}|___|\bNone\b|\bnan\b|  ", text)


@every_pattern
def test_price_in_figures_and_words(pattern: Pattern) -> None:
    text = whole_text(agreement_pdf(agreement(pattern)))
    expected = {
        Pattern.INTI_PLASMA: "Rp1.250.000,00 (satu juta dua ratus lima puluh ribu rupiah) per ton",
        Pattern.SUBKONTRAK: "Rp18.500,00 (delapan belas ribu lima ratus rupiah) per pasang",
        Pattern.DISTRIBUSI_KEAGENAN: "Rp385.000,00 (tiga ratus delapan puluh lima ribu rupiah) per sak",
        Pattern.RANTAI_PASOK: "Rp1.250.000,00 (satu juta dua ratus lima puluh ribu rupiah) per ton",
        Pattern.PERDAGANGAN_UMUM: "Rp42.500,50 (empat puluh dua ribu lima ratus rupiah lima puluh sen)",
    }
    assert expected[pattern] in text


def test_a_formula_stands_in_for_a_price() -> None:
    floating = replace(agreement(), price=Price(None, "ton", "harga pasar Tuban dikurangi ongkos angkut"))
    text = whole_text(agreement_pdf(floating))
    assert "jumlah per ton yang dihitung dengan rumus “harga pasar Tuban dikurangi ongkos angkut”" in text


@both_papers
@every_pattern
def test_every_page_is_counted_and_has_room_for_initials(pattern: Pattern, paper: str) -> None:
    pages = page_texts(agreement_pdf(agreement(pattern), paper=paper))
    assert 7 <= len(pages) <= 12
    for number, page in enumerate(pages, start=1):
        assert f"Halaman {number} dari {len(pages)}" in page
        assert "Paraf" in page


@both_papers
def test_paper_size(paper: str) -> None:
    millimetres = {"A4": (210, 297), "F4": (215, 330)}[paper]
    box = PdfReader(BytesIO(agreement_pdf(agreement(), paper=paper))).pages[0].mediabox
    assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == millimetres


def test_unknown_paper_is_refused() -> None:
    with pytest.raises(ValueError, match="Letter"):
        agreement_pdf(agreement(), paper="Letter")


def test_only_embedded_fonts() -> None:
    used = fonts(agreement_pdf(agreement()))
    assert used
    assert all(used.values())
    assert all("PTSerif" in name or "PT_Serif" in name for name in used)


def test_equal_documents_give_equal_bytes() -> None:
    assert agreement_pdf(agreement()) == agreement_pdf(agreement())
    assert agreement_pdf(agreement()) != agreement_pdf(replace(agreement(), payment_days=15))


def test_papers_printed_before_change_nothing() -> None:
    first = agreement_pdf(agreement(), paper="F4")
    for pattern in Pattern:
        agreement_pdf(agreement(pattern), paper="A4", draft=True)
    assert agreement_pdf(agreement(), paper="F4") == first


def test_the_watermark_is_on_every_page_of_a_draft_only() -> None:
    draft, final = agreement_pdf(agreement(), draft=True), agreement_pdf(agreement())
    assert all("DRAF" in page for page in page_texts(draft))
    assert "DRAF" not in whole_text(final)


def test_a_missing_name_stops_the_paper_but_not_the_draft() -> None:
    with pytest.raises(UnfilledPlaceholder):
        agreement_pdf(nameless(agreement()))
    assert "………" in whole_text(agreement_pdf(nameless(agreement()), draft=True))


@pytest.mark.parametrize("field", ["subject", "place", "commodity", "forum_name"])
def test_no_gap_is_printed(field: str) -> None:
    with pytest.raises(UnfilledPlaceholder):
        agreement_pdf(replace(agreement(), **{field: ""}))


@pytest.mark.parametrize("field", ["representative", "position", "address", "authority"])
def test_no_gap_in_a_party_is_printed(field: str) -> None:
    document = agreement()
    with pytest.raises(UnfilledPlaceholder):
        agreement_pdf(replace(document, second=replace(document.second, **{field: ""})))


@both_papers
@pytest.mark.parametrize("lines", range(0, 60, 12))
def test_signatures_stay_with_the_closing_words(lines: int, paper: str) -> None:
    pages = page_texts(agreement_pdf(_longer(agreement(), lines), paper=paper))
    closing = next(page for page in pages if "Demikian Perjanjian ini dibuat" in page)
    for words in ("Meterai", LARGE.representative, SMALL.representative, "Nur Contoh", "Mengetahui"):
        assert words in closing
    assert "NIP 197001011995031001" in closing


def _longer(document: AgreementDocument, lines: int) -> AgreementDocument:
    filler = "keterangan tambahan mengenai skala usaha yang disepakati " * (2 * lines)
    return replace(document, terms=(*document.terms, Term("kegiatan", "skala", filler or "kecil")))


@both_papers
@pytest.mark.parametrize("lines", range(0, 60, 12))
def test_no_heading_ends_a_page(lines: int, paper: str) -> None:
    for page in page_texts(agreement_pdf(_longer(agreement(), lines), paper=paper)):
        body = re.sub(r"Perjanjian Kemitraan · Nomor.*$", "", page).rstrip()
        assert not re.search(r"(?:Pasal|Lampiran) [\dIV]+ [^.;:()]{0,90}$", body)


@pytest.mark.parametrize(
    "name", ["CV <b>Jaya</b> & Putra", "PT A<B>C", "UD 'R&D' \"X\"", "&amp; <img src=x>", "<a", "a > b"]
)
def test_names_are_printed_as_written(name: str) -> None:
    document = agreement()
    marked = replace(document, second=replace(document.second, name=name), place=f"Tuban {name}")
    text = whole_text(agreement_pdf(marked))
    assert text.count(printable(name)) >= 5


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(codec="latin-1", categories=("L", "N", "P", "S")), min_size=1, max_size=40))
def test_any_name_survives(name: str) -> None:
    document = agreement()
    pdf = agreement_pdf(replace(document, witnesses=(Witness(f"Awal {name} Akhir"),)))
    squeezed = re.sub(r"\s", "", whole_text(pdf))
    assert re.sub(r"\s", "", f"Awal{printable(name)}Akhir") in squeezed


@both_papers
def test_a_clause_of_ten_thousand_characters_splits(paper: str) -> None:
    words = "Para Pihak menyepakati rincian yang panjang sekali tanpa akhir; " * 160
    document = replace(
        agreement(),
        terms=(
            Term("kegiatan", "skala", words),
            Term("sarana", "daftar", (("Bibit", words, "Rp500,00", "Agustus"),)),
        ),
        specification=(SpecificationRow("Uraian mutu", words, "tidak ada"),),
    )
    text = whole_text(agreement_pdf(document, paper=paper))
    assert text.count("rincian yang panjang sekali") >= 3 * 160 - 30
    assert "Mengetahui" in text


def test_very_long_names_and_words() -> None:
    document = agreement()
    name = "Koperasi Produsen " + "Sumber Rejeki Makmur Bersama " * 12 + "X" * 120
    long = replace(
        document,
        first=replace(document.first, name=name, representative=name),
        second=replace(document.second, name=name.upper(), address=name * 3),
        number_first="9" * 200,
    )
    text = whole_text(agreement_pdf(long))
    assert text.count("Sumber Rejeki Makmur Bersama") > 20
    assert "Mengetahui" in text


def test_arbitration_replaces_the_court() -> None:
    name = "Badan Arbitrase Nasional Indonesia Perwakilan Surabaya"
    text = whole_text(agreement_pdf(replace(agreement(), forum=Forum.BANI, forum_name=name)))
    assert f"arbitrase di {name}" in text
    assert "pengadilan" not in text.split("Penyelesaian Perselisihan")[1].split("Pasal")[0]


def test_an_agent_earns_commission_and_a_distributor_a_discount() -> None:
    distributor = agreement(Pattern.DISTRIBUSI_KEAGENAN)
    agent = replace(distributor, terms=(Term("kegiatan", "jenis", "agen"),))
    assert "komisi 10% (sepuluh persen)" in whole_text(agreement_pdf(agent))
    assert "Agen adalah PIHAK KEDUA" in whole_text(agreement_pdf(agent))
    assert "bebas menentukan harga jual eceran" in whole_text(agreement_pdf(distributor))
    assert "PIHAK KEDUA atau Agen" in whole_text(agreement_pdf(agent))


def test_only_the_ticked_supports_are_promised() -> None:
    document = replace(agreement(), duties=("bimbingan",))
    text = whole_text(agreement_pdf(document))
    assert "memberikan bimbingan teknis produksi dan bimbingan manajemen usaha." in text
    assert "membantu penyediaan dan penyiapan lahan" not in text


def test_annexes_without_rows_say_what_holds() -> None:
    bare = replace(agreement(), specification=(), price_list=(), schedule=(), papers=())
    text = whole_text(agreement_pdf(bare))
    assert "Ubi kayu segar memenuhi mutu yang baik" in text
    assert "Penyerahan dilakukan sebanyak 12,5 (dua belas koma lima) ton setiap bulan" in text
    assert "Tidak ada salinan dokumen" in text


def test_no_letterhead_no_officials() -> None:
    text = whole_text(agreement_pdf(replace(agreement(), letterhead=None, officials=())))
    assert "Mengetahui" not in text
    assert "PT TAPIOKA PANTURA SEJAHTERA" not in text


def test_the_metadata_names_the_paper_and_nobody() -> None:
    reader = PdfReader(BytesIO(agreement_pdf(agreement())))
    assert reader.metadata is not None
    assert reader.metadata.title == "Perjanjian Kemitraan Pola Inti-Plasma · Nomor 012/KADIN-JTM/VII/2026"
    assert SMALL.name not in str(reader.metadata)




def test_an_advance_is_spoken_of_only_where_there_is_one() -> None:
    without = replace(agreement(), terms=())
    assert "menerima pelunasan uang muka" in whole_text(agreement_pdf(agreement()))
    text = whole_text(agreement_pdf(without))
    assert text.count("uang muka") == text.count("tidak memberikan uang muka") == 1
    assert "pemotongan" not in text.casefold()
    assert "uang muka" not in whole_text(agreement_pdf(agreement(Pattern.RANTAI_PASOK)))


@pytest.mark.parametrize("pattern", [each for each in Pattern if each is not Pattern.INTI_PLASMA])
def test_ending_for_force_majeure_contradicts_nothing(pattern: Pattern) -> None:
    text = whole_text(agreement_pdf(agreement(pattern)))
    (number,) = re.findall(r"Pasal (\d+) Keadaan Kahar", text)
    assert f"secara sepihak selain menurut Pasal ini dan Pasal {number} ayat (4)" in text
    assert f"keadaan kahar menurut Pasal {number} ayat (4)." in text


def test_material_of_the_first_party_is_reckoned_in_subcontracting_only() -> None:
    text = whole_text(agreement_pdf(agreement(Pattern.SUBKONTRAK)))
    assert text.count("setelah nilai bahan milik PIHAK PERTAMA") == 2
    assert "nilai bahan milik PIHAK PERTAMA" not in whole_text(agreement_pdf(agreement(Pattern.PERDAGANGAN_UMUM)))


def test_the_yield_of_the_chain_takes_the_place_of_the_loss() -> None:
    least = Term("bahan", "hasil", "paling sedikit 80 kg dari 100 kg")
    known = replace(agreement(Pattern.SUBKONTRAK), assumed=(least,))
    text = whole_text(agreement_pdf(known))
    assert "Hasil Pekerjaan yang wajar dari bahan baku adalah paling sedikit 80 kg dari 100 kg." in text
    assert "Susut bahan" not in text
    assert "Susut bahan" in whole_text(agreement_pdf(agreement(Pattern.SUBKONTRAK)))


def test_a_heading_promises_an_incentive_only_where_there_is_one() -> None:
    plain = agreement(Pattern.RANTAI_PASOK)
    assert "Denda dan Insentif" not in whole_text(agreement_pdf(plain))
    rewarded = replace(plain, terms=(Term("denda", "insentif", Decimal(2)),))
    assert re.search(r"Pasal \d+ Denda dan Insentif", whole_text(agreement_pdf(rewarded)))


@every_pattern
def test_words_that_a_lawyer_struck_out(pattern: Pattern) -> None:
    text = whole_text(agreement_pdf(agreement(pattern)))
    for word in ("belah pihak", "addendum", "saksi pengetahuan", "dibeli putus", "komisi"):
        assert word not in text
    if pattern not in (Pattern.INTI_PLASMA, Pattern.PERDAGANGAN_UMUM):
        assert not re.search(r"(?<!\. )\b(?:pesanan|tagihan)\b", text)


@both_papers
@every_pattern
def test_a_provision_stands_with_the_signatures(pattern: Pattern, paper: str) -> None:
    pages = page_texts(agreement_pdf(agreement(pattern), paper=paper))
    (signing,) = [page for page in pages if "Demikian Perjanjian ini dibuat" in page]
    assert "Perjanjian ini dibuat dalam Bahasa Indonesia" in signing
    assert "Meterai dilekatkan pada satu kotak" in signing
    assert len(pages[-1].split()) > 60
