"""Agreements with groups on paper: everybody named, shares that add up, one sheet on which all of them sign."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.agreement import AgreementDocument, agreement_pdf
from reports.agreement.spoken import spoken
from reports.plain_page.page import plain_page_pdf
from tests.reports.groups import LONG, with_group, with_powers
from tests.reports.reading import fonts, page_texts
from tests.reports.samples import agreement

CASES = [
    (count, long, paper) for count in (2, 12, 40) for long in (False, True) for paper in ("A4", "F4")
]


def lists_of(pages: list[str]) -> tuple[str, str, int]:
    """Lampiran V, Lampiran VI, and how many pages that has."""
    (first,) = [at for at, page in enumerate(pages) if page.startswith("Lampiran VI ")]
    start = next(at for at, page in enumerate(pages) if "Lampiran V " in page)
    return " ".join(pages[start:first]), " ".join(pages[first:]), len(pages) - first


@pytest.mark.parametrize(("count", "long", "paper"), CASES)
def test_everybody_is_listed_and_signs(count: int, long: bool, paper: str) -> None:
    document = with_group(count, long=long)
    pages = page_texts(agreement_pdf(document, paper))
    members, power, sheets = lists_of(pages)
    for each in document.members:
        assert each.name in members
        assert each.nib in members
        assert each.leads or each.representative in power
    assert "100,00%" in members
    assert f"{count * 100:,} kilogram".replace(",", ".") in members
    assert sheets == 1 or long, "names as they usually are leave room for all on one sheet"
    assert sheets <= 4


def test_the_list_goes_on_with_its_heading() -> None:
    pages = page_texts(agreement_pdf(with_group(40, long=True), "A4"))
    headed = [page for page in pages if "Nama usaha Alamat" in page]
    assert len(headed) > 2


def test_a_row_in_which_somebody_signs_is_never_cut() -> None:
    document = with_group(40, long=True)
    pages = page_texts(agreement_pdf(document, "A4"))
    for each in document.members:
        assert any(f"{each.name}, NIB {each.nib}" in page or f"{each.name} (ketua), NIB" in page for page in pages)


def test_who_has_signed_a_power_of_his_own_is_named_with_its_number() -> None:
    _, power, _ = lists_of(page_texts(agreement_pdf(with_powers(with_group(3)), "A4")))
    assert "Surat kuasa nomor U-000002/SK/XI/2026 tanggal 3 November 2026" in power


def test_the_leader_receives_the_power_and_does_not_give_it() -> None:
    document = with_group(4)
    _, power, _ = lists_of(page_texts(agreement_pdf(document, "A4")))
    assert "Anggota 1, Tani 1" not in power
    assert "Anggota 2, Tani 2" in power
    assert power.count("Anggota 1") == 2, "as who is empowered, and where he signs"


def test_no_agreement_with_one_enterprise_has_the_annexes() -> None:
    assert "Lampiran V" not in " ".join(page_texts(agreement_pdf(agreement(), "A4")))


def test_the_group_acts_for_its_members() -> None:
    first = page_texts(agreement_pdf(with_group(2), "A4"))[0]
    assert "untuk dan atas nama para anggota Kelompok Tani Satu dkk. yang tercantum dalam Lampiran V" in first


def test_the_facts_hold_what_the_annexes_say() -> None:
    titles = ("Daftar Anggota Kelompok", "Surat Kuasa Para Anggota")
    said = [each for each in spoken(with_group(2)) if each.title in titles]
    assert tuple(each.title for each in said) == titles
    printed = " ".join(page_texts(agreement_pdf(with_group(2), "A4")))
    for each in said:
        for sentence in each.sentences:
            assert sentence in printed


@pytest.mark.parametrize("words", ["<b>Tani</b> & Anak", "Tani }{nama_pertama} {x}", "Kelompok “Maju” \\n"])
def test_names_are_printed_as_they_are(words: str) -> None:
    document = with_group(3)
    members = (document.members[0], replace(document.members[1], name=words), document.members[2])
    pages = page_texts(agreement_pdf(replace(document, members=members), "A4"))
    assert sum(words in page for page in pages) == 2


def test_equal_groups_give_equal_bytes_and_embed_their_fonts() -> None:
    first = agreement_pdf(with_group(22), "F4")
    assert agreement_pdf(with_group(22), "F4") == first
    assert all(fonts(first).values())


def test_a_draft_without_givers_is_still_a_page() -> None:
    document = with_group(1)
    alone: AgreementDocument = replace(document, members=(replace(document.members[0], leads=True),))
    assert "Surat Kuasa" in page_texts(agreement_pdf(alone, "A4", draft=True))[-1]


def test_the_longest_name_is_whole_on_the_signing_page() -> None:
    document = with_group(2, long=True)
    assert any(LONG in page and "PIHAK KEDUA" in page for page in page_texts(agreement_pdf(document, "A4")))


def test_the_page_in_plain_words_says_whose_figures_it_shows() -> None:
    said = "Jumlah dan hitungan di lembar ini untuk seluruh kelompok."
    of_group, alone = (
        " ".join(page_texts(plain_page_pdf(each, None, "Dinas Contoh"))) for each in (with_group(3), agreement())
    )
    assert said in of_group
    assert said not in alone
